"""Promises of the reading place, held by the program itself: signals, kills, and a store that is no use."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING

import pytest
from command import environment, kanbao
from pty_terminal import Terminal, assert_left_as_found

from reader.library.keeping import last_spot
from reader.library.opening import open_path
from reader.store.opening import open_database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.issue import Issue

HEADS = "老街灯会今晚开幕", "渡口添了两条新船", "旧书市周末照常营业"
LINE = "古城沿河点亮三百盏花灯，从码头一直挂到桥头，来的人比去年多了一倍，茶馆坐得满满的。"
LEAD = "本报讯（记者林秋水）"
PAGE = "".join(
    f"{head}\n\n"
    + "".join(f"{LEAD if day == 0 else ''}第{story}0{day}天，{LINE * 3}\n\n" for day in range(9))
    for story, head in enumerate(HEADS, 1)
)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the program keeps in, and this process looks into."""
    folder = tmp_path / "data"
    monkeypatch.setenv("KANBAO_DATA_DIR", str(folder))
    monkeypatch.setenv("KANBAO_LANG", "zh")
    return folder


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path


@pytest.fixture
def program(data: Path, tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Starts the program on a terminal with these words; it is ended with the test."""
    started: list[Terminal] = []

    def start(*words: object, size: tuple[int, int] = (80, 24)) -> Terminal:
        environ = environment(TERM="xterm-256color", KANBAO_LANG="zh", HOME=str(tmp_path), TMUX=None)
        started.append(Terminal(*map(str, words), environ=environ, size=size))
        return started[-1]

    yield start
    for terminal in started:
        terminal.close()


def assert_place_is_kept(page: Path) -> None:
    """What the store has of a page is where `moved_on` went."""
    place = place_in(open_path(str(page)))
    assert place is not None
    assert place[0] == HEADS[1]
    assert place[1] > 0


def moved_on(program: Callable[..., Terminal], page: Path) -> Terminal:
    """The program on the page, in the middle of the second article."""
    terminal = program(page)
    terminal.read_until(HEADS[0])
    terminal.press("]")
    terminal.read_until("2/3")
    terminal.press(" ")
    terminal.read_until("第207天")
    return terminal


def place_in(issue: Issue) -> tuple[str, int] | None:
    """The headline of the article that the next run will open, and the offset there."""
    found = last_spot(issue)
    article = issue.article(found[0].article) if found else None
    return (article.headline, found[0].offset) if found and article else None


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
    other.write_text(PAGE.replace("花灯", "风车"), "utf-8")
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
    other.write_text(PAGE.replace("花灯", "风车"), "utf-8")
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
    terminal.read_until(HEADS[0])
    terminal.press("]")
    terminal.read_until("2/3")
    terminal.read_until("另一个程序占着书签的文件")
    raw.execute("ROLLBACK")
    raw.close()
    terminal.press("q")
    assert terminal.read_to_end() == 0


READ_ONLY = """
import os, subprocess, sys
folder, *command = sys.argv[1:]
for words in (["mount", "--bind", folder, folder], ["mount", "-o", "remount,bind,ro", folder]):
    subprocess.run(words, check=True)
os.execv(command[0], command)
"""


def test_in_a_home_that_is_read_only_one_line_says_so_and_reading_goes_on(
    program, page, data, tmp_path, monkeypatch
):
    open_database(str(data / "kanbao.db")).close()
    before: tuple[str, ...] = ()
    if os.geteuid() == 0:
        own = shutil.which("unshare")
        if own is None or subprocess.run([own, "-m", "true"], check=False).returncode:
            pytest.skip("root can write everywhere here, and no mount of one's own can be made")
        before = (own, "-m", sys.executable, "-c", READ_ONLY, str(data))
    else:
        data.chmod(0o500)
    environ = environment(TERM="xterm-256color", KANBAO_LANG="zh", HOME=str(tmp_path), TMUX=None)
    terminal = Terminal(str(page), environ=environ, before=before)
    try:
        reads_on(terminal, "书签的文件不能写")
    finally:
        terminal.close()
        data.chmod(0o700)
    assert place_in(open_path(str(page))) is None
