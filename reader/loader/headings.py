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
from reader.loader.linekin import has_kin, kin_features
from reader.loader.lineown import DASHES
from reader.loader.linewords import own_word_features, tile_features
from reader.loader.marks import is_column
from reader.loader.names import is_name
from reader.loader.pageview import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.loader.pieces import Scrap

__all__ = ["find_headings", "use_weights"]

_NEVER = -99.0
"""Log-odds of what cannot be a title line."""

_CLEAR = 4.0
"""Log-odds of a line's looks from which on its words are not asked."""

_DOUBT = 3.0
"""Kinship is asked where the evidence so far is weaker than this: it costs most."""

_SURELY = 0.01
"""Log-odds that no rounding makes up."""

_KIN = ("kin", "own", "rare", "under")
"""Families of the features of kinship, which come together, but for `kin:few`."""

_AT_A_BEGIN = 1.0
"""Log-odds that a line has at least where a story plainly begins."""

_STORY_ENDS = frozenset(("closed", "sign-off", "credit", "jump"))
"""Shapes of the last pieces of stories."""

_LONG_KICKER = 12
"""Characters from which a line over a kicker with a dash is the kicker's own first line."""

_DAY = 12
"""Characters in which a caption's day stands: 图为11月28日."""

_VERSES, _LONGEST_VERSE = 4, 20
"""So many lines tell a poem; characters of the longest one."""


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
        if abs(score) < _DOUBT and not (i and states[i - 1]) and not _needs_no_kin(page, i, score, borders):
            scores[i] = score + _weigh(kin_features(page, i, borders, states))
    for i, score in scores.items():
        if score < _AT_A_BEGIN and _begins_a_story(scraps, i):
            scores[i] = _AT_A_BEGIN
    return _margins(page, scores, _best_sequence(page, scores))


def _begins_a_story(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether a line stands between a finished paragraph and a story's lead, or below a label.

    The stories that weights are learnt from are long, and few are labelled. On a page of briefs, a paragraph
    each, nothing else tells that these lines are titles. The same holds for a column's name and the line
    below it, for what stands between a line with a dash and a byline, and for a poem's title.
    """
    if not 0 < i < len(scraps) - 1:
        return False
    above, below = scraps[i - 1], scraps[i + 1]
    if above.shape == "label" or (above.shape == "closed" and below.lead):
        return True
    if _names_a_column(scraps, i) or _names_a_column(scraps, i - 1):
        return True
    if _leads_on(scraps, i + 1) and above.shape in _STORY_ENDS and scraps[i].shape == "short":
        return len(scraps[i].text) >= _LONG_KICKER
    if _leads_on(scraps, i - 1) or _leads_on(scraps, i) or _tops_a_picture(scraps, i):
        return True
    return above.shape == "closed" and is_name(below.text) and _is_verse(scraps[i + 2 : i + 2 + _VERSES])


def _names_a_column(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether a line is a column's name over a headline: 国际观察, between two stories."""
    if i and scraps[i - 1].shape not in _STORY_ENDS:
        return False
    below = scraps[i + 1]
    return below.shape == "short" and not below.lead and is_column(scraps[i].text) and not is_name(below.text)


def _tops_a_picture(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether a line stands below a finished story, over a caption that begins with its day, and a credit."""
    if scraps[i - 1].shape not in _STORY_ENDS or i + 2 >= len(scraps):
        return False
    if scraps[i + 2].shape != "credit" or scraps[i + 1].shape not in ("closed", "open"):
        return False
    month, _, rest = scraps[i + 1].text[:_DAY].removeprefix("图为").removeprefix("圖為").partition("月")
    return bool(rest) and month[-2:].strip().isdigit() and rest.partition("日")[0].isdigit()


def _leads_on(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether a line with a dash at its end stands over a line above a byline or a lead."""
    if scraps[i].shape != "short" or i + 2 >= len(scraps) or not scraps[i].text.endswith(DASHES):
        return False
    return scraps[i + 2].lead or scraps[i + 2].shape == "byline"


def _is_verse(scraps: Sequence[Scrap]) -> bool:
    """Whether these are lines of a poem: short ones, of which the upper end in commas and full stops."""
    marks = sum(scrap.end in "，,；;、。！？" for scrap in scraps)
    return (
        len(scraps) == _VERSES and max(len(s.text) for s in scraps) <= _LONGEST_VERSE and marks > _VERSES // 2
    )


def _evidence(page: Page, i: int) -> float:
    """What the line at `i` has for itself; its words are asked only where its looks leave a doubt."""
    score = _weigh(shape_features(page, i))
    if abs(score) >= _CLEAR:
        return score
    own = own_word_features(page, i)
    with_own = score + _weigh(own)
    if _is_settled(page, i, with_own, ("tile", "habit", *_KIN)):
        return with_own
    return score + _weigh([*tile_features(page, i), *own])


def _needs_no_kin(page: Page, i: int, score: float, borders: Sequence[int]) -> bool:
    """Whether kinship cannot change what a line is."""
    if _is_settled(page, i, score, _KIN):
        return True
    return _is_settled(page, i, score, _KIN, but="kin:few") and has_kin(page, i, borders)


def _is_settled(page: Page, i: int, score: float, families: Sequence[str], but: str = "") -> bool:
    """Whether a line is a title line, or none, whichever features of these families are still to come.

    The feature `but` is known not to come. Another state of a line changes a sequence's weight by the line's
    score and by the pair weights of neighbours that are title lines too. Where that has one sign whatever the
    neighbours are, the best sequence holds the line in one state. So a third of the questions that cost most
    are not asked.
    """
    scraps, candidates = page.scraps, page.candidates
    beside = [k for k in (i, i + 1) if 0 < k < len(scraps) and candidates[k - 1] and candidates[k]]
    pairs = [_pair_weight(page, k) for k in beside]
    ranges = [_range(family, but) for family in families]
    if score > 0:
        return score + sum(least for least, _ in ranges) + sum(min(0.0, pair) for pair in pairs) > _SURELY
    return score + sum(most for _, most in ranges) + sum(max(0.0, pair) for pair in pairs) < -_SURELY


@cache
def _range(family: str, but: str) -> tuple[float, float]:
    """How far a family's features can move a score, down and up."""
    moves = [0.0, *(w for name, w in WEIGHTS.items() if name.startswith(family) and name != but)]
    return min(moves), max(moves)


def _weigh(names: Iterable[str]) -> float:
    weight = WEIGHTS.get
    return sum([weight(name, 0.0) for name in names])


def _habit_weights(marks: int, titles: int) -> tuple[float, float]:
    """The weights of a page's habit for lines without a mark of a story's begin, and for those with one."""
    return WEIGHTS.get(habit(marks, titles, False), 0.0), WEIGHTS.get(habit(marks, titles, True), 0.0)


def _pair_weight(page: Page, i: int) -> float:
    return WEIGHTS.get(pair_feature(page, i), 0.0)


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
