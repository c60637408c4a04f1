"""Finding on the screen: the line at the foot, the light, the walk over hits, the list of all."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from tui_paper import app_on, article, desk_of, dump, lit, paper

from reader.issue import Section, TextBlock
from reader.library.words import word_cutter
from reader.tui.background import settle

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from reader.tui.app import KanbaoApp
    from reader.tui.desk import Desk


@pytest.fixture(autouse=True)
def _chinese(monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "zh")
    monkeypatch.delenv("NO_COLOR", raising=False)


def after(
    *keys: str,
    look: Callable[[Desk, list[str]], None],
    issue=None,
    size: tuple[int, int] = (80, 24),
    then: Callable[[KanbaoApp, Pilot[int]], Awaitable[None]] | None = None,
) -> None:
    """Press keys (one that is longer than a key's name with Han in it is typed), then look."""

    async def tell() -> None:
        app = app_on(issue or paper())
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.press(*(ch for key in keys for ch in ([key] if key.isascii() else key)))
            await pilot.pause()
            if then is not None:
                await then(app, pilot)
            look(desk_of(app), dump(app))

    asyncio.run(tell())


async def until_words_are_there(app, pilot):
    """The words are loaded, and what was to be done with them is done."""
    async with asyncio.timeout(30):
        while desk_of(app).waiting_for_words:
            await asyncio.to_thread(word_cutter().loaded)
            await pilot.pause()
    await asyncio.to_thread(settle)
    await pilot.pause()


def test_what_is_typed_is_lit_from_the_first_character():
    def look(desk, rows):
        assert lit(desk, "hit-now") == ["渡"]
        assert set(lit(desk, "hit")) == {"渡"}
        assert "处，" in rows[-1]

    after("slash", "渡", look=look)


def test_the_view_goes_to_the_first_hit_and_enter_stays_there():
    def look(desk, rows):
        assert lit(desk, "hit-now") == ["周远帆"]
        assert desk.prompt is None
        assert desk.reading.top > 0
        assert "1/1" in rows[-1]

    after("slash", "周远帆", "enter", look=look)


def test_escape_puts_everything_back():
    places: list[object] = []

    def look(desk, rows):
        places.append(desk.reading.view)
        assert not lit(desk, "hit")
        assert not lit(desk, "hit-now")

    after("j", "j", "j", look=look)
    after("j", "j", "j", "slash", "周远帆", "escape", look=look)
    assert places[0] == places[1]


def test_the_light_goes_out_by_the_next_escape_and_comes_again_with_n():
    def dark(desk, rows):
        assert not lit(desk, "hit")
        assert desk.reading.article_index == 0

    def light(desk, rows):
        assert lit(desk, "hit-now") == ["渡轮"]

    after("slash", "渡轮", "enter", "escape", look=dark)
    after("slash", "渡轮", "enter", "escape", "n", look=light)


def test_n_walks_on_over_articles_and_tells_where_one_is():
    def look(desk, rows):
        assert desk.reading.article_index == 1
        assert "2/5" in rows[-1]

    after("slash", "老码头", "又", "backspace", "space", "title:", *"第2批", look=lambda *_: None)
    after("slash", *"title:", "老码头", "enter", "n", look=look)


def test_walking_past_the_last_hit_says_that_it_went_round():
    def forward(desk, rows):
        assert "1/5" in rows[-1]
        assert "从头" in rows[-1]

    def backward(desk, rows):
        assert "5/5" in rows[-1]
        assert "从末尾" in rows[-1]

    after("slash", *"title:", "老码头", "enter", *"nnnnn", look=forward)
    after("slash", *"title:", "老码头", "enter", "N", look=backward)


def test_every_hit_of_a_line_is_walked_over():
    seen: list[int] = []

    def look(desk, rows):
        seen.append(desk.finding.now(desk.reading).start)

    for count in range(3):
        after("slash", "渡轮", "enter", *"n" * count, look=look)
    assert len(set(seen)) == 3
    assert seen == sorted(seen)


def test_the_way_back_leads_to_where_one_began_to_look():
    def look(desk, rows):
        assert desk.reading.article_index == 0
        assert desk.reading.top == 0

    after("slash", "第4批", "enter", "ctrl+o", look=look)


def test_tab_looks_in_this_article_only():
    def look(desk, rows):
        assert "[本篇]" in rows[-1]
        assert "1 处" in rows[-1]
        assert "篇" not in rows[-1].split("1 处")[1]

    after("slash", *"title:", "老码头", "tab", look=look)


def test_ctrl_t_takes_whole_words_only_and_says_so():
    text = "职工会员都到了，工会也派了人，是工会请来的。"
    issue = paper(sections=(Section((article(1, blocks=(TextBlock("paragraph", text, ((1, 1),)),)),)),))

    def whole(desk, rows):
        assert lit(desk, "hit-now") == ["工会"]
        assert desk.finding.now(desk.reading).start == desk.reading.article.text.index("工会也派")
        assert "整词" in rows[-1]
        assert "2 处" in rows[-1]

    def any_again(desk, rows):
        assert "整词" not in rows[-1]
        assert "3 处" in rows[-1]

    after("slash", "工会", "ctrl+t", look=whole, issue=issue, then=until_words_are_there)
    after("slash", "ctrl+t", "工会", look=whole, issue=issue, then=until_words_are_there)
    after("slash", "工会", "ctrl+t", "ctrl+t", look=any_again, issue=issue, then=until_words_are_there)


def test_earlier_queries_come_with_the_up_key():
    def look(desk, rows):
        assert desk.prompt.line.text == "渡轮"
        assert lit(desk, "hit-now") == ["渡轮"]

    after("slash", "渡轮", "enter", "slash", "茶馆", "enter", "slash", "up", "up", look=look)


def test_an_empty_line_finds_the_last_query_again():
    def look(desk, rows):
        assert desk.finding.wanted.text == "渡轮"

    after("slash", "渡轮", "enter", "escape", "slash", "enter", look=look)


def test_what_is_not_there_is_said_and_nothing_moves():
    def look(desk, rows):
        assert "没有找到" in rows[-1]
        assert desk.reading.top == 0

    after("slash", "航天", look=look)
    after("slash", "航天", "enter", look=look)


def test_a_query_that_cannot_be_read_says_where():
    def look(desk, rows):
        assert desk.prompt is not None
        assert "第 1 字" in rows[-1]

    after("slash", "minus", "渡轮", "enter", look=look)


def test_traditional_and_full_width_forms_find_what_is_printed():
    def look(desk, rows):
        assert lit(desk, "hit-now") == ["渡轮"]

    after("slash", "渡輪", "enter", look=look)


def test_letters_find_headlines_by_their_sound():
    def look(desk, rows):
        assert lit(desk, "hit-now") == ["老码头"]
        assert "照读音" in rows[-1]

    after("slash", *"laomatou", "enter", look=look)


def test_a_hit_that_the_wrap_cuts_in_two_is_lit_on_both_lines():
    text = "渡" * 34 + "轮船公司" + "渡" * 30
    issue = paper(sections=(Section((article(1, 0, blocks=(TextBlock("paragraph", text),)),)),))

    def look(desk, rows):
        assert "".join(lit(desk, "hit-now")) == "轮船公司"
        assert len(lit(desk, "hit-now")) == 2

    after("slash", "轮船公司", "enter", issue=issue, look=look)


def test_the_selection_can_be_looked_for():
    def look(desk, rows):
        assert desk.prompt.line.text == "本报"
        assert desk.selection is None

    after("v", "l", "l", "slash", look=look)


def test_the_list_holds_every_hit_under_its_article():
    def look(desk, rows):
        text = "\n".join(rows)
        assert "5 处，5 篇" in rows[2]
        assert "1版 要闻" in text
        assert text.count("老码头迎来第2批游客") == 2

    after("slash", *"title:", "老码头", "enter", "R", look=look)


def test_enter_in_the_list_goes_to_the_hit_and_back_to_the_list_as_it_was():
    def there(desk, rows):
        assert desk.listed is None
        assert desk.reading.article_index == 2
        assert "3/5" in rows[-1]

    def back(desk, rows):
        assert desk.listed is not None
        assert desk.listed.under == "老码头迎来第3批游客"

    keys = ("slash", *"title:", "老码头", "enter", "R", "j", "j", "enter")
    after(*keys, look=there)
    after(*keys, "ctrl+o", look=back)


def test_a_hit_that_was_on_the_screen_already_leads_back_to_the_list_too():
    def back(desk, rows):
        assert desk.listed is not None
        assert desk.listed.cursor == 2

    def on_as_before(desk, rows):
        assert desk.listed is None
        assert desk.reading.article_index == 1

    after("slash", "渡轮", "enter", "R", "enter", "ctrl+o", look=back)
    after("slash", "渡轮", "enter", "R", "enter", "R", look=back)
    after("]", "]", "slash", "渡轮", "enter", "R", "enter", "ctrl+o", "escape", "ctrl+o", look=on_as_before)


def test_over_other_jumps_the_way_back_still_leads_to_the_list():
    def look(desk, rows):
        assert desk.listed is not None
        assert desk.listed.under == "老码头迎来第3批游客"

    keys = ("slash", *"title:", "老码头", "enter", "R", "j", "j", "enter")
    after(*keys, "n", "G", "ctrl+o", "ctrl+o", "ctrl+o", look=look)


def test_the_way_back_leads_to_no_list_of_another_query():
    def look(desk, rows):
        assert desk.listed is None

    keys = ("slash", *"title:", "老码头", "enter", "R", "j", "j", "enter")
    after(*keys, "slash", "渡轮", "enter", "ctrl+o", "ctrl+o", look=look)


def test_in_a_list_of_one_article_enter_goes_there_from_any_other():
    def look(desk, rows):
        assert desk.reading.article_index == 0
        assert lit(desk, "hit-now") == ["周远帆"]

    after("slash", "周远帆", "tab", "enter", "R", "]", "enter", look=look)


def test_the_list_opens_at_the_hit_that_one_stands_on():
    def look(desk, rows):
        assert desk.listed.under == "老码头迎来第3批游客"

    after("slash", *"title:", "老码头", "enter", "n", "n", "R", look=look)


def test_best_first_begins_with_the_best_and_as_printed_stays_at_its_hit():
    best: list[object] = []

    def first(desk, rows):
        best.append(desk.listed.at_cursor)
        assert desk.listed.order == "best"
        assert desk.listed.cursor == 0

    def printed(desk, rows):
        assert desk.listed.order == "printed"
        assert desk.listed.at_cursor == best[0]

    async def and_back(app, pilot):
        await until_words_are_there(app, pilot)
        await pilot.press("r")
        await pilot.pause()

    keys = ("slash", "渡轮", "enter", "R", "G", "r")
    after(*keys, look=first, then=until_words_are_there)
    after(*keys, look=printed, then=and_back)


def test_the_list_is_narrowed_as_one_types_and_closed_by_escape():
    def narrowed(desk, rows):
        assert "1 处，1 篇" in rows[2]

    def closed(desk, rows):
        assert desk.listed is None

    keys = ("slash", *"title:", "老码头", "enter", "R", "f", "第4批")
    after(*keys, look=narrowed)
    after(*keys, "enter", "escape", "escape", look=closed)


def test_no_size_and_no_key_brings_the_list_down():
    async def storm(app, pilot):
        for size in ((20, 8), (200, 50), (61, 17), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.press("j", "G", "g", "space", "right_parenthesis", "tab", "i", "escape", "T")
            await pilot.pause()

    after("slash", "渡轮", "enter", "R", look=lambda *_: None, then=storm)


SHORT = paper(
    sections=(
        Section(
            (
                article(
                    1,
                    blocks=tuple(
                        TextBlock("paragraph", text, ((at, at),))
                        for at, text in enumerate(
                            ("渡轮复航。", "茶馆开门。", "票价不变。", "茶馆添了座。"), 1
                        )
                    ),
                ),
            )
        ),
    )
)
"""Four paragraphs that fit the screen."""


def at_hand(desk) -> str:
    reading = desk.reading
    part = reading.article.parts[reading.hand]
    return reading.article.text[part.start : part.end]


def test_the_paragraph_of_the_hit_is_at_hand():
    def second(desk, rows):
        assert at_hand(desk) == "茶馆开门。"
        assert next(row for row in rows if "›" in row).endswith("茶馆开门。")

    def fourth(desk, rows):
        assert at_hand(desk) == "茶馆添了座。"

    after("slash", "茶馆", "enter", look=second, issue=SHORT)
    after("slash", "茶馆", "enter", "n", look=fourth, issue=SHORT)
    after("slash", "茶馆", "enter", "N", "N", look=second, issue=SHORT)
    after("slash", "茶馆", "enter", "R", "j", "enter", look=fourth, issue=SHORT)


def test_escape_gives_back_the_paragraph_at_hand_too():
    def look(desk, rows):
        assert at_hand(desk) == "票价不变。"

    after("}", "}", "slash", "茶馆", "escape", look=look, issue=SHORT)


def test_a_hit_in_the_heading_leaves_the_first_paragraph_at_hand():
    def look(desk, rows):
        assert at_hand(desk) == "渡轮复航。"

    after("}", "}", "slash", "老码头", "enter", look=look, issue=SHORT)


def test_the_ends_of_an_article_that_fits_the_screen_are_gone_to_all_the_same():
    def last(desk, rows):
        assert at_hand(desk) == "茶馆添了座。"

    def first(desk, rows):
        assert at_hand(desk) == "渡轮复航。"

    after("G", look=last, issue=SHORT)
    after("}", "}", "g", look=first, issue=SHORT)
    after("G", "g", look=first, issue=SHORT)


def test_a_field_that_has_no_value_yet_is_no_fault_until_enter():
    def typed(desk, rows):
        assert desk.finding.fault is None
        assert not desk.prompt.notice

    def entered(desk, rows):
        assert "title" in desk.prompt.notice

    after("slash", *"title:", look=typed)
    after("slash", *"title:", "enter", look=entered)
