"""Forms of headings and endings that few of the samples have and every paper knows.

A place alone as kicker, a kicker that ends in a colon, a deck behind a dash, a column's name in brackets, an
office that signs below the headline, a signature of office, name and date at the end. They are put on stories
that were printed without them, in words of the story itself where words are needed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.stories import Story
from reader.loader.pieces import Scrap

if TYPE_CHECKING:
    import random

__all__ = ["PLACES", "in_rare_form"]

_SHARE = 0.2
"""So many stories of a page that is varied get one of the forms."""

_PRINTED_PLACES = """
美国 英国 法国 德国 日本 韩国 俄罗斯 印度 巴西 埃及 南非 伊朗 以色列 巴基斯坦 意大利 西班牙 澳大利亚
加拿大 墨西哥 越南 泰国 联合国 欧盟 北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽
福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 西藏 新疆 宁夏 广西 内蒙古
香港 澳门 台湾 深圳 南京 武汉 成都 西安 长沙 杭州 大连 青岛
"""
PLACES = _PRINTED_PLACES.split()
_SAYS = ("指出：", "强调：", "要求：", "表示：", "发出通知：", "认为：", "作出决定：")
_PRINTED_COLUMNS = """
评论 短评 国际论坛 记者手记 时评 快评 现场 特写 述评 一线见闻 调查 读者来信 人物 科普 书评 热点
经济观察 海外来风 文化视点 工作研究 新视野
"""
_COLUMNS = _PRINTED_COLUMNS.split()
_PRINTED_OFFICES = """
国家统计局 某省委宣传部 中央政策研究室 本报编辑部 新华社编辑部 中国社会科学院经济研究所 外交部新闻司
某大学课题组 中共某市委 财政部办公厅 人民出版社编辑部 国务院发展研究中心 访问团 考察组 教育部党组
"""
_OFFICES = _PRINTED_OFFICES.split()
_TITLES = ("市长", "大使", "院长", "委员会主任", "总经理", "部长", "代表团团长")
_NAMES = ("王小明", "李  娜", "赵志强", "陈  曦", "刘建国", "孙雅静", "周  涛", "马晓燕")
_CLAUSES = re.compile(r"[^，。！？：；、“”《》（）]{5,18}")
_EDITOR = "——编  者"
_SALUTATIONS = ("同志：", "先生：", "总统阁下：", "主席：", "教授：")
_WORDS = re.compile(r"(?<![一-鿿])[一-鿿]{3,5}(?![一-鿿])")
_SENTENCES = re.compile(r"(?<=。)[^。！？；：“”]{10,28}(?=。)")
_DIGITS = "〇一二三四五六七八九"


def in_rare_form(story: Story, rng: random.Random) -> Story:
    """The story in one of the forms, or as it is."""
    if rng.random() >= _SHARE:
        return story
    return rng.choice(_FORMS)(story, rng)


def _place(story: Story, rng: random.Random) -> Story:
    """A place alone above the headline, which names it no more."""
    first = story.titles[0]
    for place in PLACES:
        if first.startswith(place) and len(first) > len(place) + 4:
            return _titled(story, (place, first[len(place) :], *story.titles[1:]))
    return _titled(story, (rng.choice(PLACES), *story.titles)) if len(story.titles) == 1 else story


def _colon(story: Story, rng: random.Random) -> Story:
    """A kicker that names who speaks."""
    if len(story.titles) > 1:
        return story
    return _titled(story, (_clause(story, rng)[:10] + rng.choice(_SAYS), *story.titles))


def _deck(story: Story, rng: random.Random) -> Story:
    """A deck, most often behind a dash."""
    if len(story.titles) > 1:
        return story
    return _titled(story, (*story.titles, rng.choice(("——", "——", "——", "")) + _clause(story, rng)))


def _column(story: Story, rng: random.Random) -> Story:
    """A column's name behind the headline."""
    if story.titles[-1].endswith(("）", ")")):
        return story
    return _titled(story, (*story.titles[:-1], f"{story.titles[-1]}（{rng.choice(_COLUMNS)}）"))


