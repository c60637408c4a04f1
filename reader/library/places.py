"""Places in an issue: what one says, and where it is found again when the text has changed.

A place is looked for where it was, then by its words near there, then by its words in the whole
issue, then folded and without white space, then by the stretch that is most like it. In doubt it is
not found: a place that says something else is worse than none.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reader.chars import fold
from reader.store.model import Anchor, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.issue import Article, Issue

__all__ = ["CONTEXT", "Finder", "anchor_at", "head_of"]

CONTEXT = 32
"""Characters kept on either side of a place; also the most words that a point without a length has."""

_STRENGTH = 12
"""Characters of quote and surroundings together that must be the same, where there are so many."""

_MARGIN = 4
"""Characters by which the surroundings of the right place must be better than those of any other."""

_MOST = 1000
"""Places that are compared at most: words that stand oftener say nothing about a place."""

_LEAST_ALIKE = 8
"""Characters of a quote below which nothing is alike that isn't the same."""

_ALIKE = 0.8
_ALIKE_MARGIN = 0.05
_ALIKE_CONTEXT = 8
"""How much of an edited quote is the same (difflib's ratio), by how much more than anywhere else, and
how many characters beside it are unchanged."""

_LONG = 400
"""Characters of a quote beyond which its two ends are looked for, each half as long as this."""

_TELLING = frozenset("0123456789零〇一二三四五六七八九十百千万亿两半不没未无非否勿莫")
"""Two stretches in which these differ don't say the same, however alike they are."""


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
    return _squeezed("".join(parts)) + _squeezed(first[:64])[:24]


class _Words(NamedTuple):
    """What is looked for: words, what stands around them, and how far into them the place begins."""

    quote: str
    prefix: str
    suffix: str
    lead: int = 0


class _Candidate(NamedTuple):
    """A stretch that may be the place, in an article's own offsets."""

    context: int
    article: int
    start: int
    end: int


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

    def _stands(self, words: _Words, spot: Spot) -> bool:
        at = self._index.get(spot.article)
        if at is None:
            return False
        text = self._issue.articles[at].text
        start = spot.offset - words.lead
        if start < 0 or not text.startswith(words.quote, start):
            return False
        context = _context(text, start, start + len(words.quote), words)
        return len(words.quote) + context >= _needed(words)

    def _searches(self, words: _Words, near: Spot, folded: bool) -> Iterator[list[_Candidate]]:
        """The places to choose from, the surest kind first."""
        own = self._index.get(near.article)
        if own is not None:
            yield self._exact(words, [own])
        yield self._exact(words, range(len(self._issue.articles)))
        if folded:
            found = self._folded.same(_folded_words(words))
            yield [candidate for candidate in found if candidate.article == own]
            yield found

    def _exact(self, words: _Words, articles: Sequence[int]) -> list[_Candidate]:
        found: list[_Candidate] = []
        for at in articles:
            text = self._issue.articles[at].text
            for start in _occurrences(text, words.quote):
                end = start + len(words.quote)
                found.append(_Candidate(_context(text, start, end, words), at, start, end))
                if len(found) > _MOST:
                    return found
        return found

    @cached_property
    def _folded(self) -> _Folded:
        return _Folded(self._issue.articles)

    def _spot(self, found: _Candidate, words: _Words, length: int) -> Spot:
        article = self._issue.articles[found.article]
        if length and found.end - found.start != len(words.quote):
            length = found.end - found.start
        return Spot(article.id, min(found.start + words.lead, len(article.text)), length)


