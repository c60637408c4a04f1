"""The reader on a real terminal (a pty): it leaves it as it found it, however it ends."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
import termios
from base64 import b64decode
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

STORY = "老街灯会今晚开幕\n\n本报讯（记者江雪）古城老街灯会今晚开幕，三百盏花灯沿河点亮，展期到月底。\n"
PATIENCE = 20
"""Seconds until a test gives up on a terminal that stays silent."""


class Terminal:
    """The program in a pty, and what it wrote."""

    def __init__(self, path: str, environ: dict[str, str]) -> None:
        program = f"from reader.cli import main; raise SystemExit(main([{path!r}]))"
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(sys.executable, [sys.executable, "-c", program], environ)
        termios.tcsetwinsize(self.fd, (24, 80))
        self.written = b""
        self.ended: int | None = None

    def read_until(self, text: str) -> None:
        while text.encode() not in self.written:
            assert self._read(), f"{text!r} did not come: {self.written[-2000:]!r}"

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


@pytest.fixture
def terminal(tmp_path) -> Iterator[Terminal]:
    path = tmp_path / "page.txt"
    path.write_text(STORY, "utf-8")
    environ = dict(os.environ, TERM="xterm-256color", KANBAO_LANG="zh", HOME=str(tmp_path), PATH="/nowhere")
    environ.pop("TMUX", None)
    terminal = Terminal(str(path), environ)
    yield terminal
    terminal.close()


def assert_left_as_found(written: bytes) -> None:
    for opened, closed in (
        (b"\x1b[?1049h", b"\x1b[?1049l"),
        (b"\x1b[?25l", b"\x1b[?25h"),
        (b"\x1b[?1003h", b"\x1b[?1003l"),
        (b"\x1b[?2004h", b"\x1b[?2004l"),
    ):
        assert written.rindex(closed) > written.rindex(opened)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_leaves_the_terminal_sound(terminal, number):
    before = termios.tcgetattr(terminal.fd)
    terminal.read_until("三百盏花灯")
    os.kill(terminal.pid, number)
    assert terminal.read_to_end() == 128 + number
    assert_left_as_found(terminal.written)
    assert b"Traceback" not in terminal.written
    assert termios.tcgetattr(terminal.fd)[3] == before[3]


def test_quitting_leaves_the_terminal_sound(terminal):
    terminal.read_until("三百盏花灯")
    os.write(terminal.fd, b"q")
    assert terminal.read_to_end() == 0
    assert_left_as_found(terminal.written)


def test_what_is_copied_is_sent_to_the_terminal(terminal):
    terminal.read_until("三百盏花灯")
    os.write(terminal.fd, b"y")
    terminal.read_until("OSC 52")
    sequence = terminal.written.split(b"\x1b]52;c;")[1].split(b"\a")[0]
    assert b64decode(sequence).decode() == STORY.split("\n\n")[1].strip()


def test_a_terminal_that_goes_away_ends_the_program(terminal):
    terminal.read_until("三百盏花灯")
    os.close(terminal.fd)
    status = os.waitpid(terminal.pid, 0)[1]
    terminal.ended = os.waitstatus_to_exitcode(status)
    assert terminal.ended in (128 + signal.SIGHUP, -signal.SIGALRM)
    terminal.fd = os.open(os.devnull, os.O_RDONLY)
