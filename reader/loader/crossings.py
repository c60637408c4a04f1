"""Columns that were dumped between two columns of another story.

Such a column begins with half a paragraph, as most do, and stands right below the open end of the column
that it parts from the next one. Being so near, these two halves were joined. They are not when both find
others: the tail an open end of another story, the end a tail farther down in its own. Two open ends and two
tails are then explained instead of one of each, so the two new joins may be less likely by themselves.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.loader.seampairs import FAR, FAR_TAILS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.loader.seampairs import Join, Seams

__all__ = ["leads", "uncrossed"]

_WORTH = 4.5
"""Log-odds that two joins may be less likely than the one they stand for.

Chosen on pages of stories held out: less mends fewer columns that strayed, more harms pages in order.
"""

_SURE = 5.0
"""Log-odds from which a join is not asked."""

_NEVER = -99.0
"""Log-odds below every score: it is told exactly."""

_COLUMN = 25
"""Pieces of the longest column that is looked over."""

_TAILS = 8
"""So many tails below a column are asked."""

_OVER, _FARTHER = ("next", "over1", "over2", "over3", "over3"), "far0"
"""Places of a tail by the number of pieces between it and the open end above, few or many."""


def uncrossed(seams: Seams, joins: Sequence[Join]) -> list[Join]:
    """The joins, those of an end with a strange column's begin exchanged for two each."""
    follows = {i: j for i, j, _ in joins}
    taken = set(follows.values())
    ends = [k for k in seams.opens if k not in follows and seams.is_half(k)]
    tails = seams.tails(taken) if ends else []
    if not tails:
        return list(joins)
    result: list[Join] = []
    for i, j, score in sorted(joins, key=lambda pair: pair[2]):
        beside = j == i + 1 and score < _SURE
        found = _exchange(seams, (i, j, score), ends, tails) if beside else None
        if found is None or leads(follows, j, found[0][0]) or leads(follows, found[1][1], i):
            result.append((i, j, score))
            continue
        (k, _, _), (_, lower, _) = found
        result += found
        follows[k], follows[i] = j, lower
        ends.remove(k)
        tails.remove(lower)
    return result


def _exchange(
    seams: Seams, join: Join, ends: Sequence[int], tails: Sequence[int]
) -> tuple[Join, Join] | None:
    """The two joins that explain more than this one: another end with its tail, its end with another tail."""
    i, j, score = join
    others = list(_elsewhere(seams, j, ends))
    if not others:
        return None
    below = [(seams.score(i, at, place, _NEVER), at) for at, place in _below(seams, i, tails)]
    if not below:
        return None
    own = max(below)
    best, need = -1, score - _WORTH - own[0]
    for k, place in others:
        found = seams.score(k, j, place, need)
        if found > need:
            best, need = k, found
    return ((best, j, need), (i, own[1], own[0])) if best >= 0 else None


def _below(seams: Seams, i: int, tails: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The tails farther down in the story of piece `i`, each with its place."""
    stories = seams.stories
    first = bisect_left(tails, i + 2)
    for at in tails[first : first + _TAILS]:
        between = at - i - 1
        if between > _COLUMN or stories[at] != stories[i]:
            return
        yield at, _OVER[between] if between < len(_OVER) else _FARTHER


def _elsewhere(seams: Seams, j: int, ends: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The open ends in other stories that may run on in piece `j`, each with its place."""
    stories = seams.stories
    at = bisect_left(ends, j)
    for k in ends[max(0, at - FAR_TAILS) : at + FAR_TAILS]:
        if -FAR <= j - k <= FAR and stories[k] != stories[j]:
            yield k, seams.far_place(k, j)


def leads(follows: dict[int, int], start: int, goal: int) -> bool:
    """Whether one piece leads to another by these steps, none or several of them."""
    at: int | None = start
    while at is not None:
        if at == goal:
            return True
        at = follows.get(at)
    return False
