"""Named features of a line by the pieces right above and below it.

Whether it reads on from one into the other, as half a paragraph does, and whether it is an address, a
signature or a place over a part of a story: short lines all, and no title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.lineown import ADDRESS, DASHES, TINY, is_dated
from reader.loader.names import is_name
from reader.loader.seams import is_open, is_weak, start_class, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.lineown import Features
    from reader.loader.pieces import Scrap

__all__ = ["address_features", "interrupted", "seam_features", "tiny_features"]

_FITS = 2
"""From this ratio on (in bits) two characters fit together."""

_TINY_REACH = 14
"""Pieces, either way, in which other such lines are looked for."""

_ORGANS = (*"院会部团局处组办社所室厅", "中心")
"""How the offices that sign an article end: 研究院, 委员会, 编辑部, 代表团."""

_TEXT = ("closed", "open", "short")
"""Shapes of pieces that a line could read on into."""


def interrupted(scraps: Sequence[Scrap], i: int, after: Scrap | None) -> str | None:
    """The feature of a line between two pieces of which the upper ends open: whether they fit together.

    A heading that was dumped behind its first column stands so.
    """
    at = i - 2 if i > 1 and is_weak(scraps[i - 1]) else i - 1
    if at < 0 or after is None or after.lead or not is_open(scraps[at]) or is_weak(scraps[at]):
        return None
    if start_class(after) == "cannot":
        return "interrupts:surely"
    ratio = table().ratio(scraps[at].text[-1], after.text[0])
    return f"interrupts:{'none' if ratio is None else 'well' if ratio >= _FITS else 'badly'}"


def seam_features(scraps: Sequence[Scrap], i: int, over_begin: bool) -> Features:
    """Whether a line reads on into the piece below, or on from the open piece above: half a text does.

    `over_begin` says that a story's begin stands below the short lines here: that one of them reads on into
    the next is then chance.
    """
    text = scraps[i].text
    commas = text.count("，") + text.count(",")
    names = []
    below = scraps[i + 1] if i + 1 < len(scraps) else None
    if (
        below is not None
        and not below.lead
        and below.shape in _TEXT
        and not (over_begin and below.shape == "short")
    ):
        names.append(f"onto:{below.shape[0]}:{_fit(text[-1], below)}:{commas > 0:d}")
    above = scraps[i - 1] if i else None
    if above is not None and is_open(above) and not is_weak(above):
        names.append(f"upon:{_fit(above.text[-1], scraps[i])}:{commas > 0:d}")
    if commas:
        quoted = text[0] in "“「《" and text[-1] in "”」》"
        names.append(f"comma:{min(commas, 2)}:{quoted:d}")
    return names


def _fit(last: str, below: Scrap) -> str:
    """How well a piece goes on behind a character: `surely`, or by the ratio of the two characters."""
    if start_class(below) == "cannot":
        return "surely"
    ratio = table().ratio(last, below.text[0])
    return "none" if ratio is None else "well" if ratio >= _FITS else "some" if ratio >= 0 else "badly"


def tiny_features(scraps: Sequence[Scrap], i: int, precedes: str, follows: str, next_class: str) -> Features:
    """The features of a line that is hardly more than a word, and no name: a place above a headline, or over
    each part of a story. The latter come in sets.
    """
    near = (*scraps[max(0, i - _TINY_REACH) : i], *scraps[i + 1 : i + 1 + _TINY_REACH])
    others = [s for s in near if s.shape == "short" and len(s.text) <= TINY and not is_name(s.text)]
    return [f"tiny-below:{precedes}:{next_class}", f"tiny-set:{follows}:{min(2, len(others))}"]


def address_features(scraps: Sequence[Scrap], i: int, precedes: str, next_class: str) -> Features:
    """What tells a line that says to whom a letter goes, or who signs it: it stands near a colon, a date, a
    dash, or is an office below a title line.
    """
    text = scraps[i].text
    names = []
    below = scraps[i + 1] if i + 1 < len(scraps) else None
    if below is not None and below.shape == "short":
        if is_dated(below.text):
            names.append("over-date")
        elif _is_address(below) or (i + 2 < len(scraps) and _is_address(scraps[i + 2])):
            names.append("over-address")
    if text[-1] in "：:":
        names.append(f"colon:{next_class}")
        if len(text) <= ADDRESS:
            names.append(f"address:{precedes}:{next_class}")
    if text.endswith(_ORGANS) and precedes in ("short", "name") and next_class not in ("short", "lead"):
        names.append("organ-below")
    if text.startswith(DASHES):
        names.append(f"dash:{precedes}:{len(text) > ADDRESS:d}")
    return names


def _is_address(scrap: Scrap) -> bool:
    """Whether a line addresses somebody: 金正恩同志：."""
    return scrap.text[-1] in "：:" and len(scrap.text) <= ADDRESS
