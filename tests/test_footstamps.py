"""Stories that were copied off a paper's site: paper, date and page stand below each."""

from __future__ import annotations

import pytest

from tests.accounting import bodies, read

MILL = (
    "老磨坊里的石磨又转了起来",
    "河湾村的老磨坊停了二十年。上个月，村里三位老木匠把水轮修好，昨天一早重新开闸引水。",
    "“磨出来的面，味道和小时候一样。”七十岁的何大娘说。",
)
FERRY = (
    "渡口添了夜班船",
    "本报青石镇3月1日电  （记者  陈  朗）从昨天起，青石渡口每晚加开两班渡船，末班船晚上十点离岸。",
    "在对岸电子厂上班的两百多名工人，不用再绕行二十里山路。",
)


def copied(
    *stories: tuple[str, ...], foot: str = "《 临江日报 》（ 2024年03月02日   05 版）", below: str = ""
) -> str:
    parts = ["\n".join([title, "", *("　　" + p for p in body), "", foot, below]) for title, *body in stories]
    return "\n\n".join(parts) + "\n"


def test_each_story_stands_above_the_line_that_names_its_page():
    issue = read(copied(MILL, FERRY))
    assert (issue.masthead, issue.date) == ("临江日报", "2024-03-02")
    assert [(section.page, len(section.articles)) for section in issue.sections] == [(5, 2)]
    assert [article.headline for article in issue.articles] == [MILL[0], FERRY[0]]
    assert [text for _, text in bodies(issue.articles[0])] == list(MILL[1:])


def test_one_story_alone_is_read_so_too():
    issue = read(copied(FERRY))
    assert [article.headline for article in issue.articles] == [FERRY[0]]
    assert [text for _, text in bodies(issue.articles[0])] == list(FERRY[1:])
    assert (issue.date, issue.sections[0].page) == ("2024-03-02", 5)


@pytest.mark.parametrize("below", ["(责编：林晓、周大河)", "　　责任编辑：林晓", "上一篇  下一篇"])
def test_who_edited_it_and_what_the_site_says_are_furniture(below):
    issue = read(copied(MILL, FERRY, below=below))
    assert [article.headline for article in issue.articles] == [MILL[0], FERRY[0]]
    assert [item.text for item in issue.furniture].count(below.strip()) == 2


def test_the_line_of_fields_below_a_title_is_furniture():
    fields = "2024年03月02日05:33 | 来源：临江日报"
    issue = read(copied((MILL[0], fields, *MILL[1:]), FERRY))
    assert [text for _, text in bodies(issue.articles[0])] == list(MILL[1:])
    assert fields in [item.text for item in issue.furniture]


def test_what_follows_the_last_page_line_is_not_lost():
    issue = read(copied(MILL, FERRY) + "（原标题：渡口夜航）\n")
    assert bodies(issue.articles[-1])[-1][1] == "（原标题：渡口夜航）"


def test_a_stamp_below_the_headings_still_parts_stories_there():
    stamp = "《临江日报》（2024年03月02日 第 05 版）"
    text = "\n".join([MILL[0], stamp, *MILL[1:], FERRY[0], stamp, *FERRY[1:]])
    issue = read(text)
    assert [article.headline for article in issue.articles] == [MILL[0], FERRY[0]]
