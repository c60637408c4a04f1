"""A place and what it says. It stands apart since the look before the first frame needs no more."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Anchor", "Spot"]


class Spot(NamedTuple):
    """A stretch of an article; `length` 0 is a point."""

    article: str
    offset: int
    length: int = 0


class Anchor(NamedTuple):
    """A stretch of an article with what it says, by which it is found again.

    `quote` are the words at it (W3C Web Annotation, TextQuoteSelector's `exact`), `prefix` and
    `suffix` what stands around them. For a point `quote` are the words that begin there.
    """

    spot: Spot
    quote: str
    prefix: str
    suffix: str
