"""The contents: rows of sections and articles, a cursor, a filter. No screen is needed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.strings import t
from reader.tui.cells import cell_width, cut
from reader.tui.listing import Listing
from reader.tui.matching import matcher
from reader.tui.naming import articles_text, section_name, title_of
from reader.tui.signs import begun_sign, read_sign, signs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reader.issue import Article, Issue
    from reader.library.keeping import Progress
    from reader.store.model import Mark
    from reader.tui.paint import Span

__all__ = ["CURRENT", "Contents", "Row"]

CURRENT = "▸"
"""The mark of the article at hand."""


class Row(NamedTuple):
    """A section (its index in the issue, with the articles it shows) or an article (likewise)."""

    is_section: bool
    at: int
    shows: int = 0


class Contents(Listing):
    """The list of one issue. `cursor` is an index into `rows` and stands on an article if there is one.

    `shown`: how a title is shown (see `Reading.shown`).
    """

    def __init__(self, issue: Issue, shown: Callable[[str], str] = str) -> None:
        self._shown = shown
        self.progress: Mapping[str, Progress] = {}
        """How far articles were read, by their ids."""
        self.marks: Mapping[str, Sequence[Mark]] = {}
        """The marks that stand in articles, by their ids."""
        self.show(issue)

    def show(self, issue: Issue) -> None:
        """Take another issue in; the filter goes."""
        self.issue = issue
        self.query = ""
        self._repeats: dict[str, str] | None = None
        self.headed = len(issue.sections) > 1 or any(s.name or s.page is not None for s in issue.sections)
        self._take_rows()

    # --- what is shown

    @property
    def at_cursor(self) -> int | None:
        """Index in the issue of the article under the cursor."""
        if 0 <= self.cursor < len(self.rows) and not self.rows[self.cursor].is_section:
            return self.rows[self.cursor].at
        return None

    @property
    def under(self) -> str:
        """The whole title of the article under the cursor, as it is shown."""
        at = self.at_cursor
        return "" if at is None else self._shown(title_of(self.issue.articles[at]))

    def row_of(self, article_index: int) -> int | None:
        """The row that shows an article; None where the filter hides it."""
        return self._row_of.get(article_index)

    def show_article(self, article_index: int) -> None:
        """The cursor goes to an article, if it is shown."""
        row = self.row_of(article_index)
        if row is not None:
            self.take(row)

    # --- filter

    def filter(self, query: str) -> None:
        """Show only articles whose title lines hold the query, or whose number begins with its digits.

        Letters are also read as pinyin, of initials or whole syllables.
        """
        kept = self.at_cursor
        self.query = query.strip()
        self._take_rows()
        if kept is not None:
            self.show_article(kept)

    # --- drawing

    def title_spans(self, width: int) -> list[Span]:
        """The line above the list: what it is, and how many articles it holds."""
        name = t("contents.filtered", query=self.query) if self.query else t("contents.title")
        count = articles_text(len(self._row_of))
        name = cut(name, max(0, width - cell_width(count) - 3))
        gap = width - 2 - cell_width(name) - cell_width(count)
        return [(" ", "text"), (name, "strong"), (" " * max(1, gap), "text"), (count, "faint")]

    def row_spans(self, row: int, width: int, current: int, *, active: bool) -> list[Span]:
        """A row of the screen, `width` cells.

        `current`: the article at hand; `active`: the list has the keys.
        """
        at = self.top + row
        if at >= len(self.rows):
            return [(" " + t("contents.nothing"), "faint")] if row == 0 and self.query else []
        entry = self.rows[at]
        if entry.is_section:
            return self._section_spans(entry, width)
        article = self.issue.articles[entry.at]
        digits = len(str(len(self.issue.articles)))
        mark = " ".join(self._marks(article))
        head = f" {CURRENT if entry.at == current else ' '} "
        number = f"{entry.at + 1:>{digits}}{_progress_sign(self.progress.get(article.id))} "
        room = width - cell_width(head) - len(number) - 1 - (cell_width(mark) + 1 if mark else 0)
        title = cut(self._shown(title_of(article)), max(0, room))
        tail = " " * max(0, room - cell_width(title)) + (f" {mark}" if mark else "") + " "
        if active and at == self.cursor:
            return [(head + number + title + tail, "cursor")]
        tone = "current" if entry.at == current else "text"
        return [(head, "accent"), (number, "faint"), (title, tone), (tail, "faint")]

    def _marks(self, article: Article) -> Iterator[str]:
        """What is said of an article at the right: the person's marks, that it is there already, its kind."""
        signs = signs_of(self.marks.get(article.id, ()))
        if signs:
            yield signs
        if self._repeats is None:
            from reader.library.repeats import find_repeats

            self._repeats = find_repeats(self.issue)
        if article.id in self._repeats:
            yield t("contents.repeat-mark")
        if article.kind in ("photo", "advertisement"):
            yield t(f"kind.{article.kind}-mark")

    def _section_spans(self, entry: Row, width: int) -> list[Span]:
        count = str(entry.shows)
        name = self._shown(section_name(self.issue.sections[entry.at])) or t("section.unnamed")
        name = cut(name, max(0, width - len(count) - 3))
        gap = width - 2 - cell_width(name) - len(count)
        return [(" ", "text"), (name, "strong"), (" " * max(1, gap), "text"), (count, "faint"), (" ", "text")]

    # --- inside

    def _take_rows(self) -> None:
        self.rows = self._matching(self.query)
        self._row_of = {row.at: at for at, row in enumerate(self.rows) if not row.is_section}
        self.hold(len(self.rows), frozenset(at for at, row in enumerate(self.rows) if row.is_section))

    def _matching(self, query: str) -> list[Row]:
        rows: list[Row] = []
        wanted, holds = query.casefold(), matcher(query)
        at = 0
        for index, section in enumerate(self.issue.sections):
            found = [
                Row(False, number)
                for number, article in enumerate(section.articles, at)
                if not wanted or str(number + 1).startswith(wanted) or holds(_titles(article))
            ]
            at += len(section.articles)
            if self.headed and found:
                rows.append(Row(True, index, len(found)))
            rows += found
        return rows


def _progress_sign(progress: Progress | None) -> str:
    """Read, begun, or a blank; what one has only seen the beginning of was not begun."""
    if progress is not None and progress.read:
        return read_sign()
    return begun_sign() if progress is not None and progress.offset else " "


def _titles(article: Article) -> str:
    return "\n".join(filter(None, (title_of(article), article.kicker, article.deck)))
