"""The table of readers, and the choice among them by what a file looks like."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal

from reader.errors import UsageError
from reader.strings import t

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from reader.light import NamedTuple

if TYPE_CHECKING:
    from reader.loader.draft import Document, IssueDraft, Raw

__all__ = ["READERS", "SURE", "Reader", "choose", "choose_raw", "reader_named"]

SURE = 0.9
"""A format's own marks make its reader so sure that no other is asked."""

_HEAD = 1024
"""Bytes, at a file's start, that `starts` is looked for in: white space and a byte order mark may precede."""


class Reader(NamedTuple):
    """One format and the module that reads it, imported when it is first asked: most texts need few.

    A module has `sniff(x) -> float` (how sure, from 0 to 1) and `read(x) -> IssueDraft | list[IssueDraft]`;
    x is a `Document` or, with `takes` "bytes", a `Raw`. Readers of bytes are asked before a file is decoded.

    A reader with `suffixes` or `starts` isn't asked about a file whose name ends in none of the former and
    whose content begins with none of the latter (lower case, white space and a byte order mark skipped). One
    with `sign`: a format that cannot be without one of these words on a line of at most `longest` characters
    isn't asked about a text without them. Importing a reader costs as much as reading a page.

    `about` is the id of its description in the catalogue, by default `reader.NAME`; `extra` the name of the
    extra that installs what it needs. `partial`: a file holds one article, or some, of an issue, and those of
    a folder with the same masthead and date are one issue (`IssueDraft.partial` overrides it). `pages`: the
    same for files with a date, but one without is an issue of its own. `limit`: bytes of a file at most, 0
    where there is no limit but that of every file: what the format's marks tell is held all at once.
    """

    name: str
    module: str
    sign: tuple[str, ...] = ()
    longest: int = 0
    takes: Literal["text", "bytes"] = "text"
    suffixes: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    about: str = ""
    extra: str = ""
    partial: bool = False
    pages: bool = False
    limit: int = 0

    def sniff(self, x: Document | Raw) -> float:
        """How sure the reader is of a file, from 0 to 1, once it is worth asking."""
        return float(import_module(self.module).sniff(x))

    def read(self, x: Document | Raw) -> list[IssueDraft]:
        """What the reader finds in the file, an issue or several."""
        found: IssueDraft | list[IssueDraft] = import_module(self.module).read(x)
        return found if isinstance(found, list) else [found]

    def is_worth_asking(self, path: str, head: str) -> bool:
        """Whether the file's name or what it begins with (in lower case) speaks for the format at all."""
        if not self.suffixes and not self.starts:
            return True
        return path.lower().endswith(self.suffixes) or head.startswith(self.starts)


_LOOKED_AT = 5000
"""Lines; no reader looks at more of them to tell its format."""

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")

_HTML = (".html", ".htm", ".shtml", ".xhtml")
_TAGS = ("<!doctype html", "<html", "<head", "<body", "<!--", "<meta", "<div", "<?xml")

_FIRST_COLUMNS = "title headline id date no 标题 標題 日期 题目 序号 编号 版次 版面 作者"
_CSV = tuple(
    f"{quote}{name}{quote}{mark}" for name in _FIRST_COLUMNS.split() for quote in ("", '"') for mark in ",\t;"
)

_LARGE = 64 * 1024 * 1024

_RULES = tuple(mark * 8 for mark in "-=*_#~－＝＊＿─━═—")

