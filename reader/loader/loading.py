"""The stages of loading, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.chars import sanitise, split_lines, visible
from reader.digest import sha256_hex
from reader.errors import KanbaoError
from reader.issue import Furniture, Issue, Source, Warning
from reader.loader.assemble import assemble
from reader.loader.decode import decode
from reader.loader.draft import Document
from reader.loader.formats import choose
from reader.loader.refusals import refuse_bytes, refuse_text
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.draft import IssueDraft

__all__ = ["load_issue"]

_LINES_NAMED = 10


class _Text(NamedTuple):
    """A file's lines, and what is left to tell of its bytes and of what was taken out."""

    document: Document
    encoding: str
    warnings: tuple[Warning, ...]
    payloads: tuple[tuple[int, str], ...]


def load_issue(data: bytes, path: str, encoding: str | None) -> Issue:
    """What `reader.loader.load` promises."""
    text = _text(data, visible(path), encoding)
    reader = choose(text.document)
    draft = reader.read(text.document)
    draft.warnings[:0] = text.warnings
    _set_payloads_aside(draft, text.payloads)
    return assemble(draft, Source(text.document.path, reader.name, text.encoding, sha256_hex(data)))


def _text(data: bytes, path: str, encoding: str | None) -> _Text:
    """The lines of these bytes; the texts as a whole, a third of the memory, are let go."""
    refuse_bytes(data, path)
    decoded = decode(data, encoding=encoding)
    refuse_text(data, decoded.text, path, decoded.encoding)
    clean = sanitise(decoded.text)
    if not clean.text or clean.text.isspace():
        raise KanbaoError(t("loader.only-controls"), path=path)
    return _Text(Document(split_lines(clean.text), path), decoded.encoding, decoded.warnings, clean.payloads)


def _set_payloads_aside(draft: IssueDraft, payloads: Sequence[tuple[int, str]]) -> None:
    """What could be seen of escape sequences becomes furniture, with one warning for all."""
    if not payloads:
        return
    numbers = [line for line, _ in payloads]
    draft.furniture[:0] = (Furniture(seen, ((line, line),)) for line, seen in payloads)
    named = ", ".join(map(str, numbers[:_LINES_NAMED])) + ("…" if len(numbers) > _LINES_NAMED else "")
    draft.warnings.append(
        Warning(
            "escape-removed",
            t("loader.escapes-removed", count=len(numbers), lines=named),
            tuple((line, line) for line in numbers[:_LINES_NAMED]),
        )
    )
