"""Which pieces make which story, and in which order: nothing is moved but what is homeless."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_samples import (
    BIRDS,
    CANAL,
    CANTEEN,
    FOSSIL,
    NOTICE,
    PIT,
    PROMISES,
    RACE,
    SIMPLIFIED,
    TEA,
    TRADITIONAL,
    WINDOW,
    Story,
    cut,
    dump,
    printed,
    read_page,
)

MARKED = (CANTEEN, PIT, BIRDS, RACE, FOSSIL, TEA)
"""Stories that begin with a lead or a byline."""

BRIEFS = ((CANTEEN, "林木"), (RACE, "周晓禾"), (TEA, "唐嘉禾"))
"""Stories of whose last paragraph a brief is made, and who reports it."""

TAILS = [
    (WINDOW, "级”，升的是效率"),
    (RACE, "标赛上，十九岁"),
    (FOSSIL, "楚，胃部的位置"),
    (FOSSIL, "式，博物馆送给"),
]
STRAYS = [(FOSSIL, "话报告了县文化馆"), (FOSSIL, "式，博物馆送给"), (BIRDS, "失多年的菱角")]


def some(pool: tuple[Story, ...]) -> st.SearchStrategy[list[Story]]:
    """Stories of a pool in any order."""
    return st.lists(st.sampled_from(pool), min_size=1, max_size=len(pool), unique=True)


def ids(cases: list[tuple[Story, str]]) -> list[str]:
    return [f"{story.titles[0]}|{tail}" for story, tail in cases]


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(some(SIMPLIFIED), some(TRADITIONAL)),
    st.integers(0, 2),
    st.booleans(),
)
def test_a_page_of_whole_stories_is_never_rearranged(stories: list[Story], blank: int, indents: bool):
    lines = [
        f"　　{line}" if indents and line in story.body else line for story in stories for line in story.lines
    ]
    found = read_page(dump(lines, blank))
    assert printed(found.stories) == printed(stories)
    assert found.unplaced == []


@settings(max_examples=60, deadline=None)
@given(some(MARKED), st.integers(0, 2))
def test_marked_stories_are_read_as_they_are_in_any_order(stories: list[Story], blank: int):
    assert read_page(dump((story.lines for story in stories), blank)).stories == stories


@pytest.mark.parametrize("blank", [0, 1, 2])
def test_marked_stories_are_read_as_they_are_whichever_two_or_three_stand_together(blank: int):
    for count in (1, 2, 3):
        for stories in permutations(MARKED, count):
            lines = (story.lines for story in stories)
            assert read_page(dump(lines, blank)).stories == list(stories)


def test_stories_of_one_paragraph_with_leads_are_stories_however_alike_their_titles_look():
    briefs = [
        Story((story.titles[-1],), (f"本报讯（记者{name}）{story.body[-1]}",)) for story, name in BRIEFS
    ]
    for stories in permutations(briefs, 2):
        assert read_page(dump(story.lines for story in stories)).stories == list(stories)


@settings(max_examples=40, deadline=None)
@given(some(MARKED))
def test_a_cut_paragraph_is_whole_again_whatever_stands_beside_its_story(stories: list[Story]):
    upper, lower = cut(CANTEEN, "底，收回问卷")
    lines = [(*CANTEEN.titles, *upper, *lower) if story == CANTEEN else story.lines for story in stories]
    assert read_page(dump(lines)).stories == stories


@pytest.mark.parametrize(("story", "tail"), TAILS, ids=ids(TAILS))
def test_a_tail_dumped_before_its_head_goes_to_its_storys_end(story: Story, tail: str):
    upper, lower = cut(story, tail)
    page = dump([CANTEEN.lines, lower, story.titles, upper, TEA.lines])
    assert read_page(page).stories == [CANTEEN, story, TEA]


@pytest.mark.parametrize(("story", "tail"), TAILS, ids=ids(TAILS))
def test_a_tail_on_top_of_the_page_goes_to_its_storys_end(story: Story, tail: str):
    upper, lower = cut(story, tail)
    page = dump([lower, story.titles, upper, CANTEEN.lines, TEA.lines])
    assert read_page(page).stories == [story, CANTEEN, TEA]


@pytest.mark.parametrize(("story", "tail"), STRAYS, ids=ids(STRAYS))
def test_a_tail_among_another_storys_pieces_goes_back_to_its_own(story: Story, tail: str):
    upper, lower = cut(story, tail)
    page = dump([story.titles, upper, CANTEEN.titles, CANTEEN.body[:3], lower, CANTEEN.body[3:], RACE.lines])
    assert read_page(page).stories == [story, CANTEEN, RACE]


@pytest.mark.parametrize(("story", "tail"), STRAYS, ids=ids(STRAYS))
def test_a_tail_among_the_pieces_of_a_story_above_its_own_goes_down_to_it(story: Story, tail: str):
    upper, lower = cut(story, tail)
    page = dump([CANTEEN.titles, CANTEEN.body[:3], lower, CANTEEN.body[3:], RACE.lines, story.titles, upper])
    assert read_page(page).stories == [CANTEEN, RACE, story]


@pytest.mark.parametrize(
    ("story", "tail"),
    [
        (CANTEEN, "卡付十二元"),
        (CANTEEN, "底，收回问卷"),
        (RACE, "行车锦标赛上"),
        (RACE, "一圈把领先优势"),
        (FOSSIL, "话报告了县文化馆"),
        (TEA, "四台单轨采茶机"),
    ],
)
def test_a_first_column_dumped_before_its_heading_goes_to_the_storys_front(story: Story, tail: str):
    upper, lower = cut(story, tail)
    page = dump([BIRDS.lines, upper, story.titles, lower, PIT.lines])
    assert read_page(page).stories == [BIRDS, story, PIT]


@pytest.mark.parametrize(("story", "tail"), [(CANTEEN, "卡付十二元"), (FOSSIL, "面貌出现在省自然")])
def test_a_first_column_on_top_of_the_page_goes_to_the_storys_front(story: Story, tail: str):
    upper, lower = cut(story, tail)
    assert read_page(dump([upper, story.titles, lower, PIT.lines])).stories == [story, PIT]


@pytest.mark.parametrize(("story", "tail"), [(CANTEEN, "餐点，为行动不便"), (CANTEEN, "的老人把饭菜送到")])
def test_a_tail_between_another_heading_and_its_byline_goes_back_up(story: Story, tail: str):
    upper, lower = cut(story, tail)
    page = dump([story.titles, upper, PIT.titles, lower, PIT.body, TEA.lines])
    assert read_page(page).stories == [story, PIT, TEA]


def test_a_page_s_first_piece_without_a_heading_goes_to_the_one_paragraph_that_ends_open_before_a_heading():
    story = Story(
        ("石浦区总工会办起“云课堂”",),
        (
            "本报讯（记者沈一帆）十二月的石浦，寒意渐浓，柳荫里的实训室里却热火朝天，四十多名年轻工人正围着模型练习。",
            "除了“线下练”，还有“线上学”。区总工会依托手机客户端，开设了覆盖五十六个工种的“云课堂”，职工足不出户"
            "就能听工匠讲课。今年前十一个月，点击量突破三百万人次，结业学员两万六千名。",
        ),
    )
    upper, lower = cut(story, "的“云课堂”")
    page = dump([lower, CANTEEN.lines, story.titles, upper, PIT.lines])
    assert read_page(page).stories == [CANTEEN, story, PIT]


def test_moved_pieces_do_not_move_their_story():
    upper, lower = cut(WINDOW, "级”，升的是效率")
    page = dump([RACE.lines, lower, WINDOW.titles, upper, TEA.lines, BIRDS.lines])
    assert read_page(page).stories == [RACE, WINDOW, TEA, BIRDS]


@pytest.mark.parametrize(
    "orphan",
    [
        "，还要再看一看明年春天的水情，才能决定是不是把第二座水闸也打开。",
        "”老人说完这句话，又低头去修他的那张渔网了。",
        "镇上的老照相馆已经开了六十四年，柜台里至今摆着第一任掌柜用过的那台蛇腹相机，前来拍照的人却一年比一年少，"
        "掌柜的孙女打算把它改成一间小小的博物馆，",
    ],
)
def test_an_orphan_that_fits_nowhere_keeps_its_printed_place_and_is_warned_of(orphan: str):
    page = dump([CANTEEN.lines, orphan, BIRDS.lines])
    found = read_page(page)
    assert printed(found.stories) == [*CANTEEN.lines, orphan, *BIRDS.lines]
    assert found.unplaced == [page.split("\n").index(orphan) + 1]


def test_no_warning_is_given_where_every_half_was_found():
    lines = [(story.titles, *cut(story, tail)) for story, tail in TAILS]
    page = dump([line for three in lines for line in three])
    assert read_page(page).unplaced == []


def test_a_label_begins_a_story_and_stands_over_its_heading():
    assert read_page(dump([CANTEEN.lines, NOTICE.lines, TEA.lines])).stories == [CANTEEN, NOTICE, TEA]


def test_a_label_begins_a_story_that_has_no_heading():
    notice = Story((), ("本报从今天起改出八版，零售价不变。订户如需查询投递情况，请致电各发行站。",), "声明")
    assert read_page(dump([CANTEEN.lines, notice.lines, TEA.lines])).stories == [CANTEEN, notice, TEA]


def test_a_first_column_below_a_label_belongs_to_the_story_under_the_next_heading():
    labelled = Story(CANTEEN.titles, CANTEEN.body, "特别报道")
    upper, lower = cut(CANTEEN, "卡付十二元")
    page = dump([BIRDS.lines, "特别报道", upper, CANTEEN.titles, lower, TEA.lines])
    assert read_page(page).stories == [BIRDS, labelled, TEA]


def test_text_above_the_first_heading_is_a_story_without_one():
    note = "编辑部从本周起每逢周三答复读者来信，来信请寄安澜市柳荫路十八号，信封上注明“读者信箱”。"
    page = dump([note, CANTEEN.lines, TEA.lines])
    assert read_page(page).stories == [Story((), (note,)), CANTEEN, TEA]


def test_a_picture_between_two_stories_belongs_to_neither():
    assert read_page(dump([RACE.lines, CANAL.lines, PROMISES.lines])).stories == [RACE, CANAL, PROMISES]
