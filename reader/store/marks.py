"""Bookmarks, highlights and notes. What is made here outlives a power failure when the call returns."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.chars import sanitise
from reader.store.issues import ISSUE_COLUMNS, issue_row
from reader.store.model import Anchor, Mark, NewMark, Spot, kind_of, now

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from reader.store.database import Database
    from reader.store.model import State

__all__ = [
    "Settled",
    "add",
    "add_all",
    "clean_note",
    "mark",
    "marks",
    "remove",
    "restore",
    "rewrite",
    "set_note",
    "settle",
]

Settled = tuple[int, Spot, str, str, int, "State"]
"""A mark's id, where it was found, the headline, citation and index of the article there, its state."""

_COLUMNS = (
    "marks.id, uuid, article, offset, length, quote, prefix, suffix, at_article, at_offset, at_length,"
    " headline, citation, ordinal, note, created, modified, state"
)


def add(database: Database, issue: int, made: NewMark) -> Mark:
    """Make a mark in the issue with this number; it is on the disk when this returns. Raises KanbaoError."""
    (number,) = add_all(database, [(issue, made)])
    found = mark(database, number)
    assert found is not None
    return found


def add_all(database: Database, made: Iterable[tuple[int, NewMark]]) -> list[int]:
    """Make all of these marks or none; their ids. One whose uuid a removed mark has takes its place."""
    with database.writing(durable=True) as connection:
        return [_insert(connection, issue, new) for issue, new in made]


def _insert(connection: sqlite3.Connection, issue: int, new: NewMark) -> int:
    anchor = new.anchor
    created = new.created or now()
    uuid = new.uuid or _new_uuid()
    connection.execute("DELETE FROM marks WHERE uuid = ? AND deleted IS NOT NULL", (uuid,))
    number = connection.execute(
        "INSERT INTO marks (uuid, issue, article, offset, length, quote, prefix, suffix, at_article,"
        " at_offset, at_length, headline, citation, ordinal, note, created, modified, state)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'found')",
        (
            uuid,
            issue,
            *anchor.spot,
            *anchor[1:],
            *anchor.spot,
            new.headline,
            new.citation,
            new.ordinal,
            clean_note(new.note),
            created,
            new.modified or created,
        ),
    ).lastrowid
    assert number is not None
    return number


def _new_uuid() -> str:
    """A random UUID (RFC 9562, version 4); the module for such costs more to import than this."""
    data = bytearray(os.urandom(16))
    data[6] = data[6] & 0x0F | 0x40
    data[8] = data[8] & 0x3F | 0x80
    text = data.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def clean_note(note: str | None) -> str | None:
    """A note without what no terminal should see; None for one that says nothing."""
    return sanitise(note).text.strip() or None if note else None


def mark(database: Database, number: int) -> Mark | None:
    """The mark with this id, None where there is none or it was removed."""
    return next(iter(_select(database, "marks.id = ?", (number,))), None)


def marks(database: Database, issues: Iterable[int] | None = None) -> list[Mark]:
    """All marks, or those of the issues with these numbers, in the order they were made."""
    if issues is None:
        return _select(database, "1", ())
    numbers = sorted(set(issues))
    # SQLite takes so many values at once, whatever its version.
    pieces = [numbers[at : at + 500] for at in range(0, len(numbers), 500)]
    found = [
        mark
        for piece in pieces
        for mark in _select(database, f"marks.issue IN ({', '.join('?' * len(piece))})", piece)
    ]
    return sorted(found)


def _select(database: Database, condition: str, values: Sequence[object]) -> list[Mark]:
    with database.reading() as connection:
        rows = connection.execute(
            f"SELECT {_COLUMNS}, {ISSUE_COLUMNS} FROM marks JOIN issues ON issues.id = marks.issue"
            f" WHERE deleted IS NULL AND {condition} ORDER BY marks.id",
            values,
        ).fetchall()
    return [_mark(row) for row in rows]


def _mark(row: tuple[object, ...]) -> Mark:
    number, uuid, article, offset, length, quote, prefix, suffix, *rest = row[:18]
    at_article, at_offset, at_length, headline, citation, ordinal, note, created, modified, state = rest
    return Mark(
        id=number,  # type: ignore[arg-type]
        uuid=uuid,  # type: ignore[arg-type]
        kind=kind_of(length, note),  # type: ignore[arg-type]
        issue=issue_row(row[18:]),  # type: ignore[arg-type]
        anchor=Anchor(Spot(article, offset, length), quote, prefix, suffix),  # type: ignore[arg-type]
        at=Spot(at_article, at_offset, at_length),  # type: ignore[arg-type]
        headline=headline,  # type: ignore[arg-type]
        citation=citation,  # type: ignore[arg-type]
        ordinal=ordinal,  # type: ignore[arg-type]
        note=note,  # type: ignore[arg-type]
        created=created,  # type: ignore[arg-type]
        modified=modified,  # type: ignore[arg-type]
        state=state,  # type: ignore[arg-type]
    )


def set_note(
    database: Database, number: int, note: str | None, *, modified: str | None = None
) -> Mark | None:
    """Give a mark this note (None or white space: none); the mark, None where there is no such mark.

    `modified` is when it was written, None for now.
    """
    with database.writing(durable=True) as connection:
        connection.execute(
            "UPDATE marks SET note = ?, modified = ? WHERE id = ? AND deleted IS NULL",
            (clean_note(note), modified or now(), number),
        )
    return mark(database, number)


def rewrite(database: Database, number: int, note: str | None, seen: str | None) -> bool:
    """Give a mark this note if its note is still the one that the writer saw (`seen`); whether it was.

    Without words (None or white space) a note at a point is removed, for `restore` to take back, and a
    highlight is one without a note.
    """
    kept = clean_note(note)
    same = "id = ? AND deleted IS NULL AND note IS ?"
    with database.writing(durable=True) as connection:
        if kept is None:
            at_point = connection.execute(
                f"UPDATE marks SET deleted = ? WHERE {same} AND length = 0", (now(), number, clean_note(seen))
            ).rowcount
            if at_point:
                return True
        changed = connection.execute(
            f"UPDATE marks SET note = ?, modified = ? WHERE {same}", (kept, now(), number, clean_note(seen))
        ).rowcount
    return changed > 0


def remove(database: Database, numbers: Sequence[int]) -> list[int]:
    """Remove these marks, for `restore` to take back within a month; the ids there were."""
    return _flag(database, numbers, now())


def restore(database: Database, numbers: Sequence[int]) -> list[int]:
    """Take back the removal of these marks; the ids that were removed and are there again."""
    return _flag(database, numbers, None)


def _flag(database: Database, numbers: Sequence[int], deleted: str | None) -> list[int]:
    where = "deleted IS NULL" if deleted else "deleted IS NOT NULL"
    with database.writing(durable=True) as connection:
        return [
            number
            for number in dict.fromkeys(numbers)
            if connection.execute(
                f"UPDATE marks SET deleted = ? WHERE id = ? AND {where}", (deleted, number)
            ).rowcount
        ]


def settle(database: Database, found: Sequence[Settled]) -> None:
    """Keep where marks were found, and in which state they are. How they were made is not changed."""
    with database.writing(durable=False) as connection:
        connection.executemany(
            "UPDATE marks SET at_article = ?, at_offset = ?, at_length = ?, headline = ?, citation = ?,"
            " ordinal = ?, state = ? WHERE id = ?",
            [
                (*spot, headline, citation, ordinal, state, number)
                for number, spot, headline, citation, ordinal, state in found
            ],
        )
