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

_WIDEST = 5.0
"""Of the text's size: a gutter that letters may hang into is no wider."""

_SHARED = 5
"""So many runs of a page share the edge of a column."""

_NARROWEST = 5.0
"""Of the text's size: what stands in narrower stretches than this, in the mean, is a table or a list."""

_CLOSE = 2.2
"""Of a heading's size: its lines are no further apart."""

_BELOW = 3.5
"""Of a heading's size: what begins within so much below it is what it stands over."""

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
    """A run and how wide it counts; `edge` is where it ends but for what hangs out of its column."""

    run: Run
    left: float
    right: float
    edge: float

    @property
    def low(self) -> float:
        return self.run.base - 0.1 * self.run.size

    @property
    def high(self) -> float:
        return self.run.base + 0.75 * self.run.size


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
    _cut(_boxes(runs, body), body, parts, 0)
    return [_lines(part, page) for part in parts]


def _boxes(runs: Sequence[Run], body: float) -> list[_Box]:
    """The runs' boxes. Half of a mark at the end is white, and may hang into the gutter.

    So may a few letters that no setter parts: they count up to the edge that many runs share, where many
    others begin right behind it.
    """
    plain = [
        _Box(run, run.left, end, end)
        for run in runs
        for end in (run.right - (0.5 * run.size if run.text[-1] in HANGING else 0.0),)
    ]
    lefts = _shared(run.left for run in runs)
    rights = _shared(box.right for box in plain)
    # Where a column ends and the next one begins.
    gutters = [
        (end, begin)
        for end in rights
        for begin in lefts[bisect_right(lefts, end) :][:1]
        if _GUTTER * body <= begin - end <= _WIDEST * body
    ]
    ends = [end for end, _ in gutters]
    made: list[_Box] = []
    for box in plain:
        at = bisect_right(ends, box.right - 0.01) - 1
        if (
            at >= 0
            and box.run.size < HEADING * body
            and box.left < ends[at]
            and gutters[at][1] + body > box.right
        ):
            box = box._replace(right=ends[at], edge=ends[at])
        made.append(box)
    return made


