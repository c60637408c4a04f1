"""Marks that newspapers set: datelines, bylines, credits, sign-offs, labels, box titles, jump lines.

Patterns as data. Every pattern is anchored at the start (use `match`), bounded, and without
quantifiers that could share a stretch of text between them, so that no text makes it slow. Simplified
and traditional forms both stand in them. Each is compiled when first needed: a range of Han characters
costs 1.5 ms to compile, `\\w` 0.01, so `\\w` stands for them.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = [
    "BOX_TITLES",
    "CLOSERS",
    "COLUMNS",
    "LABELS",
    "ORDINALS",
    "PATTERNS",
    "SENTENCE_ENDS",
    "Mark",
    "holds_caption",
    "is_box_title",
    "is_column",
    "is_label",
    "is_numbered",
    "mark",
]

SENTENCE_ENDS = frozenset("。！？!?…")
"""Marks that end a sentence (GB/T 15834-2011, 4.1 to 4.3, and the ellipsis)."""

CLOSERS = "”’」』）)》〉】〕］]\"'"
"""Closing marks that are looked through to see how a line ends."""

_ROLE = "(?:记者|通讯员|评论员|特派员|特约员|撰稿|記者|通訊員|評論員|特派員)"
# A name glued to 记者 begins with none of these, a verb or the like does: 记者三问热点.
_NO_NAME = "三一二两就在对从的了与及谈说看问提观专调采节走站团会证"
_ITEM = rf"(?:[\w—·\-]{{0,14}}?{_ROLE})?[\w〓·•]{{0,9}}"
_PAGE = r"第?[一二三四五六七八九十\dA-Z]{1,4}版"

PATTERNS: dict[str, str] = {
    # How a story begins: 本报讯（记者…）, 本报平壤10月24日电, 据新华社罗马6月13日电(…), 【明報專訊】,
    # 【新华社重庆十四日电】, 新华社二十六日讯, 〔記者…／台北報導〕, 【美国《外交》网站11月28日文章】,
    # 综合央视新闻消息. Without a day before it, 电 or 讯 must end a word: not 本报电子版.
    "lead": (
        r"[【\[〔（(]?\s?(?:另?[据據]|综合|綜合)?(?:本[报報刊社台网網]|\w{1,6}(?:[社网網报報]|新闻|新聞))"
        r"(?:[专專]?[讯訊](?![问問息])|(?:综合|綜合)(?:[报報][道導]|消息)(?=[】\]〕）)（(\s：:])|[\w·、“”\s]{0,40}?"
        r"(?:(?<=日)(?:[专專]?[电電讯訊](?![话話視视影台力网網商费動动梯器缆])|消息(?=[（(]))"
        r"|[电電讯訊](?=[】\]）)（(\s：:，,]|记者|据|$)))"
    ),
    # 本报记者 黄仕强; 新华社记者; 本报驻韩国记者 万 宇 本报驻朝鲜记者 王 莉; 本报记者陈昭薛原; 作者：黄仕强
    "byline": (
        rf"[□■◎●○◆▲（(]?\s*(?=[^。，：？！]{{0,30}}?{_ROLE}(?![{_NO_NAME}]))(?:(?=\S){_ITEM}(?:[\s、，,/／;；|]+|[）)]?$))+$"
    ),
    # 新华社记者 陈泽国 摄; 本报记者 李 满摄; 彭义锋摄; （新华社发）; 张三摄（影像中国）
    "credit": (
        r"[（(]?(?:.{1,70}[摄攝]|.{0,40}(?:记者|通讯员|記者).{1,30}[摄攝]影|.{1,30}供[图圖]|(?:新华|新華|中新|法新|路透|美联)社(?:(?:传真)?照片)?[发發]?"
        r"|[资資]料[照图圖]片?|影像中国|(?:人民|中国)视觉|视觉中国|人民图片)(?:[（(/／][^。）)]{2,12}[）)]?)?[）)]?$"
    ),
    # (郭晓东); （本报首尔、平壤1月2日电）; （记者张三）. A numeral alone in brackets numbers a part.
    "sign-off": r"[（(](?![\d一二三四五六七八九十]{1,3}[）)])[^（()）。！？!?]{1,90}[）)]$",
    # 下转第二版, （上接第一版）, （全文见第三版）, >>A07
    "jump": (
        rf"[（(【]?(?:[下紧緊上续转][接转轉](?:本[报報])?{_PAGE}|[下上紧][接转轉]第?[\d一二三四五六七八九十]{{1,4}}"
        rf"|[轉转接]{_PAGE})[^。，,]{{0,12}}[）)】]?$|[（(][^（()）。]{{0,12}}[见見刊](?:今日|本[报報])?{_PAGE}[）)]$"
        rf"|(?:[>＞»▶►]{{1,3}}\s?)?(?:[详詳]|全文|(?:更多|相关|相關|详细|詳細)?(?:报道|報道|報導|内容|內容))"
        rf"[请請]?[见見](?:今日|本[报報])?{_PAGE}$"
        r"|(?:>>|＞＞|»|▶{1,3}|►{1,3})\s?[A-Z]?\d{1,3}版?$"
    ),
}

_LABELS = """
广告 廣告 公告 通告 专版 專版 特刊 公益广告 启事 声明 专题 專題 副刊 图片新闻 图片报道 圖片新聞 形象广告
企业形象 专版·广告 广告专版 理论专版 特别报道 特別報道 本期关注 推广 资讯 遗失声明 更正 致歉 讣告 訃告
简讯 短讯 要闻简报 遗失启事 寻人启事 招聘启事 招领启事 更正启事 征稿启事 招标公告 拍卖公告
服务台 便民服务台 失物招领 寻物启事 停电通知 停水通知 停气通知 停电公告 停水公告 本报启事 招租启事
"""
LABELS = frozenset(_LABELS.split())
"""What stands alone on a line over an advertisement or a special page."""

_COLUMNS = """
今日谈 人民论坛 国际论坛 国际观察 国际时评 人民时评 经济时评 时评 社论 短评 快评 锐评 评论员观察
评论员文章 记者观察 记者来信 读者来信 读者论坛 来信综述 记者专访 记者手记 国外特写 本报时评 钟声 望海楼
金台随感 金台视线 大家谈 一家之言 新闻观察 热点透视 焦点访谈 深度观察 经济聚焦 民生聚焦 名家茶座 新语
杂谈 随笔 书评 影评 工会观察 工运时评 视线 调查 追踪 特写 侧记 速写 人物 走基层 新春走基层 一线见闻 纪实
开栏的话 评论 编余 編者話 社論 社評 評論
微言 微语 网言网语 图说 画说 街谈巷议 百家谈 有话就说 直言 七嘴八舌 今日话题 每日谈 快人快语 三言两语 一孔之见
谈天说地 众说 声音 画里有话 画中有话 观察 观点 视点 热议 漫话 图片故事
百姓话题 你问我答 有问必答 校园简讯 简明新闻 国际短讯 本市简讯
"""
COLUMNS = frozenset(_COLUMNS.split())
"""Names of columns that stand alone on a line above a heading."""

_COLUMN_ENDS = (
    "时评",
    "時評",
    "快评",
    "锐评",
    "短评",
    "微评",
    "述评",
    "社论",
    "论坛",
    "論壇",
    "漫谈",
    "杂谈",
    "随笔",
    "隨筆",
    *(
        "评论",
        "評論",
        "短波",
        "速递",
        "快递",
        "传真",
        "热词",
        "来论",
        "连线",
        "前哨",
        "探营",
        "讲评",
        "直击",
        "信箱",
        "茶座",
    ),
    *(
        "广角",
        "视窗",
        "之窗",
        "札记",
        "手记",
        "随感",
        "絮语",
        "夜话",
        "漫笔",
        "拾零",
        "撷英",
        "见闻",
        "掠影",
        "花絮",
        "来信",
    ),
)
_LONGEST_COLUMN = 6
"""How such a name ends and how many characters it has: 云河时评, 百姓论坛."""

_BOX_TITLES = """
阅读提示 核心阅读 核心提示 内容提要 新闻背景 相关链接 新闻链接 链接 背景链接 延伸阅读 名词解释 小资料
背景资料 专家点评 记者手记 编者按 编后 短评 点评 数据 提要 导读 编者的话 新闻内存 知识链接 资料链接
记者观察 相关新闻 亮点 数说 新闻助读 记者点评 专家观点 名词链接 小贴士 背景 人物小传 人物简介 作者简介
案情回放 新闻回放 新闻回顾 相关报道 相关阅读 本期嘉宾 本期看点 人物档案 政策解读 专家解读 专家建议
热点链接 编余 编辑手记 法条链接 史海钩沉 知识窗 資料 核心閱讀 閱讀提示 新聞背景 相關鏈接 相關新聞 編者按
名詞解釋 小檔案 背景資料 延伸閱讀 编前 警方提醒 专家提醒 医生提醒 消费提醒 消费提示 温馨提示 法官提醒
律师提醒 检察官提醒 法官说法 律师说法 专家说法 以案说法 律师点评 法官点评 法律链接 案例回放 事件回顾 典型案例
记者感言 采访手记 采访札记 新闻多一点 新闻延伸 相关案例 相关政策 政策链接 数据链接 小知识 小百科
小常识 各方声音 网友热议 网友评论 大事记 时间轴 时间线 人物名片 新闻人物 名家简介 主讲人简介
新聞鏈接 新聞連結 新聞辭典 新聞小辭典 小辭典 小資料 相關報道 相關報導 話你知 記者手記 編後 專家分析 專家意見
新聞幕後 大事記
"""
BOX_TITLES = frozenset(_BOX_TITLES.split())
"""Titles of boxes, white space and ornaments left out."""

_ORNAMENTS = "【】[]〔〕■□◆◇●○▲△★☆：:—-·"


MORE: dict[str, tuple[tuple[str, str, str], ...]] = {
    "lead": (
        ("综綜", "息", r"(?:综合|綜合)\w{2,8}消息\s"),
        ("【〔［（(", "／/", r"[【〔［（(][\w·、\s]{2,20}[／/]\w{2,8}[报報][道導]"),
        (
            "【〔［",
            "】〕］",
            r"[【〔［][\w.]{1,10}?[专專]?[讯訊][】〕］]"
            r"|[【〔［][^】〕］。，！？]{2,40}?日(?:出版)?(?:一期)?(?:文章|刊文|消息|[报報][道導])[】〕］]",
        ),
    ),
    "byline": (
        (
            "作撰采文图漫绘制插",
            "：:/／|｜",
            r"(?:(?:作者|撰文|采写)\s?[：:]|(?:文|图|漫画|绘图|制图|插图)\s?[/／|｜])\s?(?:\w{2,4}|\w{1,2}\s{1,2}\w)"
            r"(?:[、，,;；/\s]\s?\w{2,4}){0,7}$",
        ),
    ),
}
"""Other patterns of the same mark: with one of which characters a text must begin, and one of which it holds.