def _office(story: Story, rng: random.Random) -> Story:
    """An office that signs below the headline."""
    first = Scrap(story.paragraphs[0], ((1, 1),), 0)
    if first.lead or first.shape != "closed":
        return story
    return Story(story.titles, (rng.choice(_OFFICES), *story.paragraphs), story.family)


def _signed(story: Story, rng: random.Random) -> Story:
    """A signature at the end: an office, a name and a date, or two of them."""
    year, month, day = rng.randint(1950, 2024), rng.randint(1, 9), rng.randint(1, 9)
    date = "".join(_DIGITS[int(d)] for d in str(year)) + f"年{_DIGITS[month]}月{_DIGITS[day]}日"
    if rng.random() < 0.3:
        date = f"{year}年{month}月{day}日"
    if rng.random() < 0.4:
        date += "于" + rng.choice(PLACES)
    office = rng.choice(PLACES) + rng.choice(_TITLES)
    name = rng.choice(_NAMES)
    lines = rng.choice(([office, name, date], [name, date], [office, date], [date], ["——" + name], [_EDITOR]))
    return Story(story.titles, (*story.paragraphs, *lines), story.family)


def _short(story: Story, rng: random.Random) -> Story:
    """A headline of a few characters, as essays and pictures have them."""
    words = [word for text in (*story.titles, *story.paragraphs) for word in _WORDS.findall(text)]
    return _titled(story, (rng.choice(words),)) if words else story


def _speaker(story: Story, rng: random.Random) -> Story:
    """A headline that quotes: who speaks, a colon, and what is said, in quotes or not."""
    who = rng.choice(PLACES) + rng.choice(_TITLES) if rng.random() < 0.5 else _clause(story, rng)[:5]
    said = _clause(story, rng)
    colon = rng.choice(("：", "：", "说：", ":"))
    return _titled(story, (f"{who}{colon}“{said}”" if rng.random() < 0.4 else who + colon + said,))


def _double(story: Story, rng: random.Random) -> Story:
    """A headline of two clauses with a comma or a space between them."""
    said = [text for text in _SENTENCES.findall("".join(story.paragraphs)) if text.count("，") == 1]
    if not said:
        return story
    title = rng.choice(said)
    return _titled(story, (title if rng.random() < 0.6 else title.replace("，", rng.choice((" ", "　"))),))


def _letter(story: Story, rng: random.Random) -> Story:
    """A letter or a telegram: to whom and where it goes, a line each, above its text."""
    name = rng.choice(_NAMES).replace(" ", "")
    lines = [rng.choice(PLACES), rng.choice(PLACES) + rng.choice(_TITLES), name + rng.choice(_SALUTATIONS)]
    return Story(story.titles, (*lines[rng.choice((0, 0, 1, 2)) :], *story.paragraphs), story.family)


def _list(story: Story, rng: random.Random) -> Story:
    """A list of captions or entries behind the text."""
    count = rng.randint(2, 4)
    mark = rng.choice(("{}．", "{}.", "{}、", "图{}："))
    lines = [mark.format(n) + _clause(story, rng) for n in range(1, count + 1)]
    if rng.random() < 0.5:
        lines = [f"{line}（{_clause(story, rng)[:6]}）" for line in lines]
    return Story(story.titles, (*story.paragraphs, *lines), story.family)


_FORMS = (
    _place,
    _place,
    _colon,
    _deck,
    _column,
    _office,
    _signed,
    _short,
    _short,
    _letter,
    _list,
    _speaker,
    _double,
    _double,
)


def _clause(story: Story, rng: random.Random) -> str:
    found = _CLAUSES.findall(rng.choice(story.paragraphs)) or _CLAUSES.findall("".join(story.paragraphs))
    return rng.choice(found) if found else story.titles[0]


def _titled(story: Story, titles: tuple[str, ...]) -> Story:
    return Story(titles, story.paragraphs, story.family)
