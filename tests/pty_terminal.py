"""The program on a terminal of its own (a pty), key by key."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
import termios

PATIENCE = 20
"""Seconds until a test gives up on a terminal that stays silent."""


class Terminal:
    """The program in a pty, and what it wrote."""

    def __init__(
        self,
        *words: str,
        environ: dict[str, str],
        size: tuple[int, int] = (80, 24),
        before: tuple[str, ...] = (),
    ) -> None:
        """`before`: the words of a command that runs what follows them."""
        program = f"from reader.cli import main; raise SystemExit(main({list(words)!r}))"
        command = [*before, sys.executable, "-c", program]
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(command[0], command, environ)
        termios.tcsetwinsize(self.fd, size[::-1])
        self.written = b""
        self.ended: int | None = None

    def read_until(self, text: str, since: int = 0) -> None:
        """Until this text was written, or was again behind so many bytes."""
        while text.encode() not in self.written[since:]:
            assert self._read(), f"{text!r} did not come: {self.written[-2000:]!r}"

    def press(self, keys: str) -> None:
        """Type these keys."""
        os.write(self.fd, keys.encode())

    def read_to_end(self) -> int:
        """The exit code, as a shell tells it."""
        while self._read():
            pass
        self.ended = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.ended

    def _read(self) -> bool:
        ready, _, _ = select.select([self.fd], [], [], PATIENCE)
        assert ready, f"silence after {self.written[-2000:]!r}"
        try:
            data = os.read(self.fd, 65536)
        except OSError:  # Linux: the other end is closed.
            return False
        self.written += data
        return bool(data)

    def close(self) -> None:
        if self.ended is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)


def assert_left_as_found(written: bytes) -> None:
    for opened, closed in (
        (b"\x1b[?1049h", b"\x1b[?1049l"),
        (b"\x1b[?25l", b"\x1b[?25h"),
        (b"\x1b[?1003h", b"\x1b[?1003l"),
        (b"\x1b[?2004h", b"\x1b[?2004l"),
    ):
        assert written.rindex(closed) > written.rindex(opened)
