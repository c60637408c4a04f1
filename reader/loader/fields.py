"""What the fields of records mean, whatever they are called: JSON keys, CSV columns, YAML front matter.

A name is read without its case and without spaces, hyphens and underscores.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from reader.issue import Author
from reader.loader.hints import find_date, han_date, iso_date, page_number, read_path

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "NAMES",
    "SOURCES",
    "Place",
    "Role",
    "as_date",
    "as_people",
    "as_place",
    "is_made",
    "page_behind",
    "role_of",
]

Role = Literal[
    "title",
    "kicker",
    "deck",
    "body",
    "author",
    "date",
    "page",
    "section",
    "url",
    "masthead",
    "number",
    "label",
]

_WORDS: dict[Role, str] = {
    "title": """
        title headline maintitle biaoti heading subject 标题 題目 题目 題名 题名 標題 主标题 主標題 主题 篇名
        文章标题 新闻标题 大标题 大標題 正标题 正題 正题 总标题 head headtext headtitle hed zhuti zhubiaoti
        contenttitle titel überschrift ueberschrift schlagzeile titre título titulo
    """,
    "kicker": """
        introtitle kicker pretitle eyebrow leadtitle overline yinti toptitle shouldertitle
        jianti 引标题 肩标题 眉标题 引题 引題 肩题 肩題 眉题
    """,
    "deck": """
        subtitle deck subhead subheadline subhed futi fubiaoti secondarytitle vicetitle standfirst
        sub subhed subheading dek 小标题 小標題 次标题 副题 副題 副标题 副標題
    """,
    "body": """
        content text body markdownbody markdown contenttext articlebody articletext fulltext maintext bodytext
        contenthtml html bodyhtml htmlcontent articlecontent newscontent paragraphs neirong
        zhengwen quanwen wenben mainbody textbody fulltextcontent 新闻正文 文章正文 正文文本 內文 内文
        inhalt volltext contenu texte contenido texto
        正文 内容 內容 全文 文章内容 新闻内容 文本
    """,
    "author": """
        author authors authorlist authorname authornames byline writer reporter reporters creator zuozhe
        journalist autor verfasser auteur 作者 记者 記者 撰文 撰稿 作者姓名
    """,
    "date": """
        date day publishtime pubdate publishdate published publishedat publisheddate datepublished pubtime
        releasetime releasedate issuedate riqi time ptime publishedtime postdate datetime timestamp
        publishedon datum fecha
        日期 时间 時間 发布时间 發佈時間 发表时间 发布日期 发表日期 出版日期 见报日期 刊发日期
    """,
    "page": """
        page pageno pagenum pagenumber plate plateno sectionno banmian banci edition pagename platename banhao
        bannum pageindex
        seite página pagina
        版 版面 版次 版号 版號 版面号 版面名 版面名称 页码 版名
    """,
    "section": """
        section sectionname sections category categories categoryname column columnname channel channelname
        lanmu layout pagetitle
        栏目 欄目 版块 频道 分类 分類 類別 类别
    """,
    "url": """
        url link href permalink sourceurl articleurl weburl pageurl originurl 链接 網址 网址 原文链接 地址
    """,
    "masthead": """
        masthead newspaper paper papername newspapername journal publication baozhi
        报纸 報紙 报名 報名 报纸名称
    """,
    "number": "issuenumber issueno issuenum qihao periodno 期号 期號 期数",
    "label": "label genre 体裁 專欄 专栏",
}

NAMES: Mapping[str, Role] = {name: role for role, words in _WORDS.items() for name in words.split()}
"""What a field is, by its name."""


SOURCES = frozenset(("source", "sourcename", "source_name", "media", "来源", "來源", "媒体", "出处"))
"""Names of fields that say where a story is from: the paper, an agency, a site."""

_PREFIXES = ("news", "article", "story", "post", "doc", "新闻", "文章", "稿件")
"""What tables put before all their names: news_title, article_url, 新闻标题."""

_LONGEST_DOUBLE = 8

_MADE = frozenset(("created", "createdat", "createtime", "createdate", "datecreated", "创建时间", "创建日期"))


@lru_cache(maxsize=1024)
def role_of(name: str) -> Role | None:
    """What a field means by its name, None for one that nobody knows."""
    bare = re.sub(r"[\s_\-]+", "", name.lower())
    found = NAMES.get(bare)
    if found is None and bare.startswith(_PREFIXES):
        found = NAMES.get(bare.removeprefix(next(word for word in _PREFIXES if bare.startswith(word))))
    if found is None and not bare.isascii() and len(bare) <= _LONGEST_DOUBLE:
        # Many say it twice: 正文内容, 标题名称.
        halves = {
            NAMES.get(bare[:at])
            for at in range(2, len(bare) - 1)
            if NAMES.get(bare[:at]) == NAMES.get(bare[at:])
        }
        found = next((role for role in halves if role), None)
    return found


def is_made(name: str) -> bool:
    """Whether a field says when a text was written down, which is its day where nothing else says one."""
    return re.sub(r"[\s_\-]+", "", name.lower()) in _MADE


@dataclass(frozen=True, slots=True)
class Place:
    """A page's number and a section's name, as far as a text tells them.

    `lettered`: a page of a part of the paper as it is printed (A02), "" for another.
    """

    page: int | None = None
    name: str | None = None
    lettered: str = field(default="", compare=False)

    def or_else(self, other: Place) -> Place:
        """This place; what it doesn't tell, as another one has it."""
        return Place(self.page or other.page, self.name or other.name, self.lettered or other.lettered)


