"""Setting an article on a grid of cells: (article, width in cells, options) -> lines."""

from reader.typeset.model import Line, Options
from reader.typeset.places import cell_of, line_at, offset_at
from reader.typeset.setting import set_article

__all__ = ["Line", "Options", "cell_of", "line_at", "offset_at", "set_article"]
