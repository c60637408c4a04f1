"""Which lines of a page are title lines: the best sequence by learnt weights.

Each line that could be one gets named features (`linefeatures`); their weights (`heading_weights`) add up
to its log-odds, and the best sequence over the page is found with a weight for title lines that stand
together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.heading_weights import WEIGHTS
from reader.loader.linefeatures import (
    candidate,
    habit,
    kinship,
    marked,
    pair_feature,
    shape_features,
    word_features,
)
from reader.loader.pageview import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.pieces import Scrap

__all__ = ["find_headings"]

_NEVER = -99.0

_CLEAR = 4.0
"""Log-odds of a line's looks from which on its words are not asked."""

_DOUBT = 3.0
"""Kinship is asked where the evidence so far is weaker than this: it costs most."""


def find_headings(scraps: Sequence[Scrap]) -> list[float]:
    """For each piece the margin, in log-odds, by which it is a title line (> 0) or none (< 0).

    The signs are those of the best sequence over the page (Viterbi); the sizes are each line's own
    evidence given its neighbours in that sequence. A first reading tells the page's habit (whether its
    title lines are followed by leads and bylines), which the second one weighs.
    """
    page = Page(scraps)
    weight = WEIGHTS.get
    base: dict[int, float] = {}
    has: dict[int, bool] = {}
    for i, scrap in enumerate(scraps):
        if candidate(scraps, i):
            score = sum(weight(name, 0.0) for name in shape_features(page, i))
            if abs(score) < _CLEAR:  # beyond that, words change nothing, and they cost most
                score += sum(weight(name, 0.0) for name in word_features(page, i))
            base[i] = score
            has[i] = marked(page, i)
    few = {flag: weight(habit(0, 0, flag), 0.0) for flag in (False, True)}
    kin = weight("kin4", 0.0)
    base = {i: score + kin for i, score in base.items()}
    states = _best_sequence(scraps, {i: score + few[has[i]] for i, score in base.items()})
    titles = [i for i in base if states[i]]
    marks = sum(has[i] for i in titles)
    habits = {flag: weight(habit(marks, len(titles), flag), 0.0) for flag in (False, True)}
    scores = {i: score + habits[has[i]] for i, score in base.items()}
    states = _best_sequence(scraps, scores)
    borders = [i for i in base if states[i] and not (i and states[i - 1])]
    for i, score in scores.items():
        if abs(score) < _DOUBT and not (i and states[i - 1]):
            scores[i] = score + weight(kinship(page, i, borders), 0.0) - kin
    return _margins(scraps, scores, _best_sequence(scraps, scores))


def _best_sequence(scraps: Sequence[Scrap], scores: dict[int, float]) -> list[bool]:
    """Which pieces are title lines in the best sequence; `scores` of the candidates, the others are none."""
    weight = WEIGHTS.get
    count = len(scraps)
    best_no, best_yes = 0.0, _NEVER
    back: list[tuple[bool, bool]] = []
    for i in range(count):
        score = scores.get(i)
        no_from_yes = best_yes > best_no
        no = best_yes if no_from_yes else best_no
        if score is None:
            back.append((no_from_yes, False))
            best_no, best_yes = no, _NEVER
            continue
        pair = weight(pair_feature(scraps[i - 1], scraps[i]), 0.0) if i else 0.0
        yes_from_yes = best_yes + pair > best_no
        back.append((no_from_yes, yes_from_yes))
        best_no, best_yes = no, score + (best_yes + pair if yes_from_yes else best_no)
    states = [False] * count
    state = best_yes > best_no
    for i in range(count - 1, -1, -1):
        states[i] = state
        state = back[i][1] if state else back[i][0]
    return states


def _margins(scraps: Sequence[Scrap], scores: dict[int, float], states: Sequence[bool]) -> list[float]:
    margins = [_NEVER] * len(scraps)
    count = len(scraps)
    for i, margin in scores.items():
        if i and states[i - 1]:
            margin += WEIGHTS.get(pair_feature(scraps[i - 1], scraps[i]), 0.0)
        if i + 1 < count and states[i + 1]:
            margin += WEIGHTS.get(pair_feature(scraps[i], scraps[i + 1]), 0.0)
        margins[i] = max(margin, 0.01) if states[i] else min(margin, -0.01)
    return margins
