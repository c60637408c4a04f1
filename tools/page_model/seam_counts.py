"""Count which characters follow each other, begin paragraphs and end them."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from tools.page_model.material import stories_of
from tools.page_model.regression import LOADER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.stories import Half, Story

__all__ = ["count_seams", "train_seams"]

_SHORTEST = 20
"""Characters: a shorter paragraph is a subhead or an entry."""

_DICTIONARY_SIZE = 60_000_000
"""Characters of the text that jieba's word list was counted in, roughly."""

_FEW_PAIRS, _FEW_CHARS = 2, 8
"""Rarer ones are left out: their ratio is chance."""


def train_seams(pages: Path, half: Half) -> None:
    """Write the packed table."""
    data = count_seams(stories_of(pages, half))
    (LOADER / "seam_data.bin").write_bytes(data)
    print(len(data), "bytes")


def count_seams(stories: Sequence[Story]) -> bytes:
    """The table of these stories' characters and the dictionary's, packed as `seams.SeamTable` reads it."""
    pairs: Counter[str] = Counter()
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    singles: Counter[str] = Counter()
    for text in (text for story in stories for text in story.paragraphs if len(text) >= _SHORTEST):
        singles.update(text)
        pairs.update(a + b for a, b in pairwise(text))
        first[text[0]] += 1
        last[text[-1]] += 1
    _add_dictionary(pairs, singles)
    total = sum(singles.values())
    rows: dict[int, float] = {}
    for pair, count in pairs.items():
        a, b = pair[0], pair[1]
        if count >= _FEW_PAIRS and _is_han(a) and _is_han(b):
            rows[ord(a) << 16 | ord(b)] = math.log2((count - 0.5) * total / (singles[a] * singles[b]))
    starts, ends = sum(first.values()), sum(last.values())
    for char, count in singles.items():
        if count >= _FEW_CHARS and _is_han(char):
            rows[ord(char)] = math.log2((first[char] + 0.05) * total / (count * starts))
            rows[ord(char) << 16] = math.log2((last[char] + 0.05) * total / (count * ends))
    return _packed(rows)


def _packed(rows: dict[int, float]) -> bytes:
    keys = sorted(rows)
    values = array("b", [max(-127, min(127, round(rows[key] * 8))) for key in keys])
    return len(keys).to_bytes(4, "little") + array("I", keys).tobytes() + values.tobytes()


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
