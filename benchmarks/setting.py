"""A small line setter, as newspapers set: full and half characters, marks that can't begin a line."""

from __future__ import annotations

import unicodedata
from functools import cache

__all__ = ["NO_START", "set_lines"]

NO_START = frozenset("，。、；：！？」』”’）》〉】〕…—％·,.;:!?)]}%")
NO_END = frozenset("（《〈【「『“‘〔([{")
INDENT = 4


@cache
def _width(char: str) -> int:
    """Half ems of a character. Ambiguous ones (quotes, dashes) are full in a Chinese paper."""
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 1


def set_lines(text: str, measure: int, *, keeps_numbers: bool = True) -> list[tuple[int, int]]:
    """The lines of a paragraph set `measure` full characters wide, as ranges of `text`.

    The first line is indented by two characters. A mark that may not begin a line hangs. Numbers
    and Latin words of up to eight characters are not broken if `keeps_numbers`.
    """
    lines: list[tuple[int, int]] = []
    start, room = 0, 2 * measure - INDENT
    while start < len(text):
        end = start
        width = 0
        while end < len(text) and width + _width(text[end]) <= room:
            width += _width(text[end])
            end += 1
        if end < len(text):
            end = _break(text, start, end, keeps_numbers=keeps_numbers)
        lines.append((start, end))
        start, room = end, 2 * measure
    return lines


def _break(text: str, start: int, end: int, *, keeps_numbers: bool) -> int:
    """A lawful place for the break that falls at `end`, near it."""
    if keeps_numbers and _is_run(text[end]):
        back = end
        while back > start and end - back < 8 and _is_run(text[back - 1]):
            back -= 1
        if back > start and not _is_run(text[back - 1]):
            end = back
    hang = 0
    while end < len(text) and hang < 2 and (text[end] in NO_START or text[end].isspace()):
        end += 1
        hang += 1
    while end - 1 > start and text[end - 1] in NO_END:
        end -= 1
    return end


def _is_run(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in ".%-/")
