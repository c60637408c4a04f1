"""Earlier queries, over runs: fetched when the store is open, kept when one was looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library.keeping import Keeping
    from reader.tui.desk import Desk

__all__ = ["keep", "recall"]


def recall(desk: Desk) -> None:
    """Fetch them; what has been looked for meanwhile is later than all of them."""
    desk.kept.ask(desk.reading.issue, _fetched, lambda found: _take(desk, found), _nothing)


def keep(desk: Desk, text: str) -> None:
    """Keep one as the latest. Without a store it is remembered as long as the program runs."""

    def act(keeping: Keeping) -> None:
        from reader.store.typed import keep_query

        keep_query(keeping.database, text)

    desk.kept.ask(desk.reading.issue, act, None, _nothing)


def _fetched(keeping: Keeping) -> list[str]:
    from reader.store.typed import queries

    return queries(keeping.database)


def _take(desk: Desk, latest_first: list[str]) -> None:
    earlier = [text for text in reversed(latest_first) if text not in desk.queries]
    desk.queries[:0] = earlier


def _nothing(_: object) -> None:
    """That nothing can be kept is said of what matters more."""
