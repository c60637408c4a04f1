"""`python -m benchmarks loader`: how fast the loader reads, and on what memory.

Each measurement is a process of its own; an empty one and one that only reads and decodes the
bytes run in turn with it. Figures are medians.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.common import add_pages_option, table
from benchmarks.corpus import ENCODINGS, KINDS, corpus
from benchmarks.stories import HANDBOOK, ROOT, gather

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

SIZES = {"20K": 20_000, "1M": 1_000_000, "50M": 50_000_000}
MB = 1e6

CHILD = """
import sys
from time import perf_counter
mode, path, encoding = sys.argv[1:]
took = 0.0
if mode != "empty":
    if mode == "load":
        from reader.loader import load
    with open(path, "rb") as file:
        data = file.read()
    begin = perf_counter()
    kept = load(data, path=path) if mode == "load" else data.decode(encoding, "replace")
    took = perf_counter() - begin
# VmHWM is this program's own peak; ru_maxrss counts the parent's before exec as well.
try:
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
except OSError:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(took, peak)
"""


class Run(NamedTuple):
    """One process: seconds of the work itself, of the whole process, and its peak memory in bytes."""

    work: float
    whole: float
    peak: float


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 0 when speed and memory are as asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks loader", description=__doc__)
    add_pages_option(parser)
    parser.add_argument("--kind", action="append", choices=tuple(KINDS), help="only these (may be repeated)")
    parser.add_argument("--no-big", action="store_true", help="leave the files of 50 MB out")
    parser.add_argument("--runs", type=int, default=5, help="processes of each sort on files up to 1 MB")
    parser.add_argument("--big-runs", type=int, default=1, help="the same on 50 MB")
    parser.add_argument("--python", default=sys.executable, help="the Python that reads")
    options = parser.parse_args(arguments)
    stories = gather(options.pages)
    sizes = [s for s in SIZES if not (options.no_big and s == "50M")]
    rows: list[list[str]] = []
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for kind in options.kind or KINDS:
            speeds: dict[str, float] = {}
            for size in sizes:
                path = Path(folder, f"{kind}-{size}.txt")
                path.write_bytes(corpus(stories, kind, SIZES[size]))
                runs = options.big_runs if size == "50M" else options.runs
                row, speeds[size], met = _measure(options.python, kind, size, path, runs)
                rows.append(row)
                good = good and met
                path.unlink()
            if "50M" in speeds:
                rows[-1][-1] += f" {speeds['1M'] / speeds['50M']:.2f}"
            print(".", end="", file=sys.stderr, flush=True)
    print("", file=sys.stderr)
    head = ["kind", "size", "decode MB/s", "load MB/s", "above empty MB/s", "peak MB", "of text", ""]
    print(table(head, rows))
    print(
        "peak: above an empty process; asked at most 8x the text + 20 MB; 5 MB/s on 1M and 50M."
        " After 50M: its seconds a byte by those of 1M."
    )
    print(page_times(options.python, options.pages))
    return 0 if good else 1


def _measure(python: str, kind: str, size: str, path: Path, runs: int) -> tuple[list[str], float, bool]:
    """A row of the table, the loader's own MB/s, and whether it is as asked."""
    length = path.stat().st_size
    encoding = ENCODINGS.get(kind, "utf-8")
    found: dict[str, list[Run]] = {"empty": [], "decode": [], "load": []}
    for _ in range(runs):
        for mode, results in found.items():
            results.append(_child(python, mode, path, encoding))
    empty, decoded, loaded = (_medians(found[mode]) for mode in ("empty", "decode", "load"))
    speed = length / loaded.work / MB
    peak = loaded.peak - empty.peak
    fits = peak <= 8 * length + 20 * MB
    fast = size == "20K" or speed >= 5
    row = [
        kind,
        size,
        f"{length / decoded.work / MB:.0f}",
        f"{speed:.2f}",
        f"{length / max(loaded.whole - empty.whole, 1e-9) / MB:.2f}",
        f"{peak / MB:.1f}",
        f"{peak / length:.1f}x",
        " ".join(word for word, bad in (("slow", not fast), ("too much memory", not fits)) if bad),
    ]
    return row, speed, fits and fast


def _medians(runs: list[Run]) -> Run:
    return Run(*(median(values) for values in zip(*runs, strict=True)))


def _child(python: str, mode: str, path: Path, encoding: str) -> Run:
    begin = perf_counter()
    done = subprocess.run(
        [python, "-c", CHILD, mode, str(path), encoding], check=True, capture_output=True, text=True, cwd=ROOT
    )
    whole = perf_counter() - begin
    work, peak = map(float, done.stdout.split())
    return Run(work, whole, peak)


def page_times(python: str, pages: Path | None) -> str:
    """The time of one real page (or the handbook) in a fresh process: the first time, and again."""
    path = pages / "grrb-2021-page" / "page.txt" if pages else HANDBOOK
    code = (
        "import json, sys\nfrom time import perf_counter\nfrom reader.loader import load\n"
        "data = open(sys.argv[1], 'rb').read()\ntimes = []\n"
        "for _ in range(15):\n"
        "    begin = perf_counter(); load(data, path=sys.argv[1]); times.append(perf_counter() - begin)\n"
        "print(json.dumps(times))"
    )
    firsts, again = [], []
    for _ in range(5):
        run = [python, "-c", code, str(path)]
        out = subprocess.run(run, check=True, capture_output=True, text=True, cwd=ROOT).stdout
        first, *rest = json.loads(out)
        firsts.append(first)
        again += rest
    return (
        f"{path.name} ({path.stat().st_size / 1000:.1f} KB): {median(firsts) * 1000:.1f} ms the first time"
        f" in a process, {median(again) * 1000:.1f} ms again (asked: under 30)"
    )
