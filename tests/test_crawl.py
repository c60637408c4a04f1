"""Crawlers' article files: kicker, headline, deck on the first three lines, then a paragraph a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.issue import Picture
from reader.library import open_each
from reader.loader import load
from tests.accounting import assert_accounted, bodies, titles

if TYPE_CHECKING:
    from pathlib import Path

    from reader.issue import Issue

LEAD = "傍晚六点，滨河老街的灯次第亮了。改造历时十一个月，涉及商铺三百零六间。"
SECOND = "“图纸改了九稿，每一稿都贴在街口。”社区主任说。"


def article(kicker: str, headline: str, deck: str, *paragraphs: str) -> str:
    return "\n".join((kicker, headline, deck, *paragraphs)) + "\n"


def read(text: str, path: str = "20210601/20210601-02-03.txt") -> Issue:
    data = text.encode()
    issue = load(data, path=path)
    assert issue.source.reader == "crawl"
    assert_accounted(data, issue)
    return issue


def test_each_of_the_first_three_lines_is_what_its_place_says():
    text = article("修旧如旧，商家回迁——", "老街灯火又亮起来", "滨河老街改造一年记", LEAD, SECOND)
    (story,) = read(text).articles
    assert titles(story) == ("修旧如旧，商家回迁——", "老街灯火又亮起来", "滨河老街改造一年记")
    assert bodies(story) == [("paragraph", LEAD), ("paragraph", SECOND)]


@pytest.mark.parametrize(
    "parts",
    [
        ("", "老街灯火又亮起来", ""),
        ("修旧如旧", "老街灯火又亮起来", ""),
        ("", "老街灯火又亮起来", "改造一年记"),
        ("修旧如旧", "", ""),
    ],
)
def test_an_empty_line_means_that_there_is_no_such_part(parts: tuple[str, str, str]):
    (story,) = read(article(*parts, LEAD)).articles
    assert titles(story) == parts
    assert bodies(story) == [("paragraph", LEAD)]


def test_a_headline_stays_one_line_whatever_it_looks_like():
    (story,) = read(article("", "修旧如旧 三百户商家陆续回迁——老街一年", "", LEAD)).articles
    assert titles(story) == ("", "修旧如旧 三百户商家陆续回迁——老街一年", "")


def test_the_name_says_date_page_and_paper():
    issue = read(article("", "老街灯火又亮起来", "", LEAD), "rmrb/20210601/20210601-02-03.txt")
    assert (issue.masthead, issue.date, issue.sections[0].page) == ("人民日报", "2021-06-01", 2)


@pytest.mark.parametrize(
    ("path", "page", "section"),
    [
        ("2021年/06月/01日/第02版/3.txt", 2, None),
        ("2021/06/01/02/3.txt", 2, None),
        ("2021年06月/20210601/02版：要闻/老街灯火又亮起来.txt", 2, "要闻"),
        ("2021-06-01/2021-06-01-02-03.txt", 2, None),
        ("20210601/20210601-A02-03.txt", 2, "A02"),
    ],
)
def test_folders_and_names_of_other_crawlers_say_the_same(path: str, page: int, section: str | None):
    issue = read(article("", "老街灯火又亮起来", "", LEAD), path)
    assert (issue.date, issue.sections[0].page, issue.sections[0].name) == ("2021-06-01", page, section)


def test_a_day_that_is_none_is_no_date():
    issue = load(article("", "老街灯火又亮起来", "", LEAD).encode(), path="20211399-02-03.txt")
    assert issue.source.reader != "crawl"
    assert issue.date is None


def test_a_page_s_text_under_a_page_s_name_is_no_article_file():
    page = f"老街灯火又亮起来\n\n{LEAD}\n\n今起三天有小雨\n\n{SECOND}\n"
    assert load(page.encode(), path="20210601-02.txt").source.reader != "crawl"


def test_an_archive_page_called_by_its_day_is_no_article_file():
    text = f"2021年6月1日人民日报 第4版\n第4版(体育)\n专栏:\n\n老街灯火又亮起来\n{LEAD}\n{SECOND}\n"
    issue = load(text.encode(), path="2021-06-01-4.txt")
    assert issue.source.reader == "archive-page"
    assert [a.headline for a in issue.articles] == ["老街灯火又亮起来"]


def test_a_page_s_running_line_that_names_the_file_is_no_title():
    text = f"工人日报 2021年6月1日 星期二 2版\n\n{LEAD}\n\n{SECOND}\n"
    assert load(text.encode(), path="工人日报.txt").source.reader != "crawl"


@given(st.lists(st.text("老街灯火又亮起来，。“”《》A1 ", max_size=30), min_size=3, max_size=8))
def test_nothing_is_lost_whatever_the_lines_hold(lines: list[str]):
    data = ("\n".join(lines) + "\n老街的灯亮了。\n").encode()
    assert_accounted(data, load(data, path="20210601-01-01.txt"))


# --- the sample pages


@pytest.fixture(scope="module")
def day(pages: Path) -> Issue:
    opened = list(open_each([str(pages / "rmrb-crawl")]))
    assert len(opened) == 1
    return opened[0]  # type: ignore[return-value]


def test_a_crawled_day_is_one_issue_whose_pages_are_its_sections(day: Issue):
    assert (day.masthead, day.date) == ("人民日报", "2025-10-20")
    assert [section.page for section in day.sections] == [1, 2, 3, 4, 5, 6]


def test_a_crawled_day_has_every_heading_and_every_paragraph(day: Issue, pages: Path):
    files = sorted((pages / "rmrb-crawl").rglob("*.txt"))
    assert len(files) == len(day.articles)
    for path, story in zip(files, day.articles, strict=True):
        lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
        assert story.source == str(path)
        assert titles(story) == tuple(lines[:3])
        assert "".join(text for _, text in bodies(story)) == "".join(lines[3:])
        blocks = [*story.blocks, *story.text_blocks()]
        starts = {b.lines[0][0] for b in blocks if not isinstance(b, Picture) and b.lines}
        assert starts == {number for number, line in enumerate(lines[3:], 4) if line}
