"""Named features of a line as a title line, seen among its neighbours.

"Short, without a sentence mark" finds nearly every title line, but half of what it finds is none. What
stands after a line (a lead, a byline, a long paragraph) and before it tells most; then whose words it and
the text below it use (`linewords`), and what it says itself (`lineown`) and with the pieces beside it
(`linesigns`). The features' weights are learnt by `tools/page_model` and stand in
`heading_weights` under the features' names.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.loader.lineown import DASHES, TINY, is_dated, kind_of_line, own_features
from reader.loader.linesigns import address_features, interrupted, seam_features, tiny_features
from reader.loader.linewords import word_features
from reader.loader.names import is_name
from reader.loader.pageview import template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.lineown import Features
    from reader.loader.pageview import Page
    from reader.loader.pieces import Scrap

__all__ = ["features", "habit", "marked", "pair_feature", "shape_features"]

_BEGINS = frozenset(("lead", "byline", "name", "credit"))
"""Classes of pieces that stand where a story begins."""

_SET_REACH, _SET_NEAR = 14, 7
"""Pieces, either way, in which a set of subheads is looked for."""

_AUTHORS = ("记者", "記者", "通讯员", "评论员")

_REACH = 4
"""How many candidate lines are looked through for what stands after a group of them."""

_NEAR = 5
"""Pieces, either way, that are asked how many short ones stand around a line."""

_RUN = 8
"""Pieces in which the text below a line is measured."""

_HABIT_FROM = 4
"""From so many title lines on a page has a habit."""

_SIZES = (3, 5, 8, 12, 16, 20, 25, 30, 36, 45)
"""Edges of the classes of a line's length, in characters; the other edges are pieces."""

_LOOKS, _SHORTS, _RUNS = (1, 2, 4), (0, 1, 2, 3, 5, 7), (0, 1, 2, 4, 7)


def _class(scrap: Scrap | None) -> str:
    """What a neighbour is: a lead, a name, closed text by its length, or its shape; `none` at the edges."""
    if scrap is None:
        return "none"
    if scrap.lead:
        return "lead"
    shape = scrap.shape
    if shape == "short":
        return "name" if is_name(scrap.text) else "short"
    if shape == "closed":
        size = len(scrap.text)
        return "long" if size > 60 else "mid" if size > 25 else "brief"
    return shape


def features(page: Page, i: int) -> Features:
    """Named features of the candidate at `i`, seen among its neighbours."""
    return shape_features(page, i) + word_features(page, i)


def shape_features(page: Page, i: int) -> Features:
    """The features that no comparing of texts needs."""
    scraps = page.scraps
    scrap = scraps[i]
    text = scrap.text
    before = scraps[i - 1] if i else None
    below = scraps[i + 1] if i + 1 < len(scraps) else None
    after, distance = _follower(scraps, i)
    precedes, follows, next_class = _class(before), _class(after), _class(below)
    if precedes == "sign-off" and _signs_on(scraps, i - 1):
        precedes = "byline"
    if next_class == "sign-off" and _signs_on(scraps, i + 1):
        next_class = follows = "byline"
        distance = 0
    if next_class == "name" and i + 2 < len(scraps) and is_dated(scraps[i + 2].text):
        next_class = "signed"
    gap_after = page.gaps[i + 1] if below is not None else 2
    parting, level = page.style
    names = [
        "bias",
        f"marked:{level}:{follows}",
        f"size{bisect_left(_SIZES, len(text))}",
        f"shape:{scrap.shape}",
        f"after:{follows}",
        f"after:{follows}:{distance}",
        f"before:{precedes}",
        f"gap:{parting}:{page.gaps[i]}:{gap_after}",
        f"next:{next_class}:{parting}:{min(gap_after, 1)}",
        f"between:{precedes}:{follows}",
        f"looks{bisect_left(_LOOKS, page.looks.get(template(text), 0))}",
    ]
    if len(text) <= TINY and not is_name(text):
        names.append(f"tiny:{follows}:{min(distance, 2)}")
        names += tiny_features(scraps, i, precedes, follows, next_class)
    names += address_features(scraps, i, precedes, next_class)
    if _credit_near(scraps, i):
        names.append("credit-near")
        if next_class in ("mid", "long", "brief"):
            names.append(f"over-caption:{precedes}")
    if before is not None and before.shape in ("short", "sign-off"):
        names.append(f"below:{kind_of_line(before.text)}")
    elif text.startswith(DASHES):
        names.append("dash-alone")  # ——本报编辑部: a dash opens a deck only below a headline
    seam = interrupted(scraps, i, after)
    if seam is not None:
        names.append(seam)
    if text[-1] in "？！?!":
        names.append(f"query:{'m' if not distance and follows in _BEGINS else 'p'}")
    names += seam_features(scraps, i, follows in _BEGINS)
    names += own_features(scrap)
    names += _neighbour_features(page, i)
    names += _set_features(page, i, follows)
    return names