Few files have any such text, and need none of them compiled.
"""

SIGNS: dict[str, tuple[str, ...]] = {
    "byline": (
        *("记者", "通讯员", "评论员", "特派员", "特约员", "撰稿"),
        *("記者", "通訊員", "評論員", "特派員"),
    ),
    "credit": ("摄", "攝", "供", "社", "料", "影像", "视觉", "图片"),
    "jump": ("版", ">", "＞", "»", "▶", "►", "转", "接", "轉"),
}
"""What a text must hold for a pattern to be tried at all."""

WITHOUT: dict[str, frozenset[str]] = {"credit": frozenset("。！？!?；;")}
"""What a text must not hold: a class of such characters in a pattern takes long to compile."""


STARTS: dict[str, dict[str, str]] = {
    "jump": dict.fromkeys("（(【下紧緊上续转轉接>＞»▶►", "") | dict.fromkeys("详詳全更相报報内內", "版"),
}
"""What a text must begin with, where a pattern begins with one of few characters, and how it then ends."""


class Mark:
    """A pattern of `PATTERNS`, compiled when a text first is as it must be (see `SIGNS` and the others)."""

    __slots__ = ("_compiled", "_more", "_name", "_signs", "_starts", "_without")

    def __init__(self, name: str) -> None:
        self._name = name
        self._signs = SIGNS.get(name)
        self._starts = STARTS.get(name)
        self._without = WITHOUT.get(name)
        self._more = MORE.get(name, ())
        self._compiled: re.Pattern[str] | None = None

    def match(self, text: str) -> re.Match[str] | None:
        """The match of the pattern at the text's start, or None."""
        if self._more:
            first = text[:1]
            for starts, held, pattern in self._more:
                if first in starts and not frozenset(held).isdisjoint(text):
                    found = _compiled(pattern).match(text)
                    if found is not None:
                        return found
        return self._match(text)

    def _match(self, text: str) -> re.Match[str] | None:
        signs, starts = self._signs, self._starts
        if starts is not None:
            end = starts.get(text[:1])
            if end is None or not text.endswith(end):
                return None
        if signs is not None and not any(map(text.__contains__, signs)):
            return None
        if self._without is not None and not self._without.isdisjoint(text):
            return None
        if self._compiled is None:
            self._compiled = re.compile(PATTERNS[self._name])
        return self._compiled.match(text)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def mark(name: str) -> Mark:
    """The pattern of this name in `PATTERNS`."""
    return Mark(name)


