"""What is hostile or damaged in a PDF: one clear line, or the rest is read and a warning says what is not."""

from __future__ import annotations

import zlib

import pytest

from reader.errors import KanbaoError
from reader.loader.pdf import read_pdf
from reader.loader.pdffile import Limits, open_pdf
from tests.markup_samples import issue_of
from tests.pdf_samples import FIRST_PAGE, FONT, PAGES, Made, Text, pdf_of

PAGE = [
    Text(60, 780, 22, "云河水库开始蓄水"),
    Text(80, 740, 10, "云河县新建的水库昨天开始蓄水，库容三百万立方米。"),
]


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(KanbaoError) as caught:
        read_pdf(open_pdf(data, "day.pdf", limits) if limits else open_pdf(data, "day.pdf"), "day.pdf")
    return str(caught.value)


def is_read(data: bytes) -> bool:
    return [a.headline for a in issue_of(data, "day.pdf").articles] == ["云河水库开始蓄水"]


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), entries, content)


def page_showing(thing: bytes) -> bytes:
    """The first page, with a picture or form that its content shows."""
    return (
        b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</XObject<<%s>>>>>>"
        % (
            PAGES,
            FIRST_PAGE + 1,
            thing,
        )
    )


def test_a_locked_pdf_is_said_to_be_locked():
    key = b"/Filter/Standard/V 2/R 3/Length 128/P -44/O<%s>/U<%s>" % (b"11" * 32, b"22" * 32)
    data = pdf_of([PAGE], Made(trailer=b"/ID[<00><00>]/Encrypt<<%s>>" % key))
    assert refusal(data) == "day.pdf: the PDF is locked with a password"


@pytest.mark.parametrize("data", [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", b"%PDF-1.4\n1 0 obj\n" + b"[" * 100_000])
def test_a_pdf_of_which_nothing_is_left_is_said_to_be_damaged(data: bytes):
    assert refusal(data) == "day.pdf: the PDF is damaged and can't be read"


def test_a_scan_is_said_to_have_no_text():
    kind = b"/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8"
    image = stream(b"\0" * 64, kind)
    made = Made(
        instead={
            90: image,
            FIRST_PAGE: page_showing(b"/I 90 0 R"),
            FIRST_PAGE + 1: stream(b"500 0 0 700 0 0 cm /I Do"),
        }
    )
    assert "a scan: pictures of pages, without text (recognise its text first" in refusal(pdf_of([[]], made))


def test_an_empty_pdf_is_said_to_hold_no_text():
    assert "the PDF holds no text" in refusal(pdf_of([[]]))


@pytest.mark.parametrize(
    "damage",
    [(b"startxref", b"xxxxxxxxx"), (b"0000000", b"0000999"), (b"xref\n", b"yyyy\n"), (b"%%EOF", b"")],
)
def test_a_broken_table_is_made_anew(damage: tuple[bytes, bytes]):
    assert is_read(pdf_of([PAGE]).replace(*damage))


@pytest.mark.parametrize("count", [b"3", b"2147483647", b"-5"])
def test_a_page_tree_that_counts_wrong_is_read(count: bytes):
    tree = b"<</Type/Pages/Count %s/Kids[%d 0 R]>>" % (count, FIRST_PAGE)
    assert is_read(pdf_of([PAGE], Made(instead={PAGES: tree})))


def test_a_page_tree_that_contains_itself_gives_the_pages_it_has():
    tree = b"<</Type/Pages/Count 3/Kids[%d 0 R %d 0 R %d 0 R]>>" % (PAGES, PAGES, FIRST_PAGE)
    assert is_read(pdf_of([PAGE], Made(instead={PAGES: tree})))


def test_a_page_tree_of_nothing_but_itself_is_damaged():
    tree = b"<</Type/Pages/Count 100000000/Kids[%d 0 R]/Parent %d 0 R>>" % (PAGES, PAGES)
    assert "damaged" in refusal(pdf_of([PAGE], Made(instead={PAGES: tree})))


def test_an_outline_that_contains_itself_is_passed_over():
    outline = b"<</Type/Outlines/First 9 0 R/Last 9 0 R/Next 9 0 R/Title(x)>>"
    assert is_read(pdf_of([PAGE], Made(instead={9: outline})))


def test_what_unpacks_to_more_than_the_limit_is_refused():
    packed = zlib.compress(zlib.compress(b" " * (400 << 20), 9), 9)
    page = stream(packed, b"/Filter[/FlateDecode/FlateDecode]")
    message = refusal(pdf_of([PAGE], Made(instead={FIRST_PAGE + 1: page})))
    assert message.startswith("day.pdf: the PDF takes more than 160 MB of memory")


def test_forms_within_forms_are_refused_before_they_fill_the_memory():
    forms = {}
    for number in range(20, 32):
        content = b"/X Do " * 10 if number < 31 else b"BT /F1 10 Tf 1 0 0 1 50 500 Tm <4e2d6587> Tj ET"
        forms[number] = stream(
            content,
            b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]"
            b"/Resources<</XObject<</X %d 0 R>>/Font<</F1 %d 0 R>>>>" % (number + 1, FONT),
        )
    forms[FIRST_PAGE] = page_showing(b"/X 20 0 R")
    forms[FIRST_PAGE + 1] = stream(b"/X Do")
    assert "the PDF takes" in refusal(pdf_of([PAGE], Made(instead=forms)))


def test_a_pdf_of_too_many_pages_is_read_up_to_the_limit():
    pages = [[Text(60, 780 - 20 * n, 22, f"水库蓄水{'一二三四五六七八九十'[n]}"), PAGE[1]] for n in range(10)]
    pdf = open_pdf(pdf_of(pages), "day.pdf", Limits(pages=5))
    draft = read_pdf(pdf)
    assert sum(len(section.articles) for section in draft.sections) == 5
    assert [w.message for w in draft.warnings] == ["the PDF is too long: read up to page 5 of 10"]


def test_a_pdf_of_too_many_letters_is_read_up_to_the_limit():
    pdf = open_pdf(pdf_of([PAGE] * 12), "day.pdf", Limits(letters=100))
    assert pdf.stopped == "letters"
    assert len(pdf.sheets) < 12


def test_a_pdf_that_is_too_large_is_refused_unread():
    assert (
        refusal(b"%PDF-1.4\n" + bytes(2 << 20), Limits(size=1 << 20))
        == "day.pdf: the PDF is larger than 1 MB"
    )


def test_control_characters_of_a_text_never_get_into_the_issue():
    page = [*PAGE, Text(60, 700, 10, "\u202e一行\u0007字\u001b[31m。")]
    issue = issue_of(pdf_of([page]), "day.pdf")
    assert not any(char in article.text for article in issue.articles for char in "\u202e\x07\x1b")


def test_without_the_library_it_is_said_how_to_install_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    message = refusal(pdf_of([PAGE]))
    assert (
        message == "day.pdf: reading it needs pypdfium2, which is not installed (pip install 'kanbao[pdf]')"
    )
