"""What stands around a seam is found on the page, one search or one walk for many."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.loader.seamtext import PageText

TEXTS = st.lists(st.text("船码头开始a𠀀", min_size=1, max_size=9), min_size=1, max_size=12)
PAGE = ["今年码头上新开了渡轮", "渡轮昨日起航", "轮船公司"]


def test_the_runs_over_a_seam_are_counted():
    page = PageText(PAGE)
    assert page.runs("公司", "开始") == 0
    assert page.runs("轮渡", "轮胎") == 0
    assert page.runs("了渡", "轮胎") == 1
    assert page.runs("了渡", "轮昨") == 2
    assert page.runs("码头", "上新") == 3


def test_pieces_of_one_character_have_shorter_runs():
    assert PageText(PAGE).runs("渡", "轮昨") == 3


def test_marks_and_latin_letters_tell_nothing():
    assert PageText(["a船", "，船"]).runs("a", "船") == 0


@given(TEXTS)
def test_many_seams_at_once_give_what_each_gives_alone(pieces: list[str]):
    seams = [(a[-2:], b[:2]) for a in pieces for b in pieces]
    alone, together = PageText(pieces), PageText(pieces)
    together.expect([(a[-1], b[0]) for a, b in seams * 60])
    assert [together.runs(a, b) for a, b in seams] == [alone.runs(a, b) for a, b in seams]
    text = "\n".join(pieces)
    for above, below in seams:
        known = above[-1] > "\u2fff" and below[0] > "\u2fff" and above[-1] + below[0] in text
        longer = (above + below[0] in text) + (above[-1] + below in text) if known else 0
        assert alone.runs(above, below) == (longer + (above + below in text) if longer else 0)
