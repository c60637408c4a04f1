"""The list of contents that may stand in front of a text: it tells where a headline ends."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.loader.unwrap import join_lines
from reader.loader.wrapping import fills, line_units

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Contents", "read_contents"]

_COVER_LINES = 8
"""How many lines may stand above the first entry, and how many a headline may have."""

_KEY = 8
"""Characters by which an entry that was cut short is found again."""

_CUT_ENTRY = 16
"""An entry shorter than this is not one cut short."""


class Contents:
    """A list of contents: how many lines it takes, and the headlines it names."""

    def __init__(self, lines: int = 0, entries: Sequence[str] = ()) -> None:
        self.lines = lines
        self._whole = {_squeeze(entry): entry for entry in entries}
        self._begins: dict[str, list[str]] = {}
        for squeezed in self._whole:
            self._begins.setdefault(squeezed[:_KEY], []).append(squeezed)

    def title_lines(self, lines: Sequence[str]) -> int:
        """How many of these lines are a headline of the list; 0 where none is known.

        An entry cut short, as lists do with long ones, counts for the lines that begin with it.
        """
        if not self._whole:
            return 0
        title = ""
        for count, line in enumerate(lines, 1):
            title += _squeeze(line)
            if title in self._whole:
                return count
        for entry in self._begins.get(title[:_KEY], ()):
            if len(entry) >= _CUT_ENTRY and title.startswith(entry):
                covered = 0
                for count, line in enumerate(lines, 1):
                    covered += len(_squeeze(line))
                    if covered >= len(entry):
                        return -count
        return 0

    def breaks(self, lines: Sequence[str]) -> set[int] | None:
        """Before which of a headline's lines the list has white space; None where it has no such entry."""
        entry = self._whole.get("".join(map(_squeeze, lines)))
        if entry is None:
            return None
        seen = 0
        at_space: set[int] = set()
        for char in entry:
            if char.isspace():
                at_space.add(seen)
            else:
                seen += 1
        found: set[int] = set()
        length = 0
        for number, line in enumerate(lines):
            if number and length in at_space:
                found.add(number)
            length += len(_squeeze(line))
        return found


def _squeeze(text: str) -> str:
    return "".join(text.split())


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"\s*[（(]?(\d{1,4})\s*[.．、)）:：]\s*(\S.*)")


@cache
def _leaders() -> re.Pattern[str]:
    return re.compile(r"\s{0,8}(?:[.．·…‥]{2,80}|\s{2,20})\s{0,8}第?\s?\d{1,4}\s?[页版]?$")


def read_contents(lines: Sequence[str]) -> Contents:
    """The list of contents that these lines begin with, if they do: entries numbered one by one.

    What stands between two numbers is one entry. The last one goes on up to a headline of the list or,
    where none follows, as long as its lines are as wide as the list's widest.
    """
    numbers: list[int] = []
    for index, line in enumerate(lines):
        match = _numbered().match(line)
        if match and int(match[1]) == len(numbers) + 1:
            numbers.append(index)
        elif not numbers and index > _COVER_LINES:
            break
    if len(numbers) < 2:
        return Contents()
    entries = [_entry(lines[a:b]) for a, b in pairwise(numbers)]
    width = max(line_units(line.strip()) for line in lines[: numbers[-1] + 1])
    known = Contents(0, entries)
    end = numbers[-1] + 1
    for first in range(end, min(end + _COVER_LINES, len(lines))):
        if known.title_lines(lines[first : first + _COVER_LINES]) > 0:
            return Contents(first, [*entries, _entry(lines[numbers[-1] : first])])
    while end < len(lines) and fills(lines[end - 1].strip(), lines[end].strip(), width):
        end += 1
    return Contents(end, [*entries, _entry(lines[numbers[-1] : end])])


def _entry(lines: Sequence[str]) -> str:
    match = _numbered().match(lines[0])
    first = match[2] if match else lines[0]
    return _leaders().sub("", join_lines([first.strip(), *(line.strip() for line in lines[1:])]))
