"""The reader on a real terminal (a pty): it leaves it as it found it, however it ends."""

from __future__ import annotations

import os
import signal
import termios
from base64 import b64decode
from typing import TYPE_CHECKING

import pytest
from pty_terminal import Terminal, assert_left_as_found

if TYPE_CHECKING:
    from collections.abc import Iterator

STORY = "老街灯会今晚开幕\n\n本报讯（记者江雪）古城老街灯会今晚开幕，三百盏花灯沿河点亮，展期到月底。\n"


@pytest.fixture
def terminal(tmp_path) -> Iterator[Terminal]:
    path = tmp_path / "page.txt"
    path.write_text(STORY, "utf-8")
    environ = dict(os.environ, TERM="xterm-256color", KANBAO_LANG="zh", HOME=str(tmp_path), PATH="/nowhere")
    environ.pop("TMUX", None)
    terminal = Terminal(str(path), environ=environ)
    yield terminal
    terminal.close()


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
