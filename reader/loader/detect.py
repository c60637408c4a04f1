"""Which encoding a file's bytes are in, by how likely each reading would be as a newspaper's text.

Every candidate decodes the same few windows of the file; what it gets is scored with the cost in
bits of each character (common Han by `frequency`, others by their block), and the cheapest reading
wins. A fault costs more than a rare character, a character cut at a window's border little: so a
damaged file keeps its encoding, and one cut in mid-character too.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING

from reader.loader.likelihood import cost_at_most, cost_bits

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from reader.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Guess", "detect", "utf16_order"]

_CUT_BITS = 5  # One file in thirty or so begins or ends in mid-character; and for each byte of it:
_CUT_BYTE_BITS = 5
_PRIOR_BITS = {"utf-8": 0, "gb18030": 2, "big5": 2, "utf-16-le": 5, "utf-16-be": 6}

# Chinese in UTF-16 has 4 to 6.5 bits a byte, everything else that can be read as UTF-16 8 and more.
_UTF16_BYTE_BITS = 7.5
_UTF16_START_BITS = 40

_LOWEST_TRAIL = 0x40  # of the second bytes of GBK and Big5
_GLUE_BITS = 8
_RARE_BITS = 17

_WINDOW_BYTES = 2048
_WINDOWS = 5
_CHUNK_BYTES = 1 << 16
_SURE_CHARACTERS = 12  # So many multi-byte characters that are valid UTF-8 are no accident.
_SURE_BITS = 14
_SURE_ASCII = 64  # UTF-16 without a mark has no such run of letters in it.


class Guess(NamedTuple):
    """An encoding, and the byte its first whole character starts at (0 but where a file is cut)."""

    encoding: str
    start: int = 0


def detect(data: bytes) -> Guess:
    """The encoding of a text without a byte order mark: utf-8, gb18030, big5, utf-16-le or -be.

    Never fails: what is no text at all gets the least unlikely of these. Looks at a bounded sample.
    """
    if len(data) >= _SURE_ASCII and data.isascii() and _is_printable(data[:_WINDOW_BYTES]):
        return Guess("utf-8")
    windows = list(_windows(data))
    utf8 = _utf8_bits(data, windows)
    if utf8 is None:
        return Guess("utf-8")
    best, guess = utf8, Guess("utf-8")
    for encoding in ("gb18030", "big5"):
        bits, start = _double_byte_bits(data, windows, encoding)
        if bits < best:
            best, guess = bits, Guess(encoding, start)
    utf16_bits, utf16 = _utf16_bits(data, windows)
    credible = _UTF16_START_BITS + _UTF16_BYTE_BITS * sum(end - start for start, end in windows)
    return utf16 if utf16_bits < min(best, credible) else guess


def _windows(data: bytes) -> Iterator[tuple[int, int]]:
    """The stretches [start, end) to look at: head, end, and places with bytes that are not ASCII."""
    size = len(data)
    if size <= _WINDOWS * _WINDOW_BYTES:
        yield 0, size
        return
    yield 0, _WINDOW_BYTES
    starts = [s for s in range(0, size, _CHUNK_BYTES) if not data[s : s + _CHUNK_BYTES].isascii()]
    if not starts:
        starts = list(range(0, size, _CHUNK_BYTES))
    last = size - _WINDOW_BYTES
    done = _WINDOW_BYTES
    for part in range(_WINDOWS - 2):
        chunk = starts[part * (len(starts) - 1) // (_WINDOWS - 3)]
        at = min(_line_start(data, max(chunk, done)), last)
        if at >= done:
            yield at, at + _WINDOW_BYTES
            done = at + _WINDOW_BYTES
    if done < size:
        yield max(done, last), size


def _line_start(data: bytes, at: int) -> int:
    """The start of the line in which the first byte from `at` on stands that is not ASCII."""
    step = 256
    for start in range(at, min(at + _CHUNK_BYTES, len(data)), step):
        near = data[start : start + step]
        if not near.isascii():
            first = next(i for i, byte in enumerate(near) if byte > 0x7F)
            return start + near.rfind(b"\n", 0, first) + 1
    return at


def _bits(piece: bytes, codec: str) -> tuple[float, str]:
    """The cost of a reading whose last character may be cut, and the text before the cut."""
    text, cut = _text_and_cut(piece, codec)
    return cost_bits(text) + _cut_bits(cut), text


def _text_and_cut(piece: bytes, codec: str) -> tuple[str, int]:
    """A reading whose last character may be cut: the text before the cut, the bytes behind it."""
    decoder = getincrementaldecoder(codec)("replace")
    text = decoder.decode(piece)
    return text, len(decoder.getstate()[0])


def _is_printable(ascii_bytes: bytes) -> bool:
    return not ascii_bytes.translate(None, bytes(range(0x20, 0x7F)) + b"\t\n\r\f\x1b")


def _cut_bits(length: int) -> int:
    """The cost of so many bytes of a character whose other bytes are missing."""
    return _CUT_BITS + _CUT_BYTE_BITS * length if length else 0


def _utf8_bits(data: bytes, windows: Iterable[tuple[int, int]]) -> float | None:
    """The cost of the UTF-8 reading; None where it is sure without a look at the others."""
    sample = ""
    cuts = 0
    for start, end in windows:
        cut = _continuations(data[start : start + 2])
        text, left = _text_and_cut(data[start + cut : end], "utf-8")
        cuts += _cut_bits(cut) + _cut_bits(left)
        sample += text
    if "\0" not in sample and "\ufffd" not in sample:
        high = re.sub("[\0-\x7f]+", "", sample)
        most = _SURE_BITS * len(high)
        # Common characters alone make nearly every text sure: all others need not be counted.
        if len(high) >= _SURE_CHARACTERS and (cost_at_most(high) < most or cost_bits(high) < most):
            return None
    return cost_bits(sample) + cuts


def _continuations(head: bytes) -> int:
    """How many bytes at the start belong to a UTF-8 character that began before it."""
    return next((i for i, byte in enumerate(head) if not 0x80 <= byte < 0xC0), len(head))


def _double_byte_bits(data: bytes, windows: Iterable[tuple[int, int]], encoding: str) -> tuple[float, int]:
    """The cost of a reading by an encoding whose characters have two bytes, and the file's first byte.

    Such text has no sure borders: each window is tried from its first byte and from its second.
    """
    codec = "big5hkscs" if encoding == "big5" else encoding
    total: float = _PRIOR_BITS[encoding]
    first = 0
    for start, end in windows:
        even, text = _bits(data[start:end], codec)
        even += _glued_bits(text)
        if start < end and data[start] >= _LOWEST_TRAIL:
            odd, text = _bits(data[start + 1 : end], codec)
            odd += _glued_bits(text) + _cut_bits(1)
            if odd < even:
                even = odd
                first = first or int(start == 0)
        total += even
    return total, first


def _glued_bits(text: str) -> float:
    """What rare Han straight after small Latin letters cost: they are accents of another encoding."""
    return sum(
        _GLUE_BITS
        for match in re.finditer("[a-z]([\u3400-\U0003ffff])", text)
        if cost_bits(match[1]) > _RARE_BITS
    )


def _utf16_bits(data: bytes, windows: Iterable[tuple[int, int]]) -> tuple[float, Guess]:
    """The cost of the best UTF-16 reading, and that reading."""
    return min(
        (
            _PRIOR_BITS[encoding]
            + _cut_bits(odd)
            + sum(_bits(data[start + (start + odd) % 2 : end], encoding)[0] for start, end in windows),
            Guess(encoding, odd),
        )
        for encoding in ("utf-16-le", "utf-16-be")
        for odd in (0, 1)
    )


def utf16_order(data: bytes) -> Guess:
    """The byte order of UTF-16 without a mark."""
    return _utf16_bits(data, list(_windows(data)))[1]
