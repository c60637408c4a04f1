"""Where one story of a page ends and the next begins: columns, series, questions, notices, pictures."""

from __future__ import annotations

import pytest
from accounting import read
from page_samples import CANTEEN, RACE, TEA, Story, dump, read_page

from reader.loader.titlelines import count_titles

SQUARE = Story(
    ("渡口里的灯",),
    (
        "清早五点，渡口的灯先亮起来，摆渡人老周把缆绳一圈圈解开，船头的铁锅里冒着热气。",
        "他说，河上的人少了，灯还是要亮着，夜里回家的人看得见。",
    ),
)


@pytest.mark.parametrize("name", ["一线短波", "民生直击", "我的渡口记忆", "奋战百日 · 蹲点日记"])
def test_a_column_s_or_series_name_below_a_story_goes_with_the_headline_under_it(name: str):
    below = Story((name, *RACE.titles), RACE.body)
    assert read_page(dump([TEA.lines, below.lines, CANTEEN.lines])).stories == [TEA, below, CANTEEN]


@pytest.mark.parametrize("signature", ["云河县总工会", "江城 李小雨", "——编　者", "2021年12月24日"])
def test_who_signs_a_story_stays_with_it_over_a_headline(signature: str):
    signed = Story(TEA.titles, (*TEA.body, signature))
    assert read_page(dump([signed.lines, RACE.lines])).stories == [signed, RACE]


@pytest.mark.parametrize("over", [("夜读",), ("夜读", "小城故事")])
def test_a_short_piece_under_its_author_s_name_is_a_story_whatever_stands_over_it(over: tuple[str, ...]):
    piece = Story((*over, *SQUARE.titles), ("陈小满", *SQUARE.body))
    assert read_page(dump([TEA.lines, piece.lines])).stories == [TEA, piece]


def test_readers_questions_and_answers_begin_below_their_headline():
    asked = Story(
        ("有问有答", "积分换的书能退吗"),
        (
            "问：我在流动书屋用积分换了书，能退吗？",
            "答：七天内可以退，积分照数还给您。",
            "问：能换别的吗？",
            "答：能。",
        ),
    )
    assert read_page(dump([TEA.lines, asked.lines, RACE.lines])).stories == [TEA, asked, RACE]


def test_a_notice_below_a_story_is_one_of_its_own():
    notice = Story(("开放通知",), ("因设备检修，12月26日8时至20时，老街、东坝两处书屋闭馆，请读者留意。",))
    assert read_page(dump([TEA.lines, notice.lines, RACE.lines])).stories == [TEA, notice, RACE]


def test_a_known_notice_s_title_is_its_label():
    notice = Story((), ("因管道检修，12月26日8时至20时，老街、东坝停水，请居民提前储水。",), "停水通知")
    assert read_page(dump([TEA.lines, notice.lines, RACE.lines])).stories == [TEA, notice, RACE]


def test_a_notice_s_text_is_no_half_of_a_paragraph_above_its_label():
    upper = (*RACE.body[:-1], "两岸的人挥着手里的草帽，喊声一浪接着一浪，河面上已经空无")
    notice = Story(
        ("关于渡口停航的公告",), ("因渡口检修，12月26日8时至20时渡船停航，请绕行上游石桥。",), "公告"
    )
    found = read_page(dump([RACE.titles, upper, notice.lines])).stories
    assert found[-1] == notice


def test_what_comes_from_another_page_is_no_part_of_the_story_above():
    rest = ("（上接第一版）", "这位负责人说，门还开着，路还得一步一步走。")
    assert read_page(dump([TEA.lines, rest])).stories == [TEA, Story((), rest)]


def test_a_box_s_own_title_begins_no_story():
    boxed = Story(
        TEA.titles,
        (*TEA.body, "■相关新闻", "环湖公路恢复通车", "昨日10时，因雾封闭的环湖公路恢复通车，渡船照常。"),
    )
    assert read_page(dump([boxed.lines, RACE.lines])).stories == [boxed, RACE]


def test_a_column_of_briefs_begins_at_its_name():
    briefs = Story(("校园简讯",), ("■5月8日，教学竞赛决赛开场。", "■5月9日，晒书节开幕，收书两千余册。"))
    assert read_page(dump([TEA.lines, briefs.lines])).stories == [TEA, briefs]


