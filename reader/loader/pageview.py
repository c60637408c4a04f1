"""A page as its lines' features see it: how it parts its pieces, which looks recur, what may be a title."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.loader.lineown import is_dated
from reader.loader.names import is_name
from reader.loader.shingles import pairs_of_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.pieces import Scrap

__all__ = ["PROSE", "Page", "template"]

PROSE = 25
"""Characters: a longer piece is prose, whose words are worth comparing."""

_NUMERALS = str.maketrans(dict.fromkeys("0123456789０１２３４５６７８９一二三四五六七八九十〇○零", "0"))

_STYLE_PIECES = 400
"""So many pieces tell a page's style."""

_SPACED = 0.95
"""Share of a page's pieces that have a blank line before them where pieces are parted so."""

_REACH_CHARS = 40
"""Of a longer piece only so many characters at either end are compared."""

_CACHED = 20
"""Groups of pieces whose pairs are kept: what is asked for stands close together, and a group's set takes
40 KB. A processor's own memory holds no more of them, so more would be slower.
"""

_KIN_PIECES = 6
"""Pieces of prose that stand for a story."""

_BEGINS = frozenset(("byline", "credit"))
"""Shapes of lines that stand where a story begins, or a picture."""

_ENTRY_MARKS = frozenset(".．、)）/／")
"""What stands behind the number of a list's entry."""

_ORDINALS = "一二三四五六七八九十"

_LIST_REACH = 8
"""Pieces between two entries of a list, at the most."""

_LONGEST_QUESTION = 36
"""Characters of the longest sentence that may still be a title line."""

_SIGNS = (
    *("电", "電", "讯", "记者", "記者", "作者", "通讯员", "参与"),
    *("编辑", "编译", "整理", "摄", "据", "来源", "单位", "署名"),
)
"""What a bracket at a story's end says, and none over a story."""


