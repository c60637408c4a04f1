"""Setting an article on a grid of cells: (article, width in cells, options) -> lines."""

from reader.typeset.model import Line, Options
from reader.typeset.places import cell_of, line_at, offset_at
from reader.typeset.setting import set_article
from reader.typeset.spread import Flow, Spread, heading_rows
from reader.typeset.wrapping import wrap

__all__ = [
    "Flow",
    "Line",
    "Options",
    "Spread",
    "cell_of",
    "heading_rows",
    "line_at",
    "offset_at",
    "set_article",
    "wrap",
]
