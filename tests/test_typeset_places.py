"""From a character to its row and cell, and back: what every key of the reader hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.chars.width import cell_width, cell_widths
from reader.issue import Article, Box, Picture, TextBlock
from reader.loader import load
from reader.typeset import Options, cell_of, line_at, offset_at, set_article

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = Article(
    "a0",
    "菜市场搬进地铁口",
    kicker="老城新事",
    blocks=(
        TextBlock("paragraph", "江城区把菜市场搬进了地铁口，居民下班顺路买菜。"),
        Picture(alt="菜摊"),
        Box("提示", (TextBlock("paragraph", "日均供应蔬菜30吨。"),)),
        TextBlock("table", "站点\t摊位\n江汉路\t12\n大智路站\t6"),
        TextBlock("sign-off", "（林晓岚）"),
    ),
)


def test_the_line_of_an_offset_shows_the_character_there() -> None:
    lines = set_article(ARTICLE, 20)
    for offset, char in enumerate(ARTICLE.text):
        if char not in "\n\t":
            line = lines[line_at(lines, offset)]
            assert line.text[offset - line.start] == char


def test_an_offset_that_is_not_drawn_belongs_to_the_line_before_it() -> None:
    lines = set_article(ARTICLE, 20)
    assert lines[line_at(lines, ARTICLE.text.index("\n"))].text == "老城新事"


def test_offsets_outside_of_the_text_are_drawn_in() -> None:
    lines = set_article(ARTICLE, 20)
    assert lines[line_at(lines, -5)].text == "老城新事"
    assert lines[line_at(lines, 10_000)].text == "（林晓岚）"
    assert line_at([], 3) == 0
    assert cell_of([], 3) == (0, 0)
    assert offset_at([], 3, 3) == 0


def test_cells_count_the_prefix_and_wide_characters() -> None:
    lines = set_article(ARTICLE, 20)
    offset = ARTICLE.text.index("区把")
    assert cell_of(lines, offset) == (4, 8)
    assert offset_at(lines, 4, 8) == offset
    assert offset_at(lines, 4, 9) == offset, "the right half of a wide character is the character"
    assert offset_at(lines, 4, 0) == offset - 2, "before the first character of a row it is that one"
    assert offset_at(lines, 4, 99) == lines[4].end - 1, "behind the last character of a row it is that one"


def test_columns_of_a_table_are_found_where_they_are_drawn() -> None:
    lines = set_article(ARTICLE, 40)
    row, cell = cell_of(lines, ARTICLE.text.index("6\n"))
    assert cell_width(lines[row].drawn.split("6")[0]) == cell == 10
    assert offset_at(lines, row, cell) == ARTICLE.text.index("6\n")
    assert lines[row].width == cell_width(lines[row].drawn)


def test_blank_lines_and_rules_lead_to_what_follows() -> None:
    lines = set_article(ARTICLE, 20)
    for row, line in enumerate(lines):
        if line.part < 0:
            after = next((later for later in lines[row:] if later.part >= 0), None)
            assert after is None or offset_at(lines, row, 5) == after.start or line.drawn == "└─"


def test_a_combining_mark_has_the_cell_of_its_letter() -> None:
    article = Article("a0", "", blocks=(TextBlock("byline", "cafe\u0301s"),))
    lines = set_article(article, 20)
    assert cell_of(lines, 3) == cell_of(lines, 4) == (0, 3)
    assert offset_at(lines, 0, 3) == 3
    assert offset_at(lines, 0, 4) == 5


@pytest.mark.parametrize("measure", [20, 31, 40, 64, 120])
def test_every_character_of_the_real_page_is_found_again(pages: Path, measure: int) -> None:
    issue = load((pages / "grrb-2021-page" / "page.txt").read_bytes(), path="page.txt")
    for article in issue.articles:
        lines = set_article(article, measure)
        for offset in range(0, len(article.text), 3):
            row, cell = cell_of(lines, offset)
            line = lines[row]
            if line.start <= offset < line.end:
                assert offset_at(lines, row, cell) == offset


text = st.text(st.sampled_from("江城菜，。“”（）—…ab1 　\n\u0301☎\ufe0f\u200d👩🇨🇳"), min_size=1, max_size=80)


@settings(deadline=None)
@given(text, st.integers(2, 60), st.booleans())
def test_rows_and_cells_of_any_text_lead_back_to_the_character(words: str, measure: int, wide: bool) -> None:
    article = Article("a0", "题", blocks=(TextBlock("paragraph", words),))
    lines = set_article(article, measure, Options(ambiguous_wide=wide))
    for line in lines:
        for offset in range(line.start, line.end):
            row, cell = cell_of(lines, offset, wide)
            again = offset_at(lines, row, cell, wide)
            assert lines[row] is line
            # Characters without width share the cell of the one before them.
            assert not any(cell_widths(article.text, wide)[again + 1 : offset + 1])
            assert 0 <= cell <= line.width


@given(st.integers(-3, 200), st.integers(-3, 200))
def test_any_row_and_cell_gives_an_offset_of_the_text(row: int, cell: int) -> None:
    lines = set_article(ARTICLE, 20)
    assert 0 <= offset_at(lines, row, cell) <= len(ARTICLE.text)
