"""Bookmarks, highlights and notes on the screen, with a real store."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tui_paper import FERRY, SENTENCE, app_on, desk_of, dump, lit, paper, paragraphs

from reader.issue import Section, Source, TextBlock
from reader.library.keeping import Keeping, open_store
from reader.library.settings import Settings
from reader.store.marks import remove, set_note
from reader.store.names import FILE_NAME
from reader.store.typed import drafts
from reader.tui.app import KanbaoApp
from reader.tui.cells import cell_width, count_ambiguous
from reader.tui.signs import bookmark_sign, note_sign
from reader.tui.start import Start

if TYPE_CHECKING:
    from pathlib import Path

    from reader.issue import Issue
    from reader.store.model import Mark
    from reader.tui.desk import Desk


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KANBAO_LANG", "zh")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("KANBAO_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def shown(
    *keys: str, issue: Issue | list[Issue] | None = None, size: tuple[int, int] = (80, 24)
) -> tuple[Desk, list[str]]:
    """The screen after these keys (one that isn't a key's name is typed), each one's writing waited for."""

    async def tell() -> tuple[Desk, list[str]]:
        app = app_on(issue or paper())
        async with app.run_test(size=size) as pilot:
            desk = desk_of(app)
            await pilot.pause()
            for key in ("", *keys):
                await pilot.press(*([] if not key else [key] if key.isascii() else key))
                await asyncio.to_thread(desk.kept.settle)
                await pilot.pause()
            return desk, dump(app)

    return asyncio.run(tell())


def marks(issue: Issue | None = None) -> list[Mark]:
    """What the store has of an issue, read anew."""
    with open_store() as database:
        return Keeping(database, issue or paper()).marks()


def row_with(rows: list[str], words: str) -> str:
    return next(row for row in rows if words in row)


# --- bookmarks


def test_m_sets_a_bookmark_on_the_paragraph_at_hand_and_says_so_once_it_is_on_the_disk():
    _, rows = shown("}", "m")
    (mark,) = marks()
    assert (mark.kind, mark.at.length) == ("bookmark", 0)
    assert mark.anchor.quote.startswith("第1段：河口镇")
    assert "已存" in rows[-1]


def test_m_again_lifts_it():
    _, rows = shown("}", "m", "m")
    assert marks() == []
    assert "已取消" in rows[-1]


def test_two_presses_in_a_row_set_and_lift_it_however_long_the_disk_takes():
    async def tell() -> None:
        app = app_on(paper())
        async with app.run_test() as pilot:
            await pilot.press("}", "m", "m")
            await asyncio.to_thread(desk_of(app).kept.settle)

    asyncio.run(tell())
    assert marks() == []


def test_a_bookmark_made_meanwhile_by_another_program_is_lifted_too():
    shown("}", "m")

    async def tell() -> None:
        app = app_on(paper())
        async with app.run_test() as pilot:
            desk = desk_of(app)
            await pilot.press("}")
            await asyncio.to_thread(desk.kept.settle)
            with open_store() as database:
                Keeping(database, paper()).add(FERRY, FERRY.text.index("第1段") + 6)
            await pilot.press("m")
            await asyncio.to_thread(desk.kept.settle)

    asyncio.run(tell())
    assert marks() == []


def test_what_was_asked_for_just_before_the_end_is_kept():
    async def tell() -> None:
        app = app_on(paper())
        async with app.run_test() as pilot:
            await pilot.press("}", "m", "q")

    asyncio.run(tell())
    assert len(marks()) == 1


def test_a_sign_stands_in_the_margin_at_the_status_line_and_in_the_contents():
    shown("}", "m")
    _, rows = shown("}", size=(120, 40))
    assert "★›" in row_with(rows, "第1段：")
    assert "★" in rows[-1]
    assert (
        row_with(rows, " 1◐ " if " 1◐ " in "".join(rows) else "老码头又响起汽笛")
        .split("│")[0]
        .rstrip()
        .endswith("★")
    )


def test_the_information_counts_them():
    _, rows = shown("}", "m", "a", "核对", "enter", "}", "H", "i")
    assert "★ 1  ✎ 1  划亮 1" in row_with(rows, "书签和笔记")


def test_the_sign_stands_at_the_line_in_which_the_mark_begins():
    with open_store() as database:
        Keeping(database, paper()).add(FERRY, FERRY.text.index("第1段") + 60, 4, note="核对")
    _, rows = shown()
    assert "✎" not in row_with(rows, "第1段：")
    assert "✎" in rows[rows.index(row_with(rows, "第1段：")) + 1]


