"""What a file that is no text looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.likelihood import cost_bits

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NamedTuple
else:
    from reader.light import NamedTuple

__all__ = ["Kind", "binary_kind", "is_packed", "is_void", "looks_binary", "sample", "sample_of"]


class Kind(NamedTuple):
    """A kind of file: its usual name, and the command that makes text of it, where there is one.

    `is_document`: another program may save it as text. `is_read`: some reader, or the reader of archives,
    reads such files.
    """

    name: str
    command: str | None = None
    is_document: bool = False
    is_read: bool = False


# Where it stands, what stands there, what it is. The more special first.
_MAGIC: tuple[tuple[int, bytes, Kind], ...] = (
    (0, b"%PDF-", Kind("PDF", "pdftotext {path} - | kanbao -", is_read=True)),
    (0, b"\x1f\x8b", Kind("gzip", "zcat {path} | kanbao -", is_read=True)),
    (0, b"\x1f\x9d", Kind("compress", "zcat {path} | kanbao -")),
    (4, b"1AY&SY", Kind("bzip2", "bzcat {path} | kanbao -")),
    (0, b"\xfd7zXZ\0", Kind("xz", "xzcat {path} | kanbao -")),
    (0, b"\x28\xb5\x2f\xfd", Kind("zstd", "zstdcat {path} | kanbao -")),
    (30, b"mimetypeapplication/epub+zip", Kind("EPUB", is_read=True)),
    (30, b"mimetypeapplication/vnd.oasis.opendocument", Kind("OpenDocument", is_document=True)),
    (0, b"PK\x03\x04", Kind("ZIP", "unzip -p {path} | kanbao -", is_read=True)),
    (0, b"PK\x05\x06", Kind("ZIP", is_read=True)),
    (0, b"Rar!\x1a\x07", Kind("RAR")),
    (0, b"7z\xbc\xaf\x27\x1c", Kind("7z")),
    (257, b"ustar", Kind("tar", "tar -xOf {path} | kanbao -", is_read=True)),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind("Word/Excel/PowerPoint 97", is_document=True)),
    (60, b"BOOKMOBI", Kind("MOBI")),
    (0, b"AT&TFORM", Kind("DjVu")),
    (0, b"CAJ\0", Kind("CAJ", is_document=True)),
    (0, b"ITSF\x03", Kind("CHM")),
    (0, b"\x89PNG\r\n\x1a\n", Kind("PNG")),
    (0, b"\xff\xd8\xff", Kind("JPEG")),
    (0, b"GIF87a", Kind("GIF")),
    (0, b"GIF89a", Kind("GIF")),
    (0, b"II*\0", Kind("TIFF")),
    (0, b"MM\0*", Kind("TIFF")),
    (0, b"OggS\0", Kind("Ogg")),
    (0, b"fLaC\0", Kind("FLAC")),
    (0, b"\x1aE\xdf\xa3", Kind("Matroska/WebM")),
    (0, b"SQLite format 3\0", Kind("SQLite")),
    (0, b"\x7fELF", Kind("ELF")),
    (0, b"\xcf\xfa\xed\xfe", Kind("Mach-O")),
    (0, b"\xca\xfe\xba\xbe", Kind("Java/Mach-O")),
    (0, b"bplist00", Kind("plist")),
    (0, b"\0\x01\0\0\0", Kind("TrueType")),
    (0, b"OTTO\0", Kind("OpenType")),
    (0, b"!<arch>\n", Kind("ar")),
)
# What a text could begin with, too: it counts where the bytes are no text.
_WEAK_MAGIC: tuple[tuple[int, bytes, Kind], ...] = (
    (8, b"WEBP", Kind("WebP")),
    (8, b"WAVE", Kind("WAV")),
    (8, b"AVI ", Kind("AVI")),
    (4, b"ftyp", Kind("MP4/HEIC")),
    (0, b"KDH ", Kind("CAJ", is_document=True)),
    (0, b"MZ", Kind("EXE")),
    (0, b"BM", Kind("BMP")),
    (0, b"ID3", Kind("MP3")),
    (0, b"\xff\xfb", Kind("MP3")),
    (0, b"\0\0\x01\0", Kind("ICO")),
)
_OFFICE: tuple[tuple[bytes, Kind], ...] = (
    (b"word/", Kind("Word (DOCX)", is_document=True)),
    (b"xl/", Kind("Excel (XLSX)", is_document=True)),
    (b"ppt/", Kind("PowerPoint (PPTX)", is_document=True)),
)

# Text files have none of these but by accident. Escapes and backspaces are those of a terminal.
_CONTROLS = bytes({*range(0x20)} - {*b"\t\n\r\f\b\x1b"}) + b"\x7f"
_CONTROLS_BORNE = 8  # A few are no sign of anything, however short the file.
_CONTROL_SHARE = 0.05  # Random bytes have 0.10.
_ESCAPE_SHARE = 0.25  # Nothing but escape sequences.
_VOID_SHARE = 0.01
_UTF16_BITS = 17  # Text has 8 to 13 bits a character, random bytes 19.
_SAMPLE_BYTES = 1 << 15


def binary_kind(data: bytes, *, weak: bool = False) -> Kind | None:
    """The kind of file that these bytes begin like; with `weak`, also by two letters or so."""
    for offset, mark, kind in _MAGIC + _WEAK_MAGIC if weak else _MAGIC:
        if data.startswith(mark, offset):
            return _office(data) or kind if kind.name == "ZIP" else kind
    return None


def _office(data: bytes) -> Kind | None:
    head, tail = data[:4096], data[-8192:]
    if b"[Content_Types].xml" not in head and b"[Content_Types].xml" not in tail:
        return None
    return next((kind for folder, kind in _OFFICE if folder in head or folder in tail), None)


def is_void(data: bytes) -> bool:
    """Are these bytes next to nothing but controls, as in a file with holes? No encoding makes it a text."""
    some = sample(data)
    return len(some) > _CONTROLS_BORNE and len(some.translate(None, _CONTROLS)) < _VOID_SHARE * len(some)


def looks_binary(data: bytes, text: str, encoding: str) -> bool:
    """Are these bytes no text, whatever their first letters? `text` was read from them by `encoding`."""
    if encoding.startswith(("utf-16", "utf-32")):
        head = text[:_SAMPLE_BYTES]
        return cost_bits(head) > _UTF16_BITS * len(head)
    some = sample(data)
    controls = len(some) - len(some.translate(None, _CONTROLS))
    if controls > max(_CONTROLS_BORNE, _CONTROL_SHARE * len(some)):
        return True
    return some.count(b"\x1b") > max(_CONTROLS_BORNE, _ESCAPE_SHARE * len(some))


def is_packed(head: bytes) -> bool:
    """Whether bytes begin as a PDF, a book or an archive does: what is read of them is in other bytes."""
    kind = binary_kind(head)
    return kind is not None and kind.is_read


def sample_of(size: int, read: Callable[[int, int], bytes]) -> bytes:
    """Head, middle and end of so many bytes, of which `read` gets some: from where on, how many.

    The middle begins with a character of encodings that have two or four bytes for each.
    """
    if size <= 3 * _SAMPLE_BYTES:
        return read(0, size)
    starts = (0, size // 8 * 4, size - _SAMPLE_BYTES)
    return b"".join([read(start, _SAMPLE_BYTES) for start in starts])


def sample(data: bytes) -> bytes:
    """Head, middle and end of the bytes; all of them where they are few."""
    return sample_of(len(data), lambda start, length: data[start : start + length])
