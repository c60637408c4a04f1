"""What a text is about: near for texts of one subject, whichever words they use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chars.folding import fold
from reader.loader.pieces import Scrap
from reader.loader.subjects import MOST, REACH, ZERO, likeness, subject, sum_of

COURT = (
    "案件昨日下午在区人民法院开庭审理，被告人周某对检察机关指控的盗窃事实没有异议，辩护律师请求从轻处罚。",
    "合议庭休庭评议后当庭宣判，以盗窃罪判处其有期徒刑八个月，缓刑一年，并责令退赔失主的损失，周某表示不上诉。",
)
FARM = (
    "入冬以来，镇里的三千亩麦田普遍浇了一遍越冬水，农技员走进田间地头，指导农户追肥培土，防治病虫，清沟排水。",
    "种粮大户老魏说，今年的底墒好，麦苗比去年壮，分蘖也多，只要来年春季不旱，田管跟得上，三百亩小麦的亩产有望过千斤。",
)
TRADITIONAL = (
    "案件昨日下午在區人民法院開庭審理，被告人周某對檢察機關指控的盜竊事實沒有異議，辯護律師請求從輕處罰。"
)


def scrap(text: str) -> Scrap:
    return Scrap(text, ((1, 1),), 1)


def near(one: str, other: str) -> float:
    return likeness(subject([scrap(one)]), subject([scrap(other)]))


@pytest.mark.parametrize(("own", "strange"), [(COURT, FARM), (FARM, COURT)])
def test_paragraphs_of_one_story_are_nearer_than_those_of_another(
    own: tuple[str, str], strange: tuple[str, str]
):
    assert near(*own) > near(own[0], strange[1])
    assert near(*own) > near(own[0], strange[0])


def test_a_text_is_nearest_to_itself():
    assert near(COURT[0], COURT[0]) == pytest.approx(1.0)


def test_the_traditional_form_of_a_text_is_about_the_same():
    assert fold(TRADITIONAL) == fold(COURT[0])
    assert near(TRADITIONAL, COURT[0]) == pytest.approx(1.0)


def test_text_of_unknown_characters_is_about_nothing():
    assert sum_of(scrap("Плохая погода")) == 0
    assert near("Плохая погода", COURT[0]) == 0.0


def test_what_is_behind_the_reach_is_not_looked_at():
    text = COURT[0] * 9
    assert sum_of(scrap(text)) == sum_of(scrap(text[:REACH] + FARM[0]))


@given(st.lists(st.sampled_from([*COURT, *FARM]), min_size=1, max_size=6))
def test_several_pieces_are_about_what_each_of_them_is(texts: list[str]):
    rows = [subject([scrap(text)]).numbers for text in texts]
    assert subject(map(scrap, texts)).numbers == [sum(numbers) for numbers in zip(*rows, strict=True)]


def test_of_many_pieces_only_the_first_are_looked_at():
    many = [scrap(COURT[0])] * (1 + MOST // len(COURT[0]))
    assert subject(many) == subject([*many, scrap(FARM[0])])


def test_the_most_characters_that_are_looked_at_together_fit_their_sum():
    assert (MOST + REACH) * (2 * ZERO - 1) < 1 << 16


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_have_a_nearness(one: str, other: str):
    found = near(one or "。", other or "。")
    assert -1.001 <= found <= 1.001
