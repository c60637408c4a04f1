"""The hits of a query, found character by character: slow, plain, and apart from the program's own way."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, name, normalize

from reader.chars import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.issue import Article

__all__ = ["Asked", "BruteArticle", "brute_hits"]

HEADING = ("label", "series", "kicker", "headline", "deck")


class Asked(NamedTuple):
    """A query as its parts: what is to be found (and whether in headings only), what is not to be there."""

    terms: tuple[tuple[str, bool], ...]
    excluded: tuple[str, ...] = ()


def han(ch: str) -> bool:
    return ch in "々〇" or "CJK UNIFIED" in name(ch, "") or "CJK COMPATIBILITY IDEOGRAPH" in name(ch, "")


def invisible(ch: str) -> bool:
    return ch == "\u00ad" or "VARIATION SELECTOR" in name(ch, "")


def space(ch: str) -> bool:
    return category(ch) in ("Zs", "Zl", "Zp") or ch in "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85"


def accented(text: str, at: int) -> Iterator[int]:
    """How many characters make a Latin letter with its accents here, where they stand behind it."""
    end = at + 1
    while end < len(text) and category(text[end]) == "Mn":
        end += 1
        whole = normalize("NFC", text[at:end])
        if len(whole) == 1 and name(whole, "").startswith("LATIN"):
            yield end - at


class BruteArticle:
    """An article's parts, with every visible character's places by what it folds to."""

    def __init__(self, article: Article) -> None:
        self.parts: list[tuple[str, int, str]] = []
        at = 0
        for part in article.parts:
            self.parts.append((part.name, at, article.text[at : at + part.end - part.start]))
            at += part.end - part.start + 1
        self.places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for n, (_, _, text) in enumerate(self.parts):
            for i, ch in enumerate(fold(text)):
                self.places[ch].append((n, i))
                for size in accented(text, i):
                    self.places[fold(normalize("NFC", text[i : i + size]))].append((n, i))

    def hits(self, term: str, heading_only: bool) -> Iterator[tuple[int, int]]:
        done = (0, 0)
        for n, i in self.places[fold(term[0])]:
            kind, start, text = self.parts[n]
            if (n, i) < done or (heading_only and kind not in HEADING):
                continue
            end = ending(text, i, term)
            if end is not None:
                yield start + i, start + end
                done = (n, end)


def ending(text: str, at: int, term: str) -> int | None:
    """Where the term ends that begins here, if it does."""
    before = ""
    spaced = False
    for ch in term:
        if space(ch):
            spaced = True
            continue
        seen = 0
        while before and at < len(text) and (invisible(text[at]) or space(text[at])):
            if space(text[at]):
                if not (spaced or (han(before) and han(ch))):
                    return None
                seen += 1
            at += 1
        if spaced and not seen:
            return None
        sizes = (1, *accented(text, at)) if at < len(text) else ()
        fits = [size for size in sizes if fold(normalize("NFC", text[at : at + size])) == fold(ch)]
        if not fits:
            return None
        at += fits[0]
        before, spaced = ch, False
    return at


def brute_hits(asked: Asked, articles: Iterable[BruteArticle]) -> list[tuple[int, int, int]]:
    """All hits as (article, start, end), in order and each once."""
    found: set[tuple[int, int, int]] = set()
    for n, article in enumerate(articles):
        of_terms = [list(article.hits(term, heading)) for term, heading in asked.terms]
        if all(of_terms) and not any(any(True for _ in article.hits(x, False)) for x in asked.excluded):
            found |= {(n, *hit) for hits in of_terms for hit in hits}
    return sorted(found)
