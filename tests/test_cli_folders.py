"""The command on folders, archives and standard input with a name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from command import PAGE, environment, kanbao
from test_archives import DAY, zipped
from test_folders import lay, page

from reader.loader.formats import READERS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def days(tmp_path: Path) -> Path:
    return lay(tmp_path / "days", DAY)


def test_jsonl_prints_the_issues_of_a_folder_in_the_order_of_their_dates(days: Path):
    lay(days, {"a.txt": page("没有日期")})
    done = kanbao("export", days, "--format", "jsonl")
    assert [json.loads(line)["date"] for line in done.stdout.splitlines()] == [
        "2021-06-01",
        "2021-06-02",
        None,
    ]
    assert (done.returncode, done.stderr) == (0, "")


def test_json_prints_one_issue_and_says_how_to_print_more(days: Path):
    done = kanbao("export", days, "--format", "json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "jsonl" in done.stderr
    one = kanbao("export", days / "20210601", "--format", "json")
    assert json.loads(one.stdout)["date"] == "2021-06-01"


def test_every_article_of_several_files_names_its_own(days: Path):
    done = kanbao("export", days / "20210601", "--format", "json")
    sections = json.loads(done.stdout)["sections"]
    assert [a["source"] for s in sections for a in s["articles"]] == [
        str(days / "20210601" / f"20210601-0{n}-01.txt") for n in (1, 2)
    ]


def test_a_file_that_cannot_be_read_is_one_line_and_no_failure(days: Path):
    lay(days, {"20210601/20210601-01-02.txt": ""})
    done = kanbao("export", days, "--format", "jsonl")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 2)
    assert done.stderr == f"kanbao: {days}/20210601/20210601-01-02.txt: the file is empty\n"


def test_a_folder_of_which_nothing_can_be_read_is_a_failure(tmp_path: Path):
    lay(tmp_path, {"a.txt": ""})
    done = kanbao("export", tmp_path, "--format", "jsonl")
    assert (done.returncode, done.stdout) == (1, "")
    assert str(tmp_path / "a.txt") in done.stderr


def test_toc_and_show_print_all_issues_each_with_its_name(days: Path):
    assert [line.split()[0] for line in kanbao("toc", days).stdout.splitlines() if "articles" in line] == [
        "2021-06-01"
    ]
    shown = kanbao("show", days).stdout
    assert "── days  2021-06-01 ──" not in shown
    assert shown.count("──") == 4
    assert "2021-06-02" in shown


def test_an_archive_comes_through_standard_input(tmp_path: Path):
    data = zipped(tmp_path / "a.zip", DAY).read_bytes()
    done = kanbao("export", "-", "--format", "jsonl", input=data)
    assert [json.loads(line)["date"] for line in done.stdout.splitlines()] == ["2021-06-01", "2021-06-02"]


def test_a_name_for_standard_input_tells_what_a_file_s_name_would():
    named = kanbao(
        "export", "-", "--name", "grrb_2021-06-01_p03.txt", "--format", "json", input=PAGE.encode()
    )
    made = json.loads(named.stdout)
    assert (made["masthead"], made["date"], made["sections"][0]["page"]) == ("工人日报", "2021-06-01", 3)
    assert made["source"]["path"] == "grrb_2021-06-01_p03.txt"


def test_a_name_without_standard_input_is_a_slip(tmp_path: Path):
    done = kanbao("toc", tmp_path, "--name", "a.txt")
    assert done.returncode == 2
    assert "--name" in done.stderr


def test_a_reader_that_is_named_reads_whatever_the_file_looks_like():
    done = kanbao("export", "-", "--reader", "plain", "--format", "json", input=PAGE.encode())
    assert json.loads(done.stdout)["source"]["reader"] == "plain"


def test_a_reader_that_does_not_exist_is_the_call_s_fault():
    done = kanbao("toc", "-", "--reader", "plian", input=PAGE.encode())
    assert done.returncode == 2
    assert "did you mean plain?" in done.stderr


@pytest.mark.parametrize("language", ["zh", "en"])
def test_formats_lists_every_reader_with_what_it_needs(language: str):
    done = kanbao("formats", env=environment(KANBAO_LANG=language))
    head, *rows = done.stdout.split("\n\n")[0].splitlines()
    assert [row.split()[0] for row in rows] == [reader.name for reader in READERS]
    assert all(f"[{reader.extra}]" in row for reader, row in zip(READERS, rows, strict=True) if reader.extra)
    assert head


def test_formats_takes_no_file():
    assert kanbao("formats", "page.txt").returncode == 2
