"""Markdown: a day a file, a story a file, a note of a vault; HTML inside is read as HTML.

markdown-it-py (MIT), which Textual brings along, parses it. Front matter makes a file one story. Else the
headings tell: below a title of the whole (a name, a date) the next level holds sections or stories, and a
level below sections holds stories; one heading alone is a story's. What lists the stories of the file, what
stands below the last ruled line, and the heading of a section are furniture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.daystories import add_day, is_day
from reader.loader.draft import IssueDraft
from reader.loader.fields import role_of
from reader.loader.frontmatter import read_front_matter
from reader.loader.markup.flow import flow
from reader.loader.markup.mdtree import markdown_tree
from reader.loader.mdstory import add_story

if TYPE_CHECKING:
    from reader.loader.draft import Document

__all__ = ["read", "sniff"]

_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_SNIFFED = 400


def sniff(document: Document) -> float:
    """Sure by the file's name and by front matter with a title; nearly so by headings.

    A page's text may hold a line that begins with #: two such lines there must be, or one on top.
    """
    entries, _ = read_front_matter(document.lines)
    if any(role_of(entry.name) == "title" for entry in entries):
        return 0.96
    if document.path.lower().endswith(_SUFFIXES):
        return 0.95
    lines = [line for line in document.lines[:_SNIFFED] if line.strip()]
    headings = [i for i, line in enumerate(lines) if _is_heading(line)]
    if not headings or len(lines) < 2:
        return 0.0
    return 0.92 if len(headings) > 1 or headings[0] == 0 else 0.0


def _is_heading(line: str) -> bool:
    mark, space, text = line.partition(" ")
    return bool(space and text.strip()) and 0 < len(mark) < 7 and mark == "#" * len(mark)


def read(document: Document) -> IssueDraft:
    """The stories of a file: one, or those of a day."""
    issue = IssueDraft()
    entries, top = read_front_matter(document.lines)
    items = flow(markdown_tree(document.lines[top:], top))
    if is_day(entries, items):
        add_day(entries, items, issue)
        issue.partial = False
    else:
        add_story(entries, items, document, issue)
    return issue
