"""One goes on where one was: the reading place, what was read, files that change, earlier queries."""

from __future__ import annotations

import asyncio
import os
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from tui_paper import FERRY, article, desk_of, dump, paper, paragraphs

from reader.issue import Section, Source
from reader.library import open_path
from reader.library.keeping import Keeping, open_store
from reader.library.settings import Settings
from reader.store.issues import history
from reader.tui.app import KanbaoApp
from reader.tui.cells import count_ambiguous
from reader.tui.start import Start

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.issue import Issue
    from reader.tui.desk import Desk

    Look = Callable[[Desk, list[str]], object]
    Then = Callable[[Desk, Pilot[int]], Awaitable[None]]


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KANBAO_LANG", "zh")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def wide_marks() -> Iterator[None]:
    yield
    count_ambiguous(False)


def session(
    *keys: str,
    look: Look = lambda *_: None,
    issues: Sequence[Issue] = (),
    size: tuple[int, int] = (80, 24),
    then: Then | None = None,
    **how: Any,
) -> None:
    """One run of the reader: press keys, wait until the store has all of it, look, quit.

    `how` goes to the application (start, settings).
    """

    async def tell() -> None:
        app = KanbaoApp(issues or [paper()], **how)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            for key in keys:
                await pilot.press(key)
                await settled(app, pilot)
            if then is not None:
                await then(desk_of(app), pilot)
            await settled(app, pilot)
            look(desk_of(app), dump(app))

    asyncio.run(tell())


async def settled(app: KanbaoApp, pilot: Pilot[int]) -> None:
    """Everything that was given to the store so far is kept, and the screen knows."""
    await app.workers.wait_for_complete()
    await pilot.pause()
    await asyncio.to_thread(desk_of(app).kept.settle)
    await pilot.pause()


async def until(true: Callable[[], object], pilot: Pilot[int]) -> None:
    """Wait for what a thread brings."""
    for _ in range(1000):
        if true():
            return
        await pilot.pause(0.01)
    raise AssertionError("it never came")


def progress_of(issue: Issue) -> dict[str, tuple[int | None, bool]]:
    with open_store() as database:
        return {name: tuple(made) for name, made in Keeping(database, issue).progress().items()}


def first_words(desk: Desk) -> str:
    """What stands in the first line of the text on the screen."""
    reading = desk.reading
    assert reading.article is not None
    return reading.article.text[reading.place.offset :][:4]


def next_day() -> Issue:
    """The issue of the day after, with other articles."""
    return paper(
        source=Source("/papers/2023-10-10.txt", "page-dump", "utf-8", "aa"),
        date="2023-10-10",
        sections=(Section((article(21, 30), article(22, 12), article(23, 12)), "要闻", 1),),
    )


# --- the reading place


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (50, 12), (200, 60)])
def test_an_issue_opens_where_one_was_whatever_the_windows_size(size):
    where: list[str] = []
    session("space", "j", "j", look=lambda desk, _: where.append(first_words(desk)))

    def look(desk, rows):
        assert desk.reading.article.id == "a1"
        assert first_words(desk) == where[0]

    session(look=look, size=size)


def test_it_says_so_with_the_article():
    session("]", "]", "j", "j")

    def look(desk, rows):
        assert "接着上次看：第 3 篇  沿江日报  2023年10月9日 星期一" in rows[-1]
        assert desk.reading.article.id == "a3"

    session(look=look)


def test_at_the_very_beginning_there_is_nothing_to_say():
    session()
    session(look=lambda desk, _: assert_equal(desk.message, None))


def assert_equal(one: object, other: object) -> None:
    assert one == other


def test_an_article_that_was_asked_for_comes_first():
    session("]", "]", "j")

    def look(desk, rows):
        assert desk.reading.article.id == "a4"
        assert desk.message is None

    session(look=look, start=Start((0, "a4")))


