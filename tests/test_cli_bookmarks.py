"""`kanbao bookmarks`, run as a person runs it, on files that move and change."""

from __future__ import annotations

import json
import re
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from command import PAGE, environment, in_terminal, kanbao

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

STREET, RAIN = "三百户商家陆续回迁", "今起三天有小雨"
ORCHARD = "果园里的新账本\n\n清明前后，北坡果园的梨花开成了一片，合作社今年试种早熟品种。\n"
TRADITIONAL = str.maketrans(
    "图纸说台气温预门记骑车时过桥慢钟层楼户陆续迁报讯晓点灯亮历个间",
    "圖紙說臺氣溫預門記騎車時過橋慢鐘層樓戶陸續遷報訊曉點燈亮歷個間",
)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KANBAO_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def run(*words: str | Path, code: int = 0, **how: Any) -> str:
    done = kanbao("bookmarks", *words, **how)
    assert done.returncode == code, done.stderr
    assert bool(done.stderr) == bool(code)
    return done.stdout


def listed(*words: str | Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("list", *words, "--json").splitlines()]


def articles(page: Path) -> list[dict[str, Any]]:
    made = json.loads(kanbao("export", page, "--format", "json", "--with-text").stdout)
    return [a for s in made["sections"] for a in s["articles"]]


def add(page: Path, words: str, *options: str, length: int = 0) -> dict[str, Any]:
    """Mark these words, which stand somewhere in the page."""
    article = next(a for a in articles(page) if words in a["text"])
    place = ["--article", article["id"], "--offset", str(article["text"].index(words))]
    if length:
        place += ["--length", str(length)]
    made: dict[str, Any] = json.loads(run("add", page, *place, *options))
    return made


def refusal(*words: str | Path, code: int = 2) -> str:
    done = kanbao("bookmarks", *words)
    assert (done.returncode, done.stdout) == (code, "")
    (line,) = done.stderr.splitlines()
    return line.removeprefix("kanbao: ")


def said(page: Path, mark: dict[str, Any], length: int) -> str:
    text = next(a["text"] for a in articles(page) if a["id"] == mark["article"])
    return str(text[mark["offset"] : mark["offset"] + length])


# --- add and list


def test_what_is_added_is_printed_and_listed_with_all_that_is_known(page: Path):
    made = add(page, "图纸改了九稿", "--note", "九稿？", length=6)
    assert list(made) == [
        "id", "kind", "issue", "article", "headline", "offset", "length", "quote",
        "prefix", "suffix", "note", "created", "modified", "state",
    ]  # fmt: skip
    assert list(made["issue"]) == ["masthead", "date", "sha256", "path"]
    assert made["issue"]["path"] == str(page)
    assert (made["id"], made["kind"], made["note"], made["state"]) == (1, "note", "九稿？", "found")
    assert (made["quote"], made["length"]) == ("图纸改了九稿", 6)
    assert made["prefix"].endswith("三百零六间，")
    assert made["suffix"].startswith("，每一稿都贴在街口")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", made["created"])
    assert listed() == listed(page) == [made]


def test_times_are_utc_wherever_one_is(page: Path):
    words = ("bookmarks", "add", page, "--article", "1", "--offset", "0", "--json")
    before = datetime.now(UTC).replace(microsecond=0)
    done = kanbao(*words, env=environment(TZ="Asia/Shanghai"))
    made = datetime.fromisoformat(json.loads(done.stdout)["created"])
    assert before <= made <= datetime.now(UTC)


def test_kinds_follow_from_length_and_note(page: Path):
    assert add(page, "图纸改了九稿")["kind"] == "bookmark"
    assert add(page, "图纸改了九稿", length=6)["kind"] == "highlight"
    assert add(page, "图纸改了九稿", "--note", "看")["kind"] == "note"


def test_adding_always_makes_a_new_one(page: Path):
    assert [add(page, "图纸改了九稿")["id"] for _ in range(3)] == [1, 2, 3]
    assert len(listed()) == 3


def test_a_list_is_in_reading_order(page: Path):
    last, first, middle = add(page, "过桥时慢行"), add(page, "滨河老街的灯"), add(page, "优先租给手艺人")
    assert [mark["id"] for mark in listed()] == [first["id"], middle["id"], last["id"]]


