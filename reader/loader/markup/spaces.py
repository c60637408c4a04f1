"""White space in markup: one space, none, or the writer's own."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["is_wide", "settled"]


def is_wide(char: str) -> bool:
    """Whether a character is Chinese or set like Chinese: no space stands between two of them."""
    return "\u2e80" <= char <= "\ud7ff" or "\uf900" <= char <= "\uffef" or char >= "\U00020000"


_WIDEST = 4
"""So many spaces between two Chinese characters are the writer's; more are the page's layout."""


@cache
def _space() -> re.Pattern[str]:
    return re.compile(r"[ \t\r\n\f]+")


def settled(text: str) -> str:
    """Text with its white space read as in a browser; but Chinese papers part words by two spaces."""
    if "\n" in text or "\r" in text or "  " in text:
        return _space().sub(_one_space, text).strip()
    return _space().sub(" ", text).strip()


def _one_space(match: re.Match[str]) -> str:
    found = match[0]
    if found == " ":
        return found
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    if not (before and after and is_wide(before) and is_wide(after)):
        return " "
    if "\n" in found or "\r" in found:
        return ""
    return found if found.strip(" ") == "" and len(found) <= _WIDEST else " "
