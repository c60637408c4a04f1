"""`python -m benchmarks kills`: programs that keep marks and places are killed; what they said is kept, is.

A worker makes marks and moves its place as fast as it can, and says of each that it is kept. It is killed
(SIGKILL) at a random moment, and the store is opened and read. Lost is what was said to be kept and isn't
there; torn is what is there and isn't whole.
"""

from __future__ import annotations

import argparse
import random
import select
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.stories import ROOT
from reader.issue import Article, Issue, Section, Source, TextBlock
from reader.library.keeping import Keeping
from reader.store import marks, reading
from reader.store.opening import open_database

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store.database import Database

__all__ = ["Tally", "check", "kill_runs", "main", "worker"]

PARAGRAPHS = [
    f"第{number}段：渡口的早班船{number}点开，坐船的人提着菜篮和书包，说的都是对岸的事。"
    for number in range(2000)
]
STORY = Article("a1", "渡口的早班船", blocks=tuple(TextBlock("paragraph", text) for text in PARAGRAPHS))
ISSUE = Issue(Source("/nowhere/ferry.txt", "page-dump", sha256="f0" * 32), (Section((STORY,)),))


class Tally(NamedTuple):
    """What came of some kills. `kept` is what the workers said they had kept."""

    kills: int = 0
    kept: int = 0
    lost: int = 0
    torn: int = 0


def main(arguments: Sequence[str]) -> int:
    """Kill and count; 0 when nothing was lost or torn."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=None, help="for the moments (default: another each time)")
    options = parser.parse_args(arguments)
    seed = random.randrange(1 << 30) if options.seed is None else options.seed
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        tally = kill_runs(Path(folder, "data", "kanbao.db"), options.kills, seed)
    seconds = time.perf_counter() - started
    print(f"{tally.kills} kills (seed {seed}) in {seconds:.0f} s, {tally.kept} marks and places said to be")
    print(f"kept: {tally.lost} lost, {tally.torn} torn")
    return int(bool(tally.lost or tally.torn))


def kill_runs(path: Path, kills: int, seed: int) -> Tally:
    """So many workers one after the other on one store, each killed, the store read after each."""
    moments = random.Random(seed)
    said: dict[int, str] = {}
    place = ""
    kept = lost = torn = 0
    for run in range(kills):
        lines = _killed(path, run, moments)
        kept += len(lines)
        for line in lines:
            what, _, rest = line.partition(" ")
            if what == "place":
                place = rest
            else:
                said[int(what)] = rest
        with open_database(str(path)) as database:
            more_lost, more_torn = check(database, said, place)
        lost += more_lost
        torn += more_torn
    return Tally(kills, kept, lost, torn)


def check(database: Database, said: dict[int, str], place: str) -> tuple[int, int]:
    """How much of what was said is lost, how much of what is there is torn; `place` was said last."""
    there = {mark.id: mark for mark in marks.marks(database)}
    lost = sum(number not in there or there[number].note != note for number, note in said.items())
    torn = sum(
        mark.note != _note(*map(int, (mark.note or "0 0").split()[:2]))
        or mark.anchor.quote != STORY.text[mark.at.offset : mark.at.offset + mark.at.length]
        for mark in there.values()
    )
    if place:
        kept = [r.anchor for r in reading.readings(database, 1)]
        # One that was written and not yet said may have come after it.
        lost += not kept or kept[0] is None or kept[0].spot.offset < int(place)
        torn += any(a is None or not STORY.text.startswith(a.quote, a.spot.offset) for a in kept)
    return lost, torn


def _killed(path: Path, run: int, moments: random.Random) -> list[str]:
    """What a worker said before it was killed, whole lines only."""
    with worker(path, run) as running:
        assert running.stdout is not None
        said = b""
        wanted = moments.choice((0, 1, 5, 20, 60))
        # Before its first word, or after some of them, and then a little later.
        while wanted and said.count(b"\n") < wanted:
            said += running.stdout.read1(4096)
        until = time.monotonic() + moments.random() * (0.01 if wanted else 0.2)
        while (left := until - time.monotonic()) > 0:
            if select.select([running.stdout], [], [], left)[0]:
                said += running.stdout.read1(4096)
        running.kill()
        said += running.stdout.read()
    return said.decode().split("\n")[:-1]


def worker(path: Path, run: int, number: int = 0, *, waits: bool = False) -> subprocess.Popen[bytes]:
    """A program that keeps so many marks (0: without end) and says so, a line each.

    `waits`: it begins when its input is closed.
    """
    return subprocess.Popen(
        [sys.executable, "-m", "benchmarks.kills", str(path), str(run), str(number)],
        cwd=ROOT,
        stdin=subprocess.PIPE if waits else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
    )


def _note(run: int, number: int) -> str:
    digest = sha256(f"{run} {number}".encode()).hexdigest()
    return f"{run} {number} {digest * (1 + number % 40)}"


def _work(path: str, run: int, number: int) -> None:
    sys.stdin.readline()  # A test begins several at one moment.
    with open_database(path) as database:
        keeping = Keeping(database, ISSUE)
        place = max((p.offset or 0 for p in keeping.progress().values()), default=0)
        for step in count(1):
            part = STORY.parts[step % len(STORY.parts)]
            made = keeping.add(STORY, part.start, part.end - part.start, _note(run, step))
            print(made.id, made.note, flush=True)
            place = min(place + 1, len(STORY.text))
            keeping.keep_place(STORY, place)
            print("place", place, flush=True)
            if step == number:
                return


if __name__ == "__main__":
    _work(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
