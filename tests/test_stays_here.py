"""Nothing leaves the machine: the program itself, watched for every name that it looks up and every address
that it calls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from command import environment, kanbao
from pty_terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WATCH = """
import sys

WATCHED = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.bind")

def watch(event, arguments):
    if event in WATCHED:
        with open({log!r}, "a") as log:
            print(event, arguments, file=log)

sys.addaudithook(watch)
open({log!r}, "a").close()
"""


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every Python that is started in the test is watched, and has called nobody."""
    log = tmp_path / "calls"
    folder = tmp_path / "watch"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(WATCH.format(log=str(log)), "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))
    monkeypatch.setenv("KANBAO_DATA_DIR", str(tmp_path / "data"))
    yield
    assert log.read_text() == ""


@pytest.mark.usefixtures("watched")
def test_commands_call_nobody(page: Path, tmp_path: Path):
    exported = tmp_path / "marks.json"

    def done(*words: object) -> str:
        ended = kanbao(*map(str, words), env=environment())
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    done("find", "老街", page, "--rank", "--word")
    done("bookmarks", "add", page, "--article", "1", "--offset", "0", "--note", "核对")
    exported.write_text(done("bookmarks", "export", "--format", "json"), "utf-8")
    done("bookmarks", "import", exported)
    done("export", page, "--format", "md")
    done("history")


@pytest.mark.usefixtures("watched")
def test_the_screen_calls_nobody(page: Path, tmp_path: Path):
    environ = environment(KANBAO_LANG="zh", TERM="xterm-256color", TMUX=None, HOME=str(tmp_path))
    terminal = Terminal(str(page), environ=environ)
    try:
        for keys, shown in (
            ("", "傍晚六点"),
            ("/老街", "处，"),
            ("\rm", "已存"),
            ("i", "关键词"),
            ("qy", "OSC 52"),
            ("'", "书签和笔记"),
        ):
            terminal.press(keys)
            terminal.read_until(shown)
        terminal.press("qq")
        assert terminal.read_to_end() == 0
    finally:
        terminal.close()
