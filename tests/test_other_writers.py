"""Files as other programs write them: crawlers, site generators, vaults, scrapers, spreadsheets, databases.

Every file is opened alone, in a folder and in an archive; the story comes out the same.
"""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from reader.issue import Issue
from reader.library import open_each
from tests.command import PAGE
from tests.markup_samples import account

if TYPE_CHECKING:
    from pathlib import Path

TITLE, SECOND_TITLE = "三座水闸开闸放水", "图书馆延长开放"
A = "县里新修的三座水闸昨天全部开闸放水。下游两个乡的稻田当天就灌上了水。"
B = "“往年这时候要排队等水，今年不用了。”种了四十年地的老农说。"
C = "市图书馆从本月起延长开放时间，晚上九点半闭馆。"
D = "馆里添了六十个座位，靠窗的一排留给备考的学生。"

Told = list[tuple[int | None, str | None, str, str, str, str]]
"""Page, section, kicker, headline, deck, text of each story."""


def told(issue: Issue) -> Told:
    return [
        (
            section.page,
            section.name,
            article.kicker,
            article.headline,
            article.deck,
            "\n".join(block.text for block in article.text_blocks()),
        )
        for section in issue.sections
        for article in section.articles
    ]


def opened(path: Path) -> list[Issue]:
    found = list(open_each([str(path)]))
    assert all(isinstance(issue, Issue) for issue in found), found
    return found  # type: ignore[return-value]


def in_every_way(tmp_path: Path, files: dict[str, str | bytes]) -> list[Issue]:
    """The issues of a folder with these files, once an archive of them has given the same."""
    folder = tmp_path / "papers"
    with zipfile.ZipFile(tmp_path / "papers.zip", "w") as archive:
        for name, text in files.items():
            data = text.encode() if isinstance(text, str) else text
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            archive.writestr(name, data)
    issues = opened(folder)
    packed = opened(tmp_path / "papers.zip")
    assert [(i.masthead, i.date, told(i)) for i in packed] == [(i.masthead, i.date, told(i)) for i in issues]
    return issues


def alone(tmp_path: Path, name: str, text: str | bytes) -> Issue:
    """The issue of one file, the same from a folder and an archive."""
    (issue,) = in_every_way(tmp_path, {name: text})
    (same,) = opened(tmp_path / "papers" / name)
    assert told(same) == told(issue)
    return issue


# --- crawlers' folders


@pytest.mark.parametrize(
    ("name", "page", "section"),
    [
        (f"1966/1966-01/1966-01-05/{TITLE}_县里新修的.txt", None, None),
        (f"人民日报_19660105_第1版_{TITLE}.txt", 1, None),
        (f"1966年1月5日 星期三/第01版 要闻/{TITLE}.txt", 1, "要闻"),
        (f"19660105/07_{TITLE}.txt", None, None),
    ],
)
def test_a_file_called_by_its_first_line_is_that_story(
    tmp_path: Path, name: str, page: int | None, section: str | None
):
    issue = alone(tmp_path, name, f"{TITLE}\n\n{A}\n{B}")
    assert issue.date == "1966-01-05"
    assert told(issue) == [(page, section, "", TITLE, "", f"{A}\n{B}")]


def test_a_page_saved_under_its_first_headline_stays_a_page(tmp_path: Path):
    issue = alone(tmp_path, "滨河老街改造一年.txt", PAGE)
    assert issue.source.reader == "page-dump"
    assert [story[3] for story in told(issue)] == ["滨河老街改造一年 三百户商家陆续回迁", "今起三天有小雨"]


def test_a_numbered_file_in_a_page_s_folder_may_have_all_three_title_lines(tmp_path: Path):
    issue = alone(
        tmp_path, "2021-06-01/02版/01.txt", f"夏夜读书\n{SECOND_TITLE}\n靠窗座位留给学生\n{C}\n{D}\n"
    )
    assert told(issue) == [(2, None, "夏夜读书", SECOND_TITLE, "靠窗座位留给学生", f"{C}\n{D}")]


