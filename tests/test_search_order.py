"""Whole words, the best first, and the words around a hit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from library_samples import LONG

from reader.chars import cell_width
from reader.issue import Article, Issue, Section, Source, TextBlock
from reader.search import Hit, Search, parse, stories
from reader.search.ranking import ranked
from reader.search.snippets import Snippet, around, snippet
from reader.search.whole import Words

DICTIONARY = ("工会", "职工", "会员", "渡轮", "码头", "阅读", "提示", "gdp", "开航")


def cut(text: str) -> list[str]:
    """The words of a small dictionary, the longest first, and single characters between."""
    pieces: list[str] = []
    at = 0
    while at < len(text):
        word = next((word for word in DICTIONARY if text.startswith(word, at)), text[at])
        pieces.append(word)
        at += len(word)
    return pieces


def article(*paragraphs: str, headline: str = "", date: str | None = None) -> Article:
    blocks = tuple(TextBlock("paragraph", text) for text in paragraphs)
    return Article("a1", headline, blocks=blocks, date=date)


def search(query: str, *articles: Article, words: Words | None = None) -> Search:
    return Search(parse(query), stories([Issue(Source("p", "r"), (Section(articles),))]), words)


def whole(query: str, text: str) -> list[int]:
    """Where the hits begin that are whole words."""
    return [hit.start for _, hit in search(query, article(text), words=Words(cut))]


# --- whole words


def test_without_words_every_substring_counts():
    assert [hit.start for _, hit in search("工会", article("职工会员工会"))] == [1, 4]


def test_a_whole_word_begins_and_ends_where_words_do():
    assert whole("工会", "职工会员工会") == [4]
    assert whole("工会会员", "工会会员") == [0]


@pytest.mark.parametrize(
    ("query", "text", "start"),
    [
        ("阅读", "见阅 读 提 示", 1),
        ("工會", "加入工會以後", 2),
        ("GDP", "今年ＧＤＰ增长", 2),
        ("工会", "加入工\u00ad会以后", 2),
        ("渡轮，码头", "渡轮，码头", 0),
    ],
)
def test_words_are_told_in_any_print(query: str, text: str, start: int):
    assert whole(query, text) == [start]


def test_a_space_that_parts_words_stays_one():
    assert whole("工会", "职工 会员") == []
    assert whole('"职工 会员"', "职工 会员") == [0]


def test_the_words_of_a_clause_are_asked_for_once():
    asked: list[str] = []

    def counting(text: str) -> list[str]:
        asked.append(text)
        return cut(text)

    list(search("会", article("渡轮开航，工会会员会来。"), words=Words(counting)))
    assert asked == ["工会会员会来"]


@given(st.text("工会员 阅读\u00ad，g\n", max_size=30), st.data())
def test_borders_are_told_for_any_stretch_of_any_text(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert Words(cut).whole(text, start, end) in (True, False)
    assert Words(list).whole(text, 0, len(text))


# --- best first


def order(query: str, *articles: Article) -> list[tuple[int, int]]:
    """The hits best first: article, offset."""
    return [(n, hit.start) for n, hit in ranked(search(query, *articles), Words(cut))]


def test_whole_words_come_before_chance_neighbours():
    assert order("工会", article("职工会员"), article("加入工会")) == [(1, 2), (0, 1)]


def test_the_headline_comes_before_the_rest_of_the_heading_the_lead_and_the_rest():
    lead = article("渡轮开航")
    late = article("码头" * 60 + "渡轮")
    title = article("开航", headline="渡轮开航")
    deck = Article("a2", "开航", deck="渡轮今天")
    assert [n for n, _ in order("渡轮", late, lead, deck, title)] == [3, 2, 1, 0]


def test_then_come_articles_with_more_hits_and_newer_ones():
    once, twice = article("渡轮"), article("渡轮，渡轮")
    old, new = article("渡轮", date="2001-06-15"), article("渡轮", date="2021-12-24")
    assert order("渡轮", once, old, new, twice) == [(3, 0), (3, 3), (2, 0), (1, 0), (0, 0)]


def test_hits_by_sound_come_last():
    found = ranked(search("dulun 码头", article("码头", headline="渡轮")), Words(cut))
    assert [hit.pinyin for _, hit in found] == [False, True]


# --- the words around


TEXT = "渡轮停航十年以后，今天从南岸的老码头重新开航，首班船上坐了二百一十名乘客。"
HIT = Hit(15, 18, "paragraph")


def test_a_line_is_filled_with_more_behind_the_hit_than_before():
    assert snippet(article(TEXT), HIT, 40) == Snippet("…天从南岸的", "老码头", "重新开航，首班船上坐了…")


def test_what_one_side_does_not_need_the_other_has():
    start, end = Hit(0, 2, "paragraph"), Hit(len(TEXT) - 3, len(TEXT) - 1, "paragraph")
    assert snippet(article(TEXT), start, 20) == Snippet("", "渡轮", "停航十年以后，…")
    assert snippet(article(TEXT), end, 20) == Snippet("…了二百一十名", "乘客", "。")


def test_the_words_around_are_those_of_the_same_part():
    at = LONG.text.index("核心提示")
    assert around(LONG, Hit(at, at + 2, "box-title"), 9, 9) == Snippet("", "核心", "提示")
    assert snippet(LONG, Hit(at, at + 2, "box-title"), 80) == Snippet("", "核心", "提示")


def test_white_space_is_one_space_in_a_line_and_as_printed_elsewhere():
    at = LONG.text.index("又亮")
    assert around(LONG, Hit(at, at + 2, "headline"), 3, 2) == Snippet("灯火\n", "又亮", "起来")
    assert snippet(LONG, Hit(at - 2, at + 1, "headline"), 80) == Snippet("老街灯", "火 又", "亮起来")


def test_an_empty_hit_shows_the_article_s_begin():
    assert snippet(article(TEXT), Hit(0, 0, "section"), 12) == Snippet("", "", "渡轮停航十…")


def test_a_hit_wider_than_the_line_is_cut():
    assert snippet(article(TEXT), Hit(0, 20, "paragraph"), 10) == Snippet("", "渡轮停航…", "")


@given(
    st.text("渡轮，ab \u0301“\n", min_size=1, max_size=120),
    st.data(),
    st.integers(1, 60),
    st.booleans(),
)
def test_no_line_is_wider_than_asked_for(text: str, data: st.DataObject, cells: int, wide: bool):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    shown = snippet(article(text), Hit(start, end, "paragraph"), cells, ambiguous_wide=wide)
    assert cell_width("".join(shown), wide) <= cells
    assert "\n" not in "".join(shown)
