"""Whether a piece speaks of what another one speaks of: that of the text it may run on from, or into.

What a piece may go on with is held against what stands beside it in print: a tail among strangers is about
something else than its neighbours, and what it belongs to is not.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.loader.subjects import likeness, subject
from reader.loader.topics import Topics
from reader.loader.traits import TEXT_SHAPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.pieces import Scrap
    from reader.loader.subjects import Subject

__all__ = ["Fits"]

_REACH = 180
"""Characters: pieces in a row are put together until they have so many."""

_LEAST = 50
"""Characters: of fewer nothing can be told."""

_KEPT = 20_000
"""Pairs of pieces of which is kept how near they are: what is asked again is asked soon."""

_MOST = 8
"""Pieces that are put together at the most."""

_FIT_EDGES = (-10, 0, 8, 16, 24, 32, 42, 55)
"""Per cent: how near two subjects are."""

_GAIN_EDGES = (-40, -20, -8, 8, 20, 40)
"""Per cent: how much nearer one is than what stands there in print."""


class Fits:
    """What the pieces of a page are about, asked for pairs of them.

    `heads` says which are title lines; `stories` has each piece's number of its story in printed order, 0
    before the first heading.
    """

    def __init__(self, scraps: Sequence[Scrap], heads: Sequence[bool]) -> None:
        self._scraps = scraps
        self._heads = heads
        self.topics = Topics([scrap.text for scrap in scraps])
        self.stories: list[int] = []
        self._nears: dict[tuple[int, int], int | None] = {}
        self._ups: dict[int, Subject | None] = {}
        self._downs: dict[int, Subject | None] = {}
        number = 0
        for i, head in enumerate(heads):
            if head and not (i and heads[i - 1]):
                number += 1
            self.stories.append(number)

    def fit(self, i: int, j: int) -> str:
        """How near the text that begins with piece `j` is to that which ends with piece `i`, as a class."""
        near = self._near(i, j)
        return "n" if near is None else str(bisect_left(_FIT_EDGES, near))

    def gains(self, i: int, j: int) -> tuple[str, str]:
        """How much nearer it is than to what stands above piece `j`; than what stands below piece `i`."""
        near = self._near(i, j)
        if near is None:
            return "n", "n"
        above, below = self._near(j - 1, j), self._near(i, i + 1)
        return (
            "n" if above is None else str(bisect_left(_GAIN_EDGES, near - above)),
            "n" if below is None else str(bisect_left(_GAIN_EDGES, near - below)),
        )

    def _near(self, i: int, j: int) -> int | None:
        """The nearness in per cent; None where one of the texts is too short to tell."""
        key = i, j
        if key not in self._nears:
            if len(self._nears) > _KEPT:
                self._nears.clear()
            upper, lower = self._up(i), self._down(j)
            known = upper and lower and likeness(upper, lower)
            self._nears[key] = None if known is None else int(100 * known)
        return self._nears[key]

    def _up(self, i: int) -> Subject | None:
        """What the text is about that ends with piece `i`, back to a heading; None where it is too short."""
        if i not in self._ups:
            self._ups[i] = self._subject(i, -1)
        return self._ups[i]

    def _down(self, j: int) -> Subject | None:
        """The same of the text that begins with piece `j`."""
        if j not in self._downs:
            self._downs[j] = self._subject(j, 1)
        return self._downs[j]

    def _subject(self, start: int, step: int) -> Subject | None:
        pieces: list[Scrap] = []
        size = 0
        at = start
        while 0 <= at < len(self._scraps) and abs(at - start) < _MOST and size < _REACH:
            if self._heads[at]:
                break
            scrap = self._scraps[at]
            if scrap.shape in TEXT_SHAPES:
                pieces.append(scrap)
                size += len(scrap.text)
            at += step
        return subject(pieces) if size >= _LEAST else None