def test_a_file_may_be_called_by_the_beginning_of_its_title_and_have_fields_below(tmp_path: Path):
    text = f"{TITLE}\n作者：林晓\n来源：云河日报\n\n{A}\n{B}\n"
    issue = alone(tmp_path, f"二〇二一年六月一日/一版/{TITLE[:5]}.txt", text)
    assert (issue.date, issue.sections[0].page) == ("2021-06-01", 1)
    (article,) = issue.articles
    assert (article.headline, [author.name for author in article.authors]) == (TITLE, ["林晓"])
    assert [piece.text for piece in issue.furniture] == ["来源：云河日报"]


@pytest.mark.parametrize("line", ["2021-06-01", "2021-06-01 08:30 来源：县台", "2021年6月1日 作者：林晓"])
def test_a_line_of_day_and_source_below_the_title_is_no_text(tmp_path: Path, line: str):
    issue = alone(tmp_path, f"{TITLE}.txt", f"{TITLE}\n{line}\n{A}\n\n{B}\n")
    assert (issue.date, told(issue)) == ("2021-06-01", [(None, None, "", TITLE, "", f"{A}\n{B}")])
    assert [piece.text for piece in issue.furniture] == [line]


def test_paper_date_and_page_may_be_written_in_one(tmp_path: Path):
    page = f"{TITLE}\n\n{A}\n\n{B}\n"
    (issue,) = in_every_way(tmp_path, {"rmrb2021060101.txt": page, "rmrb2021060112.txt": page})
    assert (issue.masthead, issue.date) == ("人民日报", "2021-06-01")
    assert [section.page for section in issue.sections] == [1, 12]


# --- several stories in a text file


def test_ruled_lines_part_the_stories_of_a_merged_day(tmp_path: Path):
    rule = "=" * 60
    text = f"【{TITLE}】\n\n{A}\n{B}\n\n{rule}\n\n【{SECOND_TITLE}】\n\n{C}\n{D}\n\n{rule}\n\n"
    issue = alone(tmp_path, "rmrb_20210601.txt", text)
    assert (issue.masthead, issue.date, issue.source.reader) == ("人民日报", "2021-06-01", "ruled-export")
    assert told(issue) == [
        (None, None, "", TITLE, "", f"{A}\n{B}"),
        (None, None, "", SECOND_TITLE, "", f"{C}\n{D}"),
    ]
    assert account(text, issue) == ({}, {})


def test_fields_below_the_titles_of_a_merged_day_say_where_each_stands(tmp_path: Path):
    rule = "-" * 20
    text = (
        f"{TITLE}\n日期：2021-06-01 版面：第1版 作者：林晓\n{A}\n{B}\n{rule}\n"
        f"{SECOND_TITLE}\n日期：2021-06-01 版面：第2版\n{C}\n{D}\n"
    )
    issue = alone(tmp_path, "a.txt", text)
    assert [(story[0], story[3]) for story in told(issue)] == [(1, TITLE), (2, SECOND_TITLE)]
    assert issue.date == "2021-06-01"
    assert [author.name for author in issue.articles[0].authors] == ["林晓"]


def test_a_service_of_clippings_puts_paper_and_page_above_a_title_and_its_number_below(tmp_path: Path):
    def clip(number: int, page: str, title: str, *body: str) -> str:
        head = f"{number}.\n临江日报\n{page} | 港闻 | 2021-06-01\n\n{title}\n\n"
        return (
            head
            + "\n".join(body)
            + f"\n\n文章编号: 20210601003{number}\n本文由临江日报提供\n\n{'-' * 40}\n\n"
        )

    text = clip(1, "A02", TITLE, A, B) + clip(2, "A07", SECOND_TITLE, C, D)
    issue = alone(tmp_path, "clips.txt", text)
    assert (issue.masthead, issue.date, issue.source.reader) == ("临江日报", "2021-06-01", "ruled-export")
    assert [(story[0], story[1], story[3], story[5]) for story in told(issue)] == [
        (2, "A02 港闻", TITLE, f"{A}\n{B}"),
        (7, "A07 港闻", SECOND_TITLE, f"{C}\n{D}"),
    ]
    assert account(text, issue) == ({}, {})


