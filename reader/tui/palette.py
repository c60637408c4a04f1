"""Actions by name: a list of what can be done where one is, narrowed as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.strings import language, t
from reader.tui.keys import actions, shown
from reader.tui.matching import matcher
from reader.tui.picker import Picker, close
from reader.tui.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.tui.desk import Desk
    from reader.tui.keys import Context
    from reader.tui.sheet import Sheet

__all__ = ["Entry", "Palette", "choose", "entries", "matching", "open_palette"]

_OWN = "actions"
"""The action that opens the list, which is not in it."""


class Entry(NamedTuple):
    """An action as the list has it; `names`: what it is called in Chinese and in English, and its id."""

    id: str
    label: str
    key: str
    names: tuple[str, str, str]


def entries(context: Context) -> list[Entry]:
    """The actions that hold in a context, in the key table's order; of those that do the same, the first."""
    tongue = language()
    found: dict[str, Entry] = {}
    for action in actions():
        if context in action.contexts and action.id != _OWN:
            key = shown(action.keys[0], tongue) if action.keys else ""
            label = action.label(tongue)
            found.setdefault(label, Entry(action.id, label, key, (action.zh, action.en, action.id)))
    return list(found.values())


def matching(listed: Sequence[Entry], query: str) -> Sequence[Entry]:
    """The entries that the query names, in Chinese, English or pinyin.

    First those that begin with it, then those that hold it, those whose Chinese name is typed so from
    its beginning, and those that are typed so further in or hold each of its words.
    """
    wanted = " ".join(query.casefold().split())
    if not wanted:
        return listed
    whole, words = matcher(wanted), [matcher(word) for word in wanted.split()]
    letters = len(wanted.replace(" ", ""))

    def rank(entry: Entry) -> int:
        names = [name.casefold() for name in entry.names]
        if any(name.startswith(wanted) for name in names):
            return 0
        if any(wanted in name for name in names):
            return 1
        if whole(names[0][:letters]):
            return 2
        text = "\n".join(names)
        return 3 if whole(text) or all(word(text) for word in words) else 4

    ranked = [(rank(entry), at) for at, entry in enumerate(listed)]
    return [listed[at] for place, at in sorted(ranked) if place < 4]


class Palette(Picker[Entry]):
    """The list of what can be done, above the line where one types."""

    def __init__(self, context: Context, below: Sheet | None) -> None:
        super().__init__("actions", t("actions.title"), entries(context), below)

    def texts(self, entry: Entry) -> tuple[str, str]:
        """What it does, and its key."""
        return entry.label, entry.key

    def narrow(self, query: str) -> None:
        """Show what the query names, the cursor on the first."""
        self.show(matching(self.all, query))

    def take(self, desk: Desk) -> None:
        """Do what is under the cursor."""
        _do(desk, self)


def open_palette(desk: Desk) -> None:
    """Open the list, and the line where one types."""
    desk.open_sheet(Palette(desk.context, desk.sheet))
    desk.open_prompt(Prompt("actions"))


def choose(desk: Desk, prompt: Prompt) -> None:
    """Enter: do what is under the cursor."""
    palette = desk.sheet
    if not isinstance(palette, Palette):
        desk.open_prompt(None)
    elif palette.shown:
        _do(desk, palette)
    else:
        prompt.notice = t("contents.nothing")


def _do(desk: Desk, palette: Palette) -> None:
    from reader.tui.commands import ROUTES

    close(desk)
    ROUTES[palette.shown[palette.cursor].id](desk)
    desk.update()
