"""Where things stand on the screen: pure arithmetic on columns and rows, in cells."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["MIN_COLUMNS", "MIN_ROWS", "WIDE_COLUMNS", "Box", "Layout", "lay_out"]

MIN_COLUMNS, MIN_ROWS = 60, 16
"""Below this the screen says so instead of showing half a word."""

WIDE_COLUMNS = 100
"""From here up the contents stands beside the text; below it lies over it when called."""

MEASURE = 80
"""The widest line of text: 40 characters, the upper end of what is read with ease."""

_LEFT, _RIGHT = 3, 2
"""The least margins: the mark of the paragraph at hand and its gap; two cells for a hanging mark."""


class Box(NamedTuple):
    """A rectangle of cells; x and y count from the screen's upper left."""

    x: int
    y: int
    width: int
    height: int


class Layout(NamedTuple):
    """The boxes of the screen's parts; None where a part isn't shown.

    `margin` is the text column's distance from the pane's left edge, `measure` its width (a
    closing mark may hang two cells over it), `gap` the blank rows above the text in the pane, and
    `text_rows` the rows of text.
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

    @property
    def wide(self) -> bool:
        """Whether the contents has room beside the text."""
        return self.columns >= WIDE_COLUMNS


def lay_out(columns: int, rows: int, *, contents: bool, alone: bool = False) -> Layout:
    """Lay the screen out. `contents`: whether it is called for; `alone`: the text without lines around it.

    Any size gives a layout; one that is too small has `fits` false and the pane over the whole screen.
    """
    fits = columns >= MIN_COLUMNS and rows >= MIN_ROWS
    bars = fits and not alone
    top = Box(0, 0, columns, 1) if bars else None
    foot = Box(0, rows - 1, columns, 1) if bars else None
    y, height = (1, rows - 2) if bars else (0, rows)
    wide = columns >= WIDE_COLUMNS
    list_box = None
    if fits and contents:
        list_box = Box(0, y, _contents_width(columns), height)
    x = list_box.width if list_box and wide else 0
    pane = Box(x, y, columns - x, height)
    room = max(2, pane.width - _LEFT - _RIGHT)
    measure = min(MEASURE, room - room % 2)
    margin = max(min(_LEFT, pane.width - measure), (pane.width - measure) // 2)
    gap = 1 if height >= 20 else 0
    bottom = 1 if height >= 22 else 0
    return Layout(
        columns, fits, top, foot, list_box, pane, margin, measure, gap, max(1, height - gap - bottom)
    )


def _contents_width(columns: int) -> int:
    """Cells of the contents: with its border a good quarter beside the text; over the text the whole screen.

    A strip of the text left beside it would be halves of lines, and of characters.
    """
    return min(60, columns * 7 // 25) if columns >= WIDE_COLUMNS else columns
