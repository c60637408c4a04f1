"""EPUB: sections and stories by the contents, in reading order; what is hostile in one is refused."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from reader.errors import KanbaoError
from reader.issue import Picture
from tests.accounting import bodies, titles
from tests.markup_samples import account, issue_of

if TYPE_CHECKING:
    from pathlib import Path

    from reader.issue import Issue

DAM = "云河县新建的水库昨天开始蓄水，库容三百万立方米。"
CROP = "到昨天为止，全县夏收完成八成，今年的收成比去年好。"

CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'


def page(body: str) -> str:
    return f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{body}</body></html>'


def book(
    pages: dict[str, str],
    contents: str = "",
    title: str = "云河日报_2021-06-01",
    more: Any = (),
    epub2: bool = False,
) -> bytes:
    """An EPUB with these pages in reading order; `contents` is the inside of its nav or navMap."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(pages)
    )
    refs = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    lists = {}
    if contents and epub2:
        items += '<item id="toc" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        lists["toc.ncx"] = f"<ncx><navMap>{contents}</navMap></ncx>"
    elif contents:
        items += '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        lists["nav.xhtml"] = page(f'<nav epub:type="toc"><h2>目录</h2><ol>{contents}</ol></nav>')
    package = (
        f'<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>{title}</dc:title></metadata>'
        f'<manifest>{items}</manifest><spine toc="toc">{refs}</spine></package>'
    )
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/epub+zip", compress_type=0)
        file.writestr("META-INF/container.xml", CONTAINER)
        file.writestr("OEBPS/content.opf", package)
        for name, text in {**pages, **lists}.items():
            file.writestr(f"OEBPS/{name}", text)
        for name, data in more:
            file.writestr(name, data)
    return made.getvalue()


PAGES = {
    "p1.xhtml": page("<h1>第01版：要闻</h1>"),
    "a1.xhtml": page(f"<h2>水库开始蓄水</h2><p/><p>{DAM}</p>"),
    "p2.xhtml": page('<h1>第02版：综合</h1><ul><li><a href="a2.xhtml">夏收完成八成</a></li></ul>'),
    "a2.xhtml": page(f"<h2>夏收完成八成</h2><p>{CROP}</p>"),
}
NAV = (
    '<li><a href="p1.xhtml">第01版：要闻</a><ol><li><a href="a1.xhtml">水库开始蓄水</a></li></ol></li>'
    '<li><a href="p2.xhtml">第02版：综合</a><ol><li><a href="a2.xhtml">夏收完成八成</a></li></ol></li>'
)
NCX = re.sub(
    r'<a href="([^"]*)">([^<]*)</a>', r'<navLabel><text>\2</text></navLabel><content src="\1"/>', NAV
).replace("<ol>", "").replace("</ol>", "").replace("li>", "navPoint>")  # fmt: skip


def shape(issue: Issue) -> list[tuple[int | None, str | None, list[str]]]:
    return [(s.page, s.name, [a.headline for a in s.articles]) for s in issue.sections]


@pytest.mark.parametrize("epub2", [False, True])
def test_contents_in_two_levels_are_sections_and_stories(epub2: bool):
    issue = issue_of(book(PAGES, NCX if epub2 else NAV, epub2=epub2), "day.epub")
    assert issue.source.reader == "epub"
    assert (issue.masthead, issue.date) == ("云河日报", "2021-06-01")
    assert shape(issue) == [(1, "要闻", ["水库开始蓄水"]), (2, "综合", ["夏收完成八成"])]
    assert [bodies(article) for article in issue.articles] == [[("paragraph", DAM)], [("paragraph", CROP)]]


def test_nothing_is_lost_or_twice():
    content = "".join(re.sub(r"<[^>]*>", "", text) for text in PAGES.values())
    assert account(content, issue_of(book(PAGES, NAV), "day.epub")) == ({}, {})


def test_contents_in_one_level_are_stories():
    pages = {name: text for name, text in PAGES.items() if name.startswith("a")}
    nav = '<li><a href="a1.xhtml">水库开始蓄水</a></li><li><a href="a2.xhtml">夏收完成八成</a></li>'
    assert shape(issue_of(book(pages, nav), "day.epub")) == [(None, None, ["水库开始蓄水", "夏收完成八成"])]


def test_without_contents_each_page_is_a_story():
    pages = {name: text for name, text in PAGES.items() if name.startswith("a")}
    assert shape(issue_of(book(pages), "day.epub")) == [(None, None, ["水库开始蓄水", "夏收完成八成"])]


def test_stories_stand_in_reading_order():
    pages = dict(reversed(PAGES.items()))
    assert [a.headline for a in issue_of(book(pages, NAV), "day.epub").articles] == [
        "夏收完成八成",
        "水库开始蓄水",
    ]


def test_several_stories_in_one_page_are_parted_where_the_contents_lead():
    second = f'<h2><a id="b"></a>夏收完成八成</h2><p>{CROP}</p>'
    one = page(f'<h1>第01版</h1><h2 id="a">水库开始蓄水</h2><p>{DAM}</p>{second}')
    nav = (
        '<li><a href="p.xhtml">第01版</a><ol><li><a href="p.xhtml#a">水库开始蓄水</a></li>'
        '<li><a href="p.xhtml#b">夏收完成八成</a></li></ol></li>'
    )
    issue = issue_of(book({"p.xhtml": one}, nav), "day.epub")
    assert shape(issue) == [(1, None, ["水库开始蓄水", "夏收完成八成"])]
    assert [bodies(article) for article in issue.articles] == [[("paragraph", DAM)], [("paragraph", CROP)]]


