"""What a person types: notes not yet kept, and earlier queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store.model import Anchor, Draft, Spot, now_exactly

if TYPE_CHECKING:
    from reader.store.database import Database

__all__ = ["begin_draft", "draft", "drafts", "drop_draft", "keep_query", "queries", "write_draft"]

_QUERIES = 100
"""Earlier queries that are kept; the oldest go first."""


def begin_draft(database: Database, issue: int, target: int | Anchor, text: str) -> int:
    """Keep a note that is begun: of the mark with this id, or of a new one at this place; its number.

    From here on it outlives a kill. Raises KanbaoError.
    """
    mark, anchor = (target, None) if isinstance(target, int) else (None, target)
    spot: tuple[object, ...] = (None,) * 6 if anchor is None else (*anchor.spot, *anchor[1:])
    with database.writing(durable=False) as connection:
        number = connection.execute(
            "INSERT INTO drafts (issue, mark, article, offset, length, quote, prefix, suffix, text, updated)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (issue, mark, *spot, _text(text), now_exactly()),
        ).lastrowid
    assert number is not None
    return number


def write_draft(database: Database, draft: int, text: str) -> bool:
    """Keep what the draft with this number says now; False where it is gone, by another program."""
    with database.writing(durable=False) as connection:
        changed = connection.execute(
            "UPDATE drafts SET text = ?, updated = ? WHERE id = ?", (_text(text), now_exactly(), draft)
        ).rowcount
    return changed > 0


def drop_draft(database: Database, draft: int) -> None:
    """The note was kept, or is not wanted."""
    with database.writing(durable=False) as connection:
        connection.execute("DELETE FROM drafts WHERE id = ?", (draft,))


def draft(database: Database, number: int) -> tuple[int, Draft] | None:
    """The draft with this number, behind that of its issue; None where there is none."""
    with database.reading() as connection:
        row = connection.execute("SELECT issue FROM drafts WHERE id = ?", (number,)).fetchone()
    found = drafts(database, row[0]) if row else []
    return next(((row[0], draft) for draft in found if draft.id == number), None)


def drafts(database: Database, issue: int) -> list[Draft]:
    """The notes of an issue that were being typed, the latest first."""
    with database.reading() as connection:
        rows = connection.execute(
            "SELECT id, mark, article, offset, length, quote, prefix, suffix, text, updated FROM drafts"
            " WHERE issue = ? ORDER BY updated DESC",
            (issue,),
        ).fetchall()
    return [
        Draft(
            number,
            mark,
            None if article is None else Anchor(Spot(article, offset, length), *words),
            text,
            updated,
        )
        for number, mark, article, offset, length, *words, text, updated in rows
    ]


def keep_query(database: Database, text: str) -> None:
    """Remember a query as the latest."""
    with database.writing(durable=False) as connection:
        connection.execute(
            "INSERT INTO queries (text, used) VALUES (?, ?)"
            " ON CONFLICT (text) DO UPDATE SET used = excluded.used",
            (_text(text), now_exactly()),
        )
        connection.execute(
            "DELETE FROM queries WHERE text NOT IN (SELECT text FROM queries ORDER BY used DESC LIMIT ?)",
            (_QUERIES,),
        )


def queries(database: Database, limit: int = _QUERIES) -> list[str]:
    """Earlier queries, the latest first."""
    with database.reading() as connection:
        return [
            text
            for (text,) in connection.execute("SELECT text FROM queries ORDER BY used DESC LIMIT ?", (limit,))
        ]


def _text(text: str) -> str:
    """What SQLite takes: a lone surrogate, as undecodable input leaves it, has no UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")
