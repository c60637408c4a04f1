"""Who wrote a story and how it begins, read out of what the text keeps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.issue import Author
from reader.loader.authors import read_authors, read_dateline, read_people
from reader.loader.blocks import set_blocks
from reader.loader.draft import Piece
from reader.loader.names import glued_names, is_name, split_names

PROSE = "云河县总工会昨天在城东工业园举行新就业群体服务中心启用仪式，首批二百多名骑手领到了会员卡。"


def found(*texts: str, fields: tuple[Author, ...] = ()) -> tuple[list[tuple[str, str | None]], str | None]:
    blocks = set_blocks([Piece(text, ((n, n),)) for n, text in enumerate(texts, 1)])
    authors, dateline = read_authors(blocks, fields)
    return [(a.name, a.role) for a in authors], dateline


@pytest.mark.parametrize(
    "dateline",
    [
        "本报讯",
        "本报讯（记者林晓 通讯员周大河）",
        "本报云河3月6日电　（记者林晓）",
        "本报合肥18日电",
        "据新华社罗马6月13日电(记者林晓、周大河)",
        "新华社二十六日讯",
        "新华社上海一九七二年六月二十四日电",
        "【新华社重庆十四日电】",
        "【路透社开罗19日电】",
        "本报北京１月１５日讯  新华社记者林晓、本报记者周大河报道",
        "本报讯 林晓、记者周大河报道",
        "【記者林曉／台北報導】",
        "〔記者林曉／台北報導〕",
        "【英国《泰晤士报》网站11月29日报道】",
        "本报综合报道",
    ],
)
def test_a_dateline_is_read_as_it_is_printed(dateline: str):
    colon = "：" if dateline.endswith("报道") else ""
    assert read_dateline(dateline + colon + PROSE) == dateline


@pytest.mark.parametrize(
    "text",
    [
        "本报今天推出新栏目，请读者留意。",
        "据韩国联合通讯社16日报道，双方同意会谈。",
        "本报记者在现场看到，消防车已经赶到。",
        "新华社记者林晓摄",
        "近日，本报电子版改版上线。",
        "本报1月2日发表的来信引起很大反响。",
    ],
)
def test_a_sentence_that_names_a_paper_is_no_dateline(text: str):
    assert read_dateline(text) is None


def test_names_and_roles_stand_in_the_dateline():
    assert found("本报讯（记者林晓 通讯员周大河）" + PROSE) == (
        [("林晓", "记者"), ("周大河", "通讯员")],
        "本报讯（记者林晓 通讯员周大河）",
    )


@pytest.mark.parametrize(
    ("dateline", "people"),
    [
        ("〔記者林曉／台北報導〕", [("林曉", "記者")]),
        ("【編譯林曉／綜合報導】", [("林曉", "編譯")]),
        ("【體育中心／綜合報導】", []),
        ("【云报訊】記者林曉怡報道", [("林曉怡", "記者")]),
        ("（中央社記者林建中新竹1日電）", [("林建中", "記者")]),
        ("云河日报讯（记者/林晓 通讯员/周大河）", [("林晓", "记者"), ("周大河", "通讯员")]),
    ],
)
def test_the_datelines_of_other_papers_name_people_too(dateline: str, people: list[tuple[str, str]]):
    colon = "：" if dateline.endswith("報道") else ""
    assert found(dateline + colon + PROSE) == (people, dateline)


def test_a_dateline_at_the_story_s_end_counts_too():
    assert found(PROSE, PROSE, "（新华社北京11月1日电）")[1] == "（新华社北京11月1日电）"


def test_the_byline_names_the_authors():
    assert found("本报驻韩国记者 万 宇 本报驻朝鲜记者 王 莉 程维丹", PROSE)[0] == [
        ("万宇", "驻韩国记者"),
        ("王莉", "驻朝鲜记者"),
        ("程维丹", "驻朝鲜记者"),
    ]


def test_who_signs_at_the_end_is_the_author_where_nothing_stands_above():
    assert found(PROSE, PROSE + "(林晓)")[0] == [("林晓", None)]
    assert found("本报讯（记者周大河）" + PROSE, PROSE + "(林晓)")[0] == [("周大河", "记者")]
    assert found(PROSE, "（记者林晓、周大河）")[0] == [("林晓", "记者"), ("周大河", "记者")]


def test_an_office_that_signs_is_no_person():
    assert found(PROSE, PROSE + "（编辑部）")[0] == []


def test_a_picture_s_author_is_its_photographer():
    assert found("骑手在驿站里歇脚。", "本报记者 林 晓摄")[0] == [("林晓", "记者")]
    assert found("骑手在驿站里歇脚。", "资料图片")[0] == []
    assert found("骑手在驿站里歇脚。", "林晓摄", "本报讯（记者周大河）" + PROSE)[0] == [("周大河", "记者")]


def test_what_the_format_s_own_field_says_wins():
    fields = (Author("周大河"),)
    assert found("本报记者 林晓", PROSE, fields=fields)[0] == [("周大河", None)]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("本报记者 林晓", [("林晓", "记者")]),
        ("本报记者林晓周大河", [("林晓", "记者"), ("周大河", "记者")]),
        ("本报见习记者 林晓 实习生 周大河", [("林晓", "见习记者"), ("周大河", "实习生")]),
        ("云河晚报/青禾新闻记者 林晓", [("林晓", "青禾新闻记者")]),
        ("記者林曉／彰化報導", [("林曉", "記者")]),
        ("大公報記者 林曉怡 廣州報道", [("林曉怡", "記者")]),
        ("林晓 口述 云河日报记者 周大河 整理", [("林晓", None), ("周大河", "记者")]),
        ("口述：林晓 整理：本报记者 周大河", [("林晓", None), ("周大河", "记者")]),
        ("林晓摄（影像云河）", [("林晓", None)]),
        ("新华社发(周大河 摄)", [("周大河", None)]),
        ("云河日报记者 林晓摄/云河图片", [("林晓", "记者")]),
        ("云河日报全媒体记者 林晓", [("林晓", "全媒体记者")]),
        ("云河大学教授 林晓", [("林晓", "云河大学教授")]),
        ("本报评论员", [("本报评论员", None)]),
        ("玛丽娜·拉古什", [("玛丽娜·拉古什", None)]),
        ("本报特约记者 林晓 本报通讯员 周大河 摄", [("林晓", "特约记者"), ("周大河", "通讯员")]),
    ],
)
def test_people_and_what_the_paper_calls_them(line: str, people: list[tuple[str, str | None]]):
    assert [(a.name, a.role) for a in read_people(line)] == people


def test_spaces_inside_a_name_are_taken_out():
    assert split_names("程  龙  潘俊强") == ["程龙", "潘俊强"]
    assert split_names("孟祥麟 黄发红 刘 歌") == ["孟祥麟", "黄发红", "刘歌"]
    assert split_names("欧阳 修、林晓") == ["欧阳修", "林晓"]


def test_names_without_anything_between_them_are_parted_by_surnames():
    assert glued_names("陈昭薛原") == ["陈昭", "薛原"]
    assert glued_names("欧阳若飞") == ["欧阳若飞"]
    assert glued_names("阿依古丽") == ["阿依古丽"]


@pytest.mark.parametrize("line", ["林晓", "洪  勇", "周大河", "欧阳若飞"])
def test_a_name_alone_is_known(line: str):
    assert is_name(line)


@pytest.mark.parametrize("line", ["驿站", "夜里有人守", "林", "A座", "城东 河西 山南"])
def test_what_is_no_name(line: str):
    assert not is_name(line)


@given(st.text(alphabet="本报记者新华社讯电日（）林晓周 、：/摄【】", max_size=80))
def test_any_line_can_be_asked_for_people_and_datelines(text: str):
    assert all(author.name for author in read_people(text))
    dateline = read_dateline(text) if text else None
    assert dateline is None or text.startswith(dateline)
