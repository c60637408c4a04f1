"""How archives are told and what their members are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["SUFFIXES", "is_archive", "name_decoder", "name_parts", "raw_name"]

SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz", ".gz")


def is_archive(path: str, head: bytes) -> bool:
    """Whether a file is an archive by its first 512 bytes and its name (an EPUB or a DOCX is none)."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from reader.loader.binary import binary_kind

        kind = binary_kind(head)
        return (
            kind is not None and kind.name == "ZIP" and not path.lower().endswith((".epub", ".docx", ".xlsx"))
        )
    return head.startswith(b"\x1f\x8b") or head[257:262] == b"ustar" or path.lower().endswith(".tar")


def raw_name(name: bytes) -> str:
    """A member's name before anyone knows how it is to be read."""
    return name.decode("utf-8", "surrogateescape")


def name_decoder(names: Iterable[bytes]) -> Callable[[bytes], str]:
    """How the names of an archive are to be read: as UTF-8 where they are, else as they look together."""
    odd = b"\n".join(name for name in names if not _is_utf8(name))
    encoding = "gb18030"
    if odd:
        from reader.loader.detect import detect

        guess = detect(odd[:65_536]).encoding
        encoding = guess if guess in ("big5", "gb18030") else encoding

    def decode(name: bytes) -> str:
        return name.decode("utf-8") if _is_utf8(name) else name.decode(encoding, "replace")

    return decode


def _is_utf8(name: bytes) -> bool:
    try:
        name.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def name_parts(name: str) -> list[str]:
    """A member's name in its parts, so that it leads nowhere: no root, no drive, no way up."""
    parts = name.replace("\\", "/").split("/")
    if len(parts[0]) == 2 and parts[0][1] == ":":
        parts = parts[1:]
    return [part for part in parts if part.strip() not in ("", ".", "..")]
