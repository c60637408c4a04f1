"""Places, and the way back and forward over jumps."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["History", "Place"]

_LIMIT = 500
"""Places kept; older ones are forgotten."""


class Place(NamedTuple):
    """A place in what is open: issue (index), article (id), offset in its canonical text (code points)."""

    issue: int
    article: str
    offset: int


class History:
    """What was left by jumps, as in a browser: a new jump forgets the way forward."""

    def __init__(self) -> None:
        self._before: list[Place] = []
        self._after: list[Place] = []

    def jumped(self, origin: Place, target: Place) -> None:
        """Remember that a jump went from one place to another; a jump to where one is counts not."""
        if origin == target:
            return
        if not self._before or self._before[-1] != origin:
            self._before.append(origin)
            del self._before[:-_LIMIT]
        self._after.clear()

    def back(self, here: Place) -> Place | None:
        """Where the last jump came from, leaving from `here`; None where there was none."""
        return self._step(self._before, self._after, here)

    def forward(self, here: Place) -> Place | None:
        """Where `back` was called; None where there is nothing ahead."""
        return self._step(self._after, self._before, here)

    @staticmethod
    def _step(source: list[Place], other: list[Place], here: Place) -> Place | None:
        while source:
            place = source.pop()
            if place != here:
                other.append(here)
                return place
        return None
