"""The classes of characters are data that line breaking goes by: they must not contradict each other."""

from __future__ import annotations

from reader.chars import classes
from reader.chars.width import char_width


def test_no_character_is_forbidden_at_both_ends_of_a_line() -> None:
    assert not set(classes.NO_BEGIN) & set(classes.NO_END)


def test_every_pair_opens_with_an_opening_mark_and_closes_with_a_closing_one() -> None:
    for first, last in classes.PAIRS.items():
        assert len(first) == len(last) == 1
        assert first in classes.OPENING
        assert last in classes.CLOSING
        assert first in classes.NO_END
        assert last in classes.NO_BEGIN


def test_the_marks_that_clreq_and_the_national_standard_name_are_there() -> None:
    assert set("，。、；：？！）》〉】〕」』”’…—～·％％/-") <= set(classes.NO_BEGIN)
    assert set("（《〈【〔「『“‘￥＄") <= set(classes.NO_END)


def test_only_marks_of_pause_and_closing_ones_hang() -> None:
    assert set("，。、；：？！）》」』”’") <= set(classes.HANGING)
    assert not set("—…·～%℃第年") & set(classes.HANGING)
    assert all(char_width(mark) in (1, 2) for mark in classes.HANGING)


def test_a_hanging_mark_is_one_that_no_line_begins_with() -> None:
    assert set(classes.HANGING) <= set(classes.NO_BEGIN)


def test_straight_quotes_are_left_to_their_neighbours() -> None:
    assert not set("\"'＂＇") & set(classes.NO_BEGIN + classes.NO_END)


def test_han_characters_are_not_alphabetic_and_letters_are() -> None:
    def alphabetic(char: str) -> bool:
        return any(first <= char <= last for first, last in classes.ALPHABETIC_RANGES)

    assert not any(alphabetic(ch) for ch in "国一〇々カㄅ한，“（ \u3000-.")
    assert all(alphabetic(ch) for ch in "aZé9Жλא٣กＡ９ﬁ")
