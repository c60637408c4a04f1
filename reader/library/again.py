"""An issue that was seen before, opened again from where it lay: a file, a folder, a member of an archive."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.errors import KanbaoError
from reader.issue import Issue
from reader.library.opening import PLAIN, open_lazily
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.listing import IssueRef
    from reader.library.opening import How
    from reader.store.model import Sighting

    Opens = Callable[[str, How], tuple[list[Issue | IssueRef], list[KanbaoError]]]

__all__ = ["holder_of", "lies", "likeness", "open_anew", "open_seen"]


def open_seen(seen: Sighting, how: How = PLAIN, opens: Opens = open_lazily) -> Issue:
    """The issue that lies now where this one lay; of several the one that is most like it.

    Where `how` names no encoding, bytes that are the same as then are read in that of then. `opens` is what
    opens a path: whoever wants many issues may remember what it gave. Raises KanbaoError where nothing
    lies there any more, or it can't be read.
    """
    issue = _opened(seen, how, opens)
    same = bool(seen.sha256) and issue.source.sha256 == seen.sha256
    if same and how.encoding is None and issue.source.encoding != seen.encoding:
        issue = _opened(seen, how._replace(encoding=seen.encoding), opens)
    return issue


def open_anew(issue: Issue, how: How = PLAIN) -> Issue:
    """The issue that lies now where this open one was read from; errors as `open_seen`."""
    from reader.library.keeping import sighting

    # By the path as it was given: that of a stream is none that is kept.
    return open_seen(sighting(issue)._replace(path=issue.source.path), how)


def lies(seen: Sighting) -> bool:
    """Whether anything lies where the issue lay, be it in an archive. Nothing is read."""
    return seen.path is not None and os.path.lexists(holder_of(seen.path))


def likeness(held: Issue | IssueRef, seen: Sighting) -> tuple[bool, bool, bool, bool, bool]:
    """How much an issue, read or not, is like one that was seen: what is more like it sorts later.

    Whether it has its bytes; lies there and has its name and date; lies there and has its date; has its
    name and date; has its very path.
    """
    from reader.library.keeping import file_of

    path = file_of(held.source.path if isinstance(held, Issue) else held.path)
    place = None if seen.path is None else file_of(seen.path)
    there, dated = _lies_at(path, place), held.date == seen.date
    named = dated and held.masthead == seen.masthead
    same = isinstance(held, Issue) and bool(seen.sha256) and held.source.sha256 == seen.sha256
    return same, there and named, there and dated, named, path == place


def _lies_at(path: str | None, place: str | None) -> bool:
    """Whether a path is this one, or lies in it: of many files the folder is known that has them all."""
    return path is not None and place is not None and f"{path}/".startswith(f"{place.rstrip('/')}/")


def _opened(seen: Sighting, how: How, opens: Opens) -> Issue:
    path = seen.path or ""
    pile, faults = opens(holder_of(path), how)
    for held in sorted(pile, key=lambda held: likeness(held, seen), reverse=True):
        issues = [held] if isinstance(held, Issue) else held.load()
        if issues:
            return max(issues, key=lambda issue: likeness(issue, seen))
    raise faults[0] if faults else KanbaoError(t("folder.nothing"), path=path)


def holder_of(path: str) -> str:
    """What is to be opened for a path: itself, or the archive that it is a member of."""
    found = path
    while found and not os.path.lexists(found):
        folder = found.rpartition("/")[0]
        if os.path.isfile(folder):  # noqa: PTH113
            return folder
        found = folder
    return path
