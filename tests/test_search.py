"""Hits: what matches, where, and which is the next."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from library_samples import HEADLESS, ISSUE, LONG, SHORT

from reader.chars import fold
from reader.issue import Article, Author, Issue, Section, Source, TextBlock
from reader.search import Hit, Place, Search, parse, stories


def article(*paragraphs: str, headline: str = "", **fields) -> Article:
    blocks = tuple(TextBlock("paragraph", text) for text in paragraphs)
    return Article("a1", headline, blocks=blocks, **fields)


def search(query: str, *articles: Article, section: str | None = None) -> Search:
    return Search(parse(query), stories([Issue(Source("p", "r"), (Section(articles, section, 3),))]))


def matches(query: str, *articles: Article) -> list[str]:
    """What the hits of a query are as printed."""
    found = search(query, *articles)
    return [found.scope[n].article.text[hit.start : hit.end] for n, hit in found]


# --- folding


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("眾志成城", "众志成城"),
        ("众志成城", "眾志成城"),
        ("GDP", "ｇｄｐ"),
        ("５g", "5G"),
        ("说“好", "说「好"),
        ("说'好", "说‘好"),
        ("八点，开船", "八点,开船"),
    ],
)
def test_width_case_script_and_quotes_make_no_difference(query: str, text: str):
    assert matches(query, article(f"昨天{text}今天")) == [text]


@pytest.mark.parametrize("query", ["Hu\u1ebf", "Hu\u00ea\u0301", "Hue\u0302\u0301"])
@pytest.mark.parametrize(
    "text", ["Hu\u1ebf", "Hu\u00ea\u0301", "Hue\u0302\u0301", "HU\u1ebe", "HUE\u0302\u0301"]
)
def test_a_letter_with_its_accents_is_found_however_both_are_written(query: str, text: str):
    assert matches(query, article(f"昨天在{text}举行")) == [text]
    assert matches(query, article("昨天在Hue举行")) == []


@pytest.mark.parametrize("text", ["阅 读 提 示", "阅\u3000读提\n示", "阅读提示", "阅 \u00ad 读提\ufe00示"])
def test_white_space_between_han_characters_does_not_count(text: str):
    assert matches("阅读提示", article(f"　　{text}：昨天")) == [text]


def test_white_space_beside_other_letters_counts():
    assert matches("GDP增长", article("GDP 增长，GDP增长")) == ["GDP增长"]
    assert matches("newpaper", article("new paper")) == []


def test_quoted_white_space_is_any_run_of_it_and_has_to_be_there():
    assert matches('"记者 林木"', article("记者　　林木，记者\n林木，记者林木")) == [
        "记者　　林木",
        "记者\n林木",
    ]


def test_soft_hyphens_and_variation_selectors_in_the_text_do_not_count():
    assert matches("newspaper", article("news\u00adpaper")) == ["news\u00adpaper"]
    assert matches("葛城", article("葛\U000e0100城")) == ["葛\U000e0100城"]


def test_signs_of_regular_expressions_mean_themselves():
    assert matches("c.t", article("cat c.t")) == ["c.t"]
    for sign in r".^$*+?{}[]\|()-&~#":
        assert matches(f'"{sign}"', article(f"甲{sign}乙")) == [sign]


# --- parts


def test_every_part_of_an_article_is_searched():
    for query, part in [
        ("特稿", "label"),
        ("我们的城", "series"),
        ("修旧如旧", "kicker"),
        ("灯火", "headline"),
        ("改造一年", "deck"),
        ("周晓禾", "byline"),
        ("次第亮了", "paragraph"),
        ("核心提示", "box-title"),
        ("三百零六", "paragraph"),
        ("先问居民", "subhead"),
        ("看图纸", "caption"),
        ("许一", "credit"),
        ("下转", "jump"),
    ]:
        assert [hit.part for _, hit in search(query, LONG)] == [part]


def test_a_hit_does_not_reach_from_one_part_into_the_next():
    assert matches("亮起来", LONG) == ["亮起来"]
    assert matches("起来滨河", LONG) == []
    assert matches('"春风 又"', article("春风", "又到")) == []


def test_what_reaches_over_a_border_takes_nothing_from_the_next_part():
    assert matches("工工", article("甲工", "工工乙")) == ["工工"]


def test_a_hit_reaches_over_the_line_break_in_a_heading():
    assert matches("灯火又亮", LONG) == ["灯火\n又亮"]


def test_hits_are_counted_from_left_to_right_without_overlap():
    assert [hit[:2] for _, hit in search("哈哈", article("哈哈哈哈哈"))] == [(0, 2), (2, 4)]


# --- several terms, and what restricts them


def test_an_article_holds_all_terms_and_its_hits_are_those_of_each():
    assert matches("渡轮 茶馆", article("茶馆旁停着渡轮，渡轮很旧"), article("渡轮很旧")) == [
        "茶馆",
        "渡轮",
        "渡轮",
    ]


def test_two_terms_that_mean_the_same_count_once():
    assert matches("众 眾", article("众人")) == ["众"]


def test_a_minus_leaves_out_articles():
    assert matches("渡轮 -茶馆", article("茶馆旁停着渡轮"), article("渡轮很旧")) == ["渡轮"]
    assert matches("渡轮 -title:茶馆", article("茶馆、渡轮"), article("渡轮", headline="茶馆")) == ["渡轮"]


def test_title_finds_in_all_of_the_heading_and_nowhere_else():
    assert [hit.part for _, hit in search("title:老街", LONG, HEADLESS)] == ["headline", "deck"]
    assert [hit.part for _, hit in search("title:特稿", LONG)] == ["label"]


def test_an_author_lets_through_what_he_or_she_wrote():
    by_field = article("天气好", authors=(Author("林木"),))
    assert search("天气 author:林木", by_field, SHORT, article("天气好")).counts == (1, 1, 0)
    assert search("老街 author:许一", LONG, HEADLESS).counts == (3, 0)


def test_an_author_alone_is_found_where_the_text_prints_the_name():
    assert [hit.part for _, hit in search("author:周晓禾", LONG)] == ["byline"]
    lead = article("本报讯（记者林木）林木茂盛。", dateline="本报讯（记者林木）")
    assert [hit[:2] for _, hit in search("author:林木", lead)] == [(6, 8)]


def test_what_the_text_does_not_print_is_an_empty_hit_at_the_article_s_begin():
    by_field = article("渡轮很旧", authors=(Author("林木", "记者"),))
    for query, part in (("author:林木", "author"), ("section:副刊", "section")):
        assert list(search(query, by_field, section="副刊")) == [(0, Hit(0, 0, part))]


@pytest.mark.parametrize("value", ["副刊", "副", "3", "第3版", "３版"])
def test_a_section_is_named_by_its_name_or_page(value: str):
    assert search(f"渡轮 section:{value}", article("渡轮"), section="副刊").total == 1


@pytest.mark.parametrize("value", ["要闻", "13", "版"])
def test_other_sections_are_left_out(value: str):
    assert search(f"渡轮 section:{value}", article("渡轮"), section="副刊").total == 0


def test_a_label_lets_articles_through_and_alone_is_found_itself():
    assert search("灯 label:特稿", LONG, SHORT).counts == (2, 0)
    assert [hit.part for _, hit in search("label:特", LONG, SHORT)] == ["label"]


# --- pinyin


@pytest.mark.parametrize("query", ["laojie", "lj", "laoj", "title:ljdh", "ＬＪ"])
def test_letters_that_stand_nowhere_find_headlines_by_their_sound(query: str):
    hits = [hit for _, hit in search(query, LONG, HEADLESS)]
    assert [(hit.part, hit.pinyin) for hit in hits] == [("headline", True)]
    assert LONG.text[hits[0].start : hits[0].end].startswith("老街")


def test_where_the_letters_themselves_stand_they_are_meant():
    letters = article("参加LJ联赛")
    found = list(search("lj", LONG, letters))
    assert [(n, hit.pinyin) for n, hit in found] == [(1, False)]
    assert list(search('"laojie"', LONG)) == []


def test_any_reading_of_a_character_counts():
    assert all(
        matches(query, article("", headline="重庆")) == ["重庆"] for query in ("chongqing", "zhongqing")
    )


def test_an_apostrophe_parts_syllables():
    assert matches("xian", article("", headline="先到西安")) == ["先", "西安"]
    assert matches("xi'an", article("", headline="先到西安")) == ["西安"]


def test_the_name_of_a_section_is_found_by_its_sound_in_each_of_its_articles():
    found = list(search("fukan", article("渡轮"), article("茶馆"), section="副刊"))
    assert [(n, *hit) for n, hit in found] == [(0, 0, 0, "section", True), (1, 0, 0, "section", True)]


def test_pinyin_and_characters_go_together():
    assert matches("laojie 图纸", LONG, SHORT) == ["老街", "图纸", "图纸"]


# --- all hits


THREE = (article("渡轮"), article("没有"), article("渡轮，渡轮"))


def test_hits_are_counted_and_numbered():
    found = search("渡轮", *THREE)
    assert (found.total, found.counts) == (3, (1, 0, 2))
    assert [found.number(Place(2, 1)), found.number(Place(0, 0))] == [3, 1]
    assert [found.place(n) for n in (1, 2, 3)] == [Place(0, 0), Place(2, 0), Place(2, 1)]


def test_the_next_hit_is_in_this_article_or_a_later_one_or_the_search_goes_round():
    found = search("渡轮", *THREE)
    assert found.forward(0, 0, at=True) == Place(0, 0)
    assert found.forward(0, 0) == Place(2, 0)
    assert found.forward(2, 0) == Place(2, 1)
    assert found.forward(2, 3) == Place(0, 0, wrapped=True)


def test_the_hit_before_is_in_this_article_or_an_earlier_one_or_the_search_goes_round():
    found = search("渡轮", *THREE)
    assert found.backward(2, 3) == Place(2, 0)
    assert found.backward(1, 0) == Place(0, 0)
    assert found.backward(0, 0) == Place(2, 1, wrapped=True)


def test_one_hit_is_its_own_next_by_going_round():
    found = search("渡轮", article("渡轮"))
    assert found.forward(0, 0) == Place(0, 0, wrapped=True)
    assert found.backward(0, 0) == Place(0, 0, wrapped=True)


def test_where_nothing_is_found_there_is_no_next():
    assert search("没影", *THREE).forward(0, 0) is None
    assert Search(parse("渡轮"), []).backward(0, 0) is None
    assert Search(parse("渡轮"), []).total == 0


def test_an_article_is_looked_through_when_its_hits_are_asked_for():
    found = search("渡轮", *THREE)
    next(iter(found))
    assert len(found._hits) == 1


def test_the_scope_may_be_several_issues():
    assert len(list(Search(parse("老街"), stories([ISSUE, ISSUE])))) == 2 * len(
        list(Search(parse("老街"), stories([ISSUE])))
    )


@given(
    st.text("工会員员 \n\u3000“”ＡａA\u00ad\ufe00é。", min_size=1, max_size=40),
    st.text("工会員员ＡａA。é", min_size=1, max_size=3),
)
def test_every_hit_is_the_term_with_nothing_but_gaps_in_it(text: str, term: str):
    one = article(text)
    for _, hit in search(f'"{term}"', one):
        printed = one.text[hit.start : hit.end]
        seen = "".join(ch for ch in printed if not ch.isspace() and ch not in "\u00ad\ufe00")
        assert fold(seen) == fold(term)
        assert printed[0] not in " \n\u3000\u00ad\ufe00"


def test_searching_loads_nothing_that_reads_sets_or_draws():
    code = (
        "import sys; from reader.search import *; from library_samples import ISSUE\n"
        "Search(parse('老街'), stories([ISSUE])).total\n"
        "print([m for m in sys.modules if m.split('.')[:2] in (['reader', 'loader'], ['reader', 'typeset'],"
        " ['reader', 'library'], ['reader', 'tui'], ['textual'], ['jieba'])])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[1],
        env={"PYTHONPATH": "tests:."},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"
