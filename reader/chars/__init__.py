"""Tables and pure functions about characters: cleaning, cell widths, classes."""

from reader.chars.sanitise import Sanitised, sanitise, split_lines

__all__ = ["Sanitised", "sanitise", "split_lines"]