def test_an_article_is_named_by_number_or_id_and_may_be_marked_to_its_end(page: Path):
    second = articles(page)[1]
    end = len(second["text"])
    made = json.loads(run("add", page, "--article", "2", "--offset", str(end)))
    assert (made["article"], made["offset"], made["quote"]) == (second["id"], end, "")
    assert listed(page) == [made]


def test_for_people_a_list_has_the_paper_and_a_line_each(page: Path):
    add(page, "图纸改了九稿", "--note", "九稿？\n真的", length=6)
    head, line = run("list").splitlines()
    assert head == "page.txt"
    assert line.split("  ") == [
        "",
        " 1",
        "note",
        articles(page)[0]["headline"],
        "“图纸改了九稿”",
        "九稿？ 真的",
    ]
    assert run() == run("list")


def test_on_a_terminal_it_says_kept_and_cuts_lines(page: Path):
    words = ("--article", "1", "--offset", "0", "--note", "长" * 100)
    done = in_terminal("bookmarks", "add", page, *words)
    assert done.stdout.startswith("kept   1  note  ")
    done = in_terminal("bookmarks", "list", size=(40, 24))
    assert max(map(len, done.stdout.splitlines())) <= 40


def test_where_nothing_was_ever_kept_a_list_is_empty_and_makes_no_file(page: Path, data: Path):
    assert run("list") == run("list", page) == run("export") == ""
    assert json.loads(run("export", "--format", "json"))["items"] == []
    assert not data.exists()


def test_the_data_folder_is_the_options_then_the_environments_then_the_platforms(
    page: Path, data: Path, tmp_path: Path
):
    place = ("add", page, "--article", "1", "--offset", "0")
    run(*place, "--data-dir", str(tmp_path / "chosen"))
    assert (tmp_path / "chosen" / "kanbao.db").exists()
    assert not data.exists()
    run(*place)
    assert (data / "kanbao.db").exists()
    run(*place, env=environment(KANBAO_DATA_DIR=None, XDG_DATA_HOME=str(tmp_path / "xdg")))
    assert (tmp_path / "xdg" / "kanbao" / "kanbao.db").exists()


def test_every_command_takes_a_data_folder(page: Path, tmp_path: Path):
    for command in (["toc"], ["show"], ["export", "--format", "md"], []):
        done = kanbao(*command, page, "--data-dir", tmp_path / "d")
        assert (done.returncode, done.stderr) == (0, "")


# --- found again


def test_a_file_that_was_renamed_and_moved_keeps_its_marks(page: Path, tmp_path: Path):
    made = add(page, "图纸改了九稿", length=6)
    moved = tmp_path / "else" / "other.txt"
    moved.parent.mkdir()
    page.rename(moved)
    assert listed() == [made]  # The file isn't there: the state is as it was.
    (found,) = listed(moved)
    assert found == made | {"issue": made["issue"] | {"path": str(moved)}}
    assert listed() == [found]


def test_words_put_in_before_move_a_mark_and_taking_them_out_brings_it_back(page: Path):
    made = add(page, "优先租给手艺人", length=7)
    page.write_text(PAGE.replace("街道办事处说，", "街道办事处昨天在会上说，"), "utf-8")
    for _ in range(2):
        (moved,) = listed(page)
        assert (moved["state"], moved["offset"]) == ("moved", made["offset"] + 5)
        assert said(page, moved, 7) == "优先租给手艺人"
    page.write_text(PAGE, "utf-8")
    assert listed() == [made]


def test_a_file_that_was_renamed_and_edited_keeps_its_marks(page: Path, tmp_path: Path):
    add(page, "优先租给手艺人", length=7)
    other = tmp_path / "other.txt"
    other.write_text(PAGE.replace("傍晚六点，", ""), "utf-8")
    page.unlink()
    (found,) = listed(other)
    assert (found["state"], said(other, found, 7)) == ("moved", "优先租给手艺人")


