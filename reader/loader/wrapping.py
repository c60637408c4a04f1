"""Which of the lines of a hard-wrapped text begin a paragraph.

A program that pulls text out of a page, or saved it for a narrow screen, cut every line at one measure.
The measure shows in the lines' widths: most are as wide as it. A line that has room for what begins
the next one was not cut, so a paragraph ends there; a full line may end one too, and then the mark at
its end, the width of the next line (a first line is shorter by its indent, even where the indent's
white space is lost) and white space at its beginning decide. What is not plain is decided together for
a stretch of lines: the cheapest way through it (Viterbi), each line a paragraph's first or a later one.

Widths are counted in units: a Han is four, an ASCII character two, so that half a cell can be told.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import log
from typing import TYPE_CHECKING, NamedTuple

from reader.loader.marks import CLOSERS, SENTENCE_ENDS, mark

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "BRACKETED",
    "COLON",
    "END_FIRST_MARK",
    "HAN",
    "OPEN",
    "OTHER",
    "QUOTED",
    "SENTENCE",
    "LineColumns",
    "Measure",
    "cheapest_reading",
    "fills",
    "line_end",
    "line_units",
    "need_units",
    "paragraph_starts",
]

HAN = 4
"""Units of a Han."""

# What a line's end says: a sentence's end, one with a closing mark behind it, a closing mark behind
# none, a colon or dash, anything else, a mark after which the sentence must go on; or the whole line
# stands in brackets.
SENTENCE, QUOTED, CLOSED, COLON, OTHER, OPEN, BRACKETED = range(7)
_CLOSERS = CLOSERS.rstrip("\"'")  # straight quotes open as well
_END_CLASS: dict[str, int] = {
    **dict.fromkeys(SENTENCE_ENDS, SENTENCE),
    **dict.fromkeys(_CLOSERS, CLOSED),
    **dict.fromkeys("：；—:;.", COLON),
    **dict.fromkeys("，、,“‘「『（(《〈【[〔", OPEN),
}
_NEVER_FIRST = frozenset("，。、；：！？」』”’）》〉】〕］·,.;:!?)]}%％‰℃")
_NEVER_LAST = frozenset("（《〈【「『“‘〔([{")
_NEEDS_MORE = _NEVER_LAST | frozenset(map(chr, range(0x80)))
_LEAD_STARTS = frozenset("本新据中【")
_WHITE = frozenset(" \t\u3000")

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

_ANY_WIDTH = 1 << 20


class Measure(NamedTuple):
    """How a text was wrapped.

    `width` and `indent` (by how much a paragraph's first line is shorter) are in units; `by_cells`
    tells whether a Latin character counts for half a Han or for one. `indented` says that first
    lines begin with white space; `words_cut` that Latin words and numbers were cut as well.
    """

    width: int
    indent: int = 0
    by_cells: bool = True
    indented: bool = False
    words_cut: bool = True


def line_units(line: str, *, by_cells: bool = True) -> int:
    """A line's width in units: a Han four, an ASCII character two (four where not `by_cells`).

    UTF-8 needs three bytes for what is two cells wide and one for what is one; the few others are near.
    """
    return len(line.encode("utf-8", "surrogatepass")) + len(line) if by_cells else HAN * len(line)


def line_widths(lines: Sequence[str], *, by_cells: bool) -> list[int]:
    """The same of many lines."""
    if not by_cells:
        return [HAN * len(line) for line in lines]
    return [len(line.encode("utf-8", "surrogatepass")) + len(line) for line in lines]


@cache
def _unbroken() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z0-9.,%'-]{1,24}")


def need_units(body: str, *, by_cells: bool) -> int:
    """The width of what a setter would not part at the beginning of a line."""
    first = body[0]
    if first < "\x80":
        run = _unbroken().match(body)
        return (2 if by_cells else HAN) * (run.end() if run else 1)
    if first in _NEVER_LAST or body[1:2] in _NEVER_FIRST:
        return 2 * HAN
    return HAN


def fills(line: str, following: str, width: int) -> bool:
    """Whether a line is so wide that what begins the next had no room in `width` units."""
    return bool(following) and width - line_units(line) < need_units(following, by_cells=True)


def line_end(text: str) -> int:
    """What the end of a text says: SENTENCE, QUOTED, CLOSED, COLON, OTHER, OPEN or BRACKETED."""
    kind = _END_CLASS.get(text[-1], OTHER)
    if kind != CLOSED:
        return kind
    if text[0] in "（(" and text[-1] in "）)" and text.count(text[0]) == 1:
        return BRACKETED
    inner = text.rstrip(_CLOSERS)
    return QUOTED if inner and inner[-1] in SENTENCE_ENDS else CLOSED


class LineColumns:
    """What is asked of the lines of a stretch, in columns."""

    __slots__ = ("bad_start", "end", "hangs", "indented", "lead", "need", "units")

    def __init__(self, lines: Sequence[str], *, by_cells: bool) -> None:
        self.units = line_widths([line.rstrip() for line in lines], by_cells=by_cells)
        self.indented = [line[0] in _WHITE for line in lines]
        bodies = [line.strip() for line in lines]
        self.need = [
            HAN
            if body[0] not in _NEEDS_MORE and body[1:2] not in _NEVER_FIRST
            else need_units(body, by_cells=by_cells)
            for body in bodies
        ]
        ends = [_END_CLASS.get(body[-1], OTHER) for body in bodies]
        self.end = [line_end(body) if end == CLOSED else end for body, end in zip(bodies, ends, strict=True)]
        self.hangs = [body[-1] in _NEVER_FIRST for body in bodies]
        self.bad_start = [body[0] in _NEVER_FIRST for body in bodies]
        self.lead = [body[0] in _LEAD_STARTS and mark("lead").match(body) is not None for body in bodies]
        for k in range(1, len(bodies)):
            if len(bodies[k]) <= 2 and _is_subscript(bodies[k - 1], bodies[k]):
                self.bad_start[k] = True
                self.need[k] = _ANY_WIDTH
                if k + 1 < len(bodies):
                    self.need[k + 1] = _ANY_WIDTH


def _is_subscript(above: str, body: str) -> bool:
    """A subscript falls out of a page as a line of its own: CO, then 2."""
    return body.isdecimal() and above[-1].isascii() and above[-1].isalpha()


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


def _begin_costs(
    lines: LineColumns, blanks: Sequence[float], measure: Measure
) -> tuple[list[float], list[float]]:
    """What it costs each line to be a paragraph's first one, and to be a later one."""
    width, first_width = measure.width, measure.width - measure.indent
    first: list[float] = []
    later: list[float] = []
    looks = zip(lines.units, blanks, lines.indented, lines.bad_start, lines.lead, lines.hangs, strict=True)
    for size, blank, indented, bad_start, lead, hangs in looks:
        start, go_on = 0.0, blank
        if measure.indented:
            if indented:
                go_on += _INDENT_CONTINUES
            else:
                start += _NO_INDENT_STARTS
        if bad_start:
            start += _BAD_START
        if lead:
            go_on += _LEAD_CONTINUES
        if size > first_width:
            start += min(_over(size - first_width, hangs=hangs), _NO_INDENT)
            if size > width:
                over = _over(size - width, hangs=hangs)
                start += over
                go_on += over
        first.append(start)
        later.append(go_on)
    return first, later


@lru_cache(maxsize=64)
def _line_costs(width: int) -> tuple[list[float], list[float], list[list[float]]]:
    """What lines of this measure cost by the mark at their end: a first one that ends its paragraph, a
    later one that does, and, for each zone, one that goes on."""
    rest = max(_PARAGRAPH * HAN / width, 1.2)
    any_width = log(width / HAN)
    end_first = [cost + any_width + log(rest + 1) for cost in END_FIRST_MARK]
    end_later = [cost + any_width + log(rest) for cost in _END_LATER_MARK]
    go = log(rest / (rest - 1))
    return end_first, end_later, [[cost + zone + go for cost in _GO_MARK] for zone in _GO_WIDTH]


def cheapest_reading(
    lines: LineColumns, blanks: Sequence[float], measure: Measure
) -> tuple[float, list[bool]]:
    """The cost of the cheapest reading, and for each line whether it begins a paragraph.

    The first line does. `blanks[i]` is what it costs to go on in line i over blank lines before it.
    """
    end_first, end_later, go_on = _line_costs(measure.width)
    full = go_on[0]
    first_costs, later_costs = _begin_costs(lines, blanks, measure)
    width, first_width = measure.width, measure.width - measure.indent
    need = [*lines.need[1:], HAN]
    came: list[tuple[bool, bool]] = []
    end_if_first = go_if_first = 0.0
    end_if_later = go_if_later = no_line_above = float("inf")
    for i, (size, end, first_cost, later_cost) in enumerate(
        zip(lines.units, lines.end, first_costs, later_costs, strict=True)
    ):
        ended, went = end_if_first <= end_if_later, go_if_first <= go_if_later
        came.append((ended, went))
        as_first = first_cost + (end_if_first if ended else end_if_later)
        as_later = later_cost + (go_if_first if went else go_if_later) if i else no_line_above
        end_if_first = as_first + end_first[end]
        end_if_later = as_later + end_later[end]
        # Most lines are full: the zones of the others are looked up.
        slack = first_width - size
        go_if_first = as_first + (full if slack < HAN else go_on[_zone(slack, need[i])])[end]
        slack = width - size
        go_if_later = as_later + (full if slack < HAN else go_on[_zone(slack, need[i])])[end]
    starts = [False] * len(came)
    first = end_if_first <= end_if_later
    for i in range(len(came) - 1, -1, -1):
        starts[i] = first
        first = came[i][0 if first else 1]
    return min(end_if_first, end_if_later), starts


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
    texts = [line.rstrip() for line in lines]
    units = line_widths(texts, by_cells=measure.by_cells)
    ends = [_END_CLASS.get(text[-1], OTHER) for text in texts]
    starts = [False] * count
    first_width = measure.width - measure.indent
    # Whether a line goes on in the next if it is full: nothing at its end or below it speaks against it.
    runs_on = [
        end in (OTHER, OPEN)
        and not blank
        and len(below) > 2
        and below[0] not in _LEAD_STARTS
        and below[0] not in _WHITE
        for end, below, blank in zip(ends, texts[1:], blanks[1:], strict=False)
    ]
    runs_on.append(False)

    def is_end(i: int) -> bool:
        """Whether line i plainly ends its paragraph, whichever of its lines it is."""
        if i + 1 == count:
            return True
        first, room, end = texts[i + 1][0], first_width - units[i], ends[i]
        if first in _NEVER_FIRST or room < (3 * HAN if first > "\x7f" else 60):
            return False
        if end == CLOSED:
            end = line_end(texts[i].lstrip())
        plain = end in (SENTENCE, QUOTED) or (room >= 8 * HAN and end in (OTHER, BRACKETED))
        return plain and len(texts[i]) > 2 and len(texts[i + 1]) > 2

    i = 0
    while i < count:
        j, width = i, first_width
        while runs_on[j] and width - HAN < units[j] <= width + 2:
            j += 1
            width = measure.width
        if is_end(j):
            starts[i] = True
        else:
            while not is_end(j):
                j += 1
            stretch = LineColumns(lines[i : j + 1], by_cells=measure.by_cells)
            starts[i : j + 1] = cheapest_reading(stretch, blanks[i : j + 1], measure)[1]
        i = j + 1
    return starts
