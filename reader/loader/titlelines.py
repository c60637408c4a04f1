"""Where the title lines of a story end and its text begins, in a stretch that is known to be one story.

Every line at the top gets named features for being a title line; those of the first line of text (a
lead, a byline, a long paragraph) speak for the border above it. The best number of title lines is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.marks import is_box_title, mark
from reader.loader.names import is_name
from reader.loader.shortlines import ends_in_name, is_address, is_closed, list_mark
from reader.loader.tails import TAIL_ENDS

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["BORDERS", "TITLE_LINES", "count_titles", "find_titles"]

TITLE_LINES: dict[str, float] = {
    "any": 1.0,
    "first": 2.0,
    "stop": -6.0,  # a full stop at the end or inside: 0 of 144 measured title lines
    "comma-last": -4.0,
    "over-34": -2.5,  # the longest of the 144
    "over-45": -3.0,
    "clauses": -2.0,  # two commas and more
    "lead": -10.0,
    "byline": -8.0,
    "credit": -8.0,
    "jump": -8.0,
    "name": -4.0,  # below the first line
    "tiny": -4.0,  # up to three characters below the first line: 晓月
    "name-last": -4.0,
    "address": -5.0,  # 编辑同志：
    "list-mark": -3.0,
    "dash-first": 2.0,
    "box-title": -4.0,
    "sign-off": -2.0,
}
"""Evidence that a line at a story's top is a title line."""

BORDERS: dict[str, float] = {
    "lead": 3.0,
    "byline": 2.0,
    "name": 2.0,
    "tiny": 1.0,
    "name-last": 2.0,
    "prose": 2.0,
    "address": 1.0,
    "jump": 1.0,
    "short": -1.0,
    "nothing": -1.5,
}
"""What the line below the last title line says for that border."""

_MOST_TITLES = 8
_PROSE = 40
_COMMAS = ("，", ",", "；", ";", "、")


def count_titles(texts: Sequence[str]) -> int:
    """How many of the first lines are title lines; 0 where the story has none."""
    best, count = _border(texts, 0), 0
    total = 0.0
    for i, text in enumerate(texts[:_MOST_TITLES]):
        total += sum(TITLE_LINES[name] for name in _features(text, i))
        score = total + _border(texts, i + 1)
        if score > best:
            best, count = score, i + 1
    return count


def find_titles(texts: Sequence[str]) -> range:
    """The title lines of a story: at its top, or, where its tail was dumped first, those above its lead."""
    count = count_titles(texts)
    if count or len(texts) < 3 or not is_closed(texts[0]):
        return range(count)
    for i in range(2, len(texts)):
        if mark("lead").match(texts[i][:60]) or _is_byline(texts[i]):
            top = i
            while top > 1 and i - top < _MOST_TITLES and _could_be_title(texts[top - 1]):
                top -= 1
            if top < i:
                return range(top, i)
    return range(0)


def _could_be_title(text: str) -> bool:
    return sum(TITLE_LINES[name] for name in _features(text, 1)) > 0


def _is_byline(text: str) -> bool:
    return len(text) <= 60 and mark("byline").match(text) is not None


def _features(text: str, i: int) -> list[str]:
    """Named features of line `i` from the top, taken for a title line."""
    size = len(text)
    names = ["any"]
    if i == 0:
        names.append("first")
    if "。" in text:
        names.append("stop")
    if size > 34:
        names.append("over-34")
        if size > 45:
            names.append("over-45")
            return names
    if text.endswith(_COMMAS):
        names.append("comma-last")
    if sum(map(text.count, "，,")) > 1 and size > 24:
        names.append("clauses")
    if mark("lead").match(text):
        names.append("lead")
    elif _is_byline(text):
        names.append("byline")
    elif text[-1] in TAIL_ENDS and mark("credit").match(text):
        names.append("credit")
    elif mark("jump").match(text):
        names.append("jump")
    elif text[0] in "（(" and mark("sign-off").match(text):
        names.append("sign-off")
    if i:
        names += _features_below(text)
    return names


def _features_below(text: str) -> list[str]:
    """Features that count for lines below the first only."""
    names = []
    if is_name(text):
        names.append("name")
    elif len("".join(text.split())) <= 3:
        names.append("tiny")
    elif ends_in_name(text):
        names.append("name-last")
    if is_address(text):
        names.append("address")
    if list_mark(text):
        names.append("list-mark")
    if text.startswith(("——", "—", "--", "──")):
        names.append("dash-first")
    if is_box_title(text):
        names.append("box-title")
    return names


def _border(texts: Sequence[str], i: int) -> float:
    """What the line at `i` says for being the first one of the text."""
    if i >= len(texts):
        return BORDERS["nothing"]
    text = texts[i]
    if mark("lead").match(text[:60]):
        name = "lead"
    elif len(text) > _PROSE or "。" in text:
        name = "prose"
    elif _is_byline(text):
        name = "byline"
    elif mark("jump").match(text):
        name = "jump"
    else:
        known = [n for n in _features_below(text) if n in BORDERS] if i else []
        name = known[0] if known else "short"
    return BORDERS[name]
