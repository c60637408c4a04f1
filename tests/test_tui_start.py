"""What the first frame waits for."""

from __future__ import annotations

import subprocess
import sys

_AFTER = """
import sys
import textual.app
before = set(sys.modules)
import reader.tui.app
print("\\n".join(sorted(set(sys.modules) - before)))
"""


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
