"""The command on a terminal: the reader opens, whatever the other streams are."""

from __future__ import annotations

import json
import os
import select
import subprocess
import unicodedata
from typing import TYPE_CHECKING

from command import environment, in_terminal, kanbao

from reader.cli import waiting

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

HEADLINE = "滨河老街改造一年"
SECOND = "今起三天有小雨"


def cells(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def test_the_reader_opens_on_a_page_and_quits_by_q(page: Path):
    done = in_terminal(page, wait_for=HEADLINE, keys=b"q")
    assert done.returncode == 0
    assert HEADLINE in done.stdout


def test_the_keys_work_after_the_page_came_through_a_pipe(page: Path):
    with page.open("rb") as pipe:
        done = in_terminal("-", stdin=pipe, wait_for=HEADLINE, keys=b"q")
    assert done.returncode == 0
    assert HEADLINE in done.stdout


def test_the_keys_work_when_standard_input_is_nothing(page: Path):
    done = in_terminal(page, stdin=subprocess.DEVNULL, wait_for=HEADLINE, keys=b"q")
    assert done.returncode == 0


def test_the_screen_is_drawn_when_standard_error_leads_elsewhere(page: Path, tmp_path: Path):
    log = tmp_path / "log"
    with log.open("wb") as elsewhere:
        done = in_terminal(page, stderr=elsewhere, wait_for=HEADLINE, keys=b"q")
    assert done.returncode == 0
    assert HEADLINE in done.stdout
    assert log.read_bytes() == b""


def test_a_bad_file_among_several_is_named_and_the_rest_is_opened(page: Path, tmp_path: Path):
    log = tmp_path / "log"
    with log.open("wb") as elsewhere:
        done = in_terminal(tmp_path / "nothing.txt", page, stderr=elsewhere, wait_for=HEADLINE, keys=b"q")
    assert done.returncode == 1
    assert HEADLINE in done.stdout
    assert log.read_text("utf-8").startswith(f"kanbao: {tmp_path / 'nothing.txt'}: ")


def test_no_readable_file_opens_no_screen(tmp_path: Path):
    done = in_terminal(tmp_path / "nothing.txt")
    assert done.returncode == 1
    assert done.stdout.startswith("kanbao: ")
    assert done.stdout.count("\n") == 1


def test_the_reader_starts_at_the_article_that_is_named(page: Path):
    made = json.loads(kanbao("export", page, "--format", "json").stdout)
    articles = [a for s in made["sections"] for a in s["articles"]]
    words = "市气象台昨天发布"
    assert any(words in block["text"] for block in articles[-1]["blocks"])
    for name in (str(len(articles)), articles[-1]["id"]):
        done = in_terminal(page, "--article", name, size=(120, 40), wait_for=words, keys=b"q")
        assert done.returncode == 0
        assert words in done.stdout


def test_an_article_that_is_not_there_opens_no_screen(page: Path):
    done = in_terminal(page, "--article", "99")
    assert done.returncode == 2
    assert done.stdout.count("\n") == 1


def test_without_a_file_the_handbook_is_opened():
    done = in_terminal(wait_for="看报", keys=b"q", env=environment(KANBAO_LANG="zh"))
    assert done.returncode == 0


def test_a_dumb_terminal_gets_the_text_printed(page: Path):
    done = in_terminal(page, env=environment(TERM="dumb"))
    assert (done.returncode, done.stdout) == (0, kanbao("show", page).stdout)


def test_printing_on_a_terminal_takes_its_width_less_two(page: Path):
    done = in_terminal("show", page, size=(50, 24))
    assert done.stdout == kanbao("show", page, "--width", "48").stdout


def test_printing_into_a_pager_takes_the_terminals_width_too(page: Path, tmp_path: Path):
    printed = tmp_path / "printed"
    with printed.open("wb") as pager:
        in_terminal(page, size=(50, 24), stdout=pager)
    assert printed.read_text("utf-8") == kanbao("show", page, "--width", "48").stdout


def test_contents_are_cut_to_the_terminals_width(page: Path):
    lines = in_terminal("toc", page, size=(20, 24)).stdout.splitlines()
    whole = kanbao("toc", page).stdout.splitlines()
    assert len(lines) == len(whole)
    assert all(cells(line) <= 20 for line in lines)
    assert any(line.endswith("…") for line in lines)


def test_the_terminal_is_put_back_as_it_was(page: Path):
    """Descriptors that were lent to the screen lead again where they led."""
    reading, writing = os.pipe()
    done = in_terminal(page, page.with_name("nothing.txt"), stderr=writing, wait_for=HEADLINE, keys=b"q")
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        assert b"nothing.txt" in pipe.read()
    assert done.returncode == 1


def fifo_in(folder: Path) -> Path:
    """A pipe that nobody writes to: it is waited for."""
    os.mkfifo(folder / "slow.txt")
    return folder / "slow.txt"


def test_while_a_slow_path_is_read_it_is_named_and_q_quits(tmp_path: Path):
    done = in_terminal(fifo_in(tmp_path), wait_for="reading slow.txt…  q quits", keys=b"q")
    assert done.returncode == 0
    assert done.stdout.endswith("q quits\r")


def test_while_a_slow_path_is_read_ctrl_c_quits(tmp_path: Path):
    done = in_terminal(fifo_in(tmp_path), wait_for="reading slow.txt…", keys=b"\x03")
    assert done.returncode == 130


def test_after_a_slow_path_the_reader_has_the_keys(tmp_path: Path, page: Path):
    done = in_terminal(fifo_in(tmp_path), page, wait_for=HEADLINE, keys=b"q")
    assert done.returncode == 1
    assert HEADLINE in done.stdout


def test_a_long_look_at_files_is_counted_on_the_terminal_and_leaves_no_trace(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KANBAO_LANG", "en")
    shown, terminal = os.openpty()
    with os.fdopen(terminal, "w") as stream:
        monkeypatch.setattr("sys.stderr", stream)
        sign = waiting.Sign(keys=False)
        sign.show("papers", 0, 3)
        sign.show("papers", 3, 3)
        sign.end()
        expected = "\rlooking at the files: 0/3\x1b[K\rreading papers…\x1b[K\r\x1b[K"
        written = b""  # a terminal hands over what is written in pieces of its own
        while len(written) < len(expected.encode()) and select.select([shown], [], [], 5)[0]:
            written += os.read(shown, 4096)
    os.close(shown)
    assert written.decode() == expected


def test_nothing_is_counted_where_standard_error_is_no_terminal(capfd: pytest.CaptureFixture[str]):
    sign = waiting.Sign(keys=False)
    sign.show("papers", 0, 3)
    sign.end()
    assert capfd.readouterr() == ("", "")


def test_a_path_that_may_be_the_terminal_keeps_its_keys():
    assert waiting.reads_terminal(["a.txt", "-"])
    assert waiting.reads_terminal(["/dev/stdin"])
    assert not waiting.reads_terminal(["a.txt", "-.txt"])
