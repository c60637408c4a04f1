"""`python -m benchmarks find`: how fast a query's hits are found in an issue, all of them and key by key."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.common import add_pages_option, read, table
from reader.library import handbook_path
from reader.search import QueryError, Search, parse, stories
from reader.search.snippets import snippet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.search import Story

__all__ = ["main"]

QUERIES = (
    "工会", "工會", "会", "的", "阅读提示", "劳动者 服务", "“新时代”", "title:发展", "经济 -工会",
    "２０", "gonghui", "gh", "没有这样的话",
)  # fmt: skip
TYPED = ("户外劳动者服务", "经济社会发展", "gonghui", "title:人民 工会")
COLD = """
from time import perf_counter
begin = perf_counter()
from reader.search import parse
from reader.search.search import Search
loaded = perf_counter()
from reader.search.pattern import compiled
compiled(parse("工会").terms[0].text)
print((loaded - begin) * 1000, (perf_counter() - loaded) * 1000)
"""
WORDS = """
from time import perf_counter
from reader.library.words import WordCutter
begin = perf_counter()
WordCutter().loaded()("户外劳动者")
print((perf_counter() - begin) * 1000)
"""


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 0 when it could be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks find", description=__doc__)
    add_pages_option(parser)
    parser.add_argument("--size", type=int, default=1_000_000, help="bytes of the issue")
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args(arguments)
    scope = _scope(options.pages, options.size)
    begin = perf_counter()
    size = sum(len(story.article.text.encode()) for story in scope)
    texts = (perf_counter() - begin) * 1000
    print(f"{size / 1e6:.2f} MB in {len(scope)} articles; their texts are joined in {texts:.0f} ms, once")
    _all_hits(scope, options.runs)
    _keys(scope, options.runs)
    _cold(options.runs)
    return 0


def _scope(pages: Path | None, size: int) -> list[Story]:
    """The stories of the pages in turn, again and again until there are so many bytes of text."""
    paths = [
        path
        for folder in ("grrb-2021-page", "rmrb-dump", "rmrb-export/marked")
        for path in sorted((pages or Path()).joinpath(folder).glob("*.txt"))
    ]
    paths = paths if pages and paths else [Path(handbook_path())]
    found = stories(read(path.read_bytes(), path.name) for path in paths)
    made: list[Story] = []
    while size > 0:
        # A copy each time, so that every article makes its text for itself.
        story = found[len(made) % len(found)]
        made.append(story._replace(article=replace(story.article)))
        size -= len(story.article.text.encode())
    return made


def _ms(what: Callable[[], object], runs: int) -> list[float]:
    times = []
    for _ in range(runs):
        begin = perf_counter()
        what()
        times.append((perf_counter() - begin) * 1000)
    return times


def _all_hits(scope: list[Story], runs: int) -> None:
    """Every hit, counted; and every hit as a line of 80 cells."""
    rows = []
    for text in QUERIES:

        def found(text: str = text) -> list[tuple[int, object]]:
            return list(Search(parse(text), scope))

        def listed(text: str = text) -> list[object]:
            return [snippet(scope[n].article, hit, 80) for n, hit in Search(parse(text), scope)]

        times, lines = _ms(found, runs), _ms(listed, max(1, runs // 3))
        rows.append([text, str(len(found())), *(f"{figure:.1f}" for figure in (median(times), max(times))),
                     f"{median(lines):.1f}"])  # fmt: skip
    print(table(["query", "hits", "all, ms", "at worst", "with lines of all"], rows))


def _keys(scope: list[Story], runs: int) -> None:
    """What one key of a query that is being typed costs: read, counted, the next hit from the middle."""
    times = []
    for text in TYPED:
        for end in range(1, len(text) + 1):

            def typed(text: str = text[:end]) -> None:
                search = Search(parse(text, typing=True), scope)
                _ = search.total, search.forward(len(scope) // 2, 0)

            try:
                times += _ms(typed, runs)
            except QueryError:
                continue
    worst = quantiles(times, n=20)[-1]
    print(f"a key of {len(times) // runs}: median {median(times):.1f} ms, p95 {worst:.1f} ms")


def _cold(runs: int) -> None:
    """What the first search of a process adds: imports, and the table that folds."""
    figures = [_figures(COLD) for _ in range(runs)]
    imports, first = (median(column) for column in zip(*figures, strict=True))
    print(f"the first search of a process: imports {imports:.1f} ms, pattern and table {first:.1f} ms")
    with TemporaryDirectory() as folder:
        home = {"XDG_CACHE_HOME": folder}
        (new,) = _figures(WORDS, home)
        kept = median(_figures(WORDS, home)[0] for _ in range(min(runs, 5)))
    print(f"words loaded: {new:.0f} ms the first time, {kept:.0f} ms from what was kept")


def _figures(code: str, environment: dict[str, str] | None = None) -> list[float]:
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return [float(figure) for figure in done.stdout.split()]
