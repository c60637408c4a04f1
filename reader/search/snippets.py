"""A hit with the words around it, which stand in the same part of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.chars.width import cell_widths

if TYPE_CHECKING:
    from reader.issue import Article, Part
    from reader.search.pattern import Hit

__all__ = ["Snippet", "around", "in_line", "snippet"]


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
    """The part in which a hit stands; for an empty hit the first one below the heading."""
    parts = article.parts
    if hit.start == hit.end:
        return next((part for part in parts if part.start >= hit.start), None)
    return next((part for part in parts if hit.start < part.end), None)


def snippet(article: Article, hit: Hit, cells: int, *, ambiguous_wide: bool = False) -> Snippet:
    """A hit in one line of at most so many cells, with as much around it as fits: more behind than before.

    White space is one space a run, and an ellipsis stands where the part goes on. A hit that doesn't
    fit by itself is cut.
    """
    # A character of no width needs no cell: some more than could be seen are looked at.
    reach = 2 * cells + 16
    before, match, after = map(in_line, around(article, hit, reach, reach))
    room = cells - sum(cell_widths(match, ambiguous_wide))
    if room <= 0:
        return Snippet("", _head(match, cells, ambiguous_wide), "")
    behind = sum(cell_widths(after, ambiguous_wide))
    shown = _tail(before, max(room // 3, room - behind), ambiguous_wide)
    room -= sum(cell_widths(shown, ambiguous_wide))
    return Snippet(shown, match, _head(after, room, ambiguous_wide))


def in_line(text: str) -> str:
    """A text of an article with every run of white space as one space."""
    if text.isprintable() and "  " not in text:
        return text
    import re

    return re.sub(r"\s+", " ", text)


def _head(text: str, cells: int, wide: bool) -> str:
    from reader.chars.width import cut

    return cut(text, cells, wide)


def _tail(text: str, cells: int, wide: bool) -> str:
    """As much of a text's end as fits, behind an ellipsis where something is left out."""
    widths = cell_widths(text, wide)
    if sum(widths) <= cells:
        return text
    room = cells - sum(cell_widths("…", wide))
    at = len(text)
    while at and widths[at - 1] <= room:
        at -= 1
        room -= widths[at]
    # What has no width belongs to the character before it, which is left out.
    while at < len(text) and (not widths[at] or text[at].isspace()):
        at += 1
    return "…" + text[at:] if room >= 0 else ""
