"""A page that a browser saved as one file (MHTML, RFC 2557): a letter whose parts are page and pictures.

The page is the first part that is HTML, or, where that is nothing but frames, the longest one that has a
text; it is read as if it had been saved alone. Pictures and style sheets are passed over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import KanbaoError
from reader.loader.draft import Raw
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.loader.draft import IssueDraft

__all__ = ["read", "sniff"]

_HEAD_BYTES = 16_384
"""The head of the file, or of a part, is not longer."""

_PARTS = 2000
"""Parts that are looked at; a page with its pictures has some hundred."""


class _Part(NamedTuple):
    """A page among the parts: its bytes, and where it came from."""

    data: bytes
    location: str


def sniff(raw: Raw) -> float:
    """Sure of what begins as a letter of several parts, one of them a page."""
    head = raw.data[:_HEAD_BYTES].lower()
    is_letter = re.match(rb"[a-z][a-z-]{1,40}:[ \t]", head) is not None and b"mime-version:" in head
    return 0.97 if is_letter and b"multipart/related" in head and b"text/html" in raw.data else 0.0


def read(raw: Raw) -> list[IssueDraft]:
    """What the reader of saved pages finds in the page. Raises KanbaoError where there is none."""
    from reader.loader import epaper, webpage

    pages = list(_pages(raw.data))
    if not pages:
        raise KanbaoError(t("loader.no-stories"), path=raw.path)
    page = pages[0]
    if b"<frame" in page.data.lower():
        page = max(pages, key=lambda one: len(one.data))
    inner = Raw(page.data, raw.path, raw.folders, raw.encoding)
    found = (epaper if epaper.sniff(inner) else webpage).read(inner)
    for article in (article for section in found.sections for article in section.articles):
        article.url = article.url or page.location or None
    return [found]


def _pages(data: bytes) -> Iterator[_Part]:
    """The parts that are HTML, in their order."""
    head = _fields(data[:_HEAD_BYTES])
    found = re.search(
        rb'boundary="([^"\r\n]{1,200})"|boundary=([^\s;"]{1,200})', head.get(b"content-type", b"")
    )
    if found is None:
        return
    mark = b"--" + (found[1] or found[2])
    start = data.find(mark)
    for _ in range(_PARTS):
        end = data.find(b"\n" + mark, start)
        if start < 0:
            return
        part = data[start + len(mark) : end if end >= 0 else len(data)]
        start = end + 1 if end >= 0 else -1
        fields = _fields(part[:_HEAD_BYTES].lstrip(b"- \t\r\n"))
        if b"html" in fields.get(b"content-type", b"").lower():
            location = fields.get(b"content-location", b"").decode("ascii", "replace").strip()
            body = re.split(rb"\r?\n\r?\n", part.lstrip(b"- \t\r\n"), maxsplit=1)
            yield _Part(_decoded(body[-1], fields.get(b"content-transfer-encoding", b"")), location)


def _fields(head: bytes) -> dict[bytes, bytes]:
    """The fields of a head, by lower-case name, lines that go on put together."""
    head = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    lines = re.sub(rb"\r?\n[ \t]+", b" ", head).splitlines()
    pairs = (line.partition(b":") for line in lines)
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


def _decoded(body: bytes, how: bytes) -> bytes:
    """A part's own bytes; of a base64 text that is cut short all that is whole."""
    import binascii

    how = how.strip().lower()
    if how == b"quoted-printable":
        return binascii.a2b_qp(body)
    if how != b"base64":
        return body
    digits = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
    short = len(digits) % 4
    return binascii.a2b_base64(digits + b"=" * (4 - short) if short > 1 else digits[: len(digits) - short])
