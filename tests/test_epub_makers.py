"""Books as other makers write them, after what theirs look like: stories and sections all the same."""

from __future__ import annotations

from tests.accounting import titles
from tests.markup_samples import account, issue_of
from tests.test_epub import CROP, DAM, book, page

LAMPS = "老街的灯火昨晚又亮起来，街坊们搬出板凳坐到夜里。"


def point(title: str, path: str, below: str = "") -> str:
    label = f"<navLabel><text>{title}</text></navLabel>"
    return f'<navPoint>{label}<content src="{path}"/>{below}</navPoint>'


MENU = '<div class="calibre_navbar">| <a href="#">Next</a> | <a href="#">Section Menu</a> | <hr/></div>'


def downloaded(title: str, text: str) -> str:
    foot = "<p>This article was downloaded by <b>calibre</b> from <a href='https://yunhe.example/1'>https://yunhe.example/1</a></p>"
    return page(f"{MENU}<h2>{title}</h2><p>{text}</p><div>{foot}</div>")


def listed(*stories: tuple[str, str, str]) -> str:
    return "".join(
        f"<li><a href='{path}'>{title}</a><span>01 六月, 10:00</span><div>{words}</div></li>"
        for path, title, words in stories
    )


NEWS = {
    "index.html": page(
        '<p><img src="masthead.jpg" alt="masthead"/></p><p>[星期二, 01 六月 2021]</p>'
        '<ul><li><a href="feed_0/index.html">要闻</a></li><li><a href="feed_1/index.html">综合</a></li></ul>'
    ),
    "feed_0/index.html": page(
        "<h2>要闻</h2><ul>"
        + listed(
            ("article_0/index.html", "水库开始蓄水", DAM[:12] + "…"),
            ("article_1/index.html", "夏收完成八成", CROP[:12] + "…"),
        )
        + "</ul>"
    ),
    "feed_0/article_0/index.html": downloaded("水库开始蓄水", DAM),
    "feed_0/article_1/index.html": downloaded("夏收完成八成", CROP),
    "feed_1/index.html": page(
        "<h2>综合</h2><ul>" + listed(("article_0/index.html", "老街灯火", "")) + "</ul>"
    ),
    "feed_1/article_0/index.html": downloaded("老街灯火", LAMPS),
}
NEWS_CONTENTS = point(
    "要闻",
    "feed_0/index.html",
    point("水库开始蓄水", "feed_0/article_0/index.html")
    + point("夏收完成八成", "feed_0/article_1/index.html"),
) + point("综合", "feed_1/index.html", point("老街灯火", "feed_1/article_0/index.html"))


def test_of_a_news_book_lists_with_their_summaries_are_furniture_and_the_bracketed_day_is_no_name():
    issue = issue_of(book(NEWS, NEWS_CONTENTS, "云河日报 [星期二, 2021-06-01]", epub2=True), "news.epub")
    assert issue.masthead == "云河日报"
    assert [(s.name, [(a.headline, len(a.blocks)) for a in s.articles]) for s in issue.sections] == [
        ("要闻", [("水库开始蓄水", 1), ("夏收完成八成", 1)]),
        ("综合", [("老街灯火", 1)]),
    ]


def test_nothing_of_a_news_book_is_lost_or_twice():
    import re

    issue = issue_of(book(NEWS, NEWS_CONTENTS, epub2=True), "news.epub")
    content = "".join(re.sub(r"<[^>]*>", "", text.partition("<body>")[2]) for text in NEWS.values())
    assert account(content, issue) == ({}, {})


def test_a_book_in_one_page_without_contents_is_parted_by_its_headings():
    text = (
        f"<h1>要闻</h1><h2>水库开始蓄水</h2><p>{DAM}</p><h2>夏收完成八成</h2><p>{CROP}</p>"
        f"<h1>综合</h1><h2>老街灯火</h2><p>{LAMPS}</p>"
    )
    issue = issue_of(book({"all.html": page(text)}), "day.epub")
    assert [(s.name, [a.headline for a in s.articles]) for s in issue.sections] == [
        ("要闻", ["水库开始蓄水", "夏收完成八成"]),
        ("综合", ["老街灯火"]),
    ]


def test_contents_in_one_level_are_sections_where_a_story_s_heading_follows_each_at_once():
    pages = {
        "p1.html": page(f"<h1>要闻</h1><h2>水库开始蓄水</h2><p>{DAM}</p><h2>夏收完成八成</h2><p>{CROP}</p>"),
        "p2.html": page(f"<h1>综合</h1><h2>老街灯火</h2><p>{LAMPS}</p>"),
    }
    contents = point("要闻", "p1.html") + point("综合", "p2.html")
    issue = issue_of(book(pages, contents, epub2=True), "day.epub")
    assert [(s.name, [a.headline for a in s.articles]) for s in issue.sections] == [
        ("要闻", ["水库开始蓄水", "夏收完成八成"]),
        ("综合", ["老街灯火"]),
    ]


