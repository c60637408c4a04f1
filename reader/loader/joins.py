"""Which piece runs on in which: paragraphs that a column's end cut in two.

Local joins come first: in the next piece, across a heading or a box that was dumped between the halves,
or over a few pieces of another column. What is left open then looks farther: for a tail that stands
before its head, or among another story's pieces. Far tails must look like tails, so their pairs are few.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.loader.seams import (
    CANNOT_BEGIN,
    COMMAS,
    MOST_DRIFT,
    SeamTable,
    drift_feature,
    end_class,
    is_open,
    is_weak,
    lower_features,
    lower_weight,
    most_of_page,
    pair_features,
    pair_weight,
    seen_features,
    start_class,
    table,
    upper_features,
    upper_weight,
    weigh,
)
from reader.loader.seamtext import PageText
from reader.loader.topics import Topics
from reader.loader.traits import TEXT_SHAPES, is_cut, page_traits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.loader.pieces import Scrap

__all__ = ["Join", "Seams", "join", "unplaced"]

NEAR = 4
"""How many body pieces ahead a local join looks."""

SURE = 0.0
"""Log-odds from which a join is made: a false join harms more than a missed one."""

SURE_SUBHEAD = 1.5
"""The same for a piece that may be a subhead, on a page that shows no sure cut."""

_SUBHEAD = 24
"""Characters of the longest subhead."""

LIKELY, AHEAD = -1.5, 1.0
"""The same for what surely runs on somewhere, if this piece is so much likelier than any other."""

_NO_RIVAL = AHEAD + 0.1
"""A score so far below the best one is no rival to it, and need not be told exactly."""

CERTAIN = 3.0
"""From this score on, pieces farther ahead are not asked."""

_HOPE_ALONE, _HOPE, _HOPE_WORDS = -4.5, -2.8, -1.3
"""Below these scores nothing that the page says makes a join: the largest weights of it are smaller."""

FAR = 60
"""How many pieces, either way, a far join looks. Bounds the work; a page seldom has more."""

_COMPANY = 16
"""Pieces, either way, in which lines like a short one are looked for."""

_PROSE = ("closed", "open")

_CLAUSE = 12
"""A shorter piece that ends in a comma may as well be a line of a list or of verse."""

_BESIDE = ("next", "box")
"""Places of a tail that stands where the text goes on: its words are not asked."""

_BEGINS_PARAGRAPHS = 1
"""Bits: a character that begins paragraphs this much likelier than chance is no tail's sign."""

_KEPT = 20_000
"""Pairs of pieces of which is kept what was found; the last resort asks again for those that are left."""

_STORY_PIECES = 14
"""So many pieces of a story tell its words."""

_TOPIC_STEP = 1.5
"""Likeness (see `topics`) that makes a class of the drift from one story's words to another's."""

FAR_TAILS = 24
"""So many tails, either way, are asked at the most."""

