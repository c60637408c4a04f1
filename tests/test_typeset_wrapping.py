"""Text that is no article, set for a sheet: the same rules, its own line breaks, hanging indents."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.chars.width import cell_width
from reader.typeset import wrap

MAY_NOT_BEGIN = "，。、；：？！”』」）》…—％"
MAY_NOT_END = "（《“『「"

NEWS = st.lists(
    st.sampled_from(
        ["渡轮", "照常", "开出", "，", "。", "“", "”", "（", "）", "《", "》", "12%", "GDP", " ", "……", "3.5"]
    ),
    max_size=80,
).map("".join)


@given(NEWS, st.integers(12, 60))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(words, cells):
    text = "".join(f"雨停{word}" for word in words.split())
    # More marks in a row than that no short line could hold with the character that they belong to.
    assume(not re.search(f"[{MAY_NOT_BEGIN}{MAY_NOT_END}]{{4}}", text))
    lines = wrap(text, cells)
    assert not [line for line in lines[1:] if line[0] in MAY_NOT_BEGIN]
    assert not [line for line in lines[:-1] if line[-1] in MAY_NOT_END]


@given(st.text("雨停ab1，。“” \u3000\t\n", max_size=200), st.integers(2, 40), st.booleans())
def test_every_character_is_shown_within_the_cells(text, cells, hanging):
    lines = wrap(text, cells, hanging=hanging)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_width(line) <= cells for line in lines)


def test_line_breaks_and_the_white_space_before_a_line_hold():
    assert wrap("渡轮\n\n    照常\n\u3000\u3000开出", 20) == ["渡轮", "", "    照常", "    开出"]


@pytest.mark.parametrize(
    ("lead", "cells"),
    [("1. ", 3), ("12) ", 4), ("（三）", 6), ("二、", 4), ("- ", 2), ("  · ", 4), ("", 0), ("    ", 4)],
)
def test_what_is_left_of_a_numbered_line_hangs_under_its_text(lead, cells):
    first, second, *_ = wrap(lead + "渡轮照常开出，第一班就坐满了人。" * 2, 30, hanging=True)
    assert first.startswith(lead)
    assert len(second) - len(second.lstrip()) == cells


def test_without_hanging_indents_what_is_left_of_a_paragraph_begins_at_the_margin():
    _, second = wrap("\u3000\u3000渡轮照常开出，第一班就坐满了人。", 30)
    assert second[0] != " "


def test_a_number_in_a_sentence_is_no_lead():
    _, second = wrap("2023年渡轮照常开出，第一班就坐满了人。", 30, hanging=True)
    assert second[0] != " "


def test_an_indent_of_more_than_half_the_measure_is_none():
    assert wrap(" " * 30 + "渡轮照常开出", 20, hanging=True) == ["渡轮照常开出"]


def test_no_mark_hangs_over_the_measure():
    assert wrap("渡轮照常开出。", 12) == ["渡轮照常开", "出。"]
