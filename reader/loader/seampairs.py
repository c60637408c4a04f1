"""The pairs of a page's pieces that may be halves of a paragraph, and what speaks for each.

Pairs are few: near ones stand next to each other but for a heading, a box or a few pieces of another column;
the lower piece of a far one must look like a tail. What is dear to find out (whether the page has the
characters at the seam elsewhere, whose words the tail has) is asked only where it may decide.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reader.loader.fits import Fits
from reader.loader.seams import (
    begins_paragraphs,
    fit_feature,
    fit_weight,
    gains_features,
    gains_weight,
    is_open,
    is_weak,
    lower_features,
    lower_side,
    lower_weight,
    most_of_page,
    pair_features,
    pair_weight,
    seen_features,
    seen_weight,
    start_class,
    upper_features,
    upper_side,
    upper_weight,
)
from reader.loader.seamtext import PageText
from reader.loader.traits import TEXT_SHAPES, is_cut, page_traits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.loader.pieces import Scrap
    from reader.loader.seams import LowerSide, UpperSide
    from reader.loader.topics import Topics

__all__ = ["CERTAIN", "SURE", "Join", "Seams"]

Join = tuple[int, int, float]
"""Indices of the upper and the lower piece, and the score in log-odds."""

NEAR = 4
"""How many body pieces ahead a local join looks."""

SURE = 0.0
"""Log-odds from which a join is made: a false join harms more than a missed one."""

SURE_SUBHEAD, SURE_SUBHEAD_OF_CUT = 1.5, 0.8
"""The same for a piece that may be a subhead, on a page that shows no sure cut, and on one that does.

Of stories held out, three of ten false joins are below the latter, and one true join in a hundred.
"""

_SUBHEAD = 24
"""Characters of the longest subhead."""

CERTAIN = 3.0
"""From this score on, pieces farther ahead are not asked."""

_HOPE_ALONE, _HOPE = -4.5, -2.8
"""Below these scores the page is not asked: by each of two pieces, and by both. A join is rare."""

FAR = 60
"""How many pieces, either way, a far join looks. Bounds the work; a page seldom has more."""

_COMPANY = 16
"""Pieces, either way, in which lines like a short one are looked for."""

_PROSE = ("closed", "open")

_BESIDE = ("next", "box")
"""Places of a tail that stands where the text goes on: its words are not asked."""

_BACK, _AHEAD = (tuple(f"{way}{stories}" for stories in range(4)) for way in ("back", "far"))
"""Places of a tail that stands before the open end, and behind it, by the number of stories between them."""

_BEGINS_PARAGRAPHS = 1
"""Bits: a character that begins paragraphs this much likelier than chance is no tail's sign."""

_KEPT = 20_000
"""Pairs of pieces of which is kept what was found; the last resort asks again for those that are left."""

FAR_TAILS = 24
"""So many tails, either way, are asked at the most."""