def test_a_page_in_brackets_before_every_title_is_no_part_of_it(tmp_path: Path):
    rule = "-" * 60
    link = "链接：http://paper.example.org/1.html"
    text = (
        f"【第04版】{TITLE}\n{link}\n\n{A}\n{B}\n\n{rule}\n\n【第05版】{SECOND_TITLE}\n{link}\n\n{C}\n{D}\n"
    )
    issue = alone(tmp_path, "20210601.txt", text)
    assert [(story[0], story[3], story[5]) for story in told(issue)] == [
        (4, TITLE, f"{A}\n{B}"),
        (5, SECOND_TITLE, f"{C}\n{D}"),
    ]
    assert account(text, issue) == ({}, {})


RECORDS = {
    "spaced": (
        "【 标 题 】{0}\n【 日 期 】2021.06.01\n【版  次】1\n【作 者】林晓\n【正 文】\n　　{1}\n　　{2}\n\n"
    ),
    "equals": "<标题>={0}\n<日期>=2021.06.01\n<版次>=1\n<作者>=林晓\n<正文>=\n{1}\n{2}\n",
    "square": "[标题] {0}\n[日期] 2021-06-01\n[版面] 第1版\n[作者] 林晓\n[正文]\n{1}\n{2}\n\n",
    "colons": "标题：{0}\n日期：2021-06-01\n版面：第1版\n作者：林晓\n内容：{1}\n{2}\n----------\n",
    "names": "标题：{0}\n发布时间：2021-06-01\n版面号：01\n作者：林晓\n原文链接：https://example.org/1\n正文：\n{1}\n{2}\n\n",
}


@pytest.mark.parametrize("form", RECORDS)
def test_records_have_their_fields_marked_in_many_ways(tmp_path: Path, form: str):
    text = RECORDS[form].format(TITLE, A, B) + RECORDS[form].format(SECOND_TITLE, C, D)
    issue = alone(tmp_path, "a.txt", text)
    assert issue.source.reader == "records"
    assert issue.date == "2021-06-01"
    assert told(issue) == [
        (1, None, "", TITLE, "", f"{A}\n{B}"),
        (1, None, "", SECOND_TITLE, "", f"{C}\n{D}"),
    ]
    assert [author.name for author in issue.articles[0].authors] == ["林晓"]
    assert account(text, issue) == ({}, {})


def test_a_day_of_records_with_lines_for_its_pages(tmp_path: Path):
    text = (
        f"2021/2021_06_01.txt\n#01版\n副标题：夏灌不再排队\n标题：{TITLE}\n副标题：两个乡的稻田灌上水\n"
        f"作者：本报记者 林晓\n来源：《人民日报》（2021年06月01日 第 01 版）\n正文：\n  {A}\n  {B}\n\n"
        f"#02版\n标题：{SECOND_TITLE}\n来源：《人民日报》（2021年06月01日 第 02 版）\n"
        f"正文：\n  {C}\n  {D}\n\n"
    )
    issue = alone(tmp_path, "2021/2021_06_01.txt", text)
    assert (issue.masthead, issue.date) == ("人民日报", "2021-06-01")
    assert told(issue) == [
        (1, None, "夏灌不再排队", TITLE, "两个乡的稻田灌上水", f"{A}\n{B}"),
        (2, None, "", SECOND_TITLE, "", f"{C}\n{D}"),
    ]
    assert [(a.name, a.role) for a in issue.articles[0].authors] == [("林晓", "记者")]
    assert account(text, issue) == ({}, {})


# --- Markdown


def scripted(title: str, deck: str, page: str, *paragraphs: str, level: int = 1) -> str:
    """What scripts write below a title: the deck as a quotation, a list of fields, labels over the parts."""
    mark = "#" * level
    quoted = f"> {deck}\n\n" if deck else ""
    return (
        f"{mark} {title}\n\n{quoted}- 来源：人民日报\n- 日期：2021-06-01\n- 版面：{page}\n"
        f"- 原文链接：https://example.org/{page}\n\n{mark}# 正文\n\n"
        + "\n\n".join(paragraphs)
        + f"\n\n{mark}# 图片链接\n\n无\n\n"
    )


