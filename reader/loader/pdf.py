"""A PDF with a text layer: its outline tells where stories begin, else headings do.

Pages are read column by column; hard wraps are joined by where lines begin and end; running heads and feet
are furniture, and say page, section and date. Text that a program has set (a line that names paper, date and
page under each heading) is read as such text always is. A scan without text is refused, and says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import KanbaoError
from reader.issue import Furniture, Warning
from reader.loader.draft import Document, IssueDraft
from reader.loader.hints import find_date
from reader.loader.pdffile import open_pdf
from reader.loader.pdfpages import paper_in, read_pages
from reader.loader.pdfparagraphs import paragraphs, setting_of
from reader.loader.pdfstamps import forget_lines, read_stamped
from reader.loader.pdfstories import read_stories
from reader.loader.rawtext import clean
from reader.strings import t

if TYPE_CHECKING:
    from reader.loader.draft import Raw
    from reader.loader.pdffile import Pdf
    from reader.loader.pdfpages import Pages

__all__ = ["read", "read_pdf", "sniff"]

_UNKNOWN = 0.5
"""From this share of text on whose letters nobody knows, nothing can be read."""


def sniff(raw: Raw) -> float:
    """Sure by the mark at its start, which white space or a few bytes may precede."""
    return 1.0 if b"%PDF-" in raw.data[:1024] else 0.0


def read(raw: Raw) -> IssueDraft:
    """The issue in a PDF. Raises KanbaoError for one that is locked, damaged, too large or holds no text."""
    pdf = open_pdf(raw.data, raw.path)
    return read_pdf(pdf, raw.path)


def read_pdf(pdf: Pdf, path: str = "", *, outline: bool = True) -> IssueDraft:
    """The issue in what was pulled out of a PDF; without `outline` as if it had no bookmarks and no links."""
    if not any(sheet.runs for sheet in pdf.sheets):
        raise KanbaoError(t("pdf.no-text" if pdf.images else "pdf.empty"), path=path, hint=t("pdf.hint-ocr"))
    if pdf.unknown > _UNKNOWN:
        raise KanbaoError(t("pdf.unknown-letters"), path=path, hint=t("pdf.hint-ocr"))
    draft = IssueDraft(encoding="utf-8")
    for sheet in pdf.sheets:
        sheet.runs = [run._replace(text=text) for run in sheet.runs if (text := clean(run.text, draft))]
    if not outline:
        pdf.outline = []
        for sheet in pdf.sheets:
            sheet.links = []
    pages = read_pages(pdf)
    made = read_stamped(pages) or read_stories(pdf, pages) or _plain(pages, path)
    made.encoding = "utf-8"
    _read_title(pdf, pages, made)
    made.furniture = draft.furniture + made.furniture + [Furniture(text) for _, text in pages.furniture]
    made.warnings = draft.warnings + _warnings(pdf) + made.warnings
    return made


def _plain(pages: Pages, path: str) -> IssueDraft:
    """A PDF whose letters are all alike is read as the text that it holds, a paragraph a line."""
    from reader.loader.formats import choose

    pieces = paragraphs(pages.lines, setting_of(pages.lines))
    document = Document([piece.text for piece in pieces], path)
    made = choose(document)[0].read(document)[0]
    forget_lines(made)
    return made


def _read_title(pdf: Pdf, pages: Pages, draft: IssueDraft) -> None:
    """Paper and date by the pages' heads, else by the file's title."""
    hints = list(pages.hints.values())
    papers = [hint.masthead for hint in hints if hint.masthead]
    dates = [hint.date for hint in hints if hint.date]
    numbers = [hint.number for hint in hints if hint.number]
    title = clean(pdf.title)
    draft.masthead = draft.masthead or (max(papers, key=papers.count) if papers else paper_in(title))
    for section in draft.sections:
        section.name = section.name if section.name != draft.masthead else None
    draft.number = draft.number or (max(numbers, key=numbers.count) if numbers else None)
    if draft.date is None and not any(a.date for section in draft.sections for a in section.articles):
        draft.date = max(dates, key=dates.count) if dates else find_date(title)


def _warnings(pdf: Pdf) -> list[Warning]:
    """What could not be read of the file."""
    made: list[Warning] = []
    if pdf.broken:
        numbers = ", ".join(str(number + 1) for number in pdf.broken[:10])
        made.append(Warning("unreadable-part", t("pdf.broken-pages", pages=numbers)))
    if pdf.stopped:
        last = max((sheet.number for sheet in pdf.sheets), default=0) + 1
        made.append(Warning("cut-short", t("pdf.stopped", page=last, count=pdf.count)))
    if pdf.unknown > 0.02:
        made.append(Warning("unknown-letters", t("pdf.unknown-some", share=round(100 * pdf.unknown))))
    return made
