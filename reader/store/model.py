"""The records of the store. Offsets and lengths count code points in an article's canonical text."""

from __future__ import annotations

import time
from typing import Literal, NamedTuple

from reader.store.anchor import Anchor, Spot

__all__ = [
    "Anchor",
    "Draft",
    "KnownIssue",
    "Mark",
    "MarkKind",
    "NewMark",
    "Reading",
    "Sighting",
    "Spot",
    "State",
    "Visit",
    "kind_of",
    "now",
    "now_exactly",
]

MarkKind = Literal["bookmark", "highlight", "note"]
State = Literal["found", "moved", "not-found"]


class Sighting(NamedTuple):
    """An issue as it was seen just now. `path` is absolute, None for a stream.

    `heads` are short digests of its articles' heads, at most some dozens, by which the same issue is
    known when neither its bytes nor its path are the same.
    """

    sha256: str
    path: str | None
    masthead: str | None
    date: str | None
    number: str | None
    reader: str
    encoding: str | None
    heads: tuple[str, ...]


class KnownIssue(NamedTuple):
    """An issue that the store knows: its number there, and how it was last seen."""

    id: int
    seen: Sighting


class NewMark(NamedTuple):
    """A mark to be made. Times and uuid are given where they come from elsewhere, else None.

    `ordinal` is the article's index in its issue, for the order of lists.
    """

    anchor: Anchor
    headline: str
    citation: str
    ordinal: int = 0
    note: str | None = None
    created: str | None = None
    modified: str | None = None
    uuid: str | None = None


class Mark(NamedTuple):
    """A bookmark, highlight or note. `anchor` is how it was made, `at` where it was last found."""

    id: int
    uuid: str
    kind: MarkKind
    issue: KnownIssue
    anchor: Anchor
    at: Spot
    headline: str
    citation: str
    ordinal: int
    note: str | None
    created: str
    modified: str
    state: State


class Reading(NamedTuple):
    """How far an article was read: the place (None: none was kept) and whether it was read to its end."""

    article: str
    anchor: Anchor | None
    read: bool
    updated: str


class Visit(NamedTuple):
    """An issue lately opened: when, the article one was in, and the share of the issue, 0 to 1."""

    issue: KnownIssue
    opened: str
    article: str | None
    share: float


class Draft(NamedTuple):
    """A note being typed: of the mark with this id, or (None) of a new one at the anchor."""

    id: int
    mark: int | None
    anchor: Anchor | None
    text: str
    updated: str


def kind_of(length: int, note: str | None) -> MarkKind:
    """With words of one's own it is a note; else a stretch is a highlight and a point a bookmark."""
    if note:
        return "note"
    return "highlight" if length else "bookmark"


def now() -> str:
    """This second in UTC, as ISO 8601 writes it."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def now_exactly() -> str:
    """This microsecond in UTC: what comes later sorts later."""
    seconds, rest = divmod(time.time_ns(), 1_000_000_000)
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(seconds))}.{rest // 1000:06}Z"
