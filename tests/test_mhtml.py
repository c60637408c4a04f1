"""Pages that browsers save as one file: the page in it is read as if it had been saved alone."""

from __future__ import annotations

import base64
import quopri

import pytest

from reader.errors import KanbaoError
from reader.loader.loading import load_issues
from tests.accounting import bodies
from tests.markup_samples import account, story_of

DAM = "云河县新建的水库昨天开始蓄水，库容三百万立方米，可灌溉下游两岸的农田，沿岸的人家也不再缺水。"
WORK = "工程由两千多人修了三年，比原来的计划早完成四个月，省下的钱用来修渠。"
PAGE = (
    "<html><head><title>水库开始蓄水_云河网</title></head><body>"
    f"<div><h1>水库开始蓄水</h1><p>{DAM}</p><p>{WORK}</p></div></body></html>"
)
BOUNDARY = "----MultipartBoundary--x7----"


def letter(page: bytes, how: str = "quoted-printable", before: str = "", location: str = "") -> bytes:
    """What a browser writes: a head, the page, and a picture."""
    body = {
        "quoted-printable": quopri.encodestring(page),
        "base64": base64.encodebytes(page),
        "8bit": page,
    }[how]
    head = (
        "From: <Saved by Blink>\r\nSubject: =?utf-8?B?5rC05bqT?=\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="{BOUNDARY}"\r\n\r\n\r\n'
        f"{before}--{BOUNDARY}\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: {how}\r\n{location}\r\n"
    )
    picture = (
        f"\r\n--{BOUNDARY}\r\nContent-Type: image/png\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\niVBORw==\r\n"
    )
    return head.encode() + body + picture.encode() + f"--{BOUNDARY}--\r\n".encode()


@pytest.mark.parametrize("how", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("path", ["水库.mhtml", "-"])
def test_the_story_of_the_page_is_read(how: str, path: str):
    story = story_of(letter(PAGE.encode(), how), path)
    assert story.headline == "水库开始蓄水"
    assert bodies(story) == [("paragraph", DAM), ("paragraph", WORK)]


def test_nothing_of_the_page_is_lost_or_twice():
    (issue,) = load_issues(letter(PAGE.encode()), "水库.mhtml")
    assert account("水库开始蓄水" + DAM + WORK, issue) == ({}, {})


def test_the_letter_tells_the_address():
    story = story_of(
        letter(PAGE.encode(), location="Content-Location: https://yunhe.example/1.html\r\n"), "a.mht"
    )
    assert story.url == "https://yunhe.example/1.html"


def test_of_frames_the_one_with_the_text_is_read():
    frames = "<html><frameset><frame src='cid:1'></frameset></html>"
    part = f"--{BOUNDARY}\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{frames}\r\n"
    assert story_of(letter(PAGE.encode(), before=part), "a.mht").headline == "水库开始蓄水"


def test_a_letter_without_a_page_is_one_clear_error():
    empty = letter(PAGE.encode()).replace(b"Content-Type: text/html;", b"Content-Type: text/plain;")
    with pytest.raises(KanbaoError) as caught:
        load_issues(empty, "a.mht", reader="mhtml")
    assert caught.value.path == "a.mht"


@pytest.mark.parametrize("share", [0.5, 0.7, 0.9])
@pytest.mark.parametrize("how", ["quoted-printable", "base64"])
def test_a_file_cut_short_gives_what_it_has(how: str, share: float):
    data = letter(PAGE.encode(), how)
    (issue,) = load_issues(data[: int(len(data) * share)], "a.mht")
    assert issue.articles
