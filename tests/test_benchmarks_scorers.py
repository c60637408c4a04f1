"""The scorers of the accuracy benchmark call right what is right, and name what is not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from benchmarks.balance import balance
from benchmarks.grrb import part_problems, reordered
from benchmarks.score import flatten, headings_of, story_problems
from reader.issue import Article, Box, Furniture, Issue, Section, Source, TextBlock

PAGE = """柳河区搭起十二座连心桥

老桥新修，两岸往来更近

本报讯（记者何文）柳河区十二座人行桥近日全部完工，

阅读提示

两岸居民过河只要三分钟。

两岸居民不再绕路。（何文）
"""
LINES = PAGE.split("\n")
TRUTH: dict[str, Any] = {
    "label": None,
    "series": None,
    "kicker": "",
    "headline": "柳河区搭起十二座连心桥",
    "deck": "老桥新修，两岸往来更近",
    "dateline": "本报讯（记者何文）",
    "kind": "news",
    "blocks": [
        {
            "kind": "paragraph",
            "text": "本报讯（记者何文）柳河区十二座人行桥近日全部完工，两岸居民不再绕路。",
        },
        {"kind": "sign-off", "text": "（何文）"},
    ],
    "boxes": [{"title": "阅读提示", "blocks": [{"kind": "paragraph", "text": "两岸居民过河只要三分钟。"}]}],
    # The box stands behind the paragraph that it was set into.
    "lines": [1, 3, 5, 11, 7, 9],
}
ARTICLE = Article(
    "a1",
    "柳河区搭起十二座连心桥",
    deck="老桥新修，两岸往来更近",
    dateline="本报讯（记者何文）",
    heading_lines=((1, 1), (3, 3)),
    blocks=(
        TextBlock("paragraph", TRUTH["blocks"][0]["text"], ((5, 5), (11, 11))),
        Box("阅读提示", (TextBlock("paragraph", "两岸居民过河只要三分钟。", ((9, 9),)),), ((7, 7),)),
        TextBlock("sign-off", "（何文）", ((11, 11),)),
    ),
)
SAME = {n: n for n in range(1, 20)}


def issue(*articles: Article, furniture: tuple[Furniture, ...] = ()) -> Issue:
    return Issue(Source("p.txt", "test"), (Section(articles),), furniture=furniture)


def test_a_right_article_has_no_problem_in_any_part() -> None:
    truth = {**TRUTH, "lines": [1, 3, 5, 11, 7, 9, 11]}
    assert part_problems(ARTICLE, truth, LINES, SAME) == []


@pytest.mark.parametrize("part", ["label", "kicker", "headline", "deck", "dateline"])
def test_a_wrong_part_is_named(part: str) -> None:
    problems = part_problems(replace(ARTICLE, **{part: "别的字"}), TRUTH, LINES, SAME)
    assert any(problem.startswith(part) for problem in problems)


def test_a_box_without_its_text_is_a_problem() -> None:
    blocks = tuple(replace(b, blocks=()) if isinstance(b, Box) else b for b in ARTICLE.blocks)
    assert any("boxes" in p for p in part_problems(replace(ARTICLE, blocks=blocks), TRUTH, LINES, SAME))


def test_a_moved_page_keeps_each_storys_lines_together() -> None:
    text = "甲\n\n甲文。\n\n乙文末。\n\n乙\n\n乙文首，"
    truths = [{"lines": [1, 3]}, {"lines": [7, 9, 5]}]
    for moved, numbers in reordered(text, truths, 6):
        lines = moved.split("\n")
        assert {lines[new - 1] for new in numbers.values()} == set(text.split("\n"))
        assert [numbers[n] - numbers[5] for n in (5, 7, 9)] == [0, 2, 4]


def test_balance_finds_what_is_lost_and_what_stands_twice() -> None:
    data = PAGE.encode()
    sound = balance(data, issue(ARTICLE))
    assert (sound.lost.total(), sound.added.total(), sound.astray) == (0, 0, 0)
    torn = balance(data, issue(replace(ARTICLE, deck="", heading_lines=((1, 1),))))
    assert torn.lost.total() == len("老桥新修，两岸往来更近")
    twice = balance(data, issue(ARTICLE, furniture=(Furniture("何", ((11, 11),)),)))
    assert dict(twice.added) == {"何": 1}


def test_balance_finds_text_that_names_the_wrong_lines() -> None:
    swapped = replace(
        ARTICLE,
        blocks=(
            *ARTICLE.blocks[:2],
            TextBlock("sign-off", "（何文）", ((9, 9),)),
        ),
    )
    account = balance(PAGE.encode(), issue(swapped))
    assert (account.lost.total(), account.added.total()) == (0, 0)
    assert account.astray


def test_a_box_reads_as_its_title_and_then_its_text() -> None:
    texts = [flat.text for flat in flatten(ARTICLE)]
    assert texts[1:3] == ["阅读提示", "两岸居民过河只要三分钟。"]


def test_a_series_may_stand_before_or_after_the_other_title_lines() -> None:
    article = replace(ARTICLE, series="走近桥梁（二）", headline="连心桥", deck="")
    assert {"走近桥梁（二）连心桥", "连心桥走近桥梁（二）", "连心桥"} <= headings_of(article)


def test_a_story_with_its_paragraph_cut_is_not_perfect() -> None:
    cut = replace(
        ARTICLE,
        blocks=(TextBlock("paragraph", "柳河区十二座人行桥"), TextBlock("paragraph", "全部完工。")),
    )
    titles = ("柳河区搭起十二座连心桥", "老桥新修，两岸往来更近")
    problems = story_problems(cut, titles, ["柳河区十二座人行桥全部完工。"])
    assert problems == ["not joined: 柳河区十二座人行桥 | 全部完工。"]
