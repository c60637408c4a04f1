"""The signs of bookmarks, of notes and of what was read, each one cell wide; those beside the text."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.strings import t
from reader.tui.cells import ambiguous_wide
from reader.typeset import line_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.store.model import Mark, MarkKind
    from reader.typeset import Line

__all__ = [
    "begun_sign",
    "beside_rows",
    "bookmark_sign",
    "counted",
    "highlight_sign",
    "lit_ranges",
    "note_sign",
    "read_sign",
    "signs_of",
]

_PLAIN_TERMINALS = ("linux", "dumb", "vt100", "vt220")
"""Values of TERM that stand for fonts without such signs."""


def _plain() -> bool:
    """Whether ASCII is wanted: a star may be two cells wide, or not there at all."""
    return ambiguous_wide() or os.environ.get("TERM") in _PLAIN_TERMINALS


def bookmark_sign() -> str:
    """The sign of a bookmark."""
    return "*" if _plain() else "★"


def note_sign() -> str:
    """The sign of a note."""
    return "+" if _plain() else "✎"


def read_sign() -> str:
    """The sign of an article that was read."""
    return "v" if _plain() else "✓"


def begun_sign() -> str:
    """The sign of an article that was begun."""
    return "~" if _plain() else "◐"


def highlight_sign() -> str:
    """The sign of a highlight, for lists; in the text it is its own sign."""
    return "_"


def signs_of(marks: Iterable[Mark]) -> str:
    """The signs of these marks, each once: at most two cells."""
    kinds = {mark.kind for mark in marks}
    return (bookmark_sign() if "bookmark" in kinds else "") + (note_sign() if "note" in kinds else "")


def counted(marks: Sequence[Mark]) -> str:
    """How many there are of each kind, by their signs; "" for none."""
    kinds = [mark.kind for mark in marks]
    named: tuple[tuple[MarkKind, str], ...] = (
        ("bookmark", bookmark_sign()),
        ("note", note_sign()),
        ("highlight", t("marks.highlights")),
    )
    return "  ".join(f"{sign} {kinds.count(kind)}" for kind, sign in named if kind in kinds)


def beside_rows(lines: Sequence[Line], marks: Iterable[Mark]) -> dict[int, str]:
    """The signs that stand beside an article's rows: those in which a bookmark or a note begins."""
    at_row: dict[int, list[Mark]] = {}
    for mark in marks:
        at_row.setdefault(line_at(lines, mark.at.offset), []).append(mark)
    return {row: signs for row, there in at_row.items() if (signs := signs_of(there))}


def lit_ranges(marks: Iterable[Mark]) -> list[tuple[int, int]]:
    """The stretches of the text that are lit up; they may overlap."""
    return [(mark.at.offset, mark.at.offset + mark.at.length) for mark in marks if mark.at.length]
