"""`python -m benchmarks formats`: what comes out of each format, how fast, and on what memory.

A sample with a truth is held against it, one without against its own marks as `told` reads them.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.common import add_pages_option, share, table
from benchmarks.samples import samples
from benchmarks.score import clip, flatten, headings_of, title_lines
from benchmarks.stories import ROOT, squeeze
from reader.errors import KanbaoError
from reader.library.opening import open_each

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.samples import Sample
    from benchmarks.told import Told
    from reader.issue import Article, Issue, Section

__all__ = ["main", "score"]

MB = 1e6
PARTS = ("headlines", "heading parts", "paragraphs", "sections", "dates", "authors")

CHILD = """
import sys
from time import perf_counter
path, outline, passes = sys.argv[1], sys.argv[2] == "1", int(sys.argv[3])
times = []
if passes:
    from reader.library.opening import open_each
    if not outline:
        from functools import partial
        from reader.loader import pdf
        pdf.read_pdf = partial(pdf.read_pdf, outline=False)
for _ in range(passes):
    begin = perf_counter()
    for issue in open_each([path]):
        pass
    times.append(perf_counter() - begin)
with open("/proc/self/status") as status:
    peak = next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
print(min(times, default=0), times[0] if times else 0, peak)
"""


def main(arguments: Sequence[str]) -> int:
    """Print the table; 0 when all that a format marks is right, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks formats", description=__doc__)
    add_pages_option(parser)
    parser.add_argument("--only", metavar="WORD", help="only the samples with this word in their name")
    parser.add_argument("--passes", type=int, default=5, help="how often a sample is read for its speed")
    parser.add_argument("--verbose", "-v", action="store_true", help="say what is not as it is told")
    options = parser.parse_args(arguments)
    if options.pages is None:
        print("formats needs pages: --pages DIR", file=sys.stderr)
        return 2
    rows: list[list[str]] = []
    good = True
    with tempfile.TemporaryDirectory() as folder:
        empty = _measure(None, 0)[2]
        for sample in samples(options.pages, Path(folder)):
            if options.only and options.only.lower() not in sample.name.lower():
                continue
            right, total, notes = score(_opened(sample), sample.told)
            if options.verbose and notes:
                print(f"--- {sample.name}", *notes, "", sep="\n")
            best, first, peak = _measure(sample, options.passes)
            rows.append(
                [
                    sample.name + ("" if sample.exact else " *"),
                    *(share(right[part], total[part]) for part in PARTS),
                    f"{right['stories']}/{total['stories']}",
                    f"{sample.size / best / MB:.1f}",
                    f"{sample.size / first / MB:.1f}",
                    f"{(peak - empty) / MB:.0f}",
                ]
            )
            good = good and (not sample.exact or all(right[part] == total[part] for part in PARTS))
            print(".", end="", file=sys.stderr, flush=True)
    print("", file=sys.stderr)
    print(table(["format", *PARTS, "stories", "MB/s", "at first", "peak MB"], rows))
    print(
        "stories: found/told. MB/s of source text, unpacked: a pass in a warm process, and the first one with"
        " all imports.\npeak: above an empty process. *: the measure is a guess, or the format marks little."
    )
    return 0 if good else 1


def _opened(sample: Sample) -> list[Issue]:
    if not sample.outline:
        from reader.issue import Source
        from reader.loader.assemble import assemble
        from reader.loader.pdf import read_pdf
        from reader.loader.pdffile import open_pdf

        pdf = open_pdf(sample.path.read_bytes(), sample.path.name)
        return [assemble(read_pdf(pdf, sample.path.name, outline=False), Source(sample.path.name, "pdf"))]
    found = []
    for opened in open_each([str(sample.path)]):
        if isinstance(opened, KanbaoError):
            print(f"{sample.name}: {opened}", file=sys.stderr)
        else:
            found.append(opened)
    return found


def _measure(sample: Sample | None, passes: int) -> tuple[float, float, float]:
    """Seconds of the best pass and of the first, and the peak of memory, of a process of its own."""
    path, outline = (str(sample.path), sample.outline) if sample else ("", True)
    run = [sys.executable, "-c", CHILD, path, "1" if outline else "0", str(passes)]
    out = subprocess.run(run, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    best, first, peak = map(float, out.split())
    return best, first, peak


def score(issues: Iterable[Issue], told: Sequence[Told]) -> tuple[Counter[str], Counter[str], list[str]]:
    """What of the told stories is right, what was asked, and what is not as it is told.

    A headline is right where an article's title lines are the told ones, paragraphs are counted one by one,
    wherever their article has them; the rest only of stories that were found.
    """
    places: dict[str, list[tuple[Article, Section, Issue]]] = {}
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    notes: list[str] = []
    for issue in issues:
        for section in issue.sections:
            for article in section.articles:
                right["stories"] += 1
                for heading in headings_of(article):
                    places.setdefault(heading, []).append((article, section, issue))
    used: set[int] = set()
    for story in told:
        total["stories"] += 1
        total["headlines"] += 1
        total["paragraphs"] += len(story.paragraphs or ())
        free = [p for p in places.get(squeeze("".join(story.titles)), []) if id(p[0]) not in used]
        if not free:
            notes.append(f"{clip(''.join(story.titles))}: not found")
            continue
        best = max(free, key=lambda place: _common(place[0], story))
        used.add(id(best[0]))
        right["headlines"] += 1
        for part, good, what in _checks(story, *best):
            total[part] += part != "paragraphs"
            right[part] += good
            if what:
                notes.append(f"{clip(''.join(story.titles))}: {part}: {what}")
    return right, total, notes


def _texts(article: Article) -> Counter[str]:
    """The texts of an article without white space, an end that was split off also put back."""
    texts: Counter[str] = Counter()
    whole = ""
    for flat in flatten(article):
        text = squeeze(flat.text)
        texts[text] += 1
        if flat.kind in ("sign-off", "credit", "jump") and whole:
            whole += text
            texts[whole] += 1
        else:
            whole = text
    return texts


def _common(article: Article, story: Told) -> int:
    wanted = Counter(squeeze(text) for text in story.paragraphs or ())
    texts = _texts(article)
    return 2 * (texts & wanted).total() - texts.total()


def _checks(story: Told, article: Article, section: Section, issue: Issue) -> Iterable[tuple[str, int, str]]:
    """For each thing that is told: its name, how many are right, and what is wrong."""
    if story.kicker is not None or story.deck is not None:
        same = squeeze(article.kicker) == squeeze(story.kicker or "") and squeeze(article.deck) == squeeze(
            story.deck or ""
        )
        yield "heading parts", same, "" if same else f"reads {title_lines(article)}"
    if story.paragraphs is not None:
        wanted = Counter(squeeze(text) for text in story.paragraphs if squeeze(text))
        missing = wanted - _texts(article)
        yield (
            "paragraphs",
            (wanted.total() - missing.total()),
            " | ".join(clip(m, 9) for m in list(missing)[:3]),
        )
    if story.page is not None or story.section is not None:
        same = (story.page is None or section.page == story.page) and (
            story.section is None or section.name == story.section
        )
        yield "sections", same, "" if same else f"reads {section.page} {section.name}"
    if story.date is not None:
        date = article.date or issue.date
        yield "dates", date == story.date, "" if date == story.date else f"{story.date} reads {date}"
    if story.authors is not None:
        names = {squeeze(author.name) for author in article.authors}
        same = {squeeze(name) for name in story.authors} <= names
        yield "authors", same, "" if same else f"{story.authors} reads {names}"
