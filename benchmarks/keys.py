"""`python -m benchmarks keys`: from a key to the last byte that it makes the program write."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from benchmarks.common import table
from benchmarks.start import add_program_options, page_of, program_of
from benchmarks.terminal import Terminal, environment, need_pyte

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

SILENCE = 0.05
"""Seconds without a byte after which a key is taken to be done."""

KEYS = {
    "Space (a screen)": b" ",
    "PgUp (a screen)": b"\x1b[5~",
    "Down (a line)": b"\x1b[B",
    "] (next article)": b"]",
    "[ (previous article)": b"[",
}


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 0 when it could be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks keys", description=__doc__)
    add_program_options(parser)
    parser.add_argument("--presses", type=int, default=30, help="of each key")
    options = parser.parse_args(arguments)
    need_pyte()
    path = page_of(options)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        command = [str(program_of(options, Path(folder))), "-m", "reader", str(path)]
        for name, key in KEYS.items():
            home = Path(folder, f"home-{len(rows)}")
            home.mkdir()
            with Terminal(command, environment(home), options.columns, options.rows) as terminal:
                terminal.collect(silence=0.5, limit=15, first=10)
                times, sizes, still = _press(terminal, key, options.presses)
            if len(times) < 2:
                rows.append([name, "-", "-", "-", "-", str(still)])
                continue
            rows.append(
                [
                    name,
                    f"{median(times) * 1000:.1f}",
                    f"{quantiles(times, n=20)[-1] * 1000:.1f}",
                    f"{max(times) * 1000:.1f}",
                    f"{median(sizes) / 1000:.1f}",
                    str(still),
                ]
            )
    print(f"{path.name}, {options.columns}x{options.rows}, {options.presses} presses each")
    print(table(["key", "median ms", "p95", "most", "KB", "without effect"], rows))
    return 0


def _press(terminal: Terminal, key: bytes, presses: int) -> tuple[list[float], list[int], int]:
    """Seconds and bytes of each press that had an effect, and how many had none.

    Where the text ends the way back is taken, unmeasured, so that there is something to move.
    """
    back = {b" ": b"g", b"\x1b[5~": b"G", b"\x1b[B": b"g"}.get(key)
    times: list[float] = []
    sizes: list[int] = []
    still = 0
    for _ in range(presses):
        pressed = terminal.write(key)
        chunks = terminal.collect(silence=SILENCE, limit=2)
        if chunks:
            times.append(chunks[-1].time - pressed)
            sizes.append(sum(len(chunk.data) for chunk in chunks))
            continue
        still += 1
        if back:
            terminal.write(back)
            terminal.collect(silence=SILENCE, limit=2)
    return times, sizes, still
