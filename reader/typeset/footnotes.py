"""Links as a paper prints them: a number behind the words, the addresses at the article's end."""

from __future__ import annotations

from array import array
from itertools import count
from typing import TYPE_CHECKING

from reader.chars.width import cell_width
from reader.typeset.breaks import HANG, Breaks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.issue import Article

__all__ = ["Footnote", "footnotes", "with_footnotes"]

Footnote = tuple[int, int, str]
"""Where the number stands (behind this many code points of the article's text), the number, the address."""


def footnotes(article: Article) -> list[Footnote]:
    """The article's links as footnotes, in order; an address that comes again keeps its number.

    A number that the article's own notes bear (`[1]` in its text) is left to them.
    """
    found: list[Footnote] = []
    numbers: dict[str, int] = {}
    last = 0
    for part in article.parts:
        block = article.block_of(part)
        for _, end, url in block.links if block is not None else ():
            if url not in numbers:
                last = next(free for free in count(last + 1) if f"[{free}]" not in article.text)
                numbers[url] = last
            found.append((part.start + end, numbers[url], url))
    return found


def with_footnotes(breaks: Breaks, notes: Sequence[Footnote], ambiguous_wide: bool) -> Breaks:
    """A text made ready for setting where each number makes the character before it so much wider.

    So it never stands at a line's begin, nor hangs over the measure.
    """
    cells = array("q", breaks.cells)
    flags = bytearray(breaks.flags)
    wider = at = 0
    for end, number, _ in notes:
        for i in range(at, end):
            cells[i] += wider
        at = end
        wider += cell_width(f"[{number}]", ambiguous_wide)
        flags[end - 1] &= ~HANG
    for i in range(at, len(cells)):
        cells[i] += wider
    return Breaks(breaks.drawn, flags, cells)
