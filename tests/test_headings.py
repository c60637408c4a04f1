"""Which lines of a bare page are title lines, seen in the stories that are read from it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_samples import (
    BIRDS,
    BRIDGE,
    CANAL,
    CANTEEN,
    CINEMA,
    FERRY,
    FOSSIL,
    NOTICE,
    PIT,
    PROMISES,
    RACE,
    SIMPLIFIED,
    TEA,
    TRADITIONAL,
    WALKING,
    WINDOW,
    Story,
    dump,
    read_page,
)

from reader.loader import headings
from reader.loader.headings import find_headings
from reader.loader.pieces import read_scraps


def page(*stories: Story, blank: int = 1) -> list[Story]:
    return read_page(dump((story.lines for story in stories), blank)).stories


def with_line(story: Story, line: str, at: int) -> Story:
    return Story(story.titles, (*story.body[:at], line, *story.body[at:]), story.label)


def test_a_headline_above_a_lead_is_a_title_line():
    assert page(CANTEEN, TEA) == [CANTEEN, TEA]


def test_a_kicker_and_a_headline_above_a_lead_are_title_lines():
    assert [story.titles for story in page(TEA, BIRDS, CANTEEN)] == [TEA.titles, BIRDS.titles, CANTEEN.titles]


def test_a_deck_that_begins_with_a_dash_belongs_to_the_heading():
    assert page(CANTEEN, FOSSIL, TEA)[1].titles == FOSSIL.titles


def test_a_kicker_that_ends_with_a_dash_and_a_headline_above_a_byline_are_title_lines():
    assert page(RACE, PIT)[1].titles == PIT.titles


def test_a_headline_that_asks_between_a_kicker_with_a_dash_and_a_byline_is_a_title_line():
    asks = Story(("前十月旅客增了三成，老渡口重新热闹起来——", "人从哪里来，怎么留得住？"), PIT.body)
    assert page(RACE, asks, CANTEEN)[1].titles == asks.titles


def test_a_kicker_over_two_lines_of_which_the_lower_has_a_dash_is_a_kicker():
    titles = ("云河推行“技能加学历”双提升，一线船工", "三年可拿大专文凭——", "把课堂搬到船上")
    assert page(CANTEEN, Story(titles, PIT.body), TEA)[1].titles == titles


@pytest.mark.parametrize("label", ["广告", None])
def test_a_series_name_and_the_headline_below_it_are_title_lines(label: str | None):
    story = Story(("匠心铸造看云河(之四)", "老电厂:绿色转型的“加速跑”"), WINDOW.body, label)
    assert page(CANTEEN, story, TEA)[1] == story


def test_half_a_paragraph_over_a_kicker_with_a_dash_is_no_title_line():
    half = "除了“线下练”，还有“线上学”。区总工会依托客户端，开设了覆盖五十六个工种"
    assert page(CANTEEN, with_line(TEA, half, len(TEA.body)), PIT)[2].titles == PIT.titles


@pytest.mark.parametrize("kicker", ["山西阳泉:", "云河法律援助：", "把“小切口”做成“大文章”"])
def test_a_kicker_between_a_story_and_a_headline_over_a_lead_is_a_title_line(kicker: str):
    story = Story((kicker, "安全竞赛延伸到井下"), TEA.body)
    assert page(CANTEEN, story, WINDOW)[1].titles == story.titles


def test_the_only_line_below_a_label_at_the_page_s_end_is_its_headline():
    advert = Story(("劳动创造幸福 奋斗成就梦想",), (), "公益广告")
    assert page(CANTEEN, TEA, advert)[2] == advert


@pytest.mark.parametrize("column", ["国际观察", "锐评", "云河时评"])
def test_a_column_s_name_and_the_headline_below_it_are_title_lines(column: str):
    opinion = Story(
        (column, "让借书证走得更远一点"),
        (
            "作者：林晓",
            "近日，几座城市的图书馆宣布通借通还，一张证可以借遍全省的书，消息一出，读者叫好。",
            "书多走一里路，读书的人就少走一里路。把方便送到家门口，考验的是管理的细功夫。",
        ),
    )
    assert page(CANTEEN, opinion, TEA)[1].titles == opinion.titles


def test_a_title_over_a_picture_between_two_stories_is_a_title_line():
    picture = Story(
        ("江心洲上的早市",),
        (
            "图为11月28日，游客在望山县江心洲的早市上选购。当地把早市和渡口连成一线，带旺了沿江的小店。",
            "林晓摄",
        ),
    )
    assert page(WINDOW, picture, TEA)[1] == picture


def test_an_unknown_column_s_name_and_a_headline_over_a_spaced_name_are_title_lines():
    opinion = Story(
        ("井水集", "垃圾不分类，再多焚化炉也不够"),
        (
            "韩 立",
            "全县每天要填埋的生活垃圾超过一百吨，填埋场的寿命按月倒数。有人主张再建一座焚化炉，有人摇头。",
            "焚化治的是标，分类才是本。隔壁的县做得到，一水之隔的云河没有理由做不到。",
        ),
    )
    assert page(CANTEEN, opinion, TEA)[1].titles == opinion.titles


def test_a_byline_of_two_offices_below_a_title_is_no_half_of_the_paragraph_below():
    story = Story(
        ("一碗胡辣汤的标准化之路",),
        (
            "云河日报全媒体记者 方化祎 云河日报农村版记者 田明",
            "清晨5点半，老街上热气腾腾。67岁的师傅掀开锅盖，先舀一勺给自己，“味道对不对，我得先过嘴”。",
            "过去，配方在师傅肚子里；如今，28味调料的比例写进了标准，一条生产线每天能灌装12万袋。",
        ),
    )
    assert page(CANTEEN, story, TEA, blank=0)[1] == story


def test_a_notice_between_stories_has_its_own_headline():
    notice = Story(
        ("云河县政府公告",),
        ("根据《道路交通条例》，城东大街东行全线将于12月3日凌晨1时至5时临时封闭，请绕行。",),
    )
    assert page(WINDOW, notice, TEA)[1] == notice


def test_a_column_s_name_over_a_part_of_a_story_is_no_title_line():
    story = with_line(WINDOW, "调查", 4)
    assert page(TEA, story, CANTEEN)[1].titles == WINDOW.titles


def test_a_poem_s_title_above_its_author_is_a_title_line():
    poem = Story(
        ("渡口",), ("韩立", "水面收起最后一支桨，", "像合上一本旧书。", "灯还亮着，", "像有人折了一页。")
    )
    assert page(CANTEEN, poem, TEA)[1] == poem


@pytest.mark.parametrize("place", ["青海", "智利", "联合国"])
def test_a_place_alone_above_a_headline_and_a_lead_is_its_kicker(place: str):
    story = Story((place, *TEA.titles), TEA.body)
    assert page(CANTEEN, story, RACE) == [CANTEEN, story, RACE]


def test_a_kicker_that_ends_in_a_colon_and_a_headline_above_a_lead_are_title_lines():
    story = Story(("省林业和草原局发布公报：", *TEA.titles), TEA.body)
    assert page(CANTEEN, story, RACE) == [CANTEEN, story, RACE]


SIGNATURES = [
    ("安澜市市长", "苏明远", "二〇二三年五月十二日于安澜"),
    ("苏明远", "2023年5月12日"),
    ("二〇二三年五月十二日",),
]


@pytest.mark.parametrize("lines", SIGNATURES)
def test_who_signs_a_letter_and_when_are_no_title_lines(lines: tuple[str, ...]):
    story = Story(WINDOW.titles, (*WINDOW.body, *lines))
    assert page(CANTEEN, story, TEA) == [CANTEEN, story, TEA]


def test_whom_a_letter_is_for_is_no_title_line():
    letter = ("新华社安澜5月12日电　市长发给湖滨大桥建设者的贺电，全文如下：", "湖滨大桥指挥部", "同志们：")
    story = Story(("大桥合龙市长致电祝贺",), (*letter, *WINDOW.body[1:]))
    assert page(CANTEEN, story, TEA) == [CANTEEN, story, TEA]


def test_an_office_that_signs_below_a_headline_is_no_title_line():
    story = Story(WINDOW.titles, ("望山省发展研究中心", *WINDOW.body[1:]))
    assert page(CANTEEN, story, TEA) == [CANTEEN, story, TEA]


def test_a_sign_off_that_names_many_reporters_is_no_title_line():
    sign_off = "（本报安澜、望山、石浦、北岭5月12日电　记者韩若溪、孟静姝、沈一帆、秦朗、唐嘉禾、冯立）"
    story = Story(TEA.titles, (*TEA.body, sign_off))
    assert page(CANTEEN, story, BIRDS) == [CANTEEN, story, BIRDS]


def test_a_headline_above_the_name_of_its_author_is_a_title_line_and_the_name_is_none():
    commentary = page(BIRDS, WINDOW, RACE)[1]
    assert commentary.titles == WINDOW.titles
    assert commentary.body[0] == "周  砚"


def test_a_headline_above_a_caption_and_its_credit_is_a_title_line():
    assert page(CANTEEN, CANAL, RACE)[1] == CANAL


def test_papers_in_traditional_characters_are_read_as_well():
    assert page(*TRADITIONAL) == list(TRADITIONAL)
    assert page(WALKING, FERRY, CINEMA) == [WALKING, FERRY, CINEMA]


def test_title_lines_need_no_wider_gaps_than_paragraphs_have():
    for blank in (0, 1, 2):
        assert page(CANTEEN, BIRDS, RACE, blank=blank) == [CANTEEN, BIRDS, RACE]


def test_title_lines_are_found_on_a_page_that_indents_its_paragraphs():
    lines = [line if line in story.titles else f"　　{line}" for story in (TEA, RACE) for line in story.lines]
    assert read_page(dump(lines)).stories == [TEA, RACE]


def test_one_story_alone_is_a_page():
    for story in (CANTEEN, BIRDS, PIT, WINDOW, NOTICE, CINEMA):
        assert page(story) == [story]


@pytest.mark.parametrize(
    "subhead",
    [
        "一盏灯照亮归途",
        "从前绕着走的大水塘",
        "“以站养站”激活“造血功能”",
        "一、钱从哪里来",
        "1.把门打开",
        "（一）",
        "○驿站进了工地",
        "◆机器下地",
        "钱从哪里来？",
        "让老人走得进来、坐得下来",
        "破题：先治坡再修路",
    ],
)
def test_a_subhead_between_paragraphs_is_no_title_line(subhead: str):
    story = with_line(CANTEEN, subhead, 2)
    assert page(TEA, story, RACE) == [TEA, story, RACE]


def test_the_subheads_of_a_long_story_are_no_title_lines():
    assert page(PIT, CANTEEN) == [PIT, CANTEEN]


def test_the_entries_of_a_list_are_no_title_lines():
    assert page(CANTEEN, PROMISES, RACE) == [CANTEEN, PROMISES, RACE]


@pytest.mark.parametrize(
    "captions",
    [
        ("１．渡口（版画）", "２．晒场（套色木刻）", "３．老街·春（水彩）"),
        ("1/ 居民把旧衣放进回收箱", "2/ 志愿者给旧衣分类", "3/ 旧衣打成包等车来运"),
    ],
)
def test_numbered_lines_between_two_stories_are_no_title_lines(captions: tuple[str, ...]):
    first = Story(CANTEEN.titles, (*CANTEEN.body, *captions))
    lines = [*first.lines, *TEA.lines]
    found = [margin > 0 for margin in find_headings(read_scraps(lines))]
    assert [line for line, is_title in zip(lines, found, strict=True) if is_title] == [
        *CANTEEN.titles,
        *TEA.titles,
    ]


def test_the_dates_of_a_chronicle_are_no_title_lines():
    assert page(CANTEEN, BRIDGE, TEA) == [CANTEEN, BRIDGE, TEA]


@pytest.mark.parametrize(
    "caption",
    [
        "工人在湖心岛安装观鸟镜。本报记者 邵 宁 摄",
        "工人在湖心岛安装观鸟镜  邵 宁 摄",
        "观鸟木屋 邵宁摄",
        "图为湖心岛上的观鸟木屋。",
    ],
)
def test_a_caption_with_its_credit_on_one_line_is_no_title_line(caption: str):
    story = with_line(BIRDS, caption, 3)
    assert page(CANTEEN, story, TEA) == [CANTEEN, story, TEA]


def test_a_credit_below_a_caption_is_no_title_line():
    story = with_line(with_line(BIRDS, "工人在湖心岛安装观鸟镜。", 3), "本报记者 邵 宁 摄", 4)
    assert page(CANTEEN, story, TEA) == [CANTEEN, story, TEA]


@pytest.mark.parametrize("last", ["（新华社安澜5月12日电）", "（记者冯立）", ">>A07"])
def test_what_closes_a_story_is_no_title_line_of_the_next(last: str):
    story = with_line(RACE, last, len(RACE.body))
    assert page(CANTEEN, story, TEA) == [CANTEEN, story, TEA]


def test_a_text_without_a_title_line_is_one_story_without_a_heading():
    assert page(Story((), CANTEEN.body)) == [Story((), CANTEEN.body)]


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_whatever_stands_beside_a_marked_story_its_title_lines_are_found(data: st.DataObject):
    pool = (CANTEEN, PIT, BIRDS, RACE, FOSSIL, TEA)
    stories = data.draw(st.lists(st.sampled_from(pool), min_size=1, max_size=len(pool), unique=True))
    blank = data.draw(st.integers(0, 2))
    assert page(*stories, blank=blank) == stories


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="国人的在，。：“”（）？1a ", max_size=40), max_size=30))
def test_each_piece_has_a_margin_and_what_is_too_long_for_a_title_is_none(lines: list[str]):
    pieces = read_scraps(lines)
    margins = find_headings(pieces)
    assert len(margins) == len(pieces)
    for piece, margin in zip(pieces, margins, strict=True):
        assert margin != 0
        assert margin < 0 or piece.shape not in ("open", "credit", "label", "box", "jump")


@pytest.mark.parametrize("story", [*SIMPLIFIED, *TRADITIONAL], ids=lambda story: story.titles[0])
def test_the_same_page_is_read_the_same_way_twice(story: Story):
    pieces = read_scraps(dump([story.lines]).split("\n"))
    assert find_headings(pieces) == find_headings(pieces)


LINES = [line for story in (*SIMPLIFIED, *TRADITIONAL) for line in story.lines]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=60))
def test_what_is_settled_without_all_questions_is_what_these_would_say(lines: list[str]):
    pieces = read_scraps(lines)
    found = [margin > 0 for margin in find_headings(pieces)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(headings, "_SURELY", float("inf"))  # nothing is sure: everything is asked
        assert [margin > 0 for margin in find_headings(pieces)] == found
