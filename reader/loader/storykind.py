"""What sort of story an article is: news, feature, photo, commentary, brief, advertisement, notice."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.issue import Box, TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.issue import ArticleKind, Block
    from reader.loader.titles import Heading

__all__ = ["headline_label", "is_picture_label", "story_kind"]

_BRIEF = 160
"""A story of one paragraph with no more characters and no dateline is a brief, if its label says so."""

_PROSE = frozenset(("paragraph", "subhead", "verse", "table"))

_NOTICE = 24
"""Characters of the longest headline of a notice."""

_NOTICES = (
    *("启事", "公告", "通告", "讣告", "訃告", "更正", "致歉声明", "遗失声明", "招聘", "招标公告", "征订"),
    *("征稿", "征集令", "征集"),
)
"""How such a headline ends."""

_NO_NOTICE = frozenset("发發就，,")

_PEN_NAMES = frozenset(("钟声", "任仲平", "国纪平", "仲祖文", "何振华", "郑青原", "宣言", "和音"))
"""Collective pen names under which 人民日报 prints commentaries."""


_OPINION = (
    "社论|社評|短评|时评|评论|评论员|快评|锐评|微评|论坛|纵横|观察|今日谈|杂谈|漫谈|谈|手记|编后|编者按|编余|编者的话|来论|论|钟声|望海楼|"
    "和音|评|微观|管见|絮语"
)
_PATTERNS: dict[str, str] = {
    "advert": r"(?:公益|形象|企业)?广[ \u3000]*告|廣告|推广|专版·广告",
    "picture": r"(?:新闻|新聞)?(?:图片|圖片|摄影|攝影)(?:报道|新闻|報道|新聞|故事|比赛)?$|图片$",
    "editors": (
        r"(?:[本\d一二三四五六七八九十、]{1,8}版)?"
        r"(?:责任?编辑?|責任?編輯?|编辑|編輯|美编|版式设计)[ \u3000]?[：:]"
    ),
    "opinion": rf"[\w·]{{0,10}}(?:{_OPINION})$",
    "column": rf"[（(][\w·]{{0,10}}(?:{_OPINION})[）)]$",
    "brief": r".{0,6}(?:简讯|短讯|简报|短波|快讯|集锦|要闻)$",
}

# One of its characters stands in every text that a pattern matches: most files need none of them compiled.
_ADVERTISED, _PICTURED, _COLONS = frozenset("广廣推"), frozenset("图圖摄攝"), frozenset("：:")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


def _is_notice(headline: str) -> bool:
    """Whether a headline is that of a notice, and of no story about one (…发布公告)."""
    return any(
        headline.endswith(end) and _NO_NOTICE.isdisjoint(headline.removesuffix(end)) for end in _NOTICES
    )


def is_picture_label(text: str) -> bool:
    """Whether a label or headline says that the story is a picture (新闻图片, 图片报道)."""
    return not _PICTURED.isdisjoint(text) and _pattern("picture").match("".join(text.split())) is not None


def story_kind(heading: Heading, blocks: Sequence[Block], dateline: str | None) -> ArticleKind:
    """The kind of a story by its label and heading, its blocks and its dateline; news where nothing tells."""
    label = "".join(heading.label.text.split()) if heading.label else ""
    headline = heading.headline[-1].text if heading.headline else ""
    told = label or headline_label(heading)
    kinds = {b.kind for b in blocks if isinstance(b, TextBlock)}
    bylines = [b.text for b in blocks if isinstance(b, TextBlock) and b.kind == "byline"]
    kind: ArticleKind = "news"
    if not _ADVERTISED.isdisjoint(told) and _pattern("advert").match(told):
        kind = "advertisement"
    elif (not _COLONS.isdisjoint(headline) and _pattern("editors").match(headline)) or (
        not dateline and len(headline) <= _NOTICE and _is_notice(headline)
    ):
        kind = "notice"
    elif not kinds & _PROSE and ("caption" in kinds or is_picture_label(told)):
        kind = "photo"
    elif _is_opinion(heading, label, bylines):
        kind = "commentary"
    elif not dateline and bylines:
        kind = "feature"
    elif not dateline and label and _pattern("brief").match(label) and _size(blocks) <= _BRIEF:
        kind = "brief"
    return kind


def headline_label(heading: Heading) -> str:
    """What is called a headline and is what a label says of others: 广告, 图片报道; "" for a real one."""
    if heading.label or heading.kicker or heading.deck or len(heading.headline) != 1:
        return ""
    text = heading.headline[0].text
    if _ADVERTISED.isdisjoint(text) and _PICTURED.isdisjoint(text):
        return ""
    text = "".join(text.split())
    alone = _pattern("advert").fullmatch(text) or _pattern("picture").fullmatch(text)
    return text if alone else ""


def _is_opinion(heading: Heading, label: str, bylines: Sequence[str]) -> bool:
    """A column of opinion by its label, by brackets in a title (钟声), or by who signs."""
    if label and _pattern("opinion").match(label):
        return True
    if any(_opinion_column(p.text) for p in (*heading.kicker, *heading.headline, *heading.deck)):
        return True
    return any("评论员" in line or "".join(line.split()) in _PEN_NAMES for line in bylines)


def _opinion_column(title: str) -> bool:
    at = max(title.rfind("（"), title.rfind("("))
    return at > 0 and title[-1] in "）)" and _pattern("column").match(title[at:]) is not None


def _size(blocks: Sequence[Block]) -> int:
    texts = (b for block in blocks for b in (block.blocks if isinstance(block, Box) else (block,)))
    return sum(len(b.text) for b in texts if isinstance(b, TextBlock))