def candidate(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether the line at `i` could be a title line at all."""
    scrap = scraps[i]
    shape = scrap.shape
    if shape == "short":
        return not (scrap.lead or is_dated(scrap.text) or _is_spaced_name(scraps, i))
    if shape == "sign-off":  # （1949年10月—2019年9月） below a title, not （郭晓东） below a paragraph
        below_title = i > 0 and scraps[i - 1].shape == "short"
        return below_title and not any(word in scrap.text for word in _SIGNS)
    if shape == "byline":
        return True
    return shape == "closed" and len(scrap.text) <= _LONGEST_QUESTION and scrap.end in "？！?!…"


def _is_spaced_name(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether a line is a name set with space inside, below a short line: 周  砚 below a headline."""
    text = scraps[i].text
    return i > 0 and scraps[i - 1].shape == "short" and len(text.split()) > 1 and is_name(text)


def entries(scraps: Sequence[Scrap]) -> set[int]:
    """The short lines that are entries of a list: another one near by has the number before or after its own.

    １．丝绸之路 over ２．西北花儿, or 1/ and 2/ with a paragraph between. No page numbers its stories so.
    """
    found: set[int] = set()
    latest: dict[tuple[str, int], int] = {}
    for i, scrap in enumerate(scraps):
        first = scrap.text[0]
        if scrap.shape == "short" and (first.isdecimal() or first in _ORDINALS or first in "（("):
            entry = _entry(scrap.text)
            if entry is not None:
                mark, number = entry
                above = latest.get((mark, number - 1))
                if above is not None and i - above <= _LIST_REACH:
                    found |= {above, i}
                latest[entry] = i
    return found


def _entry(text: str) -> tuple[str, int] | None:
    """The marks around a number at a line's begin, and the number; None where there is none."""
    at = 1 if text[0] in "（(" else 0
    end = at
    while end < at + 2 and text[end : end + 1].isdecimal():
        end += 1
    number = int(text[at:end]) if end > at else _ORDINALS.find(text[at : at + 1]) + 1
    end = max(end, at + 1)
    mark = text[end : end + 1]
    if not number or mark not in _ENTRY_MARKS or text[end + 1 : end + 2].isdecimal():
        return None
    return text[:at] + mark, number


def page_style(scraps: Sequence[Scrap]) -> tuple[str, str]:
    """How a page parts its pieces, and how often it marks a story's begin by a lead or byline.

    The former is `s` for blank lines, `d` for none, `m` for some of both; the latter `0` to `3`.
    """
    inner = scraps[1:_STYLE_PIECES]
    if not inner:
        return "m", "0"
    spaced = sum(1 for s in inner if s.gap) / len(inner)
    marked = sum(1 for s in inner if s.lead or s.shape == "byline") / len(inner)
    level = "0" if marked < 0.01 else "1" if marked < 0.04 else "2" if marked < 0.1 else "3"
    return "s" if spaced > _SPACED else "d" if spaced < 0.1 else "m", level


def page_gaps(scraps: Sequence[Scrap]) -> list[int]:
    """The blank lines before each piece, 2 for more, as if the page parted its pieces by one.

    Where it parts nearly all of them by two or more, two say no more than one does elsewhere.
    """
    gaps = [min(scrap.gap, 2) for scrap in scraps]
    inner = gaps[1:_STYLE_PIECES]
    if inner and inner.count(2) > _SPACED * len(inner):
        gaps[1:] = [min(max(scrap.gap - 1, min(scrap.gap, 1)), 2) for scrap in scraps[1:]]
    return gaps


def template(text: str) -> str:
    """A line's look: its first three characters, numerals alike and in one, and its last."""
    look = text[:6].translate(_NUMERALS).replace("00", "0").replace("00", "0")
    return look[:3] + text[-1]


def templates(scraps: Sequence[Scrap]) -> dict[str, int]:
    """How often each look (see `template`) of a short line comes on the page.

    The entries of a list or a chronicle look alike; title lines of one page don't.
    """
    counts: dict[str, int] = {}
    for scrap in scraps:
        if scrap.shape == "short":
            look = template(scrap.text)
            counts[look] = counts.get(look, 0) + 1
    return counts


def _is_prose(scrap: Scrap) -> bool:
    return scrap.shape in ("closed", "open") and not scrap.lead


class Page:
    """What the features of a page's lines share.

    `style` is `page_style`'s, `gaps` is `page_gaps`', `looks` is `templates`', `candidates` says of each
    piece whether it may be a title line, `prose` are the sorted indices of the pieces whose words are
    worth comparing, and `shorts` how many short pieces without a lead stand before each index. `alone`
    are the short lines between two pieces of prose, `begun` counts leads, bylines and credits up to each
    piece. The pairs of characters in its pieces are made when asked for.
    """

    def __init__(self, scraps: Sequence[Scrap]) -> None:
        self.scraps = scraps
        self.style = page_style(scraps)
        self.gaps = page_gaps(scraps)
        self.looks = templates(scraps)
        listed = entries(scraps)
        self.candidates = [i not in listed and candidate(scraps, i) for i in range(len(scraps))]
        self.prose = [k for k, s in enumerate(scraps) if len(s.text) > PROSE]
        self.shorts = list(accumulate((s.shape == "short" and not s.lead for s in scraps), initial=0))
        self.alone = [
            k
            for k in range(1, len(scraps) - 1)
            if scraps[k].shape == "short" and _is_prose(scraps[k - 1]) and _is_prose(scraps[k + 1])
        ]
        self.begun = list(accumulate(s.lead or s.shape in _BEGINS for s in scraps))
        self._pairs: dict[tuple[int, ...], frozenset[int]] = {}

    def stretch(self, start: int, end: int, last: bool = False) -> Sequence[int]:
        """The first (or last) pieces of prose from `start` to before `end`: few of them stand for a story."""
        first, behind = bisect_left(self.prose, start), bisect_left(self.prose, end)
        if last:
            first = max(first, behind - _KIN_PIECES)
        return self.prose[first : min(behind, first + _KIN_PIECES)]

    def ends_of(self, places: Sequence[int]) -> list[str]:
        """These pieces' texts, of a long one its two ends."""
        texts = [self.scraps[k].text for k in places]
        return [
            text if len(text) <= 2 * _REACH_CHARS else text[:_REACH_CHARS] + text[-_REACH_CHARS:]
            for text in texts
        ]

    def pairs_of(self, places: Sequence[int]) -> frozenset[int]:
        """The pairs of neighbouring characters in what `ends_of` says of these pieces."""
        key = tuple(places)
        known = self._pairs.get(key)
        if known is None:
            if len(self._pairs) > _CACHED:
                self._pairs.clear()
            known = self._pairs[key] = pairs_of_all(self.ends_of(key))
        return known
