"""A saved page of a site: its tree, what stands on it in order, and what its head says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from reader.loader.fields import Place, as_date
from reader.loader.hints import find_paper, page_number
from reader.loader.markup.body import furniture_of
from reader.loader.markup.flow import Run, flow
from reader.loader.markup.tree import Comment, Node, parse
from reader.loader.rawtext import clean, decoded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.loader.draft import IssueDraft, Raw
    from reader.loader.markup.flow import Item

__all__ = ["Page", "is_html", "is_inside", "open_page", "place_of", "set_aside"]

_SNIFFED = 65_536

_DATES = (
    "article:published_time", "og:published_time", "publishdate", "pubdate", "datepublished", "publish_date",
    "publishtime", "date", "dc.date", "weibo:article:create_at", "og:release_date",
)  # fmt: skip
"""Names of a head's fields that say when a page appeared, the surest first."""


def is_html(raw: Raw) -> bool:
    """Whether a file begins as pages do, whatever it is called."""
    head = raw.data[:_SNIFFED].replace(b"\0", b"").lower()
    return any(
        mark in head for mark in (b"<html", b"<!doctype html", b"<body", b"<head>", b"</p>", b"</div>")
    )


@dataclass(slots=True)
class Page:
    """A page. `items` is all that stands on it, in order; `meta` what its head says, by lower-case name."""

    root: Node
    items: list[Item]
    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    url: str | None = None
    comments: list[str] = field(default_factory=list)

    @property
    def title_parts(self) -> list[str]:
        """The title's parts between the marks that sites put between story, section and site's name."""
        return [
            part.strip() for part in re.split(r"\s*[|｜_]\s*|\s+[-–—]+\s*|\s*[-–—]+\s+|-{2,}", self.title)
        ]

    def date(self) -> str | None:
        """The day that the head tells."""
        told = (self.meta.get(name, "") for name in _DATES)
        return next((date for value in told if value and (date := as_date(value))), None)

    def paper(self) -> str | None:
        """The paper that the head names."""
        return find_paper(self.title) or self.meta.get("og:site_name") or None


def open_page(raw: Raw, issue: IssueDraft) -> Page:
    """A file's page. The encoding is told by the bytes: what a page says of itself is often wrong."""
    root = parse(clean(decoded(raw, issue), issue))
    page = Page(root, flow(root))
    for node in root.walk():
        for child in node.children:
            if isinstance(child, Comment):
                page.comments.append(str(child))
        if node.tag == "title" and not page.title:
            page.title = clean(node.text())
        elif node.tag == "meta" and (
            name := node.get("property") or node.get("name") or node.get("itemprop")
        ):
            page.meta.setdefault(name.strip().lower(), clean(" ".join(node.get("content").split())))
        elif node.tag == "link" and node.get("rel").lower() == "canonical":
            page.url = page.url or clean(node.get("href")) or None
        elif node.tag == "time" and node.get("datetime"):
            page.meta.setdefault("date", node.get("datetime"))
    page.url = page.url or page.meta.get("og:url") or _saved_from(page.comments)
    return page


def _saved_from(comments: Iterable[str]) -> str | None:
    """The address that a browser or a crawler writes into a comment at a page's top."""
    for comment in list(comments)[:3]:
        found = re.search(r"https?://[^\s<>\"]+", comment)
        if found and (comment.strip() == found[0] or re.search("(?i)saved (?:from|with)", comment)):
            return found[0]
    return None


def is_inside(node: Node | None, outer: Node) -> bool:
    """Whether an element is another or stands in it."""
    while node is not None:
        if node is outer:
            return True
        node = node.parent
    return False


def set_aside(items: Iterable[object], taken: Iterable[object], issue: IssueDraft) -> None:
    """All runs of a page that no story has taken become furniture."""
    held = {id(item) for item in taken}
    rest = [item for item in items if isinstance(item, Run) and id(item) not in held]
    issue.furniture += [piece for run in rest if (piece := furniture_of(run, issue)).text]


@cache
def page_mark() -> re.Pattern[str]:
    """第01版：要闻, A07版 副刊, as a line of its own."""
    number = r"0*[A-Za-z]{0,2}\d{1,3}|[一二三四五六七八九十]{1,3}"
    return re.compile(rf"第?\s*({number})\s*版\s*(?:[:：·\-—\s（(]\s*(.{{1,20}}?)[)）]?)?")


def place_of(text: str) -> Place | None:
    """The page and its name where a whole line says just these, else None."""
    found = page_mark().fullmatch(text.strip())
    return Place(page_number(found[1].lstrip("0").upper()), found[2]) if found else None
