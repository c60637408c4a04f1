"""Lines below a title that are fields though nothing marks them: 作者：何文 | 日期：2021-06-01."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.loader.fields import Place, as_date, as_people, as_place, role_of
from reader.loader.markup.body import furniture_of, level_of
from reader.loader.markup.flow import Run
from reader.loader.names import is_name
from reader.loader.rawtext import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.draft import ArticleDraft, IssueDraft
    from reader.loader.markup.flow import Image, Rule

__all__ = ["take_fields"]

_NEAR = 8
"""So many paragraphs below a title are looked at."""

_LONGEST = 160
_LONGEST_SIGNED = 40
_ROLES = ("author", "date", "page", "section", "url", "masthead", "number")
_OTHER_WORDS = (
    "来源 來源 source 编辑 責編 责编 责任编辑 字数 标签 標籤 tags 关键词 更新时间 更新 阅读 时长 栏目 原文"
)
_OTHERS = frozenset(_OTHER_WORDS.split())


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


def take_fields(
    items: Sequence[Run | Image | Rule], article: ArticleDraft, issue: IssueDraft
) -> tuple[list[Run | Image | Rule], Place]:
    """The items without the lines of fields on top, which become furniture, and the place that these tell.

    A line of one field that names an author is a byline and stays. `article` is told what they say where it
    doesn't know it yet.
    """
    kept: list[Run | Image | Rule] = []
    place = Place()
    for number, item in enumerate(items):
        run = item if isinstance(item, Run) and number < _NEAR and not level_of(item) else None
        told = _fields_of(run.text) if run is not None and len(run.text) <= _LONGEST else None
        if run is not None and told is None and _signed(run, article):
            kept.append(run)
            continue
        if run is None or told is None:
            kept += items[number:]
            break
        if [role for role, _ in told] == ["author"] and "::" not in run.text:
            kept.append(run)
            continue
        for role, value in told:
            place = _take(role, clean(value).strip(), article, issue, place)
        issue.furniture.append(furniture_of(run, issue))
    return kept, place


def _signed(run: Run, article: ArticleDraft) -> bool:
    """Whether a line is a name and a day (何文 2021-06-01), which are the story's."""
    found = _day().search(run.text) if len(run.text) <= _LONGEST_SIGNED else None
    name = (run.text[: found.start()] + run.text[found.end() :]).strip(" \u3000·|,，") if found else ""
    if found is None or not is_name(name):
        return False
    run.tag = "byline"
    article.date = article.date or as_date(found[0])
    article.authors = article.authors or as_people(name)
    return True


def _fields_of(text: str) -> list[tuple[str, str]] | None:
    """The roles and values of a line that is nothing but fields, or a day; None for another line."""
    if _day().fullmatch(text):
        return [("date", text)]
    parts = re.split(r"\s*[|｜]\s*|[ ]{2,}|\u3000+|\s+(?=[\w]{2,6}[:：])", text)
    told: list[tuple[str, str]] = []
    for part in filter(None, map(str.strip, parts)):
        match = _field().fullmatch(part)
        if match is None:
            bare = _bare(part) if "|" in text or "｜" in text else None
            if bare is None:
                return None
            told.append((bare, part))
            continue
        role = role_of(match[1])
        if role not in _ROLES and match[1].lower() not in _OTHERS:
            return None
        told.append((role if role in _ROLES else "", match[2]))
    return told if any(role for role, _ in told) else None


def _bare(part: str) -> str | None:
    """What a part of a line says without a name: a day, a page, an author."""
    if _day().fullmatch(part):
        return "date"
    if "版" in part and as_place(part).page is not None:
        return "page"
    return "author" if is_name(part) else None


def _take(role: str, value: str, article: ArticleDraft, issue: IssueDraft, place: Place) -> Place:
    if role == "author":
        article.authors = article.authors or as_people(value)
    elif role == "date":
        article.date = article.date or as_date(value)
    elif role == "url":
        article.url = article.url or value
    elif role == "masthead":
        issue.masthead = issue.masthead or value
    elif role == "number":
        issue.number = issue.number or value
    elif role in ("page", "section"):
        told = as_place(value) if role == "page" or "版" in value else Place(None, value)
        return Place(place.page or told.page, place.name or told.name)
    return place
