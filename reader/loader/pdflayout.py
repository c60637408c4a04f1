"""In which order the runs of a page are read: column by column, what stands above several columns first.

A page is cut where white runs through it from top to bottom, or else into bands, one above the other, each of
which keeps its own columns; and so on with the parts. A heading owns the white beside it, so one that stands
short above three columns still parts them from what is above. A table is no columns: its cells are too narrow.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.loader.pdffile import Run

__all__ = ["HANGING", "HEADING", "Line", "body_size", "columns"]

HEADING = 1.18
"""Of the text's size: letters from this size on are a heading's."""

HANGING = "，。、；：！？”’）》」』】〉"
"""Marks that may hang over the edge of a column."""

_GUTTER = 0.6
"""Of the text's size: white between columns is at least so wide."""

_NARROWEST = 5.0
"""Of the text's size: what stands in narrower stretches than this, in the mean, is a table or a list."""

_DEEPEST = 40
_MOST_IN_ROW = 400
"""Boxes; a row of more is no heading's."""

_NEAR_RUNS = 24
"""A run that stands on others of its line is looked for among so many before it."""

Interval = tuple[float, float]


@dataclass(slots=True)
class Line:
    """A printed line: its text and place, and the column it stands in, `edges` from left to right."""

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    bold: bool
    column: int = 0
    edges: Interval = (0.0, 0.0)

    @property
    def indent(self) -> float:
        """By how many letters the line begins right of its column's edge."""
        return (self.left - self.edges[0]) / self.size if self.size else 0.0

    @property
    def room(self) -> float:
        """The points that are left at the line's end."""
        return self.edges[1] - self.right


class _Box(NamedTuple):
    run: Run
    left: float
    right: float

    @property
    def low(self) -> float:
        return self.run.base - 0.1 * self.run.size

    @property
    def high(self) -> float:
        return self.run.base + 0.75 * self.run.size


def _box(run: Run) -> _Box:
    """A run's box. Half of a mark at its end is white, and may hang into the gutter."""
    return _Box(run, run.left, run.right - (0.5 * run.size if run.text[-1] in HANGING else 0.0))


def body_size(runs: Iterable[Run]) -> float:
    """The size of most letters, in points."""
    counts: dict[float, int] = {}
    for run in runs:
        size = round(2 * run.size) / 2
        counts[size] = counts.get(size, 0) + len(run.text)
    return max(counts, key=lambda size: counts[size], default=0.0) or 1.0


def columns(runs: Sequence[Run], page: int, body: float) -> list[list[Line]]:
    """The lines of a page, a list a column, in reading order. `body` is the size of the text's letters."""
    parts: list[list[_Box]] = []
    _cut([_box(run) for run in runs], body, parts, 0)
    return [_lines(part, page) for part in parts]


def _cut(boxes: list[_Box], body: float, out: list[list[_Box]], depth: int) -> None:
    if not boxes:
        return
    if depth > _DEEPEST or len(boxes) < 3:
        out.append(boxes)
        return
    stretched = _stretched(boxes, body)
    beside = _beside(stretched, body)
    if len(beside) > 1:
        for part in beside:
            _cut([_box(box.run) for box in part], body, out, depth + 1)
        return
    bands = _bands(stretched, body)
    if len(bands) == 1:
        out.append(boxes)
        return
    held: list[_Box] = []
    for band in bands:
        if len(_beside(band, body)) == 1:
            held += band  # bands of one column are one column
            continue
        if held:
            out.append(held)
            held = []
        _cut(band, body, out, depth + 1)
    if held:
        out.append(held)


def _stretched(boxes: list[_Box], body: float) -> list[_Box]:
    """The boxes, a heading's as wide as the white beside it. So is a line's in the middle, alone there."""
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    middle, wide = (left + right) / 2, right - left
    rows = _rows(boxes)
    made: list[_Box] = []
    for row in rows:
        for box in row:
            alone = len(row) == 1
            centred = alone and abs((box.left + box.right) / 2 - middle) < 0.02 * wide
            if (not centred and box.run.size < HEADING * body) or len(row) > _MOST_IN_ROW:
                made.append(box)
                continue
            others = [b for b in row if b is not box and b.low < box.high and b.high > box.low]
            begin = box.left if any(b.right <= box.left + 1 for b in others) else left
            end = box.right if any(b.left >= box.right - 1 for b in others) else right
            made.append(_Box(box.run, begin, end))
    return made


