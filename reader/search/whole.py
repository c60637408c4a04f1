"""Whether a hit is whole words. What the words are, a function says that whoever searches brings along."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reader.chars.folding import fold
from reader.chars.invisible import is_invisible
from reader.search.pattern import is_han

if TYPE_CHECKING:
    from collections.abc import Callable

    Cut = Callable[[str], list[str]]

__all__ = ["Words"]

_INNER = "+#&._%-"
"""Marks that stand inside a word, by the tokenizer that ships (jieba's default pattern of a block)."""

_REACH = 200
"""Characters on either side that may tell where a word ends: no clause needs more."""


class Words:
    """The borders of words around hits.

    `cut` gives a text in pieces which together are the text. It gets one clause at a time, folded (a
    dictionary of simplified words also knows traditional print) and without the white space of
    spaced-out characters (阅 读 提 示).
    """

    def __init__(self, cut: Cut) -> None:
        self._borders = lru_cache(4096)(lambda clause: _borders(clause, cut))

    def whole(self, text: str, start: int, end: int) -> bool:
        """Whether [start, end) of a text begins where a word does and ends where one does."""
        begin, finish = _clause(text, start, end)
        borders = self._borders(text[begin:finish])
        return start - begin in borders and end - begin in borders


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch around a hit whose words hang together, up to the marks on either side."""
    begin = start
    while begin > max(0, start - _REACH) and _hangs_together(text, begin - 1, begin):
        begin -= 1
    finish = end
    while finish < min(len(text), end + _REACH) and _hangs_together(text, finish - 1, finish):
        finish += 1
    return begin, finish


def _hangs_together(text: str, left: int, right: int) -> bool:
    return right < len(text) and _inside(text, left, text[left]) and _inside(text, right, text[right])


def _inside(text: str, at: int, char: str) -> bool:
    """Whether a character may be part of a word, or is one space between characters that are spaced out."""
    if char.isalnum() or char in _INNER:
        return True
    if is_invisible(char):
        return True
    return (
        char.isspace()
        and char != "\n"
        and 0 < at < len(text) - 1
        and is_han(text[at - 1])
        and is_han(text[at + 1])
    )


def _borders(clause: str, cut: Cut) -> frozenset[int]:
    """The offsets in a clause at which words begin or end."""
    kept = [at for at, char in enumerate(clause) if not (is_invisible(char) or _spaces_out(clause, at))]
    borders = {0, len(clause)}
    n = 0
    for piece in cut("".join(fold(clause[at]) for at in kept)):
        n += len(piece)
        if n < len(kept):
            # A word's end stands before the space that follows it, the next one's begin behind it.
            borders |= {kept[n - 1] + 1, kept[n]}
    return frozenset(borders)


def _spaces_out(clause: str, at: int) -> bool:
    """Whether this is a space between two characters with spaces, or the clause's ends, on both sides."""

    def alone(n: int) -> bool:
        return (n == 0 or clause[n - 1].isspace()) and (n + 1 == len(clause) or clause[n + 1].isspace())

    return clause[at].isspace() and 0 < at < len(clause) - 1 and alone(at - 1) and alone(at + 1)
