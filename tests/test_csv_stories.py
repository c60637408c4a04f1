"""CSV and TSV with a header, a row a story."""

from __future__ import annotations

import pytest

from reader.errors import KanbaoError
from tests.accounting import bodies
from tests.markup_samples import account, issue_of

TABLE = """标题,正文,日期,版次,作者,来源
云河县水库开始蓄水,"新建的水库昨天开始蓄水。
两个乡都能灌溉。",2021-06-01,01版：要闻,林晓,县台
全县夏收完成八成,"收成好，""比去年好""。",2021-06-01,02,,县报
"""


def test_rows_are_stories_with_the_fields_that_the_header_names():
    issue = issue_of(TABLE, "day.csv")
    assert issue.source.reader == "csv"
    assert issue.date == "2021-06-01"
    assert [(s.page, s.name, s.articles[0].headline) for s in issue.sections] == [
        (1, "要闻", "云河县水库开始蓄水"),
        (2, None, "全县夏收完成八成"),
    ]
    first, second = issue.articles
    assert [text for _, text in bodies(first)] == ["新建的水库昨天开始蓄水。", "两个乡都能灌溉。"]
    assert [text for _, text in bodies(second)] == ['收成好，"比去年好"。']
    assert ([a.name for a in first.authors], first.info) == (["林晓"], (("来源", "县台"),))


def test_nothing_is_lost_or_twice():
    content = TABLE.replace('""', "“").replace('"', "").replace("“", '"')
    lost, added = account(content, issue_of(TABLE, "day.csv"))
    assert (set(lost), added) == ({","}, {})


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_byte_order_mark_and_gbk_are_read(encoding: str):
    assert len(issue_of(TABLE.encode(encoding), "day.csv").articles) == 2


def test_tabs_part_columns_too():
    assert (
        issue_of("title\tcontent\tdate\n题目\t文字。\t2021-06-01\n", "day.tsv").articles[0].headline == "题目"
    )


def test_more_values_than_columns_are_kept():
    (article,) = issue_of("title,content\n题目,文字。,多余\n", "day.csv").articles
    assert article.info == (("column 3", "多余"),)


def test_a_text_with_commas_is_no_csv():
    assert issue_of("标题党，内容空\n今天,天气好,很好\n", "note.txt").source.reader != "csv"


def test_a_quote_without_end_is_a_clear_error():
    with pytest.raises(KanbaoError) as caught:
        issue_of('title,content\n题目,"' + "字\n" * 1_200_000, "day.csv")
    assert "day.csv" in str(caught.value)


def test_a_big_headline_under_a_shoulder_is_the_headline():
    table = (
        "大标题,肩题,记者,正文内容\n"
        "五月的风吹过山冈,来自云河县的报道,林晓,茶农们上了山。\n"
        "春茶开采,,程远,今年早了三天。\n"
    )
    first, second = issue_of(table, "a.csv").articles
    assert (first.kicker, first.headline) == ("来自云河县的报道", "五月的风吹过山冈")
    assert (second.kicker, second.headline) == ("", "春茶开采")


def test_rows_of_two_days_are_one_issue_without_a_date():
    table = "日期,版次,标题,正文\n2023-05-07,1,甲,一。\n2023-05-07,2,乙,二。\n2023-05-08,1,丙,三。\n"
    issue = issue_of(table, "a.csv")
    assert issue.date is None
    assert [a.date for a in issue.articles] == ["2023-05-07", "2023-05-07", "2023-05-08"]


def test_semicolons_and_the_names_of_other_languages_are_read():
    table = "Titel;Text;Datum;Autor\nDie Brücke ist offen;Sie trägt auch Busse.;2021-06-01;Anna Berg\n"
    issue = issue_of(table, "a.csv")
    (article,) = issue.articles
    assert (issue.source.reader, issue.date, article.headline) == (
        "csv",
        "2021-06-01",
        "Die Brücke ist offen",
    )
    assert [text for _, text in bodies(article)] == ["Sie trägt auch Busse."]


def test_a_day_s_column_may_tell_the_page_behind_the_day():
    rows = "水库开始蓄水,2021年6月1日第13版,水库昨天蓄水。\n夏收过半,2021年6月2日第4版,夏收过半了。\n"
    issue = issue_of("Title,Date,Content\n" + rows, "search.csv")
    assert [(s.page, s.articles[0].date) for s in issue.sections] == [(13, "2021-06-01"), (4, "2021-06-02")]


@pytest.mark.parametrize("name", ["Abstract", "摘要", "summary"])
def test_where_no_column_holds_the_text_the_part_of_it_that_one_has_is_read(name: str):
    cut = "云河县新建的水库昨天开始蓄水，两个乡的稻田都能灌溉，三万亩旱地变成水田，预计到秋天"
    issue = issue_of(
        f"Title,Date,{name}\n水库开始蓄水,2021-06-01,{cut}\n夏收过半,2021-06-02,{cut[4:]}\n", "search.csv"
    )
    assert [text for article in issue.articles for _, text in bodies(article)] == [cut, cut[4:]]
    assert not issue.warnings
