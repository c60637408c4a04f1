"""Whose text is this: how much a piece shares with a story, by pairs of characters that are rare on the page."""

from __future__ import annotations

from math import log, sqrt
from typing import TYPE_CHECKING

from reader.loader.shingles import pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Topics"]


class Topics:
    """Character pairs of a page's pieces and how rare each is; pairs are made when first asked for."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._pairs: dict[int, frozenset[int]] = {}
        self._rarity: dict[int, float] | None = None

    def pairs(self, i: int) -> frozenset[int]:
        """The pairs of characters in piece `i`."""
        known = self._pairs.get(i)
        if known is None:
            known = pairs(self._texts[i])
            self._pairs[i] = known
        return known

    def _rare(self) -> dict[int, float]:
        if self._rarity is None:
            counts: dict[int, int] = {}
            for i in range(len(self._texts)):
                for pair in self.pairs(i):
                    counts[pair] = counts.get(pair, 0) + 1
            total = len(self._texts) + 1
            self._rarity = {p: log(total / n) for p, n in counts.items() if n > 1}
        return self._rarity

    def story(self, pieces: Iterable[int]) -> frozenset[int]:
        """The pairs of several pieces together."""
        return frozenset().union(*(self.pairs(i) for i in pieces))

    def likeness(self, i: int, story: frozenset[int]) -> float:
        """How much piece `i` shares with a story; about 0 to 10."""
        own = self.pairs(i)
        if not own:
            return 0.0
        rare = self._rare()
        return sum(rare.get(p, 0.0) for p in own & story) / sqrt(len(own) + 8)
