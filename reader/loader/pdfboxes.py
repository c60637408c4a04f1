"""The runs of a page as boxes: how wide each counts, the rows they stand in, the white between them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.loader.pdffile import Run

__all__ = [
    "GUTTER",
    "HANGING",
    "HEADING",
    "Box",
    "Interval",
    "body_size",
    "boxes_of",
    "gaps_of",
    "kept_gaps",
    "parted",
    "rows_of",
]

HEADING = 1.18
"""Of the text's size: letters from this size on are a heading's."""

HANGING = "，。、；：！？”’）》」』】〉"
"""Marks that may hang over the edge of a column."""

GUTTER = 0.6
"""Of the text's size: white between columns is at least so wide."""

_WIDEST = 5.0
"""Of the text's size: a gutter that letters may hang into is no wider."""

_SHARED = 5
"""So many runs of a page share the edge of a column."""

Interval = tuple[float, float]
"""From left to right, in points."""


class Box(NamedTuple):
    """A run and how wide it counts; `edge` is where it ends but for what hangs out of its column."""

    run: Run
    left: float
    right: float
    edge: float

    @property
    def low(self) -> float:
        """The height that the letters begin at, their tails left out."""
        return self.run.base - 0.1 * self.run.size

    @property
    def high(self) -> float:
        """The height that the letters end at."""
        return self.run.base + 0.75 * self.run.size


def body_size(runs: Iterable[Run]) -> float:
    """The size of most letters, in points."""
    counts: dict[float, int] = {}
    for run in runs:
        size = round(2 * run.size) / 2
        counts[size] = counts.get(size, 0) + len(run.text)
    return max(counts, key=lambda size: counts[size], default=0.0) or 1.0


def boxes_of(runs: Sequence[Run], body: float) -> list[Box]:
    """The runs' boxes. Half of a mark at the end is white, and may hang into the gutter.

    So may a few letters that no setter parts: they count up to the edge that many runs share, where many
    others begin right behind it.
    """
    plain = [
        Box(run, run.left, end, end)
        for run in runs
        for end in (max(run.left, run.right - (0.5 * run.size if run.text[-1] in HANGING else 0.0)),)
    ]
    lefts = _shared(run.left for run in runs)
    rights = _shared(box.right for box in plain)
    # Where a column ends and the next one begins.
    gutters = [
        (end, begin)
        for end in rights
        for begin in lefts[bisect_right(lefts, end) :][:1]
        if GUTTER * body <= begin - end <= _WIDEST * body
    ]
    ends = [end for end, _ in gutters]
    made: list[Box] = []
    for box in plain:
        at = bisect_right(ends, box.right - 0.01) - 1
        text = at >= 0 and box.run.size < HEADING * body
        if text and box.left < ends[at] and gutters[at][1] + body > box.right:
            made.append(box._replace(right=ends[at], edge=ends[at]))
        else:
            made.append(box)
    return made


def _shared(places: Iterable[float]) -> list[float]:
    """The places that many share, from left to right."""
    counts: dict[int, int] = {}
    for place in places:
        counts[round(place)] = counts.get(round(place), 0) + 1
    least = max(_SHARED, sum(counts.values()) // 60)
    return [float(place) for place in sorted(counts) if counts[place] >= least]


def rows_of(boxes: Iterable[Box]) -> list[list[Box]]:
    """The boxes in bands that no other overlaps in height, from the top."""
    rows: list[list[Box]] = []
    low = 0.0
    for box in sorted(boxes, key=lambda box: -box.high):
        if rows and box.high > low:
            rows[-1].append(box)
            low = min(low, box.low)
        else:
            rows.append([box])
            low = box.low
    return rows


def gaps_of(boxes: Iterable[Box], least: float) -> list[Interval]:
    """The stretches of white between these boxes, from left to right."""
    found: list[Interval] = []
    end: float | None = None
    for box in sorted(boxes, key=lambda box: box.left):
        if end is not None and box.left - end >= least:
            found.append((end, box.left))
        end = box.right if end is None else max(end, box.right)
    return found


def kept_gaps(gaps: Iterable[Interval], boxes: Sequence[Box], least: float) -> list[Interval]:
    """What these boxes leave of the gaps, where that is still wide enough."""
    kept: list[Interval] = []
    for gap in gaps:
        begin, end = gap
        for box in boxes:
            if box.left < end and box.right > begin:
                if box.left - begin > end - box.right:
                    end = min(end, box.left)
                else:
                    begin = max(begin, box.right)
        if end - begin >= least:
            kept.append((begin, end))
    return kept


def parted(boxes: Sequence[Box], body: float) -> list[list[Box]]:
    """The boxes between the white that runs from top to bottom, from left to right."""
    gaps = gaps_of(boxes, GUTTER * body)
    starts = [gap[1] for gap in gaps]
    parts: list[list[Box]] = [[] for _ in range(len(gaps) + 1)]
    for box in boxes:
        parts[bisect_right(starts, box.left + 0.01)].append(box)
    return [part for part in parts if part]
