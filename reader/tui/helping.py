"""The help: every key by where it holds, made from the key table; it can be searched."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.strings import STRINGS, language, t
from reader.tui.cells import cell_width
from reader.tui.contents import CURRENT
from reader.tui.keys import fold, help_actions, shown
from reader.tui.matching import matcher
from reader.tui.paint import wrap
from reader.tui.pane import HAND
from reader.tui.prompt import Prompt
from reader.tui.sheet import Sheet
from reader.tui.sheets import table_row
from reader.tui.signs import begun_sign, bookmark_sign, note_sign, read_sign
from reader.typeset.forms import BOX_SIDE, BOX_TOP, FORMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.strings import Language
    from reader.tui.desk import Desk
    from reader.tui.keys import Action, Context
    from reader.tui.layout import Box
    from reader.tui.paint import Span

__all__ = ["HelpSheet", "begin", "close", "drop", "help_lines", "narrow", "step", "toggle_help"]

_GROUPS: tuple[tuple[str, Context | None], ...] = (
    ("help.pane", "pane"),
    ("help.everywhere", None),
    ("help.list", "list"),
    ("help.kept", "marks"),
    ("help.select", "select"),
    ("help.sheet", "sheet"),
    ("help.help", "help"),
    ("help.info", "info"),
    ("help.note", "note"),
)

_MARKS: tuple[tuple[str, str], ...] = (
    (HAND, "mark.hand"),
    (CURRENT, "mark.current"),
    (FORMS["label"].mark, "mark.label"),
    (FORMS["series"].mark, "mark.series"),
    (FORMS["subhead"].mark, "mark.subhead"),
    (FORMS["caption"].mark, "mark.caption"),
    (BOX_TOP + BOX_SIDE, "mark.box"),
)
"""What the screen draws that isn't the paper's own, and what it says."""


class Row(NamedTuple):
    """A line of the help: keys or a mark, what it does, all that it is called, and its keys' names."""

    left: str
    does: str
    names: str
    keys: frozenset[str] = frozenset()


def help_lines(width: int, first: Context = "pane", query: str = "") -> list[list[Span]]:
    """The keys by where they hold and the marks, `width` cells wide. What holds in `first` stands first.

    With a query only what it names: first the keys that are what was typed, then what is called so.
    """
    groups = _groups(first)
    column = min(max(cell_width(row.left) for _, rows in groups for row in rows), width // 2)
    lines: list[list[Span]] = []
    for name, rows in _narrowed(groups, query.strip()) if query.strip() else groups:
        if lines:
            lines.append([])
        lines.append([(t(name), "strong")])
        for row in rows:
            lines += table_row(row.left, row.does, column, width)
    if query.strip():
        return lines or [[(t("contents.nothing"), "faint")]]
    lines.append([])
    lines += [[(line, "faint")] for line in wrap(t("help.keyboard"), width)]
    return lines


class HelpSheet(Sheet):
    """The help. `query`: what it is narrowed to."""

    def __init__(self, first: Context) -> None:
        self.query = ""
        self._pane: Box | None = None
        super().__init__("help", t("help.title"), lambda width: help_lines(width, first, self.query))
        self.actions = ("search-help",)

    @property
    def state(self) -> object:
        """What its drawing hangs on."""
        return self.top, self.query

    def resize(self, pane: Box) -> None:
        """As high whatever it is narrowed to, so that nothing jumps."""
        query, self.query = self.query, ""
        super().resize(pane)
        self.query, self._pane = query, pane
        self._set()

    def narrow(self, query: str) -> None:
        """Show what the query names."""
        self.query = query.strip()
        self._set()

    def _set(self) -> None:
        self.lines = self._make(max(2, self.box.width - 4))
        self.scroll(0)


# --- what keys do


def toggle_help(desk: Desk) -> None:
    """Show it, what holds where one is first; or show it no more."""
    same = desk.sheet is not None and desk.sheet.kind == "help"
    desk.open_sheet(None if same else HelpSheet(desk.context))


def begin(desk: Desk) -> None:
    """Open the line in which is typed what is looked for."""
    if isinstance(desk.sheet, HelpSheet):
        desk.open_prompt(Prompt("help", desk.sheet.query))


def narrow(desk: Desk, typed: str) -> None:
    """Something was typed."""
    if isinstance(desk.sheet, HelpSheet):
        desk.sheet.top = 0
        desk.sheet.narrow(typed)


def step(desk: Desk, rows: int) -> None:
    """The lines move while one types."""
    if desk.sheet is not None:
        desk.sheet.scroll(rows)


def drop(desk: Desk) -> None:
    """Esc: everything is shown again."""
    narrow(desk, "")
    desk.open_prompt(None)


def close(desk: Desk) -> None:
    """Close what is on top: what the help is narrowed to, then the sheet."""
    if isinstance(desk.sheet, HelpSheet) and desk.sheet.query:
        narrow(desk, "")
    else:
        desk.open_sheet(None)


# --- inside


def _groups(first: Context) -> list[tuple[str, list[Row]]]:
    groups = [(name, [_row_of(action) for action in help_actions(context)]) for name, context in _GROUPS]
    if first in ("list", "marks"):
        leading = ("help.kept", "help.list") if first == "marks" else ("help.list",)
        groups.sort(key=lambda group: leading.index(group[0]) if group[0] in leading else len(leading))
    signs = (
        (bookmark_sign(), "mark.bookmark"),
        (note_sign(), "mark.note"),
        (read_sign(), "mark.read"),
        (begun_sign(), "mark.begun"),
    )
    marks = [
        Row(mark.strip(), t(says), "\n".join(STRINGS[says]), frozenset((mark.strip(),)))
        for mark, says in (*_MARKS, *signs)
    ]
    groups.append(("help.marks", marks))
    return groups


def _row_of(action: Action) -> Row:
    keys = [shown(key, language()) for key in action.keys]
    tongues: tuple[Language, ...] = ("zh", "en")
    named = {_key_name(shown(key, tongue)) for key in action.keys for tongue in tongues}
    names = "\n".join((action.zh, action.en, action.id))
    return Row("  ".join(keys), action.label(language()), names, frozenset(named))


def _key_name(typed: str) -> str:
    """A key as it is compared: a letter large or small, a word whatever its letters."""
    return typed if len(typed) == 1 else typed.casefold()


def _narrowed(groups: Sequence[tuple[str, list[Row]]], query: str) -> Iterator[tuple[str, list[Row]]]:
    key = _key_name(fold(query, query) if len(query) == 1 else query)
    speaks = [matcher(word) for word in query.split()]

    def called(row: Row) -> bool:
        return key not in row.keys and all(word(row.names) for word in speaks)

    tests: tuple[Callable[[Row], bool], ...] = (lambda row: key in row.keys, called)
    for holds in tests:
        for name, rows in groups:
            some = [row for row in rows if holds(row)]
            if some:
                yield name, some
