"""Pages saved from papers' sites: one story with navigation around it, or a wiki's day of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.loader import load
from reader.loader.sitelines import doubled, is_site_line, split_watermark
from tests.accounting import assert_accounted, bodies, read, titles

if TYPE_CHECKING:
    from pathlib import Path

CAPTION = "3月6日，云河县城东的暖心驿站里，骑手们在喝热水、给手机充电，志愿者给他们送来刚煮好的姜汤和点心。"
CREDIT = "本报通讯员 林晓 摄"
FOOT = (
    "关于我们 | 版权声明 | 不良信息举报电话:000-1234\nCopyright © 2020 example.org\n"
    "扫码关注\n\n云河网微信\n\n客户端\n×\n"
)
STORY = (
    "云河娱乐\n\n工人日报 2021年3月6日 星期六\n\n驿站里的温暖\n\n《工人日报》(2021年3月6日 02版)\n\n"
    f"{CAPTION}\n\n{CREDIT}\n\n{FOOT}"
)


def test_a_story_s_page_is_its_title_and_its_text():
    issue = read(STORY)
    assert issue.source.reader == "site-page"
    assert (issue.masthead, issue.date, issue.sections[0].page) == ("工人日报", "2021-03-06", 2)
    (article,) = issue.articles
    assert (article.headline, article.kind) == ("驿站里的温暖", "photo")
    assert bodies(article) == [("caption", CAPTION), ("credit", CREDIT)]


def test_the_site_s_lines_around_it_are_furniture():
    aside = [piece.text for piece in read(STORY).furniture]
    assert aside[:3] == ["云河娱乐", "工人日报 2021年3月6日 星期六", "《工人日报》(2021年3月6日 02版)"]
    assert aside[-3:] == ["云河网微信", "客户端", "×"]


def test_a_deck_above_the_citing_line_belongs_to_the_title():
    issue = read(STORY.replace("驿站里的温暖\n", "驿站里的温暖\n\n——三月街头特辑\n"))
    assert titles(issue.articles[0]) == ("", "驿站里的温暖", "——三月街头特辑")


def test_a_body_printed_twice_is_set_aside_whole_with_a_warning():
    body = f"{CAPTION}\n{CREDIT}\n"
    issue = read(f"驿站里的温暖\n《工人日报》(2021年3月6日 02版)\n\n{body}\n\n{body}×\n")
    assert bodies(issue.articles[0]) == [("caption", CAPTION), ("credit", CREDIT)]
    assert [(w.code, w.lines) for w in issue.warnings] == [("doubled-body", ((8, 9),))]
    assert [piece.text for piece in issue.furniture][-3:] == [CAPTION, CREDIT, "×"]


def test_a_running_line_can_name_number_page_and_section():
    head = "云河工人报官方网站\n第123期:第01版 首版\n\n开栏的话\n\n语音播报: 语音播报"
    text = f"{head}\n\n{CAPTION}\n\n关注公众号，随时阅读\n"
    issue = read(text)
    assert (issue.number, issue.sections[0].page, issue.sections[0].name) == ("第123期", 1, "首版")
    assert issue.articles[0].headline == "开栏的话"
    assert bodies(issue.articles[0]) == [("paragraph", CAPTION)]


def test_a_field_names_the_section():
    issue = read(f"中国妇女报\n2023年08月14日 星期一\n版面: 要闻\n{CAPTION}{CREDIT}\nCopyright © example\n")
    assert (issue.masthead, issue.date, issue.sections[0].name) == ("中国妇女报", "2023-08-14", "要闻")
    assert bodies(issue.articles[0]) == [("caption", CAPTION), ("credit", CREDIT)]


def test_a_wiki_s_day_holds_a_story_for_each_title_with_fields():
    text = (
        "年月日:1998:19980130\n\n目录\n\n年月日>19980130\n\n解放军报>19980130\n\n"
        f"练兵场上新事多\n\n作者:林晓/周大河\n版面:头版\n\n{CAPTION}\n\n"
        f"炊事班的账本\n\n作者:韩立\n版面:第2版\n\n{CAPTION}\n"
    )
    issue = read(text)
    assert (issue.masthead, issue.date) == ("解放军报", "1998-01-30")
    assert [a.headline for a in issue.articles] == ["练兵场上新事多", "炊事班的账本"]
    assert [a.name for a in issue.articles[0].authors] == ["林晓", "周大河"]
    assert issue.sections[0].name == "头版"


@pytest.mark.parametrize(
    "line",
    ["上一篇 下一篇", "版权所有 未经许可不得转载", "×", "字号", "扫码关注", "放大 缩小 默认", "云河网微信"],
)
def test_lines_of_sites_are_known(line: str):
    assert is_site_line(line)


@pytest.mark.parametrize(
    "line", ["驿站里的温暖", CAPTION, "本报记者 林晓", "（林晓）", "他们来自河西，去往城东。"]
)
def test_lines_of_papers_are_none_of_them(line: str):
    assert not is_site_line(line)


def test_a_second_copy_may_be_cut_at_its_end():
    assert doubled([CAPTION, "甲。", CAPTION, "甲。"]) == 2
    assert doubled([CAPTION, "甲。", CAPTION]) == 2
    assert doubled([CAPTION, "甲。", "乙。"]) == 0
    assert doubled(["甲。", "甲。"]) == 0


def test_a_watermark_is_parted_only_where_a_sentence_has_ended():
    assert split_watermark("到此结束。 x7Q某某文库网") == ("到此结束。", "x7Q某某文库网")
    assert split_watermark("他常上G20某某网") == ("他常上G20某某网", "")
    assert split_watermark("到此结束。") == ("到此结束。", "")


@pytest.mark.parametrize(
    ("name", "headline", "date", "page"),
    [
        ("grrb_2021-12-22_p02_news-4.txt", "寒冬中的温暖", "2021-12-22", 2),
        ("grrb_2025-10-28_p02_news-4_duplicated_body.txt", "让环卫工暖胃更暖心", "2025-10-28", 2),
        ("sxworker_xpaper_p01_65464.txt", "开栏的话", None, 1),
        ("yenke_wiki_jfjb_1998-01-30.txt", "努力提高基层官兵生活水平", "1998-01-30", None),
        ("zgfnb_2023-08-14_p5_photo.txt", "", "2023-08-14", 5),
    ],
)
def test_the_sample_pages_of_sites_read_as_stories(
    pages: Path, name: str, headline: str, date: str | None, page: int | None
):
    data = (pages / "rmrb-dump" / name).read_bytes()
    issue = load(data, path=name)
    assert_accounted(data, issue)
    assert [a.headline for a in issue.articles] == [headline]
    assert (issue.date, issue.sections[0].page) == (date, page)


def test_a_day_in_a_list_of_the_site_above_a_story_is_its_day():
    text = (
        "当前位置:云河晚报电子版\n站内搜索:\n下一篇 4 放大 缩小 默认\n"
        "迎着春天出发\n  • 2021年01月01日 作者:\n  • 【PDF版】\n\n"
        f"    {CAPTION}\n\n    {CAPTION[8:]}\n\n下一篇 4 放大 缩小 默认\n"
    )
    issue = read(text)
    assert (issue.source.reader, issue.date) == ("site-page", "2021-01-01")
    (article,) = issue.articles
    assert titles(article) == ("", "迎着春天出发", "")
    assert [body for _, body in bodies(article)] == [CAPTION, CAPTION[8:]]


def test_a_site_s_list_below_a_title_is_furniture_and_a_line_of_authors_tells_them():
    note = "原载于2001年5月29日《云河日报》"
    text = (
        "驿站里的温暖\n  • 发布人:yunhe\n  • 时间:2018-03-30\n  • 点击:1376\n  • 来源:\n\n"
        f"{note}\n\n作者:林晓、周大河\n\n    {CAPTION}\n\n    {CAPTION[8:]}\n"
    )
    issue = read(text)
    (article,) = issue.articles
    assert titles(article) == ("", "驿站里的温暖", "")
    assert [author.name for author in article.authors] == ["林晓", "周大河"]
    assert [body for _, body in bodies(article)] == [note, CAPTION, CAPTION[8:]]
