"""A program in a pseudo-terminal: its bytes with their times, and the screen they draw."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
from time import perf_counter, sleep
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

__all__ = ["Chunk", "Terminal", "environment", "first_shown", "need_pyte"]


class Chunk(NamedTuple):
    """Bytes that came together, and when, in seconds since the program was launched."""

    time: float
    data: bytes


def need_pyte() -> None:
    """Leave with a clear word where pyte, which reads the screens, is missing."""
    try:
        import pyte  # noqa: F401
    except ImportError:
        sys.exit(
            "this benchmark reads terminal screens with pyte: pip install 'kanbao[dev]' or pip install pyte"
        )


def environment(home: Path) -> dict[str, str]:
    """A plain surrounding for a program: a home of its own, a colour terminal, UTF-8."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    return {
        **kept,
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
    }


class Terminal:
    """Runs a program in a pty of `columns` x `rows`; use as a context, which ends the program."""

    def __init__(
        self, command: Sequence[str], env: Mapping[str, str], columns: int = 120, rows: int = 40
    ) -> None:
        self.columns, self.rows = columns, rows
        size = struct.pack("HHHH", rows, columns, 0, 0)
        self.launched = perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            with contextlib.suppress(OSError):
                fcntl.ioctl(0, termios.TIOCSWINSZ, size)
                # Not the checkout: there `python -m reader` would find the source tree.
                os.chdir(env["HOME"])
                os.execve(command[0], list(command), dict(env))
            os._exit(127)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the program: politely, then not."""
        for sign in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, sign)
            for _ in range(100):
                self.collect(0.005, 0.01)
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    os.close(self.fd)
                    return
                sleep(0.01)
        os.close(self.fd)

    def write(self, data: bytes) -> float:
        """Type these bytes; returns when, in seconds since launch."""
        os.write(self.fd, data)
        return perf_counter() - self.launched

    def collect(self, silence: float, limit: float, first: float | None = None) -> list[Chunk]:
        """What the program writes until it is silent for `silence` seconds, or `limit` is over.

        Until the first byte it may be silent for `first` seconds (default: as long as later).
        """
        chunks: list[Chunk] = []
        end = perf_counter() + limit
        patience = silence if first is None else first
        while (now := perf_counter()) < end:
            ready, _, _ = select.select([self.fd], [], [], min(patience, end - now))
            if not ready:
                break
            try:
                data = os.read(self.fd, 1 << 16)
            except OSError:  # Linux says so when the program has closed its side
                break
            if not data:
                break
            chunks.append(Chunk(perf_counter() - self.launched, data))
            patience = silence
        return chunks


def first_shown(chunks: Sequence[Chunk], needle: str, columns: int = 120, rows: int = 40) -> float | None:
    """When the screen first showed `needle` (white space left out) on one line; None: never.

    The bytes are parsed afterwards, so that parsing takes no time from the program.
    """
    import pyte

    screen: Any = pyte.Screen(columns, rows)
    stream: Any = pyte.ByteStream(screen)
    for chunk in chunks:
        stream.feed(chunk.data)
        if any(needle in "".join(line.split()) for line in screen.display):
            return chunk.time
    return None
