"""`kanbao history` and `kanbao -c`: what was opened lately, and going on with the latest of it."""

from __future__ import annotations

import os
import time
from calendar import timegm
from typing import TYPE_CHECKING

from reader.cli.output import complain, cut_width, write
from reader.errors import KanbaoError
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.cli.words import Call
    from reader.store.model import Sighting, Visit

__all__ = ["history", "latest"]


def history(call: Call) -> int:
    """Print the issues lately opened, the latest first, with how far one got."""
    visits = _visits()
    write(map(_json_line, visits) if call.json else _lines(visits))
    return 0


def latest() -> Sighting:
    """The issue that was opened last, of those that have a file. The handbook is none.

    Raises KanbaoError when nothing was opened yet.
    """
    from reader.library.lately import with_a_file

    for visit in with_a_file(_visits()):
        return visit.issue.seen
    raise KanbaoError(t("history.none"), hint=t("history.hint-open"))


def _visits() -> list[Visit]:
    """All that is known; where nothing was ever kept, no file is made."""
    from reader.library.keeping import open_store, store_path
    from reader.store.issues import history as kept

    if not os.path.lexists(store_path()):
        return []
    with open_store() as database:
        if database.notice:
            complain(database.notice)
        return kept(database)


def _json_line(visit: Visit) -> str:
    import json

    seen = visit.issue.seen
    issue = {"masthead": seen.masthead, "date": seen.date, "sha256": seen.sha256, "path": seen.path}
    opened = f"{visit.opened[:19]}Z"
    made = {"issue": issue, "opened": opened, "article": visit.article, "share": round(visit.share, 4)}
    return json.dumps(made, ensure_ascii=False) + "\n"


def _lines(visits: Iterable[Visit]) -> Iterator[str]:
    """Each in a line: when (here and now), how far, what it is called, where its file is."""
    from reader.chars import cut, visible
    from reader.library.marks_markdown import issue_line

    width = cut_width()
    for visit in visits:
        seen = visit.issue.seen
        parts = [_local(visit.opened), f"{int(visit.share * 100):>3}%", issue_line(seen)]
        if seen.path is not None:
            parts.append(seen.path)
        line = visible("  ".join(parts))
        yield f"{line if width is None else cut(line, width)}\n"


def _local(moment: str) -> str:
    """A moment of the store (UTC) by the clock on the wall, to the minute."""
    try:
        seconds = timegm(time.strptime(moment[:19], "%Y-%m-%dT%H:%M:%S"))
    except ValueError:
        return moment
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(seconds))
