"""The model: an issue of a newspaper, its sections, articles and blocks.

Everything here is immutable and knows nothing of files, screens or formats. A place in an
issue is an article's id and an offset, in Unicode code points, in that article's canonical
text (`Article.text`).

The model imports the standard library only, and what stands in for slow parts of it (`light`, `digest`).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from reader.digest import blake2b_hex, sha256_hex

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    from reader.light import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = [
    "Article",
    "ArticleKind",
    "Author",
    "Block",
    "BlockKind",
    "Box",
    "Furniture",
    "Issue",
    "LineRange",
    "Link",
    "Part",
    "PartName",
    "Picture",
    "Section",
    "Source",
    "TextBlock",
    "Warning",
    "article_ids",
]

LineRange = tuple[int, int]
"""First and last 1-based source line of one piece, both included."""

Link = tuple[int, int, str]
"""Words that lead elsewhere: [start, end) in code points of a block's text, and the address they lead to."""

BlockKind = Literal[
    "byline",
    "paragraph",
    "subhead",
    "caption",
    "credit",
    "sign-off",
    "jump",
    "table",
    "verse",
]
ArticleKind = Literal["news", "feature", "photo", "commentary", "brief", "advertisement", "notice"]
PartName = Literal[
    "label",
    "series",
    "kicker",
    "headline",
    "deck",
    "byline",
    "paragraph",
    "subhead",
    "caption",
    "credit",
    "sign-off",
    "jump",
    "table",
    "verse",
    "box-title",
]


@dataclass(frozen=True, slots=True)
class Author:
    """A name read out of the text and what the paper calls its bearer (记者, 通讯员)."""

    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A printed paragraph or its like, whole, with the source lines of its pieces.

    `lines` holds one range a piece in reading order; it is None where the source has no lines. What a
    source's markup says of it beyond its kind: `links`, in order and apart; `stress`, what is printed in bold
    or italics within other text, likewise; `item`, what it bears as an item of a list (• or a number), which
    is no part of the text, and `depth`, how many lists that one stands in.
    """

    kind: BlockKind
    text: str
    lines: tuple[LineRange, ...] | None = None
    links: tuple[Link, ...] = ()
    stress: tuple[tuple[int, int], ...] = ()
    item: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """A titled box set into an article (阅读提示, 核心阅读). `lines` are its title's."""

    title: str
    blocks: tuple[TextBlock, ...]
    lines: tuple[LineRange, ...] | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's place in an article. It has no part in the canonical text."""

    path: str | None = None
    alt: str = ""


Block = TextBlock | Box | Picture


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an article's canonical text: [start, end) in code points.

    `block` is the index into `Article.blocks` (None for heading parts), `inner` the index into
    a box's blocks (None elsewhere and for a box's title).
    """

    name: PartName
    start: int
    end: int
    block: int | None = None
    inner: int | None = None


@dataclass(frozen=True)
class Article:
    """One story: its heading parts, and its blocks in reading order.

    Several printed lines of one heading part are joined by a line break. `heading_lines` are the
    source lines of the label, series, kicker, headline and deck, in source order. `info` is what the source
    says of the story and no other field does, as (name, value). `source` is the path of the file that it
    stood in, where its issue is made of several: its lines are lines of that file.
    """

    id: str
    headline: str
    kind: ArticleKind = "news"
    label: str | None = None
    series: str | None = None
    kicker: str = ""
    deck: str = ""
    authors: tuple[Author, ...] = ()
    dateline: str | None = None
    date: str | None = None
    url: str | None = None
    blocks: tuple[Block, ...] = ()
    heading_lines: tuple[LineRange, ...] = ()
    info: tuple[tuple[str, str], ...] = ()
    source: str | None = None

    @cached_property
    def _canonical(self) -> tuple[str, tuple[Part, ...]]:
        texts: list[str] = []
        parts: list[Part] = []
        at = 0
        for name, text, block, inner in self._pieces():
            if texts:
                at += 1
            parts.append(Part(name, at, at + len(text), block, inner))
            texts.append(text)
            at += len(text)
        return "\n".join(texts), tuple(parts)

    def _pieces(self) -> Iterator[tuple[PartName, str, int | None, int | None]]:
        headings: tuple[tuple[PartName, str | None], ...] = (
            ("label", self.label),
            ("series", self.series),
            ("kicker", self.kicker),
            ("headline", self.headline),
            ("deck", self.deck),
        )
        for name, text in headings:
            if text:
                yield name, text, None, None
        for i, block in enumerate(self.blocks):
            if isinstance(block, TextBlock):
                if block.text:
                    yield block.kind, block.text, i, None
            elif isinstance(block, Box):
                if block.title:
                    yield "box-title", block.title, i, None
                for j, inner in enumerate(block.blocks):
                    if inner.text:
                        yield inner.kind, inner.text, i, j

    @property
    def text(self) -> str:
        """The canonical text: every part that is not empty, joined by a line break."""
        return self._canonical[0]

    def block_of(self, part: Part) -> TextBlock | None:
        """The block of text whose text a part is; None for parts of the heading and titles of boxes."""
        block = None if part.block is None else self.blocks[part.block]
        if isinstance(block, Box):
            return None if part.inner is None else block.blocks[part.inner]
        return block if isinstance(block, TextBlock) else None

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of `text` in order, with their ranges."""
        return self._canonical[1]

    @property
    def is_bare(self) -> bool:
        """Whether nothing stands below its heading, no picture either: its text is elsewhere."""
        has_text = any(part.block is not None for part in self.parts)
        return not has_text and not any(isinstance(block, Picture) for block in self.blocks)

    def text_blocks(self) -> Iterator[TextBlock]:
        """All blocks that hold text, those inside boxes too, in reading order."""
        for block in self.blocks:
            if isinstance(block, TextBlock):
                yield block
            elif isinstance(block, Box):
                yield from block.blocks


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the paper (版) or a column of it (栏目), in the paper's order."""

    articles: tuple[Article, ...]
    name: str | None = None
    page: int | None = None

    @property
    def printed(self) -> tuple[str, str]:
        """The page as the paper prints it, and the name without it: (A02, 国际) where that is `A02 国际`."""
        name = self.name or ""
        if self.page is None:
            return "", name
        first, _, rest = name.partition(" ")
        digits = first.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        if first != digits and len(first) <= 5 and digits.isdecimal() and int(digits) == self.page:
            return first, rest
        return str(self.page), name


