"""A page as its lines' features see it: how it parts its pieces, which looks recur, which words stand where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.shingles import pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.pieces import Scrap

__all__ = ["Page", "template"]

_NUMERALS = str.maketrans(dict.fromkeys("0123456789０１２３４５６７８９一二三四五六七八九十〇○零", "0"))

_REACH_CHARS = 40
"""Of a longer piece only so many characters at either end are compared."""

_CACHED = 800
"""Pieces whose pairs are kept: what is asked for stands close together, and a set takes 12 KB."""

_KIN_PIECES = 6


def page_style(scraps: Sequence[Scrap]) -> str:
    """How a page parts its pieces (`s` by blank lines, `d` without any, `m` some of both), and how
    often it marks a story's begin by a lead or byline (0 to 3)."""
    inner = scraps[1:400]
    if not inner:
        return "m0"
    spaced = sum(1 for s in inner if s.gap) / len(inner)
    marked = sum(1 for s in inner if s.lead or s.shape == "byline") / len(inner)
    level = "0" if marked < 0.01 else "1" if marked < 0.04 else "2" if marked < 0.1 else "3"
    return ("s" if spaced > 0.95 else "d" if spaced < 0.1 else "m") + level


def template(text: str) -> str:
    """A line's look: its first three characters, numerals alike, and its last."""
    look = text[:6].translate(_NUMERALS).replace("00", "0").replace("00", "0")
    return look[:3] + text[-1]


def templates(scraps: Sequence[Scrap]) -> dict[str, int]:
    """How often a line's look (first three characters, numerals alike, and the last) comes on the page.

    The entries of a list or a chronicle look alike; title lines of one page don't.
    """
    counts: dict[str, int] = {}
    for scrap in scraps:
        if scrap.shape == "short":
            look = template(scrap.text)
            counts[look] = counts.get(look, 0) + 1
    return counts


class Page:
    """What the features of a page's lines share: its style, its looks, and its pieces' pairs of characters."""

    def __init__(self, scraps: Sequence[Scrap]) -> None:
        self.scraps = scraps
        self.style = page_style(scraps)
        self.looks = templates(scraps)
        self._pairs_of: dict[int, frozenset[int]] = {}
        self._stretches: dict[tuple[int, int, bool], frozenset[int]] = {}

    def pairs_of(self, k: int) -> frozenset[int]:
        """The three-character stretches of piece `k`, of a long one its ends', made when first asked for."""
        known = self._pairs_of.get(k)
        if known is None:
            if len(self._pairs_of) > _CACHED:
                self._pairs_of.clear()
            text = self.scraps[k].text
            if len(text) > 2 * _REACH_CHARS:
                text = text[:_REACH_CHARS] + text[-_REACH_CHARS:]
            known = pairs(text)
            self._pairs_of[k] = known
        return known

    def stretch(self, start: int, end: int, last: bool = False) -> frozenset[int]:
        """The pairs of the first (or last) pieces of prose from `start` to before `end`."""
        key = (start, end, last)
        known = self._stretches.get(key)
        if known is None:
            if len(self._stretches) > _CACHED // 8:
                self._stretches.clear()
            places = range(start, end)
            prose: list[int] = []
            for k in reversed(places) if last else places:
                if len(self.scraps[k].text) > 25:
                    prose.append(k)
                    if len(prose) == _KIN_PIECES:
                        break
            known = frozenset().union(*(self.pairs_of(k) for k in prose))
            self._stretches[key] = known
        return known
