"""Marks as Markdown: by issue and article the quote, the note, and where it stands."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reader.library.markdown import escape
from reader.library.naming import source_name
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.store.model import Mark, Sighting

__all__ = ["issue_line", "marks_markdown"]


def marks_markdown(marks: Iterable[Mark]) -> Iterator[str]:
    """The text in chunks; the marks of an issue, and of an article in it, stand together already."""
    gap = ""
    for _, of_issue in groupby(marks, key=lambda mark: mark.issue.id):
        inside = list(of_issue)
        yield f"{gap}# {escape(issue_line(inside[0].issue.seen))}\n"
        gap = "\n"
        for _, of_article in groupby(inside, key=lambda mark: (mark.at.article, mark.headline)):
            entries = list(of_article)
            yield f"\n## {escape(_one_line(entries[0].headline) or t('article.untitled'))}\n"
            for mark in entries:
                yield f"\n{_entry(mark)}"


def issue_line(seen: Sighting) -> str:
    """What an issue is called: masthead, date and number, or the file's name."""
    named = "  ".join(part for part in (seen.masthead, seen.date, seen.number) if part)
    if seen.masthead:
        return named
    return "  ".join(part for part in (source_name(seen.path or "-"), named) if part)


def _entry(mark: Mark) -> str:
    parts = [_quoted(mark.anchor.quote)] if mark.anchor.quote.strip() else []
    if mark.note:
        parts.append("\\\n".join(escape(line) for line in mark.note.split("\n")))
    citation = f"——{escape(_one_line(mark.citation))}"
    if mark.state == "not-found":
        citation += f"（{t('bookmarks.not-found')}）"
    return "\n\n".join([*parts, citation]) + "\n"


def _quoted(quote: str) -> str:
    return "\n".join(f"> {escape(line)}".rstrip(" ") for line in quote.split("\n"))


def _one_line(text: str) -> str:
    return " ".join(text.split())
