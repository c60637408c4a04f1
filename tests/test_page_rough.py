"""What rough pages have: labels alone, jump lines, pictures between halves, odd headlines."""

from __future__ import annotations

import pytest
from accounting import read, titles
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from page_samples import BIRDS, CANTEEN, FOSSIL, RACE, TEA, WINDOW, Story, cut, dump, printed, read_page
from test_page import LINE


@pytest.mark.parametrize("lines", [["广告"], ["广告", "公告", *CANTEEN.lines], [*CANTEEN.lines, "广告"]])
def test_a_label_without_a_story_is_not_lost(lines):
    read(dump(lines))


@settings(max_examples=150, deadline=None)
@given(st.lists(LINE | st.sampled_from(["广告", "公告"]), min_size=1, max_size=40), st.integers(0, 2))
def test_nothing_is_lost_and_every_text_names_its_lines(lines, blank):
    text = dump(lines, blank)
    assume(text.strip())
    read(text)


@pytest.mark.parametrize("measure", [20, 30, 38])
def test_a_hard_wrapped_page_names_all_lines_of_each_paragraph(measure):
    out = []
    for story in (CANTEEN, BIRDS, RACE):
        out += [*story.titles, ""]
        for paragraph in story.body:
            out += [f"　　{paragraph}"[at : at + measure] for at in range(0, len(paragraph) + 2, measure)]
        out.append("")
    read("\n".join(out))


@pytest.mark.parametrize(
    "subhead", ["教练来了，客栈也来了", "服务不打烊，夜里有人守", "2019年，最后一户上岸"]
)
def test_a_subhead_with_a_comma_is_not_joined_to_the_paragraph_below(subhead):
    story = Story(CANTEEN.titles, (*CANTEEN.body[:2], subhead, *CANTEEN.body[2:]))
    assert read_page(dump([TEA.lines, story.lines, RACE.lines])).stories == [TEA, story, RACE]


@pytest.mark.parametrize("jump", ["下转第二版", "（下转第二版）", ">>A07"])
def test_a_jump_line_is_no_half_of_the_paragraph_that_goes_on_elsewhere(jump):
    upper, _ = cut(CANTEEN, "底，收回问卷")
    story = Story(CANTEEN.titles, (*upper, jump))
    assert read_page(dump([story.lines, RACE.lines])).stories == [story, RACE]


def test_a_picture_dumped_between_two_halves_stands_behind_the_paragraph():
    picture = ("图为社区食堂的取餐口。", "本报记者 邵 宁 摄")
    upper, lower = cut(CANTEEN, "底，收回问卷")
    story = Story(CANTEEN.titles, (*CANTEEN.body[:2], *picture, *CANTEEN.body[2:]))
    page = dump([RACE.lines, CANTEEN.titles, upper, picture, lower, TEA.lines])
    assert read_page(page).stories == [RACE, story, TEA]


def test_a_closed_first_column_with_a_lead_goes_to_its_storys_front():
    for above, below in ((BIRDS, TEA), (BIRDS, RACE), (FOSSIL, TEA)):
        page = dump([above.lines, CANTEEN.body[:2], CANTEEN.titles, CANTEEN.body[2:], below.lines])
        assert read_page(page).stories == [above, CANTEEN, below]


@pytest.mark.parametrize("headline", ["钱从哪里来？", "矿坑里划出一条船！"])
def test_a_headline_may_be_a_question_or_a_call(headline):
    story = Story((headline,), TEA.body)
    assert read_page(dump([CANTEEN.lines, story.lines, RACE.lines])).stories == [CANTEEN, story, RACE]


@pytest.mark.parametrize("caption", [("图为湖心岛上的观鸟木屋", "本报记者 邵宁 摄")])
def test_a_caption_without_a_full_stop_is_no_title_line(caption):
    story = Story(BIRDS.titles, (*BIRDS.body[:3], *caption, *BIRDS.body[3:]))
    assert read_page(dump([CANTEEN.lines, story.lines, TEA.lines])).stories == [CANTEEN, story, TEA]


def test_a_short_half_that_ends_in_a_comma_is_warned_of():
    orphan = "镇上的老照相馆已经开了六十四年，来拍照的人却一年比一年少，"
    page = dump([CANTEEN.lines, orphan, BIRDS.lines])
    found = read_page(page)
    assert printed(found.stories) == [*CANTEEN.lines, orphan, *BIRDS.lines]
    assert len(found.unplaced) == 1


def test_a_tail_that_was_not_found_is_warned_of():
    upper, lower = cut(CANTEEN, "，买菜做饭"[1:])
    page = dump([BIRDS.lines, lower, CANTEEN.titles, upper, RACE.lines])
    found = read_page(page)
    assert found.stories == [BIRDS, CANTEEN, RACE] or found.unplaced


def test_a_short_half_is_no_title_line():
    upper, lower = cut(CANTEEN, "的难事。去年春天")
    page = dump([RACE.lines, BIRDS.lines, CANTEEN.titles, upper, lower])
    assert read_page(page).stories == [RACE, BIRDS, CANTEEN]


def test_a_commentary_below_news_has_its_headline_on_a_page_without_blank_lines():
    assert read_page(dump([BIRDS.lines, WINDOW.lines], 0)).stories == [BIRDS, WINDOW]


@pytest.mark.parametrize("foot", ["第 {} 页 共 9 页", "- {} -", "Page {} of 9"])
def test_a_page_number_in_the_middle_of_its_line_is_a_foot(foot):
    out: list[str] = []
    for story in (CANTEEN, BIRDS, RACE):
        out += [*story.titles, ""]
        for paragraph in story.body:
            text = f"　　{paragraph}"
            out += [text[at : at + 30] for at in range(0, len(text), 30)]
        out.append("")
    feet = [" " * 32 + foot.format(number) for number in (1, 2, 3)]
    for number, line in enumerate(feet):
        out.insert(6 + 9 * number, line)
    issue = read("\n".join(out))
    assert {line.strip() for line in feet} <= {item.text for item in issue.furniture}


def test_a_hard_wrapped_line_without_a_stop_does_not_run_on_in_an_indented_one():
    entry = "去年四月镇里第一次开会商量修渠引水"
    after = "今年开春，修渠的石料已经备齐，四个村的劳力排好了班，渠首的水闸也订好了货。"
    body = [*CANTEEN.body, entry, after, *BIRDS.body]
    lines = [*CANTEEN.titles, ""]
    for paragraph in body:
        text = f"    {paragraph}"
        lines += [text[at : at + 30] for at in range(0, len(text), 30)]
    texts = [
        getattr(block, "text", "") for article in read("\n".join(lines)).articles for block in article.blocks
    ]
    assert entry in texts
    assert after in texts


def test_who_signs_a_note_behind_a_dash_is_no_part_of_the_next_heading():
    lines = [*CANTEEN.titles, *CANTEEN.body, "——编者", *RACE.titles, *RACE.body]
    issue = read("\n".join(lines) + "\n")
    first, second = ("".join(titles(article)).replace("\n", "") for article in issue.articles)
    assert (first, second) == ("".join(CANTEEN.titles), "".join(RACE.titles))
    assert getattr(issue.articles[0].blocks[-1], "text", "") == "——编者"
