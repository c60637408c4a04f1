"""Pairs of neighbouring characters as numbers: what two texts share, at the speed of C.

Numbers and not strings, because a set of them is made five times as fast and the garbage collector need
not look at it. They mean nothing outside the process.
"""

from __future__ import annotations

__all__ = ["pair", "pair_list", "pairs", "present"]


def pairs(text: str) -> frozenset[int]:
    """The pairs of neighbouring UTF-16 units in a text, a number each."""
    return frozenset(_units(text))


def pair_list(text: str) -> list[int]:
    """The same, each as often as it stands there: of these, sets are made at half the time."""
    return _units(text).tolist()


def pair(first: str, second: str) -> int:
    """The number of a pair of characters, each of one UTF-16 unit."""
    return ord(first) | ord(second) << 16


def present(sought: set[int], text: str) -> set[int]:
    """Which of these pairs a text has: one walk, however many they are."""
    return sought.intersection(_units(text))


def _units(text: str) -> memoryview[int]:
    """Every pair of a text, first those that begin at even places, then those at odd ones."""
    units = text.encode("utf-16-le", "surrogatepass")
    even = len(units) & -4
    return memoryview(units[:even] + units[2 : 2 + (len(units) - 2 & -4)]).cast("I")
