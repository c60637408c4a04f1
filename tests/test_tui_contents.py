"""The list of sections and articles: cursor, filter, rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tui_paper import article, long_paper, paper

from reader.issue import Issue, Section, Source
from reader.tui.contents import Contents
from reader.tui.paint import width_of


@pytest.fixture(autouse=True)
def _chinese(monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "zh")


def shown(contents: Contents, width: int = 40, current: int = 0) -> list[str]:
    rows = (contents.row_spans(row, width, current, active=False) for row in range(contents.height))
    return ["".join(text for text, _ in spans).rstrip() for spans in rows]


def test_sections_stand_with_page_name_and_count_above_their_articles():
    rows = shown(Contents(paper()), 30)
    assert rows[0].split() == ["1版", "要闻", "3"]
    assert rows[1].split() == ["▸", "1", "老码头又响起汽笛"]
    assert rows[4].split() == ["3版", "国际", "2"]


def test_photos_and_advertisements_bear_a_mark():
    rows = shown(Contents(paper()))
    assert rows[3].endswith("图")
    assert rows[6].endswith("广")


def test_a_story_that_stands_there_already_bears_a_mark_and_stays():
    rows = shown(Contents(paper(sections=(Section((article(1, 3), article(2, 1), article(3, 3))),))))
    assert [row.endswith("重") for row in rows[:3]] == [False, False, True]


def test_a_single_section_without_a_name_has_no_row():
    assert not any(row.is_section for row in Contents(long_paper(3)).rows)


def test_a_section_without_a_name_among_others_is_called_something():
    contents = Contents(paper(sections=(Section((article(1),), "要闻"), Section((article(2),)))))
    assert shown(contents)[2].split() == ["其他", "1"]


def test_the_cursor_passes_over_sections():
    contents = Contents(paper())
    seen = [contents.at_cursor]
    for _ in range(6):
        contents.move(1)
        seen.append(contents.at_cursor)
    assert seen == [0, 1, 2, 3, 4, 4, 4]
    contents.move(-1)
    contents.move(-1)
    assert contents.at_cursor == 2


def test_groups_are_stepped_by_their_first_article():
    contents = Contents(paper())
    contents.step_group(1)
    assert contents.at_cursor == 3
    contents.step_group(1)
    assert contents.at_cursor == 3
    contents.step_group(-1)
    assert contents.at_cursor == 0


def test_the_filter_keeps_articles_whose_title_lines_hold_the_words():
    contents = Contents(paper())
    contents.filter("水上")
    assert [row.at for row in contents.rows if not row.is_section] == [0]
    contents.filter("")
    assert len(contents.rows) == 7


def test_the_filter_takes_digits_as_the_articles_number():
    contents = Contents(long_paper(120))
    contents.filter("12")
    assert contents.at_cursor == 11
    numbers = [row.at + 1 for row in contents.rows]
    assert {12, 112, 120} <= set(numbers)
    assert 13 not in numbers


def test_a_filter_that_nothing_passes_says_so_and_opens_nothing():
    contents = Contents(paper())
    contents.filter("天文台")
    assert contents.at_cursor is None
    assert shown(contents)[0].strip() == "没有符合的"
    contents.move(1)
    assert contents.at_cursor is None


def test_the_filters_words_are_no_pattern():
    contents = Contents(paper())
    contents.filter(".*")
    assert contents.rows == []


def test_one_article_is_counted_as_one(monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "en")
    assert [Contents(long_paper(n)).title_spans(40)[-1][0] for n in (0, 1, 2)] == [
        "0 articles",
        "1 article",
        "2 articles",
    ]


def test_a_long_title_is_cut_to_the_row():
    contents = Contents(long_paper(1))
    assert shown(contents, 16)[0].endswith("…")


@given(st.integers(16, 120), st.integers(0, 30))
def test_no_row_is_wider_than_its_list(width, row):
    contents = Contents(paper())
    contents.resize(30)
    for active in (False, True):
        assert width_of(contents.row_spans(row, width, 0, active=active)) <= width


@given(st.integers(1, 40), st.integers(1, 12), st.lists(st.integers(-50, 50), max_size=12))
def test_the_cursor_always_is_on_the_screen(articles, height, steps):
    contents = Contents(long_paper(articles))
    contents.resize(height)
    for step in steps:
        contents.move(step)
        assert contents.top <= contents.cursor < contents.top + height
        assert contents.at_cursor is not None


def test_an_issue_without_articles_has_an_empty_list():
    contents = Contents(Issue(Source("empty.txt", "page-dump")))
    contents.move(1)
    contents.to_end(last=True)
    contents.step_group(1)
    assert contents.rows == []
    assert contents.at_cursor is None
