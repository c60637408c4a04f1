"""A corpus whose fields stand in tags, one a line, a record a story."""

from __future__ import annotations

import pytest

from tests.accounting import bodies, read

FIRST = "云河县新建的水库昨天开始蓄水。　　两个乡的稻田都能灌溉。"
SECOND = "到昨天为止，全县夏收完成八成。　　今年的收成比去年好。"


def doc(title: str, text: str, day: str = "20240601") -> str:
    return (
        f"<doc>\n<url>http://news.example.org/{day}/n1.shtml</url>\n<docno>98590b972ad2f0ea</docno>\n"
        f"<contenttitle>{title}</contenttitle>\n<content>{text}</content>\n</doc>\n"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_record_is_a_story_with_its_paragraphs_and_its_day(encoding: str):
    issue = read(doc("水库开始蓄水", FIRST) + doc("夏收完成八成", SECOND), "news.dat", encoding)
    assert (issue.source.reader, issue.date) == ("tagged-rows", "2024-06-01")
    assert [article.headline for article in issue.articles] == ["水库开始蓄水", "夏收完成八成"]
    assert [text for _, text in bodies(issue.articles[0])] == FIRST.split("　　")


def test_a_text_may_go_on_over_lines():
    text = doc("水库开始蓄水", "\n云河县新建的水库昨天开始蓄水。\n两个乡的稻田都能灌溉。\n") + doc(
        "夏收完成八成", SECOND
    )
    issue = read(text, "news.dat")
    assert [text for _, text in bodies(issue.articles[0])] == FIRST.split("　　")


def test_a_record_that_breaks_off_is_kept():
    issue = read(
        doc("水库开始蓄水", FIRST) + "<doc>\n<contenttitle>夏收完成八成</contenttitle>\n<content>夏收",
        "news.dat",
    )
    assert [text for _, text in bodies(issue.articles[1])] == ["夏收"]


def test_a_field_told_twice_begins_another_record():
    broken = doc("水库开始蓄水", FIRST).replace("</doc>\n", "") + doc("夏收完成八成", FIRST)
    assert [article.headline for article in read(broken, "news.dat").articles] == [
        "水库开始蓄水",
        "夏收完成八成",
    ]
