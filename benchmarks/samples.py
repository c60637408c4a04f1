"""A file or folder for each format that the loader reads, and the stories that its marks tell.

Formats of which there is no sample are written here from stories that there are: the same texts as a vault of
notes, as lines of JSON, as a table, as pages of an e-paper, as archives.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import tarfile
import zipfile
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from benchmarks import told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.told import Told

__all__ = ["Sample", "samples"]


@dataclass(frozen=True, slots=True)
class Sample:
    """A path to open, what is to come out, and how many bytes of source there are, unpacked.

    `exact`: the marks tell everything, so all of it must be right; else the measure itself is a guess.
    `outline`: whether a PDF's contents may be used.
    """

    name: str
    path: Path
    told: Sequence[Told]
    size: int
    exact: bool = True
    outline: bool = True


def samples(pages: Path, made: Path) -> Iterator[Sample]:
    """All samples there are in the folder of pages; what is made is written into `made`."""
    yield from _texts(pages, made)
    yield from _markdown(pages, made)
    yield from _tables(pages, made)
    yield from _marked_up(pages, made)
    yield from _archives(pages, made)


def _size(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


def _texts(pages: Path, made: Path) -> Iterator[Sample]:
    folder = pages / "rmrb-crawl"
    yield Sample("crawler folder", folder, told.crawl_stories(folder), _size(folder))
    dump, days = pages / "rmrb-dump", made / "days"
    truth = json.loads((dump / "truth.json").read_text("utf-8"))
    for name, item in truth.items():
        year, month, day = item["date"].split("-")
        place = days / f"{year}年{month}月" / f"{year}{month}{day}-{item['page']}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(dump / name, place)
    yield Sample("day files", days, told.dump_stories(dump / "truth.json"), _size(days))
    folder, records = pages / "rmrb-records-gbk", made / "records"
    records.mkdir()
    for path in folder.glob("*.txt"):
        shutil.copyfile(path, records / path.name)
    yield Sample("records, GBK", records, told.record_stories(folder / "truth.json"), _size(records))


def _markdown(pages: Path, made: Path) -> Iterator[Sample]:
    dialects: dict[str, list[Path]] = {}
    for path in sorted((pages / "xwlb-md").glob("*.md")):
        text = path.read_text("utf-8")
        summary = text.partition("## 新闻摘要")[2].partition("\n## ")[0].strip()
        dialect = "no summary" if not summary else "<br> inside" if text.count("<br") > 9 else "a <p> a line"
        dialects.setdefault(dialect, []).append(path)
    for number, (dialect, paths) in enumerate(sorted(dialects.items())):
        folder = made / f"markdown-{number}"
        folder.mkdir()
        for path in paths:
            shutil.copyfile(path, folder / path.name)
        stories = [story for path in paths for story in told.day_stories(path)]
        yield Sample(f"Markdown days, {dialect}", folder, stories, _size(folder))
    folder = pages / "hkcnews-md"
    stories = [told.front_matter_story(path) for path in sorted(folder.rglob("*.md"))]
    yield Sample("Markdown, front matter", folder, stories, _size(folder))
    stories = told.crawl_stories(pages / "rmrb-crawl")
    vault = made / "vault"
    for number, story in enumerate(stories):
        place = vault / "2025-10-20" / f"第{story.page:02}版"
        place.mkdir(parents=True, exist_ok=True)
        title = _headline(story)
        (place / f"{number:03} {title[:40].replace('/', '／')}.md").write_text(
            f"---\ntags: [人民日报, 剪报]\n---\n# {title}\n\n" + "\n\n".join(story.paragraphs or ()) + "\n",
            "utf-8",
        )
    plain = [replace(s, titles=(_headline(s),), kicker=None, deck=None) for s in stories]
    yield Sample("Obsidian vault", vault, plain, _size(vault))


def _headline(story: Told) -> str:
    kicker, deck = bool(story.kicker), bool(story.deck)
    return " ".join(story.titles[kicker : len(story.titles) - deck])


def _tables(pages: Path, made: Path) -> Iterator[Sample]:
    path = next((pages / "rmrb-json").glob("*.json"))
    stories = told.json_stories(path)
    yield Sample("JSON", path, stories, _size(path))
    items = json.loads(path.read_text("utf-8"))
    lines = made / "stories.jsonl"
    lines.write_text("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items), "utf-8")
    yield Sample("JSONL", lines, stories, _size(lines))
    table = made / "stories.csv"
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, list(items[0]))
    writer.writeheader()
    writer.writerows(items)
    table.write_text(buffer.getvalue(), "utf-8-sig", newline="")
    yield Sample("CSV", table, stories, _size(table))


def _marked_up(pages: Path, made: Path) -> Iterator[Sample]:
    path = next((pages / "epub").glob("*.epub"))
    with zipfile.ZipFile(path) as book:
        size = sum(info.file_size for info in book.infolist())
    yield Sample("EPUB", path, told.book_stories(path), size)
    stories = told.crawl_stories(pages / "rmrb-crawl")
    founder = made / "founder"
    founder.mkdir()
    for number, story in enumerate(stories):
        (founder / f"content_{number + 100}.htm").write_text(_founder(story), "utf-8")
    yield Sample("e-paper HTML, Founder", founder, stories, _size(founder))
    node = next((pages / "saved-html").glob("*node*.html"))
    listed = told.listed_stories(node, "2024-12-25", 1)
    yield Sample("e-paper HTML, page list", node, listed, _size(node))
    news = made / "news"
    news.mkdir()
    saved = [p for p in sorted((pages / "saved-html").glob("*.html")) if p != node]
    for path in saved:
        shutil.copyfile(path, news / path.name)
    yield Sample("news pages", news, [told.page_story(p) for p in saved], _size(news), exact=False)
    pdf = pages / "rmrb-pdf" / "rmrb_20251020.pdf"
    stories = told.pdf_stories(pages / "rmrb-pdf" / "truth-pages-01-10.json")
    yield Sample("PDF, outline", pdf, stories, _size(pdf), exact=False)
    yield Sample("PDF, outline ignored", pdf, stories, _size(pdf), exact=False, outline=False)


def _founder(story: Told) -> str:
    """A story's page as the e-paper systems of Founder write it."""
    titles = ("introtitle", story.kicker), ("title", _headline(story)), ("subtitle", story.deck)
    comment = "".join(f"<{name}>{escape(text or '')}</{name}>" for name, text in titles)
    body = "".join(f"<P>　　{escape(text)}</P>" for text in story.paragraphs or ())
    return (
        f"<html><head><meta charset=utf-8><title>{escape(_headline(story))}</title></head><body>"
        f"<!--enpproperty <date>{story.date}</date><author></author>{comment}"
        f"<nodename>第{story.page:02}版</nodename>/enpproperty-->"
        f"<div class=nav><a href=node_1.htm>上一版</a> <a href=node_3.htm>下一版</a></div>"
        f"<h3>{escape(story.kicker or '')}</h3><h1>{escape(_headline(story))}</h1>"
        f"<h4>{escape(story.deck or '')}</h4><div id=ozoom><!--enpcontent-->{body}<!--/enpcontent--></div>"
        "</body></html>"
    )


def _archives(pages: Path, made: Path) -> Iterator[Sample]:
    folder = pages / "rmrb-crawl"
    stories = told.crawl_stories(folder)
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    zipped = made / "crawl.zip"
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as out:
        for path in files:
            out.write(path, str(path.relative_to(folder)))
    yield Sample("zip of a crawler folder", zipped, stories, _size(folder))
    tape = made / "news.tar.gz"
    notes = pages / "hkcnews-md"
    with tarfile.open(tape, "w:gz") as tar:
        tar.add(notes, "眾新聞")
    stories = [told.front_matter_story(path) for path in sorted(notes.rglob("*.md"))]
    yield Sample("tar.gz of front matter", tape, stories, _size(notes))
    mixed = made / "kinds.zip"
    with zipfile.ZipFile(mixed, "w", zipfile.ZIP_DEFLATED) as out:
        for path in (made / "stories.csv", *(made / "founder").iterdir()):
            out.write(path, path.name)
    size = _size(made / "stories.csv") + _size(made / "founder")
    both = [*told.json_stories(next((pages / "rmrb-json").glob("*.json"))), *told.crawl_stories(folder)]
    yield Sample("zip of CSV and HTML", mixed, both, size)
