"""The table of readers, and the choice among them by what a text looks like."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from reader.loader import page

if TYPE_CHECKING:
    from reader.loader.draft import Document, IssueDraft

__all__ = ["READERS", "Reader", "choose"]


class Reader(NamedTuple):
    """One format: how sure it is of a text (0 to 1), and how to read it."""

    name: str
    sniff: Callable[[Document], float]
    read: Callable[[Document], IssueDraft]


READERS: tuple[Reader, ...] = (
    Reader("page-dump", page.sniff, page.read),
)


def choose(document: Document) -> Reader:
    """The reader that is surest of this text; the first of equals."""
    return max(READERS, key=lambda reader: reader.sniff(document))
