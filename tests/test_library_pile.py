"""A pile of issues is read from the top: the latest first, the others when they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.issue import Article, Issue, Section, Source
from reader.library import open_lazily
from reader.library.listing import IssueRef
from reader.library.pile import read_latest, stand_in

if TYPE_CHECKING:
    from pathlib import Path

STORY = "\n河口镇的渡轮又开了\n\n本报讯（记者周晓禾）停航十一年的渡轮昨天恢复，每天往返二十四趟，票价不变。\n"


def issue_of(date: str | None, *, empty: bool = False) -> Issue:
    stories = () if empty else (Article("a1", "河口镇的渡轮又开了"),)
    return Issue(Source(f"{date}.txt", "plain"), (Section(stories),), date=date)


def ref(date: str | None, *issues: Issue) -> IssueRef:
    return IssueRef("沿江日报", date, f"{date}.txt", 1, lambda: list(issues))


def test_the_latest_is_read_and_no_other():
    pile: list[Issue | IssueRef] = [ref("2021-12-23"), ref("2021-12-24", issue_of("2021-12-24")), ref(None)]
    assert read_latest(pile) == 1
    assert [isinstance(held, Issue) for held in pile] == [False, True, False]


def test_where_the_latest_can_not_be_read_it_is_the_one_before():
    pile: list[Issue | IssueRef] = [ref("2021-12-23", issue_of("2021-12-23")), ref("2021-12-24")]
    assert read_latest(pile) == 0


def test_what_turns_out_to_be_several_issues_stands_in_their_order():
    both = issue_of("2021-12-23"), issue_of("2021-12-24")
    pile: list[Issue | IssueRef] = [ref("2021-12-24", *both), ref(None)]
    assert read_latest(pile) == 1
    assert pile[:2] == [*both]


def test_without_dates_it_is_the_first_of_all():
    pile: list[Issue | IssueRef] = [ref(None, issue_of(None)), ref(None, issue_of(None))]
    assert read_latest(pile) == 0


def test_an_issue_without_articles_is_only_shown_where_there_is_no_other():
    assert read_latest([issue_of("2021-12-23"), issue_of("2021-12-24", empty=True)]) == 0
    assert read_latest([issue_of("2021-12-24", empty=True)]) == 0
    assert read_latest([ref("2021-12-24")]) is None


def test_before_it_is_read_an_issue_has_what_names_tell_and_no_articles():
    known = stand_in(ref("2021-12-24"))
    assert (known.masthead, known.date, known.source.path) == ("沿江日报", "2021-12-24", "2021-12-24.txt")
    assert not known.articles


def test_a_folder_is_listed_and_a_file_is_read(tmp_path: Path):
    for day in ("20211223", "20211224"):
        (tmp_path / day).mkdir()
        (tmp_path / day / f"{day}-01-01.txt").write_text(STORY, "utf-8")
    listed, faults = open_lazily(str(tmp_path))
    assert [(type(held), held.date) for held in listed] == [
        (IssueRef, "2021-12-23"),
        (IssueRef, "2021-12-24"),
    ]
    assert not faults
    (read,), _ = open_lazily(str(tmp_path / "20211224" / "20211224-01-01.txt"))
    assert isinstance(read, Issue)
