"""The printed lines of a column: what stands on one line is joined from left to right."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.pdfboxes import Box, Interval
    from reader.loader.pdffile import Run

__all__ = ["Line", "lines_of"]

_CELL = 2.0
"""Letters; wider white within a line parts cells of a table."""

_NEAR_RUNS = 24
"""A run that stands on others of its line is looked for among so many before it."""


@dataclass(slots=True)
class Line:
    """A printed line: its text and place, and the column it stands in, `edges` from left to right.

    `row` is its text with tabs for wide white, where it has any.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    bold: bool
    row: str = ""
    column: int = 0
    edges: Interval = (0.0, 0.0)

    @property
    def indent(self) -> float:
        """By how many letters the line begins right of its column's edge."""
        return (self.left - self.edges[0]) / self.size if self.size else 0.0

    @property
    def room(self) -> float:
        """The points that are left at the line's end."""
        return self.edges[1] - self.right


def lines_of(boxes: Sequence[Box], page: int) -> list[Line]:
    """The lines of a column from top to bottom; what stands on one line is joined from left to right."""
    lines: list[list[Run]] = []
    for box in sorted(boxes, key=lambda box: -box.run.base):
        run = box.run
        near = max(run.size, lines[-1][0].size) if lines else 0.0
        drop = lines[-1][0].base - run.base if lines else 0.0
        if lines and drop < 0.3 * near and not _overlaps(lines[-1], run):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [_line(sorted(runs, key=lambda run: run.left), page) for runs in lines]


def _overlaps(runs: Sequence[Run], run: Run) -> bool:
    return any(
        min(r.right, run.right) - max(r.left, run.left) > 0.6 * min(r.size, run.size)
        for r in runs[-_NEAR_RUNS:]
    )


def _line(runs: Sequence[Run], page: int) -> Line:
    text = row = runs[0].text
    for last, run in pairwise(runs):
        gap = (run.left - last.right) / run.size
        text += ("" if text.endswith(" ") or gap < 0.3 else " " if gap < 1.4 else "  ") + run.text
        row += ("\t" if gap >= _CELL else "" if gap < 0.3 else " ") + run.text
    main = max(runs, key=lambda run: run.right - run.left)
    right = max(run.right for run in runs)
    bold = all(run.bold for run in runs)
    return Line(text, page, runs[0].left, right, main.base, main.size, bold, row if "\t" in row else "")
