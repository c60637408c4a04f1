"""Tables: rows of cells parted by tabs, set in columns where they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.typeset.breaks import Breaks

__all__ = ["Row", "columns"]

Row = tuple[int, int, tuple[tuple[int, str], ...], int]
"""Start and end offset, gaps (see Line.gaps) and cells of one row."""

_BETWEEN_CELLS = 2


def columns(text: str, breaks: Breaks, start: int, end: int, measure: int) -> list[Row] | None:
    """The rows of the table text[start:end] in columns; None if they need more than `measure` cells.

    Rows are parted by line breaks, cells by tabs. A row without a tab is taken as it is and must
    fit by itself.
    """
    rows: list[list[tuple[int, int]]] = []
    widths: list[int] = []
    at = start
    for row in text[start:end].split("\n"):
        spans: list[tuple[int, int]] = []
        for cell in row.split("\t"):
            spans.append((at, at + len(cell)))
            at += len(cell) + 1
        rows.append(spans)
        if len(spans) == 1:
            if breaks.cells[at - 1] - breaks.cells[spans[0][0]] > measure:
                return None
            continue
        widths += [0] * (len(spans) - len(widths))
        for i, (first, last) in enumerate(spans):
            widths[i] = max(widths[i], breaks.cells[last] - breaks.cells[first])
        if sum(widths) + _BETWEEN_CELLS * (len(widths) - 1) > measure:
            return None
    return [_row(spans, widths, breaks) for spans in rows]


def _row(spans: list[tuple[int, int]], widths: list[int], breaks: Breaks) -> Row:
    """One row: each tab is drawn as a blank, and gaps make up what is missing to the next column."""
    start, end = spans[0][0], spans[-1][1]
    gaps: list[tuple[int, str]] = []
    total = breaks.cells[end] - breaks.cells[start]
    for (first, last), width in zip(spans[:-1], widths, strict=False):
        blanks = width - (breaks.cells[last] - breaks.cells[first]) + _BETWEEN_CELLS - 1
        gaps.append((last + 1 - start, " " * blanks))
        total += blanks
    return start, end, tuple(gaps), total
