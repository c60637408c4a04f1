"""Folders of files: which of them make one issue, what is listed without being read, what is passed over."""

from __future__ import annotations

import os
import socket
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from reader.errors import InnerFileError, KanbaoError
from reader.issue import Issue
from reader.library import How, list_path, open_each
from reader.library.origin import source_lines, source_of

if TYPE_CHECKING:
    from pathlib import Path

LEAD = "本报讯（记者周晓禾）傍晚六点，滨河老街的灯次第亮了。改造历时十一个月，涉及商铺三百零六间。"

LEADS = (
    LEAD,
    "本报讯（记者林木）市气象台昨天发布，受冷空气影响，今起三天有小雨，最高气温不过十二摄氏度，市民出门记得带伞。",
)


def story(headline: str, lead: str = LEAD) -> str:
    """An article as crawlers write it."""
    return f"\n{headline}\n\n{lead}\n"


def page(*headlines: str) -> str:
    """A page as it is dumped."""
    return "\n".join(f"{headline}\n\n{lead}\n" for headline, lead in zip(headlines, LEADS, strict=False))


def lay(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def opened(path: Path | str) -> tuple[list[Issue], list[KanbaoError]]:
    issues: list[Issue] = []
    faults: list[KanbaoError] = []
    for one in open_each([str(path)]):
        (issues if isinstance(one, Issue) else faults).append(one)  # type: ignore[arg-type]
    return issues, faults


def headlines(issue: Issue) -> list[str]:
    return [article.headline for article in issue.articles]


# --- which files make an issue


def test_the_article_files_of_a_day_are_one_issue_with_its_pages_in_order(tmp_path: Path):
    lay(
        tmp_path,
        {
            "20210601/20210601-02-01.txt": story("镇上来了新校长"),
            "20210601/20210601-01-10.txt": story("水库开闸放水"),
            "20210601/20210601-01-02.txt": story("老街灯火又亮起来"),
        },
    )
    ((issue,), faults) = opened(tmp_path)
    assert not faults
    assert issue.date == "2021-06-01"
    assert [(s.page, [a.headline for a in s.articles]) for s in issue.sections] == [
        (1, ["老街灯火又亮起来", "水库开闸放水"]),
        (2, ["镇上来了新校长"]),
    ]


def test_pages_in_folders_of_their_own_belong_to_the_day(tmp_path: Path):
    lay(
        tmp_path,
        {
            "2021年/06月/01日/第01版/1.txt": story("老街灯火又亮起来"),
            "2021年/06月/01日/第02版/1.txt": story("镇上来了新校长"),
            "2021年/06月/02日/第01版/1.txt": story("水库开闸放水"),
        },
    )
    issues, _ = opened(tmp_path)
    assert [(i.date, [s.page for s in i.sections]) for i in issues] == [
        ("2021-06-01", [1, 2]),
        ("2021-06-02", [1]),
    ]


def test_dumped_pages_of_a_day_are_one_issue(tmp_path: Path):
    lay(
        tmp_path,
        {
            "1966年01月/19660101-2.txt": page("镇上来了新校长", "今起三天有小雨"),
            "1966年01月/19660101-1.txt": page("老街灯火又亮起来"),
            "1966年01月/19660102-1.txt": page("水库开闸放水"),
        },
    )
    first, second = opened(tmp_path)[0]
    assert (first.date, [s.page for s in first.sections]) == ("1966-01-01", [1, 2])
    assert headlines(first) == ["老街灯火又亮起来", "镇上来了新校长", "今起三天有小雨"]
    assert (second.date, headlines(second)) == ("1966-01-02", ["水库开闸放水"])


def test_papers_in_folders_of_their_own_stay_apart(tmp_path: Path):
    lay(
        tmp_path,
        {
            "滨河晚报/20210601/20210601-01-01.txt": story("老街灯火又亮起来"),
            "云河早报/20210601/20210601-01-01.txt": story("水库开闸放水"),
        },
    )
    issues, _ = opened(tmp_path)
    assert sorted(map(headlines, issues)) == [["水库开闸放水"], ["老街灯火又亮起来"]]


def test_pages_without_a_date_are_issues_of_their_own(tmp_path: Path):
    lay(tmp_path, {"b.txt": page("老街灯火又亮起来"), "a.txt": page("水库开闸放水")})
    issues, _ = opened(tmp_path)
    assert [headlines(issue) for issue in issues] == [["水库开闸放水"], ["老街灯火又亮起来"]]
    assert [issue.source.path for issue in issues] == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


def test_issues_come_in_the_order_of_their_dates_and_undated_ones_last(tmp_path: Path):
    lay(
        tmp_path,
        {
            "a.txt": page("没有日期"),
            "b_2021-06-03.txt": page("三日"),
            "c_2020-12-31.txt": page("旧年"),
            "10/20210602.txt": page("二日"),
        },
    )
    issues, _ = opened(tmp_path)
    assert [issue.date for issue in issues] == ["2020-12-31", "2021-06-02", "2021-06-03", None]


def test_every_article_says_which_file_it_stood_in_and_its_lines_are_that_file_s(tmp_path: Path):
    lay(
        tmp_path,
        {"20210601-01-01.txt": story("老街灯火又亮起来"), "20210601-01-02.txt": story("水库开闸放水")},
    )
    ((issue,), _) = opened(tmp_path)
    assert [a.source for a in issue.articles] == [str(tmp_path / f"20210601-01-0{n}.txt") for n in (1, 2)]
    assert issue.source.path == str(tmp_path)
    second = issue.articles[1]
    assert source_lines(source_of(issue, second))[second.heading_lines[0][0] - 1] == "水库开闸放水"


def test_an_issue_of_one_file_is_as_if_the_file_were_opened_by_itself(tmp_path: Path):
    path = lay(tmp_path, {"20210601-01-01.txt": story("老街灯火又亮起来")}) / "20210601-01-01.txt"
    assert opened(tmp_path)[0] == opened(path)[0]


def test_the_same_files_give_the_same_issue_in_any_folder(tmp_path: Path):
    files = {"20210601-01-01.txt": story("老街灯火又亮起来"), "20210601-01-02.txt": story("水库开闸放水")}
    ((one,), _), ((two,), _) = opened(lay(tmp_path / "a", files)), opened(lay(tmp_path / "b", files))
    assert one.source.sha256 == two.source.sha256
    assert [a.id for a in one.articles] == [a.id for a in two.articles]


# --- the list


@pytest.fixture
def years(tmp_path: Path) -> Path:
    """Days enough that a list of them isn't made by reading all."""
    padding = story("长", LEAD * 400)
    return lay(
        tmp_path,
        {f"2021{m:02d}{d:02d}/2021{m:02d}{d:02d}-01-01.txt": padding for m in (1, 2) for d in range(1, 21)},
    )


def test_a_folder_of_dated_files_is_listed_without_reading_them(years: Path):
    refs, faults = list_path(str(years))
    assert (len(refs), refs[0].date, refs[-1].date, faults) == (40, "2021-01-01", "2021-02-20", [])
    (years / "20210101" / "20210101-01-01.txt").write_text(story("换了一篇"), "utf-8")
    assert headlines(refs[0].open()) == ["换了一篇"]


def test_an_issue_whose_files_have_vanished_says_so_when_it_is_opened(years: Path):
    refs, faults = list_path(str(years))
    (years / "20210101" / "20210101-01-01.txt").unlink()
    assert refs[0].load() == []
    assert [fault.path for fault in faults] == [str(years / "20210101" / "20210101-01-01.txt")]
    with pytest.raises(KanbaoError):
        refs[0].open()


def test_for_a_file_that_nobody_named_no_name_like_its_own_is_looked_for(years: Path):
    refs, faults = list_path(str(years))
    day = years / "20210101"
    (day / "20210101-01-01.txt").rename(day / "20210101-01-02.txt")
    assert refs[0].load() == []
    assert [fault.hint for fault in faults] == [None]


def test_a_single_file_is_a_list_of_one(tmp_path: Path):
    path = lay(tmp_path, {"20210601.txt": page("老街灯火又亮起来")}) / "20210601.txt"
    (ref,), _ = list_path(str(path), How())
    assert (ref.date, ref.path, headlines(ref.open())) == ("2021-06-01", str(path), ["老街灯火又亮起来"])


def test_whoever_waits_for_the_list_is_told_how_many_of_the_files_were_looked_at(tmp_path: Path):
    counts: list[tuple[int, int]] = []
    lay(tmp_path, {f"{name}.txt": page(f"老街{name}灯火又亮起来") for name in "甲乙"} | {"丙.txt": "\0" * 99})
    list_path(str(tmp_path), How(looked=lambda *count: counts.append(count)))
    assert counts == [(0, 3), (1, 3), (2, 3), (3, 3)]


# --- what is passed over, and what is told


def test_hidden_files_pictures_and_a_system_s_own_are_passed_over_without_a_word(tmp_path: Path):
    lay(
        tmp_path,
        {
            "20210601-01-01.txt": story("老街灯火又亮起来"),
            ".DS_Store": "x",
            "__MACOSX/._20210601-01-01.txt": "x",
            ".git/config": "x",
            "p1.jpg": "x",
            "style.css": "x",
        },
    )
    issues, faults = opened(tmp_path)
    assert ([headlines(i) for i in issues], faults) == ([["老街灯火又亮起来"]], [])


def test_what_a_browser_saved_beside_a_page_is_no_page_of_its_own(tmp_path: Path):
    lay(tmp_path, {"新闻.html": "<p>x</p>", "新闻_files/frame.html": "<p>y</p>", "a.txt": page("老街灯火")})
    paths = {ref.path for ref in list_path(str(tmp_path))[0]}
    assert str(tmp_path / "新闻_files" / "frame.html") not in paths


def test_pipes_sockets_and_devices_are_passed_over(tmp_path: Path):
    lay(tmp_path, {"a.txt": page("老街灯火又亮起来")})
    os.mkfifo(tmp_path / "20210601.txt")
    (tmp_path / "null.txt").symlink_to(os.devnull)
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(tmp_path / "s"))
        issues, faults = opened(tmp_path)
    assert (len(issues), faults) == (1, [])


