"""Esc as a key of its own, also where the next key follows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.message import Message

__all__ = ["Parser", "part_escape"]


class Parser(XTermParser):
    """Textual's reader of key sequences, which looks at the clock before it looks at more keys.

    Textual's own looks after them, and only every tenth of a second: what comes meanwhile makes an
    Alt key of Esc or swallows it, however short the delay (ESCDELAY) is.
    """

    def feed(self, data: str) -> Iterable[Message]:
        """The events in these characters, Esc first if it has waited for its delay."""
        yield from self.tick()
        yield from super().feed(data)


def part_escape() -> None:
    """Let every terminal driver made from now on read keys with `Parser`."""
    linux_driver.XTermParser = Parser  # type: ignore[attr-defined]
