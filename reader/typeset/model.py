"""What the typesetter takes and gives: options and lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["Line", "Options"]


@dataclass(frozen=True, slots=True)
class Options:
    """How an article is set.

    `indent`: paragraphs are indented by two characters (4 cells). `hang`: a closing mark may hang
    up to two cells over the measure. `paragraph_gap`: a blank row between indented paragraphs
    too. `ambiguous_wide`: the terminal draws East Asian Ambiguous characters two cells wide.
    """

    indent: bool = True
    hang: bool = True
    paragraph_gap: bool = False
    ambiguous_wide: bool = False


class Line(NamedTuple):
    """One row of cells.

    `start`, `end`: the line shows article.text[start:end]; white space at its ends is left out
    of that range, so no range holds a line break. `text`: what is drawn of it, one character for
    each of the range (a tab is drawn as a space). `prefix`: indentation and marks drawn before it.
    `role`: the part's name, "blank", or "rule" (borders that we draw ourselves). `part`: index
    into article.parts, -1 for blank lines and rules. `width`: cells of prefix and text.
    """

    start: int
    end: int
    text: str
    prefix: str
    role: str
    part: int
    width: int
