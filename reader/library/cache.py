"""Issues that were parsed before, kept in the cache folder so that they open at once.

An entry is found by the bytes of the file and everything else that the loader's result hangs on. It is the
issue as plain tuples, marshalled behind a digest of themselves: what is damaged, of another
version or can't be read is as if it weren't there, and what can't be written is not kept.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from reader.issue import (
    Article,
    Author,
    Box,
    Furniture,
    Issue,
    Picture,
    Section,
    Source,
    TextBlock,
    Warning,
)
from reader.library.folders import cache_folder
from reader.library.memory import write_whole
from reader.strings import language

if TYPE_CHECKING:
    from reader.issue import Block

__all__ = ["LEAST_SIZE", "fetch", "keep", "key_of"]

LEAST_SIZE = 2000
"""Bytes; a smaller file is parsed in less time than it is worth keeping."""

SIZE_LIMIT = 200 * 1024 * 1024
"""Bytes that all entries may take together; the ones that weren't used for longest go first."""

_FOLDER = "issues"
_SUFFIX = ".issue"
_DIGEST = 16
_AUTHORS, _BLOCKS = 7, 11
"""Where these stand among an article's fields; all others are plain."""

_FORM = 3
"""To be raised when the form of an entry changes."""


def key_of(sha256: str, path: str, encoding: str | None, reader: str | None = None) -> str:
    """The name of the entry for a file of these bytes, read under this name and encoding, by this reader.

    The name counts since dates and mastheads are read out of it, the language since warnings speak it.
    """
    digest = blake2b(digest_size=20)
    for part in (_version(), sha256, path, encoding or "", language(), reader or ""):
        digest.update(part.encode("utf-8", "replace") + b"\0")
    return digest.hexdigest()


@cache
def _version() -> str:
    """Another text whenever the code that an issue comes from is another one: names, sizes and times."""
    import reader

    package = os.path.dirname(os.path.abspath(reader.__file__))  # noqa: PTH100, PTH120
    seen = [f"{_FORM} {reader.__version__}"]
    for folder in ("loader", "loader/markup", "chars", ""):
        try:
            with os.scandir(os.path.join(package, folder)) as entries:  # noqa: PTH118
                for entry in sorted(entries, key=lambda entry: entry.name):
                    if entry.name.endswith((".py", ".bin")):
                        status = entry.stat()
                        seen.append(f"{entry.name} {status.st_size} {status.st_mtime_ns}")
        except OSError:
            seen.append(folder)
    return "\n".join(seen)


def fetch(key: str) -> Issue | None:
    """The issue that was kept under a key, None where there is none that can be trusted."""
    path = os.path.join(cache_folder(), _FOLDER, key + _SUFFIX)  # noqa: PTH118
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            digest, data = file.read(_DIGEST), file.read()
    except OSError:
        return None
    if digest != blake2b(data, digest_size=_DIGEST).digest():
        return None
    with suppress(OSError):
        os.utime(path)
    import marshal

    try:
        return _issue(marshal.loads(data))
    except (ValueError, TypeError, LookupError, EOFError):
        return None


def keep(key: str, issue: Issue) -> None:
    """Keep an issue under a key, and drop the oldest ones where all take too much room."""
    import marshal

    try:
        data = marshal.dumps(_plain(issue))
    except ValueError:
        return
    if len(data) > SIZE_LIMIT // 4:
        return
    folder = os.path.join(cache_folder(), _FOLDER)  # noqa: PTH118
    if write_whole(folder, key + _SUFFIX, blake2b(data, digest_size=_DIGEST).digest() + data):
        _tidy(folder)


def _tidy(folder: str) -> None:
    """Drop what was not used for longest until the rest is within the limit."""
    with suppress(OSError), os.scandir(folder) as entries:
        found = [
            (status.st_mtime_ns, status.st_size, entry.path) for entry in entries for status in [entry.stat()]
        ]
        total = sum(size for _, size, _ in found)
        for _, size, path in sorted(found) if total > SIZE_LIMIT else ():
            os.unlink(path)  # noqa: PTH108
            total -= size
            if total <= SIZE_LIMIT:
                return


# --- an issue as tuples, lists and plain values, and back


def _plain(issue: Issue) -> tuple[Any, ...]:
    source = issue.source
    return (
        (source.path, source.reader, source.encoding, source.sha256, source.part),
        [([_plain_article(a) for a in s.articles], s.name, s.page) for s in issue.sections],
        issue.masthead,
        issue.date,
        issue.number,
        [(f.text, f.lines, f.source) for f in issue.furniture],
        [(w.code, w.message, w.lines, w.source) for w in issue.warnings],
        [(f.path, f.reader, f.encoding, f.sha256, f.part) for f in issue.files],
    )


def _plain_article(article: Article) -> tuple[Any, ...]:
    return (
        article.id,
        article.headline,
        article.kind,
        article.label,
        article.series,
        article.kicker,
        article.deck,
        [(a.name, a.role) for a in article.authors],
        article.dateline,
        article.date,
        article.url,
        [_plain_block(b) for b in article.blocks],
        article.heading_lines,
        article.info,
        article.source,
    )


def _plain_block(block: Block) -> tuple[Any, ...]:
    """Told apart by length: a box has four parts, a picture two, a text three, or seven with its markup."""
    if isinstance(block, TextBlock):
        plain = block.kind, block.text, block.lines
        if block.links or block.stress or block.item:
            return *plain, block.links, block.stress, block.item, block.depth
        return plain
    if isinstance(block, Box):
        return block.title, [_plain_block(b) for b in block.blocks], block.lines, None
    return block.path, block.alt


def _issue(plain: Any) -> Issue:
    source, sections, masthead, date, number, furniture, warnings, files = plain
    return Issue(
        Source(*source),
        tuple(Section(tuple(map(_article, articles)), name, page) for articles, name, page in sections),
        masthead,
        date,
        number,
        tuple(Furniture(*f) for f in furniture),
        tuple(Warning(*w) for w in warnings),
        tuple(Source(*f) for f in files),
    )


def _article(plain: Any) -> Article:
    fields = list(plain)
    fields[_AUTHORS] = tuple(Author(*author) for author in fields[_AUTHORS])
    fields[_BLOCKS] = tuple(map(_block, fields[_BLOCKS]))
    return Article(*fields)


def _block(plain: Any) -> Block:
    if len(plain) == 2:
        return Picture(*plain)
    if len(plain) != 4:
        return TextBlock(*plain)
    title, blocks, lines, _ = plain
    return Box(title, tuple(TextBlock(*b) for b in blocks), lines)
