"""Ways to the clipboard: which there are, what is sent, and what the foot says of it."""

from __future__ import annotations

import asyncio
from base64 import b64decode
from typing import TYPE_CHECKING

import pytest

from reader.tui.clipboard import OSC_LIMIT, Copied, Way, deliver, osc52, ways
from reader.tui.copying import report

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "渡轮每天往返二十四趟。"


def names(environ: dict[str, str], *programs: str) -> list[str]:
    return [way.name for way in ways(environ, lambda name: f"/usr/bin/{name}" if name in programs else None)]


@pytest.mark.parametrize(
    ("environ", "programs", "expected"),
    [
        ({}, ("tmux", "xclip", "wl-copy"), []),
        ({"TMUX": "/tmp/tmux-1/default,1,0"}, ("tmux",), ["tmux"]),
        ({"DISPLAY": ":0"}, ("xsel", "xclip"), ["xclip"]),
        ({"DISPLAY": ":0"}, ("xsel",), ["xsel"]),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ("xclip", "wl-copy"), ["wl-copy"]),
        ({"DISPLAY": ":0", "TMUX": "x"}, ("tmux", "xclip"), ["tmux", "xclip"]),
        ({}, ("pbcopy",), ["pbcopy"]),
        ({"WSL_DISTRO_NAME": "Debian"}, ("clip.exe",), ["clip.exe"]),
        ({"DISPLAY": ":0"}, (), []),
    ],
)
def test_the_programs_are_chosen_by_what_is_there(environ, programs, expected):
    assert names(environ, *programs) == expected


def test_the_terminals_sequence_holds_the_text_and_nothing_that_could_end_it():
    sequence = osc52(TEXT + "\x1b\\\a")
    assert sequence is not None
    assert sequence.startswith("\x1b]52;c;")
    assert sequence.endswith("\a")
    assert b64decode(sequence[7:-1]).decode() == TEXT + "\x1b\\\a"


def test_what_a_terminal_would_drop_is_not_sent():
    assert osc52("a" * (OSC_LIMIT * 3 // 4)) is not None
    assert osc52("a" * (OSC_LIMIT * 3 // 4 + 3)) is None


def program(folder: Path, name: str, script: str) -> Way:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return Way(name, (str(path),))


def copied(text: str, *found: Way) -> tuple[Copied, list[str]]:
    written: list[str] = []
    return asyncio.run(deliver(text, list(found), written.append)), written


def test_a_program_gets_the_text_and_the_terminal_too(tmp_path):
    how, written = copied(TEXT, program(tmp_path, "xclip", f"cat > {tmp_path}/got"))
    assert how == Copied(("xclip",), terminal=True, too_long=False)
    assert (tmp_path / "got").read_text("utf-8") == TEXT
    assert written == [osc52(TEXT)]


def test_inside_tmux_the_terminal_is_left_to_tmux(tmp_path):
    how, written = copied(TEXT, program(tmp_path, "tmux", "cat > /dev/null"))
    assert how == Copied(("tmux",), terminal=False, too_long=False)
    assert written == []


@pytest.mark.parametrize("script", ["exit 1", "cat > /dev/null; exit 3", "kill -9 $$"])
def test_a_program_that_fails_is_not_said_to_have_taken_it(tmp_path, script):
    how, written = copied(TEXT, program(tmp_path, "tmux", script))
    assert how == Copied((), terminal=True, too_long=False)
    assert len(written) == 1


def test_a_program_that_went_away_is_passed_over():
    how, _ = copied(TEXT, Way("xclip", ("/nowhere/xclip",)))
    assert how == Copied((), terminal=True, too_long=False)


def test_a_long_text_goes_to_the_programs_alone(tmp_path):
    long = TEXT * 9000
    how, written = copied(long, program(tmp_path, "wl-copy", f"cat > {tmp_path}/got"))
    assert how == Copied(("wl-copy",), terminal=False, too_long=True)
    assert (tmp_path / "got").read_text("utf-8") == long
    assert written == []


def test_windows_gets_what_its_program_understands(tmp_path):
    way = program(tmp_path, "clip.exe", f"cat > {tmp_path}/got")._replace(encoding="utf-16-le")
    copied(TEXT, way)
    assert (tmp_path / "got").read_bytes() == TEXT.encode("utf-16-le")


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (Copied(("tmux", "xclip"), False, False), "已复制 12 字（tmux、xclip）"),
        (Copied((), True, False), "已复制 12 字（OSC 52）"),
        (Copied(("xclip",), True, False), "已复制 12 字（xclip、OSC 52）"),
        (Copied(("xclip",), False, True), "已复制 12 字（xclip）"),
        (
            Copied(("tmux",), False, True),
            "已复制 12 字（tmux）；太长，tmux 外面的剪贴板也许没有收到",
        ),
        (Copied((), False, True), "没有复制：太长，终端的剪贴板收不下，也没有找到别的剪贴板程序"),
    ],
)
def test_the_foot_says_how_much_was_copied_and_how(monkeypatch, how, expected):
    monkeypatch.setenv("KANBAO_LANG", "zh")
    assert report(how, 12) == expected
