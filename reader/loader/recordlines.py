"""Paragraphs out of the hard-wrapped lines of a record's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.draft import Piece
from reader.loader.shortlines import is_closed

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["unwrapped"]

_SHORT_OF_FULL = 4
"""How many cells a wrapped line may fall short of the record's width and still count as full."""

_LEAST_WIDTH = 56
"""A record without any line this wide, in cells, is not wrapped: its lines are verse or a list."""

_MOST_WIDTH = 160
"""A record with a line wider than this, in cells, is not wrapped: its lines are paragraphs."""

_INDENTS = ("   ", "\u3000\u3000", "\t")

_NO_START = frozenset("，。、；：？！」』”’）》〉】〕］｝…,.;:?!)]}％%")


def unwrapped(lines: Sequence[tuple[int, str]]) -> list[Piece]:
    """Paragraphs out of hard-wrapped lines.

    An indent begins a paragraph: of three cells or more where the text has such, else of two (a line may
    begin with the two spaces that part words). Without one a line runs on from the line above if that one
    is full, or if it begins with a mark that may not begin a line.
    """
    deep = any(line.startswith(_INDENTS) for _, line in lines)
    indents = _INDENTS if deep else ("  ", "\u3000", "\t")
    widest = max([_LEAST_WIDTH, *(_cells(line.rstrip()) for _, line in lines)])
    full = widest - _SHORT_OF_FULL
    if widest > _MOST_WIDTH or not any(
        _cells(line.rstrip()) >= full and not is_closed(line.rstrip()) for _, line in lines if line.strip()
    ):
        full = widest + 1  # lines as long as their paragraphs
    pieces: list[Piece] = []
    parts: list[str] = []
    start = end = 0
    above = ""
    for number, line in lines:
        text = line.strip()
        if not text:
            above = ""
            continue
        runs_on = bool(parts) and not line.startswith(indents)
        if runs_on and (text[0] in _NO_START or _cells(above.rstrip()) >= full):
            if above.endswith(" ") and _is_latin(parts[-1][-1]) and _is_latin(text[0]):
                parts.append(" ")
            parts.append(text)
        else:
            if parts:
                pieces.append(Piece("".join(parts), ((start, end),)))
            parts, start = [text], number
        above, end = line, number
    if parts:
        pieces.append(Piece("".join(parts), ((start, end),)))
    return pieces


def _cells(line: str) -> int:
    """A line's width in cells, near enough: two for what GBK writes in two bytes."""
    return len(line.encode("gbk", "replace"))


def _is_latin(char: str) -> bool:
    return (char.isascii() and char.isalpha()) or "\uff21" <= char <= "\uff3a" or "\uff41" <= char <= "\uff5a"
