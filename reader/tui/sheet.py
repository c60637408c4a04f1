"""A sheet over the screen: lines in a thin frame, scrolled by keys, closed by Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.strings import language, t
from reader.tui.cells import frame
from reader.tui.keys import foot_label
from reader.tui.layout import Box
from reader.tui.paint import fit, width_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.desk import Desk
    from reader.tui.paint import Span

__all__ = ["Sheet"]

_WIDEST = 84
_ADDRESS_KEYS = ("open-address", "copy-address")


class Sheet:
    """`kind` names it (help, info); `make` gives its lines for a width in cells.

    `address`: what the sheet about an article can open or copy, "" for nothing.
    """

    covers = True
    """Whether the text below is out of use while it is open."""

    def __init__(
        self, kind: str, title: str, make: Callable[[int], list[list[Span]]], address: str = ""
    ) -> None:
        self.kind = kind
        self.title = title
        self.actions: tuple[str, ...] = _ADDRESS_KEYS if address else ()
        """What only this sheet does, for its foot."""
        self.address = address
        self.top = 0
        self.box = Box(0, 0, 0, 0)
        self.lines: list[list[Span]] = []
        self._make = make

    def resize(self, pane: Box) -> None:
        """Find its box in the pane's, and set its lines anew.

        It keeps within the pane: at the edge of any other widget, even one that it covers, Textual
        cuts its rows, and a character of two cells that stands there is lost.
        """
        width = min(_WIDEST, pane.width - 2)
        self.lines = self._make(max(2, width - 4))
        height = max(0, min(len(self.lines) + 2, pane.height))
        self.box = Box(
            pane.x + (pane.width - width) // 2, pane.y + (pane.height - height) // 2, width, height
        )
        self.scroll(0)

    @property
    def state(self) -> object:
        """What its drawing hangs on, besides its size."""
        return self.top

    @property
    def height(self) -> int:
        """Rows of lines shown at once."""
        return max(1, self.box.height - 2)

    def scroll(self, rows: int) -> None:
        """Move by rows, within the lines."""
        self.top = max(0, min(self.top + rows, len(self.lines) - self.height))

    def press(self, desk: Desk, row: int) -> None:
        """A click on a row of it does nothing; none goes through to the text."""

    def spans(self, row: int, width: int) -> list[Span]:
        """A row of the sheet with its frame."""
        upper_left, upper_right, lower_left, lower_right, _, side = tuple(frame())
        if row == 0:
            return self._edge(upper_left, upper_right, [(f" {self.title} ", "strong")], width)
        if row == self.box.height - 1:
            return self._edge(lower_left, lower_right, self.foot(), width)
        line = fit(self.line(self.top + row - 1), width - 4)
        gap = " " * max(0, width - 4 - width_of(line))
        return [(f"{side} ", "faint"), *line, (gap, "text"), (f" {side}", "faint")]

    def line(self, at: int) -> list[Span]:
        """What stands in a row of its lines."""
        return self.lines[at] if at < len(self.lines) else []

    def foot(self) -> list[Span]:
        """How far one is, and the keys that only hold here."""
        foot: list[Span] = []
        if len(self.lines) > self.height:
            last = min(self.top + self.height, len(self.lines))
            foot.append((f" {t('sheet.lines', last=last, count=len(self.lines))} ", "faint"))
        for action in (*self.actions, "close-sheet"):
            key, label = foot_label(action, language())
            foot += [(f" {key} ", "strong"), (f"{label} ", "faint")]
        return foot

    @staticmethod
    def _edge(left: str, right: str, spans: list[Span], width: int) -> list[Span]:
        kept = fit(spans, max(0, width - 4))
        rest = max(0, width - 3 - width_of(kept))
        level = frame()[4]
        return [(left + level, "faint"), *kept, (level * rest + right, "faint")]
