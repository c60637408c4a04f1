"""What another program keeps meanwhile shows on the screen soon."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tui_paper import desk_of, dump

from reader.library import open_path
from reader.tui.app import KanbaoApp
from reader.tui.start import Start

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

PATIENCE = 60
STORY = """
河口镇的渡轮又开了

本报讯（记者周晓禾）停航十一年的渡轮昨天恢复，每天往返二十四趟，票价不变。

镇上的老人说，他们等这一声汽笛等了好久。
"""
WORDS = "镇上的老人说"


@pytest.fixture(autouse=True)
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KANBAO_LANG", "zh")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("KANBAO_DATA_DIR", str(tmp_path / "data"))
    path = tmp_path / "ferry.txt"
    path.write_text(STORY, "utf-8")
    return path


async def kanbao(*words: str) -> str:
    """What another kanbao prints that is called so."""

    def call() -> str:
        done = subprocess.run(
            [sys.executable, "-m", "reader", *words], capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout

    return await asyncio.to_thread(call)


async def until(pilot: Pilot[int], holds: Callable[[str], bool]) -> None:
    """Until this holds for the screen's text, which nobody touches."""
    while not holds("\n".join(dump(pilot.app))):
        await pilot.pause(0.05)


def told(page: Path, story: Callable[[Pilot[int]], Awaitable[None]]) -> None:
    async def tell() -> None:
        app = KanbaoApp([open_path(str(page))], Start((0, "")))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await asyncio.to_thread(desk_of(app).kept.settle)
            await pilot.pause()
            await story(pilot)

    asyncio.run(asyncio.wait_for(tell(), PATIENCE))


def place(page: Path) -> tuple[str, ...]:
    offset = open_path(str(page)).articles[0].text.index(WORDS)
    return (str(page), "--article", "1", "--offset", str(offset))


def test_a_bookmark_that_another_program_adds_shows_and_goes_when_it_is_removed(page: Path):
    async def story(pilot: Pilot[int]) -> None:
        assert "★" not in "\n".join(dump(pilot.app))
        await kanbao("bookmarks", "add", *place(page))
        await until(pilot, lambda text: "★" in text)
        (mark,) = map(json.loads, (await kanbao("bookmarks", "list", "--json")).splitlines())
        await kanbao("bookmarks", "rm", str(mark["id"]))
        await until(pilot, lambda text: "★" not in text)

    told(page, story)


def test_what_is_imported_shows_in_the_list_of_all_marks(page: Path, tmp_path: Path):
    async def story(pilot: Pilot[int]) -> None:
        await kanbao("bookmarks", "add", *place(page), "--note", "问问船长")
        export = tmp_path / "marks.json"
        export.write_text(await kanbao("bookmarks", "export", "--format", "json"), "utf-8")
        (mark,) = map(json.loads, (await kanbao("bookmarks", "list", "--json")).splitlines())
        await kanbao("bookmarks", "rm", str(mark["id"]))
        await pilot.press("'", "tab")
        await kanbao("bookmarks", "import", str(export))
        await until(pilot, lambda text: "问问船长" in text)

    told(page, story)


def test_a_mark_in_a_paper_that_is_not_open_shows_in_the_list_of_all(page: Path, tmp_path: Path):
    other = tmp_path / "tea.txt"
    other.write_text(STORY.replace("渡轮", "茶园"), "utf-8")

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("'", "tab")
        await kanbao("bookmarks", "add", *place(other))
        await until(pilot, lambda text: "tea.txt" in text and WORDS in text)

    told(page, story)


def test_where_nobody_wrote_nothing_is_looked_up_and_nothing_drawn(page: Path):
    async def story(pilot: Pilot[int]) -> None:
        desk = desk_of(pilot.app)
        await pilot.press("m")
        await asyncio.to_thread(desk.kept.settle)
        await pilot.pause()
        version = desk.kept.version
        drawn: list[None] = []
        desk.update = lambda: drawn.append(None)
        desk.look_at_file()
        await asyncio.to_thread(desk.kept.settle)
        await pilot.pause()
        assert (desk.kept.version, drawn) == (version, [])
        del desk.update

    told(page, story)
