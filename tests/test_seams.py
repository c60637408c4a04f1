"""What the two ends of a piece say: whether it may run on elsewhere, or be the rest of another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from page_samples import CANTEEN, RACE, SIMPLIFIED, TRADITIONAL, halves

from reader.loader.pieces import read_scraps
from reader.loader.seams import (
    SeamTable,
    border_level,
    end_class,
    is_open,
    is_weak,
    start_class,
    table,
    use_table,
)
from reader.loader.traits import is_cut

if TYPE_CHECKING:
    from page_samples import Story

    from reader.loader.pieces import Scrap


def scrap(line: str) -> Scrap:
    (found,) = read_scraps([line])
    return found


@pytest.mark.parametrize("story", [*SIMPLIFIED, *TRADITIONAL], ids=lambda story: story.titles[0])
def test_a_paragraph_that_ends_a_sentence_is_not_open(story: Story):
    for paragraph in story.body:
        if len(paragraph) > 40 and paragraph[-1] in "。！？”":
            assert not is_open(scrap(paragraph))


@pytest.mark.parametrize(
    "tail", ["的取餐口就排起了队", "六十岁以上的居民刷卡", "三元。到昨天为止", "为止，石浦区", "一万八千多份"]
)
def test_a_piece_without_its_sentences_end_is_open(tail: str):
    assert is_open(scrap(halves(CANTEEN.body[0], tail)[0]))


def test_a_piece_with_a_quotation_that_was_not_closed_is_open_though_a_sentence_ends_there():
    assert is_open(scrap("施广林说：“四十亩茶园去年请工花了六万多元，今年预计不到两万元。"))


@pytest.mark.parametrize(
    "line",
    ["广告", "阅 读 提 示", "本报记者 唐嘉禾", "本报记者 邵 宁 摄", "（记者冯立）", "下转第二版"],
)
def test_a_mark_that_stands_alone_is_not_open(line: str):
    assert not is_open(scrap(line))


@pytest.mark.parametrize("line", ["从前绕着走的大水塘", "2016年3月9日", "二、改造老旧小区供水管网六十公里"])
def test_a_short_line_without_a_comma_is_more_likely_a_subhead_or_an_entry_than_a_half(line: str):
    assert is_open(scrap(line))
    assert is_weak(scrap(line))


def test_a_short_line_with_a_sentence_inside_may_be_a_half():
    assert not is_weak(scrap("难题解开了。今年四月，第一批"))


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("水是二类水，边坡稍加处理就能用。", "stop"),
        ("她说：“我们去看海。”", "stop"),
        ("据了解，石浦区六十岁以上居民占总人口的三成，", "comma"),
        ("还能带来客人、", "comma"),
        ("费用由街道承担；", "break"),
        ("北岭县把废弃矿坑改成水上训练场——", "dash"),
        ("方案写明了：“", "opener"),
        ("化石是在2017", "digit"),
        ("识别系统名为TeaDoctor", "latin"),
        ("采石场的工人", "han"),
    ],
)
def test_the_end_of_a_piece_is_of_a_class(text: str, end: str):
    assert end_class(scrap(text)) == end


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("，买菜做饭成了难事。", "cannot"),
        ("）和碎石路面又湿又滑。", "cannot"),
        ("本报讯（记者孟静姝）昨天，化石以崭新的面貌出现在展台上。", "lead"),
        ("“下坡的时候手是麻的。”", "opener"),
        ("2021年11月2日，大桥全线合龙。", "digit"),
        ("TeaDoctor能识别27种病虫害。", "latin"),
        ("——访省古生物研究所", "dots"),
        ("据了解，化石距今约一亿年。", "han"),
    ],
)
def test_the_start_of_a_piece_is_of_a_class(text: str, start: str):
    assert start_class(scrap(text)) == start


def packed(entries: dict[tuple[str, str], int]) -> bytes:
    keys = sorted(entries)
    firsts = sorted({first for first, _ in keys})
    starts = [next(n for n, key in enumerate(keys) if key[0] == first) for first in firsts]
    halves = [entries[key] + 6 for key in keys] + [0]
    return b"".join(
        [
            len(firsts).to_bytes(4, "little"),
            len(keys).to_bytes(4, "little"),
            *(ord(first).to_bytes(2, "little") for first in firsts),
            *(at.to_bytes(4, "little") for at in [*starts, len(keys)]),
            *(ord(second).to_bytes(2, "little") for _, second in keys),
            bytes(low | high << 4 for low, high in zip(halves[::2], halves[1::2], strict=False)),
        ]
    )


def test_a_table_gives_back_the_ratios_that_it_was_packed_with():
    begin = (SeamTable.BORDER, "据")
    seams = SeamTable(packed({("白", "鹭"): 9, ("鹭", "的"): -6, ("鹭", "飞"): 3, begin: 4}))
    assert seams.ratio("白", "鹭") == 9
    assert seams.ratio("鹭", "的") == -6
    assert seams.ratio("鹭", "飞") == 3
    assert seams.ratio(*begin) == 4
    assert seams.ratio("鹭", "白") is None
    assert seams.ratio("的", "鹭") is None


def test_two_common_characters_that_never_stood_together_are_told_from_two_rare_ones():
    share = SeamTable.SHARE
    seams = SeamTable(packed({(share, "的"): 9, (share, "是"): 7, (share, "鹭"): -5}))
    assert seams.never("的", "是")
    assert not seams.never("鹭", "是")
    assert not seams.never("的", "黾")


def test_the_shipped_table_knows_words_and_how_paragraphs_and_clauses_begin_and_end():
    seams = table()
    for word in ("工作", "国家", "我们", "問題", "社會"):
        assert (seams.ratio(*word) or -99) > 2, word
    for sign in (SeamTable.BORDER, SeamTable.CLAUSE):
        assert (seams.ratio(sign, "据") or -99) > (seams.ratio(sign, "的") or -99)
    assert (seams.ratio("的", SeamTable.BORDER) or -99) < (seams.ratio("了", SeamTable.BORDER) or -99)


def test_the_characters_of_a_story_stand_together_more_often_than_the_same_ones_by_chance():
    text = "".join(char for char in RACE.body[1] if char > "\u3000")
    near = [table().ratio(a, b) for a, b in pairwise(text)]
    apart = [table().ratio(a, b) for a, b in zip(text, text[9:], strict=False)]
    assert sum(value or 0 for value in near) / len(near) > sum(value or 0 for value in apart) / len(apart)


def test_what_was_kept_of_one_table_is_forgotten_with_it():
    known = border_level(SeamTable.CLAUSE, "在")
    use_table(SeamTable(bytes(12)))  # no characters at all
    try:
        assert border_level(SeamTable.CLAUSE, "在") == "n"
    finally:
        use_table(None)
    assert border_level(SeamTable.CLAUSE, "在") == known != "n"


def test_a_page_is_cut_also_where_the_half_that_ends_open_is_short():
    whole = [*CANTEEN.lines, *RACE.lines]
    half = "驿站夜里不关灯。凌晨收工的人进来坐一坐，喝口热"
    assert not is_cut(read_scraps(CANTEEN.body))
    assert is_cut(read_scraps([*CANTEEN.body, half]))
    assert is_cut(read_scraps([*whole, half]))
