"""The form of each part of an article, as it is drawn: readable without colour."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from reader.issue import Article, Box, Picture, TextBlock
from reader.typeset import Options, set_article

if TYPE_CHECKING:
    from reader.issue import Block, BlockKind


def block(kind: BlockKind, text: str) -> TextBlock:
    return TextBlock(kind, text)


def paragraph(text: str) -> TextBlock:
    return TextBlock("paragraph", text)


def drawn(*blocks: Block, measure: int = 40, options: Options = Options(), **heading: str) -> str:  # noqa: B008
    article = Article("a0", heading.pop("headline", ""), blocks=blocks, **heading)  # type: ignore[arg-type]
    lines = set_article(article, measure, options)
    return "\n" + "\n".join(line.drawn for line in lines) + "\n"


FIRST = "本报讯（记者林晓岚）江城区把菜市场搬进了地铁口。"
SECOND = "三年来，全区在12个地铁站口设了菜摊。"


def test_paragraphs_are_indented_by_two_characters_and_follow_each_other() -> None:
    assert (
        drawn(paragraph(FIRST), paragraph(SECOND))
        == """
    本报讯（记者林晓岚）江城区把菜市场搬
进了地铁口。
    三年来，全区在12个地铁站口设了菜摊。
"""
    )


def test_a_blank_row_between_paragraphs_can_be_asked_for() -> None:
    assert (
        drawn(paragraph(SECOND), paragraph(SECOND), options=Options(paragraph_gap=True))
        == """
    三年来，全区在12个地铁站口设了菜摊。

    三年来，全区在12个地铁站口设了菜摊。
"""
    )


def test_without_indents_paragraphs_are_parted_by_a_blank_row() -> None:
    assert (
        drawn(paragraph(SECOND), paragraph(SECOND), options=Options(indent=False))
        == """
三年来，全区在12个地铁站口设了菜摊。

三年来，全区在12个地铁站口设了菜摊。
"""
    )


def test_the_indent_of_the_source_is_not_doubled() -> None:
    assert drawn(paragraph("　　" + SECOND)) == drawn(paragraph(SECOND))


def test_a_line_break_inside_a_paragraph_is_kept_and_indented_only_where_the_source_does() -> None:
    assert (
        drawn(paragraph("地址：江城区长街8号\n电话：027-8888\n　　收件人：编辑部"))
        == """
    地址：江城区长街8号
电话：027-8888
    收件人：编辑部
"""
    )


def test_the_parts_of_a_heading_stand_apart_in_their_order() -> None:
    heading = {
        "label": "特刊", "series": "城市观察（三）", "kicker": "从“跑断腿”到“一步到”——",
        "headline": "菜市场搬进地铁口\n居民下班顺路买菜", "deck": "——一座老城的菜篮子账本",
    }  # fmt: skip
    assert (
        drawn(block("byline", "本报记者 林晓岚"), paragraph(SECOND), **heading)
        == """
◇ 特刊

◆ 城市观察（三）

从“跑断腿”到“一步到”——

菜市场搬进地铁口
居民下班顺路买菜

——一座老城的菜篮子账本

本报记者 林晓岚

    三年来，全区在12个地铁站口设了菜摊。
"""
    )


def test_the_parts_of_a_heading_can_be_set_close() -> None:
    heading = {"kicker": "从“跑断腿”到“一步到”——", "headline": "菜市场搬进地铁口"}
    assert (
        drawn(paragraph(SECOND), options=Options(heading_gap=False), **heading)
        == """
从“跑断腿”到“一步到”——
菜市场搬进地铁口

    三年来，全区在12个地铁站口设了菜摊。
"""
    )


def test_a_subhead_has_a_blank_row_above_and_a_mark_on_each_of_its_lines() -> None:
    assert (
        drawn(paragraph(SECOND), block("subhead", "账本里的“减法”"), paragraph(SECOND))
        == """
    三年来，全区在12个地铁站口设了菜摊。

▌账本里的“减法”
    三年来，全区在12个地铁站口设了菜摊。
"""
    )
    assert (
        drawn(block("subhead", "账本里的“减法”与街坊们的“加法”"), measure=20)
        == """
