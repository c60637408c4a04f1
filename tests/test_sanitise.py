"""Nothing that commands a terminal gets into the model, and nothing that can be seen is lost."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chars import sanitise, split_lines, visible
from reader.errors import KanbaoError
from reader.loader import load

NONCHARACTERS = {*range(0xFDD0, 0xFDF0)} | {
    p + n for p in range(0, 0x110000, 0x10000) for n in (0xFFFE, 0xFFFF)
}
FORBIDDEN = (
    {*range(0x20)} - {0x0A, 0x09}
    | {*range(0x7F, 0xA0)}
    | {0x61C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A)}
    | {0xFEFF, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080), *range(0xD800, 0xE000)}
    | NONCHARACTERS
)
HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "\x1b",
                "\x1b[",
                "\x1b]",
                "\x1bP",
                "\x1bX",
                "\x1b\\",
                "\x07",
                "\x9b",
                "\x9d",
                "\x9c",
                "\x90",
                "31m",
                "\r",
                "\n",
                "\r\n",
                "\f",
                "\x85",
                "\0",
                "\u202e",
                "\ufeff",
                "\U000e0041",
                "8;;",
                "新闻",
                " ",
                "　",
            ]
        ),
        st.characters(),
    ),
    max_size=40,
).map("".join)


def visible_characters(text: str) -> Counter[str]:
    return Counter(c for c in text if ord(c) not in FORBIDDEN and not c.isspace())


def lines_of(text: str) -> int:
    return len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def test_a_clean_text_is_returned_as_it_is():
    text = "要闻\r\n　　本报讯（记者 林晓）\t昨天…\r终"
    assert sanitise(text).text is text


def test_what_belongs_to_text_and_pictures_stays():
    text = "葛\U000e0100 ☎\ufe0e ❤\ufe0f 👨\u200d👩\u200d👧 با\u200cهم co\u00adop \u3000\u00a0"
    assert sanitise(text).text == text


def test_every_control_is_taken_out_of_a_word():
    spaces = {0x0B, 0x0C, *range(0x1C, 0x20), 0x85}
    left = [hex(code) for code in FORBIDDEN - spaces - {0x0D} if sanitise(f"新{chr(code)}闻").text != "新闻"]
    assert left == []


@pytest.mark.parametrize("space", "\v\f\x1c\x1d\x1e\x1f\x85")
def test_a_control_that_is_white_space_between_two_words_becomes_a_space(space: str):
    assert sanitise(f"page one{space}{space}page two").text == "page one page two"


def test_a_form_feed_at_a_border_of_a_line_leaves_nothing():
    assert sanitise("第一版\f\n\f第二版\n").text == "第一版\n第二版\n"


@pytest.mark.parametrize(
    ("sequence", "seen"),
    [
        ("\x1b[31m", "[31m"),
        ("\x1b[?1049h", "[?1049h"),
        ("\x9b1;31m", "1;31m"),
        ("\x1b]0;标题\x07", "]0;标题"),
        ("\x1b]8;;https://example.org\x1b\\", "]8;;https://example.org\x1b\\".replace("\x1b", "")),
        ("\x9d0;标题\x9c", "0;标题"),
        ("\x1bPq#0;1\x1b\\", "Pq#0;1\\"),
        ("\x90q#0;1\x9c", "q#0;1"),
        ("\x1bX暗语\x1b\\", "X暗语\\"),
        ("\x98暗语\x9c", "暗语"),
        ("\x1b^密\x1b\\", "^密\\"),
        ("\x1b_Gf=100;AAAA\x1b\\", "_Gf=100;AAAA\\"),
        ("\x1b(B", "(B"),
        ("\x1bc", "c"),
    ],
)
def test_an_escape_sequence_goes_whole_and_what_it_shows_is_kept_apart(sequence: str, seen: str):
    clean = sanitise(f"头版\n要{sequence}闻\n")
    assert clean.text == "头版\n要闻\n"
    assert clean.payloads == ((2, seen),)


def test_a_stray_escape_before_a_word_takes_only_itself():
    assert sanitise("要\x1b闻，\x1b 又一条").text == "要闻， 又一条"


def test_a_string_that_is_never_ended_ends_with_its_line():
    clean = sanitise("一\x1b]0;没有结尾\r\n二\x1bP也没有\n三\x1b_\n四")
    assert clean.text == "一\n二\n三\n四"
    assert clean.payloads == ((1, "]0;没有结尾"), (2, "P也没有"), (3, "_"))


def test_a_lone_c1_string_opener_of_garbled_text_swallows_nothing():
    assert sanitise("â\x80\x9d全文仍在 å\x9b½").text == "â全文仍在 å½"


def test_sequences_of_one_line_stand_in_one_payload():
    assert sanitise("\x1b[1m粗\x1b[0m体\x1b[m").payloads == ((1, "[1m [0m [m"),)


def test_the_number_of_lines_stays_where_a_control_parted_carriage_return_and_line_feed():
    assert split_lines(sanitise("一\r\x00\n二\r\x1b[m\n三").text) == ["一", "", "二", "", "三"]


@given(HOSTILE)
def test_no_forbidden_character_is_left(text: str):
    clean = sanitise(text)
    assert not {ord(c) for c in clean.text} & (FORBIDDEN - {0x0D})
    assert not {ord(c) for _, seen in clean.payloads for c in seen} & FORBIDDEN
    assert not any("\n" in seen for _, seen in clean.payloads)


@given(HOSTILE)
def test_every_visible_character_is_in_the_text_or_a_payload(text: str):
    clean = sanitise(text)
    kept = visible_characters(clean.text)
    for _, seen in clean.payloads:
        kept += visible_characters(seen)
    assert kept == visible_characters(text)


@given(HOSTILE)
def test_lines_keep_their_numbers(text: str):
    clean = sanitise(text)
    assert lines_of(clean.text) == lines_of(text)
    source = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for line, seen in clean.payloads:
        assert visible_characters(seen) <= visible_characters(source[line - 1])


@given(HOSTILE)
def test_a_clean_text_stays_clean(text: str):
    once = sanitise(text).text
    assert sanitise(once).text == once
    assert sanitise(once).payloads == ()


def test_a_long_text_is_cleaned_the_same_way_as_its_parts():
    unit = "一\f二\x00三\x1b[1m四\n" + "五" * 99 + "\f\f\f\n"
    many = 30_000
    assert sanitise(unit * many).text == sanitise(unit).text * many


def test_split_lines_knows_three_line_ends_and_no_others():
    assert split_lines("一\n二\r\n三\r四\u2028五\u3000六\n") == ["一", "二", "三", "四\u2028五\u3000六"]
    assert split_lines("") == []
    assert split_lines("\n\n") == ["", ""]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("人民日报.txt", "人民日报.txt"),
        ("a\x1b[31m\n.txt", "a\\x1b[31m\\x0a.txt"),
        ("\udcff\udce4.txt", "\\xff\\xe4.txt"),
        ("gpj\u202etxt", "gpj\\u202etxt"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_a_name_is_shown_with_its_controls_as_escapes(name: str, shown: str):
    assert visible(name) == shown


def strings_in(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [s for v in value.values() for s in strings_in(v)]
    if isinstance(value, (list, tuple)):
        return [s for v in value for s in strings_in(v)]
    return []


PAGE = (
    "渡口通车\n\n"
    "\x1b]0;恶意\x07　　本报讯（记者 林晓）新桥\x1b[31m昨天\x1b[0m通车，\u202e两岸\ufeff居民不再等船。\n"
)


def test_an_issue_holds_no_control_in_any_field_and_sets_payloads_aside():
    issue = load(PAGE.encode(), path="20211224\x1b[2J\udcff.txt")
    text = "".join(article.text for article in issue.articles)
    assert "新桥昨天通车，两岸居民不再等船。" in text
    assert [(f.text, f.lines) for f in issue.furniture if f.text.startswith("]")] == [
        ("]0;恶意 [31m [0m", ((3, 3),))
    ]
    assert [w.lines for w in issue.warnings if w.code == "escape-removed"] == [((3, 3),)]
    everything = strings_in(asdict(issue))
    assert not {ord(c) for s in everything for c in s} & FORBIDDEN
    json.dumps(everything, ensure_ascii=False).encode()


def test_a_thousand_lines_with_escapes_get_one_warning():
    issue = load(("\x1b[32m本市今天多云转晴，最高气温十二度。\x1b[0m\n\n" * 1000).encode(), path="p.txt")
    (warning,) = [w for w in issue.warnings if w.code == "escape-removed"]
    assert len(warning.lines or ()) == 10
    assert sum(f.text == "[32m [0m" for f in issue.furniture) == 1000


@given(HOSTILE)
def test_whatever_a_text_holds_the_issue_accounts_for_what_can_be_seen(text: str):
    text = "街心公园开放\n\n　　昨天起，街心公园向市民开放，入园免费。\n" + re.sub(
        "[\ud800-\udfff]", "", text
    )
    try:
        issue = load(text.encode(), path="p.txt")
    except KanbaoError:
        return
    counted: Counter[str] = Counter()
    for article in issue.articles:
        counted += visible_characters(article.text)
    for piece in issue.furniture:
        counted += visible_characters(piece.text)
    assert counted == visible_characters(text)
    assert not {ord(c) for s in strings_in(asdict(issue)) for c in s} & FORBIDDEN
    assert all(unicodedata.category(c) != "Cs" for s in strings_in(asdict(issue)) for c in s)
