"""Statistics of characters at the borders of paragraphs: how likely one follows another, or begins one."""

from __future__ import annotations

import os
from array import array
from bisect import bisect_left
from functools import cache

__all__ = ["SeamTable", "table", "use_table"]

_KEPT = 8000
"""Pairs whose ratio is kept: a few hundred characters stand at most seams."""

_EXPECTED = 8
"""Shares (see `SeamTable`) that together make a pair so likely by chance that it is missed."""


class SeamTable:
    """Packed counts: how much likelier than chance one character follows another, or a border of clauses.

    The file holds the number of first characters and of pairs (4 bytes each), the sorted first characters
    (2 bytes each), where the pairs of each one begin (4 bytes each, and the end of the last), the second
    characters of the pairs (2 bytes each, sorted for each first one) and half a byte each: log2 of the ratio
    plus 6, the earlier pair in the lower half. Numbers are little-endian. Three signs stand in pairs for what
    is no character: `BORDER` for a paragraph's begin (as first) and a clause's end (as second), `CLAUSE` (as
    first) for a clause's begin, `SHARE` (as first) for a character's share of all: log2 of it a million
    times, less 6.
    """

    BORDER, CLAUSE, SHARE = "\0", "\1", "\2"

    def __init__(self, data: bytes) -> None:
        firsts = int.from_bytes(data[:4], "little")
        count = int.from_bytes(data[4:8], "little")
        self._firsts, self._starts, self._seconds = array("H"), array("I"), array("H")
        packed = memoryview(data)  # a slice of it is no copy
        at = 8
        for numbers, size in ((self._firsts, firsts), (self._starts, firsts + 1), (self._seconds, count)):
            end = at + size * numbers.itemsize
            numbers.frombytes(packed[at:end])
            at = end
        self._values = packed[at:]
        self._kept: dict[str, int | None] = {}
        self._rows: dict[int, tuple[int, int]] = {}

    def ratio(self, first: str, second: str) -> int | None:
        """The log-ratio of this pair in whole bits, -6 to 9; None where it was hardly ever seen."""
        pair = first + second
        try:
            return self._kept[pair]
        except KeyError:
            if len(self._kept) > _KEPT:
                self._kept.clear()
            ratio = self._kept[pair] = self._look_up(ord(first), ord(second))
            return ratio

    def _look_up(self, first: int, second: int) -> int | None:
        start, end = self._rows.get(first) or self._row(first)
        at = bisect_left(self._seconds, second, start, end)
        if at == end or self._seconds[at] != second:
            return None
        return (self._values[at >> 1] >> 4 * (at & 1) & 15) - 6

    def _row(self, first: int) -> tuple[int, int]:
        """Where the pairs of this first character begin and end; kept, as it comes again before they do."""
        row = bisect_left(self._firsts, first)
        if row == len(self._firsts) or self._firsts[row] != first:
            return 0, 0
        span = self._rows[first] = self._starts[row], self._starts[row + 1]
        return span

    def never(self, first: str, second: str) -> bool:
        """Whether a pair that was not seen would have been, were it no rarer than chance makes it."""
        shares = self.ratio(self.SHARE, first), self.ratio(self.SHARE, second)
        return shares[0] is not None and shares[1] is not None and shares[0] + shares[1] >= _EXPECTED


_table: list[SeamTable] = []


def use_table(other: SeamTable | None) -> None:
    """Weigh seams by another table (for learning and tests); None: the shipped one again."""
    _table[:] = [other] if other else []


def table() -> SeamTable:
    """The table in use: the shipped one, read when first needed, unless `use_table` named another."""
    return _table[0] if _table else _shipped()


@cache
def _shipped() -> SeamTable:
    # No Path: importing pathlib takes as long as reading the page.
    with open(os.path.join(os.path.dirname(__file__), "seam_data.bin"), "rb") as file:  # noqa: PTH118, PTH120, PTH123
        return SeamTable(file.read())
