"""Characters that stand in a text and are not seen: nobody types them when looking for a word."""

from __future__ import annotations

__all__ = ["INVISIBLE", "is_invisible", "without_invisible"]

INVISIBLE = "\u00ad\u180b-\u180d\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""Soft hyphen and variation selectors (Unicode 16), as the inside of a regular expression's class."""


def without_invisible(text: str) -> str:
    """The text without these."""
    if text.isascii():
        return text
    import re

    return re.sub(f"[{INVISIBLE}]+", "", text)


def is_invisible(char: str) -> bool:
    """Whether a character is one of these."""
    return (
        char == "\u00ad"
        or "\ufe00" <= char <= "\ufe0f"
        or "\U000e0100" <= char <= "\U000e01ef"
        or "\u180b" <= char <= "\u180d"
    )