def test_the_place_is_kept_at_every_change_of_article():
    """The store has it although the reader hasn't ended."""
    seen: list[object] = []

    async def then(desk, pilot):
        seen.append(progress_of(paper()))

    session("]", "]", then=then)
    assert seen[0] == {"a1": (0, False), "a2": (0, True), "a3": (0, False)}


def test_the_place_is_kept_soon_after_a_movement_without_another_key():
    async def then(desk, pilot):
        await pilot.press("space", "j")
        offset = desk.reading.place.offset
        await until(lambda: progress_of(paper()).get("a1") == (offset, False), pilot)

    session(then=then)


def test_what_a_query_shows_while_it_is_typed_is_no_place():
    async def then(desk, pilot):
        await pilot.press("slash", *"第9段")
        assert desk.reading.place.article != "a1"
        await pilot.press("escape")

    session(then=then)
    assert set(progress_of(paper())) == {"a1"}


def test_where_the_file_was_edited_since_it_goes_on_at_the_same_words_and_says_that():
    session("space", "space")
    longer = paper(
        source=Source("/papers/2023-10-09.txt", "page-dump", "utf-8", "f0" * 32),
        sections=(Section((article(9, 1), FERRY, article(2, 3)), "要闻", 1),),
    )

    def look(desk, rows):
        assert desk.reading.article is FERRY
        assert desk.reading.place.offset > 0
        assert "文件改动过，接着上次看：第 2 篇" in rows[-1]

    session(look=look, issues=[longer])


def test_each_of_several_issues_goes_on_where_one_was_in_it():
    other = next_day()
    session("]", "full_stop", "]", "]", "j", issues=[paper(), other])

    def first(desk, rows):
        assert desk.reading.place[:2] == (0, "a2")

    def second(desk, rows):
        assert desk.reading.place[:2] == (1, "a23")
        assert "第 3 篇  沿江日报  2023年10月10日 星期二" in rows[-1]

    session(look=first, issues=[paper(), other])
    session("full_stop", look=second, issues=[paper(), other])
    with open_store() as database:
        assert [visit.issue.seen.date for visit in history(database)] == ["2023-10-10", "2023-10-09"]


def test_the_history_says_how_much_of_the_issue_was_seen():
    session("]", "]", "]", "]")
    with open_store() as database:
        (visit,) = history(database)
    assert visit.article == "a5"
    assert visit.share == 1


# --- read and unread


def test_an_article_is_read_when_its_end_was_on_the_screen():
    session("]")
    assert progress_of(paper())["a2"] == (0, True)
    assert progress_of(paper())["a1"] == (0, False)
    session("G", start=Start((0, "a1")))
    assert progress_of(paper())["a1"][1]


def test_an_end_that_lies_behind_a_sheet_was_not_on_the_screen():
    session("question_mark", start=Start((0, "a5")), then=None)
    session(":", "3", "enter", "question_mark", "G", "escape", start=Start((0, "a1")))
    assert not progress_of(paper())["a3"][1]


def test_x_marks_as_read_and_as_unread_again_and_it_says_which():
    session("x", look=lambda _, rows: assert_in("标为看过", rows[-1]))
    assert progress_of(paper())["a1"] == (0, True)
    session("x", look=lambda _, rows: assert_in("标为没看过", rows[-1]))
    assert progress_of(paper())["a1"] == (0, False)


def assert_in(part: str, whole: str) -> None:
    assert part in whole


def test_what_was_marked_as_unread_stays_so_while_its_end_is_on_the_screen():
    session("]", "x", "j", "k")
    assert progress_of(paper())["a2"] == (0, False)
    session()  # It opens there again.
    assert progress_of(paper())["a2"] == (0, False)


def test_x_in_the_contents_marks_the_article_under_the_cursor():
    def look(desk, rows):
        assert desk.reading.article.id == "a1"

    session("t", "j", "j", "x", look=look)
    assert progress_of(paper())["a3"] == (0, True)


def test_u_goes_to_the_next_article_that_was_not_read():
    session("]", "[", "u", look=lambda desk, _: assert_equal(desk.reading.article.id, "a3"))


