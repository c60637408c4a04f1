"""Setting a text that is no article, such as a command's answer, by the same rules for the ends of lines."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.typeset.breaks import SPACE, analyse
from reader.typeset.fill import fill

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["wrap"]


def wrap(text: str, cells: int, *, ambiguous_wide: bool = False, hanging: bool = False) -> list[str]:
    """The text in lines of at most `cells` cells (less than 2 counts as 2), as they are drawn.

    Its own line breaks hold, and so does the white space that a line of it begins with, up to half of
    the cells. With `hanging` what is left of such a line begins as far in as its text does, behind
    a number or a bullet where it has one. No mark hangs over the measure: sheets have a frame there.
    """
    cells = max(cells, 2)
    most = min(cells // 2, cells - 2)
    made = analyse(text, ambiguous_wide)
    lines: list[str] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        inner = start
        while inner < end and made.flags[inner] & SPACE:
            inner += 1
        indent = _cells(made.cells, start, inner, most)
        first, later = " " * indent, ""
        if hanging:
            lead = _lead().match(text, inner, end)
            behind = lead.end() if lead else inner
            later = " " * (_cells(made.cells, start, behind, most) or indent)
        spans = fill(made, (inner, end), (cells - len(first), cells - len(later)), hang=False)
        lines += ((first if i == 0 else later) + made.drawn[a:b] for i, (a, b) in enumerate(spans))
        start = end + 1
    return [line.rstrip() for line in lines]


def _cells(sums: Sequence[int], start: int, end: int, most: int) -> int:
    """The cells of text[start:end] by their running sums; none where they would be more than `most`."""
    width = sums[end] - sums[start]
    return width if width <= most else 0


@cache
def _lead() -> re.Pattern[str]:
    """A number or a bullet with what parts it from the text: `1. `, `（三）`, `12、`, `- `."""
    return re.compile(r"(?:[(（]?[0-9一二三四五六七八九十]{1,4}(?:[.)] +|[）、．] *)|[-*•·] +)")
