"""A text of several lines being typed: what keys do to it, and its rows in so many cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.cells import cell_width, char_width
from reader.tui.editing import TextLine

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["NoteText", "rows_of"]


class NoteText(TextLine):
    """The text and its cursor. `cells`: the width of its rows, by which Up and Down go."""

    cells = 40

    def insert(self, text: str) -> None:
        """Type or paste at the cursor: lines, and of them what can be printed."""
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        kept = "\n".join("".join(ch for ch in line if ch.isprintable() or ch == "\u3000") for line in lines)
        if kept:
            self._replace(self.cursor, self.cursor, kept)

    def press(self, key: str) -> bool:
        """Do what an editing key does; False when it is none."""
        action = _KEYS.get(key)
        if action is None:
            return super().press(key)
        action(self)
        return True

    @property
    def rows(self) -> list[tuple[int, int]]:
        """Where each row begins and ends in the text."""
        return rows_of(self.text, self.cells)

    @property
    def place(self) -> tuple[int, int]:
        """The row that the cursor stands in, and the cell of it."""
        rows = self.rows
        at = max(at for at, (start, _) in enumerate(rows) if start <= self.cursor)
        return at, cell_width(self.text[rows[at][0] : self.cursor])

    # --- inside

    def _step(self, step: int) -> None:
        """The cursor to the same cell of another row, as far as there is one."""
        rows = self.rows
        at, cell = self.place
        if not 0 <= at + step < len(rows):
            return
        start, end = rows[at + step]
        if at + step < len(rows) - 1 and end == rows[at + step + 1][0]:
            end = max(start, end - 1)  # The place behind it is the next row's begin.
        to = start
        while to < end and cell_width(self.text[start : to + 1]) <= cell:
            to += 1
        self._go(to)

    @property
    def _begin(self) -> int:
        return self.text.rfind("\n", 0, self.cursor) + 1

    @property
    def _end(self) -> int:
        end = self.text.find("\n", self.cursor)
        return len(self.text) if end < 0 else end


_KEYS: dict[str, Callable[[NoteText], None]] = {
    "ctrl+j": lambda note: note.insert("\n"),
    "alt+enter": lambda note: note.insert("\n"),
    "shift+enter": lambda note: note.insert("\n"),
    "up": lambda note: note._step(-1),
    "down": lambda note: note._step(1),
    "ctrl+p": lambda note: note._step(-1),
    "ctrl+n": lambda note: note._step(1),
    "home": lambda note: note._go(note._begin),
    "ctrl+a": lambda note: note._go(note._begin),
    "end": lambda note: note._go(note._end),
    "ctrl+e": lambda note: note._go(note._end),
    "ctrl+home": lambda note: note._go(0),
    "ctrl+end": lambda note: note._go(len(note.text)),
    "ctrl+u": lambda note: note._replace(note._begin, note.cursor, ""),
    "ctrl+k": lambda note: note._replace(note.cursor, max(note._end, note._right()), ""),
}


def rows_of(text: str, cells: int) -> list[tuple[int, int]]:
    """The begin and end of each row of at most `cells` cells (2 or more); a text has at least one.

    A row ends at a line break, behind the last blank that stands between letters, or between characters.
    The line break itself and a combining mark belong to no row of their own.
    """
    rows: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        at = start
        while True:
            stop = _stop(text, at, end, cells)
            rows.append((at, stop))
            at = stop
            if at == end:
                break
        start = end + 1
    return rows


def _stop(text: str, at: int, end: int, cells: int) -> int:
    """Where the row that begins at `at` ends, in a line that ends at `end`."""
    taken = 0
    stop = at
    while stop < end and taken + char_width(text[stop]) <= cells:
        taken += char_width(text[stop])
        stop += 1
    if stop == end:
        return end
    stop = max(stop, at + 1)
    if _of_word(text[stop]) and _of_word(text[stop - 1]):
        word = stop
        while word > at and _of_word(text[word - 1]):
            word -= 1
        if word > at:
            return word
    return stop


def _of_word(ch: str) -> bool:
    return ch.isascii() and not ch.isspace()
