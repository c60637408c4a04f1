"""The files that a folder or an archive holds: what they are called, and their bytes when asked for."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Entry", "Holder", "in_order", "is_passed_over"]

_OTHER_SUFFIXES = """
.jpg .jpeg .png .gif .bmp .webp .svg .ico .tif .tiff .heic .avif .psd .mp3 .m4a .wav .ogg .flac .mp4 .mov
.avi .mkv .webm .css .js .mjs .map .woff .woff2 .ttf .otf .eot .py .pyc .sh .exe .dll .so .db .sqlite .ini
.lnk .url .log .part .tmp
"""
_NO_PAPERS = frozenset(_OTHER_SUFFIXES.split())
"""Pictures, sound, film, fonts, programs, a page's style: what lies beside newspapers and never is one."""

_SYSTEM = frozenset(
    ("__MACOSX", "Thumbs.db", "desktop.ini", "Icon\r", "node_modules", "__pycache__", "robots.txt")
)


class Holder(Protocol):
    """A folder or an archive that is open. `root` is its path as the person named it, safe to show."""

    root: str

    def read(self, entry: Entry) -> bytes:
        """The bytes of one of its files. Raises KanbaoError."""


class Entry(NamedTuple):
    """One file inside: `name` and `folders` safe to show, `place` what its holder finds it by."""

    holder: Holder
    folders: tuple[str, ...]
    name: str
    place: str | int
    size: int = 0

    @property
    def path(self) -> str:
        """The holder's path and the file's in it."""
        return "/".join((self.holder.root.rstrip("/"), *self.folders, self.name))

    def read(self) -> bytes:
        """The file's bytes. Raises KanbaoError that names it."""
        return self.holder.read(self)


def is_passed_over(name: str, *, folder: bool = False) -> bool:
    """Whether a name is none of a newspaper's: hidden, a system's own, a picture or a program."""
    if name.startswith(".") or name in _SYSTEM:
        return True
    dot = name.rfind(".")
    return not folder and dot > 0 and name[dot:].lower() in _NO_PAPERS


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"(\d{1,18})")


def in_order(name: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts names as a person does: 2 before 10."""
    return tuple(_ordered(name))


def _ordered(name: str) -> Iterator[tuple[int, int, str]]:
    for part in _digits().split(name):
        if part:
            yield (0, int(part), part) if part.isdecimal() else (1, 0, part)
