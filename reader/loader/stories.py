"""Which pieces make which story, and in which order.

In dump order every piece belongs to the heading above it. A piece is moved only where the joins say that
it is homeless: it runs on in another story's piece or another story's open end runs on in it. How far a
moved column reaches is then decided inside its gap, the pieces between two headings (`borders`).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.loader.borders import Anchors, Borders, Gap, begins
from reader.loader.pictures import is_kin, may_stand_alone

if TYPE_CHECKING:
    from dataclasses import dataclass, field
else:
    from reader.light import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.joins import Join, Seams
    from reader.loader.pieces import Scrap

__all__ = ["Story", "arrange"]


_LEAST = 3
"""Pieces of a story with a picture below it."""

_ENDED = frozenset(("closed", "sign-off", "jump"))
"""Shapes of what may stand above the picture."""

_CREDITED = frozenset("摄攝图圖")
"""Last characters of a caption with its credit."""


@dataclass(slots=True)
class Story:
    """Indices of pieces: title lines, a label, and the body in reading order."""

    titles: list[int] = field(default_factory=list)
    label: int | None = None
    body: list[int] = field(default_factory=list)


def arrange(seams: Seams, joins: Sequence[Join]) -> list[Story]:
    """The stories of a page in the order of their headings; one without a heading where it begins."""
    scraps = seams.scraps
    stories, gaps = _by_headings(scraps, seams.heads)
    follows = {i: j for i, j, _ in joins}
    _merge_labelled(stories, gaps, follows)
    borders = Borders(seams, [story.titles for story in stories], gaps, follows)
    anchors = _anchors(scraps, gaps, follows)
    _lead_anchors(scraps, gaps, stories, anchors)
    for number, own in anchors.items():
        borders.settle(gaps[number], own)
    fronts = {i for own in anchors.values() for i in own.fronts}
    runs = _runs(gaps, follows, len(stories))
    for number, story in enumerate(stories):
        story.body = _order(runs[number], follows, story, fronts)
    return [s for s in stories if s.titles or s.body or s.label is not None]


def _by_headings(scraps: Sequence[Scrap], heads: Sequence[bool]) -> tuple[list[Story], list[Gap]]:
    """Each heading's story and the gap below it; the first of both stand before any heading."""
    stories, gaps = [Story()], [Gap(0, [], [])]
    for i, scrap in enumerate(scraps):
        head = heads[i]
        if not head and scrap.shape != "label":
            gaps[-1].pieces.append(i)
            gaps[-1].owners.append(gaps[-1].story)
            if scrap.shape == "jump" and "接" in scrap.text and _continues(scraps, gaps[-1].pieces):
                _part(stories, gaps, 1)
            continue
        if not (i and heads[i - 1]):
            _part_picture(scraps, stories, gaps)
        story = stories[-1]
        goes_on = head and i > 0 and heads[i - 1]
        # A label begins a story, with a heading right below it or without one.
        labelled = head and not gaps[-1].pieces and not story.titles and story.label is not None
        if not goes_on and not labelled:
            story = Story()
            stories.append(story)
            gaps.append(Gap(len(stories) - 1, [], []))
        if head:
            story.titles.append(i)
        else:
            story.label = i
    _part_picture(scraps, stories, gaps)
    return stories, gaps


def _continues(scraps: Sequence[Scrap], pieces: Sequence[int]) -> bool:
    """Whether the last piece, 上接第一版, stands below a story that has ended: what follows is another's."""
    text = scraps[pieces[-1]].text
    comes = "上接" in text or text.lstrip("（(").startswith(("接", "承接"))
    return comes and len(pieces) > 1 and scraps[pieces[-2]].shape in _ENDED


def _part_picture(scraps: Sequence[Scrap], stories: list[Story], gaps: list[Gap]) -> None:
    """A picture with its caption that ends a gap is a story where it shows nothing of the one above."""
    pieces = gaps[-1].pieces
    if len(pieces) < _LEAST or not stories[-1].titles:
        return
    last = scraps[pieces[-1]]
    if last.shape == "credit":
        count = 2
    elif last.shape == "closed" and last.text[-1] in _CREDITED:
        count = 1
    else:
        return
    above, caption = scraps[pieces[-count - 1]], scraps[pieces[-count]]
    if (
        not (above.shape in _ENDED or above.shape == "byline")
        or caption.shape != "closed"
        or not may_stand_alone(caption.text)
    ):
        return
    if is_kin(caption.text, [scraps[i].text for i in (*stories[-1].titles, *pieces[:-count])]):
        return
    _part(stories, gaps, count)


