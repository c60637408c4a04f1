"""Which pieces make which story, and in which order.

In dump order every piece belongs to the heading above it. A piece is moved only where the joins say that
it is homeless: it runs on in another story's piece or another story's open end runs on in it. How far a
moved column reaches is then decided inside its gap (the pieces between two headings): by the words that the
pieces share with either story, and by leads and sign-offs at the border.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.loader.names import is_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.joins import Join, Seams
    from reader.loader.pieces import Scrap
    from reader.loader.topics import Topics

__all__ = ["Story", "arrange"]

PAYS = {"begin": 5.0, "sign-off": 3.0, "credit": 1.5}
"""What a lead or byline below a border, or a sign-off or credit above it, is worth."""

OPEN_BORDER = -6.0
"""An end without its tail is hardly a border."""

ALIKE = 1.0
"""Weight of a piece's likeness to a story."""

KNOWN = 6
"""So many of a story's own pieces tell its words."""


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


@dataclass(slots=True)
class _Anchors:
    """Pieces of one gap that surely are another story's: those that begin its stretch (`fronts` its first
    column, `starts` a later one) and those that end it."""

    starts: dict[int, int] = field(default_factory=dict)
    fronts: dict[int, int] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)


_NONE = _Anchors()


def arrange(seams: Seams, joins: Sequence[Join]) -> list[Story]:
    """The stories of a page in the order of their headings; one without a heading where it begins."""
    scraps = seams.scraps
    stories, gaps = _by_headings(scraps, seams.heads)
    follows = {i: j for i, j, _ in joins}
    _merge_labelled(stories, gaps, follows)
    gap_of = {i: gap for gap in gaps for i in gap.pieces}
    words = _Words(seams, stories, gaps)
    anchors = _anchors(gaps, gap_of, follows)
    _lead_anchors(scraps, gaps, stories, anchors)
    for gap in gaps:
        own = anchors.get(id(gap))
        if own:
            _settle(scraps, gap, own, words, follows)
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
            bare = (
                heads[i] and not gaps[-1].pieces and not stories[-1].titles and stories[-1].label is not None
            )
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
        if (
            story.label is None
            or story.titles
            or below.label is not None
            or not (upper.pieces and lower.pieces)
        ):
            continue
        if follows.get(upper.pieces[-1]) == lower.pieces[0]:
            below.label, story.label = story.label, None
            upper.story = lower.story
            upper.owners = [lower.story] * len(upper.pieces)


def _anchors(gaps: Sequence[_Gap], gap_of: dict[int, _Gap], follows: dict[int, int]) -> dict[int, _Anchors]:
    """For gaps with homeless pieces: which pieces surely begin or end another story's stretch."""
    result: dict[int, _Anchors] = {}
    owner: dict[int, int] = {}
    for i, j in sorted(follows.items()):
        here, there = gap_of[i], gap_of[j]
        if here is there or here.story == there.story:
            continue
        if j == there.pieces[0] and i < j and there.story:
            # An end that runs on below the next heading: its column belongs there.
            owner[i] = there.story
            result.setdefault(id(here), _Anchors()).ends[i] = there.story
        else:
            # A tail that an open end elsewhere reaches belongs to that end's story.
            target = owner.get(i, here.story)
            owner[j] = target
            result.setdefault(id(there), _Anchors()).starts[j] = target
    return result


def _lead_anchors(
    scraps: Sequence[Scrap], gaps: Sequence[_Gap], stories: Sequence[Story], anchors: dict[int, _Anchors]
) -> None:
    """A lead in the middle of a gap begins the first column of the story below, if that one has none."""
    for gap, below in zip(gaps, gaps[1:], strict=False):
        if not below.pieces or not stories[below.story].titles or _begins(scraps[below.pieces[0]]):
            continue
        if below.story in anchors.get(id(gap), _NONE).ends.values():
            continue
        leads = [i for i in gap.pieces[1:] if scraps[i].lead]
        if len(leads) == 1 and (gap.story == 0 or _begins(scraps[gap.pieces[0]])):
            anchors.setdefault(id(gap), _Anchors()).fronts[leads[0]] = below.story


def _begins(scrap: Scrap) -> bool:
    return scrap.lead or scrap.shape == "byline" or (scrap.shape == "short" and is_name(scrap.text))