▌账本里的“减法”与街
▌坊们的“加法”
"""
    )


def test_a_picture_its_caption_and_credit_stand_together_and_apart_from_the_text() -> None:
    assert (
        drawn(
            paragraph(SECOND),
            Picture(alt="菜摊前排起了队"),
            block("caption", "1月5日，市民在地铁站口选购蔬菜。摊位由街道统一管理。"),
            block("credit", "本报记者 林晓岚 摄"),
            paragraph(SECOND),
        )
        == """
    三年来，全区在12个地铁站口设了菜摊。

〔图〕菜摊前排起了队

▲ 1月5日，市民在地铁站口选购蔬菜。摊位由
  街道统一管理。
                      本报记者 林晓岚 摄

    三年来，全区在12个地铁站口设了菜摊。
"""
    )


def test_pictures_before_all_text_and_behind_it_are_shown() -> None:
    assert (
        drawn(Picture(alt="甲"), paragraph(SECOND), Picture())
        == """
〔图〕甲

    三年来，全区在12个地铁站口设了菜摊。

〔图〕
"""
    )


def test_a_sign_off_and_a_jump_line_stand_at_the_right_margin() -> None:
    assert (
        drawn(paragraph(SECOND), block("sign-off", "（林晓岚）"), block("jump", "（下转第二版）"))
        == """
    三年来，全区在12个地铁站口设了菜摊。
                              （林晓岚）
                          （下转第二版）
"""
    )


def test_a_sign_off_too_long_for_the_right_margin_is_set_as_a_block_of_its_own() -> None:
    text = "（作者为江城大学城市研究中心教授、博士生导师）"
    assert (
        drawn(paragraph(SECOND), block("sign-off", text))
        == f"""
    三年来，全区在12个地铁站口设了菜摊。

{text[:20]}
{text[20:]}
"""
    )


def test_a_box_has_a_frame_at_its_left_with_its_title_on_top() -> None:
    box = Box(
        "阅读提示", (paragraph("日均供应蔬菜30吨，摊位费全免，菜价平均下降15%。"), paragraph("街坊叫好。"))
    )
    assert (
        drawn(paragraph(SECOND), box, paragraph(SECOND))
        == """
    三年来，全区在12个地铁站口设了菜摊。

┌ 阅读提示
│     日均供应蔬菜30吨，摊位费全免，菜价
│ 平均下降15%。
│     街坊叫好。
└─
    三年来，全区在12个地铁站口设了菜摊。
"""
    )


def test_a_box_without_a_title_and_at_the_end_is_framed_all_the_same() -> None:
    assert (
        drawn(Box("", (paragraph("街坊叫好。"), block("subhead", "又及"), block("sign-off", "（林）"))))
        == """
┌
│     街坊叫好。
│
│ ▌又及
│                                 （林）
└─
"""
    )


def test_the_right_margin_of_a_box_is_that_of_the_text() -> None:
    box = Box(
        "提示", (paragraph("菜摊由街道统一管理，摊位费全免，居民满意。"), block("sign-off", "（林晓岚）"))
    )
    article = Article("a0", "", blocks=(box,))
    assert max(line.width for line in set_article(article, 40)) == 40


def test_verse_keeps_its_lines_stanzas_and_relative_indents() -> None:
    text = "小巷深处有人家\n　　一篮青菜两枝花\n\n　　问君何处归来晚\n　　　　地铁门前日未斜"
    assert (
        drawn(block("verse", text), paragraph(SECOND))
        == """
    小巷深处有人家
    一篮青菜两枝花

    问君何处归来晚
        地铁门前日未斜

    三年来，全区在12个地铁站口设了菜摊。
"""
    )


@pytest.mark.parametrize("apart", [1, 2])
def test_lines_of_verse_that_are_blocks_follow_each_other_and_stanzas_are_parted(apart: int) -> None:
    lines = ("小巷深处有人家，", "一篮青菜两枝花。", "问君何处归来晚，", "地铁门前日未斜。")
    at = [1, 1 + apart, 3 + 2 * apart, 3 + 3 * apart]
    blocks = [TextBlock("verse", text, ((n, n),)) for text, n in zip(lines, at, strict=True)]
    assert (
        drawn(*blocks, paragraph(SECOND))
        == """
    小巷深处有人家，
    一篮青菜两枝花。

    问君何处归来晚，
    地铁门前日未斜。

    三年来，全区在12个地铁站口设了菜摊。
"""
    )


def test_a_line_of_verse_that_does_not_fit_goes_on_further_in() -> None:
    assert (
        drawn(block("verse", "地铁门前日未斜，且听摊主算一算"), measure=20)
        == """
    地铁门前日未斜，
      且听摊主算一算