@dataclass(frozen=True, slots=True)
class Furniture:
    """Text that belongs to no article: running heads, page numbers, watermarks, field names.

    `source` as in `Article`.
    """

    text: str
    lines: tuple[LineRange, ...] | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Warning:
    """Something a reader of the issue should know; `code` is stable, `message` is for people.

    `source` as in `Article`.
    """

    code: str
    message: str
    lines: tuple[LineRange, ...] | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where an issue was read from. `sha256` is that of the bytes, in hexadecimal.

    `part`: which of several issues in one file it is, its day; then the digest is that of the bytes' digest
    and the part (`of_part`), so that what is kept for one is not taken for another.
    """

    path: str
    reader: str
    encoding: str | None = None
    sha256: str = ""
    part: str = ""

    def of_part(self, part: str) -> Source:
        """One of several issues in this file."""
        return Source(self.path, self.reader, self.encoding, _part_digest(self.sha256, part), part)

    def is_of(self, sha256: str) -> bool:
        """Whether it was read from bytes with this digest."""
        return self.sha256 == (_part_digest(sha256, self.part) if self.part else sha256)


def _part_digest(sha256: str, part: str) -> str:
    return sha256_hex(f"{sha256}\0{part}".encode("utf-8", "replace"))


@dataclass(frozen=True)
class Issue:
    """One issue of a newspaper. `date` is ISO 8601, `number` as printed (第20712期).

    `files` are the files it is made of where those are several; then `source` is the folder or archive
    they lie in.
    """

    source: Source
    sections: tuple[Section, ...] = ()
    masthead: str | None = None
    date: str | None = None
    number: str | None = None
    furniture: tuple[Furniture, ...] = ()
    warnings: tuple[Warning, ...] = ()
    files: tuple[Source, ...] = ()

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """All articles in the paper's order."""
        return tuple(a for s in self.sections for a in s.articles)

    @cached_property
    def _by_id(self) -> dict[str, Article]:
        return {a.id: a for a in self.articles}

    def article(self, article_id: str) -> Article | None:
        """The article with this id, or None."""
        return self._by_id.get(article_id)


def article_ids(heads: Iterable[tuple[Sequence[str], str]]) -> list[str]:
    """Ids for the articles of one issue, from their heading parts and first words, in order.

    An id is a letter and a short hash of the heading's characters, white space left out and
    however it is split into parts, and of the first words of the text. Equal articles are told
    apart by a counter. So a story keeps its id as long as its head does not change.
    """
    seen: dict[str, int] = {}
    ids: list[str] = []
    for parts, first_words in heads:
        head = "".join("".join(parts).split())
        words = "".join(first_words[:64].split())[:24]
        digest = blake2b_hex(f"{head}\n{words}".encode("utf-8", "replace"), 5)
        count = seen.get(digest, 0) + 1
        seen[digest] = count
        ids.append(f"a{digest}" if count == 1 else f"a{digest}-{count}")
    return ids
