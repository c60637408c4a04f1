"""Many issues: the list to choose from, the walk from one to the next, days. They are read when wanted."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tui_paper import article, desk_of, dump, paper

from reader.errors import InnerFileError, KanbaoError
from reader.issue import Issue, Section, Source
from reader.library.listing import IssueRef
from reader.tui.app import KanbaoApp
from reader.tui.background import settle
from reader.tui.paint import width_of
from reader.tui.start import Start

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from reader.tui.desk import Desk


PATIENCE = 3
"""Seconds until a test that fails gives up waiting for what it should have let go on."""


@pytest.fixture(autouse=True)
def _chinese(monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "zh")


def issue_of(date: str | None, masthead: str | None = "沿江日报", stories: int = 2) -> Issue:
    articles = tuple(article(number, 12) for number in range(1, stories + 1))
    name = f"/papers/{date or 'undated'}.txt"
    return Issue(Source(name, "page-dump"), (Section(articles, "要闻", 1),), masthead=masthead, date=date)


class Shelf:
    """References to issues, and which of them were read."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.faults: list[KanbaoError] = []

    def ref(
        self, date: str | None, *issues: Issue, masthead: str | None = "沿江日报", files: int = 1
    ) -> IssueRef:
        def load() -> list[Issue]:
            self.read.append(date or "")
            return list(issues or (issue_of(date, masthead),))

        path = f"/papers/{date or 'undated'}.txt"
        return IssueRef(masthead, date, path, files, load, self.faults)

    def broken(self, date: str, *, raises: bool) -> IssueRef:
        """A reference whose file can't be read: that is raised, or told among the faults."""

        def load() -> list[Issue]:
            error = InnerFileError("没有权限", path=f"/papers/{date}.txt")
            if raises:
                raise KanbaoError(error.message, path=error.path)
            self.faults.append(error)
            return []

        return IssueRef("沿江日报", date, f"/papers/{date}.txt", 1, load, self.faults)


def after(
    held: list[Issue | IssueRef],
    *keys: str,
    look: Callable[[Desk, list[str]], None],
    start: Start | None = None,
    size: tuple[int, int] = (80, 24),
    then: Callable[[KanbaoApp, Pilot[int]], Awaitable[None]] | None = None,
) -> None:
    """Press keys, what was begun in the background being done after each, then look."""

    async def tell() -> None:
        app = KanbaoApp(held, start or Start((0, "")))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            for key in (one for given in keys for one in ([given] if given.isascii() else given)):
                await pilot.press(key)
                await rested(pilot)
            if then is not None:
                await then(app, pilot)
            look(desk_of(app), dump(app))

    asyncio.run(tell())


async def rested(pilot: Pilot[int]) -> None:
    await asyncio.to_thread(settle)
    await pilot.pause()


def week(shelf: Shelf) -> list[Issue | IssueRef]:
    """Four days of which only the last was read."""
    days = ["2021-11-30", "2021-12-22", "2021-12-23"]
    return [*(shelf.ref(day) for day in days), issue_of("2021-12-24")]


CHOOSE = Start((3, ""), choose=True)


# --- the list


def test_one_chooses_first_from_a_list_the_newest_first():
    def look(desk, rows):
        listed = [row for row in rows[3:] if "年1" in row]
        assert [" ".join(row.split()[:3]) for row in listed] == [
            "› 2021年12月24日 星期五",
            "2021年12月23日 星期四 沿江日报",
            "2021年12月22日 星期三 沿江日报",
            "2021年11月30日 星期二 沿江日报",
        ]
        assert "4 期" in rows[2]
        assert not shelf.read

    shelf = Shelf()
    after(week(shelf), look=look, start=CHOOSE)


