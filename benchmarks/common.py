"""What the benchmarks share: options, tables, reading with the loader."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.issue import Issue, Source
from reader.loader import load

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

__all__ = ["Figure", "add_pages_option", "note_summary", "read", "share", "table"]


class Figure(NamedTuple):
    """One measured share: of `whole` so many are right, and the share that is asked for, if any.

    With a `remark`, `part` counts faults instead.
    """

    kind: str
    what: str
    part: int
    whole: int
    asked: float | None
    remark: str = ""


def add_pages_option(parser: argparse.ArgumentParser) -> None:
    """`--pages DIR`: the folder of real pages; without it the benchmark makes its own data."""
    parser.add_argument("--pages", type=_folder, metavar="DIR", help="the sample pages (else the handbook)")


def _folder(name: str) -> Path:
    path = Path(name)
    if not path.is_dir():
        raise ValueError(name)
    return path


def read(data: bytes, path: str) -> Issue:
    """The loader's issue; an empty one, and a line on stderr, where the loader fails."""
    try:
        return load(data, path=path)
    except Exception as error:
        print(f"{path}: the loader failed: {type(error).__name__}: {error}", file=sys.stderr)
        return Issue(Source(path, "failed"))


def share(part: int, whole: int) -> str:
    """A share with three decimals, a dash of nothing."""
    return f"{part / whole:.3f}" if whole else "-"


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns with their heads; the first to the left, the others to the right."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(_cells(line[n]) for line in lines) for n in range(len(head))]
    return "\n".join(
        "  ".join(
            (cell + pad if n == 0 else pad + cell)
            for n, cell in enumerate(line)
            for pad in [" " * (widths[n] - _cells(cell))]
        ).rstrip()
        for line in lines
    )


def note_summary(notes: Sequence[str]) -> Iterator[str]:
    """How often each sort of failure stands in the notes (`page story: sort: what`)."""
    sorts: Counter[str] = Counter()
    for note in notes:
        match = re.search(
            r"(?:^|[: ])((?:false join|[a-z][a-z ,']+)(?=[: ]))(?!.* more$)", note.split(" ", 1)[1]
        )
        if match:
            sorts[match[1].strip()] += 1
    for sort, count in sorts.most_common():
        yield f"{count:6}  {sort}"
