"""Tables and pure functions about characters: cleaning, cell widths, classes."""

from reader.chars.sanitise import Sanitised, sanitise, split_lines
from reader.chars.width import cell_width, char_width, cut

__all__ = ["Sanitised", "cell_width", "char_width", "cut", "sanitise", "split_lines"]
