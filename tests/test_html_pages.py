"""Saved pages: stories and lists of electronic papers, and any story of a news site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.issue import Author, Picture
from reader.library import open_path
from reader.loader.markup.flow import Run, flow
from reader.loader.markup.tree import parse
from tests.accounting import bodies
from tests.markup_samples import account, issue_of

if TYPE_CHECKING:
    from pathlib import Path

PROSE = "云河县新建的水库昨天开始蓄水，库容三百万立方米，可供两个乡、一万多户人家使用。"
MORE = "到明年春天，两个乡的农田都能用上库里的水，也使县城用水的紧张有所缓和。"

FOUNDER = f"""<html><head><meta charset="utf-8"><title>水库开始蓄水--云河日报数字报</title></head><body>
<!--enpproperty <articleid>123</articleid><date>2021-06-01 08:00:00:0</date><author>本报记者  林  晓</author>
<title>云河县水库开始蓄水</title><subtitle>——两个乡受益</subtitle><introtitle>历时三年建成</introtitle>
<nodename>第03版:综合</nodename>/enpproperty-->
<div><a href="node_1.htm">第01版：要闻</a> <a href="node_3.htm">第03版：综合</a></div>
<table><tr><td>历时三年建成</td></tr><tr><td><strong>云河县水库开始蓄水</strong></td></tr>
<tr><td>——两个乡受益</td></tr></table>
<table><tr><td><img src="../images/03/pic.jpg"></td></tr><tr><td>水库大坝 林晓摄</td></tr></table>
<div id="ozoom"><founder-content><P>　　{PROSE}</P><P>　　{MORE}</P></founder-content></div>
<div>版权所有 云河日报社</div></body></html>"""

PEOPLE = f"""<html><head><title>云河县水库开始蓄水</title></head><body><div class="article">
<h3>历时三年建成</h3><h1>云河县水库开始蓄水</h1><h2>——两个乡受益</h2>
<p class="sec">本报记者  林  晓<span>《云河日报》（2024年12月25日 第 03 版）</span></p>
<div id="ozoom"><p>　　{PROSE}</p><p>　　{MORE}</p></div></div></body></html>"""

LIST = """<html><head><title>云河日报</title></head><body><p class="ban">第03版：综合</p>
<p>云河日报 <span>2024年12月25日 星期三</span></p>
<div><a href="node_01.html">01版：要闻</a></div><div><a href="node_03.html">03版：综合</a></div>
<ul><li><span>·</span><a href="../content/content_2.html"> 全县夏收完成八成 </a></li>
<li><span>·</span><a href="../content/content_1.html"> 云河县水库开始蓄水 </a></li></ul></body></html>"""


def content(html: str) -> str:
    return "".join(item.text for item in flow(parse(html)) if isinstance(item, Run))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_founder_page_is_told_by_its_comment_whatever_its_charset_says(encoding: str):
    issue = issue_of(FOUNDER.encode(encoding), "content_123.htm")
    (article,) = issue.articles
    assert issue.source.reader == "e-paper"
    assert (issue.masthead, issue.date) == ("云河日报", "2021-06-01")
    assert (issue.sections[0].page, issue.sections[0].name) == (3, "综合")
    assert (article.kicker, article.headline, article.deck) == (
        "历时三年建成",
        "云河县水库开始蓄水",
        "——两个乡受益",
    )
    assert article.authors == (Author("林晓", "记者"),)
    assert article.blocks[0] == Picture("../images/03/pic.jpg", "")
    assert bodies(article)[1:] == [("caption", "水库大坝 林晓摄"), ("paragraph", PROSE), ("paragraph", MORE)]


@pytest.mark.parametrize("html", [FOUNDER, PEOPLE, LIST])
def test_nothing_is_lost_or_twice(html: str):
    assert account(content(html), issue_of(html, "a.html")) == ({}, {})


def test_a_page_without_the_comment_is_told_by_its_headings():
    issue = issue_of(PEOPLE, "content_1.html")
    (article,) = issue.articles
    assert (issue.masthead, issue.date, issue.sections[0].page) == ("云河日报", "2024-12-25", 3)
    assert (article.kicker, article.headline, article.deck) == (
        "历时三年建成",
        "云河县水库开始蓄水",
        "——两个乡受益",
    )
    assert article.authors == (Author("林晓", "记者"),)
    assert bodies(article) == [("paragraph", PROSE), ("paragraph", MORE)]


def test_a_list_alone_gives_the_titles():
    issue = issue_of(LIST, "node_03.html")
    (section,) = issue.sections
    assert (issue.masthead, issue.date, section.page, section.name) == ("云河日报", "2024-12-25", 3, "综合")
    assert [a.headline for a in section.articles] == ["全县夏收完成八成", "云河县水库开始蓄水"]


def test_a_list_with_its_stories_beside_it_gives_each_story_once(tmp_path: Path):
    (tmp_path / "node_03.html").write_text(LIST, encoding="utf-8")
    (tmp_path / "content_1.html").write_text(PEOPLE, encoding="utf-8")
    issue = open_path(str(tmp_path))
    (section,) = issue.sections
    assert (section.page, section.name) == (3, "综合")
    assert [(a.headline, len(a.blocks)) for a in section.articles] == [
        ("全县夏收完成八成", 0),
        ("云河县水库开始蓄水", 2),
    ]


@pytest.mark.parametrize(
    "address", ["<!-- saved from url=(0037)https://yunhe.example/content_1.html -->", ""]
)
def test_a_story_that_a_browser_called_by_its_title_is_the_one_of_the_list(tmp_path: Path, address: str):
    (tmp_path / "第3版.html").write_text(
        LIST.replace('"content_', '"https://yunhe.example/content_'), "utf-8"
    )
    (tmp_path / "云河县水库开始蓄水.html").write_text(address + PEOPLE, encoding="utf-8")
    (section,) = open_path(str(tmp_path)).sections
    assert [(a.headline, len(a.blocks)) for a in section.articles] == [
        ("全县夏收完成八成", 0),
        ("云河县水库开始蓄水", 2),
    ]


def site(body: str, head: str = "") -> str:
    return f"""<html><head><title>云河县水库开始蓄水_要闻_云河网</title>{head}</head><body>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/a">要闻</a></li></ul>
