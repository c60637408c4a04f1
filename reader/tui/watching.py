"""The files of what is open, watched: one that changed is named, and read again where the person says so."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import KanbaoError
from reader.strings import language, t
from reader.tui.history import Place
from reader.tui.kept import plain
from reader.tui.keys import foot_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.issue import Issue
    from reader.tui.desk import Desk

__all__ = ["SECONDS", "Watch", "reread"]

SECONDS = 3.0
"""Between two looks at the file: one call that asks for its size and time."""

_PATIENCE = 0.5
"""Seconds until a text that was read again is tried to be shown once more, where one is typing."""

_NEAR = 5
"""Blocks on either side that stand for a place whose own words are gone."""

Look = tuple[int, int] | None
"""The time of change and the size of a file, or of the archive it lies in; None where there is none."""


class Watch:
    """How the files were when they were read. `read` gives an issue's text as its file is now."""

    def __init__(self, issues: Sequence[Issue], read: Callable[[Issue], Issue] | None) -> None:
        self.read = read or _read
        self.busy = False
        """Whether a file is being read again."""
        self._looks = {at: _look(issue.source.path) for at, issue in enumerate(issues) if issue.source.sha256}
        """By the index of an issue that is read."""
        self._missed = False

    def check(self, desk: Desk) -> None:
        """Say, once, that the file of the issue at hand is another than it was."""
        if desk.prompt is not None or self.busy:
            return
        at = desk.reading.issue_index
        now = _look(desk.reading.issue.source.path)
        if now == self._looks.setdefault(at, now):
            self._missed = False
        elif now is None and not self._missed:
            self._missed = True  # Many programs write a file by putting another in its place.
        else:
            self._looks[at] = now
            self._missed = False
            key = foot_label("reread", language())[0]
            desk.say(t("watch.gone") if now is None else t("watch.changed", key=key))
            desk.update()

    def take(self, at: int, look: Look) -> None:
        """The issue with this index was read while its file looked so."""
        self._looks[at] = look


class _Again(NamedTuple):
    """An issue (its index, its old text) that is read again, and where one is in it."""

    at: int
    old: Issue
    place: Place


def reread(desk: Desk) -> None:
    """Read the file of the issue at hand again, in a thread."""
    from threading import Thread

    reading, watch = desk.reading, desk.files
    if watch.busy:
        return
    if _watched(reading.issue.source.path) is None:
        desk.message = t("reread.stream")
        return
    watch.busy = True
    desk.message = t("reread.reading")
    again = _Again(reading.issue_index, reading.issue, reading.place)
    Thread(target=_work, args=(desk, again), name="reread", daemon=True).start()


def _work(desk: Desk, again: _Again) -> None:
    """In the thread: the new text, and where in it the place is now."""
    look = _look(again.old.source.path)
    done: Callable[[], None]
    try:
        issue = desk.files.read(again.old)
        done = partial(_take, desk, again, issue, look, _found(again, issue))
    except KanbaoError as error:
        done = partial(_say, desk, plain(error))
    except Exception as error:  # The old text stays whatever it is, and it is said.
        done = partial(_say, desk, t("cli.internal", error=f"{type(error).__name__}: {error}"))
    with suppress(RuntimeError):  # The program may have ended meanwhile.
        desk.call_later(done)


def _found(again: _Again, issue: Issue, *, folded: bool = True) -> Place | None:
    """Where the place is in the new text; where its own words are gone, that of a block near it."""
    from reader.library.places import Finder, anchor_at

    article, offset = again.old.article(again.place.article), again.place.offset
    if article is None:
        return None
    finder = Finder(issue)
    starts = [part.start for part in article.parts if part.block is not None]
    after, before = [at for at in starts if at > offset], [at for at in starts if at < offset]
    for near in (offset, *after[:_NEAR], *before[: -_NEAR - 1 : -1]):
        spot = finder.find(anchor_at(article, near), folded=False)
        if spot is not None:
            return Place(again.at, spot.article, spot.offset if offset else 0)
    spot = finder.find(anchor_at(article, offset)) if folded else None
    return spot and Place(again.at, spot.article, spot.offset if offset else 0)


def _say(desk: Desk, line: str) -> None:
    desk.files.busy = False
    desk.say(line)
    desk.update()


def _take(desk: Desk, again: _Again, issue: Issue, look: Look, place: Place | None) -> None:
    """In the thread of the screen: the new text takes the old one's place."""
    if desk.prompt is not None:
        desk.set_timer(_PATIENCE, partial(_take, desk, again, issue, look, place))
        return
    reading = desk.reading
    desk.files.take(again.at, look)
    if issue.source.sha256 == again.old.source.sha256 and issue.sections == again.old.sections:
        _say(desk, t("reread.same"))
        return
    if reading.issue is again.old and reading.place != again.place:
        again = again._replace(place=reading.place)
        place = _found(again, issue, folded=False)
    begin = again.place.article if issue.article(again.place.article) else ""
    desk.show_anew(again.at, issue, place or Place(again.at, begin, 0))
    _say(desk, t("reread.done" if place else "reread.lost"))


def _read(issue: Issue) -> Issue:
    from reader.library.again import open_anew

    return open_anew(issue)


def _watched(path: str) -> str | None:
    """The path of a file, None for a stream (see `reader.library.keeping.file_of`)."""
    return None if path in ("", "-") or path.startswith(("/dev/", "/proc/")) else path


def _look(path: str) -> Look:
    watched = _watched(path)
    if watched is None:
        return None
    try:
        return _look_of(watched)
    except ValueError:
        return None
    except OSError:
        pass
    from reader.library.again import holder_of

    with suppress(OSError):
        return _look_of(holder_of(watched))
    return None


def _look_of(path: str) -> tuple[int, int]:
    status = os.stat(path)  # noqa: PTH116
    return status.st_mtime_ns, status.st_size
