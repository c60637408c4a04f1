"""Which characters a search takes for the same: full and half width, capitals, traditional and simplified.

For matching only, on a copy: what is shown and quoted stays as printed. A character folds to one
character, so an offset in the folded text is the same place in the printed one; what would become longer
(… ℃ Ⅱ №) stays itself. Different characters may meet (发: 發, 髮), which finds more and loses nothing.

The table beside this module, made by tools/make_folding.py, is read when it is first needed.
"""

from __future__ import annotations

from functools import cache

__all__ = ["classes", "fold"]


def fold(text: str) -> str:
    """A text with every character replaced by the one that stands for its class; as long as before.

    Folding twice changes nothing.
    """
    return text.translate(_table())


def classes(char: str) -> str:
    """All characters that fold to what this one folds to, itself among them: a regular expression's class.

    The first is what they fold to. The characters are not escaped.
    """
    folded = fold(char)
    return folded + _others().get(folded, "")


@cache
def _lines() -> list[str]:
    """The lines of the table: what is folded to, then what folds to it. No line is empty."""
    from pathlib import Path

    return Path(__file__).with_name("folding.txt").read_text("utf-8").rstrip("\n").split("\n")


@cache
def _others() -> dict[str, str]:
    return {line[0]: line[1:] for line in _lines()}


@cache
def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for line in _lines():
        folded = line[0]
        for char in line[1:]:
            table[ord(char)] = folded
    return table