@pytest.mark.parametrize(
    ("dates", "heads"),
    [
        (["2021-11-30", "2021-12-01"], []),
        ([f"2021-{month}-{day}" for month in (11, 12) for day in (21, 22, 23)], ["2021年12月", "2021年11月"]),
        ([f"{year}-0{month}-01" for year in (2020, 2021) for month in (1, 2, 3)], ["2021年", "2020年"]),
    ],
)
def test_many_issues_stand_under_months_or_years_few_under_none(dates, heads):
    def look(desk, rows):
        assert [row.split()[0] for row in rows[3:-1] if row.strip() and "星期" not in row] == heads

    after([issue_of(date) for date in dates], look=look, start=Start((0, ""), choose=True))


def test_what_is_known_of_an_issues_size_stands_at_the_right():
    def look(desk, rows):
        assert "1 版 2 篇" in next(row for row in rows[3:] if "12月24日" in row)
        assert "36 个文件" in next(row for row in rows if "12月23日" in row)

    shelf = Shelf()
    after(
        [shelf.ref("2021-12-23", files=36), issue_of("2021-12-24")],
        look=look,
        start=Start((1, ""), choose=True),
    )


def test_enter_opens_the_issue_under_the_cursor_which_is_read_then():
    def look(desk, rows):
        assert shelf.read == ["2021-12-22"]
        assert desk.listed is None
        assert "2021年12月22日" in rows[0]
        assert "第 2/4 份" in rows[0]

    shelf = Shelf()
    after(week(shelf), "j", "j", "enter", look=look, start=CHOOSE)


def test_the_way_back_from_an_issue_leads_to_the_list_as_it_was():
    def look(desk, rows):
        assert desk.listed is not None
        assert desk.listed.at_cursor == 1
        assert desk.reading.issue.date == "2021-12-24"

    after(week(Shelf()), "j", "j", "enter", "ctrl+o", look=look, start=CHOOSE)


def test_escape_leads_to_the_latest_issue():
    def look(desk, rows):
        assert desk.listed is None
        assert "2021年12月24日" in rows[0]

    after(week(Shelf()), "escape", look=look, start=CHOOSE)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("1222", ["2021-12-22"]),
        ("12-2", ["2021-12-24", "2021-12-23", "2021-12-22"]),
        ("11月", ["2021-11-30"]),
        ("沿江", ["2021-12-24", "2021-12-23", "2021-12-22", "2021-11-30"]),
        ("hnrb", ["2020-01-05"]),
        ("0105.txt", []),
        ("undated", [None]),
    ],
)
def test_the_filter_takes_dates_names_pinyin_and_files_names(typed, days):
    def look(desk, rows):
        assert [desk.reading.issues[row.at].date for row in desk.listed.rows if row.at >= 0] == days

    shelf = Shelf()
    more = [shelf.ref("2020-01-05", masthead="河南日报"), shelf.ref(None, masthead=None)]
    after([*week(shelf), *more], "f", *typed, look=look, start=CHOOSE)


def test_undated_issues_stand_last_whichever_comes_first():
    def look(desk, rows):
        order = [desk.reading.issues[row.at].date for row in desk.listed.rows if row.at >= 0]
        assert order == ["2021-12-23", "2021-12-24", None]

    shelf = Shelf()
    held = [shelf.ref(None), shelf.ref("2021-12-23"), issue_of("2021-12-24")]
    after(held, "r", look=look, start=Start((2, ""), choose=True))


def test_the_list_comes_again_by_its_key_with_the_cursor_on_the_issue_at_hand():
    def look(desk, rows):
        assert desk.listed.at_cursor == 2
        assert any("›" in row and "12月23日" in row for row in rows)

    after(week(Shelf()), ",", "I", look=look, start=Start((3, "")))


def test_with_one_issue_there_is_no_list():
    def look(desk, rows):
        assert desk.listed is None
        assert "只开着这一期" in rows[-1]

    after([paper()], "I", look=look)