def test_u_goes_on_in_the_next_issue():
    other = next_day()

    def look(desk, rows):
        assert desk.reading.place[:2] == (1, "a22")

    session("x", issues=[other], start=Start((0, "a1")))
    session("u", look=look, issues=[paper(), other], start=Start((0, "a5")))


def test_where_nothing_unread_follows_u_says_how_much_is_left_before():
    def look(desk, rows):
        assert desk.reading.article.id == "a5"
        assert "前面还有 4 篇" in rows[-1]

    session("u", look=look, start=Start((0, "a5")))


def test_where_all_was_read_u_says_so():
    one = paper(sections=(Section((article(2, 1),), "要闻", 1),))
    session("u", issues=[one], look=lambda _, rows: assert_in("都看过了", rows[-1]))


# --- the signs in the contents


def listed(rows: list[str], title: str) -> str:
    return next(row for row in rows if title in row)


def test_the_contents_shows_what_was_read_and_begun_in_a_column_of_its_own():
    def look(desk, rows):
        assert " 1◐ 老码头又响起汽笛" in listed(rows, "老码头又响起")
        assert " 2✓ 老码头迎来第2批" in listed(rows, "第2批游客")
        assert " 3  老码头迎来第3批" in listed(rows[3:], "3  老码头迎来第3批")
        assert " 4  老码头迎来第4批" in listed(rows, "第4批游客")

    session("j", "j", "]", "]", look=look, size=(120, 40))


def test_the_signs_are_there_in_the_next_run():
    session("j", "j", "]")
    session(look=lambda _, rows: assert_in("1◐", listed(rows, "老码头又响起")), size=(120, 40))


@pytest.mark.usefixtures("wide_marks")
def test_where_ambiguous_characters_are_wide_the_signs_are_ascii_and_the_columns_stay():
    def look(desk, rows):
        assert " 1~ 老码头又响起汽笛" in listed(rows, "老码头又响起")
        assert " 2v 老码头迎来第2批" in listed(rows, "第2批游客")

    session("j", "j", "]", "]", look=look, size=(120, 40), settings=Settings(ambiguous_width=2))


def test_the_help_explains_the_signs():
    def look(desk, rows):
        text = "".join(part for line in desk.sheet.lines for part, _ in line)
        assert "目录里：看过了" in text
        assert "目录里：看了一部分" in text

    session("question_mark", look=look)


# --- a file that changes


TEXT = "".join(f"{block.text}\n\n" for block in paragraphs(30))
HEAD = "滨河茶馆又开张\n\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(HEAD + TEXT, "utf-8")
    return path


def rewrite(page: Path, text: str) -> None:
    page.write_text(text, "utf-8")
    os.utime(page, (1_000_000_000, 1_000_000_000))


def test_a_file_that_changed_is_named_with_the_key_that_reads_it_again(page):
    async def then(desk, pilot):
        rewrite(page, HEAD + "新来的一段。\n\n" + TEXT)
        desk.look_at_file()

    session(
        then=then,
        issues=[open_path(str(page))],
        look=lambda _, rows: assert_in("文件在磁盘上变了：Ctrl-R 重读", rows[-1]),
    )


def test_an_archive_that_changed_is_named_and_read_again_too(tmp_path):
    def pack(text: str) -> None:
        with zipfile.ZipFile(tmp_path / "days.zip", "w") as made:
            made.writestr("page.txt", HEAD + text)

    async def then(desk, pilot):
        pack("新来的一段，说的是渡轮停航以后的事。\n\n" + TEXT)
        desk.look_at_file()
        said.append(desk.message)
        await read_again(desk, pilot)

    said: list[str] = []
    pack(TEXT)
    session(
        then=then,
        issues=[open_path(str(tmp_path / "days.zip"))],
        look=lambda desk, _: assert_in("新来的一段", desk.reading.article.text),
    )
    assert said == ["文件在磁盘上变了：Ctrl-R 重读"]


