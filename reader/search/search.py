"""One query over some stories: which hits each has, how many there are, and the next one from a place."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader.search.pattern import Hit
from reader.search.stories import by_sound, literal, meets, printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.search.query import Query, Term
    from reader.search.stories import Story
    from reader.search.whole import Words

__all__ = ["Place", "Search", "may_be_pinyin"]


class Place(NamedTuple):
    """A hit among all: the `hit`-th (from 0) of story `story`. `wrapped`: the search went round."""

    story: int
    hit: int
    wrapped: bool = False


class Search:
    """A query held against stories in reading order, which are the scope.

    A story is looked through when its hits are first asked for, and then remembered, so an instance
    is the cache for one query; typing on makes another one. With `words` only hits that begin and end
    at borders of words count; without, every substring does. Instances may be used in a thread.
    """

    def __init__(self, query: Query, scope: Sequence[Story], words: Words | None = None) -> None:
        self.query = query
        self.scope = scope
        self._words = words
        self._hits: dict[int, tuple[Hit, ...]] = {}

    # --- one story

    def hits(self, story: int) -> tuple[Hit, ...]:
        """The hits in the story of this index, in reading order."""
        hits = self._hits.get(story)
        if hits is None:
            hits = self._hits[story] = tuple(self._look(self.scope[story]))
        return hits

    def _look(self, story: Story) -> list[Hit]:
        query = self.query
        if not all(meets(term, story) for term in query.filters):
            return []
        found: set[Hit] = set()
        for term in query.terms:
            hits = self._of_term(term, story)
            if not hits:
                return []
            found.update(hits)
        if any(self._holds(term, story) for term in query.excluded):
            return []
        if not query.terms:
            for term in query.filters:
                found.update(printed(term, story.article))
            # What is asked for is nowhere in the text: the article as a whole is the hit.
            found = found or {Hit(0, 0, query.filters[0].field or "")}
        # Two terms that fold alike find the same places.
        return sorted(found)

    def _of_term(self, term: Term, story: Story) -> list[Hit]:
        if term in self._by_sound:
            return list(by_sound(term, story))
        hits = literal(term, story.article)
        words = self._words
        if words is None:
            return list(hits)
        text = story.article.text
        return [hit for hit in hits if words.whole(text, hit.start, hit.end)]

    def _holds(self, term: Term, story: Story) -> bool:
        if term.field in (None, "title"):
            return bool(self._of_term(term, story))
        return meets(term, story)

    @cached_property
    def _by_sound(self) -> frozenset[Term]:
        """The terms of letters that stand nowhere in the scope as letters, so may be pinyin."""
        letters = filter(may_be_pinyin, self.query.terms)
        return frozenset(
            term
            for term in letters
            if not any(True for story in self.scope for _ in literal(term, story.article))
        )

    # --- all stories

    def __iter__(self) -> Iterator[tuple[int, Hit]]:
        """All hits in reading order, with the index of their story; looks as far as it is asked to."""
        return ((n, hit) for n in range(len(self.scope)) for hit in self.hits(n))

    @cached_property
    def counts(self) -> tuple[int, ...]:
        """How many hits each story has."""
        return tuple(len(self.hits(n)) for n in range(len(self.scope)))

    @property
    def total(self) -> int:
        """How many hits there are in all."""
        return self._before[-1] if self._before else 0

    @cached_property
    def _before(self) -> list[int]:
        return list(accumulate(self.counts, initial=0))

    def number(self, place: Place) -> int:
        """Which of all hits a place is, from 1: the 3 of "3/17"."""
        return self._before[place.story] + place.hit + 1

    def place(self, number: int) -> Place:
        """The hit of this number, from 1 to `total`; the opposite of `number`."""
        from bisect import bisect_left

        story = bisect_left(self._before, number) - 1
        return Place(story, number - self._before[story] - 1)

    def forward(self, story: int, offset: int, *, at: bool = False) -> Place | None:
        """The first hit that begins behind an offset (with `at`: or on it), going round at the end."""
        for step in range(len(self.scope) + 1 if self.scope else 0):
            n = (story + step) % len(self.scope)
            for index, hit in enumerate(self.hits(n)):
                if step or hit.start > offset or (at and hit.start == offset):
                    return Place(n, index, wrapped=step > 0 and story + step >= len(self.scope))
        return None

    def backward(self, story: int, offset: int) -> Place | None:
        """The last hit that begins before an offset, going round at the begin."""
        for step in range(len(self.scope) + 1 if self.scope else 0):
            n = (story - step) % len(self.scope)
            hits = self.hits(n)
            for index in range(len(hits) - 1, -1, -1):
                if step or hits[index].start < offset:
                    return Place(n, index, wrapped=step > story)
        return None


def may_be_pinyin(term: Term) -> bool:
    """Whether a term is nothing but letters, which may stand for the sound of characters."""
    from reader.chars.pinyin import syllables

    return not term.quoted and syllables(term.text) is not None
