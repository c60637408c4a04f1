"""What the readers of formats hand on: an issue in the making.

A reader finds the borders of stories and paragraphs and says what a format's own marks say. What
a title line or a paragraph *is* (kicker or deck, subhead or byline) is decided afterwards, the
same way for every format, by `titles` and `blocks`; `assemble` makes the immutable `Issue`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass, field
else:
    from reader.light import dataclass, field

if TYPE_CHECKING:
    from reader.issue import ArticleKind, Author, BlockKind, Furniture, LineRange, Warning

__all__ = ["ArticleDraft", "Document", "IssueDraft", "Piece", "SectionDraft"]


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded and sanitised text: its lines without their ends, and the path it came by.

    `lines[i]` is source line i + 1. A line ends with \\n, \\r\\n or \\r, nothing else.
    """

    lines: list[str]
    path: str = ""


@dataclass(slots=True)
class Piece:
    """A paragraph or title line as it stands in the source: its text and one line range a part.

    `text` is stripped of white space at both ends. `kind` is set where the reader knows it (a
    format's own mark), else None. `box` names the box (by identity of the title piece) it stands in.
    """

    text: str
    lines: tuple[LineRange, ...]
    kind: BlockKind | None = None
    box: Piece | None = None


@dataclass(slots=True)
class ArticleDraft:
    """One story: its title lines and its body in reading order, kinds not yet decided.

    `label` and `series` hold pieces that a format marks as such; otherwise they are found among
    `titles`. `authors`, `date` and `url` are what the format's own fields say (the text's own
    bylines are read later). `kind` overrides what the text looks like.
    """

    titles: list[Piece] = field(default_factory=list)
    body: list[Piece] = field(default_factory=list)
    label: Piece | None = None
    series: Piece | None = None
    authors: tuple[Author, ...] = ()
    date: str | None = None
    url: str | None = None
    kind: ArticleKind | None = None


@dataclass(slots=True)
class SectionDraft:
    """A page or column of the paper with its stories in the paper's order."""

    articles: list[ArticleDraft] = field(default_factory=list)
    name: str | None = None
    page: int | None = None


@dataclass(slots=True)
class IssueDraft:
    """All that a reader found. What `masthead` or `date` leave open, the path may tell."""

    sections: list[SectionDraft] = field(default_factory=list)
    masthead: str | None = None
    date: str | None = None
    number: str | None = None
    furniture: list[Furniture] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)
