"""The configuration file: what it sets, what is said of its faults, and what the program prints of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import platformdirs
import pytest
from command import PAGE, environment, in_terminal, kanbao

from reader.library import folders
from reader.library.config import Config, read_config
from reader.library.config_text import default_text, text_in_force
from reader.library.settings import ROWS, KeyRow, Settings, value_of
from reader.strings import language, prefer
from reader.tui.theme import THEMES
from reader.typeset import Options

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Configure = Callable[[str | bytes], Config]


@pytest.fixture
def configure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Configure:
    """Write a file and read it as the configuration, in an English-speaking program."""
    path = tmp_path / "config.toml"
    monkeypatch.setenv("KANBAO_CONFIG", str(path))
    monkeypatch.setenv("KANBAO_LANG", "en")

    def written(text: str | bytes) -> Config:
        path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
        return read_config()

    return written


def said(config: Config) -> list[str]:
    """The troubles, each behind its place in the file."""
    return [f"{error.place}: {error.message}" for error in config.troubles]


# --- where it is


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked in any case")
@pytest.mark.parametrize("root", ["", "relative/folder", "/some/where"])
def test_the_folders_are_those_that_platformdirs_names(root: str, monkeypatch):
    for name in ("CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", root)
    monkeypatch.delenv("KANBAO_CONFIG", raising=False)
    assert folders.config_path() == platformdirs.user_config_dir("kanbao", False) + "/config.toml"
    assert folders.cache_folder() == platformdirs.user_cache_dir("kanbao", False)
    assert folders.state_folder() == platformdirs.user_state_dir("kanbao", False)


def test_an_environment_variable_names_another_file(monkeypatch):
    monkeypatch.setenv("KANBAO_CONFIG", "/some/where/else.toml")
    assert folders.config_path() == "/some/where/else.toml"


def test_without_a_file_the_defaults_hold_and_nothing_is_said(tmp_path: Path, monkeypatch):
    for path in (tmp_path / "none.toml", tmp_path / "no" / "folder.toml"):
        monkeypatch.setenv("KANBAO_CONFIG", str(path))
        assert read_config() == Config(Settings(), str(path))


# --- what it sets


def test_every_setting_can_be_set(configure: Configure):
    config = configure(
        'theme = "paper"\nmeasure = 36\ncolumns = 2\nhang = false\nindent = false\nparagraph-gap = true\n'
        'script = "traditional"\n'
        'ambiguous-width = 2\nlanguage = "zh"\nreading-speed = 600\ncache = false\n'
        '[keys]\ntheme = "x"\npage-down = ["space", "ctrl-n"]\n'
    )
    assert config.troubles == ()
    keys = (KeyRow("theme", ("x",), 13), KeyRow("page-down", ("space", "ctrl-n"), 14))
    assert config.settings == Settings(
        "paper", 36, 2, False, False, True, "traditional", 2, "zh", 600, False, keys
    )
    assert config.settings.options == Options(
        indent=False, hang=False, paragraph_gap=True, ambiguous_wide=True
    )


def test_a_file_with_a_byte_order_mark_and_windows_lines_is_read(configure: Configure):
    assert configure(b'\xef\xbb\xbftheme = "night"\r\nmeasure = 38\r\n') == Config(
        Settings(theme="night", measure=38), folders.config_path(), True
    )


def test_every_row_of_the_table_is_a_setting_whose_default_it_allows():
    assert [row.field for row in ROWS] == [name for name in Settings._fields if name != "keys"]
    for row in ROWS:
        assert row.allows(value_of(Settings(), row)), row.name
        assert row.zh, row.name
        assert row.en, row.name


def test_the_themes_that_can_be_set_are_those_that_there_are():
    themes = next(row for row in ROWS if row.name == "theme")
    assert themes.allowed == tuple(theme.id for theme in THEMES)


def test_the_language_of_the_file_holds_over_the_locale_but_not_over_the_environment():
    try:
        prefer("zh")
        assert language({"LANG": "en_GB.UTF-8"}) == "zh"
        assert language({"KANBAO_LANG": "en", "LANG": "zh_CN.UTF-8"}) == "en"
    finally:
        prefer(None)
    assert language({"LANG": "en_GB.UTF-8"}) == "en"


# --- what is said of its faults


def test_a_value_that_is_not_allowed_is_named_with_line_and_key_and_the_rest_is_used(configure: Configure):
    config = configure('theme = "pink"\nmeasure = 36\nhang = "yes"\ncolumns = true\nreading-speed = 0\n')
    assert said(config) == [
        'line 1, theme: takes one of "terminal", "paper", "night", "mono", not "pink"',
        'line 3, hang: takes one of true, false, not "yes"',
        'line 4, columns: takes one of "auto", 1, 2, 3, not true',
        "line 5, reading-speed: takes one of 50-5000, not 0",
    ]
    assert config.settings == Settings(measure=36)


def test_an_unknown_setting_is_named_with_the_nearest_known(configure: Configure):
    config = configure("# 一行多少字\nmeasur = 36\n\n[ink]\nblack = 3\n")
    assert said(config) == [
        "line 2, measur: there is no such setting (did you mean measure?)",
        "line 4, ink: there is no such setting",
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("measure = 36\ntheme = paper\nindent = false\n", "line 2, theme"),
        ("measure = 36\n这一行不知是什么\nindent = false\n", "line 2"),
        ("measure = 36\nindent = false\nmeasure = 38\n", "line 3, measure"),
        ('measure = 36\nindent = false\ntheme = "paper\n', "line 3, theme"),
        ("measure = 36\nindent = false\n[keys\n", "line 3"),
    ],
)
def test_a_line_that_is_no_toml_is_named_and_the_others_are_used(configure: Configure, text: str, place: str):
    config = configure(text)
    assert [error.place for error in config.troubles] == [place]
    assert config.settings == Settings(measure=36, indent=False)


def test_a_list_that_is_never_closed_is_named_where_it_begins(configure: Configure):
    config = configure('measure = 36\n[keys]\ntheme = ["x",\n')
    assert config.troubles[0].place == "line 3, theme"
    assert config.settings.measure == 36


def test_a_file_that_is_all_faults_is_told_of_briefly(configure: Configure):
    config = configure("一二三四五六七\n" * 500)
    assert config.settings == Settings()
    assert 0 < len(config.troubles) <= 20


def test_bytes_that_are_no_text_and_files_that_cannot_be_read_are_no_disaster(
    configure: Configure, tmp_path: Path, monkeypatch
):
    assert configure(b"measure = 36\n# \xff\xfe\n").settings.measure == 36
    assert configure(b"\x00\xff" * 50).settings == Settings()
    assert "too large" in configure("# 很长\n" * 100_000).troubles[0].message
    monkeypatch.setenv("KANBAO_CONFIG", str(tmp_path))
    assert "can't be read" in read_config().troubles[0].message


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('[keys]\ntheme = 3\nquit = "x"\n', "line 2, theme: takes a key or a list of keys, not 3"),
        ("keys = 3\nmeasure = 36\n", "line 1, keys: is a table: [keys], an action a line below it"),
        ("measure = 36\nkeys.theme = [1]\n", "line 2, theme: takes a key or a list of keys, not [1]"),
    ],
)
def test_keys_that_are_no_keys_are_named(configure: Configure, text: str, what: str):
    assert said(configure(text)) == [what]


# --- what the program prints of it


KEYS = [("theme", ("T",), "换配色"), ("quit", ("q", "ctrl-q"), "退出"), ("odd", ('"', "\\"), "怪")]


def test_the_file_to_start_from_changes_nothing_and_with_its_marks_taken_away_sets_every_default(
    configure: Configure,
):
    text = "\n".join(default_text(KEYS))
    assert configure(text) == Config(Settings(), folders.config_path(), True)
    bare = "\n".join(line.removeprefix("#") for line in text.split("\n") if not line.startswith("# "))
    config = configure(bare)
    assert config.troubles == ()
    assert [(row.action, row.keys) for row in config.settings.keys] == [(a, keys) for a, keys, _ in KEYS]
    assert [value_of(config.settings, row) for row in ROWS] == [value_of(Settings(), row) for row in ROWS]


def test_the_settings_in_force_are_printed_as_a_file_that_sets_them(configure: Configure):
    config = configure('measure = 36\ntheme = "night"\nindent = false\ncolumns = 3\n')
    again = configure("\n".join(text_in_force(config, KEYS)))
    assert [value_of(again.settings, row) for row in ROWS] == [value_of(config.settings, row) for row in ROWS]


def test_the_command_names_the_file_and_what_holds_and_complains_of_the_rest(tmp_path: Path):
    path = tmp_path / "my.toml"
    path.write_text('measure = 30\ncolumns = 7\n[keys]\ntheme = "F2"\nhelp = "q"\nfly = "x"\n', "utf-8")
    done = kanbao("config", env=environment(KANBAO_CONFIG=str(path)))
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0] == f"# {path}"
    assert {"measure = 30", 'columns = "auto"', 'theme = ["f2"]', 'help = ["?"]'} <= set(lines)
    assert [line.removeprefix(f"kanbao: {path}, ") for line in done.stderr.splitlines()] == [
        'line 2, columns: takes one of "auto", 1, 2, 3, not 7',
        "line 5, help: q is already the key of quit (quit); left out here",
        "line 6, fly: there is no such action",
    ]


def test_the_command_says_when_there_is_no_file_and_prints_one_to_start_from(tmp_path: Path):
    env = environment(KANBAO_CONFIG=str(tmp_path / "none.toml"))
    assert "not there yet" in kanbao("config", env=env).stdout
    printed = kanbao("config", "--default", env=env)
    assert (printed.returncode, printed.stderr) == (0, "")
    assert '#theme = "terminal"' in printed.stdout
    (tmp_path / "none.toml").write_text(printed.stdout, "utf-8")
    again = kanbao("config", env=env)
    assert (again.returncode, again.stderr) == (0, "")


def test_the_language_in_the_file_is_the_one_that_all_commands_speak(tmp_path: Path):
    path = tmp_path / "config.toml"
    path.write_text('language = "zh"\n', "utf-8")
    env = environment(KANBAO_CONFIG=str(path), KANBAO_LANG=None, LANG="en_GB.UTF-8", LC_ALL=None)
    assert "没有这个文件" in kanbao("toc", str(tmp_path / "none.txt"), env=env).stderr
    assert "用法" in kanbao("--help", env=env).stdout


def test_printing_follows_the_settings_of_type(tmp_path: Path):
    page, path = tmp_path / "page.txt", tmp_path / "config.toml"
    page.write_text(PAGE, "utf-8")
    path.write_text("indent = false\n", "utf-8")
    plain = kanbao("show", str(page), "--width", "40").stdout
    set_so = kanbao("show", str(page), "--width", "40", env=environment(KANBAO_CONFIG=str(path))).stdout
    assert "\n    本报讯（记者周晓禾）" in plain
    assert "\n本报讯（记者周晓禾）" in set_so


def test_a_fault_is_said_before_the_screen_and_on_its_status_line_and_the_rest_is_used(tmp_path: Path):
    page, path = tmp_path / "page.txt", tmp_path / "config.toml"
    page.write_text(PAGE, "utf-8")
    path.write_text('theme = "pink"\n[keys]\nquit = "X"\n', "utf-8")
    shown = in_terminal(
        str(page), size=(120, 40), wait_for="滨河老街", keys=b"X", env=environment(KANBAO_CONFIG=str(path))
    )
    assert shown.returncode == 0
    before, _, screen = shown.stdout.partition("滨河老街")
    assert f"{path}, line 1, theme: takes one of" in before
    assert " config.toml, line 1, theme: takes" in screen
