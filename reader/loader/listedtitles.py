"""A numbered list of contents above the stories of a bare text: it names their headlines.

1. 夏收过半 / 2. 水库蓄水 …, each of which stands over its story again, perhaps with its number.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from reader.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.pieces import Scrap

__all__ = ["Listed", "listed_titles"]

_FIRST_MARKS = ("1.", "1．", "1、", "01")
"""How the first entry of a list begins."""

_ABOVE = 8
"""So many pieces may stand above the list."""

_LEAST = 3
"""Entries of the shortest list."""

_HEADINGS = frozenset(
    ("目录", "目錄", "本期目录", "文章目录", "导读", "導讀", "今日导读", "要目", "本期要目", "内容提要")
)


class Listed(NamedTuple):
    """Which pieces are the list, and which are headlines it names, with the size of each one's number."""

    entries: list[int]
    titles: dict[int, int]


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"(\d{1,3})(?:[.．、]|(?=\s))\s*(?=\D)")


def listed_titles(scraps: Sequence[Scrap]) -> Listed | None:
    """The list at the top of these pieces and the headlines it names; None where none is.

    Most entries must stand below the list again, each as a line of its own.
    """
    first = next(
        (k for k, scrap in enumerate(scraps[: _ABOVE + 1]) if scrap.text.startswith(_FIRST_MARKS)), 0
    )
    names: dict[str, int] = {}
    k = first
    while k < len(scraps):
        found = _number().match(scraps[k].text)
        if found is None or int(found[1]) != k - first + 1:
            break
        name = _bare(scraps[k].text[found.end() :])
        if name in names:
            break  # the first story's headline, right below the list
        names[name] = k
        k += 1
    if len(names) < _LEAST:
        return None
    titles: dict[int, int] = {}
    seen: set[str] = set()
    for at in range(k, len(scraps)):
        text = scraps[at].text
        found = _number().match(text)
        for size in (found.end() if found else 0, 0):
            name = _bare(text[size:])
            if name in names and name not in seen:
                titles[at] = size
                seen.add(name)
                break
    if len(seen) < _LEAST or 5 * len(seen) < 4 * len(names):
        return None
    top = first - 1 if first and _bare(scraps[first - 1].text) in _HEADINGS else first
    return Listed([*range(top, k)], titles)


def _bare(text: str) -> str:
    return "".join(text.split()).strip(":：")
