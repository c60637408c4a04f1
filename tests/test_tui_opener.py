"""Opening a path from inside: the line, the list that completes, what is opened and what is said."""

from __future__ import annotations

import asyncio
import os
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tui_paper import app_on, desk_of, dump, paper

from reader.issue import Issue
from reader.library import open_lazily, open_path
from reader.library.keeping import Keeping, open_store
from reader.tui.background import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.desk import Desk

STORY = "{}\n\n本报讯（记者周晓禾）停航十一年的渡轮昨天恢复，每天往返二十四趟，票价不变，茶馆也热闹起来。\n"


@pytest.fixture(autouse=True)
def _in_a_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("KANBAO_LANG", "zh")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    lay("page.txt", "河口镇的渡轮又开了")
    lay("home/letter.txt", "家里来的一封信")
    lay(".draft.txt", "还没写完的一篇")
    for day in (23, 24):
        lay(f"days/202112{day}/202112{day}-01-01.txt", f"腊月{day}日的渡轮", blank=True)


def lay(name: str, headline: str, *, blank: bool = False) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = STORY.format(headline)
    path.write_text("\n" + text if blank else text, "utf-8")


def after(*keys: str, look: Callable[[Desk, list[str]], None], size: tuple[int, int] = (80, 24)) -> None:
    """Press keys (a word in brackets is typed), what was begun in the background being done; then look."""

    async def tell() -> None:
        app = app_on(paper())
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            for given in keys:
                await pilot.press(*(given[1:-1] if given.startswith("[") else (given,)))
                await asyncio.to_thread(settle)
                await pilot.pause()
            look(desk_of(app), dump(app))

    asyncio.run(tell())


def listed(desk: Desk) -> list[str]:
    return [entry.name for entry in desk.sheet.shown]


def test_the_list_shows_what_lies_where_one_is_folders_first_and_nothing_hidden():
    def look(desk, rows):
        assert listed(desk) == ["days", "home", "page.txt"]
        assert any("days/" in row for row in rows)
        assert rows[-1].startswith(" 打开：")

    after("o", look=look)


def test_typing_narrows_the_list_and_a_full_stop_shows_what_is_hidden():
    def narrowed(desk, rows):
        assert listed(desk) == ["page.txt"]

    def hidden(desk, rows):
        assert listed(desk) == [".draft.txt"]

    after("o", "[pa]", look=narrowed)
    after("o", "[.]", look=hidden)


def test_enter_opens_the_file_under_the_cursor_beside_what_is_open():
    def look(desk, rows):
        assert desk.reading.article.headline == "河口镇的渡轮又开了"
        assert len(desk.reading.order) == 2
        assert desk.prompt is desk.sheet is None

    after("o", "[pa]", "enter", look=look)


def test_the_way_back_leads_to_where_one_was():
    def look(desk, rows):
        assert desk.reading.issue.masthead == "沿江日报"
        assert desk.reading.article_index == 1

    after("]", "o", "[pa]", "enter", "ctrl+o", look=look)


def test_enter_on_a_folder_goes_in():
    def look(desk, rows):
        assert desk.prompt.line.text == "days/"
        assert listed(desk) == ["20211223", "20211224"]

    after("o", "enter", look=look)


def test_tab_completes_the_name_under_the_cursor():
    def look(desk, rows):
        assert desk.prompt.line.text == "home/letter.txt"

    after("o", "[ho]", "tab", "tab", look=look)


def test_ctrl_o_opens_the_folder_under_the_cursor_as_a_whole():
    def look(desk, rows):
        assert [row.at for row in desk.listed.rows] == [2, 1]
        assert desk.listed.at_cursor == 2
        assert any("12月24日" in row and "›" in row for row in rows)

    def chosen(desk, rows):
        assert desk.reading.article.headline == "腊月23日的渡轮"

    after("o", "ctrl+o", "f", "[1224]", "enter", look=lambda desk, rows: None)
    after("o", "ctrl+o", "f", "[2021]", "enter", look=look)
    after("o", "ctrl+o", "I", "f", "[1223]", "enter", "enter", look=chosen)


def test_ctrl_o_opens_the_folder_that_is_typed_with_its_slash_and_not_the_first_one_in_it():
    def look(desk, rows):
        assert len(desk.reading.order) == 3
        assert desk.listed.rows

    after("o", "[days/]", "ctrl+o", look=look)


def test_ctrl_o_on_an_entry_one_went_to_opens_that_one():
    def look(desk, rows):
        assert desk.reading.article.headline == "腊月24日的渡轮"
        assert len(desk.reading.order) == 2

    after("o", "[days/]", "down", "ctrl+o", look=look)


def test_on_a_file_ctrl_o_opens_the_folder_that_is_listed():
    def look(desk, rows):
        assert desk.reading.article.headline == "家里来的一封信"

    after("o", "[home/]", "ctrl+o", look=look)


def test_the_home_is_expanded():
    def look(desk, rows):
        assert desk.reading.article.headline == "家里来的一封信"

    after("o", "[~/l]", "enter", look=look)


def test_escape_leaves_everything_as_it_was():
    def look(desk, rows):
        assert desk.prompt is desk.sheet is None
        assert len(desk.reading.order) == 1

    after("o", "[pa]", "escape", look=look)


def test_a_file_that_is_open_already_is_gone_to_and_not_opened_twice():
    def look(desk, rows):
        assert len(desk.reading.order) == 2
        assert desk.reading.article.headline == "河口镇的渡轮又开了"

    after("o", "[pa]", "enter", ",", "o", "[pa]", "enter", look=look)


