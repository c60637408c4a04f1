"""Names of people as papers print them: 刘 歌, 程  龙、潘俊强, 阿依古丽·买买提.

Which Han characters begin a name is a table: the 300 commonest surnames of the 2020 report of the
Ministry of Public Security, with those that papers of earlier years and of Taiwan print otherwise.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

__all__ = ["glued_names", "is_name", "separators", "split_names"]

SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜"
    "詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉"
    "饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖"
    "糜鄢冷卓花仇艾蓝都巩丰占渠仝蔺暴母狄肖闫付代楼巴鞠莽宓仲逯满戎璩劳应印支昝荆羊於惠芮储汲井郗班仰秋伊"
    "宗山鄂索咸籍卞沙步那尧赫麦荣水竺仉佟隗逄浦尚农晁勾融冼邝帅练佘茅明原禹矫桑弓寇亓税芈逢海佴伯苍双莘雍"
    "郤濮寿通扈郏蒲邰从阴能胥劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻餘鐘鍾鄒陸顧錢湯賴龔龐蘭嚴蘆魯"
    "韋畢聶叢齊莊關費紀單寧閔華車邊張溫項蔔樓閆應習习厉匡栗奥才开"
)
_COMPOUND = """
欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 东郭 皇甫 尉迟 公孙 慕容 司徒 令狐 长孙 宇文 呼延 端木 申屠
夏侯 拓跋 独孤 南宫 闻人 轩辕 钟离 濮阳 淳于 单于 太叔 公羊 澹台 赫连 完颜 西门 百里
"""
COMPOUND_SURNAMES = frozenset(_COMPOUND.split())


@cache
def separators() -> re.Pattern[str]:
    """What parts the names in a list of them."""
    return re.compile(r"[\s、，,/／;；|]+")


@lru_cache(maxsize=4096)
def is_name(text: str) -> bool:
    """Whether a line is a person's name alone, perhaps with spaces inside (李进军, 洪  勇).

    Two to three characters that begin with a surname, four with one of two characters.
    """
    if not 2 <= len(text) <= 10 or (text[0] not in SURNAMES and text[:2] not in COMPOUND_SURNAMES):
        return False
    bare = "".join(text.split())
    if not 2 <= len(bare) <= 4 or not all("\u4e00" <= char <= "\u9fff" or char == "〓" for char in bare):
        return False
    return len(bare) <= 3 or (len(bare) == 4 and bare[:2] in COMPOUND_SURNAMES)


def split_names(text: str) -> list[str]:
    """The names in a list of them, spaces inside a name taken out.

    `孟祥麟 黄发红 刘 歌` gives three names; `程  龙  潘俊强` gives two: a lone character belongs to
    the lone one beside it, or to the surname of two characters before it.
    """
    parts = [part for part in separators().split(text.strip()) if part]
    names: list[str] = []
    open_name = False
    for part in parts:
        if len(part) == 1 and names and (open_name or names[-1] in COMPOUND_SURNAMES):
            names[-1] += part
            open_name = False
        else:
            names.append(part)
            open_name = len(part) == 1
    return names


def glued_names(text: str) -> list[str]:
    """Names printed without anything between them: 陈昭薛原 is two people, 欧阳若飞 one.

    Up to four characters that read as one name are one; else every further name must begin with a
    surname. Where that cannot be done the text is given back as one name.
    """
    if len(text) <= 3 or text[:2] in COMPOUND_SURNAMES or "·" in text:
        return [text]
    found = _cut(text)
    return found or [text]


def _cut(text: str) -> list[str] | None:
    if not text:
        return []
    if len(text) == 1 or text[0] not in SURNAMES:
        return None
    for size in (3, 2):
        if size <= len(text):
            rest = _cut(text[size:])
            if rest is not None:
                return [text[:size], *rest]
    return None
