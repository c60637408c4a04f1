"""Whether a picture's caption belongs to the story it was dumped below."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["begins_with_day", "is_kin", "may_stand_alone"]

_DAY = 12
"""Characters in which a caption's day stands: 图为11月28日."""

_DAYS = ("昨日", "昨天", "近日", "日前", "连日来", "連日來")

_ORNAMENTS = "■□▲△●○◆◇▶← "

_GRAM, _KIN = 3, 0.08
"""Characters in a row that are compared, and the share of a caption's that its own story repeats."""


def begins_with_day(text: str) -> bool:
    """Whether a caption begins with its day: 11月28日, 图为12月3日, 昨日."""
    if text.lstrip(_ORNAMENTS).startswith(_DAYS):
        return True
    month, _, rest = text.lstrip(_ORNAMENTS)[:_DAY].removeprefix("图为").removeprefix("圖為").partition("月")
    return bool(rest) and month[-2:].strip().isdigit() and rest.partition("日")[0].isdigit()


def may_stand_alone(text: str) -> bool:
    """Whether a caption may be of a picture without a story: it begins with its day or an ornament."""
    return text[0] in "■▲△" or begins_with_day(text)


def is_kin(caption: str, story: Iterable[str]) -> bool:
    """Whether a story's text has what the caption tells of: names, places, things."""
    whole = "\n".join(story)
    grams = {caption[i : i + _GRAM] for i in range(_DAY, len(caption) - _GRAM + 1)}
    grams = {gram for gram in grams if gram.isalpha()}
    return sum(gram in whole for gram in grams) > _KIN * len(grams)
