"""A list above the line where one types, narrowed by what is typed: actions, files, what one may follow."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Generic, TypeVar

from reader.strings import t
from reader.tui.cells import cell_width, cut
from reader.tui.layout import Box
from reader.tui.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.tui.desk import Desk
    from reader.tui.paint import Span

__all__ = ["Picker", "close", "narrow", "step"]

_WIDEST = 78
_MOST_ROWS = 12

Entry = TypeVar("Entry")


class Picker(Sheet, Generic[Entry]):
    """The list. `below`: the sheet that it covers, if any. What inherits from it says what an entry is."""

    def __init__(self, kind: str, title: str, entries: Sequence[Entry], below: Sheet | None) -> None:
        super().__init__(kind, title, lambda _: [])
        self.below = below
        self.all = self.shown = entries
        self.cursor = 0

    @abstractmethod
    def texts(self, entry: Entry) -> tuple[str, str]:
        """What stands at the left and at the right of an entry's row."""

    @abstractmethod
    def narrow(self, typed: str) -> None:
        """Show what was typed, the cursor on the first."""

    @abstractmethod
    def take(self, desk: Desk) -> None:
        """Do what the entry under the cursor is for."""

    @property
    def at_cursor(self) -> Entry | None:
        """The entry under the cursor."""
        return self.shown[self.cursor] if self.cursor < len(self.shown) else None

    @property
    def state(self) -> object:
        """What its drawing hangs on."""
        return self.top, self.cursor, self.title, tuple(self.shown)

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these entries, the cursor on the first."""
        self.shown = entries
        self.cursor = self.top = 0

    def move(self, step: int) -> None:
        """The cursor goes some rows on; it stops at the ends."""
        self.cursor = max(0, min(self.cursor + step, len(self.shown) - 1))
        self.top = max(self.cursor - self.height + 1, min(self.top, self.cursor))

    def resize(self, pane: Box) -> None:
        """Stand at the pane's foot, as high whatever is shown of the list, so that nothing jumps."""
        width = min(_WIDEST, pane.width - 2)
        height = min(self.rows, pane.height - 2) + 2
        x, y = pane.x + (pane.width - width) // 2, pane.y + pane.height - height
        self.box = Box(x, y, width, height)
        self.move(0)

    @property
    def rows(self) -> int:
        """How many rows it has where there is room."""
        return min(len(self.all), _MOST_ROWS)

    def scroll(self, rows: int) -> None:
        """The wheel moves the cursor."""
        self.move(rows)

    def press(self, desk: Desk, row: int) -> None:
        """A click on an entry takes it."""
        at = self.top + row - 1
        if 0 < row < self.box.height - 1 and at < len(self.shown):
            self.cursor = at
            self.take(desk)

    def line(self, at: int) -> list[Span]:
        """An entry."""
        width = self.box.width - 4
        if at >= len(self.shown):
            return [(t("contents.nothing"), "faint")] if at == 0 else []
        left, right = self.texts(self.shown[at])
        left = cut(left, max(0, width - cell_width(right) - 2))
        gap = " " * max(0, width - cell_width(left) - cell_width(right))
        if at == self.cursor:
            return [(left + gap + right, "cursor")]
        return [(left, "text"), (gap, "text"), (right, "faint")]

    def foot(self) -> list[Span]:
        """How many there are."""
        return [(f" {len(self.shown)}/{len(self.all)} ", "faint")]


# --- the line below it


def close(desk: Desk) -> None:
    """Close the line and the list; what it covered comes forth again."""
    if isinstance(desk.sheet, Picker):
        desk.sheet = desk.sheet.below
    desk.open_prompt(None)


def narrow(desk: Desk, typed: str) -> None:
    """Something was typed."""
    if isinstance(desk.sheet, Picker):
        desk.sheet.narrow(typed)


def step(desk: Desk, rows: int) -> None:
    """The cursor goes some rows on."""
    if isinstance(desk.sheet, Picker):
        desk.sheet.move(rows)
