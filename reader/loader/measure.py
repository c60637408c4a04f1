"""At what measure a text was hard-wrapped, if it was.

Most lines of such a text are as wide as its measure. Each of the commonest widths is tried with and
without an indent, and what the reading of the lines at it costs is held against paragraphs of a line.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from reader.loader.readings import END_FIRST_MARK, LineCosts, cheapest_reading
from reader.loader.wrapping import HAN, OTHER, Lines, Measure, line_end, line_units, need_units

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LEAST_LINES", "block_measure", "measure_of"]

_SAMPLE = 900
"""Lines on which a measure is tried; a longer text is looked at in three places."""

_UNWRAPPED = 5.5
"""What a line costs that is a paragraph, besides the mark at its end: its width may be any."""

_NARROWEST = 8 * HAN
"""No column is set narrower."""

LEAST_LINES = 4
"""Lines of the shortest block whose measure can be told."""

_WINDOW = 4
"""Units within which widths are about the same."""


def measure_of(lines: Sequence[str]) -> Measure | None:
    """The measure that these lines were wrapped at, or None where nothing shows one."""
    return _measure_of_sample(tuple(_sample(lines)))


@lru_cache(maxsize=1)
def _measure_of_sample(sample: tuple[str, ...]) -> Measure | None:
    """The measure of these lines, kept: who tells a format asks for the same ones as who then reads it."""
    if len(sample) < 6:
        return None
    return _best(sample, by_cells=True) or _best(sample, by_cells=False)


def block_measure(lines: Sequence[str]) -> Measure | None:
    """The measure of one block, if it is long enough and all its lines but few are as wide as its widest."""
    if len(lines) < LEAST_LINES:
        return None
    texts = [line.rstrip() for line in lines]
    units = [line_units(text) for text in texts]
    widest = max(units)
    full = [text for text, size in zip(texts[:-1], units, strict=False) if size >= widest - 2 * HAN]
    if widest < _NARROWEST or len(full) < 0.7 * (len(texts) - 1):
        return None
    if sum(line_end(text.strip()) == OTHER for text in full) < 0.5 * len(full):
        return None
    known = Lines(texts, by_cells=True)
    looks = known.looks(0, len(texts), [0.0] * len(texts))
    indented = 0 < sum(known.indented()) < 0.8 * len(texts)
    tried = [Measure(widest, indent, True, indented) for indent in ((0,) if indented else (0, 2 * HAN))]
    return min(tried, key=lambda measure: cheapest_reading(looks, LineCosts(measure))[0])


def _best(sample: Sequence[str], *, by_cells: bool) -> Measure | None:
    """The measure that explains these lines best, if it does so better than paragraphs of a line do."""
    widths = _candidates([line_units(line.rstrip(), by_cells=by_cells) for line in sample])
    if not widths:
        return None
    known = Lines(sample, by_cells=by_cells)
    few = len(sample) // 20
    widths = [
        width
        for width in widths
        if width >= _NARROWEST and sum(size > width + 2 * HAN for size in known.units) <= few
    ]
    looks = known.looks(0, len(sample), [0.0] * len(sample))
    best: tuple[float, list[bool], Measure] | None = None
    for indented, extra in _indent_costs(known.indented()):
        for width in widths:
            for indent in (0, 2 * HAN, HAN, 2 * HAN - 2) if indented else (0, 2 * HAN, HAN):
                measure = Measure(width, indent, by_cells, indented)
                cost, starts = cheapest_reading(looks, LineCosts(measure))
                if best is None or cost + extra < best[0]:
                    best = cost + extra, starts, measure
    if best is None:
        return None
    cost, starts, measure = best
    unwrapped = sum(END_FIRST_MARK[end] + _UNWRAPPED for end in known.ends)
    going = [known.ends[i] for i in range(len(sample) - 1) if not starts[i + 1]]
    if cost > 0.7 * unwrapped or len(going) < max(4, 0.25 * len(sample)):
        return None
    # Cut anywhere, four lines of five end in no mark at all; verse ends its lines with marks.
    if going.count(OTHER) < 0.5 * len(going):
        return None
    return measure._replace(words_cut=_cuts_words(sample, known.units, starts, measure))


def _indent_costs(indented: Sequence[bool]) -> list[tuple[bool, float]]:
    """Whether white space may mark first lines, and what it costs that lines have it or not.

    Where it marks them, two first lines of three have it; where it means nothing, any line may.
    """
    count, held = len(indented), sum(indented)
    if not held or held == count:
        return [(False, 0.0)]
    share = held / count
    means_nothing = -held * log(share) - (count - held) * log(1 - share)
    return [(False, means_nothing), (True, held * 0.4)]


def _candidates(units: Sequence[int]) -> list[int]:
    """Widths that may be the measure, if a fifth of the lines is about as wide as one.

    They are the commonest ones and, since in a short text most full lines may be first lines, those
    wider than the two commonest by an indent.
    """
    counts: dict[int, int] = {}
    for size in units:
        counts[size] = counts.get(size, 0) + 1
    wide = max((sum(counts.get(size - d, 0) for d in range(_WINDOW + 1)) for size in counts), default=0)
    if wide < 0.2 * len(units):
        return []
    common = sorted(counts, key=lambda size: -counts[size])[:5]
    return list(dict.fromkeys([*common, *(size + 2 * HAN for size in common[:2])]))


def _sample(lines: Sequence[str]) -> list[str]:
    """Up to `_SAMPLE` lines that hold text, from the beginning, the middle and the end."""
    if len(lines) > 4 * _SAMPLE:
        third = _SAMPLE // 2
        middle = (len(lines) - third) // 2
        lines = [*lines[:third], *lines[middle : middle + third], *lines[-third:]]
    kept = [line for line in lines if line and not line.isspace()]
    if len(kept) <= _SAMPLE:
        return kept
    third = _SAMPLE // 3
    middle = (len(kept) - third) // 2
    return [*kept[:third], *kept[middle : middle + third], *kept[-third:]]


def _cuts_words(
    sample: Sequence[str], units: Sequence[int], starts: Sequence[bool], measure: Measure
) -> bool:
    """Whether Latin words and numbers were cut: full lines end within them, none is short before one.

    `starts` says which lines begin a paragraph.
    """
    cut = whole = 0
    for i, (line, following) in enumerate(pairwise(sample)):
        last, body = line.rstrip()[-1], following.lstrip()
        if starts[i + 1] or not (body[0].isascii() and body[0].isalnum()):
            continue
        slack = measure.width - (measure.indent if starts[i] else 0) - units[i]
        if last.isascii() and last.isalnum():
            cut += slack <= 1
        elif len(body) > 1 and body[1].isascii() and body[1].isalnum():
            whole += HAN <= slack < need_units(body, by_cells=measure.by_cells)
    return cut >= whole
