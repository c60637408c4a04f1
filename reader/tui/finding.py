"""Finding: what is looked for, in which scope, and where its hits stand. No screen is needed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.search import Query, QueryError, Search, parse, stories
from reader.search.query import NothingYetError
from reader.tui.lit import apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search import Hit, Place, Story
    from reader.search.whole import Words
    from reader.tui.hits import HitList
    from reader.tui.reading import Reading

__all__ = ["SCOPES", "Finding", "Scope", "Wanted", "counted"]

Scope = Literal["article", "issue"]
SCOPES: tuple[Scope, ...] = ("issue", "article")
"""In the order that Tab goes round."""


class Wanted(NamedTuple):
    """What is looked for: the query as typed, where, and whether only whole words count."""

    text: str = ""
    scope: Scope = "issue"
    whole: bool = False


class Finding:
    """A query over what is open. Its hits are looked up for the issue, or the article, at hand."""

    def __init__(self, wanted: Wanted, words: Words | None = None, *, typing: bool = False) -> None:
        """`words` tells whole words, where only those are wanted and it is there to be asked.

        `typing`: the query's end may still be open. `fault` says what can't be read of it.
        """
        self.wanted = wanted
        self.fault: QueryError | None = None
        self.lit = True
        """Whether the hits are shown."""
        self.listed: HitList | None = None
        """The list of all hits, as it was left."""
        self._words = words
        self._query: Query | None = None
        self._made: tuple[object, Search | None] = (None, None)
        self._ranges: tuple[object, list[tuple[int, int]]] = (None, [])
        self._now: tuple[int, int, Hit] | None = None
        try:
            self._query = parse(wanted.text, typing=typing) if wanted.text.strip() else None
        except QueryError as error:
            self.fault = None if typing and isinstance(error, NothingYetError) else error

    def anew(self) -> Finding:
        """The same, for a text that is another one."""
        made = Finding(self.wanted, self._words)
        made.lit = self.lit
        return made

    def take_over(self, other: Finding) -> None:
        """What another one found already for the same query is not looked up again."""
        if (self._query, self.wanted, self._words) == (other._query, other.wanted, other._words):
            self._made = other._made

    @property
    def usable(self) -> bool:
        """Whether there is something to look for."""
        return self._query is not None

    def search(self, reading: Reading) -> Search | None:
        """The query held against what is at hand; None where it can't be read."""
        alone = self.wanted.scope == "article"
        of = (reading.issue_index, reading.article_index if alone else None)
        if self._made[0] != of:
            scope = _stories(reading, alone)
            self._made = of, Search(self._query, scope, self._words) if self._query else None
        return self._made[1]

    def count(self, reading: Reading) -> tuple[int, int]:
        """How many hits there are, and in how many articles."""
        return counted(self.search(reading))

    # --- the hit that one stands on

    def next_from(self, reading: Reading, step: int, *, at: bool = False) -> Place | None:
        """The next (1) or previous (-1) hit from the one that one stands on, else from the screen's first
        line; with `at`, one that stands there itself counts.
        """
        search = self.search(reading)
        if search is None:
            return None
        story = 0 if self.wanted.scope == "article" else reading.article_index
        now = self.now(reading)
        if now is not None and not at:
            offset = now.start
        else:
            offset = reading.place.offset
            at = at or offset == 0 or step > 0
        return search.forward(story, offset, at=at) if step > 0 else search.backward(story, offset)

    def stand_on(self, reading: Reading, place: Place) -> None:
        """Bring a hit on the screen, and light it up more than the others."""
        search = self.search(reading)
        if search is None:
            return
        article = reading.article_index if self.wanted.scope == "article" else place.story
        self.stand_on_hit(reading, article, search.hits(place.story)[place.hit])

    def stand_on_hit(self, reading: Reading, article: int, hit: Hit) -> None:
        """The same with the hit itself, of the article with this index in the issue.

        Its paragraph is then at hand: what acts on a paragraph acts on the one that was found.
        """
        reading.show(article, hit.start)
        reading.point(reading.part_at(hit.start))
        self._now = reading.issue_index, article, hit

    def now(self, reading: Reading) -> Hit | None:
        """The hit that one stands on, as long as it is on the screen."""
        if self._now is None or self._now[:2] != (reading.issue_index, reading.article_index):
            return None
        hit = self._now[2]
        return hit if reading.is_shown(hit.start) else None

    def leave(self) -> None:
        """Stand on no hit any more."""
        self._now = None

    # --- what is lit

    def ranges(self, reading: Reading) -> list[tuple[int, int]]:
        """The hits in the article at hand, in order and apart."""
        of = (reading.issue_index, reading.article_index)
        if self._ranges[0] != of:
            search = self.search(reading)
            story = 0 if self.wanted.scope == "article" else reading.article_index
            hits = search.hits(story) if search and story < len(search.scope) else ()
            self._ranges = of, apart((hit.start, hit.end) for hit in hits)
        return self._ranges[1]


def counted(search: Search | None) -> tuple[int, int]:
    """How many hits a search has, and in how many articles."""
    return (search.total, sum(map(bool, search.counts))) if search else (0, 0)


def _stories(reading: Reading, alone: bool) -> Sequence[Story]:
    """What is searched: the issue at hand, or of it the article at hand."""
    found = stories([reading.issue])
    return found[reading.article_index : reading.article_index + 1] if alone else found