def _settle(
    scraps: Sequence[Scrap], gap: _Gap, anchors: _Anchors, words: _Words, follows: dict[int, int]
) -> None:
    """Give each piece of a gap its owner, stretch by stretch between the anchors."""
    place = {i: k for k, i in enumerate(gap.pieces)}
    count = len(gap.pieces)
    owner_at: dict[int, int] = {0: gap.story} if gap.story else {}
    for i, owner in anchors.starts.items():
        owner_at[place[i]] = owner
        upper = follows.get(gap.pieces[place[i] - 1]) if place[i] else None
        if upper is not None and place.get(upper, -1) > place[i]:
            owner_at[place[upper]] = gap.story  # the host goes on behind the stray
    owner_at |= {place[i]: owner for i, owner in (*anchors.fronts.items(), *anchors.ends.items())}
    ends = {place[i] for i in anchors.ends} - {place[i] for i in (*anchors.starts, *anchors.fronts)}
    marks = sorted(owner_at.items())
    owners = [marks[0][1]] * count
    for (left, owner), (right, other) in zip(marks, marks[1:], strict=False):
        border = right
        if owner != other and right in ends:
            border = _best_border(scraps, gap, range(left + 1, right + 1), (owner, other), words, follows)
        owners[left:border] = [owner] * (border - left)
        owners[border : right + 1] = [other] * (right + 1 - border)
    last, owner = marks[-1]
    border = count
    if gap.story and owner not in (gap.story, gap.story + 1) and last not in ends:
        border = _best_border(scraps, gap, range(last + 1, count + 1), (owner, gap.story), words, follows)
    owners[last:border] = [owner] * (border - last)
    owners[border:] = [gap.story] * (count - border)
    gap.owners = owners


def _best_border(  # noqa: PLR0913
    scraps: Sequence[Scrap],
    gap: _Gap,
    places: range,
    owners: tuple[int, int],
    words: _Words,
    follows: dict[int, int],
) -> int:
    """Where in a stretch the owner changes: the place behind which the second owner's words prevail."""
    upper, lower = (words.of(owner, gap) for owner in owners)
    best, at = -1e9, places[-1]
    count = len(gap.pieces)
    total = 0.0
    # `total` is what speaks for the first owner in the pieces before the place.
    for place in places:
        if place - 1 >= places[0]:
            piece = gap.pieces[place - 1]
            total += words.topics.likeness(piece, upper) - words.topics.likeness(piece, lower)
        score = ALIKE * total
        if place < count:
            score += _border(scraps, gap.pieces[place - 1], gap.pieces[place], follows)
        if score > best:
            best, at = score, place
    return at


def _border(scraps: Sequence[Scrap], upper: int, lower: int, follows: dict[int, int]) -> float:
    """What speaks for or against a change of owner between two neighbours."""
    if follows.get(upper) == lower:
        return -1000.0
    score = 0.0
    above, below = scraps[upper], scraps[lower]
    if _begins(below):
        score += PAYS["begin"]
    score += PAYS.get(above.shape, 0.0)
    if above.shape in ("short", "open"):
        score += OPEN_BORDER if upper not in follows else 0.0
    if below.shape in ("credit", "sign-off", "byline") and not _begins(below):
        score += OPEN_BORDER
    return score


class _Words:
    """The words that a story surely has, for telling whose a piece is."""

    def __init__(self, seams: Seams, stories: Sequence[Story], gaps: Sequence[_Gap]) -> None:
        self._seams = seams
        self._stories = stories
        self._gaps = gaps

    def of(self, owner: int, contested: _Gap) -> frozenset[int]:
        """The pairs of a story's title lines and of up to `KNOWN` of its pieces outside a gap (or at its head)."""
        pieces = list(self._stories[owner].titles)
        for gap in self._gaps:
            if gap.story == owner:
                pieces += gap.pieces[: 2 if gap is contested else KNOWN]
        return self.topics.story(pieces)

    @property
    def topics(self) -> Topics:
        """The page's words."""
        return self._seams.topics


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
    chains.sort(key=lambda chain: min((r[0] < first, abs(r[0] - first)) for r in chain))
    return [i for chain in chains for run in chain for i in run]
