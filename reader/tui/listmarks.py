"""The commands of the list of bookmarks and notes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.strings import t
from reader.tui.history import Place
from reader.tui.known import Removed
from reader.tui.marking import paragraph_at_hand, removed_text, restore_marks
from reader.tui.marklist import MarkList
from reader.tui.notes import write
from reader.tui.notesheet import Target

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.issue import Issue
    from reader.library.keeping import Keeping
    from reader.store.anchor import Spot
    from reader.store.model import Draft, Mark
    from reader.tui.desk import Desk
    from reader.tui.markline import Entry

__all__ = [
    "delete",
    "edit",
    "go_to_mark",
    "look_at_others",
    "next_scope",
    "open_mark",
    "show_marks",
    "undelete",
]


def show_marks(desk: Desk) -> None:
    """The list in the text's place, as it was left; the first time at what stands nearest."""
    reading = desk.reading
    if desk.mark_list is None:
        desk.mark_list = MarkList(reading, desk.kept)
        here = paragraph_at_hand(desk)
        desk.mark_list.stand_near(reading.article_index, here.end if here else 0)
    desk.open_list(desk.mark_list)
    look_at_others(desk)


def next_scope(desk: Desk) -> None:
    """Those of this issue, or all."""
    if isinstance(desk.listed, MarkList):
        desk.listed.widen()
        look_at_others(desk)


def open_mark(desk: Desk, listed: MarkList) -> None:
    """Go to the mark under the cursor, or go on with the note that was being typed."""
    entry = listed.at_cursor
    if entry is None:
        return
    if entry.draft is not None:
        _go_on_writing(desk, entry)
    elif entry.mark is None or entry.mark.state == "not-found":
        desk.message = t("marks.lost")
    elif entry.at is None:
        from reader.tui.elsewhere import go_elsewhere

        go_elsewhere(desk, listed, entry.mark)
    else:
        go_to_mark(desk, listed, entry.at, entry.mark.at)


def edit(desk: Desk) -> None:
    """Write the note of the mark under the cursor, or edit it."""
    entry = desk.listed.at_cursor if isinstance(desk.listed, MarkList) else None
    if entry is None:
        return
    if entry.draft is not None:
        _go_on_writing(desk, entry)
    elif entry.mark is not None:
        issue = desk.reading.issue if entry.at is None else desk.reading.issues[entry.at]
        found = entry.at is not None and entry.mark.state != "not-found"
        article = issue.article(entry.mark.at.article) if found else None
        write(desk, Target(issue, _noted(desk, issue, entry.mark), article, *entry.mark.at[1:]))


def delete(desk: Desk) -> None:
    """Delete what stands under the cursor; `undelete` takes it back."""
    listed = desk.listed
    entry = listed.at_cursor if isinstance(listed, MarkList) else None
    if entry is None or not isinstance(listed, MarkList):
        return
    issue = desk.reading.issue if entry.at is None else desk.reading.issues[entry.at]

    def done(back: Callable[[Keeping], tuple[str, int]] | None) -> None:
        if back is not None:
            desk.kept.removed.append(Removed(entry.at, back))
        if entry.mark is not None and back is not None:
            listed.others = [mark for mark in listed.others if mark.id != entry.mark.id]
            desk.kept.learn(issue, [mark for mark in desk.kept.of(issue).marks if mark.id != entry.mark.id])
        desk.say(removed_text(desk))
        _look_again(desk, entry.at)

    desk.kept.ask(issue, partial(_delete, entry), done)


def undelete(desk: Desk) -> None:
    """Take back what was deleted last."""
    listed = desk.listed
    if not isinstance(listed, MarkList):
        return
    if not desk.kept.removed:
        desk.message = t("marks.nothing-deleted")
        return
    at, back = desk.kept.removed.pop()
    issue = desk.reading.issue if at is None else desk.reading.issues[at]

    def done(key: tuple[str, int]) -> None:
        listed.awaited = key
        desk.say(t("marks.restored"))
        _look_again(desk, at)

    desk.kept.ask(issue, back, done)


def go_to_mark(desk: Desk, listed: MarkList, at: int, spot: Spot) -> None:
    """To a place of an open issue, by a jump; the way back leads to the list."""
    reading = desk.reading
    place, other = reading.place, at != reading.issue_index
    if other:
        reading.go(Place(at, spot.article, 0), listed)
    index = reading.index.article_at.get(spot.article)
    if index is not None:
        reading.show(index, spot.offset)
        part = reading.part_at(spot.offset)
        if part is not None:
            reading.point(part)
    if not other:
        reading.history.jumped(place, reading.place, listed)
    desk.open_list(None)


def look_at_others(desk: Desk) -> None:
    """Look up what the issues that aren't open have, where that is shown."""
    listed = desk.mark_list
    if listed is not None and listed.scope == "all":

        def done(marks: list[Mark]) -> None:
            listed.others = marks

        desk.kept.ask(desk.reading.issue, _all, done)


# --- inside


def _noted(desk: Desk, issue: Issue, mark: Mark) -> Mark:
    """The note that stands where a bookmark does, if there is one: it is the one to be edited."""
    if mark.kind != "bookmark":
        return mark
    there = [*desk.kept.of(issue).marks, *(desk.mark_list.others if desk.mark_list else ())]
    return next(
        (other for other in there if other.note and (other.issue, other.at) == (mark.issue, mark.at)), mark
    )


def _go_on_writing(desk: Desk, entry: Entry) -> None:
    """Open the note that was being typed, with what was typed."""
    draft = entry.draft
    if draft is None or entry.at is None:
        return
    issue = desk.reading.issues[entry.at]
    if draft.mark is not None:
        mark = next((mark for mark in desk.kept.of(issue).marks if mark.id == draft.mark), None)
        target = Target(issue, mark) if mark else None
    else:
        article = issue.article(draft.spot.article) if draft.spot else None
        target = Target(issue, None, article, *draft.spot[1:]) if draft.spot and article else None
    if target is None:
        desk.message = t("marks.lost")
    else:
        write(desk, target, draft)


def _look_again(desk: Desk, at: int | None) -> None:
    if at is not None:
        desk.kept.look(desk.reading.issues[at])
    look_at_others(desk)


# --- in the thread of the store


def _all(keeping: Keeping) -> list[Mark]:
    from reader.store.marks import marks

    return marks(keeping.database)


def _delete(entry: Entry, keeping: Keeping) -> Callable[[Keeping], tuple[str, int]] | None:
    """Remove it; how it comes back, None where it was gone already."""
    from reader.store.marks import remove
    from reader.store.typed import draft, drop_draft

    if entry.mark is not None:
        gone = remove(keeping.database, [entry.mark.id])
        return partial(restore_marks, gone) if gone else None
    found = draft(keeping.database, entry.draft.number) if entry.draft else None
    if found is None:
        return None
    drop_draft(keeping.database, found[1].id)
    return partial(_write_again, *found)


def _write_again(issue: int, gone: Draft, keeping: Keeping) -> tuple[str, int]:
    from reader.store.typed import begin_draft

    target = gone.anchor if gone.mark is None else gone.mark
    assert target is not None
    return "draft", begin_draft(keeping.database, issue, target, gone.text)
