"""Names of files: the store's own, and how SQLite is told and keeps others."""

from __future__ import annotations

import os

__all__ = ["FILE_NAME", "path_value", "to_read", "uri"]

FILE_NAME = "kanbao.db"


def uri(path: str, parameters: str) -> str:
    """A path as SQLite's URI with these parameters."""
    for character, escaped in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        path = path.replace(character, escaped)
    return f"file:{path}?{parameters}"


def to_read(path: str) -> tuple[str, ...]:
    """The parameters with which the store's file is opened for reading alone, in the order to try.

    The second is for a folder in which SQLite can't make its other files. It passes over the log, so it is
    only there where the log holds nothing.
    """
    log = f"{path}-wal"
    whole = not os.path.exists(log) or not os.path.getsize(log)  # noqa: PTH110, PTH202
    return ("mode=ro", "immutable=1") if whole else ("mode=ro",)


def path_value(path: str | None) -> str | bytes | None:
    """A path as it is kept: text, or bytes where it is no text."""
    if path is None:
        return None
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path)
    return path
