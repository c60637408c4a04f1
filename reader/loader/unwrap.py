"""Hard-wrapped lines become paragraphs again.

`measure` finds the measure, `wrapping` where paragraphs begin; here their lines are put together. `unwrap`
takes lines that were wrapped at one measure, `reflow` a bare page that may have been wrapped at several.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.issue import Furniture
from reader.loader.draft import Piece
from reader.loader.measure import LEAST_LINES, block_measure, measure_of
from reader.loader.readings import paragraph_starts
from reader.loader.running import running_lines

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from reader.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.issue import LineRange
    from reader.loader.wrapping import Measure

__all__ = ["Reflowed", "join_lines", "line_ranges", "reflow", "unwrap"]

_HARD_BLANK = 99.0
_SOFT_BLANK = 5.0


def join_lines(parts: Sequence[str], *, words_cut: bool = True) -> str:
    """The parts of one paragraph as one text.

    Where words were kept whole, a space stands between Latin ones; nothing stands between others.
    """
    if words_cut or len(parts) == 1:
        return "".join(parts)
    joined = [parts[0]]
    for part in parts[1:]:
        if joined[-1][-1] < "\x80" and part[0] < "\x80":
            joined.append(_seam(joined[-1][-1], part[0]))
        joined.append(part)
    return "".join(joined)


def _seam(last: str, first: str) -> str:
    """What stands between two ASCII characters: a space, unless a hyphen, a bracket or a number goes on."""
    if last in "-/([{" or first in ")]},.;:!?%" or (last.isdigit() and first.isdigit()):
        return ""
    return " "


def line_ranges(numbers: Sequence[int]) -> tuple[LineRange, ...]:
    """Rising line numbers as ranges, one for each stretch without a gap."""
    if numbers[-1] - numbers[0] == len(numbers) - 1:
        return ((numbers[0], numbers[-1]),)
    ranges: list[LineRange] = []
    first = last = numbers[0]
    for number in numbers[1:]:
        if number != last + 1:
            ranges.append((first, last))
            first = number
        last = number
    ranges.append((first, last))
    return tuple(ranges)


def unwrap(
    lines: Sequence[str],
    numbers: Sequence[int] | None = None,
    measure: Measure | None = None,
    spaced: Sequence[bool] | None = None,
) -> list[Piece]:
    """The paragraphs of hard-wrapped lines, in order; every line that holds text is in one of them.

    `numbers` are the lines' source numbers (1, 2, … by default), `measure` is found from the lines
    themselves by default; without one every line is a paragraph. Blank lines part paragraphs, unless
    nearly every line is followed by one. Where the lines hold no blank ones, `spaced` may say which
    stand behind blank lines; then a paragraph may go on over these.
    """
    if measure is None:
        measure = measure_of(lines)
    numbers = numbers or range(1, len(lines) + 1)
    kept = [k for k, line in enumerate(lines) if line and not line.isspace()]
    if not kept:
        return []
    if measure is None:
        return [Piece(lines[k].strip(), ((numbers[k], numbers[k]),)) for k in kept]
    if spaced is not None:
        blanks = [_SOFT_BLANK if spaced[k] else 0.0 for k in kept]
    else:
        blanks = [_HARD_BLANK if n and k - kept[n - 1] > 1 else 0.0 for n, k in enumerate(kept)]
        if 10 * sum(map(bool, blanks)) > 9 * len(kept) > 90:
            blanks = [0.0] * len(kept)
    starts = paragraph_starts([lines[k] for k in kept], measure, blanks)
    firsts = [n for n, start in enumerate(starts) if start]
    pieces: list[Piece] = []
    for first, end in zip(firsts, [*firsts[1:], len(kept)], strict=True):
        group = kept[first:end]
        text = join_lines([lines[k].strip() for k in group], words_cut=measure.words_cut)
        pieces.append(Piece(text, line_ranges([numbers[k] for k in group])))
    return pieces


class Reflowed(NamedTuple):
    """The paragraphs of a page that was hard-wrapped, and its running heads and feet."""

    pieces: list[Piece]
    furniture: list[Furniture]


def reflow(lines: Sequence[str], first: int = 1) -> Reflowed | None:
    """The paragraphs of a bare page, whose first line has the number `first`; None where it was not wrapped.

    A page whose columns have widths of their own is taken block by block (blank lines part blocks),
    if most of its lines stand in wrapped blocks; what is no wrapped block is a paragraph a line.
    """
    feet = running_lines(lines)
    kept = _without(lines, feet)
    texts = [lines[k] for k in kept]
    numbers = [k + first for k in kept]
    measure = measure_of(texts)
    if measure is not None:
        pieces = unwrap(texts, numbers, measure)
    else:
        blocks = _blocks(texts)
        held = sum(b - a for a, b in blocks)
        if 2 * sum(b - a for a, b in blocks if b - a >= LEAST_LINES) < held:
            return None  # most pages: there is no need to look at the blocks
        measures = [block_measure(texts[a:b]) for a, b in blocks]
        wrapped = sum(b - a for (a, b), found in zip(blocks, measures, strict=True) if found)
        if not wrapped or 2 * wrapped < held:
            return None
        pieces = []
        for (a, b), found in zip(blocks, measures, strict=True):
            if found:
                pieces += unwrap(texts[a:b], numbers[a:b], found)
            else:
                pieces += [Piece(texts[k].strip(), ((numbers[k], numbers[k]),)) for k in range(a, b)]
    furniture = [Furniture(lines[k].strip(), ((k + first, k + first),)) for k in sorted(feet)]
    return Reflowed(pieces, furniture)


def _without(lines: Sequence[str], feet: set[int]) -> list[int]:
    """The indices of all lines but the feet and the blank lines around these, which part no paragraphs."""
    if not feet:
        return list(range(len(lines)))
    kept: list[int] = []
    turned = False
    for k, line in enumerate(lines):
        if k in feet:
            turned = True
            while kept and (not lines[kept[-1]] or lines[kept[-1]].isspace()):
                kept.pop()
        elif line and not line.isspace():
            turned = False
            kept.append(k)
        elif not turned:
            kept.append(k)
    return kept


def _blocks(lines: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches of lines that hold text."""
    blocks: list[tuple[int, int]] = []
    begin: int | None = None
    for k, line in enumerate(lines):
        if line and not line.isspace():
            begin = k if begin is None else begin
        elif begin is not None:
            blocks.append((begin, k))
            begin = None
    if begin is not None:
        blocks.append((begin, len(lines)))
    return blocks
