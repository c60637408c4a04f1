"""From offsets in an article's text to rows and cells, and back."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.chars.width import cell_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.typeset.model import Line

__all__ = ["cell_of", "line_at", "offset_at"]


def line_at(lines: Sequence[Line], offset: int) -> int:
    """Index of the line that shows the character at `offset`, or of the nearest text line before it."""
    at = bisect_right(lines, offset, key=lambda line: line.start) - 1
    while at > 0 and lines[at].part < 0:
        at -= 1
    return max(at, 0)


def cell_of(lines: Sequence[Line], offset: int, ambiguous_wide: bool = False) -> tuple[int, int]:
    """Row and cell (both from 0) at which the character at `offset` begins."""
    row = line_at(lines, offset)
    if not lines:
        return 0, 0
    line = lines[row]
    inside = min(max(offset - line.start, 0), len(line.text))
    return row, cell_width(line.prefix + line.text[:inside], ambiguous_wide)


def offset_at(lines: Sequence[Line], row: int, cell: int, ambiguous_wide: bool = False) -> int:
    """Offset of the character that covers this row and cell; the nearest one of that row else."""
    if not lines:
        return 0
    line = lines[min(max(row, 0), len(lines) - 1)]
    at = cell_width(line.prefix, ambiguous_wide)
    for i, char in enumerate(line.text):
        at += cell_width(char, ambiguous_wide)
        if at > cell:
            return line.start + i
    return max(line.start, line.end - 1)
