"""Named features of a line by itself: how it begins and ends, what it reads as.

With `linefeatures` (among its neighbours), `linesigns` (with the very next ones) and `linewords` they say
whether a line is a title line.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.loader.marks import ORDINALS, is_numbered
from reader.loader.names import is_name
from reader.loader.seams import SeamTable, border_level

if TYPE_CHECKING:
    from reader.loader.pieces import Scrap

__all__ = ["ADDRESS", "DASHES", "TINY", "Features", "is_dated", "kind_of_line", "own_features"]

Features = list[str]


@cache
def _date_first() -> re.Pattern[str]:
    return re.compile(r"(?:[一二〇○零\d]{2,4}年)?\d{0,2}月?\d{0,2}日?$|\d{1,4}年|\d{1,2}月\d{1,2}日")


_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_BULLETS = _CIRCLED | frozenset("●○◎◆■▲△★☆※·•")
_LISTS = ORDINALS | _BULLETS | frozenset("〇零月日（(第")
"""First characters of all marks of lists and of dates, but for digits."""

_CHAPTERS = tuple("条章节、，")
"""What stands behind a chapter's number: 第四章, 第一，…"""

_IN_BRACKETS = ORDINALS | frozenset("〇零上中下")
"""What a series' number is made of: alone, behind 之, and, beside digits, in brackets."""

_LONGEST_NUMBER = 3
"""Numerals of a chapter's number."""

_SERIES_MARK = 5
"""Characters of the longest mark of a series."""

_SHORTEST_IN_SERIES = 7
"""Characters: a shorter line that ends so is a mark alone."""

DASHES = ("——", "──", "--", "—")
"""How a line ends or begins that another one explains. One `─` or `-` may be a numeral or a minus."""

_LAST = {
    char: name
    for name, chars in {
        "colon-last": "：:",
        "comma-last": "，、；,;",
        "bracket-last": "）)",
        "stop-last": "。",
        "query-last": "？！?!",
    }.items()
    for char in chars
}
"""The feature of a line's last character."""

_OPEN_ENDS = frozenset(("", *"，、；,;：:"))
"""Ends (closing marks looked through) with which a text goes on; "": a line of closing marks alone."""

_CANNOT_BEGIN = frozenset("，。、；：？！）》”’」,;:?!)")
"""First characters of no title line."""

_INSIDE = (("comma-inside", "，", ","), ("space-inside", " ", "\u3000"))
"""Features of what a line holds: one character or the other."""

_CAPTION = (
    "图为",
    "圖為",
    "上图",
    "下图",
    "左图",
    "右图",
    "大图",
    "小图",
    "图中",
    "图①",
    "图②",
    "图1",
    "照片为",
    "题图",
)
"""How a caption begins, with a full stop at its end or without."""

_COLUMN_MARK = 10
"""Characters of the longest name of a column in brackets behind a headline."""

TINY = 4
"""Characters of a line that is hardly more than a word."""

ADDRESS = 10
"""Characters of the longest address over a letter (金正恩同志：), and of who signs behind a dash."""

_DATE = "一二三四五六七八九十〇○零0123456789０１２３４５６７８９"
_LONGEST_DATE = 20

_SPEAKER = 9
"""Characters in which a speaker's name and its colon stand: 记者：…"""

_OFFICE_ENDS = frozenset("员授长任士使记师者家理")
"""Last characters of what stands before a name: 研究员, 教授, 院长, 主任, 大使, 书记, 作家, 经理."""


def _ends_in_name(text: str) -> bool:
    """Whether a line names a person behind an office or a place: 研究院研究员 虞少华, 江苏南京市  刘国华."""
    words = text.split()
    if len(words) < 2:
        return False
    if len(words[-1]) == 1 and len(words[-2]) == 1:  # 张  三
        words[-2:] = [words[-2] + words[-1]]
    name = words[-1]
    office = words[-2][-1] if len(words) > 1 else ""
    return is_name(name) or (2 <= len(name) <= 3 and office in _OFFICE_ENDS)


