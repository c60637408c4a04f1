"""What the headings of a Markdown file hold: one story, or the stories of a day."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.issue import Furniture
from reader.loader.draft import ArticleDraft, Piece, SectionDraft
from reader.loader.fieldlines import fields_of
from reader.loader.fields import Place, as_date, as_people, as_place, is_made, role_of
from reader.loader.markup.body import (
    add_body,
    furniture_of,
    is_alone_over_text,
    level_of,
    lists_others,
    piece_of,
    plain,
)
from reader.loader.markup.flow import Rule, Run
from reader.loader.markup.spaces import is_wide
from reader.loader.mdfields import is_fields, read_head, take_fields, without_labels
from reader.loader.rawtext import clean
from reader.loader.shortlines import is_closed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.draft import Document, IssueDraft
    from reader.loader.frontmatter import Entry
    from reader.loader.markup.flow import Item

__all__ = ["add_day", "add_story", "is_day"]

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

_LONGEST_BOLD = 40
_FOOT = 120
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
    return len(title) <= 40 and bool(_day(title) or any(word in title for word in _DAY_WORDS))


def _day(title: str) -> str | None:
    found = re.search(r"(?<!\d)(?:18|19|20)\d{6}(?!\d)", title)
    return as_date(found[0] if found else title)


def add_day(entries: Sequence[Entry], items: Sequence[Item], issue: IssueDraft) -> None:
    """The sections and stories of a day's file; front matter and its title say which day it is."""
    items, foot = _without_foot(items)
    place = _read_entries(entries, ArticleDraft(), issue)
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


def _without_foot(items: Sequence[Item], *, told: bool = False) -> tuple[list[Item], list[Run]]:
    """What stands below the last ruled line, if it is short and no sentence, is a file's foot.

    `told`: it must say that it is one, as in a story, whose last part may stand below such a line.
    """
    last = max((i for i, item in enumerate(items) if isinstance(item, Rule)), default=-1)
    foot = [item for item in items[last + 1 :] if isinstance(item, Run)]
    if last < 0 or any(map(level_of, foot)) or sum(len(run.text) for run in foot) > _FOOT:
        return list(items), []
    if any(is_closed(run.text) or (told and not _foot_words().search(run.text)) for run in foot):
        return list(items), []
    return list(items[:last]), foot


@cache
def _foot_words() -> re.Pattern[str]:
    return re.compile(
        r"(?i)更新|生成|抓取|采集|时间戳|来源|來源|版权|版權|转载|整理|编辑[:：]|責編|责编|©|copyright|generated|updated|https?:"
    )


def _set_day(entries: Sequence[Entry], issue: IssueDraft) -> None:
    for entry in entries:
        role = role_of(entry.name)
        if role == "date":
            issue.date = issue.date or as_date(entry.text)
        elif role == "masthead":
            issue.masthead = issue.masthead or clean(entry.text)
        elif role == "title":
            issue.date = issue.date or _day(entry.text)


def _read_title(run: Run, issue: IssueDraft) -> None:
    """The heading of the whole: the date in it, and the paper's name that is left without it."""
    text = clean(run.text, issue)
    issue.furniture.append(furniture_of(run, issue))
    issue.date = issue.date or _day(text)
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


def _unnumbered(run: Run) -> str:
    return re.sub(r"^\d{1,3}[.、．)）]\s*", "", run.text)


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
        _set_title(article, heading, issue)
        rest, own_place = take_fields(_without_deck(article, heading, body, issue), article, issue)
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
            issue.date = _day(run.text)


def _set_title(article: ArticleDraft, heading: Run | None, issue: IssueDraft) -> None:
    if heading is None:
        return
    piece = piece_of(heading, issue)
    piece.part = "headline"
    article.titles.append(piece)
    if len(heading.links) == 1 and plain(heading.links[0][0]) == plain(heading.text):
        article.url = clean(heading.links[0][1])


def _without_deck(
    article: ArticleDraft, heading: Run | None, body: Sequence[Item], issue: IssueDraft
) -> list[Item]:
    """The body without a heading right below the title that is its deck: text follows, no heading like it."""
    items = list(body)
    runs = [item for item in items if isinstance(item, Run)]
    deck = runs[0] if runs and items[0] is runs[0] else None
    if (
        deck is not None
        and heading is not None
        and level_of(deck) > level_of(heading) > 0
        and not any(piece.part == "deck" for piece in article.titles)
        and is_alone_over_text(deck, runs[1:])
    ):
        piece = piece_of(deck, issue)
        piece.part = "deck"
        article.titles.append(piece)
        return items[1:]
    return items


