"""CD-ROM records: 【 日  期 】【 版  号 】【 标  题 】【 作  者 】【 正  文 】, hard-wrapped or not.

Fields may also be written <标题>=…, as databases export them, [标题] or 标题：…, as people do. Between two
records ruled lines and lines that name a page (#02版) are furniture; the latter tell where the next stand.

A paragraph begins with an indent; a line without one runs on from the full line above it. The field
names and the values other than title and text are furniture, one piece a record.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from reader.issue import Furniture
from reader.loader.draft import ArticleDraft, IssueDraft, Piece, SectionDraft
from reader.loader.export import read_date, split_authors
from reader.loader.hints import iso_date, page_number, read_line
from reader.loader.recordlines import unwrapped

if TYPE_CHECKING:
    from dataclasses import dataclass, field
else:
    from reader.light import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.issue import Author, LineRange
    from reader.loader.draft import Document, TitlePart

__all__ = ["read", "sniff"]

FIELDS = {
    "日期": "date",
    "时间": "date",
    "版号": "page",
    "版次": "page",
    "版面": "page",
    "版": "page",
    "标题": "title",
    "题目": "title",
    "题名": "title",
    "篇名": "title",
    "大标题": "title",
    "引题": "kicker",
    "肩题": "kicker",
    "眉题": "kicker",
    "主题": "title",
    "副题": "deck",
    "副标题": "deck",
    "作者": "author",
    "栏目": "label",
    "专栏": "label",
    "栏名": "label",
    "报名": "masthead",
    "报纸": "masthead",
    "正文": "body",
    "全文": "body",
    "内容": "body",
    "文本": "body",
    "发布时间": "date",
    "发布日期": "date",
    "见报日期": "date",
    "出版日期": "date",
    "版面号": "page",
    "版面名": "section",
    "链接": "url",
    "网址": "url",
    "原文链接": "url",
    "版名": "section",
    "期号": "first",
    "来源": "other",
    "类别": "other",
    "分类号": "other",
    "关键词": "other",
    "文献号": "first",
    "原文出处": "first",
    "原刊地名": "other",
    "原刊期号": "other",
    "原刊页号": "other",
    "分类名": "other",
    "复印期号": "other",
    "内容提要": "other",
    "出处": "other",
    "作者简介": "other",
    "责任编辑": "other",
    "字数": "other",
    "记录号": "first",
}
"""What the field names of records mean, white space left out."""

_TITLES: dict[str, TitlePart] = {"kicker": "kicker", "title": "headline", "deck": "deck"}
_FIRST_FIELDS = frozenset(("date", "page", "masthead", "section", "first", *_TITLES))
"""Fields that begin a new record behind a body; any other 【…】 there is text."""

_SPACES, _BRACKETS = " \t\u3000", ("【", "<", "[")
_LONGEST_BARE = 5
"""Characters of the longest field name without brackets, and its colon."""

_SNIFFED = 200
_LOOKED_AHEAD = 12
"""Lines between two records at most."""


@cache
def _field() -> re.Pattern[str]:
    # A range of Han would take 1 ms to compile: what is no Han is no name in the table either.
    return re.compile(
        r"[ \t\u3000]*(?:【([^】]{1,16})】|<([^<>]{1,8})>=|(\w{2,4})[:：]|\[([^\[\]]{1,8})\])[ \t\u3000]?"
    )


@cache
def _between() -> re.Pattern[str]:
    """What may stand between two records: a ruled line, a database's mark, or a page's number and name."""
    return re.compile(
        r"\s*(?:([-=*_#~－＝＊＿─━═—])\1{4,}|</?[Rr][Ee][Cc](?:[Oo][Rr][Dd])?>"
        r"|\#{0,3}[ \u3000]*第?[ \u3000]*([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})[ \u3000]*版"
        r"(?:[：: \u3000]+(\S.{0,11}))?)\s*"
    )


@dataclass(slots=True)
class _Record:
    """One record: for each field its lines as (number, text behind the name), and the body's lines."""

    fields: list[tuple[str, int, str]] = field(default_factory=list)
    body: list[tuple[int, str]] = field(default_factory=list)
    labels: list[tuple[str, int]] = field(default_factory=list)
    page: int | None = None
    section: str | None = None


def _field_name(line: str) -> tuple[str, re.Match[str]] | None:
    """The meaning of a field line and the match of its name, or None."""
    start = line.lstrip(_SPACES)[:_LONGEST_BARE]
    if start[:1] not in _BRACKETS and start.replace(":", "：").partition("：")[0] not in FIELDS:
        return None
    match = _field().match(line)
    if not match:
        return None
    meaning = FIELDS.get("".join((match[1] or match[2] or match[3] or match[4]).split()))
    return (meaning, match) if meaning else None


def sniff(document: Document) -> float:
    """Sure where a title field and a body field stand at lines' starts."""
    seen: dict[str, bool] = {}  # whether a field has marks that texts have not
    for line in document.lines[:_SNIFFED]:
        if found := _field_name(line):
            seen[found[0]] = seen.get(found[0], False) or not found[1][3]
    if "title" in seen and "body" in seen:
        return 0.95
    return 0.6 if len(seen) > 1 and seen.get("title") else 0.0


