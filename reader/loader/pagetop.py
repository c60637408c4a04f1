"""What stands at the very top of a page, over its stories, on several lines:

A08 城事 / 云河晚报 / 2021年12月24日 星期五 责编：林晓 版式 周大河 / 刊号：CN00-0000 新闻热线：0000000.

`hints.read_line` tells a running head of which every character is known. Here, at the edge of the text, an
editor's name, a telephone or a section's name alone are taken too, where what stands beside them is sure.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.loader.hints import Hint, page_number, read_line
from reader.loader.imprint import OFFICES, is_imprint
from reader.loader.marks import is_label, mark
from reader.loader.papernames import is_paper

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["read_top"]

_MOST_LINES = 10
_LONGEST = 160
"""Lines of a page's top, and characters of one of them: an imprint names a dozen people."""

_LONGEST_SECTION, _LONGEST_PAPER, _LONGEST_NUMBERED = 9, 8, 10
"""Characters of a section's and of a paper's name that stand on lines of their own, and of 2 综合新闻."""

_SURE_MARKS = (
    *("责编", "编辑", "責編", "編輯", "校对", "主编", "版式", "CN", "邮发", "热线", "電話", "电话"),
    *("www.", "@"),
)
"""What the line of a page's top holds one of, but for a page's number."""

