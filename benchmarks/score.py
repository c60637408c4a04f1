"""How right an article is, held against what the paper printed.

Texts are compared without white space: where a column's end parted a line, no source tells
whether a space stood there. What this forgives is only white space.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.stories import squeeze
from reader.issue import Box, TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.cut import CutPage, CutStory
    from reader.issue import Article, Issue, LineRange

__all__ = [
    "CutScore",
    "Flat",
    "brief",
    "clip",
    "flatten",
    "heading_of",
    "headings_of",
    "joins_of",
    "paragraph_problems",
    "score_page",
    "story_problems",
    "title_lines",
]

TAILS = ("sign-off", "credit", "jump")
"""Kinds that the loader may split off the end of a printed line; a truth by lines has them joined."""

UNSEEN = "\u200b"
"""Characters that no reader keeps, in stories that come from web pages."""

LINEWISE = ("table", "verse")
"""Kinds whose rows are printed lines of their own."""


class Flat(NamedTuple):
    """One text of an article in reading order, and the source lines it came from."""

    kind: str
    text: str
    lines: tuple[LineRange, ...] = ()


def clip(text: str, length: int = 18) -> str:
    """A text short enough for a line of a report: its beginning and its end."""
    text = squeeze(text)
    return text if len(text) <= 2 * length else f"{text[:length]}…{text[-length:]}"


def brief(problems: Sequence[str], most: int = 4) -> list[str]:
    """The first problems, and how many more there are: one lost border makes a chain of them."""
    rest = len(problems) - most
    return [*problems[:most], f"and {rest} more"] if rest > 0 else list(problems)


def heading_of(article: Article) -> str:
    """The characters of kicker, headline and deck."""
    return squeeze(article.kicker + article.headline + article.deck)


def title_lines(article: Article, *, with_label: bool = False) -> list[str]:
    """The printed title lines from the top; label and series are left out or put first."""
    parts = [article.kicker, article.headline, article.deck]
    if with_label:
        parts = [article.label or "", article.series or "", *parts]
    return [line.strip() for part in parts for line in part.split("\n") if line.strip()]


def headings_of(article: Article) -> set[str]:
    """The heading with and without label and series: a truth by lines doesn't tell them apart."""
    plain = heading_of(article)
    series, label = squeeze(article.series or ""), squeeze(article.label or "")
    return {plain, series + plain, plain + series, label + plain, label + series + plain}


def flatten(article: Article, without: Iterable[Box] = ()) -> list[Flat]:
    """The texts below the heading in reading order; a box is its title, then its blocks."""
    flats: list[Flat] = []
    skipped = list(without)
    for block in article.blocks:
        if isinstance(block, TextBlock):
            flats += _rows(block)
        elif isinstance(block, Box) and block not in skipped:
            flats.append(Flat("box-title", block.title, block.lines or ()))
            for inner in block.blocks:
                flats += _rows(inner)
    return flats


def _rows(block: TextBlock) -> Iterator[Flat]:
    for row in block.text.split("\n") if block.kind in LINEWISE else [block.text]:
        yield Flat(block.kind, row, block.lines or ())


def _rejoined(flats: Sequence[Flat], wanted: set[str]) -> list[str]:
    """The texts without white space, a split-off end put back where that makes a printed line."""
    texts: list[str] = []
    n = 0
    while n < len(flats):
        text = squeeze(flats[n].text)
        end = n + 1
        whole = text
        while text not in wanted and end < len(flats) and flats[end].kind in TAILS:
            whole += squeeze(flats[end].text)
            end += 1
            if whole in wanted:
                text, n = whole, end - 1
                break
        texts.append(text)
        n += 1
    return texts


def paragraph_problems(flats: Sequence[Flat], truth: Sequence[str]) -> list[str]:
    """What keeps the texts from being the true paragraphs in their order; empty when right."""
    wanted = [w for t in truth if (w := squeeze(t))]
    ours = [t for t in _rejoined(flats, set(wanted)) if t]
    if ours == wanted:
        return []
    extra = list((Counter(ours) - Counter(wanted)).elements())
    missing = list((Counter(wanted) - Counter(ours)).elements())
    if not extra and not missing:
        return ["order of paragraphs differs"]
    problems = []
    for text in missing:
        parts = [e for e in extra if len(e) > 1 and e in text]
        if "".join(parts) == text:
            problems.append("not joined: " + " | ".join(clip(p, 9) for p in parts))
            extra = [e for e in extra if e not in parts]
        elif parts:
            problems.append(f"part missing: {clip(text)} has only " + " | ".join(clip(p, 9) for p in parts))
            extra = [e for e in extra if e not in parts]
        elif not any(text in e for e in extra):
            problems.append(f"missing: {clip(text)}")
    for text in extra:
        inside = [m for m in missing if m in text]
        if inside:
            problems.append(f"joined wrongly: {clip(text)} holds {len(inside)}: {clip(inside[0], 9)}")
        else:
            problems.append(f"not this story's, or not so: {clip(text)}")
    return problems


def story_problems(
    article: Article,
    titles: Sequence[str],
    paragraphs: Sequence[str],
    boxes: Sequence[tuple[str, str]] = (),
    label: str | None = None,
) -> list[str]:
    """What keeps the article from being the story; empty when it is perfect."""
    problems = []
    if squeeze("".join(titles)) not in headings_of(article):
        problems.append(f"heading: {clip(''.join(titles))} reads {clip(heading_of(article))}")
    if label and article.label != label:
        problems.append(f"label {label} reads {article.label}")
    found: list[Box] = []
    unseen: set[str] = set()
    for title, text in boxes:
        box = next((b for b in article.blocks if isinstance(b, Box) and _is_box(b, title, text)), None)
        if box:
            found.append(box)
        else:
            problems.append(f"box not seen: {title} | {clip(text, 9)}")
            unseen |= {squeeze(title), squeeze(text)}
    # What stands of an unseen box among the paragraphs has been named by it.
    flats = [flat for flat in flatten(article, found) if squeeze(flat.text) not in unseen]
    return problems + paragraph_problems(flats, paragraphs)


