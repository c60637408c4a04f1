"""Why some bytes are no newspaper: empty, binary, blank, or a line without end."""

from __future__ import annotations

from reader.errors import KanbaoError
from reader.loader.binary import Kind, binary_kind, is_void, looks_binary
from reader.strings import t

__all__ = ["LINE_LIMIT", "refuse_binary", "refuse_bytes", "refuse_text", "refuse_unread"]

LINE_LIMIT = 2_000_000
"""The longest line that is read, in characters: some fourteen times a whole issue of twenty pages."""


def refuse_bytes(data: bytes, path: str) -> None:
    """Raise KanbaoError for what its bytes show to be no text: nothing, or another kind of file."""
    if not data:
        raise KanbaoError(t("loader.empty"), path=path)
    kind = binary_kind(data)
    if kind:
        raise _binary(kind, path)
    if is_void(data):
        raise _binary(None, path)


def refuse_unread(sample: bytes, path: str) -> None:
    """Raise KanbaoError for a file that no reader reads, as its sample (`binary.sample_of`) shows."""
    kind = binary_kind(sample)
    if kind is None or not kind.is_read:
        refuse_bytes(sample, path)


def refuse_binary(data: bytes, text: str, path: str, encoding: str) -> None:
    """Raise KanbaoError for a text that is binary data; `text` was read from the bytes by `encoding`."""
    if looks_binary(data, text, encoding):
        raise _binary(binary_kind(data, weak=True), path)


def refuse_text(data: bytes, text: str, path: str, encoding: str) -> None:
    """Raise KanbaoError for a decoded text that is binary data, blank, or has a line over LINE_LIMIT."""
    refuse_binary(data, text, path, encoding)
    if not text or text.isspace():
        raise KanbaoError(t("loader.blank", lines=_line_ends(text)), path=path)
    at = 0
    while len(text) - at > LINE_LIMIT:
        end = max(text.rfind("\n", at, at + LINE_LIMIT + 1), text.rfind("\r", at, at + LINE_LIMIT + 1))
        if end < 0:
            raise KanbaoError(
                t("loader.line-too-long", limit=LINE_LIMIT),
                path=path,
                place=t("loader.line", line=_line_ends(text[:at]) + 1),
            )
        at = end + 1


def _line_ends(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _binary(kind: Kind | None, path: str) -> KanbaoError:
    if kind is None:
        return KanbaoError(t("loader.binary-unknown"), path=path)
    hint = None
    if kind.is_document:
        hint = t("loader.hint-save-as-text")
    elif kind.command and path != "-":
        from shlex import quote

        hint = t("loader.hint-unpack", command=kind.command.format(path=quote(path)))
    return KanbaoError(t("loader.binary", kind=kind.name), path=path, hint=hint)
