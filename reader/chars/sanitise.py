"""Keep out of the model what would command a terminal instead of showing in it.

Taken out: C0 but \\n and \\t (and \\r, which ends a line), DEL, C1, whole escape sequences with
their payload, bidirectional controls, U+200B, U+2060, U+FEFF, U+FFF9-B, tags, noncharacters, lone
surrogates. Joiners (U+200C, U+200D), variation selectors and soft hyphens are part of the text and
stay. Sources: ECMA-48 and ISO 6429 (sequences), Unicode 16 (characters).
"""

from __future__ import annotations

import re
from functools import cache
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    from reader.light import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Sanitised", "sanitise", "split_lines", "visible"]

# Controls that are white space: where nothing else parts two words, a space takes their place.
_SPACES = "\x0b\x0c\x1c-\x1f\x85"
_SEQUENCE_MARKS = "\x07\x18\x1a\x1b\x90\x98\x9b-\x9f"  # they begin or end an escape sequence
_OTHERS = (
    "\x00-\x06\x08\x0e-\x17\x19\x7f-\x84\x86-\x8f\x91-\x97\x99\x9a"
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f"
) + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))

# What follows ESC. A string that isn't ended ends with its line, so that it can't swallow a file.
_AFTER_ESC = "|".join(
    (
        r"\[[0-?]*+[ -/]*+[@-~]?",  # CSI, also without its last byte
        r"\][^\x07\x18\x1a\x1b\x9c\n]*+(?:[\x07\x18\x1a\x9c]|\x1b\\)?",  # OSC
        r"[PX^_][^\x18\x1a\x1b\x9c\n]*+(?:[\x18\x1a\x9c]|\x1b\\)?",  # DCS, SOS, PM, APC
        r" [FGLMN]",  # announcements; any other space after a stray ESC is the text's own
        r"[!-/]{1,2}+[0-~]?",  # character sets and the like
        r"[0-~]",
    )
)
# The same begun by a C1 character. Mojibake is full of these, so only whole ones count here, and
# a string ends where another begins, which also keeps the search linear.
_BY_C1 = "|".join(
    (
        r"\x9b[0-?]*+[ -/]*+[@-~]",
        r"\x9d[^\x07\x18\x1a\x1b\x90\x98\x9b-\x9f\n]*+(?:[\x07\x9c]|\x1b\\)",
        r"[\x90\x98\x9e\x9f][^\x18\x1a\x1b\x90\x98\x9b-\x9f\n]*+(?:\x9c|\x1b\\)",
    )
)
_ENDS = "\x1b\x07\x18\x1a\x90\x98\x9b\x9c\x9d\x9e\x9f \t"
# Lines are worked on so many characters at a time: most of them are plain and need no more than a look.
_CHUNK_CHARACTERS = 1 << 10


@dataclass(frozen=True, slots=True)
class Sanitised:
    """A text without control characters.

    `payloads` are the visible characters that stood in escape sequences, by 1-based source line,
    one entry a line; `removed` is by how many characters the text became shorter. The number of
    lines stays the same; where something was taken out, every line end is \\n.
    """

    text: str
    payloads: tuple[tuple[int, str], ...] = ()
    removed: int = 0


def sanitise(text: str) -> Sanitised:
    """Take out control characters and escape sequences; cost linear in the text.

    Every character that is not white space or one of the controls listed above stands afterwards
    in the text or in a payload. A form feed or another white-space control between two words
    becomes a space.
    """
    if not any(not _is_plain(chunk) and _forbidden().search(chunk) for chunk in _chunks(text)):
        return Sanitised(text)
    text = _one_line_end(text)
    kept = StringIO()
    payloads: list[tuple[int, str]] = []
    line = 1
    for chunk in _chunks(text):
        kept.write(chunk if _is_plain(chunk) else _cleaned(chunk, line, payloads))
        line += chunk.count("\n")
    clean = kept.getvalue()
    return Sanitised(clean, tuple(payloads), len(text) - len(clean))


def _chunks(text: str) -> Iterator[str]:
    """A text in pieces of some lines: nothing that is taken out goes over a line's end."""
    start, size = 0, len(text)
    while start < size:
        end = text.find("\n", start + _CHUNK_CHARACTERS) + 1 or size
        yield text[start:end]
        start = end


def _is_plain(text: str) -> bool:
    """Whether nothing in a text needs cleaning, told five times as fast as by a search.

    All that is taken out is not printable; of the rest, only the usual white space is plain here.
    """
    for space in "\n\u3000\t\r\xa0":
        text = text.replace(space, "")
    return text.isprintable()


def _cleaned(text: str, line: int, payloads: list[tuple[int, str]]) -> str:
    """Some lines, from source line `line` on, without controls; adds what could be seen of sequences."""
    clean = _others().sub("", text)
    if _sequence_marks().search(clean):
        clean = _sequence_marks().sub("", _without_sequences(clean, line, payloads))
    if _spaces().search(clean):
        clean = _spaces().sub("", _space_between().sub(" ", clean))
    return clean


def split_lines(text: str) -> list[str]:
    """The lines of a text without their ends. \\n, \\r\\n and \\r end a line, nothing else does."""
    lines = _one_line_end(text).split("\n")
    if not lines[-1]:
        lines.pop()
    return lines


def visible(text: str) -> str:
    """A name or another short text made safe for a message: controls and line ends as \\x1b, \\u202e.

    Bytes of a file name that are no UTF-8 (which Python has as lone surrogates) show as \\xff.
    """
    if text.isprintable():
        return text
    return re.sub(rf"[\t\n\r{_SPACES}{_SEQUENCE_MARKS}{_OTHERS}]", _escaped, text)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:
        code -= 0xDC00
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _without_sequences(text: str, line: int, payloads: list[tuple[int, str]]) -> str:
    """The text without escape sequences; adds what could be seen of them, by line."""
    kept = StringIO()
    held = StringIO()
    at = 0
    for match in _sequence().finditer(text):
        start, end = match.span()
        if start > at:
            kept.write(text[at:start])
            ends = text.count("\n", at, start)
            if ends:
                _keep(payloads, line, held)
                held = StringIO()
                line += ends
        seen = match[0].strip(_ENDS)
        if seen:
            if not seen.isprintable():
                seen = _forbidden().sub("", seen)
            held.write(seen)
            held.write(" ")
        at = end
    kept.write(text[at:])
    _keep(payloads, line, held)
    return kept.getvalue()


def _keep(payloads: list[tuple[int, str]], line: int, held: StringIO) -> None:
    seen = held.getvalue().rstrip()
    if seen:
        payloads.append((line, seen))


@cache
def _forbidden() -> re.Pattern[str]:
    return re.compile(f"[{_SPACES}{_SEQUENCE_MARKS}{_OTHERS}]")


@cache
def _others() -> re.Pattern[str]:
    return re.compile(f"[{_OTHERS}]+")


@cache
def _sequence_marks() -> re.Pattern[str]:
    return re.compile(f"[{_SEQUENCE_MARKS}]+")


@cache
def _spaces() -> re.Pattern[str]:
    return re.compile(f"[{_SPACES}]+")


@cache
def _space_between() -> re.Pattern[str]:
    return re.compile(rf"(?<=\S)[{_SPACES}]++(?=\S)")


@cache
def _sequence() -> re.Pattern[str]:
    return re.compile(rf"\x1b++(?:{_AFTER_ESC})?|{_BY_C1}")
