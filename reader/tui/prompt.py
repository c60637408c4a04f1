"""The line at the foot where one types: what for, the text, the hint beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reader.chars.width import cell_width
from reader.strings import t
from reader.tui.editing import TextLine

if TYPE_CHECKING:
    from reader.tui.paint import Span

__all__ = ["Prompt"]


class Prompt:
    """What is being typed. `cursor_cell` is where the cursor stands, set by `spans`."""

    def __init__(self, kind: Literal["filter", "go-to"], text: str = "") -> None:
        self.kind = kind
        self.line = TextLine(text)
        self.cursor_cell = 0

    def spans(self, width: int) -> list[Span]:
        """The foot's line, `width` cells; the hint gives way where there is little room."""
        label = f" {t(f'prompt.{self.kind}')} "
        hint = t(f"prompt.{self.kind}-hint") + " "
        if width < 80:
            hint = ""
        room = max(4, width - cell_width(label) - cell_width(hint) - 2)
        before, under, after = self.line.window(room)
        self.cursor_cell = cell_width(label + before)
        gap = max(0, width - self.cursor_cell - cell_width(under + after) - cell_width(hint))
        return [
            (label, "strong"),
            (before, "text"),
            (under, "cursor"),
            (after + " " * gap, "text"),
            (hint, "faint"),
        ]
