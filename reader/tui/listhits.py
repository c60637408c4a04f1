"""The commands of the list of hits: it is shown, turned, and gone from to a hit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.errors import KanbaoError
from reader.search import Place
from reader.search.ranking import ranked
from reader.strings import t
from reader.tui.background import in_background
from reader.tui.hits import HitList
from reader.tui.seeking import words

if TYPE_CHECKING:
    from reader.search import Hit
    from reader.tui.desk import Desk

__all__ = ["go_to_hit", "show_hits", "turn"]


def show_hits(desk: Desk) -> None:
    """The list of all hits, at the one that one stands on; the same search's list is as it was left."""
    finding, reading = desk.finding, desk.reading
    search = finding.search(reading) if finding else None
    if finding is None or search is None:
        desk.message = t("find.nothing-yet")
        return
    if not search.total:
        desk.message = t("find.no-hit", query=finding.wanted.text)
        return
    finding.lit = True
    if finding.listed is None or finding.listed.search is not search:
        finding.listed = HitList(search, finding.wanted.text, reading.shown)
        now = finding.now(reading)
        if now is not None:
            finding.listed.stand_on(0 if finding.wanted.scope == "article" else reading.article_index, now)
    desk.open_list(finding.listed)


def go_to_hit(desk: Desk, listed: HitList, story: int, hit: Hit) -> None:
    """From the list to a hit of it; the way back leads to the list."""
    reading, finding, search = desk.reading, desk.finding, listed.search
    article = reading.index.article_at.get(search.scope[story].article.id)
    if finding is None or article is None:
        return
    place = reading.place
    finding.stand_on_hit(reading, article, hit)
    reading.history.jumped(place, reading.place, listed)
    desk.open_list(None)
    desk.message = f"{search.number(Place(story, search.hits(story).index(hit)))}/{search.total}"


def turn(desk: Desk, listed: HitList) -> None:
    """The hits best first, or as printed; what the words are may take a moment to load."""
    if listed.order == "best":
        listed.sort(None)
        return
    told_by = words(desk)
    if told_by is None:
        desk.message = t("find.words-loading")
        return

    def done(best: list[tuple[int, Hit]] | KanbaoError) -> None:
        if desk.message == sorting:
            desk.message = None
        if not isinstance(best, KanbaoError) and desk.listed is listed:
            listed.sort(best)

    # Cutting the words around thousands of hits takes a second.
    sorting = desk.message = t("hits.sorting")
    in_background(desk, partial(ranked, listed.search, told_by), done)
