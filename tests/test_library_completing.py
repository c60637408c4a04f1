"""What a path that is being typed can become."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import KanbaoError
from reader.library.completing import Name, matching, names_in, real, split
from reader.tui.matching import matcher

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> str:
    for name in ("沿江日报", "旧报", ".hidden"):
        (tmp_path / name).mkdir()
    for name in ("page10.txt", "page9.txt", "Readme.md", ".secret"):
        (tmp_path / name).write_text("河口镇的渡轮又开了\n", "utf-8")
    return f"{tmp_path}/"


def found(folder: str, begun: str) -> list[str]:
    return [name.name for name in matching(names_in(folder), begun, matcher)]


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("", ("", "")),
        ("pa", ("", "pa")),
        ("papers/", ("papers/", "")),
        ("papers/20", ("papers/", "20")),
        ("/", ("/", "")),
        ("~", ("~/", "")),
        ("~/pa", ("~/", "pa")),
        ("..", ("../", "")),
    ],
)
def test_what_is_typed_is_a_folder_and_the_beginning_of_a_name(typed, parts):
    assert split(typed) == parts


@given(st.text())
def test_the_two_parts_are_what_was_typed(typed):
    assert "".join(split(typed)) in (typed, typed + "/")


def test_folders_come_first_and_numbers_count_by_their_value(folder):
    assert found(folder, "") == ["旧报", "沿江日报", "page9.txt", "page10.txt", "Readme.md"]


def test_hidden_names_come_only_where_one_begins_with_a_full_stop(folder):
    assert found(folder, ".") == [".hidden", ".secret"]
    assert found(folder, ".s") == [".secret"]


@pytest.mark.parametrize(
    ("begun", "names"),
    [
        ("page1", ["page10.txt"]),
        ("read", ["Readme.md"]),
        ("yjrb", ["沿江日报"]),
        ("日报", ["沿江日报"]),
        ("txt", ["page9.txt", "page10.txt"]),
        ("别的", []),
    ],
)
def test_a_name_is_found_by_its_beginning_what_it_holds_and_pinyin(folder, begun, names):
    assert found(folder, begun) == names


def test_what_is_typed_whole_comes_before_what_only_begins_so():
    names = [Name("a.txt.old", True), Name("a.txt", False)]
    assert matching(names, "a.txt", matcher)[0].name == "a.txt"


def test_the_home_is_known_by_its_sign(monkeypatch):
    monkeypatch.setenv("HOME", "/home/reader")
    assert real("~/papers") == "/home/reader/papers"


def test_a_file_that_is_called_like_standard_input_is_a_file():
    assert real("-") == "./-"


def test_a_folder_that_is_not_there_is_an_error_that_names_why(tmp_path):
    with pytest.raises(KanbaoError):
        names_in(f"{tmp_path}/absent/")
    with pytest.raises(KanbaoError):
        names_in("a\0b/")


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS takes no such names")
def test_a_name_that_is_no_utf8_is_listed_as_the_system_has_it(tmp_path):
    name = "旧报.txt".encode("gb18030")
    with open(os.fsencode(tmp_path) + b"/" + name, "wb"):  # noqa: PTH123
        pass
    assert [os.fsencode(entry.name) for entry in names_in(f"{tmp_path}/")] == [name]
