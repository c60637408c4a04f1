"""A hit with the words around it, which stand in the same part of the article."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.chars.width import cell_width, cell_widths, char_width, cut

if TYPE_CHECKING:
    from reader.issue import Article, Part
    from reader.search.pattern import Hit

__all__ = ["Snippet", "around", "in_line", "snippet"]


_UNSEEN = 16
"""Characters of no width that a line may hold and still be filled."""


class Snippet(NamedTuple):
    """A hit and its surroundings. In one line, where `snippet` made it."""

    before: str
    match: str
    after: str


def around(article: Article, hit: Hit, before: int, after: int) -> Snippet:
    """A hit as printed, with at most so many characters before and behind it."""
    part = _part(article, hit)
    text = article.text
    start, end = (part.start, part.end) if part else (hit.start, hit.end)
    return Snippet(
        text[max(start, hit.start - before) : hit.start],
        text[hit.start : hit.end],
        text[hit.end : min(end, hit.end + after)],
    )


def _part(article: Article, hit: Hit) -> Part | None:
    """The part in which a hit stands; None for an empty text."""
    parts = article.parts
    at = bisect_right(parts, hit.start, key=_start) - 1
    return parts[at] if at >= 0 else None


def _start(part: Part) -> int:
    return part.start


def snippet(article: Article, hit: Hit, cells: int, *, ambiguous_wide: bool = False) -> Snippet:
    """A hit in one line of at most so many cells, with as much around it as fits: more behind than before.

    White space is one space a run, and an ellipsis stands where the part goes on. A hit that doesn't
    fit by itself is cut.
    """
    # No more than could be seen is looked at; some characters have no width.
    before, match, after = map(in_line, around(article, hit, cells + _UNSEEN, cells + _UNSEEN))
    room = cells - cell_width(match, ambiguous_wide)
    if room <= 0:
        return Snippet("", cut(match, cells, ambiguous_wide), "")
    behind = cell_width(after, ambiguous_wide)
    shown = _tail(before, max(room // 3, room - behind), ambiguous_wide)
    if behind > room // 2:
        room -= cell_width(shown, ambiguous_wide)
        after = cut(after, room, ambiguous_wide)
    return Snippet(shown, match, after)


def in_line(text: str) -> str:
    """A text of an article with every run of white space as one space."""
    if text.isprintable() and "  " not in text:
        return text
    import re

    return re.sub(r"\s+", " ", text)


def _tail(text: str, cells: int, wide: bool) -> str:
    """As much of a text's end as fits, behind an ellipsis where something is left out."""
    whole = len(text)
    text = text[-(cells + _UNSEEN) :]
    widths = cell_widths(text, wide)
    if len(text) == whole and sum(widths) <= cells:
        return text
    room = cells - char_width("…", wide)
    at = len(text)
    while at and widths[at - 1] <= room:
        at -= 1
        room -= widths[at]
    # What has no width belongs to the character before it, which is left out.
    while at < len(text) and (not widths[at] or text[at].isspace()):
        at += 1
    return "…" + text[at:] if room >= 0 else ""
