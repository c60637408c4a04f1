"""Titles that a site prints once more above a story's mark, as a list has them: 2. 水渠放水 云河县欢庆.

Such a line stands at the end of the story before, to the eye. It is known by the story below its mark
beginning with the same characters, or by its running number.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.issue import Furniture
from reader.loader.draft import Piece

if TYPE_CHECKING:
    from dataclasses import dataclass, field
else:
    from reader.light import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.draft import IssueDraft

__all__ = ["Chunk", "place_listed_titles"]

_MOST_LINES = 8
_LEAST = 4
"""A listed title of fewer characters may begin like its story by chance."""

_PICTURE = frozenset(("图片", "（图片）", "(图片)", "漫画"))


@dataclass(slots=True)
class Chunk:
    """One story's stretch of an archive page: its lines as pieces, and what the marks above it say.

    `listed` is the line right above the story's mark.
    """

    pieces: list[Piece] = field(default_factory=list)
    page: int | None = None
    section: str | None = None
    date: str | None = None
    label: Piece | None = None
    listed: Piece | None = None


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"(\d{1,3}[.．、])\s*(?=\S)")


def place_listed_titles(chunks: Sequence[Chunk], issue: IssueDraft) -> None:
    """Take listed titles out of the stories before: furniture, or the title where the story has no other."""
    for number, chunk in enumerate(chunks):
        if chunk.listed is None or not chunk.pieces:
            continue
        before = chunks[number - 1].pieces if number else []
        inside = bool(before) and before[-1] is chunk.listed
        if _place(chunk, chunk.listed, inside, issue) and inside:
            before.pop()


def _place(chunk: Chunk, listed: Piece, inside: bool, issue: IssueDraft) -> bool:
    """Whether the line is a listed title; `inside` says that it is not in the furniture."""
    found = _numbered().match(listed.text)
    title = listed.text[found.end() :] if found else listed.text
    squeezed = "".join(title.split())
    if len(squeezed) < _LEAST and not (found and squeezed in _PICTURE):
        return False
    joined = ""
    for piece in chunk.pieces[:_MOST_LINES]:
        joined += "".join(piece.text.split())
        if joined == squeezed:  # the story has its title lines itself
            if inside:
                issue.furniture.append(Furniture(listed.text, listed.lines))
            return True
        if not squeezed.startswith(joined):
            break
    if not found:
        return False
    if not inside:
        issue.furniture[:] = [f for f in issue.furniture if f.lines != listed.lines]
    first = "".join(chunk.pieces[0].text.split())
    if squeezed in _PICTURE:
        issue.furniture.append(Furniture(listed.text, listed.lines))
        return True
    issue.furniture.append(Furniture(found[1], listed.lines))
    if first.startswith(squeezed) and len(first) > len(squeezed):
        _cut(chunk, len(squeezed), issue)
    chunk.pieces.insert(0, Piece(title, listed.lines))
    return True


def _cut(chunk: Chunk, characters: int, issue: IssueDraft) -> None:
    """Cut so many visible characters, the title once more, off the story's first line."""
    text = chunk.pieces[0].text
    at = 0
    while characters:
        characters -= not text[at].isspace()
        at += 1
    issue.furniture.append(Furniture(text[:at], chunk.pieces[0].lines))
    chunk.pieces[0].text = text[at:].strip()
