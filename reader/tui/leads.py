"""What leads on from the paragraph at hand, which Enter follows; and a story's halves, read on as one.

Jump lines, notes and links lead on; where there are several, one is asked which.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.chars import visible
from reader.strings import t
from reader.tui.history import Place
from reader.tui.naming import section_name, title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.tui.desk import Desk

__all__ = ["LEADS", "Lead", "ReadingOn", "follow", "leads_at_hand", "read_on"]


class Lead(NamedTuple):
    """Something that a paragraph leads to: what it is called, where it is, and going there."""

    name: str
    where: str
    go: Callable[[Desk], None]


class ReadingOn(NamedTuple):
    """A story that is read on over pages: its issue and where it began (indices), the half (id) now."""

    issue: int
    begin: int
    half: str


def follow(desk: Desk) -> None:
    """Follow what leads on from the paragraph at hand; where there are several things, ask which."""
    found = leads_at_hand(desk)
    if len(found) == 1:
        found[0].go(desk)
    elif found:
        from reader.tui.whereto import ask

        ask(desk, found)
    else:
        desk.message = t("follow.nothing")


def leads_at_hand(desk: Desk) -> list[Lead]:
    """All that leads on from the paragraph at hand."""
    return [lead for leads in LEADS for lead in leads(desk)]


def _jump_line(desk: Desk) -> Iterator[Lead]:
    """The other half of a story; from the second half, the line in the first that led there."""
    reading = desk.reading
    article, hand = reading.article, reading.hand
    jumps = reading.index.jumps
    jump = jumps.links.get((article.id, hand)) if article and hand is not None else None
    target = reading.issue.article(jump.target) if jump else None
    if article is None or jump is None or target is None:
        return
    offset = 0
    if jump.way == "back":
        parts = (link.part for link in jumps.links.values() if link[::2] == (target.id, article.id))
        offset = next((target.parts[part].start for part in parts), 0)
    place = Place(reading.issue_index, target.id, offset)
    yield Lead(t("follow.jump-line"), reading.shown(title_of(target)), partial(_jump, place))


def _jump(place: Place, desk: Desk) -> None:
    desk.reading.go(place)
    desk.message = t("follow.jumped", where=_where(desk))


def _notes(desk: Desk) -> Iterator[Lead]:
    """The notes on the paragraph at hand, shown together."""
    from reader.tui.marking import paragraph_at_hand, within
    from reader.tui.notes import show_notes

    stretch = paragraph_at_hand(desk)
    notes = [] if stretch is None else within(desk.kept.of(stretch.issue).marks, stretch)
    notes = [mark for mark in notes if mark.note]
    if stretch is not None and notes:
        words = visible(" ".join((notes[0].note or "").split()))
        yield Lead(t("note.view"), words, lambda desk: show_notes(desk, stretch, notes))


def _links(desk: Desk) -> Iterator[Lead]:
    """The links in the paragraph at hand, those to one address once."""
    from reader.typeset.footnotes import footnotes

    reading = desk.reading
    article, hand = reading.article, reading.hand
    if article is None or hand is None:
        return
    part = article.parts[hand]
    block = article.block_of(part)
    if block is None or not block.links:
        return
    numbers = {url: number for _, number, url in footnotes(article)}
    said: set[str] = set()
    for start, end, url in block.links:
        if url not in said:
            said.add(url)
            words = article.text[part.start + start : part.start + end]
            name = f"[{numbers[url]}] {reading.shown(visible(words))}"
            yield Lead(name, visible(url), partial(_open_link, url))


def _open_link(url: str, desk: Desk) -> None:
    from reader.tui.browsing import open_web

    open_web(desk, url)


LEADS: tuple[Callable[[Desk], Iterator[Lead]], ...] = (_jump_line, _notes, _links)
"""Each gives one kind of what the paragraph at hand leads to."""


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
