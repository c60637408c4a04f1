"""Where one is, followed: the reading place and what was read to its end are told to the store.

Following costs the screen a comparison: writing is done by the store's thread. Movement within an article
is told at most half a second later, another article and an article's end at once.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.chars import visible
from reader.strings import t
from reader.tui.history import Place
from reader.tui.kept import plain
from reader.tui.naming import date_text, paper_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.timer import Timer

    from reader.errors import KanbaoError
    from reader.issue import Article, Issue
    from reader.library.keeping import Keeping
    from reader.tui.desk import Desk

__all__ = ["Following", "left_at", "where_text"]

_SOON = 0.5
"""Seconds after which a movement is told, whatever moves on meanwhile."""


class _Step(NamedTuple):
    """What is to be kept of an article: where its first line on the screen begins, how much was seen."""

    issue: Issue
    article: Article
    offset: int
    seen: int
    read: bool


def left_at(issues: Sequence[Issue], at: int) -> tuple[Place, bool] | None:
    """Where one was in the issue with this index, and whether its text is still the same; None: unknown."""
    from reader.library.keeping import last_spot

    found = last_spot(issues[at])
    if found is None:
        return None
    spot, same = found
    return Place(at, spot.article, spot.offset), same


def where_text(issue: Issue, article: str | None, *, same: bool) -> str:
    """What is said when one goes on: in which issue and, where it isn't at its begin, in which article.

    `same`: the issue's text is that of the last time.
    """
    number = next((at for at, found in enumerate(issue.articles, 1) if found.id == article), 0)
    where = t("resume.article", number=number) if number else ""
    named = "  ".join(part for part in (where, paper_name(issue), date_text(issue.date)) if part)
    return t("resume.same" if same else "resume.changed", where=visible(named))


class Following:
    """Follows what the desk shows."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.resumed = False
        """Whether the next article is shown where one was before, which says nothing new of it."""
        self._issue: Issue | None = None
        self._at: Place | None = None
        self._ended = False
        """Whether the end of the article at hand has counted; it does once, each time it is opened."""
        self._held = False
        """Whether the end counts only once one has moved."""
        self._waiting: dict[tuple[int, str], _Step] = {}
        """What is not told yet, by issue and article, the latest last."""
        self._told = 0
        """How many steps the store has still to keep."""
        self._timer: Timer | None = None
        self._said = ""

    def look(self) -> None:
        """The screen was drawn: see whether one has moved."""
        desk, reading = self._desk, self._desk.reading
        article = reading.article
        if article is None or (desk.prompt is not None and desk.prompt.kind == "find"):
            return  # While a query is typed, the text moves and nobody reads.
        place, before = reading.place, self._at
        other = before is None or before[:2] != place[:2] or self._issue is not reading.issue
        self._at = place
        if self._issue is not reading.issue:
            self._issue = reading.issue
            desk.kept.ask(reading.issue, _meet, None, self._failed)
        if other:
            self._ended = self._held = self.resumed
            self.resumed = False
        elif place != before and self._held:
            self._ended = self._held = False
        ended = not self._ended and self._reads() and reading.at_end
        self._ended = self._ended or ended
        if other or ended or place != before:
            step = _Step(reading.issue, article, place.offset, reading.seen, ended)
            self._wait(step)
            if before is not None:
                self._show(step)  # Now, with the text: told by the store, it would cost a second drawing.
            if other or ended:
                self._tell()
            elif self._timer is None:
                self._timer = desk.set_timer(_SOON, self._tell)

    def hold(self) -> None:
        """The article at hand was marked by the person: its end, standing on the screen, says nothing."""
        self._ended = True

    def flush(self) -> None:
        """Tell all that is not told yet: the program ends."""
        self._told = 0
        self._tell()

    # --- inside

    def _reads(self) -> bool:
        """Whether the text itself is on the screen."""
        desk = self._desk
        return desk.layout_now.fits and desk.listed is None and desk.sheet is None

    def _wait(self, step: _Step) -> None:
        key = (id(step.issue), step.article.id)
        before = self._waiting.pop(key, None)
        self._waiting[key] = step._replace(read=step.read or bool(before and before.read))

    def _tell(self) -> None:
        """Have all that waits kept; while the store is still busy with some, the rest is told after it."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._told:
            return
        steps = list(self._waiting.values())
        self._waiting.clear()
        self._told = len(steps)
        for step in steps:
            self._desk.kept.ask(
                step.issue, partial(_keep, step), partial(self._done, step), partial(self._not_done, step)
            )

    def _show(self, step: _Step) -> None:
        """Have the contents show how far the article is read, if that is not what it shows."""
        from reader.library.keeping import Progress

        kept = self._desk.kept
        progress = kept.of(step.issue).progress
        before = progress.get(step.article.id)
        now = Progress(step.offset, step.read or bool(before and before.read))
        if before is None or (bool(before.offset), before.read) != (bool(now.offset), now.read):
            # Only what the contents shows: it is drawn anew for it.
            kept.learn(step.issue, progress={**progress, step.article.id: now})

    def _done(self, step: _Step, _: object = None) -> None:
        self._show(step)
        self._told -= 1
        if self._told <= 0:
            self._told = 0
            if self._waiting:
                self._tell()

    def _not_done(self, step: _Step, error: KanbaoError) -> None:
        """Without a store it is known as long as the program runs."""
        self._failed(error)
        self._done(step)

    def _failed(self, error: KanbaoError) -> None:
        """The same trouble is said once; that there is no store was said when it was opened."""
        if error is not self._desk.kept.trouble and plain(error) != self._said:
            self._said = plain(error)
            self._desk.say(self._said)


def _meet(keeping: Keeping) -> int:
    return keeping.meet(opened=True)


def _keep(step: _Step, keeping: Keeping) -> None:
    keeping.keep_place(step.article, step.offset, seen=step.seen, read=step.read)
