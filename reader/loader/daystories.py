"""The stories of a day under headings: of a Markdown file, a book without contents, a page of a converter."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.issue import Furniture
from reader.loader.draft import ArticleDraft, SectionDraft
from reader.loader.fieldlines import fields_of
from reader.loader.fields import Place, as_date, as_place, role_of
from reader.loader.markup.body import (
    add_body,
    furniture_of,
    level_of,
    lists_others,
    plain,
)
from reader.loader.markup.flow import Run
from reader.loader.mdfields import is_fields, read_head, take_fields, without_labels
from reader.loader.mdstory import day_named, read_entries, set_title, without_deck, without_foot
from reader.loader.rawtext import clean
from reader.loader.shortlines import is_closed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.draft import IssueDraft
    from reader.loader.frontmatter import Entry
    from reader.loader.markup.flow import Item

__all__ = ["add_day", "is_day"]

_DAY_WORDS = (
    "日报",
    "晚报",
    "时报",
    "晨报",
    "周报",
    "周刊",
    "早报",
    "导报",
    "联播",
    "要闻",
    "早知道",
    "目录",
    "日報",
    "晚報",
)
_LEAD = 60
"""A text of so many characters between a title and the first heading below is a story's, not a day's."""

_CONTENTS_WORDS = """
目录 目錄 本期目录 摘要 新闻摘要 内容提要 内容摘要 提要 导读 導讀 索引 contents toc index summary
"""
_CONTENTS = frozenset(_CONTENTS_WORDS.split())
"""Headings, as `plain` has them, over lists of what stands below."""


def is_day(entries: Sequence[Entry], items: Sequence[Item]) -> bool:
    """Whether the headings part a file into stories; else they part one story."""
    heads = [(i, item) for i, item in enumerate(items) if isinstance(item, Run) and level_of(item)]
    if len(heads) < 2 or any(role_of(e.name) in ("author", "url", "body") and e.text for e in entries):
        return False
    top = min(level_of(run) for _, run in heads)
    tops = [i for i, run in heads if level_of(run) == top]
    lead = sum(len(item.text) for item in items[: heads[0][0]] if isinstance(item, Run))
    if len(tops) > 1:
        titles = [e.text for e in entries if role_of(e.name) == "title"]
        return lead < _LEAD and (not (entries and top > 1) or any(map(_names_day, titles)))
    if tops[0] != heads[0][0]:
        return False
    below = [run for _, run in heads[1:]]
    first = heads[1][0]
    between = sum(len(item.text) for item in items[tops[0] + 1 : first] if isinstance(item, Run))
    title = heads[0][1].text
    if _names_day(title):
        return len(below) > 1 or between < _LEAD
    if any(isinstance(item, Run) and is_closed(item.text) for item in items[tops[0] + 1 : first]):
        return False  # prose below the title: a story with subheads
    return between < _LEAD and sum(level_of(run) == level_of(below[0]) for run in below) > 1


def _names_day(title: str) -> bool:
    """Whether a title is a day's: it has a date, or a word for what comes out by the day."""
    return len(title) <= 40 and bool(day_named(title) or any(word in title for word in _DAY_WORDS))


def add_day(entries: Sequence[Entry], items: Sequence[Item], issue: IssueDraft) -> None:
    """The sections and stories of a day's file; front matter and its title say which day it is."""
    items, foot = without_foot(items)
    place = read_entries(entries, ArticleDraft(), issue)
    _set_day(entries, issue)
    heads = [item for item in items if isinstance(item, Run) and level_of(item)]
    top = min(map(level_of, heads))
    rest = items
    if sum(level_of(run) == top for run in heads) == 1 and len(heads) > 1:
        title = heads.pop(0)
        rest = [item for item in items if item is not title]
        _read_title(title, issue)
    levels = sorted(set(map(level_of, heads)))
    sections = levels[0] if len(levels) > 1 and _holds_stories(rest, levels[0]) else 0
    stories = levels[1] if sections else levels[0]
    parts = _parts(rest, sections, stories)
    _add_parts(parts, items, issue, place)
    issue.furniture += [furniture_of(run, issue) for run in foot]


def _set_day(entries: Sequence[Entry], issue: IssueDraft) -> None:
    for entry in entries:
        role = role_of(entry.name)
        if role == "date":
            issue.date = issue.date or as_date(entry.text)
        elif role == "masthead":
            issue.masthead = issue.masthead or clean(entry.text)
        elif role == "title":
            issue.date = issue.date or day_named(entry.text)


def _read_title(run: Run, issue: IssueDraft) -> None:
    """The heading of the whole: the date in it, and the paper's name that is left without it."""
    text = clean(run.text, issue)
    issue.furniture.append(furniture_of(run, issue))
    issue.date = issue.date or day_named(text)
    date = r"(?<!\d)(?:18|19|20)\d\d[年\-./]?\d{1,2}[月\-./]?\d{1,2}日?"
    rest = re.sub(rf"{date}|(?:星期|周)[一二三四五六日天]", " ", text)
    name = rest.strip(" \u3000《》〈〉「」()（）[]【】·:：-—_|,，")
    if not issue.masthead and 1 < len(name) <= 12 and not any(char.isspace() for char in name):
        issue.masthead = name


