"""What is worked out once: an issue's index of articles and sections, an article set at a measure."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.typeset import Flow, heading_rows, set_article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.chars.script import Script
    from reader.issue import Article, Issue
    from reader.library.jumps import Jumps
    from reader.typeset import Line, Options

__all__ = ["IssueIndex", "SetArticle", "Typesetter"]

_KEPT = 24
"""Set articles kept; only the one on the screen is ever set."""


class IssueIndex:
    """Where an issue's articles and sections stand. Article indices count through the whole issue."""

    def __init__(self, issue: Issue) -> None:
        self._issue = issue
        self.article_at = {article.id: at for at, article in enumerate(issue.articles)}
        self.starts: list[int] = []
        """For each section, the index of its first article."""
        at = 0
        for section in issue.sections:
            self.starts.append(at)
            at += len(section.articles)
        self._pages = [(section.page, section.printed[0]) for section in issue.sections]
        self._sizes = [len(section.articles) for section in issue.sections]

    @cached_property
    def jumps(self) -> Jumps:
        """Which halves of a story belong together."""
        from reader.library.jumps import find_jumps

        return find_jumps(self._issue)

    @cached_property
    def repeats(self) -> dict[str, str]:
        """By an article that repeats an earlier one (its id) that one."""
        from reader.library.repeats import find_repeats

        return find_repeats(self._issue)

    def section_of(self, article_index: int) -> int | None:
        """The index of the section that holds an article; None where there is none."""
        at = bisect_right(self.starts, article_index) - 1
        return at if at >= 0 and article_index < self.starts[at] + self._sizes[at] else None

    def beside(self, article_index: int, step: int) -> int | None:
        """The first article of the next (1) or previous (-1) section that holds any."""
        here = self.section_of(article_index)
        at = -1 if here is None else here + step
        while 0 <= at < len(self.starts):
            if self._sizes[at]:
                return self.starts[at]
            at += step
        return None

    def on_page(self, page: int, letter: str = "") -> int | None:
        """The first article on a page of the paper; with a letter on that of this part of it."""
        for at, (number, printed) in enumerate(self._pages):
            if number == page and self._sizes[at] and printed.startswith(letter):
                return self.starts[at]
        return None


class SetArticle(NamedTuple):
    """An article's rows, the number of them up to the last that shows text, and its blocks.

    `blocks` are the indices of the article's parts that stand below its heading, `heading` is the
    number of rows of the heading. `markup`: the ranges of the text that stand out by the source's markup, in
    order and apart, by their tones.
    """

    lines: list[Line]
    rows: int
    blocks: list[int]
    heading: int
    markup: Sequence[tuple[list[tuple[int, int]], str]] = ()

    def flow(self, columns: int, height: int) -> Flow:
        """The rows in columns; the heading stands over them where there are several."""
        return Flow(self.lines, self.rows, self.heading if columns > 1 else 0, columns, height)

    def text_row_from(self, row: int) -> int:
        """The first row at or below `row` that is not blank."""
        while row < self.rows and self.lines[row].role == "blank":
            row += 1
        return row

    def offset_from(self, row: int) -> int:
        """The offset of the first character at or below `row`; of the last line where none follows."""
        line = next((line for line in islice(self.lines, row, None) if line.part >= 0), self.lines[-1])
        return line.start

    def seen(self, bottom: int) -> int:
        """The offset behind the last character above the row `bottom`."""
        for at in range(min(bottom, len(self.lines)) - 1, -1, -1):
            if self.lines[at].part >= 0:
                return self.lines[at].end
        return 0

    def blocks_within(self, top: int, bottom: int) -> tuple[list[int], int | None]:
        """The blocks that begin in the rows [top, bottom), and the first of those that stand in them."""
        first_block = self.blocks[0] if self.blocks else len(self.lines)
        beginning: list[int] = []
        filling = None
        for at in range(top, min(bottom, len(self.lines))):
            part = self.lines[at].part
            if part < first_block:
                continue
            if filling is None:
                filling = part
            if at == 0 or self.lines[at - 1].part != part:
                beginning.append(part)
        return beginning, filling


_NOTHING = SetArticle([], 0, [], 0)


class Typesetter:
    """Sets articles when they are asked for and keeps the last few."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self._kept: OrderedDict[tuple[int, str, tuple[int, int], Script, Options], SetArticle] = OrderedDict()
        self._converted: OrderedDict[tuple[int, str, Script], Article] = OrderedDict()

    def set(
        self, issue_index: int, article: Article | None, measures: tuple[int, int], script: Script = "printed"
    ) -> SetArticle:
        """The article set in lines of the first measure (cells), its heading of the second.

        `issue_index` tells articles of equal id apart. `script` changes no offset.
        """
        if article is None:
            return _NOTHING
        key = (issue_index, article.id, measures, script, self.options)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        if script != "printed":
            article = self._in_script(issue_index, article, script)
        lines = set_article(article, measures[0], self.options, measures[1])
        rows = len(lines)
        while rows and lines[rows - 1].role == "blank":
            rows -= 1
        blocks = [at for at, part in enumerate(article.parts) if part.block is not None]
        self._kept[key] = made = SetArticle(
            lines, rows, blocks, min(rows, heading_rows(lines)), _markup(article)
        )
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return made

    def forget(self, issue_index: int) -> None:
        """The issue with this index is another one from now on."""
        for key in [key for key in self._kept if key[0] == issue_index]:
            del self._kept[key]
        for converted in [key for key in self._converted if key[0] == issue_index]:
            del self._converted[converted]

    def _in_script(self, issue_index: int, article: Article, script: Script) -> Article:
        """The article in a script: converted once, however often the measure changes."""
        key = (issue_index, article.id, script)
        made = self._converted.pop(key, None)
        if made is None:
            from reader.library.script import in_script

            made = in_script(article, script)
        self._converted[key] = made
        while len(self._converted) > _KEPT:
            self._converted.popitem(last=False)
        return made


def _markup(article: Article) -> list[tuple[list[tuple[int, int]], str]]:
    stress: list[tuple[int, int]] = []
    links: list[tuple[int, int]] = []
    for part in article.parts:
        block = article.block_of(part)
        if block is not None:
            stress += ((part.start + start, part.start + end) for start, end in block.stress)
            links += ((part.start + start, part.start + end) for start, end, _ in block.links)
    return [layer for layer in ((stress, "stress"), (links, "link")) if layer[0]]
