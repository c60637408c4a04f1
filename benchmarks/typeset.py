"""`python -m benchmarks typeset`: how fast articles are set, and how well lines are filled."""

from __future__ import annotations

import argparse
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.common import add_pages_option, read, share, table
from benchmarks.corpus import corpus
from benchmarks.setting import NO_START
from benchmarks.stories import gather
from reader.typeset import set_article

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

MEASURES = (20, 40, 60, 80, 100)


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 0 when it could be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks typeset", description=__doc__)
    add_pages_option(parser)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args(arguments)
    data = corpus(gather(options.pages), "marked", 1_000_000)
    # A fresh issue a run: what an article remembers about its text is part of the work.
    times: dict[int, list[float]] = {measure: [] for measure in MEASURES}
    for _ in range(options.runs):
        for measure in MEASURES:
            articles = read(data, "corpus.txt").articles
            begin = perf_counter()
            for article in articles:
                set_article(article, measure)
            times[measure].append(perf_counter() - begin)
    size = sum(len(a.text.encode()) for a in articles)
    longest = max(articles, key=lambda a: len(a.text))
    rows = []
    for measure in MEASURES:
        lines = [(a, line) for a in articles for line in set_article(a, measure)]
        texts = [line for _, line in lines if line.role == "paragraph" and line.text]
        inner = [
            (a, n) for a, n in lines if n.role == "paragraph" and a.text[n.end : n.end + 1] not in ("", "\n")
        ]
        begin = perf_counter()
        set_article(longest, measure)
        rows.append(
            [
                str(measure),
                f"{size / median(times[measure]) / 1e6:.1f}",
                f"{(perf_counter() - begin) * 1000:.1f}",
                str(len(texts)),
                share(sum(abs(line.width - measure) <= 1 for _, line in inner), len(inner)),
                str(sum(a.text[n.end] in NO_START for a, n in inner)),
            ]
        )
    print(f"{size / 1e6:.2f} MB in {len(articles)} articles; the longest has {len(longest.text)} characters")
    head = ["measure", "MB/s", "longest, ms", "lines", "full to a cell", "lines begun by a closing mark"]
    print(table(head, rows))
    return 0
