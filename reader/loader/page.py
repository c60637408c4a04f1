"""The bare page: blocks parted by blank lines, nothing marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.draft import ArticleDraft, IssueDraft, Piece, SectionDraft

if TYPE_CHECKING:
    from reader.loader.draft import Document

__all__ = ["read", "sniff"]


def sniff(document: Document) -> float:
    """Any text can be a page: the reader of last resort."""
    return 0.1 if document.lines else 0.05


def read(document: Document) -> IssueDraft:
    """Stories of a bare page."""
    pieces = [
        Piece(line.strip(), ((number, number),))
        for number, line in enumerate(document.lines, 1)
        if line.strip()
    ]
    article = ArticleDraft(titles=pieces[:1], body=pieces[1:])
    return IssueDraft(sections=[SectionDraft(articles=[article])])