def _holds_stories(items: Sequence[Item], level: int) -> bool:
    """Whether a heading of this level stands right above one of a deeper level, or above a list of these."""
    runs = [item for item in items if isinstance(item, Run)]
    if any(level_of(run) == level and level_of(after) > level for run, after in pairwise(runs)):
        return True
    titles = frozenset(plain(_unnumbered(run)) for run in runs if level_of(run) > level)
    heads = [i for i, run in enumerate(runs) if level_of(run)]
    return any(
        level_of(runs[i]) == level
        and level_of(runs[after]) > level
        and lists_others(runs[i + 1 : after], titles.__contains__, titles)
        for i, after in pairwise(heads)
    )


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"(\d{1,3})[.、．)）]\s*")


def _unnumbered(run: Run) -> str:
    found = _number().match(run.text)
    return run.text[found.end() :] if found else run.text


def _are_numbered(parts: Sequence[tuple[Run | None, Run | None, list[Item]]]) -> bool:
    """Whether a program has numbered all stories, through the file or within each section."""
    last = 0
    section: Run | None = None
    titles = [(head, title) for head, title, _ in parts if title is not None]
    for head, title in titles:
        found = _number().match(title.text)
        if found is None or not found.end() < len(title.text):
            return False
        number = int(found[1])
        if number != last + 1 and not (number == 1 and head is not section):
            return False
        last, section = number, head
    return len(titles) > 1


def _without_number(article: ArticleDraft, issue: IssueDraft, are_numbered: bool) -> None:
    """Set aside the number that stands before a story's headline, where all have one."""
    for piece in article.titles if are_numbered else ():
        found = _number().match(piece.text) if piece.part == "headline" else None
        if found:
            size = found.end()
            issue.furniture.append(Furniture(found[0].strip(), piece.lines))
            piece.text = piece.text[size:]
            piece.stress = tuple((max(0, a - size), b - size) for a, b in piece.stress if b > size)
            piece.links = tuple((max(0, a - size), b - size, url) for a, b, url in piece.links if b > size)


def _parts(
    items: Sequence[Item], sections: int, stories: int
) -> list[tuple[Run | None, Run | None, list[Item]]]:
    """The stories as (section's heading, own heading, what follows); without the second a section's text."""
    parts: list[tuple[Run | None, Run | None, list[Item]]] = []
    section: Run | None = None
    for item in items:
        level = level_of(item) if isinstance(item, Run) else 0
        if isinstance(item, Run) and level and level <= sections:
            section = item
            parts.append((section, None, []))
        elif isinstance(item, Run) and level and level <= stories:
            parts.append((section, item, []))
        else:
            if not parts:
                parts.append((None, None, []))
            parts[-1][2].append(item)
    return parts


def _add_parts(
    parts: Sequence[tuple[Run | None, Run | None, list[Item]]],
    items: Sequence[Item],
    issue: IssueDraft,
    place: Place,
) -> None:
    counts = Counter(plain(_unnumbered(item)) for item in items if isinstance(item, Run))
    titles = frozenset(plain(_unnumbered(title)) for _, title, _ in parts if title is not None)
    last: Run | None = None
    empty: list[Run | None] = []
    are_numbered = _are_numbered(parts)
    contents: Run | None = None  # the heading 目录, over a list of the stories that stand below it
    for section, title, body in parts:
        runs = [item for item in body if isinstance(item, Run)]
        own = Counter(plain(_unnumbered(run)) for run in (*runs, title) if run is not None)
        heading = title or section
        if title is None and not body:
            empty.append(section)
            continue
        if title is None and section is None and is_fields(body):
            read_head(body, issue)
            continue
        is_list = _lists_others(runs, counts, own, titles)
        if is_list or (title is None and section is None and sum(len(run.text) for run in runs) < _LEAD):
            for run in (heading, *runs) if title is not None or is_list else runs:
                if run is not None:
                    issue.furniture.append(furniture_of(run, issue))
            _date_of(runs, issue)
            if title is None and section is not None and is_list:
                contents, last = section, section
                where = Place() if plain(section.text) in _CONTENTS else as_place(clean(section.text))
                issue.sections.append(SectionDraft(name=where.name, page=where.page))
            continue
        if section is not last or not issue.sections:
            last = section
            where = as_place(clean(section.text)) if section is not None else place
            if section is not None and section is contents:
                where = Place()
            issue.sections.append(SectionDraft(name=where.name, page=where.page))
            if section is not None and title is not None:
                issue.furniture.append(furniture_of(section, issue))
        article = ArticleDraft(date=None)
        set_title(article, heading, issue)
        _without_number(article, issue, title is not None and are_numbered)
        rest, own_place = take_fields(without_deck(article, heading, body, issue), article, issue)
        add_body(article, without_labels(rest, issue), issue)
        here = issue.sections[-1]
        if section is None and own_place != Place() and own_place != Place(here.page, here.name):
            if here.articles:
                issue.sections.append(SectionDraft())
            issue.sections[-1].name, issue.sections[-1].page = own_place.name, own_place.page
        issue.sections[-1].articles.append(article)

    issue.sections = [section for section in issue.sections if section.articles]
    held = {id(section) for section, title, body in parts if title is not None or body}
    issue.furniture += [furniture_of(run, issue) for run in empty if run is not None and id(run) not in held]


def _lists_others(
    runs: Sequence[Run], counts: Counter[str], own: Counter[str], titles: frozenset[str]
) -> bool:
    # What a program writes below every title (来源：…, 正文) says nothing.
    lines = [run for run in runs if not level_of(run) and fields_of(run.text) is None]
    return lists_others(lines, lambda text: counts[text] > own[text], titles)


def _date_of(runs: Sequence[Run], issue: IssueDraft) -> None:
    for run in runs:
        if issue.date is None and len(run.text) <= 40:
            issue.date = day_named(run.text)