def add_story(entries: Sequence[Entry], items: Sequence[Item], document: Document, issue: IssueDraft) -> None:
    """The one story of a file: its title from the front matter, the first heading or the file's name."""
    article = ArticleDraft()
    items, foot = _without_foot(items, told=True) if not entries else (list(items), [])
    place = _read_entries(entries, article, issue)
    items, told_place = take_fields(items, article, issue)
    place = Place(place.page or told_place.page, place.name or told_place.name)
    first = next((i for i, item in enumerate(items) if isinstance(item, Run)), None)
    told = next((piece for piece in article.titles if piece.part == "headline"), None)
    heading: Item | None = None
    if first is not None:
        run = items[first]
        if isinstance(run, Run) and level_of(run) and (told is None or plain(told.text) == plain(run.text)):
            heading = run
            del items[first]
            if told is None:
                _set_title(article, run, issue)
            elif run.lines:
                told.lines = (run.lines,)
        elif isinstance(run, Run) and told is None and _is_bold_title(run, items):
            heading = run
            del items[first]
            _set_title(article, run, issue)
    if not any(piece.part == "headline" for piece in article.titles) and (name := _file_title(document.path)):
        article.titles.append(Piece(name, (), part="headline"))
    items = [item for item in items if not _is_tags(item, article, issue)]
    if isinstance(heading, Run) and not entries:
        items = _without_deck(article, heading, items, issue)
    items, told_place = take_fields(items, article, issue)
    place = Place(place.page or told_place.page, place.name or told_place.name)
    add_body(article, without_labels(items, issue), issue)
    issue.furniture += [furniture_of(run, issue) for run in foot]
    issue.date = article.date
    issue.sections.append(SectionDraft([article], place.name, place.page))


def _is_bold_title(run: Run, items: Sequence[Item]) -> bool:
    """Whether a short first line in bold stands for the heading that a story has not got otherwise."""
    texts = [item for item in items if isinstance(item, Run)]
    return (
        run.bold
        and len(run.text) <= _LONGEST_BOLD
        and not is_closed(run.text)
        and len(texts) > 1
        and not any(map(level_of, texts))
    )


def _file_title(path: str) -> str:
    """A note's title is its file's name, where that is words."""
    stem = path.replace("\\", "/").rpartition("/")[2]
    stem = stem.rpartition(".")[0] or stem
    return stem if sum(map(is_wide, stem)) > 3 and not _day(stem) else ""


def _is_tags(item: Item, article: ArticleDraft, issue: IssueDraft) -> bool:
    """A line of nothing but #tags: they go into the story's info."""
    if not isinstance(item, Run) or not item.text.startswith("#") or len(item.text) > 200:
        return False
    words = item.text.split()
    if not all(re.fullmatch(r"#[^\s#]+", word) for word in words):
        return False
    article.info += tuple(("tags", clean(word[1:])) for word in words)
    issue.furniture.append(furniture_of(item, issue))
    return True


def _read_entries(entries: Sequence[Entry], article: ArticleDraft, issue: IssueDraft) -> Place:
    """What front matter says of a story; it becomes furniture, its title's words excepted."""
    page: int | None = None
    name: str | None = None
    for entry in entries:
        role, text = role_of(entry.name), clean(entry.text, issue).strip()
        if entry.name == "layout" and text.isascii():
            role = None  # a template's name
        label = clean(entry.name)
        lines = ((entry.first, entry.last),)
        if (
            role in ("title", "kicker", "deck")
            and text
            and not any(piece.part == ("headline" if role == "title" else role) for piece in article.titles)
        ):
            part = "headline" if role == "title" else role
            article.titles.append(Piece(text, lines, part=part))
            issue.furniture.append(Furniture(label, lines))
            continue
        words = "\n".join([text, *(clean(rest, issue) for rest in entry.rest)]).strip()
        issue.furniture.append(Furniture(f"{label}: {words}" if words else label, lines))
        if role == "author":
            article.authors = article.authors or as_people("、".join(text.split("\n")))
        elif role == "date" and article.date is None and (date := as_date(text)):
            article.date = date
        elif role == "url" and article.url is None:
            article.url = text or None
        elif role == "section" and name is None:
            name = text.split("\n")[0] or None
        elif role == "page":
            where = as_place(text)
            page, name = where.page, name or where.name
        elif role == "masthead":
            issue.masthead = issue.masthead or text or None
        elif role == "number":
            issue.number = issue.number or text or None
        else:
            article.info += tuple((label, value) for value in text.split("\n") if value)
    if article.date is None:
        article.date = next((as_date(value) for label, value in article.info if is_made(label)), None)
    return Place(page, name)
