"""Chinese in simplified or in traditional characters, character for character.

Every phrase and every character becomes one of the same length, so an offset in the converted text is
the same place in the printed one. For showing only: what is kept, copied and quoted stays as printed.

The tables beside this module, OpenCC's dictionaries in short, are made by tools/make_script_tables.py.
They are read when they are first needed, and the phrases of a character when it first comes.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

__all__ = ["SCRIPTS", "Script", "convert"]

Script = Literal["printed", "simplified", "traditional"]
SCRIPTS: tuple[Script, ...] = ("printed", "simplified", "traditional")

_OTHER: dict[Script, Script] = {"simplified": "traditional", "traditional": "simplified"}

# Hong Kong writes both 着 and 著, Taiwan only 著: beside a 着, a 著 means what it says.
_SPLIT, _WHOLE = "着", "著"


def convert(text: str, script: Script) -> str:
    """The text in a script, of the same length; each line by itself, by the longest phrase that fits.

    A line that is mostly in that script already changes only in characters that the script goes
    without: in traditional text 皇后 and 公里 stand as they should, and no dictionary knows better.
    Linear in the text's length.
    """
    if script == "printed" or text.isascii():
        return text
    table, other = _table(script), _table(_OTHER[script])
    whole = {ord(_WHOLE)} if _SPLIT in text and script == "simplified" else set()
    return "\n".join(_line(line, table, other, whole) for line in text.split("\n"))


def _line(line: str, table: _Table, other: _Table, kept: set[int]) -> str:
    foreign = sum(map(table.only.__contains__, line))
    own = sum(map(other.only.__contains__, line))
    if own > foreign:
        return line.translate(table.only_codes) if foreign else line
    made = table.phrased(line)
    if kept:
        made = "".join(old if ord(old) in kept else new for old, new in zip(line, made, strict=True))
    return made


class _Table:
    """One of the tables: its characters, and its phrases as far as they were needed."""

    def __init__(self, lines: list[str]) -> None:
        marked = [line for line in lines if line[2:3] == "!"]
        self.only = {line[0] for line in marked}
        """The characters that the script to convert to goes without."""
        self.only_codes = {ord(line[0]): line[1] for line in marked}
        self._characters = {ord(line[0]): line[1] for line in lines}
        self._unread = {line[0]: line for line in lines}
        self._phrases: dict[str, str | None] = {}
        self._longest: dict[str, int] = {}
        """The first two characters of phrases, and the length of the longest that begins so."""

    def phrased(self, line: str) -> str:
        """The line converted, as OpenCC does: from the left, the longest phrase, else the character."""
        for first in self._unread.keys() & set(line):
            self._read(self._unread.pop(first))
        plain = line.translate(self._characters)
        longest, phrases = self._longest, self._phrases
        made: list[str] = []
        done = at = 0
        last = len(line) - 1
        while at < last:
            size = longest.get(line[at : at + 2], 0)
            while size > 1:
                phrase = line[at : at + size]
                if phrase in phrases:
                    break
                size -= 1
            if size < 2:
                at += 1
                continue
            other = phrases[phrase]
            if other is not None:
                made += plain[done:at], other
                done = at + len(phrase)
            at += len(phrase)
        made.append(plain[done:])
        return "".join(made)

    def _read(self, line: str) -> None:
        """Take in the phrases that begin with a line's character."""
        first = line[0]
        for entry in line[3:].split(" ") if len(line) > 3 else ():
            rest, _, other = entry.partition("=")
            phrase = first + rest
            self._phrases[phrase] = other or None
            if len(phrase) > self._longest.get(phrase[:2], 0):
                self._longest[phrase[:2]] = len(phrase)


@cache
def _table(script: Script) -> _Table:
    from pathlib import Path

    # Decoded whole: half the time of reading it as text.
    data = Path(__file__).with_name(f"to_{script}.txt").read_bytes().decode("utf-8")
    return _Table(data.rstrip("\n").split("\n"))
