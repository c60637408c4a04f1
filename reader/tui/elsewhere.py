"""To an issue that isn't read yet, or a mark in it: it is read, and gone to.

The issue is one of those that are known already, or is opened from where it lay. The mark is found again
in what lies there now. Who has gone elsewhere meanwhile stays there.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.chars import visible
from reader.errors import KanbaoError
from reader.library.again import likeness, open_seen
from reader.library.listing import IssueRef
from reader.library.opening import How
from reader.strings import t
from reader.tui.known import known
from reader.tui.listmarks import go_to_mark
from reader.tui.walking import go_to, where

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.issue import Issue
    from reader.store.model import Mark, Sighting
    from reader.tui.desk import Desk
    from reader.tui.known import Known
    from reader.tui.marklist import MarkList
    from reader.tui.reading import Reading

__all__ = ["go_elsewhere", "go_seen"]


def go_elsewhere(desk: Desk, listed: MarkList, mark: Mark) -> None:
    """Have the mark's issue read, in a thread, and go to the mark; or say why that can't be."""
    reading, seen = desk.reading, mark.issue.seen
    if seen.path is None:
        desk.message = t("marks.nowhere")
        return
    before = frozenset(reading.read)
    go_seen(desk, seen, lambda desk, at: _look(desk, listed, mark.id, [at, *_new(reading, before, at)]))


def go_seen(desk: Desk, seen: Sighting, show: Callable[[Desk, int], None] | None = None) -> None:
    """To an issue that was seen before: one that is open, else what lies where it lay, which is read.

    `show` is how it is shown then: where it was left, unless told otherwise.
    """
    reading = desk.reading
    at = _known_at(reading, seen)
    if at is None:
        read = partial(_read, seen, desk.settings.cache)
        (at,) = reading.add([IssueRef(seen.masthead, seen.date, seen.path or "", 1, read)])
    go_to(desk, at, show)


def _known_at(reading: Reading, seen: Sighting) -> int | None:
    """The index of the issue among those that are open, read or not; None where it is none of them.

    One that isn't read yet may be a part of what lay there.
    """
    like = {at: likeness(reading.unread.get(at, reading.issues[at]), seen) for at in reading.order}
    best = max(like, key=like.__getitem__, default=None)
    if best is None:
        return None
    same, _, there, _, same_path = like[best]
    return best if same or same_path or (there and best in reading.unread) else None


def _read(seen: Sighting, cached: bool) -> list[Issue]:
    """In the thread: the issue, of which what is wrong names the file."""
    try:
        return [open_seen(seen, How(cached=cached))]
    except KanbaoError as error:
        raise KanbaoError(
            t("marks.elsewhere", path=visible(seen.path or ""), reason=error.message)
        ) from error


def _new(reading: Reading, before: frozenset[int], at: int) -> Sequence[int]:
    """What else came when the issue was read: where several lay, the mark may be in any."""
    return [other for other in reading.read if other not in before and other != at]


def _look(desk: Desk, listed: MarkList, number: int, places: Sequence[int]) -> None:
    """Have the mark found again in the first of these issues, else in the next of them; and go there."""
    at, *rest = places
    issue, origin = desk.reading.issues[at], where(desk)

    def done(found: Known) -> None:
        desk.kept.know(issue, found)
        mark = next((mark for mark in found.marks if mark.id == number), None)
        if where(desk) != origin or desk.prompt is not None:
            return
        if mark is not None and mark.state != "not-found":
            go_to_mark(desk, listed, at, mark.at)
        elif rest:
            _look(desk, listed, number, rest)
        else:
            desk.say(t("marks.lost"))

    desk.kept.ask(issue, known, done)
