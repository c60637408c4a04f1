"""The selection: its ends, and what moves them."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chars.scripts import script_runs
from reader.tui.selection import (
    Selection,
    characters,
    paragraphs,
    sentences,
    stepped,
    words,
)

TEXT = "渡轮开航\n“几点开船？”老人问。船长说：“八点！”\n\n　　全程票价12元。"
UNITS = {
    "character": characters,
    "word": partial(words, cut=script_runs),
    "sentence": sentences,
    "paragraph": paragraphs,
}
news = st.text("报纸，。！？“”\n 　\tab9é\u0301カー…", max_size=60)


def selected(selection: Selection, text: str = TEXT) -> str:
    start, end = selection.span(text)
    return text[start:end]


def walk(kind: str, steps: int, begin: int = 0) -> str:
    selection = Selection(begin, begin)
    for _ in range(abs(steps)):
        selection = stepped(TEXT, selection, UNITS[kind], 1 if steps > 0 else -1)
    return selected(selection)


@pytest.mark.parametrize(
    ("kind", "steps", "expected"),
    [
        ("character", 1, "渡"),
        ("character", 2, "渡轮"),
        ("word", 1, "渡轮开航"),
        ("word", 2, "渡轮开航\n“几点开船"),
        ("sentence", 2, "渡轮开航\n“几点开船？”"),
        ("sentence", 3, "渡轮开航\n“几点开船？”老人问。"),
        ("paragraph", 1, "渡轮开航"),
        ("paragraph", 3, TEXT),
        ("paragraph", 9, TEXT),
    ],
)
def test_a_step_on_takes_a_unit_whole(kind, steps, expected):
    assert walk(kind, steps) == expected


def test_a_step_back_from_the_end_takes_a_unit_whole_too():
    assert walk("sentence", -1, len(TEXT)) == "全程票价12元。"
    assert walk("word", -1, len(TEXT)) == "元。"
    assert walk("paragraph", -2, len(TEXT)) == TEXT[TEXT.index("“") :]


def test_the_other_end_can_be_moved_to_a_word_in_the_middle():
    selection = stepped(TEXT, Selection(0, 0), UNITS["sentence"], 1)
    selection = stepped(TEXT, selection, UNITS["sentence"], 1).turned
    selection = stepped(TEXT, selection, UNITS["word"], 1)
    assert selected(selection) == "几点开船？”"


def test_an_end_that_would_pass_the_other_stops_there():
    selection = Selection(2, 3)
    back = stepped(TEXT, selection, UNITS["paragraph"], -1)
    assert back == Selection(2, 2)
    assert stepped(TEXT, back, UNITS["paragraph"], -1) == Selection(2, 0)


def test_nothing_less_than_a_character_is_ever_selected():
    assert selected(Selection(1, 1)) == "轮"
    assert selected(Selection(0, 0), "é\u0301a") == "é\u0301"


def test_closing_quotes_belong_to_the_sentence_that_they_close():
    text = "“走吧……”他说。　真的？！对"
    assert [text[a:b] for a, b in sentences(text)] == ["“走吧……”", "他说。", "真的？！", "对"]


def test_runs_of_one_script_are_words_until_better_ones_are_known():
    assert script_runs("第3版,カメラ ok好") == ["第", "3", "版", ",", "カメラ", " ", "ok", "好"]


@given(news)
def test_runs_and_characters_make_the_whole_text_again(text):
    assert "".join(script_runs(text)) == text
    assert "".join(text[start:end] for start, end in characters(text)) == text


@given(news, st.sampled_from(sorted(UNITS)))
def test_units_are_in_order_apart_and_never_empty(text, kind):
    at = 0
    for start, end in UNITS[kind](text.replace("\n", " ")):
        assert at <= start < end
        at = end


@given(
    news,
    st.integers(0, 60),
    st.integers(0, 60),
    st.lists(st.tuples(st.sampled_from(sorted(UNITS)), st.sampled_from((1, -1))), max_size=12),
)
def test_an_end_moves_the_way_it_is_told_and_stays_in_the_text(text, anchor, head, moves):
    selection = Selection(min(anchor, len(text)), min(head, len(text)))
    for kind, step in moves:
        after = stepped(text, selection, UNITS[kind], step)
        assert after.anchor == selection.anchor
        assert 0 <= after.head <= len(text)
        assert (after.head - selection.head) * step >= 0
        start, end = after.span(text)
        assert 0 <= start <= end <= len(text)
        selection = after


@given(news, st.sampled_from(sorted(UNITS)))
def test_steps_on_from_the_begin_come_to_the_last_unit_and_stay(text, kind):
    selection = Selection(0, 0)
    for _ in range(len(text) + 1):
        selection = stepped(text, selection, UNITS[kind], 1)
    last = max((text.rfind("\n", 0, at) + 1 for at in range(len(text) + 1)), default=0)
    assert stepped(text, selection, UNITS[kind], 1) == selection
    assert not UNITS[kind](text[max(last, selection.head) :])
