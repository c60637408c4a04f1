"""What was said to be kept outlives whatever ends the program: the program itself, killed."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest
from kept_samples import listed

from reader.store.opening import open_database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pty_terminal import Terminal


@pytest.fixture
def begin(program, page: Path) -> Callable[[], Terminal]:
    """Starts the program on the page, which is the same each time."""

    def begin() -> Terminal:
        terminal = program(page)
        terminal.read_until("傍晚六点")
        return terminal

    return begin


def kill(terminal: Terminal) -> None:
    os.kill(terminal.pid, signal.SIGKILL)
    assert terminal.read_to_end() == -signal.SIGKILL


def test_once_the_screen_says_that_a_bookmark_is_kept_a_kill_loses_it_no_more(begin):
    terminal = begin()
    terminal.press("m")
    terminal.read_until("已存")
    kill(terminal)
    (mark,) = listed()
    assert mark["kind"] == "bookmark"
    assert mark["quote"].startswith("本报讯（记者周晓禾）傍晚六点")


def test_once_it_says_that_it_was_lifted_it_does_not_come_back(begin):
    terminal = begin()
    terminal.press("m")
    terminal.read_until("已存")
    terminal.press("m")
    terminal.read_until("已取消")
    kill(terminal)
    assert listed() == []


def test_a_note_that_was_kept_outlives_a_kill(begin):
    terminal = begin()
    terminal.press("a")
    terminal.read_until("Ctrl-J")
    terminal.press("核对铺面数\n问街道\r")
    terminal.read_until("已存")
    kill(terminal)
    assert [mark["note"] for mark in listed()] == ["核对铺面数\n问街道"]


def test_what_was_being_typed_outlives_a_kill_and_is_offered_again(begin, data):
    terminal = begin()
    terminal.press("a")
    terminal.read_until("Ctrl-J")
    terminal.press("写到一半")
    with open_database(str(data / "kanbao.db")) as database:
        while True:
            with database.reading() as connection:
                if connection.execute("SELECT text FROM drafts").fetchall() == [("写到一半",)]:
                    break
    kill(terminal)
    again = begin()
    again.read_until("没写完")
    again.press("a")
    again.read_until("写到一半")
    again.press("\r")
    again.read_until("已存")
    kill(again)
    assert [mark["note"] for mark in listed()] == ["写到一半"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_keeps_what_was_being_typed(begin, number):
    terminal = begin()
    terminal.press("a")
    terminal.read_until("Ctrl-J")
    terminal.press("写到")
    terminal.read_until("写到")
    os.kill(terminal.pid, number)
    assert terminal.read_to_end() == 128 + number
    again = begin()
    again.read_until("没写完")