def _shared(places: Iterable[float]) -> list[float]:
    """The places that many share, from left to right."""
    counts: dict[int, int] = {}
    for place in places:
        counts[round(place)] = counts.get(round(place), 0) + 1
    least = max(_SHARED, sum(counts.values()) // 60)
    return [float(place) for place in sorted(counts) if counts[place] >= least]


def _cut(boxes: list[_Box], body: float, out: list[list[_Box]], depth: int) -> None:
    if not boxes:
        return
    if depth > _DEEPEST or len(boxes) < 3:
        out.append(boxes)
        return
    stretched = _stretched(boxes, body)
    stories = _story_rows(stretched, body)
    if len(stories) > 1:
        for part in stories:
            _cut([box._replace(left=box.run.left, right=box.edge) for box in part], body, out, depth + 1)
        return
    beside = _beside(stretched, body)
    if len(beside) > 1:
        for part in beside:
            _cut([box._replace(left=box.run.left, right=box.edge) for box in part], body, out, depth + 1)
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
    """The boxes, a heading's with white on both sides as wide as what it stands over; so a line in the middle.

    White must stand beside all lines of a heading: another story may begin beside its last one.
    """
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    middle, wide = (left + right) / 2, right - left
    alone: set[int] = set()
    beset: set[int] = set()
    for row in _rows(boxes):
        for box in row:
            large = box.run.size >= HEADING * body and len(row) <= _MOST_IN_ROW
            if large and not all(_is_below_or_spaced(box, other) for other in row):
                beset.add(id(box))
            elif large or (len(row) == 1 and abs((box.left + box.right) / 2 - middle) < 0.02 * wide):
                alone.add(id(box))
    for heading in _headings([box for box in boxes if id(box) in alone or id(box) in beset]):
        if any(id(box) in beset for box in heading):
            alone -= {id(box) for box in heading}
    if len(alone) > _MOST_IN_ROW:
        return boxes
    return [_over_what_is_below(box, boxes) if id(box) in alone else box for box in boxes]


def _over_what_is_below(box: _Box, boxes: Sequence[_Box]) -> _Box:
    """The box as wide as what begins right below it."""
    reach = box.low - _BELOW * box.run.size
    below = [other for other in boxes if reach < other.high <= box.low + 1]
    left = min((other.left for other in below), default=box.left)
    right = max((other.right for other in below), default=box.right)
    return box._replace(left=min(left, box.left), right=max(right, box.right))


def _headings(boxes: Sequence[_Box]) -> list[list[_Box]]:
    """Large boxes that stand close above each other, together."""
    found: list[list[_Box]] = []
    for box in sorted(boxes, key=lambda box: -box.run.base):
        for group in found[-_NEAR_RUNS:]:
            last = group[-1]
            near = last.run.base - box.run.base < _CLOSE * box.run.size
            alike = abs(last.run.size - box.run.size) < 0.1 * box.run.size
            if near and alike and last.left < box.right and last.right > box.left:
                group.append(box)
                break
        else:
            found.append([box])
    return found


def _is_below_or_spaced(box: _Box, other: _Box) -> bool:
    """Whether a box stands higher or lower than another, or both are letters of one line set wide apart."""
    if other is box or other.low >= box.high or other.high <= box.low:
        return True
    one, two = box.run, other.run
    return len(one.text) == len(two.text) == 1 and one.size == two.size and one.base == two.base


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


def _story_rows(boxes: list[_Box], body: float) -> list[list[_Box]]:
    """The boxes parted by white from left to right below which each column begins with a heading of its own."""
    parts: list[list[_Box]] = []
    text_above = False
    for row in _rows(boxes):
        columns = _parted(row, body) if text_above else [row]
        if len(columns) > 1 and all(_begins_with_heading(part, row, body) for part in columns):
            parts.append([*row])
        elif parts:
            parts[-1] += row
        else:
            parts.append([*row])
        text_above = all(box.run.size < HEADING * body for box in row)
    return parts


def _begins_with_heading(part: Sequence[_Box], row: Sequence[_Box], body: float) -> bool:
    first = max(part, key=lambda box: box.high)
    top = max(box.high for box in row)
    return first.run.size >= HEADING * body and top - first.high < 2 * first.run.size


def _beside(boxes: list[_Box], body: float) -> list[list[_Box]]:
    """The columns that white from top to bottom parts, from left to right; one where there are none."""
    parts = _parted(boxes, body)
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


def _parted(boxes: Sequence[_Box], body: float) -> list[list[_Box]]:
    """The boxes between the white that runs from top to bottom, from left to right."""
    gaps = _gaps(boxes, _GUTTER * body)
    starts = [gap[1] for gap in gaps]
    parts: list[list[_Box]] = [[] for _ in range(len(gaps) + 1)]
    for box in boxes:
        parts[bisect_right(starts, box.left + 0.01)].append(box)
    return parts


def _is_column(part: Sequence[_Box], body: float) -> bool:
    """Whether its runs are as wide as a column's, in the mean."""
    return sum(box.run.right - box.run.left for box in part) >= _NARROWEST * body * len(part)


def _is_text(part: Sequence[_Box], body: float) -> bool:
    """Whether lines fill the part's columns: two of five at least are as wide as the widest that begins there."""
    near = 2.1 * body
    full = 0
    ends: list[float] = []
    begin = 0.0
    for box in [*sorted(part, key=lambda box: box.run.left), None]:
        if ends and (box is None or box.run.left > begin + near):
            alike = sum(end > max(ends) - near for end in ends)
            full += alike if alike > 1 else 0
            ends = []
        if box is not None:
            begin = begin if ends else box.run.left
            ends.append(box.right)
    return 2.5 * full >= len(part) and full > 1


def _bands(boxes: list[_Box], body: float) -> list[list[_Box]]:
    """The boxes in bands from top to bottom: each goes on as long as white runs through it, or as none does."""
    least = _GUTTER * body
    bands: list[list[_Box]] = []
    white: list[Interval] = []
    for row in _rows(boxes):
        gaps = _gaps(row, least)
        if bands and white:
            left = _kept(white, row, least)
            if left:
                bands[-1] += row
                white = left
                continue
        elif bands and not gaps:
            bands[-1] += row
            continue
        elif bands:
            kept = _kept(gaps, bands[-1], least)
            if kept:
                bands[-1] += row
                white = kept
                continue
        bands.append([*row])
        white = gaps
    return bands


def _kept(gaps: Iterable[Interval], boxes: Sequence[_Box], least: float) -> list[Interval]:
    """What these boxes leave of the gaps, where that is still wide enough."""
    kept: list[Interval] = []
    for begin, end in gaps:
        for box in boxes:
            if box.left < end and box.right > begin:
                if box.left - begin > end - box.right:
                    end = min(end, box.left)
                else:
                    begin = max(begin, box.right)
        if end - begin >= least:
            kept.append((begin, end))
    return kept


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
