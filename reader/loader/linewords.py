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
    from reader.loader.pageview import Page

__all__ = ["own_word_features", "tile_features", "word_features"]

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

_FEW_OWN = 3
"""Fewer pairs of a line say nothing."""


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