def test_both_signs_stand_beside_one_line():
    shown("}", "m", "a", "核对", "enter")
    _, rows = shown("}")
    assert row_with(rows, "第1段：").startswith("★✎›")


def test_in_columns_the_signs_stand_before_their_own_column():
    shown(*"}}}}", "m")
    _, rows = shown("c", "c", size=(120, 24))
    text = row_with(rows, "第4段：").split("│")[1]
    assert len(text.partition("★")[0]) > 20
    assert text.index("★") < text.index("第4段：")


def test_where_ambiguous_characters_are_wide_the_signs_are_ascii():
    count_ambiguous(True)
    try:
        assert (bookmark_sign(), note_sign()) == ("*", "+")
    finally:
        count_ambiguous(False)


def test_where_ambiguous_characters_are_wide_no_row_is_wider_than_the_screen():
    async def tell(size: tuple[int, int], *keys: str) -> list[str]:
        app = KanbaoApp([paper()], Start((0, "")), Settings(ambiguous_width=2))
        async with app.run_test(size=size) as pilot:
            await pilot.press(*keys)
            await asyncio.to_thread(desk_of(app).kept.settle)
            await pilot.pause()
            return dump(app)

    try:
        asyncio.run(tell((80, 24), "}", "m", "a", *"核对……“铺面”" * 8, "enter", "H"))
        for size in ((60, 16), (80, 24), (120, 40)):
            for keys in ((), ("'",), ("'", "r"), ("'", "tab"), ("}", "enter"), ("}", "a")):
                rows = asyncio.run(tell(size, *keys))
                assert max(cell_width(row) for row in rows) <= size[0]
                assert "★" not in "".join(rows)
    finally:
        count_ambiguous(False)


def test_on_the_linux_console_the_signs_are_ascii(monkeypatch):
    monkeypatch.setenv("TERM", "linux")
    assert (bookmark_sign(), note_sign()) == ("*", "+")


def test_a_bookmark_of_a_text_that_moved_stands_where_its_words_stand_now():
    shown("}", "}", "m")
    moved = replace(FERRY, blocks=(*paragraphs(2, "新"), *FERRY.blocks))
    issue = paper(sections=(Section((moved,), "要闻", 1),))
    _, rows = shown(issue=issue, size=(80, 40))
    assert "★" in row_with(rows, " 第2段：")


# --- highlights


def test_capital_h_lights_the_paragraph_up_and_puts_it_out_again():
    desk, rows = shown("}", "H")
    assert "".join(lit(desk, "highlight")) == "第1段：" + SENTENCE * 2
    assert "已存" in rows[-1]
    assert [mark.kind for mark in marks()] == ["highlight"]
    desk, rows = shown("}", "H")
    assert lit(desk, "highlight") == []
    assert marks() == []


def test_of_a_selection_it_lights_up_what_is_selected():
    desk, _ = shown("}", "v", "l", "l", "l", "H")
    assert lit(desk, "highlight") == ["第1段"]
    assert desk.selection is None


def test_a_highlight_is_seen_without_colour_and_differs_from_a_hit_and_from_a_selection():
    for _ in range(4):
        desk, _rows = shown("T")
        style = desk.tones["highlight"]
        assert style.underline
        assert (
            len({style, desk.tones["hit"], desk.tones["hit-now"], desk.tones["selected"], desk.tones["text"]})
            == 5
        )


def test_hits_and_what_is_selected_lie_over_a_highlight():
    desk, _ = shown("}", "H", "/", "渡轮", "enter")
    assert "渡轮" in lit(desk, "hit")
    desk, _ = shown("}", "v", ")")
    assert lit(desk, "selected")
    assert lit(desk, "highlight")


# --- notes


def test_a_note_of_several_lines_is_written_with_ctrl_j_and_kept_with_enter():
    desk, rows = shown("}", "a", "核对一下", "ctrl+j", "问编辑", "enter")
    (mark,) = marks()
    assert (mark.kind, mark.note) == ("note", "核对一下\n问编辑")
    assert desk.prompt is None
    assert desk.sheet is None
    assert "已存" in rows[-1]


def test_while_one_writes_the_real_cursor_stands_in_the_text():
    async def tell() -> None:
        app = app_on(paper())
        async with app.run_test() as pilot:
            await pilot.press("}", "a", *"核对", "ctrl+j", *"问编辑")
            await pilot.pause()
            x, y = app.cursor_position
            row = dump(app)[y]
            assert cell_width(row.partition("问编辑")[0]) + 6 == x

    asyncio.run(tell())


