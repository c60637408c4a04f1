"""`python -m benchmarks keys`: from a key to the last byte that it makes the program write."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.common import table
from benchmarks.corpus import export_of
from benchmarks.start import add_program_options, command_of, program_of
from benchmarks.stories import Story, gather
from benchmarks.terminal import Terminal, environment, need_pyte

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

SILENCE = 0.05
"""Seconds without a byte after which a key is taken to be done."""


class Key(NamedTuple):
    """What is typed, and what brings the place back (at first, too) from which it has an effect.

    `each`: it is brought back before every press. `first`: what is typed once before all.
    """

    typed: bytes
    back: bytes
    each: bool = False
    first: bytes = b""


KEYS = {
    "Space (a screen)": Key(b" ", b"g"),
    "PgUp (a screen)": Key(b"\x1b[5~", b"G"),
    "Down (a line)": Key(b"\x1b[B", b"g"),
    "] (next article)": Key(b"]", b"[[[[[[[["),
    "[ (previous article)": Key(b"[", b"]]]]]]]]"),
    "/ 工 (first character)": Key("工".encode(), b"\x15", each=True, first=b"/"),
    "/ 工会 (second character)": Key("会".encode(), "\x15工".encode(), each=True, first=b"/"),
    "/ g (a letter)": Key(b"g", b"\x15", each=True, first=b"/"),
    "n (next hit)": Key(b"n", b"", first="/中国\r".encode()),
    "R (all hits)": Key(b"R", b"\x1b", each=True, first="/中国\r".encode()),
}


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 0 when it could be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks keys", description=__doc__)
    add_program_options(parser)
    parser.add_argument("--presses", type=int, default=30, help="of each key")
    parser.add_argument(
        "--typed", default="", help="keys typed before anything is measured: cc is two columns"
    )
    options = parser.parse_args(arguments)
    need_pyte()
    rows: list[list[str]] = []
    with tempfile.TemporaryDirectory() as folder:
        path = options.file.resolve() if options.file else _long_story(options.pages, Path(folder))
        command = [*command_of(program_of(options, Path(folder))), str(path)]
        for name, key in KEYS.items():
            home = Path(folder, f"home-{len(rows)}")
            home.mkdir()
            with Terminal(command, environment(home), options.columns, options.rows) as terminal:
                terminal.collect(silence=0.5, limit=15, first=10)
                if options.typed:
                    _settle(terminal, options.typed.encode())
                if key.first:
                    _settle(terminal, key.first)
                times, sizes, still = _press(terminal, key, options.presses)
            if len(times) < 2:
                rows.append([name, "-", "-", "-", "-", str(still)])
                continue
            rows.append(
                [
                    name,
                    f"{median(times) * 1000:.1f}",
                    f"{quantiles(times, n=20, method='inclusive')[-1] * 1000:.1f}",
                    f"{max(times) * 1000:.1f}",
                    f"{median(sizes) / 1000:.1f}",
                    str(still),
                ]
            )
    after = f", after {options.typed}" if options.typed else ""
    print(f"{path.name}, {options.columns}x{options.rows}, {options.presses} presses each{after}")
    print(table(["key", "median ms", "p95", "most", "KB", "without effect"], rows))
    return 0


def _long_story(pages: Path | None, folder: Path) -> Path:
    """A file whose first story has many screens, with short ones after it, in the form of an export."""
    stories = gather(pages)
    first = stories[0]
    body = [p for story in stories for p in story.paragraphs if len(p) > 40]
    while len(body) < 400:
        body += body
    long = Story(first.titles, tuple(body[:400]), first.family)
    path = folder / "long.txt"
    path.write_text("".join(export_of(s, "辛闻", "2021-12-24") for s in (long, *stories[1:12])), "utf-8")
    return path


def _press(terminal: Terminal, key: Key, presses: int) -> tuple[list[float], list[int], int]:
    """Seconds and bytes of each press that had an effect, and how many had none.

    Where nothing moves any more, the way back is taken, unmeasured.
    """
    times: list[float] = []
    sizes: list[int] = []
    still = 0
    _settle(terminal, key.back)
    for _ in range(presses):
        if key.each:
            _settle(terminal, key.back)
        pressed = terminal.write(key.typed)
        chunks = terminal.collect(silence=SILENCE, limit=2)
        if chunks:
            times.append(chunks[-1].time - pressed)
            sizes.append(sum(len(chunk.data) for chunk in chunks))
        else:
            still += 1
            _settle(terminal, key.back)
    return times, sizes, still


def _settle(terminal: Terminal, typed: bytes) -> None:
    terminal.write(typed)
    terminal.collect(silence=0.2, limit=3)
