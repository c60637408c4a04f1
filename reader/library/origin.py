"""An article as it stood in its source: which lines are its own, what was joined and what was moved."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import KanbaoError
from reader.issue import Box, TextBlock
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.issue import Article, Issue, Source

__all__ = ["Piece", "pieces_of", "source_lines", "source_of"]


class Piece(NamedTuple):
    """A stretch of source lines, first and last included, that the article was read from.

    `words` begin the text of its block ("" for a heading part, whose piece is a line). `comes_from`
    is the last line of the piece that the same paragraph begins with, `goes_to` the first line of
    the one that goes on with it, None where it isn't cut. `moved`: the line it is read behind,
    where that isn't its place in the source's order (0: the article begins with it).
    """

    first: int
    last: int
    words: str = ""
    comes_from: int | None = None
    goes_to: int | None = None
    moved: int | None = None


def pieces_of(article: Article) -> list[Piece]:
    """The article's pieces in the source's order; none where the source has no lines."""
    pieces = list(_in_reading_order(article))
    kept = _in_place([piece.first for piece in pieces])
    for at, piece in enumerate(pieces):
        if at not in kept:
            pieces[at] = piece._replace(moved=pieces[at - 1].last if at else 0)
    return sorted(pieces, key=lambda piece: piece[:2])


def source_of(issue: Issue, article: Article) -> Source:
    """The file that an article was read from: the issue's own, or one of those that it is made of."""
    return next((file for file in issue.files if file.path == article.source), issue.source)


def source_lines(source: Source) -> list[str]:
    """The lines of the file that an issue was read from, clean of controls, as the loader saw them.

    Raises KanbaoError where it can't be read again or is no longer the same.
    """
    from hashlib import sha256

    from reader.chars import sanitise, split_lines
    from reader.library.opening import read_again
    from reader.loader.decode import decode

    # What isn't a plain file (standard input, a pipe) could be read only once.
    data = None if source.path.startswith(("/dev/", "/proc/")) else read_again(source.path)
    if data is None:
        raise KanbaoError(t("origin.gone"), path=source.path)
    if source.sha256 and not source.is_of(sha256(data).hexdigest()):
        raise KanbaoError(t("origin.changed"), path=source.path)
    return split_lines(sanitise(decode(data, encoding=source.encoding).text).text)


def _in_reading_order(article: Article) -> Iterator[Piece]:
    yield from (Piece(first, last) for first, last in article.heading_lines)
    for block in article.blocks:
        if isinstance(block, Box):
            yield from (Piece(first, last, block.title) for first, last in block.lines or ())
            for inner in block.blocks:
                yield from _of_block(inner)
        elif isinstance(block, TextBlock):
            yield from _of_block(block)


def _of_block(block: TextBlock) -> Iterator[Piece]:
    lines = block.lines or ()
    for at, (first, last) in enumerate(lines):
        before = lines[at - 1][1] if at else None
        behind = lines[at + 1][0] if at + 1 < len(lines) else None
        # A paragraph that goes on in the next line is only wrapped.
        yield Piece(
            first,
            last,
            "" if at else block.text[:80],
            None if before is None or before + 1 == first else before,
            None if behind is None or last + 1 == behind else behind,
        )


def _in_place(firsts: Sequence[int]) -> set[int]:
    """The indices of the most pieces whose lines never go back: the rest was moved."""
    ends: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for at, first in enumerate(firsts):
        rank = bisect_right(ends, first)
        before.append(holders[rank - 1] if rank else -1)
        ends[rank : rank + 1] = [first]
        holders[rank : rank + 1] = [at]
    kept = set()
    at = holders[-1] if holders else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept
