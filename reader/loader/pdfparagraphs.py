"""Printed lines become paragraphs again, by where they begin and end in their column.

A line that begins further right begins a paragraph, one that leaves room for what begins the next ends it;
letters of another size or weight are another piece. A paragraph goes on in the next column or page where its
last line is full and the first one there has no indent.
"""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from reader.loader.draft import Piece
from reader.loader.marks import mark
from reader.loader.wrapping import CANNOT_BEGIN, HAN, OPEN, OTHER, QUOTED, SENTENCE, line_end, need_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.pdflines import Line

__all__ = ["HYPHEN", "Setting", "join", "paragraphs", "setting_of"]

HYPHEN = "\u00ad"
"""A hyphen that a line's end within a word made."""

_INDENT = (0.8, 5.0)
"""Letters; a first line's indent."""

_SPACED = 1.55
"""Of the distance of lines: a wider one parts paragraphs; half as much more hints at it."""

_LONGEST_SUBHEAD = 40

_MOST_NEEDED = 6 * HAN


class Setting:
    """How a PDF is set: whether first lines are indented, and whether Latin words are cut at lines' ends."""

    def __init__(self, *, indented: bool = True, words_cut: bool = False) -> None:
        self.indented = indented
        self.words_cut = words_cut


def setting_of(lines: Sequence[Line]) -> Setting:
    """The setting of these lines."""
    indents = sum(_INDENT[0] <= line.indent <= _INDENT[1] for line in lines)
    cut = whole = 0
    for line, following in pairwise(lines):
        last, first = line.text[-1], following.text[0]
        if line.column != following.column or not (first.isascii() and first.isalnum()):
            continue
        if last.isascii() and last.isalnum():
            cut += line.room < 0.6 * line.size
        elif following.text[1:2].isascii() and following.text[1:2].isalnum():
            whole += 0.6 * line.size <= line.room < _need(following)
    return Setting(indented=indents > 0.04 * len(lines), words_cut=cut > 2 * whole)


def paragraphs(lines: Sequence[Line], setting: Setting) -> list[Piece]:
    """The paragraphs of a story's lines, in order."""
    pitches = _pitches(lines)
    for above, line, below in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        if line.row and not (above and above.row) and not (below and below.row):
            line.row = ""  # one line alone is no table: its white makes it fill the column
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, pitches, setting):
            groups[-1].append(line)
        else:
            groups.append([line])
    body = _body(lines)
    return [_piece(group, body, setting, last=group is groups[-1]) for group in groups]


def _body(lines: Sequence[Line]) -> tuple[float, bool]:
    """Size and weight of most of these letters."""
    counts: dict[tuple[float, bool], int] = {}
    for line in lines:
        key = (line.size, line.bold)
        counts[key] = counts.get(key, 0) + len(line.text)
    return max(counts, key=lambda key: counts[key], default=(0.0, False))


def _pitches(lines: Sequence[Line]) -> dict[int, float]:
    """The usual distance of lines, by column."""
    found: dict[int, list[float]] = {}
    for line, following in pairwise(lines):
        if line.column == following.column:
            found.setdefault(line.column, []).append(line.base - following.base)
    usual = median([drop for drops in found.values() for drop in drops]) if found else 0.0
    return {column: median(drops) if len(drops) > 4 else usual for column, drops in found.items()}


def _goes_on(group: Sequence[Line], line: Line, pitches: dict[int, float], setting: Setting) -> bool:
    """Whether a line goes on with the paragraph of the lines above it."""
    above = group[-1]
    if abs(above.size - line.size) > 0.08 * above.size or above.bold != line.bold:
        return _goes_on_mixed(above, line)
    if above.text.endswith(HYPHEN) or above.row or line.row:
        return above.text.endswith(HYPHEN) or bool(above.row and line.row)
    if _INDENT[0] <= line.indent <= _INDENT[1] or above.room > _need(line) + 0.35 * line.size:
        return False
    end = line_end(above.text)
    if above.column == line.column:
        pitch = pitches.get(line.column) or line.size
        drop = above.base - line.base
        if drop > _SPACED * pitch or (drop > 1.18 * pitch and end not in (OTHER, OPEN)):
            return False
        return setting.indented or end not in (SENTENCE, QUOTED) or above.room < 0.5 * line.size
    return setting.indented or end not in (SENTENCE, QUOTED)


def _goes_on_mixed(above: Line, line: Line) -> bool:
    """Whether a paragraph goes on over a change of letters: its first words alone may be heavy."""
    if abs(above.size - line.size) > 0.08 * above.size or above.column != line.column:
        return False
    full = above.room <= _need(line) + 0.35 * line.size
    return full and line.indent < _INDENT[0] and line_end(above.text) in (OTHER, OPEN) and len(above.text) > 8


def _need(line: Line) -> float:
    """The points that what begins a line takes, which no setter parts.

    Marks that begin no line go with it, and what stands in quotes behind them: programs that break lines by
    the rules for all the world's scripts (UAX 14) part nothing from a quotation mark.
    """
    text = line.text
    units = need_units(text, by_cells=True)
    word = re.match(r"[!-~]+", text)
    at = word.end() if word else 2 if text[1:2] in CANNOT_BEGIN else 1
    while text[at : at + 1] and text[at] in CANNOT_BEGIN and units < _MOST_NEEDED:
        at, units = at + 1, units + HAN
    if text[at : at + 1] in ("“", "‘"):
        units += 2 * HAN
    return units / 4 * line.size


def _piece(group: Sequence[Line], body: tuple[float, bool], setting: Setting, *, last: bool) -> Piece:
    if len(group) > 1 and all(line.row for line in group):
        return Piece("\n".join(line.row for line in group), kind="table")
    piece = Piece(join(group, setting))
    first = group[0]
    other = first.size > 1.06 * body[0] or (first.bold and not body[1])
    short = len(piece.text) <= _LONGEST_SUBHEAD and line_end(piece.text) not in (SENTENCE, QUOTED)
    if (
        other
        and short
        and not last
        and not any(mark(n).match(piece.text) for n in ("byline", "credit", "lead"))
    ):
        piece.kind = "subhead"
    return piece


def join(lines: Sequence[Line], setting: Setting) -> str:
    """The text of lines that belong together; a hyphen that only a line's end made is gone."""
    text = lines[0].text
    for line in lines[1:]:
        part = line.text
        if text.endswith(HYPHEN):
            text = text[:-1] + part
        elif text[-1] < "\u0250" and part[0] < "\u0250" and not _closes(text[-1], part[0], setting):
            text += " " + part
        else:
            text += part
    return text.replace(HYPHEN, "-").strip()


def _closes(last: str, first: str, setting: Setting) -> bool:
    """Whether nothing stands between two Latin characters at a seam."""
    if last in "-/([{" or first in ")]},.;:!?%" or (last.isdigit() and first.isdigit()):
        return True
    return setting.words_cut and last.isalnum() and first.isalnum()
