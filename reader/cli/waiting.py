"""A line on the terminal while something is read that takes long; q ends the program meanwhile."""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
from typing import TYPE_CHECKING, NoReturn

from reader.cli.output import terminal_width
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Sign", "reads_terminal"]

_TERMINATED = 128 + signal.SIGTERM


class Sign:
    """What is read, or how many files were looked at, on standard error where that is a terminal.

    Keys are taken without Enter and without being shown from its making to its `end`, if they come from a
    terminal that no path reads from: `keys`. Of them `q` raises SystemExit; the others are lost. It is used
    from a signal's handler, so nothing here waits, or writes to a stream that may be in use.
    """

    def __init__(self, *, keys: bool) -> None:
        self._shown = ""
        self._mode: list[int | list[bytes | int]] | None = None
        if keys and os.isatty(0) and os.tcgetpgrp(0) == os.getpgrp():
            self._mode = termios.tcgetattr(0)
            signal.signal(signal.SIGTERM, _terminated)
            mode = termios.tcgetattr(0)
            mode[3] &= ~(termios.ICANON | termios.ECHO)
            termios.tcsetattr(0, termios.TCSANOW, mode)

    def show(self, name: str, looked_at: int = 0, files: int = 0) -> None:
        """Say what is read; where files are looked at first, to know what there is, how many of them were."""
        from reader.chars import cut, visible

        line = t("issues.reading", name=visible(name))
        if looked_at < files:
            line = t("cli.looking", count=looked_at, files=files)
        if self._mode is not None:
            line += f"  {t('cli.q-quits')}"
        self._write(cut(line, max(2, terminal_width() - 1)))
        if self._mode is not None:
            self._take_keys()

    def clear(self) -> None:
        """Take the line away."""
        self._write("")

    def end(self) -> None:
        """Take the line away, and leave the terminal as it was."""
        self.clear()
        if self._mode is not None:
            termios.tcsetattr(0, termios.TCSANOW, self._mode)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            self._mode = None

    def _take_keys(self) -> None:
        if select.select([0], [], [], 0)[0] and set(os.read(0, 64)) & {ord("q"), ord("Q")}:
            raise SystemExit(0)

    def _write(self, line: str) -> None:
        try:
            if line != self._shown and sys.stderr.isatty():
                os.write(sys.stderr.fileno(), f"\r{line}\x1b[K".encode())
                self._shown = line
        except (OSError, ValueError, AttributeError):
            pass  # Nobody is there to see it.


def _terminated(*_: object) -> NoReturn:
    raise SystemExit(_TERMINATED)


def reads_terminal(paths: Sequence[str]) -> bool:
    """Whether one of these paths may be the terminal itself, whose keys are then a text."""
    return any(path == "-" or path.startswith(("/dev/", "/proc/")) for path in paths)
