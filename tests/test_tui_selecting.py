"""Selecting and copying on the screen, by keys."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

import pytest
from tui_paper import FERRY, app_on, desk_of, dump, paper

from reader.library.citing import source_line, with_source
from reader.library.keeping import Keeping, open_store
from reader.store import marks
from reader.tui.theme import THEMES, styles

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.tui.app import KanbaoApp

    Story = Callable[[KanbaoApp, Pilot[int]], Awaitable[None]]


@pytest.fixture(autouse=True)
def _alone(monkeypatch, tmp_path):
    """A terminal with one clipboard program, which writes to a file."""
    for name in ("TMUX", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "WSL_INTEROP", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KANBAO_LANG", "zh")
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    programs = tmp_path / "programs"
    programs.mkdir()
    xclip = programs / "xclip"
    xclip.write_text(f"#!/bin/sh\n/bin/cat > {tmp_path}/copied\n")
    xclip.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))


def told(story: Story, size: tuple[int, int] = (80, 24)) -> None:
    async def tell() -> None:
        app = app_on(paper())
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await story(app, pilot)

    asyncio.run(tell())


def copied_by(tmp_path: Path, *keys: str) -> tuple[str, str]:
    """What was copied after these keys, and what the foot says then."""
    foot: list[str] = []

    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        await pilot.press(*keys)
        await app.workers.wait_for_complete()
        await pilot.pause()
        foot.append(dump(app)[-1])

    told(story)
    return (tmp_path / "copied").read_text("utf-8"), foot[0]


def selected(*keys: str) -> str:
    found: list[str] = []

    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        await pilot.press(*keys)
        selection = desk_of(app).selection
        assert selection is not None
        start, end = selection.span(FERRY.text)
        found.append(FERRY.text[start:end])

    told(story)
    return found[0]


def paragraph(number: int) -> str:
    return next(block.text for block in FERRY.text_blocks() if block.text.startswith(f"第{number}段"))


def test_y_copies_the_paragraph_at_hand(tmp_path):
    text, foot = copied_by(tmp_path, "}", "}", "y")
    assert text == paragraph(2)
    assert f"已复制 {len(text)} 字（xclip、OSC 52）" in foot


def test_a_full_width_y_copies_the_article_with_its_source(tmp_path):
    text, _ = copied_by(tmp_path, "Ｙ")
    assert text == with_source(FERRY.text, source_line(paper(), FERRY))


def test_in_the_contents_the_article_under_the_cursor_is_copied(tmp_path):
    issue = paper()
    assert copied_by(tmp_path, "t", "j", "y")[0] == issue.articles[1].text
    assert copied_by(tmp_path, "t", "j", "Y")[0] == with_source(
        issue.articles[1].text, source_line(issue, issue.articles[1])
    )


def test_in_the_list_of_hits_the_paragraph_of_the_hit_is_copied(tmp_path):
    issue = paper()
    second = issue.articles[1]
    expected = next(block.text for block in second.text_blocks() if block.text.startswith("第2段"))
    keys = ("/", *"第2段", "enter", "R", "j")
    assert copied_by(tmp_path, *keys, "y")[0] == expected
    assert copied_by(tmp_path, *keys, "Y")[0] == with_source(expected, source_line(issue, second))


def test_in_the_list_of_marks_the_words_that_are_marked_are_copied(tmp_path, monkeypatch):
    monkeypatch.setenv("KANBAO_DATA_DIR", str(tmp_path / "data"))
    start = FERRY.text.index("第2段")
    for offset, length, expected in (
        (start, 0, paragraph(2)),
        (start + 4, 7, FERRY.text[start + 4 : start + 11]),
    ):
        with open_store() as database:
            marks.remove(database, [mark.id for mark in marks.marks(database)])
            Keeping(database, paper()).add(FERRY, offset, length)

        async def story(app: KanbaoApp, pilot: Pilot[int], key: str = "y") -> None:
            await asyncio.to_thread(desk_of(app).kept.settle)
            await pilot.pause()
            await pilot.press("'", key)
            await app.workers.wait_for_complete()

        told(story)
        assert (tmp_path / "copied").read_text("utf-8") == expected
        told(partial(story, key="Y"))
        assert (tmp_path / "copied").read_text("utf-8") == with_source(expected, source_line(paper(), FERRY))


def test_in_the_list_of_issues_there_is_nothing_to_copy():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        desk_of(app).reading.add([paper(date="2023-10-10")])
        await pilot.press("I", "y")
        await pilot.pause()
        assert "没有可以复制的" in dump(app)[-1]

    told(story)


def test_a_selection_begins_with_the_first_character_of_the_paragraph_at_hand():
    assert selected("}", "v") == "第"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("l l l l", "第1段："),
        ("right right left", "第"),
        (")", "第1段：" + "河口镇的老码头今年秋天重新开放，渡轮每天往返二十四趟，镇上的茶馆也跟着热闹起来。"),
        (
            "）",
            "第1段：" + "河口镇的老码头今年秋天重新开放，渡轮每天往返二十四趟，镇上的茶馆也跟着热闹起来。",
        ),
        (") ) o )", "河口镇的老码头今年秋天重新开放，渡轮每天往返二十四趟，镇上的茶馆也跟着热闹起来。"),
    ],
)
def test_keys_move_an_end_of_the_selection(keys, expected):
    assert selected("}", "v", *keys.split()) == expected


def test_a_paragraph_more_is_one_key():
    assert selected("}", "v", "}", "}") == f"{paragraph(1)}\n{paragraph(2)}"
    assert selected("}", "v", "}", "」", "｛") == paragraph(1)


def test_a_line_more_ends_in_the_line_below():
    chosen = selected("}", "v", "l", "j")
    assert paragraph(1).startswith(chosen)
    assert 30 < len(chosen) < 40


def test_y_copies_what_is_selected_and_ends_the_selection(tmp_path):
    text, foot = copied_by(tmp_path, "}", "v", ")", "y")
    assert text == paragraph(1)[: paragraph(1).index("。") + 1]
    assert "已复制" in foot
    assert "另一头" not in foot


def test_ctrl_c_copies_what_is_selected_and_does_not_quit(tmp_path):
    assert copied_by(tmp_path, "}", "v", "l", "l", "ctrl+c")[0] == "第1"


def test_a_selection_is_copied_with_its_source_too(tmp_path):
    assert copied_by(tmp_path, "}", "v", "}", "Y")[0] == with_source(
        paragraph(1), source_line(paper(), FERRY)
    )


def test_the_foot_says_how_much_is_selected():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        await pilot.press("}", "v", "l", "l", "l")
        await pilot.pause()
        assert "已选 3 字" in dump(app)[-1]
        assert "Esc 不选了" in dump(app)[-1]

    told(story)


@pytest.mark.parametrize("key", ["escape", "v", "q"])
def test_a_selection_is_left_without_a_trace(key):
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        await pilot.press("}")
        await pilot.pause()
        before = dump(app)
        await pilot.press("v", ")", key)
        await pilot.pause()
        assert desk_of(app).selection is None
        assert dump(app) == before

    told(story)


def test_another_article_ends_the_selection():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        await pilot.press("v", ":", "3", "enter")
        await pilot.pause()
        assert desk_of(app).selection is None

    told(story)


def test_the_screen_follows_the_end_that_moves():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        await pilot.press("v", *["}"] * 15)
        await pilot.pause()
        assert any("后5段" in row for row in dump(app)[1:-1])
        await pilot.press("o")
        await pilot.pause()
        assert any("本报记者 林秋水" in row for row in dump(app)[1:-1])

    told(story)


@pytest.mark.parametrize("theme", [theme.id for theme in THEMES])
def test_what_is_selected_is_reversed_in_every_theme(theme):
    assert styles(next(one for one in THEMES if one.id == theme))["selected"].reverse


def test_only_what_is_selected_is_reversed(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")

    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        await pilot.press("}", "v", ")")
        await pilot.pause()
        strips = app.screen._compositor.render_strips(app.size)
        lit = [
            segment.text
            for strip in strips
            for segment in strip
            if segment.style is not None and segment.style.reverse
        ]
        assert "".join(lit) == paragraph(1)[: paragraph(1).index("。") + 1]

    told(story)
