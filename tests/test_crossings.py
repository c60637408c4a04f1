"""A column that was dumped between two columns of another story goes back to its own."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_samples import (
    BIRDS,
    CANTEEN,
    PIT,
    RACE,
    SIMPLIFIED,
    TEA,
    Story,
    cut,
    dump,
    read_page,
    torn,
)

from reader.loader.headings import find_headings
from reader.loader.joins import Seams, join
from reader.loader.pieces import read_scraps

CUTS = {
    CANTEEN: "的难事。去年春天",
    TEA: "场面。二十四台",
    PIT: "险”的牌子",
    RACE: "的坡跟家门口",
    BIRDS: "臭。从2014年起",
}
TO_BELOW = [(CANTEEN, RACE), (CANTEEN, BIRDS), (PIT, CANTEEN), (RACE, CANTEEN), (RACE, TEA)]
TO_ABOVE = [(CANTEEN, RACE), (RACE, CANTEEN), (PIT, CANTEEN)]
"""Whose columns another story's last column stands between, and whose it is."""


def pairs(strayed: list[tuple[Story, Story]]) -> pytest.MarkDecorator:
    """The cases under the names of both stories."""
    names = [f"{host.titles[0]}|{owner.titles[0]}" for host, owner in strayed]
    return pytest.mark.parametrize(("host", "owner"), strayed, ids=names)


def halves_of(story: Story) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The body's lines up to its cut, and from there on."""
    return cut(story, CUTS[story])


@pairs(TO_BELOW)
def test_a_column_of_the_story_below_goes_back_to_it(host: Story, owner: Story):
    first, last = halves_of(host)
    begin, strayed = halves_of(owner)
    page = dump([host.titles, first, strayed, last, owner.titles, begin])
    assert read_page(page).stories == [host, owner]


@pairs(TO_ABOVE)
def test_a_column_of_the_story_above_goes_back_to_it(host: Story, owner: Story):
    first, last = halves_of(host)
    begin, strayed = halves_of(owner)
    page = dump([owner.titles, begin, host.titles, first, strayed, last])
    assert read_page(page).stories == [owner, host]


def test_a_seam_that_fits_stays_where_another_story_ends_open():
    upper, lower = cut(CANTEEN, CUTS[CANTEEN])
    begin, _ = halves_of(PIT)
    found = read_page(dump([CANTEEN.titles, upper, lower, PIT.titles, begin]))
    assert found.stories[0] == CANTEEN


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_piece_runs_on_twice_and_none_in_a_circle(data: st.DataObject):
    stories = data.draw(st.lists(st.sampled_from(SIMPLIFIED), min_size=2, max_size=6, unique=True))
    chance = random.Random(data.draw(st.integers(0, 9999)))
    lines = [part for story in stories for line in story.lines for part in torn(line, chance, 0.4)]
    chance.shuffle(lines)
    scraps = read_scraps(dump(lines).split("\n"))
    joins = join(Seams(scraps, [margin > 0 for margin in find_headings(scraps)]))
    follows = {i: j for i, j, _ in joins}
    assert len(follows) == len(joins) == len(set(follows.values()))
    for start in follows:
        at, steps = start, 0
        while at in follows:
            at, steps = follows[at], steps + 1
            assert at != start
            assert steps <= len(follows)
