"""What was said to be kept outlives whatever ends the program: the program itself, killed."""

from __future__ import annotations

import json
import os
import signal
from typing import TYPE_CHECKING, Any

import pytest
from command import PAGE, environment, kanbao
from pty_terminal import Terminal

from reader.store.opening import open_database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KANBAO_DATA_DIR", str(tmp_path / "data"))
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path


@pytest.fixture
def program(page: Path) -> Iterator[Callable[[], Terminal]]:
    started: list[Terminal] = []

    def start() -> Terminal:
        environ = environment(KANBAO_LANG="zh", TERM="xterm-256color", TMUX=None)
        terminal = Terminal(str(page), environ=environ)
        started.append(terminal)
        terminal.read_until("傍晚六点")
        return terminal

    yield start
    for terminal in started:
        terminal.close()


def kill(terminal: Terminal) -> None:
    os.kill(terminal.pid, signal.SIGKILL)
    assert terminal.read_to_end() == -signal.SIGKILL


def listed() -> list[dict[str, Any]]:
    done = kanbao("bookmarks", "list", "--json")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_once_the_screen_says_that_a_bookmark_is_kept_a_kill_loses_it_no_more(program):
    terminal = program()
    terminal.press("m")
    terminal.read_until("已存")
    kill(terminal)
    (mark,) = listed()
    assert mark["kind"] == "bookmark"
    assert mark["quote"].startswith("本报讯（记者周晓禾）傍晚六点")


def test_once_it_says_that_it_was_lifted_it_does_not_come_back(program):
    terminal = program()
    terminal.press("m")
    terminal.read_until("已存")
    terminal.press("m")
    terminal.read_until("已取消")
    kill(terminal)
    assert listed() == []


def test_a_note_that_was_kept_outlives_a_kill(program):
    terminal = program()
    terminal.press("a")
    terminal.read_until("Ctrl-J")
    terminal.press("核对铺面数\n问街道\r")
    terminal.read_until("已存")
    kill(terminal)
    assert [mark["note"] for mark in listed()] == ["核对铺面数\n问街道"]


def test_what_was_being_typed_outlives_a_kill_and_is_offered_again(program, tmp_path):
    terminal = program()
    terminal.press("a")
    terminal.read_until("Ctrl-J")
    terminal.press("写到一半")
    with open_database(str(tmp_path / "data" / "kanbao.db")) as database:
        while True:
            with database.reading() as connection:
                if connection.execute("SELECT text FROM drafts").fetchall() == [("写到一半",)]:
                    break
    kill(terminal)
    again = program()
    again.read_until("没写完")
    again.press("a")
    again.read_until("写到一半")
    again.press("\r")
    again.read_until("已存")
    kill(again)
    assert [mark["note"] for mark in listed()] == ["写到一半"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_keeps_what_was_being_typed(program, number):
    terminal = program()
    terminal.press("a")
    terminal.read_until("Ctrl-J")
    terminal.press("写到")
    terminal.read_until("写到")
    os.kill(terminal.pid, number)
    assert terminal.read_to_end() == 128 + number
    again = program()
    again.read_until("没写完")
