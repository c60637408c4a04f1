"""Stories with the line that names paper, date and page below them, as they are copied off a paper's site.

Each story is its title lines, perhaps a line of fields (2025年10月20日05:33 | 来源：…), its text, then
`《 人民日报 》（ 2025年10月20日 03 版）`, and perhaps who edited it. What is no story is furniture.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.loader.draft import ArticleDraft
from reader.loader.fieldlines import LONGEST, fields_of, tell
from reader.loader.shortlines import is_closed
from reader.loader.sitelines import is_surely_site_line
from reader.loader.titlelines import find_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.draft import IssueDraft, Piece

__all__ = ["is_foot_line", "stands_below", "story_above"]

_FOOT_LINES, _FOOT = 8, 160
"""Lines, and characters, that stand at most below the last story's stamp."""

_NEAR = 6
"""So many lines at a story's top may be fields."""


@cache
def _made_by() -> re.Pattern[str]:
    return re.compile(
        r"[（(]?\s*(?:本文)?(?:责\s?编|責\s?編|责任编辑|責任編輯|编辑|編輯|校对|审核)\s*[:：].{1,40}"
    )


def is_foot_line(text: str) -> bool:
    """Whether a line below a story says who edited it, or is the site's."""
    return _made_by().fullmatch(text) is not None or is_surely_site_line(text)


def stands_below(lines: Sequence[str], stamps: Sequence[int]) -> bool:
    """Whether the stamps, given by their indices among lines that hold text, stand below their stories.

    Then hardly anything follows the last one, and most stand right below prose; above a story, a title or
    a byline stands there.
    """
    last = lines[stamps[-1] + 1 :] if stamps else lines
    if not stamps or len(last) > _FOOT_LINES or sum(map(len, last)) > _FOOT:
        return False
    prose = sum(
        k > 1 and (is_closed(lines[k - 1].strip()) or is_closed(lines[k - 2].strip())) for k in stamps
    )
    return 2 * prose > len(stamps)


def story_above(pieces: Sequence[Piece], issue: IssueDraft) -> tuple[ArticleDraft, list[Piece]]:
    """The story of these pieces, and those of them that are the site's."""
    article = ArticleDraft()
    rest: list[Piece] = []
    aside: list[Piece] = []
    for place, piece in enumerate(pieces):
        if is_surely_site_line(piece.text) or (not rest and is_foot_line(piece.text)):
            aside.append(piece)
            continue
        near = 0 < place <= _NEAR and len(piece.text) <= LONGEST
        told = fields_of(piece.text, others=True) if near else None
        if told and [role for role, _ in told] != ["author"]:
            tell(told, article, issue)
            aside.append(piece)
        else:
            rest.append(piece)
    titles = find_titles([piece.text for piece in rest])
    article.titles = rest[titles.start : titles.stop]
    article.body = [*rest[: titles.start], *rest[titles.stop :]]
    return article, aside
