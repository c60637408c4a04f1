"""On the screen: the article's source, files written, commands given text."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tui_paper import FERRY, app_on, desk_of, dump, paper

from reader.library.citing import article_file
from reader.library.origin import Piece, pieces_of
from reader.loader import load
from reader.tui.origin import origin_lines, page_lines

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from reader.issue import Issue
    from reader.tui.app import KanbaoApp

    Story = Callable[[KanbaoApp, Pilot[int]], Awaitable[None]]

HANDBOOK = Path(__file__).resolve().parents[1] / "assets" / "handbook.txt"


@pytest.fixture(autouse=True)
def _chinese(monkeypatch, tmp_path):
    monkeypatch.setenv("KANBAO_LANG", "zh")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


def rows_after(*keys: str, issue: Issue | None = None) -> list[str]:
    rows: list[str] = []

    async def tell() -> None:
        app = app_on(issue or paper())
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            for key in keys:
                await pilot.press(key)
                await app.workers.wait_for_complete()
            await pilot.pause()
            rows.extend(dump(app))

    asyncio.run(tell())
    return rows


def typed(text: str) -> list[str]:
    return [{" ": "space", "/": "slash", ".": "full_stop"}.get(ch, ch) for ch in text]


# --- s


def text_of(rows: list[list[tuple[str, str]]]) -> list[str]:
    return ["".join(text for text, _ in row) for row in rows]


def test_the_sheet_has_numbered_lines_and_marks_for_joins_and_moves():
    lines = ["尾巴。", "", "夜航", "上半", "别篇的一行", "别篇的又一行", "下半。"]
    pieces = [
        Piece(1, 1, "尾巴。", moved=7),
        Piece(3, 3),
        Piece(4, 4, "上半下半。", goes_to=7),
        Piece(7, 7, comes_from=4),
    ]
    assert text_of(origin_lines(pieces, lines, 40)) == [
        "   ↕ 移到第 7 行之后",
        "1  尾巴。",
        "",
        "3  夜航",
        "4  上半",
        "   ↓ 下接第 7 行",
        "   ⋯ 2 行不在本篇",
        "   ↑ 上接第 4 行",
        "7  下半。",
    ]


def test_a_line_that_holds_several_blocks_is_shown_once():
    pieces = [Piece(1, 1), Piece(1, 1, "甲"), Piece(1, 2, "乙")]
    assert text_of(origin_lines(pieces, ["夜航甲乙", "乙完"], 40)) == ["1  夜航甲乙", "2  乙完"]


def test_without_the_source_the_numbers_are_left_with_the_blocks_first_words():
    rows = text_of(origin_lines([Piece(1, 1), Piece(9, 10, "甲")], None, 40, "原文读不到了"))
    assert rows == ["原文读不到了", "", " 1  ", "    ⋯ 7 行不在本篇", " 9  甲", "10  "]


def test_s_shows_the_article_as_it_stood_in_its_file():
    issue = load(HANDBOOK.read_bytes(), path=str(HANDBOOK))
    lines = HANDBOOK.read_text("utf-8").splitlines()
    rows = rows_after("s", issue=issue)
    first = min(issue.articles[0].heading_lines)[0]
    assert any(f"{first}  {lines[first - 1][:10]}" in row for row in rows)
    assert any("─ 原文" in row or " 原文 " in row for row in rows)


def test_s_says_so_when_the_file_is_gone_and_esc_closes_it():
    assert any("原文读不到了" in row for row in rows_after("s"))
    assert rows_after("s", "escape") == rows_after()


# --- O


def test_a_page_has_every_piece_in_the_sources_order_below_its_articles_name():
    lines = ["夜航的尾巴。", "晨航", "早船开了。", "夜航", "末班船"]
    owned = [(0, Piece(2, 2)), (0, Piece(3, 3)), (1, Piece(4, 4)), (1, Piece(5, 5)), (1, Piece(1, 1))]
    assert text_of(page_lines(owned, ["晨航", "夜航"], lines, 40)) == [
        "   夜航",
        "1  夜航的尾巴。",
        "",
        "   晨航",
        "2  晨航",
        "3  早船开了。",
        "",
        "   夜航",
        "4  夜航",
        "5  末班船",
    ]


def test_o_shows_the_page_that_is_read_and_no_other():
    issue = load(HANDBOOK.read_bytes(), path=str(HANDBOOK))
    rows = "\n".join(rows_after("O", issue=issue))
    lines = HANDBOOK.read_text("utf-8").splitlines()
    first = min(min(a.heading_lines)[0] for a in issue.sections[0].articles)
    assert f"{first}  {lines[first - 1][:10]}" in rows
    assert "照原文的次序" in rows
    last = max(piece.last for a in issue.sections[0].articles for piece in pieces_of(a))
    assert any(row.split()[1:2] == [str(last)] for row in rows_after("O", "G", issue=issue))


# --- e


def test_e_offers_a_name_and_writes_markdown_with_the_source(tmp_path):
    rows = rows_after("e")
    assert "存为： 2023-10-09-老码头又响起汽笛.md" in rows[-1]
    assert "已存为 2023-10-09-老码头" in rows_after("e", "enter")[-1]
    written = (tmp_path / "2023-10-09-老码头又响起汽笛.md").read_text("utf-8")
    assert written == article_file(paper(), FERRY, markdown=True)


def test_a_suffix_of_text_writes_text(tmp_path):
    rows_after("e", "ctrl+u", *typed("a.txt"), "enter")
    assert (tmp_path / "a.txt").read_text("utf-8") == article_file(paper(), FERRY, markdown=False)


def test_a_file_that_is_there_is_replaced_by_a_second_enter_only(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("旧")
    name = ["e", "ctrl+u", *typed("a.txt"), "enter"]
    assert "再按回车覆盖" in rows_after(*name)[-1]
    assert path.read_text("utf-8") == "旧"
    rows_after(*name, "escape")
    rows_after(*name, "backspace", "t", "enter")
    assert path.read_text("utf-8") == "旧"
    rows_after(*name, "enter")
    assert path.read_text("utf-8") == article_file(paper(), FERRY, markdown=False)


def test_a_place_that_is_not_there_is_told_in_one_line():
    foot = rows_after("e", "ctrl+u", *typed("no/a.txt"), "enter")[-1]
    assert "no/a.txt: 写不出去" in foot


@pytest.mark.parametrize("ending", ["escape", "tab"])
def test_leaving_the_line_writes_nothing(tmp_path, ending):
    rows_after("e", ending)
    assert list(tmp_path.glob("*.md")) == []


# --- |


def test_a_command_gets_the_article_and_answers_in_a_sheet():
    rows = rows_after("|", *typed("head -n 4"), "enter")
    assert any("│ 老码头又响起汽笛" in row for row in rows)
    assert any("┌─ head -n 4" in row or " head -n 4 " in row for row in rows)


def test_a_command_gets_what_is_selected():
    rows = rows_after("}", "v", "l", "l", "l", "｜", *typed("cat"), "enter")
    assert any(row.strip(" │") == "第1段" for row in rows)


def test_a_command_that_says_nothing_says_that_at_the_foot():
    assert "没有输出" in rows_after("|", *typed("true"), "enter")[-1]


def test_the_selection_is_still_there_behind_the_answer():
    async def tell() -> None:
        app = app_on(paper())
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("}", "v", "l", "l", "|", *typed("cat"), "enter")
            await app.workers.wait_for_complete()
            await pilot.press("escape")
            assert desk_of(app).context == "select"

    asyncio.run(tell())
