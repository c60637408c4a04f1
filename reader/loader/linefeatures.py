"""Named features of a line as a title line, seen among its neighbours.

"Short, without a sentence mark" finds nearly every title line, but half of what it finds is none. What
stands after a line (a lead, a byline, a long paragraph) and before it tells most; then whose words it and
the text below it use (`linewords`). The features' weights are learnt by `tools/page_model` and stand in
`heading_weights` under the features' names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from reader.loader.linewords import word_features
from reader.loader.names import is_name
from reader.loader.pageview import template
from reader.loader.seams import SeamTable, border_level, is_open, is_weak, start_class, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.pageview import Page
    from reader.loader.pieces import Scrap

__all__ = ["features", "habit", "marked", "pair_feature", "shape_features"]

Features = list[str]

_PATTERNS = {
    # 一、 （二） 3. ① ● 第四章
    "list-mark": (
        r"[一二三四五六七八九十]{1,3}[、是：]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}[.．、)）](?!\d)"
        r"|[①-⑳●○◎◆■▲△★☆※·•]|第[一二三四五六七八九十\d]{1,3}[条章节、，]"
    ),
    "date-first": r"(?:[一二〇○零\d]{2,4}年)?\d{0,2}月?\d{0,2}日?$|\d{1,4}年|\d{1,2}月\d{1,2}日",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


_LISTS = frozenset("一二三四五六七八九十〇○零月日（(第①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳●◎◆■▲△★☆※·•")
"""First characters of all marks of lists and of dates, but for digits."""

_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_ORDINALS = frozenset("一二三四五六七八九十")
_IN_BRACKETS = _ORDINALS | frozenset("〇零上中下")
"""What a series' number is made of: alone, behind 之, and, beside digits, in brackets."""

_SERIES_MARK = 5
"""Characters of the longest mark of a series."""

_SHORTEST_IN_SERIES = 7
"""Characters: a shorter line that ends so is a mark alone."""

_DASHES = ("——", "──", "--", "—")
"""How a line ends or begins that another one explains. One `─` or `-` may be a numeral or a minus."""

_LAST = {
    char: name
    for name, chars in {
        "colon-last": "：:",
        "comma-last": "，、；,;",
        "bracket-last": "）)",
        "stop-last": "。",
        "query-last": "？！?!",
    }.items()
    for char in chars
}
"""The feature of a line's last character."""

_OPEN_ENDS = frozenset(("", *"，、；,;：:"))
"""Ends (closing marks looked through) with which a text goes on; "": a line of closing marks alone."""

_CANNOT_BEGIN = frozenset("，。、；：？！）》”’」,;:?!)")
"""First characters of no title line."""

_INSIDE = (("comma-inside", "，", ","), ("space-inside", " ", "\u3000"))
"""Features of what a line holds: one character or the other."""

_CAPTION = (
    "图为",
    "圖為",
    "上图",
    "下图",
    "左图",
    "右图",
    "大图",
    "小图",
    "图中",
    "图①",
    "图②",
    "图1",
    "照片为",
    "题图",
)
"""How a caption begins, with a full stop at its end or without."""

_FITS = 2
"""From this ratio on (in bits) two characters fit together."""

_SPEAKER = 9
"""Characters in which a speaker's name and its colon stand: 记者：…"""

_OFFICE_ENDS = frozenset("员授长任士使记师者家理")
"""Last characters of what stands before a name: 研究员, 教授, 院长, 主任, 大使, 书记, 作家, 经理."""

_BEGINS = frozenset(("lead", "byline", "name", "credit"))
"""Classes of pieces that stand where a story begins."""

_SET_REACH, _SET_NEAR = 14, 7
"""Pieces, either way, in which a set of subheads is looked for."""

_TINY = 4
"""Characters of a line that is hardly more than a word."""

_AUTHORS = ("记者", "記者", "通讯员", "评论员")

_REACH = 4
"""How many candidate lines are looked through for what stands after a group of them."""

_NEAR = 5
"""Pieces, either way, that are asked how many short ones stand around a line."""

_RUN = 8
"""Pieces in which the text below a line is measured."""

_HABIT_FROM = 4
"""From so many title lines on a page has a habit."""

_SIZES = (3, 5, 8, 12, 16, 20, 25, 30, 36, 45)
"""Edges of the classes of a line's length, in characters; the other edges are pieces."""

_LOOKS, _SHORTS, _RUNS = (1, 2, 4), (0, 1, 2, 3, 5, 7), (0, 1, 2, 4, 7)


def _class(scrap: Scrap | None) -> str:
    """What a neighbour is: a lead, a name, closed text by its length, or its shape; `none` at the edges."""
    if scrap is None:
        return "none"
    if scrap.lead:
        return "lead"
    shape = scrap.shape
    if shape == "short":
        return "name" if is_name(scrap.text) else "short"
    if shape == "closed":
        size = len(scrap.text)
        return "long" if size > 60 else "mid" if size > 25 else "brief"
    return shape


