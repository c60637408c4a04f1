"""The help: searched by what is typed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from tui_paper import app_on, desk_of, dump, paper

from reader.tui.helping import help_lines

if TYPE_CHECKING:
    from reader.tui.desk import Desk


@pytest.fixture(autouse=True)
def _chinese(monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "zh")


def after(*keys: str, size: tuple[int, int] = (80, 24)) -> tuple[Desk, list[str]]:
    """The screen after these keys; more than a character that is no key's name is typed."""

    async def tell() -> tuple[Desk, list[str]]:
        app = app_on(paper())
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            for key in keys:
                await pilot.press(*(key[1:-1] if key.startswith("[") else (key,)))
            await pilot.pause()
            return desk_of(app), dump(app)

    return asyncio.run(tell())


def told(desk: Desk) -> list[str]:
    """The lines of the help as text, without heads and blanks."""
    lines = ["".join(text for text, _ in line) for line in desk.sheet.lines]
    return [line.strip() for line in lines if line.startswith(" ")]


def test_what_is_typed_in_chinese_pinyin_or_english_narrows_the_help():
    for typed in ("[书签]", "[shuqian]", "[bookmark]", "[sq]"):
        desk, _ = after("?", "/", typed)
        assert any(line.startswith("m ") and "加书签" in line for line in told(desk))
        assert not any("下一屏" in line for line in told(desk))


def test_all_words_that_are_typed_must_be_in_a_line():
    desk, _ = after("?", "/", "[复制 出处]")
    assert told(desk)
    assert all("复制" in line and "出处" in line for line in told(desk))


@pytest.mark.parametrize(("typed", "first"), [("]", "下一篇"), ("H", "划亮这一段"), ("m", "给这一段加书签")])
def test_the_key_that_is_typed_comes_first(typed: str, first: str):
    desk, _ = after("?", "f", f"[{typed}]")
    assert first in told(desk)[0]


def test_the_form_of_a_key_that_a_chinese_keyboard_sends_counts_as_the_key():
    assert help_lines(70, "pane", "】") == help_lines(70, "pane", "]")


def test_a_key_is_found_by_its_name():
    desk, _ = after("?", "f", "[ctrl-r]")
    assert "重读文件" in told(desk)[0]
    desk, _ = after("?", "f", "[空格]")
    assert "下一屏" in told(desk)[0]


def test_nothing_that_matches_is_said():
    _, rows = after("?", "/", "[没有这样的事]")
    assert any("没有符合的" in row for row in rows)


def test_the_sheet_keeps_its_size_while_one_types():
    whole, _ = after("?")
    narrowed, _ = after("?", "/", "[书签]")
    assert narrowed.sheet.box == whole.sheet.box


def test_escape_in_the_line_shows_everything_again():
    whole, _ = after("?")
    desk, _ = after("?", "/", "[书签]", "escape")
    assert told(desk) == told(whole)
    assert desk.prompt is None
    assert desk.sheet is not None


def test_enter_keeps_what_was_found_and_escape_then_shows_everything_and_then_closes():
    whole, _ = after("?")
    kept, _ = after("?", "/", "[书签]", "enter")
    assert kept.prompt is None
    assert len(told(kept)) < len(told(whole))
    again, _ = after("?", "/", "[书签]", "enter", "escape")
    assert told(again) == told(whole)
    closed, _ = after("?", "/", "[书签]", "enter", "escape", "escape")
    assert closed.sheet is None


def test_the_foot_of_the_help_names_the_key():
    _, rows = after("?")
    assert any("/ 查找" in row and "关上" in row for row in rows)


def test_where_the_list_of_marks_has_the_keys_its_own_stand_first():
    desk, _ = after("'", "?")
    assert "文中的先后" in told(desk)[0]


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)])
def test_the_line_and_the_sheet_stand_within_the_screen(size: tuple[int, int]):
    desk, rows = after("?", "/", "[书签]", size=size)
    assert rows[-1].startswith(" 帮助里找： 书签")
    assert desk.sheet.box.y + desk.sheet.box.height <= size[1] - 1
