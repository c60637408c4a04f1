"""Actions by name: a list of what can be done where one is, narrowed as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.strings import language, t
from reader.tui.cells import cell_width, cut
from reader.tui.keys import actions, shown
from reader.tui.layout import Box
from reader.tui.matching import matcher
from reader.tui.prompt import Prompt
from reader.tui.sheet import Sheet

if TYPE_CHECKING:
    from reader.tui.desk import Desk
    from reader.tui.keys import Context
    from reader.tui.paint import Span

__all__ = ["Entry", "Palette", "choose", "close", "entries", "matching", "narrow", "open_palette", "step"]

_OWN = "actions"
"""The action that opens the list, which is not in it."""

_WIDEST = 78
_MOST_ROWS = 12


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


def matching(listed: list[Entry], query: str) -> list[Entry]:
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


class Palette(Sheet):
    """The list, above the line where one types. `below`: the sheet that it covers, if any."""

    def __init__(self, context: Context, below: Sheet | None) -> None:
        super().__init__("actions", t("actions.title"), lambda _: [])
        self.below = below
        self.all = self.shown = entries(context)
        self.cursor = 0

    @property
    def state(self) -> object:
        """What its drawing hangs on."""
        return self.top, self.cursor, tuple(entry.id for entry in self.shown)

    def narrow(self, query: str) -> None:
        """Show what the query names, the cursor on the first."""
        self.shown = matching(self.all, query)
        self.cursor = self.top = 0

    def move(self, step: int) -> None:
        """The cursor goes some rows on; it stops at the ends."""
        self.cursor = max(0, min(self.cursor + step, len(self.shown) - 1))
        self.top = max(self.cursor - self.height + 1, min(self.top, self.cursor))

    def resize(self, pane: Box) -> None:
        """Stand at the pane's foot, as high whatever is shown of the list, so that nothing jumps."""
        width = min(_WIDEST, pane.width - 2)
        height = min(len(self.all), _MOST_ROWS, pane.height - 2) + 2
        x, y = pane.x + (pane.width - width) // 2, pane.y + pane.height - height
        self.box = Box(x, y, width, height)
        self.move(0)

    def scroll(self, rows: int) -> None:
        """The wheel moves the cursor."""
        self.move(rows)

    def press(self, desk: Desk, row: int) -> None:
        """A click on an entry does it."""
        at = self.top + row - 1
        if 0 < row < self.box.height - 1 and at < len(self.shown):
            self.cursor = at
            _do(desk, self)

    def line(self, at: int) -> list[Span]:
        """An entry: what it does, and its key at the right."""
        width = self.box.width - 4
        if at >= len(self.shown):
            return [(t("contents.nothing"), "faint")] if at == 0 else []
        entry = self.shown[at]
        label = cut(entry.label, max(0, width - cell_width(entry.key) - 2))
        gap = " " * max(0, width - cell_width(label) - cell_width(entry.key))
        if at == self.cursor:
            return [(label + gap + entry.key, "cursor")]
        return [(label, "text"), (gap, "text"), (entry.key, "faint")]

    def foot(self) -> list[Span]:
        """How many there are."""
        return [(f" {len(self.shown)}/{len(self.all)} ", "faint")]


def open_palette(desk: Desk) -> None:
    """Open the list, and the line where one types."""
    desk.open_sheet(Palette(desk.context, desk.sheet))
    desk.open_prompt(Prompt("actions"))


def close(desk: Desk) -> None:
    """Close the list; what it covered comes forth again."""
    if isinstance(desk.sheet, Palette):
        desk.sheet = desk.sheet.below
    desk.open_prompt(None)


def narrow(desk: Desk, query: str) -> None:
    """Something was typed."""
    if isinstance(desk.sheet, Palette):
        desk.sheet.narrow(query)


def step(desk: Desk, rows: int) -> None:
    """The cursor goes some rows on."""
    if isinstance(desk.sheet, Palette):
        desk.sheet.move(rows)


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
