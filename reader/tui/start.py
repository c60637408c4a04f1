"""How one begins to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.issue import Issue

__all__ = ["Start"]


class Start(NamedTuple):
    """Where one begins, and what else only whoever opened the issues knows.

    `issue`: index of the issue to begin in, where one was in it the last time. `place`: index of the issue
    and id of the article to begin with instead. `choose`: the list of the issues is shown first. `latest`:
    the person asked for the latest issue without naming it, so it is said which it is. `read`: reads the
    file of an issue again, as it was read at first; raises KanbaoError.
    """

    place: tuple[int, str] | None = None
    latest: bool = False
    read: Callable[[Issue], Issue] | None = None
    issue: int = 0
    choose: bool = False
