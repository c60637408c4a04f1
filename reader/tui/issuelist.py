"""The list of the issues that are open: by month or year, newest first, each issue a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.chars import visible
from reader.library.naming import source_name
from reader.strings import language, t
from reader.tui.cells import cell_width, cut
from reader.tui.listing import Listing
from reader.tui.matching import matcher
from reader.tui.naming import date_text, paper_name

if TYPE_CHECKING:
    from reader.issue import Article, Issue
    from reader.tui.desk import Desk
    from reader.tui.keys import Context
    from reader.tui.paint import Span
    from reader.tui.reading import Reading

__all__ = ["IssueList"]

_WIDEST_NAME = 28

_LEAST_PATH = 10
"""Cells that a path's end gets at least, where it is shown."""

_LEAST_IN_GROUP = 3
"""Issues that there are on the average under a month or a year, where those are heads."""


class Row(NamedTuple):
    """The head of a month or a year (`2021-12`, `2021`, "" for neither), its issues counted; or an issue."""

    period: str
    issues: int
    at: int = -1


class IssueList(Listing):
    """The issues of what is being read."""

    context: Context = "list"

    def __init__(self, reading: Reading) -> None:
        self.query = ""
        """What the list is narrowed to."""
        self.newest_first = True
        self._reading = reading
        self._known: object = None
        self._tails: dict[int, str] = {}
        self._spans: dict[int, str] = {}
        self.rows: list[Row] = []
        self._take_rows()

    @property
    def at_cursor(self) -> int | None:
        """The index of the issue under the cursor."""
        row = self.rows[self.cursor] if self.cursor < len(self.rows) else None
        return row.at if row and row.at >= 0 else None

    @property
    def under(self) -> str:
        """Where the issue under the cursor lies."""
        at = self.at_cursor
        return "" if at is None else visible(self._reading.issues[at].source.path)

    @property
    def state(self) -> object:
        """What its drawing hangs on."""
        return self.top, self.cursor, self.query, self.newest_first, self.height, self._known

    def filter(self, query: str) -> None:
        """Show only issues whose name, path or date holds the query; a date may be digits alone."""
        kept = self.at_cursor
        self.query = query.strip()
        self._take_rows()
        if kept is not None:
            self.stand_on(kept)

    def turn(self, _: Desk) -> None:
        """The other order: the oldest first, or the newest."""
        self.newest_first = not self.newest_first
        self._take_rows()

    def look(self) -> None:
        """Take in what has become known of the issues, and which there are."""
        if self._known != self._now():
            kept = self.at_cursor
            self._take_rows()
            if kept is not None:
                self.stand_on(kept)

    def stand_on(self, at: int) -> None:
        """The cursor goes to an issue, if it is shown."""
        row = next((row for row, entry in enumerate(self.rows) if entry.at == at), None)
        if row is not None:
            self.take(row)

    def open(self, desk: Desk) -> None:
        """Go to the issue under the cursor, which is read first where it wasn't yet."""
        from reader.tui.walking import go_to

        at = self.at_cursor
        if at is not None:
            go_to(desk, at)

    @property
    def article(self) -> Article | None:
        """None: an issue is no article."""
        return None

    def quoted(self) -> tuple[str, str]:
        """Nothing of an issue is worth copying here."""
        return "", ""

    # --- drawing

    def title_spans(self, width: int) -> list[Span]:
        """The line above the list: what it is, how many issues, the order."""
        count = t("issues.count", count=sum(row.at >= 0 for row in self.rows))
        name = t("contents.filtered", query=self.query) if self.query else t("issues.title")
        right = t("issues.new" if self.newest_first else "issues.old")
        name = cut(name, max(8, width - cell_width(count + right) - 8))
        gap = " " * max(1, width - 4 - cell_width(name + count + right))
        return [(" ", "text"), (name, "strong"), (f"  {count}", "faint"), (gap, "text"), (right, "faint")]

    def row_spans(self, row: int, width: int) -> list[Span]:
        """A row of the screen, at most `width` cells."""
        at = self.top + row
        if at >= len(self.rows):
            return [(" " + t("contents.nothing"), "faint")] if at == 0 else []
        entry = self.rows[at]
        if entry.at < 0:
            number = f"{entry.issues} "
            name = cut(f" {_period(entry.period)}", width - len(number) - 1)
            gap = " " * max(1, width - len(number) - cell_width(name))
            return [(name, "strong"), (gap, "text"), (number, "faint")]
        active, here = at == self.cursor, entry.at == self._reading.issue_index
        head = " › " if active else " ▸ " if here else "   "
        left, right = self._cells(entry.at, max(8, width - len(head) - 1))
        if active:
            return [(head + left + right + " ", "cursor")]
        return [(head, "accent"), (left, "current" if here else "text"), (right, "faint")]

    def _cells(self, at: int, room: int) -> tuple[str, str]:
        """An issue's line: its date and what it is called, and at the right what is known of its size."""
        issue = self._reading.issues[at]
        size = self._size(at)
        name = visible(self._reading.shown(paper_name(issue)))
        tail = self._tails.get(at, "")
        rest = room - cell_width(size) - 2
        if issue.date:
            name = cut(name, min(_WIDEST_NAME, max(8, room // 3)))
            date = date_text(issue.date)
            left = f"{date}{' ' * (self._breadth - cell_width(date))}  {name}"
            path = visible(tail or (source_name(issue.source.path) if issue.masthead else ""))
        else:
            left = (
                cut(name, min(_WIDEST_NAME, room // 3)) if tail and issue.masthead else visible(tail) or name
            )
            path = visible(tail) if issue.masthead else ""
        span = self._span(at)
        # The days tell more of an issue than the end of a long path.
        between = rest - cell_width(left) - (cell_width(span) + 2 if span else 0)
        if path and (tail or between >= _LEAST_PATH + 2):
            left = f"{left.rstrip()}  {_end_of(path, max(_LEAST_PATH, between - 2))}"
        if span and cell_width(left + span) + 2 <= rest:
            left += f"  {span}"
        left = cut(left, max(8, rest))
        return left, " " * max(0, room - cell_width(left + size)) + size

    def _span(self, at: int) -> str:
        """From which day to which the stories of an issue without a date are, as far as that is known."""
        if self._reading.issues[at].date or at in self._reading.unread:
            return ""
        if at not in self._spans:
            days = sorted({article.date for article in self._reading.issues[at].articles if article.date})
            self._spans[at] = " – ".join(dict.fromkeys((days[0], days[-1]))) if days else ""
        return self._spans[at]

    def _size(self, at: int) -> str:
        ref = self._reading.unread.get(at)
        if ref is not None:
            return t("issues.files", count=ref.files) if ref.files > 1 else ""
        issue = self._reading.issues[at]
        pages = len({section.page for section in issue.sections if section.page is not None})
        articles = len(issue.articles)
        return (
            t("issues.pages", pages=pages, articles=articles)
            if pages
            else t("contents.count", count=articles)
        )

    # --- inside

    def _now(self) -> object:
        reading = self._reading
        return len(reading.order), len(reading.unread)

    def _take_rows(self) -> None:
        self._known = self._now()
        issues = self._reading.issues
        holds = matcher(self.query)
        shown = [at for at in self._reading.order if not self.query or holds(self._words(at))]
        # Two stable sorts: the undated stay last whichever comes first.
        shown.sort(key=lambda at: issues[at].date or "", reverse=self.newest_first)
        shown.sort(key=lambda at: issues[at].date is None)
        self._tails = _apart({at: issues[at] for at in shown})
        self._breadth = max((cell_width(date_text(issues[at].date)) for at in shown), default=0)
        groups = _grouped([(issues[at].date or "", at) for at in shown])
        self.rows = []
        for name, some in groups.items():
            if len(groups) > 1:
                self.rows.append(Row(name, len(some)))
            self.rows += (Row(name, 1, at) for at in some)
        self.hold(len(self.rows), frozenset(at for at, row in enumerate(self.rows) if row.at < 0))

    def _words(self, at: int) -> str:
        """What a filter looks at: a line for each way to say it."""
        issue = self._reading.issues[at]
        date = issue.date or ""
        lines = (
            paper_name(issue),
            date,
            date.replace("-", ""),
            date_text(date),
            source_name(issue.source.path),
        )
        return "\n".join(lines)


def _apart(issues: dict[int, Issue]) -> dict[int, str]:
    """For rows that would look alike, and those with a paper's name and no date, the file's name; where that
    is alike too, with as many of the folders above it as tell them apart. Issues of one file keep its name.
    """
    days: dict[str | None, list[int]] = {}
    for at, issue in issues.items():
        days.setdefault(issue.date, []).append(at)
    alike: dict[tuple[str, str | None], list[int]] = {}
    for date, some in days.items():
        if len(some) > 1 or date is None:  # of years of days most need no look at their names
            for at in some:
                alike.setdefault((paper_name(issues[at]), date), []).append(at)
    tails: dict[int, str] = {}
    for (_, date), some in alike.items():
        if len(some) > 1 or (date is None and issues[some[0]].masthead):
            paths = {at: issues[at].source.path.rstrip("/") for at in some}
            ends = _ends(set(paths.values()))
            tails.update((at, ends[path]) for at, path in paths.items())
    return tails


def _ends(paths: set[str]) -> dict[str, str]:
    """The shortest ends of paths, of whole names, by which they differ."""
    ends: dict[str, str] = {}
    pending, depth = {path: path.split("/") for path in paths}, 1
    while pending:
        met: dict[str, list[str]] = {}
        for path, names in pending.items():
            met.setdefault("/".join(names[-depth:]), []).append(path)
        for end, some in met.items():
            if len(some) == 1 or depth >= max(len(pending[path]) for path in some):
                ends.update((path, source_name(path) if depth == 1 else end) for path in some)
                for path in some:
                    del pending[path]
        depth += 1
    return ends


def _end_of(path: str, width: int) -> str:
    """A path in at most so many cells: its end, since its begin is what others have as well."""
    if cell_width(path) <= width:
        return path
    at = 0
    while at < len(path) and cell_width(path[at:]) > width - 1:
        at += 1
    return f"…{path[at:]}"


def _grouped(dated: list[tuple[str, int]]) -> dict[str, list[int]]:
    """The issues by month, else by year, where several fall into each; else in one group."""
    groups: dict[str, list[int]] = {}
    for cut_at in (len("2021-12"), len("2021"), 0):
        groups = {}
        for date, at in dated:
            groups.setdefault(date[:cut_at], []).append(at)
        if len(dated) >= _LEAST_IN_GROUP * len(groups):
            break
    return groups


def _period(period: str) -> str:
    """`2021-12` or `2021` as people say it; what is neither is given back as it is."""
    year, _, number = period.partition("-")
    if not period:
        return t("issues.undated")
    if not number:
        return t("issues.year", year=year)
    if not (number.isdecimal() and 1 <= int(number) <= 12):
        return period
    name = number.lstrip("0") if language() == "zh" else t("date.months").split()[int(number) - 1]
    return t("issues.month", year=year, month=name)
