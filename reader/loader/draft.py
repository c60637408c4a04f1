"""What the readers of formats hand on: an issue in the making.

A reader finds the borders of stories and paragraphs and says what a format's own marks say. What
a title line or a paragraph *is* (kicker or deck, subhead or byline) is decided afterwards, the
same way for every format, by `titles` and `blocks`; `assemble` makes the immutable `Issue`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from dataclasses import dataclass, field
else:
    from reader.light import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.issue import ArticleKind, Author, BlockKind, Furniture, LineRange, Link, Picture, Warning

__all__ = ["ArticleDraft", "Document", "IssueDraft", "Piece", "Raw", "SectionDraft", "TitlePart"]

TitlePart = Literal["kicker", "headline", "deck"]


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded and sanitised text: its lines without their ends, and the path it came by.

    `lines[i]` is source line i + 1. A line ends with \\n, \\r\\n or \\r, nothing else. `path` is safe to
    show; `folders` are the names of the folders between what the person opened and the file, outermost first.
    """

    lines: list[str]
    path: str = ""
    folders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Raw:
    """A file's bytes, for readers of what is no plain text. `path` and `folders` as in `Document`.

    A member of an archive has the archive's path before its own (`a.zip/inner/name`). `encoding` is
    what the person said the bytes are in, None when nothing was said.
    """

    data: bytes
    path: str = ""
    folders: tuple[str, ...] = ()
    encoding: str | None = None


@dataclass(slots=True)
class Piece:
    """A paragraph or title line as it stands in the source: its text and one line range a part.

    `text` is stripped of white space at both ends. `kind` is set where the reader knows it (a
    format's own mark), else None; `part` likewise for a title line: it counts where all title lines of the
    story have one. `lines` is empty where the source has no lines (HTML, PDF). `box` names the box (by
    identity of the title piece) it stands in. The rest is what markup says, as in `reader.issue.TextBlock`.
    """

    text: str
    lines: tuple[LineRange, ...] = ()
    kind: BlockKind | None = None
    box: Piece | None = None
    part: TitlePart | None = None
    links: tuple[Link, ...] = ()
    stress: tuple[tuple[int, int], ...] = ()
    item: str = ""
    depth: int = 0


@dataclass(slots=True)
class ArticleDraft:
    """One story: its title lines and its body in reading order, kinds not yet decided.

    `label` and `series` hold pieces that a format marks as such; otherwise they are found among
    `titles`. `authors`, `date` and `url` are what the format's own fields say (the text's own
    bylines are read later). `kind` overrides what the text looks like. `info` holds what a record says of the
    story and no other field does, as (name, value): tags, a source, keys that nobody knows. `source` is the
    file's path where the issue is made of several. `listed`: only the entry of a list, whose story may be in
    another file of the same issue, by the last part of its `url`.
    """

    titles: list[Piece] = field(default_factory=list)
    body: Sequence[Piece | Picture] = field(default_factory=list)
    label: Piece | None = None
    series: Piece | None = None
    authors: tuple[Author, ...] = ()
    date: str | None = None
    url: str | None = None
    kind: ArticleKind | None = None
    info: tuple[tuple[str, str], ...] = ()
    source: str | None = None
    listed: bool = False


@dataclass(slots=True)
class SectionDraft:
    """A page or column of the paper with its stories in the paper's order."""

    articles: list[ArticleDraft] = field(default_factory=list)
    name: str | None = None
    page: int | None = None


@dataclass(slots=True)
class IssueDraft:
    """All that a reader found. What `masthead` or `date` leave open, the path may tell.

    `partial`: whether the file holds a part of an issue only, where the table of readers can't know it (an
    object with one article, a list of them). `encoding` is what a reader of bytes has decoded the text by.
    `origin`: the paper that stories name as their source, which counts where neither text nor path names one
    and all files of the issue name the same. `part`: which of several issues of the file it is, as in
    `reader.issue.Source`.
    """

    sections: list[SectionDraft] = field(default_factory=list)
    masthead: str | None = None
    date: str | None = None
    number: str | None = None
    furniture: list[Furniture] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)
    partial: bool | None = None
    encoding: str | None = None
    part: str = ""
    origin: str | None = None
