"""What each format's marks say stands in a file, read by plain means that share nothing with the loader.

For samples that have no truth of their own, the source's own marks are the measure: lines of a crawler's
file, keys of JSON, fields of front matter, headings and paragraphs of HTML. Each reader here takes the
straight way that a person would take for this one sample, and need not stand anything else.
"""

from __future__ import annotations

import json
import posixpath
import re
import zipfile
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = [
    "Told",
    "book_stories",
    "crawl_stories",
    "day_stories",
    "dump_stories",
    "front_matter_story",
    "json_stories",
    "listed_stories",
    "page_story",
    "pdf_stories",
    "record_stories",
]


@dataclass(frozen=True, slots=True)
class Told:
    """A story as its source's marks tell it. What is None the source does not tell, and nothing is asked."""

    titles: tuple[str, ...]
    """Title lines from the top."""

    kicker: str | None = None
    deck: str | None = None
    paragraphs: tuple[str, ...] | None = None
    page: int | None = None
    section: str | None = None
    date: str | None = None
    authors: tuple[str, ...] | None = None


def crawl_stories(folder: Path) -> list[Told]:
    """A crawler's folder: date and page by the name, kicker, headline and deck by the first three lines."""
    found = []
    for path in sorted(folder.rglob("*.txt")):
        day, page, _ = path.stem.split("-")
        kicker, headline, deck, *text = [*path.read_text("utf-8").split("\n"), "", ""]
        paragraphs = tuple(line.strip() for line in text if line.strip())
        titles = tuple(line.strip() for line in (kicker, headline, deck) if line.strip())
        date = f"{day[:4]}-{day[4:6]}-{day[6:]}"
        found.append(Told(titles, kicker.strip(), deck.strip(), paragraphs, int(page), date=date))
    return found


def json_stories(path: Path) -> list[Told]:
    """A day's array: title, content, author, date, plate (第01版)."""
    return [
        Told(
            (item["title"].strip(),),
            paragraphs=tuple(line.strip() for line in item["content"].split("\n") if line.strip()),
            page=int(re.sub(r"\D", "", item["plate"])),
            date=item["date"],
            authors=_names(item["author"]),
        )
        for item in json.loads(path.read_text("utf-8"))
    ]


def _names(field: str) -> tuple[str, ...]:
    """Names of people in a field: single characters belong together, titles of office go."""
    text = re.sub(r"(?:新华社|本报)?(?:评论员|通讯员|记者)", " ", field)
    text = re.sub(r"(?<![\w])(\w)[ \u3000]+(\w)(?![\w])", r"\1\2", text)
    return tuple(name for name in re.split(r"[;；/、，,\s\u3000]+", text) if name)


def record_stories(truth: Path) -> list[Told]:
    """The records' truth."""
    return [
        Told(
            tuple(item["title"]),
            paragraphs=tuple(item["paras"]),
            page=int(item["page"]),
            date=f"{item['date'][:4]}-{item['date'][4:6]}-{item['date'][6:]}",
            authors=_names(item.get("author") or ""),
        )
        for item in json.loads(truth.read_text("utf-8"))
    ]


def dump_stories(truth: Path) -> list[Told]:
    """The archive pages' truth: title lines, page, section and date."""
    return [
        Told(tuple(story["title_lines"]), page=item["page"], section=item.get("section"), date=item["date"])
        for item in json.loads(truth.read_text("utf-8")).values()
        for story in item["articles"]
    ]


def pdf_stories(truth: Path) -> list[Told]:
    """The truth of a PDF's first pages."""
    return [
        Told(
            (item["headline"],),
            paragraphs=tuple(block["t"] for block in item["body"]),
            page=int(item["page"]),
            date=item["date"],
        )
        for item in json.loads(truth.read_text("utf-8"))
    ]


def _without_tags(text: str) -> list[str]:
    """The lines of a text with a few tags in it."""
    from html import unescape

    text = re.sub(r"</p>|<br\s*/?>|</figcaption>", "\n", text)
    text = re.sub(r"\{\{<.*?>\}\}|<[^>]+>|\*\*", "", text)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"[\u200b\u2060\ufeff]", "", unescape(text))
    return [line.strip() for line in text.split("\n") if line.strip()]


def day_stories(path: Path) -> list[Told]:
    """A day's Markdown file: its name is the day, each `### ` a story, without the link to its original."""
    date = f"{path.stem[:4]}-{path.stem[4:6]}-{path.stem[6:8]}"
    text = path.read_text("utf-8").rpartition("\n---\n")[0]
    found = []
    for part in re.split(r"(?m)^### ", text)[1:]:
        title, _, below = part.partition("\n")
        below = re.sub(r"(?m)^\[查看原文\]\(.*$|^## .*$", "", below)
        found.append(Told((title.strip(),), paragraphs=tuple(_without_tags(below)), date=date))
    return found