def _part(stories: list[Story], gaps: list[Gap], count: int) -> None:
    """Make the last pieces of the last gap a story of their own."""
    pieces, owners = gaps[-1].pieces, gaps[-1].owners
    stories.append(Story())
    gaps.append(Gap(len(stories) - 1, pieces[-count:], [len(stories) - 1] * count))
    del pieces[-count:], owners[-count:]


def _merge_labelled(stories: list[Story], gaps: list[Gap], follows: dict[int, int]) -> None:
    """A labelled piece of text without a heading that runs on below the next heading is its first column."""
    for upper, lower in pairwise(gaps):
        story, below = stories[upper.story], stories[lower.story]
        untitled = story.label is not None and not story.titles
        if not untitled or below.label is not None or not (upper.pieces and lower.pieces):
            continue
        if follows.get(upper.pieces[-1]) == lower.pieces[0]:
            below.label, story.label = story.label, None
            upper.story = lower.story
            upper.owners = [lower.story] * len(upper.pieces)


def _anchors(scraps: Sequence[Scrap], gaps: Sequence[Gap], follows: dict[int, int]) -> dict[int, Anchors]:
    """For gaps (by number) with homeless pieces: which surely begin or end another story's stretch."""
    result: dict[int, Anchors] = {}
    gap_of = {i: number for number, gap in enumerate(gaps) for i in gap.pieces}
    owner: dict[int, int] = {}
    for i, j in sorted(follows.items()):
        here, there = gaps[gap_of[i]], gaps[gap_of[j]]
        if here.story == there.story:
            continue
        begun = len(there.pieces) > 1 and begins(scraps[there.pieces[1]])
        if j == there.pieces[0] and i < j and there.story and not begun:
            # An end that runs on below the next heading, where no story begins behind it: its column
            # belongs there.
            owner[i] = there.story
            result.setdefault(gap_of[i], Anchors()).ends[i] = there.story
        else:
            # A tail that an open end elsewhere reaches belongs to that end's story.
            target = owner.get(i, here.story)
            owner[j] = target
            result.setdefault(gap_of[j], Anchors()).starts[j] = target
    return result


def _lead_anchors(
    scraps: Sequence[Scrap], gaps: Sequence[Gap], stories: Sequence[Story], anchors: dict[int, Anchors]
) -> None:
    """A lead in the middle of a gap begins the first column of the story below, if that one has none."""
    for number, (gap, below) in enumerate(pairwise(gaps)):
        if not below.pieces or not stories[below.story].titles or begins(scraps[below.pieces[0]]):
            continue
        if number in anchors and below.story in anchors[number].ends.values():
            continue
        own = next((n for n, i in enumerate(gap.pieces) if scraps[i].shape != "byline"), 0)  # its first text
        leads = [i for i in gap.pieces[own + 1 :] if scraps[i].lead]
        if len(leads) == 1 and (gap.story == 0 or begins(scraps[gap.pieces[0]])):
            anchors.setdefault(number, Anchors()).fronts[leads[0]] = below.story


def _runs(gaps: Sequence[Gap], follows: dict[int, int], count: int) -> list[list[list[int]]]:
    """Each story's runs: pieces that stand together under one owner, cut where a join leaves the gap."""
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


def _order(runs: list[list[int]], follows: dict[int, int], story: Story, fronts: set[int]) -> list[int]:
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
    # Own runs (below the heading) first, then what stood elsewhere, each run once. Runs that lead to each
    # other in a circle have no first one: they are begun where they stand in the source.
    placed: set[int] = set()
    chains: list[list[list[int]]] = []
    for head in sorted(runs, key=lambda run: (run[0] in led, run[0])):
        chain: list[list[int]] = []
        at: list[int] | None = head
        while at is not None and at[0] not in placed:
            placed.add(at[0])
            chain.append(at)
            at = after.get(at[0])
        if chain:
            chains.append(chain)
    chains.sort(key=lambda chain: min((r[0] not in fronts, r[0] < first, abs(r[0] - first)) for r in chain))
    return [i for chain in chains for run in chain for i in run]
