"""Promises of the reading place, held by the program itself on a terminal: signals, kills, the next run."""

from __future__ import annotations

import os
import signal
import termios
import time
import zipfile
from typing import TYPE_CHECKING

import pytest
from command import environment, kanbao
from kept_samples import HEADS, OTHERS, STORIES, place_in, to_the_second
from pty_terminal import assert_left_as_found

from reader.library.opening import open_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pty_terminal import Terminal

PAGE = STORIES


def assert_place_is_kept(page: Path) -> None:
    """What the store has of a page is where `moved_on` went."""
    place = place_in(open_path(str(page)))
    assert place is not None
    assert place[0] == HEADS[1]
    assert place[1] > 0


def moved_on(program: Callable[..., Terminal], page: Path) -> Terminal:
    """The program on the page, in the middle of the second article."""
    terminal = program(page)
    to_the_second(terminal)
    terminal.press(" ")
    terminal.read_until("第207天")
    return terminal


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_keeps_the_place_and_leaves_the_terminal_sound(program, page, number):
    terminal = moved_on(program, page)
    before = termios.tcgetattr(terminal.fd)
    os.kill(terminal.pid, number)  # At once: the place isn't written yet.
    assert terminal.read_to_end() == 128 + number
    assert_left_as_found(terminal.written)
    assert termios.tcgetattr(terminal.fd)[3] != before[3]  # Lines are edited and echoed again.
    assert_place_is_kept(page)


def test_a_terminal_that_goes_away_keeps_the_place(program, page):
    terminal = moved_on(program, page)
    os.close(terminal.fd)
    terminal.ended = os.waitstatus_to_exitcode(os.waitpid(terminal.pid, 0)[1])
    terminal.fd = os.open(os.devnull, os.O_RDONLY)
    assert_place_is_kept(page)


def test_a_kill_a_second_after_the_last_movement_keeps_the_place(program, page):
    terminal = moved_on(program, page)
    issue = open_path(str(page))
    until = time.monotonic() + 10
    while (place := place_in(issue)) is None or not place[1]:
        assert time.monotonic() < until
    os.kill(terminal.pid, signal.SIGKILL)
    terminal.read_to_end()
    assert place_in(issue) == place
    assert place[0] == HEADS[1]
    again = program(page, size=(120, 40))
    again.read_until("接着上次看：第 2 篇")


def test_quitting_keeps_the_place(program, page):
    terminal = moved_on(program, page)
    terminal.press("q")
    assert terminal.read_to_end() == 0
    place = place_in(open_path(str(page)))
    assert place is not None
    assert place[0] == HEADS[1]
    assert place[1] > 0


# --- going on with the latest, history


def test_c_goes_on_with_the_latest_issue_and_says_which(program, page, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(OTHERS, "utf-8")
    for path in (other, page):
        terminal = program(path)
        terminal.read_until(HEADS[0])
        terminal.press("]q")
        assert terminal.read_to_end() == 0
    again = program("-c")
    again.read_until("接着上次看：第 2 篇  page")
    again.press("q")
    again.read_to_end()
    assert "花灯" in again.written.decode("utf-8", "replace")
    assert kanbao("--continue", env=environment()).stdout == kanbao("show", page, env=environment()).stdout


def test_c_at_the_very_beginning_says_which_issue_it_is(program, page):
    terminal = program(page)
    terminal.read_until(HEADS[0])
    terminal.press("q")
    terminal.read_to_end()
    program("-c").read_until("接着上次看：page")


@pytest.mark.usefixtures("data")
def test_c_says_that_nothing_was_read_yet_and_ends_with_1():
    done = kanbao("-c", env=environment())
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "kanbao: nothing was read yet, so there is nothing to go on with (open one first: kanbao FILE)\n"
    )


def test_the_handbook_is_not_the_latest_issue(program, page):
    terminal = program(page)
    terminal.read_until(HEADS[0])
    terminal.press("q")
    terminal.read_to_end()
    terminal = program()
    terminal.read_until("看报")
    terminal.press("q")
    terminal.read_to_end()
    assert HEADS[0] in kanbao("-c", env=environment()).stdout


def test_c_names_a_file_that_is_gone_and_where_others_are(program, page):
    terminal = program(page)
    terminal.read_until(HEADS[0])
    terminal.press("q")
    terminal.read_to_end()
    page.unlink()
    done = kanbao("-c", env=environment())
    assert done.returncode == 1
    assert done.stderr == f"kanbao: {page}: no such file (kanbao history lists others)\n"


def test_history_lists_what_was_read_the_latest_first(program, page, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(OTHERS, "utf-8")
    for path, keys in ((page, "]]Gq"), (other, "q")):
        terminal = program(path)
        terminal.read_until(HEADS[0])
        terminal.press(keys)
        assert terminal.read_to_end() == 0
    first, second = kanbao("history", env=environment()).stdout.splitlines()
    assert first.endswith(str(other))
    assert second.endswith(f" 100%  page.txt  {page}")


def test_history_in_json_has_a_promised_form(program, page):
    import json

    terminal = program(page)
    terminal.read_until(HEADS[0])
    terminal.press("q")
    terminal.read_to_end()
    (line,) = kanbao("history", "--json", env=environment()).stdout.splitlines()
    made = json.loads(line)
    issue = open_path(str(page))
    assert made["issue"] == {
        "masthead": None,
        "date": None,
        "sha256": issue.source.sha256,
        "path": str(page),
    }
    assert made["article"] == issue.articles[0].id
    assert 0 < made["share"] < 0.4
    assert time.strptime(made["opened"], "%Y-%m-%dT%H:%M:%SZ")


def test_history_of_nothing_is_empty_and_makes_no_file(data):
    done = kanbao("history", env=environment())
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not data.exists()


# --- papers in an archive


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of two days, the later of which is opened first."""
    return packed(tmp_path / "days.zip", STORIES)


def packed(path: Path, later: str) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("20211223/20211223-01-01.txt", "\n" + OTHERS)
        made.writestr("20211224/20211224-01-01.txt", "\n" + later)
    return path


def test_c_goes_on_with_an_issue_in_an_archive(program, archive):
    terminal = program(archive)
    terminal.read_until("12月24日")
    terminal.press("\rq")
    assert terminal.read_to_end() == 0
    done = kanbao("--continue", env=environment())
    assert (done.returncode, done.stderr) == (0, "")
    assert "三百盏花灯" in done.stdout
    program("-c").read_until("接着上次看：2021年12月24日")


def test_ctrl_r_reads_an_issue_in_an_archive_again(program, archive):
    terminal = program(archive)
    terminal.read_until("12月24日")
    terminal.press("\r")
    terminal.read_until("三百盏花灯")
    packed(archive, STORIES.replace("花灯", "彩灯"))
    terminal.press("\x12")
    terminal.read_until("三百盏彩灯")
