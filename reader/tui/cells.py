"""Cells as the terminal counts them, for what the screen draws itself.

Terminals differ in the East Asian Ambiguous characters only, and the configuration says how this one
draws them; what counts cells on the screen counts them here.
"""

from __future__ import annotations

from reader.chars import width

__all__ = ["ambiguous_wide", "cell_width", "char_width", "count_ambiguous", "cut", "frame", "upright"]

_wide = [False]
"""One process has one terminal."""


def count_ambiguous(wide: bool) -> None:
    """From now on ambiguous characters count two cells, or one."""
    _wide[0] = wide


def ambiguous_wide() -> bool:
    """Whether they count two."""
    return _wide[0]


def char_width(ch: str) -> int:
    """Cells of one character by itself."""
    return width.char_width(ch, _wide[0])


def cell_width(text: str) -> int:
    """Cells of a text that holds no line break."""
    return width.cell_width(text, _wide[0])


def cut(text: str, cells: int) -> str:
    """The text if it fits into `cells`, else its beginning with an ellipsis."""
    return width.cut(text, cells, _wide[0])


def upright() -> str:
    """A line downwards that is one cell wide: the drawn one is itself ambiguous."""
    return "|" if _wide[0] else "│"


def frame() -> str:
    """The corners of a frame, its level and its upright line, each one cell wide."""
    return "++++-|" if _wide[0] else "┌┐└┘─│"
