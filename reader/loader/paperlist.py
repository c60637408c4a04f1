"""The list of a page's stories, as electronic papers have it beside the picture of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.issue import Furniture
from reader.loader.draft import ArticleDraft, Piece, SectionDraft
from reader.loader.htmlpage import place_of, set_aside
from reader.loader.markup.flow import Run
from reader.loader.pagelists import last_part
from reader.loader.paperpage import date_on, paper_of, place_told
from reader.loader.rawtext import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.draft import IssueDraft
    from reader.loader.fields import Place
    from reader.loader.htmlpage import Page
    from reader.loader.markup.tree import Node

__all__ = ["LIST_LINK", "STORY_LINK", "read_list"]

STORY_LINK = (
    r"(?:content_\d+(?:_\d+)*\.s?html?|nw\.d\w+\d{8}_\d+-\w+\.htm|c\d{5,}\.html|con\d+\.html?)(?:[?#]|$)"
)
LIST_LINK = r"(?:node_\w+\.s?html?|nbs\.d\w+\.htm|l\d{2,3}\.html)(?:[?#]|$)"
"""Addresses of stories and of lists, as the systems call them."""


def read_list(page: Page, issue: IssueDraft) -> None:
    """Put the list's stories into the issue: each is one without a text, which another file may hold.

    Where the picture of the page is a map of its stories, those are the page's, and what else is linked
    belongs to other pages. A page that lists those of several under their marks gives each its section.
    """
    shown = [item for item in page.items if isinstance(item, Run) and not item.hidden]
    issue.masthead, issue.date = paper_of(page, shown), date_on(shown) or page.date()
    own = _mapped(page.root)
    lines = [(run, link) for run in shown if (link := _story(run, own))]
    lines = lines or [(run, link) for run in shown if (link := _story(run, set()))]
    marks = {} if own else _marks(shown, {id(run) for run, _ in lines})
    place = place_told(shown)
    sections: dict[Place, SectionDraft] = {}
    taken: list[Run] = []
    seen: set[str] = set()
    for run, (words, href) in lines:
        if href in seen:
            continue
        seen.add(href)
        taken.append(run)
        here = marks.get(id(run), place)
        section = sections.setdefault(here, SectionDraft(name=here.name, page=here.page))
        title = clean(words, issue).strip()
        section.articles.append(
            ArticleDraft([Piece(title, part="headline")], url=clean(href), date=issue.date, listed=True)
        )
        rest = clean(run.text, issue).replace(title, "", 1).strip()
        if rest:
            issue.furniture.append(Furniture(rest))
    set_aside(page.items, taken, issue)
    if not sections and place.page is not None:
        sections[place] = SectionDraft(name=place.name, page=place.page)
    issue.sections += sections.values()


def _mapped(root: Node) -> set[str]:
    """The stories that the picture of the page leads to, by the last part of their address."""
    areas = (node.get("href") for node in root.walk() if node.tag == "area")
    return {last_part(href) for href in areas if re.search(STORY_LINK, href, re.IGNORECASE)}


def _story(run: Run, own: set[str]) -> tuple[str, str] | None:
    """The one story that a line leads to, if it is one of these (of all, where there are none)."""
    links = [(words, href) for words, href in run.links if re.search(STORY_LINK, href, re.IGNORECASE)]
    return links[0] if len(links) == 1 and (not own or last_part(links[0][1]) in own) else None


def _marks(shown: Sequence[Run], stories: set[int]) -> dict[int, Place]:
    """For each story the page whose mark stands above it, where two pages and more have their stories."""
    found: dict[int, Place] = {}
    latest: Place | None = None
    for run in shown:
        if id(run) in stories:
            if latest is not None:
                found[id(run)] = latest
        elif (place := place_of(run.text)) and place.page:
            latest = place
    return found if len(set(found.values())) > 1 else {}
