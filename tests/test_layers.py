"""Imports go downward only, and nothing heavy is imported before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "reader"

BOTTOM = {"reader", "light", "digest", "issue", "errors", "strings", "chars"}
"""What every layer may use; `reader` is the package's own version."""

ALLOWED = {
    "reader": set(),
    "light": set(),
    "digest": set(),
    "errors": set(),
    "strings": set(),
    "issue": {"light", "digest", "errors"},
    "chars": {"light", "issue", "errors"},
    "loader": BOTTOM,
    "typeset": BOTTOM,
    "search": BOTTOM,
    "store": BOTTOM,
    "library": BOTTOM | {"loader", "typeset", "search", "store"},
    "tui": BOTTOM | {"loader", "typeset", "search", "store", "library"},
    "cli": BOTTOM | {"loader", "typeset", "search", "store", "library", "tui"},
    "__main__": {"cli"},
}
SCREEN = {"textual", "rich"}
"""Third parties that only the screen may know."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def layer_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "reader" if first == "__init__" else first


def imports_of(path: Path) -> set[str]:
    """Dotted names that a module imports anywhere: at its top, in functions, for types."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute here"
            names.add(node.module or "")
            if node.module == "reader":
                names |= {
                    f"reader.{a.name}"
                    for a in node.names
                    if (PACKAGE / a.name).exists() or (PACKAGE / f"{a.name}.py").exists()
                }
    return names


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_layers_below_its_own(path: Path):
    layer = layer_of(path)
    used = {
        (name.split(".")[1:] or ["reader"])[0] for name in imports_of(path) if name.split(".")[0] == "reader"
    }
    used -= {layer}
    assert used <= ALLOWED[layer], f"{path.relative_to(ROOT)} imports {sorted(used - ALLOWED[layer])}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_screen_knows_textual(path: Path):
    used = {name.split(".")[0] for name in imports_of(path)} & SCREEN
    assert layer_of(path) == "tui" or not used


def loaded_after(code: str) -> set[str]:
    """The modules in memory after this code has run in a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules, sep='\\n', file=sys.stderr)"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    return set(done.stderr.split())


def families(names: set[str]) -> set[str]:
    """Top packages, and for our own the layer too."""
    return {name.split(".")[0] for name in names} | {
        ".".join(name.split(".")[:2]) for name in names if name.startswith("reader.")
    }


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text("今起三天有小雨\n\n本报讯 市气象台说，今起三天有小雨，出门记得带伞。\n", "utf-8")
    return path


STORE = {"sqlite3", "reader.store"}
HEAVY = STORE | {"textual", "rich", "jieba", "asyncio", "argparse", "platformdirs", "reader.tui"}


def test_importing_the_command_line_imports_nothing_else_of_ours():
    assert {name for name in families(loaded_after("import reader.cli")) if name.startswith("reader.")} == {
        "reader.cli"
    }


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["--no-such-option"]])
def test_a_call_that_reads_no_file_loads_no_reader_of_files(words: list[str]):
    loaded = families(loaded_after(f"from reader.cli import main\nmain({words!r})"))
    assert not loaded & (HEAVY | {"reader.loader", "json"})


@pytest.mark.parametrize(
    "words", [["toc"], ["show", "--width", "40"], ["export", "--format", "md"], ["find", "雨"], []]
)
def test_printing_loads_nothing_that_belongs_to_the_screen(words: list[str], page: Path):
    loaded = families(loaded_after(f"from reader.cli import main\nassert main({[*words, str(page)]!r}) == 0"))
    assert not loaded & (HEAVY | {"json"})
    assert "reader.loader" in loaded


def test_a_search_loads_words_only_where_they_decide(page: Path):
    for words, needed in ((["find", "雨"], False), (["find", "雨", "--word"], True)):
        loaded = families(loaded_after(f"from reader.cli import main\nmain({[*words, str(page)]!r})"))
        assert ("jieba" in loaded) == needed


def test_loading_a_page_loads_no_module_that_takes_as_long_as_the_page_itself(page: Path):
    code = f"from reader.loader import load\nload(open({str(page)!r}, 'rb').read(), path='page.txt')"
    assert not families(loaded_after(code)) & {"dataclasses", "inspect", "pathlib", "json", "_hashlib"}


def test_json_is_loaded_for_json_only(page: Path):
    words = ["export", "--format", "json", str(page)]
    loaded = families(loaded_after(f"from reader.cli import main\nassert main({words!r}) == 0"))
    assert "json" in loaded
    assert not loaded & HEAVY


def test_keeping_a_mark_loads_the_store_and_nothing_of_the_screen(page: Path):
    words = ["bookmarks", "add", str(page), "--article", "1", "--offset", "0"]
    loaded = families(loaded_after(f"from reader.cli import main\nassert main({words!r}) == 0"))
    assert loaded >= STORE
    assert not loaded & (HEAVY - STORE)


def test_the_screen_loads_no_words_and_no_store_before_it_is_drawn():
    loaded = families(loaded_after("import reader.tui"))
    assert not loaded & {"jieba", "sqlite3"}