_LONGEST = 60
"""Characters; a place that is longer is a name."""


@cache
def _place() -> re.Pattern[str]:
    number = r"[A-Za-z]{0,2}\d{1,3}|[一二三四五六七八九十]{1,3}"
    gap = r"[ \u3000]*[:：、.·\-—_|(（\[【][ \u3000]*|[ \u3000]+|$"
    return re.compile(
        rf"第?[ \u3000]*({number})[ \u3000]*(?:版面?)?(?:{gap})(.*?)[)）\]】]?"
        rf"|第?[ \u3000]*({number})[ \u3000]*版[ \u3000]*(.*)"
    )


def as_place(text: str) -> Place:
    """The page and the section of `第01版`, `01版：要闻`, `第3版(国际)`, `A07`, `要闻`, `03`.

    A page with a letter that has no other name is called by it.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return Place(None, text or None)
    if text in ("头版", "頭版"):
        return Place(1, text)
    text = text.removesuffix(".0") if text[:-2].isdecimal() else text  # a table's column with gaps in it
    found = _place().fullmatch(text)
    if not found:
        return Place(None, text)
    printed = (found[1] or found[3]).upper()
    number = page_number(printed)
    if not number:
        return Place(None, text)
    lettered = printed if printed[0].isascii() and printed[0].isalpha() else ""
    return Place(number, (found[2] or found[4] or "").strip() or lettered or None, lettered)


def page_behind(text: str) -> int | None:
    """The page that a day's field tells behind the day: 2024年6月1日第13版, 2024-06-01 A07版."""
    found = re.search(r"[日\s,，(（]第?\s*([A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版", text)
    return page_number(found[1]) if found else None


def told_by_address(url: str) -> tuple[str | None, int | None]:
    """The day in a story's address, and its page where papers' sites write it (nw.…_20240601_2-05.htm: 5)."""
    path = url.partition("?")[0]
    found = re.search(r"_(?:18|19|20)\d{6}_\d{1,3}-(\d{1,3})\.s?html?$", path)
    return read_path(path).date, page_number(found[1]) if found else None


def _day_of_spreadsheet(days: int) -> str:
    import datetime

    return (datetime.date(1899, 12, 30) + datetime.timedelta(days=days)).isoformat()


def as_date(value: str) -> str | None:
    """The ISO date that a value tells: printed in any usual way, 20211229, or seconds since 1970.

    Seconds and milliseconds are read in China's time, where the papers are; a time of day is left out. Five
    figures are a spreadsheet's days since 1899-12-30.
    """
    text = value.strip()
    digits = re.match(r"((?:18|19|20)\d\d)(\d\d)(\d\d)(?:\d{4}|\d{6})?(?!\d)", text)
    if digits and (date := iso_date(digits[1], digits[2], digits[3])):
        return date
    if re.fullmatch(r"\d{9,10}(?:\d{3})?(?:\.\d+)?", text):
        from datetime import UTC, datetime, timedelta

        seconds = float(text) / (1000 if len(text.partition(".")[0]) > 10 else 1)
        return (datetime.fromtimestamp(seconds, UTC) + timedelta(hours=8)).date().isoformat()
    if date := find_date(text):
        return date
    return _date_otherwise(text)


def _date_otherwise(text: str) -> str | None:
    if re.fullmatch(r"[1-5]\d{4}(?:\.\d+)?", text):
        return _day_of_spreadsheet(int(float(text)))
    if found := re.search(r"(?:民國|民国)(\d{2,3})年(\d{1,2})月(\d{1,2})日", text):
        return iso_date(str(int(found[1]) + 1911), found[2], found[3])
    if found := re.match(r"(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?!\d)", text):
        first, second = sorted(map(int, found.groups()[:2]))
        # Which of the two is the month is told only where one can be none.
        return iso_date(found[3], str(first), str(second)) if second > 12 or first == second else None
    return _date_in_words(text)


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _date_in_words(text: str) -> str | None:
    """二〇二一年六月一日; June 1, 2021; Tue, 01 Jun 2021 08:00:00 GMT."""
    if "年" in text:
        return han_date(text)
    if not re.search(r"[A-Za-z]{3}", text):
        return None
    day = r"(\d{1,2})(?:st|nd|rd|th)?"
    for pattern, order in (
        (rf"([A-Za-z]{{3}})[a-z]{{0,6}}\.?\s+{day},?\s+((?:18|19|20)\d\d)", (3, 1, 2)),
        (rf"(?<!\d){day}[ -]([A-Za-z]{{3}})[a-z]{{0,6}}\.?,?[ -]((?:18|19|20)\d\d)", (3, 2, 1)),
    ):
        found = re.search(pattern, text)
        if found and (month := found[order[1]].lower()) in _MONTHS:
            return iso_date(found[order[0]], str(_MONTHS.index(month) + 1), found[order[2]])
    return None


def as_people(value: str) -> tuple[Author, ...]:
    """The people a field names. Names in another script are parted by commas only."""
    text = value.strip()
    if not text:
        return ()
    if text.isascii():
        names = re.split(r"[;,|/]+| and ", re.sub(r"(?i)^by\s+", "", text))
        return tuple(Author(name.strip()) for name in names if name.strip())
    from reader.loader.authors import read_people

    return tuple(dict.fromkeys(read_people(text))) or (Author(text),)
