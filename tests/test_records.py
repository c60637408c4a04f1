"""CD-ROM records: fields in 【】, the text hard-wrapped."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.loader import load
from reader.loader.loading import load_issues
from tests.accounting import assert_accounted, bodies, read, titles

if TYPE_CHECKING:
    from pathlib import Path

WIDTH = 38

FIRST = (
    "云河县新建的小水电站昨天并网发电。这座电站装机１２００千瓦，可供两个乡、一万多户人家照明和加工粮食，"
    "也使县城的用电紧张有所缓和。"
)
SECOND = "据了解，这是今年投产的第三座小水电站。"


def wrapped(*paragraphs: str, width: int = WIDTH) -> str:
    """Paragraphs as the records have them: four spaces before each, a line break after `width` characters."""
    lines = []
    for paragraph in paragraphs:
        text = "    " + paragraph
        first = width + 2  # four half-width spaces take the room of two characters
        lines.append(text[:first])
        lines += [text[at : at + width] for at in range(first, len(text), width)]
    return "\n".join(lines)


def record(
    body: str, title: str = "小水电站并网发电", date: str = "19960306", page: str = "2", author: str = "林晓"
) -> str:
    head = f"【 日  期 】{date}\n【 版  号 】{page}\n【 标  题 】{title}\n【 作  者 】{author}\n"
    return f"{head}【 正  文 】\n{body}\n    \n    \n"


def test_a_record_is_a_story_with_its_date_page_and_author():
    issue = read(record(wrapped(FIRST, SECOND)), encoding="gb18030")
    assert issue.source.reader == "records"
    assert (issue.date, issue.sections[0].page) == ("1996-03-06", 2)
    (article,) = issue.articles
    assert (article.headline, article.date, [a.name for a in article.authors]) == (
        "小水电站并网发电",
        "1996-03-06",
        ["林晓"],
    )


def test_lines_that_the_wrap_cut_are_one_paragraph():
    assert bodies(read(record(wrapped(FIRST, SECOND))).articles[0]) == [
        ("paragraph", FIRST),
        ("paragraph", SECOND),
    ]


def test_a_paragraph_names_all_its_lines():
    (article,) = read(record(wrapped(FIRST, SECOND))).articles
    assert [b.lines for b in article.text_blocks()] == [((6, 7),), ((8, 8),)]


def test_a_mark_that_the_wrap_put_on_a_line_of_its_own_comes_back():
    paragraph = "甲" * WIDTH + "。"
    assert bodies(read(record(wrapped(paragraph, SECOND))).articles[0])[0] == ("paragraph", paragraph)


def test_spaces_inside_a_paragraph_stay_and_those_at_a_line_s_end_go():
    upper = "本报讯  庆祝建站１０  周年大会昨天举行，到会的有省水利厅、县政府的负"
    lower = "责同志和历年的老职工。"
    body = f"    {upper}\n{lower}  \n（林  晓）"
    assert bodies(read(record(body)).articles[0]) == [
        ("paragraph", upper + lower),
        ("sign-off", "（林  晓）"),
    ]


def test_several_title_lines_are_kept_apart():
    issue = read(record(wrapped(FIRST), title="省长在云河考察小水电时强调\n            山区用电要多靠自己"))
    assert titles(issue.articles[0]) == ("省长在云河考察小水电时强调", "山区用电要多靠自己", "")


def test_titles_on_one_line_stay_one_line():
    issue = read(record(wrapped(FIRST), title="小水电站并网发电  两乡万户告别油灯"))
    assert issue.articles[0].headline == "小水电站并网发电  两乡万户告别油灯"


def test_several_authors_are_parted_by_strokes():
    issue = read(record(wrapped(FIRST), author="林晓/周大河"))
    assert [a.name for a in issue.articles[0].authors] == ["林晓", "周大河"]


def test_a_record_without_an_author_has_none():
    text = record(wrapped("本报讯  " + FIRST)).replace("【 作  者 】林晓\n", "")
    assert read(text).articles[0].authors == ()


def test_field_names_and_values_but_the_title_are_one_piece_of_furniture():
    (piece,) = read(record(wrapped(FIRST), title="省长考察小水电时强调\n            多靠自己")).furniture
    assert piece.text.split("\n") == [
        "【 日  期 】19960306",
        "【 版  号 】2",
        "【 标  题 】",
        "【 作  者 】林晓",
        "【 正  文 】",
    ]
    assert piece.lines == ((1, 3), (5, 6))


def test_a_centred_line_is_a_subhead():
    body = wrapped(FIRST) + "\n            山里亮起来\n" + wrapped(FIRST)
    assert bodies(read(record(body)).articles[0])[1] == ("subhead", "山里亮起来")


def test_several_records_in_a_file_are_stories_in_sections_by_page():
    text = (
        record(wrapped(FIRST))
        + record(wrapped(SECOND), "第三座", page="2")
        + record(wrapped(FIRST), "又一座", page="3")
    )
    issue = read(text)
    assert [(s.page, [a.headline for a in s.articles]) for s in issue.sections] == [
        (2, ["小水电站并网发电", "第三座"]),
        (3, ["又一座"]),
    ]
    assert issue.date == "1996-03-06"


def test_records_of_several_days_leave_the_issue_without_a_date():
    text = record(wrapped(FIRST)) + record(wrapped(FIRST), date="19960307")
    (issue,) = load_issues(text.encode("gb18030"), "records.txt")
    assert (issue.date, [a.date for a in issue.articles]) == (None, ["1996-03-06", "1996-03-07"])


def test_brackets_of_this_kind_in_the_text_are_text():
    body = wrapped("【本报讯】" + FIRST) + "\n【作者简介】林晓，云河县文化馆干部。"
    assert bodies(read(record(body)).articles[0])[0][1].startswith("【本报讯】云河县")
    assert len(read(record(body)).articles) == 1


def test_lines_shorter_than_the_wrap_are_not_joined():
    verse = "春到云河水，\n舟行两岸青。\n渔歌三五曲，\n唱与故人听。"
    assert [text for _, text in bodies(read(record(verse)).articles[0])] == verse.split("\n")


def test_a_short_line_in_a_wrapped_text_ends_its_paragraph():
    body = wrapped(FIRST) + "\n第一名  林晓\n第二名  周大河"
    assert [text for _, text in bodies(read(record(body)).articles[0])[1:]] == [
        "第一名  林晓",
        "第二名  周大河",
    ]


def test_two_spaces_that_part_words_are_no_indent():
    upper = "本报云河１月１５日电讯　由省水利厅组织编写的云河流域水利规划最近通过评审验收"
    body = f"    {upper}\n  （记者林晓）这个规划历时三年。"
    assert bodies(read(record(body)).articles[0]) == [("paragraph", upper + "（记者林晓）这个规划历时三年。")]


def test_a_latin_word_s_space_at_the_wrap_stays():
    upper = "    英国工程师詹姆斯·莱格（Ｊａｍｅｓ  Ｌｅｇｇｅ）与助手约翰（Ｊｏｈｎ  "
    lower = "Ｓｍｉｔｈ）一同来到云河考察水利，历时三个多月。"
    assert "Ｊｏｈｎ Ｓｍｉｔｈ" in bodies(read(record(f"{upper}\n{lower}")).articles[0])[0][1]


han = st.text(alphabet="云河县水电站发１２％，、“”（）一二", min_size=1, max_size=200).map(lambda t: t + "。")


@given(st.lists(han, min_size=1, max_size=5))
def test_paragraphs_come_back_from_the_wrap_as_they_were(paragraphs: list[str]):
    blocks = bodies(read(record(wrapped(*paragraphs))).articles[0])
    assert "".join(text for _, text in blocks) == "".join(paragraphs)


def test_the_sample_records_read_as_their_truth_says(pages: Path):
    truth = json.loads((pages / "rmrb-records-gbk/truth.json").read_text("utf-8"))
    for story in truth:
        data = (pages / "rmrb-records-gbk" / story["file"]).read_bytes()
        issue = load(data, path=story["file"])
        assert_accounted(data, issue)
        (article,) = issue.articles
        assert (issue.date or "").replace("-", "") == story["date"]
        assert str(issue.sections[0].page) == story["page"]
        assert [line for part in titles(article) if part for line in part.split("\n")] == story["title"]
        assert "/".join(a.name for a in article.authors) == (story.get("author") or "")
        ours = "".join("".join(text.split()) for _, text in bodies(article))
        assert ours == "".join("".join(p.split()) for p in story["paras"])


@pytest.mark.parametrize("name", ["【 日  期 】", "【日期】", "【 日 期 】 "])
def test_field_names_are_read_with_any_spaces(name: str):
    assert read(record(wrapped(FIRST)).replace("【 日  期 】", name)).date == "1996-03-06"


def test_the_mark_that_a_database_puts_before_a_record_is_furniture():
    def one(title: str) -> str:
        fields = f"<日期>=2002.03.06\n<版次>=2\n<标题>={title}\n<作者>=林晓"
        return f"<REC>\n{fields}\n<正文>=    {FIRST}\n    {SECOND}\n"

    issue = read(one("小水电站并网发电") + one("第三座电站投产"))
    assert [text for article in issue.articles for _, text in bodies(article)] == [
        FIRST,
        SECOND,
        FIRST,
        SECOND,
    ]
    assert [item.text for item in issue.furniture].count("<REC>") == 2


def test_a_record_s_day_may_tell_its_page_too():
    text = f"【标题】小水电站并网发电\n【日期】2021年6月1日第13版\n【正文】\n{FIRST}\n"
    issue = read(text)
    assert (issue.date, issue.sections[0].page) == ("2021-06-01", 13)
