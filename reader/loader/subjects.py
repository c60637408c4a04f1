"""What a text is about: a short row of numbers from its characters, near for texts of one subject.

Two paragraphs of one story often have few words in common and speak of the same things all the same: 法官,
then 被告. Which characters go together was learnt from which paragraphs they stand in (latent semantic
analysis: Deerwester et al., Indexing by Latent Semantic Analysis, 1990, of characters in place of words), by
`tools/page_model`; `subject_data.bin` holds a row of small numbers for each character.
"""

from __future__ import annotations

import os
from array import array
from bisect import bisect_left
from functools import cache
from math import sqrt
from operator import mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from reader.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.loader.pieces import Scrap

__all__ = ["DIMENSIONS", "MOST", "REACH", "ZERO", "Subject", "likeness", "subject", "sum_of"]

DIMENSIONS = 64
"""Numbers in a row."""

REACH = 140
"""Characters of a piece that are looked at."""

MOST = 800
"""Characters of several pieces that are looked at together, the last piece's aside."""

ZERO = 32
"""What stands for 0 in a row: its numbers are -31 to 31, so that those of `MOST` and `REACH` characters
together make two bytes.
"""


class Subject(NamedTuple):
    """A text's numbers, and their length as a vector."""

    numbers: list[int]
    length: float


def sum_of(scrap: Scrap) -> int:
    """The rows of a piece's characters added up, each of the first `REACH` once."""
    if scrap.about is None:
        scrap.about = sum(map(_rows().__getitem__, set(scrap.text[:REACH])))
    return scrap.about


def subject(scraps: Iterable[Scrap], reach: int = MOST) -> Subject:
    """What these pieces are about, as many as make `reach` characters (to `MOST`): the first of them."""
    total = size = 0
    for scrap in scraps:
        total += sum_of(scrap)
        size += len(scrap.text)
        if size >= reach:
            break
    lanes = memoryview(total.to_bytes(2 * DIMENSIONS + 2, "little")).cast("H")
    zero = ZERO * lanes[DIMENSIONS]
    numbers = [lane - zero for lane in lanes[:DIMENSIONS]]
    return Subject(numbers, sqrt(sum(map(mul, numbers, numbers))))


def likeness(one: Subject, other: Subject) -> float:
    """How near two subjects are: the cosine of the angle between them, -1 to 1; 0 for one of nothing."""
    if not (one.length and other.length):
        return 0.0
    together: int = sum(map(mul, one.numbers, other.numbers))
    return together / (one.length * other.length)


class _Rows(dict[str, int]):
    """Each character's row as one long number, made when it is first asked for; 0 for the unknown.

    Two bytes hold a number of the row, the last two a 1: adding up long numbers adds all numbers of the rows
    at once, and counts them.

    The file holds the number of characters and that of rows (4 bytes each), the sorted characters (2 bytes
    each), each one's row (2 bytes; a traditional form has that of the simplified one), and the rows, a byte
    a number. Numbers are little-endian.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__()
        count, rows = int.from_bytes(data[:4], "little"), int.from_bytes(data[4:8], "little")
        self._chars, self._places = array("H"), array("H")
        packed = memoryview(data)
        self._chars.frombytes(packed[8 : 8 + 2 * count])
        self._places.frombytes(packed[8 + 2 * count : 8 + 4 * count])
        self._numbers = packed[8 + 4 * count : 8 + 4 * count + rows * DIMENSIONS]

    def __missing__(self, char: str) -> int:
        code = ord(char)
        at = bisect_left(self._chars, code)
        made = 0
        if at < len(self._chars) and self._chars[at] == code:
            start = self._places[at] * DIMENSIONS
            lanes = bytearray(2 * DIMENSIONS + 2)
            lanes[: 2 * DIMENSIONS : 2] = self._numbers[start : start + DIMENSIONS]
            lanes[2 * DIMENSIONS] = 1
            made = int.from_bytes(lanes, "little")
        self[char] = made
        return made


@cache
def _rows() -> _Rows:
    # No Path: importing pathlib takes as long as reading the page.
    with open(os.path.join(os.path.dirname(__file__), "subject_data.bin"), "rb") as file:  # noqa: PTH118, PTH120, PTH123
        return _Rows(file.read())
