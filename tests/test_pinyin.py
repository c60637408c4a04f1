"""Chinese found by what is typed for it on a Latin keyboard."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chars.pinyin import holds, spans, syllables, typed

TITLE = "“工会”服务站点建起来，重庆绿道沿江而行 GDP 5G"


@pytest.mark.parametrize(
    "query",
    [
        "gh",
        "gonghui",
        "gongh",
        "ghui",
        "gong hui",
        "GH",
        "ｇｈ",
        "ghf",
        "fwzd",
        "fuwuzhandian",
        "fuwzhd",
        "jqlcq",
        "chongqing",
        "zhongqing",
        "lvd",
        "lüdao",
        "LÜDAO",
        "yjex",
        "yjerhang",
        "yjerxing",
        "工h",
        "hui服务",
        "xgdp",
        "5g",
    ],
)
def test_initials_whole_syllables_and_both_together_find_the_characters(query):
    assert holds(TITLE, typed(query))


@pytest.mark.parametrize("query", ["hm", "gonghuo", "gx", "zzd", "gdp6", "v", "工x", "ghh"])
def test_other_letters_do_not(query):
    assert not holds(TITLE, typed(query))


def test_while_it_is_typed_a_word_is_found_letter_by_letter():
    assert all(holds("老码头", "laomatou"[:end]) for end in range(1, 9))


def test_any_reading_of_a_character_counts():
    for query in ("yinhang", "yinxing", "yh", "yx"):
        assert holds("银行", typed(query))


def test_traditional_characters_are_read_too():
    assert holds("眾志成城", "zzcc")
    assert holds("臺灣鐵路", "taiwantielu")


def test_a_match_does_not_run_over_a_lines_end():
    assert not holds("老工\n会", "gh")
    assert holds("老“工”、会", "gh")


@pytest.mark.parametrize("query", ["工会", "12", "", "！"])
def test_what_has_no_letters_is_no_pinyin(query):
    assert typed(query) == ""


def test_apostrophes_and_spaces_only_part_syllables():
    assert typed("Xi'an ｓｈｉ") == "xianshi"
    assert holds("西安市", typed("xi'an shi"))


@given(st.text(), st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=30))
def test_no_text_and_no_letters_bring_it_down(text, letters):
    assert holds(text, letters) in (True, False)


def test_the_table_holds_every_character_of_gb2312():
    from reader.chars.pinyin import _table

    table = _table()
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            char = bytes((high, low)).decode("gb2312", errors="ignore")
            assert not char or char in table


def test_the_table_is_not_read_before_a_letter_is_typed():
    code = (
        "import sys; sys.path.insert(0, 'tests'); from tui_paper import paper;"
        "from reader.tui.contents import Contents; c = Contents(paper()); c.filter('汽'); c.filter('1');"
        "assert 'reader.chars.pinyin' not in sys.modules; c.filter('qd');"
        "assert 'reader.chars.pinyin' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("text", "letters", "where"),
    [
        (TITLE, "gh", [(1, 3)]),
        (TITLE, "gonghui", [(1, 3)]),
        (TITLE, "hfw", [(2, 6)]),
        ("先到西安", "xian", [(0, 1), (2, 4)]),
        ("工会工会\n工", "gh", [(0, 2), (2, 4)]),
        ("老工\n会", "gh", []),
        ("ＧＤＰ增长", "gdpzz", [(0, 5)]),
    ],
)
def test_where_the_letters_stand_is_told_from_left_to_right(text, letters, where):
    assert spans(text, letters) == where


def test_an_apostrophe_says_where_a_syllable_begins():
    assert syllables("Xi'an") == ("xian", frozenset({2}))
    assert syllables("xi’ａn") == ("xian", frozenset({2}))
    assert spans("先到西安", *syllables("xi'an")) == [(2, 4)]


@pytest.mark.parametrize("query", ["工会", "工h", "5g", "gh!", "'", "", "gong hui"])
def test_only_letters_are_nothing_but_pinyin(query):
    assert syllables(query) is None


@given(st.text("工会先西安重行\n，ab", max_size=20), st.text("ghonuixaszyb", min_size=1, max_size=6))
def test_spans_are_told_exactly_where_something_is_held(text, letters):
    found = spans(text, letters)
    assert bool(found) == holds(text, letters)
    assert all(holds(text[start:end], letters) for start, end in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
