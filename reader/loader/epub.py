"""EPUB 2 and 3: contents in two levels are sections and stories, in one level stories; without any, pages.

Stories stand in reading order. A page that no line of the contents leads to goes on with the story before it.
What only lists others, a section's own page without a text, and a cover's few words are furniture.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.errors import KanbaoError
from reader.loader.daystories import add_day, is_day
from reader.loader.draft import IssueDraft, SectionDraft
from reader.loader.epubbook import Book, Entry, open_book
from reader.loader.epubparts import Part, Spot, are_sections, parts_of, spots_of
from reader.loader.epubstory import article_of
from reader.loader.fields import Place, as_date, as_place
from reader.loader.hints import find_paper
from reader.loader.markup.body import furniture_of, level_of, plain
from reader.loader.markup.flow import Image, Run
from reader.loader.rawtext import clean
from reader.loader.shortlines import is_closed
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.draft import Raw

__all__ = ["read", "sniff"]

_COVER = 60
"""Characters; a page in front of all stories that has no more is a cover."""

_COVERS = frozenset(("封面", "封底", "扉页", "书名页", "cover", "coverpage", "titlepage"))
"""What contents call the pages in front that are no stories."""


def sniff(raw: Raw) -> float:
    """Sure by the mark at its start, or by the container that every EPUB has."""
    if not raw.data.startswith(b"PK"):
        return 0.0
    if raw.data[30:58] == b"mimetypeapplication/epub+zip" or b"META-INF/container.xml" in raw.data:
        return 0.97
    return 0.9 if raw.path.lower().endswith(".epub") else 0.0


def read(raw: Raw) -> IssueDraft:
    """The issue in a book. A page that can't be read is named in a warning, the rest is used."""
    book = open_book(raw.data, raw.path)
    issue = IssueDraft(partial=False, encoding="utf-8")
    _read_title(book, issue)
    places = list(spots_of(book.contents))
    stories = parts_of(book, places, issue)
    titles = {plain(place.entry.title) for place in places}
    if not places and len(stories) == 1 and is_day((), stories[0].items):
        add_day((), stories[0].items, issue)
        stories = []
    sections: dict[tuple[int, ...], SectionDraft] = {}
    parted = are_sections(stories)
    for story in stories:
        runs = [item for item in story.items if isinstance(item, Run)]
        if _is_furniture(story, runs, titles, bool(places)) or (not places and _is_front(story, stories)):
            issue.date = issue.date or next((date for run in runs if (date := as_date(run.text))), None)
            issue.furniture += [furniture_of(run, issue) for run in runs]
            continue
        for one in _on_page(story, issue, parted=parted):
            above = one.place.above if one.place else ()
            key = tuple(map(id, above))
            if key not in sections:
                where = _where(above)
                sections[key] = SectionDraft(name=where.name, page=where.page)
                issue.sections.append(sections[key])
            article = article_of(one, issue)
            article.date = next((date for entry in above if (date := as_date(entry.title))), None)
            sections[key].articles.append(article)
    if not issue.sections:
        faults = (one.message for one in issue.warnings if one.code == "unreadable-part")
        raise KanbaoError(next(faults, t("loader.no-stories")), path=raw.path)
    dates = {article.date for section in issue.sections for article in section.articles} - {None}
    if len(dates) > 1:
        issue.date = None
    return issue


def _on_page(story: Part, issue: IssueDraft, *, parted: bool) -> list[Part]:
    """The stories on a page whose line in the contents says that it is a page of the paper (第1版 要闻).

    `parted`: such lines name sections, whatever they say.
    """
    place = story.place
    if place is None or place.entry.below:
        return [story]
    if not parted and as_place(place.entry.title).page is None:
        return [story]
    own = plain(place.entry.title)
    runs = [item for item in story.items if isinstance(item, Run)]
    levels = [level_of(run) for run in runs if level_of(run) and plain(run.text) != own]
    if not levels:
        return [story]
    top = min(levels)
    inner = Spot(place.entry, (*place.above, place.entry))
    found: list[Part] = []
    for item in story.items:
        is_head = isinstance(item, Run) and level_of(item) == top and plain(item.text) != own
        if is_head and isinstance(item, Run):
            found.append(Part(Spot(Entry(clean(item.text), place.entry.path), inner.above)))
        if found:
            found[-1].items.append(item)
        elif isinstance(item, Run):
            issue.furniture.append(furniture_of(item, issue))
    return found


