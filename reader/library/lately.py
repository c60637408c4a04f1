"""What was read lately and can be gone on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.keeping import store_path
from reader.library.opening import handbook_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.store.model import Visit

__all__ = ["lately", "with_a_file"]


def with_a_file(visits: Iterable[Visit]) -> Iterator[Visit]:
    """Those of issues that were read from a file of the person's: no stream and not the handbook."""
    own = handbook_path()
    return (visit for visit in visits if visit.issue.seen.path not in (None, own))


def lately(most: int) -> Iterator[Visit]:
    """The issues lately opened that still lie where they lay, the latest first.

    For a list that stands at once: it makes no file, waits for nobody, raises nothing, and has none in doubt.
    """
    from itertools import islice

    from reader.library.again import lies
    from reader.store.glance import last_visits

    visits = with_a_file(last_visits(store_path()))
    return islice((visit for visit in visits if lies(visit.issue.seen)), most)
