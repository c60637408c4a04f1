"""The reader's screen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.errors import KanbaoError
    from reader.issue import Issue
    from reader.library.listing import IssueRef
    from reader.library.settings import Settings
    from reader.tui.start import Start

__all__ = ["run"]

# How long, in milliseconds, Esc waits for a key that would make it an Alt key or another sequence. Textual
# reads this once, when it is imported; its own 100 swallow Esc where one types on at once.
os.environ.setdefault("ESCDELAY", "25")


def run(
    issues: Sequence[Issue | IssueRef],
    *,
    start: Start | None = None,
    settings: Settings | None = None,
    keys: Mapping[str, tuple[str, ...]] | None = None,
    troubles: Sequence[KanbaoError] = (),
) -> int:
    """Read these issues (one or more) on the terminal until the person quits; returns the exit code.

    Those that aren't read yet are read when they are wanted; the one to begin with is read.
    `start`: where one begins; by default in the first issue, where one was in it the last time.
    `keys`: the actions that are bound otherwise than in the key table (`reader.tui.binding` checks them).
    `troubles`: what is wrong in the configuration, for the status line.

    The exit code is 0, or 128 + the number of the signal that ended it. Standard input and
    standard error must be the terminal.
    """
    import gc

    # Importing Textual makes many objects and no garbage; without collecting the first frame is 9 % sooner.
    gc.disable()
    try:
        from reader.tui.app import KanbaoApp, run_app
        from reader.tui.keys import rebind

        rebind(keys or {})
        return run_app(KanbaoApp(issues, start, settings, troubles))
    finally:
        gc.enable()
