"""The stages of loading, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chars import sanitise, split_lines, visible
from reader.digest import sha256_hex
from reader.errors import KanbaoError
from reader.issue import Furniture, Issue, Source, Warning
from reader.loader.assemble import assemble
from reader.loader.binary import sample
from reader.loader.decode import decode
from reader.loader.draft import Document, Raw
from reader.loader.formats import READERS, SURE, choose, choose_raw, reader_named
from reader.loader.refusals import refuse_binary, refuse_bytes, refuse_text
from reader.strings import t

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from reader.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.issue import LineRange
    from reader.loader.draft import IssueDraft
    from reader.loader.formats import Reader

__all__ = ["Loaded", "load_drafts", "load_issues", "source_of"]

_LINES_NAMED = 10

_LARGE = 1 << 20
"""Bytes. Of more a sample is decoded first: decoded, what is no text takes more room than a text."""


class Loaded(NamedTuple):
    """What one file holds, in the making: its issues, who read them, and where from."""

    drafts: list[IssueDraft]
    reader: Reader
    source: Source


def load_issues(
    data: bytes, path: str, encoding: str | None = None, reader: str | None = None
) -> list[Issue]:
    """The issues that one file's bytes hold, in the file's order: one, unless its format says otherwise.

    `path`, `encoding` and the errors as in `reader.loader.load`; `reader` names the one that is to read the
    file whatever it looks like (UsageError for an unknown one).
    """
    loaded = load_drafts(data, path, encoding, reader)
    return [assemble(draft, source_of(draft, loaded.source)) for draft in loaded.drafts]


def source_of(draft: IssueDraft, source: Source) -> Source:
    """The source of one of the issues that a file holds, which may have told its encoding itself."""
    if draft.part:
        source = source.of_part(draft.part)
    if draft.encoding is None or draft.encoding == source.encoding:
        return source
    return Source(source.path, source.reader, draft.encoding, source.sha256, source.part)


def load_drafts(
    data: bytes,
    path: str,
    encoding: str | None = None,
    reader: str | None = None,
    folders: tuple[str, ...] = (),
) -> Loaded:
    """As `load_issues`, for whoever makes issues of several files. `folders` as in `Document`."""
    path = visible(path)
    named = reader_named(reader) if reader is not None else None
    raw = Raw(data, path, folders, encoding)
    by_bytes, sure = (named, 1.0) if named else choose_raw(raw)
    if by_bytes and by_bytes.takes == "bytes" and sure >= SURE:
        return _loaded(by_bytes, by_bytes.read(raw), raw, encoding)
    likely = (named,) if named else [one for one in READERS if path.lower().endswith(one.suffixes)]
    for one in likely:
        _refuse_large(one, raw)  # before it is decoded, which makes it larger by far
    try:
        text = _text(raw)
    except KanbaoError:
        if by_bytes and by_bytes.takes == "bytes":
            return _loaded(by_bytes, by_bytes.read(raw), raw, encoding)
        raise
    document = text.document
    by_text, text_sure = (named, 1.0) if named else choose(document)
    if by_bytes and not named and sure > text_sure:
        return _loaded(by_bytes, by_bytes.read(raw), raw, encoding)
    _refuse_large(by_text, raw)
    drafts = by_text.read(document)
    drafts[0].warnings[:0] = text.warnings
    _set_payloads_aside(drafts[0], text.payloads)
    return _loaded(by_text, drafts, raw, text.encoding)


def _refuse_large(reader: Reader, raw: Raw) -> None:
    """Raise KanbaoError for a file with more bytes than its format may have."""
    if reader.limit and len(raw.data) > reader.limit:
        raise KanbaoError(
            t("source.too-big", limit=reader.limit >> 20), path=raw.path, hint=t("source.hint-too-big")
        )


class _Text(NamedTuple):
    """A file's lines, and what is left to tell of its bytes and of what was taken out."""

    document: Document
    encoding: str
    warnings: tuple[Warning, ...]
    payloads: tuple[tuple[int, str], ...]


def _text(raw: Raw) -> _Text:
    """The lines of these bytes; the texts as a whole, a third of the memory, are let go."""
    refuse_bytes(raw.data, raw.path)
    if len(raw.data) > _LARGE:
        some = sample(raw.data)
        made = decode(some, encoding=raw.encoding)
        refuse_binary(some, made.text, raw.path, made.encoding)
    decoded = decode(raw.data, encoding=raw.encoding)
    refuse_text(raw.data, decoded.text, raw.path, decoded.encoding)
    clean = sanitise(decoded.text)
    if not clean.text or clean.text.isspace():
        raise KanbaoError(t("loader.only-controls"), path=raw.path)
    document = Document(split_lines(clean.text), raw.path, raw.folders)
    return _Text(document, decoded.encoding, decoded.warnings, clean.payloads)


def _loaded(reader: Reader, drafts: list[IssueDraft], raw: Raw, encoding: str | None) -> Loaded:
    if not drafts:
        raise KanbaoError(t("loader.no-stories"), path=raw.path)
    return Loaded(drafts, reader, Source(raw.path, reader.name, encoding, sha256_hex(raw.data)))


def _set_payloads_aside(draft: IssueDraft, payloads: Sequence[tuple[int, str]]) -> None:
    """What could be seen of escape sequences becomes furniture, with one warning for all."""
    if not payloads:
        return
    numbers = [line for line, _ in payloads]
    draft.furniture[:0] = (Furniture(seen, ((line, line),)) for line, seen in payloads)
    named = ", ".join(map(str, numbers[:_LINES_NAMED])) + ("…" if len(numbers) > _LINES_NAMED else "")
    spans: tuple[LineRange, ...] = tuple((line, line) for line in numbers[:_LINES_NAMED])
    draft.warnings.append(
        Warning("escape-removed", t("loader.escapes-removed", count=len(numbers), lines=named), spans)
    )
