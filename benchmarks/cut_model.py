"""What a cut-up page is made of, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Block", "CutPage", "CutStory", "Draft", "Form", "Style", "Unit"]

Form = Literal["plain", "turned", "stray"]


@dataclass(frozen=True, slots=True)
class CutStory:
    """What one story of the page truly is.

    `lines` are its source lines in reading order without its boxes', `joins` the pairs of lines
    that are one paragraph, `cut` the indices of paragraphs in several pieces.
    """

    titles: tuple[str, ...]
    paragraphs: tuple[str, ...]
    label: str | None
    boxes: tuple[tuple[str, str], ...]
    heading_lines: tuple[int, ...]
    lines: tuple[int, ...]
    joins: tuple[tuple[int, int], ...]
    cut: tuple[int, ...]
    kind: Literal["news", "photo"]


@dataclass(frozen=True, slots=True)
class CutPage:
    """A page's text and its stories, in the order of their headings in it."""

    form: Form
    name: str
    text: str
    stories: tuple[CutStory, ...]


@dataclass(slots=True)
class Block:
    """A block of the dump: lines that stand together.

    A piece of a paragraph has its number and where it starts in it, in characters; a heading or
    box has none. `numbers` are its source lines, once it is dumped.
    """

    lines: list[str]
    paragraph: int | None = None
    start: int = 0
    numbers: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Unit:
    """Blocks that a layout keeps together: a heading, one column, a box."""

    story: int
    kind: Literal["label", "heading", "column", "box"]
    blocks: list[Block]


@dataclass(slots=True)
class Draft:
    """A story as it goes onto the page."""

    titles: list[str]
    paragraphs: list[str]
    label: str | None = None
    box: tuple[str, str] | None = None
    kind: Literal["news", "photo"] = "news"
    units: list[Unit] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Style:
    """How one page is dumped; papers and converters differ, a page is of one piece.

    `wide_headings`: a second blank line before each heading.
    """

    headings: Literal["each", "block", "line"]
    half_width: bool
    indents: bool
    keeps_numbers: bool
    wide_headings: bool = False
