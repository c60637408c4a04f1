"""From the list of bookmarks and notes to a mark in a file that isn't read yet."""

from __future__ import annotations

import asyncio
import threading
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tui_paper import app_on, desk_of, dump, paper

from reader.library import How, open_lazily, open_path
from reader.library.keeping import Keeping, open_store
from reader.tui.app import KanbaoApp
from reader.tui.background import in_background, settle
from reader.tui.start import Start

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.pilot import Pilot

    from reader.issue import Issue
    from reader.library.listing import IssueRef
    from reader.tui.desk import Desk

STORY = "\n{}\n\n本报讯（记者周晓禾）停航十一年的渡轮昨天恢复，每天往返二十四趟，票价不变。\n\n{}\n"
WORDS = "镇上的老人说，他们等这一声汽笛等了好久。"


@pytest.fixture(autouse=True)
def _in_a_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("KANBAO_LANG", "zh")
    monkeypatch.setenv("KANBAO_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


def lay(name: str, headline: str, words: str = WORDS) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(STORY.format(headline, words), "utf-8")


def mark(issue: Issue, words: str = WORDS) -> None:
    """A highlight on these words of the issue."""
    article = next(article for article in issue.articles if words in article.text)
    with open_store() as database:
        Keeping(database, issue).add(article, article.text.index(words), len(words))


async def rest(desk: Desk, pilot: Pilot[int]) -> None:
    """Until the file is read, the marks are looked up, and the screen shows them."""
    for _ in range(3):
        await asyncio.to_thread(settle)
        await asyncio.to_thread(desk.kept.settle)
        await pilot.pause()


def after(
    *keys: str,
    look: Callable[[Desk, list[str]], None],
    issues: Sequence[Issue | IssueRef] = (),
) -> None:
    """Press keys, what each of them begins in threads being done; then look."""

    async def tell() -> None:
        app = KanbaoApp(issues, Start((0, ""))) if issues else app_on(paper())
        async with app.run_test(size=(80, 24)) as pilot:
            desk = desk_of(app)
            for key in ("", *keys):
                await pilot.press(*([key] if key else []))
                await rest(desk, pilot)
            look(desk, dump(app))

    asyncio.run(tell())


def on_the_words(desk: Desk, rows: list[str]) -> None:
    assert desk.listed is None
    assert any(WORDS[:8] in row and "›" in row for row in rows), rows


def test_enter_reads_the_file_and_goes_to_the_mark():
    lay("ferry.txt", "河口镇的渡轮又开了")
    mark(open_path("ferry.txt"))

    def look(desk, rows):
        assert desk.reading.article.headline == "河口镇的渡轮又开了"
        on_the_words(desk, rows)

    after("'", "tab", "enter", look=look)


def test_the_way_back_leads_to_the_list_and_from_there_to_where_one_was():
    lay("ferry.txt", "河口镇的渡轮又开了")
    mark(open_path("ferry.txt"))

    def back(desk, rows):
        assert desk.listed is desk.mark_list
        assert desk.listed.at_cursor.at == 1
        assert desk.reading.issue_index == 0

    def again(desk, rows):
        assert desk.reading.issue_index == 1
        on_the_words(desk, rows)

    after("'", "tab", "enter", "ctrl+o", look=back)
    after("'", "tab", "enter", "ctrl+o", "enter", look=again)


def test_where_the_file_was_edited_the_mark_is_found_by_its_words():
    lay("ferry.txt", "河口镇的渡轮又开了")
    mark(open_path("ferry.txt"))
    lay("ferry.txt", "河口镇的渡轮又开了", "先是一段新写的话，说的是票价和班次。\n\n" + WORDS)
    after("'", "tab", "enter", look=on_the_words)


def test_where_its_words_are_gone_it_stays_in_the_list_and_that_is_said():
    lay("ferry.txt", "河口镇的渡轮又开了")
    mark(open_path("ferry.txt"))
    lay("ferry.txt", "山里的茶园换了新苗", "三月就能采头一拨，合作社的人说今年的价钱不会低。")

    def look(desk, rows):
        assert "找不到" in rows[-1]
        assert desk.listed is desk.mark_list
        assert any("没有找到" in row for row in rows)

    after("'", "tab", "enter", look=look)


def test_where_the_file_is_gone_its_path_is_told_and_one_stays_in_the_list(tmp_path):
    lay("ferry.txt", "河口镇的渡轮又开了")
    mark(open_path("ferry.txt"))
    Path("ferry.txt").unlink()

    def look(desk, rows):
        assert "没有这个文件" in rows[-1]
        assert desk.listed is desk.mark_list
        assert desk.reading.order == [0]

    after("'", "tab", "enter", look=look)


def test_the_mark_of_a_member_of_an_archive_is_gone_to():
    lay("one/20211223.txt", "腊月廿三的渡轮", "这一天没有船。")
    lay("two/20211224.txt", "腊月廿四的渡轮")
    with zipfile.ZipFile("papers.zip", "w") as archive:
        archive.write("one/20211223.txt")
        archive.write("two/20211224.txt")
    refs, _ = open_lazily("papers.zip", How())
    mark(refs[1].load()[0])

    def look(desk, rows):
        assert desk.reading.issue.date == "2021-12-24"
        assert len(desk.reading.order) == 2
        on_the_words(desk, rows)

    after("'", "tab", "enter", look=look)


def test_an_issue_that_is_known_and_not_yet_read_is_read_and_not_opened_twice():
    lay("days/20211223/20211223-01-01.txt", "腊月廿三的渡轮")
    lay("days/20211224/20211224-01-01.txt", "腊月廿四的渡轮", "这一天没有船。")
    pile, _ = open_lazily("days", How())
    mark(pile[0].load()[0])

    def look(desk, rows):
        assert desk.reading.issue.date == "2021-12-23"
        assert desk.reading.order == [0, 1, 2]
        assert list(desk.reading.unread) == [2]
        on_the_words(desk, rows)

    after("'", "tab", "enter", look=look, issues=[paper(), *open_lazily("days", How())[0]])


def test_who_has_gone_elsewhere_meanwhile_stays():
    lay("ferry.txt", "河口镇的渡轮又开了")
    mark(open_path("ferry.txt"))

    async def tell() -> None:
        app = app_on(paper())
        async with app.run_test(size=(80, 24)) as pilot:
            desk = desk_of(app)
            await pilot.press("'", "tab")
            await asyncio.to_thread(desk.kept.settle)
            await pilot.pause()
            go_on = threading.Event()
            in_background(desk, lambda: go_on.wait(20), lambda _: None)  # Files are read one by one.
            await pilot.press("enter", "escape", "]")
            go_on.set()
            await rest(desk, pilot)
            assert desk.reading.place[:2] == (0, "a2")
            assert desk.listed is None

    asyncio.run(tell())


def test_a_mark_in_a_text_that_came_through_a_pipe_has_no_file():
    from dataclasses import replace

    lay("ferry.txt", "河口镇的渡轮又开了")
    issue = open_path("ferry.txt")
    mark(replace(issue, source=replace(issue.source, path="-")))

    def look(desk, rows):
        assert "从管道读来" in rows[-1]

    after("'", "tab", "enter", look=look)
