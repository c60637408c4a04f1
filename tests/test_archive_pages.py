"""Archive pages: a page's head, and for each story 第N版(…), 专栏:…, its titles and its text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.loader import load
from reader.loader.titlelines import count_titles, find_titles
from tests.accounting import assert_accounted, bodies, read, titles

if TYPE_CHECKING:
    from pathlib import Path

    from reader.issue import Issue

PROSE = (
    "云河县新修的水渠昨天放水，沿渠十二个村、三万多亩旱地从此有了水浇，群众敲锣打鼓赶来观看，直到天黑才散。"
)
MORE = (
    "县水利局负责同志说，这条渠是两千多名民工用一个冬春修起来的，比原定计划提前了四十天，质量完全合乎要求。"
)


def page(
    *stories: str, head: str = "1965年4月5日云河日报 第2版", mark: str = "第2版()", column: str = ""
) -> str:
    return f"{head}\n\n" + "\n\n".join(f"{mark}\n专栏:{column}\n\n{story}\n\n" for story in stories)


def headings(issue: Issue) -> list[list[str]]:
    return [[line for part in titles(a) if part for line in part.split("\n")] for a in issue.articles]


def test_the_page_s_head_gives_paper_date_and_page():
    issue = read(page(f"水渠放水\n本报讯 {PROSE}"))
    assert issue.source.reader == "archive-page"
    assert (issue.masthead, issue.date) == ("云河日报", "1965-04-05")
    assert [(s.page, s.name) for s in issue.sections] == [(2, None)]


def test_a_name_in_the_mark_is_the_section_s():
    issue = read(page(f"水渠放水\n{PROSE}", mark="第2版(农村)"))
    assert [(s.page, s.name) for s in issue.sections] == [(2, "农村")]


def test_each_mark_begins_a_story():
    issue = read(page(f"水渠放水\n本报讯 {PROSE}", f"麦苗返青\n{MORE}"))
    assert headings(issue) == [["水渠放水"], ["麦苗返青"]]
    assert bodies(issue.articles[1]) == [("paragraph", MORE)]


def test_a_column_s_name_is_the_story_s_label_and_its_mark_is_furniture():
    issue = read(page(f"怎样防倒伏\n{PROSE}", column="读者来信"))
    assert issue.articles[0].label == "读者来信"
    assert [piece.text for piece in issue.furniture] == ["1965年4月5日云河日报 第2版", "第2版()", "专栏:"]


def test_a_column_s_mark_above_the_first_story_s_mark_is_the_site_s():
    issue = read("专栏:读者来信\n" + page(f"水渠放水\n{PROSE}"))
    assert issue.furniture[0].text == "专栏:读者来信"
    assert headings(issue) == [["水渠放水"]]


def test_a_mark_without_a_story_makes_none():
    assert len(read(page(f"水渠放水\n{PROSE}") + "\n\n第2版()\n").articles) == 1


def test_several_pages_are_several_sections():
    second = page(f"麦苗返青\n{MORE}", head="1965年4月5日云河日报 第3版", mark="第3版(国际)")
    issue = read(page(f"水渠放水\n{PROSE}") + second)
    assert [(s.page, s.name, len(s.articles)) for s in issue.sections] == [(2, None, 1), (3, "国际", 1)]
    assert issue.date == "1965-04-05"


def test_pages_of_several_days_leave_the_issue_without_a_date():
    second = page(f"麦苗返青\n{MORE}", head="1965年4月6日云河日报 第2版")
    issue = read(page(f"水渠放水\n{PROSE}") + second)
    assert (issue.date, [a.date for a in issue.articles]) == (None, ["1965-04-05", "1965-04-06"])


LEADS = [
    "本报讯 ",
    "本报云河5日电 ",
    "新华社云河一九六五年四月五日电",
    "【新华社云河五日电】",
    "据新华社五日讯 云河消息：",
]


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize(
    "lines",
    [
        ["水渠放水"],
        ["两千民工奋战一冬春", "云河渠提前放水"],
        ["大战红旗渠 誓把旱塬变良田", "云河渠昨天放水", "沿渠十二个村三万多亩地得到灌溉"],
        ["省委书记在云河视察时指出", "水利是农业的命脉", "全县干部群众表示决不辜负期望", "今冬再修两条大渠"],
        ["县委主要抓什么?", "云河县委的经验是:深入下去,抓好典型,把水利这件大事一抓到底"],
    ],
)
def test_title_lines_end_where_the_lead_begins(lines: list[str], lead: str):
    assert headings(read(page("\n".join([*lines, lead + PROSE, MORE])))) == [lines]


@pytest.mark.parametrize(
    "byline",
    [
        "林晓",
        "本报记者 林晓",
        "本报记者林晓周大河",
        "林晓 周大河",
        "云河县委通讯组 林晓",
        "晓林",
        "本报评论员",
    ],
)
def test_title_lines_end_where_the_byline_stands(byline: str):
    issue = read(page(f"渠水长流\n——记云河渠工地\n{byline}\n{PROSE}\n{MORE}"))
    assert titles(issue.articles[0]) == ("", "渠水长流", "——记云河渠工地")
    assert bodies(issue.articles[0])[0] == ("byline", byline)


def test_a_first_line_with_spaces_before_it_is_a_title_line():
    assert headings(read(page(f"  水渠放水\n  {PROSE}"))) == [["水渠放水"]]


def test_a_picture_without_a_title_has_none():
    issue = read(page(f"{PROSE}这是放水时的情景。\n新华社记者 林晓摄"))
    assert headings(issue) == [[]]
    assert [kind for kind, _ in bodies(issue.articles[0])] == ["caption", "credit"]


def test_a_title_without_a_text_stays_one():
    assert headings(read(page("渠水长流（木刻） 林晓", f"麦苗返青\n{MORE}")))[0] == ["渠水长流（木刻） 林晓"]


def test_subheads_in_the_text_stay_in_the_text():
    issue = read(page(f"水渠放水\n本报讯 {PROSE}\n人定胜天\n{MORE}\n更上层楼\n{MORE}"))
    assert headings(issue) == [["水渠放水"]]
    assert [kind for kind, _ in bodies(issue.articles[0])] == [
        "paragraph",
        "subhead",
        "paragraph",
        "subhead",
        "paragraph",
    ]


def test_a_poem_keeps_its_lines():
    issue = read(page("渠上行\n林晓\n渠水下山来，\n清清绕麦田。\n家家开渠口，\n户户唱丰年。"))
    assert headings(issue) == [["渠上行"]]
    assert [kind for kind, _ in bodies(issue.articles[0])] == ["byline", "verse", "verse", "verse", "verse"]


def test_what_a_site_prints_above_the_page_is_furniture():
    issue = read("服务器低价出租,详情点击。\n\n" + page(f"水渠放水\n{PROSE}"))
    assert issue.furniture[0].text == "服务器低价出租,详情点击。"
    assert headings(issue) == [["水渠放水"]]


def test_what_a_site_prints_below_the_page_is_furniture():
    issue = read(page(f"水渠放水\n{PROSE}") + "快速回复\n上一篇 下一篇\n")
    assert [piece.text for piece in issue.furniture][-2:] == ["快速回复", "上一篇 下一篇"]
    assert bodies(issue.articles[0]) == [("paragraph", PROSE)]


def test_a_title_that_a_site_lists_above_the_mark_belongs_to_no_story():
    mark = "第1版()\n专栏:\n\n"
    text = (
        "1948-01-31第1版面所有文章内容\n\n水渠放水 云河县欢庆\n\n"
        f"{mark}  水渠放水\n 云河县欢庆\n{PROSE}\n\n麦苗返青\n\n{mark}麦苗返青\n{MORE}\n"
    )
    issue = read(text)
    assert headings(issue) == [["水渠放水", "云河县欢庆"], ["麦苗返青"]]
    assert bodies(issue.articles[0]) == [("paragraph", PROSE)]
    assert issue.date == "1948-01-31"


def test_a_numbered_list_with_the_text_on_the_mark_s_line_gives_titles_and_texts():
    text = (
        "1953-01-21\n\n第 1 版\n\n1. 水渠放水\n\n"
        f"第1版()专栏: 水渠放水 {PROSE}\n\n2. 图片\n\n第1版()专栏: {MORE}\n\n第 2 版\n\n"
        f"3. 麦苗返青——记东风社\n\n第2版(农村)专栏:  麦苗返青  ——记东风社  林晓  {MORE}  {PROSE}\n"
    )
    issue = read(text)
    assert headings(issue) == [["水渠放水"], [], ["麦苗返青", "——记东风社"]]
    assert [(s.page, s.name, len(s.articles)) for s in issue.sections] == [(1, None, 2), (2, "农村", 1)]
    assert bodies(issue.articles[0]) == [("paragraph", PROSE)]
    assert bodies(issue.articles[2]) == [("byline", "林晓"), ("paragraph", MORE), ("paragraph", PROSE)]
    assert issue.date == "1953-01-21"


def test_a_forum_s_post_tells_its_date_above_the_story():
    text = (
        "• 40阅读\n水渠放水 [复制链接]\n上一主题 下一主题\n离线admin\n"
        f"只看楼主 倒序阅读 0 发表于: 1961-10-14\n第5版()\n专栏:\n\n水渠放水\n{PROSE}\n"
        "快速回复\n限200 字节\n \n上一个 下一个\n"
    )
    issue = read(text)
    assert (issue.date, headings(issue)) == ("1961-10-14", [["水渠放水"]])
    assert bodies(issue.articles[0]) == [("paragraph", PROSE)]


def test_a_mirror_s_watermark_is_furniture():
    issue = read(page(f"水渠放水\n{PROSE}\n{MORE} x7Q某某文库网"))
    assert bodies(issue.articles[0])[-1] == ("paragraph", MORE)
    assert "x7Q某某文库网" in [piece.text for piece in issue.furniture]


def test_a_body_printed_twice_is_set_aside_whole_with_a_warning():
    issue = read(page(f"水渠放水\n{PROSE}\n{MORE}\n\n{PROSE}\n{MORE}"))
    assert headings(issue) == [["水渠放水"]]
    assert bodies(issue.articles[0]) == [("paragraph", PROSE), ("paragraph", MORE)]
    assert [w.code for w in issue.warnings] == ["doubled-body"]


def test_a_tail_that_was_dumped_above_its_head_comes_last():
    tail = "们都说，这是全县人民的一件大喜事，今后要把它管好。"
    story = f"{tail}\n千军万马齐上阵——\n云河渠放水\n本报讯 {PROSE}\n放水那天，老人"
    issue = read(page(story))
    assert titles(issue.articles[0])[:2] == ("千军万马齐上阵——", "云河渠放水")
    assert bodies(issue.articles[0])[-1] == (
        "paragraph",
        "放水那天，老人们都说，这是全县人民的一件大喜事，今后要把它管好。",
    )


@given(
    st.lists(
        st.text(alphabet="云河渠水，。：——（）本报讯林晓 ", min_size=1, max_size=70)
        .map(str.strip)
        .filter(bool),
        max_size=9,
    )
)
def test_any_story_has_its_titles_within_its_lines(lines: list[str]):
    assert 0 <= count_titles(lines) <= len(lines)
    found = find_titles(lines)
    assert 0 <= found.start <= found.stop <= len(lines)


story_lines = st.lists(
    st.sampled_from(
        [
            PROSE,
            MORE,
            "水渠放水",
            "——记云河渠工地",
            "本报讯 " + PROSE,
            "林晓",
            "阅读提示",
            "(林晓)",
            PROSE[:31],
        ]
    ),
    min_size=1,
    max_size=7,
)


@given(st.lists(story_lines, min_size=1, max_size=4))
def test_nothing_is_lost_from_any_archive_page(stories: list[list[str]]):
    read(page(*("\n".join(lines) for lines in stories)))


def test_the_sample_pages_have_the_titles_that_are_printed(pages: Path):
    truth = json.loads((pages / "rmrb-dump/truth.json").read_text("utf-8"))
    for name, expected in truth.items():
        data = (pages / "rmrb-dump" / name).read_bytes()
        issue = load(data, path=name)
        assert_accounted(data, issue)
        assert issue.date == expected["date"]
        assert issue.sections[0].page == expected["page"]
        assert issue.sections[0].name == expected.get("section")
        assert headings(issue) == [story["title_lines"] for story in expected["articles"]]
        for article, story in zip(issue.articles, expected["articles"], strict=True):
            assert article.dateline == story.get("dateline")
            assert article.label == story.get("column")
            assert article.kind == story.get("kind", article.kind)
