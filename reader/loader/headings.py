"""Which lines of a page are title lines: the best sequence by learnt weights.

Each line that could be one gets named features (`linefeatures`, `linewords`); their weights
(`heading_weights`) add up to its log-odds, and the best sequence over the page is found with a weight for
title lines that stand together.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.loader.heading_weights import WEIGHTS
from reader.loader.linefeatures import habit, marked, pair_feature, shape_features
from reader.loader.linekin import FEW, has_kin, subject_feature, title_feature
from reader.loader.linewords import word_features
from reader.loader.pageview import Page
from reader.loader.storybegins import (
    begins_a_story,
    is_titled_box,
    stands_over_a_title,
    tops_of_groups,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.loader.pieces import Scrap

__all__ = ["find_headings", "use_weights"]

_NEVER = -99.0
"""Log-odds of what cannot be a title line."""

_CLEAR = 4.0
"""Log-odds of a line's looks from which on its words are not asked."""

_DOUBT = 3.5
"""Kinship is asked where the evidence so far is weaker than this: it costs most."""

_SURELY = 0.01
"""Log-odds that no rounding makes up."""

_TITLED = ("under",)
_KIN = (*_TITLED, "about", "kin")
"""Families of the features of kinship, which come together, but for `FEW`."""

_AT_A_BEGIN = 1.0
"""Log-odds that a line has at least where a story plainly begins."""


def find_headings(scraps: Sequence[Scrap]) -> list[float]:
    """For each piece the margin, in log-odds, by which it is a title line (> 0) or none (< 0).

    The signs are those of the best sequence over the page (Viterbi); the sizes are each line's own
    evidence given its neighbours in that sequence, but for what could not change the sign. A first reading
    tells the page's habit (whether its title lines are followed by leads and bylines), which the second one
    weighs; where that one leaves a doubt, a third asks whether the texts above and below a line are kin.
    """
    page = Page(scraps)
    base = {i: _evidence(page, i) for i, may_be in enumerate(page.candidates) if may_be}
    has = {i: marked(page, i) for i in base}
    unknown = _habit_weights(0, 0)
    states = _best_sequence(page, {i: score + unknown[has[i]] for i, score in base.items()})
    titles = [i for i in base if states[i]]
    known = _habit_weights(sum(has[i] for i in titles), len(titles))
    scores = {i: score + known[has[i]] for i, score in base.items()}
    states = _best_sequence(page, scores)
    borders = [i for i in base if states[i] and not (i and states[i - 1])]
    for i, score in scores.items():
        if abs(score) < _DOUBT and not (i and states[i - 1]):
            scores[i] = _with_kin(page, i, score, borders, states)
    parted = tops_of_groups(scraps)
    for i, score in scores.items():
        if score < _AT_A_BEGIN and (i in parted or begins_a_story(scraps, i)):
            scores[i] = _AT_A_BEGIN
    states = _best_sequence(page, scores)
    for i in list(scores):
        if states[i] and is_titled_box(scraps, i) and not (states[i - 1] or states[i + 1]):
            states[i] = False
        elif states[i] and i > 1 and not states[i - 1] and stands_over_a_title(scraps, i - 1):
            states[i - 1] = True
            scores.setdefault(i - 1, _AT_A_BEGIN)
    return _margins(page, scores, states)


def _evidence(page: Page, i: int) -> float:
    """What the line at `i` has for itself; its words are asked only where its looks leave a doubt."""
    score = _weigh(shape_features(page, i))
    if abs(score) >= _CLEAR:
        return score
    return score + _weigh(word_features(page, i))


def _with_kin(page: Page, i: int, score: float, borders: Sequence[int], titles: Sequence[bool]) -> float:
    """The score with kinship weighed in, as far as that can change what a line is."""
    if _is_settled(page, i, score, _KIN):
        return score
    if not has_kin(page, i, borders):
        return score + _weigh((FEW,))
    if _is_settled(page, i, score, _KIN, but=FEW):
        return score
    score += _weigh((subject_feature(page, i, borders),))
    if _is_settled(page, i, score, _TITLED, but=FEW):
        return score
    return score + _weigh((title_feature(page, i, borders, titles),))


