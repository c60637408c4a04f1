"""The script of the text by key: as printed, simplified, traditional. Only what is shown changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chars.script import SCRIPTS
from reader.strings import t
from reader.tui.choices import keep_script

if TYPE_CHECKING:
    from reader.tui.desk import Desk

__all__ = ["next_script"]


def next_script(desk: Desk) -> None:
    """The next of the scripts, round again; the same text stays on the screen."""
    reading = desk.reading
    script = SCRIPTS[(SCRIPTS.index(reading.script) + 1) % len(SCRIPTS)]
    reading.set_script(script)
    keep_script(script, desk.settings.script)
    desk.replace()
    desk.message = t(f"script.{script}")
