"""`kanbao find`: what it prints, and how it ends."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest
from command import KANBAO, PAGE, ROOT, environment, in_terminal, kanbao

if TYPE_CHECKING:
    from pathlib import Path


def objects(*words: str | Path) -> list[dict]:
    done = kanbao("find", *words, "--json")
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_each_hit_is_a_line_with_article_headline_and_the_words_around_it(page: Path):
    done = kanbao("find", "出门", page)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("2::今起三天有小雨:")
    assert lines[0].endswith("市民【出门】记得带伞。")


def test_with_several_files_each_line_begins_with_its_file(page: Path, tmp_path: Path):
    other = tmp_path / "other.txt"
    other.write_text(PAGE, "utf-8")
    lines = kanbao("find", "气象台", page, other).stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == [str(page)] * 2 + [str(other)] * 2


def test_json_says_where_the_hit_stands_in_the_exported_text(page: Path):
    exported = json.loads(kanbao("export", page, "--format", "json", "--with-text").stdout)
    texts = {a["id"]: a["text"] for s in exported["sections"] for a in s["articles"]}
    found = objects("小雨", page)
    assert [hit["part"] for hit in found] == ["headline", "paragraph"]
    for hit in found:
        text, at = texts[hit["article"]], hit["offset"]
        assert text[at : at + hit["length"]] == hit["match"] == "小雨"
        assert text[:at].endswith(hit["before"])
        assert text[at + hit["length"] :].startswith(hit["after"])
    assert list(found[0]) == [
        *("issue", "article", "headline", "section", "page", "part"),
        *("offset", "length", "match", "before", "after"),
    ]
    assert found[0]["issue"] == {"masthead": None, "date": None, "path": str(page)}


def test_a_hit_by_pinyin_says_so(page: Path):
    (hit,) = objects("xiaoyu", page)
    assert (hit["match"], hit["by"], hit["part"]) == ("小雨", "pinyin", "headline")


def test_letters_are_pinyin_only_where_no_file_holds_them(page: Path, tmp_path: Path):
    other = tmp_path / "other.txt"
    other.write_text(PAGE.replace("小雨", "XiaoYu"), "utf-8")
    assert {hit["issue"]["path"] for hit in objects("xiaoyu", page, other)} == {str(other)}


def test_context_is_counted_in_characters(page: Path):
    assert [(h["before"], h["after"]) for h in objects("出门", page, "--context", "2")] == [
        ("市民", "记得"),
        ("刻钟", "，过"),
    ]
    assert kanbao("find", "出门", page, "--context=2").stdout.splitlines()[0].endswith(":市民【出门】记得")


def test_scope_title_finds_in_headings_only(page: Path):
    assert [hit["part"] for hit in objects("小雨", page, "--scope", "title")] == ["headline"]


def test_whole_words_only_and_best_first(tmp_path: Path):
    chance, word = "职工会员乘渡轮一律半价", "渡轮公司成立工会"
    page = tmp_path / "page.txt"
    page.write_text(
        f"{chance}\n\n本报讯（记者周晓禾）从下月起，职工会员乘渡轮一律半价。办法由市里定下，"
        "船票照旧在码头出售，老人和孩子上船不用买票。\n\n船长说，早晚两班最挤，请大家提前一刻钟到码头。\n\n"
        f"{word}\n\n本报讯（记者林木）昨天，渡轮公司成立工会，六十二名船员和售票员都入了会，选出了主席。\n\n"
        "水手老陈说，有了工会，有事就有人可找了，冬天船上再冷也不怕没有热水。\n",
        "utf-8",
    )
    assert [hit["headline"] for hit in objects("工会", page)] == [chance] * 2 + [word] * 3
    assert len(objects("工会", page, "--word")) == 3
    best = objects("工会", page, "--rank")
    assert [hit["headline"] for hit in best] == [word] * 3 + [chance] * 2
    assert [hit["part"] for hit in best] == ["headline", "paragraph", "paragraph", "headline", "paragraph"]


def test_nothing_found_is_one_and_no_word(page: Path):
    done = kanbao("find", "没有这样的话", page)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


def test_a_file_that_can_t_be_read_is_two_and_the_others_are_searched(page: Path, tmp_path: Path):
    done = kanbao("find", "小雨", tmp_path / "missing.txt", page)
    assert done.returncode == 2
    assert "missing.txt" in done.stderr
    assert len(done.stdout.splitlines()) == 2
    assert kanbao("find", "没影", tmp_path / "missing.txt", page).returncode == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["“小雨"], "query, character 1: this quote is not closed"),
        ([""], "nothing to look for"),
        (["小雨", "--scope", "all"], "--scope takes title, not all"),
        (["小雨", "--context", "-1"], "--context takes a number of characters, not -1"),
        (["小雨", "--width", "60"], "--width"),
    ],
)
def test_a_wrong_call_is_two_and_says_why(words: list[str], said: str, page: Path):
    done = kanbao("find", *words, page)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("words", [["find"], ["find", "小雨"]])
def test_without_a_query_or_a_file_it_says_what_is_missing(words: list[str]):
    done = kanbao(*words)
    assert done.returncode == 2
    assert "kanbao find --help" in done.stderr


def test_options_end_at_two_dashes(page: Path):
    lines = kanbao("find", "--context", "1", "--", "-老街 出门", page).stdout.splitlines()
    assert len(lines) == 2


def test_it_reads_standard_input(page: Path):
    assert "【小雨】" in kanbao("find", "小雨", "-", input=page.read_bytes()).stdout


def test_a_reader_who_has_seen_enough_hears_no_complaint(tmp_path: Path):
    page = tmp_path / "page.txt"
    page.write_text(PAGE * 300, "utf-8")
    done = subprocess.run(
        ["bash", "-c", '"$@" | head -1; echo "${PIPESTATUS[0]}"', "bash", *KANBAO, "find", "的", page],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "141"


# --- on a terminal


def test_on_a_terminal_hits_stand_below_their_article_in_lines_that_fit(page: Path):
    lines = in_terminal("find", "出门", page, size=(60, 24)).stdout.splitlines()
    assert lines[0] == "2  今起三天有小雨  2 hits"
    assert [line.startswith("    ") and "出门" in line for line in lines[1:]] == [True, True]
    assert "【" not in "".join(lines)


def test_without_colours_hits_are_marked_all_the_same(page: Path):
    for changes in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        shown = in_terminal("find", "出门", page, env=environment(**changes)).stdout
        assert shown.count("【出门】") == 2
