"""Best first: what a person most likely meant by a query stands on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.search.pattern import Hit
    from reader.search.search import Search
    from reader.search.stories import Story
    from reader.search.whole import Words

__all__ = ["ranked"]

_LEAD = 100
"""Characters below the heading that tell what a story is about."""


def ranked(search: Search, words: Words) -> list[tuple[int, Hit]]:
    """All hits with the index of their story, best first.

    Whole words come before characters that chance made neighbours (工会 in 职工会员), hits by sound
    behind both; then the headline, the rest of the heading, the first 100 characters below it, the rest;
    then stories with more hits, newer ones, and the order of reading.
    """
    keys: list[tuple[tuple[int, int, int, int, int], int, Hit]] = []
    for n, story in enumerate(search.scope):
        hits = search.hits(n)
        if not hits:
            continue
        text = story.article.text
        body = next((part.start for part in story.article.parts if part.block is not None), len(text))
        date = _number(story)
        for hit in hits:
            chance = 2 if hit.pinyin else not words.whole(text, hit.start, hit.end)
            keys.append(((chance, _tier(hit, body), -len(hits), -date, n), len(keys), hit))
    # The second figure keeps the order of reading, so hits themselves are never compared.
    return [(key[-1], hit) for key, _, hit in sorted(keys)]


def _tier(hit: Hit, body: int) -> int:
    if hit.part == "headline":
        return 0
    if hit.start < body:
        return 1
    return 2 if hit.start < body + _LEAD else 3


def _number(story: Story) -> int:
    """The story's date, or its issue's, as a number that grows with time; 0 for none."""
    date = (story.article.date or story.issue.date or "").replace("-", "")
    return int(date) if date.isascii() and date.isdigit() else 0
