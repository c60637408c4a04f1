"""The bare page: blocks parted by blank lines, nothing marked.

Title lines are told from the rest over the whole page (`headings`), cut paragraphs are joined (`joins`),
and each story gets its pieces (`stories`). What is unsure keeps the printed order and is warned of.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.issue import Furniture, Warning
from reader.loader.draft import ArticleDraft, IssueDraft, Piece, SectionDraft
from reader.loader.headings import find_headings
from reader.loader.imprint import is_imprint
from reader.loader.joins import Seams, join, unplaced
from reader.loader.pageheads import find_pages
from reader.loader.pieces import Scrap, read_scraps, scraps_of
from reader.loader.stories import arrange
from reader.loader.unwrap import reflow
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.draft import Document
    from reader.loader.stories import Story

__all__ = ["read", "read_stories", "sniff"]

_PAGE, _LONG, _MOST = 150, 300, 900
"""Pieces: more than a page has; from where any heading cuts; from where anything does."""

_VERSE, _STANZA = 20, 4
"""Characters of the longest line of verse, and how many such lines in a row are a poem."""

_LIST_MARKS, _LIST_NEAR = ("1.", "1．", "1、", "01"), 9
"""How the first entry of a list of contents begins, and among how many pieces it is looked for."""

_TITLE_LINES = 8
"""So many title lines at most stand together over a story."""


def sniff(document: Document) -> float:
    """Any text can be a page: the reader of last resort."""
    return 0.1 if document.lines else 0.05


def read(document: Document) -> IssueDraft:
    """The stories of a bare page, or of several parted by running heads; a section each.

    A text that was hard-wrapped gets its paragraphs back first. Where nothing is left beside running heads
    and imprints, these are what there is to read.
    """
    issue = _read_pages(document)
    if not issue.sections:
        articles, warnings = read_stories(read_scraps(document.lines))
        return IssueDraft(sections=[SectionDraft(articles=articles)], warnings=warnings)
    return issue


def _read_pages(document: Document) -> IssueDraft:
    """A section for each page that has text, running heads and imprints set aside."""
    parts = find_pages(document.lines)
    heads = {k for part in parts for k in part.heads}
    lines = ["" if k in heads else line for k, line in enumerate(document.lines)] if heads else document.lines
    reflowed = reflow(lines)
    scraps = read_scraps(lines) if reflowed is None else scraps_of(reflowed.pieces, lines)
    issue = IssueDraft(furniture=[] if reflowed is None else list(reflowed.furniture))
    issue.furniture += [Furniture(document.lines[k].strip(), ((k + 1, k + 1),)) for k in sorted(heads)]
    imprints = [k for k, scrap in enumerate(scraps) if scrap.shape != "closed" and is_imprint(scrap.text)]
    issue.furniture += [Furniture(scraps[k].text, scraps[k].lines) for k in imprints]
    for k in reversed(imprints):
        del scraps[k]
    named = _take_listed(scraps, issue)
    starts = [bisect_left(scraps, part.start + 1, key=_line) for part in parts]
    for part, start, end in zip(parts, [0, *starts[1:]], [*starts[1:], len(scraps)], strict=True):
        if start == end:
            continue
        articles, warnings = read_stories(scraps[start:end], named=named)
        for article in articles:
            article.date = part.date
        issue.sections.append(SectionDraft(articles=articles, name=part.section, page=part.page))
        issue.warnings += warnings
    issue.masthead = next((part.masthead for part in parts if part.masthead), None)
    issue.number = next((part.number for part in parts if part.number), None)
    return issue


def _take_listed(scraps: list[Scrap], issue: IssueDraft) -> frozenset[int]:
    """Set aside a list of contents on top and the numbers before the headlines it names; these lines."""
    if not any(scrap.text.startswith(_LIST_MARKS) for scrap in scraps[:_LIST_NEAR]):
        return frozenset()
    from reader.loader.listedtitles import listed_titles

    listed = listed_titles(scraps)
    if listed is None:
        return frozenset()
    for k, size in listed.titles.items():
        if size:
            issue.furniture.append(Furniture(scraps[k].text[:size].strip(), scraps[k].lines))
            scraps[k] = Scrap(scraps[k].text[size:], scraps[k].lines, scraps[k].gap, scraps[k].indent)
    lines = frozenset(scraps[k].line for k in listed.titles)
    issue.furniture += [Furniture(scraps[k].text, scraps[k].lines) for k in listed.entries]
    del scraps[listed.entries[0] : listed.entries[-1] + 1]
    return lines


def _line(scrap: Scrap) -> int:
    return scrap.line


def read_stories(
    scraps: Sequence[Scrap],
    heads: Sequence[bool] | None = None,
    named: frozenset[int] = frozenset(),
) -> tuple[list[ArticleDraft], list[Warning]]:
    """Stories out of the pieces of one page (or of a stream of pages), and what is doubtful about them.

    `heads` says which pieces are title lines where a format tells; otherwise they are found, and those on the
    lines `named` are title lines.
    """
    if heads is None:
        heads = [margin > 0 for margin in find_headings(scraps)]
        if named:
            heads = [head or scrap.line in named for head, scrap in zip(heads, scraps, strict=True)]
    articles: list[ArticleDraft] = []
    warnings: list[Warning] = []
    for start, end in _stretches(scraps, heads):
        stories, doubts = _read_stretch(scraps[start:end], heads[start:end])
        articles += stories
        warnings += doubts
    return articles, warnings


def _stretches(scraps: Sequence[Scrap], heads: Sequence[bool]) -> list[tuple[int, int]]:
    """A long stream cut where a story surely begins, so that the work on it stays linear.

    A page of a paper is one stretch. A cut wants a heading below a closed piece, and at first also a
    lead or byline under that heading; the longer the stretch grows, the less is asked.
    """
    cuts = [0]
    count = len(scraps)
    for i in range(_PAGE, count):
        size = i - cuts[-1]
        if size < _PAGE or not (heads[i] and not heads[i - 1]):
            if size >= _MOST:
                cuts.append(i)
            continue
        end = next((k for k in range(i, min(count, i + _TITLE_LINES)) if not heads[k]), i)
        marked = scraps[end].lead or scraps[end].shape == "byline"
        if scraps[i - 1].shape not in ("open", "short") and (marked or size >= _LONG):
            cuts.append(i)
    return list(zip(cuts, [*cuts[1:], count], strict=True))


def _read_stretch(scraps: Sequence[Scrap], heads: Sequence[bool]) -> tuple[list[ArticleDraft], list[Warning]]:
    """The stories of one stretch, and a warning for each half of a paragraph that is left alone."""
    seams = Seams(scraps, heads)
    joins = [(i, j, score) for i, j, score in join(seams) if not _whole_line(scraps, heads, i, j)]
    follows = {i: j for i, j, _ in joins}
    articles = [_draft(scraps, story, follows) for story in arrange(seams, joins)]
    warnings = [
        Warning("unplaced-piece", t("loader.unplaced-piece", line=scraps[i].line), scraps[i].lines)
        for i in unplaced(seams, joins)
    ]
    return articles, warnings


def _whole_line(scraps: Sequence[Scrap], heads: Sequence[bool], upper: int, lower: int) -> bool:
    """Whether a piece surely ends with its line: a byline below a title, a line of a poem."""
    if (
        scraps[upper].shape == "byline"
        and upper
        and (heads[upper - 1] or scraps[upper - 1].shape == "byline")
    ):
        return True
    return _in_verse(scraps, upper, lower)


def _in_verse(scraps: Sequence[Scrap], upper: int, lower: int) -> bool:
    """Whether two neighbours are lines of a poem: each of its lines is one."""
    if lower != upper + 1 or len(scraps[upper].text) > _VERSE or len(scraps[lower].text) > _VERSE:
        return False
    first, last = upper, lower
    while first and upper - first < _STANZA and len(scraps[first - 1].text) <= _VERSE:
        first -= 1
    while last + 1 < len(scraps) and last - lower < _STANZA and len(scraps[last + 1].text) <= _VERSE:
        last += 1
    return last - first + 1 >= _STANZA


def _draft(scraps: Sequence[Scrap], story: Story, follows: dict[int, int]) -> ArticleDraft:
    label = story.label
    return ArticleDraft(
        titles=[_piece(scraps[i]) for i in story.titles],
        label=_piece(scraps[label]) if label is not None else None,
        body=_paragraphs(scraps, story.body, follows),
    )


def _piece(scrap: Scrap) -> Piece:
    return Piece(scrap.text, scrap.lines)


def _paragraphs(scraps: Sequence[Scrap], body: Sequence[int], follows: dict[int, int]) -> list[Piece]:
    """The body's paragraphs, halves joined; what stood between two halves comes behind them."""
    inside = set(body)
    goes_on = {i: follows[i] for i in body if i in follows and follows[i] in inside}
    tails = set(goes_on.values())
    firsts = [i for i in body if i not in tails]
    pieces = [_whole(scraps, i, goes_on) if i in goes_on else _piece(scraps[i]) for i in firsts]
    return _boxed(pieces, [scraps[i].shape for i in firsts])


def _whole(scraps: Sequence[Scrap], first: int, goes_on: dict[int, int]) -> Piece:
    """The paragraph that begins in this piece, from all its pieces."""
    chain = [first]
    while chain[-1] in goes_on:
        chain.append(goes_on[chain[-1]])
    lines = tuple(span for k in chain for span in scraps[k].lines)
    return Piece(_glue([scraps[k].text for k in chain]), lines)


def _glue(texts: Sequence[str]) -> str:
    """Halves of a paragraph as one text; Latin words get the space that the cut took."""
    whole = texts[0]
    for text in texts[1:]:
        whole += " " + text if _is_latin(whole[-1]) and _is_latin(text[0]) else text
    return whole


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _boxed(pieces: list[Piece], shapes: Sequence[str]) -> list[Piece]:
    """Say which piece stands in a box: the one behind a box's title."""
    for title, inner, shape in zip(pieces, pieces[1:], shapes, strict=False):
        if shape == "box":
            inner.box = title
    return pieces
