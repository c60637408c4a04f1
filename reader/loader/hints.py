"""What a path and running lines tell: the paper's name, date, page, section and number.

Only what clearly says so is taken: a whole date, a known abbreviation or name of a paper, a page with its
mark (p02, 第3版).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from dataclasses import dataclass
else:
    from reader.light import dataclass

__all__ = [
    "Hint",
    "find_date",
    "find_paper",
    "han_date",
    "is_date_alone",
    "iso_date",
    "page_number",
    "read_folders",
    "read_line",
    "read_path",
]

ABBREVIATIONS = {
    "rmrb": "人民日报",
    "renminribao": "人民日报",
    "peoplesdaily": "人民日报",
    "rmrbhwb": "人民日报海外版",
    "grrb": "工人日报",
    "gmrb": "光明日报",
    "jjrb": "经济日报",
    "jfjb": "解放军报",
    "zgqnb": "中国青年报",
    "zqb": "中国青年报",
    "nmrb": "农民日报",
    "fzrb": "法治日报",
    "kjrb": "科技日报",
    "zgfnb": "中国妇女报",
    "zgfnbs": "中国妇女报",
    "bjrb": "北京日报",
    "jfrb": "解放日报",
    "whb": "文汇报",
    "xmwb": "新民晚报",
    "nfrb": "南方日报",
    "nfzm": "南方周末",
    "nfdsb": "南方都市报",
    "yczwb": "羊城晚报",
    "ycwb": "羊城晚报",
    "zjrb": "浙江日报",
    "xhrb": "新华日报",
    "hnrb": "湖南日报",
    "sxdsb": "三湘都市报",
    "sxworker": "陕西工人报",
    "sxgrb": "陕西工人报",
    "ckxx": "参考消息",
    "hqsb": "环球时报",
    "xxsb": "学习时报",
    "chinatimes": "中國時報",
    "dgb": "大公報",
    "shenbao": "申報",
    "zyrb": "中央日報",
}
"""Abbreviations of papers as file names have them, by their pinyin initials or sites' names."""

_PAPER_WORDS = """
人民日报 人民日报海外版 工人日报 光明日报 经济日报 解放军报 中国青年报 农民日报 法治日报 法制日报
科技日报 中国妇女报 北京日报 解放日报 文汇报 新民晚报 南方日报 南方周末 南方都市报 羊城晚报 浙江日报
新华日报 湖南日报 三湘都市报 陕西工人报 陕西日报 参考消息 环球时报 学习时报 天津日报 重庆日报 河北日报
山西日报 辽宁日报 吉林日报 黑龙江日报 安徽日报 福建日报 江西日报 大众日报 河南日报 湖北日报 海南日报
四川日报 贵州日报 云南日报 甘肃日报 青海日报 广西日报 西藏日报 宁夏日报 新疆日报 内蒙古日报 中国教育报
中国文化报 中国环境报 检察日报 人民法院报 中国纪检监察报 新京报 北京青年报 中華日報 人民日報 工人日報
中國時報 工商時報 聯合報 自由時報 大公報 明報
"""
PAPERS = frozenset(_PAPER_WORDS.split())
"""Names of papers that stand alone on a running line."""

_BY_LENGTH = tuple(sorted(PAPERS, key=lambda name: (-len(name), name)))


@dataclass(frozen=True, slots=True)
class Hint:
    """What was read; None where nothing clearly says so. `date` is ISO 8601."""

    masthead: str | None = None
    date: str | None = None
    page: int | None = None
    section: str | None = None
    number: str | None = None


_WIDE_DIGITS = {ord("０") + i: str(i) for i in range(10)}

_HAN_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0"}


