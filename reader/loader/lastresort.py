"""Pieces that surely run on somewhere, when no pair of theirs was sure enough to be joined.

Such a piece is joined with the one that is far likelier than all others, be it not likely in itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.seams import COMMAS, end_class, is_weak
from reader.loader.traits import TEXT_SHAPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.pieces import Scrap
    from reader.loader.seampairs import Join, Seams

__all__ = ["homeless", "last_resort", "surely_open"]

LIKELY, AHEAD = -1.0, 1.0
"""Log-odds from which such a piece is joined, if this pair is so much likelier than any other of it."""

HOMELESS, _FARTHEST_BACK = -3.0, "back1"
"""Log-odds from which a page's first piece is joined that has no story above, as if its head were near."""

_NEAR, _FAR_BETTER = 6, 3.0
"""Pieces, and log-odds."""

_CLAUSE = 12
"""A shorter piece that ends in a comma may as well be a line of a list or of verse."""

_PROSE = 30
"""A longer piece with a full stop inside is prose, though it be short enough for a title line."""


def last_resort(seams: Seams, sources: set[int], taken: set[int]) -> list[Join]:
    """What surely runs on somewhere, each with the one piece that is far likelier than all others.

    `sources` are the pieces that were joined with a tail already, `taken` those tails.
    """
    left = [
        i for i in seams.opens if i not in sources and surely_open(seams, i) and not _jumps(seams.scraps, i)
    ]
    if not left:
        return []
    tails, others = seams.tails(taken), seams.begins(taken)
    pairs: list[Join] = []
    for i in left:
        asked = [
            (j, place)
            for j, place in (*seams.near(i), *seams.far(i, tails), *seams.far(i, others))
            if j not in taken
        ]
        best, most = -1, LIKELY
        for j, place in asked:
            score = seams.score(i, j, place, most)
            if score > most:
                best, most = j, score
        rival = most - AHEAD
        if best >= 0 and all(j == best or seams.score(i, j, at, rival) <= rival for j, at in asked):
            pairs.append((i, best, most))
    return [pair for pair in pairs if not _is_wanted(seams, sources, *pair)]


def _is_wanted(seams: Seams, sources: set[int], i: int, j: int, score: float) -> bool:
    """Whether a joined piece near a tail fits it far better than this one: their columns were crossed."""
    return seams.scraps[i].shape != "open" and any(
        seams.score(k, j, seams.far_place(k, j), 0.0) > score + _FAR_BETTER
        for k in sources
        if k != i and abs(k - j) <= _NEAR
    )


def homeless(seams: Seams, sources: set[int], taken: set[int]) -> list[Join]:
    """The page's first piece as the tail of what ends open before a heading, if one such piece is likeliest.

    Where text stands above all headings and doesn't begin as a story does, it belongs to a story below.
    """
    scraps, heads = seams.scraps, seams.heads
    if not scraps or heads[0] or 0 in taken or scraps[0].lead or scraps[0].shape not in TEXT_SHAPES:
        return []
    if 0 not in seams.tails(taken):
        return []
    ends = [
        i
        for i in seams.opens
        if i and i not in sources and not is_weak(scraps[i]) and (i + 1 == len(scraps) or heads[i + 1])
    ]
    scores = sorted(((seams.score(i, 0, _FARTHEST_BACK, HOMELESS), i) for i in ends), reverse=True)
    if not scores or scores[0][0] <= HOMELESS or (len(scores) > 1 and scores[0][0] - scores[1][0] <= AHEAD):
        return []
    return [(scores[0][1], 0, scores[0][0])]


def _jumps(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether a jump line (下转第二版) below says that a piece goes on on another page."""
    return i + 1 < len(scraps) and scraps[i + 1].shape == "jump"


def surely_open(seams: Seams, i: int) -> bool:
    """Whether an open piece is half a paragraph for sure, by its end."""
    scrap = seams.scraps[i]
    if scrap.shape in ("open", "short") and scrap.text[-1] in COMMAS:
        return len(scrap.text) > _CLAUSE
    is_prose = scrap.shape == "open" or (len(scrap.text) > _PROSE and "。" in scrap.text)
    return is_prose and seams.reaching.get(i, False) and end_class(scrap) in ("han", "digit")
