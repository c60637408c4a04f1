"""A command that is given text: what it gets, and what is shown of what it says."""

from __future__ import annotations

import asyncio
import sys

import pytest

from reader.tui.piping import MOST, Answer, answer_lines, run

TEXT = "渡轮恢复以后，镇上多了三家茶馆。"


def answer_of(command: str, text: str = TEXT, patience: float = 60.0) -> Answer:
    return asyncio.run(run(command, text, patience))


def shown(answer: Answer) -> list[str]:
    return ["".join(text for text, _ in row) for row in answer_lines(answer, 40)]


def test_a_command_gets_the_text_and_its_output_is_shown():
    assert answer_of("cat") == Answer(TEXT, 0)
    assert shown(answer_of("cat")) == [TEXT]


def test_what_it_complains_of_is_shown_too_with_its_exit_code(monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "zh")
    answer = answer_of("echo 没有这个词 >&2; exit 3")
    assert answer == Answer("没有这个词", 3)
    assert shown(answer) == ["没有这个词", "（退出码 3）"]


def test_a_command_that_is_not_there_says_so():
    answer = answer_of("no-such-dictionary")
    assert answer.code == 127
    assert "no-such-dictionary" in answer.text


def test_nothing_it_says_commands_the_terminal():
    answer = answer_of(r"printf '\033]0;title\007a\033[31mb\tc\r\n\377'")
    assert answer.text == "ab    c\n\ufffd"


def test_one_that_reads_nothing_of_a_long_text_is_no_trouble():
    assert answer_of("true", TEXT * 100_000) == Answer("", 0)


def test_one_that_says_too_much_is_ended_and_cut(monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "zh")
    answer = answer_of("yes")
    assert answer.cut
    assert len(answer.text) <= MOST
    assert shown(answer)[-1] == "（只显示开头的 256 KB）"


def test_one_that_does_not_end_is_ended_with_what_it_began(monkeypatch, tmp_path):
    monkeypatch.setenv("KANBAO_LANG", "zh")
    answer = answer_of(
        f"echo 等; (cat {tmp_path}/pipe & mkfifo {tmp_path}/pipe; cat {tmp_path}/pipe)", "", 0.3
    )
    assert answer.late
    assert answer.text.startswith("等")
    assert "没有结束" in shown(answer)[-1]


def test_it_has_no_terminal_to_draw_on():
    program = f'{sys.executable} -c \'open("/dev/tty", "w")\''
    assert answer_of(program).code == 1


@pytest.mark.parametrize("width", [10, 40])
def test_long_lines_are_broken_to_the_width(width):
    answer = Answer(TEXT * 5, 0)
    rows = ["".join(text for text, _ in row) for row in answer_lines(answer, width)]
    assert "".join(rows) == TEXT * 5
    assert all(len(row) * 2 <= width for row in rows)
