"""Typing a line: text, cursor and the keys that edit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chars.width import cell_width
from reader.tui.editing import TextLine
from reader.tui.goto import Goal, goal


def typed(text: str, *keys: str) -> TextLine:
    line = TextLine()
    line.insert(text)
    for key in keys:
        assert line.press(key)
    return line


def test_what_is_typed_stands_before_the_cursor():
    line = typed("渡轮", "left")
    line.insert("客")
    assert line.text == "渡客轮"


@pytest.mark.parametrize(
    ("text", "keys", "left"),
    [
        ("老码头", ("backspace",), "老码"),
        ("老码头", ("home", "delete"), "码头"),
        ("river 老码头", ("ctrl+w",), "river "),
        ("老码头", ("left", "ctrl+u"), "头"),
        ("老码头", ("home", "right", "ctrl+k"), "老"),
        ("老码头", ("ctrl+u", "ctrl+z"), "老码头"),
        ("cafe\u0301", ("backspace",), "caf"),
        ("", ("backspace", "delete", "left", "right", "ctrl+z"), ""),
    ],
)
def test_editing_keys_do_what_they_do_in_a_shell(text, keys, left):
    assert typed(text, *keys).text == left


def test_a_paste_gives_its_first_line_without_control_characters():
    assert typed("\n渡轮\x1b[31m\x07客运\n第二行").text == "渡轮[31m客运"


def test_other_keys_are_not_taken():
    assert not TextLine().press("f5")


@given(st.text(), st.integers(0, 30), st.integers(4, 60))
def test_the_window_never_is_wider_than_its_room_and_holds_the_cursor(text, steps, cells):
    line = TextLine()
    line.insert(text)
    for _ in range(steps):
        line.press("left")
    before, under, after = line.window(cells)
    assert cell_width(before + under + after) <= max(cells, cell_width(under))
    assert before + (under if line.cursor < len(line.text) else "") + after in line.text


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("3", "article", 3),
        (" ３ ", "article", 3),
        ("第3篇", "article", 3),
        ("p12", "page", 12),
        ("P12", "page", 12),
        ("ｐ１２", "page", 12),
        ("p 12", "page", 12),
        ("12版", "page", 12),
        ("第12版", "page", 12),
    ],
)
def test_go_to_understands_numbers_of_articles_and_pages(text, kind, number):
    assert goal(text) == Goal(kind, number)


@pytest.mark.parametrize("text", ["pA02", "pb2", "第A02版", "B2版"])
def test_go_to_understands_a_page_with_its_letter(text):
    found = goal(text)
    assert found is not None
    assert (found.kind, found.number, found.letter) == ("page", 2, "B" if "b" in text.lower() else "A")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021-12-24", "2021-12-24"),
        ("2021/1/4", "2021-01-04"),
        ("2021.12.24", "2021-12-24"),
        ("20211224", "2021-12-24"),
        ("２０２１－１２－２４", "2021-12-24"),
        ("2021年12月24日", "2021-12-24"),
        ("12-24", "-12-24"),
        ("12月4日", "-12-04"),
        ("2-29", "-02-29"),
    ],
)
def test_go_to_understands_days_with_and_without_a_year(text, date):
    assert goal(text) == Goal("date", date=date)


@pytest.mark.parametrize("text", ["20211324", "99990101", "1234567"])
def test_go_to_takes_digits_that_tell_no_day_for_an_articles_number(text):
    assert goal(text) == Goal("article", int(text))


@pytest.mark.parametrize(
    "text", ["", "p", "码头", "3a", "-1", "1.5", "13-1", "2021-2-29", "12月", "²", "9" * 5000]
)
def test_go_to_gives_nothing_for_what_is_no_place(text):
    assert goal(text) is None
