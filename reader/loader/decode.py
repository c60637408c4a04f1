"""From bytes to text."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from reader.errors import UsageError
from reader.issue import Warning
from reader.loader.big5 import big5_reading
from reader.loader.detect import Guess, detect, utf16_order
from reader.strings import t

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    from reader.light import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Decoded", "decode"]

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

# GB2312 and GBK are parts of GB18030, and files that are said to be the first are often the last.
_READ_AS = {
    "utf-8-sig": "utf-8",
    "ascii": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "utf-16": "utf-16",
    "utf-32": "utf-32-le",
}
# Codecs that make no text, or that are no encoding of a file, or that need no byte to fail.
_NO_FILE_ENCODINGS = frozenset(
    {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem", "charmap"}
)
_PLACES_NAMED = 5


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read by (Python's name) and what could not be decoded.

    A byte order mark is not part of the text. `encoding` is utf-8 with or without one.
    """

    text: str
    encoding: str
    warnings: tuple[Warning, ...] = ()


def decode(data: bytes, *, encoding: str | None = None) -> Decoded:
    """The text of a file, by the encoding named or the one that the bytes show.

    What can't be decoded becomes U+FFFD, with warnings (code `undecodable`) that name the line and
    the offset in bytes of the first five places and the number of all. Nothing else is changed.
    Raises UsageError for an encoding that doesn't exist.
    """
    guess = _found(data) if encoding is None else _named(data, encoding)
    mark = next((m for m, name in _MARKS if name == guess.encoding and data.startswith(m)), b"")
    start = guess.start or len(mark)
    body = memoryview(data)[start:] if start else data
    try:
        if not guess.start:
            return Decoded(str(body, guess.encoding), guess.encoding)
    except UnicodeDecodeError:
        pass
    text = "\ufffd" * (guess.start > 0) + str(body, guess.encoding, "replace")
    return Decoded(text, guess.encoding, tuple(_warnings(data, text, start, guess)))


def _found(data: bytes) -> Guess:
    for mark, name in _MARKS:
        if data.startswith(mark) and not (name.startswith("utf-32") and len(data) % 4):
            return Guess(name)
    guess = detect(data)
    return Guess(big5_reading(data[guess.start :]), guess.start) if guess.encoding == "big5" else guess


def _named(data: bytes, encoding: str) -> Guess:
    """The encoding that a person named, by its usual name and where it says too little in full."""
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError):
        info = None
    if info is None or not info._is_text_encoding or info.name in _NO_FILE_ENCODINGS:
        raise UsageError(
            t("loader.unknown-encoding", encoding=ascii(encoding)[1:-1]), hint=t("loader.hint-encodings")
        )
    name = _READ_AS.get(info.name, info.name)
    if name == "utf-16":
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return _found(data)
        return utf16_order(data)
    if name == "utf-32-le" and data.startswith(codecs.BOM_UTF32_BE):
        name = "utf-32-be"
    return Guess(big5_reading(data) if name == "big5" else name)


def _warnings(data: bytes, text: str, start: int, guess: Guess) -> Iterator[Warning]:
    """What to say of the faults in `data`, whose first whole character stands at byte `start`."""
    cut = guess.start > 0
    count = text.count("\ufffd") - str(memoryview(data)[start:], guess.encoding, "ignore").count("\ufffd")
    if not count:
        return
    places = list(_places(data, start, guess.encoding, cut))
    for line, offset, is_end in places:
        name = "loader.cut-at-end" if is_end else "loader.undecodable"
        yield Warning(
            "undecodable", t(name, line=line, offset=offset, encoding=guess.encoding), ((line, line),)
        )
    if count > len(places):
        yield Warning("undecodable", t("loader.undecodable-more", count=count, encoding=guess.encoding))


def _places(data: bytes, start: int, encoding: str, cut: bool) -> Iterator[tuple[int, int, bool]]:
    """The first places that can't be decoded: line, offset in bytes, is it the file's cut end."""
    left = _PLACES_NAMED
    if cut:
        yield 1, 0, False
        left -= 1
    if encoding.replace("_", "-").startswith(("iso2022", "hz", "utf-7")):
        left = 1  # Shifted states: what follows a fault can't be read without what stands before it.
    line = 1
    rest = memoryview(data)
    while left:
        try:
            str(rest[start:], encoding)
        except UnicodeDecodeError as error:
            line += _line_ends(str(rest[start : start + error.start], encoding, "replace"))
            yield line, start + error.start, start + error.end >= len(data) and _is_cut(error)
            start += error.end
            left -= 1
        else:
            return


def _line_ends(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _is_cut(error: UnicodeDecodeError) -> bool:
    """Do the codec's words say that the bytes end too soon?"""
    return any(word in error.reason for word in ("end of data", "incomplete", "truncated"))
