"""The stages of loading, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    from reader.chars import Sanitised
    from reader.loader.draft import IssueDraft

__all__ = ["load_issue"]

_LINES_NAMED = 10


def load_issue(data: bytes, path: str, encoding: str | None) -> Issue:
    """What `reader.loader.load` promises."""
    path = visible(path)
    refuse_bytes(data, path)
    decoded = decode(data, encoding=encoding)
    refuse_text(data, decoded.text, path, decoded.encoding)
    clean = sanitise(decoded.text)
    if not clean.text or clean.text.isspace():
        raise KanbaoError(t("loader.only-controls"), path=path)
    document = Document(split_lines(clean.text), path)
    reader = choose(document)
    draft = reader.read(document)
    draft.warnings[:0] = decoded.warnings
    _set_payloads_aside(draft, clean)
    return assemble(draft, Source(path, reader.name, decoded.encoding, sha256_hex(data)))


def _set_payloads_aside(draft: IssueDraft, clean: Sanitised) -> None:
    """What could be seen of escape sequences becomes furniture, with one warning for all."""
    if not clean.payloads:
        return
    numbers = [line for line, _ in clean.payloads]
    draft.furniture[:0] = (Furniture(seen, ((line, line),)) for line, seen in clean.payloads)
    named = ", ".join(map(str, numbers[:_LINES_NAMED])) + ("…" if len(numbers) > _LINES_NAMED else "")
    draft.warnings.append(
        Warning(
            "escape-removed",
            t("loader.escapes-removed", count=len(numbers), lines=named),
            tuple((line, line) for line in numbers[:_LINES_NAMED]),
        )
    )
