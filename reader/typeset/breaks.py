"""Where lines of a text may break, and how wide its characters are: worked out once for a text.

Every character gets a byte of flags. A line may begin at position i when the flags of i and of
what stands before it allow it (`may_break`); so a line costs a look at one or two characters, and
only numbers, quotes and joining marks are looked for by regular expressions. Those run on
*letters*, one byte a character that says its class, so that their character sets stay small.

Rules: W3C clreq (prohibition rules), GB/T 15834-2011 (positions of marks), UAX #14; the classes
and their sources stand in `reader.chars.classes`.
"""

from __future__ import annotations

import re
from array import array
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader.chars import classes as c
from reader.chars.width import cell_widths, char_width, is_sequence_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "CLUSTER",
    "HANG",
    "JOIN",
    "NO_BEGIN",
    "NO_END",
    "NO_START",
    "SPACE",
    "TIGHT",
    "WORD",
    "Breaks",
    "analyse",
    "may_break",
]

NO_BEGIN = 1  # a line may not begin with it
NO_END = 2  # a line may not end with it
HANG = 4  # it may hang over the measure
SPACE = 8  # it vanishes at a line's ends
WORD = 16  # no break between two of these
JOIN = 32  # no break before it: it belongs to what stands before
CLUSTER = 64  # never a break before it, not even in need: combining marks, joined emoji
TIGHT = 128  # of what is joined, the last to be parted: inside numbers, example.com, don't
NO_START = NO_BEGIN | JOIN | CLUSTER | SPACE

_CONTROLS = (("\0", "\x08"), ("\x0b", "\x1f"), ("\x7f", "\x9f"), ("\u2028", "\u2029"), ("\ud800", "\udfff"))

# Letter of the class, its flags, its characters; the first row that holds a character counts.
_ROWS: tuple[tuple[str, int, str], ...] = (
    ("n", WORD, c.DIGITS),
    ("'", 0, "'＇"),
    ('"', 0, '"＂'),
    ("q", NO_BEGIN | HANG, "’"),
    (".", NO_BEGIN | HANG, "."),
    ("/", NO_BEGIN, "/／"),
    ("-", NO_BEGIN, "-－‐‑﹣"),
    ("%", NO_BEGIN, "%"),
    (",", NO_BEGIN, "∶·"),
    (",", NO_BEGIN | HANG, ",，．:："),
    ("@", NO_END, "@＠#＃＆"),
    ("&", 0, "&"),
    ("@", 0, "=_×"),
    ("s", 0, c.SIGNS),
    ("o", 0, c.ORDINAL),
    ("w", 0, c.MAGNITUDES),
    ("u", 0, c.UNITS),
    ("g", SPACE, c.GLUE_SPACES),
    (" ", SPACE, c.SPACES),
    ("\n", SPACE, "\n"),
    (")", NO_BEGIN | HANG, c.HANGING),
    ("!", NO_BEGIN, c.NO_BEGIN),
    ("(", NO_END, c.NO_END),
)
_LATER = (("z", CLUSTER), ("v", CLUSTER), ("r", 0), ("c", 0), ("a", WORD), ("h", 0))
_LETTERS = [row[0] for row in _ROWS] + [row[0] for row in _LATER]
_ROW_OF = {char: i for i, row in reversed([*enumerate(_ROWS)]) for char in row[2]}
_ZERO, _MARK, _REGIONAL, _CONTROL, _ALPHABETIC, _OTHER = range(len(_ROWS), len(_LETTERS))


