"""The open file: one connection behind one lock, one way to write, and its errors in plain words."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from threading import RLock
from typing import TYPE_CHECKING

from reader.errors import KanbaoError
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BUSY", "DAMAGED", "NO_ROOM", "UNWRITABLE", "Database", "code_of", "trouble", "wrong"]

BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
UNWRITABLE = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM})
_FULL = frozenset({sqlite3.SQLITE_FULL})
_DISK = frozenset({sqlite3.SQLITE_IOERR})
NO_ROOM = _FULL | _DISK
"""What a full disk answers, and a quota; the latter also what is wrong with a disk otherwise."""

_MESSAGES = (
    (BUSY, "store.locked"),
    (DAMAGED, "store.damaged"),
    (UNWRITABLE, "store.unwritable"),
    (_FULL, "store.full"),
)


def code_of(error: sqlite3.Error) -> int:
    """SQLite's primary result code of an error, 0 where there is none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def wrong(error: sqlite3.Error, *, writing: bool = False) -> str:
    """What SQLite complains of, in plain words. `writing`: it was to write."""
    code = code_of(error)
    if writing and code in _DISK:
        return t("store.disk")
    found = (t(message) for codes, message in _MESSAGES if code in codes)
    return next(found, "") or t("store.trouble", reason=str(error))


def trouble(error: sqlite3.Error, path: str, *, writing: bool = False) -> KanbaoError:
    """What SQLite complains of, as one line for people. `writing`: it adds that nothing was kept."""
    return KanbaoError(
        wrong(error, writing=writing), path=path, hint=t("store.not-kept") if writing else None
    )


class Database:
    """The store's file, open. Any thread may use it, one at a time; a call may wait for another program.

    `barred` says why nothing can be written, though what was kept can be read. `notice` is a line for the
    person, about a damaged file that was set aside, else "".
    """

    def __init__(
        self, connection: sqlite3.Connection, path: str, *, barred: str = "", notice: str = ""
    ) -> None:
        self.path = path
        self.barred = barred
        self.notice = notice
        self._connection = connection
        self._lock = RLock()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; closing it twice is no trouble. Everything written was kept already."""
        with self._lock, suppress(sqlite3.Error):
            self._connection.close()

    @property
    def others(self) -> int:
        """A number that is another one once any other program has written. Raises KanbaoError."""
        with self.reading() as connection:
            (version,) = connection.execute("PRAGMA data_version").fetchone()
        return int(version)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for queries. Raises KanbaoError."""
        with self._lock:
            try:
                yield self._connection
            except sqlite3.Error as error:
                raise trouble(error, self.path) from error

    @contextmanager
    def writing(self, *, durable: bool) -> Iterator[sqlite3.Connection]:
        """The connection within a transaction: all of it is on the disk when this returns, or nothing.

        `durable`: it also outlives a power failure (some milliseconds more); without, it outlives
        the end of every program. Raises KanbaoError when it could not be kept.
        """
        with self._lock:
            if self.barred:
                raise KanbaoError(self.barred, path=self.path, hint=t("store.not-kept"))
            connection = self._connection
            try:
                connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                    connection.execute("COMMIT")
                except BaseException:
                    with suppress(sqlite3.Error):
                        if connection.in_transaction:
                            connection.execute("ROLLBACK")
                    raise
            except sqlite3.Error as error:
                raise trouble(error, self.path, writing=True) from error
