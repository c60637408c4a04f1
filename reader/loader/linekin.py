"""Features of a line's place among stories: whether the text below it is kin to the text above it.

At a subhead it is, at a story's title line it isn't. Texts are compared by what they are about (`subjects`),
and by their pairs of neighbouring characters (`shingles`): those that both have, those of them that no other
story of the page has, and those that are rare in print (names, most often). Of the title of the story above,
a later part of it repeats words.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import add
from typing import TYPE_CHECKING

from reader.loader.subjects import likeness, subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.pageview import Page

__all__ = ["FEW", "has_kin", "kin_features", "subject_feature", "title_feature"]

FEW = "kin:few"
"""The one feature of a line with too little text on one of its sides."""

_FEW_CHARS = 65
"""Fewer characters of the text on one of a line's sides say nothing."""

_SUBJECT_REACH = 400
"""Characters of the text on one of a line's sides by which it is told what that is about."""

_SUBJECT_EDGES = (-10, 0, 8, 16, 24, 32, 42, 55)
"""Per cent: how near the subjects of a line's two sides are."""

_TITLE_LINES, _FEW_WORDS = 4, 4
"""Lines of the title of the story above that are looked at; fewer pairs in them say nothing."""

_TITLE_EDGES = (0, 8, 16, 25, 40, 60)
"""Per cent of its pairs that the text below has."""


def kin_features(page: Page, i: int, borders: Sequence[int], titles: Sequence[bool]) -> list[str]:
    """The features of the line at `i`, given the stories as far as they are known.

    `borders` are the sorted indices of first title lines, `titles` says of each piece whether it is a title
    line. The text below the line (to the next border) is compared with the text above it (to the border
    before), with the title over that, and with other stories nearby.
    """
    if not has_kin(page, i, borders):
        return [FEW]
    return [
        subject_feature(page, i, borders),
        title_feature(page, i, borders, titles),
    ]


def subject_feature(page: Page, i: int, borders: Sequence[int]) -> str:
    """Whether the text right above a line and that right below it are about the same."""
    above, below = _sides(page, i, borders)
    upper = subject((page.scraps[k] for k in reversed(above)), _SUBJECT_REACH)
    lower = subject((page.scraps[k] for k in below), _SUBJECT_REACH)
    return f"about{bisect_left(_SUBJECT_EDGES, int(100 * likeness(upper, lower)))}"


def has_kin(page: Page, i: int, borders: Sequence[int]) -> bool:
    """Whether there is enough text above and below for `kin_features` to say more than `FEW`."""
    return all(sum(map(len, page.ends_of(side))) >= _FEW_CHARS for side in _sides(page, i, borders))


def _place(i: int, borders: Sequence[int]) -> tuple[int, int]:
    """Where a line stands among the borders: how many are before it, and how many are not behind it."""
    at = bisect_left(borders, i)
    return at, at + 1 if at < len(borders) and borders[at] == i else at


def _sides(page: Page, i: int, borders: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    """The pieces of prose above a line, to the border before, and those below it, to the next one."""
    at, after = _place(i, borders)
    above = page.stretch(borders[at - 1] if at else 0, i, last=True)
    return above, page.stretch(i, borders[after] if after < len(borders) else len(page.scraps))


def title_feature(page: Page, i: int, borders: Sequence[int], titles: Sequence[bool]) -> str:
    """Whether the text below a line has the words of the title of the story above."""
    at = bisect_left(borders, i)
    start = end = borders[at - 1] if at else 0
    while end < min(i, start + _TITLE_LINES) and titles[end]:
        end += 1
    if end == start:
        return "under:none"
    words = {
        pair for k in range(start, end) for pair in map(add, page.scraps[k].text, page.scraps[k].text[1:])
    }
    if len(words) < _FEW_WORDS:
        return "under:few"
    below = "\n".join(page.ends_of(_sides(page, i, borders)[1]))
    said = len([pair for pair in words if pair in below])  # they are few: each is looked for, no set is made
    return f"under{bisect_left(_TITLE_EDGES, int(100 * said / len(words)))}"
