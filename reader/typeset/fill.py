"""Greedy filling: one stretch of text becomes lines of at most so many cells."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.typeset.breaks import CLUSTER, HANG, NO_BEGIN, NO_END, SPACE, TIGHT, WORD, may_break

if TYPE_CHECKING:
    from reader.typeset.breaks import Breaks

__all__ = ["HANG_CELLS", "fill", "trim"]

HANG_CELLS = 2
"""How far a closing mark may hang over the measure."""

# A line that would end this many cells short is looked at again: perhaps what it leaves to the
# next line does not fit there either, and is split at once.
_SHORT_CELLS = 6


def fill(
    text: Breaks, span: tuple[int, int], rooms: tuple[int, int], hang: bool = True
) -> list[tuple[int, int]]:
    """The character ranges of the lines that show the span text[start:end], without line breaks in it.

    `rooms` are the cells of the first and of the following lines, 2 or more. White space at the
    ends of lines is in no range. An empty stretch gives one empty line.
    """
    (start, end), (first, rest) = trim(text.flags, span), rooms
    flags, cells = text.flags, text.cells
    spans: list[tuple[int, int]] = []
    over = HANG_CELLS if hang else 0
    limit = cells[start] + first
    while cells[end] > limit:
        at = bisect_right(cells, limit, start, end) - 1
        nxt = at
        while flags[nxt] & SPACE:
            nxt += 1
        if nxt == at and over and flags[at] & HANG:
            nxt = _hang(text, at, end, limit + over)
            if nxt == end:
                break
        if not may_break(flags, nxt) or nxt == start:
            nxt = _back(text, start, at, end, rest + over)
            if nxt >= end:
                break
        stop = nxt
        while flags[stop - 1] & SPACE:
            stop -= 1
        spans.append((start, stop))
        start = nxt
        limit = cells[start] + rest
    spans.append((start, end))
    return spans


def trim(flags: bytearray, span: tuple[int, int]) -> tuple[int, int]:
    """The span without white space at its ends."""
    start, end = span
    while start < end and flags[start] & SPACE:
        start += 1
    while start < end and flags[end - 1] & SPACE:
        end -= 1
    return start, end


def _hang(text: Breaks, at: int, end: int, limit: int) -> int:
    """Where the next line begins if closing marks from `at` on hang up to `limit`; else `at`."""
    flags = text.flags
    last = bisect_right(text.cells, limit, at, end + 1) - 1
    hung = at
    while hung < last and flags[hung] & HANG:
        hung += 1
    while hung > at:
        nxt = hung
        while nxt < end and flags[nxt] & SPACE:
            nxt += 1
        if nxt == end or may_break(flags, nxt):
            return nxt
        hung -= 1
    return at


def _back(text: Breaks, start: int, at: int, end: int, rest: int) -> int:
    """The last position up to `at` where a line that began at `start` may break.

    Where what stands unbroken before `at` begins the line, or is longer than a line of `rest`
    cells, it is split. The answer is greater than `start`.
    """
    flags, cells = text.flags, text.cells
    nxt = at
    while nxt > start and not may_break(flags, nxt):
        nxt -= 1
    if nxt <= start:
        return _split(flags, start, at)
    if cells[at] - cells[nxt] < _SHORT_CELLS:
        return nxt
    stop = at + 1
    while stop < end and cells[stop] - cells[nxt] <= rest and not may_break(flags, stop):
        stop += 1
    if _fits(text, nxt, stop, rest):
        return nxt
    split = _split(flags, nxt, at)
    if not _is_seam(flags, split):
        # No seam before `at`: the first piece may yet fit into a line of its own.
        stop = at + 1
        while stop < end and cells[stop] - cells[nxt] <= rest and not _is_seam(flags, stop):
            stop += 1
        if _fits(text, nxt, stop, rest):
            return nxt
    return min(split, at)


def _fits(text: Breaks, start: int, stop: int, rest: int) -> bool:
    while text.flags[stop - 1] & SPACE:
        stop -= 1
    return text.cells[stop] - text.cells[start] <= rest


def _is_seam(flags: bytearray, at: int) -> bool:
    """Whether something too long may be split before `at` without harm: behind / - & = _."""
    this, before = flags[at], flags[at - 1]
    return not (this & (NO_BEGIN | CLUSTER | SPACE | TIGHT) or before & NO_END or this & before & WORD)


def _split(flags: bytearray, start: int, at: int) -> int:
    """Split what is longer than a line: best at a seam, then at a tighter joint, then anywhere that
    keeps the rules for the ends of lines, then anywhere but inside a cluster."""
    joint = in_word = anywhere = 0
    for i in range(at, start, -1):
        this, before = flags[i], flags[i - 1]
        if this & (CLUSTER | SPACE):
            continue
        anywhere = anywhere or i
        if this & NO_BEGIN or before & NO_END:
            continue
        in_word = in_word or i
        if not this & before & WORD:
            if not this & TIGHT:
                return i
            joint = joint or i
    if joint or in_word or anywhere:
        return joint or in_word or anywhere
    at = start + 1
    while flags[at] & CLUSTER:
        at += 1
    return at
