"""Where lines break: one rule a test, on lines short enough to be read."""

from __future__ import annotations

import pytest

from reader.issue import Article, TextBlock
from reader.typeset import Options, set_article


def rows(text: str, measure: int, *, hang: bool = True, ambiguous_wide: bool = False) -> list[str]:
    """The drawn lines of one paragraph without an indent."""
    article = Article("a0", "", blocks=(TextBlock("paragraph", text),))
    options = Options(indent=False, hang=hang, ambiguous_wide=ambiguous_wide)
    return [line.drawn for line in set_article(article, measure, options)]


def test_lines_fill_up_and_break_between_any_two_han() -> None:
    assert rows("江城区把菜市场搬进地铁口", 10) == ["江城区把菜", "市场搬进地", "铁口"]


@pytest.mark.parametrize("mark", list("，。、；：！？）》」』”’】〕,.;:!?)]"))
def test_a_closing_mark_hangs_over_the_measure(mark: str) -> None:
    assert rows(f"江城区把菜{mark}市场", 10) == [f"江城区把菜{mark}", "市场"]


@pytest.mark.parametrize("mark", list("，。、；：！？）》」』”’】〕,.;:!?)]"))
def test_without_hanging_a_closing_mark_takes_the_character_before_along(mark: str) -> None:
    assert rows(f"江城区把菜{mark}市场", 10, hang=False) == ["江城区把", f"菜{mark}市场"]


@pytest.mark.parametrize("mark", ["——", "……", "·", "～", "％", "℃", "々", "ー", "/", "-"])
def test_marks_that_neither_begin_a_line_nor_hang_take_the_character_before_along(mark: str) -> None:
    assert rows(f"江城区把菜{mark}市场", 10)[:1] == ["江城区把"]


def test_two_closing_marks_hang_only_if_both_fit_into_two_cells() -> None:
    assert rows('江城区把"菜市",市场', 14) == ['江城区把"菜市",', "市场"]
    assert rows("江城区把菜。”市场", 10) == ["江城区把", "菜。”市场"]


@pytest.mark.parametrize("mark", list("（《〈【〔「『“‘([{￥$"))
def test_an_opening_mark_goes_to_the_next_line_with_what_it_opens(mark: str) -> None:
    assert rows(f"江城区把{mark}菜市场", 10) == ["江城区把", f"{mark}菜市场"]


def test_an_opening_mark_holds_what_follows_behind_a_space_too() -> None:
    assert rows("江城区把（ 菜市场）", 10) == ["江城区把", "（ 菜市场）"]


def test_a_closing_mark_behind_a_space_does_not_begin_a_line() -> None:
    assert rows("江城区的菜 ，市场", 10) == ["江城区的", "菜 ，市场"]


def test_dashes_and_ellipses_are_not_parted() -> None:
    assert rows("江城区把菜——市场", 12) == ["江城区把菜——", "市场"]
    assert rows("江城区把菜——市场", 11) == ["江城区把", "菜——市场"]
    assert rows("江城区把菜……市场", 11) == ["江城区把", "菜……市场"]
    assert rows("江城区把菜──市场", 11) == ["江城区把", "菜──市场"]


@pytest.mark.parametrize(
    "number",
    ["2021", "3.5%", "12,800", "－５℃", "-5℃", "+3.2", "第12版", "12月", "2021年", "8:30", "3：0", "1/3",
     "￥98", "80万元", "5 km", "５８·３％", "ISO9001", "5G", "A4", "COVID-19", "400-800", "１，０００"],
)  # fmt: skip
def test_a_number_keeps_its_sign_separators_and_unit(number: str) -> None:
    for measure in range(12, 30):
        assert any(number in row for row in rows(f"江城区把菜市场{number}搬进地铁口", measure))


def test_a_date_breaks_between_its_parts_only() -> None:
    assert rows("江城区2021年12月24日讯", 14) == ["江城区2021年", "12月24日讯"]


