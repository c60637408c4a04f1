"""Whether a piece speaks of what another speaks of, held against what stands beside it in print."""

from __future__ import annotations

from test_subjects import COURT, FARM

from reader.loader.fits import Fits
from reader.loader.pieces import read_scraps

HEADS = ("法院公开审理一起盗窃案", "三千亩麦田浇上越冬水")


def page(*lines: str) -> Fits:
    return Fits(read_scraps(lines), [line in HEADS for line in lines])


def test_a_tail_among_strangers_is_nearer_to_its_own_story():
    fits = page(HEADS[0], COURT[0], HEADS[1], FARM[0], COURT[1])
    above, below = fits.gains(1, 4)
    assert (above, below) == ("6", "n")
    assert int(fits.fit(1, 4)) > int(fits.fit(3, 4))


def test_a_tail_that_stands_with_its_own_gains_nothing_elsewhere():
    fits = page(HEADS[0], COURT[0], COURT[1], HEADS[1], FARM[0], FARM[1])
    assert fits.gains(1, 5)[0] < "3"


def test_a_piece_right_below_a_heading_has_nothing_above():
    assert page(HEADS[0], COURT[0], HEADS[1], FARM[0]).gains(1, 3)[0] == "n"


def test_stories_are_counted_by_their_headings():
    assert page(COURT[0], HEADS[0], COURT[1], HEADS[1], FARM[0]).stories == [0, 1, 1, 2, 2]


def test_pieces_without_known_characters_fit_nowhere():
    assert page(HEADS[0], COURT[0], "Плохая погода стояла весь день.").fit(1, 2) == "n"