def features(page: Page, i: int) -> Features:
    """Named features of the candidate at `i`, seen among its neighbours."""
    return shape_features(page, i) + word_features(page, i)


def shape_features(page: Page, i: int) -> Features:
    """The features that no comparing of texts needs."""
    scraps = page.scraps
    scrap = scraps[i]
    text = scrap.text
    before = scraps[i - 1] if i else None
    below = scraps[i + 1] if i + 1 < len(scraps) else None
    after, distance = _follower(scraps, i)
    precedes, follows, next_class = _class(before), _class(after), _class(below)
    if precedes == "sign-off" and _signs_on(scraps, i - 1):
        precedes = "byline"
    if next_class == "sign-off" and _signs_on(scraps, i + 1):
        next_class = follows = "byline"
        distance = 0
    gap_after = min(below.gap, 2) if below is not None else 2
    parting, level = page.style
    names = [
        "bias",
        f"marked:{level}:{follows}",
        f"size{bisect_left(_SIZES, len(text))}",
        f"shape:{scrap.shape}",
        f"after:{follows}",
        f"after:{follows}:{distance}",
        f"before:{precedes}",
        f"gap:{parting}:{min(scrap.gap, 2)}:{gap_after}",
        f"next:{next_class}:{parting}:{min(gap_after, 1)}",
        f"between:{precedes}:{follows}",
        f"looks{bisect_left(_LOOKS, page.looks.get(template(text), 0))}",
    ]
    if len(text) <= _TINY and not is_name(text):
        names.append(f"tiny:{follows}:{min(distance, 2)}")
    if _credit_near(scraps, i):
        names.append("credit-near")
    if before is not None and before.shape in ("short", "sign-off"):
        names.append(f"below:{_kind_of_line(before.text)}")
    elif text.startswith(_DASHES):
        names.append("dash-alone")  # ——本报编辑部: a dash opens a deck only below a headline
    seam = _interrupted(scraps, i, after)
    if seam is not None:
        names.append(seam)
    if text[-1] in "？！?!":
        names.append(f"query:{'m' if not distance and follows in _BEGINS else 'p'}")
    names += _own_features(scrap)
    names += _neighbour_features(page, i)
    names += _set_features(page, i, follows)
    return names


def _set_features(page: Page, i: int, follows: str) -> Features:
    """Whether other lines nearby look like this one and stand as it does: subheads come in sets.

    Of a set are short lines of about the same length between two pieces of prose, with no lead or byline
    between them. What stands below this one tells a story's title line from its subheads.
    """
    scraps = page.scraps
    if scraps[i].shape != "short":
        return []
    size = len(scraps[i].text)
    most = 1 + size // 4
    alone, begun = page.alone, page.begun
    first = bisect_left(alone, i - _SET_REACH)
    itself = False
    alike = near = 0
    for k in alone[first : bisect_left(alone, i + _SET_REACH + 1)]:
        if k == i:
            itself = True
        elif abs(len(scraps[k].text) - size) <= most and begun[k] == begun[i]:
            alike += 1
            near += abs(k - i) <= _SET_NEAR
    kind = "m" if follows in _BEGINS else "p"
    return [f"set:{kind}:{itself:d}:{min(alike, 3)}", f"set-near:{kind}:{min(near, 2)}"]


