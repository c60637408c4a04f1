"""Notes: written in a sheet beside the paragraph, opened in one over the text.

What is being typed is a draft in the store, written half a second after a key at the latest, so it outlives
whatever ends the program. Enter makes a note of it, Esc leaves it as it is, and where it is wanted again
it is there.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from reader.errors import KanbaoError
from reader.library.places import anchor_at
from reader.strings import language, t
from reader.tui.kept import plain
from reader.tui.keys import shown
from reader.tui.known import Removed, drafts_of, known
from reader.tui.marking import Stretch, paragraph_at_hand, removed_text, selected, within
from reader.tui.notesheet import ROWS, NotePrompt, NoteSheet, NoteView, Target

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.keeping import Keeping
    from reader.store.model import Mark
    from reader.tui.desk import Desk
    from reader.tui.known import Known, Unkept
    from reader.tui.prompt import Prompt

__all__ = [
    "edit_shown",
    "keep",
    "leave",
    "next_note",
    "show_notes",
    "typed",
    "write",
    "write_note",
    "write_on_selected",
]

_SOON = 0.5
"""Seconds after which what was typed is written down, whatever is typed meanwhile."""

# --- the commands


def write_note(desk: Desk) -> None:
    """Write the note of the paragraph at hand, or a first one on it."""
    stretch = paragraph_at_hand(desk)
    if stretch is None:
        desk.message = t("marks.nothing-here")
        return
    there = within(desk.kept.of(stretch.issue).marks, stretch)
    whole = (stretch.start, stretch.end - stretch.start)
    mark = next((mark for mark in there if mark.note), None)
    mark = mark or next((mark for mark in there if mark.at[1:] == whole), None)
    write(desk, Target(stretch.issue, mark, stretch.article, stretch.start))


def write_on_selected(desk: Desk) -> None:
    """Write a note on what is selected."""
    stretch = selected(desk)
    if stretch is not None:
        length = stretch.end - stretch.start
        there = within(desk.kept.of(stretch.issue).marks, stretch)
        mark = next((mark for mark in there if mark.at[1:] == (stretch.start, length)), None)
        write(desk, Target(stretch.issue, mark, stretch.article, stretch.start, length))


def write(desk: Desk, target: Target, draft: Unkept | None = None) -> None:
    """Open the sheet for a note; what was typed of it before and not kept is in it again."""
    if desk.kept.trouble is not None:
        # What is typed couldn't be kept, not even as a draft.
        desk.message = plain(desk.kept.trouble)
        return
    draft = draft or _draft_of(desk, target)
    before = (target.mark.note if target.mark else None) or ""
    prompt = NotePrompt(target, draft.text if draft else before, draft.number if draft else None)
    if draft and target.mark and draft.updated[:19] < target.mark.modified[:19]:
        prompt.seen = ""  # What was typed is older than the note: who typed it hasn't seen what it says.
    prompt.at_end = partial(_write_draft, desk)
    row = desk.reading.hand_row
    at_head = desk.listed is None and row is not None and _stands_low(desk, row)
    desk.open_prompt(prompt)
    desk.open_sheet(NoteSheet(prompt, desk.sheet, at_head=at_head))
    if draft:
        prompt.notice = t("note.draft-again")


def show_notes(desk: Desk, stretch: Stretch, notes: Sequence[Mark], at: int = 0) -> None:
    """Open the notes of a stretch."""
    desk.open_sheet(NoteView(stretch, notes, at))


def next_note(desk: Desk) -> None:
    """The next note of those that are open."""
    sheet = desk.sheet
    if isinstance(sheet, NoteView):
        show_notes(desk, sheet.stretch, sheet.notes, (sheet.at + 1) % len(sheet.notes))


def edit_shown(desk: Desk) -> None:
    """Edit the note that is open."""
    sheet = desk.sheet
    if isinstance(sheet, NoteView):
        desk.open_sheet(None)
        write(desk, Target(sheet.stretch.issue, sheet.notes[sheet.at], sheet.stretch.article))


# --- while it is typed


def typed(desk: Desk, _: str) -> None:
    """Something was typed: it is written down soon."""
    prompt = desk.prompt
    if isinstance(prompt, NotePrompt) and prompt.timer is None:
        prompt.timer = desk.set_timer(_SOON, partial(_write_draft, desk, prompt))


def leave(desk: Desk) -> None:
    """Esc: what was typed stays as a draft; where nothing was, there is none."""
    prompt = desk.prompt
    _close(desk)
    if isinstance(prompt, NotePrompt):
        text = prompt.note.text
        before = (prompt.target.mark.note if prompt.target.mark else None) or ""
        if text.strip() and text != before:
            _write_draft(desk, prompt, said=True)
        else:
            _drop_draft(desk, prompt)


def keep(desk: Desk, prompt: Prompt) -> None:
    """Enter: the note is kept; the sheet closes once the disk has it, and stays where it can't be."""
    if not isinstance(prompt, NotePrompt):
        return
    if prompt.notice == t("note.keeping"):
        return
    _stop_timer(prompt)
    text = prompt.note.text
    mark = prompt.target.mark
    if not text.strip() and (mark is None or mark.kind == "bookmark"):
        _close(desk)
        _drop_draft(desk, prompt)
        return
    prompt.notice = t("note.keeping")

    def done(kept: tuple[Known, str, Callable[[Keeping], tuple[str, int]] | None]) -> None:
        from reader.tui.listmarks import look_at_others

        found, said, back = kept
        desk.kept.know(prompt.target.issue, found)
        look_at_others(desk)
        if desk.prompt is prompt:
            _close(desk)
        if back is not None:
            at = next((n for n, held in enumerate(desk.reading.issues) if held is prompt.target.issue), None)
            desk.kept.removed.append(Removed(at, back))
        desk.say(t(said) if back is None else removed_text(desk))

    def failed(error: KanbaoError) -> None:
        prompt.notice = plain(error)

    desk.kept.ask(prompt.target.issue, partial(_keep, prompt, text), done, failed)


