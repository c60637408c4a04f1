"""Whether the characters at a seam stand together elsewhere on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.shingles import pair, present

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PageText"]

_MANY = 160
"""From so many seams on one walk through the page's pairs is cheaper than a search for each."""

_HAN = "\u2fff"
"""Characters up to this one stand together everywhere."""


class PageText:
    """A page's pieces as one text, in which the characters at seams are looked for."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._pieces = pieces
        self._joined: str | None = None
        self._sought: set[int] = set()
        self._found: set[int] = set()

    def _text(self) -> str:
        """The page's text, made when first asked for."""
        if self._joined is None:
            self._joined = "\n".join(self._pieces)
        return self._joined

    def expect(self, seams: list[tuple[str, str]]) -> None:
        """Look for the two characters at each of these seams, if they are many enough to do it at once."""
        if len(seams) >= _MANY:
            self._sought = {pair(first, second) for first, second in seams}
            self._found = present(self._sought, self._text())

    def runs(self, above: str, below: str) -> int:
        """How many of the longer runs of characters over a seam stand on the page, 0 to 3.

        `above` are the two characters before the seam (or the one), `below` the two behind it. Runs are the
        two before with one behind, one with two, and all four.
        """
        first, second = above[-1], below[0]
        if first <= _HAN or second <= _HAN or not self._may_hold(first, second):
            return 0
        seam, before, behind = first + second, above[:-1], below[1:]
        page = self._text()
        left = right = False
        at = page.rfind(seam)  # twice as fast as `find`
        while at >= 0:
            on_left, on_right = page.endswith(before, 0, at), page.startswith(behind, at + 2)
            if on_left and on_right:
                return 3
            left, right = left or on_left, right or on_right
            at = page.rfind(seam, 0, at + 1)
        return left + right

    def _may_hold(self, first: str, second: str) -> bool:
        """Whether two characters may stand together; False only where `expect` looked for them in vain."""
        seam = pair(first, second)
        return seam not in self._sought or seam in self._found or max(first, second) > "\uffff"
