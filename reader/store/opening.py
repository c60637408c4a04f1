"""Opening the store's file: it is made, brought up to date, or set aside, and never overwritten."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from reader.errors import KanbaoError
from reader.store.database import BUSY, DAMAGED, NO_ROOM, UNWRITABLE, Database, code_of, trouble, wrong
from reader.store.names import to_read, uri
from reader.store.schema import APPLICATION, VERSION, migrate
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["PATIENCE", "open_database"]

PATIENCE = 5.0
"""Seconds to wait for another program that writes."""

_AGAIN = 0.005
"""Seconds between two tries at what SQLite itself doesn't wait for."""

_UNDONE = 30 * 24 * 3600
"""Seconds after which a mark that was removed can't be taken back any more: it is really gone then."""


def open_database(path: str, *, patience: float = PATIENCE) -> Database:
    """Open the file with this absolute path; it and its folders are made where there are none.

    A damaged file is renamed, and a new one made; `Database.notice` says so. Where the file can't be
    written but read, the database is `barred`. Raises KanbaoError where it can't be read either,
    where a newer kanbao or another program wrote it, or when it stayed locked for `patience` seconds.
    """
    try:
        _make(path)
        try:
            return Database(_opened(path, patience), path)
        except sqlite3.Error as error:
            if code_of(error) in UNWRITABLE | NO_ROOM and os.path.isfile(path):  # noqa: PTH113
                barred = wrong(error, writing=True)
                return Database(_opened_read_only(path, patience), path, barred=barred)
            if code_of(error) not in DAMAGED:
                raise
        with _alone_in(os.path.dirname(path)):  # noqa: PTH120
            return _mended(path, patience)
    except sqlite3.Error as error:
        raise trouble(error, path) from error
    except OSError as error:
        raise KanbaoError(t("store.trouble", reason=error.strerror or str(error)), path=path) from error


def _make(path: str) -> None:
    """The folders, 0700, and an empty file, 0600. SQLite makes its other files with the file's mode.

    An existing file is not even opened: closing it would take away the locks that this process has on it.
    """
    folder = os.path.dirname(path)  # noqa: PTH120
    missing: list[str] = []
    while not os.path.isdir(folder):  # noqa: PTH112
        missing.append(folder)
        folder = os.path.dirname(folder)  # noqa: PTH120
    for made in reversed(missing):
        with suppress(FileExistsError):
            os.mkdir(made, 0o700)  # noqa: PTH102
    if os.path.lexists(path):
        return
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return
    descriptor = os.open(os.path.dirname(path), os.O_RDONLY)  # noqa: PTH120
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _connect(name: str, patience: float) -> sqlite3.Connection:
    return sqlite3.connect(name, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)


def _opened(path: str, patience: float) -> sqlite3.Connection:
    """The file checked, in WAL mode, with the tables of this version. Raises sqlite3.Error, KanbaoError."""
    until = time.monotonic() + patience
    connection = _connect(uri(path, "mode=rw"), patience)
    try:
        _patiently(lambda: _check(connection, path), until)
        # Two programs that make the file at once: one is told "locked" whatever the time-out.
        _patiently(lambda: connection.execute("PRAGMA journal_mode = WAL").fetchone(), until)
        _patiently(lambda: migrate(connection), until)
        connection.execute("PRAGMA foreign_keys = ON")
        _patiently(lambda: _forget(connection), until)
    except BaseException:
        connection.close()
        raise
    return connection


def _patiently(action: Callable[[], object], until: float) -> None:
    """Do it, again and again while another program is in the way and there is time."""
    while True:
        try:
            action()
            return
        except sqlite3.OperationalError as error:
            if code_of(error) not in BUSY or time.monotonic() > until:
                raise
        time.sleep(_AGAIN)


def _check(connection: sqlite3.Connection, path: str) -> None:
    """Whether the file is ours, of a version that is known, and sound."""
    connection.execute("BEGIN")  # Else another program could make the tables between two of these.
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        empty = connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    if application != APPLICATION:
        if version or not empty:
            raise KanbaoError(t("store.foreign"), path=path, hint=t("store.hint-folder"))
        return
    if version > VERSION:
        raise KanbaoError(t("store.newer", version=version, known=VERSION), path=path)
    (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if answer != "ok":
        error = sqlite3.DatabaseError(answer)
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


def _forget(connection: sqlite3.Connection) -> None:
    """Take away marks that were removed long ago."""
    before = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - _UNDONE))
    if connection.execute("SELECT 1 FROM marks WHERE deleted < ? LIMIT 1", (before,)).fetchone():
        connection.execute("DELETE FROM marks WHERE deleted < ?", (before,))


def _opened_read_only(path: str, patience: float) -> sqlite3.Connection:
    """The file for reading alone; in a folder that can't be written, where SQLite can't make its others."""
    until = time.monotonic() + patience
    error: sqlite3.Error | None = None
    for parameters in to_read(path):
        connection = _connect(uri(path, parameters), patience)
        try:
            _patiently(lambda connection=connection: _check(connection, path), until)  # type: ignore[misc]
            if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                raise KanbaoError(t("store.unwritable"), path=path)
            return connection
        except sqlite3.Error as caught:
            connection.close()
            error = caught
        except BaseException:
            connection.close()
            raise
    raise error or sqlite3.OperationalError("unable to open database file")


# --- a damaged file


@contextmanager
def _alone_in(folder: str) -> Iterator[None]:
    """While this holds, no other program is in here with this folder."""
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _mended(path: str, patience: float) -> Database:
    """The database, with what is damaged set aside, unless another program has just done so."""
    try:
        return Database(_opened(path, patience), path)
    except sqlite3.Error as error:
        if code_of(error) not in DAMAGED:
            raise
    aside = _set_aside(path)
    _make(path)
    notice = t("store.set-aside", path=path, aside=aside)
    return Database(_opened(path, patience), path, notice=notice)


def _set_aside(path: str) -> str:
    """Rename the file and its log; the new name, which nothing had.

    The log goes first: left behind by a kill in between, it would be taken for a part of the new file.
    """
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    aside = f"{path}.damaged-{stamp}"
    count = 1
    while any(os.path.lexists(aside + end) for end in ("", "-wal", "-shm")):
        count += 1
        aside = f"{path}.damaged-{stamp}-{count}"
    for end in ("-wal", "-shm", ""):
        with suppress(FileNotFoundError):
            os.rename(path + end, aside + end)  # noqa: PTH104
    return aside
