"""Count which characters follow each other, begin paragraphs and end them."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from reader.loader.seams import SeamTable
from tools.page_model.material import stories_of
from tools.page_model.regression import LOADER
from tools.page_model.tagged import read_tagged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from benchmarks.stories import Half, Story

__all__ = ["count_seams", "train_seams"]

_SHORTEST = 20
"""Characters: a shorter paragraph is a subhead or an entry."""

_DICTIONARY_SIZE = 60_000_000
"""Characters of the text that jieba's word list was counted in, roughly."""

_CLAUSE_ENDS = frozenset("，。；！？：,;")
_SHARE_BASE = 6
"""Bits: see `SeamTable.SHARE`."""

_FEW_PAIRS, _FEW_CHARS = 5, 8
"""Rarer ones are left out: their ratio is chance."""


def train_seams(pages: Path, half: Half, tagged: Path | None) -> None:
    """Write the packed table."""
    more = read_tagged(tagged, half).paragraphs if tagged else []
    data = count_seams(stories_of(pages, half), more)
    (LOADER / "seam_data.bin").write_bytes(data)
    print(len(data), "bytes")


def count_seams(stories: Sequence[Story], more: Iterable[str]) -> bytes:
    """The table of these stories' characters, of more paragraphs and the dictionary's.

    Packed as `seams.SeamTable` reads it.
    """
    pairs: Counter[str] = Counter()
    first: Counter[str] = Counter()
    begins: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    singles: Counter[str] = Counter()
    texts = chain((text for story in stories for text in story.paragraphs), more)
    for text in (text for text in texts if len(text) >= _SHORTEST):
        singles.update(text)
        pairs.update(a + b for a, b in pairwise(text))
        first[text[0]] += 1
        begins[text[0]] += 1
    for pair, count in pairs.items():
        if pair[0] in _CLAUSE_ENDS:
            begins[pair[1]] += count
        if pair[1] in _CLAUSE_ENDS:
            ends[pair[0]] += count
    rows = {
        SeamTable.BORDER + char: value
        for char, value in _shares(first, singles)
        if singles[char] >= _FEW_CHARS
    }
    rows |= {SeamTable.CLAUSE + char: value for char, value in _shares(begins, singles)}
    rows |= {char + SeamTable.BORDER: value for char, value in _shares(ends, singles)}
    _add_dictionary(pairs, singles)
    total = sum(singles.values())
    rows |= {
        SeamTable.SHARE + char: math.log2(1e6 * count / total) - _SHARE_BASE
        for char, count in singles.items()
        if _is_han(char) and count >= _FEW_CHARS
    }
    rows |= {
        pair: math.log2((count - 0.5) * total / (singles[pair[0]] * singles[pair[1]]))
        for pair, count in pairs.items()
        if count >= _FEW_PAIRS and _is_han(pair[0]) and _is_han(pair[1])
    }
    return _packed(rows)


def _shares(counts: Counter[str], singles: Counter[str]) -> Iterator[tuple[str, float]]:
    """How much likelier than chance each character stands where it was counted, in bits."""
    total, places = sum(singles.values()), sum(counts.values())
    for char, count in singles.items():
        if count >= _FEW_CHARS and _is_han(char):
            yield char, math.log2((counts[char] + 0.3) * total / (count * places))


def _packed(rows: Mapping[str, float]) -> bytes:
    """The table as `SeamTable` reads it."""
    keys = sorted(rows)
    heads: dict[str, int] = {}
    for at, key in enumerate(keys):
        heads.setdefault(key[0], at)
    halves = [max(0, min(15, round(rows[key]) + 6)) for key in keys] + [0]
    return b"".join(
        (
            len(heads).to_bytes(4, "little"),
            len(keys).to_bytes(4, "little"),
            array("H", map(ord, heads)).tobytes(),
            array("I", [*heads.values(), len(keys)]).tobytes(),
            array("H", [ord(key[1]) for key in keys]).tobytes(),
            bytes(low | high << 4 for low, high in zip(halves[::2], halves[1::2], strict=False)),
        )
    )


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _add_dictionary(pairs: Counter[str], singles: Counter[str]) -> None:
    """jieba's word list with its counts: pairs inside words, seen in far more text than ours."""
    import jieba

    scale = sum(singles.values()) / _DICTIONARY_SIZE
    for line in Path(jieba.__file__).with_name("dict.txt").read_text("utf-8").splitlines():
        word, count, *_ = line.split(" ")
        seen = max(1, round(int(count) * scale))
        singles.update(dict.fromkeys(word, seen))
        for a, b in pairwise(word):
            pairs[a + b] += seen
