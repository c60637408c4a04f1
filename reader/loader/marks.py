"""Marks that newspapers set: datelines, bylines, credits, sign-offs, labels, box titles, jump lines.

Patterns as data. Every pattern is anchored or bounded and has no nested quantifiers, so that no
text makes it slow. Each is compiled when first needed.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["BOX_TITLES", "LABELS", "PATTERNS", "mark"]

# One name as papers print it: 2-4 Han, perhaps with a space inside (刘 歌) or a middle dot.
_NAME = r"[\u4e00-\u9fff·]{1,12}"
_ROLE = (
    r"(?:本报|本刊|本社|新华社|人民日报|中新社|央视|光明日报|经济日报)?(?:驻[\u4e00-\u9fff]{1,8})?"
    r"(?:全媒体|特约|实习|见习|首席|融媒体)?(?:记者|通讯员|评论员|特派员)"
)
_AGENCY = r"(?:本报|本刊|新华社|中新社|中央社|法新社|路透社|美联社|塔斯社|朝中社|据新华社|据本报|另据|综合)"

PATTERNS: dict[str, str] = {
    # 本报讯（记者黄洪涛 通讯员鞠保全）; 本报平壤10月24日电　（记者莽九晨）; 据新华社罗马6月13日电(记者…);
    # 【新华社重庆十四日电】; 本报合肥18日电; 本报北京１月１５日讯
    "lead": (
        r"[（(【\[〔]?(?:据|综合|另据)?(?:本报|本刊|本台|新华社|中新社|中央社|新华网|人民网|中新网|[\u4e00-\u9fff]{2,6}社)"
        r"[^。！？!?，,；;：:\n]{0,30}?(?:讯|电|专电|消息|报道)"
        r"(?=[】\]〕）)\s（(：:]|[^\u4e00-\u9fff]|[\u4e00-\u9fff])"
    ),
    # 本报记者 黄仕强; 新华社记者; 本报驻韩国记者 万 宇 本报驻朝鲜记者 王 莉
    "byline": rf"{_ROLE}(?:[\s　、/]*(?:{_ROLE}|{_NAME})){{0,24}}$",
    # 新华社记者 陈泽国 摄; 本报通讯员 沈岳 摄; 攝
    "credit": r"[^。！？!?；;]{0,60}[\s　]?[摄攝]$",
    # (郭晓东); （本报首尔、平壤1月2日电）; （记者张三）
    "sign-off": r"[（(][^（()）]{2,40}[）)]$",
    # 下转第二版, 上接第一版, （下转2版）, >>A07
    "jump": (
        r"[（(【]?(?:下转|上接|紧接|转接|下接|轉|接)(?:第)?[一二三四五六七八九十百\dA-Za-z]{1,4}版?[^。]{0,12}[）)】]?$"
        r"|(?:>>|＞＞|»)\s?[A-Z]?\d{1,3}$"
    ),
}

# What stands alone on a line over an advertisement or a special page.
LABELS = frozenset({"广告", "廣告", "公告", "专版", "特刊", "公益广告", "启事", "声明", "专题", "副刊", "图片新闻", "图片报道"})

# Titles of boxes, white space left out.
BOX_TITLES = frozenset(
    {"阅读提示", "核心阅读", "核心提示", "内容提要", "新闻背景", "相关链接", "新闻链接", "链接", "背景链接",
     "延伸阅读", "名词解释", "小资料", "背景资料", "专家点评", "记者手记", "编者按", "编后", "短评", "点评",
     "数据", "提要", "导读", "编者的话", "新闻内存", "知识链接", "资料链接", "记者观察", "相关新闻"}
)


@cache
def mark(name: str) -> re.Pattern[str]:
    """The compiled pattern of this name in `PATTERNS`."""
    return re.compile(PATTERNS[name])
