"""Rows laid out in columns: all of them, once, in order, and none that leads to what is elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tui_paper import FERRY, article

from reader.issue import Article, Box, Picture, TextBlock
from reader.typeset import Flow, Line, heading_rows, set_article

COUNTS = st.integers(1, 3)
HEIGHTS = st.integers(1, 60)

SENTENCE = "雨停以后，河口镇的渡轮照常开出，第一班就坐满了人。"
BLOCKS = st.lists(
    st.one_of(
        st.integers(1, 12).map(lambda n: TextBlock("paragraph", SENTENCE * n, ((1, 1),))),
        st.sampled_from(["茶馆里的新客人", "码头边的老手艺，一做就是四十年的人和他的渡船"]).map(
            lambda text: TextBlock("subhead", text, ((1, 1),))
        ),
        st.just(TextBlock("byline", "本报记者 林秋水", ((1, 1),))),
        st.just(Picture("图为渡轮", "")),
        st.booleans().map(
            lambda titled: Box(
                "阅读提示" if titled else None, (TextBlock("paragraph", SENTENCE, ((1, 1),)),), ((1, 1),)
            )
        ),
    ),
    max_size=14,
)
ARTICLES = BLOCKS.map(
    lambda blocks: Article(
        id="a1", kicker="沿江各镇恢复客运——", headline="老码头又响起汽笛", blocks=tuple(blocks)
    )
)


def flow_of(one: Article, columns: int, height: int, measure: int = 32) -> Flow:
    lines = set_article(one, measure, heading_measure=measure * columns + 6 * (columns - 1))
    rows = len(lines)
    while rows and lines[rows - 1].role == "blank":
        rows -= 1
    heading = min(heading_rows(lines), rows) if columns > 1 else 0
    return Flow(lines, rows, heading, columns, height)


def shown(flow: Flow, top: int) -> list[int]:
    spread = flow.spread(top)
    return [row for start, stop in (spread.head, *spread.columns) for row in range(start, stop)]


def tops(flow: Flow) -> list[int]:
    """Where each spread begins when one turns them from the first to the last."""
    found = [0]
    while (end := flow.spread(found[-1]).end) < flow.rows:
        assert end > found[-1]
        found.append(end)
    return found


@given(ARTICLES, COUNTS, HEIGHTS)
def test_turning_spread_after_spread_shows_every_row_of_text_once_and_in_order(one, columns, height):
    flow = flow_of(one, columns, height)
    seen = [row for top in tops(flow) for row in shown(flow, top)]
    assert seen == sorted(set(seen))
    unseen = set(range(flow.rows)) - set(seen)
    assert all(flow.lines[row].role == "blank" for row in unseen)


@given(ARTICLES, COUNTS, HEIGHTS, st.integers(0, 400))
def test_a_spread_is_never_higher_than_the_screen(one, columns, height, top):
    flow = flow_of(one, columns, height)
    spread = flow.spread(min(top, max(0, flow.rows - 1)))
    head = spread.head[1] - spread.head[0]
    assert all(head + stop - start <= height for start, stop in spread.columns)
    assert len(spread.columns) == columns


@given(ARTICLES, COUNTS, st.integers(2, 60), st.integers(0, 400))
def test_no_column_ends_with_a_subhead_or_a_boxs_upper_edge(one, columns, height, top):
    flow = flow_of(one, columns, height)
    for start, stop in flow.spread(min(top, max(0, flow.rows - 1))).columns:
        column = [line for line in flow.lines[start:stop] if line.role != "blank"]
        text = any(line.role not in ("subhead", "byline", "headline", "kicker") for line in column[:-1])
        if column and text and stop < flow.rows:
            assert column[-1].role not in ("subhead", "box-title", "byline", "headline")
            assert not column[-1].prefix.startswith("┌")


@given(ARTICLES, st.integers(2, 3), st.integers(4, 60))
def test_no_paragraphs_last_line_is_alone_at_a_columns_top_where_one_empty_row_prevents_it(
    one, columns, height
):
    flow = flow_of(one, columns, height)
    lines = flow.lines
    for top in tops(flow):
        spread = flow.spread(top)
        for start, stop in spread.columns:
            if stop - start < 3 or stop >= flow.rows or lines[stop].part < 0:
                continue
            part = lines[stop].part
            alone = lines[stop - 1].part == part and (stop + 1 >= flow.rows or lines[stop + 1].part != part)
            leads = lines[stop - 2].role in ("subhead", "box-title", "byline", "blank", "rule")
            assert not alone or leads


@given(ARTICLES, st.integers(2, 3), st.integers(4, 60))
def test_no_more_than_one_row_is_left_empty_for_it(one, columns, height):
    """What else leaves rows empty at a column's foot are blank rows and what leads to the next column."""
    flow = flow_of(one, columns, height)
    for top in tops(flow):
        spread = flow.spread(top)
        if spread.end >= flow.rows:
            continue
        room = height - (spread.head[1] - spread.head[0])
        for start, stop in spread.columns:
            given_up = flow.lines[stop : start + room]
            text = [
                line
                for line in given_up
                if line.role not in ("blank", "subhead", "byline", "box-title", "rule")
            ]
            assert len(text) <= 1