"""
    )


def test_a_table_that_fits_stands_in_columns() -> None:
    table = "站点\t摊位\t供应量（吨）\n江汉路\t12\t3.5\n大智路站\t6\t1.75"
    assert (
        drawn(block("table", table))
        == """
站点      摊位  供应量（吨）
江汉路    12    3.5
大智路站  6     1.75
"""
    )


def test_a_table_that_does_not_fit_is_set_row_by_row() -> None:
    assert (
        drawn(block("table", "站点\t摊位\t供应量（吨）\n江汉路\t12\t3.5"), measure=18)
        == """
站点 摊位 供应量
（吨）
江汉路 12 3.5
"""
    )


def test_a_narrow_measure_has_no_room_for_marks_and_frames() -> None:
    blocks = (block("subhead", "账本"), Box("提示", (paragraph("街坊叫好。"),)), paragraph("菜价下降。"))
    assert (
        drawn(*blocks, measure=14)
        == """
账本

提示
  街坊叫好。
  菜价下降。
"""
    )


def test_what_we_draw_counts_double_where_the_terminal_draws_it_so() -> None:
    wide = Options(ambiguous_wide=True)
    blocks = (
        block("subhead", "账本里的减法"),
        block("caption", "市民在地铁站口选购蔬菜。摊位由街道统一管理。"),
    )
    lines = set_article(Article("a0", "", blocks=blocks), 21, wide)
    assert [line.width for line in lines if line.part >= 0] == [14, 21, 21, 11]
    assert [line.prefix for line in lines if line.role == "caption"] == ["▲ ", "   ", "   "]


KINDS: tuple[BlockKind, ...] = (
    "byline",
    "paragraph",
    "subhead",
    "caption",
    "credit",
    "sign-off",
    "jump",
    "table",
    "verse",
)


@pytest.mark.parametrize("options", [Options(), Options(indent=False), Options(hang=False)])
@pytest.mark.parametrize("measure", [12, 24, 60])
def test_a_part_without_an_indent_is_parted_from_the_one_before(options: Options, measure: int) -> None:
    for upper, lower in itertools.product(KINDS, KINDS):
        texts = ("菜价下降了一成半。", "（居民们下班以后顺路买菜，街坊都说好）")
        blocks = (TextBlock(upper, texts[0]), TextBlock(lower, texts[1]))
        lines = set_article(Article("a0", "菜市场搬进地铁口", blocks=blocks), measure, options)
        for above, line in itertools.pairwise(lines):
            begins_part = line.part >= 0 and line.part != above.part
            if begins_part and not line.prefix.startswith("  "):
                assert above.role == "blank", (upper, lower, line.drawn)


def test_every_line_names_its_part() -> None:
    article = Article("a0", "菜市场搬进地铁口", blocks=(paragraph(FIRST), Box("提示", (paragraph(SECOND),))))
    lines = set_article(article, 30)
    assert [line.role for line in lines] == [
        "headline", "blank", "paragraph", "paragraph", "blank", "box-title", "paragraph", "paragraph", "rule",
    ]  # fmt: skip
    for line in lines:
        if line.part >= 0:
            part = article.parts[line.part]
            assert line.role == part.name
            assert part.start <= line.start <= line.end <= part.end
        else:
            assert line.start == line.end


@pytest.mark.parametrize(
    ("language", "bare", "empty"),
    [
        ("zh", "（只有标题，文件里没有正文）", "（这一篇里没有文字）"),
        ("en", "(only a headline: the file has no text for it)", "(there are no words in this article)"),
    ],
)
def test_an_article_without_a_text_says_so(monkeypatch, language: str, bare: str, empty: str):
    monkeypatch.setenv("KANBAO_LANG", language)
    assert [line.drawn for line in set_article(Article("a1", "渡轮恢复"), 60)] == ["渡轮恢复", "", bare]
    assert [line.drawn for line in set_article(Article("a1", ""), 60)] == [empty]


def test_an_article_that_is_a_picture_or_a_box_has_something_below_its_heading():
    picture = Article("a1", "渡轮恢复", blocks=(Picture("a.jpg"),))
    box = Article("a1", "渡轮恢复", blocks=(Box("时刻表", ()),))
    assert not picture.is_bare
    assert not box.is_bare
    assert Article("a1", "渡轮恢复", blocks=(TextBlock("paragraph", ""),)).is_bare
