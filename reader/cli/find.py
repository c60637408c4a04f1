"""`kanbao find`: the hits of a query, a line each, as grep prints them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.chars import cell_width, cut, visible
from reader.cli.output import complain, cut_width, on_terminal, terminal_width, write
from reader.cli.words import FIND, trouble_code
from reader.errors import KanbaoError
from reader.library.naming import article_name, section_name
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.cli.words import Call
    from reader.issue import Issue
    from reader.library.config import Config
    from reader.search import Hit, Search, Story

    Printer = Callable[[Search, Iterator[tuple[int, Hit]]], Iterator[str]]

__all__ = ["find"]

_BOLD, _HIT, _PLAIN = "\x1b[1m", "\x1b[1;31m", "\x1b[0m"
_OPENING, _CLOSING = "【", "】"
"""Around a hit where there are no colours."""


def find(call: Call, config: Config) -> int:
    """Print all hits; returns grep's exit code. Raises UsageError when the query can't be read."""
    from reader.library import open_each
    from reader.library.finding import searches
    from reader.search import parse

    query = parse(call.query)
    if call.scope == "title":
        query = query.in_titles()
    found = trouble = False

    def readable() -> Iterator[Issue]:
        nonlocal trouble
        cached = config.settings.cache and not call.no_cache
        for opened in open_each(call.paths, call.encoding, cached=cached, reader=call.reader, name=call.name):
            if isinstance(opened, KanbaoError):
                trouble = trouble or opened.exit_code > 0
                complain(opened)
            else:
                yield opened

    def lines() -> Iterator[str]:
        nonlocal found
        printer = _printer(call, config)
        for search in searches(query, readable(), whole=call.word, together=call.rank):
            for line in printer(search, _ordered(search, call)):
                found = True
                yield line

    write(lines())
    if trouble:
        # As with grep, one file that can't be read outdoes what was found in others.
        return trouble_code(FIND)
    return 0 if found else 1


def _ordered(search: Search, call: Call) -> Iterator[tuple[int, Hit]]:
    if not call.rank:
        return iter(search)
    from reader.library.finding import words
    from reader.search.ranking import ranked

    return iter(ranked(search, words()))


def _printer(call: Call, config: Config) -> Printer:
    if call.json:
        return lambda search, hits: _json_lines(search, hits, call.context)
    if cut_width() is None:
        return _Lines(call, config).flat
    return _Lines(call, config).grouped


def _json_lines(search: Search, hits: Iterator[tuple[int, Hit]], context: int | None) -> Iterator[str]:
    import json

    from reader.library.finding import CONTEXT, hit_json

    for n, hit in hits:
        made = hit_json(search.scope[n], hit, CONTEXT if context is None else context)
        yield f"{json.dumps(made, ensure_ascii=False)}\n"


class _Lines:
    """Hits as lines for people. A line's hit is in colour on a terminal that has any, else in 【】."""

    def __init__(self, call: Call, config: Config) -> None:
        self.several = len(call.paths) > 1
        self.context = call.context
        self.width = terminal_width()
        self.wide = config.settings.ambiguous_width == 2
        # https://no-color.org: present and not empty, whatever its value.
        self.colour = on_terminal() and not os.environ.get("NO_COLOR")

    def flat(self, search: Search, hits: Iterator[tuple[int, Hit]]) -> Iterator[str]:
        """Each hit by itself: file (of several), number, page, headline, words, with colons between."""
        numbers = _numbers(search)
        for n, hit in hits:
            story = search.scope[n]
            fields = [str(numbers[n]), section_name(story.section), article_name(story.article)]
            if self.several:
                fields.insert(0, visible(story.issue.source.path))
            yield f"{':'.join(fields)}:{self._words(story, hit, self.width)}\n"

    def grouped(self, search: Search, hits: Iterator[tuple[int, Hit]]) -> Iterator[str]:
        """Hits below the line that names their article, which ends with how many it has."""
        numbers = _numbers(search)
        last = None
        for n, hit in hits:
            if n != last:
                yield f"{self._heading(search, n, numbers[n])}\n"
                last = n
            yield f"    {self._words(search.scope[n], hit, max(8, self.width - 4))}\n"

    def _heading(self, search: Search, n: int, number: int) -> str:
        story = search.scope[n]
        size = t("find.hits", count=len(search.hits(n)))
        path = visible(story.issue.source.path) if self.several else ""
        tail = "  ".join(part for part in (section_name(story.section), path, size) if part)
        room = self.width - cell_width(tail, self.wide) - 2
        name = cut(f"{number}  {article_name(story.article)}", max(room, self.width // 2), self.wide)
        line = cut(f"{name}  {tail}", self.width, self.wide)
        return f"{_BOLD}{line}{_PLAIN}" if self.colour else line

    def _words(self, story: Story, hit: Hit, width: int) -> str:
        from reader.search.snippets import around, in_line, snippet

        marks = 0 if self.colour else cell_width(_OPENING + _CLOSING)
        if self.context is None:
            before, match, after = snippet(story.article, hit, width - marks, ambiguous_wide=self.wide)
        else:
            before, match, after = map(in_line, around(story.article, hit, self.context, self.context))
        if not match:
            return before + after
        opening, closing = (_HIT, _PLAIN) if self.colour else (_OPENING, _CLOSING)
        return f"{before}{opening}{match}{closing}{after}"


def _numbers(search: Search) -> list[int]:
    """The number of each story in its issue, from 1, as `--article` takes it."""
    numbers: list[int] = []
    for n, story in enumerate(search.scope):
        same = n > 0 and search.scope[n - 1].issue is story.issue
        numbers.append(numbers[-1] + 1 if same else 1)
    return numbers
