"""Pulls the letters out of a PDF, in a process of its own: run as a script, never imported by the reader.

What a PDF unpacks to, how long that takes and whether it makes the library fall is not known before. So this
process is given limits of its own, and who started it lives on. It reads the PDF from standard input and
prints one JSON object; it knows nothing of newspapers and imports nothing of the program.
"""

from __future__ import annotations

import ctypes
import json
import resource
import sys
import time
from contextlib import suppress
from itertools import pairwise
from math import hypot
from typing import Any, NamedTuple

_MOST_ENTRIES = 20_000
"""Bookmarks, and links of a page."""

# Of a letter's size: from what gap on Latin words stand apart, runs do, runs that a printed space joins do.
_WORD_GAP, _RUN_GAP, _SPACED_GAP = 0.18, 0.5, 2.6
_OBJECT_GAP = (
    0.3  # letters that the file sets apart, too: the mark that hangs over a column's edge, the next column
)
_SPACES = (0x20, 0xA0, 0x3000)
_HYPHEN = 0x2
"""What the library gives for a hyphen at a line's end within a word; printed as a soft hyphen."""


class Limits(NamedTuple):
    """What the caller allows: bytes of memory besides the PDF, seconds, pages, letters."""

    memory: int
    seconds: float
    pages: int
    letters: int


class Letter(NamedTuple):
    """A letter as the file has it: code, origin, box (left, bottom, right, top), size, turn, weight.

    `owner` numbers what the file sets at one go.
    """

    code: int
    x: float
    y: float
    edges: tuple[float, float, float, float]
    size: float
    turn: int
    bold: bool
    owner: int


class Placed(NamedTuple):
    """A letter, where it begins and ends on its line and the line's height, all in points.

    The page is turned so that lines run to the right: `turn` tells by how many quarters of a circle; 4 stands
    for any other angle, 5 for lines that run downwards, letter under letter.
    """

    code: int
    left: float
    right: float
    base: float
    size: float
    turn: int
    owner: int


def main() -> None:
    """Read standard input, write standard output; the limits are the arguments."""
    limits = Limits(int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
    data = sys.stdin.buffer.read()
    import pypdfium2
    from pypdfium2 import raw

    _limit(limits, len(data))
    end = time.monotonic() + limits.seconds
    try:
        made = Reading(pypdfium2.PdfDocument(data), raw, limits, end).all()
    except pypdfium2.PdfiumError as fault:
        locked = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        made = {"error": "encrypted" if getattr(fault, "err_code", None) in locked else "broken"}
    sys.stdout.write(json.dumps(made, ensure_ascii=True, separators=(",", ":")))
    sys.stdout.flush()


def _limit(limits: Limits, size: int) -> None:
    for kind, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_DATA, size + limits.memory),
        (resource.RLIMIT_CPU, int(limits.seconds) + 4),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


