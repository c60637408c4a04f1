"""Hard-wrapped texts with their truth: stories as a program sets them that pulls text out of a PDF.

Every line is cut at a measure, some inside numbers and words, running feet stand inside paragraphs,
headlines go over two lines. What was cut is kept beside the text. The same seed gives the same text.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.stories import Story

__all__ = ["Setting", "Wrapped", "WrappedStory", "make", "random_setting", "wrap"]

_NOT_FIRST = frozenset("，。、；：！？」』”’）》〉】〕…—～·,.;:!?)]}>%")
_NOT_LAST = frozenset("（《〈【「『“‘〔([{<$¥")
_FOOTS = (
    "第 {n} 页",
    "- {n} -",
    "{n} / {all}",
    "— {n} —",
    "第{n}页 共{all}页",
    "{n}",
    "Page {n} of {all}",
    "",
)
_PAPERS = ("光明日报", "经济日报", "解放日报", "文汇报", "南方日报", "人民日报", "北京青年报")
_BYLINE = re.compile(r"(?:本报|新华社|人民网)?(?:驻\S{1,6})?(?:记者|通讯员|评论员)[\s　]?\S.{0,40}$")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set. Widths are cells (a Han two), lengths of pages lines.

    `indent` is the first line's: "lost" leaves it out of the text but not out of the measure,
    "kept" writes two U+3000. `rule` is what happens to a mark that may not begin a line: it hangs
    over the measure, takes the character before it along, or begins the line. `whole_words` keeps
    Latin words and numbers together. `dated` sets a line with paper, date and page under a heading.
    """

    width: int = 60
    indent: Literal["none", "lost", "kept"] = "lost"
    rule: Literal["hang", "push", "none"] = "hang"
    whole_words: bool = False
    headline_width: int = 38
    foot: str = "第 {n} 页"
    head: str = ""
    page_lines: int = 34
    new_page: bool = True
    blank: bool = False
    contents: bool = False
    dated: bool = True
    date_line: str = "《{paper}》（{y}年{m:02d}月{d:02d}日 第 {page:02d} 版）"


@dataclass(frozen=True, slots=True)
class WrappedStory:
    """What one story truly is: title lines, byline (or ""), paragraphs, page of the paper."""

    titles: tuple[str, ...]
    byline: str
    paragraphs: tuple[str, ...]
    page: int


@dataclass(slots=True)
class Wrapped:
    """A text and what it truly says."""

    text: str
    stories: list[WrappedStory] = field(default_factory=list)
    paper: str = ""
    date: str = ""


def _cells(char: str) -> int:
    return 1 if ord(char) < 0x2000 and char != "·" else 2


def _units(text: str, whole_words: bool) -> list[str]:
    return re.findall(r"[A-Za-z0-9.%'-]+\s?|.", text) if whole_words else list(text)


def wrap(text: str, setting: Setting, width: int, indent: int = 0) -> list[str]:
    """The lines of one paragraph; the first is `indent` cells shorter than `width`."""
    lines: list[str] = []
    line, used, limit = "", 0, width - indent
    for unit in _units(text, setting.whole_words):
        size = sum(map(_cells, unit.rstrip())) if len(unit) > 1 else _cells(unit)
        hangs = setting.rule == "hang" and unit in _NOT_FIRST and used <= limit
        if used + size > limit and line and not hangs:
            carry = ""
            while setting.rule != "none" and len(line) > 1 and line[-1] in _NOT_LAST:
                line, carry = line[:-1], line[-1] + carry
            if setting.rule == "push" and unit in _NOT_FIRST and len(line) > 1:
                line, carry = line[:-1], line[-1] + carry
            lines.append(line.rstrip())
            line, used, limit = carry, sum(map(_cells, carry)), width
            if unit.isspace():
                continue
        line += unit
        used += sum(map(_cells, unit))
    return [*lines, line.rstrip()] if line.strip() else lines


