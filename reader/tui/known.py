"""What the screen knows of an issue: its marks, how far it was read, the notes that were being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.library.keeping import Keeping, Progress
    from reader.store.anchor import Spot
    from reader.store.model import Mark

__all__ = ["NOTHING", "Known", "Removed", "Unkept", "drafts_of", "known", "known_of"]


class Unkept(NamedTuple):
    """A note that was being typed: its number, of which mark it is, or where a new one was to stand.

    `spot` is None where that place isn't found any more; `quote` are the words that stood there. `updated`
    is when it was last typed at, in UTC.
    """

    number: int
    mark: int | None
    spot: Spot | None
    quote: str
    text: str
    updated: str = ""


class Removed(NamedTuple):
    """What was removed in this run: the index of its issue (None: it isn't open), and how it comes back.

    `back` is done in the store's thread and gives the key of the entry that is there again.
    """

    at: int | None
    back: Callable[[Keeping], tuple[str, int]]


class Known(NamedTuple):
    """What is known of an issue: its marks in reading order, all of them and those that stand in an
    article; by article how far it was read; the notes that were being typed, the latest first.
    """

    marks: tuple[Mark, ...]
    in_article: dict[str, list[Mark]]
    progress: dict[str, Progress]
    drafts: tuple[Unkept, ...]


NOTHING = Known((), {}, {}, ())
"""Nothing is known yet."""


def known(keeping: Keeping) -> Known:
    """All that is to be known of an issue, looked up."""
    return known_of(keeping.marks(), keeping.progress(), drafts_of(keeping))


def drafts_of(keeping: Keeping) -> tuple[Unkept, ...]:
    """The notes of an issue that were being typed, each found again."""
    from reader.store.issues import find
    from reader.store.typed import drafts

    issue = find(keeping.database, keeping.seen)
    return tuple(
        Unkept(
            draft.id,
            draft.mark,
            keeping.finder.find(draft.anchor) if draft.anchor else None,
            draft.anchor.quote if draft.anchor else "",
            draft.text,
            draft.updated,
        )
        for draft in (drafts(keeping.database, issue.id) if issue else ())
    )


def known_of(marks: Iterable[Mark], progress: dict[str, Progress], drafts: tuple[Unkept, ...]) -> Known:
    """What is known, by article where it stands in one; a mark that isn't found stands in none."""
    kept = tuple(marks)
    in_article: dict[str, list[Mark]] = {}
    for mark in kept:
        if mark.state != "not-found":
            in_article.setdefault(mark.at.article, []).append(mark)
    return Known(kept, in_article, progress, drafts)
