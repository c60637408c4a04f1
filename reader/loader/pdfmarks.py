"""Where the contents of a PDF lead: its outline, or else the links of a page that lists its stories.

An entry's headline is looked for on the page it leads to: so many of the printed lines are the headline.
An entry that is a page's (第01版：要闻) or has others below it is a section.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.loader.fields import Place, as_place
from reader.loader.pdfcontents import Contents
from reader.loader.pdffile import Bookmark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.pdffile import Pdf
    from reader.loader.pdflines import Line

__all__ = ["Start", "linked_pages", "starts"]

_TITLE_LINES = 8
_DEEPEST = 20
_FEWEST_LINKS = 3
"""A page with so many links that lead to other pages lists what stands there."""


@dataclass(slots=True)
class Start:
    """Where something begins: its line's index, its headline's lines, what the contents call it.

    `place` is set where a section begins; its `count` lines are its own. `story`: whether a story begins.
    """

    at: int
    count: int
    title: str
    place: Place | None = None
    story: bool = True


@cache
def _bare_page() -> re.Pattern[str]:
    return re.compile(
        r"(?i)(?:第\s*)?\d{1,4}\s*页?|p(?:age|\.)?\s*\d{1,4}|封面|封底|cover|(?:untitled|sheet).{0,12}"
    )


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\s*[（(]?\d{1,4}\s*[.．、)）:：]\s*(?=\S)")


def starts(pdf: Pdf, lines: Sequence[Line]) -> list[Start]:
    """What the outline leads to, or the links where it has none, in reading order."""
    entries = [
        entry for entry in pdf.outline if entry.title.strip() and not _bare_page().fullmatch(entry.title)
    ]
    linked = not any(entry.page is not None for entry in entries)
    if linked:
        entries = _links(pdf, lines)
    entries = _without_parts(entries)
    if not entries:
        return []
    first: dict[int, int] = {}
    for index, line in enumerate(lines):
        first.setdefault(line.page, index)
    found: list[Start] = []
    above: list[tuple[int, Place]] = []
    taken: set[int] = set()
    for entry, following in pairwise([*entries, None]):
        if entry is None:
            continue
        has_below = following is not None and following.level > entry.level
        place = as_place(entry.title)
        is_section = has_below or (
            place.page is not None and entry.title.strip()[:1] in "第0123456789ABCDEFG"
        )
        start = _find(entry, lines, first, taken)
        if start is None or (linked and not start.count):
            continue
        above = [(level, told) for level, told in above if level < entry.level]
        if is_section:
            above.append((entry.level, place))
            pages = [told.page for _, told in above if told.page is not None]
            start.place = Place(pages[-1] if pages else None, place.name)
            start.story = False
        found.append(start)
        taken.update(range(start.at, start.at + start.count))
    return sorted(found, key=lambda start: (start.at, start.story))


def _without_parts(entries: Sequence[Bookmark], depth: int = 0) -> list[Bookmark]:
    """The entries without those below a story: decks and subheads, of programs that enter all headings.

    Entries with others below them are stories, too, where no less of those beside them have none.
    """
    if depth > _DEEPEST:
        return list(entries)
    kept: list[Bookmark] = []
    for group in _siblings(entries):
        heads = [entry for entry, _ in group]
        having = [entry for entry, below in group if below]
        is_story = 2 * len(having) <= len(heads) and not any(as_place(e.title).page for e in having)
        for entry, below in group:
            kept.append(entry)
            kept += [] if is_story else _without_parts(below, depth + 1)
    return kept


def _siblings(entries: Sequence[Bookmark]) -> list[list[tuple[Bookmark, list[Bookmark]]]]:
    """The entries that have none above them, each with those below it; a higher one begins another group."""
    groups: list[list[tuple[Bookmark, list[Bookmark]]]] = []
    for entry in entries:
        if groups and entry.level > groups[-1][-1][0].level:
            groups[-1][-1][1].append(entry)
        elif groups and entry.level == groups[-1][-1][0].level:
            groups[-1].append((entry, []))
        else:
            groups.append([(entry, [])])
    return groups


def _find(entry: Bookmark, lines: Sequence[Line], first: dict[int, int], taken: set[int]) -> Start | None:
    """Where an entry's text stands: by its words on its page, else by the height that it leads to."""
    title = "".join(entry.title.split())
    if entry.page is None or entry.page not in first:
        return None
    begin = first[entry.page]
    end = begin
    while end < len(lines) and lines[end].page == entry.page:
        end += 1
    for at in range(begin, end):
        if at in taken:
            continue
        near = [line.text for line in lines[at : min(at + _TITLE_LINES, end)]]
        head = "".join(near[0].split())
        if title.startswith(head) or head.startswith(title):
            count = abs(Contents(0, [entry.title]).title_lines(near)) or int(head.startswith(title))
            if count:
                return Start(at, count, entry.title.strip())
    if entry.height is not None:
        below = [at for at in range(begin, end) if lines[at].base <= entry.height and at not in taken]
        if below:
            return Start(min(below, key=lambda at: -lines[at].base), 0, entry.title.strip())
    return Start(begin, 0, entry.title.strip())


def linked_pages(pdf: Pdf) -> set[int]:
    """The pages that list others: with links that lead elsewhere."""
    return {
        sheet.number
        for sheet in pdf.sheets
        if len({link.page for link in sheet.links if link.page not in (None, sheet.number)}) >= _FEWEST_LINKS
        or (sheet.number - 1 >= 0 and len(sheet.links) > 0 and _goes_on_listing(pdf, sheet.number))
    }


def _goes_on_listing(pdf: Pdf, number: int) -> bool:
    """Whether a page with few links goes on with a list of the page before."""
    before = next((sheet for sheet in pdf.sheets if sheet.number == number - 1), None)
    return before is not None and len(before.links) >= _FEWEST_LINKS


def _links(pdf: Pdf, lines: Sequence[Line]) -> list[Bookmark]:
    """The links of pages that list others, as if they were bookmarks: what is printed where they stand."""
    listing = linked_pages(pdf)
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        if line.page in listing:
            by_page.setdefault(line.page, []).append(line)
    found: list[Bookmark] = []
    for sheet in pdf.sheets:
        for link in sheet.links if sheet.number in listing else ():
            inside = [
                line
                for line in by_page.get(sheet.number, ())
                if link.bottom <= line.base + 0.4 * line.size <= link.top and line.left <= link.right
            ]
            title = "".join(line.text for line in inside)
            numbered = bool(_number().match(title))
            title = _number().sub("", title, count=1)
            target = (link.page, link.height)
            if title and found and target == (found[-1].page, found[-1].height) and not numbered:
                found[-1] = found[-1]._replace(title=found[-1].title + title)
            elif title and link.page is not None and link.page not in listing:
                found.append(Bookmark(0, title, link.page, link.height))
    return found
