"""Places in an issue: what one says, and where it is found again when the text has changed.

A place is looked for where it was, then by its words near there, then by its words in the whole
issue, then folded and without white space, then by the stretch that is most like it. In doubt it is
not found: a place that says something else is worse than none.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reader.library.likeness import (
    CONTEXT,
    MOST,
    Candidate,
    Folded,
    Words,
    occurrences,
    shared_context,
    squeezed,
)
from reader.store.anchor import Anchor, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.issue import Article, Issue

__all__ = ["CONTEXT", "Finder", "anchor_at", "head_of"]

_STRENGTH = 12
"""Characters of quote and surroundings together that must be the same, where there are so many."""

_MARGIN = 4
"""Characters by which the surroundings of the right place must be better than those of any other."""


def anchor_at(article: Article, offset: int, length: int = 0) -> Anchor:
    """The place at these code points of an article's text, with what it says.

    A point has the words that begin there, up to the paragraph's end, as its quote.
    """
    text = article.text
    end = offset + length
    if not length:
        line_end = text.find("\n", offset)
        end = min(offset + CONTEXT, len(text) if line_end < 0 else line_end)
    return Anchor(
        Spot(article.id, offset, length),
        text[offset:end],
        text[max(0, offset - CONTEXT) : offset],
        text[end : end + CONTEXT],
    )


def head_of(article: Article) -> str:
    """The folded heading and first words of an article, without white space."""
    first = next((block.text for block in article.text_blocks() if block.text), "")
    parts = (article.series or "", article.kicker, article.headline, article.deck)
    return squeezed("".join(parts)) + squeezed(first[:64])[:24]


class Finder:
    """Finds places again in one issue. What it prepares for that is made once, when it is first needed."""

    def __init__(self, issue: Issue) -> None:
        self._issue = issue

    @cached_property
    def _index(self) -> dict[str, int]:
        return {article.id: at for at, article in enumerate(self._issue.articles)}

    def ordinal(self, article: str) -> int | None:
        """The index of the article with this id, None where there is none."""
        return self._index.get(article)

    def find(self, anchor: Anchor, near: Spot | None = None, *, folded: bool = True) -> Spot | None:
        """Where the place is now, None where it can't be said; `near`: where it was found last.

        Without `folded` only the very words are looked for, which is done in an instant.
        """
        words = _words(anchor)
        if not words.quote:
            return anchor.spot if anchor.spot.article in self._index else None
        for spot in (anchor.spot, near):
            if spot is not None and self._stands(words, spot):
                return Spot(spot.article, spot.offset, anchor.spot.length)
        near = near or anchor.spot
        for found in self._searches(words, near, folded):
            if found:
                chosen = _chosen(found, words, self._index.get(near.article), near.offset)
                if chosen is not None:
                    return self._spot(chosen, words, anchor.spot.length)
                if _strong(found, words):
                    return None  # It stands in several places, and nothing tells which is meant.
        alike = self._folded.alike(_folded_words(words)) if folded else None
        return None if alike is None else self._spot(alike, words, anchor.spot.length)

    def stands_whole(self, anchor: Anchor) -> bool:
        """Whether the quote stands in this issue with all that stood around it, and is no short one."""
        whole = f"{anchor.prefix}{anchor.quote}{anchor.suffix}"
        return len(whole) >= CONTEXT and any(whole in article.text for article in self._issue.articles)

    def _stands(self, words: Words, spot: Spot) -> bool:
        at = self._index.get(spot.article)
        if at is None:
            return False
        text = self._issue.articles[at].text
        start = spot.offset - words.lead
        if start < 0 or not text.startswith(words.quote, start):
            return False
        context = shared_context(text, start, start + len(words.quote), words)
        return len(words.quote) + context >= _needed(words)

    def _searches(self, words: Words, near: Spot, folded: bool) -> Iterator[list[Candidate]]:
        """The places to choose from, the surest kind first."""
        own = self._index.get(near.article)
        if own is not None:
            yield self._exact(words, [own])
        yield self._exact(words, range(len(self._issue.articles)))
        if folded:
            found = self._folded.same(_folded_words(words))
            yield [candidate for candidate in found if candidate.article == own]
            yield found

    def _exact(self, words: Words, articles: Sequence[int]) -> list[Candidate]:
        found: list[Candidate] = []
        for at in articles:
            text = self._issue.articles[at].text
            for start in occurrences(text, words.quote):
                end = start + len(words.quote)
                found.append(Candidate(shared_context(text, start, end, words), at, start, end))
                if len(found) > MOST:
                    return found
        return found

    @cached_property
    def _folded(self) -> Folded:
        return Folded(self._issue.articles)

    def _spot(self, found: Candidate, words: Words, length: int) -> Spot:
        article = self._issue.articles[found.article]
        if length and found.end - found.start != len(words.quote):
            length = found.end - found.start
        return Spot(article.id, min(found.start + words.lead, len(article.text)), length)


def _words(anchor: Anchor) -> Words:
    """What to look for; where nothing stands at the place itself, what stands around it."""
    if anchor.quote:
        return Words(anchor.quote, anchor.prefix, anchor.suffix)
    return Words(anchor.prefix + anchor.suffix, "", "", len(anchor.prefix))


def _folded_words(words: Words) -> Words:
    return Words(squeezed(words.quote), squeezed(words.prefix), squeezed(words.suffix))


def _needed(words: Words) -> int:
    return min(_STRENGTH, len(words.quote) + len(words.prefix) + len(words.suffix))


def _strong(found: Sequence[Candidate], words: Words) -> bool:
    return any(len(words.quote) + candidate.context >= _needed(words) for candidate in found)


def _chosen(found: Sequence[Candidate], words: Words, own: int | None, offset: int) -> Candidate | None:
    """The candidate whose surroundings are clearly the best, or as good and clearly the nearest."""
    if len(found) > MOST or not _strong(found, words):
        return None
    best = max(found).context
    good = [candidate for candidate in found if candidate.context > best - _MARGIN]
    if len(good) == 1:
        return good[0]
    if any(candidate.article != own for candidate in good):
        return None
    first, second, *_ = sorted(good, key=lambda candidate: abs(candidate.start - offset))
    return first if 2 * abs(first.start - offset) < abs(second.start - offset) else None
