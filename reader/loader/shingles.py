"""Pairs of neighbouring characters as numbers: what two texts share, at the speed of C.

Numbers and not strings, because a set of them is made five times as fast and the garbage collector need
not look at it. They mean nothing outside the process.
"""

from __future__ import annotations

from codecs import utf_16_le_encode  # `str.encode` imports a module for this encoding, and looks it up
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["pair", "pair_stream", "pairs", "pairs_of_all", "present"]


def pairs(text: str) -> frozenset[int]:
    """The pairs of neighbouring UTF-16 units in a text, a number each."""
    return frozenset(_numbers(_packed(text)))


def pairs_of_all(texts: Iterable[str]) -> frozenset[int]:
    """The pairs of several texts together."""
    return frozenset(pair_stream(texts))


def pair_stream(texts: Iterable[str]) -> memoryview[int]:
    """The pairs of several texts, each as often as it stands there, in four bytes."""
    return _numbers(b"".join(map(_packed, texts)))


def pair(first: str, second: str) -> int:
    """The number of a pair of characters, each of one UTF-16 unit."""
    return ord(first) | ord(second) << 16


def present(sought: set[int], text: str) -> set[int]:
    """Which of these pairs a text has: one walk, however many they are."""
    return sought.intersection(_numbers(_packed(text)))


def _packed(text: str) -> bytes:
    """Every pair of a text in four bytes, first those that begin at even places, then those at odd ones."""
    units = utf_16_le_encode(text, "surrogatepass")[0]
    even = len(units) & -4
    return units[:even] + units[2 : 2 + (len(units) - 2 & -4)]


def _numbers(packed: bytes) -> memoryview[int]:
    return memoryview(packed).cast("I")
