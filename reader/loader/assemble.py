"""From drafts to the immutable issue: titles and blocks are told apart, names and dates read.

What a draft leaves open (masthead, date, page) the path may tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.issue import Article, Issue, Picture, Section, article_ids
from reader.loader.authors import read_authors
from reader.loader.blocks import set_blocks
from reader.loader.hints import read_path
from reader.loader.storykind import headline_label, is_picture_label, story_kind
from reader.loader.titles import Heading, split_titles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.issue import Furniture, Source
    from reader.loader.draft import ArticleDraft, IssueDraft, Piece

__all__ = ["assemble"]


def assemble(draft: IssueDraft, source: Source, files: tuple[Source, ...] = ()) -> Issue:
    """The issue that a draft describes. `source.path` fills in what the text did not tell.

    `files` are those that the draft was gathered from, where they are several.
    """
    drafts = [article for section in draft.sections for article in section.articles]
    ids = iter(article_ids(_head(article) for article in drafts))
    hint = read_path(source.path)
    dates = {article.date for article in drafts}
    date = draft.date
    if date is None and len(dates) == 1:
        date = dates.pop()
    if date is None and not any(dates):
        date = hint.date
    alone = len(draft.sections) == 1
    sections = tuple(
        Section(
            name=section.name or (hint.section if alone else None),
            page=section.page if section.page is not None or not alone else hint.page,
            articles=tuple(_article(article, next(ids)) for article in section.articles),
        )
        for section in draft.sections
    )
    return Issue(
        source=source,
        masthead=draft.masthead or hint.masthead or draft.origin,
        date=date,
        number=draft.number or hint.number,
        furniture=tuple(sorted(draft.furniture, key=_first_line)),
        warnings=tuple(draft.warnings),
        sections=sections,
        files=files,
    )


def _first_line(piece: Furniture) -> int:
    return piece.lines[0][0] if piece.lines else 0


def _head(article: ArticleDraft) -> tuple[list[str], str]:
    """What an article's id is made of: its heading's characters and its first words."""
    marked = [piece for piece in (article.label, article.series) if piece is not None]
    first = next((piece.text for piece in article.body if not isinstance(piece, Picture)), "")
    return [p.text for p in (*marked, *article.titles)], first


def _article(draft: ArticleDraft, article_id: str) -> Article:
    heading = _heading(draft)
    told = heading.label.text if heading.label else headline_label(heading)
    picture = bool(told) and is_picture_label(told)
    blocks = set_blocks(draft.body, photo=True if picture else None)
    authors, dateline = read_authors(blocks, draft.authors)
    return Article(
        id=article_id,
        headline=_joined(heading.headline),
        kind=draft.kind or story_kind(heading, blocks, dateline),
        label=heading.label.text if heading.label else None,
        series=heading.series.text if heading.series else None,
        kicker=_joined(heading.kicker),
        deck=_joined(heading.deck),
        authors=authors,
        dateline=dateline,
        date=draft.date,
        url=draft.url,
        blocks=blocks,
        heading_lines=heading.lines,
        info=draft.info,
        source=draft.source,
    )


def _heading(draft: ArticleDraft) -> Heading:
    if draft.titles and all(piece.part for piece in draft.titles):
        return _marked_heading(draft)
    found = split_titles(draft.titles, [piece for piece in draft.body if not isinstance(piece, Picture)])
    label, series = draft.label or found.label, draft.series or found.series
    if label is found.label and series is found.series:
        return found
    kicker = found.kicker
    for piece, kept in ((found.label, label), (found.series, series)):
        if piece is not None and piece is not kept:
            kicker = (piece, *kicker)  # the format's own mark wins; what looked like one stays in the heading
    return Heading(label, series, kicker, found.headline, found.deck, found.margin)


def _marked_heading(draft: ArticleDraft) -> Heading:
    kicker, headline, deck = (
        tuple(piece for piece in draft.titles if piece.part == part)
        for part in ("kicker", "headline", "deck")
    )
    return Heading(draft.label, draft.series, kicker, headline, deck)


def _joined(pieces: Iterable[Piece]) -> str:
    return "\n".join(piece.text for piece in pieces)
