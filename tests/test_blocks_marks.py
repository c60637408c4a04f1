"""The marks that papers set, each pattern on lines as they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.loader.marks import PATTERNS, is_box_title, is_column, is_label, is_numbered, mark
from reader.loader.tails import split_tail, whole_line_kind

MARKED = {
    "lead": [
        "本报讯（记者林晓）云河",
        "本报讯 据云河日报消息",
        "本报云河10月24日电　（记者林晓）",
        "据新华社罗马6月13日电(记者林晓)",
        "【新华社重庆十四日电】",
        "新华社上海一九七二年六月二十四日电云河",
        "【法新社开罗第二十五日电】",
        "（中央社記者林曉台北3日電）",
        "【記者林曉／台北報導】",
        "本报广州电 记者",
        "云河日报讯（记者林晓）云河",
        "【雲報專訊】雲河",
        "〔記者林曉／台北報導〕雲河",
        "【體育中心／綜合報導】雲河",
        "【美国《外交》双月刊网站11月28日文章】题：云河",
        "【英国《泰晤士报》网站11月29日报道】云河",
        "据新华社“雪龙”号12月1日电（记者林晓）云河",
        "本报综合报道 受暖湿气流影响",
        "综合央视新闻消息 市场监管总局昨天",
        "央广网云河12月1日消息（记者林晓）云河",
    ],
    "byline": [
        "本报记者 林晓",
        "新华社记者",
        "本报驻韩国记者 万 宇 本报驻朝鲜记者 王 莉",
        "本报记者林晓周大河",
        "（本报记者  林晓）",
        "云河日报—云河网记者 林晓 通讯员 周大河 韩立",
        "作者：林晓",
        "文/林晓",
    ],
    "credit": [
        "新华社记者 林晓 摄",
        "本报记者 林 晓摄",
        "林晓摄",
        "新华社发",
        "本報通訊員 林曉 攝",
        "（新华社发）",
        "林晓供图",
        "（资料图）",
    ],
    "sign-off": ["(林晓)", "（本报首尔、平壤1月2日电）", "（摘自《云河日报》）", "（晓）"],
    "jump": [
        "下转第二版",
        "（上接第一版）",
        "（下转2版）",
        ">>A07",
        "（全文见第三版）",
        "转4版",
        "详见A3版",
        "相关报道见第三版",
        "▶▶詳見A07版",
    ],
}
PLAIN = {
    "lead": [
        "本报今天推出新栏目",
        "另据朝中社报道，双方同意",
        "本报电子版上线",
        "新华社记者林晓摄",
        "据悉，云河",
        "合作社5月3日电网改造完工",
        "本报消息灵通",
        "（图/文报道组）",
        "《云河日报》12月1日报道",
    ],
    "byline": [
        "新华社记者三问热点",
        "本报记者就此采访了县水利局局长林晓同志",
        "记者节快乐",
        "记者：您怎么看？",
        "文：林晓",
    ],
    "credit": ["乡村摄影", "新华社北京电", "引发关注", "云河渠放水"],
    "sign-off": ["（一）", "（1）", "（二）云河", "林晓"],
    "jump": [
        "接二连三",
        "转变发展方式",
        "接力赛",
        "转型之路怎么走",
        "接地气 聚人气",
        "详见说明书",
        "报道见报后",
    ],
}


@pytest.mark.parametrize(("name", "line"), [(n, line) for n, lines in MARKED.items() for line in lines])
def test_a_mark_is_known_as_it_is_printed(name: str, line: str):
    assert mark(name).match(line)


@pytest.mark.parametrize(("name", "line"), [(n, line) for n, lines in PLAIN.items() for line in lines])
def test_a_line_that_only_looks_like_a_mark_is_none(name: str, line: str):
    assert not mark(name).match(line)


def test_every_pattern_is_specified_here():
    assert set(MARKED) == set(PLAIN) == set(PATTERNS)


@pytest.mark.parametrize(
    "text", ["阅读提示", "阅 读 提 示", "【新闻背景】", "■名词解释", "核心阅读：", "警方提醒"]
)
def test_box_titles_are_known_with_their_ornaments(text: str):
    assert is_box_title(text)


@pytest.mark.parametrize(
    "text", ["阅读提示他说", "提示灯亮了", "本期嘉宾林晓教授", "一二三四五六七八九十一二三四五六七"]
)
def test_other_lines_are_no_box_titles(text: str):
    assert not is_box_title(text)


def test_labels_are_known_with_spaces():
    assert is_label("广告")
    assert is_label("广　告")
    assert not is_label("广告业")


def test_columns_are_known_by_name_and_by_how_names_of_columns_end():
    assert is_column("国际观察")
    assert is_column("【云河时评】")
    assert is_column("体育·综合")
    assert not is_column("时评栏目十年")
    assert not is_column("县里办起了百姓论坛")


MARKS = st.text(alphabet="本报记者新华社讯电日月摄发（）()、 　/。林晓123转接第版>", min_size=1, max_size=120)


@given(MARKS.map(str.strip).filter(bool))
def test_a_tail_and_its_prose_are_the_line(text: str):
    found = split_tail(text)
    if found:
        prose, tail, _ = found
        assert text.startswith(prose)
        assert text.endswith(tail)
        assert "".join((prose + tail).split()) == "".join(text.split())


@given(MARKS.map(str.strip).filter(bool))
def test_any_line_can_be_asked_for_its_kind(text: str):
    assert whole_line_kind(text) in (None, "jump", "credit", "byline", "sign-off")


@pytest.mark.parametrize("credit", ["本报记者  林晓摄", "本报记者  林  晓摄", "新华社记者 林　　晓摄"])
def test_spaces_inside_a_credit_do_not_cut_it(credit: str):
    assert split_tail(credit) is None
    assert split_tail(f"江边的孩子　　{credit}") == ("江边的孩子", credit, "credit")


@pytest.mark.parametrize(
    "text",
    [
        "一、修水渠",
        "十二、结语",
        "二是减负",
        "（二）灌区",
        "(12)闸门",
        "（三十）尾声",
        "3.渡口",
        "12、码头",
        "４．航线",
        "1）晨班",
    ],
)
def test_the_number_of_a_lists_entry(text: str):
    assert is_numbered(text, "、是")


@pytest.mark.parametrize(
    "text",
    [
        "一月",
        "十二三四、",
        "二",
        "（二",
        "（见图）",
        "（12月）",
        "3.5万吨",
        "2021年",
        "1234、",
        "第一、",
        "是一、",
        "²、",
    ],
)
def test_other_numerals_number_no_entry(text: str):
    assert not is_numbered(text, "、是")