def test_it_is_named_once(page):
    async def then(desk, pilot):
        rewrite(page, HEAD + TEXT + "新来的一段。\n")
        desk.look_at_file()
        await pilot.press("j")
        desk.look_at_file()

    session(then=then, issues=[open_path(str(page))], look=lambda desk, _: assert_equal(desk.message, None))


def test_a_file_that_is_gone_is_named_when_it_stays_away(page):
    async def then(desk, pilot):
        page.unlink()
        desk.look_at_file()
        assert desk.message is None
        desk.look_at_file()

    session(
        then=then,
        issues=[open_path(str(page))],
        look=lambda _, rows: assert_in("文件已经不在原处", rows[-1]),
    )


async def read_again(desk: Desk, pilot: Pilot[int]) -> None:
    await pilot.press("ctrl+r")
    await until(lambda: not desk.files.busy, pilot)


def test_ctrl_r_reads_the_file_again_and_keeps_the_place(page):
    words: list[str] = []

    async def then(desk, pilot):
        await pilot.press("space", "j")
        words.append(first_words(desk))
        rewrite(page, HEAD + "新来的一段，说的是渡口。\n\n" * 9 + TEXT)
        await read_again(desk, pilot)

    def look(desk, rows):
        assert "新来的一段" in desk.reading.article.text
        assert first_words(desk) == words[0]
        assert "重读过了，还在原处" in rows[-1]

    session(then=then, issues=[open_path(str(page))], look=look)


def test_where_the_very_words_are_gone_the_place_is_that_of_the_words_beside_it(page):
    async def then(desk, pilot):
        await pilot.press("space", "j")
        gone = first_words(desk)
        rewrite(page, HEAD + TEXT.replace(gone, "改过的" + gone[1:]))
        await read_again(desk, pilot)

    def look(desk, rows):
        assert desk.reading.place.offset > 0
        assert "重读过了" in rows[-1]

    session(then=then, issues=[open_path(str(page))], look=look)


def test_a_file_that_has_not_changed_stays_as_it_is(page):
    issue = open_path(str(page))

    async def then(desk, pilot):
        await read_again(desk, pilot)

    def look(desk, rows):
        assert desk.reading.issue is issue
        assert "没有变化" in rows[-1]

    session(then=then, issues=[issue], look=look)


def test_a_file_that_cant_be_read_is_told_and_the_old_text_stays(page):
    issue = open_path(str(page))

    async def then(desk, pilot):
        page.unlink()
        await read_again(desk, pilot)

    def look(desk, rows):
        assert desk.reading.issue is issue
        assert "没有这个文件" in rows[-1]

    session(then=then, issues=[issue], look=look)


def test_a_stream_cant_be_read_again():
    issue = paper(source=Source("-", "page-dump"))
    session("ctrl+r", issues=[issue], look=lambda _, rows: assert_in("不是文件", rows[-1]))


def test_what_is_lit_is_looked_up_in_the_new_text(page):
    async def then(desk, pilot):
        await pilot.press("slash", *"渡口", "enter")
        assert "没有" in str(desk.message)
        rewrite(page, HEAD + "新来的一段，说的是渡口。\n\n" + TEXT)
        await read_again(desk, pilot)
        await pilot.press("n")

    session(then=then, issues=[open_path(str(page))], look=lambda _, rows: assert_in("1/1", rows[-1]))


# --- earlier queries, key words


def test_earlier_queries_are_there_in_the_next_run_the_latest_first():
    session("slash", *"汽笛", "enter", "slash", *"茶馆", "enter")

    def look(desk, rows):
        assert desk.prompt.line.text == "汽笛"

    session("slash", "up", "up", look=look)


def test_the_information_has_the_articles_key_words_once_they_are_known():
    async def then(desk, pilot):
        await pilot.press("i")
        await until(lambda: desk.sheet.words is not None, pilot)

    def look(desk, rows):
        row = next(row for row in rows if "关键词" in row)
        assert "码头" in row
        assert "渡轮" in row

    session(then=then, look=look)