class _Folded:
    """All articles in one string, folded and without white space, with the way back."""

    def __init__(self, articles: Sequence[Article]) -> None:
        texts: list[str] = []
        self._starts: list[int] = []
        self._offsets = array("I")
        at = 0
        for article in articles:
            text = fold(article.text)
            kept = [offset for offset, character in enumerate(text) if not character.isspace()]
            folded = "".join(text.split()) + "\0"  # Nothing matches over it.
            self._starts.append(at)
            self._offsets.extend(kept)
            self._offsets.append(len(text))
            texts.append(folded)
            at += len(folded)
        self._text = "".join(texts)

    def same(self, words: _Words) -> list[_Candidate]:
        """All places that say the same, folded."""
        found: list[_Candidate] = []
        for start in _occurrences(self._text, words.quote):
            found.append(self._candidate(start, start + len(words.quote), words))
            if len(found) > _MOST:
                break
        return found

    def _candidate(self, start: int, end: int, words: _Words) -> _Candidate:
        at = bisect_right(self._starts, start) - 1
        context = _context(self._text, start, end, words)
        return _Candidate(context, at, self._offsets[start], self._offsets[end - 1] + 1)

    def alike(self, words: _Words) -> _Candidate | None:
        """The one stretch that is an edited form of the quote."""
        quote = words.quote
        if len(quote) <= _LONG:
            best = self._most_alike(words)
            return None if best is None else self._candidate(*best, words)
        half = _LONG // 2
        head = self._most_alike(_Words(quote[:half], words.prefix, quote[half : half + CONTEXT]))
        tail = self._most_alike(_Words(quote[-half:], quote[-half - CONTEXT : -half], words.suffix))
        if head is None or tail is None or "\0" in self._text[head[0] : tail[1]]:
            return None
        if not 0.7 * len(quote) <= tail[1] - head[0] <= 1.4 * len(quote):
            return None
        return self._candidate(head[0], tail[1], words)

    def _most_alike(self, words: _Words) -> tuple[int, int] | None:
        if len(words.quote) < _LEAST_ALIKE:
            return None
        found = sorted(
            {made for start in self._likely(words.quote) if (made := self._aligned(start, words))},
            reverse=True,
        )
        if not found:
            return None
        ratio, start, end = found[0]
        rivals = [
            other for other in found[1:] if other[0] > ratio - _ALIKE_MARGIN and abs(other[1] - start) > 2
        ]
        return None if rivals else (start, end)

    def _likely(self, quote: str) -> list[int]:
        """Where stretches begin that share many pairs of characters with the quote, in their order."""
        pairs = [(at, quote[at : at + 2]) for at in range(0, len(quote) - 1, max(1, len(quote) // 48))]
        width = max(8, len(quote) // 4)
        votes: dict[int, set[int]] = {}
        for at, pair in pairs:
            for count, start in enumerate(_occurrences(self._text, pair)):
                votes.setdefault((start - at) // width, set()).add(at)
                if count >= _MOST:
                    break
        both = {bucket: len(ats | votes.get(bucket + 1, set())) for bucket, ats in votes.items()}
        likely = sorted(
            (bucket for bucket, count in both.items() if 3 * count >= len(pairs)), key=lambda b: -both[b]
        )
        return [max(0, bucket * width) for bucket in likely[:8]]

    def _aligned(self, start: int, words: _Words) -> tuple[float, int, int] | None:
        """The stretch about here that the quote was edited into: its likeness, begin and end."""
        from difflib import SequenceMatcher

        quote = words.quote
        slack = max(16, len(quote) // 2)
        low = max(start - slack, self._text.rfind("\0", 0, start + slack) + 1)
        high = self._text.find("\0", low, start + len(quote) + 2 * slack)
        window = self._text[low : high if high >= 0 else start + len(quote) + 2 * slack]
        matcher = SequenceMatcher(None, quote, window, autojunk=False)
        blocks = _chain([block for block in matcher.get_matching_blocks() if block[2] > 1], slack // 2)
        if not blocks:
            return None
        begin, end = blocks[0][1], blocks[-1][1] + blocks[-1][2]
        ratio = 2 * sum(block[2] for block in blocks) / (len(quote) + end - begin)
        if ratio < _ALIKE or _telling(quote) != _telling(window[begin:end]):
            return None
        context = _context(self._text, low + begin, low + end, words)
        around = len(words.prefix) + len(words.suffix)
        if context < min(_ALIKE_CONTEXT, around) or context < _ALIKE_CONTEXT // 2:
            return None
        return ratio, low + begin, low + end


def _words(anchor: Anchor) -> _Words:
    """What to look for; where nothing stands at the place itself, what stands around it."""
    if anchor.quote:
        return _Words(anchor.quote, anchor.prefix, anchor.suffix)
    return _Words(anchor.prefix + anchor.suffix, "", "", len(anchor.prefix))


def _folded_words(words: _Words) -> _Words:
    return _Words(_squeezed(words.quote), _squeezed(words.prefix), _squeezed(words.suffix))


def _squeezed(text: str) -> str:
    """The text folded, without white space."""
    return "".join(fold(text).split())


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _context(text: str, start: int, end: int, words: _Words) -> int:
    """How many characters beside a stretch are as they were beside the place, counted from it outward."""
    before, after = 0, 0
    prefix, suffix = words.prefix, words.suffix
    while before < min(len(prefix), start) and text[start - before - 1] == prefix[-before - 1]:
        before += 1
    while after < min(len(suffix), len(text) - end) and text[end + after] == suffix[after]:
        after += 1
    return before + after


def _needed(words: _Words) -> int:
    return min(_STRENGTH, len(words.quote) + len(words.prefix) + len(words.suffix))


def _strong(found: Sequence[_Candidate], words: _Words) -> bool:
    return any(len(words.quote) + candidate.context >= _needed(words) for candidate in found)


def _chosen(found: Sequence[_Candidate], words: _Words, own: int | None, offset: int) -> _Candidate | None:
    """The candidate whose surroundings are clearly the best, or as good and clearly the nearest."""
    if len(found) > _MOST or not _strong(found, words):
        return None
    best = max(found).context
    good = [candidate for candidate in found if candidate.context > best - _MARGIN]
    if len(good) == 1:
        return good[0]
    if any(candidate.article != own for candidate in good):
        return None
    first, second, *_ = sorted(good, key=lambda candidate: abs(candidate.start - offset))
    return first if 2 * abs(first.start - offset) < abs(second.start - offset) else None


def _chain(blocks: Sequence[tuple[int, int, int]], gap: int) -> Sequence[tuple[int, int, int]]:
    """The blocks about the largest one, as far as no gap between two is wider than this."""
    if not blocks:
        return blocks
    first = last = max(range(len(blocks)), key=lambda at: blocks[at][2])
    while first > 0 and blocks[first][1] - sum(blocks[first - 1][1:]) <= gap:
        first -= 1
    while last + 1 < len(blocks) and blocks[last + 1][1] - sum(blocks[last][1:]) <= gap:
        last += 1
    return blocks[first : last + 1]


def _telling(text: str) -> list[str]:
    return [character for character in text if character in _TELLING]
