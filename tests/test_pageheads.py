"""Running heads of bare pages: paper, day, page and section; none of a story's own lines is one."""

from __future__ import annotations

import pytest
from accounting import read
from hypothesis import given
from hypothesis import strategies as st
from page_samples import CANAL, CANTEEN, TEA, WINDOW, dump

from reader.loader.hints import read_line
from reader.loader.pageheads import find_pages

HEAD = "云河日报 2021年12月24日 星期五 3版 综合"


@pytest.mark.parametrize(
    ("head", "paper", "date", "page", "section"),
    [
        (HEAD, "云河日报", "2021-12-24", 3, "综合"),
        ("2021年12月24日云河日报 第3版", "云河日报", "2021-12-24", 3, None),
        ("２０２１年１２月２４日　星期五　第３版　综合新闻", None, "2021-12-24", 3, "综合新闻"),
        ("工人日报／2021年12月24日／星期五／第003版", "工人日报", "2021-12-24", 3, None),
        ("A05 国际新闻 2021年12月24日 星期五", None, "2021-12-24", 5, "国际新闻"),
        ("明報 A07 2021年12月24日", "明報", "2021-12-24", 7, None),
        ("03版：综合", None, None, 3, "综合"),
        ("第3版(科技·教育)", None, None, 3, "科技·教育"),
        ("第四版（副刊）", None, None, 4, "副刊"),
    ],
)
def test_the_head_of_a_page_tells_paper_day_page_and_section(
    head: str, paper: str | None, date: str | None, page: int, section: str | None
):
    issue = read(dump([(head,), CANTEEN.lines, TEA.lines], 1))
    assert (issue.masthead, issue.date) == (paper, date)
    assert [(s.page, s.name) for s in issue.sections] == [(page, section)]
    assert [f.text for f in issue.furniture] == [head]
    assert issue.articles[0].headline == CANTEEN.titles[-1]


def test_a_head_over_several_lines_is_read_whole():
    issue = read(dump([("云河日报 2021年12月24日", "第3版 综合"), CANTEEN.lines, TEA.lines], 1))
    assert (issue.date, issue.sections[0].page, issue.sections[0].name) == ("2021-12-24", 3, "综合")


@pytest.mark.parametrize(
    ("top", "paper", "date", "page", "section"),
    [
        (
            ("A08 城事", "云河晚报", "2021年12月24日 星期五 主编 杨一帆 责编 何建 版式 吕 燕"),
            *("云河晚报", "2021-12-24", 8, "城事"),
        ),
        (("04 民生", "2021年12月24日 星期五 编辑/李欢 校对/高雪"), None, "2021-12-24", 4, "民生"),
        (
            ("临江日报", "LINJIANG DAILY", "2021年12月24日 星期五 农历辛丑年十一月廿一 第8715期(今日四版)"),
            *("临江日报", "2021-12-24", None, None),
        ),
        (
            ("A3 要聞", "二〇二一年十二月二十四日 星期五 責任編輯：林曉"),
            *(None, "2021-12-24", 3, "要聞"),
        ),
        (
            ("基层传真", "临江日报", "2021年12月24日 星期五 责任编辑/柴华"),
            "临江日报",
            "2021-12-24",
            None,
            "基层传真",
        ),
        (("4 炼油 2021年12月24日 星期五 责任编辑:程强 版式设计:王慧",), None, "2021-12-24", 4, "炼油"),
    ],
)
def test_editors_and_names_over_the_first_story_are_part_of_the_page_s_head(
    top: tuple[str, ...], paper: str | None, date: str, page: int | None, section: str | None
):
    issue = read(dump([top, CANTEEN.lines, TEA.lines], 1))
    assert (issue.masthead, issue.date) == (paper, date)
    assert [(s.page, s.name) for s in issue.sections] == [(page, section)]
    assert [f.text for f in issue.furniture] == list(top)
    assert issue.articles[0].headline == CANTEEN.titles[-1]


@pytest.mark.parametrize("title", ["湖上人家", "5G进村了", "3名矿工获救", "老街灯火"])
def test_a_short_headline_over_the_first_story_is_no_page_s_name(title: str):
    issue = read(dump([(title, *CANTEEN.body), TEA.lines], 1))
    assert issue.articles[0].headline == title
    assert issue.furniture == ()


def test_each_head_begins_a_page_of_the_issue():
    issue = read(dump([(HEAD,), CANTEEN.lines, ("第4版(副刊)",), TEA.lines, WINDOW.lines], 1))
    assert [(s.page, s.name, len(s.articles)) for s in issue.sections] == [(3, "综合", 1), (4, "副刊", 2)]
    assert issue.date == "2021-12-24"


@pytest.mark.parametrize("lines", [(HEAD,), (HEAD, "第4版(副刊)"), (HEAD, "本版责编：林晓")])
def test_a_page_of_nothing_but_its_head_shows_the_head(lines: tuple[str, ...]):
    issue = read(dump([lines], 1))
    shown = "".join(article.text for article in issue.articles)
    assert [line for line in lines if line not in shown] == []


def test_a_page_without_text_is_no_section():
    issue = read(dump([(HEAD,), ("第4版(副刊)",), TEA.lines], 1))
    assert [(s.page, len(s.articles)) for s in issue.sections] == [(4, 1)]
    assert [f.text for f in issue.furniture] == [HEAD, "第4版(副刊)"]


def test_a_foot_that_says_the_same_as_the_head_begins_nothing():
    issue = read(dump([(HEAD,), CANTEEN.lines, TEA.lines, ("第3版 综合",)], 1))
    assert [len(s.articles) for s in issue.sections] == [2]
    assert len(issue.furniture) == 2


@pytest.mark.parametrize(
    "line", ["（上接第一版）", "详见A3版", "下转第四版", "2021年12月24日", "云河日报", "3版", "第二版图"]
)
def test_a_line_in_the_midst_that_tells_too_little_begins_no_page(line: str):
    lines = dump([CANTEEN.lines, (line,), TEA.lines, CANAL.lines], 1).split("\n")
    assert len(find_pages(lines)) == 1
    assert find_pages(lines)[0].heads == []


def test_a_date_below_the_last_story_signs_it():
    lines = [*CANTEEN.lines, "云河县总工会", "2021年12月24日"]
    assert find_pages(lines)[0].heads == []


def test_words_that_hold_a_day_are_no_head():
    assert read_line("2021年12月24日那天的渡口") is None
    assert read_line("读报 2021年12月24日的渡口") is None


LINES = st.lists(
    st.sampled_from(["", HEAD, "第4版(副刊)", "2021年12月24日", *CANTEEN.lines, *TEA.lines]), max_size=20
)


@given(LINES)
def test_pages_follow_each_other_and_every_head_lies_in_its_page(lines: list[str]):
    parts = find_pages(lines)
    starts = [part.start for part in parts]
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    for part, end in zip(parts, [*starts[1:], len(lines)], strict=True):
        assert all(part.start <= k < end for k in part.heads)


@given(LINES)
def test_nothing_is_lost_whatever_heads_stand_where(lines: list[str]):
    read("\n".join([*lines, CANAL.body[-1]]))
