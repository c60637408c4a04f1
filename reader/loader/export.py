"""The export with marker lines: many stories a file, below each heading a line 作者：… 时间：….

A story's title lines stand directly above its marker line, up to a blank line, an indented line or the
end of the story before. Every line below is a paragraph. The marker line itself is furniture; what it says
of author, date, page and column goes into the story's fields.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.issue import Author, Furniture
from reader.loader.draft import ArticleDraft, IssueDraft, Piece, SectionDraft
from reader.loader.hints import iso_date, page_number
from reader.loader.shortlines import is_closed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.draft import Document

__all__ = ["FIELDS", "read", "read_date", "read_marker", "sniff", "split_authors"]

FIELDS = {
    "作者": "author",
    "记者": "author",
    "作者姓名": "author",
    "作　者": "author",
    "时间": "date",
    "日期": "date",
    "发布时间": "date",
    "发表时间": "date",
    "发布日期": "date",
    "发表日期": "date",
    "出版日期": "date",
    "刊发时间": "date",
    "见报日期": "date",
    "版面": "page",
    "版次": "page",
    "版号": "page",
    "版": "page",
    "栏目": "column",
    "专栏": "column",
    "链接": "url",
    "网址": "url",
    "原文链接": "url",
    "来源": "other",
    "出处": "other",
    "报纸": "other",
    "报名": "other",
    "媒体": "other",
    "编辑": "other",
    "责编": "other",
    "责任编辑": "other",
    "字数": "other",
    "关键词": "other",
    "阅读": "other",
    "浏览": "other",
    "点击": "other",
}
"""What the labels of marker lines mean in the exports of papers' databases."""

_MOST_TITLES = 6
_LONGEST_TITLE = 60
_LONGEST_NEAREST = 80
_INDENTS = ("\u3000\u3000", "    ", "\t")
_LONGEST_MARKER = 400
_SNIFFED = 4000
"""How many lines are looked at to tell the format: the first marker stands below the first heading."""

_LABELS = tuple(FIELDS)
_DATES = tuple(label for label, field in FIELDS.items() if field == "date")
_STARTS = frozenset(label[0] for label in FIELDS) | frozenset("【[（(12")


@cache
def _label() -> re.Pattern[str]:
    labels = "|".join(sorted(FIELDS, key=len, reverse=True))
    return re.compile(rf"(?:^|(?<=[\s\u3000|｜，,；;]))[【\[（(]?({labels})[】\]）)]?[ \u3000]*[：:]")


@cache
def _date() -> re.Pattern[str]:
    return re.compile(r"[ \u3000]*(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?")


def read_marker(line: str) -> dict[str, str] | None:
    """The fields of a marker line by their meaning (see `FIELDS`), or None if the line is none.

    A marker line begins with a label, and says a date or an author and one more thing; a date must be one.
    The date may stand in front, without a label (2024-03-02 来源：… 作者：…).
    """
    text = line.strip()
    if not text or len(text) > _LONGEST_MARKER or (":" not in text and "：" not in text):
        return None
    if not text.lstrip("【[（(").startswith(_LABELS):
        return _dated_marker(text) if text[0].isdecimal() else None
    found = list(_label().finditer(text))
    if not found or found[0].start():
        return None
    fields: dict[str, str] = {}
    for match, following in zip(found, [*found[1:], None], strict=True):
        value = text[match.end() : following.start() if following else len(text)].strip(
            " \t\u3000|｜，,；;】）)"
        )
        name = FIELDS[match[1]]
        if name == "date" and not _date().match(value):
            return None
        fields.setdefault(name, value)
    if "date" in fields or ("author" in fields and len(fields) > 1):
        return fields
    return fields if "author" in fields and len(text) <= 60 and not is_closed(text) else None


@cache
def _day_first() -> re.Pattern[str]:
    day = r"\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?"
    return re.compile(rf"({day})(?:[ T]\d{{1,2}}:\d\d(?::\d\d)?)?[ \t\u3000|｜，,]+(?=\D)")


def _dated_marker(text: str) -> dict[str, str] | None:
    """The fields of a line that begins with a date and holds labels and their values behind it."""
    found = _day_first().match(text)
    rest = text[found.end() :] if found else ""
    if found is None or not rest.lstrip("【[（(").startswith(_LABELS):
        return None
    labels = list(_label().finditer(rest))
    if not labels or labels[0].start() or is_closed(text):
        return None
    fields = read_marker(f"日期：{found[1]} {rest}")
    return fields if fields and len(fields) > 1 else None


