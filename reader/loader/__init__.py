"""From bytes to an issue: decode, sanitise, choose a reader, read, assemble."""

from __future__ import annotations

from hashlib import sha256

from reader.chars import sanitise, split_lines
from reader.issue import Issue, Source
from reader.loader.assemble import assemble
from reader.loader.decode import decode
from reader.loader.draft import Document
from reader.loader.formats import choose

__all__ = ["load"]


def load(data: bytes, *, path: str, encoding: str | None = None) -> Issue:
    """Read one file's bytes as an issue of a newspaper.

    `path` is the name the person used: it goes into the source, and a date, masthead or page may
    be read out of it. `encoding` overrides what the bytes say; an unknown one raises UsageError.
    """
    decoded = decode(data, encoding=encoding)
    clean = sanitise(decoded.text)
    document = Document(split_lines(clean.text), path)
    reader = choose(document)
    draft = reader.read(document)
    draft.warnings[:0] = [*decoded.warnings]
    return assemble(draft, Source(path, reader.name, decoded.encoding, sha256(data).hexdigest()))
