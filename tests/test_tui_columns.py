"""Columns on the screen: how many there are, how they are turned, and that the place stays."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tui_paper import app_on, desk_of, dump, paper

from reader.chars.width import cell_width
from reader.tui.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from reader.tui.app import KanbaoApp
    from reader.tui.desk import Desk


@pytest.fixture(autouse=True)
def _chinese(monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "zh")
    monkeypatch.delenv("NO_COLOR", raising=False)


def on_screen(size: tuple[int, int], story: Callable[[KanbaoApp, Pilot[int]], Awaitable[None]]) -> None:
    """Run the reader on the small paper at this size and tell a story with it."""

    async def tell() -> None:
        app = app_on(paper())
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await story(app, pilot)

    asyncio.run(tell())


def first_line(desk: Desk) -> str:
    reading = desk.reading
    return next(line.text for line in reading.lines[reading.top :] if line.part >= 0)


def columns_of(desk: Desk, row: str) -> list[str]:
    """What stands in each column of a row of the screen, by cells."""
    now = desk.layout_now
    found = []
    for column in range(now.text_columns):
        left = now.pane.x + now.left_of(column)
        at = cells = 0
        while at < len(row) and cells < left:
            cells += cell_width(row[at])
            at += 1
        end = at
        while end < len(row) and cell_width(row[at : end + 1]) <= now.measure + 2:
            end += 1
        found.append(row[at:end].rstrip())
    return found


# --- how many


def test_c_goes_through_one_two_and_three_columns_back_to_what_suits():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        told = []
        for _ in range(4):
            await pilot.press("c")
            await pilot.pause()
            told.append((desk_of(app).layout_now.text_columns, dump(app)[-1].split("   ")[1].strip()))
        assert told == [(1, "分 1 栏"), (2, "分 2 栏"), (3, "分 3 栏"), (2, "分栏：自动（现在 2 栏）")]

    on_screen((200, 50), story)


def test_columns_that_have_no_room_are_passed_over():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        told = []
        for _ in range(4):
            await pilot.press("ｃ")
            told.append(desk_of(app).shape.columns)
        assert told == [1, 2, 0, 1]

    on_screen((120, 40), story)


def test_a_wish_for_columns_outlives_a_window_that_is_too_narrow_for_them():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        await pilot.press("c", "c", "c")
        for size, count in (((70, 30), 1), ((110, 30), 2), ((200, 50), 3)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert desk_of(app).layout_now.text_columns == count

    on_screen((200, 50), story)


def test_minus_and_equals_make_lines_narrower_and_wider_by_two_characters():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        desk = desk_of(app)
        assert desk.layout_now.measure == 80
        await pilot.press("-")
        await pilot.pause()
        assert desk.layout_now.measure == 76
        assert "一行 38 字" in dump(app)[-1]
        await pilot.press("＝")
        assert desk.layout_now.measure == 80

    on_screen((120, 40), story)


def test_where_lines_cannot_be_wider_the_foot_says_so_and_the_next_key_narrows_them():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        desk = desk_of(app)
        await pilot.press("=")
        await pilot.pause()
        assert "不能再宽了" in dump(app)[-1]
        await pilot.press("-")
        assert desk.layout_now.measure == 72
        for _ in range(20):
            await pilot.press("-")
        await pilot.pause()
        assert desk.layout_now.measure == 32
        assert "不能再窄了" in dump(app)[-1]

    on_screen((80, 24), story)


# --- what stands where


def test_the_heading_stands_over_the_columns_and_the_text_begins_at_one_height():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        desk = desk_of(app)
        rows = dump(app)
        heading = next(row for row in rows if "老码头又响起汽笛" in row and "▸" not in row)
        assert not columns_of(desk, heading)[1]
        begin = next(at for at, row in enumerate(rows) if "第1段" in row)
        assert all(columns_of(desk, rows[begin]))
        assert not any(columns_of(desk, rows[begin - 1]))

    on_screen((200, 30), story)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50), (400, 100)])
def test_in_columns_every_row_is_exactly_as_wide_as_the_screen(size):
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        for key in ("c", "c", "space", "c", "j", "space", "-", "=", "v"):
            await pilot.press(key)
            await pilot.pause()
            strips = app.screen._compositor.render_strips(app.size)
            assert {cell_width("".join(segment.text for segment in strip)) for strip in strips} == {size[0]}

    on_screen(size, story)


# --- turning


def test_space_turns_the_spread_so_that_the_first_unseen_line_comes_to_the_top():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        desk = desk_of(app)
        await pilot.press("c", "c")
        unseen = desk.reading.lines[desk.reading.spread.end]
        await pilot.press("space")
        await pilot.pause()
        assert first_line(desk) == unseen.text
        assert columns_of(desk, dump(app)[desk.layout_now.gap + 1])[0].strip() == unseen.text.strip()
        await pilot.press("b")
        assert desk.reading.top == 0

    on_screen((80, 20), story)


@pytest.mark.parametrize("columns", [2, 3])
def test_space_alone_shows_every_line_of_the_paper_in_columns_too(columns):
    reading = Reading([paper()])
    reading.resize(34, 9, columns, 34 * columns + 6 * (columns - 1))
    seen: dict[str, set[int]] = {}
    for _ in range(200):
        spread = reading.spread
        rows = seen.setdefault(reading.article.id, set())
        for start, stop in (spread.head, *spread.columns):
            rows.update(range(start, stop))
        before = (reading.place, reading.top)
        reading.page_down()
        if (reading.place, reading.top) == before:
            break
    assert list(seen) == ["a1", "a2", "a3", "a4", "a5"]
    for at, one in enumerate(reading.issue.articles):
        reading.go_article(at)
        assert {row for row, line in enumerate(reading.lines) if line.part >= 0} <= seen[one.id]


def test_j_moves_a_line_from_the_head_of_the_second_column_to_the_foot_of_the_first():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        desk = desk_of(app)
        await pilot.press("c", "c", "space")
        await pilot.pause()
        rows = [columns_of(desk, row) for row in dump(app)[1:-1]]
        await pilot.press("j")
        await pilot.pause()
        scrolled = [columns_of(desk, row) for row in dump(app)[1:-1]]
        texts = [row[0] for row in rows if row[0]]
        assert [row[0] for row in scrolled][: len(texts) - 1] == [
            text.replace("› ", "") for text in texts[1:]
        ]
        await pilot.press("k")
        await pilot.pause()
        assert [columns_of(desk, row) for row in dump(app)[1:-1]] == rows

    on_screen((80, 18), story)


def test_half_a_screen_in_two_columns_brings_the_second_column_to_the_first():
    reading = Reading([paper()])
    reading.resize(34, 12, 2, 74)
    reading.page_down()
    second = reading.spread.columns[1][0]
    reading.half(1)
    assert 0 <= second - reading.top <= 2


def test_g_and_capital_g_reach_both_ends_and_a_line_on_moves_nothing_there():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        reading = desk_of(app).reading
        await pilot.press("c", "c", "G")
        assert reading.at_end
        top = reading.top
        assert top > 0
        await pilot.press("j")
        assert reading.top == top
        await pilot.press("g")
        assert reading.top == 0

    on_screen((80, 18), story)


# --- the mouse


def test_a_click_on_a_paragraph_in_the_second_column_takes_it_in_hand():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        desk = desk_of(app)
        now = desk.layout_now
        row = next(at for at, row in enumerate(dump(app)) if "段：" in columns_of(desk, row)[1])
        wanted = columns_of(desk, dump(app)[row])[1].strip()[:4]
        await pilot.click(offset=(now.pane.x + now.left_of(1) + 30, row))
        await pilot.pause()
        part = desk.reading.article.parts[desk.reading.hand]
        assert desk.reading.article.text[part.start :].startswith(wanted)
        assert f"›     {wanted}" in dump(app)[row]
        assert desk.reading.top == 0

    on_screen((200, 40), story)


def test_the_wheel_scrolls_all_columns_by_lines():
    from textual.events import MouseScrollDown

    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        await pilot.press("c", "c")
        await pilot._post_mouse_events([MouseScrollDown], offset=(60, 10))
        await pilot.pause()
        assert desk_of(app).reading.top == 3

    on_screen((80, 18), story)


# --- the place


SHAPES = st.tuples(st.integers(2, 90), st.integers(1, 90), st.integers(1, 3))


@settings(max_examples=60)
@given(st.lists(SHAPES, min_size=1, max_size=8), st.integers(1, 80))
def test_the_place_stays_over_any_change_of_columns_measure_and_height(shapes, rows):
    reading = Reading([paper()])
    reading.resize(60, 10)
    reading.scroll(rows)
    place = reading.place
    for measure, height, columns in shapes:
        reading.resize(measure, height, columns, measure * columns + 6 * (columns - 1))
        assert reading.place == place
        line = next(line for line in reading.lines[reading.top :] if line.part >= 0)
        assert line.start <= place.offset < max(line.end, line.start + 1)


@pytest.mark.parametrize("keys", ["c", "c c", "c c c", "- -", "- = -", "t", "T", "Z", "t c c Z T - t"])
def test_no_key_that_changes_the_look_moves_the_text(keys):
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        desk = desk_of(app)
        await pilot.press("space", "j", "j")
        place = desk.reading.place
        for key in keys.split():
            await pilot.press(key)
            await pilot.pause()
            line = desk.reading.lines[desk.reading.top]
            assert desk.reading.place == place
            assert line.start <= place.offset < line.end
            assert any(line.text in row for row in dump(app)[:3])

    on_screen((160, 24), story)


@pytest.mark.parametrize("keys", ["space", "c c space", "c c c space space", "] space"])
def test_a_storm_of_a_hundred_sizes_neither_stops_the_reader_nor_loses_the_place(keys):
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        desk = desk_of(app)
        await pilot.press(*keys.split())
        place, top = desk.reading.place, desk.reading.top
        chance = random.Random(8)
        sizes = [(10, 4), (400, 100), *((chance.randint(10, 400), chance.randint(4, 100)) for _ in range(98))]
        for size in sizes:
            await pilot.resize_terminal(*size)
        await pilot.pause()
        assert len(dump(app)) == sizes[-1][1]
        assert desk.reading.place == place
        await pilot.resize_terminal(120, 30)
        await pilot.pause()
        assert (desk.reading.place, desk.reading.top) == (place, top)
        assert any(first_line(desk) in row for row in dump(app))

    on_screen((120, 30), story)
