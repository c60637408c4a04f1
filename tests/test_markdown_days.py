"""Markdown with a day's stories in it: sections, stories, lists of contents, the foot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.accounting import bodies
from tests.markup_samples import account, issue_of

if TYPE_CHECKING:
    from pathlib import Path

DAY = """# 《云河新闻》 (20240601)

## 新闻摘要

1.全县夏收完成八成；

2.水库开始蓄水；

3.新桥下月通车。

## 详细新闻

### 全县夏收完成八成

<p><strong>云河台消息</strong>：到昨天为止，全县夏收完成八成。</p><p>今年的收成比去年好。<br></p>

[查看原文](https://example.org/1)

### 水库开始蓄水

<p>新建的水库昨天开始蓄水。</p>

### 新桥下月通车

<p>云河上的新桥下月通车，两岸来往方便多了。</p>

---

(更新时间戳: 1664109102894)
"""


def headlines(text: str, path: str = "20240601.md") -> list[str]:
    return [article.headline for article in issue_of(text, path).articles]


def test_stories_stand_in_sections_under_the_days_title():
    issue = issue_of(DAY, "day.md")
    assert (issue.masthead, issue.date) == ("云河新闻", "2024-06-01")
    assert [(s.name, [a.headline for a in s.articles]) for s in issue.sections] == [
        ("详细新闻", ["全县夏收完成八成", "水库开始蓄水", "新桥下月通车"])
    ]


def test_html_inside_is_paragraphs():
    assert bodies(issue_of(DAY, "day.md").articles[0]) == [
        ("paragraph", "云河台消息：到昨天为止，全县夏收完成八成。"),
        ("paragraph", "今年的收成比去年好。"),
    ]


def test_a_link_to_the_original_is_the_storys_address():
    assert issue_of(DAY, "day.md").articles[0].url == "https://example.org/1"


def test_a_list_of_contents_and_the_foot_are_furniture_and_nothing_is_lost():
    issue = issue_of(DAY, "day.md")
    content = re.sub(r"<[^>]*>|^#+ |^---$|\(https[^)]*\)", "", DAY, flags=re.M).replace(
        "[查看原文]", "查看原文"
    )
    assert account(content, issue) == ({}, {})
    furniture = [piece.text for piece in issue.furniture]
    assert "2.水库开始蓄水；" in furniture
    assert "(更新时间戳: 1664109102894)" in furniture


def test_an_empty_summary_leaves_only_its_heading_aside():
    text = re.sub(r"1\.全县.*?通车。\n", "", DAY, flags=re.S)
    issue = issue_of(text, "day.md")
    assert len(issue.articles) == 3
    assert "新闻摘要" in [piece.text for piece in issue.furniture]


def test_a_section_with_a_text_of_its_own_is_a_story():
    text = DAY.replace(
        "1.全县夏收完成八成；\n\n2.水库开始蓄水；\n\n3.新桥下月通车。", "今天的节目时间有变动，请留意。"
    )
    assert headlines(text)[0] == "新闻摘要"


def test_headings_of_the_second_level_are_stories_where_there_are_no_sections():
    text = "# 云河日报 2024-06-01\n\n## 夏收完成八成\n\n收成好。\n\n## 水库蓄水\n\n开始蓄水了。\n"
    assert headlines(text) == ["夏收完成八成", "水库蓄水"]


def test_headings_of_the_first_level_are_stories_where_there_are_several():
    assert headlines("# 夏收完成八成\n\n收成好。\n\n# 水库蓄水\n\n开始蓄水了。\n") == [
        "夏收完成八成",
        "水库蓄水",
    ]


def test_pages_with_numbers_are_sections_with_numbers():
    first = "## 第01版：要闻\n\n### 甲\n\n甲文。"
    second = "## 第02版：综合\n\n### 乙\n\n乙文。"
    issue = issue_of(f"# 云河日报 2024年6月1日\n\n{first}\n\n{second}\n", "day.md")
    assert [(s.page, s.name) for s in issue.sections] == [(1, "要闻"), (2, "综合")]


def test_a_title_and_a_lead_with_headings_below_are_one_story():
    lead = "云河县新建的水库昨天开始蓄水，库容三百万立方米，可供两个乡、一万多户人家使用。" * 2
    assert headlines(f"# 水库蓄水\n\n{lead}\n\n## 怎么修的\n\n修了三年。\n\n## 谁来管\n\n县里来管。\n") == [
        "水库蓄水"
    ]


@pytest.mark.parametrize("text", ["# 甲\n\n甲文。\n\n" * 300])
def test_many_stories_are_many_stories(text: str):
    assert len(headlines(text)) == 300


def test_every_marked_headline_of_the_samples_is_found(pages: Path):
    for path in sorted((pages / "xwlb-md").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        marked = [line[4:].strip() for line in text.split("\n") if line.startswith("### ")]
        issue = issue_of(path.read_bytes(), str(path))
        assert [a.headline for a in issue.articles if a.headline != "新闻摘要"] == marked
        assert issue.date == f"{path.stem[:4]}-{path.stem[4:6]}-{path.stem[6:]}"


def test_every_field_of_the_samples_with_front_matter_is_found(pages: Path):
    for path in sorted((pages / "hkcnews-md").glob("*/*.md")):
        head = path.read_text(encoding="utf-8").split("\n---")[0]
        told = dict(re.findall(r'^(\w+): "(.*)"$', head, re.M))
        issue = issue_of(path.read_bytes(), str(path))
        (article,) = issue.articles
        assert (article.headline, article.date or "", issue.sections[0].name or "") == (
            told["title"],
            told["date"],
            told.get("category", ""),
        )
        assert article.url == told["url"]
        assert all(author.name in told["author"] for author in article.authors)
        assert bool(article.authors) == bool(told["author"])


def test_the_numbers_that_a_program_gives_all_stories_are_furniture():
    day = "# 云河日报 2024年6月1日\n\n## 第01版：要闻\n\n### 1. 夏收\n\n夏收完成八成。\n\n"
    day += "### 2. 蓄水\n\n水库蓄水。\n\n"
    issue = issue_of(day + "## 第02版：社会\n\n### 1. 新桥\n\n新桥通车。\n", "day.md")
    assert [a.headline for a in issue.articles] == ["夏收", "蓄水", "新桥"]
    assert [item.text for item in issue.furniture if item.text in ("1.", "2.")] == ["1.", "2.", "1."]


@pytest.mark.parametrize("title", ["## 3. 蓄水\n\n水库蓄水。\n", "## 蓄水\n\n水库蓄水。\n"])
def test_numbers_that_not_all_stories_have_stay_in_the_headlines(title):
    assert headlines("# 2024年6月1日\n\n## 1. 夏收\n\n夏收完成。\n\n" + title, "day.md")[0] == "1. 夏收"


def test_a_short_line_in_italics_below_a_headline_is_its_deck():
    day = "# 云河日报 2024年6月1日\n\n## 夏收过半\n\n*六镇机收率超九成*\n\n夏收完成八成。\n\n"
    day += "## 蓄水\n\n*水库昨天开始蓄水。*\n\n水位一天涨三尺。\n"
    first, second = issue_of(day, "day.md").articles
    assert (first.deck, second.deck) == ("六镇机收率超九成", "")
    assert bodies(second)[0][1] == "水库昨天开始蓄水。"
