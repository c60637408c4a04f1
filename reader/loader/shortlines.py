"""Short lines of a body without a sentence's end: byline, subhead or sign-off, or a plain paragraph.

Named features of the line and of its neighbours add up for each kind; the best one is taken if it beats
a plain paragraph.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.loader.marks import CLOSERS, SENTENCE_ENDS, is_box_title, is_numbered
from reader.loader.names import is_name, split_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.issue import BlockKind
    from reader.loader.draft import Piece

__all__ = [
    "LONG",
    "Item",
    "ends_in_name",
    "is_address",
    "is_closed",
    "is_first",
    "is_names",
    "list_mark",
    "short_line_kind",
]

SHORT_LINES: dict[str, dict[str, float]] = {
    "byline": {
        "any": -3.0,
        "first": 3.0,
        "second": 1.5,
        "late": -2.0,
        "behind-byline": 1.5,
        "name": 3.0,
        "names": 3.0,
        "name-last": 3.0,  # 中国国际问题研究院研究员 虞少华
        "body-of-people": 3.0,  # 人民日报社代表团
        "to-four": 0.7,
        "prose-next": 0.7,
        "digit": -2.0,
        "comma": -3.0,
        "last": -2.0,
        "list-mark": -3.0,
        "square-name": 5.0,  # □泥人
    },
    "subhead": {
        "any": -1.0,
        "short": 1.0,
        "prose-next": 2.0,
        "prose-before": 1.0,
        "first": -1.5,
        "last": -5.0,
        "quoted": 0.5,
        "comma": -0.3,
        "stop-inside": -4.0,
        "open-end": -4.0,  # ，；、
        "colon-end": -3.5,
        "address": -4.0,  # …同志：
        "list-mark": -0.5,
        "bullet": 2.0,  # ○某集团军…
        "crowd": -0.7,  # each short neighbour beyond the first
        "dash-first": -3.0,  # ——某某在座谈会上的讲话
        "name": -0.5,
        "name-last": -1.5,
        "no-prose-next": -1.5,
        "bracketed": -2.0,
        "over-30": -0.7,
        "entry": -2.0,  # 10月21日 中央人民政府政务院成立
    },
    "sign-off": {
        "any": -3.0,
        "last": 2.5,
        "near-end": 1.5,
        "name": 1.5,
        "date": 2.5,
        "to-four": 0.5,
        "prose-next": -4.0,
        "behind-sign-off": 1.0,
    },
}
"""Evidence for what a short line is; a plain paragraph has 0."""

_LEAST_QUESTION, _MOST_QUESTION = 5, 24
"""Characters of a question that stands over a part of a story."""

_PICTURES = 12
LONG = 45
"""From this many characters on a line with a sentence's end is a paragraph and no more is asked."""

_PEOPLE_WORDS = """
代表团 采访组 报道组 编辑部 评论员 课题组 调研组 通讯组 中心组 研究院 研究会 观察员 党委 编辑组
"""
_PEOPLE = tuple(_PEOPLE_WORDS.split())
_ADDRESS = tuple(word + colon for word in ("同志", "先生", "阁下", "们", "主席", "女士") for colon in "：:")
_LENGTHS = (("to-four", 0, 4), ("short", 0, 24), ("over-30", 31, 999))
_ENDINGS = {
    "body-of-people": _PEOPLE,
    "open-end": ("，", ",", "；", ";", "、"),
    "colon-end": ("：", ":"),
    "address": _ADDRESS,
}


class Item:
    """A piece on the way to a block: its text, lines, kind, and the box it stands in."""

    __slots__ = ("box", "kind", "lines", "origin", "text")

    def __init__(self, piece: Piece, text: str, kind: BlockKind | None) -> None:
        self.origin = piece
        self.text = text
        self.lines = piece.lines
        self.kind = kind
        self.box = piece.box


def is_closed(text: str) -> bool:
    """Whether a text ends as a sentence does, closing quotes and brackets looked through."""
    end = text[-1]
    return end in SENTENCE_ENDS or (end in CLOSERS and text.rstrip(CLOSERS)[-1:] in SENTENCE_ENDS)


_NUMERAL = r"[\d一二三四五六七八九十〇○零]"
_PATTERNS: dict[str, str] = {
    "date": rf"{_NUMERAL}{{2,4}}年(?:{_NUMERAL}{{1,3}}月)?(?:{_NUMERAL}{{1,3}}日)?\w{{0,6}}$",
    "entry": r"(?:\d{1,2}月(?:\d{1,2}日)?|同日|本年|年底|[上中下]旬)[—\-\d月日上中下旬]{0,12}\s",
}
_BULLETS = frozenset("●○◎◆■□▲△★☆※·•①②③④⑤⑥⑦⑧⑨⑩")
_BEHIND_ORDINALS = "、是．."


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


def list_mark(text: str) -> bool:
    """Whether a line begins as an entry of a list does: 一、 （二） 3. ①."""
    return text[0] in _BULLETS or is_numbered(text, _BEHIND_ORDINALS)


def _start_features(text: str) -> list[str]:
    """What a line begins with: a list's mark, a bullet, a date. Patterns are tried where they can hold."""
    names = []
    if text[0] in _BULLETS:
        names += ["list-mark", "bullet"]
        if text[0] in "□■" and 0 < len(text[1:].strip()) <= 4:
            names.append("square-name")
    elif list_mark(text):
        names.append("list-mark")
    start = text[:6]
    if "年" in start and _pattern("date").match(text):
        names.append("date")
    if ("月" in start or "日" in start or "年" in start or "旬" in start) and _pattern("entry").match(text):
        names.append("entry")
    return names


