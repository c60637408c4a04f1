"""The screen as a reader sees it and the keys as a reader presses them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from tui_paper import app_on, article, desk_of, doubtful_paper, dump, long_paper, paper

from reader.chars.width import cell_width
from reader.issue import Issue, Section, Source, Warning
from reader.tui.contents import CURRENT
from reader.tui.helping import help_lines
from reader.tui.pane import HAND
from reader.tui.theme import THEMES, styles
from reader.typeset.forms import FORMS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual.pilot import Pilot

    from reader.tui.app import KanbaoApp


@pytest.fixture(autouse=True)
def _chinese(monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "zh")
    monkeypatch.delenv("NO_COLOR", raising=False)


def on_screen(
    issues: Issue | Sequence[Issue],
    story: Callable[[KanbaoApp, Pilot[int]], Awaitable[None]],
    size: tuple[int, int] = (80, 24),
    start: tuple[int, str] | None = None,
) -> KanbaoApp:
    """Run the reader on a terminal of this size and tell a story with it."""

    async def tell() -> KanbaoApp:
        app = app_on(issues, start)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await story(app, pilot)
        return app

    return asyncio.run(tell())


def rows_after(
    *keys: str,
    issues: Issue | Sequence[Issue] | None = None,
    size: tuple[int, int] = (80, 24),
    start: tuple[int, str] | None = None,
) -> list[str]:
    """The screen's rows after some keys."""
    rows: list[str] = []

    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        await pilot.press(*keys)
        await pilot.pause()
        rows.extend(dump(app))

    on_screen(issues or paper(), story, size, start)
    return rows


# --- what stands where


def test_the_line_above_tells_paper_date_section_and_number():
    assert rows_after()[0].split() == ["沿江日报", "2023年10月9日", "星期一", "1版", "要闻", "1/5"]


def test_a_paper_without_a_masthead_is_called_by_its_files_name():
    assert rows_after(issues=long_paper(2))[0].split() == ["many.txt", "1/2"]


def test_the_date_is_told_in_english_too(monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "en")
    assert "Monday 9 October 2023" in rows_after()[0]


def test_the_heading_block_stands_in_the_order_of_a_printed_page():
    rows = [row.strip() for row in rows_after()]
    order = ["沿江各镇恢复水上客运——", "老码头又响起汽笛", "渡轮往返二十四趟 票价不变", "本报记者 林秋水"]
    found = [next(at for at, row in enumerate(rows) if text in row) for text in order]
    assert found == sorted(found)


def test_paragraphs_are_indented_by_two_characters():
    rows = rows_after()
    first = next(row for row in rows if "第1段" in row)
    second = rows[rows.index(first) + 1]
    assert first.index("第1段") == len(second) - len(second.lstrip()) + 4


def test_the_line_below_tells_how_far_what_is_next_and_a_few_keys():
    foot = rows_after()[-1]
    assert "%" in foot
    assert "] 老码头迎来第2批游客" in foot
    assert foot.endswith("t 目录  ? 帮助  q 退出")


def test_in_the_last_article_no_next_one_is_named():
    assert "末篇" in rows_after(start=(0, "a5"))[-1]


def test_on_a_wide_screen_the_contents_stands_at_the_left():
    rows = rows_after(size=(120, 40))
    assert rows[2].split()[:3] == ["目录", "5", "篇"]
    assert rows[4].split()[:3] == ["1版", "要闻", "3"]
    assert "▸ 1  老码头又响起汽笛" in rows[5]


def test_on_a_narrow_screen_the_text_has_the_whole_width():
    assert not any("目录  " in row for row in rows_after()[:-1])


def test_once_the_heading_is_gone_the_line_above_names_the_article():
    assert "老码头又响起汽笛" not in rows_after()[0]
    assert "老码头又响起汽笛" in rows_after("space")[0]


def test_the_paragraph_at_hand_is_marked_in_the_margin():
    rows = rows_after()
    assert [row for row in rows if "›" in row] == [row for row in rows if "本报记者 林秋水" in row]
    assert "第1段" in next(row for row in rows_after("}") if "›" in row)


def test_what_looks_like_markup_is_shown_as_it_stands():
    odd = "[b]粗[/b] [red]红 [link=x]链 \\[ {t} &amp; [/]"
    issue = paper(masthead=odd, sections=(Section((article(1, 1, headline=odd),), odd, 1),))
    rows = rows_after(issues=issue, size=(200, 30))
    assert any(odd in row for row in rows[2:-1])
    assert "[b]粗[/b]" in rows[0]


