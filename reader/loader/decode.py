"""From bytes to text."""

from __future__ import annotations

from dataclasses import dataclass

from reader.issue import Warning

__all__ = ["Decoded", "decode"]


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read by (Python's name) and what could not be decoded."""

    text: str
    encoding: str
    warnings: tuple[Warning, ...] = ()


def decode(data: bytes, *, encoding: str | None = None) -> Decoded:
    """Decode by the encoding named or the one the bytes show. First thin form."""
    for name in (encoding or "utf-8-sig", "gb18030"):
        try:
            return Decoded(data.decode(name), name)
        except UnicodeDecodeError:
            continue
    return Decoded(data.decode("utf-8", "replace"), "utf-8")
