"""Which piece runs on in which: paragraphs that a column's end cut in two.

Local joins come first: in the next piece, across a heading or a box that was dumped between the halves,
or over a few pieces of another column. What is left open then looks farther: for a tail that stands
before its head, or among another story's pieces. Far tails must look like tails, so their pairs are few.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.seams import CANNOT_BEGIN, COMMAS, is_open, pair_score, start_class, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.loader.pieces import Scrap

__all__ = ["Join", "far_pairs", "join", "near_pairs", "uses_indents"]

NEAR = 4
"""How many body pieces ahead a local join looks."""

FAR = 60
"""How many pieces, either way, a far join looks. Bounds the work; a page seldom has more."""

Join = tuple[int, int, float]
"""Indices of the upper and the lower piece, and the score in log-odds."""


def page_traits(scraps: Sequence[Scrap]) -> str:
    """What `seam_features` wants to know of the page: sure cuts, 0 to 3 for none, one, few, many; indents."""
    cuts = 0
    for scrap in scraps:
        if scrap.shape == "open" and scrap.text[-1] in COMMAS:
            cuts += 1
        elif scrap.shape in ("closed", "open", "short") and scrap.text[0] in CANNOT_BEGIN:
            cuts += 1
    share = cuts / max(30, len(scraps))
    level = "0" if not cuts else "1" if share < 0.02 else "2" if share < 0.06 else "3"
    return level + ("i" if uses_indents(scraps) else "")


def uses_indents(scraps: Sequence[Scrap]) -> bool:
    """Whether a page indents first lines, so that a piece without indent is a tail."""
    bodies = [s for s in scraps[:400] if s.shape in ("closed", "open")]
    return len(bodies) > 3 and sum(s.indent for s in bodies) > 0.4 * len(bodies)


def near_pairs(scraps: Sequence[Scrap], heads: Sequence[bool], i: int) -> Iterator[tuple[int, str]]:
    """The pieces that an open piece may run on in nearby, each with its place."""
    crossed = boxed = False
    over = 0
    j = i + 1
    count = len(scraps)
    while j < count and over < NEAR:
        scrap = scraps[j]
        if heads[j] or scrap.shape == "label":
            if crossed and over:
                return
            crossed = True
        elif scrap.shape == "box" and j + 1 < count and not heads[j + 1]:
            boxed = True
            j += 1
        else:
            place = "head" if crossed else "box" if boxed else "next"
            yield j, place if not over else f"over{min(over, 3)}{'h' if crossed else ''}"
            over += 1
        j += 1


def _orphan(scraps: Sequence[Scrap], j: int) -> bool:
    """Whether a piece looks like a tail by its first characters."""
    scrap = scraps[j]
    starts = start_class(scrap)
    if starts == "cannot":
        return True
    if starts == "han":
        ratio = table().ratio("", scrap.text[0])
        return ratio is None or ratio < 8
    return starts in ("digit", "latin", "opener")


def far_pairs(
    scraps: Sequence[Scrap], heads: Sequence[bool], i: int, tails: Sequence[int]
) -> Iterator[tuple[int, str]]:
    """The tails that an open piece may run on in farther away: behind it (`back`) or ahead (`far`)."""
    for j in tails:
        if j == i or abs(j - i) > FAR:
            continue
        headings = sum(1 for k in range(min(i, j), max(i, j)) if heads[k] and not (k and heads[k - 1]))
        yield j, f"{'back' if j < i else 'far'}{min(headings, 3)}"


def open_tails(scraps: Sequence[Scrap], heads: Sequence[bool], taken: set[int]) -> list[int]:
    """Pieces that look like tails and that no local join has taken."""
    return [
        j
        for j, scrap in enumerate(scraps)
        if j not in taken
        and not heads[j]
        and scrap.shape in ("short", "closed", "open")
        and not scrap.lead
        and _orphan(scraps, j)
    ]


def join(scraps: Sequence[Scrap], heads: Sequence[bool]) -> list[Join]:
    """The joins of a page, best first; each piece runs on in one piece at most and is run into by one."""
    page = page_traits(scraps)
    opens = [i for i, s in enumerate(scraps) if not heads[i] and is_open(s)]
    near: list[Join] = []
    for i in opens:
        for j, place in near_pairs(scraps, heads, i):
            score = pair_score(scraps[i], scraps[j], place, page)
            if score > 0:
                near.append((i, j, score))
    near.sort(key=lambda pair: -pair[2])
    taken: dict[int, int] = {}
    sources: set[int] = set()
    result: list[Join] = []

    def accept(pairs: list[Join]) -> None:
        for i, j, score in pairs:
            if i in sources or j in taken or _circle(taken, i, j):
                continue
            sources.add(i)
            taken[j] = i
            result.append((i, j, score))

    accept(near)
    left = [i for i in opens if i not in sources]
    if left:
        tails = open_tails(scraps, heads, set(taken))
        far = [
            (i, j, score)
            for i in left
            for j, place in far_pairs(scraps, heads, i, tails)
            if (score := pair_score(scraps[i], scraps[j], place, page)) > 0
        ]
        far.sort(key=lambda pair: -pair[2])
        accept(far)
    return result


def _circle(taken: dict[int, int], i: int, j: int) -> bool:
    at: int | None = i
    while at is not None:
        if at == j:
            return True
        at = taken.get(at)
    return False


def unplaced(scraps: Sequence[Scrap], heads: Sequence[bool], joins: Sequence[Join]) -> list[int]:
    """Pieces that surely are halves of a paragraph and whose other half was not found."""
    tails = {j for _, j, _ in joins}
    ends = {i for i, _, _ in joins}
    return [
        i
        for i, scrap in enumerate(scraps)
        if not heads[i]
        and (
            (i not in tails and scrap.text[0] in CANNOT_BEGIN)
            or (i not in ends and scrap.shape == "open" and scrap.text[-1] in COMMAS)
        )
    ]
