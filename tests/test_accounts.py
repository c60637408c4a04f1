"""Nothing lost, nothing twice: whatever stands in a text format, every character of it is told once."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.errors import KanbaoError
from reader.loader.loading import load_issues
from reader.loader.markup.body import plain
from tests.accounting import assert_accounted
from tests.markup_samples import account, issue_of

if TYPE_CHECKING:
    from collections.abc import Iterable

# --- texts whose lines are the source, whichever reader they are given to

LINES = st.sampled_from(
    [
        "",
        "老街灯火又亮起来",
        "修旧如旧，三百户商家陆续回迁——",
        "傍晚六点，滨河老街的灯次第亮了。改造历时十一个月，涉及商铺三百零六间。",
        "　　“图纸改了九稿，每一稿都贴在街口。”社区主任说。",
        "本报讯（记者周晓禾）今起三天有小雨，出门记得带伞。",
        "2021-06-01",
        "2021-06-01 08:30 来源：县台",
        "【标题】老街灯火又亮起来",
        "【 日 期 】20210601",
        "【版号】2",
        "【正文】",
        "标题：老街灯火又亮起来",
        "副标题：改造一年记",
        "来源：《人民日报》（2021年06月01日 第 02 版）",
        "内容：傍晚六点，灯亮了。",
        "[作者] 林晓",
        "<版次>=1",
        "作者：林晓 时间：2021-06-01",
        "#02版",
        "第3版 要闻",
        "==========",
        "--------",
        "【老街】",
        "（林晓）",
    ]
)


@pytest.mark.parametrize("reader", ["records", "ruled-export", "marked-export", "crawl", "archive-page"])
@given(lines=st.lists(LINES, min_size=1, max_size=14))
def test_of_lines_in_any_order_every_reader_tells_each_character_once(reader: str, lines: list[str]):
    data = ("\n".join(lines) + "\n老街的灯亮了。\n").encode()
    for issue in load_issues(data, "20210601.txt", reader=reader):
        assert_accounted(data, issue)


@given(lines=st.lists(LINES, min_size=1, max_size=14), name=st.sampled_from(["a", "老街灯火又亮起来", "1-2"]))
def test_of_lines_in_any_order_the_reader_that_is_chosen_tells_each_character_once(
    lines: list[str], name: str
):
    data = ("\n".join(lines) + "\n老街的灯亮了。\n").encode()
    for issue in load_issues(data, f"20210601/01版/{name}.txt"):
        assert_accounted(data, issue)


# --- fields

_HAN = "河水灯火街桥新旧开放一二三四五六七八九十"
_WORDS = st.text(_HAN, min_size=1, max_size=12)
_TEXT = st.lists(st.text(_HAN + "，。“”（）：、", min_size=1, max_size=30), max_size=4).map("\n".join)
_NAME_WORDS = """
title 标题 subtitle 引题 content 正文内容 markdown_body 作者 date 版面 section url source tags 来源
author extra
"""
_NAMES = st.sampled_from(_NAME_WORDS.split())


def assume_distinct(values: Iterable[str]) -> None:
    """Leave aside what says a thing twice: a title over its own text, or a text in two forms, counts once."""
    firsts = [plain(value.split("\n")[0]) for value in values if value]
    assume(all(firsts) and len(set(firsts)) == len(firsts))


def fields(record: dict[str, Any]) -> list[str]:
    """Names and values, in words."""
    return [
        part
        for name, value in record.items()
        for part in (name, *(map(str, value) if isinstance(value, list) else [str(value)]))
    ]


@given(
    st.lists(
        st.dictionaries(_NAMES, _TEXT | st.lists(_WORDS, max_size=3), max_size=7), min_size=1, max_size=3
    ),
    st.none() | st.dictionaries(st.sampled_from(["date", "total", "版面", "报纸", "code"]), _WORDS),
)
def test_names_and_values_of_json_are_told_once(records: list[dict[str, Any]], around: dict[str, str] | None):
    for record in records:
        assume_distinct("\n".join(v) if isinstance(v, list) else v for v in record.values())
    held = records if around is None else {**around, "list": records}
    told = "" if around is None else "".join((*fields(around), "list"))
    text = json.dumps(held, ensure_ascii=False)
    try:
        issue = issue_of(text, "a.json")
    except KanbaoError:
        return  # no story among them
    told += "".join(part for record in records for part in fields(record))
    assert account(told, issue) == ({}, {})


@given(st.lists(_NAMES, min_size=2, max_size=6, unique=True), st.data())
def test_names_and_cells_of_a_table_are_told_once(names: list[str], data: st.DataObject):
    rows = data.draw(
        st.lists(st.lists(_TEXT, min_size=len(names), max_size=len(names)), min_size=1, max_size=3)
    )
    for row in rows:
        assume_distinct(row)
    out = io.StringIO()
    csv.writer(out).writerows([names, *rows])
    try:
        issue = issue_of(out.getvalue(), "a.csv", reader="csv")
    except KanbaoError:
        return
    assert account("".join("".join(row) for row in [names, *rows]), issue) == ({}, {})


# --- Markdown

_PARTS = st.one_of(
    st.tuples(st.sampled_from(["# ", "## ", "### ", "#### "]), _WORDS),
    st.tuples(st.sampled_from(["", "- ", "> ", "1. ", "- [ ] "]), _WORDS.map(lambda words: words + "。")),
    st.tuples(
        st.just("- "), st.sampled_from(["来源：县台", "日期：2021-06-01", "版面：第2版", "作者：林晓", "无"])
    ),
    st.tuples(st.sampled_from(["## ", "### "]), st.sampled_from(["正文", "图片链接", "目录"])),
    st.tuples(st.just(""), st.sampled_from(["2021-06-01", "作者：林晓 | 日期：2021-06-01", "---"])),
)
_KEPT = ("- [ ] ",)
"""Marks of which a part is words of the text as well; the number of an item is its mark, as in HTML."""

_FRONT = st.dictionaries(
    st.sampled_from(["date", "author", "tags", "section", "weight", "layout"]), _WORDS, max_size=4
)


@given(st.lists(_PARTS, min_size=1, max_size=12), _FRONT)
def test_words_of_markdown_are_told_once(parts: list[tuple[str, str]], front: dict[str, str]):
    head = "".join(f"{name}: {value}\n" for name, value in front.items())
    text = (f"---\n{head}---\n\n" if front else "") + "\n\n".join(map("".join, parts)) + "\n"
    told = "".join(
        (mark.removeprefix("- ") if mark in _KEPT else "") + words for mark, words in parts if words != "---"
    )
    told += "".join(f"{name}:{value}" for name, value in front.items())
    issue = issue_of(text, "a.md")
    assert account(told, issue) == ({}, {})
