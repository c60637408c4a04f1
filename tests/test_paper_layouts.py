"""Stories and lists of electronic papers as other houses lay them out, after what their pages look like."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.errors import KanbaoError
from reader.issue import Issue
from reader.library import open_each
from reader.loader.loading import load_issues
from tests.accounting import bodies, titles
from tests.markup_samples import account, issue_of

if TYPE_CHECKING:
    from pathlib import Path

DAM = "云河县新建的水库昨天开始蓄水，库容三百万立方米，可灌溉下游两岸的农田，沿岸的人家也不再缺水。"
WORK = "工程由两千多人修了三年，比原来的计划早完成四个月，省下的钱用来修渠。"
TEXT = f"<p>　　{DAM}</p><p>　　{WORK}</p>"
TITLES = ("云河县三年修成水利工程", "水库开始蓄水", "下游六村明年通水")
FOOT = "<div><p>版权所有 云河日报社 未经授权不得转载</p></div>"

LAYOUTS = {
    # the author in a heading, the page in a line of its own behind the date, the page's name in a link
    "headings in four ranks": (
        "<title>水库开始蓄水-云河日报-云河网</title>",
        '<div class="left"><a href="node_2.htm">第01版：要闻</a></div>'
        f'<div class="text_c"><h3>{TITLES[0]}</h3><h1>{TITLES[1]}</h1><h2>{TITLES[2]}</h2>'
        "<h4>本报记者 林小河</h4><div>《云河日报》（<span>2021年06月01日</span> <b>01</b>版）</div>"
        f'<div id="articleContent">{TEXT}</div></div>',
    ),
    # the page's number with zeros, the author beside the date
    "names of classes": (
        "<title>云河日报数字报-水库开始蓄水</title>",
        f'<div>00001版：要闻</div><div><h4 class="main-article-pretitle">{TITLES[0]}</h4>'
        f'<h1 class="main-article-title">{TITLES[1]}</h1><h4 class="main-article-subtitle">{TITLES[2]}</h4>'
        "<div><span>2021-06-01</span><span>作者：本报记者 林小河</span></div>"
        f'<div id="ozoom">{TEXT}</div></div>',
    ),
    # no headings at all
    "lines that their classes name": (
        "<title>水库开始蓄水-云河日报</title>",
        "<div><span>2021年6月1日 星期二</span><span>第01版：要闻</span></div>"
        f'<div><div class="yinti">{TITLES[0]}</div><div class="title">{TITLES[1]}</div>'
        f'<div class="futi">{TITLES[2]}</div><div>本报记者 林小河 《云河日报》（2021年6月1日 01版）</div>'
        f"<div>{TEXT}</div></div>",
    ),
    # all in tables, the heading in a comment, the page's name in a link among others
    "tables": (
        "<title>云河日报</title>",
        "<!--enpproperty <date>2021-06-01 00:00:00.0</date><author>本报记者 林小河</author>"
        f"<title>{TITLES[1]}</title><subtitle>{TITLES[2]}</subtitle><introtitle>{TITLES[0]}</introtitle>"
        "<nodename>01</nodename>/enpproperty-->"
        "<table><tr><td><a href=node_2.htm>第A01版：要闻</a> <a href=node_3.htm>下一版</a></td></tr></table>"
        f"<table><tr><td>{TITLES[0]}</td></tr><tr><td><b>{TITLES[1]}</b></td></tr><tr><td>{TITLES[2]}</td></tr>"
        f"</table><table><tr><td><div id=ozoom>{TEXT}</div></td></tr></table>",
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_story_has_its_heading_its_text_and_its_place_in_every_layout(layout: str):
    head, body = LAYOUTS[layout]
    issue = issue_of(f"<html><head>{head}</head><body>{body}{FOOT}</body></html>", "page.html")
    (section,) = issue.sections
    (story,) = section.articles
    assert titles(story) == TITLES
    assert bodies(story)[-2:] == [("paragraph", DAM), ("paragraph", WORK)]
    assert (section.page, section.name, issue.date) == (1, "要闻", "2021-06-01")
    assert [author.name for author in story.authors] == ["林小河"]


def test_a_byline_in_a_line_of_its_own_is_the_story_s():
    head, body = LAYOUTS["headings in four ranks"]
    html = f"<html><head>{head}</head><body>{body.replace('articleContent', 'ozoom')}{FOOT}</body></html>"
    (story,) = issue_of(html, "page.html").articles
    assert bodies(story)[0] == ("byline", "本报记者 林小河")
    assert titles(story) == TITLES


def test_nothing_of_such_a_page_is_lost_or_twice():
    head, body = LAYOUTS["names of classes"]
    issue = issue_of(f"<html><head>{head}</head><body>{body}{FOOT}</body></html>", "page.html")
    words = "00001版：要闻" + "".join(TITLES) + "2021-06-01作者：本报记者林小河" + DAM + WORK
    assert account(words + "版权所有云河日报社未经授权不得转载", issue) == ({}, {})


LIST = (
    "<html><head><title>云河日报</title></head><body>"
    '<map name="pagepicmap"><area href="content_14.htm"><area href="content_15.htm"></map>'
    "<p>2017年7月22日　星期<font>六</font></p>"
    "<table><tr><td>第1版　　　<span>要闻</span></td></tr></table><ul>"
    "<li><a href=content_14.htm><div>水库开始蓄水</div></a></li>"
    "<li><a href=content_15.htm><div>夏收完成八成</div></a></li></ul>"
    "<p>今日关注</p><table><tr><td><a href=content_22.htm><div>老街灯火又亮起来</div></a></td></tr></table>"
    "<p>版面目录</p><p><a href=node_2.htm>第1版：要闻</a></p>"
    "<p><a href=node_3.htm>第2版：综合</a></p></body></html>"
)


def test_the_stories_of_a_list_are_those_on_the_picture_of_the_page():
    issue = issue_of(LIST, "node_2.htm")
    assert [(s.page, s.name, [a.headline for a in s.articles]) for s in issue.sections] == [
        (1, "要闻", ["水库开始蓄水", "夏收完成八成"])
    ]
    assert (issue.masthead, issue.date) == ("云河日报", "2017-07-22")


def test_a_list_of_several_pages_has_each_page_s_stories_below_its_mark():
    html = (
        "<html><head><title>云河日报</title></head><body><p>2017年7月22日</p>"
        "<h4><a href=node_2.htm>第01版：要闻</a></h4>"
        "<ul><li><a href=content_14.htm>水库开始蓄水</a></li></ul>"
        "<h4><a href=node_3.htm>第02版：综合</a></h4><ul><li><a href=content_15.htm>夏收完成八成</a></li>"
        "<li><a href=content_16.htm>老街灯火又亮起来</a></li></ul></body></html>"
    )
    issue = issue_of(html, "index.htm")
    assert [(s.page, s.name, [a.headline for a in s.articles]) for s in issue.sections] == [
        (1, "要闻", ["水库开始蓄水"]),
        (2, "综合", ["夏收完成八成", "老街灯火又亮起来"]),
    ]


FRAMES = (
    '<html><frameset cols="50%,50%"><frame src="node_2.htm"><frame src="content_1.htm"></frameset></html>'
)
AWAY = (
    "<html><head><title>云河日报</title>"
    '<meta http-equiv="REFRESH" content="0; URL=html/node_2.htm"></head></html>'
)


@pytest.mark.parametrize("html", [FRAMES, AWAY])
def test_a_page_that_only_leads_to_others_says_that_the_text_is_elsewhere(html: str):
    with pytest.raises(KanbaoError) as caught:
        load_issues(html.encode(), "index.htm")
    assert str(caught.value) == "index.htm: a page without a text that leads to other files: open those"


def test_stories_that_name_no_paper_are_of_the_paper_whose_lists_lie_beside_them(tmp_path: Path):
    folder = tmp_path / "html" / "2017-07" / "22"
    folder.mkdir(parents=True)
    (folder / "node_2.htm").write_text(LIST, encoding="utf-8")
    for number, title in ((14, "水库开始蓄水"), (15, "夏收完成八成")):
        (folder / f"content_{number}.htm").write_text(
            f"<html><head><title>{title}</title></head><body><p>2017年7月22日</p><h1>{title}</h1>"
            f"<div id=ozoom>{TEXT}</div></body></html>",
            encoding="utf-8",
        )
    (issue,) = [one for one in open_each([str(tmp_path)]) if isinstance(one, Issue)]
    assert (issue.masthead, issue.date) == ("云河日报", "2017-07-22")
    assert [(s.page, s.name, [(a.headline, len(a.blocks)) for a in s.articles]) for s in issue.sections] == [
        (1, "要闻", [("水库开始蓄水", 2), ("夏收完成八成", 2)])
    ]


def test_a_picture_whose_heading_is_in_the_comment_alone_keeps_its_caption():
    html = (
        "<html><head><title>云河日报</title></head><body><!--enpproperty <date>2021-06-01</date>"
        "<title>图片新闻</title><nodename>01</nodename>/enpproperty--><p><a href=node_2.htm>下一版</a></p>"
        "<table><tr><td><img src=res/1.jpg></td></tr><tr><td>水库大坝全景。</td></tr></table>"
        "<div id=ozoom><founder-content></founder-content></div></body></html>"
    )
    (story,) = issue_of(html, "content_1.htm").articles
    assert (story.headline, bodies(story)) == ("图片新闻", [("picture", ""), ("caption", "水库大坝全景。")])


def test_capitals_in_tags_and_names_change_nothing():
    html = (
        "<HTML><HEAD><TITLE>云河日报</TITLE></HEAD><BODY><!--ENPPROPERTY <DATE>2021-06-01</DATE>"
        "<TITLE>水库开始蓄水</TITLE><NODENAME>01</NODENAME>/ENPPROPERTY-->"
        "<TABLE><TR><TD><FONT SIZE=5>水库开始蓄水</FONT></TD></TR></TABLE>"
        f"<DIV ID=OZOOM>{TEXT}</DIV></BODY></HTML>"
    )
    issue = issue_of(html, "CONTENT_1.HTM")
    assert [(a.headline, len(a.blocks)) for a in issue.articles] == [("水库开始蓄水", 2)]
    assert (issue.date, issue.sections[0].page) == ("2021-06-01", 1)
