"""Where, in the pieces between two headings, one story's text ends and another's begins.

Some pieces are surely another story's than the one above them (their *anchors*: a join says so, or a lead).
How far its text reaches from there is decided by the words that the pieces share with either story, and by
leads and sign-offs at the border.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.loader.names import is_name

if TYPE_CHECKING:
    from dataclasses import dataclass, field
else:
    from reader.light import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.joins import Seams
    from reader.loader.pieces import Scrap

__all__ = ["Anchors", "Borders", "Gap", "begins"]

PAYS = {"sign-off": 3.0, "credit": 1.5}
"""What a sign-off or credit above a border is worth."""

BEGINS = 5.0
"""What a lead, a byline or a name below a border is worth."""

OPEN_BORDER = -6.0
"""An end without its tail is hardly a border, nor is a line that belongs to the text above it."""

INSIDE = -1000.0
"""Between the halves of a paragraph there is no border."""

ALIKE = 1.0
"""Weight of a piece's likeness to a story."""

KNOWN, KNOWN_HERE = 6, 2
"""So many of a story's own pieces tell its words; so many of those in the very gap that is in question."""


@dataclass(slots=True)
class Gap:
    """The body pieces that stand below one heading (or before the first), and their owners."""

    story: int
    pieces: list[int]
    owners: list[int]


@dataclass(slots=True)
class Anchors:
    """Pieces of one gap that surely are another story's, each with that story's number.

    `fronts` begin its first column, `starts` a later one; `ends` end its stretch.
    """

    starts: dict[int, int] = field(default_factory=dict)
    fronts: dict[int, int] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)


def begins(scrap: Scrap) -> bool:
    """Whether a piece looks as a story's begin does: a lead, a byline, a name."""
    return scrap.lead or scrap.shape == "byline" or (scrap.shape == "short" and is_name(scrap.text))


class Borders:
    """What is known of a page when the pieces of its gaps are given to stories.

    `titles` are the title lines of each story by number, `follows` leads from a piece to what it runs on in.
    """

    def __init__(
        self, seams: Seams, titles: Sequence[Sequence[int]], gaps: Sequence[Gap], follows: dict[int, int]
    ) -> None:
        self._seams = seams
        self._titles = titles
        self._gaps = gaps
        self._follows = follows

    def settle(self, gap: Gap, anchors: Anchors) -> None:
        """Give each piece of a gap its owner, stretch by stretch between the anchors."""
        place = {i: k for k, i in enumerate(gap.pieces)}
        count = len(gap.pieces)
        marks = sorted(self._marks(gap, anchors, place).items())
        ends = {place[i] for i in anchors.ends} - {place[i] for i in (*anchors.starts, *anchors.fronts)}
        owners = [marks[0][1]] * count
        for (left, owner), (right, other) in pairwise(marks):
            border = right
            if owner != other and right in ends:
                border = self._best(gap, range(left + 1, right + 1), owner, other)
            owners[left:border] = [owner] * (border - left)
            owners[border : right + 1] = [other] * (right + 1 - border)
        last, owner = marks[-1]
        border = count
        if gap.story and owner not in (gap.story, gap.story + 1) and last not in ends:
            border = self._best(gap, range(last + 1, count + 1), owner, gap.story)
        owners[last:border] = [owner] * (border - last)
        owners[border:] = [gap.story] * (count - border)
        gap.owners = owners

    def _marks(self, gap: Gap, anchors: Anchors, place: dict[int, int]) -> dict[int, int]:
        """The owners that are sure, by place in the gap: its own story at its head, and the anchors'."""
        owner_at = {0: gap.story} if gap.story else {}
        for i, owner in anchors.starts.items():
            owner_at[place[i]] = owner
            upper = self._follows.get(gap.pieces[place[i] - 1]) if place[i] else None
            if upper is not None and place.get(upper, -1) > place[i]:
                owner_at[place[upper]] = gap.story  # the host goes on behind the stray
        owner_at |= {place[i]: owner for i, owner in (*anchors.fronts.items(), *anchors.ends.items())}
        return owner_at

    def _best(self, gap: Gap, places: range, owner: int, other: int) -> int:
        """Where in a stretch the owner changes: the place behind which the second owner's words prevail."""
        likeness = self._seams.topics.likeness
        upper, lower = self._words(owner, gap), self._words(other, gap)
        best, at = -1e9, places[-1]
        total = 0.0  # what speaks for the first owner in the pieces before the place
        for place in places:
            if place > places[0]:
                piece = gap.pieces[place - 1]
                total += likeness(piece, upper) - likeness(piece, lower)
            score = ALIKE * total
            if place < len(gap.pieces):
                score += self._border(gap.pieces[place - 1], gap.pieces[place])
            if score > best:
                best, at = score, place
        return at

    def _border(self, upper: int, lower: int) -> float:
        """What speaks for or against a change of owner between two neighbours."""
        if self._follows.get(upper) == lower:
            return INSIDE
        above, below = self._seams.scraps[upper], self._seams.scraps[lower]
        score = PAYS.get(above.shape, 0.0)
        if begins(below):
            score += BEGINS
        elif below.shape in ("credit", "sign-off"):
            score += OPEN_BORDER
        if above.shape in ("short", "open") and upper not in self._follows:
            score += OPEN_BORDER
        return score

    def _words(self, owner: int, contested: Gap) -> frozenset[int]:
        """The words that a story surely has: its title lines' and its first pieces' (see `KNOWN`)."""
        pieces = list(self._titles[owner])
        for gap in self._gaps:
            if gap.story == owner:
                pieces += gap.pieces[: KNOWN_HERE if gap is contested else KNOWN]
        return self._seams.topics.story(pieces)
