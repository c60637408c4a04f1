"""Bytes become text by the encoding they show; what can't be decoded is named, nothing else is touched."""

from __future__ import annotations

import contextlib
import encodings.aliases
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import UsageError
from reader.loader.decode import decode

SIMPLIFIED = (
    "城东菜市场周末重新开张\n\n"
    "本报讯（记者 林晓）经过三个月的改造，城东菜市场昨天重新开门迎客。新市场设摊位一百二十个，"
    "比原来多出三成，通道加宽到四米，屋顶换成了透光的材料。\n"
    "“地面干净，不再积水，买菜心情都好了。”住在附近的居民王秀兰说。市场管理方介绍，2021年底以前，"
    "摊位费不会上涨，早市时间提前到清晨5点半。\n"
)
TRADITIONAL = (
    "渡輪碼頭下月起分階段維修\n\n"
    "【本報訊】運輸署昨日公布，中區渡輪碼頭下月一日起分三個階段維修，工程為期九個月，期間往離島的航線"
    "會改在臨時碼頭開出。署方表示，已經預留候船的地方，並會派員在場協助乘客。\n"
    "「每天都要坐船上班，希望不要影響班次。」在碼頭等候的陳先生對記者說。立法會議員批評，署方沒有及早"
    "諮詢居民的意見。\n"
)
UNICODE = ["utf-8", "utf-16-le", "utf-16-be"]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KANBAO_LANG", "en")


@pytest.mark.parametrize("encoding", [*UNICODE, "gb18030"])
def test_simplified_text_is_read_in_every_encoding_it_comes_in(encoding: str):
    decoded = decode(SIMPLIFIED.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.warnings) == (SIMPLIFIED, encoding, ())


@pytest.mark.parametrize("encoding", [*UNICODE, "gb18030"])
def test_traditional_text_is_read_in_every_encoding_it_comes_in(encoding: str):
    decoded = decode(TRADITIONAL.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.warnings) == (TRADITIONAL, encoding, ())


@pytest.mark.parametrize("encoding", ["big5", "cp950", "big5hkscs"])
def test_big5_text_is_read_whichever_codec_wrote_it(encoding: str):
    decoded = decode(TRADITIONAL.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.warnings) == (TRADITIONAL, "big5", ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(encoding: str):
    decoded = decode(SIMPLIFIED.encode(encoding))
    assert decoded.text == SIMPLIFIED
    assert decoded.encoding.startswith(encoding.removesuffix("-sig"))


def test_the_mark_of_gb18030_is_no_part_of_the_text():
    decoded = decode(("\ufeff" + SIMPLIFIED).encode("gb18030"))
    assert (decoded.text, decoded.encoding) == (SIMPLIFIED, "gb18030")


def test_utf8_is_called_utf8_with_and_without_a_mark():
    assert decode("早报".encode("utf-8-sig")).encoding == decode("早报".encode()).encoding == "utf-8"


def test_plain_ascii_is_utf8():
    text = "The ferry runs every thirty minutes.\n"
    assert decode(text.encode()).encoding == "utf-8"
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("text", ["", "A", "hi", "Bush hid the facts", "this app can break", "2021-12-24"])
def test_short_ascii_is_never_taken_for_utf16(text: str):
    assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Le café est déjà fermé",
        "Пример текста в газете",
        "Καλημέρα κόσμε",
        "한국어 신문 기사",
        "日本の新聞記事です",
        "20°C",
        "5 €",
    ],
)
def test_other_languages_in_utf8_stay_what_they_are(text: str):
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("text", ["联通", "中国", "今日头条新闻", "新华社北京电"])
def test_a_few_characters_are_enough_for_gbk(text: str):
    assert decode(text.encode("gbk")).text == text


def test_four_byte_codes_of_gb18030_are_read():
    text = "古籍整理出版会议讨论了㐂、䶮、𠀀、𪚥等生僻字的编码，与会专家提出意见。\n"
    decoded = decode(text.encode("gb18030"))
    assert (decoded.text, decoded.encoding) == (text, "gb18030")


