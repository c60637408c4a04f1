"""The archive page: 2001年6月15日人民日报 第3版, then each story: 第3版(国际), 专栏:…, titles, text.

Reading has two steps. `read_chunks` cuts the page at its marks; `read_chunk` makes a chunk a story.
The marks are furniture; a column's name behind 专栏: is the story's label.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.issue import Furniture, Warning
from reader.loader.draft import ArticleDraft, IssueDraft, Piece, SectionDraft
from reader.loader.hints import find_date, find_paper, iso_date, read_line
from reader.loader.listed import Chunk, place_listed_titles
from reader.loader.shortlines import is_closed
from reader.loader.sitelines import doubled, is_site_line, split_watermark
from reader.loader.titlelines import find_titles
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.issue import Picture
    from reader.loader.draft import Document

__all__ = ["read", "set_aside", "sniff"]

_SNIFFED = 400
_CUT = 30
"""A line from this many characters on that does not end as a sentence may be a cut paragraph's half."""


@cache
def _page_head() -> re.Pattern[str]:
    return re.compile(
        r"(\d{4})年(\d{1,2})月(\d{1,2})日[ \u3000]*《?(\w{2,12}?)》?"
        r"[ \u3000]*第[ \u3000]*(\d{1,3})[ \u3000]*版$"
    )


@cache
def _story_mark() -> re.Pattern[str]:
    return re.compile(r"第[ \u3000]?(\d{1,3})[ \u3000]?版[ \u3000]?[(（]([^()（）]{0,20})[)）]")


def _mark(line: str) -> re.Match[str] | None:
    """The match of a story's mark at a line's start, or None."""
    text = line.lstrip()
    return _story_mark().match(text) if text[:1] == "第" else None


def sniff(document: Document) -> float:
    """Sure where a line 第N版(…) has 专栏: with it or stands below a page's head."""
    lines = document.lines[:_SNIFFED]
    headed = text = False  # `text`: stories stand below the page's head, and not below marks of their own
    marks = 0
    for number, line in enumerate(lines):
        found = _mark(line)
        if found:
            marks += 1
            rest = line.lstrip()[found.end() :] or (lines[number + 1] if number + 1 < len(lines) else "")
            if rest.lstrip().startswith(("专栏:", "专栏：")):
                return 0.95
            if (headed and not text) or (marks > 1 and not rest.strip()):
                return 0.7
        text = text or (headed and len(line) > _CUT and is_closed(line.strip()))
        headed = headed or (line.rstrip().endswith("版") and _page_head().match(line.strip()) is not None)
    return 0.0


def read(document: Document) -> IssueDraft:
    """The stories of one or more archive pages; each page, and each name of a page, is a section."""
    issue = IssueDraft()
    last: tuple[int | None, str | None, str | None] | None = None
    for chunk in read_chunks(document.lines, issue):
        article = read_chunk(chunk, issue)
        if article is None:
            continue
        if last != (chunk.page, chunk.section, chunk.date):
            issue.sections.append(SectionDraft(page=chunk.page, name=chunk.section))
            last = (chunk.page, chunk.section, chunk.date)
        issue.sections[-1].articles.append(article)
    dates = {article.date for section in issue.sections for article in section.articles}
    if len(dates) == 1:
        issue.date = dates.pop()
    return issue


def read_chunks(lines: Sequence[str], issue: IssueDraft) -> list[Chunk]:
    """The page's stretches, one a story mark. Marks, page heads and a site's lines go to the furniture."""
    chunks: list[Chunk] = []
    chunk = Chunk()
    above = True  # nothing but a site's own lines stands between a page's top or head and its first mark
    latest: Piece | None = None
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text:
            continue
        piece = Piece(text, ((number, number),))
        head = _page_head().match(text) if text[-1] == "版" else None
        found = None if head else _mark(text)
        if head:
            above = True
            chunk = Chunk(page=int(head[5]), date=iso_date(*head.group(1, 2, 3)))
            chunks.append(chunk)
            issue.masthead = issue.masthead or head[4]
            issue.furniture.append(Furniture(text, piece.lines))
        elif found:
            above = False
            chunk = Chunk([], int(found[1]), found[2].strip() or None, chunk.date, listed=latest)
            chunks.append(chunk)
            issue.furniture.append(Furniture(found.group(), piece.lines))
            _rest_of_mark(chunk, text[found.end() :].strip(), number, issue)
        elif chunks and text.startswith(("专栏:", "专栏：")) and not chunk.pieces and chunk.label is None:
            _column(chunk, text, number, issue)
        elif (above and (not chunks or _is_running(text))) or _is_page_line(text):
            issue.furniture.append(Furniture(text, piece.lines))
        else:
            chunk.pieces.append(piece)
        latest = piece
    _date_from_site(chunks, issue)
    place_listed_titles(chunks, issue)
    return [c for c in chunks if c.pieces or c.label is not None]