def front_matter_story(path: Path) -> Told:
    """An article with front matter: `name: "value"` lines, then `# title`, then paragraphs."""
    _, head, text = path.read_text("utf-8", "replace").split("---\n", 2)
    fields = dict(re.findall(r'(?m)^(\w+): "(.*)"$', head))
    lines = [line for line in text.split("\n") if not line.startswith("# ") and line.strip("- ")]
    paragraphs = [
        re.sub(r"^(?:[-*>] |#+ )+|^\*(?=.*\*$)|\*$", "", line) for line in _without_tags("\n".join(lines))
    ]
    author = re.sub(r"^(?:中國組)?記者", "", fields.get("author", ""))
    return Told(
        (fields["title"].strip(),),
        paragraphs=tuple(line for line in paragraphs if line),
        section=fields.get("category") or None,
        date=fields.get("date") or None,
        authors=tuple(re.split(r"[、,，;；]", author)) if author else None,
    )


def book_stories(path: Path) -> list[Told]:
    """An EPUB of two levels: page and story by its contents list, the text by the story's own file."""
    space = {"x": "http://www.w3.org/1999/xhtml"}
    with zipfile.ZipFile(path) as book:
        names = book.namelist()
        nav = next(name for name in names if name.endswith("nav.xhtml"))
        root = ElementTree.fromstring(book.read(nav))
        found = []
        for page in root.findall(".//x:nav/x:ol/x:li", space):
            number = re.sub(r"\D", "", "".join(page.find("x:a", space).itertext()))  # type: ignore[union-attr]
            for link in page.findall("x:ol/x:li/x:a", space):
                name = posixpath.join(posixpath.dirname(nav), link.get("href", ""))
                story = ElementTree.fromstring(book.read(name))
                texts = ("".join(p.itertext()).strip() for p in story.iter(f"{{{space['x']}}}p"))
                title = "".join(link.itertext()).strip()
                found.append(
                    Told((title,), paragraphs=tuple(t for t in texts if t), page=int(number) or None)
                )
    date = re.search(r"\d{4}-\d\d-\d\d", path.name)
    return [replace(story, date=date[0] if date else None) for story in found]


class _Paragraphs(HTMLParser):
    """The texts of all `p`, by the element they stand in, and what the head says.

    A `p` that is a link leads to another story and is no paragraph of this one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.title = ""
        self.held: dict[int, list[str]] = {}
        self._stack: list[tuple[str, int]] = [("", 0)]
        self._count = 0
        self._text: str | None = None
        self._linked = 0
        self._in_link = False
        self._silent = False

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        told = dict(attrs)
        if tag == "meta":
            name = told.get("property") or told.get("name") or ""
            self.meta.setdefault(name.lower(), told.get("content") or "")
        elif tag in ("script", "style"):
            self._silent = True
        elif tag == "p":
            self._end()
            self._text = ""
        elif tag == "a":
            self._in_link = True
        elif tag in {"div", "section"}:
            self._count += 1
            self._stack.append((tag, self._count))
        elif tag == "title":
            self._stack.append((tag, 0))

    def handle_endtag(self, tag: str) -> None:
        self._silent = self._silent and tag not in ("script", "style")
        if tag == "p":
            self._end()
        elif tag == "a":
            self._in_link = False
        elif any(name == tag for name, _ in self._stack):
            while self._stack.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._stack[-1:] and self._stack[-1][0] == "title" and not self.title:
            self.title = data.strip()
        elif self._text is not None and not self._silent:
            self._text += data
            self._linked += len(data.strip()) if self._in_link else 0

    def _end(self) -> None:
        is_link = self._text is not None and 2 * self._linked > len(self._text.strip())
        if self._text and self._text.strip() and self._stack and not is_link:
            self.held.setdefault(self._stack[-1][1], []).append(self._text.strip())
        self._text, self._linked = None, 0


def page_story(path: Path) -> Told:
    """A saved news page: the head's title, sentences in the element that holds most `p`, the day."""
    page = _Paragraphs()
    page.feed(path.read_text("utf-8", "replace"))
    most = max(page.held.values(), key=lambda texts: sum(map(len, texts)), default=[])
    most = [text for text in most if text.endswith(("。", "！", "？", "”"))]
    title = re.split(r"\s*(?:[_|]|--| - |-(?=\w+网$|\w+传媒$))\s*", page.meta.get("og:title") or page.title)[
        0
    ]
    days = [
        f"{y}-{int(m):02}-{int(d):02}"
        for name, text in page.meta.items()
        if "date" in name or "time" in name
        for y, m, d in re.findall(r"(20\d\d)[-/](\d\d?)[-/](\d\d?)", text)[:1]
    ]
    return Told((title.strip(),), paragraphs=tuple(most) or None, date=days[0] if days else None)


def listed_stories(path: Path, date: str, page: int) -> list[Told]:
    """A saved page list: a story for each link to a content page that has words."""
    text = path.read_text("utf-8")
    found = re.findall(r'<a [^>]*href="[^"]*content_\d+\.html"[^>]*>\s*([^<]+?)\s*</a>', text)
    return [Told((title,), page=page, date=date) for title in _unlike(found)]


def _unlike(titles: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(titles))
