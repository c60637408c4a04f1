"""A numbered list of contents above the stories of a bare page names their headlines."""

from __future__ import annotations

from tests.accounting import bodies, read

STORIES = {
    "老渡口添了夜班船": [
        "从昨天起，青石渡口每晚加开两班渡船，末班船晚上十点离岸。",
        "两百多名工人不用再绕行山路。",
    ],
    "全县夏收过半": ["到昨天为止，全县小麦已收八万亩，比去年同期快三天。", "农机站的四十台收割机昼夜不停。"],
    "图书馆延长开放": [
        "市图书馆从本月起延长开放时间，晚上九点半闭馆。",
        "馆里添了六十个座位，留给备考的学生。",
    ],
}


def page(*, listed: bool = True, numbered: bool = True, turns: bool = False) -> str:
    lines = ["临江日报 2024年6月1日 星期六", ""]
    if listed:
        lines += ["目录", *(f"{n}. {title}" for n, title in enumerate(STORIES, 1)), ""]
    for n, (title, body) in enumerate(STORIES.items(), 1):
        lines += [f"第{n}版", ""] if turns else []
        lines += [f"{n}. {title}" if numbered else title, "", *("　　" + text for text in body), ""]
    return "\n".join(lines) + "\n"


def test_the_list_is_furniture_and_so_are_the_numbers():
    issue = read(page())
    assert [article.headline for article in issue.articles] == list(STORIES)
    assert [[text for _, text in bodies(article)] for article in issue.articles] == list(STORIES.values())
    furniture = [item.text for item in issue.furniture]
    assert {"目录", "1. 老渡口添了夜班船", "3."} <= set(furniture)


def test_headlines_may_stand_without_their_numbers():
    issue = read(page(numbered=False))
    assert [article.headline for article in issue.articles] == list(STORIES)


def test_a_list_that_names_nothing_below_it_stays_text():
    text = (
        "办事须知\n\n1. 带上身份证\n2. 填写申请表\n3. 到窗口排队\n\n镇里新开的办事大厅昨天迎来第一批居民。\n"
    )
    issue = read(text)
    assert "2. 填写申请表" in [text for article in issue.articles for _, text in bodies(article)]


def test_lines_that_say_a_page_alone_part_a_text_into_pages():
    issue = read(page(turns=True))
    assert [(section.page, [a.headline for a in section.articles]) for section in issue.sections] == [
        (number, [title]) for number, title in enumerate(STORIES, 1)
    ]


def test_one_such_line_in_the_text_is_text():
    text = (
        page(listed=False, numbered=False)
        + "\n第3版\n\n　　是读者来信的专版，每周一期。\n"
        + page(listed=False)
    )
    issue = read(text)
    assert "第3版" not in [item.text for item in issue.furniture]
