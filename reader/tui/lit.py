"""A line's text as spans: what is lit apart from the rest, and a table's blanks where they stand."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.tui.paint import Span
    from reader.typeset import Line

    Range = tuple[int, int]
    Layer = tuple[Sequence[Range], str]

__all__ = ["apart", "text_spans"]


def apart(ranges: Iterable[Range]) -> list[Range]:
    """Ranges in order, as `text_spans` wants them: those that overlap made one, empty ones left out."""
    kept: list[Range] = []
    for start, end in sorted(ranges):
        if kept and start < kept[-1][1]:
            kept[-1] = kept[-1][0], max(kept[-1][1], end)
        elif start < end:
            kept.append((start, end))
    return kept


def text_spans(line: Line, layers: Sequence[Layer] = ()) -> list[Span]:
    """The line without its prefix, what is drawn within it included.

    A layer is ranges of the article's text, in order and apart, with the tone they are lit in; a
    later layer lies over an earlier one.
    """
    lit = [cut for ranges, tone in layers for cut in _within(line, ranges, tone)] if line.part >= 0 else []
    if not line.gaps and not lit:
        return [(line.text, line.role)]
    size = len(line.text)
    gaps = dict(line.gaps)
    spans: list[Span] = []
    borders = sorted({0, size, *gaps, *(at for first, last, _ in lit for at in (first, last))})
    for at, end in zip(borders, [*borders[1:], size], strict=True):
        # A gap is lit where what stands on both its sides is.
        over = [tone for first, last, tone in lit if first <= at < last]
        if at in gaps:
            inside = [tone for first, last, tone in lit if first < at < last]
            plain = line.role if gaps[at].isspace() else "footnote"
            spans.append((gaps[at], inside[-1] if inside else plain))
        if at < end:
            spans.append((line.text[at:end], over[-1] if over else line.role))
    return spans


def _within(line: Line, ranges: Sequence[Range], tone: str) -> Iterable[tuple[int, int, str]]:
    """What of the ranges lies in a line, counted from its begin."""
    size = len(line.text)
    at = bisect_right(ranges, line.start, key=lambda range_: range_[1])
    while at < len(ranges) and ranges[at][0] < line.start + size:
        start, end = ranges[at]
        yield max(start - line.start, 0), min(end - line.start, size), tone
        at += 1