<div class="main"><h1>云河县水库开始蓄水</h1><p class="info">2021-06-01 08:30 来源：云河网 记者 林晓</p>
<div class="content">{body}</div></div>
<div class="related"><h2>相关新闻</h2><ul><li><a href="/b">全县夏收完成八成，收成比去年好</a></li></ul></div>
<div class="footer">版权所有，未经书面授权，禁止转载、复制、发行，或以其他方式使用。</div></body></html>"""


def test_the_story_of_a_news_page_is_found_and_the_rest_is_furniture():
    html = site(f"<p>{PROSE}</p><p><img src='a.jpg' alt='大坝'></p><p>{MORE}</p><p>（责任编辑：陈远）</p>")
    issue = issue_of(html, "a.html")
    (article,) = issue.articles
    assert issue.source.reader == "web-page"
    assert (issue.masthead, issue.date, issue.sections[0].name) == ("云河网", "2021-06-01", "要闻")
    assert (article.headline, [a.name for a in article.authors]) == ("云河县水库开始蓄水", ["林晓"])
    assert [block.text for block in article.text_blocks()] == [PROSE, MORE, "（责任编辑：陈远）"]
    assert Picture("a.jpg", "大坝") in article.blocks
    assert account(content(html), issue) == ({}, {})


def test_a_text_parted_by_breaks_is_paragraphs():
    article = issue_of(site(f"　　{PROSE}<br><br>　　{MORE}"), "a.html").articles[0]
    assert [block.text for block in article.text_blocks()] == [PROSE, MORE]


def test_what_stands_below_the_editors_line_is_no_text_of_the_story():
    html = site(f"<p>{PROSE}</p><p>{MORE}</p><p>责任编辑：陈远</p><h3>别的新闻</h3><p>{PROSE[::-1]}</p>")
    assert [block.text for block in issue_of(html, "a.html").articles[0].text_blocks()][
        -1
    ] == "责任编辑：陈远"


def test_the_head_tells_the_day_and_the_address():
    head = '<meta property="article:published_time" content="2021-05-31T23:00:00+08:00">'
    head += '<link rel="canonical" href="https://example.org/1">'
    article = issue_of(site(f"<p>{PROSE}</p><p>{MORE}</p>", head), "a.html").articles[0]
    assert (article.date, article.url) == ("2021-05-31", "https://example.org/1")


def test_references_bring_no_control_characters_in():
    issue = issue_of(
        site(f"<p>{PROSE}</p><p>红&#27;[31m字&#8238;在这里，&#x9b;31m不应当有颜色。</p>"), "a.html"
    )
    assert not {"\x1b", "\u202e", "\x9b"} & set(issue.articles[0].text)


def test_a_page_without_a_story_is_a_title_and_furniture():
    (article,) = issue_of(
        "<html><head><title>云河网</title></head><body><a href='/'>首页</a></body></html>", "a.html"
    ).articles
    assert (article.headline, article.blocks) == ("云河网", ())


STORIES = {
    "cna.html": ("平鎮輪胎行惡火  疏散7人1女命喪", "2016-03-19", "中央社"),
    "ltn.html": ("10年前父親掐死兒後自縊... 凶宅下月拍開價425萬", "2018-07-31", "自由時報"),
    "people__1.html": ("女儿出嫁，郑板桥画了几笔兰花当嫁妆", "2019-06-15", "人民网"),
    "thepaper__1.html": ("共享充电宝涨价告别1元时代：是“收割韭菜”还是回归理性", "2019-09-24", "澎湃新闻"),
    "udn.html": ("血濺桃機 他把老婆丟下樓再跳樓", "2019-03-18", "聯合新聞網"),
    "xinhuanet__1.html": ("法国全国大罢工再次严重影响交通", "2019-12-10", "新华网"),
}


@pytest.mark.parametrize("name", STORIES)
def test_titles_days_and_sites_of_the_sample_pages_are_found(pages: Path, name: str):
    path = pages / "saved-html" / name
    issue = issue_of(path.read_bytes(), str(path))
    title, date, site_name = STORIES[name]
    assert (issue.articles[0].headline, issue.date) == (title, date)
    assert (issue.masthead or "").startswith(site_name)
    lost, added = account(content(path.read_text(encoding="utf-8")).replace("\ufeff", ""), issue)
    assert (lost, added) == ({}, {})


def test_the_sample_list_of_a_page_is_read(pages: Path):
    (path,) = (pages / "saved-html").glob("rmrb-node_01*.html")
    issue = issue_of(path.read_bytes(), str(path))
    assert (issue.masthead, issue.date) == ("人民日报", "2024-12-25")
    assert [(s.page, s.name, len(s.articles)) for s in issue.sections] == [(1, "要闻", 7)]