def _rows(boxes: Iterable[_Box]) -> list[list[_Box]]:
    """The boxes in bands that no other overlaps in height, from the top."""
    rows: list[list[_Box]] = []
    low = 0.0
    for box in sorted(boxes, key=lambda box: -box.high):
        if rows and box.high > low:
            rows[-1].append(box)
            low = min(low, box.low)
        else:
            rows.append([box])
            low = box.low
    return rows


def _gaps(boxes: Iterable[_Box], least: float) -> list[Interval]:
    """The stretches of white between these boxes, from left to right."""
    found: list[Interval] = []
    end: float | None = None
    for box in sorted(boxes, key=lambda box: box.left):
        if end is not None and box.left - end >= least:
            found.append((end, box.left))
        end = box.right if end is None else max(end, box.right)
    return found


def _beside(boxes: list[_Box], body: float) -> list[list[_Box]]:
    """The columns that white from top to bottom parts, from left to right; one where there are none."""
    gaps = _gaps(boxes, _GUTTER * body)
    starts = [gap[1] for gap in gaps]
    parts: list[list[_Box]] = [[] for _ in range(len(gaps) + 1)]
    for box in boxes:
        parts[bisect_right(starts, box.left + 0.01)].append(box)
    joined: list[list[_Box]] = []
    narrow = False
    for part in parts:
        is_narrow = not _is_column(part, body)
        if joined and (is_narrow or narrow):
            joined[-1] += part
        else:
            joined.append(part)
        narrow = is_narrow and len(joined) == 1 and joined[0] is part
    return joined if any(_is_text(part, body) for part in joined) else [boxes]


def _is_column(part: Sequence[_Box], body: float) -> bool:
    """Whether its runs are as wide as a column's, in the mean."""
    return sum(box.run.right - box.run.left for box in part) >= _NARROWEST * body * len(part)


def _is_text(part: Sequence[_Box], body: float) -> bool:
    """Whether lines fill the column: of three lines or more the half."""
    left, right = min(b.run.left for b in part), max(b.run.right for b in part)
    near = 2.1 * body
    full = sum(b.run.right > right - near and b.run.left < left + near for b in part)
    return full >= 2 and 2.5 * full >= len(part)


def _bands(boxes: list[_Box], body: float) -> list[list[_Box]]:
    """The boxes in bands from top to bottom: each goes on as long as white runs through it, or as none does."""
    least = _GUTTER * body
    bands: list[list[_Box]] = []
    white: list[Interval] = []
    for row in _rows(boxes):
        gaps = _gaps(row, least)
        if bands and white:
            left = [gap for gap in white if not _crossed(gap, row, least)]
            if left:
                bands[-1] += row
                white = left
                continue
        elif bands and not gaps:
            bands[-1] += row
            continue
        elif bands:
            kept = [gap for gap in gaps if not _crossed(gap, bands[-1], least)]
            if kept:
                bands[-1] += row
                white = kept
                continue
        bands.append([*row])
        white = gaps
    return bands


def _crossed(gap: Interval, boxes: Iterable[_Box], least: float) -> bool:
    """Whether a box stands in the gap so that it is none any more."""
    begin, end = gap
    for box in boxes:
        if box.left < end and box.right > begin:
            if box.left <= begin + 0.01 or end - box.left < box.right - begin:
                begin = max(begin, box.right)
            else:
                end = min(end, box.left)
            if end - begin < least:
                return True
    return False


def _lines(boxes: Sequence[_Box], page: int) -> list[Line]:
    """The lines of a column from top to bottom; what stands on one line is joined from left to right."""
    lines: list[list[Run]] = []
    for box in sorted(boxes, key=lambda box: -box.run.base):
        run = box.run
        near = max(run.size, lines[-1][0].size) if lines else 0.0
        drop = lines[-1][0].base - run.base if lines else 0.0
        if lines and drop < 0.3 * near and not _overlaps(lines[-1], run):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [_line(sorted(runs, key=lambda run: run.left), page) for runs in lines]


def _overlaps(runs: Sequence[Run], run: Run) -> bool:
    return any(
        min(r.right, run.right) - max(r.left, run.left) > 0.6 * min(r.size, run.size)
        for r in runs[-_NEAR_RUNS:]
    )


def _line(runs: Sequence[Run], page: int) -> Line:
    text = runs[0].text
    for last, run in zip(runs, runs[1:], strict=False):
        gap = (run.left - last.right) / run.size
        text += ("" if text.endswith(" ") or gap < 0.3 else " " if gap < 1.4 else "  ") + run.text
    main = max(runs, key=lambda run: run.right - run.left)
    right = max(run.right for run in runs)
    bold = all(run.bold for run in runs)
    return Line(text, page, runs[0].left, right, main.base, main.size, bold)
