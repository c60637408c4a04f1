"""Words in all articles of an issue: the same when folded, or alike when they were edited."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.chars import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.issue import Article

__all__ = ["CONTEXT", "MOST", "Candidate", "Folded", "Words", "occurrences", "shared_context", "squeezed"]

CONTEXT = 32
"""Characters kept on either side of a place; also the most words that a point without a length has."""

MOST = 1000
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


class Words(NamedTuple):
    """What is looked for: words, what stands around them, and how far into them the place begins."""

    quote: str
    prefix: str
    suffix: str
    lead: int = 0


class Candidate(NamedTuple):
    """A stretch that may be the place, in an article's own offsets."""

    context: int
    article: int
    start: int
    end: int


class Folded:
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

    def same(self, words: Words) -> list[Candidate]:
        """All places that say the same, folded."""
        found: list[Candidate] = []
        for start in occurrences(self._text, words.quote):
            found.append(self._candidate(start, start + len(words.quote), words))
            if len(found) > MOST:
                break
        return found

    def _candidate(self, start: int, end: int, words: Words) -> Candidate:
        at = bisect_right(self._starts, start) - 1
        context = shared_context(self._text, start, end, words)
        return Candidate(context, at, self._offsets[start], self._offsets[end - 1] + 1)

    def alike(self, words: Words) -> Candidate | None:
        """The one stretch that is an edited form of the quote."""
        quote = words.quote
        if len(quote) <= _LONG:
            best = self._most_alike(words)
            return None if best is None else self._candidate(*best, words)
        half = _LONG // 2
        head = self._most_alike(Words(quote[:half], words.prefix, quote[half : half + CONTEXT]))
        tail = self._most_alike(Words(quote[-half:], quote[-half - CONTEXT : -half], words.suffix))
        if head is None or tail is None or "\0" in self._text[head[0] : tail[1]]:
            return None
        if not 0.7 * len(quote) <= tail[1] - head[0] <= 1.4 * len(quote):
            return None
        return self._candidate(head[0], tail[1], words)

    def _most_alike(self, words: Words) -> tuple[int, int] | None:
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
            for count, start in enumerate(occurrences(self._text, pair)):
                votes.setdefault((start - at) // width, set()).add(at)
                if count >= MOST:
                    break
        both = {bucket: len(ats | votes.get(bucket + 1, set())) for bucket, ats in votes.items()}
        likely = sorted(
            (bucket for bucket, count in both.items() if 3 * count >= len(pairs)), key=lambda b: -both[b]
        )
        return [max(0, bucket * width) for bucket in likely[:8]]

    def _aligned(self, start: int, words: Words) -> tuple[float, int, int] | None:
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
        context = shared_context(self._text, low + begin, low + end, words)
        around = len(words.prefix) + len(words.suffix)
        if context < min(_ALIKE_CONTEXT, around) or context < _ALIKE_CONTEXT // 2:
            return None
        return ratio, low + begin, low + end


def squeezed(text: str) -> str:
    """The text folded, without white space."""
    return "".join(fold(text).split())


def occurrences(text: str, words: str) -> Iterator[int]:
    """Where the words stand in a text; none where there are no words."""
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def shared_context(text: str, start: int, end: int, words: Words) -> int:
    """How many characters beside a stretch are as they were beside the place, counted from it outward."""
    before, after = 0, 0
    prefix, suffix = words.prefix, words.suffix
    while before < min(len(prefix), start) and text[start - before - 1] == prefix[-before - 1]:
        before += 1
    while after < min(len(suffix), len(text) - end) and text[end + after] == suffix[after]:
        after += 1
    return before + after


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
