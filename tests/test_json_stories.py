"""JSON: arrays, lines, single objects and lists inside objects; what broken and hostile ones come to."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.balance import claims
from reader.digest import sha256_hex
from reader.errors import KanbaoError
from reader.issue import Author, Picture
from reader.library.naming import section_name
from reader.loader.loading import load_issues
from reader.strings import t
from tests.accounting import bodies
from tests.markup_samples import account, issue_of

if TYPE_CHECKING:
    from pathlib import Path

FIRST = {
    "title": "云河县水库开始蓄水",
    "content": "云河县新建的水库昨天开始蓄水。\n到明年春天，两个乡都能灌溉。",
    "author": "本报记者  程  远",
    "date": "2021-06-01",
    "plate": "第01版",
    "url": "https://example.org/1",
}
SECOND = {**FIRST, "title": "全县夏收完成八成", "author": "", "plate": "02版：综合"}


def made(value: Any, path: str = "day.json") -> Any:
    return issue_of(json.dumps(value, ensure_ascii=False), path)


def test_a_days_array_is_an_issue_with_its_pages():
    issue = made([FIRST, SECOND])
    assert issue.source.reader == "json"
    assert issue.date == "2021-06-01"
    assert [(s.page, s.name, [a.headline for a in s.articles]) for s in issue.sections] == [
        (1, None, ["云河县水库开始蓄水"]),
        (2, "综合", ["全县夏收完成八成"]),
    ]
    article = issue.articles[0]
    assert (article.authors, article.url) == ((Author("程远", "记者"),), "https://example.org/1")
    assert [text for _, text in bodies(article)] == FIRST["content"].split("\n")


def test_nothing_is_lost_or_twice():
    content = "".join(name + value for record in (FIRST, SECOND) for name, value in record.items())
    assert account(content, made([FIRST, SECOND])) == ({}, {})


@pytest.mark.parametrize(
    ("record", "found"),
    [
        ({"headline": "题目", "text": "文字"}, ("", "题目", "")),
        (
            {"introtitle": "引题", "title": "题目", "subtitle": "副题", "body": "文字"},
            ("引题", "题目", "副题"),
        ),
        ({"标题": "题目", "正文": "文字", "引题": "引题"}, ("引题", "题目", "")),
        ({"Title": "题 目 之间", "markdown_body": "**文字**"}, ("", "题 目 之间", "")),
    ],
)
def test_names_of_fields_have_synonyms(record: dict[str, str], found: tuple[str, str, str]):
    (article,) = made([record]).articles
    assert (article.kicker, article.headline, article.deck) == found
    assert [text for _, text in bodies(article)] == ["文字"]


@pytest.mark.parametrize(
    "date", ["2021-06-01", "2021/6/1 08:30", "20210601", "2021年6月1日", 1622505600, "1622505600000",
             "Tue, 01 Jun 2021 08:00:00 +0800", "2021-06-01T23:30:00Z"]
)  # fmt: skip
def test_days_are_read_in_every_usual_form(date: Any):
    assert made([{"title": "题目", "content": "文字", "publish_time": date}]).date == "2021-06-01"


def test_what_nobody_knows_is_kept_in_the_info():
    (article,) = made([{**FIRST, "tags": ["水利", "云河"], "views": 12, "extra": {"a": 1}}]).articles
    assert article.info == (("tags", "水利\n云河"), ("views", "12"), ("extra", '{"a": 1}'))


def test_one_object_a_line_is_a_list():
    text = "\n".join(json.dumps(record, ensure_ascii=False) for record in (FIRST, SECOND))
    assert [a.headline for a in issue_of(text, "dump.jsonl").articles] == [FIRST["title"], SECOND["title"]]


def test_a_broken_line_is_named_and_kept_aside():
    text = json.dumps(FIRST, ensure_ascii=False) + "\n" + '{"title": "断了'
    issue = issue_of(text, "dump.jsonl")
    assert len(issue.articles) == 1
    assert [(w.code, w.lines) for w in issue.warnings] == [("broken-line", ((2, 2),))]
    assert '{"title": "断了' in [piece.text for piece in issue.furniture]


def test_one_object_is_one_story():
    assert [a.headline for a in made(FIRST, "a.json").articles] == [FIRST["title"]]


@pytest.mark.parametrize("name", ["articles", "data", "items"])
def test_lists_inside_an_object_are_read_with_what_stands_beside_them(name: str):
    issue = made(
        {"date": "2021-06-01", "newspaper": "云河日报", name: [{"title": "题目", "content": "文字"}]}
    )
    assert (issue.masthead, issue.date, issue.articles[0].headline) == ("云河日报", "2021-06-01", "题目")


def test_pages_that_hold_lists_are_sections():
    pages = [
        {"page_no": "01", "page_name": "要闻", "articles": [{"title": "甲", "content": "文"}]},
        {"page_no": "02", "page_name": "综合", "articles": [{"title": "乙", "content": "文"}]},
    ]
    assert [(s.page, s.name) for s in made({"pages": pages}).sections] == [(1, "要闻"), (2, "综合")]


def test_names_of_lists_are_pages_and_days():
    issue = made({"2021-06-01": {"01版：要闻": [{"title": "甲", "content": "文"}]}})
    assert (issue.date, issue.sections[0].page, issue.sections[0].name) == ("2021-06-01", 1, "要闻")


def test_a_text_in_html_is_read_as_html():
    html = '<p>第一段在这里。</p><p>第二段&nbsp;在这里。<img src="a.jpg" alt="全景"></p>'
    (article,) = made([{"title": "题目", "content": html}]).articles
    assert [getattr(b, "text", "") for b in article.blocks] == ["第一段在这里。", "第二段\xa0在这里。", ""]
    assert article.blocks[2] == Picture("a.jpg", "全景")


def test_a_second_form_of_the_text_is_markup_and_another_text_is_kept():
    record = {
        "title": "题目",
        "content": "第一段。\n第二段。",
        "html": "<p>第一段。</p><p>第二段。</p>",
        "text": "另文。",
    }
    (article,) = made([record]).articles
    assert [text for _, text in bodies(article)] == ["第一段。", "第二段。"]
    assert article.info == (("text", "另文。"),)


def test_categories_without_pages_are_gathered():
    records = [
        {"title": f"题{n}", "content": "文", "category": "国际" if n % 2 else "体育"} for n in range(6)
    ]
    assert [(s.name, len(s.articles)) for s in made(records).sections] == [("体育", 3), ("国际", 3)]


def test_doubled_keys_lose_nothing():
    text = '[{"title": "甲", "title": "乙", "content": "文", "content": "字"}]'
    (article,) = issue_of(text, "a.json").articles
    assert (article.headline, article.info) == ("甲", (("title (2)", "乙"), ("content (2)", "字")))


def test_no_number_is_nothing():
    (article,) = issue_of('[{"title": "甲", "content": "文", "n": NaN, "m": -Infinity}]', "a.json").articles
    assert article.info == ()


def test_escapes_do_not_bring_control_characters_in():
    issue = issue_of('[{"title": "甲\\u001b[31m红", "content": "文\\u202e字\\ud800"}]', "a.json")
    assert issue.articles[0].headline == "甲红"
    assert issue.articles[0].text == "甲红\n文字"
    assert [w.code for w in issue.warnings] == ["escape-removed"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16", "big5"])
def test_other_encodings_are_read(encoding: str):
    record = {"title": "大家好，我們在這裡", "content": "今天的天氣很好，我們都在家裡看報紙。"}
    data = json.dumps([record], ensure_ascii=False).encode(encoding)
    assert issue_of(data, "a.json").articles[0].headline == record["title"]


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, '{"a":' * 100_000 + "1" + "}" * 100_000, '[{"title": "甲",', "[]", "{}", '{"type": "x"}'],
)
def test_what_cannot_be_read_is_one_clear_error(text: str):
    with pytest.raises(KanbaoError) as caught:
        issue_of(text, "a.json")
    assert "a.json" in str(caught.value)


def test_a_value_of_millions_of_characters_is_refused():
    with pytest.raises(KanbaoError):
        issue_of('[{"title": "甲", "content": "' + "字" * 5_000_000 + '"}]', "a.json")


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["title", "content", "data", "date", "page", "x", "要闻"]), inner, max_size=5
        )
    ),
    max_leaves=20,
)


@given(json_values)
def test_any_json_is_read_or_refused(value: Any):
    with suppress(KanbaoError):
        issue_of(json.dumps(value), "a.json", reader="json")


def test_every_field_of_the_sample_is_found(pages: Path):
    (path,) = (pages / "rmrb-json").glob("*.json")
    records = json.loads(path.read_text(encoding="utf-8"))
    issue = issue_of(path.read_bytes(), str(path))
    found = [(section, article) for section in issue.sections for article in section.articles]
    assert len(found) == len(records)
    for record, (section, article) in zip(records, found, strict=True):
        assert (article.headline, article.date) == (record["title"], record["date"])
        assert section.page == int(record["plate"].strip("第版"))
        told = "".join(record["author"].split())
        assert not told or (article.authors and all(author.name in told for author in article.authors))
        whole = Counter("".join((record["title"] + record["content"]).split()))
        assert Counter("".join(article.text.split())) == whole
    content = "".join(name + str(value) for record in records for name, value in record.items())
    assert account(content, issue) == ({}, {})


def test_of_a_name_that_an_object_has_many_times_every_value_is_kept():
    notes = ",".join(f'"note":"第{number}条批注"' for number in range(100))
    issue = issue_of(f'{{"title":"老街灯火","content":"沿河点亮三百盏花灯。",{notes}}}', "a.json")
    told = "".join(value for _, value in issue.articles[0].info)
    assert [number for number in range(100) if f"第{number}条批注" not in told] == []


@pytest.mark.parametrize(
    "record",
    [
        {"head": "县城通了公交", "sub": "两条线路同时开通", "text": "云河县的公交车昨天上路。"},
        {"biaoti": "县城通了公交", "futi": "两条线路同时开通", "zhengwen": "云河县的公交车昨天上路。"},
        {"大标题": "县城通了公交", "小标题": "两条线路同时开通", "文章正文": "云河县的公交车昨天上路。"},
    ],
)
def test_short_and_spelled_names_of_headline_deck_and_text_are_known(record: dict[str, str]):
    issue = made([record])
    (article,) = issue.articles
    assert (article.headline, article.deck) == ("县城通了公交", "两条线路同时开通")
    assert [text for _, text in bodies(article)] == ["云河县的公交车昨天上路。"]
    assert issue.warnings == ()


LONG = "云河县的公交车昨天上路，{}号线从火车站开到县医院，沿途停靠十二站，早晚各有加班车。"


def test_where_no_name_tells_the_text_the_longest_field_that_reads_as_one_is_it():
    records = [
        {"title": f"第{n}路公交开通", "duanluo": LONG.format(n), "source": "县台", "id": str(n)} for n in "12"
    ]
    issue = made(records)
    assert [a.headline for a in issue.articles] == ["第1路公交开通", "第2路公交开通"]
    assert [text for _, text in bodies(issue.articles[1])] == [LONG.format(2)]
    assert issue.warnings == ()


def test_where_no_name_tells_the_headline_a_short_field_that_differs_in_every_record_is_it():
    records = [{"lede": f"第{n}路公交开通", "text": LONG.format(n), "kind of": "要闻"} for n in "123"]
    issue = made(records)
    assert [a.headline for a in issue.articles] == [f"第{n}路公交开通" for n in "123"]
    assert issue.articles[0].info == (("kind of", "要闻"),)


def test_fields_whose_words_are_in_no_story_are_named_in_a_warning():
    (issue,) = [made([{**FIRST, "编者按": "这座水库建了六年，本报曾三次报道。", "来源": "云河县广播电视台"}])]
    assert [(w.code, "编者按" in w.message, "来源" in w.message) for w in issue.warnings] == [
        ("unused-field", True, False)
    ]


def test_addresses_numbers_and_marks_are_no_words_that_a_warning_is_about():
    beside = {"img": "https://example.org/a.jpg", "slug": "yun-he-shui-ku", "views": 12345678, "flag": "草稿"}
    assert made([{**FIRST, **beside}]).warnings == ()


def days_of(value: Any, path: str = "days.json") -> list[tuple[str | None, list[str]]]:
    issues = load_issues(json.dumps(value, ensure_ascii=False).encode(), path)
    return [(issue.date, [a.headline for a in issue.articles]) for issue in issues]


def story(title: str, **more: str) -> dict[str, str]:
    return {"title": title, "content": f"{title}的消息。", **more}


@pytest.mark.parametrize(
    "value",
    [
        {"2021-01-02": [story("乙")], "2021-01-01": [story("甲")]},
        {"issues": [{"day": "2021-01-02", "articles": [story("乙")]},
                    {"day": "2021-01-01", "articles": [story("甲")]}]},
    ],
)  # fmt: skip
def test_each_day_under_which_a_file_has_stories_is_an_issue_in_the_order_of_the_days(value: Any):
    assert days_of(value) == [("2021-01-01", ["甲"]), ("2021-01-02", ["乙"])]


def test_stories_that_tell_their_days_themselves_are_one_issue():
    stories = [story(f"第{n}篇", date=f"2021-01-{n:02}") for n in range(1, 20)]
    assert days_of(stories) == [(None, [f"第{n}篇" for n in range(1, 20)])]
    assert days_of([one | {"page": "1"} for one in stories[:2]]) == [(None, ["第1篇", "第2篇"])]


def test_of_several_days_nothing_is_lost_and_each_issue_has_what_is_its_own():
    value = {"2021-01-01": [story("甲", id="17")], "2021-01-02": [story("乙", id="18")]}
    first, second = load_issues(json.dumps(value, ensure_ascii=False).encode(), "days.json")
    assert [any("18" in piece.text for piece in issue.furniture) for issue in (first, second)] == [
        False,
        True,
    ]
    content = "2021-01-01 2021-01-02" + "".join(
        name + said for stories in value.values() for one in stories for name, said in one.items()
    )
    both = Counter("".join(text for issue in (first, second) for text, _ in claims(issue)))
    assert {c: n for c, n in both.items() if not c.isspace()} == Counter("".join(content.split()))


def test_the_issues_of_one_file_have_digests_of_their_own_that_know_the_file():
    value = {"2021-01-01": [story("甲")], "2021-01-02": [story("乙")]}
    data = json.dumps(value).encode()
    first, second = (issue.source for issue in load_issues(data, "days.json"))
    assert first.sha256 != second.sha256
    assert all(source.is_of(sha256_hex(data)) for source in (first, second))


@pytest.mark.parametrize("said", ["He said no.", "“He said no.”", "Elle a dit oui.", "It cost 12."])
def test_a_short_sentence_in_another_script_is_a_paragraph(said: str):
    long = "The council met on Friday to hear the report of the mayor, and it asked for another one."
    (article,) = made([{"title": "A talk", "content": f"<p>{long}</p><p>{said}</p><p>{long}</p>"}]).articles
    assert bodies(article)[1] == ("paragraph", said)


def test_a_short_line_without_a_stop_between_english_paragraphs_is_a_subhead():
    long = "The council met on Friday to hear the report of the mayor, and it asked for another one."
    (article,) = made([{"title": "A talk", "content": f"<p>{long}</p><p>The vote</p><p>{long}</p>"}]).articles
    assert bodies(article)[1] == ("subhead", "The vote")


def test_the_paper_that_every_story_names_as_its_source_is_the_issues():
    assert made([{**FIRST, "source": "The Daily Post"}, {**SECOND, "source": "The Daily Post"}]).masthead == (
        "The Daily Post"
    )
    assert made([{**FIRST, "source": "The Daily Post"}, {**SECOND, "source": "县台"}]).masthead is None
    assert made([{**FIRST, "source": "县台"}]).masthead is None


def test_pages_of_two_parts_of_a_paper_are_two_pages():
    pages = ["A02", "B02", "A02：国际"]
    issue = made([{**FIRST, "title": f"第{n}篇", "plate": page} for n, page in enumerate(pages)])
    assert [(s.page, s.name, s.printed) for s in issue.sections] == [
        (2, "A02", ("A02", "")),
        (2, "B02", ("B02", "")),
        (2, "A02 国际", ("A02", "国际")),
    ]


def test_a_section_beside_a_page_with_a_letter_keeps_the_letter():
    issue = made([{**FIRST, "plate": page, "section": "国际"} for page in ("A02", "B02")])
    assert [section_name(section) for section in issue.sections] == ["第A02版 国际", "第B02版 国际"]


@pytest.mark.parametrize(
    "cut", ['[{"title": "甲", "content": "断', '[{"title": "甲", "content": "文"},', '[{"title":']
)
def test_a_file_that_is_cut_short_is_said_to_end_there(cut: str):
    with pytest.raises(KanbaoError) as caught:
        issue_of(cut, "a.json")
    assert caught.value.hint == t("json.hint-cut")


def test_a_fault_in_the_middle_is_no_end():
    with pytest.raises(KanbaoError) as caught:
        issue_of('[{"title": 甲, "content": "文"}]', "a.json")
    assert caught.value.hint is None


def test_a_story_s_address_tells_day_and_page_where_no_field_does():
    url = "http://paper.example.org/yhrb/html/2024-06/01/nw.D110000yhrb_20240601_2-05.htm"
    story = {"url": url, "title": FIRST["title"], "content": FIRST["content"]}
    issue = issue_of(json.dumps([story], ensure_ascii=False), "stories.json")
    assert (issue.date, issue.sections[0].page) == ("2024-06-01", 5)
