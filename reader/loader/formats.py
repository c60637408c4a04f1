"""The table of readers, and the choice among them by what a text looks like."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.loader.draft import Document, IssueDraft

__all__ = ["READERS", "SURE", "Reader", "choose"]

SURE = 0.9
"""A format's own marks make its reader so sure that no other is asked."""


class Reader(NamedTuple):
    """One format and the module that reads it, imported when it is first asked: most texts need few."""

    name: str
    module: str

    def sniff(self, document: Document) -> float:
        """How sure the reader is of a text, from 0 to 1."""
        return float(import_module(self.module).sniff(document))

    def read(self, document: Document) -> IssueDraft:
        """What the reader finds in the text."""
        draft: IssueDraft = import_module(self.module).read(document)
        return draft


READERS: tuple[Reader, ...] = (
    Reader("records", "reader.loader.records"),
    Reader("archive-page", "reader.loader.archive"),
    Reader("pdf-text", "reader.loader.pdftext"),
    Reader("site-page", "reader.loader.sitepage"),
    Reader("marked-export", "reader.loader.export"),
    Reader("plain", "reader.loader.plain"),
    Reader("page-dump", "reader.loader.page"),
)
"""Those that know their format by its marks come first, the reader of last resort last."""


def choose(document: Document) -> Reader:
    """The first reader that is sure of this text, else the surest one."""
    best, most = READERS[-1], -1.0
    for reader in READERS:
        score = reader.sniff(document)
        if score >= SURE:
            return reader
        if score > most:
            best, most = reader, score
    return best