def _table(values: Sequence[int]) -> bytes:
    """What bytes.translate needs: an id (row * 4 + cells) becomes the row's value."""
    return bytes(values[i // 4] if i // 4 < len(values) else 0 for i in range(256))


_TO_LETTER = _table([ord(letter) for letter in _LETTERS])
_TO_FLAGS = _table([row[1] for row in _ROWS] + [row[1] for row in _LATER])
_TO_CELLS = bytes(i % 4 for i in range(256))
_WITH_JOIN = bytes(i | JOIN | TIGHT for i in range(256))


class _Ids(dict[int, str]):
    """Code point -> chr(row * 4 + cells), filled as characters are met, for str.translate."""

    def __init__(self, ambiguous_wide: bool) -> None:
        self._ambiguous_wide = ambiguous_wide

    def __missing__(self, code: int) -> str:
        if len(self) > 20_000:  # as in reader.chars.width: hostile text must not fill the memory
            self.clear()
        char = chr(code)
        cells = char_width(char, self._ambiguous_wide)
        row = _row(char, cells)
        if char == "\t":
            cells = 1  # drawn as a space
        elif row == _CONTROL:
            cells = char_width("\ufffd", self._ambiguous_wide)
        self[code] = value = chr(row * 4 + cells)
        return value


def _row(char: str, cells: int) -> int:
    if char in _ROW_OF:
        return _ROW_OF[char]
    if _within(char, _CONTROLS):
        return _CONTROL
    if is_sequence_mark(char):
        return _MARK
    if "\U0001f1e6" <= char <= "\U0001f1ff":
        return _REGIONAL
    if cells == 0:
        return _ZERO
    return _ALPHABETIC if _within(char, c.ALPHABETIC_RANGES) else _OTHER


def _within(char: str, ranges: tuple[tuple[str, str], ...]) -> bool:
    return any(first <= char <= last for first, last in ranges)


_IDS = (_Ids(False), _Ids(True))


class Breaks(NamedTuple):
    """A text made ready for setting, with one line break added at its end.

    `drawn` is what is shown of it, character for character (tabs are spaces, control characters
    U+FFFD); `flags[i]` says what a line may do at character i; text[i:j] fills `cells[j] -
    cells[i]` cells.
    """

    drawn: str
    flags: bytearray
    cells: Sequence[int]


def analyse(text: str, ambiguous_wide: bool = False) -> Breaks:
    """Widths and break flags of a text; linear in its length."""
    ids = f"{text}\n".translate(_IDS[ambiguous_wide]).encode("latin-1")
    letters = ids.translate(_TO_LETTER)
    flags = bytearray(ids.translate(_TO_FLAGS))
    widths: bytes | bytearray = ids.translate(_TO_CELLS)
    drawn = text
    if b"c" in letters or "\t" in text:
        drawn = "".join(
            "\ufffd" if letter == 0x63 else " " if ch == "\t" else ch
            for ch, letter in zip(text, letters, strict=False)
        )
    if b"v" in letters or b"r" in letters:
        widths = cell_widths(f"{drawn}\n", ambiguous_wide)
        _join_pairs(letters, flags)
    _join_numbers(text, letters, flags)
    _join_marks(text, letters, flags)
    if 0 in widths:
        _join_clusters(widths, flags)
    sums = accumulate(widths, initial=0)
    # A list is a little faster, an array eight times smaller.
    return Breaks(drawn, flags, list(sums) if len(text) < 100_000 else array("I", sums))


def may_break(flags: bytearray, at: int) -> bool:
    """Whether a line may end before `at` (spaces left out) and the next one begin there.

    `at` is greater than 0 and some character that is no space stands before it.
    """
    this = flags[at]
    if this & NO_START:
        return False
    before = flags[at - 1]
    if before & SPACE:
        # UAX #14 LB14: an opening mark holds what follows, also behind spaces.
        at -= 2
        while flags[at] & SPACE:
            at -= 1
        return not flags[at] & NO_END
    return not (before & NO_END or this & before & WORD)


def _join_clusters(widths: bytes | bytearray, flags: bytearray) -> None:
    """What has no width stays with the character before and answers for it to what follows."""
    at = widths.find(0)
    while at >= 0:
        inherited = flags[at - 1] & (NO_END | WORD | HANG) if at else 0
        if not flags[at] & SPACE:
            flags[at] = CLUSTER | inherited
        at = widths.find(0, at + 1)


def _join_pairs(letters: bytes, flags: bytearray) -> None:
    """Regional indicators stay together two by two (UAX #14 LB30a)."""
    for match in _pattern(rb"r+").finditer(letters):
        for i in range(match.start() + 1, match.end(), 2):
            flags[i] |= CLUSTER


@cache
def _pattern(source: bytes) -> re.Pattern[bytes]:
    return re.compile(source)


_WORDS = b"an"
_HEX = frozenset("0123456789ABCDEFabcdef")

# A number with what stands inside and behind it, or what stands before a number (第 + -).
_NUMBER = rb"[nos\-](?:(?<=n)n*(?:[,./\-]n+)*(?: ?(?:w+u?|u))?|(?<=[os\-]) ?(?=n))"
_SPACED_UNIT = rb"n a{1,3}(?![an])"


def _join_numbers(text: str, letters: bytes, flags: bytearray) -> None:
    """Keep numbers with their separators, units, signs and 第 (clreq; UAX #14 LB25)."""
    for match in _pattern(_NUMBER).finditer(letters):
        start, end = match.span()
        if letters[start] != 0x6E:
            # news-2021: joined as COVID-19 is, but looser than the sign in -5.
            loose = start and letters[start] == 0x2D and letters[start - 1] in _WORDS
            flags[end] |= JOIN if loose else JOIN | TIGHT
        elif end - start > 1:
            flags[start + 1 : end] = flags[start + 1 : end].translate(_WITH_JOIN)
            hyphen = letters.find(b"-", start, end)
            while hyphen >= 0:  # a phone number, an ISO date, a number in a URL
                flags[hyphen + 1] &= ~TIGHT
                hyphen = letters.find(b"-", hyphen + 1, end)
    if b"n a" in letters:
        for match in _pattern(_SPACED_UNIT).finditer(letters):
            if text[match.start() + 2 : match.end()] in c.WORD_UNITS:
                flags[match.start() + 2] |= JOIN | TIGHT


def _join_marks(text: str, letters: bytes, flags: bytearray) -> None:
    """Decide what depends on both neighbours: straight quotes, and marks inside words and URLs."""
    open_quotes: set[int] = set()
    line_end = -1
    for match in _pattern(rb"""["'q./%&@gs\-]""").finditer(letters):
        i = match.start()
        mark = letters[i]
        before, after = letters[i - 1] if i else 0x0A, letters[i + 1]
        if mark == 0x22 or (mark == 0x27 and not (before in _WORDS and after in _WORDS)):
            if i > line_end:
                open_quotes.clear()
                line_end = letters.find(b"\n", i)
            _turn_quote(i, mark, letters, flags, open_quotes)
        elif mark == 0x25:
            # %E6 in a URL is no percentage; behind / and - a line may begin with it.
            if _HEX.issuperset(text[i + 1 : i + 3]) and before in b"an/-@.&":
                flags[i] = WORD | (0 if before in b"an/-&" else JOIN | TIGHT)
        elif before in _WORDS and after in _WORDS:
            _join_inner(i, mark, letters, flags)
        elif mark == 0x2F and after != 0x2F:
            # 供应/需求: GB/T 15834 5.1.10 keeps the dividing slash from both ends of a line;
            # https://www…: the scheme is no part by itself.
            if before == 0x2F or after not in _WORDS:
                flags[i + 1] |= JOIN
        elif mark in b"@&s" and before in b"ans@&":
            flags[i] |= JOIN | TIGHT


def _join_inner(i: int, mark: int, letters: bytes, flags: bytearray) -> None:
    """A mark between two letters or digits: don't, example.com, AT&T, a@b, A+B, e-mail."""
    if mark in b"/-" and not _stands_alone(i, letters):
        return  # a URL or a compound may break behind it
    flags[i] = flags[i] & ~SPACE | JOIN | TIGHT
    flags[i + 1] |= JOIN if mark in b"&g" else JOIN | TIGHT


def _stands_alone(i: int, letters: bytes) -> bool:
    """Whether one character alone stands before or behind the mark, as in km/h, e-mail; not a/b/c."""
    mark = letters[i]
    behind, before = letters[i + 2], letters[i - 2] if i > 1 else 0x0A
    return behind not in b"an%c" % mark or before not in b"an%c" % mark


def _turn_quote(i: int, mark: int, letters: bytes, flags: bytearray, open_quotes: set[int]) -> None:
    """A straight quote opens or closes by what stands beside it, in doubt by turns."""
    before, after = letters[i - 1] if i else 0x0A, letters[i + 1]
    behind_edge = before in b"\n g" or bool(flags[i - 1] & NO_END)
    before_edge = after in b"\n g" or bool(flags[i + 1] & NO_BEGIN)
    opens = behind_edge if behind_edge != before_edge else mark not in open_quotes
    if opens:
        open_quotes.add(mark)
        flags[i] |= NO_END
    else:
        open_quotes.discard(mark)
        flags[i] |= NO_BEGIN | HANG
