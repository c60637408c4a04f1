"""Small things that the program remembers between runs, a file each in the state folder.

They are a kindness: what can't be read is as if it weren't there, and what can't be written is
forgotten without a word (a home that is read-only, a disk that is full).
"""

from __future__ import annotations

import os
from contextlib import suppress

from reader.library.folders import make_folder, state_folder

__all__ = ["remember", "remembered", "write_whole"]

_LONGEST = 1000


def remembered(name: str) -> str:
    """What was remembered under this name, "" for nothing."""
    try:
        with open(os.path.join(state_folder(), name), "rb") as file:  # noqa: PTH118, PTH123
            return file.read(_LONGEST).decode("utf-8")
    except (OSError, ValueError):
        return ""


def remember(name: str, text: str) -> None:
    """Remember this text under a name; whoever reads it meanwhile gets the old or the new one, whole."""
    write_whole(state_folder(), name, text.encode("utf-8"))


def write_whole(folder: str, name: str, data: bytes) -> bool:
    """Write a file by another one beside it and a rename; whether it was done.

    Folder and file are made for nobody else to look into: they tell what a person reads.
    """
    beside = os.path.join(folder, f".{name}.{os.getpid()}")  # noqa: PTH118
    try:
        make_folder(folder)
        with open(beside, "wb", opener=_private) as file:
            file.write(data)
        os.replace(beside, os.path.join(folder, name))  # noqa: PTH105, PTH118
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            os.unlink(beside)  # noqa: PTH108
        return False
    return True


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
