"""Plain text, contents and names: forms for people and for `grep`."""

from __future__ import annotations

from dataclasses import replace

import pytest
from library_samples import BARE, EMPTY, HEADLESS, ISSUE, LONG, SHORT

from reader.issue import Article, Issue, Section, Source, TextBlock
from reader.library import article_name, issue_name, section_name, source_name
from reader.library.contents import contents
from reader.library.naming import is_day_alone
from reader.library.printed import printed
from reader.library.text import issue_text


def test_plain_text_is_a_paragraph_a_line_with_blank_lines_between():
    assert "".join(issue_text(BARE)) == (
        "今起三天有小雨\n\n本报讯 市气象台说，今起三天有小雨，出门记得带伞。\n\n"
        "日期\t天气\n6日\t小雨\n7日\t阴\n\n（林木）\n\n\n"
        "春风过老街\n  灯影落新河\n"
    )


def test_plain_text_names_the_issue_and_its_sections_where_they_are_known():
    made = "".join(issue_text(ISSUE))
    assert made.startswith("滨河晚报  2024-03-05  第812期\n\n\n第1版 要闻\n\n特稿\n看见我们的城（三）\n")
    assert "（下转第二版）\n\n\n第4版 副刊\n\n今起三天有小雨\n" in made


def test_plain_text_holds_every_part_of_every_article_once_and_in_order():
    made = "".join(issue_text(Issue(ISSUE.source, (Section(ISSUE.articles),))))
    assert made.split() == "\n".join(article.text for article in ISSUE.articles).split()


def test_an_issue_without_articles_is_an_empty_text():
    assert "".join(issue_text(EMPTY)) == ""


def test_contents_list_sections_and_articles_numbered_through_the_issue(monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "zh")
    assert list(contents(ISSUE)) == [
        "滨河晚报  2024-03-05  第812期  3 篇  滨河晚报.txt",
        "",
        "第1版 要闻",
        "  1  [特稿] 老街灯火 又亮起来",
        "",
        "第4版 副刊",
        "  2  2024-03-06  今起三天有小雨",
        "  3  春风过老街 灯影落新河",
    ]


def test_contents_say_where_a_headline_has_no_text_below_it(monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "zh")
    issue = Issue(BARE.source, (Section((Article("a1", "今起三天有小雨"), Article("a2", ""))),))
    assert list(contents(issue))[2:] == ["  1  今起三天有小雨  （无正文）", "  2  （无正文）"]


def test_contents_of_a_bare_page_go_without_sections(monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "en")
    one = Issue(BARE.source, (Section((replace(SHORT, date=None),)),))
    assert list(contents(one)) == ["page.txt  1 article", "", "  1  今起三天有小雨"]


def test_numbers_in_contents_are_right_aligned():
    issue = Issue(Source("page.txt", "page-dump"), (Section((SHORT,) * 10),))
    lines = list(contents(issue))
    assert lines[2].startswith("   1  ")
    assert lines[-1].startswith("  10  ")


def test_a_path_in_contents_cannot_command_the_terminal():
    assert next(iter(contents(Issue(Source("\x1b[2J.txt", "page-dump"))))).startswith(r"\x1b[2J.txt  ")


def test_names_are_made_of_what_is_known():
    assert issue_name(ISSUE) == "滨河晚报  2024-03-05  第812期"
    assert issue_name(replace(ISSUE, masthead=None, number=None)) == "2024-03-05"
    assert issue_name(BARE) == ""
    assert [section_name(s) for s in ISSUE.sections] == ["第1版 要闻", "第4版 副刊"]
    assert section_name(Section((), "副刊")) == "副刊"
    assert section_name(Section((), None, 2)) == "第2版"
    assert section_name(Section(())) == ""


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/page.txt", "page.txt"),
        ("/dev/fd/63", "pipe"),
        ("/proc/self/fd/11", "pipe"),
        ("/proc/42/fd/11", "pipe"),
        ("-", "standard input"),
        ("/dev/stdin", "standard input"),
        ("fd/63", "63"),
    ],
)
def test_a_stream_is_called_by_what_it_is_and_not_by_its_number(path: str, name: str, monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "en")
    assert source_name(path) == name


@pytest.mark.parametrize(
    ("path", "alone"),
    [
        ("papers/20210601", True),
        ("papers/2021年6月1日 星期二", True),
        ("papers/2021-06-01.md", True),
        ("papers/20210601/老街灯火又亮起来.txt", True),
        ("papers/2021-06-01/articles", True),
        ("papers/老街灯火又亮起来.txt", False),
        ("papers/20210601 要闻", False),
        ("papers/page.txt", False),
    ],
)
def test_a_file_s_name_that_only_says_the_known_day_over_again_is_no_name(path: str, alone: bool):
    assert is_day_alone(Issue(Source(path, "crawl"), date="2021-06-01")) == alone
    assert not is_day_alone(Issue(Source(path, "crawl")))


def test_an_article_without_a_headline_is_called_by_its_first_words():
    assert article_name(LONG) == "老街灯火 又亮起来"
    assert article_name(HEADLESS) == "春风过老街 灯影落新河"
    assert article_name(replace(LONG, headline="")) == "修旧如旧，三百户商家陆续回迁——"
    long = Article("a1", "", blocks=(TextBlock("paragraph", "字" * 100),))
    assert article_name(long) == "字" * 24 + "…"
    assert article_name(Article("a1", "", label="广告")) == "广告"


def test_printed_articles_are_parted_by_two_blank_lines():
    lines = list(printed([SHORT, HEADLESS], 40))
    at = next(i for i, line in enumerate(lines) if "春风过老街" in line)
    assert lines[at - 3].endswith("（林木）")
    assert lines[at - 2 : at] == ["", ""]


def test_printed_lines_hold_the_whole_text_and_end_without_white_space():
    for width in (20, 40, 78):
        lines = list(printed([LONG], width))
        shown = "".join("".join(line.lstrip("│ ") for line in lines).split())
        for part in LONG.parts:
            assert "".join(LONG.text[part.start : part.end].split()) in shown
        assert all(line == line.rstrip() for line in lines)
