"""A story under a heading: its title, its deck, what front matter says of it; and the foot of a file."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.issue import Furniture
from reader.loader.draft import ArticleDraft, Piece, SectionDraft
from reader.loader.fieldlines import fields_of
from reader.loader.fields import SOURCES, Place, as_date, as_people, as_place, is_made, role_of
from reader.loader.markup.body import (
    add_body,
    furniture_of,
    is_alone_over_text,
    level_of,
    piece_of,
    plain,
)
from reader.loader.markup.flow import Rule, Run
from reader.loader.markup.spaces import is_wide
from reader.loader.markup.tree import Node
from reader.loader.mdfields import take_fields, without_labels
from reader.loader.papernames import is_paper
from reader.loader.rawtext import clean
from reader.loader.shortlines import is_closed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.draft import Document, IssueDraft
    from reader.loader.frontmatter import Entry
    from reader.loader.markup.flow import Item

__all__ = ["add_story", "day_named", "read_entries", "set_title", "without_deck", "without_foot"]

_LONGEST_BOLD = 40
"""Characters of a line in bold that stands for a heading."""

_LONGEST_DECK = 60

_FOOT = 120
"""Characters of a file's foot."""


def add_story(entries: Sequence[Entry], items: Sequence[Item], document: Document, issue: IssueDraft) -> None:
    """The one story of a file: its title from the front matter, the first heading or the file's name."""
    article = ArticleDraft()
    items, foot = without_foot(items, told=True) if not entries else (list(items), [])
    place = read_entries(entries, article, issue)
    items, below = take_fields(items, article, issue)
    place = place.or_else(below)
    first = next((i for i, item in enumerate(items) if isinstance(item, Run)), None)
    told = next((piece for piece in article.titles if piece.part == "headline"), None)
    heading: Item | None = None
    if first is not None:
        run = items[first]
        if isinstance(run, Run) and level_of(run) and (told is None or plain(told.text) == plain(run.text)):
            heading = run
            del items[first]
            if told is None:
                set_title(article, run, issue)
            elif run.lines:
                told.lines = (run.lines,)
        elif isinstance(run, Run) and told is None and _is_bold_title(run, items):
            heading = run
            del items[first]
            set_title(article, run, issue)
    if not any(piece.part == "headline" for piece in article.titles) and (name := _file_title(document.path)):
        article.titles.append(Piece(name, (), part="headline"))
    items = [item for item in items if not _is_tags(item, article, issue)]
    if isinstance(heading, Run) and not entries:
        items = without_deck(article, heading, items, issue)
    items, below = take_fields(items, article, issue)
    place = place.or_else(below)
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
    return stem if sum(map(is_wide, stem)) > 3 and not day_named(stem) else ""


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


def read_entries(entries: Sequence[Entry], article: ArticleDraft, issue: IssueDraft) -> Place:
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
    issue.origin = _source(article)
    return Place(page, name)


def _source(article: ArticleDraft) -> str | None:
    """The paper that a story names as its source; None for none, for several, and for an agency or a site."""
    named = {value for label, value in article.info if label.lower() in SOURCES}
    paper = named.pop() if len(named) == 1 else ""
    return paper if is_paper(paper) else None


def set_title(article: ArticleDraft, heading: Run | None, issue: IssueDraft) -> None:
    """Make a heading the story's headline; where it is one link, its address is the story's."""
    if heading is None:
        return
    piece = piece_of(heading, issue)
    piece.part = "headline"
    article.titles.append(piece)
    if len(heading.links) == 1 and plain(heading.links[0][0]) == plain(heading.text):
        article.url = clean(heading.links[0][1])


def without_deck(
    article: ArticleDraft, heading: Run | None, body: Sequence[Item], issue: IssueDraft
) -> list[Item]:
    """The body without what stands right below the title and is its deck, text following.

    That is a heading when there is no other like it, or a short line all in italics.
    """
    items = list(body)
    runs = [item for item in items if isinstance(item, Run)]
    deck = runs[0] if runs and items[0] is runs[0] else None
    if (
        deck is not None
        and heading is not None
        and not any(piece.part == "deck" for piece in article.titles)
        and (
            (level_of(deck) > level_of(heading) > 0 and is_alone_over_text(deck, runs[1:]))
            or (_is_italic(deck) and len(runs) > 1 and not level_of(runs[1]))
        )
    ):
        piece = piece_of(deck, issue)
        piece.part = "deck"
        article.titles.append(piece)
        return items[1:]
    return items


def _is_italic(run: Run) -> bool:
    """Whether a short line, no sentence, nor fields, is all in italics."""
    if level_of(run) or len(run.text) > _LONGEST_DECK or is_closed(run.text) or fields_of(run.text):
        return False
    children = run.node.children
    return len(children) == 1 and isinstance(children[0], Node) and children[0].tag in ("em", "i")


def without_foot(items: Sequence[Item], *, told: bool = False) -> tuple[list[Item], list[Run]]:
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


def day_named(title: str) -> str | None:
    """The day in a title, an ISO date: 2021年6月1日, 20210601."""
    found = re.search(r"(?<!\d)(?:18|19|20)\d{6}(?!\d)", title)
    return as_date(found[0] if found else title)