class Seams:
    """The pairs of a page that may be halves of a paragraph, and what speaks for each.

    `heads` says which pieces are title lines. `opens` are the pieces that may run on elsewhere, `reaching`
    says which of them may do so beyond the next piece.
    """

    def __init__(self, scraps: Sequence[Scrap], heads: Sequence[bool]) -> None:
        self.scraps = scraps
        self.heads = heads
        self._traits = page_traits(scraps)
        indents = self._traits.endswith("i")
        by_end = {i for i, s in enumerate(scraps) if not heads[i] and is_open(s)}
        self.opens = [
            i
            for i in range(len(scraps))
            if i in by_end or (indents and not heads[i] and self._unindented_below(i))
        ]
        self.cut = is_cut(scraps) or self._traits[0] != "0"
        self._halves = {i for i in by_end if not is_weak(scraps[i])}
        self.reaching = {i: self.cut and i in self._halves for i in self.opens}
        texts = [s.text for s in scraps]
        self._text = PageText(texts)
        self._fits = Fits(scraps, heads)
        # What a piece brings into every pair, as the upper part and as the lower one.
        self._uppers: dict[int, tuple[float, UpperSide]] = {}
        self._lowers: dict[int, tuple[float, LowerSide]] = {}
        self._tails: list[int] | None = None
        self._pairs: dict[tuple[int, int, str], float] = {}
        self._seen: dict[tuple[int, int], int] = {}

    @property
    def topics(self) -> Topics:
        """The page's words."""
        return self._fits.topics

    @property
    def stories(self) -> Sequence[int]:
        """Each piece's number of its story in printed order, 0 before the first heading."""
        return self._fits.stories

    def _unindented_below(self, i: int) -> bool:
        """Whether the prose below this prose has no indent, on a page where first lines have one."""
        if i + 1 == len(self.scraps) or self.heads[i + 1]:
            return False
        upper, lower = self.scraps[i], self.scraps[i + 1]
        return upper.shape == "closed" and lower.shape in _PROSE and not (lower.indent or lower.lead)

    def near(self, i: int) -> Iterator[tuple[int, str]]:
        """The pieces that an open piece may run on in nearby, each with its place."""
        crossed = boxed = False
        over = 0
        j = i + 1
        count = len(self.scraps)
        while j < count and over < NEAR:
            scrap = self.scraps[j]
            if self.heads[j] or scrap.shape == "label":
                if crossed and over:
                    return
                crossed = True
            elif scrap.shape == "jump":
                return
            elif scrap.shape == "box" and j + 1 < count and not self.heads[j + 1]:
                boxed = True
                j += 1
            else:
                if over and not self.reaching[i]:
                    return  # a line of its own, or a page without cuts: only the next piece is worth asking
                place = "head" if crossed else "box" if boxed else "next"
                yield j, place if not over else f"over{min(over, 3)}{'h' if crossed else ''}"
                if not over and j + 1 < count and self.scraps[j + 1].shape == "credit":
                    boxed = True  # a picture between the halves: its caption, its credit
                    j += 1
                else:
                    over += 1
            j += 1

    def tails(self, taken: set[int]) -> list[int]:
        """Pieces that look like tails and that no local join has taken."""
        if self._tails is None:
            self._tails = [j for j in self._texts() if _orphan(self.scraps[j])]
        return [j for j in self._tails if j not in taken]

    def begins(self, taken: set[int]) -> list[int]:
        """The same that look as if they began paragraphs: they may be tails all the same."""
        tails = set(self._tails or ())
        return [j for j in self._texts() if j not in tails and j not in taken]

    def _texts(self) -> Iterator[int]:
        """The pieces that may be tails at all."""
        for j, scrap in enumerate(self.scraps):
            if not self.heads[j] and scrap.shape in TEXT_SHAPES and not scrap.lead:
                yield j

    def far(self, i: int, tails: Sequence[int]) -> Iterator[tuple[int, str]]:
        """The tails that an open piece may run on in farther away: behind it (`back`) or ahead (`far`).

        Those that nothing could make a join of are left out.
        """
        if not self.reaching[i]:
            return
        alone, place_of = self._alone, self.far_place
        most, lowers = (self._uppers.get(i) or self._upper(i))[0], self._lowers
        at = bisect_left(tails, i)
        first = max(0, at - FAR_TAILS, bisect_left(tails, i - FAR))
        for j in tails[first : min(at + FAR_TAILS, bisect_right(tails, i + FAR))]:
            if j != i and most + (lowers.get(j) or self._lower(j))[0] >= _HOPE_ALONE:
                place = place_of(i, j)
                if alone(i, j, place) >= _HOPE:
                    yield j, place

    def is_half(self, i: int) -> bool:
        """Whether a piece looks by itself like half a paragraph, and like no subhead or entry of a list."""
        return i in self._halves

    def far_place(self, i: int, j: int) -> str:
        """The place of piece `j` as a tail of piece `i`, where the two stand far from each other."""
        apart = self.stories[j] - self.stories[i]
        return _BACK[min(-apart, 3)] if j < i else _AHEAD[min(apart, 3)]

    def enough(self, i: int) -> float:
        """The score from which this open piece is joined: more for what may be a subhead with a comma."""
        if not _may_stand_alone(self.scraps[i]):
            return SURE
        return SURE_SUBHEAD_OF_CUT if self.cut else SURE_SUBHEAD

    def _kind(self, i: int, place: str) -> str:
        """How piece `i` stands to one at this place, for what the nearness of their subjects tells.

        A subhead is about the same as the text below it, and no half of it.
        """
        return "line" if place in _BESIDE and _may_stand_alone(self.scraps[i]) else place[:4]

    def features(self, i: int, j: int, place: str) -> list[str]:
        """Named features of piece `j` being what piece `i` runs on in."""
        upper, lower = self.scraps[i], self.scraps[j]
        names = upper_features(upper, self._traits) + lower_features(lower, self._traits)
        names += pair_features(upper, lower, place)
        names += seen_features(self._seen_before(i, j), place)
        names += self._standing(i)
        kind = self._kind(i, place)
        names.append(fit_feature(self._fits.fit(i, j), kind))
        return names if place in _BESIDE else names + gains_features(*self._fits.gains(i, j), kind)

    def score(self, i: int, j: int, place: str, least: float) -> float:
        """Log-odds that piece `i` runs on in piece `j`, standing at `place`.

        What costs more (a search of the page, then a comparing of subjects) is asked only where it may
        still make a join, and lift the score above `least`; where it cannot, `least` is the answer. Subjects
        of pieces next to each other are not asked either where they could not undo the join.
        """
        score = self._alone(i, j, place)
        if score < _HOPE:
            return score
        beside = place in _BESIDE
        kind = self._kind(i, place)
        seen_most, fit, gains = most_of_page(place, kind)
        less, most = fit[0] + gains[0], fit[1] + gains[1]
        if score + (0.0 if beside else less) > CERTAIN:
            return score
        if score + seen_most + most <= least:
            return least
        score += seen_weight(self._seen_before(i, j), place)
        if score + most <= least:
            return least
        if score + less <= (max(least, SURE) if beside else CERTAIN):
            score += fit_weight(self._fits.fit(i, j), kind)
            if not beside:
                lost = score + gains[1] <= least
                score = least if lost else score + gains_weight(*self._fits.gains(i, j), kind)
        return score

    def _alone(self, i: int, j: int, place: str) -> float:
        """The score by the two pieces alone; where one of them leaves no hope, by each of them."""
        score = self._pairs.get((i, j, place))
        if score is None:
            upper = self._uppers.get(i) or self._upper(i)
            lower = self._lowers.get(j) or self._lower(j)
            score = upper[0] + lower[0]
            if score >= _HOPE_ALONE:
                score += pair_weight(upper[1], lower[1], place)
            if len(self._pairs) > _KEPT:
                self._pairs.clear()
            self._pairs[i, j, place] = score
        return score

    def _standing(self, i: int) -> list[str]:
        """How a short piece stands: first below a heading, and whether others in its story look like it.

        Subheads come in sets, and none stands on top of its story.
        """
        scrap = self.scraps[i]
        if scrap.shape != "short":
            return []
        size = len(scrap.text)
        alike = 0
        for step in (-1, 1):
            k = i + step
            while 0 <= k < len(self.scraps) and abs(k - i) <= _COMPANY and not self.heads[k]:
                other = self.scraps[k]
                alike += other.shape == "short" and abs(len(other.text) - size) <= 2 + size // 5
                k += step
        first = i == 0 or self.heads[i - 1]
        weak = is_weak(scrap)
        return [f"stands:{weak:d}:{first:d}", f"company:{weak:d}:{min(alike, 3)}"]

    def _upper(self, i: int) -> tuple[float, UpperSide]:
        """What piece `i` brings into each pair that it is the upper part of; kept in `_uppers`."""
        scrap = self.scraps[i]
        side = upper_side(scrap)
        weight = upper_weight(scrap, side, self._traits, tuple(self._standing(i)))
        made = self._uppers[i] = weight, side
        return made

    def _lower(self, j: int) -> tuple[float, LowerSide]:
        """The same of piece `j` as the lower part, kept in `_lowers`."""
        scrap = self.scraps[j]
        side = lower_side(scrap)
        made = self._lowers[j] = lower_weight(scrap, side, self._traits), side
        return made

    def expect(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Pieces that are going to be asked for in pairs: what costs less for many at once is done now."""
        scraps = self.scraps
        self._text.expect([(scraps[i].text[-1], scraps[j].text[0]) for i, j in pairs])

    def _seen_before(self, i: int, j: int) -> int:
        """How many runs of the characters on both sides of the seam stand elsewhere on the page."""
        seen = self._seen.get((i, j))
        if seen is None:
            if len(self._seen) > _KEPT:
                self._seen.clear()
            seen = self._seen[i, j] = self._text.runs(self.scraps[i].text[-2:], self.scraps[j].text[:2])
        return seen


def _may_stand_alone(scrap: Scrap) -> bool:
    """Whether a piece may be a subhead."""
    return scrap.shape == "short" and len(scrap.text) <= _SUBHEAD and "。" not in scrap.text


def _orphan(scrap: Scrap) -> bool:
    """Whether a piece looks like a tail by its first characters."""
    starts = start_class(scrap)
    if starts == "cannot":
        return True
    if starts == "han":
        return not begins_paragraphs(scrap.text[0], _BEGINS_PARAGRAPHS)
    return starts in ("digit", "latin", "opener")
