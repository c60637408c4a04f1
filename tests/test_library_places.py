"""A place is found again by what it says, and never where the text says something else."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.issue import Article, Issue, Section, Source, TextBlock
from reader.library.places import CONTEXT, Finder, anchor_at
from reader.store.model import Spot

FERRY = [
    "本报讯（记者沈河）停航十九年的老码头昨天又响起汽笛。上午九点，第一班渡轮离岸，船上坐着一百二十六位乘客，多半是当年的老街坊。",
    "船长姓丁，开了三十一年船。他说，江面比从前宽了，风也比从前大，可一听见汽笛，手上的力气就回来了。",
    "码头边新修了候船廊，廊下挂着旧照片。退休教师林阿婆指着一张说，照片里推自行车的姑娘就是她自己。",
    "航线暂定每天四班，票价两元，六十岁以上的老人免票。轮渡公司表示，入冬以后会视江雾情况调整班次。",
]
ORCHARD = [
    "清明前后，北坡果园的梨花开成了一片。合作社今年试种的早熟品种第一次挂果，技术员守在地头记下每天的气温。",
    "果农老何算过一笔账：少打两遍药，多套一层袋，一亩地能多卖八百块。他把账本摊在石桌上，谁来都让看。",
    "镇里修的冷库上个月通了电，能存三十吨梨。往年烂在树下的果子，如今可以等到中秋再上市。",
]


def article(name: str, headline: str, paragraphs: list[str]) -> Article:
    return Article(name, headline, blocks=tuple(TextBlock("paragraph", p) for p in paragraphs))


def issue(*articles: Article) -> Issue:
    return Issue(Source("page.txt", "page-dump"), (Section(articles),))


PAPER = issue(article("a1", "老码头又响起汽笛", FERRY), article("a2", "北坡梨花开", ORCHARD))


def at(words: str, paper: Issue = PAPER) -> tuple[Article, int]:
    """The article and offset at which these words stand."""
    found = next(a for a in paper.articles if words in a.text)
    return found, found.text.index(words)


def said(paper: Issue, spot: Spot | None, length: int) -> str:
    assert spot is not None
    found = paper.article(spot.article)
    assert found is not None
    return found.text[spot.offset : spot.offset + length]


# --- what a place says


def test_a_stretch_has_its_words_and_thirty_two_characters_on_either_side():
    ferry, offset = at("手上的力气就回来了")
    anchor = anchor_at(ferry, offset, 9)
    assert anchor.quote == "手上的力气就回来了"
    assert ferry.text.index(anchor.prefix + anchor.quote + anchor.suffix) == offset - CONTEXT
    assert (len(anchor.prefix), len(anchor.suffix)) == (CONTEXT, CONTEXT)


def test_a_point_has_the_words_that_begin_there_up_to_the_paragraphs_end():
    ferry, offset = at("船长姓丁")
    assert anchor_at(ferry, offset).quote == ferry.text[offset : offset + CONTEXT]
    ferry, offset = at("江雾情况调整班次。")
    assert anchor_at(ferry, offset).quote == "江雾情况调整班次。"


def test_at_an_articles_ends_there_is_less_around_a_place():
    ferry = PAPER.articles[0]
    first, last = anchor_at(ferry, 0), anchor_at(ferry, len(ferry.text))
    assert (first.prefix, first.quote) == ("", "老码头又响起汽笛")
    assert (last.prefix, last.quote, last.suffix) == (ferry.text[-CONTEXT:], "", "")


@given(st.sampled_from(PAPER.articles), st.data())
def test_in_an_unchanged_text_every_place_is_where_it_was(story: Article, data: st.DataObject):
    offset = data.draw(st.integers(0, len(story.text)))
    length = data.draw(st.integers(0, len(story.text) - offset))
    assert Finder(PAPER).find(anchor_at(story, offset, length)) == Spot(story.id, offset, length)


# --- what was changed elsewhere

ASIDES = st.lists(
    st.text("春风渡口晒谷灯火石桥雨伞茶馆巷口锣鼓邮差桂花竹椅", min_size=5, max_size=40), max_size=3
)


@given(st.sampled_from([0, 1]), st.data(), ASIDES, ASIDES, ASIDES)
def test_words_put_in_before_and_behind_leave_a_place_with_its_words(number, data, before, behind, other):
    story = PAPER.articles[number]
    block = data.draw(st.integers(0, len(story.blocks) - 1))
    part = story.parts[block + 1]
    offset = data.draw(st.integers(part.start, part.end - 1))
    length = data.draw(st.integers(0, part.end - offset))
    anchor = anchor_at(story, offset, length)
    aside = [TextBlock("paragraph", text) for text in before]
    behind_it = [TextBlock("paragraph", text) for text in behind]
    blocks = (*aside, *story.blocks[: block + 1], *behind_it, *story.blocks[block + 1 :])
    others = tuple(article(f"b{n}", text, [text]) for n, text in enumerate(other))
    edited = issue(*others, *(replace(a, blocks=blocks) if a is story else a for a in PAPER.articles))
    found = Finder(edited).find(anchor)
    shift = sum(len(text) + 1 for text in before)
    assert found == Spot(story.id, offset + shift, length)


@given(st.sampled_from([0, 1]), st.data())
def test_other_paragraphs_may_go_altogether(number: int, data: st.DataObject):
    story = PAPER.articles[number]
    block = data.draw(st.integers(0, len(story.blocks) - 1))
    part = story.parts[block + 1]
    length = data.draw(st.integers(16, part.end - part.start))
    offset = data.draw(st.integers(part.start, part.end - length))
    anchor = anchor_at(story, offset, length)
    left = replace(story, blocks=(story.blocks[block],), headline="")
    edited = issue(*(left if a is story else a for a in PAPER.articles))
    assert said(edited, Finder(edited).find(anchor), length) == anchor.quote


def test_a_paragraph_that_another_article_got_is_found_there():
    ferry, offset = at("码头边新修了候船廊")
    anchor = anchor_at(ferry, offset)
    recut = issue(
        article("a1", "老码头又响起汽笛", FERRY[:2]),
        article("n1", "候船廊", FERRY[2:]),
        PAPER.articles[1],
    )
    found = Finder(recut).find(anchor)
    assert found is not None
    assert found.article == "n1"
    assert said(recut, found, len(anchor.quote)) == anchor.quote


def test_an_article_with_another_id_is_the_same_by_its_words():
    ferry, offset = at("船长姓丁")
    renamed = issue(replace(ferry, id="z9"), PAPER.articles[1])
    assert Finder(renamed).find(anchor_at(ferry, offset)) == Spot("z9", offset)


def test_a_paragraph_cut_in_two_lines_or_joined_is_found_without_its_white_space():
    ferry, offset = at("廊下挂着旧照片。退休教师林阿婆")
    anchor = anchor_at(ferry, offset, 15)
    cut = FERRY[2].replace("旧照片。", "旧照片。\n　　")
    edited = issue(article("a1", "老码头又响起汽笛", [*FERRY[:2], cut, FERRY[3]]))
    found = Finder(edited).find(anchor)
    assert found is not None
    assert said(edited, found, found.length) == "廊下挂着旧照片。\n　　退休教师林阿婆"


def test_a_copy_in_traditional_characters_has_the_same_places():
    traditional = str.maketrans(
        "码头响汽笛当邻张丁开宽风听见气来边挂着旧师", "碼頭響汽笛當鄰張丁開寬風聽見氣來邊掛著舊師"
    )
    ferry, offset = at("江面比从前宽了")
    copied = issue(
        article("t1", ferry.headline.translate(traditional), [p.translate(traditional) for p in FERRY])
    )
    found = Finder(copied).find(anchor_at(ferry, offset, 18))
    assert found == Spot("t1", offset, 18)
    assert said(copied, found, 18) == "江面比从前寬了，風也比从前大，可一聽"


def test_full_width_that_became_half_width_is_the_same():
    ferry, offset = at("入冬以后会视江雾情况")
    edited = issue(article("k1", "老码头", [p.replace("，", ",") for p in FERRY]))
    assert said(edited, Finder(edited).find(anchor_at(ferry, offset)), 10) == "入冬以后会视江雾情况"


# --- what was changed at the place itself


def test_a_slip_mended_within_the_words_does_not_lose_them():
    ferry, offset = at("码头边新修了候船廊，廊下挂着旧照片。")
    anchor = anchor_at(ferry, offset, 18)
    mended = FERRY[2].replace("新修了候船廊", "新修好了候船长廊")
    edited = issue(article("a1", "老码头又响起汽笛", [*FERRY[:2], mended, FERRY[3]]))
    found = Finder(edited).find(anchor)
    assert found is not None
    assert said(edited, found, found.length) == "码头边新修好了候船长廊，廊下挂着旧照片。"


@pytest.mark.parametrize(
    ("was", "became"), [("每天四班", "每天六班"), ("票价两元", "票价三元"), ("老人免票", "老人不免票")]
)
def test_other_figures_or_a_negation_make_it_something_else(was: str, became: str):
    ferry, offset = at("航线暂定每天四班，票价两元，六十岁以上的老人免票。")
    anchor = anchor_at(ferry, offset, 25)
    edited = issue(
        article("a1", "老码头又响起汽笛", [*FERRY[:3], FERRY[3].replace(was, became)]), PAPER.articles[1]
    )
    assert Finder(edited).find(anchor) is None


def test_a_longer_stretch_edited_in_the_middle_is_found_by_its_two_ends():
    paragraphs = [
        f"第{n}段说的是{a}和{b}的事，{b}在{a}的北边。"
        for n, (a, b) in enumerate(zip("东西南北上下左右前后里外", "甲乙丙丁戊己庚辛壬癸子丑", strict=True))
    ]
    whole = "".join(text + FERRY[n % 4] for n, text in enumerate(paragraphs))
    story = article("a1", "长文", ["开头的一段放在这里。", whole, "末尾的一段放在那里，写完了。"])
    start = story.text.index(whole)
    anchor = anchor_at(story, start, len(whole))
    middle = len(whole) // 2
    changed = whole[:middle] + "此处编辑补了一句闲话。" + whole[middle:]
    edited = issue(article("a1", "长文", ["开头的一段放在这里。", changed, "末尾的一段放在那里，写完了。"]))
    found = Finder(edited).find(anchor)
    assert found is not None
    assert said(edited, found, found.length) == changed


# --- what is gone, and what can't be told


def test_words_that_were_deleted_are_not_found():
    ferry, offset = at("船长姓丁")
    edited = issue(article("a1", "老码头又响起汽笛", [FERRY[0], *FERRY[2:]]), PAPER.articles[1])
    assert Finder(edited).find(anchor_at(ferry, offset)) is None


def test_a_like_story_about_something_else_is_not_taken_for_it():
    first = ["本报讯 市气象台昨天发布，受冷空气影响，今起三天有小雨，市民出门记得带伞。"]
    second = ["本报讯 市气象台昨天发布，受暖湿气流影响，今起五天有阵雨，市民出门记得带伞。"]
    old = issue(article("w1", "今起三天有小雨", first))
    anchor = anchor_at(old.articles[0], old.articles[0].text.index("受冷空气"), 18)
    assert Finder(issue(article("w2", "今起五天有阵雨", second))).find(anchor) is None


def test_of_two_places_that_say_the_same_the_one_with_the_same_surroundings_is_meant():
    twice = [f"{FERRY[0]}汽笛一响，江边就热闹了。", f"{FERRY[1]}汽笛一响，江边就热闹了。", FERRY[2]]
    story = article("a1", "汽笛", twice)
    second = story.text.rindex("汽笛一响")
    anchor = anchor_at(story, second, 4)
    edited = issue(article("a1", "汽笛", ["今天是星期三，天气晴好。", *twice]))
    assert Finder(edited).find(anchor) == Spot("a1", second + len("今天是星期三，天气晴好。") + 1, 4)


def test_where_nothing_tells_two_places_apart_neither_is_taken():
    line = "（下转第二版，照片由本报记者摄于码头，未经许可不得转载）"
    before = article("a1", "汽笛", [FERRY[0], line, FERRY[1]])
    anchor = anchor_at(before, before.text.index(line), len(line))
    edited = issue(
        article("n1", "甲", ["全新的一段文字写在前面。", line, "全新的一段文字写在后面。"]),
        article("n2", "乙", ["另一段不同的文字写在前面。", line, "另一段不同的文字写在后面。"]),
    )
    assert Finder(edited).find(anchor) is None


def test_a_short_word_counts_only_with_what_stood_around_it():
    ferry, offset = at("汽笛，手上")
    anchor = anchor_at(ferry, offset, 2)
    elsewhere = issue(article("n1", "晚报", ["工厂的汽笛早就不响了，换成了电铃。"]))
    assert Finder(elsewhere).find(anchor) is None
    recut = issue(article("n2", "船长", [FERRY[1]]))
    assert said(recut, Finder(recut).find(anchor), 4) == "汽笛，手"


def test_a_word_that_came_to_stand_at_the_old_offset_is_not_the_old_place():
    text = "工会说了第一件事情，随后工会又说了第二件事情，大家都记住了。"
    story = article("a1", "题", [text])
    offset = story.text.index("工会又说")
    anchor = anchor_at(story, offset, 2)
    edited = article("a1", "题", ["甲" * text.index("工会又说") + text])
    assert edited.text[offset : offset + 2] == "工会"
    assert said(issue(edited), Finder(issue(edited)).find(anchor), 4) == "工会又说"


def test_an_article_without_text_is_a_place_as_long_as_it_is_there():
    bare = issue(Article("p1", ""))
    anchor = anchor_at(bare.articles[0], 0)
    assert Finder(bare).find(anchor) == Spot("p1", 0)
    assert Finder(PAPER).find(anchor) is None


HAN = st.text("山水云风花月人家一二三。，", min_size=1, max_size=60)


@given(st.lists(HAN, min_size=1, max_size=4), st.lists(HAN, max_size=2), st.data())
def test_whatever_became_of_a_text_a_place_that_is_found_says_what_it_said(before, others, data):
    old = article("a1", "题目", before)
    offset = data.draw(st.integers(0, len(old.text)))
    length = data.draw(st.integers(0, len(old.text) - offset))
    anchor = anchor_at(old, offset, length)
    after = data.draw(st.permutations([*before, *others]))
    cut = data.draw(st.integers(0, len(after[0])))
    after[0] = after[0][:cut] + data.draw(HAN) + after[0][cut + data.draw(st.integers(0, 5)) :]
    new = issue(article("a1", "题目", after[:2]), article("c1", "他文", after[2:]))
    found = Finder(new).find(anchor)
    if found is not None and anchor.quote:
        words = said(new, found, found.length or len(anchor.quote))
        assert SequenceMatcher(None, "".join(anchor.quote.split()), "".join(words.split())).ratio() >= 0.7
