"""An open issue and what is kept of it: marks, reading places, how far one got.

The screen and the command line call these; the store's file is opened by `open_store`. All of it may
be called from a worker thread, and what writes should be: it waits for the disk, and up to some
seconds for another program.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import KanbaoError
from reader.library.folders import data_folder
from reader.library.places import Finder, anchor_at, head_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.issue import Article, Issue
    from reader.store.database import Database
    from reader.store.model import KnownIssue, Mark, Sighting, Spot

__all__ = [
    "Keeping",
    "Progress",
    "file_of",
    "last_spot",
    "open_store",
    "reading_order",
    "sighting",
    "store_path",
]

_HEADS = 32
"""Digests of articles' heads that are kept of an issue: the smallest ones, which are the same ones
whatever the order."""


class Progress(NamedTuple):
    """How far an article was read: the offset (None: it was never on the screen), and whether it was read."""

    offset: int | None
    read: bool


def store_path() -> str:
    """Where the store's file lies, or would lie."""
    from reader.store.names import FILE_NAME

    return os.path.join(data_folder(), FILE_NAME)  # noqa: PTH118


def open_store() -> Database:
    """The store, opened for reading and writing, or for reading alone. Raises KanbaoError.

    Say `notice` to the person where there is one. Without a store one reads on all the same.
    """
    from reader.store.opening import open_database

    return open_database(store_path())


def file_of(path: str) -> str | None:
    """The absolute path of what an issue was read from, None for a stream, which can't be read again."""
    if path in ("", "-") or path.startswith(("/dev/", "/proc/")):
        return None
    return os.path.abspath(path)  # noqa: PTH100


def sighting(issue: Issue) -> Sighting:
    """An issue as the store knows issues again."""
    from reader.store.model import Sighting

    source = issue.source
    heads = {
        blake2b(head_of(article).encode("utf-8", "replace"), digest_size=4).hexdigest()
        for article in issue.articles
    }
    return Sighting(
        source.sha256,
        file_of(source.path),
        issue.masthead,
        issue.date,
        issue.number,
        source.reader,
        source.encoding,
        tuple(sorted(heads)[:_HEADS]),
    )


def last_spot(issue: Issue) -> tuple[Spot, bool] | None:
    """Where one was in this issue, found again, and whether it is the issue's old text that says so.

    For the first frame: it makes no file, waits for nobody, raises nothing, and is None in doubt.
    """
    from reader.store.glance import last_place

    last = last_place(store_path(), issue.source.sha256, file_of(issue.source.path))
    if last is None:
        return None
    anchor, same = last
    spot = Finder(issue).find(anchor, folded=False)
    return None if spot is None else (spot, same)


