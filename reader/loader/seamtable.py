"""Statistics of characters at the borders of paragraphs: how likely one follows another, or begins one."""

from __future__ import annotations

import os
from array import array
from bisect import bisect_left
from functools import cache

__all__ = ["SeamTable", "table", "use_table"]


class SeamTable:
    """Packed counts: how much likelier than chance one character follows another or begins a paragraph.

    The file holds the number of keys (4 bytes), the sorted keys (4 bytes each: first << 16 | second,
    first 0 where the second begins a paragraph, second 0 where the first ends one) and a signed byte
    each: log2 of the ratio, times 8. Numbers are little-endian.
    """

    def __init__(self, data: bytes) -> None:
        count = int.from_bytes(data[:4], "little")
        self._keys, self._values = array("I"), array("b")
        counts = memoryview(data)  # a slice of it is no copy: the file takes 0.7 MB
        self._keys.frombytes(counts[4 : 4 + 4 * count])
        self._values.frombytes(counts[4 + 4 * count : 4 + 5 * count])

    def ratio(self, first: str, second: str) -> int | None:
        """The packed log-ratio of this pair (eighths of a bit); None where it was never seen.

        "" for `first` asks how much likelier `second` begins a paragraph, for `second` how much likelier
        `first` ends one.
        """
        key = (ord(first or "\0") & 0xFFFF) << 16 | ord(second or "\0") & 0xFFFF
        keys = self._keys
        at = bisect_left(keys, key)
        return self._values[at] if at < len(keys) and keys[at] == key else None


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
