"""`python -m benchmarks start`: from launch to the first readable line, beside a bare Textual app.

kanbao is measured as people have it: installed from a wheel, its bytecode compiled, in an
environment that the benchmark makes (it needs the package index for Textual) or is given.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from benchmarks.common import add_pages_option, read, table
from benchmarks.stories import HANDBOOK, ROOT, squeeze
from benchmarks.terminal import Terminal, environment, first_shown, need_pyte

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["add_program_options", "command_of", "main", "page_of", "program_of"]

BARE = """
import sys
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        with open(sys.argv[1], encoding="utf-8") as file:
            yield Static(file.read(), markup=False)
Bare().run()
"""


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 0 when it could be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks start", description=__doc__)
    add_program_options(parser)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args(arguments)
    need_pyte()
    path = page_of(options)
    needle = _first_words(path)
    with tempfile.TemporaryDirectory() as folder:
        python = program_of(options, Path(folder))
        bare = Path(folder, "bare.py")
        bare.write_text(BARE, "utf-8")
        kanbao = [*command_of(python), str(path)]
        home = Path(folder, "home")
        times: dict[str, list[float]] = {"bare Textual": [], "kanbao, empty home": [], "kanbao, again": []}
        # Once unmeasured: the disk's cache is filled, what isn't compiled yet is compiled.
        _time([str(python), str(bare), str(path)], home, needle)
        _time(kanbao, home, needle)
        for run in range(options.runs):
            fresh = Path(folder, f"home-{run}")
            for name, command, where in (
                ("bare Textual", [str(python), str(bare), str(path)], home),
                ("kanbao, empty home", kanbao, fresh),
                ("kanbao, again", kanbao, home),
            ):
                time = _time(command, where, needle)
                if time is None:
                    print(f"{name}: the screen never showed {needle}", file=sys.stderr)
                    return 1
                times[name].append(time)
    base = median(times["bare Textual"])
    rows = []
    for name, values in times.items():
        low, _, high = quantiles(values, n=4)
        middle = median(values)
        rows.append(
            [
                name,
                f"{middle * 1000:.0f}",
                f"{low * 1000:.0f}-{high * 1000:.0f}",
                f"{min(values) * 1000:.0f}",
                f"{(middle - base) * 1000:+.0f}",
                f"{middle / base:.2f}x",
            ]
        )
    print(f"{path.name}, {options.columns}x{options.rows}, {options.runs} interleaved runs, until “{needle}”")
    print(table(["", "ms", "quartiles", "least", "above bare", ""], rows))
    return 0


def add_program_options(parser: argparse.ArgumentParser) -> None:
    """The options of all benchmarks that run the program in a terminal."""
    add_pages_option(parser)
    parser.add_argument("--file", type=Path, help="what is opened (else the real page, or the handbook)")
    parser.add_argument("--python", type=Path, help="a Python that has kanbao installed from a wheel")
    parser.add_argument("--columns", type=int, default=120)
    parser.add_argument("--rows", type=int, default=40)


def page_of(options: argparse.Namespace) -> Path:
    """The file to open, absolute."""
    path: Path = options.file or (
        options.pages / "grrb-2021-page" / "page.txt" if options.pages else HANDBOOK
    )
    return path.resolve()


def program_of(options: argparse.Namespace, folder: Path) -> Path:
    """The Python that runs kanbao: the one given, or a new environment with a new wheel.

    Its bytecode is compiled. A source tree is measured too, with a warning.
    """
    if options.python:
        # Not resolved: an environment's Python is a link, and is the environment by its name.
        python = Path(os.path.abspath(options.python))  # noqa: PTH100
    else:
        print("making an environment with a wheel of this checkout…", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", folder / "env"], check=True)
        python = folder / "env" / "bin" / "python"
        pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "wheel", "--no-deps", "-w", str(folder / "wheel"), str(ROOT)], check=True)
        subprocess.run([*pip, "install", *map(str, (folder / "wheel").glob("*.whl"))], check=True)
    where = subprocess.run(
        [python, "-c", "import reader; print(reader.__path__[0])"],
        check=True,
        capture_output=True,
        text=True,
        cwd=folder,
    ).stdout.strip()
    if "site-packages" not in where:
        print(f"this measures a source tree, not a wheel: {where}", file=sys.stderr)
    elif os.access(where, os.W_OK):
        subprocess.run([python, "-m", "compileall", "-q", where], check=True)
    return python


def command_of(python: Path) -> list[str]:
    """How people launch kanbao from this environment: by its script, if it has one."""
    script = python.with_name("kanbao")
    return [str(script)] if script.is_file() else [str(python), "-m", "reader"]


def _first_words(path: Path) -> str:
    """The first words of the file's first paragraph: what both programs must show on one line."""
    issue = read(path.read_bytes(), str(path))
    text = next(b.text for a in issue.articles for b in a.text_blocks() if len(b.text) > 30)
    return squeeze(text)[:9]


def _time(command: Sequence[str], home: Path, needle: str) -> float | None:
    """Seconds from launch until the screen shows the needle."""
    home.mkdir(exist_ok=True)
    with Terminal(command, environment(home)) as terminal:
        chunks = terminal.collect(silence=0.4, limit=15, first=10)
    return first_shown(chunks, needle)
