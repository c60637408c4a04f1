"""Markdown with one story in it: its title, its fields, and what becomes of the markup."""

from __future__ import annotations

import pytest

from reader.issue import Author, Picture
from tests.accounting import bodies
from tests.markup_samples import account, issue_of, story_of

FRONT = """---
title: "云河县水库开始蓄水"
date: "2021-12-29"
author: "记者林晓"
category: "要闻"
tags:
  - "水利"
  - "云河"
url: "https://example.org/1"
last_updated: "2021-12-29 02:56:55"
---

# 云河县水库开始蓄水

云河县新建的水库昨天开始蓄水，库容三百万立方米。

### 春天可以灌溉

到明年春天，两个乡的农田都能用上库里的水。
"""


def test_front_matter_gives_the_fields_of_the_story():
    issue = issue_of(FRONT, "a.md")
    (article,) = issue.articles
    assert issue.source.reader == "markdown"
    assert (issue.date, issue.sections[0].name) == ("2021-12-29", "要闻")
    assert (article.headline, article.date, article.url) == (
        "云河县水库开始蓄水",
        "2021-12-29",
        "https://example.org/1",
    )
    assert article.authors == (Author("林晓", "记者"),)
    assert article.info == (("tags", "水利"), ("tags", "云河"), ("last_updated", "2021-12-29 02:56:55"))


def test_a_title_that_stands_twice_counts_once_and_fields_are_furniture():
    issue = issue_of(FRONT, "a.md")
    body = FRONT.partition("---\n\n# ")[2].replace("### ", "")
    furniture = "\n".join(piece.text for piece in issue.furniture)
    assert account(body + furniture, issue) == ({}, {})
    assert "date: 2021-12-29" in furniture
    assert "云河县水库" not in furniture


def test_lines_of_the_source_are_those_of_the_file():
    article = story_of(FRONT, "a.md")
    assert article.heading_lines == ((13, 13),)
    assert [block.lines for block in article.text_blocks()] == [((15, 15),), ((17, 17),), ((19, 19),)]


def test_headings_inside_a_story_are_subheads():
    assert [kind for kind, _ in bodies(story_of(FRONT, "a.md"))] == ["paragraph", "subhead", "paragraph"]


def test_a_story_without_a_date_is_an_issue_without_a_date():
    text = FRONT.replace('date: "2021-12-29"', 'date: ""')
    issue = issue_of(text, "a.md")
    assert (issue.date, issue.articles[0].date) == (None, None)


@pytest.mark.parametrize("title", ["# 云河县水库开始蓄水", "云河县水库开始蓄水\n==="])
def test_one_heading_is_the_headline(title: str):
    article = story_of(f"{title}\n\n云河县新建的水库昨天开始蓄水，库容三百万立方米。\n", "a.md")
    assert article.headline == "云河县水库开始蓄水"
    assert bodies(article) == [("paragraph", "云河县新建的水库昨天开始蓄水，库容三百万立方米。")]


def test_a_note_without_a_heading_is_called_by_its_files_name():
    assert story_of("水库昨天开始蓄水。\n", "国际/云河县水库开始蓄水.md").headline == "云河县水库开始蓄水"
    assert story_of("水库昨天开始蓄水。\n", "notes/2021-12-29.md").headline == ""


def text_of(markdown: str) -> list[tuple[str, str]]:
    return bodies(story_of(f"# 标题在此\n\n{markdown}\n", "a.md"))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("他说**很好**，又*走*了。", "他说很好，又走了。"),
        ("的**“十四五”**规划已经编成。", "的“十四五”规划已经编成。"),
        ("见[新闻](https://example.org)一文。", "见新闻一文。"),
        ("见<https://example.org/a>一文。", "见https://example.org/a一文。"),
        ("运行 `kanbao` 就可以了。", "运行 kanbao 就可以了。"),
        ("~~旧的~~和==新的==都在。", "旧的和新的都在。"),
        ("[[云河县|那个县]]和[[水库]]。", "那个县和水库。"),
        ("甲&amp;乙，&lt;丙&gt;。", "甲&乙，<丙>。"),
        ("转义\\*星号\\*在。", "转义*星号*在。"),
        ("<span style='color:red'>红</span>字还在。", "红字还在。"),
        ("> 引用的一句话在这里。", "引用的一句话在这里。"),
        ("嫌犯张**、李**都认了。", "嫌犯张**、李**都认了。"),
    ],
)
def test_nothing_of_the_markup_shows_and_the_words_stay(source: str, shown: str):
    assert [text for _, text in text_of(source)] == [shown]


def test_items_of_lists_are_paragraphs_of_their_own():
    assert text_of("- 甲县修路\n- 乙县修桥\n\n1. 先修路\n2. 后修桥") == [
        ("paragraph", "甲县修路"),
        ("paragraph", "乙县修桥"),
        ("paragraph", "先修路"),
        ("paragraph", "后修桥"),
    ]


def test_items_have_the_numbers_that_the_source_gives_them():
    article = story_of("# 标题在此\n\n3. 三号闸\n5. 五号闸\n\n正文在中间。\n\n1) 一号坝\n", "a.md")
    assert [block.item for block in article.blocks] == ["3.", "5.", "", "1)"]