# --- sizes


@pytest.mark.parametrize(
    "size", [(1, 1), (10, 4), (59, 24), (60, 15), (60, 16), (99, 30), (100, 16), (400, 100)]
)
@pytest.mark.parametrize("issue", [paper(), Issue(Source("empty.txt", "page-dump"))], ids=["paper", "empty"])
def test_no_size_and_no_key_brings_the_screen_down(size, issue):
    keys = "j space b G g ] [ ) ( } { t j enter tab j f 工 enter escape t ? space q i q : 3 enter Z T T , ."
    rows = rows_after(*keys.split(), issues=issue, size=size)
    assert len(rows) == size[1]


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40), (200, 50)])
def test_every_row_is_exactly_as_wide_as_the_screen(size):
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        for key in ("space", "t", "j", "escape", "?", "escape", ":", "1"):
            await pilot.press(key)
            await pilot.pause()
            strips = app.screen._compositor.render_strips(app.size)
            assert {strip.cell_length for strip in strips} == {size[0]}

    on_screen(paper(), story, size)


def test_a_window_that_is_too_small_says_what_it_needs_and_comes_back():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        await pilot.press("space")
        place = desk_of(app).reading.place
        await pilot.resize_terminal(40, 8)
        await pilot.pause()
        assert "至少要 60 列 16 行" in "".join(row.strip() for row in dump(app))
        await pilot.press("j", "space", "t")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert desk_of(app).reading.place == place

    on_screen(paper(), story)


