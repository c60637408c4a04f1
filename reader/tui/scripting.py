"""The script of the text by key: as printed, simplified, traditional. Only what is shown changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chars.script import SCRIPTS
from reader.library.memory import remember, remembered
from reader.strings import t

if TYPE_CHECKING:
    from reader.chars.script import Script
    from reader.tui.desk import Desk

__all__ = ["first_script", "next_script"]


def first_script(configured: Script) -> Script:
    """The script to start with: the one last chosen by key, else the configured one.

    A choice holds as long as the configuration says what it said then.
    """
    kept = remembered("script").split()
    found = [script for script in SCRIPTS if kept == [script, configured]]
    return found[0] if found else configured


def next_script(desk: Desk) -> None:
    """The next of the scripts, round again; the same text stays on the screen."""
    reading = desk.reading
    script = SCRIPTS[(SCRIPTS.index(reading.script) + 1) % len(SCRIPTS)]
    reading.set_script(script)
    remember("script", f"{script} {desk.settings.script}")
    desk.replace()
    desk.message = t(f"script.{script}")
