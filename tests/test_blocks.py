"""What the pieces of a story's body are, once its borders and paragraphs are known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.issue import Box, TextBlock
from reader.loader.blocks import set_blocks
from reader.loader.draft import Piece

PROSE = (
    "去年入冬以来，云河县在十二个乡镇建起四十六处“暖心驿站”，为环卫工人、快递员和网约车司机提供热水、"
    "充电和简单的医疗服务，每天进站歇脚的有一千多人次。"
)
MORE = "站长说，驿站夜里不关灯，凌晨收工的人进来坐一坐，喝口热水再回家，心里是暖的，这比什么都要紧。"


def kinds(*texts: str, photo: bool | None = None) -> list[tuple[str, str]]:
    pieces = [Piece(text, ((number, number),)) for number, text in enumerate(texts, 1)]
    found: list[tuple[str, str]] = []
    for block in set_blocks(pieces, photo=photo):
        if isinstance(block, Box):
            found.append(("box", block.title))
            found += [(f"in box: {inner.kind}", inner.text) for inner in block.blocks]
        elif isinstance(block, TextBlock):
            found.append((block.kind, block.text))
    return found


@pytest.mark.parametrize(
    "byline",
    [
        "本报记者 林 晓 周大河",
        "本报驻云河记者　林晓",
        "新华社记者",
        "本报评论员",
        "林晓",
        "洪  勇",
        "林晓 周大河",
        "云河大学经济学院教授 林晓",
        "云河日报采访组",
        "□林晓",
        "（本报记者  林晓）",
    ],
)
def test_who_wrote_a_story_stands_above_its_text(byline: str):
    assert kinds(byline, PROSE, MORE) == [("byline", byline), ("paragraph", PROSE), ("paragraph", MORE)]


@pytest.mark.parametrize(
    "subhead",
    ["一盏灯照亮归途", "“进门就是一家人”", "服务不打烊，夜里有人守", "一、钱从哪里来", "○驿站进了工地"],
)
def test_a_short_line_between_paragraphs_is_a_subhead(subhead: str):
    assert kinds(PROSE, subhead, MORE)[1] == ("subhead", subhead)


def test_a_subhead_of_two_orders_is_two_subheads():
    assert kinds(PROSE, "城东", "老厂房成了新客厅", MORE)[1:3] == [
        ("subhead", "城东"),
        ("subhead", "老厂房成了新客厅"),
    ]


@pytest.mark.parametrize("line", ["她点了点头。", "钱从哪里来？", "王师傅：", "其中包括热水、", "县总工会："])
def test_a_short_line_that_ends_as_a_sentence_or_runs_on_is_no_subhead(line: str):
    assert kinds(PROSE, line, MORE)[1] == ("paragraph", line)


def test_a_short_line_at_the_end_is_no_subhead():
    assert kinds(PROSE, MORE, "一盏灯照亮归途")[2][0] != "subhead"


@pytest.mark.parametrize(
    "sign_off",
    [
        "(林晓)",
        "（本报云河3月6日电）",
        "（记者林晓、周大河）",
        "（作者单位：云河大学）",
        "（云河读者 林晓）",
        "（编辑部）",
    ],
)
def test_a_sign_off_leaves_the_line_of_prose_it_ends(sign_off: str):
    assert kinds(PROSE, MORE + sign_off)[1:] == [("paragraph", MORE), ("sign-off", sign_off)]
    assert kinds(PROSE, MORE + "  " + sign_off)[1:] == [("paragraph", MORE), ("sign-off", sign_off)]


@pytest.mark.parametrize("aside", ["（长时间热烈的掌声）", "（笑）", "（见图）", "（下同）", "（详见附表）"])
def test_an_aside_in_brackets_stays_in_its_paragraph(aside: str):
    assert kinds(PROSE, MORE + aside, PROSE)[1] == ("paragraph", MORE + aside)


def test_a_sign_off_stands_alone_too():
    assert kinds(PROSE, "（本报云河3月6日电）")[1] == ("sign-off", "（本报云河3月6日电）")
    assert kinds(PROSE, "（晓  林）")[1] == ("sign-off", "（晓  林）")


def test_brackets_inside_a_sentence_are_no_sign_off():
    text = "驿站由县总工会出资、社区出房、志愿者出力（林晓）"
    assert kinds(PROSE, text)[1][1] == text


CREDITS = ["本报记者 林 晓摄", "新华社记者 林晓 摄", "林晓摄", "（新华社发）", "本报通讯员 林晓/摄"]


@pytest.mark.parametrize("credit", CREDITS)
def test_a_picture_is_its_caption_and_its_credit(credit: str):
    caption = "3月6日，骑手在云河县城东驿站里喝热水、给手机充电。"
    expected = [("caption", caption), ("credit", credit)]
    assert kinds(caption, credit) == expected
    assert kinds(f"{caption}　　{credit}") == expected
    assert kinds(caption + credit) == expected


def test_a_picture_above_a_story_leaves_the_story_its_paragraphs():
    caption = "3月6日，骑手在云河县城东驿站里喝热水、给手机充电，志愿者给他们送来刚煮好的姜汤和点心。"
    blocks = kinds(caption, "林晓摄", "本报云河3月6日电　（记者林晓）" + PROSE, MORE)
    assert [kind for kind, _ in blocks] == ["caption", "credit", "paragraph", "paragraph"]


def test_questions_over_parts_of_a_story_are_subheads():
    found = kinds(PROSE, "热水从哪里来？", MORE + PROSE, "夜里谁来守？", PROSE, MORE + PROSE)
    assert [kind for kind, _ in found] == [
        "paragraph",
        "subhead",
        "paragraph",
        "subhead",
        "paragraph",
        "paragraph",
    ]


def test_a_lone_question_between_paragraphs_may_be_one():
    assert kinds(PROSE, "热水从哪里来？", MORE, PROSE)[1][0] == "paragraph"
    assert kinds(PROSE, "记者：夜里谁来守？", PROSE, "记者：热水从哪里来？", PROSE)[1][0] == "paragraph"


def test_a_story_with_a_byline_and_a_picture_at_its_end_is_no_picture():
    found = kinds("本报记者 林晓", PROSE, MORE, "站长在驿站里。", "林晓摄")
    assert [kind for kind, _ in found] == ["byline", "paragraph", "paragraph", "caption", "credit"]


def test_the_paragraph_above_a_credit_in_a_long_story_is_a_caption_only_if_it_speaks_of_the_picture():
    picture = "图为骑手在驿站里歇脚。"
    assert kinds(PROSE, MORE, PROSE, MORE, PROSE, picture, "林晓摄")[5] == ("caption", picture)
    assert kinds(PROSE, MORE, PROSE, MORE, PROSE, PROSE, "林晓摄")[5] == ("paragraph", PROSE)


@pytest.mark.parametrize(
    "jump", ["（下转第二版）", "下转4版", "（上接第一版）", ">>A07", "（相关报道见第三版）"]
)
def test_a_jump_line_is_told_wherever_it_stands(jump: str):
    assert kinds(PROSE, jump)[1] == ("jump", jump)


def test_a_jump_line_leaves_the_line_of_prose_it_ends():
    assert kinds(PROSE, MORE + "（下转第二版）")[1:] == [("paragraph", MORE), ("jump", "（下转第二版）")]


@pytest.mark.parametrize("title", ["阅读提示", "阅 读 提 示", "核心阅读", "【新闻背景】", "名词解释"])
def test_a_box_holds_the_paragraph_below_its_title(title: str):
    assert kinds(PROSE, title, MORE, PROSE) == [
        ("paragraph", PROSE),
        ("box", title),
        ("in box: paragraph", MORE),
        ("paragraph", PROSE),
    ]


def test_a_box_behind_the_sign_off_holds_all_that_is_left():
    assert kinds(PROSE, "（本报云河3月6日电）", "点评", MORE, PROSE)[2:] == [
        ("box", "点评"),
        ("in box: paragraph", MORE),
        ("in box: paragraph", PROSE),
    ]


def test_a_box_of_figures_ends_where_the_prose_begins():
    assert kinds("亮点", "驿站四十六处", "每天一千多人次", "热水免费", PROSE, MORE) == [
        ("box", "亮点"),
        ("in box: paragraph", "驿站四十六处"),
        ("in box: paragraph", "每天一千多人次"),
        ("in box: paragraph", "热水免费"),
        ("paragraph", PROSE),
        ("paragraph", MORE),
    ]


def test_what_a_reader_put_into_a_box_stays_there():
    title = Piece("小资料", ((1, 1),))
    inside = [Piece(PROSE, ((2, 2),), box=title), Piece(MORE, ((5, 5),), box=title)]
    blocks = set_blocks([title, inside[0], Piece(MORE, ((3, 3),)), inside[1]])
    box = blocks[0]
    assert isinstance(box, Box)
    assert [b.text for b in box.blocks] == [PROSE, MORE]
    assert [b.text for b in blocks[1:] if isinstance(b, TextBlock)] == [MORE]


def test_a_box_s_title_is_never_inside_another_box():
    outer = Piece("小资料", ((1, 1),))
    inner = Piece("链接", ((2, 2),), box=outer)
    blocks = set_blocks([outer, inner, Piece(MORE, ((3, 3),), box=inner)])
    assert [(b.title, len(b.blocks)) for b in blocks if isinstance(b, Box)] == [("小资料", 0), ("链接", 1)]


def test_a_kind_that_the_format_marks_wins():
    (block,) = set_blocks([Piece("一盏灯", ((1, 1),), kind="caption")])
    assert isinstance(block, TextBlock)
    assert block.kind == "caption"


def test_verse_is_set_by_its_lines():
    stanza = ["春到云河水，", "舟行两岸青。", "渔歌三五曲，", "唱与故人听。"]
    for poet in ("林晓", "晓林", "林晓 周大河"):
        assert kinds(poet, *stanza) == [("byline", poet), *(("verse", line) for line in stanza)]


def test_a_letter_keeps_its_address_and_its_signature():
    blocks = kinds("云河", "编辑部同志：", PROSE, MORE, "云河县总工会", "林晓", "二〇二〇年三月六日")
    assert [kind for kind, _ in blocks[1:]] == [
        "paragraph",
        "paragraph",
        "paragraph",
        "paragraph",
        "sign-off",
        "sign-off",
    ]


def test_split_off_ends_name_the_line_they_came_from():
    blocks = set_blocks([Piece(MORE + "(林晓)", ((4, 4), (9, 9)))])
    assert [b.lines for b in blocks if isinstance(b, TextBlock)] == [((4, 4), (9, 9))] * 2


bodies = st.lists(
    st.one_of(
        st.text(alphabet="云河县工会，。、（）摄电记者林晓：！ 　“”", min_size=1, max_size=60),
        st.sampled_from([PROSE, MORE, "阅读提示", "点评", "林晓摄", "(林晓)", "（下转第二版）"]),
    )
    .map(str.strip)
    .filter(bool),
    max_size=12,
)


@given(bodies)
def test_no_character_of_any_body_is_lost_or_moved(texts: list[str]):
    printed = "".join("".join(text.split()) for text in texts)
    ours = "".join("".join(text.split()) for _, text in kinds(*texts))
    assert ours == printed
