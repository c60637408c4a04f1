"""The pages that the benchmark cuts up keep every word, and its scorers know right from wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.cut import FORMS, CutPage, make_page, make_pages
from benchmarks.score import Flat, paragraph_problems, score_page
from benchmarks.setting import NO_START, set_lines
from benchmarks.stories import Story, half_of, squeeze
from reader.issue import Article, Box, Issue, Section, Source, TextBlock

TOWNS = ["临江", "青石", "柳河", "白塔", "云岭", "双桥", "东湖", "梅山", "南浦", "石门", "龙泉", "清溪"]


def story(town: str, number: int) -> Story:
    """A made-up story whose paragraphs are all different and long enough to be cut."""
    paragraphs = [
        f"本报{town}{number}月{number + 3}日电（记者{town[0]}文）"
        f"{town}市日前启动老旧小区改造，首批涉及{number * 37}户居民。",
        *(
            f"第{n}个改造点在{town}市{name}街道，这里的居民说：“过去下雨天出门要踩水，现在路面平了，"
            f"路灯也亮了。”据街道介绍，{n * number + 11}名志愿者轮流值守，预计{n + 1}个月内完工。"
            for n, name in enumerate(TOWNS[:5], 1)
        ),
        "让老街坊住得安心",
        f"{town}市住建部门负责人表示，下一步将把{number}个片区一并纳入计划，听取居民意见后再动工。",
    ]
    return Story((f"{town}市老旧小区换新颜", f"——{number}个片区改造见闻"), tuple(paragraphs), "made-up")


STORIES = [story(town, n) for n, town in enumerate(TOWNS, 2)]


def perfect_issue(page: CutPage) -> Issue:
    """The issue that a loader without a fault would make of the page."""
    articles = []
    for n, told in enumerate(page.stories):
        at = iter(told.lines[len(told.heading_lines) :])
        heads = {b for _, b in told.joins}
        starts: list[list[int]] = []
        for line in at:
            if line in heads:
                starts[-1].append(line)
            else:
                starts.append([line])
        blocks = [
            TextBlock("paragraph", text, tuple((x, x) for x in lines))
            for text, lines in zip(told.paragraphs, starts, strict=True)
        ]
        boxes = [Box(title, (TextBlock("paragraph", text),)) for title, text in told.boxes]
        heading = tuple((x, x) for x in told.heading_lines)
        articles.append(
            Article(
                f"a{n}",
                "\n".join(told.titles),
                label=told.label,
                blocks=(*blocks, *boxes),
                heading_lines=heading,
            )
        )
    return Issue(Source("page.txt", "none"), (Section(tuple(articles)),))


def pages(form: str) -> list[CutPage]:
    return list(make_pages(STORIES, form, 12))  # type: ignore[arg-type]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_seed_gives_the_same_page(form: str) -> None:
    assert make_page(STORIES, form, "x-1") == make_page(STORIES, form, "x-1")  # type: ignore[arg-type]


@pytest.mark.parametrize("form", FORMS)
def test_every_character_of_the_stories_stands_once_on_the_page(form: str) -> None:
    for page in pages(form):
        told = Counter(
            squeeze("".join(text))
            for s in page.stories
            for text in (*s.titles, *s.paragraphs, s.label or "", *("".join(box) for box in s.boxes))
        )
        characters = Counter("".join(told.elements()))
        assert Counter(squeeze(page.text)) == characters


@pytest.mark.parametrize("form", FORMS)
def test_the_true_lines_of_a_story_read_as_the_story(form: str) -> None:
    for page in pages(form):
        lines = page.text.split("\n")
        for told in page.stories:
            read = squeeze("".join(lines[n - 1] for n in told.lines))
            assert read == squeeze("".join((*told.titles, *told.paragraphs)))


def test_plain_pages_stand_in_reading_order_and_the_others_do_not() -> None:
    def rising(page: CutPage) -> bool:
        return all(a < b for told in page.stories for a, b in pairwise(told.lines))

    assert all(rising(page) for page in pages("plain"))
    assert not all(rising(page) for page in pages("turned"))


def test_some_paragraphs_are_cut_and_every_cut_has_its_joins() -> None:
    told = [s for form in FORMS for page in pages(form) for s in page.stories]
    assert sum(len(s.cut) for s in told) > 20
    assert all(len(s.joins) >= len(s.cut) for s in told)


@pytest.mark.parametrize("form", FORMS)
def test_a_faultless_reading_scores_full_marks(form: str) -> None:
    for page in pages(form):
        score = score_page(page, perfect_issue(page))
        assert score.notes == []
        assert score.told == score.perfect == score.stories == score.headings_found == score.headings_ours
        assert score.whole == score.cut
        assert score.joins_false == 0


def test_a_lost_paragraph_costs_its_story_and_is_named() -> None:
    page = pages("plain")[0]
    issue = perfect_issue(page)
    first, *rest = issue.articles
    torn = Issue(issue.source, (Section((replace(first, blocks=first.blocks[1:]), *rest)),))
    score = score_page(page, torn)
    assert score.perfect == score.stories - 1
    assert any("missing" in note for note in score.notes)


def test_a_story_with_a_paragraph_in_two_is_told_and_not_perfect() -> None:
    page = pages("plain")[0]
    first, *rest = perfect_issue(page).articles
    whole = first.blocks[-1]
    assert isinstance(whole, TextBlock)
    halves = tuple(replace(whole, text=text) for text in (whole.text[:5], whole.text[5:]))
    torn = Issue(
        perfect_issue(page).source, (Section((replace(first, blocks=(*first.blocks[:-1], *halves)), *rest)),)
    )
    score = score_page(page, torn)
    assert (score.told, score.perfect) == (score.stories, score.stories - 1)


def test_a_false_join_is_counted() -> None:
    page = pages("plain")[0]
    issue = perfect_issue(page)
    told = page.stories[0]
    a, b = next(pair for pair in pairwise(told.lines[-3:]) if pair not in told.joins)
    joined = TextBlock("paragraph", "两段并作一段", ((a, a), (b, b)))
    first, *rest = issue.articles
    wrong = Issue(issue.source, (Section((replace(first, blocks=(joined,)), *rest)),))
    assert score_page(page, wrong).joins_false == 1


def test_a_sign_off_split_off_its_line_is_no_fault() -> None:
    truth = ["工程预计年底完工。（林文）"]
    body = Flat("paragraph", "工程预计年底完工。")
    assert paragraph_problems([body, Flat("sign-off", "（林文）")], truth) == []
    assert paragraph_problems([body, Flat("paragraph", "（林文）")], truth) != []


def test_a_title_belongs_to_one_half_whatever_its_spaces() -> None:
    assert half_of("临江市 换新颜") == half_of("临江市换新颜")
    assert {half_of(town) for town in TOWNS} == {"dev", "test"}


@given(st.text("新闻，。“”（）《》12.5%ab 、", min_size=1, max_size=200), st.integers(8, 24), st.booleans())
def test_the_lines_of_a_paragraph_join_to_the_paragraph(text: str, measure: int, keeps: bool) -> None:
    lines = set_lines(text, measure, keeps_numbers=keeps)
    assert "".join(text[a:b] for a, b in lines) == text
    assert all(a < b for a, b in lines)


def test_no_line_begins_with_a_closing_mark() -> None:
    text = "他说：“路平了，灯亮了，出门方便了。”邻居们听了，都点头称是，说今后还要把院子收拾得更好。" * 4
    for measure in range(8, 24):
        assert all(text[a] not in NO_START for a, _ in set_lines(text, measure)[1:])
