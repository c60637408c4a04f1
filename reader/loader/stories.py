"""Which pieces make which story, and in which order.

In dump order every piece belongs to the heading above it. A piece is moved only where the joins say that
it is homeless: it runs on in another story's piece or another story's open end runs on in it. How far a
moved column reaches is then decided over its gap (the pieces between two headings) by the best sequence
of owners: sharing words with a story speaks for it, changing the owner costs, a lead or a
sign-off at the border pays.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.loader.topics import Topics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.joins import Join
    from reader.loader.pieces import Scrap

__all__ = ["Story", "arrange"]

CHANGE = -2.5
"""What it costs to change the owner inside a gap, against `PAYS` at the border."""

PAYS = {"lead": 5.0, "sign-off": 3.0, "credit": 1.5}
OPEN_BORDER = -8.0
"""Changing the owner behind an open end that runs on elsewhere is no border."""

ALIKE = 0.8
"""Weight of a piece's likeness to a story."""


@dataclass(slots=True)
class Story:
    """Indices of pieces: title lines, a label, and the body in reading order."""

    titles: list[int] = field(default_factory=list)
    label: int | None = None
    body: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Gap:
    """The body pieces that stand below one heading (or before the first), and their owners."""

    story: int
    pieces: list[int]
    owners: list[int]


def arrange(scraps: Sequence[Scrap], heads: Sequence[bool], joins: Sequence[Join]) -> list[Story]:
    """The stories of a page in the order of their headings; one without a heading where it begins."""
    stories, gaps = _by_headings(scraps, heads)
    follows = {i: j for i, j, _ in joins}
    _merge_labelled(stories, gaps, follows)
    gap_of = {i: gap for gap in gaps for i in gap.pieces}
    topics = Topics([s.text for s in scraps])
    anchors = _anchors(scraps, gaps, gap_of, follows)
    for gap in gaps:
        own = anchors.get(id(gap), {})
        if own:
            _settle(scraps, gap, own, stories, gaps, topics, follows)
    runs = _runs(gaps, follows, len(stories))
    for number, story in enumerate(stories):
        story.body = _order(runs[number], follows, story)
    return [s for s in stories if s.titles or s.body]


def _by_headings(scraps: Sequence[Scrap], heads: Sequence[bool]) -> tuple[list[Story], list[_Gap]]:
    stories: list[Story] = [Story()]
    gaps: list[_Gap] = [_Gap(0, [], [])]
    for i, scrap in enumerate(scraps):
        if heads[i] or scrap.shape == "label":
            if heads[i] and i and heads[i - 1]:
                stories[-1].titles.append(i)
                continue
            bare = heads[i] and not gaps[-1].pieces and not stories[-1].titles and stories[-1].label is not None
            if not bare:
                # A label begins a story, with a heading right below it or without one.
                stories.append(Story())
                gaps.append(_Gap(len(stories) - 1, [], []))
            if heads[i]:
                stories[-1].titles.append(i)
            else:
                stories[-1].label = i
        else:
            gaps[-1].pieces.append(i)
            gaps[-1].owners.append(gaps[-1].story)
    return stories, gaps


def _merge_labelled(stories: list[Story], gaps: list[_Gap], follows: dict[int, int]) -> None:
    """A labelled piece of text without a heading that runs on below the next heading is its first column."""
    for upper, lower in zip(gaps, gaps[1:], strict=False):
        story, below = stories[upper.story], stories[lower.story]
        if story.label is None or story.titles or below.label is not None or not (upper.pieces and lower.pieces):
            continue
        if follows.get(upper.pieces[-1]) == lower.pieces[0]:
            below.label, story.label = story.label, None
            upper.story = lower.story
            upper.owners = [lower.story] * len(upper.pieces)


def _anchors(
    scraps: Sequence[Scrap], gaps: Sequence[_Gap], gap_of: dict[int, _Gap], follows: dict[int, int]
) -> dict[int, dict[int, int]]:
    """For gaps with homeless pieces: which piece surely belongs to which story."""
    result: dict[int, dict[int, int]] = {}
    owner: dict[int, int] = {}
    # Ends that run on across a heading belong below it; tails that an open end reaches belong to it.
    for i, j in sorted(follows.items()):
        here, there = gap_of[i], gap_of[j]
        if here is there or here.story == there.story:
            continue
        if j == there.pieces[0] and i < j and there.story:
            owner[i] = there.story
            result.setdefault(id(here), {})[i] = there.story
        else:
            target = owner.get(i, here.story)
            owner[j] = target
            result.setdefault(id(there), {})[j] = target
    return result