def _is_settled(page: Page, i: int, score: float, families: tuple[str, ...], but: str = "") -> bool:
    """Whether a line is a title line, or none, whichever features of these families are still to come.

    The feature `but` is known not to come. Another state of a line changes a sequence's weight by the line's
    score and by the pair weights of neighbours that are title lines too. Where that has one sign whatever the
    neighbours are, the best sequence holds the line in one state. So a third of the questions that cost most
    are not asked.
    """
    scraps, candidates = page.scraps, page.candidates
    beside = [k for k in (i, i + 1) if 0 < k < len(scraps) and candidates[k - 1] and candidates[k]]
    pairs = [_pair_weight(page, k) for k in beside]
    least, most = _range(families, but)
    if score > 0:
        return score + least + sum([min(0.0, pair) for pair in pairs]) > _SURELY
    return score + most + sum([max(0.0, pair) for pair in pairs]) < -_SURELY


@cache
def _range(families: tuple[str, ...], but: str) -> tuple[float, float]:
    """How far the features of these families can move a score, down and up: one of each may come."""
    least = most = 0.0
    for family in families:
        moves = [0.0, *(w for name, w in WEIGHTS.items() if name.startswith(family) and name != but)]
        least += min(moves)
        most += max(moves)
    return least, most


def _weigh(names: Iterable[str]) -> float:
    weight = WEIGHTS.get
    return sum([weight(name, 0.0) for name in names])


def _habit_weights(marks: int, titles: int) -> tuple[float, float]:
    """The weights of a page's habit for lines without a mark of a story's begin, and for those with one."""
    return WEIGHTS.get(habit(marks, titles, False), 0.0), WEIGHTS.get(habit(marks, titles, True), 0.0)


def _pair_weight(page: Page, i: int) -> float:
    return _gap_weight(page.gaps[i])


@cache
def _gap_weight(gap: int) -> float:
    return WEIGHTS.get(pair_feature(gap), 0.0)


def _best_sequence(page: Page, scores: dict[int, float]) -> list[bool]:
    """Which pieces are title lines in the best sequence; `scores` of the candidates, the others are none.

    Only candidates are walked over: the best way over others leads through what is no title line.
    """
    best_no, best_yes = 0.0, _NEVER
    # For each candidate: whether the best way to it being none, and to it being one, comes from a title line.
    ways: list[tuple[int, bool, bool]] = []
    behind = 0  # the piece behind the last candidate
    for i, score in scores.items():
        if i > behind:
            ways.append((behind, best_yes > best_no, False))
            best_no, best_yes = max(best_no, best_yes), _NEVER
        together = best_yes + (_pair_weight(page, i) if i else 0.0)
        ways.append((i, best_yes > best_no, together > best_no))
        best_no, best_yes = max(best_no, best_yes), score + max(together, best_no)
        behind = i + 1
    states = [False] * len(page.scraps)
    state = best_yes > best_no
    for i, if_no, if_yes in reversed(ways):
        if state:
            states[i] = True
        state = if_yes if state else if_no
    return states


def _margins(page: Page, scores: dict[int, float], states: Sequence[bool]) -> list[float]:
    """Each line's score with its neighbours' states weighed in; its sign is what its own state says."""
    count = len(page.scraps)
    margins = [_NEVER] * count
    for i, score in scores.items():
        margin = score
        if i and states[i - 1]:
            margin += _pair_weight(page, i)
        if i + 1 < count and states[i + 1]:
            margin += _pair_weight(page, i + 1)
        margins[i] = max(margin, 0.01) if states[i] else min(margin, -0.01)
    return margins


def use_weights(weights: Mapping[str, float]) -> None:
    """Weigh title lines by other weights from now on (for learning)."""
    WEIGHTS.clear()
    WEIGHTS.update(weights)
    _range.cache_clear()
    _gap_weight.cache_clear()