def test_even_with_another_headline_the_words_tell_where_a_lost_files_mark_belongs(tmp_path: Path):
    single = tmp_path / "single.txt"
    single.write_text(PAGE[PAGE.index(RAIN) :], "utf-8")
    add(single, "早晚路面湿滑", length=6)
    other = tmp_path / "other.txt"
    other.write_text("雨天出行须知\n\n本报讯（记者林木）" + PAGE[PAGE.index("市气象台昨天发布") :], "utf-8")
    assert listed(other) == []  # The marked file is still there, and this is another one.
    single.unlink()
    (found,) = listed(other)
    assert (found["state"], said(other, found, 6)) == ("moved", "早晚路面湿滑")


def test_a_paragraph_that_moved_to_another_story_takes_its_mark_along(page: Path):
    line = "气象台提醒，早晚路面湿滑，骑车上班的人最好提前一刻钟出门，过桥时慢行。"
    made = add(page, "早晚路面湿滑", length=6)
    street, rain = PAGE.replace(f"{line}\n", "").split(f"\n\n{RAIN}\n\n")
    page.write_text(f"{street}\n\n{line}\n\n{RAIN}\n\n{rain}", "utf-8")
    (moved,) = listed(page)
    assert (moved["state"], said(page, moved, 6)) == ("moved", "早晚路面湿滑")
    assert moved["article"] != made["article"]
    assert STREET in moved["headline"]


def test_a_copy_in_traditional_characters_has_the_marks_too(page: Path, tmp_path: Path):
    add(page, "图纸改了九稿", length=6)
    copy = tmp_path / "traditional.txt"
    copy.write_text(PAGE.translate(TRADITIONAL), "utf-8")
    (found,) = listed(copy)
    assert said(copy, found, 6) == "圖紙改了九稿"
    assert (found["state"], found["quote"]) == ("moved", "图纸改了九稿")


def test_what_is_gone_stays_in_the_list_with_its_quote(page: Path):
    made = add(page, "图纸改了九稿", length=6)
    other = add(page, "早晚路面湿滑", length=6)
    page.write_text(PAGE.replace("图纸改了九稿，每一稿都贴在街口，请住户看过再动工。", ""), "utf-8")
    gone, kept = listed(page)
    assert gone == made | {"state": "not-found", "issue": gone["issue"]}
    assert kept["state"] == "found"
    assert "not found in this text" in run("list", page)
    page.unlink()
    assert [mark["state"] for mark in listed()] == ["not-found", "found"]
    assert [mark["id"] for mark in listed()] == [made["id"], other["id"]]


def test_another_paper_under_the_old_name_has_none_of_the_words(page: Path):
    add(page, "图纸改了九稿", length=6)
    page.write_text(ORCHARD, "utf-8")
    assert [mark["state"] for mark in listed(page)] == ["not-found"]


def test_a_mark_in_an_archive_that_was_edited_is_found_again(page: Path, tmp_path: Path):
    archive = tmp_path / "days.zip"
    inside = f"{archive}/{page.name}"
    for words in (PAGE, PAGE.replace("图纸改了九稿", "据街道办事处说，图纸改了九稿")):
        with zipfile.ZipFile(archive, "w") as made:
            made.writestr(page.name, words)
        if not listed():
            add(archive, "图纸改了九稿", length=6)
    (mark,) = listed()
    assert mark["issue"]["path"] == inside
    assert (mark["state"], mark["quote"]) == ("moved", "图纸改了九稿")


def test_marks_of_other_papers_are_not_listed(page: Path, tmp_path: Path):
    add(page, "图纸改了九稿")
    other = tmp_path / "orchard.txt"
    other.write_text(ORCHARD, "utf-8")
    assert listed(other) == []
    mine = add(other, "梨花开成了一片")
    assert listed(other) == [mine]
    assert len(listed()) == 2


def test_standard_input_is_marked_too_and_found_again_there(page: Path):
    with page.open("rb") as file:
        made = json.loads(run("add", "-", "--article", "1", "--offset", "30", stdin=file))
    assert made["issue"]["path"] == "-"
    assert listed() == [made]
    with page.open("rb") as file:
        assert [json.loads(run("list", "-", "--json", stdin=file))] == [made]
    assert [mark["id"] for mark in listed(page)] == [made["id"]]


# --- export, import, rm


