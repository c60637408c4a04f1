"""Keys from the configuration: what a key is called there, and which of them can be taken.

Nothing here knows the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.config import trouble
from reader.strings import language, t
from reader.tui.keys import ACTIONS, fold, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.errors import KanbaoError
    from reader.library.settings import KeyRow
    from reader.tui.keys import Action

__all__ = ["bound", "key_called"]

_NAMED = frozenset(
    [
        *("space", "enter", "escape", "tab", "up", "down", "left", "right", "pagedown", "pageup"),
        *("home", "end", "insert", "delete", "backspace"),
        *(f"f{number}" for number in range(1, 25)),
    ]
)
"""Textual's names of the keys that print nothing, and of the space bar."""

_OTHERWISE = {
    "pgdn": "pagedown",
    "pgup": "pageup",
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "空格": "space",
    "回车": "enter",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
    "minus": "-",
    "plus": "+",
}
_MODIFIERS = ("alt", "ctrl", "shift", "super")
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "escape"}
"""What a terminal sends for both can't be told apart."""

_WAYS_OUT = ("quit", "quit-now")


def key_called(name: str) -> str | None:
    """The key table's name for a key as people write it (`x`, `Ctrl-F`, `pgdn`); None for no key."""
    if len(name) == 1 and name not in _OTHERWISE:
        return fold(name, name) if name.isprintable() else None
    *modifiers, last = [part.strip() for part in _split(name)]
    base = _OTHERWISE.get(last.lower(), last if len(last) == 1 else last.lower())
    held = sorted({modifier.lower() for modifier in modifiers})
    if not set(held) <= set(_MODIFIERS) or not (base in _NAMED or (len(base) == 1 and base.isprintable())):
        return None
    if held == ["shift"] and len(base) == 1:
        return base.upper() if base.isalpha() else None
    if not held:
        return fold(base, base) if len(base) == 1 else base
    key = "+".join([*held, base.lower()])
    return _SAME.get(key, key)


def _split(name: str) -> list[str]:
    """`ctrl-f` and `ctrl+f` at their signs; a sign at the end is the key itself (`ctrl--`)."""
    parts = name.replace("+", "-").split("-")
    return [*parts[:-2], name[-1]] if name.endswith(("--", "-+", "+-", "++")) else parts


def bound(rows: Sequence[KeyRow], path: str) -> tuple[dict[str, tuple[str, ...]], list[KanbaoError]]:
    """The keys of the actions that are bound otherwise, and what is wrong with some of them.

    A key that means something else already where its action holds is left out, and an action left
    without any of the keys it was to have keeps its own. No key is taken from an action that the
    file doesn't name.
    """
    if not rows:
        return {}, []
    troubles: list[tuple[int, KanbaoError]] = []
    known = {action.id for action in ACTIONS}
    wanted: dict[str, KeyRow] = {}
    for row in rows:
        if row.action in known:
            wanted[row.action] = row
        else:
            troubles.append((row.line, trouble(path, row.line, row.action, _unknown(row.action, known))))
    taken: dict[tuple[str, str], Action] = {
        (context, key): action
        for action in ACTIONS
        if action.id not in wanted
        for context in action.contexts
        for key in action.keys
    }
    made: dict[str, tuple[str, ...]] = {}
    for name, row in wanted.items():
        actions = [action for action in ACTIONS if action.id == name]
        keys, faults = _taken(actions, row, taken)
        troubles += ((row.line, trouble(path, row.line, name, fault)) for fault in faults)
        if not keys and row.keys:
            keys = tuple(key for key in actions[0].keys if _owner(actions, key, taken) is None)
        made[name] = keys
        for action in actions:
            taken |= {(context, key): action for context in action.contexts for key in keys}
    if not any(made.get(action.id, action.keys) for action in ACTIONS if action.id in _WAYS_OUT):
        row = wanted[_WAYS_OUT[-1]]
        troubles.append((row.line, trouble(path, row.line, row.action, t("config.no-way-out"))))
        del made[_WAYS_OUT[-1]]
    troubles.sort(key=lambda pair: pair[0])
    return made, [error for _, error in troubles]


def _taken(
    actions: Sequence[Action], row: KeyRow, taken: Mapping[tuple[str, str], Action]
) -> tuple[tuple[str, ...], list[str]]:
    """The keys of a row that its actions can have, and what is wrong with the others."""
    keys: list[str] = []
    faults: list[str] = []
    for name in row.keys:
        key = key_called(name)
        other = None if key is None else _owner(actions, key, taken)
        if key is None:
            faults.append(t("config.no-key", key=name or '""'))
        elif other is not None:
            label = f"{other.id} ({other.label(language())})"
            faults.append(t("config.clash", key=shown(key, language()), other=label))
        elif key not in keys:
            keys.append(key)
    return tuple(keys), faults


def _owner(actions: Sequence[Action], key: str, taken: Mapping[tuple[str, str], Action]) -> Action | None:
    """The action that has a key already where one of these holds."""
    found = (taken.get((context, key)) for action in actions for context in action.contexts)
    return next((other for other in found if other is not None), None)


def _unknown(action: str, known: set[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(action, sorted(known), 1)
    message = t("config.unknown-action")
    return f"{message} ({t('cli.hint-near', word=near[0])})" if near else message
