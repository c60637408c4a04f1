"""Tables and pure functions about characters: cleaning, cell widths, classes."""

from reader.chars.sanitise import Sanitised, sanitise, split_lines, visible
from reader.chars.width import cell_width, cell_widths, char_width, cut

__all__ = [
    "Sanitised",
    "cell_width",
    "cell_widths",
    "char_width",
    "cut",
    "sanitise",
    "split_lines",
    "visible",
]
