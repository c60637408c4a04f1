"""Features of a line by its words: on which side of it they stand again.

The text below a title line repeats its words, and so does, less often, the text around a subhead. They are
compared by pairs of neighbouring characters, so no dictionary is needed.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.loader.pageview import Page

__all__ = ["word_features"]

_NEAREST = 2
"""Pieces of prose, either way, in which a line's words are looked for."""

_REACH = 8
"""Pieces, either way, in which these are looked for."""

_BEGIN, _END = 160, 200
"""Characters of a piece below, and of one above, in which they are looked for."""

_OWN_EDGES = (0, 15, 30, 50, 75)
"""Per cent of a line's pairs that the text has."""

_FEW_OWN = 3
"""Fewer pairs of a line say nothing."""


def word_features(page: Page, i: int) -> list[str]:
    """On which side of the line at `i` its words stand again."""
    scraps = page.scraps
    text = scraps[i].text
    own = frozenset(map(add, text, text[1:]))
    if len(own) < _FEW_OWN:
        return ["few-words"]
    behind, ahead = _sides(page, i)
    count = len(own)
    forward = max([_shared(own, scraps[k].text[:_BEGIN]) / count for k in ahead], default=0.0)
    back = max([_shared(own, scraps[k].text[-_END:]) / count for k in behind], default=0.0)
    more = "ahead-more" if forward > back + 0.1 else "behind-more" if back > forward + 0.1 else "same-words"
    return [
        f"ahead{bisect_left(_OWN_EDGES, int(forward * 100))}",
        f"behind{bisect_left(_OWN_EDGES, int(back * 100))}",
        more,
    ]


def _sides(page: Page, i: int) -> tuple[list[int], list[int]]:
    """The pieces of prose above a line and below it in which its words are looked for."""
    prose = page.prose
    at = bisect_left(prose, i)
    behind = [k for k in prose[max(0, at - _NEAREST) : at] if k >= i - _REACH]
    at += at < len(prose) and prose[at] == i
    return behind, [k for k in prose[at : at + _NEAREST] if k <= i + _REACH]


def _shared(own: frozenset[str], text: str) -> int:
    """How many of a line's pairs a text has. They are few: each is looked for, no set is made."""
    return len([pair for pair in own if pair in text])