def test_characters_of_hong_kong_choose_the_hkscs_reading():
    text = "街坊話：「啲新舖頭開咗之後，條街熱鬧咗好多。」裏面嘅麪包鋪成日排長龍，着實唔錯。\n"
    decoded = decode(text.encode("big5hkscs"))
    assert (decoded.text, decoded.encoding) == (text, "big5hkscs")


def test_characters_that_only_microsoft_has_choose_the_cp950_reading():
    text = "導演約翰‧史密斯昨抵臺北，新片票價３００～４００元，折合約€10，碁盤街戲院首映，場面熱鬧。\n"
    decoded = decode(text.encode("cp950"))
    assert (decoded.text, decoded.encoding) == (text, "cp950")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("票價由三十～四十元不等，今天起開始預售。\n", "cp950"),
        ("導演約翰‧史密斯昨天抵達臺北。\n", "cp950"),
        ("車費：成人／長者分別為十元和五元。\n", "big5hkscs"),
        ("會議要點：\n• 增加班次\n• 延長服務時間\n", "big5hkscs"),
        ("店名叫「日の出」，賣的是拉麵。\n", "big5hkscs"),
    ],
)
def test_a_code_that_the_big5_readings_dispute_goes_to_the_likelier_character(text: str, encoding: str):
    assert decode(text.encode(encoding)).text == text


def test_full_width_and_half_width_stay_as_printed():
    text = "１５日、15日；（甲）(乙)，,：:　ＡＢＣ ABC ｱｲｳ ﹑﹐ ｡\n"
    assert decode(text.encode()).text == text
    assert decode(
        (SIMPLIFIED + text.replace("ｱｲｳ ", "").replace("﹑﹐ ｡", "")).encode("gb18030")
    ).text.endswith("　ＡＢＣ ABC \n")


def test_nothing_is_normalised():
    text = "e\u0301 é 한 ﬁ Å Å 〇 ○ 茶\ufe00"
    assert decode(text.encode()).text == text


def test_line_ends_stay_as_they_are():
    text = "一版\r\n二版\r三版\n四版"
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("encoding", [*UNICODE, "gb18030"])
def test_a_long_head_of_markup_does_not_hide_the_encoding(encoding: str):
    head = "<html><head>" + '<meta name="viewport" content="width=device-width">\n' * 5000
    text = head + SIMPLIFIED + "</html>\n" * 3000
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_one_chinese_phrase_in_a_long_english_file_tells_its_encoding():
    text = "The paper appears daily.\n" * 20_000 + "人民日报\n" + "It is sold at all stands.\n" * 20_000
    for encoding in ("gb18030", "utf-8"):
        assert decode(text.encode(encoding)).text == text


def test_a_file_that_is_half_ascii_tells_its_encoding():
    text = 'title: "渡輪碼頭下月維修"\nurl: https://example.org/news/2021/12/ferry.html?id=49770\n'
    for encoding in ("utf-8", "gb18030", "big5"):
        assert decode(text.encode(encoding)).text == text


def test_a_named_encoding_overrides_what_the_bytes_show():
    data = "早报".encode()
    assert decode(data, encoding="latin-1").text == data.decode("latin-1")
    assert decode(data, encoding="cp1252").encoding == "cp1252"


@pytest.mark.parametrize("name", ["gb2312", "GBK", "cp936", "GB18030", "euc-cn"])
def test_every_name_of_the_national_standard_is_read_as_its_newest(name: str):
    decoded = decode("镕基𠀀".encode("gb18030"), encoding=name)
    assert (decoded.text, decoded.encoding) == ("镕基𠀀", "gb18030")


def test_big5_by_name_still_chooses_among_its_readings():
    assert decode("啲嘢裏面".encode("big5hkscs"), encoding="big5").text == "啲嘢裏面"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_by_name_finds_its_byte_order_without_a_mark(encoding: str):
    assert decode(SIMPLIFIED.encode(encoding), encoding="utf-16").text == SIMPLIFIED


@pytest.mark.parametrize(
    "name",
    ["utf-9", "", "中文", "rot13", "hex", "zlib", "idna", "unicode_escape", "a\0b", "x" * 300, "\udcff"],
)
def test_a_name_that_is_no_encoding_of_a_file_is_a_usage_error(name: str):
    with pytest.raises(UsageError) as caught:
        decode(b"abc", encoding=name)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("name", sorted(set(encodings.aliases.aliases.values())))
