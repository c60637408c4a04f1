"""`python -m benchmarks accuracy`: the sample pages against what is known to stand on them."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.balance import balance
from benchmarks.common import Figure, add_pages_option, read, share, table
from benchmarks.grrb import page_figures
from benchmarks.kinds import dump_figures, export_figures, pdf_figures, records_figures

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

__all__ = ["main"]

Answer = tuple[list[Figure], list[str]]


def balance_figures(pages: Path) -> Answer:
    """Characters lost and added on every text file, and lines whose characters went astray."""
    notes: list[str] = []
    files = characters = lost = added = astray = untold = 0
    for path in sorted(pages.rglob("*.txt")):
        data = path.read_bytes()
        account = balance(data, read(data, str(path)))
        files += 1
        characters += account.characters
        lost += account.lost.total()
        added += account.added.total()
        astray += account.astray or 0
        untold += account.astray is None
        name = path.relative_to(pages)
        for what, count in (("lost", account.lost), ("added", account.added)):
            if count:
                most = "".join(c for c, _ in count.most_common(24))
                notes.append(f"{name}: {count.total()} {what}: {most}")
        notes += [f"{name}: astray: {note}" for note in account.notes[:5]]
        if account.astray is None:
            notes.append(f"{name}: texts without lines")
    kind = f"{files} text files"
    return [
        Figure(kind, "characters lost", lost, characters, None, "0 asked"),
        Figure(kind, "characters added", added, characters, None, "0 asked"),
        Figure(kind, "groups of lines astray", astray, files, None, "0 wished"),
        Figure(kind, "files with texts without lines", untold, files, None, "0 wished"),
    ], notes


KINDS: dict[str, Callable[[Path], Answer]] = {
    "grrb": page_figures,
    "marked": partial(export_figures, form="marked"),
    "unmarked": partial(export_figures, form="unmarked"),
    "records": records_figures,
    "dump": dump_figures,
    "pdf": pdf_figures,
    "balance": balance_figures,
}


def main(arguments: Sequence[str]) -> int:
    """Print a line for each figure; 0 when all that is asked is reached, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks accuracy", description=__doc__)
    add_pages_option(parser)
    parser.add_argument("--kind", action="append", choices=tuple(KINDS), help="only these (may be repeated)")
    parser.add_argument("--verbose", "-v", action="store_true", help="say what failed, and how")
    options = parser.parse_args(arguments)
    if options.pages is None:
        print("accuracy needs pages with a truth: --pages DIR", file=sys.stderr)
        return 2
    figures: list[Figure] = []
    for name in options.kind or KINDS:
        found, notes = KINDS[name](options.pages)
        figures += found
        if options.verbose and notes:
            print(f"--- {name}", *notes, "", sep="\n")
    print(table(["kind", "what", "share", "of", "asked", ""], [_row(f) for f in figures]))
    return 0 if all(_reached(f) for f in figures) else 1


def _reached(figure: Figure) -> bool:
    if figure.remark == "0 asked":
        return figure.part == 0
    return figure.asked is None or figure.part >= figure.asked * figure.whole


def _row(figure: Figure) -> list[str]:
    if figure.remark:
        verdict = "" if figure.part == 0 else "no"
        return [figure.kind, figure.what, str(figure.part), str(figure.whole), figure.remark, verdict]
    asked = "" if figure.asked is None else f"{figure.asked:.2f}"
    verdict = "" if _reached(figure) else "no"
    return [figure.kind, figure.what, share(figure.part, figure.whole), str(figure.whole), asked, verdict]
