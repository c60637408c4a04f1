"""What is being read: the article at hand, the rows of it on the screen, and every way to move.

No screen is needed for any of this. Rows are those of the article set at one measure; the place
that is kept is a character, so a change of the measure finds the same text again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.issue import Issue
from reader.library.pile import stand_in
from reader.tui.history import History, Place
from reader.tui.settled import IssueIndex, Typesetter
from reader.typeset import Options, Spread, line_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.chars.script import Script
    from reader.issue import Article, Section
    from reader.library.listing import IssueRef
    from reader.tui.history import Left
    from reader.tui.listing import Listing
    from reader.tui.settled import SetArticle
    from reader.typeset import Line

__all__ = ["Reading", "View"]


class View(NamedTuple):
    """What a screen shows: issue and article (indices), row at the top and its offset, paragraph taken.

    `measures`: those that its rows are counted at.
    """

    issue: int
    article: int
    top: int
    offset: int
    hand: int | None
    measures: tuple[int, int]


class Reading:
    """The issues that are open (one or more), and the place in them.

    An issue keeps its index as long as the program runs. `order` has the indices in the order in which the
    issues follow one another; `unread` what stands behind those that aren't read yet, which are in `issues`
    with what is known of them and no articles.
    """

    def __init__(
        self,
        issues: Sequence[Issue | IssueRef],
        start: tuple[int, str] | None = None,
        options: Options | None = None,
        speed: int = 400,
        script: Script = "printed",
    ) -> None:
        """`start`: index of the issue and id of the article to begin with; an unknown id is the first.

        `speed`: the characters that the person reads in a minute. `script`: that of the rows.
        """
        self.issues: tuple[Issue, ...] = ()
        self.unread: dict[int, IssueRef] = {}
        self.order: list[int] = []
        self.add(issues)
        self.history = History()
        self.script: Script = script
        self._speed = speed
        self.measure = self.breadth = 76
        self.columns = 1
        self.height = 20
        self.issue_index = 0
        self.article_index = 0
        self.top = 0
        self._offset = 0
        self._hand: int | None = None
        self._spread = Spread((0, 0), ((0, 0),), 0)
        self._spread_of: tuple[SetArticle | None, tuple[int, int, int]] = (None, (0, 0, 0))
        self._typesetter = Typesetter(options or Options())
        self._indices: dict[int, IssueIndex] = {}
        self._left: dict[int, Place] = {}
        self.left_at: Callable[[int], Place | None] = lambda _: None
        """Where one was in an issue (its index) in an earlier run, None where that isn't known."""
        if start is not None:
            self._show(Place(start[0], start[1], 0))

    # --- what is at hand

    @property
    def issue(self) -> Issue:
        """The issue at hand."""
        return self.issues[self.issue_index]

    @property
    def index(self) -> IssueIndex:
        """The index of the issue at hand."""
        found = self._indices.get(self.issue_index)
        if found is None:
            found = self._indices[self.issue_index] = IssueIndex(self.issue)
        return found

    @property
    def article(self) -> Article | None:
        """The article at hand; None in an issue without any."""
        articles = self.issue.articles
        return articles[self.article_index] if articles else None

    @property
    def next_article(self) -> Article | None:
        """The article behind the one at hand in this issue, if there is one."""
        return next(iter(self.issue.articles[self.article_index + 1 : self.article_index + 2]), None)

    @property
    def section(self) -> Section | None:
        """The section the article at hand stands in."""
        at = self.index.section_of(self.article_index)
        return None if at is None else self.issue.sections[at]

    @property
    def place(self) -> Place:
        """The place on the screen: the first character of its first line."""
        article = self.article
        return Place(self.issue_index, article.id if article else "", self._offset)

    @property
    def lines(self) -> list[Line]:
        """The article's rows at this measure."""
        return self._setting.lines

    @property
    def markup(self) -> Sequence[tuple[list[tuple[int, int]], str]]:
        """The ranges of the article's text that stand out by its source's markup, by their tones."""
        return self._setting.markup

    @property
    def spread(self) -> Spread:
        """The rows on the screen: those of the heading over all columns, and those of each column."""
        setting, key = self._setting, (self.top, self.columns, self.height)
        if self._spread_of[0] is not setting or self._spread_of[1] != key:
            self._spread_of = setting, key
            self._spread = setting.flow(self.columns, self.height).spread(self.top)
        return self._spread

    @property
    def at_end(self) -> bool:
        """Whether the article's last line is on the screen (or above it)."""
        return self.spread.end >= self._setting.rows

    @property
    def seen(self) -> int:
        """The offset behind the last character that is on or above the screen."""
        return self._setting.seen(self.spread.end)

    @property
    def progress(self) -> int:
        """How much of the article is on or above the screen, in percent; 100 only at its end."""
        article = self.article
        if article is None or self.at_end or not article.text:
            return 100
        return min(99, self.seen * 100 // len(article.text))

    @property
    def minutes_left(self) -> int:
        """Minutes that the text below the screen takes to read; 0 when there is none."""
        article = self.article
        if article is None or self.at_end:
            return 0
        return -(-(len(article.text) - self.seen) // self._speed)

    def minutes_of(self, article: Article) -> int:
        """Minutes that the whole of an article takes to read."""
        return -(-len(article.text) // self._speed)

    @property
    def hand(self) -> int | None:
        """The paragraph at hand, as an index into the article's parts.

        The one moved to while it still begins on the screen; else the first block that begins on
        the screen, or where none begins, the one that fills it. None where there is none.
        """
        beginning, filling = self._setting.blocks_within(self.top, self.spread.end)
        if self._hand is not None and (self._hand in beginning or self._hand == filling):
            return self._hand
        return beginning[0] if beginning else filling

    @property
    def hand_row(self) -> int | None:
        """The article's row that bears the mark of the paragraph at hand: its first on the screen."""
        hand = self.hand
        if hand is not None:
            lines = self.lines
            for row in range(self.top, min(self.spread.end, len(lines))):
                if lines[row].part == hand:
                    return row
        return None

    # --- moving within the article

    def resize(self, measure: int, height: int, columns: int = 1, breadth: int = 0) -> None:
        """There are `columns` of `measure` cells and `height` rows, `breadth` cells wide together.

        The first line's text stays.
        """
        self.height = max(1, height)
        self.columns = columns
        measure = max(2, measure)
        breadth = max(measure, breadth)
        if (measure, breadth) != (self.measure, self.breadth):
            self.measure, self.breadth = measure, breadth
            self.top = line_at(self.lines, self._offset) if self._offset else 0

    def begin_at(self, place: Place) -> None:
        """Begin at a place, before there is a screen: `resize` finds its row."""
        self.issue_index = place.issue
        self._open(self.index.article_at.get(place.article, 0))
        self._offset = place.offset
        self.measure = self.breadth = 0

    def set_script(self, script: Script) -> None:
        """Set the rows in another script; the first line's text stays, and so does every offset."""
        if script != self.script:
            self.script = script
            self.top = line_at(self.lines, self._offset) if self._offset else 0

    def shown(self, text: str) -> str:
        """A name or a title as it is shown, in the script of the rows; as long as before."""
        if self.script == "printed":
            return text
        from reader.chars.script import convert

        return convert(text, self.script)

    def scroll(self, rows: int) -> None:
        """Move by rows; not past the last line's arrival at the foot of the screen, nor before the first.

        In columns they pass from the head of each to the foot of the one before.
        """
        target = max(self.top + rows, 0)
        self._move_to(target if rows < 0 else min(target, self._lowest()))

    def reveal(self, row: int) -> None:
        """Scroll as little as brings a row of the article on the screen."""
        if row < self.top:
            self._move_to(max(row, 0))
        while row >= self.spread.end and self.top < row:
            self._move_to(self.top + 1)

    def half(self, step: int) -> None:
        """Half a screen down (1) or up (-1): half of the rows that all columns have."""
        self.scroll(step * max(1, self.height * self.columns // 2))

    def page_down(self) -> None:
        """A spread on: the first unseen line comes to the top; at the end, the next article."""
        if not self.at_end:
            self._move_to(self._setting.text_row_from(self.spread.end))
        elif self.next_article is not None:
            self._open(self.article_index + 1)

    def page_up(self) -> None:
        """A spread back; from the begin, to the end of the article before."""
        if self.top > 0:
            self._move_to(self._setting.flow(self.columns, self.height).before(self.top))
        elif self.article_index > 0:
            self._open(self.article_index - 1)
            self._move_to(self._lowest())

    @property
    def view(self) -> View:
        """What is on the screen, exactly, for `restore`."""
        measures = self.measure, self.breadth
        return View(self.issue_index, self.article_index, self.top, self._offset, self._hand, measures)

    def restore(self, view: View) -> None:
        """Show again what was shown, without a jump; at another size, the same text."""
        self.issue_index, self.article_index = view.issue, view.article
        self.top, self._offset, self._hand = view.top, view.offset, view.hand
        if view.offset and view.measures != (self.measure, self.breadth):
            self.top = line_at(self.lines, view.offset)

    def show(self, article: int, offset: int) -> None:
        """Bring a character of an article of this issue on the screen, without a jump.

        Where it isn't on the screen already, its line comes a third below the top.
        """
        if article != self.article_index:
            self._open(article)
        if not self.is_shown(offset):
            row = line_at(self.lines, offset)
            last = self._setting.flow(self.columns, self.height).last()
            self._move_to(max(0, min(row - self.height // 3, last)))
            self.reveal(row)

    def is_shown(self, offset: int) -> bool:
        """Whether the line of a character of the article at hand is on the screen."""
        return self.top <= line_at(self.lines, offset) < self.spread.end

    def to_start(self) -> None:
        """The article's begin, by a jump; its first block is at hand."""
        origin = self.place
        self._move_to(0)
        self._hand = None
        self.history.jumped(origin, self.place)

    def to_end(self) -> None:
        """The article's last screen, by a jump; further on already, it stays. Its last block is at hand."""
        origin = self.place
        self._move_to(self._lowest())
        self._hand = next(reversed(self._setting.blocks), None)
        self.history.jumped(origin, self.place)

    def step_paragraph(self, step: int) -> None:
        """Take the next (1) or previous (-1) block in hand; off the screen, it comes to the top."""
        blocks = self._setting.blocks
        here = self.hand
        at = blocks.index(here) + step if here is not None else (0 if step > 0 else -1)
        if 0 <= at < len(blocks):
            self.take(blocks[at])

    def take(self, part: int) -> None:
        """Take a block (an index into the article's parts) in hand, and bring its begin on the screen."""
        article = self.article
        if article is None:
            return
        if part not in self._setting.blocks_within(self.top, self.spread.end)[0]:
            self._move_to(line_at(self.lines, article.parts[part].start))
        self._hand = part

    def point(self, part: int | None) -> None:
        """Take a block that is on the screen in hand where it stands; None: the first one there."""
        self._hand = part

    def part_at(self, offset: int) -> int | None:
        """The block of the article at hand that holds a character; None where a heading or nothing does."""
        parts = self.article.parts if self.article else ()
        return next((at for at in self._setting.blocks if parts[at].start <= offset <= parts[at].end), None)

    def block_at(self, row: int, column: int = 0) -> int | None:
        """The block that a row of a text column on the screen shows, None where it shows none."""
        at = self.spread.at(column, row) if row >= 0 else None
        part = -1 if at is None else self.lines[at].part
        return part if part in self._setting.blocks else None

    # --- moving over articles, sections, issues

    def step_article(self, step: int) -> bool:
        """Jump to the next (1) or previous (-1) article's begin; False where there is none."""
        return self.go_article(self.article_index + step)

    def step_section(self, step: int) -> bool:
        """Jump to the first article of the next (1) or previous (-1) section that has any."""
        return self.go_article(self.index.beside(self.article_index, step))

    def step_issue(self, step: int) -> bool:
        """Jump to the next or previous issue that was opened, to where it was left."""
        at = self.issue_beside(step)
        if at is not None:
            self.go_issue(at)
        return at is not None

    def issue_beside(self, step: int, of: int | None = None) -> int | None:
        """The index of the issue so many steps behind (or before) one, by default the one at hand."""
        of = self.issue_index if of is None else of
        at = self.order.index(of) + step if of in self.order else -1
        return self.order[at] if 0 <= at < len(self.order) else None

    def go_issue(self, at: int, listed: Listing | None = None) -> None:
        """Jump to an issue that is read, to where it was left; `listed` as `go` takes it."""
        self.go(self._left.get(at) or self.left_at(at) or Place(at, "", 0), listed)

    @property
    def read(self) -> list[int]:
        """The indices of the issues that are read, in their order."""
        return [at for at in self.order if at not in self.unread]

    def add(self, issues: Sequence[Issue | IssueRef]) -> range:
        """Open more issues, read or not, behind all others; their indices."""
        added = range(len(self.issues), len(self.issues) + len(issues))
        self.unread.update(
            (at, ref) for at, ref in zip(added, issues, strict=True) if not isinstance(ref, Issue)
        )
        self.issues += tuple(held if isinstance(held, Issue) else stand_in(held) for held in issues)
        self.order += added
        return added

    def take_in(self, at: int, issues: Sequence[Issue]) -> None:
        """An issue was read and turned out to be these; none: nobody comes by it any more."""
        del self.unread[at]
        where = self.order.index(at)
        if not issues:
            self.order.pop(where)
            return
        self.issues = (*self.issues[:at], issues[0], *self.issues[at + 1 :], *issues[1:])
        self.order[where + 1 : where + 1] = range(len(self.issues) - len(issues) + 1, len(self.issues))

    def go_article(self, index: int | None) -> bool:
        """Jump to the begin of the article with this index in the issue; False where there is none."""
        articles = self.issue.articles
        if index is None or not 0 <= index < len(articles):
            return False
        self.go(Place(self.issue_index, articles[index].id, 0))
        return True

    def go_page(self, page: int, letter: str = "") -> bool:
        """Jump to the first article on a page of the paper; False where the issue has none on it."""
        return self.go_article(self.index.on_page(page, letter))

    def go(self, target: Place, listed: Listing | None = None) -> None:
        """Jump to a place; the way back leads here, and to the list from which one jumps, if to one.

        An unknown article is the issue's first.
        """
        origin = self.place
        self._show(target)
        self.history.jumped(origin, self.place, listed)

    def replace(self, at: int, issue: Issue, place: Place) -> None:
        """Another text of the issue with this index takes its place; one is, or was, at `place` in it."""
        self.issues = (*self.issues[:at], issue, *self.issues[at + 1 :])
        self._indices.pop(at, None)
        self._typesetter.forget(at)
        self._spread_of = (None, (0, 0, 0))
        if at == self.issue_index:
            self._show(place)
        else:
            self._left[at] = place

    def back(self) -> Left | None:
        """To where the last jump came from, which is given back; None where there was none."""
        return self._along(self.history.back(self.place))

    def forward(self) -> Left | None:
        """To where `back` was called; None where there is nothing ahead."""
        return self._along(self.history.forward(self.place))

    # --- inside

    @property
    def _setting(self) -> SetArticle:
        measures = self.measure, self.breadth
        return self._typesetter.set(self.issue_index, self.article, measures, self.script)

    def _along(self, left: Left | None) -> Left | None:
        if left is not None:
            self._show(left.place)
        return left

    def _show(self, target: Place) -> None:
        if not 0 <= target.issue < len(self.issues):
            return
        if target.issue != self.issue_index:
            self._left[self.issue_index] = self.place
            self.issue_index = target.issue
        self._open(self.index.article_at.get(target.article, 0))
        if target.offset:
            self._move_to(line_at(self.lines, target.offset))

    def _open(self, index: int) -> None:
        self.article_index = index
        self.top = 0
        self._offset = 0
        self._hand = None

    def _move_to(self, row: int) -> None:
        if row == self.top:
            return
        self.top = row
        self._offset = 0
        if row > 0:
            self._offset = self._setting.offset_from(row)

    def _lowest(self) -> int:
        """The row at the top when the last line stands at the foot; where one is, when that is further."""
        return max(self.top, self._setting.flow(self.columns, self.height).last())
