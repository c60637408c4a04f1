"""A line of text being typed: the text, the cursor, and what keys do to them. No screen is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.cells import cell_width, char_width

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["TextLine"]


class TextLine:
    """The line and its cursor, an index into it. Keys go by Textual's names."""

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.cursor = len(text)
        self._before: list[tuple[str, int]] = []

    def insert(self, text: str) -> None:
        """Type or paste at the cursor; only the first line of it, and only what can be printed."""
        first = text.strip("\r\n").splitlines()[:1]
        kept = "".join(ch for ch in first[0] if ch.isprintable() or ch == "\u3000") if first else ""
        if kept:
            self._replace(self.cursor, self.cursor, kept)

    def write(self, text: str) -> None:
        """Put another text in the line's place, the cursor at its end; it can be undone."""
        self._replace(0, len(self.text), text)

    def press(self, key: str) -> bool:
        """Do what an editing key does; False when it is none."""
        action = _KEYS.get(key)
        if action is None:
            return False
        action(self)
        return True

    def window(self, cells: int) -> tuple[str, str, str]:
        """What shows of the line in `cells` cells: before the cursor, the character under it, behind it."""
        under_end = self._right()
        under = self.text[self.cursor : under_end] or " "
        room = cells - max(1, cell_width(under))
        first = self.cursor
        while first > 0 and char_width(self.text[first - 1]) <= room:
            first -= 1
            room -= char_width(self.text[first])
        last = under_end
        while last < len(self.text) and char_width(self.text[last]) <= room:
            room -= char_width(self.text[last])
            last += 1
        return self.text[first : self.cursor], under, self.text[under_end:last]

    # --- inside

    def _replace(self, start: int, end: int, text: str) -> None:
        if start == end and not text:
            return
        self._before.append((self.text, self.cursor))
        self.text = self.text[:start] + text + self.text[end:]
        self.cursor = start + len(text)

    def _left(self) -> int:
        """Where the character before the cursor begins, with the marks that combine with it."""
        at = self.cursor
        while at > 0:
            at -= 1
            if char_width(self.text[at]):
                break
        return at

    def _right(self) -> int:
        at = min(self.cursor + 1, len(self.text))
        while at < len(self.text) and not char_width(self.text[at]):
            at += 1
        return at

    def _word(self) -> int:
        """Where the word before the cursor begins, words being parted by spaces."""
        head = self.text[: self.cursor].rstrip()
        return len(head) - len(head.rpartition(" ")[2])

    def _undo(self) -> None:
        if self._before:
            self.text, self.cursor = self._before.pop()

    def _go(self, to: int) -> None:
        self.cursor = to


_KEYS: dict[str, Callable[[TextLine], None]] = {
    "left": lambda line: line._go(line._left()),
    "right": lambda line: line._go(line._right()),
    "home": lambda line: line._go(0),
    "ctrl+a": lambda line: line._go(0),
    "end": lambda line: line._go(len(line.text)),
    "ctrl+e": lambda line: line._go(len(line.text)),
    "backspace": lambda line: line._replace(line._left(), line.cursor, ""),
    "ctrl+h": lambda line: line._replace(line._left(), line.cursor, ""),
    "delete": lambda line: line._replace(line.cursor, line._right(), ""),
    "ctrl+d": lambda line: line._replace(line.cursor, line._right(), ""),
    "ctrl+w": lambda line: line._replace(line._word(), line.cursor, ""),
    "ctrl+u": lambda line: line._replace(0, line.cursor, ""),
    "ctrl+k": lambda line: line._replace(line.cursor, len(line.text), ""),
    "ctrl+z": lambda line: line._undo(),
}