_YEAR = r"(?:18|19|20)\d\d"
_PATTERNS: dict[str, str] = {
    "path-date": (
        rf"(?<!\d)({_YEAR})(?:([-_./])(\d{{1,2}})\2(\d{{1,2}})|(\d\d)(\d\d)|年(\d{{1,2}})月(\d{{1,2}})日)(?!\d)"
        rf"|(?<=[A-Za-z])({_YEAR})(\d\d)(\d\d)(?=\d\d(?!\d))"
    ),
    "path-page": (
        r"(?i:(?<![A-Za-z\d])(?:p|page[-_]?)(\d{1,3})(?![A-Za-z\d]))|第?(\d{1,3})版"
        r"|(?<=(?<!\d)\d{8})[-_](\d{1,2})(?=[-_.]|$)|(?<=[A-Za-z]\d{8})(\d\d)(?!\d)"
    ),
    "folder-day": (rf"(?<!\d){_YEAR}(?:([-_.])\d{{1,2}}\1\d{{1,2}}|\d{{4}}|年\d{{1,2}}月\d{{1,2}}日)(?!\d)"),
    "folder-month": rf"({_YEAR})(?:[-_.年])?(\d{{1,2}})月?",
    "folder-part": r"(\d{1,2})([月日]?)",
    "folder-page": (
        r"(?:第?(\d{1,3}|[一二三四五六七八九十]{1,3})版|(?i:p|page)[-_ ]?(\d{1,3})|([A-Z]\d\d)版?)"
        r"(?:[：:\-_ \u3000](.{1,20}))?"
    ),
    "date": rf"({_YEAR})\s?[年\-./]\s?(\d{{1,2}})\s?[月\-./]\s?(\d{{1,2}})日?",
    "han-date": (
        r"([一二][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
    ),
    "page": (
        r"第?[ \u3000]?([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})[ \u3000]?版"
        r"|(?<![A-Za-z\d])([A-Z]\d\d)(?=[：:\s]|$)"
    ),
    "weekday": r"(?:星期|礼拜|禮拜|周|週)[一二三四五六日天]",
    "number": r"(?:总|總)?第[ \u3000]?\d{2,6}[ \u3000]?[期号號]",
    "lunar": (
        r"(?:农历|夏历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年"
        r"[正一二三四五六七八九十冬腊闰]{1,3}月[初一二三四五六七八九十廿]{2,3}"
    ),
    "filler": r"[\s\u3000·•|｜:：,，()（）《》\-—_/／]+|版面|版次|日期|出版",
    "pages": r"(?:今日|今天|本期|共)[ \u3000]?[\d一二三四五六七八九十]{1,3}[ \u3000]?版",
    "paper": r"(?<!\S)\w{1,8}[报報](?!\S)",
    "section": r"[^\W\da-zA-Z_]{2,8}",
}


# What a text must hold for a pattern to be tried: most hold nothing of it, and need none compiled.
_DATE_MARKS, _NUMBER_MARKS, _PAGE_MARKS = frozenset("年-./"), frozenset("期号號"), frozenset("版：:")


def _holds(text: str, marks: frozenset[str]) -> bool:
    return not marks.isdisjoint(text)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


def iso_date(year: str, month: str, day: str) -> str | None:
    """An ISO date from its three numbers as printed, or None where there is no such day."""
    import datetime  # only where a text has a date

    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def page_number(text: str) -> int | None:
    """The number of a page as printed: 3, 03, 十二, A07 (7)."""
    digits = text.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    if digits.isdecimal():
        return int(digits)
    return _han_number(digits)


def _han_number(text: str) -> int | None:
    tens, ten, ones = text.partition("十")
    if not ten:
        return int(_HAN_DIGITS[text]) if text in _HAN_DIGITS else None
    if any(part and part not in _HAN_DIGITS for part in (tens, ones)):
        return None
    return int(_HAN_DIGITS.get(tens, "1")) * 10 + int(_HAN_DIGITS.get(ones, "0"))


