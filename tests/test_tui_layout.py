"""Where things stand on a screen of any size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.tui.layout import Shape, lay_out

COLUMNS = st.integers(1, 500)
ROWS = st.integers(1, 200)


@given(COLUMNS, ROWS, st.booleans(), st.booleans())
def test_every_box_lies_on_the_screen(columns, rows, contents, alone):
    layout = lay_out(columns, rows, contents=contents, alone=alone)
    for box in (layout.top, layout.foot, layout.contents, layout.pane):
        if box is not None:
            assert box.x >= 0
            assert box.y >= 0
            assert box.x + box.width <= columns
            assert box.y + box.height <= rows


@given(st.integers(60, 500), st.integers(16, 200), st.booleans(), st.booleans())
def test_the_text_column_and_two_hanging_cells_fit_into_the_pane(columns, rows, contents, alone):
    layout = lay_out(columns, rows, contents=contents, alone=alone)
    assert layout.fits
    assert layout.margin >= 3
    assert layout.margin + layout.breadth + 2 <= layout.pane.width
    assert layout.gap + layout.text_rows <= layout.pane.height
    assert layout.measure <= 80
    assert layout.measure % 2 == 0


@pytest.mark.parametrize(("columns", "rows"), [(60, 16), (80, 24), (120, 40), (200, 50)])
def test_the_measure_is_near_what_reads_well_where_there_is_room(columns, rows):
    layout = lay_out(columns, rows, contents=columns >= 100)
    assert layout.measure == {60: 54, 80: 74, 120: 80, 200: 72}[columns]


@pytest.mark.parametrize(("columns", "rows"), [(59, 16), (60, 15), (10, 4), (1, 1)])
def test_below_60_by_16_nothing_but_the_notice_is_laid_out(columns, rows):
    layout = lay_out(columns, rows, contents=True)
    assert not layout.fits
    assert layout.top is layout.foot is layout.contents is None
    assert layout.pane == (0, 0, columns, rows)


def test_from_100_columns_up_the_contents_stands_beside_the_text():
    layout = lay_out(100, 30, contents=True)
    assert layout.contents is not None
    assert layout.pane.x == layout.contents.width


def test_under_100_columns_the_contents_lies_over_the_whole_text_which_keeps_the_whole_width():
    layout = lay_out(99, 30, contents=True)
    assert layout.contents == layout.pane
    assert layout.pane.width == 99
    assert layout.measure == lay_out(99, 30, contents=False).measure


def test_text_alone_has_neither_line_around_it():
    layout = lay_out(120, 40, contents=False, alone=True)
    assert layout.top is None
    assert layout.foot is None
    assert layout.pane == (0, 0, 120, 40)


@given(st.integers(60, 500), st.booleans(), st.integers(32, 160), st.integers(0, 3))
def test_columns_stand_side_by_side_with_room_for_hanging_and_for_the_mark_at_hand(
    columns, contents, measure, wanted
):
    layout = lay_out(columns, 40, contents=contents, shape=Shape(measure, wanted))
    assert 1 <= layout.text_columns <= (wanted or 3)
    assert layout.measure <= measure
    assert layout.left_of(0) == layout.margin >= 3
    for column in range(1, layout.text_columns):
        assert layout.left_of(column) - layout.left_of(column - 1) >= layout.measure + 2 + 2
    assert layout.left_of(layout.text_columns - 1) + layout.measure + 2 <= layout.pane.width


@pytest.mark.parametrize(
    ("columns", "contents", "count"),
    [(80, False, 1), (120, True, 1), (160, True, 1), (160, False, 2), (200, True, 2), (250, False, 3)],
)
def test_without_a_wish_there_are_as_many_columns_as_have_nearly_the_measure(columns, contents, count):
    layout = lay_out(columns, 45, contents=contents)
    assert layout.text_columns == count
    assert 72 <= layout.measure <= 80


@pytest.mark.parametrize(("columns", "wanted", "count"), [(60, 2, 1), (80, 2, 2), (80, 3, 2), (120, 3, 3)])
def test_a_wish_for_columns_is_met_as_far_as_there_is_room(columns, wanted, count):
    assert lay_out(columns, 40, contents=False, shape=Shape(columns=wanted)).text_columns == count


def test_the_contents_gives_cells_for_another_column_but_keeps_enough_for_titles():
    layout = lay_out(200, 50, contents=True)
    assert layout.text_columns == 2
    assert (
        40 <= layout.contents.width < lay_out(200, 50, contents=True, shape=Shape(columns=1)).contents.width
    )


def test_every_cell_of_the_pane_belongs_to_one_column():
    layout = lay_out(250, 50, contents=False)
    cells = (0, layout.margin, layout.left_of(1) - 2, layout.left_of(2), 249)
    assert [layout.column_at(x) for x in cells] == [0, 0, 1, 2, 2]
