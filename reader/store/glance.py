"""The one look into the store that is made before the first frame: where one was in an issue."""

from __future__ import annotations

import os
from contextlib import closing

from reader.store.anchor import Anchor, Spot

__all__ = ["last_place"]

_PATIENCE = 0.05
"""Seconds; a first frame waits for nobody."""


def last_place(store: str, sha256: str, path: str | None) -> tuple[Anchor, bool] | None:
    """The place last kept for these bytes (True), else for this path (False); None where there is none.

    `store` is the store's file. Nothing is made or written there, and whatever is wrong with it is as
    if there were no place: opening it properly says so afterwards. Raises nothing.
    """
    if not os.path.isfile(store):  # noqa: PTH113
        return None
    import sqlite3

    from reader.store.names import path_value, uri
    from reader.store.schema import VERSION

    try:
        with closing(sqlite3.connect(uri(store, "mode=ro"), uri=True, timeout=_PATIENCE)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version != VERSION:
                return None
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
