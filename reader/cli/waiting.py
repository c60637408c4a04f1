"""A line on the terminal while many files are looked at: how many were. It goes when all were."""

from __future__ import annotations

import sys
from time import monotonic

from reader.strings import t

__all__ = ["Count"]

_PATIENCE = 0.5
"""Seconds; what is done sooner needs no line."""

_STEP = 0.1
"""Seconds between two lines."""


class Count:
    """Says on standard error, where that is a terminal, how far a long look has come."""

    def __init__(self) -> None:
        self._next = monotonic() + _PATIENCE
        self._is_shown = False

    def show(self, looked_at: int, files: int) -> None:
        """So many of so many files were looked at; with the last of them the line is taken away."""
        if looked_at == files:
            self._write("")
        elif monotonic() >= self._next:
            self._next = monotonic() + _STEP
            self._is_shown = True
            self._write(t("cli.looking", count=looked_at, files=files))

    def _write(self, line: str) -> None:
        try:
            if self._is_shown and sys.stderr.isatty():
                sys.stderr.buffer.write(f"\r{line}\x1b[K".encode())
                sys.stderr.buffer.flush()
        except (OSError, ValueError, AttributeError):
            pass  # Nobody is there to see it.
