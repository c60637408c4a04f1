"""A page's lines as pieces: what can be seen of each without its neighbours."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_samples import BRIDGE, CANTEEN, FERRY, PIT, SIMPLIFIED, TRADITIONAL, Story, dump

from reader.loader.pieces import OPEN_TO_CLOSE, balance, read_scraps

if TYPE_CHECKING:
    from reader.loader.pieces import Scrap

PAIRS = dict(zip("“（《〈「『【", "”）》〉」』】", strict=True))


def scrap(line: str) -> Scrap:
    (found,) = read_scraps([line])
    return found


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("广告", "label"),
        ("公  告", "label"),
        ("圖片新聞", "label"),
        ("阅 读 提 示", "box"),
        ("【新闻背景】", "box"),
        ("核心閱讀", "box"),
        ("本报记者 唐嘉禾", "byline"),
        ("本报记者 林 晓 周大河 通讯员 鲍春燕", "byline"),
        ("新华社记者 韩若溪 摄", "credit"),
        ("邵宁摄（影像中国）", "credit"),
        ("资料图片", "credit"),
        ("（记者冯立）", "sign-off"),
        ("（本报安澜5月12日电）", "sign-off"),
        ("下转第二版", "jump"),
        ("上接第一版", "jump"),
        (">>A07", "jump"),
        ("石浦区四十家社区食堂开门迎客", "short"),
        ("一、新增公共停车泊位八千个", "short"),
        ("2016年3月9日", "short"),
        ("“最后一步”难住老人怎么办", "short"),
    ],
)
def test_a_line_shows_what_it_is(line: str, shape: str):
    assert scrap(line).shape == shape


@pytest.mark.parametrize(
    "paragraph",
    [
        CANTEEN.body[0],
        "“下坡的时候手是麻的，只想着别捏死刹车。”",
        "（见习生小林对本文亦有贡献。）",
        "孩子们喊了起来：“到岸了！”",
        "钱从哪里来？",
        "可是，谁来守门呢……",
        FERRY.body[0],
    ],
)
def test_a_sentences_end_closes_a_piece_closing_marks_looked_through(paragraph: str):
    assert scrap(paragraph).shape == "closed"


def test_a_caption_with_its_credit_behind_it_on_the_same_line_is_closed():
    line = "4月8日，青禾灌区的管理员在调节闸门，为早稻送去春灌的第一渠水。 本报记者 邵 宁 摄"
    assert scrap(line).shape == "closed"


def test_a_long_piece_without_a_sentences_end_is_open():
    assert scrap(CANTEEN.body[0][:80]).shape == "open"


def test_a_piece_whose_last_sentence_ends_inside_it_is_open():
    assert scrap(CANTEEN.body[0][:90]).shape == "open"


@pytest.mark.parametrize("tail", ["(林晓)", "（作者系云河大学教授）", " （记者林晓）"])
def test_a_paragraph_that_somebody_signs_has_ended(tail: str):
    assert scrap("驿站夜里不关灯，凌晨收工的人进来坐一坐，喝口热水再回家。" + tail).shape == "closed"
    assert scrap("驿站夜里不关灯，凌晨收工的人进来坐一坐，喝口热水" + tail).shape == "short"


@pytest.mark.parametrize(
    "line",
    [
        "本报讯（记者沈一帆）中午11点刚过，石浦区柳荫里社区食堂的取餐口就排起了队。",
        "本报望山10月24日电　（记者秦朗）2.8公里长的赛道，六圈，一千一百米的爬升。",
        "新华社安澜5月12日电（记者韩若溪）今年在湖心岛上筑巢的白鹭达到四十七对。",
        "【新华社安澜十二日电】今年在湖心岛上筑巢的白鹭达到四十七对。",
        "据新华社安澜5月12日电 今年在湖心岛上筑巢的白鹭达到四十七对。",
        "本報訊（記者何詠詩）停用九年的蠔涌舊碼頭昨日重新啟用。",
        "【記者林予安／台中報導】歇業十七年的金鶯戲院重新亮起招牌。",
        "〔記者林予安／台中報導〕歇業十七年的金鶯戲院重新亮起招牌。",
        "石浦日报讯（记者沈一帆）中午11点刚过，石浦区柳荫里社区食堂的取餐口就排起了队。",
        "埃菲社马德里11月29日电 湖心岛上筑巢的白鹭达到四十七对。",
    ],
)
def test_a_piece_that_begins_as_a_story_does_is_a_lead(line: str):
    assert scrap(line).lead


@pytest.mark.parametrize(
    "line",
    [
        "本报电子版开通",
        "据了解，石浦区六十岁以上居民占总人口的三成。",
        "新华社记者 韩若溪 摄",
        "本报记者 唐嘉禾",
    ],
)
def test_what_only_names_the_paper_is_no_lead(line: str):
    assert not scrap(line).lead


def test_a_storys_dateline_in_brackets_at_its_end_is_no_lead():
    assert not scrap("（新华社安澜5月12日电）").lead


def test_blank_lines_part_pieces_and_are_counted():
    page = ["望山湖十年退渔还湖", "四十七对白鹭来安家", "", "本报记者 韩若溪", "", "\u3000\t", "", "全文完。"]
    assert [(piece.line, piece.gap) for piece in read_scraps(page)][1:] == [(2, 0), (4, 1), (8, 3)]


def test_a_piece_is_stripped_of_white_space_and_knows_whether_it_was_indented():
    first, second = read_scraps(["　　清晨六点，雾还没有散。  ", "桨声响了起来。"])
    assert (first.text, first.indent) == ("清晨六点，雾还没有散。", True)
    assert (second.text, second.indent) == ("桨声响了起来。", False)


@given(st.lists(st.text(alphabet="国人的，。“”（）1a \t\u3000", max_size=12), max_size=30))
def test_every_line_that_is_not_blank_is_a_piece_and_gaps_add_up_to_the_blank_ones(lines: list[str]):
    pieces = read_scraps(lines)
    assert [piece.text for piece in pieces] == [line.strip() for line in lines if line.strip()]
    assert [lines[piece.line - 1].strip() for piece in pieces] == [piece.text for piece in pieces]
    for above, below in pairwise(pieces):
        assert below.gap == below.line - above.line - 1


@pytest.mark.parametrize(
    ("text", "missing", "left"),
    [
        ("她说：“我们去看海。”", "", ""),
        ("她说：“我们去看", "", "“"),
        ("海。”她说完就走了。", "”", ""),
        ("好”（见", "”", "（"),
        ("《清明上河图》（局部", "", "（"),
        ("他唸道：「書上說『讀書百遍", "", "「『"),
        ("其義自見』。」眾人點頭。", "』」", ""),
        ("the dogs' bowl, 6\" wide", "", ""),
        ("", "", ""),
    ],
)
def test_balance_names_the_closing_marks_without_an_opening_one_and_the_reverse(
    text: str, missing: str, left: str
):
    assert balance(text) == (missing, left)


@pytest.mark.parametrize(("opener", "closer"), OPEN_TO_CLOSE.items())
def test_balance_counts_every_pair_of_marks(opener: str, closer: str):
    assert balance(f"{opener}码头{closer}") == ("", "")
    assert balance(f"码头{closer}") == (closer, "")
    assert balance(f"{opener}码头") == ("", opener)


def test_a_piece_tells_its_own_balance():
    assert scrap("她说：“我们去看").balance() == ("", "“")


@pytest.mark.parametrize("story", [*SIMPLIFIED, *TRADITIONAL], ids=lambda story: story.titles[0])
def test_whole_paragraphs_are_balanced_and_what_a_cut_leaves_open_its_tail_closes(story: Story):
    for paragraph in story.body:
        assert balance(paragraph) == ("", "")
        for at in range(len(paragraph) + 1):
            head, tail = balance(paragraph[:at])[1], balance(paragraph[at:])[0]
            assert [PAIRS[char] for char in reversed(head)] == list(tail)


@pytest.mark.parametrize("story", [CANTEEN, PIT, BRIDGE, FERRY], ids=lambda story: story.titles[0])
@pytest.mark.parametrize("blank", [0, 1, 2])
def test_however_a_page_parts_its_lines_they_are_the_same_pieces(story: Story, blank: int):
    pieces = read_scraps(dump([story.lines], blank).split("\n"))
    assert tuple(piece.text for piece in pieces) == story.lines
    assert {piece.gap for piece in pieces[1:]} == {blank}
