"""The commands of the selection: it begins at the paragraph at hand, and its head moves by units."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.library.words import word_cutter
from reader.strings import t
from reader.tui.selection import (
    Selection,
    characters,
    paragraphs,
    sentences,
    stepped,
    words,
)
from reader.typeset import cell_of, line_at, offset_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.desk import Desk
    from reader.tui.selection import Units

__all__ = ["begin", "end", "extend", "extend_line", "turn"]


_UNITS: dict[str, Callable[[], Units]] = {
    "character": lambda: characters,
    "word": lambda: partial(words, cut=word_cutter().cut),
    "sentence": lambda: sentences,
    "paragraph": lambda: paragraphs,
}


def begin(desk: Desk) -> None:
    """Select the first character of the paragraph at hand, or of the article; jieba begins to load."""
    article, hand = desk.reading.article, desk.reading.hand
    if article is None or not article.text:
        desk.message = t("copy.nothing")
        return
    start = article.parts[hand].start if hand is not None else article.parts[0].start
    start += len(article.text[start:]) - len(article.text[start:].lstrip())
    desk.selection = Selection(start, start)
    word_cutter().load()
    _reveal(desk, start)


def end(desk: Desk) -> None:
    """Select nothing any more."""
    desk.selection = None


def turn(desk: Desk) -> None:
    """Let the other end be moved."""
    if desk.selection is not None:
        desk.selection = desk.selection.turned
        _reveal(desk, desk.selection.head)


def extend(desk: Desk, unit: str, step: int) -> None:
    """The head one character, word, sentence or paragraph on (1) or back (-1)."""
    article = desk.reading.article
    if desk.selection is not None and article is not None:
        desk.selection = stepped(article.text, desk.selection, _UNITS[unit](), step)
        _reveal(desk, desk.selection.head)


def extend_line(desk: Desk, step: int) -> None:
    """The head to the same cell of the next (1) or previous (-1) line of text."""
    if desk.selection is None:
        return
    lines = desk.reading.lines
    wide = desk.settings.options.ambiguous_wide
    row, cell = cell_of(lines, desk.selection.head, wide)
    row += step
    while 0 <= row < len(lines) and lines[row].part < 0:
        row += step
    if 0 <= row < len(lines):
        desk.selection = desk.selection._replace(head=offset_at(lines, row, cell, wide))
        _reveal(desk, desk.selection.head)


def _reveal(desk: Desk, offset: int) -> None:
    """Bring the line with this offset on the screen."""
    desk.reading.reveal(line_at(desk.reading.lines, offset))