def _read_title(book: Book, issue: IssueDraft) -> None:
    """The paper's name and the day, by the book's title, its publisher and its date."""
    digits = re.search(r"(?<!\d)(?:18|19|20)\d{6}(?!\d)", book.title)
    issue.date = as_date(book.title) or as_date(digits[0] if digits else "") or as_date(book.date)
    name = re.sub(r"[\[(（【][^\[\]()（）【】]*\d{4}[^\[\]()（）【】]*[\])）】]", " ", book.title)
    name = re.sub(
        r"(?:18|19|20)\d\d\s*[年\-./]?\s*\d{1,2}\s*[月\-./]?\s*\d{1,2}\s*日?|第\s*\d+\s*期", " ", name
    )
    name = name.strip(" \u3000《》()（）[]【】·:：-—_|,，")
    issue.masthead = find_paper(book.title) or find_paper(book.publisher)
    if issue.masthead is None and 1 < len(name) <= 12:
        issue.masthead = name
    number = re.search(r"第\s*\d+\s*期", book.title)
    issue.number = "".join(number[0].split()) if number else None


def _is_furniture(story: Part, runs: Sequence[Run], titles: set[str], has_contents: bool) -> bool:
    """Whether a text is no story: nothing, a cover, a section's own heading, a list of others."""
    if not any(isinstance(item, Run | Image) for item in story.items):
        return True
    size = sum(len(run.text) for run in runs)
    place = story.place
    linked = sum(run.linked for run in runs)
    if (
        len(runs) > 2
        and 2 * linked >= size
        and sum(plain(run.text) in titles for run in runs if run.linked) > 1
    ):
        return True
    if place is None:
        return not runs or (has_contents and size <= _COVER)
    if not place.entry.below:
        return plain(place.entry.title) in _COVERS and size <= _COVER
    return _leads_to(runs, place.entry) or _is_heading_alone(place.entry, runs, titles)


def _is_front(story: Part, stories: Sequence[Part]) -> bool:
    """Whether a page of a book without contents is a cover, or lists the stories with links to them."""
    runs = [item for item in story.items if isinstance(item, Run)]
    if len(stories) > 1 and story is stories[0] and sum(len(run.text) for run in runs) <= _COVER:
        return not any(is_closed(run.text) for run in runs)
    lines = [run for run in runs if not level_of(run)]
    return len(lines) > 1 and all(10 * run.linked >= 8 * len(run.text) for run in lines)


def _is_heading_alone(entry: Entry, runs: Sequence[Run], titles: set[str]) -> bool:
    """Whether nothing stands on a section's own page but its heading, or titles of its stories."""
    own = plain(entry.title)
    rest = [run for run in runs if plain(run.text) not in titles]
    return not rest or (
        not any(run.tag == "p" for run in rest) and plain("".join(r.text for r in runs)) in own
    )


def _leads_to(runs: Sequence[Run], entry: Entry) -> bool:
    """Whether a section's own page is the list of its stories, each with a few of its words below it."""
    below = {one.path for one in entry.below if one.path != entry.path}
    folder = posixpath.dirname(entry.path)
    led: set[str] = set()
    for run in runs:
        hrefs = (href.partition("#")[0] for _, href in run.links)
        here = {posixpath.normpath(posixpath.join(folder, unquote(href))) for href in hrefs if href} & below
        if not led and not here and not level_of(run) and plain(run.text) != plain(entry.title):
            return False
        led |= here
    return bool(below) and 2 * len(led) > len(below)


def _where(above: Sequence[Entry]) -> Place:
    """Page and section by the lines above a story's line."""
    page: int | None = None
    name: str | None = None
    for entry in above:
        place = as_place(entry.title)
        page = place.page if place.page is not None else page
        name = place.name or name
    return Place(page, name)
