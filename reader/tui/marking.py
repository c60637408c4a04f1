"""Bookmarks and highlights by key: on the paragraph at hand or on what is selected.

What is there already is asked of the store when it is the key's turn, not of the screen: so two presses
in a row are one mark made and lifted again, and another program's marks count.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.library.keeping import reading_order
from reader.strings import language, t
from reader.tui.known import Removed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.issue import Article, Issue
    from reader.library.keeping import Keeping
    from reader.store.model import Mark
    from reader.tui.desk import Desk

__all__ = [
    "Stretch",
    "highlight",
    "highlight_selected",
    "paragraph_at_hand",
    "removed_text",
    "restore_marks",
    "selected",
    "toggle_bookmark",
    "within",
]


class Stretch(NamedTuple):
    """A stretch of an open issue's text, [start, end) in code points of the article's text."""

    issue: Issue
    article: Article
    start: int
    end: int


def paragraph_at_hand(desk: Desk) -> Stretch | None:
    """The paragraph at hand, without the white space at its ends; without any, the heading's first part."""
    reading = desk.reading
    article, hand = reading.article, reading.hand
    if article is None or not article.text:
        return None
    part = article.parts[hand or 0]
    text = article.text[part.start : part.end]
    start = part.start + len(text) - len(text.lstrip())
    return Stretch(reading.issue, article, start, max(start, part.start + len(text.rstrip())))


def selected(desk: Desk) -> Stretch | None:
    """What is selected; the selection is over then."""
    article, selection = desk.reading.article, desk.selection
    desk.selection = None
    if article is None or selection is None:
        return None
    start, end = selection.span(article.text)
    return Stretch(desk.reading.issue, article, start, end) if start < end else None


def within(marks: Sequence[Mark], stretch: Stretch) -> list[Mark]:
    """The marks that begin in a stretch."""
    article, start, end = stretch.article.id, stretch.start, stretch.end
    return [
        mark
        for mark in marks
        if mark.state != "not-found"
        and mark.at.article == article
        and start <= mark.at.offset < max(end, start + 1)
    ]


def toggle_bookmark(desk: Desk) -> None:
    """Set a bookmark on the paragraph at hand, or lift those that stand in it."""
    _change(desk, paragraph_at_hand(desk), _toggle_bookmark)


def highlight(desk: Desk) -> None:
    """Light the paragraph at hand up, or put it out."""
    _change(desk, paragraph_at_hand(desk), _toggle_highlight)


def highlight_selected(desk: Desk) -> None:
    """Light up what is selected, or put it out."""
    _change(desk, selected(desk), _toggle_highlight)


def removed_text(desk: Desk) -> str:
    """That something was removed, and by which keys it comes back from where one is."""
    from reader.tui.keys import foot_label

    names = (
        ["undelete-mark"]
        if desk.listed is not None and desk.listed is desk.mark_list
        else ["marks", "undelete-mark"]
    )
    return t("marks.deleted", key=" ".join(foot_label(name, language())[0] for name in names))


def restore_marks(numbers: Sequence[int], keeping: Keeping) -> tuple[str, int]:
    """Marks that were removed are there again; the key of the first."""
    from reader.store.marks import restore

    restore(keeping.database, numbers)
    return "mark", numbers[0]


# --- inside


def _change(
    desk: Desk, stretch: Stretch | None, change: Callable[[Stretch, Keeping], tuple[list[Mark], list[int]]]
) -> None:
    """Have the store change something there; it is said once the disk has it."""
    if stretch is None:
        desk.message = t("marks.nothing-here")
        return

    issue_index = desk.reading.issue_index

    def done(found: tuple[list[Mark], list[int]]) -> None:
        marks, gone = found
        desk.kept.learn(stretch.issue, marks)
        if gone:
            desk.kept.removed.append(Removed(issue_index, partial(restore_marks, gone)))
        desk.say(removed_text(desk) if gone else t("marks.kept"))

    desk.kept.ask(stretch.issue, partial(change, stretch), done)


def _toggle_bookmark(stretch: Stretch, keeping: Keeping) -> tuple[list[Mark], list[int]]:
    marks = keeping.marks()
    there = [mark for mark in within(marks, stretch) if mark.kind == "bookmark"]
    return _toggle(keeping, stretch, 0, marks, there)


def _toggle_highlight(stretch: Stretch, keeping: Keeping) -> tuple[list[Mark], list[int]]:
    marks = keeping.marks()
    length = stretch.end - stretch.start
    there = [
        mark
        for mark in within(marks, stretch)
        if mark.kind == "highlight" and mark.at[1:] == (stretch.start, length)
    ]
    return _toggle(keeping, stretch, length, marks, there)


def _toggle(
    keeping: Keeping, stretch: Stretch, length: int, marks: list[Mark], there: list[Mark]
) -> tuple[list[Mark], list[int]]:
    """Remove what is there; where nothing is, make a mark. The marks then, and the ids that were removed."""
    from reader.store.marks import remove

    if there:
        gone = remove(keeping.database, [mark.id for mark in there])
        return [mark for mark in marks if mark.id not in {mark.id for mark in there}], gone
    made = keeping.add(stretch.article, stretch.start, length)
    return reading_order([*marks, made]), []