@pytest.mark.parametrize(
    "word", ["Shakespeare", "don't", "don’t", "example.com", "AT&T", "a@b.cn", "e-mail", "C++"]
)
def test_a_latin_word_is_whole(word: str) -> None:
    for measure in range(11, 30):
        assert any(word in row for row in rows(f"江城区把菜市场{word}搬进地铁口", measure))


def test_english_breaks_at_spaces_and_the_space_vanishes() -> None:
    assert rows("The quick brown fox jumps", 11) == ["The quick", "brown fox", "jumps"]


def test_a_compound_may_break_behind_its_hyphen() -> None:
    assert rows("a well-known paper", 8) == ["a well-", "known", "paper"]


def test_a_word_longer_than_the_line_is_split_where_the_line_ends() -> None:
    assert rows("江城Donaudampfschifffahrt号", 10) == ["江城Donaud", "ampfschiff", "fahrt号"]


def test_a_url_breaks_between_its_parts() -> None:
    assert rows("网址https://www.example.com/news/2021-12/page.html?id=7&n=3", 28) == [
        "网址https://www.example.com/",
        "news/2021-12/page.html?",
        "id=7&n=3",
    ]


def test_the_codes_of_a_url_are_not_percentages() -> None:
    assert rows("见http://a.cn/%E6%8A%A5%E7%BA%B8", 20) == ["见http://a.cn/", "%E6%8A%A5%E7%BA%B8"]


def test_a_space_in_chinese_is_never_the_reason_for_a_short_line() -> None:
    assert rows("（通讯员郭玉 西滨 记者毛浓）近日召开", 20) == ["（通讯员郭玉 西滨 记", "者毛浓）近日召开"]


def test_a_no_break_space_holds_words_but_not_chinese() -> None:
    assert rows("weighs 10\u00a0tons", 13) == ["weighs", "10\u00a0tons"]
    assert rows("江城区的\u00a0菜市场搬进", 9) == ["江城区的", "菜市场搬", "进"]


def test_straight_quotes_open_or_close_by_what_is_beside_them() -> None:
    assert rows('他说:"菜价真便宜。"大家笑了', 5) == ["他说:", '"菜价', "真便", '宜。"', "大家", "笑了"]
    assert rows('江城区的"菜篮子"工程', 10) == ["江城区的", '"菜篮子"工', "程"]
    assert rows('江城区建"菜篮子"工程', 9) == ["江城区建", '"菜篮子"', "工程"]


def test_a_flag_an_accent_and_a_joined_emoji_are_not_cut() -> None:
    assert rows("🇨🇳🇨🇳🇨🇳", 4) == ["🇨🇳🇨🇳", "🇨🇳"]
    assert rows("👨\u200d👩\u200d👧👨\u200d👩\u200d👧", 2) == ["👨\u200d👩\u200d👧"] * 2
    assert rows("e\u0301" * 5, 2) == ["e\u0301" * 2, "e\u0301" * 2, "e\u0301"]


def test_marks_count_two_cells_where_the_terminal_draws_them_so() -> None:
    assert rows("江城的“菜篮子”工程", 10) == ["江城的“菜", "篮子”工程"]
    assert rows("江城的“菜篮子”工程", 10, ambiguous_wide=True) == ["江城的“菜", "篮子”工程"]
    assert rows("江城——新区", 6) == ["江城——", "新区"]
    assert rows("江城——新区", 6, ambiguous_wide=True) == ["江", "城——", "新区"]


def test_a_pile_of_marks_longer_than_the_line_is_split_all_the_same() -> None:
    assert "".join(rows("（" * 30, 10)) == "（" * 30
    assert "".join(rows("…" * 50, 10)) == "…" * 50


@pytest.mark.parametrize("measure", range(-1, 11))
def test_the_narrowest_lines_hold_a_character_at_least(measure: int) -> None:
    drawn = rows("江城（2021）——“a”。bcd", measure)
    assert "".join(drawn) == "江城（2021）——“a”。bcd"
    assert all(drawn)


def test_what_would_command_the_terminal_is_drawn_as_a_replacement() -> None:
    assert rows("江\x1b[31m城\x07\ud800", 40) == ["江\ufffd[31m城\ufffd\ufffd"]
