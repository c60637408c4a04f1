"""The stories of a PDF that its contents or its headings part: title lines by size, paragraphs, sections."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.issue import Furniture
from reader.loader.draft import ArticleDraft, IssueDraft, Piece, SectionDraft
from reader.loader.marks import is_label
from reader.loader.pdfcontents import Contents
from reader.loader.pdfmarks import Start, linked_pages, starts
from reader.loader.pdfparagraphs import join, paragraphs, setting_of
from reader.loader.pdfsizes import headings, is_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.draft import TitlePart
    from reader.loader.hints import Hint
    from reader.loader.pdffile import Pdf
    from reader.loader.pdflines import Line
    from reader.loader.pdfpages import Pages
    from reader.loader.pdfparagraphs import Setting

__all__ = ["read_stories"]

_COVER_LINES = 6
_COVER_LENGTH = 40
_CLOSE = 2.6
"""Of a heading's size: a line so far above it still belongs to it."""


def read_stories(pdf: Pdf, pages: Pages) -> IssueDraft | None:
    """The stories that the outline, the links or the headings part; None where nothing shows any."""
    draft = IssueDraft()
    told = starts(pdf, pages.lines)
    lines = _without_lists(pdf, pages.lines, told, draft)
    if len(lines) < len(pages.lines):
        told = starts(pdf, lines) if pdf.outline else _moved(told, pages.lines, lines)
    marks = told
    if not any(start.story for start in told):
        marks = sorted([*told, *headings(lines, pages.body)], key=lambda start: (start.at, start.story))
    marks = [_with_kicker(start, lines, pages.body, marks) for start in marks]
    if not any(start.story for start in marks):
        return None
    setting = setting_of([line for line in lines if not is_heading(line, pages.body)])
    _front(draft, lines[: marks[0].at], setting, has_contents=bool(told))
    place = None
    for start, following in pairwise([*marks, Start(len(lines), 0, "")]):
        here = lines[start.at : following.at]
        if start.place:
            place = start
            draft.furniture += [Furniture(line.text) for line in here[: start.count]]
            here = here[start.count :]
            if not here:
                continue
            story = Start(start.at + start.count, 0, "")
        else:
            story = start
        hint = pages.hints.get(here[0].page) if here else None
        section = _section(draft, place, hint)
        section.articles.append(_article(story, here, pages, setting, start.title if start.story else ""))
    return draft


def _moved(told: Sequence[Start], old: Sequence[Line], lines: Sequence[Line]) -> list[Start]:
    """The starts among fewer lines."""
    index = {id(line): at for at, line in enumerate(lines)}
    return [
        Start(index[id(old[start.at])], start.count, start.title, start.place, start.story)
        for start in told
        if id(old[start.at]) in index
    ]


def _without_lists(pdf: Pdf, lines: Sequence[Line], told: Sequence[Start], draft: IssueDraft) -> list[Line]:
    """The lines but those of pages that only list the others, which become furniture."""
    listing = linked_pages(pdf) - {lines[start.at].page for start in told}
    draft.furniture += [Furniture(line.text) for line in lines if line.page in listing]
    return [line for line in lines if line.page not in listing]


def _with_kicker(start: Start, lines: Sequence[Line], body: float, marks: Sequence[Start]) -> Start:
    """The start with the heading's lines that stand right above it."""
    taken = {at for other in marks if other is not start for at in range(other.at, other.at + other.count)}
    at = start.at
    while start.count and start.story and at and at - 1 not in taken and start.at - at < 3:
        above, line = lines[at - 1], lines[at]
        drop = above.base - line.base
        if above.page != line.page or not is_heading(above, body) or not 0 < drop < _CLOSE * line.size:
            break
        at -= 1
    return Start(at, start.count + start.at - at, start.title, start.place, start.story)


def _front(draft: IssueDraft, lines: Sequence[Line], setting: Setting, *, has_contents: bool) -> None:
    """What stands in front of the first story: a cover's few words are furniture, else it is a story."""
    short = len(lines) <= _COVER_LINES and all(len(line.text) <= _COVER_LENGTH for line in lines)
    if short and (has_contents or len(lines) < 3):
        draft.furniture += [Furniture(line.text) for line in lines]
    elif lines:
        draft.sections.append(SectionDraft([ArticleDraft(body=paragraphs(lines, setting))]))


def _section(draft: IssueDraft, start: Start | None, hint: Hint | None) -> SectionDraft:
    """The section a story goes in: what the outline says, else the page's head; the last one again."""
    place = start.place if start else None
    page = place.page if place and place.page is not None else hint.page if hint else None
    name = place.name if place else hint.section if hint else None
    last = draft.sections[-1] if draft.sections else None
    if last is None or (last.page, last.name) != (page, name):
        last = SectionDraft(name=name, page=page)
        draft.sections.append(last)
    return last


def _article(start: Start, lines: Sequence[Line], pages: Pages, setting: Setting, title: str) -> ArticleDraft:
    count = start.count
    if title and count:
        while count < min(len(lines), start.count + 3) and is_heading(lines[count], pages.body):
            last, line = lines[count - 1], lines[count]
            if last.page != line.page or not 0 < last.base - line.base < _CLOSE * last.size:
                break
            count += 1
    article = ArticleDraft()
    _set_titles(article, lines[:count], pages, setting, title)
    if title and not count:
        article.titles.append(Piece(title, part="headline"))
    article.body = paragraphs(lines[count:], setting)
    return article


def _set_titles(
    article: ArticleDraft, lines: Sequence[Line], pages: Pages, setting: Setting, title: str
) -> None:
    """The title lines: the largest letters are the headline's, above it the kicker, below it the deck."""
    if not lines:
        return
    if len(lines) > 1 and is_label(lines[0].text):
        article.label = Piece(lines[0].text)
        lines = lines[1:]
    groups: list[list[Line]] = []
    for line in lines:
        if groups and abs(groups[-1][-1].size - line.size) <= 0.06 * line.size:
            groups[-1].append(line)
        else:
            groups.append([line])
    main = max(range(len(groups)), key=lambda k: (groups[k][0].size, -k))
    for k, group in enumerate(groups):
        part: TitlePart | None = None
        if len(groups) > 1:
            part = "headline" if k == main else "kicker" if k < main else "deck"
        article.titles += [
            Piece(join(wrapped, setting), part=part) for wrapped in _wrapped(group, pages, title)
        ]


def _wrapped(lines: Sequence[Line], pages: Pages, title: str) -> list[list[Line]]:
    """Lines of one size, those together that a program wrapped: as the contents say, or by their width."""
    breaks = Contents(0, [title]).breaks([line.text for line in lines]) if title else None
    groups: list[list[Line]] = []
    for k, line in enumerate(lines):
        if groups and (k not in breaks if breaks is not None else _is_full(lines[k - 1], line, pages)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_full(above: Line, line: Line, pages: Pages) -> bool:
    """Whether a title line is as wide as its column or as the page's text, so that its words go on below."""
    width = above.right - above.left
    return any(-above.size < room < 1.3 * line.size for room in (pages.extent - width, above.room))
