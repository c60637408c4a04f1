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
    """One format and the module that reads it, imported when it is first asked: most texts need few.

    A format that cannot be without some character on a line of at most so many characters isn't asked
    about a text without it: importing a reader costs as much as reading a page.
    """

    name: str
    module: str
    sign: str = ""
    longest: int = 0

    def sniff(self, document: Document) -> float:
        """How sure the reader is of a text, from 0 to 1."""
        sign, longest = self.sign, self.longest
        if sign and not any(sign in line and len(line) <= longest for line in document.lines[:_LOOKED_AT]):
            return 0.0
        return float(import_module(self.module).sniff(document))

    def read(self, document: Document) -> IssueDraft:
        """What the reader finds in the text."""
        draft: IssueDraft = import_module(self.module).read(document)
        return draft


_LOOKED_AT = 5000
"""Lines; no reader looks at more of them to tell its format."""

READERS: tuple[Reader, ...] = (
    Reader("records", "reader.loader.records", "【", 2000),
    Reader("archive-page", "reader.loader.archive", "版", 200),
    Reader("pdf-text", "reader.loader.pdftext", "版", 60),
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