@pytest.mark.parametrize(
    ("typed", "said"), [("absent.txt", "absent.txt: 没有这个文件"), ("empty.txt", "empty.txt: 文件是空的")]
)
def test_what_can_not_be_opened_is_named_in_the_foot_and_one_stays(tmp_path: Path, typed, said):
    (tmp_path / "empty.txt").write_bytes(b"")

    def look(desk, rows):
        assert said in rows[-1]
        assert len(desk.reading.order) == 1

    after("o", f"[{typed}]", "enter", look=look)


def test_a_folder_that_can_not_be_looked_into_says_why():
    def look(desk, rows):
        assert any("没有这个文件" in row for row in rows)

    after("o", "[absent/]", look=look)


def test_a_name_like_standard_input_is_a_file(tmp_path: Path):
    (tmp_path / "-").write_text(STORY.format("名叫横线的文件"), "utf-8")

    def look(desk, rows):
        assert desk.reading.article.headline == "名叫横线的文件"

    after("o", "[-]", "enter", look=look)


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS takes no such names")
def test_a_name_that_is_no_utf8_is_shown_safely_completed_and_opened(tmp_path: Path):
    path = os.fsencode(tmp_path) + b"/" + "旧报.txt".encode("gb18030")
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(STORY.format("旧盘里的报").encode())

    def completed(desk, rows):
        assert "\\xbe" in rows[-1]

    def opened(desk, rows):
        assert desk.reading.article.headline == "旧盘里的报"

    after("o", "G", "backspace", "down", "down", "down", "tab", look=completed)
    after("o", "G", "backspace", "down", "down", "down", "enter", look=opened)


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)])
def test_the_list_stands_within_the_screen(size):
    def look(desk, rows):
        assert any("home/" in row for row in rows)
        assert rows[-1].startswith(" 打开：")

    after("o", look=look, size=size)


# --- what was read lately


def read_before(name: str, *, article: int = 0, offset: int = 0) -> None:
    """The file was read in an earlier run, up to this place."""
    issue = open_path(os.path.abspath(name))  # noqa: PTH100
    with open_store() as database:
        keeping = Keeping(database, issue)
        keeping.meet(opened=True)
        keeping.keep_place(issue.articles[article], offset)


def test_an_empty_line_offers_what_was_read_lately_first_and_how_far_the_newest_before_others():
    lay("days/older.txt", "早些时候读过的一篇")
    read_before("days/older.txt")
    read_before("home/letter.txt", offset=40)

    def look(desk, rows):
        at = next(at for at, row in enumerate(rows) if "letter.txt" in row)
        assert "读到" in rows[at]
        assert "older.txt" in rows[at + 1]
        assert "上次读到 0%" in rows[at + 1]
        assert "days/" in rows[at + 2]
        assert desk.sheet.cursor == 0

    def narrowed(desk, rows):
        assert listed(desk) == ["page.txt"]

    after("o", look=look)
    after("o", "[pa]", look=narrowed)


def test_enter_goes_on_where_one_was():
    lay("two.txt", "第一篇的题目")
    with Path("two.txt").open("a", encoding="utf-8") as file:
        file.write("\n" + STORY.format("第二篇的题目"))
    read_before("two.txt", article=1, offset=12)

    def look(desk, rows):
        assert desk.reading.article.headline == "第二篇的题目"
        assert "接着上次看：第 2 篇" in rows[-1]
        assert len(desk.reading.order) == 2

    after("o", "enter", look=look)
    after("o", "enter", ",", "o", "enter", look=lambda desk, _: look(desk, ["接着上次看：第 2 篇"]))


def test_tab_writes_the_path_of_what_was_read_and_ctrl_o_opens_its_folder(tmp_path: Path):
    read_before("home/letter.txt")

    def written(desk, rows):
        assert desk.prompt.line.text == str(tmp_path / "home" / "letter.txt")

    def opened(desk, rows):
        assert desk.reading.article.headline == "家里来的一封信"
        assert desk.reading.issue.source.path.startswith(str(tmp_path / "home"))

    after("o", "tab", look=written)
    after("o", "ctrl+o", look=opened)


def test_what_is_at_hand_or_gone_from_the_disk_is_not_offered():
    read_before("page.txt")
    read_before("home/letter.txt")

    def offered(desk):
        return [entry.issue.seen.path for entry in desk.sheet.shown if not hasattr(entry, "is_folder")]

    def at_hand(desk, rows):
        assert offered(desk) == [os.path.abspath("page.txt")]  # noqa: PTH100

    def gone(desk, rows):
        assert offered(desk) == []

    after("o", "enter", "o", look=at_hand)
    Path("home/letter.txt").unlink()
    Path("page.txt").unlink()
    after("o", look=gone)


def test_a_paper_with_a_masthead_is_offered_by_its_name_and_date_and_its_file():
    Path("0923.txt").write_text("河口日报\n2023年9月23日 星期六\n\n" + STORY.format("渡轮"), "utf-8")
    issue = replace(open_path(os.path.abspath("0923.txt")), masthead="河口日报", date="2023-09-23")  # noqa: PTH100
    with open_store() as database:
        Keeping(database, issue).meet(opened=True)

    def look(desk, rows):
        assert any("河口日报  2023年9月23日 星期六  0923.txt" in row for row in rows)

    after("o", look=look)


def test_a_paper_inside_an_archive_is_offered_and_opened(tmp_path: Path):
    with zipfile.ZipFile("days.zip", "w") as archive:
        archive.write("home/letter.txt", "letter.txt")
    (issue,) = (
        held.load()[0] if not isinstance(held, Issue) else held for held in open_lazily("days.zip")[0]
    )
    with open_store() as database:
        Keeping(database, issue).meet(opened=True)

    def look(desk, rows):
        assert desk.reading.article.headline == "家里来的一封信"

    after("o", "enter", look=look)
