"""Markdown: what CommonMark makes of it is the text that was there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from library_samples import BARE, EMPTY, HEADLESS, ISSUE, LONG
from markdown_it import MarkdownIt

from reader.issue import Article, Box, Issue, Section, Source, TextBlock
from reader.library.markdown import escape, issue_markdown

GFM = MarkdownIt("commonmark").enable(["table", "strikethrough"])

# White space that Markdown may fold is not what these tests are about.
WORDS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]),
        st.sampled_from("\\`*_{}[]()#+-.!|<>~&;=:/\"'$%^@1234567890 "),
    ),
    min_size=1,
    max_size=40,
).map(lambda text: " ".join(text.split()))
LINES = WORDS.filter(bool)


def rendered(markdown: str) -> str:
    """The text that a reader of the rendered Markdown sees."""
    shown: list[str] = []
    for token in GFM.parse(markdown):
        for child in token.children or []:
            shown.append("\n" if child.type == "hardbreak" else child.content)
        if token.type in {"code_block", "fence", "html_block"}:
            shown.append(f"<{token.type}>")
    return "".join(shown)


def kinds(markdown: str) -> list[str]:
    return [token.type for token in GFM.parse(markdown) if token.nesting >= 0]


def issue_of(*blocks: TextBlock | Box, headline: str = "标题") -> Issue:
    return Issue(
        Source("page.txt", "page-dump"), (Section((Article("a1", headline, blocks=tuple(blocks)),)),)
    )


def markdown_of(issue: Issue) -> str:
    return "".join(issue_markdown(issue))


@given(LINES)
@example("# 不是标题")
@example("1. 不是列表")
@example("2024年")
@example("1.5万")
@example("---")
@example("===")
@example("- 破折号开头")
@example("+1")
@example("> 引用")
@example("*星*号")
@example("__init__")
@example("snake_case")
@example("a ~~删~~ b")
@example("&amp; &#35; & 公司")
@example("<b>粗</b> 1<2")
@example("[链接](http://example.com)")
@example("![图](a.png)")
@example("`代码`")
@example("C:\\路径\\")
@example("| 表 | 格 |")
@example("1)")
@example("    四个空格")
def test_a_line_of_text_is_shown_with_these_very_characters(line: str):
    assert kinds(escape(line)) == ["paragraph_open", "inline"]
    assert rendered(escape(line)) == line.strip()


@pytest.mark.parametrize(
    "line",
    [
        "今起三天有小雨，出门记得带伞。",
        "snake_case",
        "1.5万人次",
        "2024年",
        "A&B公司",
        "3 - 1",
        "1 > 0",
        "a~b",
        "（完）",
    ],
)
def test_text_without_marks_is_left_alone(line: str):
    assert escape(line) == line


@given(LINES)
@example("C# 与 #")
@example("###")
@example("#######")
@example("第一 ##")
def test_a_headline_stays_a_headline_of_its_own_words(headline: str):
    made = markdown_of(issue_of(headline=headline))
    assert kinds(made) == ["heading_open", "inline"]
    assert rendered(made) == headline


@given(LINES, LINES, LINES)
@example("“家”", "（完）", "*")
@example("记者", "正文", "#")
def test_every_block_is_shown_with_its_text_and_no_other(byline: str, text: str, title: str):
    made = markdown_of(
        issue_of(
            TextBlock("byline", byline),
            TextBlock("paragraph", text),
            TextBlock("subhead", title),
            Box(title, (TextBlock("paragraph", text),)),
        )
    )
    assert rendered(made) == "".join(["标题", byline, text, title, title, text])


@given(st.lists(st.lists(LINES, min_size=1, max_size=4), min_size=1, max_size=4))
def test_a_table_keeps_every_cell(rows: list[list[str]]):
    made = markdown_of(issue_of(TextBlock("table", "\n".join("\t".join(row) for row in rows))))
    assert "table_open" in kinds(made)
    assert rendered(made) == "标题" + "".join(cell for row in rows for cell in row)


def test_the_highest_heading_is_what_is_known_of_issue_section_and_article():
    lines = markdown_of(ISSUE).splitlines()
    assert [line for line in lines if line.startswith("#")] == [
        "# 滨河晚报  2024-03-05  第812期",
        "## 第1版 要闻",
        "### 老街灯火 又亮起来",
        "#### 先问居民，再动一砖",
        "## 第4版 副刊",
        "### 今起三天有小雨",
    ]
    assert markdown_of(BARE).startswith("# 今起三天有小雨\n")


def test_the_other_heading_parts_stand_below_the_headline():
    made = markdown_of(Issue(ISSUE.source, (Section((LONG,)),)))
    assert made.startswith(
        "# 老街灯火 又亮起来\n\n*特稿*\n\n*看见我们的城（三）*\n\n"
        "**修旧如旧，三百户商家陆续回迁——**\n\n**——滨河老街改造一年记**\n\n*本报记者 周晓禾*\n\n"
    )


def test_a_box_is_a_quotation():
    assert "> **核心提示**\n>\n> 改造历时十一个月，涉及商铺三百零六间。\n" in markdown_of(ISSUE)


def test_a_story_without_a_headline_is_parted_from_the_one_before():
    assert "*（林木）*\n\n---\n\n春风过老街\\\n" in markdown_of(BARE)


def test_a_caption_bears_the_mark_it_has_in_the_reader():
    assert "\n▲ *居民在街口看图纸。*\n" in markdown_of(ISSUE)


def test_among_several_every_issue_section_and_article_has_its_own_level():
    made = "".join(issue_markdown(BARE, of_several=True))
    assert made.startswith("# page.txt\n\n### 今起三天有小雨\n")


def test_links_and_words_in_bold_are_links_and_bold():
    block = TextBlock(
        "paragraph",
        "渡轮每天往返，详见时刻表。",
        links=((9, 12, "https://a.example/?a=1&b=2"),),
        stress=((2, 4),),
    )
    tokens = [child for token in GFM.parse(markdown_of(issue_of(block))) for child in token.children or []]
    assert [token.attrs["href"] for token in tokens if token.type == "link_open"] == [
        "https://a.example/?a=1&b=2"
    ]
    assert sum(token.type == "strong_open" for token in tokens) == 1
    assert rendered(markdown_of(issue_of(block))).endswith(block.text)


def test_an_item_of_a_list_is_one():
    first = TextBlock("paragraph", "渡轮", item="•")
    inner = TextBlock("paragraph", "末班", item="2.", depth=1)
    assert kinds(markdown_of(issue_of(first, inner))).count("list_item_open") == 2


@given(LINES, st.lists(st.integers(0, 40), min_size=2, max_size=2, unique=True).map(sorted))
def test_a_text_with_a_link_is_shown_with_its_very_characters(line: str, span: list[int]):
    start, end = (min(at, len(line)) for at in span)
    if line[start:end].strip() != line[start:end] or start == end:
        return
    block = TextBlock("paragraph", line, links=((start, end, "https://a.example"),))
    assert rendered(markdown_of(issue_of(block, headline=""))).strip().endswith(line)


def test_a_picture_is_a_picture():
    assert "![街口](<p1.jpg>)\n" in markdown_of(ISSUE)


def test_verse_keeps_its_lines():
    made = markdown_of(Issue(ISSUE.source, (Section((HEADLESS,)),)))
    assert rendered(made) == "春风过老街\n灯影落新河"


def test_blocks_are_parted_by_one_blank_line():
    made = markdown_of(ISSUE)
    assert "\n\n\n" not in made
    assert made.endswith("阴 |\n\n*（林木）*\n\n---\n\n春风过老街\\\n灯影落新河\n")


def test_an_issue_without_articles_is_an_empty_text():
    assert markdown_of(EMPTY) == ""


def test_headings_go_no_deeper_than_markdown_does():
    article = replace(LONG, headline="深")
    assert "####### " not in markdown_of(Issue(ISSUE.source, (Section((article,), "版", 1),), "报"))


def test_items_stand_where_the_words_of_the_item_around_them_do():
    items = (
        TextBlock("paragraph", "头一条", item="100."),
        TextBlock("paragraph", "里面的一条", item="•", depth=1),
        TextBlock("paragraph", "再里面的一条", item="1)", depth=2),
        TextBlock("paragraph", "第二条", item="101."),
    )
    markdown = markdown_of(issue_of(TextBlock("paragraph", "一共这几条："), *items))
    assert "100. 头一条\n\n     - 里面的一条\n\n       1) 再里面的一条\n\n101. 第二条" in markdown
    assert kinds(markdown).count("list_item_open") == 4
    assert kinds(markdown).count("ordered_list_open") == 2


def test_an_item_of_an_inner_list_behind_a_paragraph_is_no_block_of_code():
    inner = TextBlock("paragraph", "里面的一条", item="•", depth=2)
    shown = kinds(markdown_of(issue_of(TextBlock("paragraph", "这一段在中间。"), inner)))
    assert "code_block" not in shown
    assert shown.count("list_item_open") == 1
