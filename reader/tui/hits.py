"""The list of all hits: by section and article as printed, or best first; each hit a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.search.snippets import around, snippet
from reader.strings import t
from reader.tui.cells import ambiguous_wide, cell_width, cut
from reader.tui.listing import Listing, list_title
from reader.tui.matching import matcher
from reader.tui.naming import section_name, title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.issue import Article
    from reader.search import Hit, Search, Story
    from reader.tui.desk import Desk
    from reader.tui.keys import Context
    from reader.tui.paint import Span

__all__ = ["HitList"]

Order = Literal["printed", "best"]

_INDENT = 5
_REACH = 60
"""Characters on either side of a hit that a filter looks at."""


class Row(NamedTuple):
    """A section's or an article's head with its hits counted, or a hit. `story`: its index in the scope."""

    kind: Literal["section", "article", "hit"]
    story: int
    hits: int = 0
    hit: Hit | None = None


class HitList(Listing):
    """The hits of one search. `shown`: how a title is shown (see `Reading.shown`)."""

    context: Context = "list"

    def __init__(self, search: Search, name: str, shown: Callable[[str], str] = str) -> None:
        self.search = search
        self.query = ""
        """What the list is narrowed to."""
        self.order: Order = "printed"
        self._name = name
        self._shown = shown
        self._best: Sequence[tuple[int, Hit]] = ()
        self.rows: list[Row] = []
        self._take_rows()

    @property
    def at_cursor(self) -> tuple[int, Hit] | None:
        """The hit under the cursor, with the index of its story."""
        row = self.rows[self.cursor] if self.cursor < len(self.rows) else None
        return (row.story, row.hit) if row and row.hit else None

    @property
    def under(self) -> str:
        """The title of the article whose hit is under the cursor."""
        at = self.at_cursor
        return self._title(self.search.scope[at[0]]) if at else ""

    @property
    def state(self) -> object:
        """What its drawing hangs on."""
        return self.top, self.cursor, self.query, self.order, self.height

    def filter(self, query: str) -> None:
        """Show only hits whose article's title, or whose own surroundings, hold the query."""
        kept = self.at_cursor
        self.query = query.strip()
        self._take_rows(kept)

    def stand_on(self, story: int, hit: Hit) -> None:
        """The cursor goes to a hit, if it is in the list."""
        at = next((at for at, row in enumerate(self.rows) if (row.story, row.hit) == (story, hit)), None)
        if at is not None:
            self.take(at)

    def sort(self, best: Sequence[tuple[int, Hit]] | None) -> None:
        """In this order, best first, the cursor on the best; or as printed, the cursor on its hit."""
        kept = self.at_cursor if best is None else None
        self.order = "printed" if best is None else "best"
        self._best = best or ()
        self._take_rows(kept)

    # --- drawing

    def title_spans(self, width: int) -> list[Span]:
        """The line above the list: what was looked for, how often it was found, the order."""
        hits = sum(row.kind == "hit" for row in self.rows)
        articles = len({row.story for row in self.rows if row.kind == "hit"})
        count = t("find.count-issue", count=hits, articles=articles)
        if self.query:
            count = f"{t('contents.filtered', query=self.query)}  {count}"
        return list_title(self._name, count, t(f"hits.{self.order}"), width)

    def row_spans(self, row: int, width: int) -> list[Span]:
        """A row of the screen, at most `width` cells."""
        at = self.top + row
        if at >= len(self.rows):
            return [(" " + t("contents.nothing"), "faint")] if at == 0 else []
        entry = self.rows[at]
        story = self.search.scope[entry.story]
        if entry.hit is not None:
            return self._hit_spans(story, entry.hit, width, active=at == self.cursor)
        if entry.kind == "section":
            name = self._shown(section_name(story.section)) or t("section.unnamed")
            return _head(f" {name}", entry.hits, "strong", width)
        return _head(f"   {self._title(story)}", entry.hits, "text", width)

    def _hit_spans(self, story: Story, hit: Hit, width: int, *, active: bool) -> list[Span]:
        room = width - _INDENT - 1
        title = ""
        if self.order == "best":
            title = cut(self._title(story), max(8, room // 4))
            title += " " * (max(8, room // 4) - cell_width(title) + 2)
            room -= cell_width(title)
        found = snippet(story.article, hit, room, ambiguous_wide=ambiguous_wide())
        before, match, after = map(self._shown, found)
        tail = " " * max(0, room + 1 - cell_width(before + match + after))
        if not active:
            head: list[Span] = [(" " * _INDENT, "text"), (title, "faint")]
            return [*head, (before, "text"), (match, "hit"), (after + tail, "text")]
        head = [(" " * (_INDENT - 2) + "› " + title, "cursor")]
        return [*head, (before, "cursor"), (match, "cursor-hit"), (after + tail, "cursor")]

    def _title(self, story: Story) -> str:
        return self._shown(title_of(story.article))

    # --- doing

    @property
    def article(self) -> Article | None:
        """The article of the hit under the cursor."""
        at = self.at_cursor
        return self.search.scope[at[0]].article if at else None

    def quoted(self) -> tuple[str, str]:
        """The paragraph of the hit under the cursor, and where it stands."""
        from reader.library.citing import source_line

        at = self.at_cursor
        if at is None:
            return "", ""
        issue, _, article = self.search.scope[at[0]]
        start, end = at[1].start, at[1].end
        part = next((p for p in article.parts if p.start <= start and end <= p.end), None)
        return article.text[part.start : part.end] if part else "", source_line(issue, article)

    def open(self, desk: Desk) -> None:
        """Go to the hit under the cursor; the way back leads to the list as it was."""
        from reader.tui.listhits import go_to_hit

        at = self.at_cursor
        if at is not None:
            go_to_hit(desk, self, *at)

    def turn(self, desk: Desk) -> None:
        """The hits best first, or as printed."""
        from reader.tui.listhits import turn

        turn(desk, self)

    # --- inside

    def _take_rows(self, kept: tuple[int, Hit] | None = None) -> None:
        listed = list(self._best if self.order == "best" else self.search)
        if self.query:
            listed = [(n, hit) for n, hit in listed if self._speaks(n, hit)]
        self.rows = [Row("hit", n, 0, hit) for n, hit in listed]
        if self.order == "printed":
            self.rows = _grouped(self.rows, self.search.scope)
        self.hold(len(self.rows), frozenset(at for at, row in enumerate(self.rows) if row.hit is None))
        if kept is not None:
            self.stand_on(*kept)

    def _speaks(self, story: int, hit: Hit) -> bool:
        article = self.search.scope[story].article
        return matcher(self.query)(title_of(article) + "\n" + "".join(around(article, hit, _REACH, _REACH)))


def _grouped(hits: list[Row], scope: Sequence[Story]) -> list[Row]:
    """The hits under the heads of their articles, and those under the heads of their sections."""
    in_article: dict[int, list[Row]] = {}
    for row in hits:
        in_article.setdefault(row.story, []).append(row)
    in_section: dict[int, list[int]] = {}
    for story in in_article:
        in_section.setdefault(id(scope[story].section), []).append(story)
    named = len({id(story.section) for story in scope}) > 1
    rows: list[Row] = []
    for stories in in_section.values():
        if named:
            rows.append(Row("section", stories[0], sum(len(in_article[story]) for story in stories)))
        for story in stories:
            rows.append(Row("article", story, len(in_article[story])))
            rows += in_article[story]
    return rows


def _head(name: str, count: int, tone: str, width: int) -> list[Span]:
    number = f"{count} "
    name = cut(name, max(0, width - len(number) - 1))
    return [(name, tone), (" " * max(1, width - len(number) - cell_width(name)), "text"), (number, "faint")]
