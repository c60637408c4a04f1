"""More of something than any paper has is read in parts or refused, in bounded time and memory."""

from __future__ import annotations

import json
import random
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from reader.errors import KanbaoError
from reader.loader.jsonvalues import MOST_VALUES
from reader.loader.markup.tree import MOST, parse
from reader.loader.rowstories import MOST_RECORDS
from tests.markup_samples import account, issue_of

if TYPE_CHECKING:
    from collections.abc import Callable

STORY = "柳河区十二座人行桥近日全部完工。"


def refused(data: bytes, path: str) -> str:
    with pytest.raises(KanbaoError) as caught:
        issue_of(data, path)
    assert caught.value.path == path
    return str(caught.value)


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "[" + ",".join(["[]"] * n) + "]",
        lambda n: "{" + ",".join(f'"k{i}":1' for i in range(n)) + "}",
        lambda n: "[" + ",".join(["1"] * n) + "]",
    ],
    ids=["lists", "fields", "numbers"],
)
def test_json_of_more_values_than_the_limit_is_refused_unread(make: Callable[[int], str]):
    assert f"{MOST_VALUES}" in refused(make(MOST_VALUES + 2).encode(), "a.json")


def test_more_stories_than_the_limit_in_one_file_are_refused():
    rows = "title,content\n" + "甲,乙\n" * (MOST_RECORDS + 1)
    assert f"{MOST_RECORDS}" in refused(rows.encode(), "a.csv")
    lines = json.dumps({"title": "甲", "content": "乙"}) + "\n"
    assert f"{MOST_RECORDS}" in refused(lines.encode() * (MOST_RECORDS + 1), "a.jsonl")


@pytest.mark.parametrize("name", ["a.md", "a.csv", "rmrb.TSV"])
def test_a_file_larger_than_its_format_may_be_is_refused_by_its_name_before_it_is_decoded(name: str):
    assert "64 MB" in refused(b"title,content\n" * 5_000_000, name)


def test_a_large_file_of_noise_is_refused_before_it_is_decoded():
    noise = random.Random(1).randbytes(16 << 20)
    tracemalloc.start()
    try:
        assert "binary" in refused(noise, "a.txt")
        assert tracemalloc.get_traced_memory()[1] < len(noise) // 2
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_large_text_is_taken_for_a_text_whatever_its_encoding(encoding: str):
    text = f"老街燈會今晚開幕\n\n{(STORY * 20 + chr(10)) * 2000}"
    data = text.replace("桥", "橋").replace("柳河区", "柳河區").encode(encoding, "replace")
    assert "座人行橋近日" in issue_of(data, "a.txt", reader="plain").articles[0].text


def test_a_file_of_holes_is_refused_before_it_is_decoded():
    assert "binary" in refused(b"\0" * 1_000_000 + STORY.encode(), "a.txt")


def test_a_line_of_too_many_levels_is_set_aside_and_the_other_lines_are_read():
    story = json.dumps({"title": "老街", "content": STORY}, ensure_ascii=False)
    issue = issue_of(f"{story}\n{'[' * 100_000}\n{story}", "a.jsonl")
    assert [block.text for article in issue.articles for block in article.text_blocks()] == [STORY, STORY]
    assert [(warning.code, warning.lines) for warning in issue.warnings] == [("broken-line", ((2, 2),))]


@pytest.mark.parametrize(
    "mark", ["[[", "[", "*", "**a _b ", "[a](", "`", "==a", "{{<", "{% ", "![", "<a", "&amp", "~~", "\\"]
)
def test_a_paragraph_of_nothing_but_marks_is_read_in_time_and_whole(mark: str):
    text = f"# 老街\n\n桥{mark * 60_000}{STORY}\n\n{STORY}"
    issue = issue_of(text, "a.md")
    assert [block.text for block in issue.articles[0].text_blocks()][-1] == STORY
    lost, added = account("老街桥" + mark * 60_000 + STORY * 2, issue)
    assert (set(lost) <= set(mark), set(added) <= set(mark)) == (True, True)


def test_a_paragraph_of_a_hundred_thousand_lines_keeps_its_text_and_its_sentences():
    text = "# 老街\n\n" + "灯火**又**亮\n" * 50_000 + f"{STORY}\n" * 50_000
    issue = issue_of(text, "a.md")
    assert account("老街" + "灯火又亮" * 50_000 + STORY * 50_000, issue) == ({}, {})
    assert [b.text for b in issue.articles[0].text_blocks()].count(STORY) > 49_000


def test_of_more_elements_than_a_tree_holds_the_text_stays():
    root = parse("<p>桥" * (MOST + 1000))
    assert sum(1 for _ in root.walk()) <= MOST + 1
    assert root.text().count("桥") == MOST + 1000


def test_marks_that_begin_no_tag_are_text():
    assert parse("<p>" + "<" * 100_000 + "3 < 5").text() == "<" * 100_000 + "3 < 5"