def _is_box(box: Box, title: str, text: str) -> bool:
    body = "".join(squeeze(b.text) for b in box.blocks)
    return squeeze(box.title) == squeeze(title) and body == squeeze(text)


def joins_of(article: Article, filled: set[int]) -> set[tuple[int, int]]:
    """The pairs of source lines that the loader took for one paragraph.

    `filled` are the lines that are not blank: between them a range may hold blank ones.
    """
    joins = set()
    for block in article.text_blocks():
        if block.kind in LINEWISE or not block.lines:
            continue
        lines = [n for first, last in block.lines for n in range(first, last + 1) if n in filled]
        joins |= {(a, b) for a, b in pairwise(lines) if a != b}
    return joins


@dataclass(slots=True)
class CutScore:
    """Sums over cut-up pages. `notes` says what failed, a line each.

    `perfect` stories are right in everything, `told` in their heading and in their text from first to last,
    wherever that is parted into paragraphs.
    """

    stories: int = 0
    told: int = 0
    perfect: int = 0
    orderly: int = 0
    orderly_perfect: int = 0
    headings_found: int = 0
    headings_ours: int = 0
    cut: int = 0
    whole: int = 0
    joins: int = 0
    joins_false: int = 0
    notes: list[str] = field(default_factory=list)

    def __iadd__(self, other: CutScore) -> CutScore:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self


def score_page(page: CutPage, issue: Issue) -> CutScore:
    """One page's sums: the loader's issue against what was set."""
    score = CutScore(stories=len(page.stories))
    filled = {n for n, line in enumerate(page.text.split("\n"), 1) if line.strip()}
    by_heading: dict[str, list[Article]] = {}
    for article in issue.articles:
        score.headings_ours += bool(heading_of(article))
        for heading in headings_of(article):
            by_heading.setdefault(heading, []).append(article)
    texts = Counter(text for article in issue.articles for text in _all_texts(article))
    orderly = _orderly(page)
    for number, story in enumerate(page.stories):
        title = squeeze("".join(story.titles))
        found = by_heading.get(title, [])
        score.headings_found += bool(found)
        tries = [
            story_problems(a, story.titles, story.paragraphs, story.boxes, story.label) for a in found
        ] or [[_heading_note(page, issue, story)]]
        problems = min(tries, key=len)
        score.perfect += not problems
        score.told += any(_is_told(article, story) for article in found)
        score.orderly += number in orderly
        score.orderly_perfect += number in orderly and not problems
        score.notes += [f"{page.name} {clip(title, 7)}: {problem}" for problem in brief(problems)]
        score.cut += len(story.cut)
        score.whole += sum(squeeze(story.paragraphs[n]) in texts for n in story.cut)
    ours = {join for article in issue.articles for join in joins_of(article, filled)}
    true = {join for story in page.stories for join in story.joins}
    score.joins, score.joins_false = len(ours), len(ours - true)
    lines = page.text.split("\n")
    score.notes += [
        f"{page.name} false join {a}+{b}: {lines[a - 1][-12:]} | {lines[b - 1][:12]}"
        for a, b in sorted(ours - true)
    ]
    return score


def _is_told(article: Article, story: CutStory) -> bool:
    """Whether an article of the story's heading has its text in order, and its boxes, and nothing else."""
    boxes = [b for b in article.blocks if isinstance(b, Box) and any(_is_box(b, *box) for box in story.boxes)]
    text = "".join(squeeze(flat.text) for flat in flatten(article, boxes))
    wanted = (c for c in squeeze("".join(story.paragraphs)) if c not in UNSEEN)
    return len(boxes) == len(story.boxes) and text == "".join(wanted)


def _all_texts(article: Article) -> Iterator[str]:
    """Every text of the article, and every one with the ends put back that were split off it."""
    whole = ""
    for flat in flatten(article):
        text = squeeze(flat.text)
        whole = whole + text if flat.kind in TAILS else text
        yield text
        yield whole


def _heading_note(page: CutPage, issue: Issue, story: CutStory) -> str:
    """What became of a heading that no article has: its lines' own place in the issue."""
    first = story.heading_lines[0]
    for article in issue.articles:
        if any(a <= first <= b for a, b in article.heading_lines):
            return f"heading missed: is in {clip(heading_of(article))}"
        for flat in flatten(article):
            if any(a <= first <= b for a, b in flat.lines):
                return f"heading missed: is a {flat.kind} of {clip(heading_of(article), 9)}"
    return f"heading missed: line {first} of {page.name} is nowhere"


def _orderly(page: CutPage) -> set[int]:
    """The stories that reading in dump order would get right if it knew all headings and joins."""
    owner = {n: k for k, story in enumerate(page.stories) for n in story.lines}
    heads = {n for story in page.stories for n in story.heading_lines}
    got: dict[int, list[int]] = {}
    current = -1
    for line in sorted(owner):
        if line in heads:
            current = owner[line]
        got.setdefault(current, []).append(line)
    return {k for k, story in enumerate(page.stories) if got.get(k) == list(story.lines)}
