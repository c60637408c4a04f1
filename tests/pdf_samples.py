"""PDFs written by hand for tests: text at places, in a font that every PDF library knows, with an outline."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from benchmarks.wrapped import Setting, wrap

__all__ = ["BOLD", "BOLD_CID", "DESCRIPTOR", "Made", "Text", "column", "pdf_of", "text_of"]


class Text(NamedTuple):
    """A line of text at a place in points from the page's lower left corner. `matrix` turns it."""

    x: float
    y: float
    size: float
    text: str
    bold: bool = False
    matrix: str = "1 0 0 1"


@dataclass
class Made:
    """What a PDF is made of besides its pages' texts: an outline of (level, title, page, height or None),
    links of (page, rectangle, page), raw objects that stand in for those of the same number.
    """

    outline: list[tuple[int, str, int, float | None]] = field(default_factory=list)
    links: list[tuple[int, tuple[float, float, float, float], int]] = field(default_factory=list)
    instead: dict[int, bytes] = field(default_factory=dict)
    title: str = ""
    trailer: bytes = b""
    size: tuple[int, int] = (595, 842)
    content: bytes = b""


CATALOGUE, PAGES, DESCRIPTOR, FONT_CID, FONT, BOLD_CID, BOLD, INFO, OUTLINE = range(1, 10)
FIRST_PAGE = 10


def pdf_of(pages: list[list[Text]], made: Made | None = None) -> bytes:
    """A PDF of these pages."""
    made = made or Made()
    objects: dict[int, bytes] = {
        CATALOGUE: b"<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R>>" % (PAGES, OUTLINE),
        DESCRIPTOR: b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]"
        b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
        INFO: b"<</Title<feff%s>>>" % made.title.encode("utf-16-be").hex().encode(),
    }
    for cid, font, name in ((FONT_CID, FONT, b"STSong-Light"), (BOLD_CID, BOLD, b"STHeiti-Bold")):
        objects[cid] = (
            b"<</Type/Font/Subtype/CIDFontType0/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
            b"/Supplement 2>>/FontDescriptor %d 0 R/DW 1000/W[1 95 500 814 939 500]>>" % (name, DESCRIPTOR)
        )
        objects[font] = (
            b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/UniGB-UCS2-H/DescendantFonts[%d 0 R]>>"
            % (name, cid)
        )
    count = len(pages)
    for number, texts in enumerate(pages):
        objects[FIRST_PAGE + 2 * number] = _page(number, made)
        stream = b"".join(map(_drawn, texts)) + made.content
        objects[FIRST_PAGE + 2 * number + 1] = b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream)
    kids = b" ".join(b"%d 0 R" % (FIRST_PAGE + 2 * number) for number in range(count))
    objects[PAGES] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids)
    objects.update(_outline(made, FIRST_PAGE + 2 * count))
    objects.update(made.instead)
    return _file(objects, made.trailer)


def _page(number: int, made: Made) -> bytes:
    links = b"".join(
        b"<</Type/Annot/Subtype/Link/Rect[%g %g %g %g]/Dest[%d 0 R/XYZ 0 800 null]>>"
        % (*rect, FIRST_PAGE + 2 * target)
        for page, rect, target in made.links
        if page == number
    )
    return (
        b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Annots[%s]"
        b"/Resources<</Font<</F1 %d 0 R/F2 %d 0 R>>>>>>"
        % (PAGES, *made.size, FIRST_PAGE + 2 * number + 1, links, FONT, BOLD)
    )


def _drawn(text: Text) -> bytes:
    font = b"F2" if text.bold else b"F1"
    code = text.text.encode("utf-16-be").hex().encode()
    return b"BT /%s %g Tf %s %g %g Tm <%s> Tj ET\n" % (
        font,
        text.size,
        text.matrix.encode(),
        text.x,
        text.y,
        code,
    )


def _outline(made: Made, first: int) -> dict[int, bytes]:
    """The outline's objects, numbered from `first`."""
    marks = made.outline
    objects: dict[int, bytes] = {}

    def among(parent: int, start: int, level: int) -> tuple[list[int], int]:
        here: list[int] = []
        at = start
        while at < len(marks) and marks[at][0] >= level:
            number = first + at
            here.append(number)
            _, title, page, height = marks[at]
            below, after = among(number, at + 1, level + 1)
            objects[number] = b"<</Title<feff%s>/Parent %d 0 R/Dest[%d 0 R%s]%s" % (
                title.encode("utf-16-be").hex().encode(),
                parent,
                FIRST_PAGE + 2 * page,
                b"/Fit" if height is None else b"/XYZ 0 %g null" % height,
                b"/First %d 0 R/Last %d 0 R/Count %d" % (below[0], below[-1], len(below)) if below else b"",
            )
            at = after
        for last, number, following in zip([0, *here], here, [*here[1:], 0], strict=False):
            objects[number] += b"/Prev %d 0 R" % last if last else b""
            objects[number] += b"/Next %d 0 R" % following if following else b""
            objects[number] += b">>"
        return here, at

    top, _ = among(OUTLINE, 0, 0)
    objects[OUTLINE] = b"<</Type/Outlines%s>>" % (
        b"/First %d 0 R/Last %d 0 R/Count %d" % (top[0], top[-1], len(top)) if top else b""
    )
    return objects


def _file(objects: dict[int, bytes], trailer: bytes) -> bytes:
    out = b"%PDF-1.5\n"
    places: dict[int, int] = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    out += b"".join(b"%010d 00000 n \n" % places.get(number, 0) for number in range(1, size))
    out += b"trailer<</Size %d/Root %d 0 R/Info %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        CATALOGUE,
        INFO,
        trailer,
        table,
    )
    return out


def column(paragraphs: list[str], width: int, indent: bool = True) -> list[tuple[float, str]]:
    """The lines of paragraphs, `width` letters wide: by how many letters each is indented, and its text."""
    lines: list[tuple[float, str]] = []
    for paragraph in paragraphs:
        for number, line in enumerate(wrap(paragraph, Setting(), 2 * width, 4 if indent else 0)):
            lines.append((2.0 if indent and number == 0 else 0.0, line))
    return lines


def text_of(pages: list[list[Text]]) -> str:
    """All text that the pages hold."""
    return "\n".join(text.text for page in pages for text in page)
