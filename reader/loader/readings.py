"""Which of the lines of a hard-wrapped text begin a paragraph.

A program that pulls text out of a page, or saved it for a narrow screen, cut every line at one measure.
The measure shows in the lines' widths: most are as wide as it. A line that has room for what begins
the next one was not cut, so a paragraph ends there; a full line may end one too, and then the mark at
its end, the width of the next line (a first line is shorter by its indent, even where the indent's
white space is lost) and white space at its beginning decide. What is not plain is decided together for
a stretch of lines: the cheapest way through it (Viterbi), each line a paragraph's first or a later one.
"""

from __future__ import annotations

from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from reader.loader.wrapping import (
    BRACKETED,
    CANNOT_BEGIN,
    HAN,
    LEAD_STARTS,
    OPEN,
    OTHER,
    QUOTED,
    SENTENCE,
    WHITE,
    Lines,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.wrapping import Look, Measure

    _Costs = tuple[float, float, float, float, float, float]

__all__ = ["END_FIRST_MARK", "LineCosts", "cheapest_reading", "paragraph_starts"]

# All costs are -log of probabilities, measured on wrapped stories of 1996-2025.
# How wide a line is that goes on in the next: full, full but for what may not be parted, with room
# for one character more, with more room, with much. A line that ends its paragraph has any width.
_GO_WIDTH = (0.16, 2.0, 4.8, 7.5, 12.0)
_MUCH = 6 * HAN
# What ends a line: sentence mark, quoted, closed, colon, anything else, open, all in brackets.
_GO_MARK = (3.8, 6.4, 4.5, 5.5, 0.12, 2.4, 7.5)
END_FIRST_MARK = (0.9, 4.2, 2.8, 3.0, 1.1, 6.0, 2.3)
_END_LATER_MARK = (0.1, 2.9, 4.3, 4.6, 3.8, 8.0, 6.5)
_PARAGRAPH = 110
"""Characters of a paragraph in the mean."""
_OVER = 7.0
_NO_INDENT = 5.0
_BAD_START = 6.0
_LEAD_CONTINUES = 4.0
_INDENT_CONTINUES = 9.0
_NO_INDENT_STARTS = 1.2

_KEPT = 2000
"""Looks of lines whose costs are kept: wrapped lines have some hundreds, and what has more is none."""


class LineCosts(dict["Look", "_Costs"]):
    """What lines cost at one measure by their looks, worked out when a look is first met.

    What it costs to be a paragraph's first line, and a later one; to end it as its first line, and as a later
    one; and to go on in the next line as either.
    """

    def __init__(self, measure: Measure) -> None:
        super().__init__()
        self._measure = measure
        rest = max(_PARAGRAPH * HAN / measure.width, 1.2)
        any_width = log(measure.width / HAN)
        self._end_first = [cost + any_width + log(rest + 1) for cost in END_FIRST_MARK]
        self._end_later = [cost + any_width + log(rest) for cost in _END_LATER_MARK]
        go = log(rest / (rest - 1))
        self._go_on = [[cost + zone + go for cost in _GO_MARK] for zone in _GO_WIDTH]

    def __missing__(self, look: Look) -> _Costs:
        if len(self) > _KEPT:
            self.clear()
        size, end, need = look[:3]
        width = self._measure.width
        first, later = self._begin(look)
        go_first = self._go_on[_zone(width - self._measure.indent - size, need)][end]
        go_later = self._go_on[_zone(width - size, need)][end]
        costs = first, later, self._end_first[end], self._end_later[end], go_first, go_later
        self[look] = costs
        return costs

    def _begin(self, look: Look) -> tuple[float, float]:
        """What it costs a line to be a paragraph's first one, and to be a later one."""
        size, _, _, blank, indented, bad_start, lead, hangs = look
        measure = self._measure
        first, later = 0.0, blank
        if measure.indented:
            if indented:
                later += _INDENT_CONTINUES
            else:
                first += _NO_INDENT_STARTS
        if bad_start:
            first += _BAD_START
        if lead:
            later += _LEAD_CONTINUES
        first_width = measure.width - measure.indent
        if size > first_width:
            first += min(_over(size - first_width, hangs=hangs), _NO_INDENT)
            if size > measure.width:
                over = _over(size - measure.width, hangs=hangs)
                first += over
                later += over
        return first, later


def _over(excess: int, *, hangs: bool) -> float:
    """What a line costs that is wider than the measure: a mark may hang, and widths differ a little."""
    if hangs:
        return 0.3 if excess <= HAN else 1.5 if excess <= HAN + 2 else _OVER
    return 1.5 if excess <= 2 else _OVER


def _zone(slack: int, need: int) -> int:
    """How full a line is that leaves `slack` units where the next begins with `need`: 0 full, 4 short."""
    if slack < HAN:
        return 0
    if slack < need:
        return 1
    return 2 if slack < need + HAN else 3 if slack < need + _MUCH else 4


def cheapest_reading(looks: Sequence[Look], costs: LineCosts) -> tuple[float, list[bool]]:
    """The cost of the cheapest reading, and for each line whether it begins a paragraph; the first does."""
    came: list[tuple[bool, bool]] = []
    end_if_first = 0.0
    go_if_first = end_if_later = go_if_later = float("inf")  # no line stands above
    for first, later, end_first, end_later, go_first, go_later in map(costs.__getitem__, looks):
        ended, went = end_if_first <= end_if_later, go_if_first <= go_if_later
        came.append((ended, went))
        as_first = first + (end_if_first if ended else end_if_later)
        as_later = later + (go_if_first if went else go_if_later)
        end_if_first = as_first + end_first
        end_if_later = as_later + end_later
        go_if_first = as_first + go_first
        go_if_later = as_later + go_later
    starts = [False] * len(came)
    at_first = end_if_first <= end_if_later
    for i in range(len(came) - 1, -1, -1):
        starts[i] = at_first
        at_first = came[i][0 if at_first else 1]
    return min(end_if_first, end_if_later), starts


@lru_cache(maxsize=4)
def _costs_at(measure: Measure) -> LineCosts:
    """The costs at a measure, kept: the stories of a file are wrapped at the same one."""
    return LineCosts(measure)


def paragraph_starts(
    lines: Sequence[str], measure: Measure, blanks: Sequence[float] | None = None
) -> list[bool]:
    """For each of these lines, none blank, whether it begins a paragraph. The first one does.

    `blanks[i]` is what it costs to go on in line i over blank lines before it (0 where there are none).
    Lines that plainly go on and ends that are plain are passed over quickly; the others are weighed
    together with what stands around them.
    """
    count = len(lines)
    blanks = blanks or [0.0] * count
    known = Lines(lines, by_cells=measure.by_cells)
    units = known.units
    starts = [False] * count
    runs_on = _runs_on(known, blanks)
    is_end = _plain_ends(known, measure)
    i = 0
    while i < count:
        j, width = i, measure.width - measure.indent
        while runs_on[j] and width - HAN < units[j] <= width + 2:
            j += 1
            width = measure.width
        if is_end[j]:
            starts[i] = True
        else:
            j = is_end.index(True, j)
            looks = known.looks(i, j + 1, blanks[i : j + 1])
            starts[i : j + 1] = cheapest_reading(looks, _costs_at(measure))[1]
        i = j + 1
    return starts


def _runs_on(lines: Lines, blanks: Sequence[float]) -> list[bool]:
    """Whether each line goes on in the next if it is full: nothing at its end or below speaks against it."""
    return [
        end in (OTHER, OPEN)
        and not blank
        and len(below) > 2
        and below[0] not in LEAD_STARTS
        and below[0] not in WHITE
        for end, below, blank in zip(lines.ends, lines.texts[1:], blanks[1:], strict=False)
    ] + [False]


def _plain_ends(lines: Lines, measure: Measure) -> list[bool]:
    """Whether each line plainly ends its paragraph, whichever of its lines it is; the last one does."""
    most = measure.width - measure.indent - 3 * HAN
    looks = zip(lines.units, lines.ends, lines.texts, lines.texts[1:], strict=False)
    return [
        size <= most and _is_plain_end(most + 3 * HAN - size, end, text, below)
        for size, end, text, below in looks
    ] + [True]


def _is_plain_end(room: int, end: int, text: str, below: str) -> bool:
    """Whether a line that leaves so much room, and three characters at the least, ends its paragraph."""
    if below[0] in CANNOT_BEGIN or (below[0] <= "\x7f" and room < 60):
        return False
    plain = end in (SENTENCE, QUOTED) or (room >= 8 * HAN and end in (OTHER, BRACKETED))
    return plain and len(text) > 2 and len(below) > 2