_SHORTEST_CAPTION = 10
_MAKERS = ("记者", "通讯员", "記者", "通訊員", "作者", "社", "供", "摄", "攝", "/", "／")
"""What the first word of a credit has, where no name is alone there."""


def holds_caption(credit: str) -> bool:
    """Whether a line that ends as a credit also says what the picture shows: 渡口晨雾中的第一班船 林晓 摄."""
    first = credit.split(None, 1)[0]
    return len(first) >= _SHORTEST_CAPTION and not any(map(first.__contains__, _MAKERS))


def is_column(text: str) -> bool:
    """Whether a line is a column's name alone (国际观察, 【云河时评】)."""
    if len(text) > 16:
        return False
    bare = "".join(text.split()).strip("【】[]■◆●·")
    if len(bare) <= _LONGEST_COLUMN and (bare.endswith(_COLUMN_ENDS) or _is_pair(bare)):
        return True
    return bare in COLUMNS


def _is_pair(text: str) -> bool:
    """Whether a text is two words of two characters: 体育·综合, as a page of both is called."""
    return len(text) == 5 and text[2] in "·•" and text.replace(text[2], "").isalpha()


def is_label(text: str) -> bool:
    """Whether a line is a label alone (广告, 广 告)."""
    return len(text) <= 16 and "".join(text.split()).strip(_ORNAMENTS) in LABELS


