"""Links as footnotes, items of lists, on the grid of cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.chars.width import cell_width
from reader.issue import Article, Box, TextBlock
from reader.typeset import cell_of, offset_at, set_article

TEXT = "渡轮今年秋天恢复，时刻表已经公布，票价也没有变。"
LINKS = ((9, 12, "https://example.com/times"), (17, 19, "https://example.com/fares"))


def story(*blocks: TextBlock | Box) -> Article:
    return Article("a1", "老码头又响起汽笛", blocks=blocks)


def rows(article: Article, measure: int = 40) -> list[str]:
    return [line.drawn for line in set_article(article, measure)]


def test_a_link_has_its_number_behind_its_words_and_its_address_at_the_articles_end():
    assert rows(story(TextBlock("paragraph", TEXT, links=LINKS)), 80)[2:] == [
        "    渡轮今年秋天恢复，时刻表[1]已经公布，票价[2]也没有变。",
        "",
        "[1] https://example.com/times",
        "[2] https://example.com/fares",
    ]


def test_an_address_that_comes_again_keeps_its_number():
    block = TextBlock("paragraph", TEXT, links=(LINKS[0], (17, 19, LINKS[0][2])))
    drawn = rows(story(block), 80)
    assert drawn[2] == "    渡轮今年秋天恢复，时刻表[1]已经公布，票价[1]也没有变。"
    assert drawn[4:] == ["[1] https://example.com/times"]


def test_a_number_stands_in_no_part_of_the_text():
    lines = set_article(story(TextBlock("paragraph", TEXT, links=LINKS)), 80)
    assert lines[2].text == TEXT


def test_a_link_in_a_box_or_a_table_has_its_number_too():
    box = Box("阅读提示", (TextBlock("paragraph", "详见时刻表。", links=((2, 5, "https://a.example"),)),))
    table = TextBlock("table", "航线\t票价\n江心\t五元", links=((6, 8, "https://b.example"),))
    drawn = rows(story(box, table))
    assert "│     详见时刻表[1]。" in drawn
    assert drawn[drawn.index("江心[2]  五元") - 1] == "航线     票价"


@given(
    st.integers(min_value=12, max_value=60),
    st.lists(st.integers(min_value=1, max_value=len(TEXT) - 1), unique=True, max_size=6),
)
def test_no_line_begins_with_a_number_or_is_wider_than_it_says(measure: int, ends: list[int]):
    links = tuple((end - 1, end, f"https://example.com/{end}") for end in sorted(ends))
    lines = set_article(story(TextBlock("paragraph", TEXT, links=links)), measure)
    for line in lines:
        assert not (line.part >= 0 and line.drawn.lstrip().startswith("["))
        assert cell_width(line.drawn) == line.width
        assert line.width <= measure + 2
    shown = "".join(line.drawn for line in lines if line.role == "paragraph")
    assert shown.count("[") == len(ends)
    assert "".join(line.text for line in lines if line.role == "paragraph") == TEXT


@given(st.integers(min_value=12, max_value=60), st.integers(min_value=0, max_value=len(TEXT) - 1))
def test_the_cell_of_a_character_leads_back_to_it_with_numbers_between(measure: int, at: int):
    article = story(TextBlock("paragraph", TEXT, links=LINKS))
    lines = set_article(article, measure)
    offset = article.parts[-1].start + at
    assert offset_at(lines, *cell_of(lines, offset)) == offset


def test_an_item_of_a_list_hangs_behind_its_point():
    item = TextBlock("paragraph", "渡轮每天往返二十四趟，末班晚上九点开。", item="•")
    assert rows(story(item), 24)[2:] == ["  • 渡轮每天往返二十四趟，", "    末班晚上九点开。"]


def test_an_inner_list_stands_further_in():
    outer = TextBlock("paragraph", "渡轮", item="1.")
    inner = TextBlock("paragraph", "末班", item="•", depth=1)
    assert rows(story(outer, inner))[2:] == ["  1. 渡轮", "    • 末班"]


def test_a_number_that_the_texts_own_notes_bear_is_left_to_them():
    text = "渡轮[1]今年秋天恢复，时刻表已经公布，票价也没有变[3]。"
    notes = (TextBlock("paragraph", "[1] 原名江心轮。"), TextBlock("paragraph", "[3] 五元。"))
    links = ((12, 15, "https://a.example"), (21, 23, "https://b.example"))
    drawn = rows(story(TextBlock("paragraph", text, links=links), *notes), 80)
    assert drawn[-2:] == ["[2] https://a.example", "[4] https://b.example"]