def test_a_column_s_headline_may_ask_and_have_a_deck():
    asking = Story(
        ("记者连线", "菜价会不会涨？", "商务局：储备充足，三天不愁"),
        (
            "雾散之后，居民最关心的是菜篮子。昨日三个农贸市场里，叶菜涨了三成，瓜豆照旧。",
            "从邻县调的六百吨蔬菜今明两天到货。",
        ),
    )
    assert read_page(dump([TEA.lines, asking.lines])).stories == [TEA, asking]


@pytest.mark.parametrize("author", ["数学学院 吴小满", "江城师范2013级1班 刘小彤"])
def test_an_author_s_name_may_stand_behind_where_they_work(author: str):
    piece = Story(SQUARE.titles, (author, *SQUARE.body))
    assert read_page(dump([TEA.lines, piece.lines])).stories == [TEA, piece]


def test_a_poem_without_marks_below_its_author_s_name_is_verse():
    poem = ("五月的槐花", "吴小满", "风一吹", "满院子的白就落下来", "落在课本上", "落在没写完的信上")
    blocks = read(dump([TEA.lines, poem])).articles[1].blocks
    assert [b.kind for b in blocks] == ["byline", *["verse"] * 4]


def test_a_headline_below_a_story_signed_at_its_foot_begins_the_next():
    signed = Story(TEA.titles, (*TEA.body, "云河日报记者 林晓"))
    asked = Story(("有问有答",), ("问：书能退吗？", "答：七天内可以退，积分照数还给您。"))
    assert read_page(dump([signed.lines, asked.lines])).stories == [signed, asked]


PICTURE = ("12月20日，青石镇的果农在大棚里采摘草莓。近年来，这里种草莓的人家翻了一番。", "林晓 摄")


def test_a_picture_below_a_story_that_tells_of_other_things_is_one_of_its_own():
    issue = read(dump([RACE.lines, PICTURE, CANTEEN.lines]))
    assert [(a.headline, a.kind) for a in issue.articles][1] == ("", "photo")
    assert [b.kind for b in issue.articles[1].blocks] == ["caption", "credit"]


def test_a_picture_that_shows_what_its_story_tells_stays_with_it():
    shown = (f"12月20日，{RACE.body[1][:40]}。", "林晓 摄")
    assert len(read(dump([RACE.lines, shown, CANTEEN.lines])).articles) == 2


def test_a_caption_that_ends_in_its_credit_leaves_the_paragraph_above_alone():
    caption = "选手（左一）在终点前冲过最后一道弯，岸上的人齐声叫好 云河日报记者林晓摄"
    blocks = read(dump([RACE.lines, (caption,), CANTEEN.lines])).articles[0].blocks
    assert [b.kind for b in blocks] == ["paragraph"] * len(RACE.body) + ["caption", "credit"]


def test_a_lead_below_a_byline_stays_under_its_own_headline():
    signed = Story(("和老伴拉家常拉出一条线索",), ("本报记者 林晓", *RACE.body))
    notice = Story(("开放通知",), ("因设备检修，12月26日8时至20时，老街、东坝两处书屋闭馆，请读者留意。",))
    assert read_page(dump([TEA.lines, signed.lines, notice.lines])).stories == [TEA, signed, notice]


def test_blank_lines_that_part_only_stories_tell_each_headline():
    asking = Story(("渡口的灯还亮吗？",), SQUARE.body)
    market = Story(
        ("柑橘身价再跌半成",),
        ("虽然十月行情走低，但外销照旧，柑橘集体回落。红橘跌了半成，脐橙跌了一分。", "金橘涨了四厘。"),
    )
    groups = ["\n".join(story.lines) for story in (TEA, asking, market, RACE)]
    assert read_page("\n\n".join(groups)).stories == [TEA, asking, market, RACE]


def test_rows_of_a_table_are_no_title_lines():
    assert count_titles(["积分榜", "云河队 胜3 平2 负1", "临江队 胜2 平2 负2", "石浦队 胜1 平2 负3"]) == 1
