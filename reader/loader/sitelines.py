"""What web sites print around and into a paper's text: navigation, notices, watermarks, bodies twice."""

from __future__ import annotations

import re
from functools import cache
from operator import eq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["doubled", "is_site_line", "is_surely_site_line", "split_watermark"]

_STRONG = """
版权声明 版权所有 版權所有 Copyright copyright rights RIGHTS 不良信息 举报电话 舉報電話 ICP备 ICP证
公网安备 扫码关注 扫描二维码 关注公众号 官方网站 官网首页 语音播报 上一版 下一版 上一期 下一期 上一篇
下一篇 上一日 下一日 上一个 下一个 返回目录 收藏本文 跟帖评论 只看楼主 倒序阅读 复制链接 快速回复
浏览器版本 查看原图 分享到 我要评论 当前位置 承诺书
"""
_WEAK = """
客户端 微信 微博 抖音 字号 字体 打印 登录 注册 首页 导航 放大 缩小 默认 阅读 回复 收藏 评论 纠错
手机看新闻 关闭 目录 分享 点赞 浏览 点击 离线 限 来源 搜索 专题 娱乐 频道 电子版 版面导航 我知道了
今天是 论坛 站内搜索 发布人 发布者 PDF版 PDF下载 版面PDF
"""
SITE_WORDS = (tuple(_STRONG.split()), tuple(_WEAK.split()))
"""Words of navigation: those that tell by themselves, and those that tell a short line at a page's edge."""

_AROUND = "•·●▪■【】[]:： \u3000"
_SHORT = 24
_COPY = 30
_LONGEST = 120


def is_site_line(text: str) -> bool:
    """Whether a line at a page's head or foot is a site's and not the paper's.

    Meant for the lines above a story and below it; inside of a story it would find too much.
    """
    if len(text) > _LONGEST:
        return False
    if is_surely_site_line(text):
        return True
    if not any(char.isalnum() for char in text):
        return True
    if len(text) > _SHORT or text[-1] in "。！？；，":
        return False
    bare = text.strip(_AROUND)
    return bare.startswith(SITE_WORDS[1]) or bare.endswith(SITE_WORDS[1])


def is_surely_site_line(text: str) -> bool:
    """Whether a line has words that no paper prints (版权声明, Copyright, 上一篇)."""
    return len(text) <= _LONGEST and any(word in text for word in SITE_WORDS[0])


@cache
def _watermark() -> re.Pattern[str]:
    return re.compile(r"(?<=[。！？”）\s摄攝发])[ \t\u3000]*([0-9A-Za-z]{2,6}\w{2,8}网)$")


def split_watermark(text: str) -> tuple[str, str]:
    """A line and the watermark a mirror wrote at its end (`l4W某某网`), or the line and nothing."""
    if text[-1] != "网":
        return text, ""
    found = _watermark().search(text, max(0, len(text) - 20))
    return (text[: found.start()].rstrip(), found[1]) if found else (text, "")


def doubled(texts: Sequence[str]) -> int:
    """Where a body that is printed twice begins again, or 0.

    The second copy may lack its last piece. It must hold 30 characters at least.
    """
    count = len(texts)
    for at in {(count + 1) // 2, count // 2 + 1}:
        if 0 < at < count and texts[at] == texts[0] and all(map(eq, texts[at:], texts)):
            return at if sum(map(len, texts[at:])) >= _COPY else 0
    return 0
