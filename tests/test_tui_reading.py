"""Moving through articles without a screen: rows, pages, paragraphs, places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tui_paper import article, long_paper, paper

from reader.issue import Issue, Section, Source
from reader.tui.reading import Reading


@pytest.fixture
def reading() -> Reading:
    reading = Reading([paper()])
    reading.resize(60, 10)
    return reading


def first_text(reading: Reading) -> str:
    return next(line.text for line in reading.lines[reading.top :] if line.part >= 0)


def test_it_begins_with_the_first_article_at_its_begin(reading):
    assert reading.article_index == 0
    assert reading.top == 0
    assert reading.place == (0, "a1", 0)


def test_it_begins_with_the_article_that_is_named():
    reading = Reading([long_paper(2), paper()], (1, "a4"))
    assert reading.issue_index == 1
    assert reading.article.id == "a4"


def test_a_page_down_brings_the_first_unseen_line_to_the_top(reading):
    unseen = reading.lines[reading.height :]
    reading.page_down()
    assert first_text(reading) == next(line.text for line in unseen if line.part >= 0)
    assert reading.lines[reading.top].role != "blank"


def test_page_after_page_shows_every_row_of_text_and_ends_in_the_last_article(reading):
    seen: dict[str, set[int]] = {}
    for _ in range(1000):
        rows = seen.setdefault(reading.article.id, set())
        rows.update(range(reading.top, reading.top + reading.height))
        before = (reading.place, reading.top)
        reading.page_down()
        if (reading.place, reading.top) == before:
            break
    assert list(seen) == ["a1", "a2", "a3", "a4", "a5"]
    for at, one in enumerate(reading.issue.articles):
        reading.go_article(at)
        text = {row for row, line in enumerate(reading.lines) if line.part >= 0}
        assert text <= seen[one.id]


def test_a_page_down_at_the_end_of_the_last_article_moves_nothing(reading):
    reading.go_article(4)
    reading.to_end()
    before = (reading.place, reading.top)
    reading.page_down()
    assert (reading.place, reading.top) == before


def test_a_page_up_from_an_articles_begin_shows_the_end_of_the_one_before(reading):
    reading.go_article(1)
    reading.page_up()
    assert reading.article.id == "a1"
    assert reading.at_end
    reading.go_article(0)
    reading.page_up()
    assert reading.place == (0, "a1", 0)


def test_scrolling_stops_at_both_ends(reading):
    reading.scroll(-5)
    assert reading.top == 0
    reading.scroll(10_000)
    assert reading.at_end
    assert reading.top + reading.height == len(reading.lines)


@given(st.lists(st.integers(20, 90), min_size=1, max_size=8), st.integers(1, 60))
def test_the_first_lines_text_stays_at_the_top_over_any_resizing(widths, rows):
    reading = Reading([paper()])
    reading.resize(60, 10)
    reading.scroll(rows)
    top, place = reading.top, reading.place
    for width in widths:
        reading.resize(width, 10)
        assert reading.place == place
        line = next(line for line in reading.lines[reading.top :] if line.part >= 0)
        assert line.start <= place.offset < max(line.end, line.start + 1)
    reading.resize(60, 10)
    first = next(row for row, line in enumerate(reading.lines[top:], top) if line.part >= 0)
    assert reading.top in (top, first)


def test_the_heading_at_the_top_stays_at_the_top_over_a_resizing(reading):
    reading.resize(30, 10)
    assert reading.top == 0


def test_progress_is_100_only_when_the_end_is_on_the_screen(reading):
    assert 0 < reading.progress < 100
    assert reading.minutes_left > 0
    reading.to_end()
    assert reading.progress == 100
    assert reading.minutes_left == 0


def test_the_paragraph_at_hand_is_the_first_block_that_begins_on_the_screen(reading):
    name = reading.article.parts[reading.hand].name
    assert name == "byline"
    reading.scroll(9)
    parts = reading.article.parts
    start = parts[reading.hand].start
    assert start >= reading.place.offset
    assert not any(reading.place.offset <= part.start < start for part in parts if part.block is not None)


def test_where_no_block_begins_the_one_that_fills_the_screen_is_at_hand(reading):
    reading.resize(20, 3)
    while reading.lines[reading.top].role != "paragraph":
        reading.scroll(1)
    reading.scroll(1)
    assert reading.hand == reading.lines[reading.top].part
    assert reading.hand_row == reading.top


def test_the_paragraph_at_hand_moves_through_all_blocks_and_back(reading):
    blocks = [at for at, part in enumerate(reading.article.parts) if part.block is not None]
    forth = [reading.hand]
    for _ in blocks:
        reading.step_paragraph(1)
        assert reading.hand_row is not None
        forth.append(reading.hand)
    assert forth[:-1] == blocks
    for expected in reversed(blocks[:-1]):
        reading.step_paragraph(-1)
        assert reading.hand == expected
        assert reading.hand_row is not None


def test_moving_the_paragraph_at_hand_scrolls_only_when_it_is_not_on_the_screen(reading):
    reading.resize(60, 30)
    reading.step_paragraph(1)
    assert reading.top == 0


def test_sections_are_stepped_by_their_first_article(reading):
    assert reading.step_section(1)
    assert reading.article.id == "a4"
    assert not reading.step_section(1)
    reading.step_article(1)
    assert reading.step_section(-1)
    assert reading.article.id == "a1"


def test_a_jump_can_be_taken_back_and_forward_to_the_character(reading):
    reading.page_down()
    left = reading.place
    reading.go_article(3)
    reading.scroll(4)
    reached = reading.place
    assert reading.back()
    assert reading.place == left
    assert reading.forward()
    assert reading.place == reached


def test_paging_into_the_next_article_is_no_jump(reading):
    reading.go_article(1)
    reading.to_start()
    while reading.article.id == "a2":
        reading.page_down()
    assert reading.back()
    assert reading.article.id == "a1"


def test_a_page_of_the_paper_is_found_by_its_number(reading):
    assert reading.go_page(3)
    assert reading.article.id == "a4"
    assert not reading.go_page(2)


def test_pages_with_letters_are_told_apart():
    sections = (Section((article(1, 2),), "A02", 2), Section((article(2, 2),), "B02 体育", 2))
    reading = Reading([paper(sections=sections)])
    reading.resize(60, 10)
    assert reading.go_page(2, "B")
    assert reading.article.id == "a2"
    assert reading.go_page(2)
    assert reading.article.id == "a1"
    assert not reading.go_page(2, "C")


def test_another_issue_is_found_again_where_it_was_left():
    reading = Reading([paper(), long_paper(3)])
    reading.resize(60, 10)
    reading.go_article(3)
    reading.scroll(7)
    left = reading.place
    assert reading.step_issue(1)
    assert reading.place == (1, "a1", 0)
    assert not reading.step_issue(1)
    assert reading.step_issue(-1)
    assert reading.place == left


def test_an_issue_without_articles_can_be_moved_in_without_harm():
    reading = Reading([Issue(Source("empty.txt", "page-dump"))])
    for move in (reading.page_down, reading.page_up, reading.to_start, reading.to_end):
        move()
    reading.scroll(3)
    reading.step_paragraph(1)
    reading.step_paragraph(-1)
    assert not reading.step_article(1)
    assert not reading.step_section(1)
    assert reading.lines == []
    assert reading.progress == 100
    assert reading.hand is None


def test_only_so_many_set_articles_are_kept():
    reading = Reading([long_paper(200)])
    for number in range(200):
        reading.go_article(number)
        assert reading.lines
    assert len(reading._typesetter._kept) <= 24


def test_an_article_with_nothing_but_a_heading_has_no_paragraph_at_hand():
    from reader.issue import Section

    reading = Reading([paper(sections=(Section((article(1, 0),)),))])
    assert reading.hand is None
    reading.step_paragraph(1)
    assert reading.top == 0
