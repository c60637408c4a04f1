"""Lines of a page dump as pieces, each with what its own characters say of it.

A piece is a printed line of the dump: a title line, a paragraph, or part of one. Its *shape* is what
can be seen without its neighbours; what it is on the page is decided over the whole page by `kinds`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.marks import BOX_TITLES, LABELS, mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.issue import LineRange
    from reader.loader.draft import Piece

__all__ = ["CLOSERS", "ENDS", "Scrap", "balance", "read_scraps", "scraps_of"]

ENDS = frozenset("。！？!?…")
"""Marks that end a sentence (GB/T 15834-2011, 4.1 to 4.3, and the ellipsis)."""

CLOSERS = "”’」』）)》〉】〕］]\"'"
"""Marks that may stand behind a sentence's end and are looked through."""

_OPEN_TO_CLOSE = {"“": "”", "（": "）", "《": "》", "「": "」", "『": "』", "【": "】", "‘": "’", "〈": "〉"}
_CLOSE = {close: opener for opener, close in _OPEN_TO_CLOSE.items()}
_BRACKETS = frozenset(_OPEN_TO_CLOSE) | frozenset(_CLOSE)

# No title line of 144 measured ones is longer than 34 characters; room for the rough ones.
LONGEST_TITLE = 60
_LEAD_STARTS = frozenset("本新据中【（([〔综另")


class Scrap:
    """A piece and its shape.

    `lines` are its 1-based source lines (several where it was hard-wrapped), `gap` the number of blank lines before it (the first one: 2).
    `shape` is one of: label, box, byline, credit, sign-off, jump, name, short (a line without a
    sentence's end that could be a title), closed (ends as a paragraph does), open (does not).
    `lead` says that it begins as a story does (本报讯…). `end` is its last character that is no closing mark.
    """

    __slots__ = ("_balance", "end", "gap", "indent", "lead", "lines", "shape", "text")

    def __init__(self, text: str, lines: tuple[LineRange, ...], gap: int, indent: bool = False) -> None:
        self.text = text
        self.lines = lines
        self.gap = gap
        self.indent = indent
        self._balance: tuple[str, str] | None = None
        body = text.rstrip(CLOSERS)
        self.end = body[-1] if body else ""
        self.shape = _shape(text, self.end)
        self.lead = (
            self.shape != "sign-off" and text[0] in _LEAD_STARTS and mark("lead").match(text) is not None
        )

    @property
    def line(self) -> int:
        """Its first source line."""
        return self.lines[0][0]

    def balance(self) -> tuple[str, str]:
        """What `balance` says of the text, kept."""
        if self._balance is None:
            self._balance = balance(self.text)
        return self._balance

    def __repr__(self) -> str:
        return f"<{self.line} {self.shape}{'*' if self.lead else ''} {self.text[:20]}>"


def _shape(text: str, end: str) -> str:
    size = len(text)
    if size <= 40:
        bare = "".join(text.split())
        if bare in LABELS:
            return "label"
        if bare.strip("【】[]〔〕■◆●▲：:") in BOX_TITLES:
            return "box"
        if text[-1] in "）)" and text[0] in "（(" and mark("sign-off").match(text):
            return "sign-off"
        if mark("jump").match(text):
            return "jump"
    if size <= 80 and end not in ENDS and mark("credit").match(text):
        return "credit"
    if end in ENDS or (
        text[-1] in "摄攝" and "。" in text
    ):  # the latter: a caption with its credit behind it
        return "closed"
    if size <= 80 and mark("byline").match(text):
        return "byline"
    return "short" if size <= LONGEST_TITLE else "open"


def read_scraps(lines: Iterable[str]) -> list[Scrap]:
    """The pieces of a page in source order; blank lines part them and are counted."""
    scraps: list[Scrap] = []
    gap = 2
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if text:
            scraps.append(Scrap(text, ((number, number),), gap, line[0] in " \t\u3000"))
            gap = 0
        else:
            gap += 1
    return scraps


def scraps_of(pieces: Iterable[Piece], indents: bool = False) -> list[Scrap]:
    """Pieces whose hard-wrapped lines were put together already."""
    scraps: list[Scrap] = []
    last = -1
    for piece in pieces:
        first = piece.lines[0][0]
        scraps.append(Scrap(piece.text, piece.lines, first - last - 1 if scraps else 2, indents))
        last = piece.lines[-1][1]
    return scraps


def balance(text: str) -> tuple[str, str]:
    """Closing marks that miss their opening one, and opening marks that miss their closing one.

    Both as the marks stand in the text, e.g. `("”", "（")` for `好”（见`. Straight quotes and ‘ ’
    don't count: the latter serve as apostrophes too.
    """
    count = text.count
    if (
        count("“") == count("”")
        and count("（") == count("）")
        and count("《") == count("》")
        and count("「") == count("」")
        and count("『") == count("』")
        and count("【") == count("】")
        and count("〈") == count("〉")
    ):
        return "", ""  # whole paragraphs: crossed pairs are not worth a walk through the text
    missing: list[str] = []
    stack: list[str] = []
    for char in text:
        if char in _BRACKETS and char not in "‘’":
            if char in _OPEN_TO_CLOSE:
                stack.append(char)
            elif stack and stack[-1] == _CLOSE[char]:
                stack.pop()
            else:
                missing.append(char)
    return "".join(missing), "".join(stack)
