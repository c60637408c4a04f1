"""Tables and pure functions about characters: cleaning, cell widths, classes, folding."""

from reader.chars.folding import fold
from reader.chars.sanitise import Sanitised, sanitise, split_lines, visible
from reader.chars.width import cell_width, cell_widths, char_width, cut

__all__ = [
    "Sanitised",
    "cell_width",
    "cell_widths",
    "char_width",
    "cut",
    "fold",
    "sanitise",
    "split_lines",
    "visible",
]
