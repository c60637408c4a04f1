"""Columns, as a newspaper has them: the rows of a set article laid out side by side.

A spread is what one screen shows of an article: the rest of its heading over the whole breadth, and
below it columns of equal height, filled from left to right. Everything is counted in rows, which
are indices into the article's lines; what is cut where hangs on nothing but the row at the top.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.typeset.forms import BOX_BOTTOM, BOX_TOP, HEADINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.typeset.model import Line

__all__ = ["Flow", "Spread", "heading_rows"]

_LEADS = HEADINGS | {"subhead", "box-title", "byline"}
"""Roles that belong to what stands below them, so that no column ends with them."""

_LEAST_SHARED = 4
"""An end that fits is shared out evenly, unless that would make columns of fewer rows than this."""

_MOST_BLANKS = 3
"""Blank rows that the foot of a column may swallow beyond its height; how far a search starts early."""


class Spread(NamedTuple):
    """Rows on one screen. `head`: those over the whole breadth; `columns`: those of each column.

    Ranges are half open. Between the end of a column and the begin of the next stand only blank
    rows, which are shown nowhere. `end`: the row behind all of them, where the next spread begins.
    """

    head: tuple[int, int]
    columns: tuple[tuple[int, int], ...]
    end: int

    def at(self, column: int, row: int) -> int | None:
        """The row of the article that a row of the screen shows in a column; None where it is empty."""
        start, stop = self.head
        if row < stop - start:
            return start + row
        first, last = self.columns[column]
        found = first + row - (stop - start)
        return found if found < last else None


def heading_rows(lines: Sequence[Line]) -> int:
    """How many rows at the begin are heading: its parts, the bylines right below it, the gap after them."""
    for at, line in enumerate(lines):
        if line.role not in HEADINGS and line.role not in ("byline", "blank"):
            return at
    return len(lines)


class Flow(NamedTuple):
    """An article's lines, poured into `columns` columns of a screen of `height` rows.

    `rows`: lines up to the last one that shows text; `heading`: how many of them, at the begin, go
    over the whole breadth (0 where there is one column).
    """

    lines: Sequence[Line]
    rows: int
    heading: int
    columns: int
    height: int

    def spread(self, top: int) -> Spread:
        """The spread whose first row is `top`. What fits is shared out evenly among the columns."""
        head_end = min(max(self.heading, top), top + self.height)
        height = self.height - (head_end - top)
        if height <= 0:
            return Spread((top, head_end), ((head_end, head_end),) * self.columns, head_end)
        columns, end = self._fill(head_end, height)
        even = -(-(self.rows - head_end) // self.columns)
        if self.columns > 1 and end >= self.rows and even >= _LEAST_SHARED:
            for lower in range(even, height):
                balanced, balanced_end = self._fill(head_end, lower)
                if balanced_end >= self.rows:
                    columns = balanced
                    break
        return Spread((top, head_end), columns, end)

    def before(self, row: int) -> int:
        """The top of the spread that ends with the row before `row`, or the first that shows up to it.

        Nothing between the two goes unseen; at least one row back, not before the first.
        """
        top = self._first_reaching(row)
        while 0 < top < row and self.lines[top].role == "blank":
            top += 1
        return max(0, min(top, row - 1))

    def last(self) -> int:
        """The top of the fullest spread that shows the last row."""
        return self._first_reaching(self.rows)

    def _first_reaching(self, row: int) -> int:
        top = max(0, row - self.columns * (self.height + _MOST_BLANKS))
        while top < row and self._end(top) < row:
            top += 1
        return top

    def _end(self, top: int) -> int:
        """Where the spread at `top` ends, without sharing out."""
        head_end = min(max(self.heading, top), top + self.height)
        height = self.height - (head_end - top)
        return self._fill(head_end, height)[1] if height > 0 else head_end

    def _fill(self, start: int, height: int) -> tuple[tuple[tuple[int, int], ...], int]:
        """The rows of each column of this height, and the first row behind them."""
        found: list[tuple[int, int]] = []
        for _ in range(self.columns):
            stop = self._stop(start, min(start + height, self.rows))
            found.append((start, stop))
            start = stop
            while start < self.rows and self.lines[start].role == "blank":
                start += 1
        return tuple(found), start

    def _stop(self, start: int, stop: int) -> int:
        """Where a column ends that has room up to `stop`.

        A paragraph's last line does not stand alone at the top of the next one where another
        line can go along for one empty row. With one column it may: there the text is moved by
        lines too, and its last row would come and go.
        """
        at = self._edge(start, stop)
        if (
            self.columns > 1
            and start < at - 1
            and self._cuts_last(at)
            and self._edge(start, at - 1) == at - 1
        ):
            return at - 1
        return at

    def _cuts_last(self, at: int) -> bool:
        """Whether the row `at` is the last of a part whose row before it is above."""
        if at >= self.rows:
            return False
        part = self.lines[at].part
        behind = self.lines[at + 1].part if at + 1 < self.rows else -1
        return part >= 0 and self.lines[at - 1].part == part and behind != part

    def _edge(self, start: int, stop: int) -> int:
        """Where a column ends that has room up to `stop`: with nothing that leads to what is cut off."""
        if stop >= self.rows:
            return max(start, self.rows)
        at = stop
        if at - 1 > start and self.lines[at].role == "rule" and self.lines[at].prefix == BOX_BOTTOM:
            at -= 1
        kept = at
        while at > start and (self.lines[at - 1].role == "blank" or _leads(self.lines[at - 1])):
            at -= 1
        if at == start:
            return stop
        # Only blank rows at the foot: they are room, not text.
        return at if any(_leads(line) for line in self.lines[at:kept]) else kept


def _leads(line: Line) -> bool:
    return line.role in _LEADS or (line.role == "rule" and line.prefix == BOX_TOP.rstrip())