def test_an_issue_without_masthead_and_date_is_called_by_its_file():
    def look(desk, rows):
        assert any("undated.txt" in row for row in rows)

    shelf = Shelf()
    after(
        [shelf.ref(None, masthead=None), issue_of("2021-12-24")], look=look, start=Start((1, ""), choose=True)
    )


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)])
def test_every_row_of_the_list_is_as_wide_as_the_screen(size):
    def look(desk, rows):
        for row in range(desk.layout_now.pane.height - desk.list_head):
            spans = desk.listed.row_spans(row, size[0])
            assert width_of(spans) <= size[0]

    shelf = Shelf()
    long = shelf.ref(
        "2021-12-23", masthead="一份名称特别特别长的河口镇及沿江各镇联合出版的生活周刊" * 3, files=999
    )
    after([long, issue_of("2021-12-24")], look=look, start=Start((1, ""), choose=True), size=size)


def undated(path: str, *days: str | None, masthead: str | None = "沿江日报") -> Issue:
    """An issue of a file, with a story of each of these days."""
    articles = tuple(replace(article(number, 12), date=day) for number, day in enumerate(days, 1))
    return Issue(Source(path, "export"), (Section(articles),), masthead=masthead)


def entries(rows: list[str]) -> list[str]:
    return [" ".join(row.split()).removeprefix("› ").removeprefix("▸ ") for row in rows[3:-1] if row.strip()]


def test_issues_of_a_paper_without_a_date_are_told_apart_by_files_days_and_stories():
    def look(desk, rows):
        assert entries(rows) == [
            "沿江日报 a.txt 2021-06-01 – 2021-06-03 3 篇",
            "沿江日报 b.txt 2021-06-04 1 篇",
            "沿江日报 c.txt 2 篇",
        ]

    held: list[Issue | IssueRef] = [
        undated("/papers/a.txt", "2021-06-02", "2021-06-01", "2021-06-03"),
        undated("/papers/b.txt", "2021-06-04"),
        undated("/papers/c.txt", None, None),
    ]
    after(held, look=look, start=Start((0, ""), choose=True))


def test_files_of_one_name_are_told_apart_by_their_folders():
    def look(desk, rows):
        assert entries(rows) == [
            "沿江日报 copy/1.txt 1 篇",
            "沿江日报 first/1.txt 1 篇",
            "沿江日报 2.txt 1 篇",
        ]

    names = ("copy/1", "first/1", "2")
    held: list[Issue | IssueRef] = [undated(f"/papers/{name}.txt", None) for name in names]
    after(held, look=look, start=Start((0, ""), choose=True))


def test_two_files_of_one_day_whose_names_are_the_day_are_told_apart_by_their_folders():
    def look(desk, rows):
        assert [entry.split(maxsplit=2)[2] for entry in entries(rows)] == [
            "north/20260101.txt 1 篇",
            "south/20260101.txt 1 篇",
            "2 篇",
        ]

    def day(path: str, stories: int = 1, date: str = "2026-01-01") -> Issue:
        return replace(undated(path, *[None] * stories, masthead=None), date=date)

    held: list[Issue | IssueRef] = [
        day("/papers/north/20260101.txt"),
        day("/papers/south/20260101.txt"),
        day("/papers/20251231.txt", 2, "2025-12-31"),
    ]
    after(held, look=look, start=Start((0, ""), choose=True))


def test_a_long_path_is_shown_by_its_end():
    def look(desk, rows):
        assert all(entry.endswith("/1.txt 2021-06-01 1 篇") for entry in entries(rows))
        assert len({entry.split()[1] for entry in entries(rows)}) == 2

    long = "/papers/" + "很长很长的文件夹的名字" * 5
    held: list[Issue | IssueRef] = [undated(f"{long}{side}/1.txt", "2021-06-01") for side in "东西"]
    after(held, look=look, start=Start((0, ""), choose=True))


# --- walking


def test_the_issue_before_is_read_when_one_walks_there_and_only_then():
    def look(desk, rows):
        assert shelf.read == ["2021-12-23"]
        assert "2021年12月23日" in rows[0]

    shelf = Shelf()
    after(week(shelf), ",", look=look, start=Start((3, "")))


def test_an_issue_that_was_read_is_not_read_again():
    def look(desk, rows):
        assert shelf.read == ["2021-12-23"]
        assert "2021年12月23日" in rows[0]

    shelf = Shelf()
    after(week(shelf), ",", ".", ",", look=look, start=Start((3, "")))