class Reading:
    """One PDF being read."""

    def __init__(self, pdf: Any, raw: Any, limits: Limits, end: float) -> None:
        self.pdf, self.raw, self.limits, self.end = pdf, raw, limits, end
        self.letters = self.objects = self.unknown = 0
        raw.FPDFText_GetTextObject.restype = ctypes.c_void_p  # a number to compare, four times as fast
        self.stopped: str | None = None

    def all(self) -> dict[str, Any]:
        """Everything that is printed."""
        count = len(self.pdf)
        pages: list[dict[str, Any] | None] = []
        made: dict[str, Any] = {"count": count, "outline": self._outline(), "pages": pages}
        for number in range(min(count, self.limits.pages)):
            if time.monotonic() > self.end:
                self.stopped = "time"
            elif self.letters >= self.limits.letters:
                self.stopped = "letters"
            if self.stopped:
                break
            pages.append(self._page(number))
        if count > self.limits.pages and not self.stopped:
            self.stopped = "pages"
        made.update(stopped=self.stopped, letters=self.letters)
        made["unknown"] = self.unknown / max(self.objects, 1)
        made["title"] = self.pdf.get_metadata_value("Title")
        return made

    def _outline(self) -> list[list[Any]]:
        """The bookmarks as [level, title, page or null, height or null]."""
        found: list[list[Any]] = []
        with suppress(RuntimeError):
            for mark in self.pdf.get_toc(max_depth=6):
                dest = mark.get_dest()
                target = self._target(dest.raw) if dest else (None, None)
                found.append([mark.level, mark.get_title(), *target])
                if len(found) >= _MOST_ENTRIES or time.monotonic() > self.end:
                    break
        return found

    def _target(self, dest: Any) -> tuple[int | None, float | None]:
        """Page and height that a destination leads to."""
        raw = self.raw
        page = raw.FPDFDest_GetDestPageIndex(self.pdf, dest)
        if page < 0:
            return None, None
        has = [ctypes.c_int() for _ in range(3)]
        place = [ctypes.c_float() for _ in range(3)]
        if raw.FPDFDest_GetLocationInPage(dest, *has, *place) and has[1].value:
            return page, round(place[1].value, 2)
        return page, None

    def _page(self, number: int) -> dict[str, Any] | None:
        """A page's size, the runs of its letters, its links and how many pictures it has; None: broken."""
        try:
            page = self.pdf[number]
            text = page.get_textpage()
        except RuntimeError:
            return None
        width, height = page.get_size()
        letters = self._letters(text)
        self.letters += len(letters)
        made = {
            "size": [round(width, 2), round(height, 2)],
            "runs": _runs(letters),
            "links": self._links(page),
            "images": 0 if letters else self._images(page),
        }
        text.close()
        page.close()
        return made

    def _letters(self, text: Any) -> list[Letter]:
        """The letters of a page in the order of the file, without the spaces that the library makes up."""
        raw, page = self.raw, text.raw
        unicode_of, object_of, box_of, origin_of = (
            raw.FPDFText_GetUnicode,
            raw.FPDFText_GetTextObject,
            raw.FPDFText_GetLooseCharBox,
            raw.FPDFText_GetCharOrigin,
        )
        box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        to_box, to_x, to_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
        found: list[Letter] = []
        size, turn, bold = 0.0, 0, False
        now = None
        for i in range(min(text.count_chars(), self.limits.letters - self.letters)):
            if not i & 0x3FF and time.monotonic() > self.end:
                self.stopped = "time"
                break
            code = unicode_of(page, i)
            if code in (0, 10, 13) or (code == 32 and raw.FPDFText_IsGenerated(page, i) == 1):
                continue
            box_of(page, i, to_box)
            origin_of(page, i, to_x, to_y)
            owner = object_of(page, i)
            if owner != now or owner is None:
                now = owner
                size, turn, bold = self._look(page, i)
            edges = (box.left, box.bottom, box.right, box.top)
            found.append(Letter(code, x.value, y.value, edges, size, turn, bold, self.objects))
        return found

    def _look(self, page: Any, index: int) -> tuple[float, int, bool]:
        """Size, turn and weight of the letters of one text object; counts those of unknown meaning."""
        raw = self.raw
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(page, index, matrix)
        size = abs(raw.FPDFText_GetFontSize(page, index) * (hypot(matrix.c, matrix.d) or 1))
        self.objects += 1
        self.unknown += raw.FPDFText_HasUnicodeMapError(page, index) == 1
        name = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        raw.FPDFText_GetFontInfo(page, index, name, 128, flags)
        word = name.value.decode("latin-1").lower()
        bold = bool(flags.value & 0x40000) or any(mark in word for mark in ("bold", "black", "heavy", "hei"))
        return size, _turn(matrix.a, matrix.b), bold

    def _links(self, page: Any) -> list[list[Any]]:
        """The links to other places of the file: left, bottom, right, top, page, height."""
        raw = self.raw
        start, link, rect = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
        found: list[list[Any]] = []
        while len(found) < _MOST_ENTRIES and raw.FPDFLink_Enumerate(page, start, link):
            dest = raw.FPDFLink_GetDest(self.pdf, link)
            if not dest:
                action = raw.FPDFLink_GetAction(link)
                dest = raw.FPDFAction_GetDest(self.pdf, action) if action else None
            if dest and raw.FPDFLink_GetAnnotRect(link, rect):
                found.append([rect.left, rect.bottom, rect.right, rect.top, *self._target(dest)])
        return found

    def _images(self, page: Any) -> int:
        raw = self.raw
        count = min(raw.FPDFPage_CountObjects(page), 1000)
        kinds = (raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, i)) for i in range(count))
        return sum(kind == raw.FPDF_PAGEOBJ_IMAGE for kind in kinds)