READERS: tuple[Reader, ...] = (
    Reader(
        "json",
        "reader.loader.jsonstories",
        takes="bytes",
        suffixes=(".json", ".jsonl", ".ndjson", ".jl"),
        starts=("{", "["),
        partial=True,
    ),
    Reader("e-paper", "reader.loader.epaper", takes="bytes", suffixes=_HTML, starts=_TAGS, partial=True),
    Reader("web-page", "reader.loader.webpage", takes="bytes", suffixes=_HTML, starts=_TAGS, partial=True),
    Reader(
        "mhtml",
        "reader.loader.mhtml",
        takes="bytes",
        suffixes=(".mhtml", ".mht"),
        starts=("from:", "mime-version:", "subject:", "date:"),
        partial=True,
    ),
    Reader("epub", "reader.loader.epub", takes="bytes", suffixes=(".epub",), starts=("pk",)),
    Reader(
        "pdf",
        "reader.loader.pdf",
        takes="bytes",
        suffixes=(".pdf",),
        starts=("%pdf-",),
        extra="pdf",
        pages=True,
    ),
    Reader(
        "csv", "reader.loader.csvstories", suffixes=(".csv", ".tsv"), starts=_CSV, partial=True, limit=_LARGE
    ),
    Reader(
        "markdown",
        "reader.loader.markdown",
        suffixes=_MARKDOWN,
        starts=("---", "+++", "#"),
        partial=True,
        limit=_LARGE,
    ),
    Reader(
        "tagged-rows",
        "reader.loader.taggedrows",
        starts=("<doc>", "<rec>", "<record>", "<row>", "<item>", "<news>", "<article>", "<story>"),
        partial=True,
        limit=_LARGE,
    ),
    Reader("records", "reader.loader.records", ("【", "标题", "题目"), 2000, partial=True, limit=_LARGE),
    Reader("crawl", "reader.loader.crawl", partial=True),
    Reader("archive-page", "reader.loader.archive", ("版",), 200, pages=True),
    Reader("pdf-text", "reader.loader.pdftext", ("版",), 60),
    Reader("site-page", "reader.loader.sitepage", pages=True),
    Reader("ruled-export", "reader.loader.ruled", _RULES, 400),
    Reader("marked-export", "reader.loader.export"),
    Reader("plain", "reader.loader.plain", pages=True),
    Reader("page-dump", "reader.loader.page", pages=True),
)
"""Those that know their format by its marks come first, the reader of last resort last."""


def choose(document: Document) -> tuple[Reader, float]:
    """The first reader of texts that is sure of this one, else the surest; and how sure it is."""
    lines = document.lines[:_LOOKED_AT]
    head = next((text.lower() for line in lines if (text := line.lstrip())), "")
    best, most = READERS[-1], -1.0
    for reader in READERS:
        if reader.takes != "text" or not reader.is_worth_asking(document.path, head):
            continue
        sign, longest = reader.sign, reader.longest
        score = 0.0 if sign and not _holds(lines, sign, longest) else reader.sniff(document)
        if score >= SURE:
            return reader, score
        if score > most:
            best, most = reader, score
    return best, most


def _holds(lines: list[str], words: tuple[str, ...], longest: int) -> bool:
    """Whether one of these words stands on a line of at most so many characters."""
    text = "\n".join([line for line in lines if len(line) <= longest])
    return any(word in text for word in words)


def choose_raw(raw: Raw) -> tuple[Reader | None, float]:
    """The first reader of bytes that is sure of this file, else the surest; None where all say no."""
    head = ""
    best: Reader | None = None
    most = 0.0
    for reader in READERS:
        if reader.takes != "bytes":
            continue
        head = head or _head(raw.data)
        score = reader.sniff(raw) if reader.is_worth_asking(raw.path, head) else 0.0
        if score >= SURE:
            return reader, score
        if score > most:
            best, most = reader, score
    return best, most


def _head(data: bytes) -> str:
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\0", b"")
    return head.lstrip().decode("latin-1").lower()


def reader_named(name: str) -> Reader:
    """The reader with this name. Raises UsageError that names them all."""
    found = next((reader for reader in READERS if reader.name == name), None)
    if found is None:
        from difflib import get_close_matches

        names = [reader.name for reader in READERS]
        near = get_close_matches(name, names, 1)
        hint = t("cli.hint-near", word=near[0]) if near else t("cli.hint-formats")
        raise UsageError(t("cli.no-reader", name=name, readers=", ".join(names)), hint=hint)
    return found
