"""Whose words a piece has: those of its own story, or those of another one whose open end may lead to it.

Stories are told apart by the headings in printed order, since nothing better is known when this is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.seams import MOST_DRIFT
from reader.loader.topics import Topics

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Drift"]

_STORY_PIECES = 14
"""So many pieces of a story tell its words."""

_TOPIC_STEP = 1.5
"""Likeness (see `topics`) that makes a class of the drift from one story's words to another's."""


class Drift:
    """The words of a page's stories, made when first asked for.

    `texts` are the page's pieces and `heads` says which are title lines; `stories` has each piece's number of
    its story in printed order, 0 before the first heading.
    """

    def __init__(self, texts: Sequence[str], heads: Sequence[bool]) -> None:
        self.topics = Topics(texts)
        self.stories: list[int] = []
        self._askers: dict[int, int] = {}
        self._words: dict[int, frozenset[int]] = {}
        number = 0
        for i, head in enumerate(heads):
            if head and not (i and heads[i - 1]):
                number += 1
            self.stories.append(number)

    def level(self, i: int, j: int) -> int:
        """Whether piece `j` has more words of piece `i`'s story (> 0) or its own (< 0), to `MOST_DRIFT`."""
        theirs, own = self.stories[i], self.stories[j]
        if theirs == own:
            return 0
        self.ask(i, j)
        likeness = self.topics.likeness
        drift = likeness(j, self._words_of(theirs)) - likeness(j, self._words_of(own))
        return max(-MOST_DRIFT, min(MOST_DRIFT, round(drift / _TOPIC_STEP)))

    def ask(self, i: int, j: int) -> None:
        """Remember the lower of two pieces as the first that asks for their stories' words, if it is."""
        theirs, own = self.stories[i], self.stories[j]
        if theirs != own:
            self._askers.setdefault(theirs, j)
            self._askers.setdefault(own, j)

    def is_asked(self, i: int, j: int) -> bool:
        """Whether who asked first for the words of two pieces' stories is settled."""
        theirs, own = self.stories[i], self.stories[j]
        return theirs == own or (theirs in self._askers and own in self._askers)

    def _words_of(self, number: int) -> frozenset[int]:
        """The words of a story, without those of the piece that first asked for them."""
        words = self._words.get(number)
        if words is None:
            asker = self._askers[number]
            near = [k for k, n in enumerate(self.stories) if n == number and k != asker]
            words = self._words[number] = self.topics.story(near[:_STORY_PIECES])
        return words