def _date_from_site(chunks: Sequence[Chunk], issue: IssueDraft) -> None:
    """Where no page has a head, what the site wrote above the first mark tells date and paper."""
    if not chunks or any(chunk.date for chunk in chunks):
        return
    first = chunks[0].listed.lines[0][0] if chunks[0].listed else 0
    top = [f.text for f in issue.furniture if f.lines and f.lines[0][0] <= first]
    dates = {date for text in top if (date := find_date(text))}
    if len(dates) == 1:
        date = dates.pop()
        for chunk in chunks:
            chunk.date = date
    issue.masthead = issue.masthead or next((paper for text in top if (paper := find_paper(text))), None)


def _is_page_line(text: str) -> bool:
    """第 3 版 alone on a line."""
    return len(text) <= 8 and text[0] == "第" and text[-1] == "版" and text[1:-1].strip().isdecimal()


def _is_running(text: str) -> bool:
    return is_site_line(text) or len(text) <= _CUT or read_line(text) is not None


def _column(chunk: Chunk, text: str, number: int, issue: IssueDraft) -> None:
    """专栏:来信综述 gives the label; 专栏: itself is furniture."""
    issue.furniture.append(Furniture(text[:3], ((number, number),)))
    name = text[3:].strip()
    if name:
        chunk.label = Piece(name, ((number, number),))


def _rest_of_mark(chunk: Chunk, rest: str, number: int, issue: IssueDraft) -> None:
    """What stands on the mark's own line: 专栏: with a name, or the text itself."""
    if rest.startswith(("专栏:", "专栏：")) and len(rest) <= _CUT:
        _column(chunk, rest, number, issue)
        return
    if rest.startswith(("专栏:", "专栏：")):
        issue.furniture.append(Furniture(rest[:3], ((number, number),)))
        rest = rest[3:]
    paragraphs = rest.split("  ") if rest.count("  ") > 1 else [rest]
    chunk.pieces += [Piece(text, ((number, number),)) for part in paragraphs if (text := part.strip())]


def read_chunk(chunk: Chunk, issue: IssueDraft) -> ArticleDraft | None:
    """The story of a chunk; None where only a site's lines stand in it."""
    pieces = _clean(chunk.pieces, issue)
    if not pieces and chunk.label is None:
        return None
    texts = [piece.text for piece in pieces]
    titles = find_titles(texts)
    head, body = pieces[titles.start : titles.stop], pieces[titles.stop :] + pieces[: titles.start]
    again = doubled([piece.text for piece in body])
    if again:
        issue.warnings.append(set_aside(body[again:], issue))
        body = body[:again]
    if any(len(piece.text) >= _CUT and not is_closed(piece.text) for piece in body):
        article = _joined(head, body, issue)
    else:
        article = ArticleDraft(titles=head, body=body)
    if titles.start and titles.stop < len(pieces):
        article.body = _close_seam(article.body, pieces[-1], pieces[0])
    article.label = chunk.label or article.label
    article.date = chunk.date
    return article


def _joined(head: Sequence[Piece], body: Sequence[Piece], issue: IssueDraft) -> ArticleDraft:
    """The story read as a page is: its cut paragraphs joined, also across a box."""
    from reader.loader.page import read_stories  # heavy, and few archives have cut paragraphs
    from reader.loader.pieces import Scrap

    scraps = [Scrap(piece.text, piece.lines, 0) for piece in (*head, *body)]
    articles, warnings = read_stories(scraps, [i < len(head) for i in range(len(scraps))])
    issue.warnings += warnings
    story, *others = sorted(articles, key=lambda article: not article.titles)
    for other in others:  # one mark is one story, whatever its text looks like
        story.body = [*story.body, *other.titles, *other.body]
    return story


def _close_seam(body: Sequence[Piece | Picture], end: Piece, tail: Piece) -> list[Piece | Picture]:
    """The body, the story's last column joined to its tail that was dumped above its head, if it is open."""
    for i, (upper, lower) in enumerate(pairwise(body)):
        if not (isinstance(upper, Piece) and isinstance(lower, Piece)):
            continue
        if upper.lines[-1:] == end.lines and lower.lines[:1] == tail.lines and not is_closed(upper.text):
            return [*body[:i], Piece(upper.text + lower.text, upper.lines + lower.lines), *body[i + 2 :]]
    return list(body)


def _clean(pieces: list[Piece], issue: IssueDraft) -> list[Piece]:
    """The pieces without a site's lines at their end and without watermarks."""
    while pieces and is_site_line(pieces[-1].text):
        issue.furniture.append(Furniture(pieces[-1].text, pieces[-1].lines))
        pieces = pieces[:-1]
    for piece in pieces:
        text, watermark = split_watermark(piece.text)
        if watermark:
            piece.text = text
            issue.furniture.append(Furniture(watermark, piece.lines))
    return [piece for piece in pieces if piece.text]


def set_aside(copy: Sequence[Piece], issue: IssueDraft) -> Warning:
    """Put a second copy of a body into the furniture, and the warning that says so."""
    issue.furniture += [Furniture(piece.text, piece.lines) for piece in copy]
    lines = ((copy[0].lines[0][0], copy[-1].lines[-1][1]),)
    return Warning("doubled-body", t("loader.doubled-body"), lines)
