"""What a search takes for the same character, without moving any."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chars.folding import classes, fold

anything = st.text(st.characters())


@given(anything)
def test_a_folded_text_is_as_long_as_before(text: str):
    assert len(fold(text)) == len(text)


@given(anything)
def test_folding_twice_changes_nothing(text: str):
    assert fold(fold(text)) == fold(text)


@given(anything, anything)
def test_every_character_is_folded_by_itself(one: str, other: str):
    assert fold(one + other) == fold(one) + fold(other)


@given(st.characters())
def test_a_class_holds_its_character_and_what_folds_to_the_same(char: str):
    found = classes(char)
    assert char in found
    assert found[0] == fold(char)
    assert {fold(other) for other in found} == {fold(char)}
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("國務院", "国务院"),
        ("戶外勞動者服務站點", "户外劳动者服务站点"),
        ("頭髮與發展", "头发与发展"),
        ("裡裏", "里里"),
        ("爲为眾衆", "为为众众"),
        ("衞生署", "卫生署"),
        ("ＡＢＣ１２３", "abc123"),
        ("GDP", "gdp"),
        ("，：；？！（）", ",:;?!()"),
        ("“工会”‘家’", "\"工会\"'家'"),
        ("「工會」『家』", "\"工会\"'家'"),
        ("甲　乙\u00a0丙", "甲 乙 丙"),
        ("ｱｶﾞ", "アカ\u3099"),
        ("ＣＯ₂，km²", "co2,km2"),
        ("⼀⾥", "一里"),
        ("\uf9fe", "茶"),
        ("ЖΣ", "жσ"),
    ],
)
def test_width_capitals_quotes_and_traditional_forms_do_not_matter(printed: str, folded: str):
    assert fold(printed) == folded


@pytest.mark.parametrize("pair", ["覆复", "藉借", "彷仿", "瞭了", "於于", "乾干", "甦苏", "鉅巨", "徵征"])
def test_characters_that_only_phrases_could_tell_apart_are_one(pair: str):
    assert fold(pair[0]) == fold(pair[1])


@pytest.mark.parametrize("pair", ["画划", "畫劃", "己已", "著着", "未末", "会公", "0零", "1一", "。.", "《<"])
def test_different_characters_stay_apart(pair: str):
    assert fold(pair[0]) != fold(pair[1])


@pytest.mark.parametrize("char", ["…", "℃", "Ⅰ", "Ⅱ", "№", "①", "㈠", "½", "ª", "𝐀", "𝟘", "ℓ", "™", "İ"])
def test_what_would_become_longer_or_is_a_letter_of_another_look_stays_itself(char: str):
    assert fold(char) == char
    assert classes(char) == char


def test_a_class_finds_every_form_in_the_printed_text():
    pattern = re.compile("".join(f"[{re.escape(classes(char))}]" for char in "“国务院”"))
    assert [match[0] for match in pattern.finditer('“国务院”、"國務院"、「國務院」')] == [
        "“国务院”",
        '"國務院"',
        "「國務院」",
    ]


def test_no_class_of_everyday_characters_is_large():
    assert max(len(classes(char)) for char in map(chr, range(0x4E00, 0xA000))) <= 12