def test_lists_of_fields_and_labels_over_parts_are_no_text(tmp_path: Path):
    issue = alone(tmp_path, "20210601_01_001.md", scripted(TITLE, "两个乡的稻田灌上水", "第01版：要闻", A, B))
    assert told(issue) == [(1, "要闻", "", TITLE, "两个乡的稻田灌上水", f"{A}\n{B}")]
    assert (issue.date, issue.articles[0].url) == ("2021-06-01", "https://example.org/第01版：要闻")


def test_a_deck_that_front_matter_tells_too_counts_once(tmp_path: Path):
    head = f'---\ntitle: "{TITLE}"\nsubtitle: "两个乡的稻田灌上水"\ndate: 2021-06-01\npage_no: "01"\nurl: "https://example.org/1"\n---\n\n'
    issue = alone(tmp_path, "a.md", head + scripted(TITLE, "两个乡的稻田灌上水", "第01版", A, B))
    assert told(issue) == [(1, None, "", TITLE, "两个乡的稻田灌上水", f"{A}\n{B}")]


def test_a_day_of_such_stories_keeps_every_text_though_their_fields_are_alike(tmp_path: Path):
    text = (
        "# 人民日报 2021-06-01\n\n## 第01版：要闻\n\n"
        + scripted(TITLE, "两个乡的稻田灌上水", "第01版：要闻", A, B, level=3)
        + scripted("今起三天有小雨", "", "第01版：要闻", "出门记得带伞。", level=3)
        + "## 第02版：文化\n\n"
        + scripted(SECOND_TITLE, "", "第02版：文化", C, D, level=3)
    )
    issue = alone(tmp_path, "full.md", text)
    assert (issue.masthead, issue.date) == ("人民日报", "2021-06-01")
    assert told(issue) == [
        (1, "要闻", "", TITLE, "两个乡的稻田灌上水", f"{A}\n{B}"),
        (1, "要闻", "", "今起三天有小雨", "", "出门记得带伞。"),
        (2, "文化", "", SECOND_TITLE, "", f"{C}\n{D}"),
    ]


def test_what_a_program_says_above_all_stories_is_no_story(tmp_path: Path):
    head = "- 数据源：example.org 每日聚合页\n- 新闻条数：2\n- 抓取时间：2026-09-04T05:52:28+08:00\n"
    text = f"# 新闻联播 2021-06-01\n\n{head}\n## 1. {TITLE}\n\n{A}\n{B}\n\n## 2. {SECOND_TITLE}\n\n{C}\n{D}\n"
    issue = alone(tmp_path, "20210601.md", text)
    assert (issue.masthead, issue.date) == ("新闻联播", "2021-06-01")
    assert [(story[3], story[5]) for story in told(issue)] == [
        (TITLE, f"{A}\n{B}"),
        (SECOND_TITLE, f"{C}\n{D}"),
    ]


def test_front_matter_may_name_a_day_whose_stories_follow(tmp_path: Path):
    head = '---\ntitle: "联播完整文字稿 · 2021年6月1日"\ndate: "2021-06-01"\nlayout: "transcript"\n---\n'
    stories = "".join(
        f"### {title}\n\n[查看视频 ↗](https://example.org/{n})\n\n{text}\n\n---\n\n"
        for n, (title, text) in enumerate([(TITLE, A), (SECOND_TITLE, C)])
    )
    issue = alone(tmp_path, "2021-06-01.md", f'{head}<p class="lead">全部 2 条文字稿。</p>\n\n{stories}')
    assert [(story[3], story[5]) for story in told(issue)] == [(TITLE, A), (SECOND_TITLE, C)]
    assert [article.url for article in issue.articles] == ["https://example.org/0", "https://example.org/1"]


