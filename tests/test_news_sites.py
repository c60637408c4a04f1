"""Saved pages of news sites as their houses lay them out: the story, who wrote it, when, and nothing else."""

from __future__ import annotations

import pytest

from tests.accounting import bodies, titles
from tests.markup_samples import issue_of

DAM = "云河县新建的水库昨天开始蓄水，库容三百万立方米，可灌溉下游两岸的农田，沿岸的人家也不再缺水。"
WORK = "工程由两千多人修了三年，比原来的计划早完成四个月，省下的钱用来修渠。"
TEXT = f"<p>　　{DAM}</p><p>　　{WORK}</p>"
OTHERS = (
    '<ul><li><a href="/a">全县夏收完成八成，粮站腾空了仓库</a></li>'
    '<li><a href="/b">老街的灯火又亮起来</a></li>'
    '<li><a href="/c">镇上来了新校长，孩子们有了新课桌</a></li></ul>'
)

SITES = {
    "an agency: the day in three elements, the editor below": (
        "<title>水库开始蓄水-云河网</title>",
        "<div><span><em>2024</em></span> <span><em>12</em>/<em>25</em></span> <span>09:12:30</span></div>"
        "<div>来源：云河网</div><div><h1><span>水库开始蓄水</span></h1></div>"
        f'<div><div id="detail">{TEXT}</div><div class="editor"><span>【责任编辑:陈山】</span></div>'
        f"<div><p>阅读下一篇：</p>{OTHERS}</div></div>",
        "云河网",
        "2024-12-25",
    ),
    "a portal: the title among key words": (
        '<title>水库开始蓄水|水库|云河县_云河新闻</title><meta property="article:published_time" '
        'content="2024-12-25T10:05:00+08:00">',
        '<div><h1>水库开始蓄水</h1><div class="top-bar">'
        '<span>2024年12月25日 10:05</span> <a href="#">云河日报</a></div>'
        f'<div class="article"><p>　　原标题：水库开始蓄水</p>{TEXT}</div></div>'
        f'<div class="related">{OTHERS}</div>',
        "云河新闻",
        "2024-12-25",
    ),
    "a blog: comments and a side column": (
        '<title>水库开始蓄水 &#8211; 云河时报</title><meta property="og:site_name" content="云河时报">',
        '<header><p><a href="/">云河时报</a></p><nav><ul><li><a>首页</a></li></ul></nav></header>'
        "<main><article>"
        "<header><h1>水库开始蓄水</h1>"
        '<div><time datetime="2024-12-25T10:00:00+08:00">2024年12月25日</time></div></header>'
        f'<div class="entry-content">{TEXT}<div class="sharedaddy"><h3>分享到：</h3></div></div></article>'
        '<div id="comments"><h2>3条评论</h2>'
        "<p>我们村也盼着通水，希望早点修好支渠，大家都等着用水浇地呢，谢谢。</p></div>"
        f"</main><aside><h2>近期文章</h2>{OTHERS}</aside>",
        "云河时报",
        "2024-12-25",
    ),
    "an account: the name of the account is the paper's": (
        '<meta property="og:title" content="水库开始蓄水"><title></title>',
        '<div><h1 id="activity-name">水库开始蓄水</h1><div><span>林小河</span><a id="js_name">云河日报</a>'
        f'<em>2024-12-25 10:05</em></div><div id="js_content"><section>{TEXT}</section></div></div>',
        "云河日报",
        "2024-12-25",
    ),
}


@pytest.mark.parametrize("site", SITES)
def test_the_story_is_told_and_all_else_is_furniture(site: str):
    head, body, paper, day = SITES[site]
    issue = issue_of(f"<html><head>{head}</head><body>{body}</body></html>", "page.html")
    (story,) = issue.articles
    assert titles(story) == ("", "水库开始蓄水", "")
    assert bodies(story) == [("paragraph", DAM), ("paragraph", WORK)]
    assert (issue.masthead, issue.date) == (paper, day)


def test_what_a_site_calls_a_picture_s_line_or_repeats_in_the_picture_is_its_caption():
    html = (
        "<html><head><title>水库开始蓄水</title></head><body><h1>水库开始蓄水</h1><div>"
        f'<p>{DAM}</p><div><img src="1.jpg"><span class="img_descr">大坝全景</span></div>'
        f'<p>{WORK}</p><img src="2.jpg" alt="渠首闸门"><p>渠首闸门</p><p>{WORK}</p></div></body></html>'
    )
    assert [text for kind, text in bodies(issue_of(html, "a.html").articles[0]) if kind == "caption"] == [
        "大坝全景",
        "渠首闸门",
    ]


def test_a_story_in_english_has_its_deck_and_no_authors_made_of_its_words():
    html = (
        "<html><head><title>Dam begins to fill | The Cloud River Times</title></head><body><nav>Home</nav>"
        '<article><h1>Dam begins to fill</h1><p class="standfirst">Six villages to have water next year</p>'
        '<time datetime="2021-06-01">June 1, 2021</time><p>The new dam of Cloud River county began to fill '
        "yesterday, and the fields along the lower reaches will be watered from it.</p></article>"
        "</body></html>"
    )
    (story,) = issue_of(html, "a.html").articles
    assert titles(story) == ("", "Dam begins to fill", "Six villages to have water next year")
    assert ([kind for kind, _ in bodies(story)], story.authors) == (["paragraph"], ())


@pytest.mark.parametrize(
    "comment",
    [
        "saved from url=(0028)https://yunhe.example/1.html",
        "\n Page saved with SingleFile \n url: https://yunhe.example/1.html \n",
    ],
)
def test_what_saved_a_page_tells_its_address(comment: str):
    html = (
        f"<!DOCTYPE html><html><!--{comment}--><title>水库开始蓄水</title><h1>水库开始蓄水</h1>{TEXT}</html>"
    )
    assert issue_of(html, "a.html").articles[0].url == "https://yunhe.example/1.html"


PROSE = "云河县的公交车昨天上路，两条线路从火车站开到县医院，沿途停靠十二站，早晚各有加班车。"


@pytest.mark.parametrize(
    ("last", "kind"),
    [("人多。", "paragraph"), ("短。", "paragraph"), ("……", "paragraph"), ("（记者 陈晓）", "sign-off")],
)
def test_a_short_last_paragraph_of_the_text_is_a_part_of_it(last: str, kind: str):
    page = (
        "<html><head><title>县城通了公交</title></head><body><div class='text'><h1>县城通了公交</h1>"
        f"<p>{PROSE}</p><p>{PROSE}</p><table><tr><td>一路</td><td>12站</td></tr></table><p>{last}</p></div>"
        "<div class='share'><p>分享。</p></div></body></html>"
    )
    (article,) = issue_of(page, "a.html").articles
    assert bodies(article)[-1] == (kind, last)
    assert [author.name for author in article.authors] == (["陈晓"] if "陈晓" in last else [])
