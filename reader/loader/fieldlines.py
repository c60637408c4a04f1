"""Lines that are fields though no mark says so (作者：何文 | 日期：2021-06-01), and what a story learns."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.loader.fields import Place, as_date, as_people, as_place, page_behind, role_of
from reader.loader.names import is_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.loader.draft import ArticleDraft, IssueDraft

__all__ = ["LONGEST", "day_in", "fields_of", "is_day_line", "list_fields", "tell"]

LONGEST = 160
"""Characters; a longer line is no field."""

_ROLES = ("author", "date", "page", "section", "url", "masthead", "number")
_OTHER_WORDS = """
来源 來源 source 编辑 責編 责编 责任编辑 字数 标签 標籤 tags 关键词 更新时间 更新 阅读 时长 栏目 原文
文章编号 文章編號 编号 編號 出处 数据源 数据来源 抓取时间 采集时间 爬取时间 新闻条数 条数 聚合页
"""
_OTHERS = frozenset(_OTHER_WORDS.split())
_LONGEST_SECTION = 12
_NOWHERE = Place()


@cache
def _field() -> re.Pattern[str]:
    return re.compile(r"([\w ]{1,12}?)\s*[:：]{1,2}\s*(\S.*)")


@cache
def _day() -> re.Pattern[str]:
    """A line that says a day and nothing more."""
    return re.compile(
        r"(?:18|19|20)\d\d\s?[年\-./]\s?\d{1,2}\s?[月\-./]\s?\d{1,2}\s?日?"
        r"[ \u3000,，]*(?:(?:星期|周|週)[一二三四五六日天])?"
        r"[ \u3000T]*(?:\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?"
    )


@cache
def _letter_page() -> re.Pattern[str]:
    return re.compile(r"[A-Z]{1,2}\d{1,3}")


def is_day_line(text: str) -> bool:
    """Whether a line says a day, perhaps with its hour, and nothing more."""
    return _day().fullmatch(text) is not None


def day_in(text: str) -> re.Match[str] | None:
    """Where in a text a day stands, None where none does."""
    return _day().search(text)


def fields_of(text: str, *, others: bool = False) -> list[tuple[str, str]] | None:
    """The roles ("" where it has none for a story) and values of a line that is nothing but fields, or a day.

    None for another line, and without `others` for one whose fields tell nothing of a story (来源：…).
    """
    if _day().fullmatch(text):
        return [("date", text)]
    parts = re.split(r"\s*[|｜]\s*|[ ]{2,}|\u3000+|\s+(?=[^\W\d]\w{1,5}[:：])", text)
    told: list[tuple[str, str]] = []
    for number, part in enumerate(filter(None, map(str.strip, parts))):
        match = None if number == 0 and is_day_line(part) else _field().fullmatch(part)
        if match is None:
            bare = _bare(part) if "|" in text or "｜" in text or (number == 0 and is_day_line(part)) else None
            if told and told[-1][0] == "page" and bare in (None, "author") and len(part) <= _LONGEST_SECTION:
                bare = "section"  # A02 | 港闻 | 2021-12-29
            if bare is None:
                return None
            told.append((bare, part))
            continue
        role = role_of(match[1])
        if role not in _ROLES and match[1].lower() not in _OTHERS:
            return None
        told.append((role if role in _ROLES else "", match[2]))
    return told if any(role for role, _ in told) or (others and told) else None


def list_fields(texts: list[str]) -> list[list[tuple[str, str]]] | None:
    """The fields of a list whose items are one each, whatever some are called; None for another list.

    Two at least there must be, and half of them, one at least, have names that are known.
    """
    found = [_field().fullmatch(text) if len(text) <= LONGEST else None for text in texts]
    empty = [re.fullmatch(r"[\w ]{1,12}[:：]", text) for text in texts]
    if len(texts) < 2 or not all(one or two for one, two in zip(found, empty, strict=True)):
        return None
    roles = [role_of(match[1]) if match else None for match in found]
    known = sum(
        role in _ROLES or (match is not None and match[1].lower() in _OTHERS)
        for role, match in zip(roles, found, strict=True)
    )
    if not known or 2 * known < len(texts) - sum(map(bool, empty)):
        return None
    return [
        [(role if role in _ROLES else "", match[2])] if match else []
        for role, match in zip(roles, found, strict=True)
    ]


def _bare(part: str) -> str | None:
    """What a part of a line says without a name: a day, a page, an author."""
    if _day().fullmatch(part):
        return "date"
    if ("版" in part or _letter_page().fullmatch(part)) and as_place(part).page is not None:
        return "page"
    return "author" if is_name(part) else None


def tell(
    fields: Iterable[tuple[str, str]], article: ArticleDraft, issue: IssueDraft, place: Place = _NOWHERE
) -> Place:
    """Tell story and issue what fields (roles and values) say where they don't know it yet.

    Returns the story's place: `place`, and what the fields say of it beyond that.
    """
    for role, value in fields:
        if role == "author":
            article.authors = article.authors or as_people(value)
        elif role == "date":
            article.date = article.date or as_date(value)
            if "版" in value:
                place = place.or_else(Place(page_behind(value)))
        elif role == "url":
            article.url = article.url or value
        elif role == "masthead":
            issue.masthead = issue.masthead or value
        elif role == "number":
            issue.number = issue.number or value
        elif role in ("page", "section"):
            told = as_place(value) if role == "page" or "版" in value else Place(None, value)
            if told.name and place.lettered and place.name == place.lettered:
                place = Place(place.page, f"{place.lettered} {told.name}", place.lettered)
            place = place.or_else(told)
    return place
