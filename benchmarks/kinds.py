"""The samples whose truth is a list of stories: exports, records, archive pages, the PDF's text."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from benchmarks.common import Figure, read
from benchmarks.score import brief, clip, flatten, heading_of, headings_of, story_problems, title_lines
from benchmarks.stories import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader.issue import Article, Issue, Section

__all__ = ["dump_figures", "export_figures", "pdf_figures", "records_figures"]

Answer = tuple[list[Figure], list[str]]


def _load(path: Path) -> Issue:
    return read(path.read_bytes(), str(path))


def _truth(path: Path) -> Any:
    return json.loads(path.read_text("utf-8")) if path.is_file() else None


def export_figures(pages: Path, form: str) -> Answer:
    """Many stories a file, with marker lines (`marked`) or without (`unmarked`)."""
    kind = f"export {form}"
    truths = _truth(pages / "rmrb-export" / "truth.json") or []
    tally: Counter[str] = Counter()
    notes: list[str] = []
    for name in sorted({t["file"] for t in truths}):
        issue = _load(pages / "rmrb-export" / form / name)
        stories = [t for t in truths if t["file"] == name]
        tally["ours"] += sum(bool(heading_of(a)) for a in issue.articles)
        for truth, article in _aligned(stories, issue.articles):
            where = f"{form}/{name}:{truth['line']} {clip(''.join(truth['title']), 7)}"
            if not article:
                notes.append(f"{where}: heading missed: {_whereabouts(issue, truth['title'][0])}")
                continue
            problems = story_problems(article, truth["title"], truth["paras"])
            tally["found"] += 1
            tally["perfect"] += not problems
            tally["spaces"] += not problems and _keeps_spaces(article, truth["paras"])
            tally["titles"] += _same_title_lines(article, truth["title"])
            tally["date"] += (article.date or issue.date) == truth["date"]
            tally["authors"] += _names(truth["author"]) <= _author_names(article)
            notes += [f"{where}: {problem}" for problem in brief(problems)]
            if form == "marked" and not _names(truth["author"]) <= _author_names(article):
                notes.append(f"{where}: authors: {truth['author']} reads {_author_names(article)}")
    asked = {"marked": (0.98, 0.98), "unmarked": (0.85, 0.92)}[form]
    figures = [
        Figure(kind, "stories perfect", tally["perfect"], len(truths), asked[0]),
        Figure(kind, "perfect to the space", tally["spaces"], len(truths), None),
        Figure(kind, "title blocks exact", tally["titles"], len(truths), asked[1]),
        Figure(kind, "headings that are true", tally["found"], tally["ours"], None),
    ]
    if form == "marked":
        figures += [
            Figure(kind, "dates", tally["date"], len(truths), 0.98),
            Figure(kind, "authors", tally["authors"], len(truths), 0.98),
        ]
    return (figures if truths else []), notes


def _aligned(
    truths: Sequence[dict[str, Any]], articles: Sequence[Article]
) -> Iterator[tuple[dict[str, Any], Article | None]]:
    """Each true story with the article of its heading; equal headings pair in their order."""
    by_heading: dict[str, list[int]] = {}
    for n, article in enumerate(articles):
        for heading in headings_of(article):
            by_heading.setdefault(heading, []).append(n)
    used: set[int] = set()
    for truth in truths:
        numbers = by_heading.get(squeeze("".join(truth["title"])), [])
        number = next((n for n in numbers if n not in used), None)
        if number is not None:
            used.add(number)
        yield truth, None if number is None else articles[number]


def _whereabouts(issue: Issue, line: str) -> str:
    """Where a title line is that no article has for its heading."""
    wanted = squeeze(line)
    for article in issue.articles:
        if wanted in squeeze("".join(title_lines(article, with_label=True))):
            return f"is in the heading {clip(heading_of(article), 12)}"
        for flat in flatten(article):
            if wanted in squeeze(flat.text):
                return f"is a {flat.kind} of {clip(heading_of(article), 9)}"
    return "is nowhere"


def _keeps_spaces(article: Article, paragraphs: Sequence[str]) -> bool:
    """Whether every paragraph stands there with its own inner spaces, an end perhaps split off."""
    texts = [flat.text for flat in flatten(article)]
    pairs = list(pairwise(texts))
    return all(
        p.strip() in texts or any(p.strip().startswith(a) and p.strip().endswith(b) for a, b in pairs)
        for p in paragraphs
    )


def _same_title_lines(article: Article, titles: Sequence[str]) -> bool:
    """Whether the title lines are these, each whole; a line marked as label or series counts too."""
    wanted = sorted(map(squeeze, titles))
    return wanted in (
        sorted(map(squeeze, title_lines(article))),
        sorted(map(squeeze, title_lines(article, with_label=True))),
    )


def _names(field: str | None) -> set[str]:
    return {squeeze(n) for n in re.split(r"[;；/、，,]", field or "") if squeeze(n)}


def _author_names(article: Article) -> set[str]:
    return {squeeze(author.name) for author in article.authors}


def _section_of(issue: Issue, article: Article) -> Section | None:
    return next((s for s in issue.sections if article in s.articles), None)


def records_figures(pages: Path) -> Answer:
    """One record a file: date, page, titles, author and paragraphs are its fields."""
    folder = pages / "rmrb-records-gbk"
    truths = _truth(folder / "truth.json") or []
    tally: Counter[str] = Counter()
    notes: list[str] = []
    for truth in truths:
        issue = _load(folder / truth["file"])
        article = next(iter(issue.articles), None)
        where = f"{truth['file'][:24]} {clip(truth['title'][0], 6)}"
        if not article or len(issue.articles) != 1:
            notes.append(f"{where}: {len(issue.articles)} articles")
        if not article:
            continue
        date = f"{truth['date'][:4]}-{truth['date'][4:6]}-{truth['date'][6:]}"
        section = _section_of(issue, article)
        right = {
            "date": (article.date or issue.date) == date,
            "page": section is not None and section.page == int(truth["page"]),
            "authors": _names(truth.get("author")) <= _author_names(article),
        }
        tally.update(name for name, good in right.items() if good)
        problems = story_problems(article, truth["title"], truth["paras"])
        if len(issue.articles) > 1:
            problems.append("more than one article")
        tally["perfect"] += not problems
        notes += [f"{where}: {problem}" for problem in brief(problems)]
        notes += [f"{where}: {name} wrong" for name, good in right.items() if not good]
    total = len(truths)
    figures = [
        Figure("records", "stories perfect", tally["perfect"], total, 0.98),
        Figure("records", "dates", tally["date"], total, 1.0),
        Figure("records", "pages", tally["page"], total, 1.0),
        Figure("records", "authors", tally["authors"], total, None),
    ]
    return (figures if truths else []), notes


def dump_figures(pages: Path) -> Answer:
    """Archive pages: heading blocks, date, page, section name, and what else the truth says."""
    folder = pages / "rmrb-dump"
    tally: Counter[str] = Counter()
    total: Counter[str] = Counter()
    notes: list[str] = []
    for name, truth in (_truth(folder / "truth.json") or {}).items():
        issue = _load(folder / name)
        section = next(iter(issue.sections), None)
        checks: list[tuple[str, object, object]] = [
            ("date", issue.date, truth["date"]),
            ("page", section and section.page, truth["page"]),
        ]
        if "section" in truth:
            checks.append(("section name", section and section.name, truth["section"]))
        ours = [title_lines(a) for a in issue.articles]
        for story in truth["articles"]:
            titles = [t.strip() for t in story["title_lines"]]
            checks.append(("heading blocks", titles if titles in ours else ours, titles))
            if titles in ours:
                checks += _dump_extras(issue.articles[ours.index(titles)], story)
        for what, got, wanted in checks:
            total[what] += 1
            tally[what] += got == wanted
            if got != wanted:
                notes.append(f"{name[:34]}: {what}: {wanted!r} reads {got!r}"[:260])
        headed = sum(bool(heading_of(a)) for a in issue.articles)
        if headed != len(truth["articles"]):
            notes.append(f"{name[:34]}: {headed} headings, not {len(truth['articles'])}")
    asked = ("date", "page", "section name", "heading blocks")
    return [Figure("dump", w, tally[w], total[w], 1.0 if w in asked else None) for w in total], notes


def _dump_extras(article: Article, story: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    """What the truth says of some stories besides their heading."""
    texts = {(flat.kind, flat.text) for flat in flatten(article)}
    if "dateline" in story:
        yield "dateline", article.dateline, story["dateline"]
    if "column" in story:
        yield "column as label", article.label, story["column"]
    if "kind" in story:
        yield "kind", article.kind, story["kind"]
    for kind in ("byline", "credit"):
        if kind in story:
            yield kind, (kind, story[kind]) in texts, True


def pdf_figures(pages: Path) -> Answer:
    """The text of a PDF: headlines and whole paragraphs of its first ten pages."""
    folder = pages / "rmrb-pdf"
    truths = _truth(folder / "truth-pages-01-10.json")
    if not truths:
        return [], []
    issue = _load(folder / "text-of-the-pdf.txt")
    headings = Counter(h for a in issue.articles for h in headings_of(a))
    texts = Counter(squeeze(flat.text) for a in issue.articles for flat in flatten(a))
    for article in issue.articles:
        for a, b in pairwise(flatten(article)):
            if b.kind in ("sign-off", "credit", "jump"):
                texts[squeeze(a.text + b.text)] += 1
    all_text = "".join(texts)
    notes: list[str] = []
    tally: Counter[str] = Counter()
    for truth in truths:
        where = f"pdf p{truth['page']} {clip(truth['headline'], 6)}"
        headline = squeeze(truth["headline"])
        good = headings[headline] > 0
        headings[headline] -= good
        tally["headline"] += good
        if not good:
            notes.append(f"{where}: heading missed: {_whereabouts(issue, truth['headline'])}")
        for block in truth["body"]:
            text = squeeze(block["t"])
            kind = "subhead" if block["k"] == "subhead" else "paragraph"
            tally[f"{kind}s"] += 1
            whole = texts[text] > 0
            texts[text] -= whole
            tally[kind] += whole
            if not whole:
                inside = "joined to another" if text in all_text else "cut or changed"
                notes.append(f"{where}: {kind} {inside}: {clip(text)}")
    kind = "pdf text"
    return [
        Figure(kind, "headlines", tally["headline"], len(truths), 0.90),
        Figure(kind, "paragraphs whole", tally["paragraph"], tally["paragraphs"], 0.96),
        Figure(kind, "short lines whole", tally["subhead"], tally["subheads"], None),
    ], notes
