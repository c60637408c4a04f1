"""What the lines of a hard-wrapped text are by themselves: their widths, their ends, what may begin one.

Widths are counted in units: a Han is four, an ASCII character two, so that half a cell can be told.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.loader.marks import CLOSERS, SENTENCE_ENDS, mark

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from reader.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "BRACKETED",
    "CANNOT_BEGIN",
    "COLON",
    "HAN",
    "LEAD_STARTS",
    "OPEN",
    "OTHER",
    "QUOTED",
    "SENTENCE",
    "WHITE",
    "Lines",
    "Look",
    "Measure",
    "fills",
    "line_end",
    "line_units",
    "need_units",
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
CANNOT_BEGIN = frozenset("，。、；：！？」』”’）》〉】〕］·,.;:!?)]}%％‰℃")
_NEVER_LAST = frozenset("（《〈【「『“‘〔([{")
_NEEDS_MORE = _NEVER_LAST | frozenset(map(chr, range(0x80)))
LEAD_STARTS = frozenset("本新据中【")
WHITE = frozenset(" \t\u3000")

_ANY_WIDTH = 1 << 20

Look = tuple[int, int, int, float, bool, bool, bool, bool]
"""All that a line's place in a paragraph is judged by.

Its width, the mark at its end, the width of what begins the next line, what it costs to go on in it over
blank lines before it; whether it is indented, begins as no line should, or as a story does, and whether the
mark at its end may hang over the measure. Most lines of a text look like some other one.
"""


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
    if first in _NEVER_LAST or body[1:2] in CANNOT_BEGIN:
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


class Lines:
    """Lines of a text, none of them blank: without white space behind them, their widths and their ends."""

    __slots__ = ("_by_cells", "ends", "texts", "units")

    def __init__(self, lines: Sequence[str], *, by_cells: bool) -> None:
        self._by_cells = by_cells
        self.texts = [line.rstrip() for line in lines]
        if by_cells:  # as `line_units`, spelt out for many lines
            self.units = [len(text.encode("utf-8", "surrogatepass")) + len(text) for text in self.texts]
        else:
            self.units = [HAN * len(text) for text in self.texts]
        self.ends = [_END_CLASS.get(text[-1], OTHER) for text in self.texts]
        for k, end in enumerate(self.ends):
            if end == CLOSED:
                self.ends[k] = line_end(self.texts[k].lstrip())

    def indented(self) -> list[bool]:
        """Whether each line begins with white space."""
        return [text[0] in WHITE for text in self.texts]

    def looks(self, first: int, end: int, blanks: Sequence[float]) -> list[Look]:
        """The looks of the lines from `first` to before `end`; `blanks` is what going on in each costs."""
        texts = self.texts[first:end]
        bodies = [text.lstrip() for text in texts]
        heads = [body[0] for body in bodies]
        need = [
            HAN
            if head not in _NEEDS_MORE and body[1:2] not in CANNOT_BEGIN
            else need_units(body, by_cells=self._by_cells)
            for head, body in zip(heads, bodies, strict=True)
        ]
        bad_start = [head in CANNOT_BEGIN for head in heads]
        for k in [k for k, body in enumerate(bodies) if len(body) <= 2]:
            if k and _is_subscript(bodies[k - 1], bodies[k]):
                bad_start[k] = True
                need[k : k + 2] = [_ANY_WIDTH] * len(need[k : k + 2])
        return list(
            zip(
                self.units[first:end],
                self.ends[first:end],
                [*need[1:], HAN],
                blanks,
                [text[0] in WHITE for text in texts],
                bad_start,
                [
                    head in LEAD_STARTS and mark("lead").match(body) is not None
                    for head, body in zip(heads, bodies, strict=True)
                ],
                [body[-1] in CANNOT_BEGIN for body in bodies],
                strict=True,
            )
        )


def _is_subscript(above: str, body: str) -> bool:
    """A subscript falls out of a page as a line of its own: CO, then 2."""
    return body.isdecimal() and above[-1].isascii() and above[-1].isalpha()
