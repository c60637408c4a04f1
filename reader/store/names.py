"""Names of files: the store's own, and how SQLite is told and keeps others."""

from __future__ import annotations

import os

__all__ = ["FILE_NAME", "path_value", "uri"]

FILE_NAME = "kanbao.db"


def uri(path: str, parameters: str) -> str:
    """A path as SQLite's URI with these parameters."""
    for character, escaped in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        path = path.replace(character, escaped)
    return f"file:{path}?{parameters}"


def path_value(path: str | None) -> str | bytes | None:
    """A path as it is kept: text, or bytes where it is no text."""
    if path is None:
        return None
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path)
    return path
