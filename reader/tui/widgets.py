"""The widgets: each draws its visible rows by the Line API from what the desk's parts say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events

__all__ = ["Drawn"]


class Drawn(Widget, can_focus=False):
    """A rectangle whose rows are drawn by a function of (row, width in cells).

    `pressed` and `wheel` are told of a click (column, row of the widget) and of a turn of the
    wheel (1 down, -1 up). It never takes the focus: the desk gives every key its meaning.
    """

    def __init__(
        self,
        draw: Callable[[int, int], Strip],
        *,
        id: str,
        pressed: Callable[[int, int], None] | None = None,
        wheel: Callable[[int], None] | None = None,
    ) -> None:
        super().__init__(id=id)
        self._draw = draw
        self._pressed = pressed
        self._wheel = wheel

    def render_line(self, y: int) -> Strip:
        """One row. Textual may ask for rows before it has told the size, or of a size just gone."""
        width = self.size.width
        return self._draw(y, width) if width > 0 else Strip([], 0)

    def on_click(self, event: events.Click) -> None:
        """Hand a click on."""
        event.stop()
        if self._pressed is not None and event.button == 1:
            self._pressed(event.x, event.y)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Hand a turn of the wheel on."""
        event.stop()
        if self._wheel is not None:
            self._wheel(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Hand a turn of the wheel on."""
        event.stop()
        if self._wheel is not None:
            self._wheel(-1)
