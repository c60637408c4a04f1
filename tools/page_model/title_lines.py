"""Learn which lines of a page are title lines."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

from reader.loader.headings import find_headings, use_weights
from reader.loader.linefeatures import features, habit, marked, pair_feature
from reader.loader.linekin import kin_features
from reader.loader.pageview import Page
from reader.loader.pieces import read_scraps
from tools.page_model.layouts import Dump, dumps_made_of, dumps_of
from tools.page_model.regression import LOADER, Sample, learn, write_weights
from tools.page_model.tagged import read_tagged

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.stories import Half

__all__ = ["train_headings"]

# What few of the samples have and every paper knows: a series' name above a headline, a kicker's dash, a
# question right above a lead; and that a name alone is none, nor an office that signs below a headline.
PRIOR = {
    "series": 1.0,
    "below:series": 1.5,
    "dash-last": 0.5,
    "below:dash": 1.5,
    "caption-first": -3.0,
    "dash-alone": -2.0,
    "query:m": 4.0,
    "name": -3.0,
    "organ-below": -3.0,
}

_TRAIN, _SCORE = 1500, 60
"""Pages to learn from, and to score by, of every kind that is made."""

_TRAIN_TAGGED = 900
"""The same of the tagged corpus."""

_DRAWS = 4
"""So many times pages are drawn and learnt from, and the weights averaged: what one draw of rare forms makes
of a weight hangs on chance."""

_AVERAGED = 6
"""Rounds of learning whose weights are averaged (see `regression.learn`)."""

_UNKNOWN = 0.33
"""So often a page's habit is unknown to a sample, as it is at first reading."""


def train_headings(pages: Path, half: Half, tagged: Path | None) -> None:
    """Learn and write the weights of title lines; print how they do on this half and on the other."""
    sums: Counter[str] = Counter()
    for draw in range(_DRAWS):
        dumps = dumps_of(pages, half, _TRAIN, 10 * draw + 1)
        if tagged:
            dumps += dumps_made_of(read_tagged(tagged, half).stories, _TRAIN_TAGGED, 10 * draw + 2)
        samples = [sample for lines, marks in dumps for sample in _samples(lines, marks)]
        print(len(samples), "samples,", sum(truth for _, truth in samples), "titles")
        for name, weight in learn(samples, PRIOR, averaged=_AVERAGED).items():
            sums[name] += weight / _DRAWS
    weights = dict(sums)
    write_weights(LOADER / "heading_weights.py", "a title line", weights)
    use_weights(weights)
    halves: tuple[Half, ...] = (half, "test")
    for name in halves:
        _score(dumps_of(pages, name, _SCORE, 99), name)
        if tagged:
            _score(dumps_made_of(read_tagged(tagged, name).stories, _SCORE, 99), f"{name} tagged")


def _samples(lines: list[str], marks: set[int]) -> list[Sample]:
    """Features and truth of each candidate line; the neighbours' truth joins as pair features."""
    scraps = read_scraps(lines)
    truth = [scrap.line - 1 in marks for scrap in scraps]
    page = Page(scraps)
    rng = random.Random(len(lines))
    has = {i: marked(page, i) for i, may_be in enumerate(page.candidates) if may_be}
    titles = [i for i, is_title in enumerate(truth) if is_title]
    known = sum(has.get(i, False) for i in titles)
    borders = [i for i in titles if not (i and truth[i - 1])]
    samples = []
    for i, has_mark in has.items():
        names = features(page, i)
        if i and truth[i - 1]:
            names.append(pair_feature(page.gaps[i]))
        if i + 1 < len(scraps) and truth[i + 1]:
            names.append(pair_feature(page.gaps[i + 1]))
        if rng.random() < _UNKNOWN:
            names.append(habit(0, 0, has_mark))
        else:  # what the other title lines have
            names.append(habit(known - (truth[i] and has_mark), len(titles) - truth[i], has_mark))
        if not (i and truth[i - 1]):
            names += kin_features(page, i, borders, truth)
        samples.append((names, truth[i]))
    return samples


def _score(dumps: Sequence[Dump], name: str) -> None:
    """Print precision and recall of title lines, and the share of title blocks found whole."""
    right = found = true = blocks = blocks_right = 0
    for lines, marks in dumps:
        scraps = read_scraps(lines)
        margins = find_headings(scraps)
        guess = {scrap.line - 1 for scrap, margin in zip(scraps, margins, strict=True) if margin > 0}
        right += len(guess & marks)
        found += len(guess)
        true += len(marks)
        order = [scrap.line - 1 for scrap in scraps]
        wanted = _groups(order, marks)
        blocks += len(wanted)
        blocks_right += len(wanted & _groups(order, guess))
    shares = f"precision {right / max(1, found):.3f} recall {right / true:.3f}"
    print(f"{name}: {shares} blocks {blocks_right / blocks:.3f}")


def _groups(order: Sequence[int], marks: set[int]) -> set[tuple[int, ...]]:
    """The marked lines that stand together in this order."""
    groups: list[list[int]] = []
    last = -2
    for k, line in enumerate(order):
        if line in marks:
            if last == k - 1:
                groups[-1].append(line)
            else:
                groups.append([line])
            last = k
    return set(map(tuple, groups))
