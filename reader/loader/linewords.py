"""Features of a line by its words: whose words it and the text below it use.

A subhead's two sides share words that no other story has; at a story's title line the words change. Texts
are compared by their pairs of neighbouring characters (`shingles`), so no dictionary is needed.
"""

from __future__ import annotations

from bisect import bisect_left
from math import sqrt
from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.pageview import Page

__all__ = ["has_kin", "kinship", "own_word_features", "tile_features", "word_features"]

_TILE = 3
"""Pieces of prose above and below a line whose words are compared."""

_TILE_REACH = 8
"""Pieces in which these are looked for."""

_TILE_EDGES = (3, 8, 15, 25, 40, 60, 90)
"""Thousandths of the pairs above and below that both sides have."""

_NEAREST = 2
"""Pieces of prose, either way, in which a line's own words are looked for."""

_BEGIN, _END = 160, 200
"""Characters of a piece below, and of one above, in which they are looked for."""

_OWN_EDGES = (0, 15, 30, 50, 75)
"""Per cent of a line's own pairs that the text has."""

_FEW_OWN, _FEW_PAIRS = 3, 60
"""Fewer pairs of a line, or of the text on one of its sides, say nothing."""

_STRANGERS = 3
"""Stories, either way, that the kinship of a line's two sides is measured by."""

_KIN_EDGES = (50, 80, 110, 140, 180, 250, 400)
"""Per cent: the two sides' kinship to the closest kinship with another story."""


def word_features(page: Page, i: int) -> list[str]:
    """Whose words the line at `i` and the text below it use: those of the text above, or new ones."""
    return tile_features(page, i) + own_word_features(page, i)


def tile_features(page: Page, i: int) -> list[str]:
    """Whether the text above the line and the text below it use the same words. Costs most of all words."""
    behind, ahead = _sides(page, i)
    if not (ahead and behind):
        return []
    lower = page.pairs_of(ahead)
    upper = page.pairs_of(behind)
    both = len(lower & upper) / sqrt(len(lower) * len(upper) + 1)
    return [f"tile{bisect_left(_TILE_EDGES, int(both * 1000))}"]


def own_word_features(page: Page, i: int) -> list[str]:
    """On which side of it a line's own words stand again."""
    scraps = page.scraps
    text = scraps[i].text
    own = frozenset(map(add, text, text[1:]))
    if len(own) < _FEW_OWN:
        return ["few-words"]
    behind, ahead = _sides(page, i)
    count = len(own)
    forward = max([_shared(own, scraps[k].text[:_BEGIN]) / count for k in ahead[:_NEAREST]], default=0.0)
    back = max([_shared(own, scraps[k].text[-_END:]) / count for k in behind[-_NEAREST:]], default=0.0)
    more = "ahead-more" if forward > back + 0.1 else "behind-more" if back > forward + 0.1 else "same-words"
    return [
        f"ahead{bisect_left(_OWN_EDGES, int(forward * 100))}",
        f"behind{bisect_left(_OWN_EDGES, int(back * 100))}",
        more,
    ]


def _sides(page: Page, i: int) -> tuple[list[int], list[int]]:
    """The pieces of prose above a line and below it whose words are compared."""
    prose = page.prose
    at = bisect_left(prose, i)
    behind = [k for k in prose[max(0, at - _TILE) : at] if k >= i - _TILE_REACH]
    at += at < len(prose) and prose[at] == i
    return behind, [k for k in prose[at : at + _TILE] if k <= i + _TILE_REACH]


def _shared(own: frozenset[str], text: str) -> int:
    """How many of a line's pairs a text has. They are few: each is looked for, no set is made."""
    return len([pair for pair in own if pair in text])


def kinship(page: Page, i: int, borders: Sequence[int]) -> str:
    """The feature of a line's place among stories: whether the text below is kin to the text above.

    `borders` are the sorted indices of first title lines, as far as known. The text below the line (to the
    next border) is compared with the text above it (to the border before) and with other stories nearby.
    """
    above, below = _stretches(page, i, borders)
    if len(below) < _FEW_PAIRS or len(above) < _FEW_PAIRS:
        return "kin:few"
    at, after = _place(i, borders)
    count = len(page.scraps)
    kin = len(below & above) / sqrt(len(above) + 1)
    strangers = 0.0
    for k in range(max(0, at - _STRANGERS), min(len(borders), after + _STRANGERS)):
        if at - 1 <= k < after:
            continue  # the story above, or the one that the line itself begins
        other = page.stretch(borders[k], borders[k + 1] if k + 1 < len(borders) else count)
        strangers = max(strangers, len(below & other) / sqrt(len(other) + 1))
        if strangers and 100 * kin <= _KIN_EDGES[0] * strangers:
            break  # the lowest class, whatever other stories there are
    if not strangers:
        return "kin:alone"
    return f"kin{bisect_left(_KIN_EDGES, int(kin / strangers * 100))}"


def has_kin(page: Page, i: int, borders: Sequence[int]) -> bool:
    """Whether there is enough text above and below for `kinship` to say more than `kin:few`."""
    above, below = _stretches(page, i, borders)
    return len(below) >= _FEW_PAIRS and len(above) >= _FEW_PAIRS


def _place(i: int, borders: Sequence[int]) -> tuple[int, int]:
    """Where a line stands among the borders: how many are before it, and how many are not behind it."""
    at = bisect_left(borders, i)
    return at, at + 1 if at < len(borders) and borders[at] == i else at


def _stretches(page: Page, i: int, borders: Sequence[int]) -> tuple[frozenset[int], frozenset[int]]:
    """The pairs of the text above a line, to the border before, and below it, to the next one."""
    at, after = _place(i, borders)
    above = page.stretch(borders[at - 1] if at else 0, i, last=True)
    return above, page.stretch(i, borders[after] if after < len(borders) else len(page.scraps))
