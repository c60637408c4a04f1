"""The reader's screen needs the terminal, wherever the standard streams lead."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.errors import UsageError
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["terminal_taken"]


@contextmanager
def terminal_taken() -> Iterator[None]:
    """While this holds, descriptors 0 and 2 are the terminal that standard output is.

    Textual reads keys from `sys.__stdin__` and draws on `sys.__stderr__`. So after `kanbao -` has
    read a pipe to its end the keys come from the terminal, and `2>log` does not swallow the screen.
    Raises UsageError when that terminal can't be opened for reading.
    """
    saved = {number: _saved(number) for number in (0, 2) if not os.isatty(number)}
    try:
        for number in saved:
            _lead_to_terminal(number)
        _revive_streams()
        yield
    finally:
        for number, copy in saved.items():
            if copy is not None:
                os.dup2(copy, number)
                os.close(copy)


def _saved(number: int) -> int | None:
    """A copy of a descriptor to be put back; None when it is closed."""
    try:
        return os.dup(number)
    except OSError:
        return None


def _lead_to_terminal(number: int) -> None:
    # By its own name first: macOS can't wait for keys on /dev/tty.
    for name in (_name_of_output(), "/dev/tty"):
        if not name:
            continue
        try:
            opened = os.open(name, os.O_RDWR)
        except OSError:
            continue
        if opened != number:
            os.dup2(opened, number)
            os.close(opened)
        return
    raise UsageError(t("cli.no-keyboard"))


def _name_of_output() -> str:
    try:
        return os.ttyname(1)
    except OSError:
        return ""


def _revive_streams() -> None:
    """Python has no stream for a descriptor that was closed when it started."""
    if sys.__stdin__ is None:
        sys.__stdin__ = sys.stdin = os.fdopen(0, "r", closefd=False)  # type: ignore[misc]
    if sys.__stderr__ is None:
        sys.__stderr__ = sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)  # type: ignore[misc]
