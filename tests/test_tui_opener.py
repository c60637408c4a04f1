"""Opening a path from inside: the line, the list that completes, what is opened and what is said."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import TYPE_CHECKING

import pytest
from tui_paper import app_on, desk_of, dump, paper

from reader.tui.background import settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
    from pathlib import Path

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
