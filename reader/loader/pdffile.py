"""A PDF as its pages' runs of letters, its bookmarks and its links, pulled out by a process of its own.

The library is pypdfium2 (Apache-2.0 or BSD-3-Clause, 9 MB, an extra). What a hostile file makes of it is
bounded by that process's limits: memory, seconds, pages, letters. A file that goes over one is read up to
there where the process could say so, else refused in one line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.errors import KanbaoError
from reader.loader.rawtext import import_extra
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["LIMITS", "Bookmark", "Limits", "Link", "Pdf", "Run", "Sheet", "open_pdf"]


class Limits(NamedTuple):
    """What a PDF may take: bytes of its own, bytes of memory besides these, seconds, pages, letters."""

    size: int = 160 << 20
    memory: int = 160 << 20
    seconds: int = 12
    pages: int = 3000
    letters: int = 1_000_000


LIMITS = Limits()

_GRACE = 4
"""Seconds that the process has beyond its own limit, for a single page that takes too long."""


class Run(NamedTuple):
    """Letters close to each other on one line; places in points, the page turned so that lines run right.

    `base` is the height that the letters stand on. `turn`: quarters of a circle that the letters were turned
    by; 4 any other angle; 5 lines that ran downwards.
    """

    text: str
    left: float
    base: float
    right: float
    size: float
    bold: bool = False
    turn: int = 0


class Link(NamedTuple):
    """A place on a page that leads to a height on another (0-based) page; None: to its top."""

    left: float
    bottom: float
    right: float
    top: float
    page: int | None
    height: float | None = None


class Bookmark(NamedTuple):
    """A line of the outline: how deep it stands, what it says, where it leads to."""

    level: int
    title: str
    page: int | None = None
    height: float | None = None


@dataclass(slots=True)
class Sheet:
    """A page: its runs in the order of the file, and its links."""

    number: int
    runs: list[Run] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


@dataclass(slots=True)
class Pdf:
    """What was pulled out of a file. `broken` are pages (0-based) that the library could not read.

    `stopped` names the limit that ended the reading: time, letters or pages. `unknown` is the share of text
    whose font doesn't say which characters it shows.
    """

    count: int
    sheets: list[Sheet]
    outline: list[Bookmark]
    broken: list[int]
    stopped: str | None = None
    unknown: float = 0.0
    images: bool = False
    title: str = ""


def open_pdf(data: bytes, path: str, limits: Limits = LIMITS) -> Pdf:
    """The letters of a PDF. Raises KanbaoError for one that is locked, damaged or beyond the limits."""
    from importlib.util import find_spec

    if find_spec("pypdfium2") is None:
        import_extra("pypdfium2", "pdf", path)
    if len(data) > limits.size:
        raise KanbaoError(t("pdf.too-big", limit=limits.size >> 20), path=path)
    made = _answer(data, path, limits)
    if "error" in made:
        fault = "pdf.encrypted" if made["error"] == "encrypted" else "pdf.broken"
        raise KanbaoError(t(fault), path=path)
    sheets, broken = [], []
    for number, page in enumerate(made["pages"]):
        if page is None:
            broken.append(number)
            continue
        runs = [Run(*run) for run in page["runs"] if run[0]]
        sheets.append(Sheet(number, runs, [Link(*link) for link in page["links"]]))
    outline = [Bookmark(*mark) for mark in made["outline"]]
    images = any(page["images"] for page in made["pages"] if page)
    return Pdf(
        made["count"], sheets, outline, broken, made["stopped"], made["unknown"], images, made["title"] or ""
    )


def _answer(data: bytes, path: str, limits: Limits) -> dict[str, Any]:
    """What the process that reads the PDF prints."""
    import json
    import subprocess
    import sys
    from pathlib import Path

    script = Path(__file__).with_name("pdfchild.py")
    numbers = map(str, (limits.memory, limits.seconds, limits.pages, limits.letters))
    # -P: a folder's own modules are not the interpreter's, whatever folder the program was started in.
    command: Iterable[str] = (sys.executable, "-P", str(script), *numbers)
    try:
        done = subprocess.run(
            [*command],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds + _GRACE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise KanbaoError(t("pdf.too-long", limit=limits.seconds + _GRACE), path=path) from error
    if done.returncode:
        raise KanbaoError(t("pdf.too-much", limit=limits.memory >> 20), path=path)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