def test_a_resize_keeps_the_first_lines_text_at_the_top():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        await pilot.press("space", "j", "j")
        reading = desk_of(app).reading
        place, top = reading.place, reading.top
        for size in ((120, 40), (66, 20), (200, 50), (72, 18)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            first = reading.lines[reading.top]
            assert first.start <= place.offset < first.end
            assert any(first.text in row for row in dump(app)[1:3])
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert (reading.place, reading.top) == (place, top)

    on_screen(paper(), story)


# --- moving


@pytest.mark.parametrize(
    ("keys", "reached"),
    [
        ("]", "a2"),
        ("] ] [", "a2"),
        (")", "a4"),
        (") (", "a1"),
        ("】 】 【", "a2"),
        ("） （", "a1"),
        ("] ] alt+left", "a2"),
        ("] ] ctrl+o ctrl+o alt+right", "a2"),
        (": 3 enter", "a3"),
        ("： ３ enter", "a3"),
        (": p 3 enter", "a4"),
        (": 9 enter", "a1"),
        ("t j j enter", "a3"),
        ("tab down enter", "a2"),
        ("t ) enter", "a4"),
        ("t ] ]", "a3"),
        ("t G enter", "a5"),
        ("t f 五 backspace 5 enter enter", "a5"),
        ("G space", "a2"),
        ("] b", "a1"),
    ],
)
def test_keys_lead_to_articles(keys, reached):
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        await pilot.press(*keys.split())
        await pilot.pause()
        assert desk_of(app).reading.article.id == reached

    on_screen(paper(), story)


def test_space_alone_reads_the_whole_paper_and_then_moves_nothing():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        reading = desk_of(app).reading
        read = []
        for _ in range(60):
            if reading.article.id not in read:
                read.append(reading.article.id)
            await pilot.press("space")
        assert read == ["a1", "a2", "a3", "a4", "a5"]
        end = dump(app)
        await pilot.press("space")
        await pilot.pause()
        assert dump(app) == end

    on_screen(paper(), story)


def test_the_text_has_the_keys_at_first_and_tab_gives_them_to_the_contents():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        desk = desk_of(app)
        assert desk.context == "pane"
        await pilot.press("tab")
        assert desk.context == "list"
        await pilot.press("shift+tab")
        assert desk.context == "pane"

    on_screen(paper(), story, (120, 40))


def test_t_hides_and_shows_a_contents_beside_the_text_which_keeps_the_keys():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        await pilot.press("t")
        await pilot.pause()
        assert not any("目录  " in row for row in dump(app)[:-1])
        await pilot.press("t")
        await pilot.pause()
        assert any("目录  " in row for row in dump(app)[:-1])
        assert desk_of(app).context == "pane"

    on_screen(paper(), story, (120, 40))


@pytest.mark.parametrize("closing", ["t", "escape", "q", "tab"])
def test_a_contents_over_the_text_has_the_keys_until_it_is_closed(closing):
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        before = dump(app)
        await pilot.press("t")
        await pilot.pause()
        assert any(row.startswith(" 目录") for row in dump(app))
        await pilot.press(closing)
        await pilot.pause()
        assert dump(app) == before

    on_screen(paper(), story)


def test_the_list_follows_when_the_window_grows_narrow_and_wide_again():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        await pilot.press("tab", "j")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert any(row.startswith(" 目录") for row in dump(app))
        await pilot.press("enter")
        await pilot.pause()
        assert not any(row.startswith(" 目录") for row in dump(app))
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert any(row.startswith(" 目录") for row in dump(app))

    on_screen(paper(), story, (120, 40))


def test_the_next_and_previous_issue_come_by_comma_and_full_stop():
    two = [paper(), long_paper(2)]
    assert rows_after(".", issues=two)[0].split()[0] == "many.txt"
    assert "第 2/2 份" in rows_after("。", issues=two)[0]
    assert rows_after(".", ",", issues=two)[0].split()[0] == "沿江日报"
    assert "没有下一份报" in rows_after(".", ".", issues=two)[-1]


@pytest.mark.parametrize("keys", [("G",), ("]",), ("space", "space")])
def test_at_the_last_article_the_foot_tells_the_way_to_the_next_issue(keys):
    issues = [paper(sections=(Section((article(1, 1),)),)), long_paper(3)]
    assert ". 下一份 many.txt" in rows_after(*keys, issues=issues)[-1]


@pytest.mark.parametrize("key", ["[", "b"])
def test_before_the_first_article_the_foot_tells_the_way_to_the_issue_before(key):
    assert ", 上一份 many.txt" in rows_after(".", key, issues=[long_paper(3), paper()])[-1]


def test_a_message_stays_until_the_next_key():
    assert "没有第 99 篇，共 5 篇" in rows_after(":", "9", "9", "enter")[-1]
    assert "没有第 99 篇" not in rows_after(":", "9", "9", "enter", "j")[-1]


# --- typing


def test_the_filter_narrows_the_list_while_it_is_typed():
    rows = rows_after("t", "f", "汽", "笛")
    assert rows[-1].startswith(" 筛选： 汽笛")
    assert any("老码头又响起汽笛" in row for row in rows[1:-1])
    assert not any("第2批" in row.split("│")[0] for row in rows)


def test_escape_takes_the_filter_away_before_it_closes_the_list():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        desk = desk_of(app)
        await pilot.press("t", "f", "汽", "enter")
        assert desk.contents.query == "汽"
        await pilot.press("escape")
        assert desk.contents.query == ""
        assert desk.context == "list"
        await pilot.press("escape")
        assert desk.context == "pane"

    on_screen(paper(), story)


def test_where_one_types_letters_are_text_and_no_commands():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        await pilot.press(":", "q", "]", "?", "T")
        assert desk_of(app).prompt.line.text == "q]?T"
        assert desk_of(app).reading.article.id == "a1"
        await pilot.press("escape")
        assert desk_of(app).prompt is None

    on_screen(paper(), story)


def test_the_terminals_cursor_stands_where_one_types_for_input_methods():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        await pilot.press("t", "f", "渡", "轮")
        await pilot.pause()
        row = dump(app)[-1]
        assert row.startswith(" 筛选： 渡轮")
        assert app.cursor_position == (len(" 筛选： 渡轮") + len("筛选：渡轮"), 23)

    on_screen(paper(), story)


def test_a_paste_is_text_where_one_types_and_nothing_elsewhere():
    from textual import events

    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        app.post_message(events.Paste("]]q"))
        await pilot.pause()
        assert desk_of(app).reading.article.id == "a1"
        await pilot.press(":")
        app.post_message(events.Paste("3\n4"))
        await pilot.pause()
        assert desk_of(app).prompt.line.text == "3"

    on_screen(paper(), story)


# --- sheets


def test_the_help_lists_the_keys_and_closes_with_escape():
    rows = rows_after("?", size=(120, 50))
    assert any("帮助" in row and "┌" in row for row in rows)
    assert any("空格  PgDn  Ctrl-F" in row and "下一屏" in row for row in rows)
    assert not any("┌" in row for row in rows_after("?", "escape"))


def test_the_help_begins_with_the_contents_where_the_contents_has_the_keys():
    rows = [row for row in rows_after("t", "?") if "里" in row and "│" in row]
    assert "目录里" in rows[0]


def test_the_help_explains_every_mark_that_is_drawn(monkeypatch):
    said = "\n".join("".join(text for text, _ in line) for line in help_lines(76))
    for mark in (HAND, CURRENT, "┌", "│", *(form.mark.strip() for form in FORMS.values())):
        assert mark in said


@pytest.mark.parametrize("key", ["?", "i"])
def test_beside_a_sheet_no_paragraph_is_marked(key):
    marks = rows_after("space", key, size=(120, 40))
    assert not any("›" in row.replace("›  正在读的一段", "") for row in marks)


@pytest.mark.parametrize("context", ["pane", "list"])
def test_on_the_smallest_screen_the_foot_names_its_keys(context):
    foot = rows_after(*(["t"] if context == "list" else []), size=(60, 16))[-1]
    assert "? 帮助" in foot
    assert ("q 退出" if context == "pane" else "f 筛选") in foot


def test_a_warning_that_names_its_line_is_not_told_it_again(monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "zh")
    warnings = (
        Warning("no-headline", "第 7 行：这一篇没有标题", ((7, 9),)),
        Warning("joins", "第 70 行：像是半句", ((7, 7),)),
    )
    shown = "\n".join(rows_after("i", issues=paper(warnings=warnings), size=(120, 40)))
    assert "第 7 行：这一篇没有标题 " in shown
    assert "像是半句（第 7 行）" in shown


def test_the_help_can_be_read_to_its_end_on_the_smallest_screen():
    rows = rows_after("?", "G", size=(60, 16))
    assert any("中文输入法" in row for row in rows)
    assert rows_after("?", "G", "g", size=(60, 16)) == rows_after("?", size=(60, 16))


def test_the_information_tells_source_length_authors_and_doubts():
    rows = "\n".join(rows_after("i", issues=doubtful_paper(), size=(120, 50)))
    for text in ("林秋水（记者）", "/papers/2023-10-09.txt", "存疑 2 处", "有一个字没能解码", "第 7–9 行"):
        assert text in rows
    assert "\x1b" not in rows


@pytest.mark.parametrize("size", [(60, 16), (99, 30), (100, 30), (120, 50), (151, 50)])
@pytest.mark.parametrize("keys", ["i", "t i", "tab i", "?", "t ?"])
def test_a_sheet_over_other_things_loses_no_character(size, keys):
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        await pilot.press(*keys.split())
        await pilot.pause()
        sheet = desk_of(app).sheet
        rows = "".join(dump(app))
        for line in sheet.lines[sheet.top : sheet.top + sheet.height]:
            assert "".join(text for text, _ in line).strip() in rows

    on_screen(doubtful_paper(), story, size)


def test_the_information_in_the_list_is_about_the_article_under_the_cursor():
    rows = "\n".join(rows_after("t", "G", "i", size=(80, 40)))
    assert "老码头迎来第5批游客" in rows
    assert "广告" in rows


def test_at_the_start_the_foot_tells_how_much_is_doubtful():
    assert "2 处存疑" in rows_after(issues=doubtful_paper())[-1]
    assert "存疑" not in rows_after("j", issues=doubtful_paper())[-1]
    assert "存疑" not in rows_after()[-1]


# --- looks


def test_text_alone_leaves_nothing_but_the_text():
    rows = rows_after("Z", size=(120, 40))
    assert "沿江日报" not in "".join(rows)
    assert "目录" not in "".join(rows)
    assert any("老码头又响起汽笛" in row for row in rows)
    assert rows_after("Z", "Z", size=(120, 40)) == rows_after(size=(120, 40))


def test_with_the_text_alone_what_is_to_be_said_comes_over_its_last_row_until_the_next_key():
    rows = rows_after("Z", "(")
    assert "没有上一版" in rows[-1]
    assert rows[:-1] == rows_after("Z")[:-1]
    assert rows_after("Z", "(", "h") == rows_after("Z")
    assert "存疑" not in "".join(rows_after("j", "Z", issues=doubtful_paper()))


def test_the_theme_goes_round_and_names_itself_and_the_next_run_begins_with_it():
    for name in ("纸", "夜", "黑白", "终端自己的", "纸"):
        assert name in rows_after("T")[-1]


def test_no_colour_is_sent_when_the_environment_asks_for_none(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")

    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        for key in ("space", "T", "?", "escape", "t", "T"):
            await pilot.press(key)
            await pilot.pause()
            for strip in app.screen._compositor.render_strips(app.size):
                for segment in strip:
                    assert segment.style is not None
                    for colour in (segment.style.color, segment.style.bgcolor):
                        assert colour is None or colour.is_default

    on_screen(paper(), story)


def test_subheads_and_headlines_are_told_apart_without_colour():
    tones = styles(next(theme for theme in THEMES if theme.id == "mono"))
    for tone in ("headline", "subhead", "box-title", "strong"):
        assert tones[tone].bold
    assert tones["cursor"].reverse
    assert all(style.color.is_default and style.bgcolor.is_default for style in tones.values())


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.id)
def test_hits_what_is_selected_and_what_is_lit_up_are_told_apart_without_colour(theme):
    tones = styles(theme)
    names = ("text", "hit", "hit-now", "selected", "highlight")
    assert len({(tones[name].bold, tones[name].underline, tones[name].reverse) for name in names}) == len(
        names
    )
    assert tones["cursor-hit"].underline
    assert not tones["cursor"].underline


@pytest.mark.parametrize("name", ["paper", "night"])
def test_coloured_themes_keep_a_contrast_that_can_be_read(name):
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(one: str, other: str) -> float:
        high, low = sorted((light(one), light(other)), reverse=True)
        return (high + 0.05) / (low + 0.05)

    theme = next(theme for theme in THEMES if theme.id == name)
    assert contrast(theme.text, theme.ground) >= 10
    assert contrast(theme.text, theme.cursor) >= 7
    assert contrast(theme.faint, theme.ground) >= 4.5
    assert contrast(theme.accent, theme.ground) >= 4.5
    assert contrast(theme.accent, theme.cursor) >= 4.5


# --- the mouse, and the end


def test_a_click_in_the_contents_opens_and_a_click_on_the_next_title_goes_on():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        reading = desk_of(app).reading
        await pilot.click(offset=(10, 7))
        assert reading.article.id == "a3"
        foot = dump(app)[39]
        await pilot.click(offset=(cell_width(foot[: foot.index("下一篇")]), 39))
        assert reading.article.id == "a4"

    on_screen(paper(), story, (120, 40))


def test_the_wheel_moves_what_is_under_it_and_leaves_the_rest():
    from textual.events import MouseScrollDown, MouseScrollUp

    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        desk = desk_of(app)
        for turn, x in (
            (MouseScrollDown, 60),
            (MouseScrollDown, 60),
            (MouseScrollUp, 60),
            (MouseScrollDown, 5),
        ):
            await pilot._post_mouse_events([turn], offset=(x, 10))
        await pilot.pause()
        assert desk.reading.top == 3
        assert desk.contents.top == 3
        assert desk.context == "pane"

    many = Issue(Source("many.txt", "page-dump"), (Section(tuple(article(n) for n in range(1, 61))),))
    on_screen(many, story, (120, 40))


def test_the_lists_cursor_begins_at_the_article_at_hand():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        await pilot.press("tab", "G", "tab", "tab")
        assert desk_of(app).contents.at_cursor == 0

    on_screen(paper(), story, (120, 40))


def test_a_click_on_a_paragraph_takes_it_in_hand():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        row = next(at for at, row in enumerate(dump(app)) if "第2段" in row)
        await pilot.click(offset=(30, row))
        await pilot.pause()
        assert "›" in dump(app)[row]
        assert desk_of(app).reading.top == 0

    on_screen(paper(), story)


@pytest.mark.parametrize("keys", ["q", "ctrl+q", "ctrl+c", "t ctrl+c", "? ctrl+q", ": ctrl+c", "t q q"])
def test_quitting_is_always_at_hand(keys):
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        await pilot.press(*keys.split())
        await pilot.pause()

    assert on_screen(paper(), story).return_code == 0


def test_a_long_list_draws_only_the_rows_on_the_screen():
    async def story(app: KanbaoApp, pilot: Pilot[int]) -> None:
        drawn = []
        desk = desk_of(app)
        draw = desk.contents.row_spans

        def counted(row: int, *rest: int, **named: bool) -> object:
            drawn.append(row)
            return draw(row, *rest, **named)

        desk.contents.row_spans = counted  # type: ignore[assignment,method-assign]
        await pilot.press("tab")
        await pilot.pause()
        drawn.clear()
        await pilot.press("j")
        await pilot.pause()
        assert len(drawn) == 2
        await pilot.press("G")
        await pilot.pause()
        assert len(drawn) <= 2 + 40

    on_screen(long_paper(3000), story, (120, 40))
