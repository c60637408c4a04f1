"""The list of bookmarks and notes: of this issue or of all, as they stand in the text or newest first."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.chars import visible
from reader.strings import t
from reader.tui.cells import cell_width, cut
from reader.tui.listing import Listing, list_title
from reader.tui.markline import Entry, entry_spans, right_of
from reader.tui.matching import matcher
from reader.tui.naming import date_text, paper_name, seen_name
from reader.tui.paint import fit, width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.issue import Article
    from reader.store.model import Mark
    from reader.tui.desk import Desk
    from reader.tui.kept import Kept
    from reader.tui.keys import Context
    from reader.tui.paint import Span
    from reader.tui.reading import Reading

__all__ = ["MarkList"]

_INDENT = 4


class Row(NamedTuple):
    """A head, or an entry."""

    head: str = ""
    entry: Entry | None = None


class MarkList(Listing):
    """What was kept. What is open is known to `kept`; `others` are all marks there are, once looked up."""

    context: Context = "marks"

    def __init__(self, reading: Reading, kept: Kept) -> None:
        self.scope: Literal["issue", "all"] = "issue"
        self.order: Literal["printed", "newest"] = "printed"
        self.query = ""
        """What the list is narrowed to."""
        self.others: Sequence[Mark] = ()
        self.awaited: tuple[str, int] | None = None
        """The entry (its key) to which the cursor goes as soon as it is in the list."""
        self.rows: list[Row] = []
        self._reading = reading
        self._kept = kept
        self._made_of: object = None
        self.look()

    @property
    def at_cursor(self) -> Entry | None:
        """What stands under the cursor."""
        return self.rows[self.cursor].entry if self.cursor < len(self.rows) else None

    @property
    def under(self) -> str:
        """Where the entry under the cursor stands, as a text quotes it."""
        entry = self.at_cursor
        return visible(entry.mark.citation) if entry and entry.mark else ""

    @property
    def state(self) -> object:
        """What its drawing hangs on."""
        return self.top, self.cursor, self.query, self.order, self.scope, self.height, self._made_of

    def look(self) -> None:
        """Take in what has changed; the cursor stays on its entry, or near where that was."""
        reading, kept = self._reading, self._kept
        shown = reading.read if self.scope == "all" else [reading.issue_index]
        known = [kept.of(reading.issues[at]) for at in shown]
        of = (reading.issue, self.scope, [(now.marks, now.drafts) for now in known], self.others)
        if of != self._made_of:
            self._made_of = of
            self._take_rows()

    def filter(self, query: str) -> None:
        """Show only what holds the query in its words, its note or its headline."""
        self.query = query.strip()
        self._take_rows()

    def turn(self, _: Desk) -> None:
        """The other order; the cursor goes to the newest, or stays on its entry."""
        self.order = "newest" if self.order == "printed" else "printed"
        self._take_rows()
        if self.order == "newest":
            self.to_end(last=False)

    def widen(self) -> None:
        """All there are, or those of the issue at hand."""
        self.scope = "all" if self.scope == "issue" else "issue"
        self.look()

    def stand_near(self, ordinal: int, offset: int) -> None:
        """The cursor goes to a mark of this article: the last one before the offset, else the first.

        Where it has none, to the last one before it; `ordinal` is its index in the issue at hand.
        """
        before: list[int] = []
        here: list[int] = []
        for at, row in enumerate(self.rows):
            mark = row.entry.mark if row.entry and row.entry.at == self._reading.issue_index else None
            if mark is None or mark.state == "not-found" or mark.ordinal > ordinal:
                continue
            if mark.ordinal == ordinal and (mark.at.offset <= offset or not here):
                here.append(at)
            elif mark.ordinal < ordinal:
                before.append(at)
        if here or before:
            self.take((here or before)[-1])

    def open(self, desk: Desk) -> None:
        """Go where the entry under the cursor stands, or say where that is."""
        from reader.tui.listmarks import open_mark

        open_mark(desk, self)

    @property
    def article(self) -> Article | None:
        """The article of the mark under the cursor, where it stands in the issue at hand."""
        entry = self.at_cursor
        if entry is None or entry.mark is None or entry.at != self._reading.issue_index:
            return None
        return self._reading.issue.article(entry.mark.at.article)

    def quoted(self) -> tuple[str, str]:
        """The words that the entry under the cursor is about, and where they stand."""
        entry = self.at_cursor
        if entry is None:
            return "", ""
        mark, issue = entry.mark, None if entry.at is None else self._reading.issues[entry.at]
        if mark is None:
            return entry.draft.quote if entry.draft else "", ""
        article = issue.article(mark.at.article) if issue and mark.state != "not-found" else None
        if article is None:
            return mark.anchor.quote, mark.citation
        start, length = mark.at.offset, mark.at.length
        text = article.text[start : start + length] if length else article.text[start:].partition("\n")[0]
        return text, mark.citation

    # --- drawing

    def title_spans(self, width: int) -> list[Span]:
        """The line above the list: of what it is, how many there are, the order."""
        count = t("marks.count", count=sum(row.entry is not None for row in self.rows))
        if self.query:
            count = f"{t('contents.filtered', query=self.query)}  {count}"
        return list_title(t(f"marks.title-{self.scope}"), count, t(f"marks.{self.order}"), width)

    def row_spans(self, row: int, width: int) -> list[Span]:
        """A row of the screen, at most `width` cells."""
        at = self.top + row
        if at >= len(self.rows):
            nothing = t("contents.nothing") if self.query else t("marks.none")
            return [(f" {nothing}", "faint")] if at == 0 else []
        entry = self.rows[at].entry
        if entry is None:
            return [(f" {cut(self.rows[at].head, width - 2)}", "strong")]
        active = at == self.cursor
        head = " " * (_INDENT - 2) + ("› " if active else "  ")
        right = right_of(entry, dated=self.order == "newest")
        room = width - len(head) - 1 - (cell_width(right) + 2 if right else 0)
        issue = None if entry.at is None else self._reading.issues[entry.at]
        line = entry_spans(entry, issue, room, self._reading.shown, titled=self._titled)
        spans: list[Span] = [(head, "text"), *fit(list(line), room)]
        gap = " " * max(0, width - 1 - width_of(spans) - cell_width(right))
        spans += [(gap, "text"), (right, "faint"), (" ", "text")]
        if not active:
            return spans
        return [(text, "cursor-hit" if tone == "highlight" else "cursor") for text, tone in spans]

    @property
    def _titled(self) -> bool:
        """Whether the rows name the articles, since no head does."""
        return self.scope == "all" or self.order == "newest"

    # --- inside

    def _take_rows(self) -> None:
        kept, cursor, top = self.at_cursor, self.cursor, self.top
        entries = [entry for entry in self._entries() if not self.query or self._speaks(entry)]
        if self.order == "newest":
            entries.sort(key=lambda entry: entry.mark.modified if entry.mark else "~", reverse=True)
            self.rows = [Row(entry=entry) for entry in entries]
        else:
            self.rows = list(self._grouped(entries))
        self.hold(len(self.rows), frozenset(at for at, row in enumerate(self.rows) if row.entry is None))
        if kept is None or not self.rows:
            return
        self.top = top
        at = {row.entry.key: at for at, row in enumerate(self.rows) if row.entry}
        if self.awaited in at:
            self.take(at[self.awaited])
            self.awaited = None
        elif kept.key in at:
            self.take(at[kept.key])
        else:
            self.cursor = min(cursor, len(self.rows) - 1)
            self.move(0)

    def _entries(self) -> list[Entry]:
        """Those of the issues that are open, in their order; then the others, by their dates."""
        reading = self._reading
        at_hand = [reading.issue_index]
        rest = [at for at in reading.read if at not in at_hand] if self.scope == "all" else []
        found: list[Entry] = []
        for at in (*at_hand, *rest):
            known = self._kept.of(reading.issues[at])
            found += (Entry(at, draft=draft) for draft in known.drafts)
            found += (Entry(at, mark) for mark in sorted(known.marks, key=_lost))
        if self.scope == "all":
            there = {entry.mark.id for entry in found if entry.mark}
            others = [mark for mark in self.others if mark.id not in there]
            others.sort(key=_place_of)
            found += (Entry(None, mark) for mark in others)
        return found

    def _grouped(self, entries: list[Entry]) -> Iterator[Row]:
        """Under the heads of their articles, or where all are shown of their issues."""
        last = None
        for entry in entries:
            head = self._issue_of(entry) if self.scope == "all" else self._article_of(entry)
            if head != last:
                yield Row(head)
                last = head
            yield Row(entry=entry)

    def _article_of(self, entry: Entry) -> str:
        if entry.draft is not None:
            return t("marks.drafts")
        if entry.mark is None or entry.mark.state == "not-found":
            return t("marks.not-found")
        return self._reading.shown(visible(entry.mark.headline)) or t("article.untitled")

    def _issue_of(self, entry: Entry) -> str:
        if entry.at is not None:
            issue = self._reading.issues[entry.at]
            named = "  ".join(filter(None, (paper_name(issue), date_text(issue.date))))
        else:
            assert entry.mark is not None
            named = seen_name(entry.mark.issue.seen)
        return self._reading.shown(visible(named))

    def _speaks(self, entry: Entry) -> bool:
        mark, draft = entry.mark, entry.draft
        texts = (mark.anchor.quote, mark.note or "", mark.headline, mark.citation) if mark else ()
        return _matcher(self.query)("\n".join((*texts, *((draft.text, draft.quote) if draft else ()))))


def _place_of(mark: Mark) -> tuple[str, int, int, int]:
    return mark.issue.seen.date or "", mark.issue.id, mark.ordinal, mark.at.offset


def _lost(mark: Mark) -> bool:
    return mark.state == "not-found"


@cache
def _matcher(query: str) -> Callable[[str], bool]:
    return matcher(query)
