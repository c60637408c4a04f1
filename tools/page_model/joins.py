"""Learn which piece runs on in which, from pages that were cut."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from benchmarks.cut import FORMS, CutPage, make_pages
from reader.loader.joins import Seams, join
from reader.loader.pieces import Scrap, read_scraps
from reader.loader.seams import SeamTable, use_table, use_weights
from tools.page_model.layouts import Dump, whole_dumps
from tools.page_model.material import stories_of
from tools.page_model.regression import LOADER, Sample, learn, write_weights
from tools.page_model.seam_counts import count_seams
from tools.page_model.tagged import Tagged, read_tagged
from tools.page_model.variants import varied

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.stories import Half, Story

__all__ = ["train_joins"]

# Ends that paragraphs have as well as cuts: rare in few samples, known from many more papers.
PRIOR = {
    "inner:none:dash": -1.5,
    "end:break": -0.5,
    "lower-dots": -5.0,
    "seam:latin:latin": 2.0,
}

_DECAY = 10.0
"""See `regression.DECAY`: characters' pairs are many, and chance makes some of them look telling."""

_AVERAGED = 6
"""Rounds of learning whose weights are averaged (see `regression.learn`)."""

_LEADS_OFF, _SUBHEADS = 0.3, 0.4
"""Shares of stories that are varied (see `variants`)."""

_SUBHEAD = 24
"""Characters of the longest title that may stand in for a subhead."""

_PARTS = 4
_TRAIN, _SCORE, _TRAIN_TAGGED = 150, 60, 150
"""Pages of each form: to learn from, of each part of the stories; to score by."""


def train_joins(pages: Path, half: Half, tagged: Path | None) -> None:
    """Learn and write the weights of joins; print how they do on this half and on the other."""
    corpus = read_tagged(tagged, half) if tagged else Tagged([], [])
    samples = _part_samples(stories_of(pages, half), corpus)
    for dump in whole_dumps(pages, half):
        samples += _whole_samples(dump)
    use_table(None)
    print(len(samples), "pairs,", sum(truth for _, truth in samples), "joins")
    weights = learn(samples, PRIOR, _DECAY, _AVERAGED)
    write_weights(LOADER / "seam_weights.py", "a join", weights)
    use_weights(weights)
    halves: tuple[Half, ...] = (half, "test")
    for name in halves:
        stories = stories_of(pages, name)
        for k, form in enumerate(FORMS):
            _score(list(make_pages(stories, form, _SCORE, 77 + k)), f"{name} {form}")
        if tagged:
            stories = read_tagged(tagged, name).stories
            for k, form in enumerate(FORMS):
                _score(list(make_pages(stories, form, _SCORE, 77 + k)), f"{name} tagged {form}")


def _part_samples(stories: Sequence[Story], corpus: Tagged) -> list[Sample]:
    """Samples of the stories cut up, and of them whole.

    Text that the table of characters has seen looks too certain, so each part of the stories is weighed by a
    table counted on the others. The last one stays in use.
    """
    samples: list[Sample] = []
    parts = [stories[n::_PARTS] for n in range(_PARTS)]
    for n, part in enumerate(parts):
        printed = corpus.stories[n::_PARTS]
        hidden = {_letters(text) for story in printed for text in story.paragraphs}
        rest = [text for text in corpus.paragraphs if _letters(text) not in hidden]
        use_table(SeamTable(count_seams([s for m, other in enumerate(parts) if m != n for s in other], rest)))
        rng = random.Random(n)
        part_varied = list(varied(part, 0.0, _SUBHEADS, rng))
        printed = list(varied(printed, _LEADS_OFF, _SUBHEADS, rng))
        for k, form in enumerate(FORMS):
            for page in make_pages(part_varied, form, _TRAIN, 11 + k + 10 * n):
                samples += _samples(*_truth_of(page))
            if printed:
                for page in make_pages(printed, form, _TRAIN_TAGGED, 11 + k + 10 * n):
                    samples += _samples(*_truth_of(page))
        heads = [title for story in part for title in story.titles if len(title) <= _SUBHEAD]
        for story in part:
            samples += _whole_samples(_whole(story, rng, heads))
    return samples


def _letters(text: str) -> str:
    """The last characters of a paragraph, by which the same one is known: its lead may be set otherwise."""
    return text[-30:]


def _whole(story: Story, rng: random.Random, heads: Sequence[str]) -> Dump:
    """One story, a blank line below every piece, and two subheads more: few samples have any with a comma."""
    body = list(story.paragraphs)
    commas = [head for head in heads if "，" in head or "," in head] or list(heads)
    for pool in (commas, heads):
        if len(body) > 3:
            body.insert(rng.randrange(2, len(body)), rng.choice(pool))
    lines = [text for piece in (*story.titles, *body) for text in (piece, "")]
    return lines, {2 * k for k in range(len(story.titles))}


def _truth_of(page: CutPage) -> tuple[list[Scrap], list[bool], set[tuple[int, int]]]:
    """A cut page's pieces, which are title lines, and which runs on in which."""
    scraps = read_scraps(page.text.split("\n"))
    at = {scrap.line: k for k, scrap in enumerate(scraps)}
    titles = {n for story in page.stories for n in story.heading_lines}
    joins = {(at[a], at[b]) for story in page.stories for a, b in story.joins}
    return scraps, [scrap.line in titles for scrap in scraps], joins


def _whole_samples(dump: Dump) -> list[Sample]:
    """The pairs of a text whose paragraphs are all whole."""
    lines, marks = dump
    scraps = read_scraps(lines)
    return _samples(scraps, [scrap.line - 1 in marks for scrap in scraps], set())


def _samples(scraps: list[Scrap], heads: list[bool], joins: set[tuple[int, int]]) -> list[Sample]:
    """The pairs that the reader would weigh on this page, with their truth."""
    seams = Seams(scraps, heads)
    follows = dict(joins)
    samples = []
    for i in seams.opens:
        near = list(seams.near(i))
        samples += [(seams.features(i, j, place), (i, j) in joins) for j, place in near]
        if not any((i, j) in joins for j, _ in near):
            tails = seams.tails({j for a, j in follows.items() if a != i})
            samples += [(seams.features(i, j, place), (i, j) in joins) for j, place in seams.far(i, tails)]
    return samples


def _score(pages: Sequence[CutPage], name: str) -> None:
    """Print precision and recall of joins, true headings given."""
    right = found = true = 0
    for page in pages:
        scraps, heads, joins = _truth_of(page)
        guess = {(i, j) for i, j, _ in join(Seams(scraps, heads))}
        right += len(guess & joins)
        found += len(guess)
        true += len(joins)
    print(f"{name}: precision {right / max(1, found):.3f} recall {right / max(1, true):.3f}")
