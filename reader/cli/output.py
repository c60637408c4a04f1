"""Writing to standard output and standard error, and how wide a terminal is."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from reader.errors import KanbaoError
from reader.strings import reason_of, t

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

__all__ = [
    "BROKEN_PIPE",
    "abandon_output",
    "abandon_what_fails",
    "complain",
    "cut_width",
    "on_terminal",
    "terminal_width",
    "write",
]

BROKEN_PIPE = 141
"""128 + SIGPIPE, as a shell reports it."""

_DEFAULT_WIDTH = 80
_BATCH = 1 << 16


def write(chunks: Iterable[str]) -> None:
    """Print these strings as UTF-8, whatever the locale says.

    Raises BrokenPipeError when nobody reads any more, KanbaoError when writing fails otherwise.
    """
    if sys.stdout is None:  # The shell closed it: `>&-`.
        raise KanbaoError(t("cli.no-output"))
    try:
        sys.stdout.flush()
        out = sys.stdout.buffer
        for batch in _batches(chunks):
            out.write(batch.encode("utf-8", "replace"))
        out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon_output()
        raise KanbaoError(t("cli.cannot-write", reason=reason_of(error))) from error


def _batches(chunks: Iterable[str]) -> Iterable[str]:
    """The same text in fewer strings of some 64 K characters."""
    held: list[str] = []
    size = 0
    for chunk in chunks:
        held.append(chunk)
        size += len(chunk)
        if size >= _BATCH:
            yield "".join(held)
            held.clear()
            size = 0
    yield "".join(held)


def abandon_output() -> None:
    """Let what is still buffered for standard output go nowhere.

    Python flushes it once more when it ends, which would fail with a message and exit code 120.
    """
    _abandon(sys.stdout)


def abandon_what_fails() -> None:
    """Let what is still buffered for a standard stream that takes nothing go nowhere: it is the exit code
    that counts where standard error is full or the terminal is gone.
    """
    for stream in {id(one): one for one in (sys.stdout, sys.stderr, sys.__stderr__)}.values():
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            _abandon(stream)


def _abandon(stream: TextIO | None) -> None:
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[union-attr]
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        pass


def complain(trouble: object) -> None:
    """One line on standard error, which nothing in it can break. Nobody listening is no trouble."""
    from reader.chars import visible

    line = f"kanbao: {visible(str(trouble))}\n"
    try:
        sys.stderr.flush()
        sys.stderr.buffer.write(line.encode("utf-8", "backslashreplace"))
        sys.stderr.buffer.flush()
    except (OSError, ValueError, AttributeError):
        pass


def on_terminal() -> bool:
    """Whether standard output is a terminal that can show a screen (a dumb one can't)."""
    return _is_terminal() and os.environ.get("TERM") != "dumb"


def _is_terminal() -> bool:
    try:
        return sys.stdout.isatty()
    except (ValueError, AttributeError):
        return False


def cut_width() -> int | None:
    """Cells to cut lists to: the terminal's when they are printed on one, else None."""
    return terminal_width() if _is_terminal() else None


def terminal_width() -> int:
    """The terminal's width in cells: COLUMNS, else what the first terminal among our streams says.

    Standard output is asked first but may be a pipe to a pager on the same terminal. 80 without any.
    """
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns[:9]) > 0:
        return int(columns[:9])
    for descriptor in (1, 2, 0):
        try:
            width = os.get_terminal_size(descriptor).columns
        except OSError:
            continue
        if width > 0:
            return width
    return _DEFAULT_WIDTH
