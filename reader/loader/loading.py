"""The stages of loading, one after the other."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from reader.chars import sanitise, split_lines, visible
from reader.errors import KanbaoError
from reader.issue import Furniture, Issue, Source, Warning
from reader.loader.assemble import assemble
from reader.loader.decode import decode
from reader.loader.draft import Document, Raw
from reader.loader.formats import SURE, choose, choose_raw, reader_named
from reader.loader.refusals import refuse_bytes, refuse_text
from reader.strings import t

if TYPE_CHECKING:
    from reader.chars import Sanitised
    from reader.issue import LineRange
    from reader.loader.draft import IssueDraft
    from reader.loader.formats import Reader

__all__ = ["Loaded", "load_drafts", "load_issues"]

_LINES_NAMED = 10


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
    return [
        assemble(draft, replace(loaded.source, encoding=draft.encoding or loaded.source.encoding))
        for draft in loaded.drafts
    ]


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
    try:
        refuse_bytes(data, path)
        decoded = decode(data, encoding=encoding)
        refuse_text(data, decoded.text, path, decoded.encoding)
    except KanbaoError:
        if by_bytes and by_bytes.takes == "bytes":
            return _loaded(by_bytes, by_bytes.read(raw), raw, encoding)
        raise
    clean = sanitise(decoded.text)
    if not clean.text or clean.text.isspace():
        raise KanbaoError(t("loader.only-controls"), path=path)
    document = Document(split_lines(clean.text), path, folders)
    by_text, text_sure = (named, 1.0) if named else choose(document)
    if by_bytes and not named and sure > text_sure:
        return _loaded(by_bytes, by_bytes.read(raw), raw, encoding)
    drafts = by_text.read(document)
    drafts[0].warnings[:0] = decoded.warnings
    _set_payloads_aside(drafts[0], clean)
    return _loaded(by_text, drafts, raw, decoded.encoding)


def _loaded(reader: Reader, drafts: list[IssueDraft], raw: Raw, encoding: str | None) -> Loaded:
    if not drafts:
        raise KanbaoError(t("loader.no-stories"), path=raw.path)
    return Loaded(drafts, reader, Source(raw.path, reader.name, encoding, sha256(raw.data).hexdigest()))


def _set_payloads_aside(draft: IssueDraft, clean: Sanitised) -> None:
    """What could be seen of escape sequences becomes furniture, with one warning for all."""
    if not clean.payloads:
        return
    numbers = [line for line, _ in clean.payloads]
    draft.furniture[:0] = (Furniture(seen, ((line, line),)) for line, seen in clean.payloads)
    named = ", ".join(map(str, numbers[:_LINES_NAMED])) + ("…" if len(numbers) > _LINES_NAMED else "")
    spans: tuple[LineRange, ...] = tuple((line, line) for line in numbers[:_LINES_NAMED])
    draft.warnings.append(
        Warning("escape-removed", t("loader.escapes-removed", count=len(numbers), lines=named), spans)
    )