def test_while_an_issue_is_read_it_is_said_and_the_text_can_be_read_on():
    go_on = threading.Event()

    async def then(app, pilot):
        await pilot.press(",")
        await pilot.pause()
        assert "正在读 沿江日报  2021-12-23" in dump(app)[-1]
        await pilot.press("j")
        await pilot.pause()
        assert desk_of(app).reading.top == 1
        go_on.set()
        await rested(pilot)

    def look(desk, rows):
        assert "2021年12月23日" in rows[0]

    def load() -> list[Issue]:
        go_on.wait(PATIENCE)
        return [issue_of("2021-12-23")]

    slow = IssueRef("沿江日报", "2021-12-23", "/papers/23.txt", 1, load)
    after(
        [slow, issue_of("2021-12-24", stories=1)], look=look, start=Start((1, "")), then=then, size=(80, 16)
    )


def test_who_has_gone_elsewhere_meanwhile_stays_there():
    go_on = threading.Event()

    async def then(app, pilot):
        await pilot.press(",", "]")
        go_on.set()
        await rested(pilot)

    def look(desk, rows):
        assert desk.reading.issue.date == "2021-12-24"
        assert desk.reading.article_index == 1
        assert 0 not in desk.reading.unread

    def load() -> list[Issue]:
        go_on.wait(PATIENCE)
        return [issue_of("2021-12-23")]

    slow = IssueRef("沿江日报", "2021-12-23", "/papers/23.txt", 1, load)
    after([slow, issue_of("2021-12-24")], look=look, start=Start((1, "")), then=then)


def test_pressed_twice_at_once_the_key_goes_two_issues_and_reads_no_other():
    go_on = threading.Event()

    async def then(app, pilot):
        await pilot.press(",", ",", ",")
        go_on.set()
        await rested(pilot)

    def look(desk, rows):
        assert "2021年11月30日" in rows[0]
        assert shelf.read == ["2021-11-30"]

    def load() -> list[Issue]:
        go_on.wait(PATIENCE)
        return [issue_of("2021-12-23")]

    shelf = Shelf()
    held = week(shelf)
    held[2] = IssueRef("沿江日报", "2021-12-23", "/papers/23.txt", 1, load)
    after(held, look=look, start=Start((3, "")), then=then)


@pytest.mark.parametrize("raises", [True, False])
def test_an_issue_that_can_not_be_read_is_named_and_then_passed_over(raises):
    def said(desk, rows):
        assert "没有权限" in rows[-1]
        assert "2021-12-23" in rows[-1]
        assert desk.reading.issue.date == "2021-12-24"

    def passed(desk, rows):
        assert "2021年12月22日" in rows[0]

    def held() -> list[Issue | IssueRef]:
        shelf = Shelf()
        return [shelf.ref("2021-12-22"), shelf.broken("2021-12-23", raises=raises), issue_of("2021-12-24")]

    after(held(), ",", look=said, start=Start((2, "")))
    after(held(), ",", ",", look=passed, start=Start((2, "")))


def test_files_that_can_not_be_read_are_said_in_one_line_when_the_rest_came():
    def look(desk, rows):
        assert "2021年12月23日" in rows[0]
        assert "2 个文件读不了，例如 3.txt：没有权限" in rows[-1]

    faults: list[KanbaoError] = []

    def load() -> list[Issue]:
        faults.extend(InnerFileError("没有权限", path=f"/papers/{number}.txt") for number in (3, 4))
        return [issue_of("2021-12-23")]

    ref = IssueRef("沿江日报", "2021-12-23", "/papers/23", 9, load, faults)
    after([ref, issue_of("2021-12-24")], ",", look=look, start=Start((1, "")))


