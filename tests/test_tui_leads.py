"""Jump lines on the screen: Enter goes over to the other half and back, and so does reading on."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from tui_paper import app_on, article, desk_of, dump, paper, paragraphs

from reader.issue import Section, TextBlock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.issue import Issue
    from reader.tui.desk import Desk

ON = TextBlock("jump", "（下转第三版）")
BACK = TextBlock("paragraph", "（上接第一版）茶馆的客人比去年多了一半。")


@pytest.fixture(autouse=True)
def _chinese(monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "zh")


def halves(length: int = 12) -> Issue:
    """Page 1 with the first half and another story, page 3 with a story, the second half and one more."""
    first = article(1, headline="老码头又响起汽笛", blocks=(*paragraphs(length), ON))
    second = article(4, headline="老码头又响起汽笛", blocks=(BACK, *paragraphs(length, "后")))
    front = Section((first, article(2, 2, headline="镇图书馆夜间开放")), "要闻", 1)
    inside = Section(
        (article(3, 2, headline="河边种下柳树"), second, article(5, 2, headline="邻镇来客")), "国内", 3
    )
    return paper(sections=(front, inside))


def after(*keys: str, look: Callable[[Desk, list[str]], None], issue: Issue | None = None) -> None:
    async def tell() -> None:
        app = app_on(issue or halves())
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            look(desk_of(app), dump(app))

    asyncio.run(tell())


TO_LINE = ("G", *["}"] * 12)
"""To the end of an article, and there to its last paragraph."""


def test_enter_on_a_jump_line_goes_to_the_other_half_and_says_where_that_is():
    def look(desk, rows):
        assert desk.reading.article.id == "a4"
        assert desk.reading.top == 0
        assert "到了 3版 国内" in rows[-1]

    after(*TO_LINE, "enter", look=look)


def test_the_way_back_leads_to_the_jump_line():
    def look(desk, rows):
        assert desk.reading.article.id == "a1"
        assert any("（下转第三版）" in row for row in rows)

    after(*TO_LINE, "enter", "ctrl+o", look=look)


def test_enter_at_the_begin_of_the_second_half_goes_to_the_line_in_the_first():
    def look(desk, rows):
        assert desk.reading.article.id == "a1"
        assert any("（下转第三版）" in row for row in rows)
        assert "到了 1版 要闻" in rows[-1]

    after(":", "4", "enter", "enter", look=look)


def test_enter_on_any_other_paragraph_says_that_it_leads_nowhere():
    def look(desk, rows):
        assert desk.reading.article.id == "a1"
        assert "没有指向别处" in rows[-1]

    after("enter", look=look)


A, B = "https://example.com/times", "https://example.com/fares"


def linked(*links: tuple[int, int, str]) -> Issue:
    blocks = (TextBlock("paragraph", "时刻表已经公布，票价也没有变。", links=links), *paragraphs(2))
    return paper(sections=(Section((article(1, headline="渡轮恢复", blocks=blocks),)),))


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the browser's place; the file that it writes its address to."""
    told = tmp_path / "told"
    program = tmp_path / "xdg-open"
    program.write_text(f'#!/bin/sh\nprintf %s "$1" > "{told}"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.delenv("WSL_DISTRO_NAME", raising=False)
    return told


async def opened(told: Path, pilot: Pilot[int]) -> str:
    while not told.exists() or not told.read_text():
        await pilot.pause()
    return told.read_text()


def test_enter_on_a_paragraph_with_one_link_opens_its_address(browser: Path):
    async def tell() -> None:
        app = app_on(linked((0, 3, A)))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("enter")
            assert await opened(browser, pilot) == A

    asyncio.run(tell())


def test_where_a_paragraph_leads_to_several_things_one_is_asked_which(browser: Path):
    async def tell() -> None:
        app = app_on(linked((0, 3, A), (8, 10, B)))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("enter")
            rows = dump(app)
            assert any("[1] 时刻表" in row and A in row for row in rows)
            assert any("[2] 票价" in row and B in row for row in rows)
            await pilot.press("down", "enter")
            assert await opened(browser, pilot) == B

    asyncio.run(tell())


def test_escape_leaves_the_question_with_nothing_done(browser: Path):
    def look(desk, rows):
        assert desk.sheet is None
        assert desk.prompt is None
        assert not browser.exists()

    after("enter", "escape", look=look, issue=linked((0, 3, A), (8, 10, B)))


def test_an_address_that_is_none_of_the_web_is_not_given_to_a_program(browser: Path):
    def look(desk, rows):
        assert "不是网页" in rows[-1] or "网址" in rows[-1]
        assert not browser.exists()

    after("enter", look=look, issue=linked((0, 3, "../other.md")))


def test_words_that_lead_elsewhere_are_underlined_and_numbered():
    def look(desk, rows):
        assert any("时刻表[1]已经公布" in row for row in rows)
        assert desk.reading.markup == [([(5, 8)], "link")]

    after(look=look, issue=linked((0, 3, A)))


def test_reading_on_at_the_end_of_the_first_half_goes_to_the_second_and_says_so():
    def look(desk, rows):
        assert desk.reading.article.id == "a4"
        assert "下文在 3版 国内" in rows[-1]

    after("G", "space", look=look)


def test_behind_the_second_half_one_is_back_behind_the_first():
    def look(desk, rows):
        assert desk.reading.article.id == "a2"
        assert "回到 1版 要闻" in rows[-1]

    after("G", "space", "G", "space", look=look)


def test_a_screen_back_from_the_second_half_leads_to_the_end_of_the_first():
    def look(desk, rows):
        assert desk.reading.article.id == "a1"
        assert desk.reading.at_end
        assert "回到 1版 要闻" in rows[-1]

    after("G", "space", "b", look=look)


def test_each_half_keeps_its_place_in_the_paper():
    def ahead(desk, rows):
        assert desk.reading.article.id == "a5"

    def before(desk, rows):
        assert desk.reading.article.id == "a3"

    after(":", "4", "enter", "G", "space", look=ahead)
    after(":", "4", "enter", "b", look=before)
    after("]", "]", "]", "]", look=ahead)


def test_the_information_names_the_other_half():
    def first(desk, rows):
        assert any("下文" in row and "4  3版 国内  老码头又响起汽笛" in row for row in rows)

    def second(desk, rows):
        assert any("上文" in row and "1  1版 要闻  老码头又响起汽笛" in row for row in rows)

    after("i", look=first)
    after(":", "4", "enter", "i", look=second)


def test_the_information_names_the_story_that_is_repeated():
    def look(desk, rows):
        assert any("重复" in row and "2  1版 要闻  镇图书馆夜间开放" in row for row in rows)

    after(":", "3", "enter", "i", look=look)


def test_space_alone_reads_the_whole_paper_in_a_finite_time():
    def look(desk, rows):
        assert desk.reading.article.id == "a5"
        assert desk.reading.at_end

    after(*["space"] * 30, look=look)


def test_a_story_in_three_parts_is_read_through_and_back_behind_its_first():
    first = article(1, headline="老码头又响起汽笛", blocks=(*paragraphs(2), ON))
    middle = article(
        3, headline="老码头又响起汽笛", blocks=(BACK, *paragraphs(2), TextBlock("jump", "（下转第四版）"))
    )
    last = article(
        4, headline="老码头又响起汽笛", blocks=(TextBlock("jump", "（上接第三版）"), *paragraphs(2))
    )
    front = Section((first, article(2, 2)), "要闻", 1)
    issue = paper(sections=(front, Section((middle,), None, 3), Section((last,), None, 4)))
    seen: list[str] = []

    def look(desk, rows):
        seen.append(desk.reading.article.id)

    for presses in range(4):
        after(*["G", "space"] * presses, look=look, issue=issue)
    assert seen == ["a1", "a3", "a4", "a2"]
