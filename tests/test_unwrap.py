"""Hard-wrapped lines become paragraphs again, and no character is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wrapped_stories import STORIES

from benchmarks.wrapped import Setting, wrap
from reader.loader.measure import measure_of
from reader.loader.running import running_lines
from reader.loader.unwrap import join_lines, line_ranges, reflow, unwrap
from reader.loader.wrapping import HAN, Measure

PARAGRAPHS = [p for story in STORIES for p in story.paragraphs if len(p) > 40]

RAGGED = st.lists(
    st.text(st.sampled_from("风电场并网，。“”（）《》Aa1 \u3000\t—…-"), max_size=40), min_size=1, max_size=60
)


def lines_of(paragraphs: list[str], setting: Setting) -> list[str]:
    """Paragraphs wrapped one after the other, without anything between them."""
    indent = 4 if setting.indent == "lost" else 0
    lead = "　　" if setting.indent == "kept" else ""
    return [
        line for paragraph in paragraphs for line in wrap(lead + paragraph, setting, setting.width, indent)
    ]


def bare(text: str) -> str:
    return "".join(text.split())


def texts(lines: list[str]) -> list[str]:
    return [bare(piece.text) for piece in unwrap(lines)]


@pytest.mark.parametrize("width", [24, 32, 44, 60, 76])
@pytest.mark.parametrize("rule", ["hang", "push", "none"])
@pytest.mark.parametrize("indent", ["lost", "kept"])
def test_a_wrapped_text_tells_its_measure_and_gives_its_paragraphs_back(width, rule, indent):
    setting = Setting(width=width, indent=indent, rule=rule)
    lines = lines_of(PARAGRAPHS, setting)
    measure = measure_of(lines)
    assert measure is not None
    assert measure.width == 2 * width
    assert measure.indent == (2 * HAN if indent == "lost" else 0)
    found = texts(lines)
    whole = [p for p in PARAGRAPHS if bare(p) in found]
    assert len(whole) >= len(PARAGRAPHS) - 1


def test_an_indent_that_shrank_to_one_space_still_tells_first_lines():
    lines = [
        f" {line}" if first else line
        for paragraph in PARAGRAPHS
        for first, line in zip([True] + [False] * 99, wrap(paragraph, Setting(), 60, 4), strict=False)
    ]
    measure = measure_of(lines)
    assert measure is not None
    assert (measure.width, measure.indented) == (120, True)
    assert texts(lines) == [bare(p) for p in PARAGRAPHS]


def test_a_number_and_a_word_cut_in_two_are_whole_again():
    setting = Setting(width=40, indent="lost")
    lines = lines_of(PARAGRAPHS, setting)
    joined = "".join(texts(lines))
    assert "PearDoctor" in joined
    assert "1260米" in joined


def test_latin_words_that_were_kept_whole_get_their_space_back():
    measure = Measure(width=80, words_cut=False)
    lines = ["由县农业农村局与省农科院合作的项目名为Pear", "Doctor Online，今年已经开始使用。"]
    assert [p.text for p in unwrap(lines, None, measure)] == [
        "由县农业农村局与省农科院合作的项目名为Pear Doctor Online，今年已经开始使用。"
    ]


def test_a_hyphen_at_a_seam_gets_no_space():
    assert join_lines(["state-", "owned"], words_cut=False) == "state-owned"


def test_a_full_last_line_ends_its_paragraph_where_the_next_is_as_short_as_first_lines_are():
    lines = [
        "装机容量三百二十兆瓦的青石岭风电",
        "场并入电网，六十四台风机开始向山下",
        "的三个县送电，施工便道改作防火道。",
        "青石岭海拔高，冬季积雪长达五个",
        "月，建设者把叶片用特制车辆运上山。",
    ]
    measure = Measure(width=17 * HAN, indent=2 * HAN)
    assert [p.lines for p in unwrap(lines, None, measure)] == [((1, 3),), ((4, 5),)]


def test_a_subhead_between_two_paragraphs_stays_alone():
    setting = Setting(width=60)
    subhead = "留住老屋，更要留住老邻居"
    lines = lines_of([*PARAGRAPHS[:3], subhead, *PARAGRAPHS[3:]], setting)
    assert bare(subhead) in texts(lines)


def test_a_subscript_that_fell_out_as_a_line_of_its_own_goes_back_into_its_paragraph():
    measure = Measure(width=60)
    lines = ["厂区每天减少排放CO", "2", "约三吨，相当于少烧一吨标准煤。"]
    assert [p.text for p in unwrap(lines, None, measure)] == [
        "厂区每天减少排放CO2约三吨，相当于少烧一吨标准煤。"
    ]


def test_blank_lines_part_paragraphs_but_not_where_every_line_is_followed_by_one():
    setting = Setting(width=40)
    lines = lines_of(PARAGRAPHS, setting)
    spread = [part for line in lines for part in (line, "")]
    assert texts(spread) == texts(lines)
    first, rest = lines_of(PARAGRAPHS[:1], setting), lines_of(PARAGRAPHS[1:], setting)
    assert [bare(PARAGRAPHS[0])] == texts([*first, "", *rest])[:1]


def test_a_page_of_whole_paragraphs_has_no_measure_and_is_left_as_it_is():
    assert measure_of(PARAGRAPHS) is None
    assert reflow(PARAGRAPHS) is None
    assert [p.text for p in unwrap(PARAGRAPHS)] == PARAGRAPHS


def test_verse_is_no_wrapped_text_though_its_lines_are_of_one_width():
    verse = ["山前一树梨花白，", "雨后新泥燕子忙。", "莫道春深人去远，", "渡头犹有卖书郎。"] * 4
    assert measure_of(verse) is None
    assert reflow(verse) is None


def test_the_range_of_a_paragraph_leaves_out_the_lines_that_stood_in_its_midst():
    assert line_ranges([3, 4, 6, 7, 9]) == ((3, 4), (6, 7), (9, 9))
    measure = Measure(width=8 * HAN)
    pieces = unwrap(["一二三四五六七八", "九十。"], [10, 12], measure)
    assert [p.lines for p in pieces] == [((10, 10), (12, 12))]


def test_reflow_sets_running_feet_and_heads_aside_and_joins_what_they_cut():
    lines = lines_of(PARAGRAPHS * 3, Setting(width=44))
    pages = [lines[at : at + 20] for at in range(0, len(lines), 20)]
    text = [
        part for n, page in enumerate(pages, 1) for part in (*page, "", f"- {n} -", "临江晚报 数字版", "")
    ]
    flowed = reflow(text)
    assert flowed is not None
    assert [bare(p.text) for p in flowed.pieces] == texts(lines)
    assert {f.text for f in flowed.furniture} == {
        "临江晚报 数字版",
        *(f"- {n + 1} -" for n in range(len(pages))),
    }


FEET = [
    "A03 要闻 云河日报 2021/12/1 第{n}页",
    "云河日报｜第{n}页，共12页",
    "https://news.example.com/yunhe/20211201.html  {n}/12",
]


@pytest.mark.parametrize("foot", FEET)
def test_a_foot_that_says_more_than_its_number_is_set_aside_too(foot: str):
    lines = lines_of(PARAGRAPHS, Setting(width=44))
    printed = [*lines[:9], foot.format(n=1), *lines[9:19], foot.format(n=2), *lines[19:]]
    found = reflow(printed)
    assert found is not None
    assert [bare(piece.text) for piece in found.pieces] == texts(lines)
    assert [f.text for f in found.furniture] == [foot.format(n=1), foot.format(n=2)]


def test_lines_that_end_in_numbers_without_an_order_are_no_feet():
    assert (
        running_lines(["详情见说明书 第3页", "云河", "详情见说明书 第7页", "比分是 3/5", "比分是 1/5"])
        == set()
    )


def test_columns_of_different_widths_are_unwrapped_each_at_its_own():
    paragraphs = PARAGRAPHS[:6]
    text: list[str] = []
    for paragraph, width in zip(paragraphs, (22, 30, 38, 46, 26, 34), strict=True):
        text += [*wrap(paragraph, Setting(), width), ""]
    flowed = reflow(text)
    assert flowed is not None
    assert [bare(p.text) for p in flowed.pieces] == [bare(p) for p in paragraphs]


@given(RAGGED)
def test_every_character_stands_in_one_paragraph_and_every_line_in_one_range(lines):
    for pieces in (unwrap(lines), unwrap(lines, None, Measure(40, 8)), unwrap(lines, None, Measure(24))):
        assert bare("".join(p.text for p in pieces)) == bare("".join(lines))
        covered = [n for p in pieces for first, last in p.lines for n in range(first, last + 1)]
        assert covered == sorted(covered)
        assert [n for n in covered if lines[n - 1].strip()] == [
            n for n, line in enumerate(lines, 1) if line.strip()
        ]
        assert all(p.text == p.text.strip() and p.text for p in pieces)


@given(RAGGED)
def test_reflow_loses_nothing_either(lines):
    flowed = reflow(lines)
    if flowed is not None:
        parts = [(p.lines[0], p.text) for p in flowed.pieces]
        aside = "".join(f.text for f in flowed.furniture)
        assert sorted(bare("".join(text for _, text in parts) + aside)) == sorted(bare("".join(lines)))


@given(st.lists(st.text(min_size=1).filter(lambda s: s.strip() == s), min_size=1), st.booleans())
def test_joining_adds_nothing_but_spaces(parts, words_cut):
    assert bare(join_lines(parts, words_cut=words_cut)) == bare("".join(parts))
