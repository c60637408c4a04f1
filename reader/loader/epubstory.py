"""A story of a book: its title, what stands around the title, and its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.loader.draft import ArticleDraft, Piece
from reader.loader.markup.body import (
    add_body,
    furniture_of,
    is_alone_over_text,
    is_beside_title,
    level_of,
    piece_of,
    plain,
)
from reader.loader.markup.flow import Run
from reader.loader.rawtext import clean
from reader.loader.shortlines import is_closed
from reader.loader.tails import whole_line_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.draft import IssueDraft, TitlePart
    from reader.loader.epubparts import Part
    from reader.loader.markup.flow import Item

__all__ = ["article_of"]

_LEADS = 60
_LONGEST_TITLE = 40
_NEAR = 6
"""Among so many runs at its beginning a story's title is looked for."""


def article_of(story: Part, issue: IssueDraft) -> ArticleDraft:
    """A story: its title is the line that says what the contents say, else the words of the contents.

    A heading right above the title is its kicker, one right below it its deck.
    """
    article = ArticleDraft()
    items = story.items
    told = story.place.entry.title if story.place else ""
    main = _title(items, told)
    parts: list[tuple[int, TitlePart]] = []
    if main is None and told:
        article.titles.append(Piece(told, part="headline"))
    elif main is not None:
        parts.append((main, "headline"))
        if main and (_level(items, main - 1) or _is_named(items, main - 1)):
            parts.insert(0, (main - 1, "kicker"))
        if (_level(items, main + 1) and _is_deck(items, main + 1)) or _is_named(items, main + 1):
            parts.append((main + 1, "deck"))
    for i, part in parts:
        run = items[i]
        if isinstance(run, Run):
            piece = piece_of(run, issue)
            piece.part = part
            article.titles.append(piece)
    taken = {i for i, _ in parts}
    body: list[Item] = []
    for i, item in enumerate(items):
        if isinstance(item, Run):
            item.links = [(words, href) for words, href in item.links if ":" in href]
        if i in taken:
            continue
        if isinstance(item, Run) and _leads_on(item, article):
            issue.furniture.append(furniture_of(item, issue))
        else:
            body.append(item)
    add_body(article, body, issue)
    return article


def _leads_on(run: Run, article: ArticleDraft) -> bool:
    """Whether a line leads about in the book (Next | Section menu | Main menu) or says what made it."""
    if re.match(r"This article was downloaded by", run.text):
        article.url = article.url or next((clean(href) for _, href in run.links), None)
        return True
    own = re.sub(r"[\W_]+", "", run.text)
    return len(own) <= _LEADS and not run.links and 10 * run.linked >= 8 * len(own) > 0


def _level(items: Sequence[Item], i: int) -> int:
    item = items[i] if i < len(items) else None
    return level_of(item) if isinstance(item, Run) else 0


def _is_named(items: Sequence[Item], i: int) -> bool:
    item = items[i] if i < len(items) else None
    return isinstance(item, Run) and is_beside_title(item) and not is_closed(item.text)


def _title(items: Sequence[Item], told: str) -> int | None:
    """The line that is the title, among the first ones."""
    words = plain(told)
    near = [(i, item) for i, item in enumerate(items[: 4 * _NEAR]) if isinstance(item, Run)][:_NEAR]
    heads = [i for i, run in near if level_of(run)]
    if not words:
        return heads[0] if heads else _short_line(near)
    same = [i for i, run in near if plain(run.text) == words]
    if same:
        return same[0]
    alike = (
        i for i, run in near if i in heads and (text := plain(run.text)) and (words in text or text in words)
    )
    return next(alike, None)


def _short_line(near: Sequence[tuple[int, Run]]) -> int | None:
    """The first line, if it can be a title and a text follows."""
    if len(near) < 2 or len(near[0][1].text) > _LONGEST_TITLE or "\n" in near[0][1].text:
        return None
    text = near[0][1].text
    return None if is_closed(text) or whole_line_kind(text) else near[0][0]


def _is_deck(items: Sequence[Item], i: int) -> bool:
    """Whether a heading below the title is a deck."""
    run = items[i]
    later = [item for item in items[i + 1 :] if isinstance(item, Run)]
    return isinstance(run, Run) and is_alone_over_text(run, later)
