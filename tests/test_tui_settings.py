"""The screen follows the settings."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from tui_paper import desk_of, doubtful_paper, dump, paper

from reader.chars.width import cell_width
from reader.errors import KanbaoError
from reader.library.memory import remember
from reader.library.settings import Settings
from reader.tui.app import KanbaoApp
from reader.tui.cells import count_ambiguous
from reader.tui.keys import rebind
from reader.tui.theme import THEMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.issue import Issue


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("KANBAO_LANG", "zh")
    monkeypatch.delenv("NO_COLOR", raising=False)
    yield
    count_ambiguous(False)
    rebind({})


def rows_under(
    settings: Settings,
    *keys: str,
    size: tuple[int, int] = (80, 24),
    issue: Issue | None = None,
    troubles: tuple[KanbaoError, ...] = (),
) -> list[str]:
    """The rows of the screen that the reader shows under these settings after some keys."""

    async def tell() -> list[str]:
        app = KanbaoApp([issue or paper()], None, settings, troubles)
        async with app.run_test(size=size) as pilot:
            await pilot.press(*keys)
            await pilot.pause()
            return dump(app)

    return asyncio.run(tell())


def theme_under(settings: Settings, *keys: str) -> str:
    """The theme that the reader has under these settings after some keys."""

    async def tell() -> str:
        app = KanbaoApp([paper()], None, settings)
        async with app.run_test() as pilot:
            await pilot.press(*keys)
            return THEMES[desk_of(app).theme_index].id

    return asyncio.run(tell())


def test_the_reader_begins_in_the_theme_of_the_settings_or_the_one_chosen_since():
    assert theme_under(Settings(theme="night")) == "night"
    assert theme_under(Settings(theme="night"), "T") == "mono"
    assert theme_under(Settings(theme="night")) == "mono"
    assert theme_under(Settings(theme="paper")) == "paper"


def shape_under(settings: Settings, *keys: str, size: tuple[int, int] = (200, 50)) -> tuple[int, int]:
    """The longest line, in characters, and the number of columns (0: as suits) after some keys."""

    async def tell() -> tuple[int, int]:
        app = KanbaoApp([paper()], None, settings)
        async with app.run_test(size=size) as pilot:
            await pilot.press(*keys)
            return desk_of(app).shape.measure // 2, desk_of(app).shape.columns

    return asyncio.run(tell())


def test_columns_chosen_by_key_are_there_in_the_next_run_until_the_configuration_says_others():
    assert shape_under(Settings()) == (40, 0)
    assert shape_under(Settings(), "c", "c") == (40, 2)
    assert shape_under(Settings()) == (40, 2)
    assert shape_under(Settings(columns=1)) == (40, 1)
    assert shape_under(Settings(columns=1), "c", "c", "c") == (40, 0)
    assert shape_under(Settings(columns=1)) == (40, 0)
    assert shape_under(Settings()) == (40, 0)


def test_a_measure_chosen_by_key_is_there_in_the_next_run_until_the_configuration_says_another():
    assert shape_under(Settings(), "-", "-") == (36, 0)
    assert shape_under(Settings()) == (36, 0)
    assert shape_under(Settings(measure=50)) == (50, 0)
    assert shape_under(Settings(columns=1)) == (36, 1)


def test_what_was_not_changed_by_key_is_not_remembered():
    """Else a measure that the configuration gets later would be overruled by one that nobody chose."""
    shape_under(Settings(), "c")
    assert shape_under(Settings(measure=30))[0] == 30
    assert shape_under(Settings(), "T") == (40, 1)


@pytest.mark.parametrize(
    "kept", ["", "9 auto", "x auto", "-1 auto", "99999999 auto", "2", "２ auto", "auto auto"]
)
def test_a_damaged_memory_of_the_shape_is_none(kept):
    remember("columns", kept)
    remember("measure", kept.replace("auto", "40"))
    measure, columns = shape_under(Settings())
    assert 16 <= measure <= 80
    assert 0 <= columns <= 3


def test_lines_are_as_long_as_the_settings_say():
    for measure in (20, 30):
        rows = rows_under(Settings(measure=measure, columns=1), "Z", size=(120, 40))
        longest = max(cell_width(row.strip()) for row in rows)
        assert 2 * measure - 2 <= longest <= 2 * measure + 2


def test_paragraphs_are_set_as_the_settings_say():
    indented = rows_under(Settings())
    flush = rows_under(Settings(indent=False))
    apart = rows_under(Settings(paragraph_gap=True), size=(80, 40))
    begin = next(row for row in indented if "第1段" in row).index("第")
    assert next(row for row in flush if "第1段" in row).index("第") == begin - 4
    at = next(number for number, row in enumerate(apart) if "第2段" in row)
    assert apart[at - 1] == ""


def test_the_minutes_left_go_by_the_readers_own_speed():
    slow, fast = (rows_under(Settings(reading_speed=speed))[-1] for speed in (100, 5000))
    minutes = [int(row.split("剩")[1].split()[0]) for row in (slow, fast)]
    assert minutes[0] > 10
    assert minutes[1] == 1


def test_where_ambiguous_characters_are_wide_rows_are_filled_with_that_in_mind():
    """“ ” … │ count two cells: no row may be wider than the screen."""
    quoted = paper(masthead="“沿江”日报…")
    for size in ((80, 24), (120, 40)):
        for keys in ((), ("space",), ("i",), ("?",), ("ctrl+p",)):
            rows = rows_under(Settings(ambiguous_width=2), *keys, size=size, issue=quoted)
            assert max(cell_width(row, True) for row in rows) <= size[0]
            assert keys or cell_width(rows[-1], True) >= size[0] - 2
    assert "|" in rows_under(Settings(ambiguous_width=2), size=(120, 40), issue=quoted)[2]
    for key in ("i", "ctrl+p"):
        rows = rows_under(Settings(ambiguous_width=2), key, issue=quoted)
        begin = next(at for at, row in enumerate(rows) if row.strip().startswith("+-"))
        end = max(at for at, row in enumerate(rows) if row.strip().endswith("-+"))
        assert {row.strip()[-1] for row in rows[begin + 1 : end]} == {"|"}
        assert len({cell_width(row[: row.rindex("|")], True) for row in rows[begin + 1 : end]}) == 1


def test_the_first_fault_of_the_configuration_stands_on_the_status_line_before_any_doubt():
    troubles = (
        KanbaoError("没有这一项设置", path="/home/me/config.toml", place="第 3 行, ink"),
        KanbaoError("没有这个动作", path="/home/me/config.toml", place="第 9 行, fly"),
    )
    shown = rows_under(Settings(), issue=doubtful_paper(), troubles=troubles, size=(120, 40))[-1]
    assert "config.toml, 第 3 行, ink: 没有这一项设置 (+1)  i 列出" in shown
    assert "/home/me" not in shown


def test_a_click_on_the_next_title_works_with_another_key_too():
    rebind({"next-article": ("f9",)})

    async def tell() -> int:
        app = KanbaoApp([paper()])
        async with app.run_test(size=(120, 40)) as pilot:
            foot = dump(app)[-1]
            before = foot[: foot.index("下一篇 F9")]
            await pilot.click(offset=(cell_width(before) + 1, 39))
            return desk_of(app).reading.article_index

    assert asyncio.run(tell()) == 1
