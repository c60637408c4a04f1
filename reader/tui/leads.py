"""What leads on from the paragraph at hand, which Enter follows; and a story's halves, read on as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.strings import t
from reader.tui.history import Place
from reader.tui.naming import section_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.desk import Desk

__all__ = ["LEADS", "ReadingOn", "follow", "read_on"]


class ReadingOn(NamedTuple):
    """A story that is read on over pages: its issue and where it began (indices), the half (id) now."""

    issue: int
    begin: int
    half: str


def follow(desk: Desk) -> None:
    """Follow what leads on from the paragraph at hand; of several things, the first of the table."""
    if not any(lead(desk) for lead in LEADS):
        desk.message = t("follow.nothing")


def _jump_line(desk: Desk) -> bool:
    """To the other half of a story; from the second half, to the line in the first that led there."""
    reading = desk.reading
    article, hand = reading.article, reading.hand
    jumps = reading.index.jumps
    jump = jumps.links.get((article.id, hand)) if article and hand is not None else None
    target = reading.issue.article(jump.target) if jump else None
    if article is None or jump is None or target is None:
        return False
    offset = 0
    if jump.way == "back":
        parts = (link.part for link in jumps.links.values() if link[::2] == (target.id, article.id))
        offset = next((target.parts[part].start for part in parts), 0)
    reading.go(Place(reading.issue_index, target.id, offset))
    desk.message = t("follow.jumped", where=_where(desk))
    return True


def _open_notes(desk: Desk) -> bool:
    """The notes on the paragraph at hand."""
    from reader.tui.marking import paragraph_at_hand, within
    from reader.tui.notes import show_notes

    stretch = paragraph_at_hand(desk)
    notes = [] if stretch is None else within(desk.kept.of(stretch.issue).marks, stretch)
    notes = [mark for mark in notes if mark.note]
    if stretch is not None and notes:
        show_notes(desk, stretch, notes)
    return bool(notes)


LEADS: tuple[Callable[[Desk], bool], ...] = (_jump_line, _open_notes)
"""Each follows one kind of thing, and says whether there was any."""


def read_on(desk: Desk, step: int) -> bool:
    """A screen on (1) at an article's end, or back (-1) at its begin: over to the other half of the story.

    Behind the last half one is back behind the first. False where the articles follow as they stand.
    """
    reading, jumps = desk.reading, desk.reading.index.jumps
    article = reading.article
    if article is None:
        return False
    on = desk.reading_on
    if on is not None and (on.issue, on.half) != (reading.issue_index, article.id):
        on = None
    other = (jumps.onward if step > 0 else jumps.backward).get(article.id)
    if step > 0 and other is not None:
        begin = reading.article_index if on is None else on.begin
        reading.go(Place(reading.issue_index, other, 0))
        desk.reading_on = ReadingOn(reading.issue_index, begin, other)
        desk.message = t("follow.on", where=_where(desk))
        return True
    if on is None:
        return False
    if step < 0 and other is not None:
        first = reading.index.article_at[other]
        reading.show(first, len(reading.issue.articles[first].text))
        desk.reading_on = None if first == on.begin else on._replace(half=other)
    else:
        desk.reading_on = None
        if step < 0 or not reading.go_article(on.begin + 1):
            return False
    desk.message = t("follow.back", where=_where(desk))
    return True


def _where(desk: Desk) -> str:
    reading = desk.reading
    return reading.shown(section_name(reading.section)) or t("section.unnamed")
