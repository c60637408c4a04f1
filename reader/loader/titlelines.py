"""Where the title lines of a story end and its text begins, in a stretch that is known to be one story.

Every line at the top gets named features for being a title line; those of the first line of text (a
lead, a byline, a long paragraph) speak for the border above it. The best number of title lines is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.marks import is_box_title, mark
from reader.loader.names import is_name
from reader.loader.shortlines import ends_in_name, is_address, is_closed, is_names, list_mark
from reader.loader.tails import TAIL_ENDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["count_titles", "find_titles"]

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
    "names": -4.0,
    "tiny": -4.0,  # up to three characters below the first line: 晓月
    "name-last": -4.0,
    "address": -5.0,  # 编辑同志：
    "list-mark": -3.0,
    "dash-first": 2.0,
    "box-title": -4.0,
    "row": -4.0,
    "sign-off": -2.0,
}
"""Evidence that a line at a story's top is a title line."""

BORDERS: dict[str, float] = {
    "lead": 3.0,
    "byline": 2.0,
    "name": 2.0,
    "names": 2.0,
    "tiny": 1.0,
    "name-last": 2.0,
    "prose": 2.0,
    "address": 1.0,
    "row": 1.0,
    "jump": 1.0,
    "short": -1.0,
    "nothing": -1.5,
}
"""What the line below the last title line says for that border."""

_MOST_TITLES = 8
_PROSE = 40
_NEVER_TITLE = 60
_ROW = 3
"""Figures in a table's row."""

_DASHES = ("——", "—", "--", "──")
_COMMAS = ("，", ",", "；", ";", "、")


def count_titles(texts: Sequence[str]) -> int:
    """How many of the first lines are title lines; 0 where the story has none."""
    best, count, total = -99.0, 0, 0.0
    for i, text in enumerate(texts[: _MOST_TITLES + 1]):
        names, border = _look(text, i)
        if total + BORDERS[border] > best:
            best, count = total + BORDERS[border], i
        if len(text) > _NEVER_TITLE:
            return count
        for name in names:
            total += TITLE_LINES[name]
    if len(texts) <= _MOST_TITLES and total + BORDERS["nothing"] > best:
        count = len(texts)
    return count


def find_titles(texts: Sequence[str]) -> range:
    """The title lines of a story: at its top, or, where its tail was dumped first, those above its lead."""
    count = count_titles(texts)
    if count or len(texts) < 3 or not is_closed(texts[0]):
        return range(count)
    for i in range(2, len(texts)):
        if mark("lead").match(texts[i]) or _is_byline(texts[i]):
            top = i
            while top > 1 and i - top < _MOST_TITLES and _could_be_title(texts[top - 1]):
                top -= 1
            if top < i:
                return range(top, i)
    return range(0)


def _could_be_title(text: str) -> bool:
    return len(text) <= _NEVER_TITLE and sum(TITLE_LINES[name] for name in _look(text, 1)[0]) > 0


def _is_byline(text: str) -> bool:
    return len(text) <= _NEVER_TITLE and mark("byline").match(text) is not None


def _look(text: str, i: int) -> tuple[list[str], str]:
    """Line `i` from the top: its features taken for a title line, and what it is as the first of the text."""
    if mark("lead").match(text):
        return ["any", "lead"], "lead"
    size = len(text)
    if size > _NEVER_TITLE:
        return [], "prose"
    border = "prose" if size > _PROSE or "。" in text else "short"
    names = ["any"] if i else ["any", "first"]
    if "。" in text:
        names.append("stop")
    if size > 34:
        names.append("over-34")
    if size > 45:
        names.append("over-45")
    if text.endswith(_COMMAS):
        names.append("comma-last")
    if size > 24 and text.count("，") + text.count(",") > 1:
        names.append("clauses")
    own = _whole_line(text)
    if i and own is None and size <= _PROSE:
        own = _below(text)
    if text.startswith(_DASHES) and i:
        names.append("dash-first")
    if own:
        names.append(own)
        border = own if own in BORDERS and border == "short" else border
    return names, border


def _whole_line(text: str) -> str | None:
    """The mark that a line is nothing but, if any."""
    if mark("byline").match(text):
        return "byline"
    if text[-1] in TAIL_ENDS and mark("credit").match(text):
        return "credit"
    if mark("jump").match(text):
        return "jump"
    return "sign-off" if text[0] in "（(" and mark("sign-off").match(text) else None


def _below(text: str) -> str | None:
    """What tells a line below the first from a title line, if anything."""
    for name, told in _BELOW:
        if told(text):
            return name
    return None


def _is_tiny(text: str) -> bool:
    return len(text) <= 3 or len("".join(text.split())) <= 3


def _is_row(text: str) -> bool:
    """Whether a line is a table's row: 云河队 胜3 平2 负1."""
    words = text.split()
    return len(words) > _ROW and sum(word[-1].isdigit() for word in words) >= _ROW


_BELOW: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("name", is_name),
    ("tiny", _is_tiny),
    ("names", is_names),
    ("name-last", ends_in_name),
    ("address", is_address),
    ("row", _is_row),
    ("list-mark", list_mark),
    ("box-title", is_box_title),
)