class Keeping:
    """One issue and the store. Offsets and lengths count code points in articles' canonical texts."""

    def __init__(self, database: Database, issue: Issue) -> None:
        self.database = database
        self.issue = issue
        self.finder = Finder(issue)
        self._number: int | None = None

    @cached_property
    def seen(self) -> Sighting:
        """The issue as the store knows issues again."""
        return sighting(self.issue)

    def meet(self, *, opened: bool = False) -> int:
        """The issue's number in the store, where it is entered. `opened`: the history says so too."""
        from reader.store.issues import meet

        if self._number is None or opened:
            self._number = meet(self.database, self.seen, opened=opened)
        return self._number

    # --- marks

    def add(self, article: Article, offset: int, length: int = 0, note: str | None = None) -> Mark:
        """Make a mark; it is on the disk when this returns. Raises KanbaoError when it isn't."""
        from reader.store import marks
        from reader.store.model import NewMark

        made = NewMark(
            anchor_at(article, offset, length),
            *self._named(article),
            ordinal=self.finder.ordinal(article.id) or 0,
            note=note,
        )
        return marks.add(self.database, self.meet(), made)

    def marks(self) -> list[Mark]:
        """The issue's marks in reading order, each found again here; what was found is kept.

        They are those made in it, in what lay at its path, in what it is a copy of, and those of an
        issue that is gone whose words stand here with all that stood around them.
        """
        from reader.store import marks
        from reader.store.issues import known, related

        own = set(related(self.database, self.seen))
        issues = known(self.database)
        for issue in issues:
            if issue.id in own:
                self.renew(issue)
        lost = [
            issue.id
            for issue in issues
            if issue.id not in own and issue.seen.path and not os.path.exists(issue.seen.path)  # noqa: PTH110
        ]
        found = marks.marks(self.database, own) if own else []
        if lost:
            found += [
                mark for mark in marks.marks(self.database, lost) if self.finder.stands_whole(mark.anchor)
            ]
        return reading_order(self.settled(found))

    def renew(self, before: KnownIssue) -> None:
        """Enter what the issue is now, if it is still the one that was known and can be entered."""
        from reader.store.issues import akin

        same_bytes = bool(self.seen.sha256) and before.seen.sha256 == self.seen.sha256
        if same_bytes or akin(before.seen.heads, self.seen.heads):
            with suppress(KanbaoError):
                self.meet()

    def settled(self, found: Iterable[Mark]) -> list[Mark]:
        """The marks as they stand in this issue; what has changed is kept, where it can be."""
        from reader.store import marks

        made = [(mark, self._found(mark)) for mark in found]
        changed = [
            (now.id, now.at, now.headline, now.citation, now.ordinal, now.state)
            for mark, now in made
            if now != mark
        ]
        if changed:
            # The list is right without it: the marks are found again the next time, too.
            with suppress(KanbaoError):
                marks.settle(self.database, changed)
        return [now for _, now in made]

    def _found(self, mark: Mark) -> Mark:
        spot = self.finder.find(mark.anchor, mark.at)
        article = None if spot is None else self.issue.article(spot.article)
        if spot is None or article is None:
            return mark._replace(state="not-found")
        headline, citation = self._named(article)
        return mark._replace(
            at=spot,
            headline=headline,
            citation=citation,
            ordinal=self.finder.ordinal(article.id) or 0,
            state="found" if spot == mark.anchor.spot else "moved",
        )

    def _named(self, article: Article) -> tuple[str, str]:
        """The article's headline, and how a text quotes it."""
        from reader.library.citing import source_line
        from reader.library.naming import article_name

        return article_name(article), source_line(self.issue, article)

    # --- reading places

    def keep_place(
        self, article: Article, offset: int, *, seen: int | None = None, read: bool = False
    ) -> None:
        """One is at this offset now, and has seen the article up to `seen` (default: up to there).

        `read`: the article's end was on the screen. Raises KanbaoError.
        """
        from reader.store import reading

        anchor = anchor_at(article, offset)
        share = self.share(article, offset if seen is None else seen)
        reading.keep_place(self.database, self.meet(), anchor, share, read=read)

    def set_read(self, article: Article, *, read: bool) -> None:
        """Say that an article was read, or wasn't. Raises KanbaoError."""
        from reader.store import reading

        reading.set_read(self.database, self.meet(), anchor_at(article, 0), read=read)

    def progress(self) -> dict[str, Progress]:
        """By the article's id how far each one was read, of those that were opened, found again."""
        from reader.store import issues, reading

        issue = issues.find(self.database, self.seen)
        found: dict[str, Progress] = {}
        for kept in reading.readings(self.database, issue.id) if issue else ():
            spot = self.finder.find(kept.anchor) if kept.anchor else None
            article = spot.article if spot else kept.article
            if article not in found and self.finder.ordinal(article) is not None:
                found[article] = Progress(spot.offset if spot else None, kept.read)
        return found

    def share(self, article: Article, offset: int) -> float:
        """The share of the issue, 0 to 1, that lies above this place."""
        ordinal = self.finder.ordinal(article.id)
        if ordinal is None or not self._lengths[-1]:
            return 0.0
        above = self._lengths[ordinal] + min(offset, len(article.text))
        return min(1.0, above / self._lengths[-1])

    @cached_property
    def _lengths(self) -> list[int]:
        """Characters above each article, and of all of them."""
        made = [0]
        for article in self.issue.articles:
            headings = (article.label, article.series, article.kicker, article.headline, article.deck)
            texts = sum(len(block.text) for block in article.text_blocks())
            made.append(made[-1] + texts + sum(len(part or "") for part in headings))
        return made


def reading_order(marks: Iterable[Mark]) -> list[Mark]:
    """Marks of one issue as one comes upon them in it."""
    return sorted(marks, key=lambda mark: (mark.ordinal, mark.at.offset, mark.id))