def test_what_turns_out_to_be_two_issues_is_walked_one_after_the_other():
    def first(desk, rows):
        assert [desk.reading.issues[at].masthead for at in desk.reading.order] == ["早报", "晚报", "沿江日报"]
        assert "早报" in rows[0]

    def second(desk, rows):
        assert "晚报" in rows[0]
        assert "第 2/3 份" in rows[0]

    def held() -> list[Issue | IssueRef]:
        both = issue_of("2021-12-23", "早报"), issue_of("2021-12-23", "晚报")
        return [Shelf().ref("2021-12-23", *both), issue_of("2021-12-24")]

    after(held(), ",", look=first, start=Start((1, "")))
    after(held(), ",", ".", look=second, start=Start((1, "")))


# --- days


@pytest.mark.parametrize(
    ("typed", "day"), [("2021-12-22", "2021-12-22"), ("20211130", "2021-11-30"), ("12-23", "2021-12-23")]
)
def test_go_to_a_day_opens_its_issue(typed, day):
    def look(desk, rows):
        assert desk.reading.issue.date == day
        assert shelf.read == [day]

    shelf = Shelf()
    after(week(shelf), ":", *typed, "enter", look=look, start=Start((3, "")))


def test_a_day_without_a_year_is_the_one_in_the_year_at_hand():
    def look(desk, rows):
        assert desk.reading.issue.date == "2021-03-01"

    shelf = Shelf()
    held = [*(shelf.ref(f"{year}-03-01") for year in (2020, 2021, 2022)), issue_of("2021-12-24")]
    after(held, ":", *"3-1", "enter", look=look, start=Start((3, "")))


def test_of_two_papers_of_a_day_go_to_takes_the_same_paper():
    def look(desk, rows):
        assert desk.reading.issue.masthead == "沿江日报"
        assert desk.reading.issue.date == "2021-12-23"

    shelf = Shelf()
    held = [shelf.ref("2021-12-23", masthead="早报"), shelf.ref("2021-12-23"), issue_of("2021-12-24")]
    after(held, ":", *"2021-12-23", "enter", look=look, start=Start((2, "")))


def test_a_day_of_which_there_is_no_issue_is_said():
    def look(desk, rows):
        assert "没有开着 2021年12月25日 星期六 的报" in rows[-1]

    after(week(Shelf()), ":", *"2021-12-25", "enter", look=look, start=Start((3, "")))


# --- what can't be read


def unread(*names: str) -> list[KanbaoError]:
    return [KanbaoError("没有这个文件", path=f"/papers/{name}") for name in names]


def told(keys: list[str], troubles: list[KanbaoError], held: list[Issue | IssueRef]) -> list[str]:
    """The screen after these keys, some files having been unreadable at the start."""

    async def tell() -> list[str]:
        app = KanbaoApp(held, Start((len(held) - 1, "")), None, troubles)
        async with app.run_test(size=(80, 40)) as pilot:
            await pilot.pause()
            for key in keys:
                await pilot.press(key)
                await rested(pilot)
            return dump(app)

    return asyncio.run(tell())


def test_files_that_could_not_be_read_are_named_at_the_foot_at_once():
    assert "typo.txt: 没有这个文件" in told([], unread("typo.txt"), [paper()])[-1]
    assert "typo.txt: 没有这个文件 (+1)  i 列出" in told([], unread("typo.txt", "b.txt"), [paper()])[-1]


def test_the_information_lists_every_file_that_could_not_be_read():
    rows = told(["i", "G"], unread("a.txt", "b.txt", "c.txt"), [paper()])
    assert any("没能读进来 3 处" in row for row in rows)
    assert [
        name for name in ("a", "b", "c") if any(f"/papers/{name}.txt: 没有这个文件" in r for r in rows)
    ] == [
        "a",
        "b",
        "c",
    ]


def test_the_information_lists_what_could_not_be_read_on_the_way_as_well():
    shelf = Shelf()
    held = [shelf.broken("2021-12-23", raises=False), issue_of("2021-12-24")]
    rows = told([",", "i", "G"], [], held)
    assert any("/papers/2021-12-23.txt: 没有权限" in row for row in rows)


def test_where_all_could_be_read_the_information_says_nothing_of_it():
    assert not any("没能读进来" in row for row in told(["i", "G"], [], [paper()]))