def test_a_paste_of_several_lines_is_all_of_it_text():
    async def tell() -> None:
        from reader.tui.typing import type_text

        app = app_on(paper())
        async with app.run_test() as pilot:
            await pilot.press("}", "a")
            type_text(desk_of(app), "一\n二\x1b[31m\n三")
            await pilot.press("enter")
            await asyncio.to_thread(desk_of(app).kept.settle)

    asyncio.run(tell())
    assert [mark.note for mark in marks()] == ["一\n二[31m\n三"]


def test_the_sheet_does_not_cover_the_paragraph():
    _, rows = shown("}", "a")
    assert "第1段：" in "".join(rows[2:16])
    for keys in (("}", "}", "}"), ("}", "}", "}", "}")):
        _, rows = shown(*keys, "a")
        assert any("›" in row and f"第{len(keys)}段" in row for row in rows), rows


def test_a_note_on_what_is_selected_is_about_those_words():
    shown("}", "v", "l", "l", "l", "a", "核对", "enter")
    (mark,) = marks()
    assert (mark.anchor.quote, mark.note) == ("第1段", "核对")


def test_escape_leaves_a_draft_and_a_goes_on_with_it():
    _, rows = shown("}", "a", "写到一半", "escape")
    assert marks() == []
    assert "草稿" in rows[-1]
    desk, _ = shown("}", "a")
    assert desk.prompt.line.text == "写到一半"
    shown("}", "a", "写完了", "enter")
    assert [mark.note for mark in marks()] == ["写到一半写完了"]
    assert unfinished() == []


def unfinished() -> list[str]:
    with open_store() as database:
        return [draft.text for draft in drafts(database, Keeping(database, paper()).meet())]


def test_what_is_being_typed_is_a_draft_when_the_program_ends():
    shown("}", "a", "写到一半")
    assert unfinished() == ["写到一半"]


def test_what_is_being_typed_is_a_draft_within_a_second():
    async def tell() -> None:
        app = app_on(paper())
        async with app.run_test() as pilot:
            desk = desk_of(app)
            await pilot.press("}", "a", *"写到")
            while not desk.prompt.draft:
                await pilot.pause(0.05)
            assert unfinished() == ["写到"]

    asyncio.run(asyncio.wait_for(tell(), 20))


def test_unfinished_notes_are_offered_when_the_issue_is_opened_again():
    shown("}", "a", "写到一半", "escape")
    _, rows = shown()
    assert "没写完" in rows[-1]
    _, rows = shown("'")
    assert "写到一半" in row_with(rows, "✎")
    desk, _ = shown("'", "enter")
    assert desk.prompt.line.text == "写到一半"


def test_an_empty_note_leaves_nothing():
    shown("}", "a", "enter")
    shown("}", "a", "x", "backspace", "backspace", "escape")
    assert marks() == []
    assert unfinished() == []


def test_enter_opens_the_note_of_the_paragraph_and_a_edits_it():
    shown("}", "a", "核对一下", "enter")
    desk, rows = shown("}", "enter")
    assert "核对一下" in "".join(rows)
    assert "“第1段：" in "".join(rows)
    assert desk.context == "note"
    shown("}", "enter", "a", "明天", "enter")
    assert [mark.note for mark in marks()] == ["核对一下明天"]


def test_several_notes_of_a_paragraph_are_shown_one_after_the_other():
    shown("}", "a", "甲", "enter", "v", "l", "a", "乙", "enter")
    first, _ = shown("}", "enter")
    second, rows = shown("}", "enter", "tab")
    assert "1/2" in first.sheet.title
    assert "2/2" in second.sheet.title
    assert "乙" in "".join(rows)


def test_enter_says_where_there_is_nothing_to_open():
    _, rows = shown("}", "enter")
    assert "没有指向别处" in rows[-1]


def test_a_note_that_is_emptied_goes_and_a_highlight_under_it_stays():
    shown("}", "a", "x", "enter", "a", "backspace", "enter")
    assert marks() == []
    shown("}", "H", "a", "x", "enter")
    assert [(mark.kind, bool(mark.at.length)) for mark in marks()] == [("note", True)]
    shown("}", "a", "backspace", "enter")
    assert [mark.kind for mark in marks()] == ["highlight"]


