"""Finding Chinese by what its syllables are typed as: initials (gh), whole (gonghui), or both (gongh).

The table beside this module, made by tools/make_pinyin_table.py, is read when it is first needed.
"""

from __future__ import annotations

from functools import cache

__all__ = ["holds", "typed"]

_FULL_WIDTH = {ord(low) + 0xFEE0: low for low in map(chr, range(0x21, 0x7F))} | {0xFC: "v", 0x3000: " "}
_INITIALS = ("zh", "ch", "sh")


def typed(query: str) -> str:
    """The letters of a query that has any to be read as pinyin, in small letters; else "".

    Spaces and apostrophes, which only part syllables, are left out; ü is v.
    """
    letters = query.translate(_FULL_WIDTH).casefold()
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
    for char in text.casefold():
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
