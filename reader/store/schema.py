"""The tables, as the steps that lead from each version of the file to the next.

`PRAGMA user_version` counts the steps that were done. A step that was shipped is never changed; a new
one is added with a file of the version before it in the tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

__all__ = ["APPLICATION", "MIGRATIONS", "VERSION", "migrate"]

APPLICATION = 0x6B62616F
"""`PRAGMA application_id`: "kbao". A file of another program is not touched."""

_ANCHOR = """
    article TEXT NOT NULL,
    offset INTEGER NOT NULL,
    length INTEGER NOT NULL,
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,"""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        f"PRAGMA application_id = {APPLICATION}",
        # `path` is a BLOB where the name is no UTF-8; `heads` are parted by spaces.
        """CREATE TABLE issues (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            sha256 TEXT NOT NULL,
            path,
            masthead TEXT,
            date TEXT,
            number TEXT,
            reader TEXT NOT NULL,
            encoding TEXT,
            heads TEXT NOT NULL,
            seen TEXT NOT NULL)""",
        "CREATE INDEX issues_sha256 ON issues (sha256)",
        "CREATE INDEX issues_path ON issues (path)",
        f"""CREATE TABLE marks (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            uuid TEXT NOT NULL UNIQUE,
            issue INTEGER NOT NULL REFERENCES issues (id),{_ANCHOR}
            at_article TEXT NOT NULL,
            at_offset INTEGER NOT NULL,
            at_length INTEGER NOT NULL,
            headline TEXT NOT NULL,
            citation TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            note TEXT,
            created TEXT NOT NULL,
            modified TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('found', 'moved', 'not-found')),
            deleted TEXT)""",
        "CREATE INDEX marks_issue ON marks (issue)",
        """CREATE TABLE places (
            issue INTEGER NOT NULL REFERENCES issues (id),
            article TEXT NOT NULL,
            offset INTEGER,
            quote TEXT,
            prefix TEXT,
            suffix TEXT,
            read INTEGER NOT NULL DEFAULT 0,
            updated TEXT NOT NULL,
            PRIMARY KEY (issue, article)) WITHOUT ROWID""",
        """CREATE TABLE history (
            issue INTEGER PRIMARY KEY REFERENCES issues (id),
            opened TEXT NOT NULL,
            article TEXT,
            share REAL NOT NULL DEFAULT 0)""",
        # A draft has a mark or an anchor.
        """CREATE TABLE drafts (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            issue INTEGER NOT NULL REFERENCES issues (id),
            mark INTEGER REFERENCES marks (id) ON DELETE CASCADE,
            article TEXT,
            offset INTEGER,
            length INTEGER,
            quote TEXT,
            prefix TEXT,
            suffix TEXT,
            text TEXT NOT NULL,
            updated TEXT NOT NULL)""",
        "CREATE TABLE queries (text TEXT PRIMARY KEY, used TEXT NOT NULL) WITHOUT ROWID",
    ),
)
VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file of this or an older version to this version, wholly or not at all.

    Of several programs that do it at once the first does, and the others see that it is done.
    """
    if _version(connection) == VERSION:
        return
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(_version(connection), VERSION):
            for statement in MIGRATIONS[number]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
