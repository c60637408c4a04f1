"""Front matter: the fields between two lines of --- or +++ at a file's head."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.loader.frontmatter import read_front_matter


def fields(text: str) -> dict[str, list[str]]:
    entries, _ = read_front_matter(text.split("\n"))
    return {entry.name: entry.values for entry in entries}


def test_scalars_are_read_with_and_without_quotes():
    assert fields("---\ntitle: \"春 \\\"耕\\\"\"\nauthor: '林''晓'\ndate: 2021-12-29\n---\n") == {
        "title": ['春 "耕"'],
        "author": ["林'晓"],
        "date": ["2021-12-29"],
    }


@pytest.mark.parametrize("tags", ['[春耕, "农业"]', '\n  - 春耕\n  - "农业"', "\n- 春耕\n- 农业"])
def test_a_list_is_read_in_all_its_forms(tags: str):
    assert fields(f"---\ntags: {tags}\ntitle: 题\n---\n")["tags"] == ["春耕", "农业"]


def test_a_block_of_text_is_its_lines():
    assert fields("---\nsummary: |\n  第一行\n  # 第二行\ntitle: 题\n---\n") == {
        "summary": ["第一行", "# 第二行"],
        "title": ["题"],
    }


def test_a_colon_inside_a_value_is_part_of_it():
    assert fields("---\nurl: https://example.org/a:b\ntime: 08:30\n---\n") == {
        "url": ["https://example.org/a:b"],
        "time": ["08:30"],
    }


def test_toml_front_matter_is_read_too():
    assert fields('+++\ntitle = "春耕"\ntags = ["农业", "天气"]\n+++\n') == {
        "title": ["春耕"],
        "tags": ["农业", "天气"],
    }


def test_a_ruled_line_and_a_text_are_no_front_matter():
    assert read_front_matter(["---", "", "这一段在横线之间。", "---"]) == ([], 0)
    assert read_front_matter(["---", "title: 没有结尾"]) == ([], 0)


def test_nothing_in_it_makes_an_object_or_grows():
    laughs = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 30))
    found = fields(f'---\nl0: &l0 [哈, 哈]\n{laughs}\nrun: !!python/object/apply:os.system ["id"]\n---\n')
    assert found["run"] == ['!!python/object/apply:os.system ["id"]']
    assert sum(len(value) for values in found.values() for value in values) < 5000


@given(st.lists(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=30), max_size=12))
def test_any_lines_are_read_and_fields_name_their_own_lines(lines: list[str]):
    entries, below = read_front_matter(["---", *lines, "---"])
    assert all(1 < entry.first <= entry.last < below for entry in entries)
