"""What the first frame waits for."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

_AFTER = """
import sys
import textual.app
before = set(sys.modules)
import reader.tui.app
print("\\n".join(sorted(set(sys.modules) - before)))
"""


_ESCAPE = "import reader.tui, textual.constants; print(textual.constants.ESCAPE_DELAY)"


def modules_after(code: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_door_of_the_screen_imports_nothing_until_it_is_opened():
    loaded = modules_after('import sys, reader.tui; print("\\n".join(sys.modules))')
    assert not {name for name in loaded if name.split(".")[0] in ("textual", "rich", "asyncio")}


def test_the_screen_imports_no_widgets_of_textual_and_nothing_heavy():
    added = modules_after(_AFTER)
    assert "reader.tui.desk" in added
    own = {name for name in added if name.split(".")[0] == "reader"}
    assert {name for name in added - own if name.split(".")[0] in ("textual", "rich")} <= {"textual.strip"}
    heavy = {"sqlite3", "jieba", "json", "ssl", "email", "http", "html", "xml", "zipfile", "multiprocessing"}
    assert not {name.split(".")[0] for name in added} & heavy


@pytest.mark.parametrize(("own", "seconds"), [({}, "0.025"), ({"ESCDELAY": "200"}, "0.2")])
def test_a_key_that_follows_escape_is_a_key_of_its_own_after_a_fortieth_of_a_second(own, seconds):
    environ = {name: value for name, value in os.environ.items() if name != "ESCDELAY"} | own
    done = subprocess.run(
        [sys.executable, "-c", _ESCAPE], capture_output=True, text=True, check=True, env=environ
    )
    assert done.stdout.strip() == seconds


def test_escape_and_the_key_that_follows_it_are_two_keys_unless_they_came_together(monkeypatch):
    from textual.constants import ESCAPE_DELAY

    from reader.tui.escape import Parser

    now = 100.0
    monkeypatch.setattr("textual._parser.get_time", lambda: now)
    parser = Parser()
    assert list(parser.feed("\x1b")) == []
    now += ESCAPE_DELAY
    assert [event.key for event in parser.feed("]")] == ["escape", "right_square_bracket"]
    assert [event.key for event in parser.feed("\x1b[1;3D")] == ["alt+left"]
