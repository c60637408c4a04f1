"""Cells: what one character, a text and a cut text fill in a terminal."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.chars.width import cell_width, cell_widths, char_width, cut
from reader.chars.width_table import KINDS, STARTS

texts = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40)


@pytest.mark.parametrize(
    ("char", "cells"),
    [("国", 2), ("，", 2), ("Ａ", 2), ("　", 2), ("한", 2), ("𠮷", 2), ("😀", 2),
     ("a", 1), ("ç", 1), ("ｶ", 1), ("ﾞ", 1), ("א", 1), ("₤", 1),
     ("\u0301", 0), ("\ufe0f", 0), ("\u200d", 0), ("\u1161", 0), ("\u302a", 0), ("\U000e0100", 0)],
)  # fmt: skip
def test_a_character_fills_two_cells_one_or_none(char: str, cells: int) -> None:
    assert char_width(char) == cells
    assert char_width(char, ambiguous_wide=True) == cells


@pytest.mark.parametrize("char", list("“”‘’…—·①②αЖ℃±×■△→─│§°"))
def test_an_ambiguous_character_fills_one_cell_unless_the_terminal_is_set_otherwise(char: str) -> None:
    if unicodedata.east_asian_width(char) != "A":
        pytest.skip("not ambiguous in this Python's Unicode")
    assert char_width(char) == 1
    assert char_width(char, ambiguous_wide=True) == 2


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("报纸", 4),
        ("e\u0301te\u0301", 3),  # letters with combining accents
        ("ｶﾞｷﾞ", 4),  # half-width kana with their voice marks
        ("\u1112\u1161\u11ab", 2),  # one Hangul syllable of three jamo
        ("👨\u200d👩\u200d👧", 2),  # a family joined by zero width joiners
        ("👍🏽", 2),  # a skin tone belongs to the hand
        ("☎\ufe0f", 2),  # variation selector 16 makes an emoji
        ("☎", 1),
        ("1\ufe0f\u20e3", 2),  # a keycap
        ("🇨🇳", 2),  # a flag
        ("国\ufe00", 2),  # a variant of a Han character
        ("", 0),
    ],
)
def test_sequences_fill_the_cells_of_what_is_drawn(text: str, cells: int) -> None:
    assert cell_width(text) == cells
    assert sum(cell_widths(text)) == cells


def test_a_mark_at_the_start_of_a_line_belongs_to_no_character_of_the_line_before() -> None:
    assert list(cell_widths("☎\n\ufe0f报")) == [1, 0, 0, 2]
    assert list(cell_widths(" \u200d👩")) == [1, 0, 2]


def test_the_table_covers_all_code_points_in_rising_ranges() -> None:
    assert STARTS[0] == 0
    assert list(STARTS) == sorted(set(STARTS))
    assert len(STARTS) == len(KINDS)
    assert {kind & 3 for kind in KINDS} == {0, 1, 2}


def test_the_table_agrees_with_unicode_on_wide_characters() -> None:
    """East Asian Width W and F of this Python's Unicode, but for what its conjoining makes zero."""
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        if unicodedata.east_asian_width(char) in "WF" and unicodedata.category(char) in (
            "Lo",
            "Po",
            "Ps",
            "Pe",
        ):
            assert char_width(char) == 2 or char == "\u3164", hex(code)


@given(
    texts.filter(lambda text: not any("\U0001f3fb" <= ch <= "\U0001f3ff" or ch == "\u200d" for ch in text))
)
def test_widths_are_those_of_the_toolkit_that_draws_the_screen(text: str) -> None:
    text = "".join(ch for ch in text if unicodedata.category(ch) != "Cn")
    assert cell_width(text) == cell_len(text)


@given(texts, st.booleans())
def test_the_width_of_a_text_is_the_sum_over_its_characters(text: str, wide: bool) -> None:
    widths = cell_widths(text, wide)
    assert len(widths) == len(text)
    assert cell_width(text, wide) == sum(widths)


def test_cutting_counts_cells_and_says_that_something_is_missing() -> None:
    assert cut("举目有“家”的背后", 11) == "举目有“家”…"
    assert cut("举目有“家”的背后", 10) == "举目有“家…"
    assert cut("举目有“家”的背后", 16) == "举目有“家”的背后"


def test_cutting_never_halves_a_wide_character() -> None:
    assert cut("工会", 2) == "…"
    assert cut("工会工会", 4) == "工…"


def test_cutting_with_wide_ambiguous_marks_leaves_room_for_a_wide_ellipsis() -> None:
    assert cut("工会工会", 5, ambiguous_wide=True) == "工…"
    assert cut("工会", 1, ambiguous_wide=True) == ""


def test_cutting_keeps_an_accent_with_its_letter() -> None:
    assert cut("cafe\u0301s de Paris", 5) == "cafe\u0301…"


@given(texts, st.integers(-2, 60), st.booleans())
def test_what_was_cut_fits_and_is_a_beginning(text: str, cells: int, wide: bool) -> None:
    short = cut(text, cells, wide)
    assert short == text or text.startswith(short.removesuffix("…"))
    assert cell_width(short, wide) <= max(cells, 0) or short == text == "" or cell_width(text, wide) == 0


@given(texts)
def test_what_fits_is_not_cut(text: str) -> None:
    assert cut(text, cell_width(text)) == text