def test_markdown_has_quote_note_and_citation_by_issue_and_article(page: Path, tmp_path: Path):
    paper = tmp_path / "paper.txt"
    street = PAGE[: PAGE.index(f"\n\n{RAIN}\n\n")]
    paper.write_text(f"2001年6月15日滨河晚报 第3版\n第3版(要闻)\n专栏:\n\n{street}\n", "utf-8")
    add(page, "早晚路面湿滑", length=6)
    add(paper, "图纸改了九稿", "--note", "九稿？\n* 再查", length=6)
    made = run("export")
    first, second = (f"# {part}" for part in made.removeprefix("# ").split("\n# "))
    assert first.startswith(f"# page.txt\n\n## {RAIN}\n\n> 早晚路面湿滑\n\n——《{RAIN}》\n")
    assert second.startswith("# 滨河晚报  2001-06-15\n\n## 滨河老街改造一年")
    assert "\n\n> 图纸改了九稿\n\n九稿？\\\n\\* 再查\n\n——《滨河晚报》2001年6月15日 第3版《" in second
    assert run("export", "--format", "md") == made
    assert run("export", paper) == second


def test_json_is_web_annotations(page: Path):
    mark = add(page, "图纸改了九稿", "--note", "九稿？", length=6)
    made = json.loads(run("export", "--format", "json"))
    assert made["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert made["type"] == "AnnotationPage"
    (item,) = made["items"]
    assert (item["type"], item["motivation"], item["created"]) == (
        "Annotation",
        "commenting",
        mark["created"],
    )
    assert item["body"]["value"] == "九稿？"
    quote, position = item["target"]["selector"]
    assert quote == {"type": "TextQuoteSelector"} | {"exact": mark["quote"]} | {
        name: mark[name] for name in ("prefix", "suffix")
    }
    start = mark["offset"]
    assert position == {"type": "TextPositionSelector", "start": start, "end": start + 6}
    assert item["target"]["source"] == f"{page.as_uri()}#{mark['article']}"


def test_an_export_comes_back_with_its_times_and_without_doubles(page: Path, tmp_path: Path):
    add(page, "图纸改了九稿", "--note", "九稿？", length=6)
    add(page, "早晚路面湿滑")
    exported = tmp_path / "marks.json"
    exported.write_text(run("export", "--format", "json").replace('"20', '"19'), "utf-8")
    elsewhere = ("--data-dir", str(tmp_path / "other"))
    assert run("import", exported, *elsewhere) == "taken back: 2; there already: 0\n"
    assert run("import", exported, *elsewhere) == "taken back: 0; there already: 2\n"
    back = listed(*elsewhere)
    assert [mark | {"created": "", "modified": ""} for mark in back] == [
        mark | {"created": "", "modified": ""} for mark in listed()
    ]
    assert all(mark["created"].startswith("19") for mark in back)
    assert json.loads(run("import", exported, "--json", *elsewhere)) == {"new": 0, "there": 2}
    again = json.loads(run("export", "--json", *elsewhere))
    assert again == json.loads(exported.read_text("utf-8"))


def test_what_was_removed_comes_back_under_a_new_id(page: Path, tmp_path: Path):
    add(page, "图纸改了九稿")
    exported = tmp_path / "marks.json"
    exported.write_text(run("export", "--format", "json"), "utf-8")
    assert run("rm", "1").startswith("removed   1  bookmark")
    assert listed() == []
    run("import", exported)
    assert [mark["id"] for mark in listed()] == [2]


def test_the_note_that_was_written_last_counts(page: Path, tmp_path: Path):
    add(page, "图纸改了九稿", "--note", "先写的", length=6)
    exported = tmp_path / "marks.json"
    made = json.loads(run("export", "--format", "json"))
    for modified, note in (("2001-01-01T00:00:00Z", "先写的"), ("2999-01-01T00:00:00+08:00", "后写的")):
        made["items"][0]["modified"] = modified
        made["items"][0]["body"]["value"] = "后写的"
        exported.write_text(json.dumps(made), "utf-8")
        run("import", exported)
        assert [mark["note"] for mark in listed()] == [note]
    assert listed()[0]["modified"] == "2998-12-31T16:00:00Z"


@pytest.mark.parametrize(
    "text",
    ["", "不是 JSON", "[1]", "{}", '{"items": [{}]}', '{"items": {"a": 1}}', "[" * 100_000, '{"items": 3}'],
)
def test_what_is_no_export_is_refused_in_one_line(tmp_path: Path, text: str):
    path = tmp_path / "x.json"
    path.write_text(text or " ", "utf-8")
    assert "not an export of bookmarks" in refusal("import", path, code=1)


def test_an_export_of_others_making_is_taken_as_far_as_it_goes(tmp_path: Path):
    item = {
        "id": "https://example.org/anno/1",
        "created": "2020-01-02T03:04:05.678+08:00",
        "target": {
            "source": "https://example.org/paper#a0",
            "selector": [
                {"type": "TextPositionSelector", "start": 3, "end": 5},
                {"type": "TextQuoteSelector", "exact": "老\u001b[31m街\ud800"},
            ],
        },
    }
    path = tmp_path / "x.json"
    path.write_text(json.dumps([item, item]), "utf-8")
    assert run("import", path) == "taken back: 1; there already: 0\n"
    (mark,) = listed()
    assert (mark["article"], mark["offset"], mark["quote"]) == ("a0", 3, "老街")
    assert mark["created"] == "2020-01-01T19:04:05Z"


def test_several_are_removed_or_none(page: Path):
    for _ in range(3):
        add(page, "图纸改了九稿")
    assert "no such" not in refusal("rm", "2", "9")
    assert len(listed()) == 3
    assert len(run("rm", "1", "3", "3").splitlines()) == 2
    assert [mark["id"] for mark in listed()] == [2]
    last = add(page, "图纸改了九稿")
    assert last["id"] == 4
    assert json.loads(run("rm", "4", "--json")) == last


# --- calls that are the trouble


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["lst"], "no action lst; there are list, add, export, import, rm (did you mean list?)"),
        (["frobnicate"], "kanbao bookmarks --help"),
        (["add"], "bookmarks add needs one file"),
        (["add", "PAGE", "PAGE", "--article", "1"], "bookmarks add needs one file"),
        (["add", "PAGE"], "say --article and --offset"),
        (["add", "PAGE", "--article", "1"], "say --article and --offset"),
        (["add", "PAGE", "--article", "1", "--offset", "-1"], "--offset takes a whole number"),
        (
            ["add", "PAGE", "--article", "1", "--offset", "1", "--length", "x"],
            "--length takes a whole number",
        ),
        (["add", "PAGE", "--article", "1", "--offset", "9" * 30], "--offset takes a whole number"),
        (["add", "PAGE", "--article", "1", "--offset", "0", "--length", "99999"], "its text has"),
        (["add", "PAGE", "--article", "9", "--offset", "0"], "there is no article 9"),
        (["add", "PAGE", "--article", "a0", "--offset", "0"], "no article with the id a0"),
        (["list", "PAGE", "PAGE"], "one file at most"),
        (["list", "--format", "md"], "--format belongs to: kanbao bookmarks export"),
        (["list", "--offset", "3"], "--offset belongs to: kanbao bookmarks add"),
        (["export", "--format", "xml"], "there is no format xml; there are md, json"),
        (["import"], "bookmarks import needs one file"),
        (["rm"], "remove which?"),
        (["rm", "one"], "rm takes a whole number"),
        (["rm", "7"], "there is none with this number: 7"),
    ],
)
def test_a_call_that_is_wrong_says_what_is_wrong_with_exit_code_two(
    page: Path, data: Path, words: list[str], message: str
):
    assert message in refusal(*(str(page) if word == "PAGE" else word for word in words))
    assert not data.exists()


@pytest.mark.parametrize(
    "words", [["list"], ["export"], ["import"], ["add", "--article", "1", "--offset", "0"]]
)
def test_a_file_that_is_not_there_is_exit_code_one(words: list[str], tmp_path: Path):
    action, *options = words
    assert "no such file" in refusal(action, tmp_path / "none.txt", *options, code=1)


def test_messages_speak_chinese_too(page: Path):
    def chinese(*words: str | Path) -> subprocess.CompletedProcess[str]:
        return kanbao("bookmarks", *words, env=environment(KANBAO_LANG="zh"))

    assert "没有 lst 这个动作" in chinese("lst").stderr
    add(page, "图纸改了九稿")
    assert "  书签  " in chinese().stdout
    assert chinese("rm", "1").stdout.startswith("已取消   1  书签")
