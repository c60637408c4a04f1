"""How many terminal cells a text fills."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

__all__ = ["cell_width", "char_width", "cut"]


def char_width(ch: str, ambiguous_wide: bool = False) -> int:
    """Cells of one character: 0, 1 or 2."""
    if " " <= ch <= "~":
        return 1
    if combining(ch):
        return 0
    return 2 if east_asian_width(ch) in ("WFA" if ambiguous_wide else "WF") else 1


def cell_width(text: str, ambiguous_wide: bool = False) -> int:
    """Cells of a text without line breaks."""
    return sum(char_width(ch, ambiguous_wide) for ch in text)


def cut(text: str, cells: int, ambiguous_wide: bool = False) -> str:
    """The text if it fits into `cells`, else its beginning and an ellipsis that do."""
    if cell_width(text, ambiguous_wide) <= cells:
        return text
    at = char_width("…", ambiguous_wide)
    if at > cells:
        return ""
    for i, ch in enumerate(text):
        at += char_width(ch, ambiguous_wide)
        if at > cells:
            return text[:i] + "…"
    return text
