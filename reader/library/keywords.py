"""The words that tell what an article is about."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.chars import fold

if TYPE_CHECKING:
    from reader.issue import Article

__all__ = ["key_words"]


def key_words(article: Article, count: int = 10) -> list[str]:
    """Up to so many words as printed, best first: frequent here and rare elsewhere (tf-idf).

    How rare a word is says the table that jieba ships. Waits for jieba to load (half a second the first
    time), so it is called in a thread; without jieba there are none.
    """
    from reader.library.words import word_cutter

    cutter = word_cutter()
    cut = cutter.loaded()
    rarity = _rarity() if cutter.ready else {}
    if not rarity:
        return []
    usual = _median(rarity)
    # Folded, because the dictionary and the table know simplified words only.
    scores: dict[str, float] = {}
    printed: dict[str, str] = {}
    at = 0
    for word in cut(fold(article.text)):
        here = article.text[at : at + len(word)]
        at += len(word)
        if _says_something(word):
            printed.setdefault(word, here)
            scores[word] = scores.get(word, 0.0) + rarity.get(word, rarity.get(here, usual))
    return [printed[word] for word in sorted(scores, key=lambda word: -scores[word])[:count]]


def _says_something(word: str) -> bool:
    """Two characters at least, and not a number with or without a unit's mark."""
    return len(word) > 1 and word[0].isalpha() and not any(ch.isspace() for ch in word)


@cache
def _rarity() -> dict[str, float]:
    """Jieba's table of inverse document frequencies; importing what reads it takes twice as long."""
    from pathlib import Path

    import jieba

    try:
        text = Path(jieba.__file__).with_name("analyse").joinpath("idf.txt").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    table: dict[str, float] = {}
    for line in text.splitlines():
        word, _, figure = line.partition(" ")
        try:
            table[word] = float(figure)
        except ValueError:
            continue
    return table


def _median(table: dict[str, float]) -> float:
    from statistics import median

    return median(table.values())
