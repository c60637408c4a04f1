"""Paragraphs that a column's end cut in two are whole again; nothing else is joined."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_samples import (
    BIRDS,
    CANTEEN,
    CINEMA,
    FERRY,
    FOSSIL,
    PIT,
    PROMISES,
    RACE,
    SIMPLIFIED,
    TEA,
    TRADITIONAL,
    WALKING,
    WINDOW,
    Story,
    cut,
    dump,
    read_page,
    torn,
)

from reader.loader import load
from reader.loader.pieces import balance

BOX = (
    "阅 读 提 示",
    "北岭县用八年时间治坡、清淤、修路，让停采的矿坑重新有了人气，也让山里的孩子第一次摸到了船桨。",
)
CUTS = [
    (CANTEEN, "排起了队。两荤两素"),
    (CANTEEN, "的难事。去年春天"),
    (CANTEEN, "要坐一会儿再走"),
    (BIRDS, "鹭达到四十七对"),
    (BIRDS, "臭。从2014年起"),
    (RACE, "晓雯前三圈一直排在"),
    (RACE, "的坡跟家门口"),
    (FOSSIL, "面貌出现在省自然"),
    (FOSSIL, "馆送给他一张终身"),
    (TEA, "场面。二十四台"),
    (PIT, "险”的牌子"),
    (PIT, "二类水，边坡"),
    (WINDOW, "载软件、注册账号"),
    (WINDOW, "级”，升的是效率"),
    (CINEMA, "府要一塊錢"),
    (FERRY, "子女一早來排隊"),
    (WALKING, "個雜物箱搬到"),
]
CASES = pytest.mark.parametrize(
    ("story", "tail"), CUTS, ids=[f"{story.titles[0]}|{tail}" for story, tail in CUTS]
)


def beside(story: Story) -> Story:
    """Another story for the same page."""
    return next(other for other in (RACE, TEA, CINEMA, FERRY) if other != story and _kin(other, story))


def _kin(a: Story, b: Story) -> bool:
    return (a in TRADITIONAL) == (b in TRADITIONAL)


@CASES
def test_a_paragraph_cut_at_a_columns_end_is_whole_again(story: Story, tail: str):
    upper, lower = cut(story, tail)
    other = beside(story)
    assert read_page(dump([story.titles, upper, lower, other.lines])).stories == [story, other]


@CASES
def test_a_box_that_was_dumped_between_the_halves_stands_behind_the_paragraph(story: Story, tail: str):
    upper, lower = cut(story, tail)
    k = len(upper)
    boxed = Story(story.titles, (*story.body[:k], *BOX, *story.body[k:]))
    other = beside(story)
    assert read_page(dump([story.titles, upper, BOX, lower, other.lines])).stories == [boxed, other]


def test_the_text_of_a_box_is_no_half_of_the_paragraph_above_it():
    upper, lower = cut(CANTEEN, "的难事。去年春天")
    issue = load(dump([CANTEEN.titles, upper, BOX, lower, TEA.lines]).encode(), path="page.txt")
    (box,) = [block for block in issue.articles[0].blocks if hasattr(block, "blocks")]
    assert (box.title, [inner.text for inner in box.blocks]) == (BOX[0], [BOX[1]])


def test_halves_are_joined_across_the_heading_that_was_dumped_between_them():
    upper, lower = cut(CANTEEN, "卡付十二元")
    page = dump([TEA.lines, upper, CANTEEN.titles, lower, RACE.lines])
    assert read_page(page).stories == [TEA, CANTEEN, RACE]


def test_a_paragraph_cut_twice_is_whole_again():
    upper, rest = cut(CANTEEN, "素一碗汤")
    middle, lower = rest[0][:60], rest[0][60:]
    page = dump([CANTEEN.titles, upper, middle, lower, rest[1:], TEA.lines])
    assert read_page(page).stories == [CANTEEN, TEA]


def test_every_story_of_a_page_may_be_cut():
    pieces = [
        (CANTEEN, "的难事。去年春天"),
        (BIRDS, "鹭达到四十七对"),
        (TEA, "场面。二十四台"),
        (PIT, "险”的牌子"),
    ]
    lines = [line for story, tail in pieces for line in (story.titles, *cut(story, tail))]
    assert read_page(dump(lines)).stories == [story for story, _ in pieces]


def test_a_joined_paragraph_names_the_source_lines_of_its_halves_in_reading_order():
    upper, lower = cut(BIRDS, "鹭达到四十七对")
    issue = load(dump([BIRDS.titles, upper, lower]).encode(), path="page.txt")
    assert next(issue.articles[0].text_blocks()).lines == ((5, 5), (7, 7))


def test_latin_words_get_back_the_space_that_the_cut_took():
    body = (
        "本报讯（记者孟静姝）青禾灌区昨天启用一套名为Smart",
        "Canal的闸门调度系统，管理员在手机上就能看到十二座闸门的开度和流量，不必再沿着渠道来回跑。",
        TEA.body[1],
    )
    (story,) = read_page(dump([("青禾灌区闸门装上“大脑”",), body])).stories
    assert story.body == (f"{body[0]} {body[1]}", body[2])


def test_a_number_gets_no_space_where_it_was_cut():
    upper, lower = cut(BIRDS, "4米提高到")
    assert read_page(dump([BIRDS.titles, upper, lower, TEA.lines])).stories == [BIRDS, TEA]


def test_the_entries_of_a_list_are_not_joined():
    assert read_page(dump([PROMISES.lines, TEA.lines])).stories == [PROMISES, TEA]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_closed_paragraph_is_never_joined_to_the_next(data: st.DataObject):
    stories = data.draw(st.lists(st.sampled_from(SIMPLIFIED), min_size=1, max_size=6, unique=True))
    chance = random.Random(data.draw(st.integers(0, 9999)))
    lines = [part for story in stories for line in story.lines for part in torn(line, chance, 0.6)]
    issue = load(dump(lines).encode(), path="page.txt")
    for article in issue.articles:
        for block in article.text_blocks():
            for number, _ in (block.lines or ())[:-1]:
                upper = lines[(number - 1) // 2]
                assert upper[-1] not in "。！？" or balance(upper)[1], upper


@pytest.mark.parametrize("blank", [0, 1, 2])
def test_halves_are_joined_however_the_page_parts_its_lines(blank: int):
    upper, lower = cut(CANTEEN, "的难事。去年春天")
    assert read_page(dump([CANTEEN.titles, upper, lower, TEA.lines], blank)).stories == [CANTEEN, TEA]


def test_a_half_without_indent_is_joined_on_a_page_that_indents():
    upper, lower = cut(CANTEEN, "的难事。去年春天")
    lines = [f"　　{line}" for line in upper] + [lower[0]] + [f"　　{line}" for line in lower[1:]]
    page = dump([CANTEEN.titles, lines, TEA.titles, [f"　　{line}" for line in TEA.body]])
    assert read_page(page).stories == [CANTEEN, TEA]


def test_a_short_half_with_a_sentence_in_it_finds_its_tail_behind_another_story():
    story = Story(
        ("从“有没有”到“好不好”",),
        (
            "本报记者 林晓",
            "“五年前，厂里的技师一个月挣不过文员；如今，首席技师拿的是副总工的薪水。”代表刘丽这样说身边的变化。",
            "这项改革推行五年，制度的架子立起来了。代表们认为，下一步要走完的是“最后一里路”，让更多政策"
            "落到车间、落到班组、落到每一名工人身上。",
            "“要让技术工人有奔头。”委员李守田建议，打通技能人才的职业通道。",
        ),
    )
    opinion = Story(
        ("护住骑手的权益要“多条腿走路”",),
        (
            "林 琳",
            "快递小哥、外卖骑手、网约车司机，早已是城里少不了的一群人。他们的权益，今年又成了热词。",
            "权益不能靠平台“发善心”，要靠法律兜底、行业自律“多条腿走路”。",
        ),
    )
    upper, lower = cut(story, "落到车间")
    page = dump([story.titles, upper, opinion.lines, lower, TEA.lines])
    assert read_page(page).stories == [story, opinion, TEA]
