"""The sheets that show the source: an article's lines with joins and moves, a page as it was printed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.chars import visible
from reader.strings import t
from reader.tui.cells import cut
from reader.tui.naming import section_name, title_of
from reader.tui.paint import wrap
from reader.tui.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.issue import Article, Source
    from reader.library.origin import Piece
    from reader.tui.desk import Desk
    from reader.tui.paint import Span

__all__ = ["origin_lines", "page_lines", "show_origin", "show_page"]

_BACK, _ON, _MOVED = "↑", "↓", "↕"
"""Before a piece that goes on from another, behind one that goes on elsewhere, before one that was moved."""


_AROUND = 60
"""Articles before and behind the one at hand that a page shows: no printed page has so many."""


def show_origin(desk: Desk) -> None:
    """Read the source again, and show the article's lines when that is done."""
    article = desk.reading.article
    if article is not None:
        desk.run_worker(_open_article(desk, article), group="sheet", exclusive=True)


def show_page(desk: Desk) -> None:
    """Read the source again, and show the section's pieces in its order when that is done."""
    if desk.reading.article is not None:
        desk.run_worker(_open_page(desk), group="sheet", exclusive=True)


async def _open_article(desk: Desk, article: Article) -> None:
    from reader.library.origin import pieces_of, source_of

    pieces = pieces_of(article)
    lines, trouble = await _read(source_of(desk.reading.issue, article))
    make = cache(lambda width: origin_lines(pieces, lines, width, trouble))
    desk.open_sheet(Sheet("source", t("origin.title"), make))


async def _open_page(desk: Desk) -> None:
    from reader.library.origin import pieces_of, source_of

    reading = desk.reading
    file = reading.issue.articles[reading.article_index].source
    section = reading.index.section_of(reading.article_index)
    around = range(reading.article_index - _AROUND, reading.article_index + _AROUND + 1)
    owned = [
        (at, piece)
        for at, article in enumerate(reading.issue.articles)
        if at in around and reading.index.section_of(at) == section and article.source == file
        for piece in pieces_of(article)
    ]
    names = [visible(title_of(article)) for article in reading.issue.articles]
    source = source_of(reading.issue, reading.issue.articles[reading.article_index])
    lines, trouble = await _read(source)
    make = cache(lambda width: page_lines(owned, names, lines, width, trouble))
    title = visible(section_name(reading.section)) or t("origin.title")
    desk.open_sheet(Sheet("page", t("origin.page", name=title), make))


async def _read(source: Source) -> tuple[list[str] | None, str]:
    """The source's lines, or why there are none."""
    import asyncio

    from reader.errors import KanbaoError
    from reader.library.origin import source_lines

    try:
        return await asyncio.to_thread(source_lines, source), ""
    except KanbaoError as error:
        return None, error.message


def page_lines(
    owned: Sequence[tuple[int, Piece]],
    names: Sequence[str],
    lines: Sequence[str] | None,
    width: int,
    trouble: str = "",
) -> list[list[Span]]:
    """The rows of a page in the source's order: each piece's lines below the name of its article.

    `owned`: pieces with the index of their article in `names`.
    """
    rows: list[list[Span]] = []
    if trouble:
        rows += [*([(row, "accent")] for row in wrap(trouble, width)), []]
    if not owned:
        return [*rows, [(t("origin.no-lines"), "faint")]]
    column = len(str(max(piece.last for _, piece in owned)))
    shown, owner = 0, -1
    for at, piece in sorted(owned, key=lambda one: one[1][:2]):
        if at != owner:
            rows += [[]] if shown else []
            rows.append([(" " * column + "  ", "text"), (cut(names[at], width - column - 2), "strong")])
        for number in range(max(piece.first, shown + 1), piece.last + 1):
            rows += _numbered(number, _text(number, piece, lines), column, width)
        shown, owner = max(shown, piece.last), at
    return rows


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