def test_a_note_that_was_emptied_is_taken_back_in_the_list():
    shown("}", "a", "核", "enter")
    _, rows = shown("}", "a", "backspace", "enter")
    assert "' u 恢复" in rows[-1]
    shown("}", "a", "backspace", "enter", "'", "u")
    assert marks() == []  # In another run it is not there to be taken back.
    shown("}", "a", "核", "enter", "a", "backspace", "enter", "'", "u")
    assert [mark.note for mark in marks()] == ["核"]


def test_the_emptied_note_of_a_highlight_is_taken_back_too():
    shown("}", "H", "a", "核", "enter", "a", "backspace", "enter", "'", "u")
    assert [(mark.note, bool(mark.at.length)) for mark in marks()] == [("核", True)]


def test_a_bookmark_that_is_given_a_note_in_the_list_stays_a_bookmark():
    shown("}", "m", "'", "a", "核", "enter")
    assert sorted(mark.kind for mark in marks()) == ["bookmark", "note"]
    assert len({mark.at for mark in marks()}) == 1
    shown("'", "g", "a", "对", "enter")
    assert [mark.note for mark in marks() if mark.note] == ["核对"]
    shown("'", "g", "a", "backspace", "backspace", "enter")
    assert [mark.kind for mark in marks()] == ["bookmark"]


def test_a_deleted_draft_is_taken_back():
    shown("}", "a", "写到一半", "escape", "'", "d")
    assert unfinished() == []
    shown("}", "a", "写到一半", "escape", "'", "d", "u")
    assert unfinished() == ["写到一半"]


def test_what_m_and_capital_h_lifted_in_the_text_is_taken_back_in_the_list():
    shown("}", "m", "m", "H", "H", "'", "u", "u")
    assert sorted(mark.kind for mark in marks()) == ["bookmark", "highlight"]


# --- two that write one note


def while_written(*keys: str, other: str, last: tuple[str, ...] = ("enter",)) -> list[str]:
    """The screen where another program gives the note other words between these keys and the last ones."""

    async def tell() -> list[str]:
        app = app_on(paper())
        async with app.run_test() as pilot:
            desk = desk_of(app)
            await pilot.pause()
            await asyncio.to_thread(desk.kept.settle)
            await pilot.press(*(ch for key in keys for ch in ([key] if key.isascii() else key)))
            await pilot.pause()
            with open_store() as database:
                (mark,) = Keeping(database, paper()).marks()
                set_note(database, mark.id, other)
            for key in last:
                await pilot.press(key)
                await asyncio.to_thread(desk.kept.settle)
                await pilot.pause()
            return dump(app)

    return asyncio.run(tell())


def test_a_note_that_another_program_changed_meanwhile_stays_beside_the_one_that_is_kept():
    shown("}", "a", "核对", "enter")
    rows = while_written("}", "a", "清楚", other="不用核对")
    assert sorted(mark.note or "" for mark in marks()) == ["不用核对", "核对清楚"]
    assert len({mark.at for mark in marks()}) == 1
    assert "两条都留着" in rows[-1]
    _, rows = shown("}", "enter", "tab")
    assert "2/2" in "".join(rows)


def test_the_same_words_from_two_programs_are_one_note():
    shown("}", "a", "核对", "enter")
    rows = while_written("}", "a", "清楚", other="核对清楚", last=("enter", "enter"))
    assert [mark.note for mark in marks()] == ["核对清楚"]
    assert "两条" not in rows[-1]


def test_a_note_that_is_emptied_stays_where_another_program_has_just_changed_it():
    shown("}", "a", "核", "enter")
    rows = while_written("}", "a", "backspace", other="不用核对")
    assert [mark.note for mark in marks()] == ["不用核对"]
    assert "没有删" in rows[-1]


def test_a_draft_does_not_overwrite_a_note_that_was_changed_after_it():
    shown("}", "a", "核对", "enter")
    shown("}", "a", "清楚", "escape")
    with open_store() as database:
        set_note(database, marks()[0].id, "不用核对", modified="2999-01-01T00:00:00Z")
    _, rows = shown("}", "a", "enter")
    assert sorted(mark.note or "" for mark in marks()) == ["不用核对", "核对清楚"]
    assert "两条都留着" in rows[-1]