def test_a_folder_that_contains_itself_by_a_link_is_walked_once(tmp_path: Path):
    lay(tmp_path, {"inner/a.txt": page("老街灯火又亮起来")})
    (tmp_path / "inner" / "again").symlink_to(tmp_path)
    issues, faults = opened(tmp_path)
    assert (len(issues), faults) == (1, [])


def test_one_file_s_fault_is_told_and_the_rest_comes_in(tmp_path: Path):
    lay(tmp_path, {"a.txt": page("老街灯火又亮起来"), "b.txt": "", "c.txt": "   \n"})
    (tmp_path / "d.txt").symlink_to(tmp_path / "nowhere")
    issues, faults = opened(tmp_path)
    assert [headlines(i) for i in issues] == [["老街灯火又亮起来"]]
    assert sorted(str(fault.path) for fault in faults) == [str(tmp_path / f"{name}.txt") for name in "bcd"]
    assert all(isinstance(fault, InnerFileError) for fault in faults)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_told(tmp_path: Path):
    lay(tmp_path, {"a.txt": page("老街灯火又亮起来"), "b.txt": page("不许读"), "c/d.txt": page("不许进")})
    (tmp_path / "b.txt").chmod(0)
    (tmp_path / "c").chmod(0)
    issues, faults = opened(tmp_path)
    (tmp_path / "c").chmod(0o700)
    assert len(issues) == 1
    assert {str(fault.path) for fault in faults} == {str(tmp_path / "b.txt"), str(tmp_path / "c")}


