"""Lines of a page dump as pieces, each with what its own characters say of it.

A piece is a printed line of the dump: a title line, a paragraph, or part of one. Its *shape* is what
can be seen without its neighbours. What it is on the page is decided over the whole page: title lines by
`headings`, halves of paragraphs by `joins`, whose text it is by `stories`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.loader.marks import BOX_TITLES, CLOSERS, LABELS, SENTENCE_ENDS, holds_caption, mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.issue import LineRange
    from reader.loader.draft import Piece

__all__ = ["OPEN_TO_CLOSE", "Scrap", "balance", "read_scraps", "scraps_of"]

OPEN_TO_CLOSE = {"“": "”", "（": "）", "《": "》", "「": "」", "『": "』", "【": "】", "〈": "〉"}
"""Paired marks that are counted. Straight quotes and ‘ ’ are not: the latter serve as apostrophes too."""

_CLOSE = {close: opener for opener, close in OPEN_TO_CLOSE.items()}

LONGEST_TITLE = 60
"""Characters. No title line of 144 measured ones is longer than 34; the rest is room for rough dumps."""

_LONGEST_MARK = 40
"""Characters of the longest label, box title, sign-off or jump line that is looked for."""

_LONGEST_NAMES = 80
"""Characters of the longest byline or credit that is looked for: some list a dozen names."""

_LONGEST_SIGN_OFF = 90
"""Characters of the longest sign-off: （本报平壤、首尔、东京1月2日电　记者…） names a dozen people."""

_SIGNED = ("记者", "記者", "日电", "日電", "日讯")
"""What a long sign-off has."""

_SIGNER_WORDS = "编者 编辑 编辑部 本报编辑部 本刊编辑部 本报编者 记者 作者 笔者 編者 編輯 編輯部 記者"
_SIGNERS = frozenset(_SIGNER_WORDS.split())
"""Who signs a story's text or a note over it behind a dash: ——编者."""

_LEAD_STARTS = frozenset("本新据據中【（([〔［综綜另")
"""First characters of most leads; the others begin with a paper's or an agency's name (`_LEAD_NAMES`)."""

_LEAD_NAMES = frozenset("社网網报報闻聞")
"""What such a name ends with: 法新社, 南方日报. These two looks spare most pieces the pattern."""

_LEAD_NAME = 8
"""Characters in which the name has ended."""


