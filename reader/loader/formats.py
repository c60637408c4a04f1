"""The table of readers, and the choice among them by what a text looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.loader import archive, export, page, pdftext, plain, records, sitepage

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.loader.draft import Document, IssueDraft

__all__ = ["READERS", "Reader", "choose"]


class Reader(NamedTuple):
    """One format: how sure it is of a text (0 to 1), and how to read it."""

    name: str
    sniff: Callable[[Document], float]
    read: Callable[[Document], IssueDraft]


READERS: tuple[Reader, ...] = (
    Reader("records", records.sniff, records.read),
    Reader("archive-page", archive.sniff, archive.read),
    Reader("site-page", sitepage.sniff, sitepage.read),
    Reader("marked-export", export.sniff, export.read),
    Reader("pdf-text", pdftext.sniff, pdftext.read),
    Reader("plain", plain.sniff, plain.read),
    Reader("page-dump", page.sniff, page.read),
)


def choose(document: Document) -> Reader:
    """The reader that is surest of this text; the first of equals."""
    return max(READERS, key=lambda reader: reader.sniff(document))
