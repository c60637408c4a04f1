"""What the lines of a heading are: label, series, kicker, headline, deck."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.loader.draft import Piece
from reader.loader.names import is_name
from reader.loader.titles import Heading, split_titles

LEAD = (
    "本报讯（记者林晓）3月6日，云河县总工会在城东工业园举行新就业群体服务中心启用仪式，"
    "首批二百多名骑手领到了工会会员卡。"
)


def heading(*lines: str, lead: str = LEAD) -> Heading:
    pieces = [Piece(line, ((number, number),)) for number, line in enumerate(lines, 1)]
    return split_titles(pieces, [Piece(lead, ((99, 99),))])


def parts(*lines: str, lead: str = LEAD) -> tuple[list[str], list[str], list[str]]:
    found = heading(*lines, lead=lead)
    return tuple([p.text for p in part] for part in (found.kicker, found.headline, found.deck))  # type: ignore[return-value]


def test_one_line_is_the_headline():
    assert parts("骑手有了自己的家") == ([], ["骑手有了自己的家"], [])


def test_phrases_parted_by_a_space_are_one_headline():
    assert parts("春风送岗 冬日送暖") == ([], ["春风送岗 冬日送暖"], [])


def test_a_line_that_closes_with_a_dash_is_a_kicker():
    kicker = "云河县总工会盘活闲置门面，把服务送到骑手身边——"
    assert parts(kicker, "街角那盏灯") == ([kicker], ["街角那盏灯"], [])


def test_a_line_that_opens_with_a_dash_is_a_deck():
    assert parts("一砖一瓦总关情", "——访古桥修缮工程师韩立") == (
        [],
        ["一砖一瓦总关情"],
        ["——访古桥修缮工程师韩立"],
    )


@pytest.mark.parametrize(
    "kicker",
    ["省总工会主席在调研时强调", "市政府常务会议提出", "外交部发言人——", "水利部门发出通知：", "就防汛工作"],
)
def test_a_line_that_leads_up_to_another_is_a_kicker(kicker: str):
    assert parts(kicker, "把安全措施落到每一个班组") == ([kicker], ["把安全措施落到每一个班组"], [])


def test_the_long_line_above_a_short_one_is_its_kicker():
    lines = ("前两个月全县新登记骑手和网约车司机三千余人", "入会有了新通道")
    assert parts(*lines) == ([lines[0]], [lines[1]], [])


def test_the_long_line_below_a_short_one_is_its_deck():
    lines = ("古城墙修缮完工", "专家认为，传统工艺与新材料并用的做法可供各地借鉴")
    assert parts(*lines) == ([], [lines[0]], [lines[1]])


def test_a_quotation_below_a_plain_line_is_the_headline():
    lines = ("云河县总十项举措服务新就业群体", "“有了家，跑单更踏实”")
    assert parts(*lines) == ([lines[0]], [lines[1]], [])


def test_slogans_in_a_row_are_a_kicker():
    lines = ("送清凉 送岗位 送体检 送培训", "云河职工服务月活动启动")
    assert parts(*lines) == ([lines[0]], [lines[1]], [])


def test_three_lines_are_kicker_headline_and_deck_by_their_lengths():
    lines = ("经过一百二十天日夜奋战", "南山隧道贯通", "沿线十二个乡镇进城时间缩短一个小时以上")
    assert parts(*lines) == ([lines[0]], [lines[1]], [lines[2]])


def test_two_lines_alike_are_both_the_headline():
    assert parts("东线恢复通车", "西线加紧抢修") == ([], ["东线恢复通车", "西线加紧抢修"], [])


def test_a_column_s_name_in_brackets_stays_in_the_headline():
    assert parts("风物长宜放眼量（江南时评）")[1] == ["风物长宜放眼量（江南时评）"]


def test_dates_in_brackets_below_are_a_deck():
    assert parts("云河水利大事记", "（1950年—2020年）") == ([], ["云河水利大事记"], ["（1950年—2020年）"])


def test_a_label_stands_apart_wherever_it_was_dumped():
    found = heading("广告", "云河集团六十年")
    assert found.label is not None
    assert (found.label.text, [p.text for p in found.headline]) == ("广告", ["云河集团六十年"])
    found = heading("云河集团六十年", "广 告")
    assert found.label is not None
    assert found.label.text == "广 告"


def test_a_column_s_name_above_the_headline_is_the_label():
    found = heading("国际时评", "风物长宜放眼量")
    assert found.label is not None
    assert (found.label.text, [p.text for p in found.headline]) == ("国际时评", ["风物长宜放眼量"])
    assert heading("风物长宜放眼量", "国际时评").label is None


def test_a_label_alone_is_the_headline():
    assert parts("广告") == ([], ["广告"], [])


@pytest.mark.parametrize("series", ["奋进中的云河工会(三)", "深化改革系列述评之七", "“走基层”系列报道"])
def test_a_line_with_a_running_number_is_the_series(series: str):
    found = heading(series, "小机床闯出大市场")
    assert found.series is not None
    assert (found.series.text, [p.text for p in found.headline]) == (series, ["小机床闯出大市场"])


def test_a_numbered_line_without_a_headline_below_is_the_headline():
    found = heading("河口漫记（二）", "——写在开渔之前")
    assert (found.series, [p.text for p in found.headline]) == (None, ["河口漫记（二）"])


def test_a_kicker_and_a_headline_dumped_on_one_line_are_parted_at_the_quotation():
    line = "云河县总针对乡镇工会人手不足等情况，组建专职队伍“五级网格”激活乡镇工会末梢"
    assert parts(line) == (
        ["云河县总针对乡镇工会人手不足等情况，组建专职队伍"],
        ["“五级网格”激活乡镇工会末梢"],
        [],
    )


def test_a_kicker_and_a_headline_on_a_line_longer_than_titles_are_are_parted_at_the_only_space():
    kicker, headline = "云河大桥通车两年半日均车流突破十万辆", "两岸三地“同城生活”已成日常风景"
    assert parts(f"{kicker} {headline}") == ([kicker], [headline], [])
    assert parts("云河大桥通车两年 两岸“同城生活”成日常")[0] == []


def test_a_kicker_with_its_dash_and_a_headline_on_one_line_are_parted_behind_the_dash():
    line = "河湾镇把闲置校舍改成共享车间，留住手艺、留住年轻人——老校舍里机声响"
    assert parts(line)[:2] == (
        ["河湾镇把闲置校舍改成共享车间，留住手艺、留住年轻人——"],
        ["老校舍里机声响"],
    )


@pytest.mark.parametrize(
    "line",
    [
        "全国总工会等九部门联合印发通知，部署开展“春风行动”专项服务活动",
        "省人大常委会表决通过条例，明确用人单位须为职工提供“职工之家”场所",
        "心系长江水——记水文站站长老周和他的三十八年守望岁月",
        "中国选手在世界技能大赛上夺得十二枚金牌 创下参赛以来最好成绩",
        "深入学习贯彻全会精神 奋力谱写新时代云河高质量发展的崭新篇章",
    ],
)
def test_a_long_line_is_left_whole_without_strong_evidence(line: str):
    assert parts(line) == ([], [line], [])


def test_parts_of_one_line_name_that_line_and_the_heading_names_it_once():
    found = heading("云河县总针对乡镇工会人手不足等情况，组建专职队伍“五级网格”激活乡镇工会末梢")
    assert found.kicker[0].lines == found.headline[0].lines == ((1, 1),)
    assert found.lines == ((1, 1),)


def test_a_clear_heading_has_a_wider_margin_than_a_doubtful_one():
    clear = heading("省总工会主席在调研时强调", "把安全措施落到每一个班组")
    doubtful = heading("东线恢复通车", "西线加紧抢修工程")
    assert clear.margin > doubtful.margin >= 0


title_lines = st.lists(
    st.text(alphabet="河县总工会把“安全”《送》到，、：（三）—— 学习强调", min_size=1, max_size=40)
    .map(str.strip)
    .filter(bool),
    min_size=1,
    max_size=6,
)


@given(title_lines)
def test_no_character_of_any_heading_is_lost(lines: list[str]):
    found = heading(*lines)
    ours = sorted("".join("".join(p.text.split()) for p in found.pieces))
    assert ours == sorted("".join("".join(line.split()) for line in lines))
    assert found.headline


def test_a_line_that_begins_with_a_closing_mark_was_cut_off_from_the_one_above():
    assert parts("“要把二十里山渠修成乡亲们信得过的长流渠", "”") == (
        [],
        ["“要把二十里山渠修成乡亲们信得过的长流渠”"],
        [],
    )
    assert heading("“水到田头", "”").headline[0].lines == ((1, 1), (2, 2))


@pytest.mark.parametrize(
    ("text", "named"),
    [("玛丽娜·佩特罗娃", True), ("阿依古丽·买买提", True), ("科技·教育", False), ("图片·新闻", False)],
)
def test_a_name_with_a_point_is_told_from_two_words(text: str, named: bool):
    assert is_name(text) is named
