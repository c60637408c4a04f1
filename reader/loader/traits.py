"""What a page's pieces say together of the page: whether it was cut up, whether it indents first lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.seams import CANNOT_BEGIN, COMMAS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.pieces import Scrap

__all__ = ["TEXT_SHAPES", "is_cut", "page_traits"]

TEXT_SHAPES = ("short", "closed", "open")
"""Shapes of pieces that may be the second half of a paragraph."""

_STYLE_PIECES = 400
"""So many pieces tell whether a page indents first lines."""


def page_traits(scraps: Sequence[Scrap]) -> str:
    """What the features of seams want to know of the page.

    `0` where nothing is surely cut, `1` to `3` by the share of pieces that surely are halves; then `i` if the
    page indents first lines.
    """
    cuts = sum(
        (scrap.shape == "open" and scrap.text[-1] in COMMAS)
        or (scrap.shape in TEXT_SHAPES and scrap.text[0] in CANNOT_BEGIN)
        for scrap in scraps
    )
    share = cuts / max(30, len(scraps))
    level = "0" if not cuts else "1" if share < 0.02 else "2" if share < 0.06 else "3"
    return level + ("i" if uses_indents(scraps) else "")


def is_cut(scraps: Sequence[Scrap]) -> bool:
    """Whether a page may have been cut up: some long pieces end open, or some that hold a whole sentence.

    If most do, it is a list.
    """
    closed = sum(s.shape == "closed" for s in scraps)
    opened = sum(s.shape == "open" or (s.shape == "short" and "。" in s.text) for s in scraps)
    return 0 < opened <= 0.3 * (opened + closed)


def uses_indents(scraps: Sequence[Scrap]) -> bool:
    """Whether a page indents first lines, so that a piece without indent is a tail."""
    bodies = [s for s in scraps[:_STYLE_PIECES] if s.shape in ("closed", "open")]
    return len(bodies) > 3 and sum(s.indent for s in bodies) > 0.4 * len(bodies)