def _turn(a: float, b: float) -> int:
    """By which angle letters stand: quarters of a circle, 4 for any other one."""
    if abs(b) < 0.2 * abs(a):
        return 0 if a > 0 else 2
    if abs(a) < 0.2 * abs(b):
        return 1 if b > 0 else 3
    return 4


def _runs(letters: list[Letter]) -> list[list[Any]]:
    """The stretches of letters close to each other: text, left, base, right, size, bold, turn."""
    upright = _runs_down(letters)
    runs: list[list[Any]] = []
    chars: list[str] = []
    last: Placed | None = None
    for letter in letters:
        if letter.code in _SPACES:
            if chars:
                chars.append(chr(letter.code))
            continue
        placed = _placed(letter, 5 if upright and letter.turn == 0 else letter.turn)
        spaced = bool(chars) and chars[-1].isspace()
        if last is None or not _goes_on(last, placed, spaced):
            _close(runs, chars)
            chars = []
            runs.append(
                ["", placed.left, placed.base, placed.right, placed.size, int(letter.bold), placed.turn]
            )
        elif not spaced and _parts_words(last, placed):
            chars.append(" ")
        chars.append(_char(letter.code))
        run = runs[-1]
        run[3] = max(run[3], placed.right)
        if placed.size > run[4]:  # the run began with an initial or a superscript
            run[4], run[2] = placed.size, placed.base
        last = placed
    _close(runs, chars)
    return runs


def _runs_down(letters: list[Letter]) -> bool:
    """Whether most letters stand one under the other rather than side by side."""
    beside = below = 0
    for last, letter in pairwise(letters):
        if letter.turn == 0:
            aside, down, size = letter.x - last.x, last.y - letter.y, letter.size
            beside += abs(down) < 0.3 * size and 0.2 * size < aside < 2 * size
            below += abs(aside) < 0.3 * size and 0.5 * size < down < 2 * size
    return below > 2 * beside


def _placed(letter: Letter, turn: int) -> Placed:
    """A letter's place with its page turned."""
    left, bottom, right, top = letter.edges
    x, y = letter.x, letter.y
    if turn == 1:
        left, right, base = y, max(top, y), -x
    elif turn == 2:
        left, right, base = -x, max(-left, -x), -y
    elif turn == 3:
        left, right, base = -y, max(-bottom, -y), x
    elif turn == 5:
        left, right, base = -top, -bottom, left
    else:
        left, right, base = x, max(right, x), y
    return Placed(letter.code, left, right, base, letter.size, turn, letter.owner)


def _goes_on(last: Placed, letter: Placed, spaced: bool) -> bool:
    """Whether a letter stands on the line of the last one, close behind it."""
    size = max(last.size, letter.size)
    if letter.turn != last.turn or size > 2.5 * min(last.size, letter.size) + 1:
        return False
    drop = abs(letter.base - last.base)
    if drop > (0.2 if letter.size > 0.85 * last.size > 0.7 * letter.size else 0.5) * size:
        return False
    wide = letter.right - letter.left > 1.5 * size
    if wide and (letter.left, letter.right, letter.code) == (last.left, last.right, last.code):
        return True  # —— drawn as one: both of its letters have its place
    gap = letter.left - last.right
    widest = _SPACED_GAP if spaced else _RUN_GAP if letter.owner == last.owner else _OBJECT_GAP
    return -1.2 * size < gap < widest * size


def _parts_words(last: Placed, letter: Placed) -> bool:
    """Whether the gap between two Latin letters parts words."""
    return last.code < 0x250 and letter.code < 0x250 and letter.left - last.right > _WORD_GAP * letter.size


def _char(code: int) -> str:
    if code in (_HYPHEN, 0xFFFE):
        return "\u00ad"
    return chr(code) if code < 0x110000 else "\ufffd"


def _close(runs: list[list[Any]], chars: list[str]) -> None:
    if runs and chars and not runs[-1][0]:
        runs[-1][1:5] = (round(value, 2) for value in runs[-1][1:5])
        runs[-1][0] = _joined("".join(chars)).rstrip()


def _joined(text: str) -> str:
    """A text whose letters beyond 16 bits may come in halves."""
    if any("\ud800" <= char <= "\udfff" for char in text):
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


if __name__ == "__main__":
    main()
