"""The line at the foot where one types: what for, the text, the hint beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reader.strings import t
from reader.tui.cells import cell_width, cut
from reader.tui.editing import TextLine
from reader.tui.paint import width_of

if TYPE_CHECKING:
    from reader.tui.paint import Span

__all__ = ["Prompt"]


class Prompt:
    """What is being typed, and what for."""

    def __init__(
        self,
        kind: Literal[
            "filter", "go-to", "save", "command", "actions", "find", "note", "open", "follow", "help"
        ],
        text: str = "",
    ) -> None:
        self.kind = kind
        self.asked = ""
        """What was to be confirmed by another Enter."""
        self.notice = ""
        """What is said in the hint's place."""
        self.line = TextLine(text)

    def cursor_at(self, width: int, height: int) -> tuple[int, int]:
        """The cell and row at which the cursor stands, on a screen of this size."""
        return self.cursor_cell(width), height - 1

    def ended(self) -> None:
        """The program ends while this is typed."""

    def cursor_cell(self, width: int) -> int:
        """The cell of the foot's line at which the cursor stands."""
        return width_of(self.spans(width)[: len(self.label()) + 1])

    def label(self) -> list[Span]:
        """What stands before the text."""
        return [(f" {t(f'prompt.{self.kind}')} ", "strong")]

    def spans(self, width: int) -> list[Span]:
        """The foot's line, `width` cells: label, text before, at and behind the cursor, hint.

        The hint gives way where there is little room, and what is wrong leaves half of it to what was typed.
        """
        label = self.label()
        taken = width_of(label)
        hint = t(f"prompt.{self.kind}-hint") + " " if width >= 80 else ""
        if self.notice:
            typed = min(cell_width(self.line.text) + 2, (width - taken) // 2)
            hint = cut(self.notice, max(4, width - taken - typed - 2)) + " "
        room = max(4, width - taken - cell_width(hint) - 2)
        before, under, after = self.line.window(room)
        gap = max(0, width - taken - cell_width(before + under + after + hint))
        return [
            *label,
            (before, "text"),
            (under, "cursor"),
            (after + " " * gap, "text"),
            (hint, "accent" if self.notice else "faint"),
        ]
