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

_LONGEST_FOREIGN = 16


TRANSLITERATING = frozenset(
    "阿埃艾爱安昂奥巴白班邦包保鲍贝本比彼毕别宾波伯柏博布步策查柴昌茨慈达戴丹道德邓登迪狄蒂丁东杜敦顿多厄恩尔法凡范"
    "方菲费芬丰冯佛夫弗福甫富盖甘高戈哥格葛根古瓜圭哈海罕汉翰豪赫黑亨洪侯胡华怀惠霍基吉季加佳贾江杰金京喀卡凯坎康考柯"
    "科克肯孔库夸奎昆扩拉腊莱赖兰朗劳勒蕾雷黎里理丽利莉列烈林琳龙隆卢鲁露伦罗洛吕马玛麦迈曼毛梅门蒙米密敏明莫默姆木穆"
    "拿纳娜乃奈南内嫩尼妮年涅宁纽农努诺欧帕潘庞培佩彭蓬皮平泼珀蒲普奇齐恰强乔切钦琴青琼丘屈让热仁日荣茹儒瑞若撒萨塞赛"
    "三桑瑟森沙莎珊山尚绍舍申圣施什石史舒顺思斯松苏素孙所索塔台泰坦汤唐陶特滕提汀廷亭图土吐托陀瓦万旺威韦维魏温文翁沃乌"
    "武西希昔锡席喜夏香肖萧谢辛欣兴休修雅亚雪延扬杨耶叶伊依易因英尤于裕约赞泽曾扎詹章珍芝治智朱卓兹宗祖佐买合江努力提"
    "娃莲芙芭茜薇珂娅妲玫吾孜"
)
"""Characters that foreign names, and those of peoples in the west of China, are written with."""


@cache
def separators() -> re.Pattern[str]:
    """What parts the names in a list of them."""
    return re.compile(r"[\s、，,/／;；|]+")


@lru_cache(maxsize=4096)
def is_name(text: str) -> bool:
    """Whether a line is a person's name alone, perhaps with spaces inside (李进军, 洪  勇).

    Two to three characters that begin with a surname, four with one of two characters; a name with a point in
    it (玛丽娜·佩特罗娃) of what foreign names are written with.
    """
    if "·" in text:
        parts = text.split("·")
        return len(text) <= _LONGEST_FOREIGN and all(
            part and TRANSLITERATING.issuperset(part) for part in parts
        )
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
