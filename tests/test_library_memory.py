"""What the program remembers between runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library.memory import remember, remembered, write_whole
from reader.tui.choices import first_theme, keep_theme
from reader.tui.theme import THEMES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what is remembered, not yet made."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path / "kanbao"


def chosen(configured: str) -> str:
    return THEMES[first_theme(configured)].id


def test_what_was_remembered_last_is_known(state: Path):
    assert remembered("theme") == ""
    remember("theme", "纸")
    remember("theme", "夜")
    assert remembered("theme") == "夜"
    assert [path.name for path in state.iterdir()] == ["theme"]


def test_where_nothing_can_be_written_or_read_nothing_is_said(tmp_path: Path, monkeypatch):
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    remember("theme", "夜")
    assert remembered("theme") == ""


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"night", b"pink terminal", b"night terminal x", b"x" * 9999]
)
def test_a_damaged_memory_is_none(state: Path, content: bytes):
    state.mkdir()
    (state / "theme").write_bytes(content)
    assert chosen("terminal") == "terminal"


def test_a_theme_chosen_by_key_holds_until_the_configuration_says_another(state: Path):
    assert chosen("paper") == "paper"
    keep_theme([theme.id for theme in THEMES].index("mono"), "paper")
    assert chosen("paper") == "mono"
    assert chosen("night") == "night"


def test_folders_and_files_of_the_program_are_for_nobody_else(tmp_path: Path, monkeypatch):
    """All of them, also those in between: what one reads is told by the names in the cache."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "home" / "state"))
    remember("theme", "夜")
    write_whole(str(tmp_path / "cache" / "kanbao" / "issues"), "a.issue", b"a")
    for folder in ("home", "home/state/kanbao", "cache/kanbao", "cache/kanbao/issues"):
        assert (tmp_path / folder).stat().st_mode & 0o777 == 0o700
    for file in ("home/state/kanbao/theme", "cache/kanbao/issues/a.issue"):
        assert (tmp_path / file).stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path):
    (tmp_path / "issues").mkdir(0o750)
    assert write_whole(str(tmp_path / "issues"), "a", b"a")
    assert (tmp_path / "issues").stat().st_mode & 0o777 == 0o750
