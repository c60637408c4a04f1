"""Reading goes on where nothing can be kept, and two screens at once keep all: the program on a terminal."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from kept_samples import HEADS, OTHERS, STORIES, listed, place_in, to_the_second
from mounts import full_disk, read_only, small_disk
from pty_terminal import assert_left_as_found

from reader.library.opening import open_path
from reader.store.opening import open_database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pty_terminal import Terminal

    Made = tuple[tuple[str, ...], Callable[[Terminal, bool], None], str]
    """The words that run a program so, what fills the disk and empties it, and what is said then."""

PAGE = STORIES


# --- two screens


@pytest.mark.parametrize("papers", [(STORIES, STORIES), (STORIES, OTHERS)])
def test_two_screens_that_keep_at_the_same_moment_both_keep_everything(program, tmp_path, papers):
    paths = [tmp_path / f"{number}.txt" for number in range(2)]
    for path, text in zip(paths, papers, strict=True):
        path.write_text(text, "utf-8")
    screens = [program(path) for path in paths]  # Both make the store's file.
    for screen in screens:
        screen.read_until(HEADS[0])
    screens[1].press("]")
    screens[1].read_until("2/3")
    for _ in range(5):
        since = [len(screen.written) for screen in screens]
        for screen in screens:
            screen.press("m")
        for screen, before in zip(screens, since, strict=True):
            screen.read_until("已存", before)
            screen.press("}")
    for screen in screens:
        screen.press("q")
        assert screen.read_to_end() == 0
    made = listed()
    # Copies of one paper show each other's marks, and `m` lifts those on the paragraph at hand alone.
    assert len({(mark["quote"], mark["headline"]) for mark in made}) == len(made) == 10
    assert {mark["headline"] for mark in made} == set(HEADS[:2])
    assert [place_in(open_path(str(path))) is not None for path in paths] == [True, True]


# --- a store that is no use


def reads_on(terminal: Terminal, line: str) -> None:
    """One line says what is wrong, and one turns pages all the same."""
    terminal.read_until(line)
    terminal.press("]")
    terminal.read_until("2/3")
    terminal.press(" ")
    terminal.press("q")
    assert terminal.read_to_end() == 0
    assert b"Traceback" not in terminal.written
    assert_left_as_found(terminal.written)


def test_a_damaged_store_is_set_aside_and_reading_goes_on(program, page, data):
    data.mkdir()
    (data / "kanbao.db").write_bytes(b"no database" * 1000)
    reads_on(program(page, size=(160, 24)), "kanbao.db：书签的文件坏了，原样改名为 kanbao.db.damaged-")
    assert place_in(open_path(str(page))) is not None


def test_a_store_of_a_newer_version_is_left_alone_and_reading_goes_on(program, page, data):
    open_database(str(data / "kanbao.db")).close()
    raw = sqlite3.connect(data / "kanbao.db")
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    before = (data / "kanbao.db").read_bytes()
    reads_on(program(page), "是更新的看报写的（版本 99")
    assert (data / "kanbao.db").read_bytes() == before


def test_a_store_that_another_program_holds_is_told_and_reading_goes_on_meanwhile(program, page, data):
    open_database(str(data / "kanbao.db")).close()
    raw = sqlite3.connect(data / "kanbao.db", isolation_level=None)
    raw.execute("BEGIN EXCLUSIVE")
    terminal = program(page)
    to_the_second(terminal)
    terminal.read_until("另一个程序占着书签的文件")
    raw.execute("ROLLBACK")
    raw.close()
    terminal.press("q")
    assert terminal.read_to_end() == 0


def test_in_a_home_that_is_read_only_one_line_says_so_and_reading_goes_on(program, page, data):
    open_database(str(data / "kanbao.db")).close()
    before = read_only(data) if os.geteuid() == 0 else ()  # Root can write whatever the mode says.
    data.chmod(0o500)
    try:
        reads_on(program(page, before=before), "书签的文件不能写")
    finally:
        data.chmod(0o700)
    assert place_in(open_path(str(page))) is None


# --- a full disk


def full_by_a_disk(data: Path) -> Made:
    """A disk of its own, filled to the last byte, and emptied again."""

    def fill(terminal: Terminal, full: bool) -> None:
        filler = f"/proc/{terminal.pid}/root{data}/filler"
        if not full:
            os.unlink(filler)  # noqa: PTH108
            return
        with open(filler, "wb", buffering=0) as file, suppress(OSError):  # noqa: PTH123
            while True:
                file.write(bytes(4096))

    return small_disk(data), fill, "磁盘满了 (没有存上)"


def full_by_a_limit(_: Path) -> Made:
    """No file of the program may grow any more, and then may again: as a quota has it."""
    if not hasattr(resource, "prlimit"):
        pytest.skip("what another program may write can't be limited here")

    def fill(terminal: Terminal, full: bool) -> None:
        most = resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE)[1]
        resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (0 if full else most, most))

    return (), fill, "磁盘写不进去 (没有存上)"


@pytest.mark.parametrize("make", [full_by_a_disk, full_by_a_limit])
def test_on_a_full_disk_one_line_says_so_reading_goes_on_and_later_it_keeps_again(program, page, data, make):
    data.mkdir()
    before, fill, line = make(data)
    terminal = program(page, before=before)
    terminal.read_until(HEADS[0])
    terminal.press("m")
    terminal.read_until("已存")
    fill(terminal, True)
    terminal.press("}m")
    terminal.read_until(line)
    assert terminal.written.count("已存".encode()) == 1
    terminal.press("]")
    terminal.read_until("2/3")
    terminal.press("a")
    terminal.read_until("Ctrl-J")
    terminal.press("写不进去也不丢")
    since = len(terminal.written)
    terminal.press("\r")
    terminal.read_until(line, since)  # The note stays open with what was typed.
    fill(terminal, False)
    since = len(terminal.written)
    terminal.press("\r")
    terminal.read_until("已存", since)
    # Nobody else can open what lies on a disk of the program's own.
    shutil.copytree(f"/proc/{terminal.pid}/root{data}" if before else data, data.parent / "copy")
    (first, second) = sorted(listed("--data-dir", data.parent / "copy"), key=lambda mark: mark["id"])
    assert (first["kind"], first["headline"]) == ("bookmark", HEADS[0])
    assert (second["note"], second["headline"]) == ("写不进去也不丢", HEADS[1])
    terminal.press("q")
    assert terminal.read_to_end() == 0
    assert b"Traceback" not in terminal.written
    assert_left_as_found(terminal.written)


def test_on_a_disk_that_was_full_before_one_sees_what_was_kept_and_one_line_says_that_no_more_is(
    program, page, data
):
    earlier = program(page)
    earlier.read_until(HEADS[0])
    earlier.press("]m")
    earlier.read_until("已存")
    earlier.press("q")
    assert earlier.read_to_end() == 0
    terminal = program(page, before=full_disk(data))
    terminal.read_until("接着上次看：第 2 篇")
    terminal.read_until("★")
    terminal.press("[")
    reads_on(terminal, "磁盘写不进去")
