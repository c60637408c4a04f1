"""Simplified and traditional, character for character: every offset stays where it was printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from library_samples import LONG

from reader.chars import cell_widths
from reader.chars.script import SCRIPTS, convert
from reader.issue import Article, Box, Picture, TextBlock
from reader.library.script import in_script

WORDS = [
    "国家", "國家", "发展", "發展", "头发", "頭髮", "皇后", "以后", "公里", "里面", "裡面", "裏面",
    "干部", "幹部", "干燥", "乾隆", "著名", "看著", "看着", "台湾", "臺灣", "新征程", "一目了然",
    "，。“”", "\n", "ABC", "１２", "𠮷", "㑮", "\U0001f469\u200d\U0001f469\u200d\U0001f467", "é",
    "于", "於", "面条", "面对", "只有", "一只",
]  # fmt: skip
texts = st.one_of(
    st.text(), st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)), st.lists(
        st.sampled_from(WORDS)
    ).map("".join)
)  # fmt: skip


@given(texts, st.sampled_from(SCRIPTS))
def test_a_converted_text_is_as_long_and_as_wide_character_by_character(text: str, script):
    made = convert(text, script)
    assert len(made) == len(text)
    assert bytes(cell_widths(made)) == bytes(cell_widths(text))


@given(texts)
def test_as_printed_is_the_text_itself(text: str):
    assert convert(text, "printed") == text


@given(st.lists(texts), st.sampled_from(SCRIPTS))
def test_what_is_no_chinese_stays(parts: list[str], script):
    text = "\n".join(parts)
    made = convert(text, script)
    assert [(old, new) for old, new in zip(text, made, strict=True) if old < "\u2e80" and old != new] == []


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("这里的干部下乡干活，干粮自带。", "這裡的幹部下鄉幹活，乾糧自帶。"),
        ("理发师的头发，发展中的国家。", "理髮師的頭髮，發展中的國家。"),
        ("皇后走后，他才知道。", "皇后走後，他才知道。"),
        ("离县城三十公里，山里人家。", "離縣城三十公里，山裡人家。"),
        ("面对一碗面条，吃饭要紧。", "面對一碗麵條，吃飯要緊。"),
        ("踏上新征程，征收粮食，象征和平。", "踏上新征程，徵收糧食，象徵和平。"),
        ("治理污染，群众满意，为了明天。", "治理污染，群眾滿意，為了明天。"),
        ("乾隆年间的著名建筑，一目了然。", "乾隆年間的著名建築，一目瞭然。"),
    ],
)
def test_phrases_decide_what_a_character_alone_does_not_say(simplified: str, traditional: str):
    assert convert(simplified, "traditional") == traditional
    assert convert(traditional, "simplified") == simplified


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("皇后大道東長三公里，干涉后冠。", "traditional"),
        ("衞生署裏的羣衆峯會，台灣的雞蛋麪。", "traditional"),
        ("乾隆与瞭望台，藉此纪念他的译著。", "simplified"),
        ("2021-12-24, page 3", "simplified"),
        ("カタカナとひらがな、한국어", "traditional"),
    ],
)
def test_a_line_in_its_own_script_stays_as_printed(text: str, script):
    assert convert(text, script) == text


def test_a_stray_character_of_the_other_script_changes_and_nothing_else_in_its_line():
    assert (
        convert("皇后大道東三公里外，香港警务處說。", "traditional") == "皇后大道東三公里外，香港警務處說。"
    )
    assert convert("徵羽之声，国家为重，众國之一。", "simplified") == "徵羽之声，国家为重，众国之一。"


def test_every_line_is_looked_at_by_itself():
    assert convert("皇后大道東三公里\n以后再说这里", "traditional") == "皇后大道東三公里\n以後再說這裡"


def test_regional_forms_become_the_same_simplified_ones():
    assert convert("衞生署裏，羣眾爲峯會啓程。", "simplified") == convert(
        "衛生署裡，群衆為峰會啟程。", "simplified"
    )
    assert convert("衞生署裏，羣眾爲峯會啓程。", "simplified") == "卫生署里，群众为峰会启程。"


def test_taiwans_second_reading_of_a_character_is_told_from_hong_kongs():
    assert convert("他看著窗外，隨著人群走。", "simplified") == "他看着窗外，随着人群走。"
    assert convert("他看着窗外，這是魯迅著的書。", "simplified") == "他看着窗外，这是鲁迅著的书。"


# --- articles


@pytest.mark.parametrize("script", SCRIPTS)
def test_an_article_keeps_its_id_and_the_offsets_of_all_its_parts(script):
    made = in_script(LONG, script)
    assert made.id == LONG.id
    assert made.parts == LONG.parts
    assert made.text == convert(LONG.text, script)


def test_heading_boxes_and_pictures_are_converted_and_what_was_read_out_of_the_text_is_not():
    made = in_script(LONG, "traditional")
    assert made.headline == "老街燈火\n又亮起來"
    assert made.series == "看見我們的城（三）"
    (box,) = (block for block in made.blocks if isinstance(block, Box))
    assert box.title == "核心提示"
    assert box.blocks[0].text == "改造歷時十一個月，涉及商鋪三百零六間。"
    assert made.authors == LONG.authors
    picture = Article("a1", "", blocks=(Picture("p.jpg", "街头"),))
    assert in_script(picture, "traditional").blocks == (Picture("p.jpg", "街頭"),)


def test_parts_without_text_do_not_push_the_others_out_of_place():
    odd = Article(
        "a1",
        "标题",
        kicker="",
        blocks=(
            TextBlock("paragraph", ""),
            Box("", (TextBlock("paragraph", ""), TextBlock("paragraph", "盒子里"))),
            TextBlock("paragraph", "后面"),
        ),
    )
    made = in_script(odd, "traditional")
    assert made.text == "標題\n盒子裡\n後面"
    assert made.parts == odd.parts


def test_an_article_as_printed_is_the_article_itself():
    assert in_script(LONG, "printed") is LONG
