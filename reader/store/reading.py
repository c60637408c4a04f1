"""Reading places: how far each article was read, and which one was read last.

These are written all the time: they outlive the end of every program, not surely a power failure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store.model import Anchor, Reading, Spot, now_exactly

if TYPE_CHECKING:
    from reader.store.database import Database

__all__ = ["keep_place", "readings", "set_read"]


def keep_place(database: Database, issue: int, anchor: Anchor, share: float, *, read: bool = False) -> None:
    """One is at this place of the issue now, `share` (0 to 1) of the issue lies above it.

    `read`: the article's end was on the screen; once said, it stays so. Raises KanbaoError.
    """
    moment = now_exactly()
    spot = anchor.spot
    with database.writing(durable=False) as connection:
        connection.execute(
            "INSERT INTO places (issue, article, offset, quote, prefix, suffix, read, updated)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (issue, article) DO UPDATE SET"
            " offset = excluded.offset, quote = excluded.quote, prefix = excluded.prefix,"
            " suffix = excluded.suffix, read = max(read, excluded.read), updated = excluded.updated",
            (issue, spot.article, spot.offset, *anchor[1:], int(read), moment),
        )
        connection.execute(
            "INSERT INTO history (issue, opened, article, share) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (issue) DO UPDATE SET article = excluded.article, share = excluded.share",
            (issue, moment, spot.article, share),
        )


def set_read(database: Database, issue: int, anchor: Anchor, *, read: bool) -> None:
    """Say that an article was read, or that it wasn't; `anchor` is kept where it has no place yet."""
    with database.writing(durable=False) as connection:
        connection.execute(
            "INSERT INTO places (issue, article, offset, quote, prefix, suffix, read, updated)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (issue, article) DO UPDATE SET read = excluded.read, updated = excluded.updated",
            (issue, anchor.spot.article, anchor.spot.offset, *anchor[1:], int(read), now_exactly()),
        )


def readings(database: Database, issue: int) -> list[Reading]:
    """All that is known of how the issue was read, the latest first."""
    with database.reading() as connection:
        rows = connection.execute(
            "SELECT article, offset, quote, prefix, suffix, read, updated FROM places"
            " WHERE issue = ? ORDER BY updated DESC",
            (issue,),
        ).fetchall()
    return [
        Reading(
            article, None if offset is None else Anchor(Spot(article, offset), *words), bool(read), updated
        )
        for article, offset, *words, read, updated in rows
    ]
