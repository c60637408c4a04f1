"""The encoding is found on a text of ten bytes and more, wherever it is cut."""

from __future__ import annotations

import pytest

from reader.loader.decode import decode

SIMPLIFIED = "职工技能大赛在长春落幕，来自各地的三百多名选手参加了比赛。"
HEADLINE = "市民周末登山赏花，公交加开三十二班"
TRADITIONAL = "立法會昨日通過撥款申請，議員批評政府未有交代超支的原因。"
WEATHER = "颱風逼近，天文台改發八號烈風信號，學校停課"
SHORTEST = 10
TEXTS = {"simplified": SIMPLIFIED, "headline": HEADLINE, "traditional": TRADITIONAL, "weather": WEATHER}


def readings(data: bytes, encoding: str) -> set[str]:
    """What these bytes say when up to three bytes at the front belong to a character cut off."""
    return {data[skip:].decode(encoding, "replace").strip("\ufffd") for skip in range(4)}


def wrong_cuts(text: str, encoding: str, *, from_start: bool) -> list[str]:
    data = text.encode(encoding)
    starts = range(len(data) - SHORTEST) if from_start else range(1)
    cuts = [data[start:end] for start in starts for end in range(start + SHORTEST, len(data) + 1)]
    return [cut.hex() for cut in cuts if decode(cut).text.strip("\ufffd") not in readings(cut, encoding)]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_a_text_cut_at_any_byte_of_its_end_is_read_right(name: str, encoding: str):
    assert wrong_cuts(TEXTS[name], encoding, from_start=False) == []


@pytest.mark.parametrize("name", ["traditional", "weather"])
@pytest.mark.parametrize("encoding", ["big5", "cp950", "big5hkscs"])
def test_a_big5_text_cut_at_any_byte_of_its_end_is_read_right(name: str, encoding: str):
    assert wrong_cuts(TEXTS[name], encoding, from_start=False) == []


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_text_cut_at_any_byte_of_its_start_and_end_is_read_right(name: str, encoding: str):
    assert wrong_cuts(TEXTS[name], encoding, from_start=True) == []


@pytest.mark.parametrize("name", ["traditional", "weather"])
def test_a_big5_text_cut_at_any_byte_of_its_start_and_end_is_read_right(name: str):
    assert wrong_cuts(TEXTS[name], "big5", from_start=True) == []


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16-le"])
def test_a_cut_end_is_one_replacement_character_and_one_warning(encoding: str):
    data = (TRADITIONAL * 3).encode(encoding)
    decoded = decode(data[:-1])
    assert decoded.text == (TRADITIONAL * 3)[:-1] + "\ufffd"
    assert [w.code for w in decoded.warnings] == ["undecodable"]


def test_a_cut_end_is_said_to_be_one(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KANBAO_LANG", "en")
    (warning,) = decode((SIMPLIFIED + "\n" + HEADLINE).encode()[:-1]).warnings
    assert warning.message == "the file ends in mid-character (line 2, byte offset 136, utf-8)"
    assert warning.lines == ((2, 2),)


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16-be"])
def test_a_cut_start_is_one_replacement_character_and_the_rest_is_whole(encoding: str):
    text = TRADITIONAL * 3
    decoded = decode(text.encode(encoding)[1:])
    assert decoded.text == "\ufffd" + text[1:]
    assert [w.lines for w in decoded.warnings] == [((1, 1),)]


def test_a_four_byte_code_cut_at_the_end_keeps_gb18030():
    data = (SIMPLIFIED + "𠀀").encode("gb18030")
    for lost in (1, 2, 3):
        decoded = decode(data[:-lost])
        assert decoded.encoding == "gb18030"
        assert decoded.text.startswith(SIMPLIFIED)
        assert len(decoded.warnings) == 1


def test_a_utf8_file_cut_in_the_middle_of_its_last_character_stays_utf8():
    data = ("# 要闻\n" + HEADLINE).encode()
    for lost in (1, 2):
        assert decode(data[:-lost]).encoding == "utf-8"


def test_a_window_of_a_big_file_that_begins_in_mid_character_does_no_harm():
    text = "".join(SIMPLIFIED + TRADITIONAL for _ in range(8000))
    for encoding in ("utf-8", "gb18030", "utf-16-le"):
        decoded = decode(text.encode(encoding))
        assert decoded.encoding == encoding
        assert decoded.text == text
