"""A pile of issues: some that were read, some that are only known by their names until they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.issue import Issue, Source

if TYPE_CHECKING:
    from reader.library.listing import IssueRef

__all__ = ["read_latest", "stand_in"]


def read_latest(pile: list[Issue | IssueRef]) -> int | None:
    """Have the latest issue read that can be, and return its index; None where none can be read.

    The latest is the last that has a date; where none has one, the first of all. What turns out to be
    several issues, or none, takes their number of places in the pile.
    """
    places = range(len(pile))
    dated = [at for at in places if pile[at].date is not None]
    for at in (*reversed(dated), *(at for at in places if pile[at].date is None)):
        held = pile[at]
        if isinstance(held, Issue):
            if held.articles:
                return at
            continue
        issues = held.load()
        if issues:
            pile[at : at + 1] = issues
            return at + len(issues) - 1 if held.date is not None else at
    return next((at for at, held in enumerate(pile) if isinstance(held, Issue)), None)


def stand_in(ref: IssueRef) -> Issue:
    """What is known of an issue before it is read, as an issue without articles."""
    return Issue(Source(ref.path, ""), masthead=ref.masthead, date=ref.date)