def test_a_note_whose_mark_another_program_removed_is_kept_at_its_place():
    shown("}", "a", "核对", "enter")

    async def tell() -> None:
        app = app_on(paper())
        async with app.run_test() as pilot:
            desk = desk_of(app)
            await pilot.press("}", "enter")
            await asyncio.to_thread(desk.kept.settle)
            await pilot.pause()
            await pilot.press("}", "enter", "a", *"清楚")
            with open_store() as database:
                remove(database, [mark.id for mark in Keeping(database, paper()).marks()])
            await pilot.press("enter")
            await asyncio.to_thread(desk.kept.settle)

    before = marks()
    asyncio.run(tell())
    assert [(mark.note, mark.at) for mark in marks()] == [("核对清楚", before[0].at)]


# --- where it can't be kept


def test_where_the_store_cannot_be_opened_it_is_said_and_one_reads_on(data):
    data.mkdir(parents=True)
    (data / FILE_NAME).mkdir()
    desk, rows = shown("space", "m")
    assert desk.reading.top > 0
    assert "书签的文件" in rows[-1]
    assert "已存" not in rows[-1]


def test_where_nothing_can_be_kept_no_note_is_begun(data):
    data.mkdir(parents=True)
    (data / FILE_NAME).mkdir()
    desk, rows = shown("}", "a")
    assert desk.prompt is None
    assert "书签的文件" in rows[-1]


def test_a_note_that_cannot_be_kept_stays_in_its_sheet(monkeypatch):
    def full(*_: Any, **__: Any) -> None:
        from reader.errors import KanbaoError

        raise KanbaoError("磁盘满了")

    monkeypatch.setattr("reader.library.keeping.Keeping.add", full)
    desk, rows = shown("}", "a", "要紧的话", "enter")
    assert desk.prompt.line.text == "要紧的话"
    assert "磁盘满了" in rows[-1]


# --- the list


@pytest.fixture
def four() -> None:
    """A bookmark, a highlight and a note in the first article, a bookmark in the second."""
    shown("}", "m", "}", "H", "}", "a", "核对", "enter", "]", "}", "m")


@pytest.mark.usefixtures("four")
def test_the_list_has_all_marks_under_their_articles_in_the_texts_order():
    _, rows = shown("'")
    listed = [row.strip(" ›") for row in rows[3:-1] if row.strip()]
    assert [row[:1] for row in listed] == ["老", "★", "_", "✎", "老", "★"]
    assert "核对" in listed[3]
    assert "4 条" in rows[2]


@pytest.mark.usefixtures("four")
def test_the_cursor_stands_at_the_mark_that_is_nearest():
    desk, _ = shown("]", "'")
    assert desk.listed.at_cursor.mark.ordinal == 1


@pytest.mark.usefixtures("four")
def test_enter_goes_there_and_back_comes_back_to_the_list_as_it_was():
    desk, rows = shown("g", "'", "G", "enter")
    assert desk.reading.article_index == 1
    assert desk.listed is None
    assert "★›" in "".join(rows)
    desk, _ = shown("[", "'", "G", "enter", "alt+left")
    assert desk.listed is not None
    assert desk.listed.at_cursor.mark.ordinal == 1


@pytest.mark.usefixtures("four")
def test_from_a_mark_that_was_on_the_screen_already_one_comes_back_to_the_list_too():
    for back in ("alt+left", "'"):
        desk, _ = shown("[", "'", "g", "j", "enter", back)
        assert desk.listed is not None
        assert desk.listed.rows.index(next(r for r in desk.listed.rows if r.entry)) < desk.listed.cursor


def test_a_quote_in_quotation_marks_has_inner_ones_itself():
    speech = TextBlock("paragraph", "“灯亮了，‘老街’活了。”" + SENTENCE, ((5, 5),))
    issue = paper(sections=(Section((replace(FERRY, blocks=(speech,)),)),))
    _, rows = shown("a", "核对", "enter", "'", issue=issue)
    assert "核对  “‘灯亮了，“老街”活了。’" in row_with(rows, "核对")
    _, rows = shown("enter", issue=issue)
    assert "“‘灯亮了，“老街”活了。’" in row_with(rows, "灯亮了，“老街”")


@pytest.mark.usefixtures("four")
def test_r_sorts_the_newest_first():
    desk, rows = shown("'", "r")
    assert "新的在前" in rows[2]
    assert [row.entry.mark.modified for row in desk.listed.rows] == sorted(
        (mark.modified for mark in marks()), reverse=True
    )


@pytest.mark.usefixtures("four")
def test_f_narrows_by_words_note_and_title_also_typed_in_pinyin():
    for query, count in (("核对", 1), ("hedui", 1), ("第2批", 1), ("没有的词", 0)):
        desk, _ = shown("'", "f", *(query if query.isascii() else [query]), "enter")
        assert sum(row.entry is not None for row in desk.listed.rows) == count