def is_dated(text: str) -> bool:
    """Whether a line is a date alone, or with the place where it was signed: 二〇一二年四月十一日于北京."""
    if text[0] not in _DATE or len(text) > _LONGEST_DATE:
        return False
    head, day, place = text.partition("日")
    if not day or "月" not in head or head.strip(_DATE + "年月 "):
        return False
    return not place or place[0] in "于於"


def own_features(scrap: Scrap) -> Features:
    """The features of a line by itself, but for its length and shape."""
    text = scrap.text
    first, last = text[0], text[-1]
    names = _end_features(text, scrap.end)
    if text.startswith(DASHES):
        names.append("dash-first")
    if text.startswith(_CAPTION):
        names.append("caption-first")
    if first > "\u2fff":
        names.append(f"begins{border_level(SeamTable.CLAUSE, first)}")
    if "。" in text[:-1]:
        names.append("stop-inside")
    names += [name for name, one, other in _INSIDE if one in text or other in text]
    if first in "“「《" and last in "”」》":
        names.append("quoted")
    names += _reading_features(text)
    if first in _CANNOT_BEGIN:
        names.append("cannot-begin")
    if text.isascii():
        names.append("ascii")
    return names


def _end_features(text: str, end: str) -> Features:
    """What a line ends with; `end` is its last character that is no closing mark."""
    last = text[-1]
    names = []
    if _in_series(text):
        names.append("series")
    if last in "）)" and _in_column(text):
        names.append("column-last")
    if text.endswith(DASHES):
        names.append("dash-last")
    if last in _LAST:
        names.append(_LAST[last])
    if end in _OPEN_ENDS:
        names.append("open-last")
    elif last > "\u2fff":
        names.append(f"ends{border_level(last, SeamTable.BORDER)}")
    return names


def _reading_features(text: str) -> Features:
    """What a line reads as: an entry, a date, what somebody said, a person's name."""
    names = []
    first = text[0]
    if first in _LISTS or first.isdecimal():
        if first in _BULLETS or is_numbered(text, "、是：") or _is_chapter(text):
            names.append("list-mark")
        elif _date_first().match(text):
            names.append("date-first")
    if text[:_SPEAKER].replace(":", "：").find("：") > 0 and text[0] > "\u2fff":
        names.append("speaker")
    if is_name(text):
        names.append("name")
    elif _ends_in_name(text):
        names.append("name-last")
    return names


def _is_chapter(text: str) -> bool:
    """Whether a line begins with a chapter's number: 第四章 第三条 第一，…"""
    if text[0] != "第":
        return False
    at = 1
    while at <= _LONGEST_NUMBER and (text[at : at + 1] in ORDINALS or text[at : at + 1].isdecimal()):
        at += 1
    return at > 1 and text[at : at + 1] in _CHAPTERS


def _in_series(text: str) -> bool:
    """Whether a line ends in a series' number: 砥砺奋进（二）, 系列报道之三.

    A pattern for this would take 1 ms to compile.
    """
    last = text[-1]
    if len(text) < _SHORTEST_IN_SERIES:
        return False
    if last in "）)〕":
        end = text[-_SERIES_MARK:-1]
        number = end[max(map(end.rfind, "（(〔")) + 1 :]
        numeral = number.removeprefix("之")
        return len(numeral) > 0 and len(number) < len(end) and _is_numeral(numeral)
    if last in ORDINALS:
        return text[-2] == "之" or (text[-3] == "之" and text[-2] in ORDINALS)
    return last in _CIRCLED


def _is_numeral(text: str) -> bool:
    return all(char in _IN_BRACKETS or char.isdecimal() for char in text)


def _in_column(text: str) -> bool:
    """Whether a line ends in a column's name in brackets, without a number: （国际视点）."""
    end = text[-_COLUMN_MARK:-1]
    name = end[max(map(end.rfind, "（(")) + 1 :]
    if not 2 <= len(name) < len(end) or "）" in name or ")" in name:
        return False
    return not any(c in ORDINALS or c.isdecimal() for c in name)


def kind_of_line(text: str) -> str:
    """What the end of a line says of the one below it."""
    if text.endswith(DASHES):
        return "dash"
    if _in_series(text):
        return "series"
    if text[-1] in "：:":
        return "colon"
    return "tiny" if len(text) <= TINY else "plain"
