"""The words that tell what an article is about."""

from __future__ import annotations

from reader.issue import Article, TextBlock
from reader.library.keywords import key_words

STORY = Article(
    "a1",
    "老码头渡轮恢复",
    blocks=(
        TextBlock(
            "paragraph", "停航十年的渡轮今天恢复。渡轮从老码头开出，码头上站满了人，2021年的船票是2元。"
        ),
        TextBlock("paragraph", "船长说，渡轮一天开八班，我们的码头以后不再冷清。"),
    ),
)


def test_they_are_frequent_here_and_rare_elsewhere():
    found = key_words(STORY, 5)
    assert found[0] == "渡轮"
    assert "码头" in found
    assert len(found) == 5
    assert not {"我们", "的", "2021"} & set(key_words(STORY))


def test_they_are_shown_as_printed():
    story = Article(
        "a2", "", blocks=(TextBlock("paragraph", "渡輪恢復了，渡輪很舊，ＧＤＰ也在增長。渡輪開了。"),)
    )
    assert key_words(story, 3)[0] == "渡輪"
    assert "ＧＤＰ" in key_words(story, 9)


def test_an_article_without_text_has_none():
    assert key_words(Article("a3", "")) == []
