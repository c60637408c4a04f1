"""Looks into the store that wait for nobody: before the first frame, where one was; what was read lately."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from reader.store.anchor import Anchor, Spot

if TYPE_CHECKING:
    import sqlite3

    from reader.store.model import Visit

__all__ = ["last_place", "last_visits"]

_PATIENCE = 0.05
"""Seconds; a first frame waits for nobody."""


def last_place(store: str, sha256: str, path: str | None) -> tuple[Anchor, bool] | None:
    """The place last kept for these bytes (True), else for this path (False); None where there is none.

    `store` is the store's file. Nothing is made or written there, and whatever is wrong with it is as
    if there were no place: opening it properly says so afterwards. Raises nothing.
    """
    connection = _opened(store)
    if connection is None:
        return None
    import sqlite3

    from reader.store.names import path_value

    try:
        with closing(connection):
            row = connection.execute(
                "SELECT sha256 = ?1, places.article, offset, quote, prefix, suffix FROM issues"
                " JOIN history ON history.issue = issues.id"
                " JOIN places ON places.issue = issues.id AND places.article = history.article"
                " WHERE (sha256 = ?1 OR path = ?2) AND offset IS NOT NULL"
                " ORDER BY sha256 = ?1 DESC, opened DESC LIMIT 1",
                (sha256, path_value(path)),
            ).fetchone()
    except sqlite3.Error:
        return None
    if row is None:
        return None
    same, article, offset, *words = row
    return Anchor(Spot(article, offset), *words), bool(same)


def last_visits(store: str) -> list[Visit]:
    """The issues lately opened, the latest first; none where that can't be looked up at once."""
    connection = _opened(store)
    if connection is None:
        return []
    from reader.errors import KanbaoError
    from reader.store.database import Database
    from reader.store.issues import history

    try:
        with Database(connection, store) as database:
            return history(database)
    except KanbaoError:
        return []


def _opened(store: str) -> sqlite3.Connection | None:
    """The store's file, to be read only; None where it isn't there or isn't of this version."""
    if not os.path.isfile(store):  # noqa: PTH113
        return None
    import sqlite3

    from reader.store.names import to_read, uri
    from reader.store.schema import VERSION

    for parameters in to_read(store):
        with suppress(sqlite3.Error):
            connection = sqlite3.connect(uri(store, parameters), uri=True, timeout=_PATIENCE)
            try:
                (version,) = connection.execute("PRAGMA user_version").fetchone()
            except sqlite3.Error:
                connection.close()
                raise
            if version == VERSION:
                return connection
            connection.close()
    return None
