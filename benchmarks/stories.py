"""Whole stories, as material for pages that are made to be read.

They come from the sample pages that have a truth (the title lines and paragraphs of each story)
or, without these, from the handbook that ships with kanbao. Half of them, by a hash of the title,
are for tuning (`dev`), the other half for testing (`test`).
"""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import dataclass
from hashlib import blake2b
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["HANDBOOK", "ROOT", "Half", "Story", "gather", "half_of", "squeeze"]

ROOT = Path(__file__).resolve().parents[1]
HANDBOOK = ROOT / "assets" / "handbook.txt"
HANDBOOK_TRUTH = ROOT / "tests" / "data" / "handbook-truth.json"

Half = Literal["dev", "test", "all"]

SHORTEST, LONGEST = 120, 2600
"""Characters of a story's body: shorter ones are notices, longer ones do not fit a page with others."""


@dataclass(frozen=True, slots=True)
class Story:
    """A story as printed: its title lines from the top, and its paragraphs, subheads and bylines.

    `family` is what may stand on one page with it: papers don't mix scripts.
    """

    titles: tuple[str, ...]
    paragraphs: tuple[str, ...]
    family: str

    @property
    def key(self) -> str:
        """The title's characters, by which the same story is known again."""
        return squeeze("".join(self.titles))

    @property
    def length(self) -> int:
        """Characters of the body."""
        return sum(map(len, self.paragraphs))


def squeeze(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def half_of(title: str) -> Half:
    """The half that the story with this title belongs to; white space doesn't matter."""
    digest = blake2b(squeeze(title).encode("utf-8", "replace"), digest_size=1).digest()
    return "dev" if digest[0] < 128 else "test"


def gather(pages: Path | None, half: Half = "all") -> list[Story]:
    """The stories of one half, each once, in a fixed order. Without `pages`, all of the handbook's."""
    seen: dict[str, Story] = {}
    for story in _handbook() if pages is None else _samples(pages):
        fit = _fit(story)
        if fit and fit.key not in seen:
            seen[fit.key] = fit
    # A story that two sources print under slightly different titles is known by its first words.
    by_lead: dict[str, Story] = {}
    for story in seen.values():
        by_lead.setdefault(squeeze(max(story.paragraphs, key=len))[:40], story)
    return [s for s in by_lead.values() if pages is None or half in ("all", half_of(s.key))]


def _fit(story: Story) -> Story | None:
    """The story, shortened by whole paragraphs where it is too long; None if it is no story."""
    titles = tuple(" ".join(t.split()) for t in story.titles if t.strip())
    texts = [p.strip() for p in story.paragraphs if p.strip()]
    if not titles or "责编" in titles[0] or titles[0] in ("图片报道", "广告", "征 集"):
        return None
    kept: list[str] = []
    length = 0
    for text in texts:
        if length + len(text) > LONGEST:
            break
        kept.append(text)
        length += len(text)
    while len(kept) < len(texts) and kept and not kept[-1].endswith(("。", "”", "！", "？")):
        kept.pop()
    if sum(map(len, kept)) < SHORTEST or not _is_chinese("".join(kept)):
        return None
    return Story(titles, tuple(kept), story.family)


def _is_chinese(text: str) -> bool:
    """Whether most characters are Han: a file whose encoding was broken before it came here is no story."""
    return sum("\u3400" <= c <= "\u9fff" for c in text) > 0.5 * len(text)


def _samples(pages: Path) -> Iterator[Story]:
    for record in _json(pages / "rmrb-export" / "truth.json"):
        yield Story(tuple(record["title"]), tuple(record["paras"]), "rmrb")
    for path in sorted((pages / "rmrb-crawl").rglob("*.txt")):
        lines = path.read_text("utf-8").splitlines()
        yield Story(tuple(lines[:3]), tuple(lines[3:]), "rmrb")
    for path in sorted((pages / "rmrb-json").glob("*.json")):
        for record in _json(path):
            body = ([record["author"]] if record["author"] else []) + record["content"].split("\n")
            yield Story((record["title"],), tuple(body), "rmrb")
    for record in _json(pages / "rmrb-pdf" / "truth-pages-01-10.json"):
        body = ([record["byline"]] if record["byline"] else []) + [b["t"] for b in record["body"]]
        yield Story((record["headline"],), tuple(body), "rmrb")
    for record in _json(pages / "rmrb-records-gbk" / "truth.json"):
        titles = re.split(r"\s{2,}", record["title"][0]) + record["title"][1:]
        yield Story(tuple(titles), tuple(record["paras"]), "rmrb-1996")
    for path in sorted((pages / "hkcnews-md").rglob("*.md")):
        yield from _markdown(path)
    for path in sorted((pages / "epub").glob("*.epub")):
        yield from _epub(path)


def _json(path: Path) -> list[dict[str, Any]]:
    """The records of a truth file; none where the file is missing, so that a part of the pages serves."""
    if not path.is_file():
        return []
    records: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return records


def _epub(path: Path) -> Iterator[Story]:
    """The stories of an EPUB: a page with one `<h2>` and its paragraphs each."""
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if name.endswith("html"):
                page = book.read(name).decode("utf-8", "replace")
                titles = re.findall(r"<h2[^>]*>(.*?)</h2>", page)
                texts = [unescape(re.sub(r"<[^>]*>", "", t)) for t in re.findall(r"<p>(.*?)</p>", page)]
                if len(titles) == 1 and any(texts):
                    yield Story((unescape(titles[0]),), tuple(t for t in texts if t.strip()), "rmrb")


def _markdown(path: Path) -> Iterator[Story]:
    """The prose of a Markdown story: its front matter's title and its plain paragraphs."""
    text = path.read_text("utf-8", "replace")
    title = re.search(r'^title: "?(.*?)"?$', text, re.MULTILINE)
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    body = re.sub(r"<figure>.*?</figure>", "", body, flags=re.DOTALL).split("\n---\n")[0]
    paragraphs = [
        re.sub(r"\*\*|\[([^\]]*)\]\([^)]*\)|<[^>]*>", r"\1", block).strip()
        for block in body.split("\n\n")
        if block.strip() and not re.match(r"\s*(# |!\[|<|\|)", block)
    ]
    if title and not any("\n" in p or "�" in p or "{" in p for p in paragraphs):
        yield Story((title[1],), tuple(p.lstrip("#> -") for p in paragraphs), "hkcnews")


def _handbook() -> Iterator[Story]:
    """The handbook's stories, from the truth that its tests hold it against."""
    for section in json.loads(HANDBOOK_TRUTH.read_text("utf-8"))["sections"]:
        for story in section["articles"]:
            titles = [story.get(part) or "" for part in ("kicker", "headline", "deck")]
            blocks = [b for b in story["blocks"] if b["kind"] != "box"]
            yield Story(tuple(titles), tuple(b["text"] for b in blocks), "handbook")