def _set_features(page: Page, i: int, follows: str) -> Features:
    """Whether other lines nearby look like this one and stand as it does: subheads come in sets.

    Of a set are short lines of about the same length between two pieces of prose, with no lead or byline
    between them. What stands below this one tells a story's title line from its subheads.
    """
    scraps = page.scraps
    if scraps[i].shape != "short":
        return []
    size = len(scraps[i].text)
    most = 1 + size // 4
    alone, begun = page.alone, page.begun
    first = bisect_left(alone, i - _SET_REACH)
    itself = False
    alike = near = 0
    for k in alone[first : bisect_left(alone, i + _SET_REACH + 1)]:
        if k == i:
            itself = True
        elif abs(len(scraps[k].text) - size) <= most and begun[k] == begun[i]:
            alike += 1
            near += abs(k - i) <= _SET_NEAR
    kind = "m" if follows in _BEGINS else "p"
    return [f"set:{kind}:{itself:d}:{min(alike, 3)}", f"set-near:{kind}:{min(near, 2)}"]


def _signs_on(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether a name in brackets stands as a byline: below a short line, （本报记者 张三）."""
    return i > 0 and scraps[i - 1].shape == "short" and any(word in scraps[i].text for word in _AUTHORS)


def _credit_near(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether a photo's credit is one of the two pieces below."""
    return any(scrap.shape == "credit" for scrap in scraps[i + 1 : i + 3])


def _follower(scraps: Sequence[Scrap], i: int) -> tuple[Scrap | None, int]:
    """The piece that stands after the group of short lines at `i`, and how many of them come before it."""
    count = len(scraps)
    for distance in range(_REACH):
        j = i + 1 + distance
        if j >= count:
            return None, distance
        nxt = scraps[j]
        if nxt.shape not in ("short", "sign-off") or nxt.lead:
            return nxt, distance
        if distance and is_name(nxt.text):
            return nxt, distance
    return scraps[i + _REACH] if i + _REACH < count else None, _REACH


def _neighbour_features(page: Page, i: int) -> Features:
    """How many short lines stand around a line, whether one begins as it does, how much text is below."""
    scraps = page.scraps
    first, end = max(0, i - _NEAR), min(len(scraps), i + 1 + _NEAR)
    own = page.shorts[i + 1] - page.shorts[i]
    names = [f"shorts{bisect_left(_SHORTS, page.shorts[end] - page.shorts[first] - own)}"]
    start = scraps[i].text[:2]
    for k in range(first, end):
        if k != i and scraps[k].shape == "short" and scraps[k].text.startswith(start):
            names.append("same-start")
            break
    run = 0
    for may_be_title in page.candidates[i + 1 : i + 1 + _RUN]:
        if not may_be_title:
            run += 1
        elif run:
            break
    names.append(f"run{bisect_left(_RUNS, run)}")
    return names


def pair_feature(gap: int) -> str:
    """The name of the weight for two neighbours that both are title lines, `gap` (as in `Page`) apart."""
    return f"pair:{gap}"


def marked(page: Page, i: int) -> bool:
    """Whether a mark of a story's begin stands below the lines at `i`.

    Marks are a lead, a byline, a name alone and a photo's credit.
    """
    after, _ = _follower(page.scraps, i)
    return _class(after) in _BEGINS or _credit_near(page.scraps, i)


def habit(marks: int, titles: int, has: bool) -> str:
    """The feature of a page's habit: whether its other title lines have such marks, and this one."""
    if titles < _HABIT_FROM:
        return f"habit:few:{has:d}"
    share = marks / titles
    level = "none" if share < 0.1 else "some" if share < 0.6 else "most" if share < 0.9 else "all"
    return f"habit:{level}:{has:d}"
