"""The command, run as a person runs it: what it prints, what it says, how it ends."""

from __future__ import annotations

import json
import os
import unicodedata
from pathlib import Path

import pytest
from command import PAGE, environment, kanbao

import reader


def bare(text: str) -> str:
    return "".join(text.split())


def cells(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


# ---------------------------------------------------------------- show, and kanbao when piped


def test_show_prints_every_article_and_says_nothing_else(page: Path):
    done = kanbao("show", page)
    assert (done.returncode, done.stderr) == (0, "")
    assert bare(done.stdout) == bare(PAGE)


def test_kanbao_prints_the_same_when_its_output_is_no_terminal(page: Path):
    assert kanbao(page).stdout == kanbao("show", page).stdout


@pytest.mark.parametrize("width", [12, 30, 61, 120])
def test_lines_are_as_wide_as_asked_but_for_a_closing_mark(page: Path, width: int):
    lines = kanbao("show", page, "--width", str(width)).stdout.splitlines()
    for line in lines:
        assert cells(line) <= width or (cells(line) <= width + 2 and not line[-1].isalnum())
    assert max(map(cells, lines)) > width - 4
    assert all(line == line.rstrip() for line in lines)


def test_without_a_width_lines_are_two_cells_narrower_than_the_terminal(page: Path):
    for columns in ("40", "100"):
        done = kanbao("show", page, env=environment(COLUMNS=columns))
        assert done.stdout == kanbao("show", page, "--width", str(int(columns) - 2)).stdout


@pytest.mark.parametrize("columns", ["", "0", "-3", "many", "１２０"])
def test_without_a_terminal_it_is_taken_to_be_eighty_cells_wide(page: Path, columns: str):
    done = kanbao("show", page, env=environment(COLUMNS=columns))
    assert done.stdout == kanbao("show", page, "--width", "78").stdout


def test_any_width_prints_the_whole_text(page: Path):
    for width in ("1", "2", "3", "1000"):
        done = kanbao("show", page, "--width", width)
        assert (done.returncode, done.stderr) == (0, "")
        assert bare(done.stdout) == bare(PAGE)


def test_one_article_is_shown_by_number_or_by_id(page: Path):
    made = json.loads(kanbao("export", page, "--format", "json", "--with-text").stdout)
    articles = [a for s in made["sections"] for a in s["articles"]]
    for number, article in enumerate(articles, 1):
        by_number = kanbao("show", page, "--article", str(number))
        assert bare(by_number.stdout) == bare(article["text"])
        assert kanbao("show", page, "--article", article["id"]).stdout == by_number.stdout


def test_several_files_are_printed_in_the_order_given(page: Path, tmp_path: Path):
    other = tmp_path / "other.txt"
    other.write_text(
        "菜价回落\n\n本报讯 本周青菜每斤便宜了三毛，主妇们松了口气，摊主说下周还会再降一点。\n", "utf-8"
    )
    done = kanbao("show", other, page)
    assert bare(done.stdout) == bare(f"── other.txt ──{other.read_text('utf-8')}── page.txt ──{PAGE}")
    assert done.stdout.startswith("── other.txt ──\n\n菜价回落\n")
    assert "\n\n\n── page.txt ──\n\n" in done.stdout
    assert all(line in done.stdout for line in kanbao("show", page).stdout.splitlines())


def test_without_a_file_it_prints_the_handbook(tmp_path: Path):
    done = kanbao(cwd=tmp_path, env=environment(PYTHONPATH=str(Path(reader.__file__).parents[1])))
    assert (done.returncode, done.stderr) == (0, "")
    assert "看报" in done.stdout or "kanbao" in done.stdout


# ---------------------------------------------------------------- what a path may be


def test_a_dash_is_standard_input(page: Path):
    done = kanbao("show", "-", input=PAGE.encode())
    assert (done.returncode, done.stderr) == (0, "")
    assert bare(done.stdout) == bare(PAGE)


def test_a_pipe_with_a_name_is_read_to_its_end(tmp_path: Path):
    reading, writing = os.pipe()
    os.write(writing, PAGE.encode())
    os.close(writing)
    done = kanbao("show", f"/dev/fd/{reading}", pass_fds=[reading])
    os.close(reading)
    assert (done.returncode, done.stderr) == (0, "")
    assert bare(done.stdout) == bare(PAGE)


def test_a_command_wins_over_a_file_of_its_name_and_a_dot_tells_them_apart(tmp_path: Path):
    for name in ("toc", "help"):
        (tmp_path / name).write_text(PAGE, "utf-8")
    env = environment(PYTHONPATH=str(Path(reader.__file__).parents[1]))
    assert kanbao("toc", cwd=tmp_path, env=env).returncode == 2
    assert kanbao("toc", "toc", cwd=tmp_path, env=env).stdout.startswith("toc  ")
    assert bare(kanbao("./toc", cwd=tmp_path, env=env).stdout) == bare(PAGE)
    assert bare(kanbao("--", "help", cwd=tmp_path, env=env).stdout) == bare(PAGE)


def test_the_encoding_that_is_named_is_used(tmp_path: Path):
    path = tmp_path / "gbk.txt"
    path.write_bytes(PAGE.encode("gbk"))
    done = kanbao("show", path, "--encoding", "gbk")
    assert bare(done.stdout) == bare(PAGE)


@pytest.mark.parametrize("name", ["klingon", "base64", "gb\x1bk"])
def test_an_unknown_encoding_is_the_calls_fault(page: Path, name: str):
    done = kanbao("show", page, page, "--encoding", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


def test_a_missing_file_is_named_and_the_file_is_the_trouble(tmp_path: Path):
    done = kanbao("show", tmp_path / "nothing.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"kanbao: {tmp_path / 'nothing.txt'}: ")
    assert done.stderr.count("\n") == 1


def test_a_folder_is_named_with_what_is_wanted_instead(tmp_path: Path):
    done = kanbao("toc", tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert str(tmp_path) in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("words", [["show"], ["toc"], ["export", "--format", "jsonl"], []])
def test_of_several_files_a_bad_one_is_named_and_the_others_are_printed(
    words: list[str], page: Path, tmp_path: Path
):
    good = kanbao(*words, page)
    done = kanbao(*words, tmp_path / "nothing.txt", page)
    assert done.returncode == 1
    assert done.stdout.removeprefix("── page.txt ──\n\n") == good.stdout
    assert "nothing.txt" in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_article_is_looked_for_in_the_files_that_can_be_read(page: Path, tmp_path: Path):
    made = json.loads(kanbao("export", page, "--format", "json").stdout)
    last = made["sections"][-1]["articles"][-1]["id"]
    done = kanbao("show", tmp_path / "nothing.txt", page, "--article", last)
    assert done.returncode == 1
    assert done.stdout == kanbao("show", page, "--article", last).stdout


def test_a_files_name_cannot_command_the_terminal(tmp_path: Path):
    done = kanbao("show", os.fsencode(tmp_path) + b"/\x1b[31m\xff\x0a.txt")
    assert done.returncode == 1
    assert r"\x1b[31m\xff\x0a.txt" in done.stderr
    assert "\x1b" not in done.stderr


# ---------------------------------------------------------------- toc


def test_the_contents_number_the_articles_as_the_option_counts_them(page: Path):
    lines = kanbao("toc", page).stdout.splitlines()
    assert lines[0].startswith(f"{page}  ")
    entries = [line.split(None, 1) for line in lines[2:]]
    assert [number for number, _ in entries] == [str(n + 1) for n in range(len(entries))]
    for number, headline in entries:
        shown = kanbao("show", page, "--article", number, "--width", "200").stdout
        assert bare(shown).startswith(bare(headline)[:8])


def test_contents_of_several_files_are_parted_by_a_blank_line(page: Path):
    one = kanbao("toc", page).stdout
    assert kanbao("toc", page, page).stdout == f"{one}\n{one}"


def test_contents_are_whole_where_the_output_is_no_terminal(page: Path):
    assert kanbao("toc", page, env=environment(COLUMNS="10")).stdout == kanbao("toc", page).stdout


# ---------------------------------------------------------------- export


def test_json_is_one_object(page: Path):
    done = kanbao("export", page, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    made = json.loads(done.stdout)
    assert (made["format"], made["source"]["path"]) == ("kanbao.issue", str(page))


def test_jsonl_is_an_object_a_line_for_each_file_in_order(page: Path, tmp_path: Path):
    other = tmp_path / "other.txt"
    other.write_text("菜价回落\n\n本报讯 本周青菜每斤便宜了三毛。\n", "utf-8")
    lines = kanbao("export", other, page, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["source"]["path"] for line in lines] == [str(other), str(page)]


def test_one_article_is_exported_as_an_issue_that_holds_only_it(page: Path):
    whole = json.loads(kanbao("export", page, "--format", "json").stdout)
    last = [a for s in whole["sections"] for a in s["articles"]][-1]
    made = json.loads(kanbao("export", page, "--format", "json", "--article", last["id"]).stdout)
    assert [a for s in made["sections"] for a in s["articles"]] == [last]


def test_the_text_that_offsets_count_in_is_added_when_asked_for(page: Path):
    made = json.loads(kanbao("export", page, "--format", "json", "--with-text").stdout)
    assert bare("\n".join(a["text"] for s in made["sections"] for a in s["articles"])) == bare(PAGE)


def test_text_and_markdown_hold_the_text(page: Path):
    assert bare(kanbao("export", page, "--format", "txt").stdout) == bare(PAGE)
    made = kanbao("export", page, "--format", "md").stdout
    assert made.startswith("# ")
    assert "傍晚六点，滨河老街的灯次第亮了。" in made


# ---------------------------------------------------------------- help, version, and wrong calls


def test_the_version_is_that_of_the_package():
    done = kanbao("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"kanbao {reader.__version__}\n", "")


def test_help_speaks_the_language_of_the_locale():
    english = kanbao("--help", env=environment(KANBAO_LANG=None, LC_ALL="C.UTF-8"))
    chinese = kanbao("--help", env=environment(KANBAO_LANG=None, LC_ALL="zh_CN.UTF-8"))
    assert (english.returncode, chinese.returncode) == (0, 0)
    assert "Examples" in english.stdout
    assert "例子" in chinese.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["--no-such-option"],
        ["toc"],
        ["export", "{page}"],
        ["export", "{page}", "--format", "pdf"],
        ["export", "{page}", "{page}", "--format", "json"],
        ["show", "{page}", "--width", "0"],
        ["show", "{page}", "--article", "99"],
        ["show", "{page}", "--article", "nosuchid"],
        ["{page}", "--article", "0"],
        ["{page}", "--article"],
        ["{page}", "--article", "-1"],
        ["help", "nonsense"],
        ["show", "-", "-"],
        ["show", "{page}", "--width", "1001"],
        ["-rf.txt"],
    ],
)
def test_a_wrong_call_is_one_line_and_exit_code_two(words: list[str], page: Path):
    done = kanbao(*(word.format(page=page) for word in words))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("kanbao: ")
    assert done.stderr.count("\n") == 1


def test_an_article_that_is_not_there_says_how_many_are(page: Path):
    count = len(kanbao("toc", page).stdout.splitlines()) - 2
    assert f"the issue has {count} articles" in kanbao("show", page, "--article", "99").stderr


def test_a_command_that_is_mistyped_is_named_and_other_files_are_printed(page: Path, tmp_path: Path):
    done = kanbao(
        "tocc", page, cwd=tmp_path, env=environment(PYTHONPATH=str(Path(reader.__file__).parents[1]))
    )
    assert done.returncode == 1
    assert done.stderr == "kanbao: tocc: no such file (did you mean the command toc?)\n"
    assert bare(PAGE) in bare(done.stdout)


def test_an_issue_among_several_is_called_by_its_masthead_and_date(page: Path, tmp_path: Path):
    dated = tmp_path / "dated.txt"
    dated.write_text(f"2001年6月15日滨河日报 第3版\n第3版(国际)\n专栏:\n\n{PAGE}", "utf-8")
    made = json.loads(kanbao("export", dated, "--format", "json").stdout)
    first = kanbao("show", dated, page).stdout.splitlines()[0]
    assert first.split()[1] == (made["masthead"] or "dated.txt")
    assert made["date"] in first


def test_in_markdown_several_issues_have_the_same_levels_of_headings(page: Path, tmp_path: Path):
    other = tmp_path / "other.txt"
    other.write_text(PAGE, "utf-8")
    made = kanbao("export", page, other, "--format", "md").stdout.splitlines()
    heads = [line for line in made if line.startswith("#")]
    assert heads[0] == "# page.txt"
    assert heads[len(heads) // 2] == "# other.txt"
    assert {line.split()[0] for line in heads} == {"#", "###"}


def test_messages_are_chinese_in_a_chinese_locale(page: Path):
    done = kanbao("show", page, "--article", "99", env=environment(KANBAO_LANG="zh"))
    assert "没有第 99 篇" in done.stderr