def sniff(document: Document) -> float:
    """Sure where a marker line with a date stands below a line that could be a title.

    Two there must be where the date stands in front: a saved page of a site has such a line, too.
    """
    dated = 0
    for number, line in enumerate(document.lines[:_SNIFFED]):
        first = line.lstrip()[:1]
        if first not in _STARTS or not (first in "12" or any(label in line for label in _DATES)):
            continue
        fields = read_marker(line)
        if fields and "date" in fields and _titles_above(document.lines, number, 0):
            dated += 1
            if dated > 1 or first not in "12":
                return 0.9
    return 0.0


def read(document: Document) -> IssueDraft:
    """The stories of an export, in its order; a story that is printed twice stays twice."""
    lines = document.lines
    starts = _find_stories(lines)
    issue = IssueDraft()
    first = starts[0][0] if starts else len(lines)
    if any(line.strip() for line in lines[:first]):
        issue.sections.append(SectionDraft([ArticleDraft(body=_pieces(lines, 0, first))]))
    for i, (top, marker, below) in enumerate(starts):
        end = starts[i + 1][0] if i + 1 < len(starts) else len(lines)
        article = ArticleDraft(titles=_pieces(lines, top, marker), body=_pieces(lines, below, end))
        page, column = _set_fields(article, lines, range(marker, below), issue)
        section = issue.sections[-1] if issue.sections else None
        if section is None or (section.page, section.name) != (page, column):
            section = SectionDraft(page=page, name=column)
            issue.sections.append(section)
        section.articles.append(article)
    return issue


def _find_stories(lines: Sequence[str]) -> list[tuple[int, int, int]]:
    """For each story the indices of its first title line, its marker line, and the first line below."""
    stories: list[tuple[int, int, int]] = []
    number, count, last = 0, len(lines), 0
    while number < count:
        line = lines[number]
        fields = read_marker(line) if line and line.lstrip()[:1] in _STARTS else None
        titles = _titles_above(lines, number, last) if fields else 0
        if fields and (titles or "date" in fields):
            below = number + 1
            while below < count and lines[below].lstrip()[:1] in _STARTS and read_marker(lines[below]):
                below += 1
            stories.append((number - titles, number, below))
            number = last = below
        else:
            number += 1
    return stories


def _titles_above(lines: Sequence[str], marker: int, floor: int) -> int:
    """How many lines above the marker belong to the heading, a blank line right above it included.

    The line right above it does unless it is indented or long; the ones above that must look like titles.
    """
    at = marker - 1
    if at >= floor and not lines[at].strip():
        at -= 1
    if at < floor or not 0 < len(lines[at].strip()) <= _LONGEST_NEAREST or lines[at].startswith(_INDENTS):
        return 0
    at -= 1
    while at >= floor and marker - at <= _MOST_TITLES + 1 and _could_be_title(lines[at]):
        at -= 1
    return marker - at - 1


def _could_be_title(line: str) -> bool:
    text = line.strip()
    if not text or len(text) > _LONGEST_TITLE or line.startswith(_INDENTS):
        return False
    return text[-1] not in "。；;，," and "。" not in text


def _pieces(lines: Sequence[str], start: int, end: int) -> list[Piece]:
    return [
        Piece(text, ((number, number),))
        for number, line in enumerate(lines[start:end], start + 1)
        if (text := line.strip())
    ]


def _set_fields(
    article: ArticleDraft, lines: Sequence[str], markers: range, issue: IssueDraft
) -> tuple[int | None, str | None]:
    """Set what the marker lines say; they become furniture. Returns the page and the column's name."""
    fields: dict[str, str] = {}
    for number in markers:
        fields = (read_marker(lines[number]) or {}) | fields
        issue.furniture.append(Furniture(lines[number].strip(), ((number + 1, number + 1),)))
    article.authors = split_authors(fields.get("author", ""))
    article.date = read_date(fields.get("date", ""))
    article.url = fields.get("url") or None
    found = re.match(
        r"第?[ \u3000]*([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})[ \u3000]*版?", fields.get("page", "")
    )
    return page_number(found[1]) if found else None, fields.get("column") or None


def read_date(text: str) -> str | None:
    """The ISO date a field begins with, or None."""
    found = _date().match(text)
    return iso_date(*found.groups()) if found else None


def split_authors(text: str) -> tuple[Author, ...]:
    """The authors that a field names, parted by ; 、 , / or spaces; white space inside a name goes."""
    parts = re.split(r"[;；、，,/|]+|[ \u3000]{2,}", text)
    names = ("".join(part.split()) if not part.isascii() else part.strip() for part in parts)
    return tuple(Author(name) for name in names if name)