def test_each_item_has_its_own_lines_and_not_those_of_the_list_in_it():
    article = story_of("# 标题在此\n\n1. 先修坝\n2. 后蓄水\n   - 开闸\n   - 放水\n3. 灌溉\n", "a.md")
    assert [block.lines for block in article.blocks] == [((line, line),) for line in range(3, 8)]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("水库昨天%%这里要核对%%开始蓄水。", ["水库昨天开始蓄水。"]),
        ("甲。\n\n%%\n先记下来\n再说\n%%\n\n乙。", ["甲。", "乙。"]),
        ("甲。\n\n%%\n\n先记下来。\n\n- 再说\n\n%%\n\n乙。", ["甲。", "乙。"]),
        ("产量增长5%%，没有注释。", ["产量增长5%%，没有注释。"]),
        ("写作 `%%注释%%` 就行。", ["写作 %%注释%% 就行。"]),
    ],
)
def test_a_comment_of_a_vault_is_not_shown_and_kept_as_furniture(source: str, shown: list[str]):
    issue = issue_of(f"# 标题在此\n\n{source}\n", "a.md")
    assert [text for _, text in bodies(issue.articles[0])] == shown
    words = source.replace("- ", "").replace("`", "")
    assert account(f"标题在此\n{words}", issue) == ({}, {})


def test_a_table_is_a_row_a_line_with_tabs_between_cells():
    assert text_of("| 县 | 产量 |\n|---|--:|\n| 云河 | 12 |\n| 沙洲 | 9 |") == [
        ("table", "县\t产量\n云河\t12\n沙洲\t9")
    ]


def test_pictures_keep_their_words_and_their_place():
    article = story_of("# 标题在此\n\n第一段在前面。\n\n![水库**全景**](img/a.png)\n\n![[库.jpg]]\n", "a.md")
    assert article.blocks[1:] == (Picture("img/a.png", "水库全景"), Picture("库.jpg", ""))


def test_a_figure_in_html_is_a_picture_with_its_caption():
    html = '<figure>\n<img src="a.jpg" alt="">\n<figcaption>水库全景。林晓摄</figcaption>\n</figure>'
    article = story_of(
        f"# 标题在此\n\n{html}\n\n水库昨天开始蓄水，库容三百万立方米，灌溉两个乡的农田。\n", "a.md"
    )
    assert article.blocks[0] == Picture("a.jpg", "")
    assert "".join(text for kind, text in bodies(article)[1:-1]) == "水库全景。林晓摄"


def test_links_are_known_by_their_words_and_addresses():
    article = story_of("# 标题在此\n\n见[甲](https://a.example)和[乙](https://b.example)。\n", "a.md")
    assert article.blocks[0].text == "见甲和乙。"
    assert article.blocks[0].links == ((1, 2, "https://a.example"), (3, 4, "https://b.example"))


def test_words_in_bold_or_italics_are_known_and_a_whole_paragraph_in_bold_is_not():
    article = story_of("# 标题在此\n\n水库**全部**建成，*今天*蓄水。\n\n**水库昨天全部建成。**\n", "a.md")
    assert [block.stress for block in article.blocks] == [((2, 4), (7, 9)), ()]


def test_items_of_lists_bear_their_points_and_know_how_deep_they_stand():
    article = story_of("# 标题在此\n\n- 先修坝\n    - 石料\n- 后蓄水\n\n1. 一号闸\n2. 二号闸\n", "a.md")
    assert [(block.item, block.depth, block.text) for block in article.blocks] == [
        ("•", 0, "先修坝"),
        ("•", 1, "石料"),
        ("•", 0, "后蓄水"),
        ("1.", 0, "一号闸"),
        ("2.", 0, "二号闸"),
    ]


def test_an_item_that_has_its_point_in_the_text_gets_no_second_one():
    article = story_of("# 标题在此\n\n- ● 先修坝\n", "a.md")
    assert (article.blocks[0].item, article.blocks[0].text) == ("", "● 先修坝")


def test_a_sign_off_that_is_parted_from_its_paragraph_leaves_the_links_where_they_are():
    text = "水库昨天开始蓄水，灌溉两个乡的农田，详见[公告](https://a.example)。（林晓）"
    article = story_of(f"# 标题在此\n\n{text}\n", "a.md")
    first, last = article.blocks
    assert [first.text[start:end] for start, end, _ in first.links] == ["公告"]
    assert (last.kind, last.links) == ("sign-off", ())


def test_a_line_that_ends_a_sentence_ends_a_paragraph():
    assert [text for _, text in text_of("水库开始蓄水。\n两个乡受益。")] == ["水库开始蓄水。", "两个乡受益。"]


def test_lines_of_one_length_are_one_paragraph():
    lines = [
        "云河县新建的水库昨天开始蓄水，",
        "库容有三百万立方米。明年的春天",
        "两个乡都能灌溉，受益的是农民。",
    ]
    assert [text for _, text in text_of("\n".join(lines))] == ["".join(lines)]


def test_a_line_of_tags_goes_into_the_info():
    article = story_of("# 标题在此\n\n#水利 #云河\n\n水库昨天开始蓄水。\n", "a.md")
    assert article.info == (("tags", "水利"), ("tags", "云河"))
    assert [text for _, text in bodies(article)] == ["水库昨天开始蓄水。"]


def test_a_hidden_control_character_does_not_come_through_an_entity():
    assert text_of("前&#x202e;后都在这里。") == [("paragraph", "前后都在这里。")]


def test_the_source_in_front_matter_is_the_paper_where_it_is_called_as_one():
    text = "---\ntitle: The bridge is open\nsource: {}\n---\n\nThe bridge opened on Friday.\n"
    assert issue_of(text.format("The Daily Post"), "a.md").masthead == "The Daily Post"
    assert issue_of(text.format("Reuters"), "a.md").masthead is None
