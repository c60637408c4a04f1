"""A PDF that a program made of stories, with a line of paper, date and page under each heading.

`pdftext` reads such text; here it gets the lines in reading order, with their indents and the pages' ends.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.issue import Warning
from reader.loader import pdftext
from reader.loader.draft import Document, IssueDraft, Piece
from reader.loader.pdfparagraphs import HYPHEN
from reader.strings import t

if TYPE_CHECKING:
    from reader.loader.pdflines import Line
    from reader.loader.pdfpages import Pages

__all__ = ["forget_lines", "read_stamped"]

_LIKELY = 0.4
_INDENT = "\u3000\u3000"


def read_stamped(pages: Pages) -> IssueDraft | None:
    """The stories of such a PDF, None for any other one."""
    lines, turns, numbers = _texts(pages.lines)
    document = Document(lines)
    if pdftext.sniff(document) < _LIKELY:
        return None
    made = pdftext.read(document)
    made.furniture = [piece for piece in made.furniture if not piece.lines or piece.lines[0][0] not in turns]
    made.warnings = [
        Warning("no-headline", t("pdf.no-headline", page=numbers[warning.lines[0][0] - 1] + 1))
        if warning.code == "no-headline" and warning.lines
        else warning
        for warning in made.warnings
    ]
    forget_lines(made)
    return made


def _texts(lines: list[Line]) -> tuple[list[str], set[int], list[int]]:
    """The lines with their indents and a foot behind each page; the feet's lines; each line's page."""
    texts: list[str] = []
    turns: set[int] = set()
    numbers: list[int] = []

    def turn(page: int) -> None:
        texts.append(f"第 {page + 1} 页")
        numbers.append(page)
        turns.add(len(texts))

    for line in lines:
        if numbers and numbers[-1] != line.page:
            turn(numbers[-1])
        text = line.text
        if texts and texts[-1].endswith(HYPHEN):
            # The rest of a word that a line's end parted stands with its beginning.
            rest, _, text = text.partition(" ")
            texts[-1] = texts[-1].removesuffix(HYPHEN) + rest
        if text:
            texts.append((_INDENT if 0.8 <= line.indent <= 4.5 else "") + text)
            numbers.append(line.page)
    if numbers:
        turn(numbers[-1])
    return [text.replace(HYPHEN, "-") for text in texts], turns, numbers


def forget_lines(draft: IssueDraft) -> None:
    """Take the lines out of a draft: they were those of a text that its source doesn't have."""
    for section in draft.sections:
        for article in section.articles:
            titles = [piece for piece in (article.label, article.series) if piece]
            for piece in (*titles, *article.titles, *article.body):
                if isinstance(piece, Piece):
                    piece.lines = ()
    draft.furniture = [replace(piece, lines=None) for piece in draft.furniture]
    draft.warnings = [replace(warning, lines=None) for warning in draft.warnings]
