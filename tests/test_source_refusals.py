"""What holds no newspaper is refused by name, and says what it is."""

from __future__ import annotations

import random
import zipfile
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import KanbaoError, UsageError
from reader.loader import load
from reader.loader.refusals import LINE_LIMIT

PAGE = "老城区供水管网完成改造\n\n　　本报讯（记者 林晓）老城区供水管网改造昨天完工，八千户居民用水更稳。\n"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KANBAO_LANG", "en")


def refusal(data: bytes, path: str = "page.txt") -> str:
    with pytest.raises(KanbaoError) as caught:
        load(data, path=path)
    return str(caught.value)


def zipped(*names: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, PAGE)
    return file.getvalue()


def noise(size: int) -> bytes:
    return random.Random(1).randbytes(size)


def test_an_empty_file_is_said_to_be_empty():
    assert refusal(b"") == "page.txt: the file is empty"


@pytest.mark.parametrize(
    "data", [b"\n", b" \t\r\n", "\u3000\u00a0\n".encode(), "\n".encode("utf-16"), b"\n" * 10**6]
)
def test_a_file_of_blank_lines_is_said_to_be_blank(data: bytes):
    assert "nothing but white space" in refusal(data)


@pytest.mark.parametrize("data", [b"\x1b[2J\n\n", "\ufeff\u200b\n\u202e".encode(), b"\0\0\0\n"])
def test_a_file_of_controls_is_said_to_hold_no_text(data: bytes):
    assert refusal(data)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x1f\x8b\x08\0" + noise(500), "gzip (try zcat page.txt | kanbao -)"),
        (zipped("a.txt"), "ZIP (try unzip -p page.txt | kanbao -)"),
        (zipped("[Content_Types].xml", "word/document.xml"), "Word (DOCX) (save it as plain text first)"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "Excel (XLSX) (save it as plain text first)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise(500),
            "Word/Excel/PowerPoint 97 (save it as plain text first)",
        ),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + noise(500), "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF" + noise(500), "JPEG"),
        (b"GIF89a" + noise(500), "GIF"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), "ELF"),
        (b"SQLite format 3\0" + bytes(200), "SQLite"),
        (b"MZ\x90\0\x03\0\0\0" + bytes(200), "EXE"),
    ],
)
def test_another_kind_of_file_is_named_with_what_to_do(data: bytes, kind: str):
    assert refusal(data) == f"page.txt: not text: it looks like {kind}"


def test_a_command_that_is_suggested_quotes_the_name():
    assert "zcat '24 dec.gz' | kanbao -" in refusal(b"\x1f\x8b\x08\0abc", "24 dec.gz")


@pytest.mark.parametrize(
    "data",
    [
        noise(300),
        noise(100_000),
        zlib.compress(PAGE.encode() * 50) * 9,
        bytes(5000),
        b"\xff\xfe" + noise(4000),
    ],
)
def test_data_of_no_known_kind_is_said_to_be_binary(data: bytes):
    assert refusal(data) == "page.txt: not text but binary data"


def test_a_text_that_begins_with_the_letters_of_another_kind_is_read():
    for first in ("BM 报", "MZ 世代", "ID3", "Rar", "PK", "GIF", "BZh"):
        assert load(f"{first}\n{PAGE}".encode(), path="p.txt").articles


@pytest.mark.parametrize("controls", [b"\0", b"\0\0\0\0", b"\x1b[31m", b"\x07\x08\x01", b"\x1a"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5"])
def test_a_few_controls_do_not_make_a_text_binary(controls: bytes, encoding: str):
    text = "市立圖書館明日起延長開放\n\n　　本報訊（記者林曉）市立圖書館明日起延長開放兩小時。\n".encode(
        encoding
    )
    issue = load(text[:20] + controls + text[20:], path="p.txt")
    assert any("兩小時" in article.text for article in issue.articles)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
def test_utf16_with_its_null_bytes_is_text(encoding: str):
    issue = load(("Weather today\n" * 5 + PAGE).encode(encoding), path="p.txt")
    assert "八千户居民用水更稳。" in issue.articles[-1].text


def test_a_line_without_end_is_refused_and_the_limit_named():
    text = PAGE + "长" * (LINE_LIMIT + 1) + "\n" + PAGE
    assert (
        refusal(text.encode())
        == "page.txt, line 4: the line is too long: 2000000 characters a line is the limit"
    )


def test_a_long_line_under_the_limit_is_no_trouble_to_the_check():
    from reader.loader.refusals import refuse_text

    for end in ("\n", "\r", "\r\n"):
        text = ("长" * (LINE_LIMIT - 1) + end) * 3
        refuse_text(text.encode(), text, "page.txt", "utf-8")


def test_an_unknown_encoding_is_a_usage_error():
    with pytest.raises(UsageError):
        load(PAGE.encode(), path="p.txt", encoding="utf-9")


def test_what_was_undecodable_is_among_the_warnings_of_the_issue():
    issue = load(PAGE.encode() + b"\xff\n", path="p.txt")
    assert [(w.code, w.lines) for w in issue.warnings if w.code == "undecodable"] == [
        ("undecodable", ((4, 4),))
    ]


def test_messages_speak_the_language_of_the_locale(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KANBAO_LANG", "zh")
    assert refusal(b"") == "page.txt: 文件是空的"


@given(st.binary(max_size=300))
def test_any_bytes_give_an_issue_or_a_message(data: bytes):
    try:
        issue = load(data, path="p.txt")
    except KanbaoError as error:
        assert str(error).isprintable()  # noqa: PT017
    else:
        assert issue == load(data, path="p.txt")