def _settle(  # noqa: PLR0913 - one gap's state, all of it needed
    scraps: Sequence[Scrap],
    gap: _Gap,
    anchors: dict[int, int],
    stories: Sequence[Story],
    gaps: Sequence[_Gap],
    topics: Topics,
    follows: dict[int, int],
) -> None:
    """Give each piece of a gap its owner: the best sequence that keeps the anchors."""
    owners = sorted({gap.story, *anchors.values()})
    sure = {o: _sure(o, gap, anchors, stories, gaps, topics) for o in owners}
    fixed = dict(anchors)
    if gap.pieces and gap.story and gap.pieces[0] not in fixed:
        fixed[gap.pieces[0]] = gap.story
    for i in gap.pieces:  # the halves of a paragraph inside a gap have one owner
        j = follows.get(i)
        if j is not None and i in fixed and j in gap.pieces and j not in fixed:
            fixed[j] = fixed[i]
    best = [0.0] * len(owners)
    back: list[list[int]] = []
    for k, i in enumerate(gap.pieces):
        border = _border(scraps, gap.pieces[k - 1], i, follows) if k else 0.0
        scores: list[float] = []
        came: list[int] = []
        for o, owner in enumerate(owners):
            stay = [b + (0.0 if p == o else border) for p, b in enumerate(best)]
            source = max(range(len(owners)), key=stay.__getitem__)
            here = ALIKE * topics.likeness(i, sure[owner])
            if i in fixed and fixed[i] != owner:
                here -= 1000.0
            scores.append(stay[source] + here)
            came.append(source)
        best = scores
        back.append(came)
    at = max(range(len(owners)), key=best.__getitem__)
    for k in range(len(gap.pieces) - 1, -1, -1):
        gap.owners[k] = owners[at]
        at = back[k][at]


def _sure(  # noqa: PLR0913
    owner: int,
    gap: _Gap,
    anchors: dict[int, int],
    stories: Sequence[Story],
    gaps: Sequence[_Gap],
    topics: Topics,
) -> frozenset[str]:
    pieces = list(stories[owner].titles)
    pieces += [i for i, o in anchors.items() if o == owner]
    for other in gaps:
        if other.story == owner:
            if other is gap:
                first = min((k for k, i in enumerate(other.pieces) if i in anchors), default=0)
                pieces += other.pieces[: max(1, min(first, 4))]
            else:
                pieces += other.pieces[:12]
    return topics.story(pieces)


def _border(scraps: Sequence[Scrap], upper: int, lower: int, follows: dict[int, int]) -> float:
    """What it costs or pays to change the owner between two neighbours."""
    if follows.get(upper) == lower:
        return -1000.0
    score = CHANGE
    if scraps[lower].lead:
        score += PAYS["lead"]
    score += PAYS.get(scraps[upper].shape, 0.0)
    if scraps[upper].shape in ("short", "open") and upper not in follows:
        score += OPEN_BORDER / 2
    return score


def _runs(gaps: Sequence[_Gap], follows: dict[int, int], count: int) -> list[list[list[int]]]:
    """Each story's runs: pieces that stand together in the source under one owner, cut where a join leaves."""
    came = {j: i for i, j in follows.items()}
    runs: list[list[list[int]]] = [[] for _ in range(count)]
    for gap in gaps:
        last_owner: int | None = None
        previous: int | None = None
        for i, owner in zip(gap.pieces, gap.owners, strict=True):
            source = came.get(i)
            broken = (source is not None and source not in gap.pieces) or (
                previous is not None and previous in follows and follows[previous] not in gap.pieces
            )
            if owner != last_owner or broken:
                runs[owner].append([])
            runs[owner][-1].append(i)
            last_owner, previous = owner, i
    return runs


def _order(runs: list[list[int]], follows: dict[int, int], story: Story) -> list[int]:
    """The runs of one story in reading order: a run whose end runs on in another stands before it."""
    starts = {run[0]: run for run in runs}
    after: dict[int, list[int]] = {}
    led: set[int] = set()
    for run in runs:
        target = follows.get(run[-1])
        if target in starts and starts[target] is not run:
            after[run[0]] = starts[target]
            led.add(target)
    first = story.titles[-1] if story.titles else -1
    # Own runs (below the heading) first, then what stood elsewhere, each chain once.
    heads = sorted((r for r in runs if r[0] not in led), key=lambda r: r[0])
    chains: list[list[list[int]]] = []
    for head in heads:
        chain: list[list[int]] = []
        at: list[int] | None = head
        while at is not None and at not in chain:
            chain.append(at)
            at = after.get(at[0])
        chains.append(chain)
    chains.sort(key=lambda chain: (min((r[0] < first, abs(r[0] - first)) for r in chain)))
    return [i for chain in chains for run in chain for i in run]