def test_contents_in_one_level_are_stories_where_words_stand_before_the_subheads():
    pages = {
        "a1.html": page(f"<h1>水库开始蓄水</h1><p>{DAM}</p><h2>修渠</h2><p>{CROP}</p>"),
        "a2.html": page(f"<h1>老街灯火</h1><h2>夜里</h2><p>{LAMPS}</p>"),
    }
    contents = point("水库开始蓄水", "a1.html") + point("老街灯火", "a2.html")
    issue = issue_of(book(pages, contents, epub2=True), "day.epub")
    assert [a.headline for a in issue.articles] == ["水库开始蓄水", "老街灯火"]


def test_a_cover_and_a_list_of_a_book_without_contents_are_no_stories():
    pages = {
        "cover.html": page("<p>云河日报</p><p>2021年6月1日</p>"),
        "list.html": page(
            "<h1>目录</h1><p><a href='a1.html'>水库开始蓄水</a></p><p><a href='a2.html'>夏收</a></p>"
        ),
        "a1.html": page(f"<h1>水库开始蓄水</h1><p>{DAM}</p>"),
        "a2.html": page(f"<h1>夏收</h1><p>{CROP}</p>"),
    }
    issue = issue_of(book(pages, title="云河日报"), "day.epub")
    assert [a.headline for a in issue.articles] == ["水库开始蓄水", "夏收"]
    assert issue.date == "2021-06-01"


def test_a_cover_that_the_contents_name_is_no_story():
    pages = {
        "cover.xhtml": page('<img src="cover.jpg" alt="封面"/>'),
        "a1.xhtml": page(f"<h1>水库开始蓄水</h1><p>{DAM}</p>"),
    }
    contents = point("封面", "cover.xhtml") + point("水库开始蓄水", "a1.xhtml")
    issue = issue_of(book(pages, contents, epub2=True), "day.epub")
    assert [a.headline for a in issue.articles] == ["水库开始蓄水"]


def test_a_page_that_two_lines_of_the_contents_lead_to_is_one_story():
    pages = {
        "toc.html": page(
            "<h1>目录</h1><ul><li><a href='a1.html'>水库开始蓄水</a></li>"
            "<li><a href='a2.html'>夏收</a></li></ul>"
        ),
        "a1.html": page(f"<h1>水库开始蓄水</h1><p>{DAM}</p>"),
        "a2.html": page(f"<h1>夏收</h1><p>{CROP}</p>"),
    }
    contents = point("目录", "toc.html") + point(
        "要闻", "a1.html", point("水库开始蓄水", "a1.html") + point("夏收", "a2.html")
    )
    issue = issue_of(book(pages, contents, "云河日报 20210601", epub2=True), "day.epub")
    assert [(s.name, [a.headline for a in s.articles]) for s in issue.sections] == [
        ("要闻", ["水库开始蓄水", "夏收"])
    ]
    assert issue.date == "2021-06-01"


def test_lines_that_their_classes_name_are_kicker_and_deck():
    text = (
        '<p class="kicker">云河县三年修成水利工程</p><h1>水库开始蓄水</h1>'
        f'<p class="subtitle">下游六村明年通水</p><p>{DAM}</p>'
    )
    issue = issue_of(book({"a1.html": page(text)}, point("水库开始蓄水", "a1.html"), epub2=True), "day.epub")
    assert titles(issue.articles[0]) == ("云河县三年修成水利工程", "水库开始蓄水", "下游六村明年通水")


def test_a_book_in_gbk_is_read():
    text = page(f"<h1>水库开始蓄水</h1><p>{DAM}</p>").encode("gbk")
    data = book({"a1.html": text}, point("水库开始蓄水", "a1.html"), epub2=True)  # type: ignore[dict-item]
    assert [block.text for block in issue_of(data, "day.epub").articles[0].text_blocks()] == [DAM]


def test_a_book_without_its_first_member_is_known_by_its_container():
    import io
    import zipfile

    made = io.BytesIO()
    whole = zipfile.ZipFile(io.BytesIO(book({"a1.html": page(f"<h1>水库开始蓄水</h1><p>{DAM}</p>")})))
    with zipfile.ZipFile(made, "w") as bare:
        for name in whole.namelist()[1:]:
            bare.writestr(name, whole.read(name))
    assert [a.headline for a in issue_of(made.getvalue(), "-").articles] == ["水库开始蓄水"]
