"""Keys from the configuration: how they are written, and which of them an action can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library.settings import KeyRow
from reader.tui.binding import bound, key_called
from reader.tui.keys import ACTIONS, action_of, foot_label, help_actions, rebind, written

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _own_keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("KANBAO_LANG", "en")
    yield
    rebind({})


def rows(**keys: str | tuple[str, ...]) -> list[KeyRow]:
    """Lines of the table of keys; `_` stands for the dash of an action's id."""
    return [
        KeyRow(name.replace("_", "-"), (value,) if isinstance(value, str) else value, line)
        for line, (name, value) in enumerate(keys.items(), 1)
    ]


def faults(**keys: str | tuple[str, ...]) -> list[str]:
    return [f"{error.place}: {error.message}" for error in bound(rows(**keys), "config.toml")[1]]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("x", "x"),
        ("X", "X"),
        ("shift-x", "X"),
        ("、", "/"),
        ("ｘ", "x"),
        (" ", "space"),
        ("Space", "space"),
        ("空格", "space"),
        ("PgDn", "pagedown"),
        ("page-down", None),
        ("Ctrl-F", "ctrl+f"),
        ("ctrl+f", "ctrl+f"),
        ("ctrl--", "ctrl+-"),
        ("-", "-"),
        ("+", "+"),
        ("Alt-Left", "alt+left"),
        ("alt-←", "alt+left"),
        ("shift-ctrl-left", "ctrl+shift+left"),
        ("ctrl-i", "tab"),
        ("F5", "f5"),
        ("f25", None),
        ("", None),
        ("xx", None),
        ("hyper-x", None),
        ("ctrl-", None),
        ("\x1b", None),
    ],
)
def test_a_key_is_known_as_people_write_it(name: str, key: str | None):
    assert key_called(name) == key


def test_every_key_of_the_table_is_known_by_what_the_configuration_prints():
    for action in ACTIONS:
        assert tuple(key_called(written(key)) for key in action.keys) == action.keys


def test_every_action_can_be_bound_to_a_free_key():
    for name in {action.id for action in ACTIONS}:
        keys, troubles = bound([KeyRow(name, ("f12",), 1)], "config.toml")
        assert (keys, troubles) == ({name: ("f12",)}, []), name


def test_a_bound_key_acts_and_the_old_one_no_longer_does():
    rebind(bound(rows(theme="f2", page_down=("space", "ctrl-n")), "config.toml")[0])
    assert action_of("pane", "f2") == "theme"
    assert action_of("pane", "T", "T") is None
    assert action_of("pane", "ctrl+n") == "page-down"
    assert action_of("pane", "pagedown") is None


def test_foot_and_help_show_the_keys_that_hold():
    rebind(bound(rows(contents="f3", theme=()), "config.toml")[0])
    assert foot_label("contents", "en") == ("F3", "contents")
    assert [action.keys for action in help_actions(None) if action.id == "theme"] == [()]


def test_two_actions_can_change_their_keys():
    keys, troubles = bound(rows(line_down="k", line_up="j"), "config.toml")
    assert (keys, troubles) == ({"line-down": ("k",), "line-up": ("j",)}, [])


def test_a_key_that_is_anothers_where_the_action_holds_is_left_out_and_named():
    assert faults(page_down="j") == [
        "line 1, page-down: j is already the key of line-down (a line down); left out here"
    ]
    keys, _ = bound(rows(page_down=("j", "f4")), "config.toml")
    assert keys == {"page-down": ("f4",)}


def test_of_two_lines_that_want_one_key_the_first_has_it():
    keys, troubles = bound(rows(half_down="f4", half_up="f4"), "config.toml")
    assert keys == {"half-down": ("f4",), "half-up": ("ctrl+u",)}
    assert len(troubles) == 1


def test_one_key_may_mean_two_things_in_two_places():
    keys, troubles = bound(rows(next_section="f4", next_group="f4"), "config.toml")
    assert (keys, troubles) == ({"next-section": ("f4",), "next-group": ("f4",)}, [])


def test_what_is_no_action_and_what_is_no_key_is_named():
    assert faults(page_dwn="x") == ["line 1, page-dwn: there is no such action (did you mean page-down?)"]
    assert faults(theme=("hyper-x",)) == ["line 1, theme: there is no key hyper-x"]
    assert bound(rows(theme=("hyper-x",)), "config.toml")[0] == {"theme": ("T",)}


def test_there_is_always_a_key_that_quits():
    keys, troubles = bound(rows(quit=(), quit_now=()), "config.toml")
    assert keys == {"quit": ()}
    assert len(troubles) == 1
    assert bound(rows(quit=()), "config.toml") == ({"quit": ()}, [])
