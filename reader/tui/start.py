"""How one begins to read."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Start"]


class Start(NamedTuple):
    """Where one begins.

    `place`: index of the issue and id of the article; None is the first of all. `choose`: whether the list
    of the issues is shown first.
    """

    place: tuple[int, str] | None = None
    choose: bool = False