def _signs_on(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether a name in brackets stands as a byline: below a short line, （本报记者 张三）."""
    return i > 0 and scraps[i - 1].shape == "short" and any(word in scraps[i].text for word in _AUTHORS)


def _interrupted(scraps: Sequence[Scrap], i: int, after: Scrap | None) -> str | None:
    """The feature of a line between two pieces of which the upper ends open: whether they fit together.

    A heading that was dumped behind its first column stands so.
    """
    at = i - 2 if i > 1 and is_weak(scraps[i - 1]) else i - 1
    if at < 0 or after is None or after.lead or not is_open(scraps[at]) or is_weak(scraps[at]):
        return None
    if start_class(after) == "cannot":
        return "interrupts:surely"
    ratio = table().ratio(scraps[at].text[-1], after.text[0])
    return f"interrupts:{'none' if ratio is None else 'well' if ratio >= _FITS else 'badly'}"


def _credit_near(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether a photo's credit is one of the two pieces below."""
    return any(scrap.shape == "credit" for scrap in scraps[i + 1 : i + 3])


def _in_series(text: str) -> bool:
    """Whether a line ends in a series' number: 砥砺奋进（二）, 系列报道之三.

    A pattern for this would take 1 ms to compile.
    """
    last = text[-1]
    if len(text) < _SHORTEST_IN_SERIES:
        return False
    if last in "）)〕":
        end = text[-_SERIES_MARK:-1]
        number = end[max(map(end.rfind, "（(〔")) + 1 :]
        return 0 < len(number) < len(end) and all(c in _IN_BRACKETS or c.isdecimal() for c in number)
    if last in _ORDINALS:
        return text[-2] == "之" or (text[-3] == "之" and text[-2] in _ORDINALS)
    return last in _CIRCLED


def _kind_of_line(text: str) -> str:
    """What the end of a line says of the one below it."""
    if text.endswith(_DASHES):
        return "dash"
    if _in_series(text):
        return "series"
    if text[-1] in "：:":
        return "colon"
    return "tiny" if len(text) <= _TINY else "plain"


def _follower(scraps: Sequence[Scrap], i: int) -> tuple[Scrap | None, int]:
    """The piece that stands after the group of short lines at `i`, and how many of them come before it."""
    count = len(scraps)
    for distance in range(_REACH):
        j = i + 1 + distance
        if j >= count:
            return None, distance
        nxt = scraps[j]
        if nxt.shape not in ("short", "sign-off") or nxt.lead:
            return nxt, distance
        if distance and is_name(nxt.text):
            return nxt, distance
    return scraps[i + _REACH] if i + _REACH < count else None, _REACH


def _ends_in_name(text: str) -> bool:
    """Whether a line names a person behind an office or a place: 研究院研究员 虞少华, 江苏南京市  刘国华."""
    words = text.split()
    if len(words) < 2:
        return False
    if len(words[-1]) == 1 and len(words[-2]) == 1:  # 张  三
        words[-2:] = [words[-2] + words[-1]]
    name = words[-1]
    office = words[-2][-1] if len(words) > 1 else ""
    return is_name(name) or (2 <= len(name) <= 3 and office in _OFFICE_ENDS)


def _own_features(scrap: Scrap) -> Features:
    """The features of a line by itself, but for its length and shape."""
    text = scrap.text
    first, last = text[0], text[-1]
    names = []
    if _in_series(text):
        names.append("series")
    if text.startswith(_DASHES):
        names.append("dash-first")
    if text.startswith(_CAPTION):
        names.append("caption-first")
    if text.endswith(_DASHES):
        names.append("dash-last")
    if last in _LAST:
        names.append(_LAST[last])
    if scrap.end in _OPEN_ENDS:
        names.append("open-last")
    elif last > "\u2fff":
        names.append(f"ends{border_level(last, SeamTable.BORDER)}")
    if first > "\u2fff":
        names.append(f"begins{border_level(SeamTable.CLAUSE, first)}")
    if "。" in text[:-1]:
        names.append("stop-inside")
    names += [name for name, one, other in _INSIDE if one in text or other in text]
    if first in "“「《" and last in "”」》":
        names.append("quoted")
    names += _reading_features(text)
    if first in _CANNOT_BEGIN:
        names.append("cannot-begin")
    if text.isascii():
        names.append("ascii")
    return names


def _reading_features(text: str) -> Features:
    """What a line reads as: an entry, a date, what somebody said, a person's name."""
    names = []
    first = text[0]
    if first in _LISTS or first.isdecimal():
        if _pattern("list-mark").match(text):
            names.append("list-mark")
        elif _pattern("date-first").match(text):
            names.append("date-first")
    if text[:_SPEAKER].replace(":", "：").find("：") > 0 and text[0] > "\u2fff":
        names.append("speaker")
    if is_name(text):
        names.append("name")
    elif _ends_in_name(text):
        names.append("name-last")
    return names


def _neighbour_features(page: Page, i: int) -> Features:
    """How many short lines stand around a line, whether one begins as it does, how much text is below."""
    scraps = page.scraps
    first, end = max(0, i - _NEAR), min(len(scraps), i + 1 + _NEAR)
    own = page.shorts[i + 1] - page.shorts[i]
    names = [f"shorts{bisect_left(_SHORTS, page.shorts[end] - page.shorts[first] - own)}"]
    start = scraps[i].text[:2]
    for k in range(first, end):
        if k != i and scraps[k].shape == "short" and scraps[k].text.startswith(start):
            names.append("same-start")
            break
    run = 0
    for may_be_title in page.candidates[i + 1 : i + 1 + _RUN]:
        if not may_be_title:
            run += 1
        elif run:
            break
    names.append(f"run{bisect_left(_RUNS, run)}")
    return names


def pair_feature(lower: Scrap) -> str:
    """The name of the weight for two neighbours that both are title lines, by the lower one's gap."""
    return f"pair:{min(lower.gap, 2)}"


def marked(page: Page, i: int) -> bool:
    """Whether a mark of a story's begin stands below the lines at `i`.

    Marks are a lead, a byline, a name alone and a photo's credit.
    """
    after, _ = _follower(page.scraps, i)
    return _class(after) in _BEGINS or _credit_near(page.scraps, i)


def habit(marks: int, titles: int, has: bool) -> str:
    """The feature of a page's habit: whether its other title lines have such marks, and this one."""
    if titles < _HABIT_FROM:
        return f"habit:few:{has:d}"
    share = marks / titles
    level = "none" if share < 0.1 else "some" if share < 0.6 else "most" if share < 0.9 else "all"
    return f"habit:{level}:{has:d}"
