"""What a person types is read into terms, or told what can't be read and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search import QueryError, Term, parse


def read(text: str) -> list[tuple[str, str | None]]:
    return [(term.text, term.field) for term in parse(text).terms]


def refusal(text: str) -> tuple[str, int]:
    with pytest.raises(QueryError) as caught:
        parse(text)
    return caught.value.message, caught.value.position


def test_spaces_part_terms():
    assert read("  茶馆 渡轮\u3000码头\t") == [("茶馆", None), ("渡轮", None), ("码头", None)]


@pytest.mark.parametrize(
    "text", ['"老 码头"', "“老 码头”", "”老 码头“", "＂老\u3000\u3000码头＂", '“老 码头"']
)
def test_quotes_of_any_kind_keep_spaces(text: str):
    assert parse(text).terms == (Term("老 码头", None, True, 0),)


@pytest.mark.parametrize("text", ["茶馆 -广告", "茶馆 －广告", '茶馆 -"广告"'])
def test_a_minus_says_what_is_not_to_be_there(text: str):
    query = parse(text)
    assert [term.text for term in query.terms] == ["茶馆"]
    assert [term.text for term in query.excluded] == ["广告"]


@pytest.mark.parametrize(
    "text", ["title:茶馆", "title：茶馆", "Title:茶馆", "ｔｉｔｌｅ：茶馆", 'title:"茶馆"']
)
def test_a_field_restricts_a_term_in_full_width_and_capitals_too(text: str):
    assert read(text) == [("茶馆", "title")]


def test_author_section_and_label_only_let_articles_through():
    query = parse("茶馆 author:林木 section:副刊 label:来信 -section:广告")
    assert [term.text for term in query.terms] == ["茶馆"]
    assert [(term.field, term.text) for term in query.filters] == [
        ("author", "林木"),
        ("section", "副刊"),
        ("label", "来信"),
    ]
    assert [(term.field, term.text) for term in query.excluded] == [("section", "广告")]


@pytest.mark.parametrize(
    "text", ["时间:八点", "http://example.org", "八-九点", "举目有“家”的背后", "“家”的背后", "”的背后"]
)
def test_marks_that_mean_nothing_here_are_characters_like_others(text: str):
    assert read(text) == [(text, None)]


def test_a_query_is_made_nfc_and_loses_what_can_t_be_seen():
    assert read("cafe\u0301") == [("café", None)]
    assert read("茶\u00ad馆\ufe0f\u200b") == [("茶馆", None)]


def test_with_the_heading_as_its_scope_every_free_term_is_one_of_titles():
    query = parse("茶馆 author:林木 -广告").in_titles()
    assert [term.field for term in query.terms + query.filters + query.excluded] == [
        "title",
        "author",
        "title",
    ]


@pytest.mark.parametrize(
    ("text", "message", "position"),
    [
        ("", "nothing to look for", 0),
        ("  ", "nothing to look for", 0),
        ("茶馆 “老 码头", "this quote is not closed", 3),
        ('茶馆 ""', "nothing stands between the quotes", 3),
        ('"老 码头"渡轮', "a space belongs behind the closing quote", 6),
        ("茶馆 - 广告", "what to leave out belongs right behind the minus", 3),
        ("茶馆 -", "what to leave out belongs right behind the minus", 3),
        ("茶馆 title: 渡轮", "what to look for belongs right behind title:", 3),
        ("-广告", "this only says what to leave out, not what to look for", 0),
        ("茶馆 \ufe0f", "characters that can't be seen can't be looked for", 3),
    ],
)
def test_what_can_t_be_read_says_what_is_wrong_and_where(text: str, message: str, position: int):
    assert refusal(text) == (message, position)


def test_the_place_is_counted_for_people_from_one():
    with pytest.raises(QueryError, match=r"^query, character 4: this quote is not closed$"):
        parse("茶馆 “老")


@pytest.mark.parametrize("text", ["茶馆 “老 码", "茶馆 -", "茶馆 title:", "茶馆 -title：", '茶馆 "'])
def test_while_one_types_an_open_end_is_no_fault(text: str):
    assert parse(text, typing=True).terms[0].text == "茶馆"


ODD = '茶馆 \u3000-－:："“”title作者\u200b\u00ad\x1b[3m'


@given(st.text(st.sampled_from(ODD)), st.booleans())
def test_any_text_is_read_or_refused_at_a_place_in_it(text: str, typing: bool):
    at = 0
    query = None
    try:
        query = parse(text, typing=typing)
    except QueryError as error:
        at = error.position
    assert 0 <= at <= len(text)
    if query is not None:
        assert query.terms or query.filters
        assert all(term.text and term.text == term.text.strip() for part in query[1:] for term in part)


def test_fields_have_chinese_names_too():
    for typed, field in (("标题：", "title"), ("作者:", "author"), ("版:", "section"), ("标签：", "label")):
        query = parse(f"{typed}黄")
        (term,) = query.terms or query.filters
        assert (term.text, term.field) == ("黄", field)
    (term,) = parse('"作者：黄"').terms
    assert (term.text, term.field) == ("作者：黄", None)
