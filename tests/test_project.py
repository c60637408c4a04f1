"""What the repository promises from outside: its README and its wheel."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.cli.words import COMMANDS, FORMATS, OPTIONS
from reader.library.settings import ROWS
from reader.tui.keys import ACTIONS, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.strings import Language
    from reader.tui.keys import Action

ROOT = Path(__file__).resolve().parents[1]
READMES: dict[Language, str] = {
    "en": (ROOT / "README.md").read_text(encoding="utf-8"),
    "zh": (ROOT / "README.zh.md").read_text(encoding="utf-8"),
}
KEY_TABLE_HEADS = {"en": "| keys | what they do |", "zh": "| 按键 | 作用 |"}

both_languages = pytest.mark.parametrize("language", ["en", "zh"])


# --- README


def fenced_lines(text: str) -> list[str]:
    """The lines inside the code blocks of a Markdown text."""
    inside, lines = False, []
    for line in text.splitlines():
        if line.startswith("```"):
            inside = not inside
        elif inside:
            lines.append(line)
    return lines


def outline(text: str) -> list[str]:
    """A Markdown text's structure without its words: headings, pictures, code, tables and lists."""
    shape, inside = [], False
    for line in text.splitlines():
        if line.startswith("```"):
            inside = not inside
            shape.append("code")
        elif inside:
            shape.append("code line" if line else "code gap")
        elif line.startswith("#"):
            shape.append(line.split()[0])
        elif line.startswith("!["):
            shape.append(line[line.index("](") :])
        elif line.startswith(("|", "- ", "<!--")):
            shape.append(line[:4] if line.startswith("<!--") else line[0])
    return shape


@both_languages
def test_the_first_two_lines_of_code_install_and_start_the_reader_and_run_the_tests(
    language: Language,
) -> None:
    start, test = fenced_lines(READMES[language])[:2]
    assert start == "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/kanbao"
    assert test == (
        "python3 -m venv .venv-test && .venv-test/bin/pip install -q -e '.[test]'"
        " && .venv-test/bin/python -m pytest"
    )


@both_languages
def test_readme_shows_a_picture_before_any_command(language: Language) -> None:
    before_code, _, _ = READMES[language].partition("```")
    assert "](assets/screenshot.png)" in before_code


def test_both_readmes_say_the_same_things_in_the_same_order() -> None:
    assert outline(READMES["zh"]) == outline(READMES["en"])


@both_languages
def test_what_readme_links_to_is_there(language: Language) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", READMES[language]):
        assert target.startswith("https://") or (ROOT / target).exists(), target


@both_languages
def test_readme_names_every_command_option_and_format(language: Language) -> None:
    words = [*COMMANDS, *FORMATS, *(option.word for option in OPTIONS)]
    assert [word for word in words if word not in READMES[language]] == []


def key_row(action: Action, language: Language) -> str:
    keys = " ".join(f"`{shown(key, language)}`" for key in action.keys).replace("|", "\\|")
    return f"| {keys} | {action.label(language)} |"


def rows_behind(mark: str, language: Language) -> list[str]:
    """The table that stands behind a mark in a README, without its head."""
    lines = READMES[language].split(f"<!-- keys: {mark} -->\n\n")[1].splitlines()
    assert lines[:2] == [KEY_TABLE_HEADS[language], "|---|---|"]
    return [*takewhile_table(lines[2:])]


def takewhile_table(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if not line.startswith("|"):
            return
        yield line


@both_languages
def test_readme_has_the_keys_of_the_text_as_the_program_has_them(language: Language) -> None:
    expected = [key_row(action, language) for action in ACTIONS if "pane" in action.contexts]
    assert rows_behind("pane", language) == expected


@both_languages
def test_readme_has_the_keys_of_the_contents_as_the_program_has_them(language: Language) -> None:
    expected = [
        key_row(action, language)
        for action in ACTIONS
        if "list" in action.contexts and "pane" not in action.contexts
    ]
    assert rows_behind("list", language) == expected


@both_languages
def test_readme_has_the_keys_of_the_list_of_bookmarks_as_the_program_has_them(language: Language) -> None:
    expected = [key_row(action, language) for action in ACTIONS if action.contexts == ("marks",)]
    assert rows_behind("marks", language) == expected


@both_languages
def test_readme_has_the_settings_as_the_program_has_them(language: Language) -> None:
    rows = READMES[language].split("<!-- settings -->\n\n")[1].splitlines()[2:]
    expected = [f"| `{row.name}` | {row.choices()} | {row.does(language)} |" for row in ROWS]
    assert [*takewhile_table(rows)] == expected


def test_the_changelog_begins_with_what_is_not_yet_released() -> None:
    headings = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"


# --- the wheel


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from this checkout, unpacked into a folder as an installer would."""
    wheel = pytest.importorskip("hatchling.builders.wheel", reason="hatchling builds the wheel")
    made = tmp_path_factory.mktemp("wheel")
    (path,) = wheel.WheelBuilder(str(ROOT)).build(directory=str(made), versions=["standard"])
    target = made / "unpacked"
    zipfile.ZipFile(path).extractall(target)
    return target


def test_the_wheel_has_the_handbook_and_every_module_and_table(unpacked: Path) -> None:
    shipped = {p.relative_to(ROOT / "reader") for p in (ROOT / "reader").rglob("*") if p.is_file()}
    shipped = {path for path in shipped if "__pycache__" not in path.parts}
    there = {p.relative_to(unpacked / "reader") for p in (unpacked / "reader").rglob("*") if p.is_file()}
    assert there == shipped | {Path("assets/handbook.txt")}
    assert (unpacked / "reader/assets/handbook.txt").read_bytes() == (
        ROOT / "assets/handbook.txt"
    ).read_bytes()


def test_the_wheel_makes_the_command_kanbao(unpacked: Path) -> None:
    (metadata,) = unpacked.glob("kanbao-*.dist-info")
    assert "kanbao = reader.cli:main" in (metadata / "entry_points.txt").read_text(encoding="utf-8")
    assert (metadata / "licenses" / "LICENSE").is_file()


@pytest.mark.parametrize("place", ["wheel", "checkout"])
def test_without_an_argument_it_opens_the_handbook(place: str, unpacked: Path, tmp_path: Path) -> None:
    package = unpacked if place == "wheel" else ROOT
    environment = {**os.environ, "PYTHONPATH": str(package), "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "reader"],
        cwd=tmp_path,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "《看报》与读者见面" in done.stdout
    assert "下期看点" in done.stdout
