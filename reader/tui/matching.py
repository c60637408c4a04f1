"""Whether a text is what was typed: by its characters, or by what they are typed as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chars import fold

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["matcher"]


def matcher(query: str) -> Callable[[str], bool]:
    """Whether a text holds the query, or a line of it can be read as the query's letters.

    Simplified and traditional, full and half width, capitals and small letters are the same.
    Letters are pinyin, of initials or whole syllables (see `reader.chars.pinyin`).
    """
    wanted = fold(query)
    sounds = _sounds(query)
    return lambda text: wanted in fold(text) or (sounds is not None and sounds(text))


def _sounds(query: str) -> Callable[[str], bool] | None:
    """Whether a text can be read as the query's letters; None for a query without letters."""
    if not any("a" <= ch <= "z" or "ａ" <= ch <= "ｚ" for ch in query.casefold()):
        return None
    from reader.chars.pinyin import holds, typed

    letters = typed(query)
    return lambda text: holds(text, letters)
