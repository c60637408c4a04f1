"""The sheets of notes: one where a note is typed, beside its paragraph, and one where it is read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.chars import visible
from reader.library.places import anchor_at
from reader.strings import t
from reader.tui.cells import cut
from reader.tui.layout import Box
from reader.tui.naming import quoted
from reader.tui.notetext import NoteText
from reader.tui.paint import wrap
from reader.tui.prompt import Prompt
from reader.tui.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.timer import Timer

    from reader.issue import Article, Issue
    from reader.store.model import Mark
    from reader.tui.marking import Stretch
    from reader.tui.paint import Span

__all__ = ["ROWS", "NotePrompt", "NoteSheet", "NoteView", "Target"]

ROWS = 6
"""Rows that a note has while it is written."""

_WIDEST = 84


class Target(NamedTuple):
    """What a note is of: a mark, or a stretch of an article where one is to be made.

    `issue` is one that is open, by which the store is asked.
    """

    issue: Issue
    mark: Mark | None
    article: Article | None = None
    start: int = 0
    length: int = 0

    @property
    def quote(self) -> str:
        """The words that it is about, in one line; at a point they go on."""
        if self.mark is not None:
            anchor = self.mark.anchor
        else:
            assert self.article is not None
            anchor = anchor_at(self.article, self.start, self.length)
        goes_on = not anchor.spot.length and not anchor.suffix.startswith("\n")
        return " ".join(anchor.quote.split()) + ("…" if goes_on and anchor.suffix else "")


class NotePrompt(Prompt):
    """What is typed of a note, and its draft in the store (a number, once there is one)."""

    def __init__(self, target: Target, text: str, draft: int | None) -> None:
        super().__init__("note")
        self.line = self.note = NoteText(text)
        self.target = target
        self.draft = draft
        self.timer: Timer | None = None
        self.begun = self.written = text
        self.seen = target.mark.note if target.mark else None
        """What the note said when the person last saw it."""
        self.top = 0
        self.box = Box(0, 0, 0, 0)
        self.at_end: Callable[[NotePrompt], None] = lambda _: None
        """What is done with it where the program ends."""

    def cursor_at(self, width: int, height: int) -> tuple[int, int]:  # noqa: ARG002 - the sheet has its own
        """The cell and row of the screen at which the cursor stands."""
        row, cell = self.note.place
        return self.box.x + 2 + min(cell, self.note.cells), self.box.y + 1 + row - self.top

    def spans(self, width: int) -> list[Span]:
        """The foot's line: what the keys do, or what is to be said."""
        hint = self.notice or t("prompt.note-hint")
        return [
            *self.label(),
            (cut(hint, width - 2 - len(self.label())), "accent" if self.notice else "faint"),
        ]

    def ended(self) -> None:
        """The program ends: what was typed is kept as a draft."""
        self.at_end(self)


class NoteSheet(Sheet):
    """Where a note is typed: at the foot, or at the head where the paragraph stands at the foot."""

    covers = False

    def __init__(self, prompt: NotePrompt, below: Sheet | None, *, at_head: bool) -> None:
        super().__init__("note-text", "", lambda _: [])
        self.below = below
        self._prompt = prompt
        self._at_head = at_head

    @property
    def state(self) -> object:
        """What its drawing hangs on."""
        note = self._prompt.note
        return note.text, note.cursor, note.cells, self._prompt.notice

    def resize(self, pane: Box) -> None:
        """Take its place, and set the rows' width."""
        width = min(_WIDEST, pane.width - 2)
        height = min(ROWS, pane.height - 2) + 2
        y = pane.y if self._at_head else pane.y + pane.height - height
        self.box = self._prompt.box = Box(pane.x + (pane.width - width) // 2, y, width, height)
        # A cell is left for the cursor behind the last character of a row.
        self._prompt.note.cells = max(2, width - 5)
        self.title = cut(t("note.title", quote=visible(self._prompt.target.quote)), max(2, width - 8))
        self._follow()

    def scroll(self, rows: int) -> None:
        """The rows follow the cursor."""

    def spans(self, row: int, width: int) -> list[Span]:
        """A row of the sheet, those of the text following the cursor."""
        self._follow()
        return super().spans(row, width)

    def line(self, at: int) -> list[Span]:
        """A row of the text, with the cursor in it."""
        note = self._prompt.note
        rows = note.rows
        if at >= len(rows):
            return []
        start, end = rows[at]
        if note.place[0] != at:
            return [(note.text[start:end], "text")]
        here = note.cursor
        behind = min(note._right(), end) if here < end else here
        under = note.text[here:behind] or " "
        return [(note.text[start:here], "text"), (under, "cursor"), (note.text[behind:end], "text")]

    def foot(self) -> list[Span]:
        """How many rows there are, where not all are shown."""
        count = len(self._prompt.note.rows)
        last = min(self.top + self.height, count)
        return [(f" {t('sheet.lines', last=last, count=count)} ", "faint")] if count > self.height else []

    def _follow(self) -> None:
        row = self._prompt.note.place[0]
        self.top = max(row - self.height + 1, min(self.top, row))
        self._prompt.top = self.top


class NoteView(Sheet):
    """The notes of a stretch, one after the other."""

    def __init__(self, stretch: Stretch, notes: Sequence[Mark], at: int = 0) -> None:
        self.stretch = stretch
        self.notes = notes
        self.at = at
        number = f" {at + 1}/{len(notes)}" if len(notes) > 1 else ""
        super().__init__("note", f"{t('note.view')}{number}", partial(_note_lines, notes[at]))
        self.actions = ("next-note", "edit-note") if number else ("edit-note",)


def _note_lines(mark: Mark, width: int) -> list[list[Span]]:
    """What a note says, and below it the words it is about and when it was written."""
    lines: list[list[Span]] = []
    for paragraph in (mark.note or "").split("\n"):
        lines += [[(line, "text")] for line in wrap(visible(paragraph), width)] or [[]]
    lines.append([])
    lines += [[(line, "faint")] for line in wrap(visible(quoted(mark.anchor.quote)), width)]
    lines.append([(mark.modified[:10], "faint")])
    return lines
