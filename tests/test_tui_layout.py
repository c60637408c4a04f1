"""Where things stand on a screen of any size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.tui.layout import lay_out

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
    assert layout.margin + layout.measure + 2 <= layout.pane.width
    assert layout.gap + layout.text_rows <= layout.pane.height
    assert layout.measure <= 80
    assert layout.measure % 2 == 0


@pytest.mark.parametrize(("columns", "rows"), [(60, 16), (80, 24), (120, 40), (200, 50)])
def test_the_measure_is_near_what_reads_well_where_there_is_room(columns, rows):
    layout = lay_out(columns, rows, contents=columns >= 100)
    assert layout.measure == {60: 54, 80: 74, 120: 80, 200: 80}[columns]


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
