"""The bare page with its truth: every part of every story, also with the stories in other orders."""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import TYPE_CHECKING, Any

from benchmarks.common import Figure, read
from benchmarks.score import clip, flatten
from benchmarks.stories import squeeze
from reader.issue import Box, TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from reader.issue import Article, Issue, LineRange

__all__ = ["page_figures", "part_problems", "reordered"]

PARTS = ("label", "series", "kicker", "headline", "deck", "dateline", "kind")
ORDERS = 48


def page_figures(pages: Path) -> tuple[list[Figure], list[str]]:
    """The page as it stands, and its stories in `ORDERS` other orders."""
    folder = pages / "grrb-2021-page"
    if not folder.is_dir():
        return [], []
    data = (folder / "page.txt").read_bytes()
    text = data.decode("utf-8")
    truths: list[dict[str, Any]] = json.loads((folder / "truth.json").read_text("utf-8"))["articles"]
    same = {n: n for n in range(1, text.count("\n") + 2)}
    perfect, notes = _count(read(data, "page.txt"), truths, text, same)
    figures = [Figure("grrb page", "stories perfect", perfect, len(truths), 1.0)]
    turned: Counter[str] = Counter()
    good = whole = 0
    for other, numbers in reordered(text, truths, ORDERS):
        count, found = _count(read(other.encode(), "page.txt"), truths, text, numbers)
        good += count
        whole += count == len(truths)
        turned.update(found)
    figures += [
        Figure("grrb page", f"in {ORDERS} other orders: stories perfect", good, ORDERS * len(truths), 0.75),
        Figure("grrb page", "in other orders: pages all perfect", whole, ORDERS, None),
    ]
    return figures, notes + [f"{note} (in {n} of {ORDERS} orders)" for note, n in turned.most_common()]


def reordered(
    text: str, truths: Sequence[Mapping[str, Any]], count: int, seed: int = 7
) -> Iterator[tuple[str, dict[int, int]]]:
    """The page with its stories in other orders, and where each source line went.

    A story's lines stay as they stand, from its first to its last one, so a tail before its
    head stays before it.
    """
    lines = text.split("\n")
    spans = [(min(truth["lines"]), max(truth["lines"])) for truth in truths]
    assert all(a[1] < b[0] for a, b in zip(sorted(spans), sorted(spans)[1:], strict=False))
    rng = random.Random(seed)
    for _ in range(count):
        out: list[str] = []
        numbers: dict[int, int] = {}
        for first, last in rng.sample(spans, len(spans)):
            for n in range(first, last + 1):
                out.append(lines[n - 1])
                numbers[n] = len(out)
            out.append("")
        yield "\n".join(out), numbers


def _count(
    issue: Issue, truths: Sequence[Mapping[str, Any]], text: str, numbers: Mapping[int, int]
) -> tuple[int, list[str]]:
    """How many stories are perfect, and what is wrong with the others."""
    source = text.split("\n")
    perfect = 0
    notes: list[str] = []
    for truth in truths:
        name = clip(truth["headline"], 6)
        article = _find(issue, truth["headline"])
        problems = part_problems(article, truth, source, numbers) if article else ["no such headline"]
        perfect += not problems
        notes += [f"grrb {name}: {problem}" for problem in problems]
    extra = len([a for a in issue.articles if a.headline]) - len(truths)
    if extra > 0:
        notes.append(f"grrb: {extra} headlines too many")
    return perfect, notes


def _find(issue: Issue, headline: str) -> Article | None:
    """The article with this headline, else the one whose headline holds it or is held by it."""
    wanted = squeeze(headline)
    ours = [(squeeze(a.headline), a) for a in issue.articles if a.headline]
    same = [a for h, a in ours if h == wanted]
    near = [a for h, a in ours if wanted in h or (len(h) > 5 and h in wanted)]
    return next(iter(same + near), None)


def part_problems(
    article: Article, truth: Mapping[str, Any], source: Sequence[str], numbers: Mapping[int, int]
) -> list[str]:
    """Every part that is not exactly as in the truth; `numbers` says where its source lines went."""
    problems = [
        f"{part} is {getattr(article, part)!r}, not {truth[part]!r}"
        for part in PARTS
        if getattr(article, part) != truth[part]
    ]
    texts = [(b.kind, b.text) for b in article.blocks if isinstance(b, TextBlock)]
    wanted = [(b["kind"], b["text"]) for b in truth["blocks"]]
    if texts != wanted:
        problems += _block_notes(texts, wanted)
    boxes = [(b.title, [(i.kind, i.text) for i in b.blocks]) for b in article.blocks if isinstance(b, Box)]
    true_boxes = [(b["title"], [(i["kind"], i["text"]) for i in b["blocks"]]) for b in truth["boxes"]]
    if boxes != true_boxes:
        problems.append(f"boxes are {[clip(t) for t, _ in boxes]}, not {[clip(t) for t, _ in true_boxes]}")
    heads = _heading_lines(truth, source)
    body = [numbers[n] for n in truth["lines"] if n not in heads]
    ours = [n for flat in flatten(article) for n in _filled(flat.lines)]
    if sorted(_filled(article.heading_lines)) != sorted(numbers[n] for n in heads):
        problems.append(f"heading lines are {_filled(article.heading_lines)}, not those of the heading")
    # The blocks' own notes say more than their lines do.
    if texts == wanted and boxes == true_boxes and _without_repeats(ours) != body:
        problems.append(f"body lines are {ours}")
    return problems


def _block_notes(texts: Sequence[tuple[str, str]], wanted: Sequence[tuple[str, str]]) -> list[str]:
    extra = Counter(texts) - Counter(wanted)
    missing = Counter(wanted) - Counter(texts)
    notes = [f"missing {kind}: {clip(text)}" for kind, text in missing]
    notes += [f"instead {kind}: {clip(text)}" for kind, text in extra]
    return notes or ["order of blocks differs"]


def _heading_lines(truth: Mapping[str, Any], source: Sequence[str]) -> set[int]:
    """The source lines that hold label, series and heading, one part or several joined."""
    parts = [squeeze(truth[p] or "") for p in ("label", "series", "kicker", "headline", "deck")]
    heads = {p for p in parts if p} | {"".join(parts[2:4]), "".join(parts[2:])}
    return {n for n in truth["lines"] if squeeze(source[n - 1]) in heads}


def _filled(ranges: Sequence[LineRange]) -> list[int]:
    return [n for first, last in ranges for n in range(first, last + 1)]


def _without_repeats(numbers: list[int]) -> list[int]:
    """A line that holds two blocks (a paragraph and its sign-off) is named once."""
    return [n for k, n in enumerate(numbers) if k == 0 or n != numbers[k - 1]]
