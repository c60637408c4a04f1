"""Places, and the way back and forward over jumps, also to the lists that they came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.tui.listing import Listing

__all__ = ["History", "Left", "Place"]

_LIMIT = 500
"""Places kept; older ones are forgotten."""


class Place(NamedTuple):
    """A place in what is open: issue (index), article (id), offset in its canonical text (code points)."""

    issue: int
    article: str
    offset: int


class Left(NamedTuple):
    """What a jump left: the place, and the list that stood over it, from which the jump went."""

    place: Place
    listed: Listing | None = None


class History:
    """What was left by jumps, as in a browser: a new jump forgets the way forward."""

    def __init__(self) -> None:
        self._before: list[Left] = []
        self._after: list[Left] = []

    def jumped(self, origin: Place, target: Place, listed: Listing | None = None) -> None:
        """Remember that a jump went from one place, or from a list over it, to another place.

        One to where one is counts only from a list, which is to be come back to all the same.
        """
        if origin == target and listed is None:
            return
        left = Left(origin, listed)
        if not self._before or self._before[-1] != left:
            self._before.append(left)
            del self._before[:-_LIMIT]
        self._after.clear()

    def back(self, here: Place) -> Left | None:
        """Where the last jump came from, leaving from `here`; None where there was none."""
        return self._step(self._before, self._after, here)

    def forward(self, here: Place) -> Left | None:
        """Where `back` was called; None where there is nothing ahead."""
        return self._step(self._after, self._before, here)

    @staticmethod
    def _step(source: list[Left], other: list[Left], here: Place) -> Left | None:
        while source:
            left = source.pop()
            if left.place != here or left.listed is not None:
                other.append(Left(here))
                return left
        return None
