"""Which piece runs on in which: paragraphs that a column's end cut in two.

Local joins come first: in the next piece, across a heading or a box that was dumped between the halves,
or over a few pieces of another column. What is left open then looks farther: for a tail that stands
before its head, or among another story's pieces. Far tails must look like tails, so their pairs are few.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.crossings import leads, uncrossed
from reader.loader.lastresort import homeless, last_resort, surely_open
from reader.loader.seampairs import CERTAIN, Join, Seams
from reader.loader.seams import CANNOT_BEGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Join", "Seams", "join", "unplaced"]


def join(seams: Seams) -> list[Join]:
    """The joins of a page; each piece runs on in one piece at most and is run into by one."""
    taken: dict[int, int] = {}  # from each tail to its upper half
    sources: set[int] = set()
    result: list[Join] = []
    labelled = _labelled(seams)

    def accept(pairs: list[Join]) -> None:
        for i, j, score in sorted(pairs, key=lambda pair: -pair[2]):
            if labelled and i < labelled.get(j, 0):
                continue  # a notice's text begins below its label
            if i not in sources and j not in taken and not leads(taken, i, j):
                sources.add(i)
                taken[j] = i
                result.append((i, j, score))

    accept(_near(seams))
    left = [i for i in seams.opens if i not in sources and seams.reaching[i]]
    if left:
        accept(_far(seams, left, set(taken)))
    accept(last_resort(seams, sources, set(taken)))
    accept(homeless(seams, sources, set(taken)))
    return uncrossed(seams, result)


def _labelled(seams: Seams) -> dict[int, int]:
    """For the first text below each label and its title lines: the label."""
    scraps, heads = seams.scraps, seams.heads
    found: dict[int, int] = {}
    for label in [i for i, scrap in enumerate(scraps) if scrap.shape == "label"]:
        text = label + 1
        while text < len(scraps) and (heads[text] or scraps[text].shape == "label"):
            text += 1
        found[text] = label
    return found


def _near(seams: Seams) -> list[Join]:
    """The sure pairs of pieces that stand near each other."""
    pairs: list[Join] = []
    for i in seams.opens:
        enough = seams.enough(i)
        for j, place in seams.near(i):
            score = seams.score(i, j, place, enough)
            if score > enough:
                pairs.append((i, j, score))
                if score > CERTAIN:
                    break
    return pairs


def _far(seams: Seams, left: Sequence[int], taken: set[int]) -> list[Join]:
    """The sure pairs of pieces that are left open with tails that no piece has taken."""
    tails = seams.tails(taken)
    far = [(i, j, place) for i in left for j, place in seams.far(i, tails)]
    seams.expect([(i, j) for i, j, _ in far])
    pairs: list[Join] = []
    for i, j, place in far:
        enough = seams.enough(i)
        score = seams.score(i, j, place, enough)
        if score > enough:
            pairs.append((i, j, score))
    return pairs


def unplaced(seams: Seams, joins: Sequence[Join]) -> list[int]:
    """Pieces that surely are halves of a paragraph and whose other half was not found."""
    scraps, heads = seams.scraps, seams.heads
    tails = {j for _, j, _ in joins}
    ends = {i for i, _, _ in joins}
    return [
        i
        for i, scrap in enumerate(scraps)
        if not heads[i]
        and ((i not in tails and scrap.text[0] in CANNOT_BEGIN) or (i not in ends and surely_open(seams, i)))
    ]
