"""Exports of many stories, each with a line 作者：… 时间：… below its heading."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader.issue import Box
from reader.loader import load
from reader.loader.export import read_marker, split_authors
from tests.accounting import assert_accounted, bodies, read, titles

if TYPE_CHECKING:
    from pathlib import Path

    from reader.issue import Article

EXPORT = """南山隧道贯通
——沿线乡镇进城记
作者：林晓;周大河  时间：2019-03-06

　　本报记者 林 晓 周大河

　　南山隧道昨天贯通。从此沿线十二个乡镇进城的时间缩短了一个小时以上。

　　一条路等了三十年
　　“我等这条路等了三十年。”六十八岁的村民韩立说，他第一个走过了隧道。

　　（本报云河3月5日电）

省总工会主席在云河调研时强调
把安全措施落到每一个班组
时间：2019-03-05
　　新华社云河３月４日电 省总工会主席４日在云河调研。

古桥修缮完工（图片报道）
作者：周大河  时间：2019-03-04


图为修缮完工的古桥。　　本报记者 周大河摄
"""


def test_every_marker_line_begins_a_story():
    issue = read(EXPORT)
    assert issue.source.reader == "marked-export"
    assert [titles(article) for article in issue.articles] == [
        ("", "南山隧道贯通", "——沿线乡镇进城记"),
        ("省总工会主席在云河调研时强调", "把安全措施落到每一个班组", ""),
        ("", "古桥修缮完工（图片报道）", ""),
    ]


def test_the_marker_line_s_author_and_date_are_the_story_s():
    issue = read(EXPORT)
    assert [a.date for a in issue.articles] == ["2019-03-06", "2019-03-05", "2019-03-04"]
    assert [[x.name for x in a.authors] for a in issue.articles] == [["林晓", "周大河"], [], ["周大河"]]
    assert issue.date is None


def test_the_marker_line_itself_is_furniture():
    issue = read(EXPORT)
    assert [piece.text for piece in issue.furniture] == [
        "作者：林晓;周大河  时间：2019-03-06",
        "时间：2019-03-05",
        "作者：周大河  时间：2019-03-04",
    ]


def test_every_line_below_is_a_paragraph():
    issue = read(EXPORT)
    assert bodies(issue.articles[0]) == [
        ("byline", "本报记者 林 晓 周大河"),
        ("paragraph", "南山隧道昨天贯通。从此沿线十二个乡镇进城的时间缩短了一个小时以上。"),
        ("subhead", "一条路等了三十年"),
        ("paragraph", "“我等这条路等了三十年。”六十八岁的村民韩立说，他第一个走过了隧道。"),
        ("sign-off", "（本报云河3月5日电）"),
    ]
    assert bodies(issue.articles[2]) == [("caption", "图为修缮完工的古桥。"), ("credit", "本报记者 周大河摄")]


def test_one_date_on_all_stories_is_the_issue_s():
    assert read(EXPORT.replace("-05\n", "-06\n").replace("-04\n", "-06\n")).date == "2019-03-06"


def test_a_story_that_is_printed_twice_stays_twice():
    once = EXPORT.partition("省总工会")[0]
    issue = read(once + once)
    assert [a.headline for a in issue.articles] == ["南山隧道贯通"] * 2
    assert len({a.id for a in issue.articles}) == 2


def test_a_title_may_end_as_a_sentence_does():
    issue = read(
        EXPORT.replace("南山隧道贯通\n", "“路通了，人心就通了。”\n").replace("——沿线乡镇进城记\n", "")
    )
    assert issue.articles[0].headline == "“路通了，人心就通了。”"


def test_a_marker_without_a_title_begins_a_story_too():
    issue = read(EXPORT + "\n　　最后一段正文，讲完了。\n时间：2019-03-03\n　　又一篇的正文。\n")
    assert [a.date for a in issue.articles][-1] == "2019-03-03"
    assert bodies(issue.articles[-1]) == [("paragraph", "又一篇的正文。")]


def test_text_above_the_first_heading_is_kept():
    issue = read("　　前一篇的最后一段，不知是谁的。\n\n" + EXPORT)
    assert bodies(issue.articles[0])[0][1] == "前一篇的最后一段，不知是谁的。"
    assert issue.articles[1].headline == "南山隧道贯通"


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("作者：林晓  时间：2019-03-06", {"author": "林晓", "date": "2019-03-06"}),
        ("时间：2019-03-06", {"date": "2019-03-06"}),
        (
            "来源：云河日报　日期：2019年3月6日　版次：第3版",
            {"other": "云河日报", "date": "2019年3月6日", "page": "第3版"},
        ),
        ("发布时间: 2019/03/06 作者: 林晓", {"date": "2019/03/06", "author": "林晓"}),
        ("【作者】：林晓 【日期】：2019-03-06", {"author": "林晓", "date": "2019-03-06"}),
        ("作者：林晓", {"author": "林晓"}),
    ],
)
def test_marker_lines_of_many_exports_are_read(line: str, fields: dict[str, str]):
    assert read_marker(line) == fields


@pytest.mark.parametrize(
    "line",
    [
        "时间：上午九点，地点：县政府礼堂",
        "作者：我想请问，这部书写了多少年？写作中最难的是什么？请您给读者讲一讲好吗，我们大家都想听。",
        "记者：展望新的一年，您有怎样的愿景？",
        "来源：云河日报",
        "",
        "本报记者 林晓",
    ],
)
def test_a_line_of_the_text_is_no_marker(line: str):
    assert read_marker(line) is None


def test_authors_are_parted_at_any_mark():
    assert [a.name for a in split_authors("林晓;周大河、刘 歌，Smith/韩立")] == [
        "林晓",
        "周大河",
        "刘歌",
        "Smith",
        "韩立",
    ]


def test_pages_named_by_marker_lines_are_sections():
    first = "甲\n作者：林晓 时间：2019-03-06 版次：03\n\n　　正文。\n\n"
    second = "乙\n作者：韩立 时间：2019-03-06 版次：第4版\n\n　　正文。\n"
    issue = read(first + second)
    assert [(s.page, [a.headline for a in s.articles]) for s in issue.sections] == [(3, ["甲"]), (4, ["乙"])]


def _printed(article: Article) -> list[str]:
    return ["".join(text.split()) for _, text in bodies(article)]


@pytest.mark.parametrize("name", ["1", "3", "5", "7", "9", "11"])
def test_the_sample_exports_read_as_they_are_marked(pages: Path, name: str):
    truth = [
        s
        for s in json.loads((pages / "rmrb-export/truth.json").read_text("utf-8"))
        if s["file"] == f"{name}.txt"
    ]
    data = (pages / "rmrb-export/marked" / f"{name}.txt").read_bytes()
    issue = load(data, path=f"{name}.txt")
    assert_accounted(data, issue)
    assert [a.date for a in issue.articles] == [s["date"] for s in truth]
    for article, story in zip(issue.articles, truth, strict=True):
        assert "\n".join(part for part in titles(article) if part).split("\n") == story["title"]
        assert "".join(_printed(article)) == "".join("".join(p.split()) for p in story["paras"])
        assert ";".join(a.name for a in article.authors) == (story["author"] or "")
        assert not any(isinstance(b, Box) and not b.blocks for b in article.blocks)


@pytest.mark.parametrize(
    "marker", ["2019-03-05  来源：云河日报  作者：林晓", "2019年3月5日 08:30 | 来源：云河日报 | 作者：林晓"]
)
def test_a_marker_line_may_begin_with_its_date(marker: str):
    text = (
        f"南山隧道贯通\n{marker}\n\n　　南山隧道昨天贯通。\n\n古桥修缮完工\n{marker}\n\n　　古桥修缮完工。\n"
    )
    issue = read(text)
    assert issue.source.reader == "marked-export"
    assert [(a.headline, a.date or issue.date, [p.name for p in a.authors]) for a in issue.articles] == [
        ("南山隧道贯通", "2019-03-05", ["林晓"]),
        ("古桥修缮完工", "2019-03-05", ["林晓"]),
    ]


@pytest.mark.parametrize("line", ["2019-03-05 云河县：隧道贯通", "1949年10月1日：建国", "2019-03-05"])
def test_a_line_that_only_begins_with_a_date_is_no_marker(line: str):
    assert read_marker(line) is None
