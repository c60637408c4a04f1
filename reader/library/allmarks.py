"""The marks of all issues, each looked up in what lies now where its issue lay."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.errors import KanbaoError
from reader.library.again import lies, open_seen
from reader.library.keeping import Keeping, reading_order
from reader.library.opening import How, open_lazily

if TYPE_CHECKING:
    from reader.issue import Issue
    from reader.library.again import Opens
    from reader.store.database import Database
    from reader.store.model import Mark, Sighting

__all__ = ["found_again"]

_HELD = 4
"""Paths whose issues are remembered while others are looked at."""


def found_again(database: Database, *, cached: bool = True) -> list[Mark]:
    """All marks, by issue and in reading order, each found again where its file last was.

    The marks of a file that isn't there, or can't be read, are as they were. Raises KanbaoError when
    the store can't be read.
    """
    from reader.store import marks
    from reader.store.issues import known

    # Of many issues in one folder or archive it is listed once.
    opens = lru_cache(_HELD)(open_lazily)
    wanted = {mark.issue.id for mark in marks.marks(database)}
    made: list[list[Mark]] = []
    for known_issue in known(database, wanted):
        issue = _opened_again(known_issue.seen, How(cached=cached), opens)
        keeping = None if issue is None else Keeping(database, issue)
        if keeping is not None:
            keeping.renew(known_issue)
        found = marks.marks(database, [known_issue.id])
        made.append(reading_order(found if keeping is None else keeping.settled(found)))
    made.sort(key=lambda group: (group[0].issue.seen.date or "", group[0].issue.id) if group else ("", 0))
    return [mark for group in made for mark in group]


def _opened_again(seen: Sighting, how: How, opens: Opens) -> Issue | None:
    """The issue that lies there now, None where none does or it can't be read."""
    if not lies(seen):
        return None
    with suppress(KanbaoError):
        return open_seen(seen, how, opens)
    return None
