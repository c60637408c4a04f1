"""Pages to learn from: stories dumped in many ways, and pages of which the title lines are known."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from benchmarks.cut import FORMS, make_pages
from benchmarks.grrb import reordered
from benchmarks.stories import half_of, squeeze
from reader.loader.pieces import Scrap
from tools.page_model.material import stories_of
from tools.page_model.rareforms import in_rare_form
from tools.page_model.variants import varied

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.stories import Half, Story

__all__ = ["Dump", "dumps_made_of", "dumps_of", "whole_dumps"]

Dump = tuple[list[str], set[int]]
"""Lines of a page, and which of them (0-based) are title lines."""

_STYLES = ("spaced", "spaced", "grouped", "grouped", "tight", "archive")
"""Blank lines between all pieces, groups of them, round the title only, or none; likely ones stand twice."""

_ASKS = 0.03
"""So many headlines end in a question or exclamation mark; few of the samples do."""

_CAPTIONS = ("图为", "上图", "下图", "左图", "右图", "大图", "小图")

_VARIED = 0.6
"""So many pages have stories without a lead, and with subheads that they were printed without."""

_LEADS_OFF = (0.1, 0.3, 0.6, 1.0)
_SUBHEADS = (0.2, 0.5, 0.8)
"""Shares of a page's stories that are varied so; the second of each on cut pages."""

_ORDERS = 150
"""So many orders of the bare page's stories."""


def dumps_of(pages: Path, half: Half, count: int, seed: int) -> list[Dump]:
    """Pages to learn from or to score by.

    `count` pages made of the stories of one half, half as many of each form of cut pages, the bare page in
    other orders (where all stories are asked for), and the stretches of unmarked exports that hold them.
    """
    result = dumps_made_of(stories_of(pages, half), count, seed)
    if half == "all":
        result += _bare_page(pages)
    return result + whole_dumps(pages, half)


def whole_dumps(pages: Path, half: Half) -> list[Dump]:
    """The stretches of unmarked exports that hold stories of one half: none of their paragraphs is cut."""
    return [dump for lines, marks in _unmarked(pages) for dump in _stretches(lines, marks, half)]


