"""Running heads of a bare page, or of several in one text: 工人日报 2021年12月24日 星期五 3版 综合.

What they say of paper, day and page goes into the fields, their characters into the furniture. A line above
the text needs to tell one thing, one in its midst two, one at its foot at least the page: a date alone may
sign a letter.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.loader.hints import read_line
from reader.loader.marks import mark
from reader.loader.pagetop import read_top

if TYPE_CHECKING:
    from dataclasses import dataclass, field
else:
    from reader.light import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.hints import Hint

__all__ = ["PagePart", "find_pages"]

_LONGEST = 50
_LONGEST_TURN = 12
_TOP, _FOOT = 3, 2
"""So many lines at the top and at the foot of the text are its edge."""

_DAYS = frozenset("年月0123456789０１２３４５６７８９")
"""What stands beside a paper's name in its running head."""

_NUMERALS = frozenset("一二三四五六七八九十百千〇○零0123456789０１２３４５６７８９")
"""What stands before 版, 期 or 号 there."""

_FIRST = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""How a running head may begin: A05：国际, 2021-12-24."""


@dataclass(slots=True)
class PagePart:
    """The stretch of a page: its first line (from 0), its running heads' lines, and what they tell."""

    start: int
    heads: list[int] = field(default_factory=list)
    masthead: str | None = None
    date: str | None = None
    page: int | None = None
    section: str | None = None
    number: str | None = None

    def takes(self, hint: Hint) -> bool:
        """Whether a running head can belong to this page: it says nothing else of it."""
        pairs = ((self.page, hint.page), (self.date, hint.date), (self.section, hint.section))
        return all(own is None or told is None or own == told for own, told in pairs)

    def learn(self, hint: Hint, line: int) -> None:
        """Keep what a running head tells and its line."""
        self.heads.append(line)
        self.masthead = self.masthead or hint.masthead
        self.date = self.date or hint.date
        self.page = self.page if self.page is not None else hint.page
        self.section = self.section or hint.section
        self.number = self.number or hint.number


def find_pages(lines: Sequence[str]) -> list[PagePart]:
    """The pages that running heads part the text into; the only one begins at line 0 where there are none.

    A page's head stands at its top. One behind text that says the same is the page's foot.
    """
    filled = [k for k, line in enumerate(lines) if line and not line.isspace()]
    foot = len(filled) - _FOOT
    likely = [
        n
        for n, k in enumerate(filled)
        if n < _TOP or n >= foot or (len(lines[k]) <= _LONGEST and _may_be_head(lines[k]))
    ]
    turns = _turns(lines, [filled[n] for n in likely])
    parts = [PagePart(0)]
    top = read_top(lines, filled)
    for k, told in top:
        parts[0].learn(told, k)
    has_text = False
    behind = len(top)  # the line behind the last one that was looked at
    for n in likely[len(top) :]:
        has_text = has_text or n > behind
        behind = n + 1
        k = filled[n]
        hint = _told(lines[k].strip()) if len(lines[k]) <= _LONGEST else None
        alone = (n < _TOP and not has_text) or (n >= foot and hint is not None and hint.page is not None)
        alone = alone or k in turns
        if hint is None or (_count(hint) < 2 and not alone):
            has_text = True
            continue
        begins = not (parts[-1].heads and parts[-1].takes(hint)) and k != filled[-1]
        if begins and (has_text or parts[-1].heads):
            parts.append(PagePart(k))
            has_text = False
        parts[-1].learn(hint, k)
    for upper, lower in pairwise(parts):
        lower.date = lower.date or upper.date
    return parts


def _turns(lines: Sequence[str], likely: Sequence[int]) -> set[int]:
    """The lines that say a page's number and nothing else (第3版), where several do and the numbers rise.

    Each stands below a blank line.
    """
    found: list[tuple[int, int]] = []
    for k in likely:
        text = lines[k].strip() if len(lines[k]) <= _LONGEST_TURN else ""
        if text[:1] != "第" or text[-1:] != "版" or not (k == 0 or not lines[k - 1].strip()):
            continue
        hint = _told(text)
        if hint is not None and hint.page is not None and _count(hint) == 1:
            found.append((k, hint.page))
    rises = all(upper[1] < lower[1] for upper, lower in pairwise(found))
    return {k for k, _ in found} if len(found) > 1 and rises else set()


def _count(hint: Hint) -> int:
    told = (hint.masthead, hint.date, hint.page, hint.section, hint.number)
    return sum(part is not None for part in told)


def _may_be_head(line: str) -> bool:
    """Whether a line has what a running head has. Of a text hard-wrapped in narrow columns each is asked."""
    # Sign by sign: so most lines are done with in half the time that a set of the signs takes.
    if line[0] in _FIRST:
        return True
    if ("版" in line or "期" in line or "号" in line or "號" in line) and _is_numbered(line):
        return True
    return ("报" in line or "報" in line) and not _DAYS.isdisjoint(line)


def _is_numbered(line: str) -> bool:
    """Whether a page, an issue or a volume is numbered: 3 版, 第一二〇期, 总18000号."""
    return any(a in _NUMERALS and b in "版期号號" for a, b in pairwise("".join(line.split())))


def _told(text: str) -> Hint | None:
    """What a line tells as a running head, None where it is none."""
    return None if mark("jump").match(text) else read_line(text)
