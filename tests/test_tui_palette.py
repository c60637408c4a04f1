"""Actions by name: what is listed, what a name finds, what Enter and Esc do."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

import pytest
from tui_paper import app_on, desk_of, dump, paper

from reader.chars.width import cell_width
from reader.tui.keys import ACTIONS, rebind
from reader.tui.palette import entries, matching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.tui.keys import Context


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("KANBAO_LANG", "zh")
    yield
    rebind({})


def found(query: str, context: Context = "pane") -> list[str]:
    return [entry.id for entry in matching(entries(context), query)]


def rows_after(*keys: str, size: tuple[int, int] = (80, 24)) -> list[str]:
    async def tell() -> list[str]:
        app = app_on(paper())
        async with app.run_test(size=size) as pilot:
            await pilot.press(*keys)
            await pilot.pause()
            return dump(app)

    return asyncio.run(tell())


def context_after(*keys: str) -> str:
    async def tell() -> str:
        app = app_on(paper())
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press(*keys)
            return desk_of(app).context

    return asyncio.run(tell())


# --- what is listed


@pytest.mark.parametrize("context", ["pane", "list", "sheet", "info", "select"])
def test_what_holds_where_one_is_is_listed_and_nothing_else(context):
    here = [action for action in ACTIONS if context in action.contexts and action.id != "actions"]
    assert {entry.label for entry in entries(context)} == {action.zh for action in here}
    assert {entry.id for entry in entries(context)} <= {action.id for action in here}


def test_two_actions_that_do_the_same_are_one_entry():
    assert [entry.id for entry in entries("pane") if entry.label == "退出"] == ["quit"]


def test_an_entry_has_the_key_that_holds_and_one_without_any_is_listed_too():
    rebind({"theme": ("f9",), "text-alone": ()})
    keys = {entry.id: entry.key for entry in entries("pane")}
    assert keys["theme"] == "F9"
    assert keys["text-alone"] == ""
    assert keys["page-down"] == "空格"


# --- what a name finds


@pytest.mark.parametrize(
    ("query", "action"),
    [
        ("分栏", "columns"),
        ("fl", "columns"),
        ("fenlan", "columns"),
        ("fen lan", "columns"),
        ("FenL", "columns"),
        ("columns", "columns"),
        ("Columns: AUTO", "columns"),
        ("peise", "theme"),
        ("ps", "theme"),
        ("monochrome theme", "theme"),
        ("text-alone", "text-alone"),
        ("存成", "save"),
        ("ｆｌ", "columns"),
    ],
)
def test_chinese_english_and_pinyin_name_an_action(query, action):
    assert action in found(query)


@pytest.mark.parametrize(
    ("query", "action"), [("fl", "columns"), ("next ar", "next-article"), ("帮", "help")]
)
def test_what_begins_with_the_query_comes_first(query, action):
    assert found(query)[0] == action


def test_the_interfaces_language_makes_no_difference_to_what_is_found(monkeypatch):
    chinese = found("配色"), found("theme"), found("ps")
    monkeypatch.setenv("KANBAO_LANG", "en")
    assert (found("配色"), found("theme"), found("ps")) == chinese


def test_nothing_typed_finds_all_and_nonsense_nothing():
    assert found("  ") == [entry.id for entry in entries("pane")]
    assert found("锟斤拷") == []


# --- on the screen


def test_the_list_stands_over_the_line_that_is_typed_in():
    rows = rows_after("ctrl+p", *"fenl")
    assert rows[-1].startswith(" 动作： fenl")
    entry = next(row for row in rows if "分栏：自动" in row)
    assert entry.rstrip(" │").endswith(" c")
    assert any(re.search(r"└─ \d+/\d+ ", row) for row in rows)


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40), (200, 50)])
@pytest.mark.parametrize("before", [(), ("Z",), ("t",), ("i",)])
def test_the_list_fits_on_every_screen(size, before):
    rows = rows_after(*before, "ctrl+p", "down", "down", size=size)
    top = next(at for at, row in enumerate(rows) if "┌─ 动作" in row)
    bottom = next(at for at, row in enumerate(rows) if "└─ " in row and "/" in row and at > top)
    assert bottom == len(rows) - 2
    edges = {cell_width(row[: row.rindex("│")]) for row in rows[top + 1 : bottom]}
    assert len(edges) == 1
    assert rows[-1].startswith(" 动作：")


def test_enter_does_the_first_and_the_arrows_choose_another():
    assert " 2/5" in rows_after("ctrl+p", *"xiayipian", "enter")[0]
    assert " 1/5" in rows_after("ctrl+p", *"xiayi", "down", "up", "escape")[0]
    assert context_after("ctrl+p", *"xuanze", "enter") == "select"


def test_esc_closes_it_and_what_was_there_before_is_there_again():
    for before in ((), ("t",), ("i",), ("?",), ("v", "l", "l"), ("Z",)):
        assert rows_after(*before, "ctrl+p", "x", "escape") == rows_after(*before)
        assert context_after(*before, "ctrl+p", "escape") == context_after(*before)


def test_a_name_that_finds_nothing_is_told_and_can_be_mended():
    rows = rows_after("ctrl+p", "锟", "enter")
    assert "没有符合的" in rows[-1]
    assert " 2/5" in rows_after("ctrl+p", "锟", "enter", "backspace", *"xiayipian", "enter")[0]


def test_from_the_contents_only_what_holds_there_is_found():
    assert context_after("t", "ctrl+p", *"shaixuan", "enter", "escape") == "list"
    assert "没有符合的" in "".join(rows_after("t", "ctrl+p", *"fenlan"))


def test_over_a_sheet_it_acts_on_that_sheet():
    assert rows_after("?", "ctrl+p", *"guanshang", "enter") == rows_after()
    assert rows_after("?", "ctrl+p", *"mowei", "enter") == rows_after("?", "G")


def test_what_is_selected_stays_so_for_the_action_that_is_chosen():
    assert "已选 2 字" in rows_after("v", "l", "l", "ctrl+p", *"youyige", "escape")[-1]
    assert "已选 3 字" in rows_after("v", "l", "l", "ctrl+p", *"yigezi", "enter")[-1]


def test_a_click_on_an_entry_does_it():
    async def tell() -> str:
        app = app_on(paper())
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("ctrl+p", *"xiayipian")
            row = next(at for at, text in enumerate(dump(app)) if "┌─ 动作" in text) + 1
            await pilot.click(offset=(20, row))
            await pilot.pause()
            return dump(app)[0]

    assert " 2/5" in asyncio.run(tell())


def test_the_real_cursor_stands_where_one_types():
    """An input method opens its window there."""

    async def tell() -> tuple[int, int]:
        app = app_on(paper())
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("ctrl+p", "分", "栏")
            return app.cursor_position

    assert asyncio.run(tell()) == (cell_width(" 动作： 分栏"), 23)
