"""Where things stand on the screen: pure arithmetic on columns and rows, in cells."""

from __future__ import annotations

from typing import NamedTuple

__all__ = [
    "LEAST_MEASURE",
    "MEASURE",
    "MIN_COLUMNS",
    "MIN_ROWS",
    "MOST_COLUMNS",
    "MOST_MEASURE",
    "WIDE_COLUMNS",
    "Box",
    "Layout",
    "Shape",
    "lay_out",
]

MIN_COLUMNS, MIN_ROWS = 60, 16
"""Below this the screen says so instead of showing half a word."""

WIDE_COLUMNS = 100
"""From here up the contents stands beside the text; below it lies over it when called."""

MEASURE = 80
"""The widest line of text: 40 characters, the upper end of what is read with ease."""

LEAST_MEASURE, MOST_MEASURE = 32, 160
"""What the widest line can be set to. Under 16 characters marks and indents eat the line up."""

MOST_COLUMNS = 3

BETWEEN = 6
"""Cells between columns: two for a hanging mark, two of air, two for the mark of the paragraph at hand."""

_LEAST_CONTENTS = 40
"""A contents beside the text gives cells down to this where that lets another column stand."""

_LEFT, _RIGHT = 4, 2
"""The least margins: two signs, the mark of the paragraph at hand and its gap; two cells for hanging."""


class Shape(NamedTuple):
    """What is asked of the text: its widest line, in cells, and how many columns, 0 as many as suit."""

    measure: int = MEASURE
    columns: int = 0


class Box(NamedTuple):
    """A rectangle of cells; x and y count from the screen's upper left."""

    x: int
    y: int
    width: int
    height: int


class Layout(NamedTuple):
    """The boxes of the screen's parts; None where a part isn't shown.

    `margin` is the first text column's distance from the pane's left edge, `measure` the width of
    each of the `text_columns` (a closing mark may hang two cells over it), `gap` the blank rows above
    the text in the pane, and `text_rows` the rows of text.
    """

    columns: int
    fits: bool
    top: Box | None
    foot: Box | None
    contents: Box | None
    pane: Box
    margin: int
    measure: int
    gap: int
    text_rows: int
    text_columns: int = 1

    @property
    def breadth(self) -> int:
        """Cells from the first column's begin to the last one's end."""
        return self.left_of(self.text_columns) - BETWEEN - self.margin

    def left_of(self, column: int) -> int:
        """The cell of the pane at which a text column begins."""
        return self.margin + column * (self.measure + BETWEEN)

    def column_at(self, x: int) -> int:
        """The text column at a cell of the pane; the space before a column belongs to it."""
        at = (x - self.margin + BETWEEN // 2) // (self.measure + BETWEEN)
        return min(max(at, 0), self.text_columns - 1)

    @property
    def wide(self) -> bool:
        """Whether the contents has room beside the text."""
        return self.columns >= WIDE_COLUMNS


_AS_SUITS = Shape()


def lay_out(
    columns: int, rows: int, *, contents: bool, alone: bool = False, shape: Shape = _AS_SUITS
) -> Layout:
    """Lay the screen out. `contents`: whether it is called for; `alone`: the text without lines around it.

    Of the columns that are asked for as many are made as fit; without a wish, as many as have nearly
    the measure. Any size gives a layout; one that is too small has `fits` false and the pane over
    the whole screen.
    """
    fits = columns >= MIN_COLUMNS and rows >= MIN_ROWS
    bars = fits and not alone
    top = Box(0, 0, columns, 1) if bars else None
    foot = Box(0, rows - 1, columns, 1) if bars else None
    y, height = (1, rows - 2) if bars else (0, rows)
    wide = columns >= WIDE_COLUMNS
    beside = _contents_width(columns) if fits and contents and wide else 0
    count = _count(columns - min(beside, _LEAST_CONTENTS), shape) if fits else 1
    if count > 1 and beside:
        # Another column is worth more than the last cells of the contents, which cuts its titles.
        needed = count * _least(shape) + (count - 1) * BETWEEN + _LEFT + _RIGHT
        beside = min(beside, max(_LEAST_CONTENTS, columns - needed))
    list_box = None
    if fits and contents:
        list_box = Box(0, y, beside or _contents_width(columns), height)
    pane = Box(beside, y, columns - beside, height)
    room = max(2, (pane.width - _LEFT - _RIGHT - (count - 1) * BETWEEN) // count)
    measure = min(shape.measure, room - room % 2)
    used = count * measure + (count - 1) * BETWEEN
    margin = max(min(_LEFT, pane.width - used), (pane.width - used) // 2)
    gap = 1 if height >= 20 else 0
    bottom = 1 if height >= 22 else 0
    text_rows = max(1, height - gap - bottom)
    return Layout(columns, fits, top, foot, list_box, pane, margin, measure, gap, text_rows, count)


def _count(width: int, shape: Shape) -> int:
    """How many columns stand in a pane of this width."""
    room = width - _LEFT - _RIGHT + BETWEEN
    return max(1, min(shape.columns or MOST_COLUMNS, room // (_least(shape) + BETWEEN)))


def _least(shape: Shape) -> int:
    """The narrowest column: one that is asked for may be narrow, else it nearly has the measure."""
    return LEAST_MEASURE if shape.columns else shape.measure * 9 // 10


def _contents_width(columns: int) -> int:
    """Cells of the contents: with its border a good quarter beside the text; over the text the whole screen.

    A strip of the text left beside it would be halves of lines, and of characters.
    """
    return min(60, columns * 7 // 25) if columns >= WIDE_COLUMNS else columns