def is_box_title(text: str) -> bool:
    """Whether a line is a box's title alone (阅 读 提 示, 【新闻背景】)."""
    return len(text) <= 16 and "".join(text.split()).strip(_ORNAMENTS) in BOX_TITLES


ORDINALS = frozenset("一二三四五六七八九十")
_NUMERALS = 3
"""Digits or ordinals of the longest number of a list's entry."""


def is_numbered(text: str, marks: str) -> bool:
    """Whether a line begins with the number of a list's entry: 一、 （二） 3.

    `marks` are those that may stand behind an ordinal; behind digits it is a dot, 、 or a closing bracket. A
    pattern for this would take as long to compile as a hundred lines to read.
    """
    first = text[0]
    if first in "（(":
        at = 1
        while at <= _NUMERALS and (text[at : at + 1] in ORDINALS or text[at : at + 1].isdecimal()):
            at += 1
        return at > 1 and text[at : at + 1] in ("）", ")")
    at = 0
    if first in ORDINALS:
        while at < _NUMERALS and text[at : at + 1] in ORDINALS:
            at += 1
        return text[at : at + 1] in tuple(marks)
    while at < _NUMERALS and text[at : at + 1].isdecimal():
        at += 1
    return at > 0 and text[at : at + 1] in tuple(".．、)）") and not text[at + 1 : at + 2].isdecimal()