class Scrap:
    """A piece and its shape.

    `lines` are its 1-based source lines (several where it was hard-wrapped), `gap` the number of blank
    lines before it (the first one: 2), `indent` says that it was printed with space before it.
    `shape` is one of: label, box (a box's title), sign-off, jump, credit, byline, closed (ends as a
    paragraph does), short (does not, and could be a title line), open (does not, and is too long for one).
    `lead` says that it begins as a story does (本报讯…). `end` is its last character that is no closing
    mark, "" where there is none.
    """

    __slots__ = ("_balance", "about", "end", "gap", "indent", "lead", "lines", "opened", "shape", "text")

    def __init__(self, text: str, lines: tuple[LineRange, ...], gap: int, indent: bool = False) -> None:
        self.text = text
        self.lines = lines
        self.gap = gap
        self.indent = indent
        self._balance: tuple[str, str] | None = None
        self.opened: bool | None = None  # what `seams.is_open` says of it, once asked
        self.about: int | None = None  # the same of `subjects.sum_of`
        body = text.rstrip(CLOSERS)
        self.end = body[-1] if body else ""
        self.shape = _shape(text, self.end)
        self.lead = (
            self.shape != "sign-off"
            and (text[0] in _LEAD_STARTS or not _LEAD_NAMES.isdisjoint(text[:_LEAD_NAME]))
            and mark("lead").match(text) is not None
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
    if len(text) > _LONGEST_SIGN_OFF and end in SENTENCE_ENDS:
        return "closed"  # most pieces: too long for all that is told by its marks
    return _furniture(text, end) or _prose(text, end)


def _furniture(text: str, end: str) -> str:
    """The shape of a line that a pattern or a list of words knows whole; "" for the rest."""
    size = len(text)
    if size <= _LONGEST_MARK:
        bare = "".join(text.split())
        if bare in LABELS:
            return "label"
        if bare.strip("【】[]〔〕■◆●▲：:") in BOX_TITLES:
            return "box"
        if mark("jump").match(text):
            return "jump"
    if (text[-1] in "）)" and text[0] in "（(" and _signs_off(text)) or (text[0] == "—" and _is_signer(text)):
        return "sign-off"
    if size <= _LONGEST_NAMES and end not in SENTENCE_ENDS and mark("credit").match(text):
        return "closed" if holds_caption(text) else "credit"
    return ""


def _is_signer(text: str) -> bool:
    return "".join(text.split()).strip("—") in _SIGNERS


def _signs_off(text: str) -> bool:
    """Whether a line in brackets signs a story: a short one, or a longer one that names its reporters."""
    if len(text) > _LONGEST_SIGN_OFF or (len(text) > _LONGEST_MARK and not any(s in text for s in _SIGNED)):
        return False
    return mark("sign-off").match(text) is not None


def _prose(text: str, end: str) -> str:
    """The shape of a line of text, by its end and its length."""
    if end in SENTENCE_ENDS:
        return "closed"
    if text[-1] in "摄攝图圖" and "。" in text:  # a caption, its credit behind it
        return "closed"
    if text[-1] in "）)" and _is_signed(text):
        return "closed"
    if len(text) <= _LONGEST_NAMES and mark("byline").match(text):
        return "byline"
    return "short" if len(text) <= LONGEST_TITLE else "open"


def _is_signed(text: str) -> bool:
    """Whether brackets at a line's end stand behind a sentence: 更多地为地方作贡献。(林晓)"""
    at = max(text.rfind("（"), text.rfind("("))
    if at < 1 or len(text) - at > _LONGEST_MARK:
        return False
    return text[:at].rstrip(" \u3000" + CLOSERS)[-1:] in SENTENCE_ENDS


def read_scraps(lines: Iterable[str]) -> list[Scrap]:
    """The pieces of a page, a line each, in source order; blank lines part them and are counted."""
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


def scraps_of(pieces: Iterable[Piece], lines: Sequence[str]) -> list[Scrap]:
    """The same of pieces whose hard-wrapped lines, these, were put together already."""
    scraps: list[Scrap] = []
    last = -1
    for piece in pieces:
        first = piece.lines[0][0]
        indent = lines[first - 1][0] in " \t\u3000"
        scraps.append(Scrap(piece.text, piece.lines, first - last - 1 if scraps else 2, indent))
        last = piece.lines[-1][1]
    return scraps


def balance(text: str) -> tuple[str, str]:
    """Closing marks that miss their opening one, and opening marks that miss their closing one.

    Both as the marks stand in the text, e.g. `("”", "（")` for `好”（见`. Which marks count says
    `OPEN_TO_CLOSE`. Where each closing mark has as many opening ones nothing is missing, crossed or not.
    """
    marks = _paired_marks().findall(text)  # a pattern finds them three times as fast as counting each one
    if not marks:
        return "", ""
    missing: list[str] = []
    stack: list[str] = []
    for char in marks:
        if char in OPEN_TO_CLOSE:
            stack.append(char)
        elif stack and stack[-1] == _CLOSE[char]:
            stack.pop()
        else:
            missing.append(char)
    if (missing or stack) and all(marks.count(o) == marks.count(c) for o, c in OPEN_TO_CLOSE.items()):
        return "", ""
    return "".join(missing), "".join(stack)


@cache
def _paired_marks() -> re.Pattern[str]:
    return re.compile(f"[{''.join(OPEN_TO_CLOSE)}{''.join(_CLOSE)}]")
