"""The form of each part of an article, as data: indents, marks and blank rows.

Every form can be told from the others without colour or bold: an indent for paragraphs, marks for
labels, subheads and captions, the right margin for credits, sign-offs and jump lines, a frame for
boxes; the headline stands between blank rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.issue import PartName

__all__ = [
    "BOX_BOTTOM",
    "BOX_SIDE",
    "BOX_TOP",
    "FORMS",
    "HEADINGS",
    "INDENT_CELLS",
    "LEAST_MEASURE_FOR_MARKS",
    "PICTURE",
    "Form",
]


class Form(NamedTuple):
    """`mark` is drawn before the first line, its breadth in spaces before the others (with
    `repeat` the mark again). `indent`: cells before the first line, `inset`: before every line.
    `right`: set at the right margin where the line is short enough, and then close to what stands
    above. `after`: blank rows below it (above, a flush part always has one). `verse`: line by
    line, the source's relative indents kept; `table`: in columns."""

    mark: str = ""
    repeat: bool = False
    indent: int = 0
    inset: int = 0
    right: bool = False
    after: int = 1
    verse: bool = False
    table: bool = False


INDENT_CELLS = 4
"""Two characters, as every Chinese paper indents its paragraphs."""

FORMS: dict[PartName, Form] = {
    "label": Form(mark="◇ "),
    "series": Form(mark="◆ "),
    "kicker": Form(),
    "headline": Form(),
    "deck": Form(),
    "byline": Form(),
    "paragraph": Form(indent=INDENT_CELLS, after=0),
    "subhead": Form(mark="▌", repeat=True, after=0),
    "caption": Form(mark="▲ "),
    "credit": Form(right=True),
    "sign-off": Form(right=True),
    "jump": Form(right=True),
    "verse": Form(inset=INDENT_CELLS, verse=True),
    "table": Form(table=True),
    "box-title": Form(after=0),
}

HEADINGS: frozenset[PartName] = frozenset({"label", "series", "kicker", "headline", "deck"})

BOX_TOP, BOX_SIDE, BOX_BOTTOM = "┌ ", "│ ", "└─"
PICTURE = "〔图〕"

LEAST_MEASURE_FOR_MARKS = 16
"""Under this many cells there is no room for marks, insets and frames, and a paragraph's indent
is halved; under half of it there is none."""
