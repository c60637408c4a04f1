"""Pairs of neighbouring characters as numbers: what two texts share, at the speed of C."""

from __future__ import annotations

__all__ = ["pairs"]


def pairs(text: str) -> frozenset[int]:
    """The pairs of neighbouring UTF-16 units in a text, a number each.

    Numbers and not strings, because a set of them is made five times as fast and the garbage
    collector need not look at it. They mean nothing outside the process.
    """
    units = text.encode("utf-16-le", "surrogatepass")
    size = len(units)
    found = set(memoryview(units[: size // 4 * 4]).cast("I"))
    if size > 4:
        found.update(memoryview(units[2 : 2 + (size - 2) // 4 * 4]).cast("I"))
    return frozenset(found)
