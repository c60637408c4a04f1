"""Back and forward over jumps."""

from __future__ import annotations

from reader.tui.history import History, Left, Place

FIRST, SECOND, THIRD = (Place(0, f"a{n}", 0) for n in (1, 2, 3))


def test_back_goes_where_the_jump_came_from_and_forward_returns():
    history = History()
    history.jumped(FIRST, SECOND)
    assert history.back(SECOND) == Left(FIRST)
    assert history.forward(FIRST) == Left(SECOND)


def test_back_over_several_jumps_goes_through_all_of_them():
    history = History()
    history.jumped(FIRST, SECOND)
    history.jumped(SECOND, THIRD)
    assert history.back(THIRD) == Left(SECOND)
    assert history.back(SECOND) == Left(FIRST)
    assert history.back(FIRST) is None


def test_a_new_jump_forgets_the_way_forward():
    history = History()
    history.jumped(FIRST, SECOND)
    history.back(SECOND)
    history.jumped(FIRST, THIRD)
    assert history.forward(THIRD) is None


def test_a_jump_to_where_one_is_leaves_no_trace():
    history = History()
    history.jumped(FIRST, FIRST)
    assert history.back(FIRST) is None


def test_forward_comes_to_the_place_that_was_left_and_not_to_where_the_jump_landed():
    history = History()
    history.jumped(FIRST, SECOND)
    read_on = SECOND._replace(offset=300)
    history.back(read_on)
    assert history.forward(FIRST) == Left(read_on)
