"""The issues that were seen: which of them one is, whatever became of its file, and when it was opened."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.store.model import KnownIssue, Sighting, Visit, now, now_exactly
from reader.store.names import path_value

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from reader.store.database import Database

__all__ = ["ISSUE_COLUMNS", "akin", "find", "history", "issue_row", "known", "latest", "meet", "related"]

ISSUE_COLUMNS = (
    "issues.id, issues.sha256, issues.path, issues.masthead, issues.date, issues.number, issues.reader, "
    "issues.encoding, issues.heads"
)
"""What `issue_row` makes an issue of, in this order."""

_HISTORY = 200
"""Issues that the history gives at most."""


def meet(database: Database, seen: Sighting, *, opened: bool = False) -> int:
    """The number of the issue that was just seen, which is a new one where it was never seen before.

    It is the same as before when its bytes are; when its path and most of its articles' heads are; or
    when most of its heads are and the file that had them has gone. What is known of it is brought up
    to date. `opened`: a person opened it to read, and the history says so. Raises KanbaoError.
    """
    same = find(database, seen)
    if same is not None and same.seen == seen and not opened:
        return same.id
    with database.writing(durable=False) as connection:
        same = _same(connection, seen)
        values = (*_values(seen), now())
        if same is None:
            number = connection.execute(
                "INSERT INTO issues (sha256, path, masthead, date, number, reader, encoding, heads, seen)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            ).lastrowid
            assert number is not None
        else:
            number = same.id
            connection.execute(
                "UPDATE issues SET sha256 = ?, path = ?, masthead = ?, date = ?, number = ?, reader = ?,"
                " encoding = ?, heads = ?, seen = ? WHERE id = ?",
                (*values, number),
            )
        if opened:
            connection.execute(
                "INSERT INTO history (issue, opened) VALUES (?, ?)"
                " ON CONFLICT (issue) DO UPDATE SET opened = excluded.opened",
                (number, now_exactly()),
            )
    return number


def find(database: Database, seen: Sighting) -> KnownIssue | None:
    """The issue that `meet` would say this is, None for a new one. Nothing is written."""
    with database.reading() as connection:
        return _same(connection, seen)


def related(database: Database, seen: Sighting) -> list[int]:
    """The numbers of all issues whose marks may stand in this one.

    Those of its bytes, its path or most of its heads: also the file that it is a copy of.
    """
    with database.reading() as connection:
        return [
            issue.id
            for issue in _all(connection)
            if _same_bytes(issue.seen, seen)
            or (seen.path is not None and issue.seen.path == seen.path)
            or akin(issue.seen.heads, seen.heads)
        ]


def known(database: Database, numbers: Iterable[int] | None = None) -> list[KnownIssue]:
    """The issues with these numbers (None: all), in the order they were first seen."""
    wanted = None if numbers is None else set(numbers)
    with database.reading() as connection:
        return [issue for issue in _all(connection) if wanted is None or issue.id in wanted]


def history(database: Database, limit: int = _HISTORY) -> list[Visit]:
    """The issues lately opened, the latest first, with how far one got."""
    with database.reading() as connection:
        rows = connection.execute(
            f"SELECT {ISSUE_COLUMNS}, opened, article, share FROM history"
            " JOIN issues ON issues.id = history.issue ORDER BY opened DESC LIMIT ?",
            (limit,),
        ).fetchall()
    return [Visit(issue_row(row[:-3]), *row[-3:]) for row in rows]


def latest(database: Database) -> KnownIssue | None:
    """The issue that was opened last and has a file, None where there is none."""
    return next((visit.issue for visit in history(database) if visit.issue.seen.path is not None), None)


def akin(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether most of the heads of both are the same."""
    shared = len(set(some) & set(others))
    return 2 * shared > max(len(some), len(others))


def issue_row(row: tuple[int, str, str | bytes | None, str, str, str, str, str, str]) -> KnownIssue:
    """The issue that a row of ISSUE_COLUMNS says."""
    number, sha256, path, masthead, date, count, reader, encoding, heads = row
    name = os.fsdecode(path) if isinstance(path, bytes) else path
    seen = Sighting(sha256, name, masthead, date, count, reader, encoding, tuple(heads.split()))
    return KnownIssue(number, seen)


def _values(seen: Sighting) -> tuple[str | bytes | None, ...]:
    return (seen.sha256, path_value(seen.path), *seen[2:7], " ".join(seen.heads))


def _all(connection: sqlite3.Connection) -> list[KnownIssue]:
    return [
        issue_row(row) for row in connection.execute(f"SELECT {ISSUE_COLUMNS} FROM issues ORDER BY issues.id")
    ]


def _same(connection: sqlite3.Connection, seen: Sighting) -> KnownIssue | None:
    rows = connection.execute(
        f"SELECT {ISSUE_COLUMNS} FROM issues WHERE sha256 = ? OR path = ? ORDER BY seen DESC, id DESC",
        (seen.sha256, path_value(seen.path)),
    )
    likely = [issue_row(row) for row in rows]
    for issue in likely:
        if _same_bytes(issue.seen, seen):
            return issue
    for issue in likely:
        if akin(issue.seen.heads, seen.heads):
            return issue
    for issue in reversed(_all(connection)):
        gone = issue.seen.path is None or not os.path.exists(issue.seen.path)  # noqa: PTH110
        if akin(issue.seen.heads, seen.heads) and gone:
            return issue
    return None


def _same_bytes(some: Sighting, other: Sighting) -> bool:
    return bool(some.sha256) and some.sha256 == other.sha256