GENERATORS = {
    "hugo": f'+++\ntitle = "{TITLE}"\ndate = 2021-06-01T08:00:00+08:00\ndraft = false\n'
    f'tags = ["水利", "夏灌"]\ncategories = ["要闻"]\nauthor = "林晓"\n'
    f"[params]\nweight = 3\n+++\n\n{A}\n\n<!--more-->\n\n{B}\n",
    "jekyll": f'---\nlayout: post\ntitle:  "{TITLE}"\ndate:   2021-06-01 08:00:00 +0800\ncategories: 要闻\n'
    f"tags:\n- 水利\n- 夏灌\nauthors:\n  - name: 林晓\n    role: 记者\n---\n{A}\n\n{B}\n",
    "hexo": f"---\ntitle: {TITLE}\ndate: 2021/6/1 08:00:00\nupdated: 2021-06-02\n"
    f"categories:\n  - [要闻, 水利]\ntags: [水利, 夏灌]\nauthor: 林晓\n---\n\n{A}\n\n<!-- more -->\n\n{B}\n",
    "nested": f"---\ntitle: '{TITLE}'\ndate: 2021-06-01T00:00:00.000Z\ncategories:\n- - 要闻\n  - 水利\n"
    f"tags:\n  - 水利\n  - 夏灌\nauthor: [林晓]\n---\n{A}\n\n{B}\n",
    "folded": f'---\n"title": "{TITLE}"\n"date": "2021年6月1日"\n"category": 要闻\nauthor: 林晓\ntags: 水利\n'
    f"description: >\n  两个乡\n  灌上水\n---\n{A}\n\n{B}\n",
}


@pytest.mark.parametrize("form", GENERATORS)
def test_site_generators_front_matter(tmp_path: Path, form: str):
    issue = alone(tmp_path, "source/_posts/shui-zha.md", GENERATORS[form])
    assert (issue.date, told(issue)) == ("2021-06-01", [(None, "要闻", "", TITLE, "", f"{A}\n{B}")])
    assert [author.name for author in issue.articles[0].authors] == ["林晓"]
    assert ("tags", "水利") in issue.articles[0].info


def test_a_vault_s_note_is_called_by_its_file_and_stands_under_its_folder(tmp_path: Path):
    note = (
        f"---\naliases: [水闸]\ntags:\n  - 水利\ncreated: 2021-06-01 08:00\n---\n\n"
        f"{A}[[{SECOND_TITLE}|图书馆]]说。 ^abc\n\n"
        f"> [!note] 提示\n> {B}\n\n%% 注释 %%\n\n==灌上水==了。\n"
    )
    (issue,) = in_every_way(tmp_path, {f"要闻/{TITLE}.md": note})
    assert issue.date == "2021-06-01"
    assert told(issue) == [(None, "要闻", "", TITLE, "", f"{A}图书馆说。\n提示\n{B}\n灌上水了。")]


def test_a_short_first_line_in_bold_is_the_title_of_a_note_without_headings(tmp_path: Path):
    issue = alone(tmp_path, "a.md", f"**{TITLE}**\n\n*林晓*\n\n{A}\n\n{B}\n")
    assert issue.articles[0].headline == TITLE


# --- JSON


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


