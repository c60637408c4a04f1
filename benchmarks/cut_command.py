"""`python -m benchmarks cut`: how well cut-up pages are read."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.common import add_pages_option, note_summary, read, share, table
from benchmarks.cut import FORMS, make_pages
from benchmarks.score import CutScore, score_page
from benchmarks.stories import gather

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.cut import Form
    from benchmarks.stories import Story

__all__ = ["main", "run_form"]


def main(arguments: Sequence[str]) -> int:
    """Make pages, read them, print the figures; 0 when it could be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks cut", description=__doc__)
    add_pages_option(parser)
    parser.add_argument("--stories", choices=("dev", "test", "all"), default="dev", help="which half")
    parser.add_argument("--form", choices=(*FORMS, "all"), default="all")
    parser.add_argument("--pages-count", type=int, default=40, metavar="N", help="pages a form")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, metavar="DIR", help="write the pages there as text files")
    parser.add_argument("--verbose", "-v", action="store_true", help="say what failed on which page")
    options = parser.parse_args(arguments)
    stories = gather(options.pages, options.stories)
    forms: tuple[Form, ...] = FORMS if options.form == "all" else (options.form,)
    rows = []
    for form in forms:
        score = run_form(stories, form, options.pages_count, options.seed, options.write)
        rows.append(_row(form, score))
        if options.verbose:
            print(*score.notes, sep="\n")
            print(*note_summary(score.notes), "", sep="\n")
    whose = f"{options.stories} half" if options.pages else "handbook"
    print(f"{whose}: {len(stories)} stories, {options.pages_count} pages a form")
    print(
        table(
            [
                "form",
                "stories",
                "told",
                "perfect",
                "in order",
                "of them",
                "others",
                "headings R/P",
                "cut whole",
                "false joins",
            ],
            rows,
        )
    )
    return 0


def run_form(
    stories: Sequence[Story], form: Form, count: int, seed: int = 1, folder: Path | None = None
) -> CutScore:
    """Sums over `count` pages of one form; the pages go to `folder` as well, if given."""
    score = CutScore()
    for page in make_pages(stories, form, count, seed):
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{page.name}.txt").write_text(page.text, "utf-8")
        score += score_page(page, read(page.text.encode(), "page.txt"))
    return score


def _row(form: str, score: CutScore) -> list[str]:
    others = score.stories - score.orderly
    return [
        form,
        str(score.stories),
        share(score.told, score.stories),
        share(score.perfect, score.stories),
        share(score.orderly, score.stories),
        share(score.orderly_perfect, score.orderly),
        share(score.perfect - score.orderly_perfect, others),
        f"{share(score.headings_found, score.stories)}/{share(score.headings_found, score.headings_ours)}",
        share(score.whole, score.cut),
        f"{share(score.joins_false, score.joins)} of {score.joins}",
    ]
