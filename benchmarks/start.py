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
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.common import add_pages_option, read, table
from benchmarks.corpus import corpus
from benchmarks.stories import HANDBOOK, ROOT, gather, squeeze
from benchmarks.terminal import Terminal, environment, first_shown, need_pyte

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["add_program_options", "command_of", "main", "page_of", "program_of"]

BARE_NAME = "bare Textual"

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


class Case(NamedTuple):
    """One thing that is launched: what it is called, its words, the text it must show, whose home it has.

    `fresh`: each run has a home of its own, in which nothing was ever opened.
    """

    name: str
    command: Sequence[str]
    needle: str
    fresh: bool = False


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 0 when it could be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks start", description=__doc__)
    add_program_options(parser)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--no-megabyte", action="store_true", help="leave the megabyte out")
    options = parser.parse_args(arguments)
    need_pyte()
    with tempfile.TemporaryDirectory() as folder:
        cases = _cases(options, Path(folder))
        home = Path(folder, "home")
        for case in cases:
            # Once unmeasured: the disk's cache is filled, what isn't compiled yet is compiled.
            _time(case.command, home, case.needle)
        times: dict[str, list[float]] = {case.name: [] for case in cases}
        for run in range(options.runs):
            for number, case in enumerate(cases):
                where = Path(folder, f"home-{run}-{number}") if case.fresh else home
                time = _time(case.command, where, case.needle)
                if time is None:
                    print(f"{case.name}: the screen never showed {case.needle}", file=sys.stderr)
                    return 1
                times[case.name].append(time)
    name = page_of(options).name
    print(f"{name}, {options.columns}x{options.rows}, {options.runs} interleaved runs, until its first words")
    print(table(["", "ms", "quartiles", "least", "above bare", ""], _rows(times)))
    return 0


def _cases(options: argparse.Namespace, folder: Path) -> list[Case]:
    """What is compared: a bare app and kanbao on the page, kanbao on a megabyte."""
    path = page_of(options)
    python = program_of(options, folder)
    bare = folder / "bare.py"
    bare.write_text(BARE, "utf-8")
    needle = _first_words(path)
    kanbao = command_of(python)
    cases = [
        Case(BARE_NAME, [str(python), str(bare), str(path)], needle),
        Case("kanbao, empty home", [*kanbao, str(path)], needle, fresh=True),
        Case("kanbao, again", [*kanbao, str(path)], needle),
    ]
    if not options.no_megabyte:
        large = folder / "export.txt"
        large.write_bytes(corpus(gather(options.pages), "marked", 1_000_000))
        needle = _first_words(large)
        cases += [
            Case("1 MB, empty home", [*kanbao, str(large)], needle, fresh=True),
            Case("1 MB, again", [*kanbao, str(large)], needle),
        ]
    return cases


def _rows(times: dict[str, list[float]]) -> list[list[str]]:
    base = median(times[BARE_NAME])
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
    return rows


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
