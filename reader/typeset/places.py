"""From offsets in an article's text to rows and cells, and back."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from reader.chars.width import cell_width, cell_widths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.typeset.model import Line

__all__ = ["cell_of", "line_at", "offset_at"]

_START = itemgetter(0)


def line_at(lines: Sequence[Line], offset: int) -> int:
    """Index of the line that shows the character at `offset`, or of the nearest one before it.

    Blank lines and rules are passed over; before the first text line the answer is that line.
    """
    at = bisect_right(lines, offset, key=_START) - 1
    while at >= 0 and lines[at].part < 0:
        at -= 1
    if at >= 0:
        return at
    return next((i for i, line in enumerate(lines) if line.part >= 0), 0)


def _begins(line: Line, ambiguous_wide: bool) -> tuple[list[int], bytes | bytearray]:
    """The cell at which each character of a line begins, and where the last one ends; the widths."""
    widths = cell_widths(line.text, ambiguous_wide)
    first = cell_width(line.prefix, ambiguous_wide)
    if not line.gaps:
        return list(accumulate(widths, initial=first)), widths
    gaps = {i: cell_width(filled, ambiguous_wide) for i, filled in line.gaps}
    begins = [first := first + gaps.get(0, 0)]
    for i, width in enumerate(widths, start=1):
        begins.append(first := first + width + gaps.get(i, 0))
    return begins, widths


def cell_of(lines: Sequence[Line], offset: int, ambiguous_wide: bool = False) -> tuple[int, int]:
    """Row and cell (both from 0) at which the character at `offset` is drawn.

    A character that is not drawn (white space at a line's end, a line break) has the cell behind
    the line's last character, a combining mark the cell of the character that it belongs to.
    """
    if not lines:
        return 0, 0
    row = line_at(lines, offset)
    line = lines[row]
    begins, widths = _begins(line, ambiguous_wide)
    inside = min(max(offset - line.start, 0), len(widths))
    while 0 < inside < len(widths) and not widths[inside]:
        inside -= 1
    return row, begins[inside]


def offset_at(lines: Sequence[Line], row: int, cell: int, ambiguous_wide: bool = False) -> int:
    """Offset of the character drawn at this row and cell, or of the nearest one in that row.

    In blank lines and rules it is the offset of what follows. Rows and cells outside are drawn in.
    """
    if not lines:
        return 0
    line = lines[min(max(row, 0), len(lines) - 1)]
    begins, widths = _begins(line, ambiguous_wide)
    inside = max(bisect_right(begins, cell, 0, len(widths)) - 1, 0)
    while inside > 0 and not widths[inside]:
        inside -= 1
    return line.start + inside