# `\w` for Han, which cost a hundred times as much to compile; OFFICE stands for any of the offices.
_HAN = r"[^\W\da-zA-Z_]"
_PATTERNS: dict[str, str] = {
    # 责编：林晓, 编辑/李 欢 周大河, 版式 吕燕: an office and the names behind it.
    "office": (
        rf"(?:首席|本版|本期|值班|执行|图片|文字)?(?:OFFICE)(?:\s?[:：/／|]\s?|\s{{1,3}}|(?=\w))"
        rf"(?!OFFICE)(?:{_HAN}\s{{1,2}}{_HAN}(?!\w)|{_HAN}{{2,4}})(?:\s?[、,，/／\s]\s?(?!OFFICE){_HAN}{{2,3}}(?![\w:：]))*"
    ),
    "address": (
        r"(?:\w{0,8}?(?:热线|电话|邮箱|信箱|传真|网址|网|E-?mail|熱線|電話|電郵|網址)\s?[:：]\s?)?"
        r"(?:https?://\S+|www\.\S+|[\w.\-]+@[\w.\-]+|(?<=[:：])[\d\-—]{7,20}(?!\d))"
    ),
    "number": (
        r"(?:国内|國內)?(?:统一|統一)?(?:连续出版物|連續出版物|刊)?[号號]?\s?[:：]?\s?CN\s?[\d\-—/()（）A-Z]{4,16}"
        r"|邮发代号\s?[:：]?\s?\d{1,3}[-—－]\d{1,4}|(?:总|總)?第?\s?\d{2,6}\s?[期号號]"
    ),
    # 农历庚寅年十一月廿七 十二月初三小寒
    "lunar": (
        r"(?:农历|夏历|農曆)?(?:[甲乙丙丁戊己庚辛壬癸]\w年)?[正一二三四五六七八九十冬腊臘闰]{1,3}月"
        r"(?:[初一二三四五六七八九十廿]{2,3}|[大小])(?:[立春雨惊谷夏小芒大处白秋寒霜冬清][春水蛰分明雨夏满种至暑秋露降雪寒])?"
    ),
    "filler": (
        r"[(（]?(?:今日|本期|共)\s?[\d一二三四五六七八九十]{1,3}\s?[版张][)）]?|内部刊物|注意保存|出版"
        r"|[\s·•|｜:：,，()（）《》\-—_/／■□]+"
    ),
    "date": r"(?:18|19|20)\d\d\s?[年\-./]\s?\d{1,2}\s?[月\-./]\s?\d{1,2}日?",
    "weekday": r"(?:星期|礼拜|周|週)[一二三四五六日天]",
    "code": (
        rf"([A-Z]\d{{1,2}}|\d{{1,2}})"
        rf"(?:版|(?=[\s:：·|]|$)|(?<=[A-Z]\d)(?={_HAN})|(?<=[A-Z]\d\d)(?={_HAN}))"
    ),
    "section": rf"{_HAN}{{2,6}}(?:[·•/／\s]{_HAN}{{2,6}})?",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    offices = "|".join(sorted(OFFICES, key=lambda office: (-len(office), office)))
    return re.compile(_PATTERNS[name].replace("OFFICE", offices))


def read_top(lines: Sequence[str], filled: Sequence[int]) -> list[tuple[int, Hint]]:
    """The lines (their indices among `lines`) that stand over a page's first story, and what each tells.

    `filled` are the indices of lines that are not blank. What only may be a paper's or a section's name
    counts where a surer line stands below it, and only where the lines together tell two things at least.
    """
    found: list[tuple[int, Hint]] = []
    unsure: list[tuple[int, Hint]] = []
    told = 0
    page: int | None = None
    for k in filled[: min(_MOST_LINES, len(filled) - 1)]:
        text = lines[k].strip()
        if is_imprint(text):
            continue  # set aside by itself
        hint, count = _edge_line(text) or (_may_be_named(text), 0)
        if hint is None or (page is not None and hint.page not in (None, page)):
            break  # a story's line, or another page's
        page = hint.page if page is None else page
        unsure.append((k, hint))
        # A paper's name below its day ends a page's top too.
        named = hint.masthead is not None and count == 0
        told += count + named
        if count or (found and named):
            found += unsure
            unsure = []
    return found if told > 1 else []


def _edge_line(text: str) -> tuple[Hint, int] | None:
    """What a line at a page's edge tells, and how many things; None for other lines."""
    if not 2 <= len(text) <= _LONGEST or text[-1] in "。！？!?；;" or is_label(text):
        return None
    may_be = text[0].isascii() or "版" in text or ("年" in text and "月" in text and "日" in text)
    may_be = may_be or any(map(text.__contains__, _SURE_MARKS))
    if not may_be or mark("jump").match(text):
        return None
    if (whole := read_line(text)) is not None:
        return whole, sum(part is not None for part in (whole.date, whole.page, whole.number, whole.masthead))
    date, rest = _take_day(text)
    told = int(date is not None)
    for name in ("address", "number", "office"):
        rest, count = _pattern(name).subn(" ", rest)
        told += count
    rest = _pattern("weekday").sub(" ", rest).strip()
    if date:
        rest = _pattern("lunar").sub(" ", rest).strip()
    page = None
    code = _pattern("code").match(rest)
    if code:
        page = page_number(code[1])
        rest = rest[code.end() :]
        told += not code.group().isdigit() or code.group()[0] == "0"
    words = _pattern("filler").sub(" ", rest).split()
    paper = next((word for word in words if _is_paper(word)), None) if told or page else None
    if paper:
        words.remove(paper)
    rest = " ".join(words)
    if rest and not (_pattern("section").fullmatch(rest) and (page or told > 1)):
        return None
    if not told and not (page and rest and len(text) <= _LONGEST_NUMBERED):
        return None
    number = re.search(r"第\s?\d{2,6}\s?[期号號]", text)
    return Hint(paper, date, page, _section(rest, text), "".join(number[0].split()) if number else None), told


def _section(words: str, text: str) -> str | None:
    """The section's name, of the two words that `words` may be as printed."""
    return next((name for sign in "·•/／" if (name := words.replace(" ", sign)) in text), words) or None


def _take_day(text: str) -> tuple[str | None, str]:
    """The day in a line, in digits or in Chinese figures, and the line without it."""
    if found := _pattern("date").search(text):
        first, end = found.span()
    else:
        first, end = max(text.find("年") - 4, 0), text.find("日") + 1
    day = read_line(text[first:end]) if 6 < end - first < 16 else None
    return (day.date, text[:first] + " " + text[end:]) if day and day.date else (None, text)


def _is_paper(text: str) -> bool:
    return is_paper(text) or (3 <= len(text) <= _LONGEST_PAPER and text[-1] in "报報")


def _may_be_named(text: str) -> Hint | None:
    """What a line tells that may be a paper's name, or a section's alone; None where it can't be."""
    if _is_paper(text):
        return Hint(masthead=text)
    if text.isascii() and text.isupper() and len(text) <= 40:
        return Hint()  # the paper's name in Latin letters
    if len(text) > _LONGEST_SECTION or is_label(text):
        return None
    return Hint(section=text) if _pattern("section").fullmatch(text) else None