def test_a_page_that_the_contents_do_not_name_goes_on_with_the_story_before():
    pages = {"a1.xhtml": PAGES["a1.xhtml"], "a1b.xhtml": page(f"<p>{CROP}</p>")}
    (article,) = issue_of(book(pages, '<li><a href="a1.xhtml">水库开始蓄水</a></li>'), "day.epub").articles
    assert bodies(article) == [("paragraph", DAM), ("paragraph", CROP)]


def test_headings_around_the_title_are_kicker_and_deck():
    text = page(f"<h3>历时三年建成</h3><h1>水库开始蓄水</h1><h2>——两个乡受益</h2><p>{DAM}</p>")
    (article,) = issue_of(
        book({"a.xhtml": text}, '<li><a href="a.xhtml">水库开始蓄水</a></li>'), "day.epub"
    ).articles
    assert titles(article) == ("历时三年建成", "水库开始蓄水", "——两个乡受益")


def test_pictures_have_their_words_and_their_place_in_the_book():
    text = page(f'<h2>水库开始蓄水</h2><p>{DAM}</p><p><img src="../img/a.jpg" alt="大坝"/></p>')
    (article,) = issue_of(book({"text/a.xhtml": text}), "day.epub").articles
    assert article.blocks[1] == Picture("OEBPS/img/a.jpg", "大坝")


def test_a_section_with_a_text_of_its_own_keeps_it():
    pages = {**PAGES, "p1.xhtml": page(f"<h1>第01版：要闻</h1><p>{CROP[::-1]}</p>")}
    assert shape(issue_of(book(pages, NAV), "day.epub"))[0] == (1, "要闻", ["第01版：要闻", "水库开始蓄水"])


def test_a_missing_page_is_named_and_the_rest_is_read():
    nav = NAV + '<li><a href="none.xhtml">没有这一份</a></li>'
    issue = issue_of(book(PAGES, nav), "day.epub")
    assert len(issue.articles) == 2
    assert ["none.xhtml" in w.message for w in issue.warnings] == [True]


def test_entities_are_not_expanded_and_nothing_outside_is_fetched():
    bomb = '<!DOCTYPE html [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    text = bomb + page(f"<h2>水库开始蓄水</h2><p>{DAM}&b;&x;</p>")
    issue = issue_of(book({"a.xhtml": text}), "day.epub")
    assert "root:" not in issue.articles[0].text
    assert issue.articles[0].text.endswith("&b;&x;")


def encryption(method: str) -> list[tuple[str, str]]:
    inside = f'<enc:EncryptedData><enc:EncryptionMethod Algorithm="{method}"/></enc:EncryptedData>'
    return [("META-INF/encryption.xml", f"<encryption>{inside}</encryption>")]


def test_an_encrypted_book_is_refused_and_one_with_encrypted_fonts_is_not():
    locked = book(PAGES, NAV, more=encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc"))
    with pytest.raises(KanbaoError) as caught:
        issue_of(locked, "day.epub")
    assert "day.epub" in str(caught.value)
    fonts = book(PAGES, NAV, more=encryption("http://www.idpf.org/2008/embedding"))
    assert len(issue_of(fonts, "day.epub").articles) == 2


def test_a_page_that_unpacks_to_far_more_is_left_out_with_a_warning():
    pages = {**PAGES, "bomb.xhtml": page("<p>" + "哈" * 3_000_000 + "</p>")}
    issue = issue_of(book(pages, NAV), "day.epub")
    assert len(issue.articles) == 2
    assert ["bomb.xhtml" in w.message for w in issue.warnings] == [True]


def test_a_damaged_book_is_one_clear_error():
    for data in (
        book(PAGES, NAV)[:-200],
        book(PAGES, NAV)[:100],
        book(PAGES, NAV).replace(b"OEBPS", b"OEBPX"),
    ):
        with pytest.raises(KanbaoError) as caught:
            issue_of(data, "day.epub")
        assert "day.epub" in str(caught.value)


def test_contents_that_are_nested_without_end_are_read():
    nav = '<li><a href="a1.xhtml">水库开始蓄水</a><ol>' * 5000
    assert issue_of(book(PAGES, nav), "day.epub").articles


def test_every_line_of_the_samples_contents_is_found(pages: Path):
    (path,) = (pages / "epub").glob("*.epub")
    issue = issue_of(path.read_bytes(), str(path))
    with ZipFile(path) as file:
        ncx = file.read("EPUB/toc.ncx").decode()
        bodies_of = [
            file.read(n).decode().partition("<body>")[2] for n in file.namelist() if n.endswith(".xhtml")
        ]
    told = [text.replace("&amp;", "&") for text in re.findall(r"<text>(.*?)</text>", ncx)[1:]]
    headlines = [text.strip() for text in told if not re.fullmatch(r"\d\d版", text)]
    assert [article.headline for article in issue.articles] == headlines
    assert [section.page for section in issue.sections] == [
        int(t[:2]) for t in told if re.fullmatch(r"\d\d版", t)
    ]
    content = "".join(re.sub(r"<[^>]*>", "", body).replace("&amp;", "&") for body in bodies_of)
    assert account(content, issue) == ({}, {})


def test_a_book_of_which_no_page_can_be_read_says_why():
    with pytest.raises(KanbaoError) as caught:
        issue_of(book({"a1.xhtml": page("<p>" + " " * (40 << 20))}), "day.epub")
    assert str(caught.value) == (
        "day.epub: OEBPS/a1.xhtml: too big: the limit for a file in an archive is 32 MB"
    )