def short_line_kind(items: Sequence[Item], i: int) -> BlockKind:
    """The kind of a short line by the sum of its features in `SHORT_LINES`."""
    text = items[i].text
    if len(text) > LONG or is_box_title(text):
        return "paragraph"
    names = _line_features(text) + _place_features(items, i)
    if is_closed(text) or _ends_in_full_stop(text):
        return "subhead" if _asks_over_prose(items, i) else "paragraph"
    best: BlockKind = "paragraph"
    most = 0.0
    for kind, weights in SHORT_LINES.items():
        if kind == "byline" and text.isascii():
            continue  # the features are those of Chinese names
        score = sum(weights.get(name, 0.0) for name in names)
        if score > most:
            best, most = kind, score  # type: ignore[assignment]
    return best


def _asks_over_prose(items: Sequence[Item], i: int) -> bool:
    """Whether a line is a question over a part of the story, of which another one has a question or a subhead
    over it: 保障跟不上怎么办？ A lone question may be a paragraph of one.
    """
    if not _is_question(items, i):
        return False
    return any(k != i and (item.kind == "subhead" or _is_question(items, k)) for k, item in enumerate(items))


def _is_question(items: Sequence[Item], i: int) -> bool:
    """Whether a line asks something in few words between long paragraphs, and nobody is named who asks."""
    text = items[i].text
    if (
        not _LEAST_QUESTION <= len(text) <= _MOST_QUESTION
        or text[-1] not in "？?"
        or not 0 < i < len(items) - 1
    ):
        return False
    if any(mark in text for mark in "：:。“「") or items[i].box is not None:
        return False
    around = (items[i - 1], items[i + 1])
    return all(len(item.text) > LONG and item.kind in (None, "paragraph") for item in around)


def _ends_in_full_stop(text: str) -> bool:
    """Whether a text in another script ends as its sentences do: He said no."""
    bare = text.rstrip(CLOSERS)
    return bare.endswith(".") and bare[-2:-1].isalnum() and not any(char >= "\u2e80" for char in bare)


def _line_features(text: str) -> list[str]:
    names = ["any"]
    names += [name for name, least, most in _LENGTHS if least <= len(text) <= most]
    end = text[-1]
    if is_name(text):
        names.append("name")
    elif is_names(text):
        names.append("names")
    elif ends_in_name(text):
        names.append("name-last")
    names += [name for name, endings in _ENDINGS.items() if text.endswith(endings)]
    if "，" in text or "," in text:
        names.append("comma")
    if "。" in text:
        names.append("stop-inside")
    if end in "”」" and text[0] in "“「":
        names.append("quoted")
    elif end in "）)" and text[0] in "（(":
        names.append("bracketed")
    if text.startswith(("——", "—", "--")):
        names.append("dash-first")
    if any(map(str.isdigit, text)):
        names.append("digit")
    return names + _start_features(text)


def is_address(text: str) -> bool:
    """Whether a line addresses someone: 编辑同志： 各位代表："""
    return text.endswith(_ADDRESS)


def ends_in_name(text: str) -> bool:
    """Whether a line is an office, white space and a name: 中国国际问题研究院研究员 虞少华."""
    parts = text.split()
    if len(parts) > 2 and len(parts[-1]) == len(parts[-2]) == 1:
        parts[-2:] = ["".join(parts[-2:])]  # 洪  勇
    return len(parts) > 1 and len(parts[0]) >= 4 and is_name(parts[-1])


def is_names(text: str) -> bool:
    """Whether a line is two names or more and nothing else: 杨孝慈 任光明."""
    names = split_names(text) if " " in text or "\u3000" in text else ()
    return len(names) > 1 and all(map(is_name, names))


def _prose_next(items: Sequence[Item], i: int) -> bool:
    """Whether prose follows, perhaps below one more short line (a subhead of the next order)."""
    following = [item.kind for item in items[i + 1 : i + 3]]
    return following[:1] == ["paragraph"] or following == [None, "paragraph"]


def is_first(items: Sequence[Item], i: int) -> bool:
    """Whether nothing stands above an item but a few pictures."""
    return i <= _PICTURES and all(item.kind in ("caption", "credit") for item in items[:i])


def _place_features(items: Sequence[Item], i: int) -> list[str]:
    names = []
    count = len(items)
    before = items[i - 1] if i else None
    if is_first(items, i):
        names.append("first")
    elif before is not None and before.kind == "byline":
        names.append("behind-byline")
    else:
        names.append("second" if i == 1 and before is not None and before.kind == "subhead" else "late")
    if before is not None:
        if before.kind == "paragraph":
            names.append("prose-before")
        elif before.kind == "sign-off":
            names.append("behind-sign-off")
    if i == count - 1:
        names.append("last")
    elif i >= count - 3:
        names.append("near-end")
    names.append("prose-next" if _prose_next(items, i) else "no-prose-next")
    crowd = sum(
        1 for k in range(max(0, i - 3), min(count, i + 4)) if k != i and items[k].kind in (None, "subhead")
    )
    names += ["crowd"] * max(0, crowd - 1)
    return names