# --- inside


def _close(desk: Desk) -> None:
    if isinstance(desk.sheet, NoteSheet):
        desk.sheet = desk.sheet.below
    desk.open_prompt(None)


def _stop_timer(prompt: NotePrompt) -> None:
    if prompt.timer is not None:
        prompt.timer.stop()
        prompt.timer = None


def _stands_low(desk: Desk, row: int) -> bool:
    """Whether a row of the article would be covered by a sheet at the foot."""
    reading = desk.reading
    return row - reading.top > desk.layout_now.text_rows - ROWS - 4


def _draft_of(desk: Desk, target: Target) -> Unkept | None:
    """What was typed of this note before, and not kept."""
    for draft in desk.kept.of(target.issue).drafts:
        if target.mark is not None and draft.mark == target.mark.id:
            return draft
        here = target.article and (target.article.id, target.start, target.length)
        if target.mark is None and draft.spot is not None and draft.spot == here:
            return draft
    return None


def _write_draft(desk: Desk, prompt: NotePrompt, *, said: bool = False) -> None:
    """Have what is typed written down, if it isn't."""
    _stop_timer(prompt)
    text = prompt.note.text
    if text == prompt.written and not said:
        return
    prompt.written = text

    def done(drafts: tuple[Unkept, ...]) -> None:
        desk.kept.learn(prompt.target.issue, drafts=drafts)
        if said:
            desk.say(t("note.left", key=shown("a", language())))

    def failed(error: KanbaoError) -> None:
        prompt.notice = plain(error)
        if desk.prompt is not prompt:
            desk.say(prompt.notice)

    desk.kept.ask(prompt.target.issue, partial(_keep_draft, prompt, text), done, failed)


def _drop_draft(desk: Desk, prompt: NotePrompt) -> None:
    """Nothing is to be left of what was typed."""
    _stop_timer(prompt)

    def drop(keeping: Keeping) -> tuple[Unkept, ...]:
        _drop(prompt, keeping)
        return drafts_of(keeping)

    if prompt.draft is not None or prompt.written != prompt.begun:
        desk.kept.ask(
            prompt.target.issue, drop, lambda drafts: desk.kept.learn(prompt.target.issue, drafts=drafts)
        )


# --- in the thread of the store


def _keep_draft(prompt: NotePrompt, text: str, keeping: Keeping) -> tuple[Unkept, ...]:
    from reader.store.typed import begin_draft, write_draft

    target = prompt.target
    if prompt.draft is not None and write_draft(keeping.database, prompt.draft, text):
        return drafts_of(keeping)
    if target.mark is not None:
        prompt.draft = begin_draft(keeping.database, target.mark.issue.id, target.mark.id, text)
    elif target.article is not None:
        anchor = anchor_at(target.article, target.start, target.length)
        prompt.draft = begin_draft(keeping.database, keeping.meet(), anchor, text)
    return drafts_of(keeping)


def _drop(prompt: NotePrompt, keeping: Keeping) -> None:
    from reader.store.typed import drop_draft

    if prompt.draft is not None:
        drop_draft(keeping.database, prompt.draft)
        prompt.draft = None


def _keep(
    prompt: NotePrompt, text: str, keeping: Keeping
) -> tuple[Known, str, Callable[[Keeping], tuple[str, int]] | None]:
    """Make or change the note; what is then known, what is to be said of it (a key of the strings), and how a
    note that was emptied comes back. A bookmark stays one: its note stands beside it.

    Another program may have removed or changed the mark since its note was shown: what was written here is
    then a note of its own, and what was written there stays.
    """
    from reader.store.marks import clean_note, mark, rewrite

    back = None
    target, said = prompt.target, "marks.kept" if text.strip() else "marks.removed"
    if target.mark is None:
        if target.article is not None:
            keeping.add(target.article, target.start, target.length, text)
    elif target.mark.kind == "bookmark":
        _add_beside(keeping, target.mark, text)
    elif rewrite(keeping.database, target.mark.id, text, prompt.seen):
        back = None if text.strip() else partial(_note_again, target.mark, prompt.seen)
    else:
        there = mark(keeping.database, target.mark.id)
        if there is not None and there.note != clean_note(text):
            said = "marks.kept-beside" if text.strip() else "marks.changed"
        if text.strip() and (there is None or said == "marks.kept-beside"):
            _add_beside(keeping, there or target.mark, text)
    # The note is kept: that a draft of it is left somewhere must not say otherwise.
    with suppress(KanbaoError):
        _drop(prompt, keeping)
    return known(keeping), said, back


def _add_beside(keeping: Keeping, mark: Mark, text: str) -> None:
    """A note on the words that a mark is about, as another mark."""
    from reader.store.marks import add
    from reader.store.model import NewMark

    made = NewMark(mark.anchor, mark.headline, mark.citation, mark.ordinal, note=text)
    add(keeping.database, mark.issue.id, made)


def _note_again(mark: Mark, note: str | None, keeping: Keeping) -> tuple[str, int]:
    """A note that was emptied says again what it said."""
    from reader.store.marks import restore, rewrite

    if not restore(keeping.database, [mark.id]):
        rewrite(keeping.database, mark.id, note, None)
    return "mark", mark.id
