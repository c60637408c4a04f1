"""Whose text is this: how much a piece shares with a story, by pairs of characters that few pieces have."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from math import sqrt
from typing import TYPE_CHECKING

from reader.loader.shingles import pair_stream, pairs, present

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Topics"]

_COMMON = 0.12
"""A pair that more than this share of a page's pieces has says nothing of a story."""

_SAMPLE = 24
"""So many pieces tell which pairs are common."""

_REACH = 150
"""Characters of a piece that are compared."""

_SCALE = 2.5
"""Makes the likeness of a piece to its own story some 2 to 6."""


class Topics:
    """The character pairs of a page's pieces, made when first asked for.

    `texts` are the pieces; `i` everywhere is an index of one.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._pairs: dict[int, frozenset[int]] = {}
        self._common: frozenset[int] | None = None

    def pairs(self, i: int) -> frozenset[int]:
        """The pairs of characters in piece `i`."""
        known = self._pairs.get(i)
        if known is None:
            known = self._pairs[i] = pairs(self._texts[i][:_REACH])
        return known

    def _frequent(self) -> frozenset[int]:
        """The pairs that too many pieces have."""
        if self._common is None:
            sample = [text[:_REACH] for text in self._texts[:: 1 + len(self._texts) // _SAMPLE]]
            least = max(2, _COMMON * len(sample))
            # Few pairs come often at all: only of these it is worth counting the pieces.
            counts = Counter(pair_stream(sample))
            often = {pair for pair, count in counts.items() if count > least}
            pieces = Counter(chain.from_iterable(present(often, text) for text in sample))
            self._common = frozenset([pair for pair, count in pieces.items() if count > least])
        return self._common

    def story(self, pieces: Iterable[int]) -> frozenset[int]:
        """The telling pairs of several pieces together."""
        return frozenset().union(*map(self.pairs, pieces)) - self._frequent()

    def likeness(self, i: int, story: frozenset[int]) -> float:
        """How much piece `i` shares with a story (see `story`); about 0 to 10."""
        own = self.pairs(i)
        return _SCALE * len(own & story) / sqrt(len(own) + 8)