class _Pages:
    """Lines as they fall out of pages: after so many of them a foot, then perhaps a head."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.lines: list[str] = []
        self.on_page = 0
        self.number = 0

    def add(self, lines: Sequence[str]) -> None:
        for line in lines:
            if self.on_page >= self.setting.page_lines:
                self.turn()
            self.lines.append(line)
            self.on_page += 1

    def turn(self) -> None:
        if not self.on_page:
            return
        self.number += 1
        self.on_page = 0
        if self.setting.foot:
            self.lines.append(self.setting.foot.replace("{n}", str(self.number)))
        if self.setting.head:
            self.lines.append(self.setting.head)


def make(stories: Sequence[Story], setting: Setting, seed: int = 1) -> Wrapped:
    """One text of these stories in this order."""
    rng = random.Random(seed)
    paper = rng.choice(_PAPERS)
    year, month, day = rng.randint(1999, 2026), rng.randint(1, 12), rng.randint(1, 28)
    out = Wrapped("", paper=paper, date=f"{year}-{month:02d}-{day:02d}")
    pages = _Pages(setting)
    page = 1
    for story in stories:
        page += rng.random() < 0.4
        out.stories.append(_truth(story, page))
    if setting.contents:
        pages.add([f"{paper}目录"])
        for number, truth in enumerate(out.stories, 1):
            pages.add(wrap(f"{number}. {'  '.join(truth.titles)}", setting, setting.width))
        pages.turn()
    for truth in out.stories:
        for title in truth.titles:
            pages.add(wrap(title, setting, setting.headline_width))
        if truth.byline:
            pages.add([truth.byline])
        if setting.dated:
            line = setting.date_line.format(paper=paper, y=year, m=month, d=day, page=truth.page)
            pages.add(wrap(line, setting, setting.width))
        for paragraph in truth.paragraphs:
            if setting.blank:
                pages.add([""])
            pages.add(_set(paragraph, setting))
        if setting.new_page:
            pages.turn()
        elif setting.blank or not setting.dated:
            pages.add([""])
    pages.turn()
    out.text = "\n".join(pages.lines).replace("{all}", str(pages.number)) + "\n"
    return out


def _truth(story: Story, page: int) -> WrappedStory:
    paragraphs = [p for p in story.paragraphs if p.strip()]
    byline = ""
    if len(paragraphs) > 1 and _BYLINE.match(paragraphs[0]):
        byline = paragraphs.pop(0)
    return WrappedStory(story.titles, byline, tuple(paragraphs), page)


def _set(paragraph: str, setting: Setting) -> list[str]:
    if setting.indent == "kept":
        return wrap("　　" + paragraph, setting, setting.width)
    return wrap(paragraph, setting, setting.width, 4 if setting.indent == "lost" else 0)


def random_setting(seed: int) -> Setting:
    """A setting as some program might have it."""
    rng = random.Random(seed)
    width = rng.choice((24, 30, 36, 40, 44, 52, 60, 66, 72, 76, 80, 90))
    return Setting(
        width=width,
        indent=rng.choice(("none", "lost", "lost", "kept")),
        rule=rng.choice(("hang", "push", "none")),
        whole_words=rng.random() < 0.4,
        headline_width=rng.choice((width, max(20, width * 2 // 3 // 2 * 2), max(24, width - 8))),
        foot=rng.choice(_FOOTS),
        head=rng.choice(("", "", "要闻周刊 数字版")),
        page_lines=rng.choice((28, 34, 40, 52)),
        new_page=rng.random() < 0.6,
        contents=rng.random() < 0.3,
        date_line=rng.choice(
            (
                "《{paper}》（{y}年{m:02d}月{d:02d}日 第 {page:02d} 版）",
                "《{paper}》（ {y}年{m:02d}月{d:02d}日 {page:02d}版）",
                "《{paper}》({y}年{m}月{d}日 第{page}版)",
                "{paper}（{y}年{m}月{d}日 第{page:02d}版）",
            )
        ),
    )
