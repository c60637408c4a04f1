"""The sheet that shows an article as it stood in the source: numbered lines, joins and moves marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chars import visible
from reader.strings import t
from reader.tui.paint import wrap
from reader.tui.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.issue import Article, Source
    from reader.library.origin import Piece
    from reader.tui.desk import Desk
    from reader.tui.paint import Span

__all__ = ["origin_lines", "show_origin"]

_BACK, _ON, _MOVED = "↑", "↓", "↕"
"""Before a piece that goes on from another, behind one that goes on elsewhere, before one that was moved."""


def show_origin(desk: Desk) -> None:
    """Read the source again, and show the article's lines when that is done."""
    article = desk.reading.article
    if article is not None:
        desk.run_worker(_open(desk, article, desk.reading.issue.source), group="sheet", exclusive=True)


async def _open(desk: Desk, article: Article, source: Source) -> None:
    import asyncio

    from reader.errors import KanbaoError
    from reader.library.origin import pieces_of, source_lines

    pieces = pieces_of(article)
    lines: list[str] | None = None
    trouble = ""
    try:
        lines = await asyncio.to_thread(source_lines, source)
    except KanbaoError as error:
        trouble = error.message
    desk.open_sheet(
        Sheet("source", t("origin.title"), lambda width: origin_lines(pieces, lines, width, trouble))
    )


def origin_lines(
    pieces: Sequence[Piece], lines: Sequence[str] | None, width: int, trouble: str = ""
) -> list[list[Span]]:
    """The rows of the sheet, `width` cells. `lines`: the source's, None where it can't be read."""
    rows: list[list[Span]] = []
    if trouble:
        rows += [[(row, "accent")] for row in wrap(trouble, width)]
        rows.append([])
    if not pieces:
        return [*rows, [(t("origin.no-lines"), "faint")]]
    column = len(str(max(piece.last for piece in pieces)))
    shown = 0
    for piece in pieces:
        if shown and piece.first > shown + 1:
            rows += _between(shown + 1, piece.first - 1, lines, column)
        rows += [_note(column, note) for note in _before(piece)]
        # A line may hold several blocks: it is shown once.
        for number in range(max(piece.first, shown + 1), piece.last + 1):
            text = _text(number, piece, lines)
            rows += _numbered(number, text, column, width)
        if piece.goes_to is not None:
            rows.append(_note(column, f"{_ON} {t('origin.goes-to', line=piece.goes_to)}"))
        shown = max(shown, piece.last)
    return rows


def _before(piece: Piece) -> Iterator[str]:
    if piece.moved is not None:
        told = t("origin.moved", line=piece.moved) if piece.moved else t("origin.moved-first")
        yield f"{_MOVED} {told}"
    if piece.comes_from is not None:
        yield f"{_BACK} {t('origin.comes-from', line=piece.comes_from)}"


def _text(number: int, piece: Piece, lines: Sequence[str] | None) -> str:
    """A line of the source; without it the words that its block begins with."""
    if lines is not None:
        return lines[number - 1] if number <= len(lines) else ""
    return " ".join(piece.words.split()) if number == piece.first else ""


def _between(first: int, last: int, lines: Sequence[str] | None, column: int) -> list[list[Span]]:
    """What stands between two pieces: blank lines as one, lines of others as their number."""
    if lines is not None and not any(line.strip() for line in lines[first - 1 : last]):
        return [[]]
    return [[(" " * column + "  ⋯ ", "faint"), (t("origin.others", count=last - first + 1), "faint")]]


def _note(column: int, note: str) -> list[Span]:
    return [(" " * column + "  ", "text"), (note, "accent")]


def _numbered(number: int, text: str, column: int, width: int) -> list[list[Span]]:
    rows: list[list[Span]] = []
    for at, row in enumerate(wrap(visible(text.replace("\t", " ")), max(2, width - column - 2))):
        head = f"{number:>{column}}  " if at == 0 else " " * (column + 2)
        rows.append([(head, "faint"), (row, "text")])
    return rows
