"""The bare page: blocks parted by blank lines, nothing marked.

Title lines are told from the rest over the whole page (`headings`), cut paragraphs are joined (`joins`),
and each story gets its pieces (`stories`). What is unsure keeps the printed order and is warned of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.issue import Warning
from reader.loader.draft import ArticleDraft, IssueDraft, Piece, SectionDraft
from reader.loader.headings import find_headings
from reader.loader.joins import join, unplaced
from reader.loader.pieces import read_scraps
from reader.loader.stories import arrange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.draft import Document
    from reader.loader.pieces import Scrap
    from reader.loader.stories import Story

__all__ = ["read", "read_stories", "sniff"]


def sniff(document: Document) -> float:
    """Any text can be a page: the reader of last resort."""
    return 0.1 if document.lines else 0.05


def read(document: Document) -> IssueDraft:
    """The stories of a bare page."""
    articles, warnings = read_stories(read_scraps(document.lines))
    return IssueDraft(sections=[SectionDraft(articles=articles)], warnings=warnings)


def read_stories(
    scraps: Sequence[Scrap], heads: Sequence[bool] | None = None
) -> tuple[list[ArticleDraft], list[Warning]]:
    """Stories out of the pieces of one page, and what is doubtful about them.

    `heads` says which pieces are title lines where a format tells; otherwise they are found.
    """
    if heads is None:
        heads = [margin > 0 for margin in find_headings(scraps)]
    joins = join(scraps, heads)
    follows = {i: j for i, j, _ in joins}
    articles = [_draft(scraps, story, follows) for story in arrange(scraps, heads, joins)]
    warnings = [
        Warning(
            "unplaced-piece",
            "this piece begins or ends in mid-sentence and its other half was not found",
            ((scraps[i].line, scraps[i].line),),
        )
        for i in unplaced(scraps, heads, joins)
    ]
    return articles, warnings


def _draft(scraps: Sequence[Scrap], story: Story, follows: dict[int, int]) -> ArticleDraft:
    label = story.label
    return ArticleDraft(
        titles=[_piece(scraps[i]) for i in story.titles],
        label=_piece(scraps[label]) if label is not None else None,
        body=_paragraphs(scraps, story.body, follows),
    )


def _piece(scrap: Scrap) -> Piece:
    return Piece(scrap.text, ((scrap.line, scrap.line),))


def _paragraphs(scraps: Sequence[Scrap], body: Sequence[int], follows: dict[int, int]) -> list[Piece]:
    """The body's paragraphs, halves joined; what stood between two halves comes behind them."""
    inside = set(body)
    tails = {follows[i] for i in body if follows.get(i) in inside}
    came = {follows[i]: i for i in body if i in follows}
    pieces: list[Piece] = []
    for i in body:
        if i in tails and came[i] in inside:
            continue
        chain = [i]
        while (nxt := follows.get(chain[-1])) is not None and nxt in inside:
            chain.append(nxt)
        pieces.append(
            Piece(
                _glue([scraps[k].text for k in chain]), tuple((scraps[k].line, scraps[k].line) for k in chain)
            )
        )
    return _boxed(pieces, [scraps[i].shape for i in body if i not in tails])


def _glue(texts: Sequence[str]) -> str:
    """Halves of a paragraph as one text; Latin words get the space that the cut took."""
    whole = texts[0]
    for text in texts[1:]:
        gap = (
            " "
            if whole[-1].isascii() and whole[-1].isalpha() and text[0].isascii() and text[0].isalpha()
            else ""
        )
        whole += gap + text
    return whole


def _boxed(pieces: list[Piece], shapes: Sequence[str]) -> list[Piece]:
    """Say which piece stands in a box: the one behind a box's title."""
    for title, inner, shape in zip(pieces, pieces[1:], shapes, strict=False):
        if shape == "box":
            inner.box = title
    return pieces
