"""How many terminal cells a text fills.

East Asian Ambiguous characters (“ ” … — · ①) count 1, as in every terminal's default; with
`ambiguous_wide` 2. Combining marks, variation selectors and conjoining jamo count 0; so does what
a zero width joiner joins to the character before, and a skin tone after an emoji. Variation
selector 16 makes a narrow emoji wide. The widths of a text's characters add up to the text's, so
a text may be measured piece by piece as long as no such sequence is cut.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from reader.chars.width_table import KINDS, STARTS

__all__ = ["cell_width", "cell_widths", "char_width", "cut", "is_sequence_mark"]

_ZWJ, _VS16 = "\u200d", "\ufe0f"
_SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_CELLS, _AMBIGUOUS, _EMOJI = 3, 4, 8  # bits of a kind, see width_table
_SEQUENCE = 4

# A table for str.translate holds what it has met; a text that uses every code point must not
# make it grow without end. The whole of Han that a year of a paper uses is below 8,000.
_MOST_KEPT = 20_000


def _kind(code: int) -> int:
    return KINDS[bisect_right(STARTS, code) - 1]


def char_width(ch: str, ambiguous_wide: bool = False) -> int:
    """Cells of one character by itself: 0, 1 or 2 (0 for control characters)."""
    return ord((_WIDE if ambiguous_wide else _NARROW)[ord(ch)]) & _CELLS


class _Widths(dict[int, str]):
    """Code point -> chr(cells), filled as characters are met: what str.translate wants.

    `_SEQUENCE` is added where a character changes the width of one beside it.
    """

    def __init__(self, ambiguous_wide: bool) -> None:
        self._wide = _AMBIGUOUS if ambiguous_wide else 0

    def __missing__(self, code: int) -> str:
        if len(self) > _MOST_KEPT:
            self.clear()
        kind = _kind(code)
        cells = 2 if kind & self._wide else kind & _CELLS
        self[code] = value = chr(cells + _SEQUENCE * is_sequence_mark(chr(code)))
        return value


_NARROW, _WIDE = _Widths(False), _Widths(True)


def is_sequence_mark(ch: str) -> bool:
    """Whether this character changes the width of one beside it."""
    return ch in (_ZWJ, _VS16) or ch in _SKIN_TONES


def cell_widths(text: str, ambiguous_wide: bool = False) -> bytes | bytearray:
    """Cells of each character of a text, in their context; they add up to the text's width."""
    cells = text.translate(_WIDE if ambiguous_wide else _NARROW).encode("latin-1")
    if _SEQUENCE in cells or _SEQUENCE + 2 in cells:
        return _in_context(text, bytearray(cells))
    return cells


def _in_context(text: str, cells: bytearray) -> bytearray:
    """Give the characters beside sequence marks the widths that they have there."""
    base = seen = -1  # the last character that has a width, the last mark
    for i in [i for i, value in enumerate(cells) if value > _CELLS]:
        cells[i] &= _CELLS
        base = next((k for k in range(i - 1, seen, -1) if cells[k] or text[k].isspace()), base)
        seen = i
        if base < 0 or text[base].isspace():
            continue  # white space may fall to the end of a line: nothing joins it
        if text[i] == _ZWJ:
            if i + 1 < len(cells):
                cells[i + 1] = 0
        elif text[i] == _VS16:
            if cells[base] == 1 and _kind(ord(text[base])) & _EMOJI:
                cells[base] = 2
        elif base == i - 1 and cells[base] == 2:
            cells[i] = 0
    return cells


def cell_width(text: str, ambiguous_wide: bool = False) -> int:
    """Cells of a text that holds no line break."""
    if text.isascii() and text.isprintable():
        return len(text)
    cells = cell_widths(text, ambiguous_wide)
    return cells.count(1) + 2 * cells.count(2)


def cut(text: str, cells: int, ambiguous_wide: bool = False) -> str:
    """The text if it fits into `cells`, else as much of its beginning as fits with an ellipsis.

    No character is halved and no sequence (a letter and its accents, an emoji) is cut; where not
    even the ellipsis fits, nothing is left.
    """
    if len(text) * 2 <= cells or cell_width(text, ambiguous_wide) <= cells:
        return text
    room = cells - char_width("…", ambiguous_wide)
    if room < 0:
        return ""
    sums = list(accumulate(cell_widths(text[: _window(text, cells)], ambiguous_wide)))
    return text[: bisect_right(sums, room)].rstrip() + "…"


def _window(text: str, cells: int) -> int:
    """How much of a long text must be measured to cut it: all marks of width 0 count as well."""
    end = min(len(text), 2 * cells + 16)
    while end < len(text) and cell_width(text[:end]) <= cells:
        end *= 2
    return end