def read(document: Document) -> IssueDraft:
    """The records of a file, each a story; records of one page in a row make a section."""
    issue = IssueDraft()
    dates: set[str | None] = set()
    last: tuple[str | None, int | None, str | None] | None = None
    for record in _records(document.lines, issue):
        article, page, name = _story(record, issue)
        dates.add(article.date)
        if last != (article.date, page, name):
            issue.sections.append(SectionDraft(page=page, name=name))
            last = (article.date, page, name)
        issue.sections[-1].articles.append(article)
    if len(dates) == 1:
        issue.date = dates.pop()
    return issue


def _records(lines: Sequence[str], issue: IssueDraft) -> Iterable[_Record]:
    """The records in order. Lines above the first field are furniture."""
    record: _Record | None = None
    current = ""
    page: tuple[int | None, str | None] = (None, None)
    for number, line in enumerate(lines, 1):
        found = _field_name(line)
        if found is not None and current == "body" and found[1][3] and not _begins(found[0], lines, number):
            found = None
        if found is None and current in ("", "body") and (mark := _mark_between(lines, number)):
            issue.furniture.append(Furniture(line.strip(), ((number, number),)))
            page = (page_number(mark[2]), mark[3]) if mark[2] else page
            continue
        if found is not None and (current != "body" or found[0] in _FIRST_FIELDS):
            meaning, match = found
            if record is None or current == "body":
                if record is not None:
                    yield record
                record = _Record(page=page[0], section=page[1])
            current = meaning
            record.labels.append((match.group().strip(), number))
            line = line[match.end() :]  # noqa: PLW2901 - what stands behind the name is the value's first line
            if not line.strip():
                continue
        if record is None:
            if line.strip():
                issue.furniture.append(Furniture(line.strip(), ((number, number),)))
        elif current == "body":
            record.body.append((number, line))
        elif line.strip():
            record.fields.append((current, number, line.strip()))
    if record is not None:
        yield record


def _begins(meaning: str, lines: Sequence[str], number: int) -> bool:
    """Whether a bare name on a line of a text begins a record: a title does, and what stands over one.

    The text's own lines may begin so, too (时间：…).
    """
    return meaning in ("title", "first") or (meaning in _TITLES and _next_field(lines, number) == "title")


def _mark_between(lines: Sequence[str], number: int) -> re.Match[str] | None:
    """Line `number` as a mark between two records, or as a ruled line below the last one."""
    found = _between().fullmatch(lines[number - 1])
    if found is None:
        return None
    following = _next_field(lines, number)
    return found if following in _FIRST_FIELDS or (following is None and not found[2]) else None


def _next_field(lines: Sequence[str], start: int) -> str | None:
    """What the next line that says something begins: "" for a text, None where none does."""
    for line in islice(lines, start, start + _LOOKED_AHEAD):
        if line.strip() and not _between().fullmatch(line):
            found = _field_name(line)
            return found[0] if found else ""
    return None


def _story(record: _Record, issue: IssueDraft) -> tuple[ArticleDraft, int | None, str | None]:
    """The story of a record, its page and the page's name."""
    article = ArticleDraft(body=unwrapped(record.body))
    page: int | None = None
    name: str | None = None
    parts = [meaning for meaning, _, _ in record.fields if meaning in _TITLES]
    has_parts = "title" in parts and len(set(parts)) > 1
    marks = {number: label for label, number in record.labels}
    for meaning, number, text in record.fields:
        if meaning in _TITLES:
            piece = Piece(text, ((number, number),))
            if has_parts:
                above = not any(other.part == "headline" for other in article.titles)
                piece.part = "kicker" if above and meaning == "deck" else _TITLES[meaning]
            article.titles.append(piece)
            continue
        if meaning == "label" and article.label is None:
            article.label = Piece(text, ((number, number),))
            continue
        marks[number] = marks.get(number, "") + text
        if meaning == "date":
            article.date = article.date or _date(text)
            page = _page_behind(text) if page is None and "版" in text else page
        elif meaning == "page":
            page = page if page is not None else page_number(text.strip("第版 "))
        elif meaning == "author":
            article.authors += _authors(text)
        elif meaning == "url":
            article.url = article.url or text
        elif meaning == "masthead":
            issue.masthead = issue.masthead or text
        elif meaning == "section":
            name = name or text
        elif meaning == "other" and "版" in text and (told := read_line(text)):
            article.date = article.date or told.date
            page = page if page is not None else told.page
            issue.masthead = issue.masthead or told.masthead
    page = page if page is not None else record.page
    name = name or (record.section if page == record.page else None)
    issue.furniture.append(Furniture("\n".join(marks[n] for n in sorted(marks)), _spans(marks)))
    return article, page, name


def _authors(text: str) -> tuple[Author, ...]:
    """The people of a field; one that says what they are (记者 何文) is read as other formats' are."""
    if "记者" not in text:
        return split_authors(text)
    from reader.loader.fields import as_people

    return as_people(text)


def _page_behind(text: str) -> int | None:
    from reader.loader.fields import page_behind

    return page_behind(text)


def _spans(numbers: Iterable[int]) -> tuple[LineRange, ...]:
    """Line numbers as ranges, those in a row together."""
    spans: list[LineRange] = []
    for number in sorted(numbers):
        if spans and spans[-1][1] == number - 1:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return tuple(spans)


def _date(text: str) -> str | None:
    """The ISO date of a field, of which the figures may stand apart (2021 06 01)."""
    digits = "".join(text.split())
    if len(digits) == 8 and digits.isdecimal():
        return iso_date(digits[:4], digits[4:6], digits[6:])
    return read_date(digits)
