"""What `:` understands: 3 is the third article, p12 the twelfth page, 2021-12-24 that day's issue."""

from __future__ import annotations

from datetime import date as calendar
from typing import Literal, NamedTuple

__all__ = ["Goal", "goal"]

_MOST_DIGITS = 9
"""No paper has more pages or articles than that many digits tell."""

_YEARS = range(1600, 2200)
"""Those that papers have: eight digits that tell no day in them are an article's number."""

_LEAP_YEAR = 2000


class Goal(NamedTuple):
    """An article's number in the issue, a page's in the paper, both counting from 1; or a day.

    `date` is `2021-12-24`, or `-12-24` where no year was told; `letter` that of a page's part of the paper.
    """

    kind: Literal["article", "page", "date"]
    number: int = 0
    date: str = ""
    letter: str = ""


def goal(typed: str) -> Goal | None:
    """The goal that was typed; None when it names none.

    `3`, `第3篇`; `p12`, `P12`, `12版`, `第12版`, `pA02`, `A02版`; `2021-12-24`, `20211224`,
    `2021年12月24日`, `12-24`, `12月24日`.
    Full-width letters and digits count as their own.
    """
    text = "".join(typed.split()).casefold()
    text = "".join(chr(ord(ch) - 0xFEE0) if "！" <= ch <= "～" else ch for ch in text).casefold()
    date = _date(text)
    if date:
        return Goal("date", date=date)
    kind: Literal["article", "page"] = "article"
    if text.startswith("p"):
        kind, text = "page", text[1:]
    elif text.endswith("版"):
        kind, text = "page", text.removeprefix("第")[:-1]
    elif text.endswith("篇"):
        text = text.removeprefix("第")[:-1]
    letter = text[:1].upper() if kind == "page" and "a" <= text[:1] <= "z" else ""
    text = text[len(letter) :]
    if not text.isdecimal() or len(text) > _MOST_DIGITS:
        return None
    return Goal(kind, int(text), letter=letter)


def _date(text: str) -> str:
    """The day that a text names, "" where it names none."""
    marked = text.removesuffix("日").replace("年", "-").replace("月", "-")
    parts = marked.replace("/", "-").split("-")
    if text.count(".") == 2:
        parts = text.split(".")
    if len(parts) == 1 and len(text) == 8:
        parts = [text[:4], text[4:6], text[6:]]
    if len(parts) not in (2, 3) or not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return ""
    year = int(parts[0]) if len(parts) == 3 else None
    try:
        found = calendar(_LEAP_YEAR if year is None else year, int(parts[-2]), int(parts[-1]))
    except ValueError:
        return ""
    if year is None:
        return found.isoformat()[4:]
    return found.isoformat() if found.year in _YEARS else ""
