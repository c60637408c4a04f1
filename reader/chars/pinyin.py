"""Finding Chinese by what its syllables are typed as: initials (gh), whole (gonghui), or both (gongh).

The table beside this module, made by tools/make_pinyin_table.py, is read when it is first needed.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["holds", "spans", "syllables", "typed"]

_FULL_WIDTH = {ord(low) + 0xFEE0: low for low in map(chr, range(0x21, 0x7F))} | {0xFC: "v", 0x3000: " "}
_INITIALS = ("zh", "ch", "sh")


def typed(query: str) -> str:
    """The letters of a query that has any to be read as pinyin, in small letters; else "".

    Spaces and apostrophes, which only part syllables, are left out; ü is v.
    """
    letters = query.casefold().translate(_FULL_WIDTH)
    if not any("a" <= ch <= "z" for ch in letters):
        return ""
    return "".join(ch for ch in letters if not ch.isspace() and ch not in "'’")


def holds(text: str, letters: str) -> bool:
    """Whether some characters of the text in a row, within a line, are what the letters (see `typed`) mean.

    A character is met by any of its readings, whole or by its initial, by the beginning of one
    where the letters end, and by itself. Marks between characters are passed over. The cost grows
    with the text's length times that of the letters.
    """
    table = _table()
    size = len(letters)
    reached: set[int] = set()
    for char in text.translate(_FULL_WIDTH).casefold():
        if char == "\n":
            reached.clear()
        if not char.isalnum():
            continue
        ways = table.get(char, ())
        following: set[int] = set()
        for at in (0, *reached):
            if letters[at] == char:
                following.add(at + 1)
            for syllable in ways:
                if letters[at] == syllable[0]:
                    following.add(at + 1)
                    if letters.startswith(syllable, at):
                        following.add(at + len(syllable))
                    elif syllable.startswith(letters[at:]):
                        return True
                    if syllable.startswith(_INITIALS) and letters.startswith(syllable[:2], at):
                        following.add(at + 2)
        if size in following:
            return True
        reached = following
    return False


def syllables(text: str) -> tuple[str, frozenset[int]] | None:
    """The letters of a text that is nothing but pinyin, and where an apostrophe begins a syllable; else None.

    So xian may be 先 or 西安, xi'an is 西安.
    """
    groups = text.casefold().translate(_FULL_WIDTH).replace("’", "'").replace("‘", "'").split("'")
    letters = "".join(groups)
    if not letters or not all("a" <= ch <= "z" for ch in letters):
        return None
    borders = {sum(map(len, groups[:n])) for n in range(1, len(groups))}
    return letters, frozenset(borders - {0, len(letters)})


def spans(text: str, letters: str, borders: Collection[int] = ()) -> list[tuple[int, int]]:
    """Where `holds` finds the letters: [start, end) in code points, from left to right without overlap.

    Of several ends from one start the nearest counts. No character is met by letters on both sides
    of a border (see `syllables`). There is one span at least where `holds` says so and there are no borders.
    """
    found: list[tuple[int, int]] = []
    if not holds(text, letters):
        return found
    at = 0
    while at < len(text):
        end = _end(text, at, letters, borders) if text[at].isalnum() else None
        if end is not None:
            found.append((at, end))
        at = end or at + 1
    return found


def _end(text: str, start: int, letters: str, borders: Collection[int]) -> int | None:
    """Where the letters are met by the characters from this one on, if they are."""
    table = _table()
    reached = {0}
    for at in range(start, len(text)):
        char = text[at]
        if char == "\n":
            return None
        if not char.isalnum():
            continue
        low = char.translate(_FULL_WIDTH).lower()
        following: set[int] = set()
        for n in reached:
            ends = {n + 1} if letters[n] == low else set()
            for syllable in table.get(char, ()):
                if letters[n] == syllable[0]:
                    ends.add(n + 1)
                    if letters.startswith(syllable, n):
                        ends.add(n + len(syllable))
                    elif syllable.startswith(letters[n:]):
                        ends.add(len(letters))
                    if syllable.startswith(_INITIALS) and letters.startswith(syllable[:2], n):
                        ends.add(n + 2)
            following |= {end for end in ends if not any(n < border < end for border in borders)}
        if len(letters) in following:
            return at + 1
        if not following:
            return None
        reached = following
    return None


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """The readings of each character."""
    from pathlib import Path

    table: dict[str, tuple[str, ...]] = {}
    for line in Path(__file__).with_name("pinyin.txt").read_text("utf-8").splitlines():
        syllable, _, characters = line.partition(" ")
        for char in characters:
            table[char] = (*table.get(char, ()), syllable)
    return table
