"""In which order the runs of a page are read: column by column, what stands above several columns first.

A page is cut where white runs through it from top to bottom, or else into bands, one above the other, each of
which keeps its own columns; and so on with the parts. A heading owns the white beside it, so one that stands
short above three columns parts them from what is above. A table is no columns: its cells are too narrow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.pdfboxes import (
    GUTTER,
    HEADING,
    Box,
    Interval,
    boxes_of,
    gaps_of,
    kept_gaps,
    parted,
    rows_of,
)
from reader.loader.pdflines import Line, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.pdffile import Run

__all__ = ["columns"]

_NARROWEST = 5.0
"""Of the text's size: what stands in narrower stretches than this, in the mean, is a table or a list."""

_CLOSE = 2.2
"""Of a heading's size: its lines are no further apart."""

_BELOW = 3.5
"""Of a heading's size: what begins within so much below it is what it stands over."""

_DEEPEST = 40
_MOST_IN_ROW = 400
"""Boxes; a row of more is no heading's."""

_NEAR_HEADINGS = 24
"""A heading's next line is looked for below so many before it."""


def columns(runs: Sequence[Run], page: int, body: float) -> list[list[Line]]:
    """The lines of a page, a list a column, in reading order. `body` is the size of the text's letters."""
    parts: list[list[Box]] = []
    _cut(boxes_of(runs, body), body, parts, 0)
    return [lines_of(part, page) for part in parts]


def _cut(boxes: list[Box], body: float, out: list[list[Box]], depth: int) -> None:
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
    held: list[Box] = []
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


def _stretched(boxes: list[Box], body: float) -> list[Box]:
    """The boxes, a heading's between white as wide as what it stands over; so a line's in the middle.

    White must stand beside all lines of a heading: another story may begin beside its last one.
    """
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    middle, wide = (left + right) / 2, right - left
    alone: set[int] = set()
    beset: set[int] = set()
    for row in rows_of(boxes):
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


def _over_what_is_below(box: Box, boxes: Sequence[Box]) -> Box:
    """The box as wide as what begins right below it."""
    reach = box.low - _BELOW * box.run.size
    below = [other for other in boxes if reach < other.high <= box.low + 1]
    left = min((other.left for other in below), default=box.left)
    right = max((other.right for other in below), default=box.right)
    return box._replace(left=min(left, box.left), right=max(right, box.right))


def _headings(boxes: Sequence[Box]) -> list[list[Box]]:
    """Large boxes that stand close above each other, together."""
    found: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: -box.run.base):
        for group in found[-_NEAR_HEADINGS:]:
            last = group[-1]
            near = last.run.base - box.run.base < _CLOSE * box.run.size
            alike = abs(last.run.size - box.run.size) < 0.1 * box.run.size
            if near and alike and last.left < box.right and last.right > box.left:
                group.append(box)
                break
        else:
            found.append([box])
    return found


def _is_below_or_spaced(box: Box, other: Box) -> bool:
    """Whether a box stands higher or lower than another, or both are letters of one line set wide apart."""
    if other is box or other.low >= box.high or other.high <= box.low:
        return True
    one, two = box.run, other.run
    return len(one.text) == len(two.text) == 1 and one.size == two.size and one.base == two.base


def _story_rows(boxes: list[Box], body: float) -> list[list[Box]]:
    """The boxes parted by white from left to right below which each column begins with a heading."""
    parts: list[list[Box]] = []
    text_above = False
    for row in rows_of(boxes):
        columns = parted(row, body) if text_above else [row]
        if len(columns) > 1 and all(_begins_with_heading(part, row, body) for part in columns):
            parts.append([*row])
        elif parts:
            parts[-1] += row
        else:
            parts.append([*row])
        text_above = all(box.run.size < HEADING * body for box in row)
    return parts


def _begins_with_heading(part: Sequence[Box], row: Sequence[Box], body: float) -> bool:
    first = max(part, key=lambda box: box.high)
    top = max(box.high for box in row)
    return first.run.size >= HEADING * body and top - first.high < 2 * first.run.size


def _beside(boxes: list[Box], body: float) -> list[list[Box]]:
    """The columns that white from top to bottom parts, from left to right; one where there are none."""
    parts = parted(boxes, body)
    joined: list[list[Box]] = []
    narrow = False
    for part in parts:
        is_narrow = not _is_column(part, body)
        if joined and (is_narrow or narrow):
            joined[-1] += part
        else:
            joined.append(part)
        narrow = is_narrow and len(joined) == 1 and joined[0] is part
    return joined if any(_is_text(part, body) for part in joined) else [boxes]


def _is_column(part: Sequence[Box], body: float) -> bool:
    """Whether its runs are as wide as a column's, in the mean."""
    return sum(box.run.right - box.run.left for box in part) >= _NARROWEST * body * len(part)


def _is_text(part: Sequence[Box], body: float) -> bool:
    """Whether lines fill the part's columns: two of five are as wide as the widest that begins there."""
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


def _bands(boxes: list[Box], body: float) -> list[list[Box]]:
    """The boxes in bands from top to bottom: each goes on while white runs through it, or while none does."""
    least = GUTTER * body
    bands: list[list[Box]] = []
    white: list[Interval] = []
    for row in rows_of(boxes):
        gaps = gaps_of(row, least)
        if bands and white:
            left = kept_gaps(white, row, least)
            if left:
                bands[-1] += row
                white = left
                continue
        elif bands and not gaps:
            bands[-1] += row
            continue
        elif bands:
            kept = kept_gaps(gaps, bands[-1], least)
            if kept:
                bands[-1] += row
                white = kept
                continue
        bands.append([*row])
        white = gaps
    return bands
