"""What papers are called, known ones or not: 临江日报, The Daily Post."""

from __future__ import annotations

import re
from functools import cache

from reader.loader.hints import PAPERS

__all__ = ["is_paper"]

_ENDS = ("日报", "晚报", "时报", "晨报", "早报", "周报", "日報", "晚報", "時報", "周末")

_ENGLISH_WORDS = """
daily times post news herald gazette tribune journal chronicle observer telegraph guardian mirror mail
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())


@cache
def _capitals() -> re.Pattern[str]:
    """Words with capitals, but for small ones between them."""
    word = r"(?:[A-Z][\w.'’&-]*|of|the|and)"
    return re.compile(rf"{word}(?: {word}){{0,5}}")


def is_paper(text: str) -> bool:
    """Whether a text is a paper's name and nothing else: one that is known, or called as papers are.

    临江日报, The Daily Post.
    """
    if text in PAPERS or (3 < len(text) <= 8 and text.endswith(_ENDS)):
        return True
    words = text.split(" ")
    named = len(words) > 1 and len(text) <= 40 and not _ENGLISH.isdisjoint(word.lower() for word in words)
    return named and _capitals().fullmatch(text) is not None