def dumps_made_of(stories: Sequence[Story], count: int, seed: int) -> list[Dump]:
    """`count` pages made of these stories, and half as many of each form of cut pages."""
    families: dict[str, list[Story]] = {}
    for story in stories:
        families.setdefault(story.family, []).append(story)
    rng = random.Random(seed)
    names = list(families)
    sizes = [len(families[name]) for name in names]
    result = []
    for _ in range(count):
        pool = families[rng.choices(names, sizes)[0]]
        chosen = rng.sample(pool, min(len(pool), rng.randrange(3, 9)))
        if rng.random() < _VARIED:
            chosen = _varied(chosen, rng.choice(_LEADS_OFF), rng.choice(_SUBHEADS), rng)
        result.append(_lay_out(chosen, rng))
    cut_up = _varied(stories, _LEADS_OFF[1], _SUBHEADS[1], rng)
    for number, form in enumerate(FORMS):
        for page in make_pages(cut_up, form, count // 2, seed + number):
            marks = {n - 1 for story in page.stories for n in story.heading_lines}
            result.append((page.text.split("\n"), marks))
    return result


def _varied(stories: Sequence[Story], leads_off: float, subheads: float, rng: random.Random) -> list[Story]:
    """The stories in other forms: those of `variants`, and the rare ones."""
    return [in_rare_form(story, rng) for story in varied(stories, leads_off, subheads, rng)]


@dataclass(slots=True)
class _Layout:
    """How one page is dumped: its style, and how often paragraphs are cut, columns turned, titles joined."""

    style: str
    cuts: float
    turns: float
    tight_subheads: bool
    half_width: bool
    one_line: float
    lines: list[str] = field(default_factory=list)
    marks: set[int] = field(default_factory=set)

    def put(self, text: str, blank: bool, title: bool = False) -> None:
        """Add a line, below a blank one where `blank` says so."""
        if blank and self.lines and self.lines[-1]:
            self.lines.append("")
        if self.half_width:
            text = text.replace("，", ",").replace("；", ";").replace("：", ":")
        if title:
            self.marks.add(len(self.lines))
        self.lines.append(text)


def _lay_out(stories: Sequence[Story], rng: random.Random) -> Dump:
    """A page of these stories, dumped in one of many ways."""
    layout = _Layout(
        style=rng.choice(_STYLES),
        cuts=rng.choice((0.0, 0.0, 0.15, 0.3)),
        turns=rng.choice((0.0, 0.0, 0.3)),
        tight_subheads=rng.random() < 0.5,
        half_width=rng.random() < 0.25,
        one_line=0.15 if rng.random() < 0.3 else 0.0,
    )
    for story in stories:
        _put_story(layout, story, rng)
    return layout.lines, layout.marks


def _put_story(layout: _Layout, story: Story, rng: random.Random) -> None:
    style = layout.style
    titles = list(story.titles)
    if rng.random() < _ASKS and not titles[-1].endswith(("”", "）", ")")):
        titles[-1] += rng.choice("？！")
    if len(titles) > 1 and rng.random() < layout.one_line:
        titles = [titles[0] + titles[1], *titles[2:]]
    body: list[str] = []
    for text in story.paragraphs:
        if text.startswith(_CAPTIONS) and len(text) < 50 and rng.random() < 0.4:
            text = text.rstrip("。")  # noqa: PLW2901 - papers leave a caption's stop out as often
        body += _cut(text, rng) if len(text) > 40 and rng.random() < layout.cuts else [text]
    first: list[str] = []
    if rng.random() < layout.turns and len(body) > 3:  # a column that was dumped before its heading
        at = rng.randrange(1, len(body) - 1)
        first, body = (body[:at], body[at:]) if rng.random() < 0.5 else (body[at:], body[:at])
    spaced = style in ("spaced", "grouped")
    for text in first:
        layout.put(text, spaced)
    for k, text in enumerate(titles):
        layout.put(text, style == "spaced" or (k == 0 and style != "archive"), title=True)
    blank = style == "spaced" or (style != "archive" and rng.random() < 0.8)
    for k, text in enumerate(body):
        if k:
            blank = spaced and not (layout.tight_subheads and _is_subhead(body[k - 1]))
        layout.put(text, blank)
    if style == "archive" and rng.random() < 0.5:
        layout.lines.append("")


def _is_subhead(text: str) -> bool:
    return len(text) < 25 and Scrap(text, ((1, 1),), 0).shape == "short"


def _cut(text: str, rng: random.Random) -> list[str]:
    """A paragraph cut anywhere, into two pieces or, one time in three, three."""
    pieces = rng.choice((2, 2, 3))
    spots = sorted(rng.sample(range(1, len(text)), min(pieces - 1, len(text) - 1)))
    return [piece for a, b in pairwise((0, *spots, len(text))) if (piece := text[a:b].strip())]


def _bare_page(pages: Path) -> Iterator[Dump]:
    """The bare page with its stories in other orders."""
    folder = pages / "grrb-2021-page"
    text = (folder / "page.txt").read_text("utf-8")
    truths = _json(folder / "truth.json")["articles"]
    titles = [
        "".join(squeeze(truth[part] or "") for part in ("series", "kicker", "headline", "deck"))
        for truth in truths
    ]
    for other, _ in reordered(text, truths, _ORDERS, seed=23):
        lines = other.split("\n")
        yield (
            lines,
            {
                n
                for n, line in enumerate(lines)
                if line.strip() and any(squeeze(line) in title for title in titles)
            },
        )


def _unmarked(pages: Path) -> Iterator[Dump]:
    """The exports without marker lines."""
    truth = _json(pages / "rmrb-export" / "truth.json")
    for path in sorted((pages / "rmrb-export" / "unmarked").glob("*.txt")):
        lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
        marks: set[int] = set()
        at = 0
        for story in (t for t in truth if t["file"] == path.name):
            titles = [title.strip() for title in story["title"]]
            while lines[at : at + len(titles)] != titles:
                at += 1
            marks.update(range(at, at + len(titles)))
            at += len(titles)
        yield lines, marks


def _stretches(lines: list[str], marks: set[int], half: Half) -> Iterator[Dump]:
    """The stretches of a page that hold stories of one half only."""
    starts = [m for m in sorted(marks) if m - 1 not in marks]
    run: list[str] = []
    titles: set[int] = set()
    for a, b in pairwise((*starts, len(lines))):
        title = squeeze("".join(lines[m] for m in range(a, b) if m in marks))
        if half in ("all", half_of(title)):
            titles.update(len(run) + m - a for m in range(a, b) if m in marks)
            run += lines[a:b]
        elif run:
            yield run, titles
            run, titles = [], set()
    if run:
        yield run, titles


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))
