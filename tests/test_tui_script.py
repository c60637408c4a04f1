"""z shows the text in the other script; places, and what is copied, stay those of the printed text."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

import pytest
from tui_paper import desk_of, dump, paper

from reader.chars.script import SCRIPTS, convert
from reader.issue import Article, Issue, Section, Source, TextBlock
from reader.library.settings import Settings
from reader.tui.app import KanbaoApp
from reader.tui.start import Start

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.chars.script import Script
    from reader.tui.desk import Desk

T = TypeVar("T")

SENTENCE = "皇后碼頭外三公里，渡輪裏的遊客說：「風很大。」"
HONG_KONG = Issue(
    Source("/papers/2020-02-03.txt", "page-dump", "utf-8"),
    (
        Section(
            (
                Article(
                    "h1",
                    "渡輪復航後碼頭熱鬧起來",
                    blocks=tuple(
                        TextBlock("paragraph", f"第{number}天，{SENTENCE}" * 3) for number in range(1, 30)
                    ),
                ),
                Article("h2", "颱風過後", blocks=(TextBlock("paragraph", "颱風過後，樹倒了。"),)),
            ),
            "港聞",
            3,
        ),
    ),
    masthead="河口時報",
)


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
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


def told(
    *keys: str, tell: Callable[[KanbaoApp], T], issue: Issue | None = None, script: Script = "printed"
) -> T:
    """What can be told of the reader on a paper after some keys; `script`: what the settings say."""

    async def run() -> T:
        app = KanbaoApp([issue or paper()], Start((0, "")), Settings(script=script))
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.press(*keys)
            await app.workers.wait_for_complete()
            await pilot.pause()
            return tell(app)

    return asyncio.run(run())


def script_of(app: KanbaoApp) -> str:
    return desk_of(app).reading.script


def place(app: KanbaoApp) -> object:
    return desk_of(app).reading.place


def first_line(desk: Desk) -> tuple[int, str]:
    line = desk.reading.lines[desk.reading.top]
    return line.start, line.text


@pytest.mark.parametrize(("presses", "script"), list(enumerate((*SCRIPTS, "printed"))))
def test_z_goes_from_printed_to_simplified_to_traditional_and_round_again(presses: int, script: str):
    assert told(*["z"] * presses, tell=script_of) == script


def test_a_choice_is_kept_for_the_next_run_until_the_settings_say_something_else():
    assert told("z", tell=script_of) == "simplified"
    assert told(tell=script_of) == "simplified"
    assert told(tell=script_of, script="traditional") == "traditional"


def test_text_titles_and_the_line_above_follow():
    rows = told(tell=dump, issue=HONG_KONG, script="simplified")
    assert rows[0].startswith(" 河口时报")
    assert "3版 港闻" in rows[0]
    assert any("台风过后" in row for row in rows[:8])
    assert any("渡轮复航后码头热闹起来" in row for row in rows)
    assert any("渡轮里的游客说：「风很大。」" in row for row in rows)
    assert "下一篇 ] 台风过后" in rows[-1]


def test_what_is_traditional_already_stays_as_printed_when_traditional_is_asked_for():
    printed = told(tell=dump, issue=HONG_KONG)
    traditional = told(tell=dump, issue=HONG_KONG, script="traditional")
    assert traditional[:-1] == printed[:-1]


def test_the_foot_says_quietly_which_script_is_on():
    feet = [told(tell=dump, script=script)[-1] for script in SCRIPTS]
    assert "简" not in feet[0]
    assert "%  简" in feet[1]
    assert "%  繁" in feet[2]


@pytest.mark.parametrize("presses", [1, 2, 3])
@pytest.mark.parametrize("before", [("space", "space", "j"), ("G",), ("]", "}", "}")])
def test_z_keeps_the_place(before: tuple[str, ...], presses: int):
    there = told(*before, tell=place)
    assert told(*before, *["z"] * presses, tell=place) == there


def test_the_first_line_shows_the_same_stretch_of_the_text():
    keys = ("space", "space", "space")
    start, printed = told(*keys, tell=lambda app: first_line(desk_of(app)))
    again, shown = told(*keys, tell=lambda app: first_line(desk_of(app)), script="traditional")
    assert again == start
    assert shown == convert(printed, "traditional") != printed


def test_the_text_at_hand_is_the_printed_one():
    article = HONG_KONG.articles[0]
    assert told("z", tell=lambda app: desk_of(app).reading.article, issue=HONG_KONG) is article


@pytest.mark.parametrize("keys", [("y",), ("Y",), ("v", ")", "y"), ("v", ")", "Y")])
def test_what_is_copied_is_the_printed_text(keys: tuple[str, ...], tmp_path: Path):
    told("z", *keys, tell=place, issue=HONG_KONG)
    copied = (tmp_path / "copied").read_text("utf-8")
    assert "皇后碼頭外三公里，渡輪裏的遊客說" in copied
    assert "码头" not in copied


def test_while_text_is_selected_its_converted_characters_are_lit():
    def lit(app: KanbaoApp) -> str:
        desk = desk_of(app)
        tones = [
            segment.text
            for strip in app.screen._compositor.render_strips(app.size)
            for segment in strip
            if segment.style == desk.tones["selected"]
        ]
        return "".join(tones)

    assert told("z", "v", ")", tell=lit, issue=HONG_KONG).startswith("第1天，皇后码头外三公里")


def test_the_filter_of_the_contents_knows_a_title_in_both_scripts():
    def titles(app: KanbaoApp) -> list[int]:
        return [row.at for row in desk_of(app).contents.rows if not row.is_section]

    for typed in ("颱風", "台风"):
        assert told("tab", "f", *typed, tell=titles, issue=HONG_KONG) == [1]