@pytest.mark.usefixtures("four")
def test_d_deletes_and_u_takes_it_back():
    _, rows = shown("'", "g", "d")
    assert "已取消" in rows[-1]
    assert len(marks()) == 3
    desk, _ = shown("'", "G", "d", "g", "u")
    assert desk.listed.at_cursor.mark == marks()[-1]
    desk, _ = shown("'", "g", "d", "d", "u")
    assert len(marks()) == 2
    assert sum(row.entry is not None for row in desk.listed.rows) == 2


@pytest.mark.usefixtures("four")
def test_a_edits_the_note_of_the_mark_under_the_cursor():
    shown("'", "g", "j", "j", "a", "清楚", "enter")
    assert [mark.note for mark in marks() if mark.note] == ["核对清楚"]
    desk, _ = shown("'", "g", "a", "记下", "enter")
    assert [mark.note for mark in marks() if mark.note] == ["记下", "核对清楚"]
    assert desk.listed is not None


@pytest.mark.usefixtures("four")
def test_escape_closes_the_list_the_filter_first():
    desk, _ = shown("'", "f", "核对", "enter", "escape")
    assert desk.listed is not None
    desk, _ = shown("'", "f", "核对", "enter", "escape", "escape")
    assert desk.listed is None


def test_what_is_not_found_stays_in_the_list_with_its_words_and_says_so():
    shown("}", "m")
    other = replace(FERRY, blocks=(TextBlock("paragraph", "山里的茶园今年换了新苗，三月就能采头一拨。"),))
    issue = paper(sections=(Section((other,), "要闻", 1),))
    desk, rows = shown("'", "enter", issue=issue)
    assert "第1段：" in "".join(rows)
    assert "没有找到" in "".join(rows)
    assert "找不到" in rows[-1]
    assert desk.listed is not None


def test_an_empty_list_tells_the_keys():
    _, rows = shown("'")
    assert "m 加书签" in "".join(rows)


EARLIER = paper(
    source=Source("/papers/2023-10-08.txt", "page-dump", "utf-8"),
    date="2023-10-08",
    sections=(
        Section((replace(FERRY, id="b1", headline="渡口修好了", blocks=paragraphs(4, "昨")),), "要闻", 1),
    ),
)


def test_tab_shows_the_marks_of_all_issues_and_enter_goes_to_one_that_is_open():
    shown("}", "m", issue=EARLIER)
    shown("}", "m")
    _, rows = shown("'", "tab", issue=[paper(), EARLIER])
    assert "2023年10月8日" in "".join(rows)
    assert "渡口修好了" in "".join(rows)
    desk, rows = shown("'", "tab", "G", "enter", issue=[paper(), EARLIER])
    assert desk.reading.issue_index == 1
    assert "★›" in row_with(rows, "昨2段")
    desk, _ = shown("'", "tab", "G", "enter", "alt+left", issue=[paper(), EARLIER])
    assert desk.reading.issue_index == 0
    assert desk.listed is not None


def test_of_an_issue_that_is_not_open_the_path_is_told():
    shown("}", "m", issue=EARLIER)
    desk, rows = shown("'", "tab", "enter")
    assert "/papers/2023-10-08.txt" in rows[-1]
    assert desk.listed is not None


def test_the_marks_of_an_issue_that_is_not_open_can_be_edited_deleted_and_taken_back():
    shown("}", "m", issue=EARLIER)
    shown("'", "tab", "a", "记下", "enter")
    assert [mark.note for mark in marks(EARLIER)] == [None, "记下"]
    _, rows = shown("'", "tab", "a", "来", "enter")
    assert "记下来" in "".join(rows)
    shown("'", "tab", "d", "d")
    assert marks(EARLIER) == []
    shown("}", "m", issue=EARLIER)
    desk, _ = shown("'", "tab", "d", "u")
    assert len(marks(EARLIER)) == 1
    assert sum(row.entry is not None for row in desk.listed.rows) == 1


@pytest.mark.usefixtures("four")
def test_the_palette_names_what_can_be_done_here():
    _, rows = shown("ctrl+p", *"shuqian")
    assert "书签" in "".join(rows)


def test_the_help_tells_the_signs_and_the_keys_of_the_list():
    desk, _ = shown("?")
    text = "\n".join("".join(span for span, _ in line) for line in desk.sheet.lines)
    assert "★" in text
    assert "✎" in text
    assert "恢复刚删的" in text