def test_the_last_line_of_a_paragraph_takes_another_along_to_the_next_column():
    """With one column it stays where it falls, else it would come and go while one scrolls by lines."""
    lines = [Line(n, n + 1, "雨", "", "paragraph", n // 10, 2) for n in range(30)]
    assert Flow(lines, 30, 0, 2, 9).spread(0).columns == ((0, 8), (8, 17))
    assert Flow(lines, 30, 0, 1, 9).spread(0).columns == ((0, 9),)


@given(ARTICLES, COUNTS, st.integers(2, 60))
def test_no_column_but_the_first_begins_with_a_blank_row(one, columns, height):
    flow = flow_of(one, columns, height)
    for top in tops(flow):
        for start, stop in flow.spread(top).columns:
            assert start == stop or flow.lines[start].role != "blank"


@given(ARTICLES, COUNTS, HEIGHTS, st.integers(1, 400))
def test_the_spread_before_leaves_nothing_unseen(one, columns, height, row):
    flow = flow_of(one, columns, height)
    row = min(row, max(1, flow.rows - 1))
    before = flow.before(row)
    assert 0 <= before < row
    assert flow.spread(before).end >= row


@given(ARTICLES, COUNTS, HEIGHTS)
def test_the_last_spread_shows_the_end_and_one_row_earlier_would_not(one, columns, height):
    flow = flow_of(one, columns, height)
    last = flow.last()
    assert flow.spread(last).end >= flow.rows
    assert last == 0 or flow.spread(last - 1).end < flow.rows


def test_going_back_from_the_second_spread_leads_to_the_begin():
    flow = flow_of(FERRY, 2, 20)
    assert flow.before(flow.spread(0).end) == 0


def test_the_heading_goes_over_all_columns_and_they_begin_below_it():
    flow = flow_of(FERRY, 2, 30)
    spread = flow.spread(0)
    assert {line.role for line in flow.lines[slice(*spread.head)]} == {
        "label", "kicker", "headline", "deck", "byline", "blank",
    }  # fmt: skip
    assert flow.lines[spread.columns[0][0]].text.startswith("第1段")
    assert spread.at(0, spread.head[1]) == spread.columns[0][0]
    assert spread.at(1, 0) == 0
    assert spread.at(1, 20) == spread.columns[1][0] + 20 - spread.head[1]
    assert spread.at(1, 29) is None


def test_a_headline_has_the_whole_breadth_and_the_text_its_column():
    long = article(1, 2, headline="河口镇老码头重新开放以后，渡轮每天往返二十四趟")
    lines = set_article(long, 30, heading_measure=66)
    assert [line.text for line in lines if line.role == "headline"] == [long.headline]
    assert max(line.width for line in lines if line.role == "paragraph") <= 32


def test_what_ends_on_the_spread_is_shared_out_evenly():
    flow = flow_of(article(1, 6), 2, 60)
    (first, second), end = flow.spread(0).columns, flow.spread(0).end
    assert end == flow.rows
    assert 0 <= (first[1] - first[0]) - (second[1] - second[0]) <= 1


def test_a_few_lines_are_not_shared_out():
    flow = flow_of(Article(id="a1", headline="雨", blocks=(TextBlock("paragraph", SENTENCE * 3),)), 3, 30)
    rows = flow.rows - flow.heading
    assert 1 < rows < 10
    assert [stop - start for start, stop in flow.spread(0).columns] == [rows, 0, 0]


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_an_article_without_lines_has_a_spread_too(columns):
    spread = Flow([], 0, 0, columns, 10).spread(0)
    assert spread.end == 0
    assert spread.at(0, 0) is None


def test_a_lone_lower_edge_of_a_box_takes_a_line_of_it_along():
    edge = Line(9, 9, "", "└─", "rule", -1, 2)
    text = [Line(n, n + 1, "雨", "│ ", "paragraph", 0, 4) for n in range(9)]
    flow = Flow([*text, edge], 10, 0, 1, 9)
    assert flow.spread(0).columns == ((0, 8),)
