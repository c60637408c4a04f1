"""The JSON of an issue, which programs outside this project read."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from library_samples import BARE, EMPTY, ISSUE

from reader.issue import Article, Issue, Section, Source, TextBlock
from reader.library.json_export import article_json, issue_json, json_chunks

ARTICLE_KEYS = {
    "id", "date", "url", "kind", "label", "series", "kicker", "headline", "deck", "authors", "dateline",
    "blocks", "heading_lines",
}  # fmt: skip


def test_an_issue_says_its_format_version_and_what_the_paper_says_of_itself():
    made = issue_json(ISSUE)
    assert (made["format"], made["version"]) == ("kanbao.issue", 1)
    assert (made["masthead"], made["date"], made["number"]) == ("滨河晚报", "2024-03-05", "第812期")
    assert made["source"] == {
        "path": "滨河晚报.txt",
        "reader": "page-dump",
        "encoding": "utf-8",
        "sha256": "ab" * 32,
    }


def test_sections_keep_their_order_names_and_pages():
    made = issue_json(ISSUE)["sections"]
    assert [(s["name"], s["page"], len(s["articles"])) for s in made] == [("要闻", 1, 1), ("副刊", 4, 2)]


def test_what_is_not_known_is_null_and_a_heading_part_that_is_missing_is_an_empty_text():
    made = issue_json(BARE)
    assert [made["masthead"], made["date"], made["number"], made["source"]["encoding"]] == [None] * 4
    section = made["sections"][0]
    assert [section["name"], section["page"]] == [None, None]
    article = section["articles"][1]
    assert {key: article[key] for key in ("date", "url", "label", "series", "dateline")} == dict.fromkeys(
        ("date", "url", "label", "series", "dateline")
    )
    assert [article["kicker"], article["headline"], article["deck"]] == ["", "", ""]


def test_an_article_has_every_key_whatever_it_holds():
    for section in issue_json(ISSUE)["sections"]:
        for article in section["articles"]:
            assert set(article) == ARTICLE_KEYS


def test_several_lines_of_a_heading_part_are_joined_by_a_line_break():
    assert issue_json(ISSUE)["sections"][0]["articles"][0]["headline"] == "老街灯火\n又亮起来"


def test_authors_are_names_with_the_role_the_paper_gives_them():
    assert issue_json(ISSUE)["sections"][0]["articles"][0]["authors"] == [{"name": "周晓禾", "role": "记者"}]


def test_a_block_has_kind_text_and_the_source_lines_of_its_pieces():
    blocks = issue_json(ISSUE)["sections"][0]["articles"][0]["blocks"]
    assert blocks[4] == {
        "kind": "paragraph",
        "text": "“图纸改了九稿，每一稿都贴在街口。”社区主任说。",
        "lines": [[18, 18], [22, 22]],
    }


def test_what_markup_says_within_a_block_stands_beside_its_text():
    block = TextBlock("paragraph", "见公告", None, ((1, 3, "https://a.example"),), ((0, 1),), "•", 1)
    made = article_json(Article("a1", "标题", blocks=(block,)))["blocks"][0]
    assert made["links"] == [{"start": 1, "end": 3, "url": "https://a.example"}]
    assert made["stress"] == [[0, 1]]
    assert made["item"] == {"mark": "•", "depth": 1}


def test_lines_are_null_where_the_source_has_none():
    assert issue_json(ISSUE)["sections"][1]["articles"][0]["blocks"][1]["lines"] is None


def test_a_box_has_a_title_with_its_lines_and_blocks_of_its_own():
    box = issue_json(ISSUE)["sections"][0]["articles"][0]["blocks"][2]
    assert box == {
        "kind": "box",
        "title": "核心提示",
        "lines": [[12, 12]],
        "blocks": [
            {"kind": "paragraph", "text": "改造历时十一个月，涉及商铺三百零六间。", "lines": [[14, 14]]}
        ],
    }


def test_a_picture_has_a_path_and_what_it_shows():
    picture = issue_json(ISSUE)["sections"][0]["articles"][0]["blocks"][7]
    assert picture == {"kind": "picture", "path": "p1.jpg", "alt": "街口"}


def test_furniture_and_warnings_come_with_their_lines():
    made = issue_json(ISSUE)
    assert made["furniture"][0] == {"text": "第1版", "lines": [[28, 28]]}
    assert made["warnings"][0] == {
        "code": "unplaced-piece",
        "message": "a piece without a story",
        "lines": [[34, 34]],
    }
    assert made["warnings"][1]["lines"] is None


def test_the_canonical_text_is_added_only_when_asked_for():
    article = ISSUE.articles[0]
    assert article_json(article, with_text=True)["text"] == article.text
    assert "text" not in article_json(article)


def test_printed_in_pieces_it_is_the_same_object():
    for issue in (ISSUE, BARE, EMPTY):
        for with_text in (False, True):
            for one_line in (False, True):
                printed = "".join(json_chunks(issue, with_text=with_text, one_line=one_line))
                assert json.loads(printed) == issue_json(issue, with_text=with_text)


def test_on_one_line_it_is_one_line():
    printed = "".join(json_chunks(ISSUE, one_line=True))
    assert printed.endswith("}\n")
    assert printed.count("\n") == 1


def test_on_several_lines_each_article_has_one():
    lines = "".join(json_chunks(ISSUE)).splitlines()
    assert sum(line.startswith('{"id": "a') for line in lines) == 3


def test_chinese_stands_as_it_is_and_not_as_escapes():
    assert "老街灯火" in "".join(json_chunks(ISSUE))


def test_a_path_that_is_no_utf_8_does_not_break_the_json():
    printed = "".join(json_chunks(Issue(Source("\udcff.txt", "page-dump"))))
    assert json.loads(printed.encode("utf-8"))["source"]["path"] == "?.txt"


@given(st.text(), st.text(), st.lists(st.tuples(st.integers(1), st.integers(1)), max_size=3))
def test_any_text_comes_back_as_it_was(headline: str, text: str, lines: list[tuple[int, int]]):
    article = Article("a1", headline, blocks=(TextBlock("paragraph", text, tuple(lines)),))
    issue = Issue(Source("page.txt", "page-dump"), (Section((article,)),))
    for one_line in (False, True):
        made = json.loads("".join(json_chunks(issue, one_line=one_line)))["sections"][0]["articles"][0]
        assert made["headline"] == headline
        assert made["blocks"][0]["text"] == text
        assert made["blocks"][0]["lines"] == [list(pair) for pair in lines]