@lru_cache(maxsize=64)
def read_path(path: str) -> Hint:
    """What a file's name and the folders above it tell; the name wins over the folders.

    A date may be spread over folders (2021/06/01/page3.txt); those of dates and pages don't count where the
    paper's own is looked for.
    """
    all_parts = path.replace("\\", "/").split("/")
    parts = all_parts[-4:]
    masthead = next((paper for part in _naming(all_parts) if (paper := _path_paper(part))), None)
    date = next((day for part in reversed(parts[-3:]) if (day := _path_date(part))), None)
    number = _pattern("path-page").search(parts[-1]) if any(map(str.isdigit, parts[-1])) else None
    page = int(next(n for n in number.groups() if n)) if number else None
    date = date or _path_date("/".join(parts)) or read_folders(path).date
    return Hint(masthead, date, page or None)


_NAMING, _DEEPEST = 2, 16
"""Folders that may name the paper, and those that are looked at at all, dates' and pages' among them."""


def _naming(parts: Sequence[str]) -> Iterator[str]:
    """The file's name and the folders above it that may name the paper, from the file outwards."""
    yield parts[-1]
    count = 0
    for part in parts[-2 : -_DEEPEST - 2 : -1]:
        yield part
        count += not _is_dated(part)
        if count == _NAMING:
            return


def _is_dated(part: str) -> bool:
    """Whether a folder is called by a day, a part of one, or a page: it may stand below any other."""
    if not any(map(str.isdigit, part)) and not part.endswith(("版", "年", "月", "日")):
        return False
    if _path_date(part) or _pattern("folder-part").fullmatch(part) or _pattern("folder-page").fullmatch(part):
        return True
    return bool(re.fullmatch(rf"{_YEAR}年?|{_YEAR}[-_.年]?\d{{1,2}}月?", part))


def _path_date(part: str) -> str | None:
    if "年" in part and not any(map(str.isdecimal, part)):
        return han_date(part)
    found = _pattern("path-date").search(part) if any(map(str.isdigit, part)) else None
    return iso_date(*[n for n in found.groups() if n and n not in "-_./"][:3]) if found else None


@dataclass(frozen=True, slots=True)
class Folders:
    """What the folders above a file say, and `others`: those that are no date's and no page's, in order."""

    date: str | None = None
    page: int | None = None
    section: str | None = None
    others: tuple[str, ...] = ()


def read_folders(path: str) -> Folders:
    """What the folders above a file tell; the file's own name is left out.

    A date may be spread over several (2021/06/01, 2021年/06月/01日, 2021年06月/20210601). A page's folder has
    its mark (第01版, 02版：要闻, A03, p4), or is a bare number inside a day's.
    """
    return _folders(path.replace("\\", "/").rpartition("/")[0])


_HALVES = ("layout", "content")
"""Folders of an electronic paper for its lists and for its stories, which belong together."""


def _year_and_month(part: str) -> tuple[str, str] | None:
    """What a folder's name says that is a year, or a year and a month; the latter "" where it says none."""
    if part[0] not in "12":
        return None
    if found := _pattern("folder-month").fullmatch(part):
        return found[1], found[2]
    return (part[:4], "") if re.fullmatch(f"({_YEAR})年?", part) else None


@lru_cache(maxsize=256)
def _folders(path: str) -> Folders:
    date = page = section = None
    year = month = ""
    others: list[str] = []
    for part in path.split("/"):
        if "版" not in part and not any(map(str.isdigit, part)):  # spares most paths the patterns
            if part and part not in _HALVES:
                others.append(part)
            continue
        bare = _pattern("folder-part").fullmatch(part) if part[0].isdigit() else None
        if (whole := _path_date(part)) and (day := _pattern("folder-day").search(part)):
            date = whole
            if found := _pattern("folder-page").fullmatch(part[day.end() :].strip(" -_.")):
                page = page_number(next(n for n in found.groups()[:3] if n))
                section = (found[4] or "").strip() or found[3]
        elif whole and "年" in part:
            date = whole
        elif told := _year_and_month(part):
            year, month = told
        elif bare and bare[2] != "日" and year and not month and not date:
            month = bare[1]
        elif bare and bare[2] != "月" and month and not date:
            date = iso_date(year, month, bare[1])
        elif found := _pattern("folder-page").fullmatch(part):
            page = page_number(next(n for n in found.groups()[:3] if n))
            section = (found[4] or "").strip() or found[3]
        elif bare and date and not bare[2]:
            page, section = int(bare[1]), None
        elif part and part not in _HALVES:
            others.append(part)
    return Folders(date, page, section, tuple(others))