Join = tuple[int, int, float]
"""Indices of the upper and the lower piece, and the score in log-odds."""


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
        self.opens = [
            i
            for i, s in enumerate(scraps)
            if not heads[i] and (is_open(s) or (indents and self._unindented_below(i)))
        ]
        self.cut = is_cut(scraps) or self._traits[0] != "0"
        self.reaching = {i: self.cut and is_open(scraps[i]) and not is_weak(scraps[i]) for i in self.opens}
        self._text: PageText | None = None
        self._topics: Topics | None = None
        self._stories: list[int] | None = None
        self._uppers: dict[int, float] = {}
        self._lowers: dict[int, float] = {}
        self._pairs: dict[tuple[int, int, str], float] = {}
        self._seen: dict[tuple[int, int], int] = {}
        self._askers: dict[int, int] = {}
        self._words: dict[int, frozenset[int]] = {}

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
        return [
            j
            for j, scrap in enumerate(self.scraps)
            if j not in taken
            and not self.heads[j]
            and scrap.shape in TEXT_SHAPES
            and not scrap.lead
            and _orphan(scrap)
        ]

    def far(self, i: int, tails: Sequence[int]) -> Iterator[tuple[int, str]]:
        """The tails that an open piece may run on in farther away: behind it (`back`) or ahead (`far`)."""
        if not self.reaching[i]:
            return
        stories = self._story_numbers()
        at = bisect_left(tails, i)
        for j in tails[max(0, at - FAR_TAILS) : at + FAR_TAILS]:
            if j != i and abs(j - i) <= FAR:
                yield j, f"{'back' if j < i else 'far'}{min(abs(stories[j] - stories[i]), 3)}"

    def enough(self, i: int) -> float:
        """The score from which this open piece is joined: more for what may be a subhead with a comma."""
        scrap = self.scraps[i]
        may_stand_alone = scrap.shape == "short" and len(scrap.text) <= _SUBHEAD and "。" not in scrap.text
        return SURE_SUBHEAD if may_stand_alone and not self.cut else SURE

    def features(self, i: int, j: int, place: str) -> list[str]:
        """Named features of piece `j` being what piece `i` runs on in."""
        upper, lower = self.scraps[i], self.scraps[j]
        names = upper_features(upper, self._traits) + lower_features(lower, self._traits)
        names += pair_features(upper, lower, place)
        names += self._seen_before(i, j, place)
        names += self._standing(i)
        return names if place in _BESIDE else [*names, self._drift(i, j, place)]

    def score(self, i: int, j: int, place: str, least: float) -> float:
        """Log-odds that piece `i` runs on in piece `j`, standing at `place`.

        What costs more (a search of the page, then a comparing of words) is asked only where it may
        still make a join, and lift the score above `least`; where it cannot, `least` is the answer.
        """
        score = self._alone(i, j, place)
        if score < _HOPE or score > CERTAIN:
            return score
        seen_most, words_most = most_of_page(place)
        beside = place in _BESIDE
        most = score + seen_most
        if most + (0.0 if beside else words_most) <= least and (
            beside or most < _HOPE_WORDS or self._asked(i, j)
        ):
            return least
        score += weigh(self._seen_before(i, j, place))
        if beside or score < _HOPE_WORDS:
            return score
        if score + words_most <= least:
            self._ask(i, j)
            return least
        return score + weigh((self._drift(i, j, place),))

    def _alone(self, i: int, j: int, place: str) -> float:
        """The score by the two pieces alone; where one of them leaves no hope, by each of them."""
        score = self._pairs.get((i, j, place))
        if score is None:
            score = self._upper(i) + self._lower(j)
            if score >= _HOPE_ALONE:
                score += pair_weight(self.scraps[i], self.scraps[j], place)
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

    def _upper(self, i: int) -> float:
        score = self._uppers.get(i)
        if score is None:
            standing = tuple(self._standing(i))
            score = self._uppers[i] = upper_weight(self.scraps[i], self._traits, standing)
        return score

    def _lower(self, j: int) -> float:
        score = self._lowers.get(j)
        if score is None:
            score = self._lowers[j] = lower_weight(self.scraps[j], self._traits)
        return score

    @property
    def text(self) -> PageText:
        """The page's text, made when first asked for."""
        if self._text is None:
            self._text = PageText([s.text for s in self.scraps])
        return self._text

    def expect(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Pieces that are going to be asked for in pairs: what costs less for many at once is done now."""
        texts = [s.text for s in self.scraps]
        self.text.expect([(texts[i][-1], texts[j][0]) for i, j in pairs])

    @property
    def topics(self) -> Topics:
        """The page's words, made when first asked for."""
        if self._topics is None:
            self._topics = Topics([s.text for s in self.scraps])
        return self._topics

    def _seen_before(self, i: int, j: int, place: str) -> list[str]:
        """Whether the characters on both sides of the seam stand together elsewhere on the page."""
        seen = self._seen.get((i, j))
        if seen is None:
            if len(self._seen) > _KEPT:
                self._seen.clear()
            seen = self._seen[i, j] = self.text.runs(self.scraps[i].text[-2:], self.scraps[j].text[:2])
        return seen_features(seen, place)

    def _story_numbers(self) -> list[int]:
        """For each piece the number of its story in printed order; 0 before the first heading."""
        if self._stories is None:
            self._stories = []
            number = 0
            for i, head in enumerate(self.heads):
                if head and not (i and self.heads[i - 1]):
                    number += 1
                self._stories.append(number)
        return self._stories

    def _drift(self, i: int, j: int, place: str) -> str:
        """Whether the lower piece has more words of the upper one's story (> 0) or of its own (< 0)."""
        stories = self._story_numbers()
        theirs, own = stories[i], stories[j]
        level = 0
        if theirs != own:
            self._ask(i, j)
            likeness = self.topics.likeness
            drift = likeness(j, self._words_of(theirs)) - likeness(j, self._words_of(own))
            level = max(-MOST_DRIFT, min(MOST_DRIFT, round(drift / _TOPIC_STEP)))
        return drift_feature(level, place)

    def _ask(self, i: int, j: int) -> None:
        """Remember the lower of two pieces as the first that asks for their stories' words, if it is."""
        stories = self._story_numbers()
        if stories[i] != stories[j]:
            self._askers.setdefault(stories[i], j)
            self._askers.setdefault(stories[j], j)

    def _asked(self, i: int, j: int) -> bool:
        """Whether who asked first for the words of two pieces' stories is settled."""
        stories = self._story_numbers()
        return stories[i] == stories[j] or (stories[i] in self._askers and stories[j] in self._askers)

    def _words_of(self, number: int) -> frozenset[int]:
        """The words of a story, without those of the piece that first asked for them."""
        words = self._words.get(number)
        if words is None:
            asker = self._askers[number]
            near = [k for k, n in enumerate(self._story_numbers()) if n == number and k != asker]
            words = self._words[number] = self.topics.story(near[:_STORY_PIECES])
        return words


def _orphan(scrap: Scrap) -> bool:
    """Whether a piece looks like a tail by its first characters."""
    starts = start_class(scrap)
    if starts == "cannot":
        return True
    if starts == "han":
        ratio = table().ratio(SeamTable.BORDER, scrap.text[0])
        return ratio is None or ratio < _BEGINS_PARAGRAPHS
    return starts in ("digit", "latin", "opener")


def join(seams: Seams) -> list[Join]:
    """The joins of a page, best first; each piece runs on in one piece at most and is run into by one."""
    taken: dict[int, int] = {}
    sources: set[int] = set()
    result: list[Join] = []

    def accept(pairs: list[Join]) -> None:
        for i, j, score in sorted(pairs, key=lambda pair: -pair[2]):
            if i not in sources and j not in taken and not _circle(taken, i, j):
                sources.add(i)
                taken[j] = i
                result.append((i, j, score))

    near: list[Join] = []
    for i in seams.opens:
        enough = seams.enough(i)
        for j, place in seams.near(i):
            score = seams.score(i, j, place, enough)
            if score > enough:
                near.append((i, j, score))
                if score > CERTAIN:
                    break
    accept(near)
    left = [i for i in seams.opens if i not in sources and seams.reaching[i]]
    if left:
        tails = seams.tails(set(taken))
        far = [(i, j, place) for i in left for j, place in seams.far(i, tails)]
        seams.expect([(i, j) for i, j, _ in far])
        accept(
            [
                (i, j, s)
                for i, j, place in far
                if (s := seams.score(i, j, place, enough := seams.enough(i))) > enough
            ]
        )
    _last_resort(seams, sources, taken, accept)
    return result


def _last_resort(
    seams: Seams, sources: set[int], taken: dict[int, int], accept: Callable[[list[Join]], None]
) -> None:
    """Join what surely runs on somewhere with the one piece that is far likelier than all others."""
    left = [
        i for i in seams.opens if i not in sources and _surely_open(seams, i) and not _jumps(seams.scraps, i)
    ]
    if not left:
        return
    tails = seams.tails(set(taken))
    pairs: list[Join] = []
    for i in left:
        scores: dict[int, float] = {}
        most = LIKELY
        for j, place in (*seams.near(i), *seams.far(i, tails)):
            if j not in taken:
                score = seams.score(i, j, place, most - _NO_RIVAL)
                scores[j] = max(score, scores.get(j, score))
                most = max(most, score)
        best = sorted(scores, key=lambda j: -scores[j])[:2]
        if not best or scores[best[0]] < LIKELY:
            continue
        if len(best) == 1 or scores[best[0]] - scores[best[1]] > AHEAD:
            pairs.append((i, best[0], scores[best[0]]))
    accept(pairs)


def _jumps(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether a jump line (下转第二版) below says that a piece goes on on another page."""
    return i + 1 < len(scraps) and scraps[i + 1].shape == "jump"


def _circle(taken: dict[int, int], i: int, j: int) -> bool:
    """Whether piece `i` is already reached from piece `j`; `taken` leads from each tail to its upper half."""
    at: int | None = i
    while at is not None:
        if at == j:
            return True
        at = taken.get(at)
    return False


def _surely_open(seams: Seams, i: int) -> bool:
    scrap = seams.scraps[i]
    if scrap.shape in ("open", "short") and scrap.text[-1] in COMMAS:
        return len(scrap.text) > _CLAUSE
    return scrap.shape == "open" and seams.reaching.get(i, False) and end_class(scrap) in ("han", "digit")


def unplaced(seams: Seams, joins: Sequence[Join]) -> list[int]:
    """Pieces that surely are halves of a paragraph and whose other half was not found."""
    scraps, heads = seams.scraps, seams.heads
    tails = {j for _, j, _ in joins}
    ends = {i for i, _, _ in joins}
    return [
        i
        for i, scrap in enumerate(scraps)
        if not heads[i]
        and ((i not in tails and scrap.text[0] in CANNOT_BEGIN) or (i not in ends and _surely_open(seams, i)))
    ]
