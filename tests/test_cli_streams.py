"""Standard streams as shells hand them over: closed, full, piped, in any locale, interrupted."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from command import KANBAO, PAGE, ROOT, environment, kanbao

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMANDS = [["show"], ["toc"], ["export", "--format", "json"], ["export", "--format", "md"], []]


@pytest.fixture
def long_page(tmp_path: Path) -> Path:
    """More text than a pipe holds."""
    path = tmp_path / "long.txt"
    path.write_text(PAGE * 400, "utf-8")
    return path


def shell(command: str, page: Path, **env: str | None) -> subprocess.CompletedProcess[bytes]:
    """A line of bash in which kanbao and $page stand for themselves; exit code: the pipe's first."""
    script = f'kanbao() {{ "{KANBAO[0]}" -m reader "$@"; }}; {command}; exit ${{PIPESTATUS[0]}}'
    return subprocess.run(
        ["bash", "-c", script],
        env=environment(page=str(page), **env),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_whoever_stops_reading_ends_it_without_a_word(words: list[str], long_page: Path):
    done = shell(f"kanbao {' '.join(words)} $page | head -n 1", long_page)
    assert done.returncode in (0, 141)
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1


def test_a_pipe_that_was_closed_before_is_quiet_too(page: Path):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*KANBAO, "show", page],
        stdout=writing,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", [*COMMANDS, ["--help"], ["--version"]], ids=" ".join)
def test_a_full_disk_is_one_clear_line(words: list[str], page: Path):
    done = shell(
        f"kanbao {' '.join(words)} {'' if words[:1] in (['--help'], ['--version']) else '$page'} > /dev/full",
        page,
    )
    assert done.returncode == 1
    assert done.stderr == b"kanbao: cannot write: the disk is full\n"


def test_a_closed_output_is_one_clear_line(page: Path):
    done = shell("kanbao show $page >&-", page)
    assert done.returncode == 1
    assert done.stderr.startswith(b"kanbao: cannot write")
    assert done.stderr.count(b"\n") == 1


def test_a_closed_input_is_no_trouble_when_it_is_not_asked_for(page: Path):
    done = shell("kanbao show $page <&-", page)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_closed_input_that_is_asked_for_is_one_clear_line(page: Path):
    done = shell("kanbao show - <&-", page)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"kanbao: -: ")
    assert done.stderr.count(b"\n") == 1


def test_closed_standard_error_changes_nothing(page: Path):
    assert shell("kanbao show $page 2>&-", page).returncode == 0
    assert shell("kanbao show $page-not 2>&-", page).returncode == 1
    assert shell("kanbao show $page-not 2>/dev/full", page).returncode == 1


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LANG": "", "LC_ALL": None},
        {"PYTHONIOENCODING": "ascii"},
    ],
    ids=str,
)
def test_output_and_messages_are_utf_8_whatever_the_locale_says(locale: dict[str, str | None], page: Path):
    env = environment(KANBAO_LANG="zh", **locale)
    assert kanbao("show", page, env=env).stdout == kanbao("show", page).stdout
    assert "没有第 99 篇" in kanbao("show", page, "--article", "99", env=env).stderr


@pytest.fixture
def heard_interrupts() -> Iterator[None]:
    """A program that a shell starts in the background hears no interrupts, and hands that on: not here."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard_interrupts")
def test_an_interrupt_is_quiet(long_page: Path):
    with subprocess.Popen(
        [*KANBAO, "show", long_page, "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
    ) as running:
        assert running.stdin
        assert running.stdout
        assert running.stderr
        # The first file is printed while the second, standard input, is waited for.
        assert running.stdout.read(1)
        running.send_signal(signal.SIGINT)
        running.stdout.read()
        assert running.stderr.read() == b""
        assert running.wait(timeout=60) == 130
