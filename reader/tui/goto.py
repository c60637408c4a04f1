"""What `:` understands: 3 is the third article, p12 the twelfth page of the paper."""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["Goal", "goal"]

_MOST_DIGITS = 9
"""No paper has more pages or articles than that many digits tell."""


class Goal(NamedTuple):
    """An article's number in the issue, or a page's number in the paper; both count from 1."""

    kind: Literal["article", "page"]
    number: int


def goal(typed: str) -> Goal | None:
    """The goal that was typed (`3`, `p12`, `P12`, `12版`, `第12版`, `第3篇`); None when it names none.

    Full-width letters and digits count as their own.
    """
    text = "".join(typed.split()).casefold()
    text = "".join(chr(ord(ch) - 0xFEE0) if "！" <= ch <= "～" else ch for ch in text).casefold()
    kind: Literal["article", "page"] = "article"
    if text.startswith("p"):
        kind, text = "page", text[1:]
    elif text.endswith("版"):
        kind, text = "page", text.removeprefix("第")[:-1]
    elif text.endswith("篇"):
        text = text.removeprefix("第")[:-1]
    if not text.isdecimal() or len(text) > _MOST_DIGITS:
        return None
    return Goal(kind, int(text))
