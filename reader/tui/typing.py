"""What keys do while something is typed: a filter, a goal, a name, a command, an action, a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.strings import t
from reader.tui.goto import goal
from reader.tui.later import later

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.desk import Desk
    from reader.tui.prompt import Prompt

__all__ = ["type_key", "type_text"]


def type_key(desk: Desk, prompt: Prompt, key: str, character: str | None) -> None:
    """A key while something is being typed: text, an editing key, or what ends it."""
    line = prompt.line
    if key in ("ctrl+c", "ctrl+q"):
        desk.app.exit(0)
    elif key == "escape" or (key == "backspace" and not line.text and prompt.kind != "note"):
        _LEFT.get(prompt.kind, _leave)(desk)
    elif key == "enter" and prompt.kind in _ENTERED:
        _ENTERED[prompt.kind](desk, prompt)
    elif (prompt.kind, key) in _KEYS:
        _KEYS[prompt.kind, key](desk)
    elif key in ("enter", "tab", "shift+tab"):
        (_leave if prompt.kind in ("filter", "help") else _LEFT.get(prompt.kind, _leave))(desk)
    elif key in _STEPS and prompt.kind in _STEPPED:
        _STEPPED[prompt.kind](desk, _STEPS[key])
    elif line.press(key):
        _typed(desk, prompt)
    elif character:
        type_text(desk, character)
    desk.update()


def type_text(desk: Desk, text: str) -> None:
    """Text typed or pasted; nothing where nothing is typed: commands are not pasted."""
    if desk.prompt is not None:
        desk.prompt.line.insert(text)
        _typed(desk, desk.prompt)
        desk.update()


def _typed(desk: Desk, prompt: Prompt) -> None:
    """A filter holds while it is typed; what was asked is asked anew."""
    prompt.asked = prompt.notice = ""
    if prompt.kind in _TYPED:
        _TYPED[prompt.kind](desk, prompt.line.text)


def _narrow(desk: Desk, text: str) -> None:
    if text.strip() != desk.listing.query:
        desk.listing.filter(text)


def _leave(desk: Desk) -> None:
    desk.open_prompt(None)


def _unfilter(desk: Desk) -> None:
    desk.listing.filter("")
    desk.open_prompt(None)


def _reach(desk: Desk, prompt: Prompt) -> None:
    """Go where `:` was told to, or say why not."""
    typed = prompt.line.text
    desk.open_prompt(None)
    if not typed.strip():
        return
    found = goal(typed)
    reading = desk.reading
    if found is None:
        desk.message = t("goto.unknown", typed=typed.strip())
    elif found.kind == "date":
        _to_date(desk, found.date)
    elif found.kind == "page":
        done = reading.go_page(found.number, found.letter)
        _moved_to(desk, done, t("goto.no-page", page=f"{found.letter}{found.number}"))
    else:
        count = len(reading.issue.articles)
        done = reading.go_article(found.number - 1)
        _moved_to(desk, done, t("goto.no-article", number=found.number, count=count))


_to_date = later("walking", "go_to_date")


def _moved_to(desk: Desk, done: bool, otherwise: str) -> None:
    if done:
        desk.give_keys(to_list=False)
    else:
        desk.message = otherwise


_ENTERED: dict[str, Callable[[Desk, Prompt], None]] = {
    "go-to": _reach,
    "save": later("saving", "save"),
    "command": later("piping", "give"),
    "actions": later("palette", "choose"),
    "find": later("seeking", "stay"),
    "note": later("notes", "keep"),
    "open": later("opener", "choose"),
    "follow": later("whereto", "choose"),
}
"""What Enter does with what was typed; a filter simply stays."""

_LEFT: dict[str, Callable[[Desk], None]] = {
    "filter": _unfilter,
    "actions": later("picker", "close"),
    "find": later("seeking", "drop"),
    "note": later("notes", "leave"),
    "open": later("picker", "close"),
    "follow": later("picker", "close"),
    "help": later("helping", "drop"),
}
"""What is undone when the line is left; Tab keeps a filter."""

_TYPED: dict[str, Callable[[Desk, str], None]] = {
    "filter": _narrow,
    "actions": later("picker", "narrow"),
    "find": later("seeking", "look"),
    "note": later("notes", "typed"),
    "open": later("picker", "narrow"),
    "follow": later("picker", "narrow"),
    "help": later("helping", "narrow"),
}
"""What follows the text while it is typed."""

_KEYS: dict[tuple[str, str], Callable[[Desk], None]] = {
    ("find", "tab"): later("seeking", "next_scope"),
    ("find", "shift+tab"): later("seeking", "next_scope"),
    ("find", "ctrl+t"): later("seeking", "whole"),
    ("note", "tab"): lambda _: None,
    ("note", "shift+tab"): lambda _: None,
    ("open", "tab"): later("opener", "complete"),
    ("open", "ctrl+o"): later("opener", "open_folder"),
}
"""What other keys do in one line only."""

_STEPS = {"down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1, "pagedown": 10, "pageup": -10}
_STEPPED: dict[str, Callable[[Desk, int], None]] = {
    "filter": lambda desk, rows: desk.listing.move(rows),
    "actions": later("picker", "step"),
    "find": later("seeking", "earlier"),
    "open": later("picker", "step"),
    "follow": later("picker", "step"),
    "help": later("helping", "step"),
}
"""What moves through a list while one types."""