def test_every_codec_of_python_reads_any_bytes_or_is_refused(name: str):
    data = bytes(range(256)) + SIMPLIFIED.encode() + b"\xff\x80"
    with contextlib.suppress(UsageError):
        assert isinstance(decode(data, encoding=name).text, str)


def test_damaged_bytes_become_replacement_characters_and_are_named_by_line_and_offset():
    data = "第一行\n第二".encode() + b"\xff" + "行\r\n第三行\r第四".encode() + b"\xfe\xff" + "行".encode()
    decoded = decode(data)
    assert decoded.text == "第一行\n第二\ufffd行\r\n第三行\r第四\ufffd\ufffd行"
    assert [w.lines for w in decoded.warnings] == [((2, 2),), ((4, 4),), ((4, 4),)]
    assert [w.code for w in decoded.warnings] == ["undecodable"] * 3
    assert decoded.warnings[0].message == "line 2, byte offset 16: not valid utf-8, replaced by U+FFFD"


def test_of_many_faults_the_first_five_are_named_and_all_are_counted():
    data = (("正常的一行文字\n" * 3).encode() + b"\xff\n") * 40
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert decoded.text.count("\ufffd") == 40
    assert len(decoded.warnings) == 6
    assert "40 places" in decoded.warnings[-1].message
    assert decoded.warnings[-1].lines is None


def test_a_replacement_character_that_the_file_itself_holds_is_no_fault():
    text = SIMPLIFIED + "坏\ufffd字\n"
    for encoding in ("utf-8", "gb18030", "utf-16-le"):
        assert decode(text.encode(encoding)).warnings == ()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16-le"])
@pytest.mark.parametrize("share", [0.002, 0.01, 0.03])
def test_a_mostly_sound_file_with_damaged_bytes_keeps_its_encoding(encoding: str, share: float):
    text = (TRADITIONAL if encoding == "big5" else SIMPLIFIED) * 20
    data = bytearray(text.encode(encoding))
    chance = random.Random(7)
    for _ in range(int(len(data) * share)):
        data[chance.randrange(len(data))] = chance.choice(b"\xff\x80\xfe\x00\xa0")
    found = decode(bytes(data)).encoding
    assert found.startswith("big5") or found == "cp950" if encoding == "big5" else found == encoding


def test_two_bytes_that_are_no_utf8_do_not_make_a_utf8_file_gbk():
    data = SIMPLIFIED.encode()
    damaged = data[:60] + b"\xb5\xc4" + data[60:]
    assert decode(damaged).encoding == "utf-8"
    assert len(decode(damaged).warnings) >= 1


def test_english_with_accents_of_another_encoding_is_not_made_chinese():
    decoded = decode("Le café est fermé, Genève et Besançon, déjà vu".encode("latin-1"))
    assert decoded.encoding == "utf-8"
    assert "\ufffd" in decoded.text
    assert "--encoding" in decoded.warnings[-1].message


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_the_same_way_twice(data: bytes):
    decoded = decode(data)
    assert decoded == decode(data)
    assert len(decoded.warnings) <= 6


@given(st.binary(max_size=200))
def test_what_was_named_a_fault_stands_in_the_text(data: bytes):
    decoded = decode(data)
    assert bool(decoded.warnings) <= ("\ufffd" in decoded.text)
    lines = decoded.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for warning in decoded.warnings:
        for first, last in warning.lines or ():
            assert first == last
            assert "\ufffd" in lines[first - 1]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff"), max_size=200))
def test_valid_utf8_with_enough_characters_is_never_changed(text: str):
    whole = SIMPLIFIED + text
    assert decode(whole.encode()).text == whole


@given(
    st.sampled_from(["gb18030", "utf-8", "utf-16-le", "utf-16-be", "big5", "cp950", "big5hkscs"]), st.binary()
)
def test_a_named_encoding_reads_any_bytes(encoding: str, data: bytes):
    assert isinstance(decode(data, encoding=encoding).text, str)