JSONS: dict[str, tuple[str, Any]] = {
    "a server's answer": (
        "list.json",
        {
            "code": 0,
            "data": {
                "total": 2,
                "page": 1,
                "list": [
                    {
                        "newsTitle": TITLE,
                        "publishTime": 1622505600000,
                        "content": [A, B],
                        "sourceName": "人民日报",
                    },
                    {
                        "newsTitle": SECOND_TITLE,
                        "publishTime": 1622505600,
                        "content": f"<p>{C}</p><p>{D}</p>",
                        "sourceName": "人民日报",
                    },
                ],
            },
        },
    ),
    "Chinese names": (
        "a.json",
        [
            {"标题": TITLE, "正文内容": f"{A}\n{B}", "日期": "2021年6月1日", "来源": "人民日报"},
            {"标题": SECOND_TITLE, "正文内容": f"{C}\n\n{D}", "日期": "2021年6月1日", "来源": "人民日报"},
        ],
    ),
    "a search engine's answer": (
        "hits.json",
        {
            "took": 3,
            "hits": {
                "total": {"value": 2},
                "hits": [
                    {
                        "_index": "news",
                        "_source": {"title": TITLE, "content": f"{A}\n{B}", "pub_date": "2021-06-01"},
                    },
                    {
                        "_index": "news",
                        "_source": {"title": SECOND_TITLE, "content": f"{C}\n{D}", "pub_date": "2021-06-01"},
                    },
                ],
            },
            "paper": "人民日报",
        },
    ),
    "a database's table": (
        "rows.json",
        {
            "type": "table",
            "name": "news",
            "报纸": "人民日报",
            "data": [
                {"id": "1", "biaoti": TITLE, "neirong": f"{A}\n{B}", "riqi": "2021-06-01", "category": 3},
                {
                    "id": "2",
                    "biaoti": SECOND_TITLE,
                    "neirong": f"{C}\n{D}",
                    "riqi": "2021-06-01",
                    "category": 3,
                },
            ],
        },
    ),
    "a day": (
        "20210601.json",
        {
            "date": "20210601",
            "paper": "人民日报",
            "fetched_at": "2026-06-11T22:42:03",
            "articles": [
                {"index": 1, "title": TITLE, "text": f"{A}\n{B}", "duration": "", "text_len": 60},
                {"index": 2, "title": SECOND_TITLE, "text": f"{C}\n{D}", "duration": "", "text_len": 40},
            ],
        },
    ),
}


@pytest.mark.parametrize("form", JSONS)
def test_json_as_scrapers_and_servers_write_it(tmp_path: Path, form: str):
    name, value = JSONS[form]
    issue = alone(tmp_path, name, as_json(value))
    assert (issue.masthead, issue.date) == ("人民日报", "2021-06-01")
    assert told(issue) == [
        (None, None, "", TITLE, "", f"{A}\n{B}"),
        (None, None, "", SECOND_TITLE, "", f"{C}\n{D}"),
    ]


def test_stories_of_several_papers_are_of_none(tmp_path: Path):
    stories = [
        {"title": TITLE, "content": A, "source": "人民日报", "date": "2021-06-01"},
        {"title": SECOND_TITLE, "content": C, "source": "光明日报", "date": "2021-06-01"},
    ]
    assert alone(tmp_path, "a.json", as_json(stories)).masthead is None


# --- tables

TABLES: dict[str, tuple[str, bytes]] = {
    "semicolons, GBK": (
        "a.csv",
        f'标题;正文内容;时间;版面;URL\n{TITLE};"{A}\n{B}";2021/6/1 8:00;1;https://example.org/1\n'
        f'{SECOND_TITLE};"{C}\n{D}";2021/6/1 9:00;1;https://example.org/2\n'.encode("gbk"),
    ),
    "pandas": (
        "a.csv",
        f',title,date,page,content,author\n0,{TITLE},2021-06-01 00:00:00,1.0,"{A}\n{B}",林晓\n'
        f'1,{SECOND_TITLE},2021-06-01 00:00:00,1.0,"{C}\n{D}",nan\n'.encode("utf-8-sig"),
    ),
    "a database's dump": (
        "dump.tsv",
        f'id\ttitle\tcontent\tpublish_date\tpage_no\tauthor\n1\t{TITLE}\t"{A}\n{B}"\t2021-06-01\t01\t\\N\n'
        f'2\t{SECOND_TITLE}\t"{C}\n{D}"\t2021-06-01\t01\tNULL\n'.encode(),
    ),
    "line ends of Windows": (
        "a.csv",
        f'"标题","内容","日期","版次"\r\n"{TITLE}","{A}\r\n{B}","2021-06-01","第1版"\r\n'
        f'"{SECOND_TITLE}","{C}\r\n{D}","2021-06-01","第1版"\r\n'.encode("utf-8-sig"),
    ),
}


@pytest.mark.parametrize("form", TABLES)
def test_tables_as_programs_write_them(tmp_path: Path, form: str):
    issue = alone(tmp_path, *TABLES[form])
    assert issue.date == "2021-06-01"
    assert told(issue) == [
        (1, None, "", TITLE, "", f"{A}\n{B}"),
        (1, None, "", SECOND_TITLE, "", f"{C}\n{D}"),
    ]
    assert issue.articles[1].authors == ()