@pytest.mark.skipif(sys.platform == "darwin", reason="names are UTF-8 there")
def test_names_that_are_no_utf_8_or_command_a_terminal_are_made_safe(tmp_path: Path):
    for name in (b"\xff\xfe_20210601.txt", b"a\x1b[31m\n_20210602.txt"):
        with open(os.path.join(os.fsencode(tmp_path), name), "wb") as file:  # noqa: PTH118, PTH123
            file.write(page("老街灯火又亮起来").encode())
    issues, faults = opened(tmp_path)
    assert ([issue.date for issue in issues], faults) == (["2021-06-01", "2021-06-02"], [])
    assert all(issue.source.path.isprintable() for issue in issues)


def test_a_folder_without_a_newspaper_is_an_error(tmp_path: Path):
    issues, (fault,) = opened(tmp_path)
    assert (issues, fault.exit_code, fault.path) == ([], 1, str(tmp_path))


def test_a_folder_that_is_called_by_a_dot_still_has_its_own_name(tmp_path: Path, monkeypatch):
    day = lay(tmp_path / "20210601", {"01.txt": page("老街灯火又亮起来")})
    monkeypatch.chdir(day)
    ((issue,), _) = opened(".")
    assert (issue.date, issue.sections[0].page) == ("2021-06-01", 1)
    monkeypatch.chdir(tmp_path)
    assert [i.source.path for i in opened("20210601/")[0]] == ["20210601/01.txt"]


def test_an_archive_s_own_name_over_all_that_is_in_it_is_no_section(tmp_path: Path):
    text = "---\ntitle: 老街灯火又亮起来\ndate: 2021-06-01\n---\n灯亮了。\n"
    with zipfile.ZipFile(tmp_path / "vault.zip", "w") as archive:
        archive.writestr("vault/a.md", text)
        archive.writestr("vault/文化/b.md", text)
    (issue,) = open_each([str(tmp_path / "vault.zip")])
    assert isinstance(issue, Issue)
    assert [section.name for section in issue.sections] == [None, "文化"]


def test_names_in_gbk_on_the_disk_are_read_as_they_were_meant(tmp_path: Path):
    name = "人民日报_20210601_第2版.txt"
    with open(os.path.join(os.fsencode(tmp_path), name.encode("gbk")), "wb") as file:  # noqa: PTH118, PTH123
        file.write(page("老街灯火又亮起来").encode())
    (issue,) = open_each([str(tmp_path)])
    assert isinstance(issue, Issue)
    assert (issue.masthead, issue.date, issue.sections[0].page) == ("人民日报", "2021-06-01", 2)
    assert issue.source.path == f"{tmp_path}/{name}"
