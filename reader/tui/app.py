"""The Textual application: start, signals, end. What it shows is the desk's business."""

from __future__ import annotations

import asyncio
import gc
import signal
from typing import TYPE_CHECKING, ClassVar

from textual.app import App

from reader.tui.cells import count_ambiguous
from reader.tui.commands import press
from reader.tui.desk import STYLES, Desk
from reader.tui.typing import type_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.screen import Screen

    from reader.errors import KanbaoError
    from reader.issue import Issue
    from reader.library.listing import IssueRef
    from reader.library.settings import Settings
    from reader.tui.start import Start

__all__ = ["KanbaoApp", "run_app"]

_LAST_SECONDS = 3
"""After a signal to end: how long an orderly end may take before the system ends the process."""


class KanbaoApp(App[int], inherit_bindings=False):
    """The reader on these issues. Textual's palette, bindings, selection and animation are off."""

    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False
    ALLOW_SELECT: ClassVar[bool] = False
    AUTO_FOCUS: ClassVar[str | None] = None
    CSS: ClassVar[str] = STYLES
    TITLE = "kanbao"

    def __init__(
        self,
        issues: Sequence[Issue | IssueRef],
        start: Start | None = None,
        settings: Settings | None = None,
        troubles: Sequence[KanbaoError] = (),
    ) -> None:
        super().__init__(ansi_color=True)
        self.animation_level = "none"
        count_ambiguous(settings is not None and settings.ambiguous_width == 2)
        self._desk = Desk(issues, start, settings, troubles)

    def get_default_screen(self) -> Screen[None]:
        """The desk, which is all there is."""
        return self._desk

    def on_mount(self) -> None:
        """Listen to the signals that end a process, and once a frame stands open the store and collect."""
        loop = asyncio.get_running_loop()
        if not self.is_headless:
            for number in (signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(number, self._end_by, number)
        self.call_after_refresh(self._collect_again)
        self.call_after_refresh(self._desk.begin_to_keep)

    def on_key(self, event: events.Key) -> None:
        """Every key comes here: no widget has the focus, and nothing else is bound."""
        event.prevent_default()
        press(self._desk, event.key, event.character)

    def on_app_focus(self) -> None:
        """Whoever comes back from another program may have changed the file there."""
        self._desk.look_at_file()

    def on_paste(self, event: events.Paste) -> None:
        """A paste is text where one types."""
        type_text(self._desk, event.text)

    def failure(self) -> Exception | None:
        """What went wrong inside, if anything did."""
        return self._exception

    @staticmethod
    def _collect_again() -> None:
        """The modules stay for good: leave them out of every later collection."""
        gc.freeze()
        gc.enable()

    def _end_by(self, number: int) -> None:
        """Leave the terminal as it was. Textual doesn't: SIGTERM would leave its other screen standing."""
        self._desk.following.flush()
        # A terminal that is gone can block the last writes: then the alarm ends the process.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(_LAST_SECONDS)
        self.exit(128 + number, return_code=128 + number)

    def _fatal_error(self) -> None:
        """End without Textual's traceback on the terminal: `run` raises the error where it is reported."""
        self._close_messages_no_wait()


def run_app(app: KanbaoApp) -> int:
    """Run the reader until it is quit; returns the exit code."""
    from reader.tui.escape import part_escape

    part_escape()
    app.run()
    signal.alarm(0)
    failure = app.failure()
    if failure is not None:
        raise failure
    return app.return_code or 0
