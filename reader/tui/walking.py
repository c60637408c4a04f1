"""From issue to issue: the one before, the one behind, that of a day, one of the list.

An issue that isn't read yet is read in a thread. Who has gone elsewhere meanwhile stays there.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.chars import visible
from reader.errors import KanbaoError
from reader.library.naming import source_name
from reader.strings import t
from reader.tui.background import in_background
from reader.tui.issuelist import IssueList
from reader.tui.naming import date_text, paper_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.issue import Issue
    from reader.tui.desk import Desk

__all__ = ["faults_text", "go_to", "go_to_date", "issue_list", "show_issues", "step", "where"]

_PATIENCE = 0.3
"""Seconds until an issue that has come is tried to be shown once more, where one is typing."""


def step(desk: Desk, way: int) -> None:
    """To the next (1) or previous (-1) issue; from one that is on its way, to the one beside that."""
    at = desk.reading.issue_beside(way, desk.wanted)
    if at is None:
        desk.message = t("foot.no-issue-after" if way > 0 else "foot.no-issue-before")
    else:
        go_to(desk, at)


def go_to_date(desk: Desk, date: str) -> None:
    """To an issue of a day: `2021-12-24`, or `-12-24` for any year, the year at hand if it can be.

    Of several issues of that day, to one of the same paper.
    """
    reading, own = desk.reading, desk.reading.issue
    found = [at for at in reading.order if (reading.issues[at].date or "").endswith(date)]
    if not found:
        shown = date[1:] if date.startswith("-") else date_text(date)
        desk.message = t("issues.no-date", date=shown)
        return
    year = (own.date or "")[:4]

    def fitness(at: int) -> tuple[bool, bool, str]:
        issue = reading.issues[at]
        day = issue.date or ""
        return day.startswith(year), issue.masthead == own.masthead, day

    go_to(desk, max(found, key=fitness))


def go_to(desk: Desk, at: int, show: Callable[[Desk, int], None] | None = None) -> None:
    """To an issue that is open (its index), which is read first where it wasn't yet.

    `show` is how it is shown then: where it was left, unless told otherwise.
    """
    reading, show = desk.reading, show or _show
    ref = reading.unread.get(at)
    if ref is None:
        desk.wanted = None
        show(desk, at)
        return
    desk.wanted = at
    desk.message = t("issues.reading", name=_name(reading.issues[at]))
    known = len(ref.faults)

    def read() -> list[Issue] | None:
        return ref.load() if desk.wanted == at else None

    in_background(desk, read, partial(_came, desk, at, known, partial(_arrive, desk, at, where(desk), show)))


def where(desk: Desk) -> object:
    """Where one is: another place means that one has gone elsewhere."""
    return desk.reading.issue_index, desk.reading.article_index, desk.listed, desk.sheet


def _came(
    desk: Desk,
    at: int,
    known: int,
    arrive: Callable[[], None],
    result: Sequence[Issue] | KanbaoError | None,
) -> None:
    """An issue was read, or could not be: in the thread of the screen."""
    reading = desk.reading
    ref = reading.unread.get(at)
    if ref is not None and result is not None:
        name = _name(reading.issues[at])
        reading.take_in(at, () if isinstance(result, KanbaoError) else result)
        faults = ref.faults[known:]
        desk.troubles += [result] if isinstance(result, KanbaoError) else faults
        if isinstance(desk.listed, IssueList):
            desk.listed.look()
        if isinstance(result, KanbaoError):
            desk.message = f"{name}: {result.message}"
        elif faults:
            desk.message = faults_text(faults)
        elif not result:
            desk.message = t("issues.gone", name=name)
        else:
            desk.message = None
    arrive()


def _arrive(desk: Desk, at: int, origin: object, show: Callable[[Desk, int], None]) -> None:
    if desk.wanted != at:
        return
    if desk.prompt is not None:
        desk.set_timer(_PATIENCE, partial(_arrive, desk, at, origin, show))
        return
    desk.wanted = None
    if at in desk.reading.order and at not in desk.reading.unread and where(desk) == origin:
        said = desk.message
        show(desk, at)
        desk.message = said or desk.message
        desk.update()


def _show(desk: Desk, at: int) -> None:
    """Show an issue that is read; from the list the way back leads to the list again."""
    reading, listed = desk.reading, desk.listed
    if at != reading.issue_index:
        reading.go_issue(at, listed)
    elif listed is not None:
        reading.history.jumped(reading.place, reading.place, listed)
    if listed is not None:
        desk.open_list(None)


def show_issues(desk: Desk) -> None:
    """The list of the issues that are open, the cursor on the one at hand."""
    if len(desk.reading.order) < 2:
        desk.message = t("issues.one")
        return
    desk.open_list(issue_list(desk))


def issue_list(desk: Desk) -> IssueList:
    """The list, the cursor on the issue at hand."""
    listed = IssueList(desk.reading)
    listed.stand_on(desk.reading.issue_index)
    return listed


def faults_text(faults: Sequence[KanbaoError]) -> str:
    """What couldn't be read, in one line."""
    name = visible(source_name(faults[0].path or ""))
    return t("issues.unreadable", count=len(faults), name=name, reason=faults[0].message)


def _name(issue: Issue) -> str:
    return visible("  ".join(part for part in (paper_name(issue), issue.date) if part))