def is_date_alone(name: str) -> bool:
    """Whether a file's or folder's name is a date, perhaps with its weekday, and nothing else."""
    found = _pattern("path-date").search(name)
    if found is None:
        return False
    rest = _pattern("weekday").sub("", name[: found.start()] + name[found.end() :])
    return not any(char.isalnum() for char in rest)


def _path_paper(part: str) -> str | None:
    for token in re.split(r"[^a-z]+", part.lower()):
        if ABBREVIATIONS.get(token):
            return ABBREVIATIONS[token]
    return None if part.isascii() else find_paper(part)


def find_date(text: str) -> str | None:
    """The first date that stands anywhere in a text."""
    found = _pattern("date").search(text)
    return iso_date(*found.groups()) if found else None


def find_paper(text: str) -> str | None:
    """The name of a known paper that stands anywhere in a text."""
    return next((name for name in _BY_LENGTH if name in text), None)


def read_line(text: str) -> Hint | None:
    """What a running line tells (工人日报 2021年12月24日 星期五 综合 3版), or None if it is none.

    Every character must belong to a paper's name, a date, weekday, number, page or a section's short
    name; a line with a section's name alone is none.
    """
    if not 2 <= len(text) <= 70:
        return None
    text = text.translate(_WIDE_DIGITS)
    date, rest = _take_date(text)
    masthead = find_paper(rest)
    if masthead:
        rest = rest.replace(masthead, " ", 1)
    number = _pattern("number").search(rest) if _holds(rest, _NUMBER_MARKS) else None
    if number:
        rest = rest.replace(number.group(), " ", 1)
    if "版" in rest:
        rest = _pattern("pages").sub(" ", rest)  # how many there are: 今日四版
    page = _pattern("page").search(rest) if date or _holds(rest, _PAGE_MARKS) else None
    if page:
        rest = rest.replace(page.group(), " ", 1)
    if not (date or page or number or masthead):
        return None
    rest = _pattern("lunar").sub(" ", _pattern("weekday").sub(" ", rest))
    rest = _pattern("filler").sub(" ", rest).strip()
    if not masthead and date and (paper := _pattern("paper").search(rest)):
        masthead = paper.group()
        rest = rest.replace(masthead, " ", 1).strip()
    upper, _, lower = rest.partition(" ")
    if lower and f"{upper}·{lower}" in text:
        upper, rest = rest, upper + lower  # 科技·教育
    if rest and (not page or not _pattern("section").fullmatch(rest)):
        return None
    if rest and not (date or number or masthead or _pattern("filler").search(text)):
        return None
    return Hint(
        masthead,
        date,
        page_number(page.group(1) or page.group(2)) if page else None,
        upper.replace(" ", "·") if " " in upper else rest or None,
        "".join(number.group().split()) if number else None,
    )


def _take_date(text: str) -> tuple[str | None, str]:
    """The date in a line, and the line without it."""
    found = _pattern("date").search(text) if _holds(text, _DATE_MARKS) else None
    if found:
        return iso_date(*found.groups()), text.replace(found.group(), " ", 1)
    found = _pattern("han-date").search(text) if all(map(text.__contains__, "年月日")) else None
    return (_han_date(found), text.replace(found.group(), " ", 1)) if found else (None, text)


def _han_date(found: re.Match[str]) -> str | None:
    year = "".join(_HAN_DIGITS[c] for c in found[1])
    return iso_date(year, str(_han_number(found[2]) or 0), str(_han_number(found[3]) or 0))


def han_date(text: str) -> str | None:
    """The first date in Chinese figures that stands in a text: 二〇二一年六月一日."""
    found = _pattern("han-date").search(text)
    return _han_date(found) if found else None
