"""Named features of a line as a title line, seen among its neighbours.

"Short, without a sentence mark" finds nearly every title line, but half of what it finds is none. What
stands after a line (a lead, a byline, a long paragraph) and before it tells most; then whose words it and
the text below it use. The features' weights are learnt by `tools/learn_page_model.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from math import sqrt
from typing import TYPE_CHECKING

from reader.loader.names import is_name
from reader.loader.pageview import template
from reader.loader.shingles import pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.loader.pageview import Page
    from reader.loader.pieces import Scrap

__all__ = [
    "candidate",
    "features",
    "habit",
    "kinship",
    "marked",
    "pair_feature",
    "shape_features",
    "word_features",
]

Features = list[str]

_PATTERNS = {
    # 一、 （二） 3. ① ● 第四章
    "list-mark": (
        r"[一二三四五六七八九十]{1,3}[、是：]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}[.．、)）](?!\d)"
        r"|[①-⑳●○◎◆■▲△★☆※·•]|第[一二三四五六七八九十\d]{1,3}[条章节、，]"
    ),
    "date-first": r"(?:[一二〇○零\d]{2,4}年)?\d{0,2}月?\d{0,2}日?$|\d{1,4}年|\d{1,2}月\d{1,2}日",
    # 砥砺奋进（二）, 系列报道之三
    "series": r"[（(〔][一二三四五六七八九十〇零\d上中下]{1,3}[）)〕]$|之[一二三四五六七八九十]{1,2}$|[①-⑳]$",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


_REACH = 4
"""How many candidate lines are looked through for what stands after a group of them."""

_SIGNS = (
    "电",
    "電",
    "讯",
    "记者",
    "記者",
    "作者",
    "通讯员",
    "参与",
    "编辑",
    "编译",
    "整理",
    "摄",
    "据",
    "来源",
    "单位",
    "署名",
)
"""What a bracket at a story's end says, and none over a story."""

_OFFICE_ENDS = frozenset("员授长任士使记师者家理")
"""Last characters of what stands before a name: 研究员, 教授, 院长, 主任, 院士, 大使, 书记, 教师, 作者, 作家, 经理."""

_HABIT_FROM = 4
"""From so many title lines on a page has a habit."""

_STRANGERS = 3

_FEW_PAIRS = 60

_TILE = 3
"""Pieces of prose above and below a line whose words are compared."""

_SIZES = (3, 5, 8, 12, 16, 20, 25, 30, 36, 45)

_GAPS = ("0", "1", "2")


def candidate(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether the line at `i` could be a title line at all."""
    scrap = scraps[i]
    shape = scrap.shape
    if shape == "short":
        return not scrap.lead
    if shape == "sign-off":  # （1949年10月—2019年9月） below a title, not （郭晓东） below a paragraph
        below_title = i > 0 and scraps[i - 1].shape == "short"
        return below_title and not any(word in scrap.text for word in _SIGNS)
    if shape == "byline":
        return True
    return shape == "closed" and len(scrap.text) <= 36 and scrap.end in "？！?!…"


def _class(scrap: Scrap) -> str:
    if scrap.lead:
        return "lead"
    shape = scrap.shape
    if shape == "short":
        return "name" if is_name(scrap.text) else "short"
    if shape == "closed":
        size = len(scrap.text)
        return "long" if size > 60 else "mid" if size > 25 else "brief"
    return shape


def _bucket(size: int, edges: tuple[int, ...]) -> int:
    for i, edge in enumerate(edges):
        if size <= edge:
            return i
    return len(edges)


def features(page: Page, i: int) -> Features:
    """Named features of the candidate at `i`, seen among its neighbours."""
    return shape_features(page, i) + word_features(page, i)


def shape_features(page: Page, i: int) -> Features:
    """The features that no comparing of texts needs."""
    scraps, style, looks = page.scraps, page.style, page.looks
    scrap = scraps[i]
    text = scrap.text
    count = len(scraps)
    after, distance = _follower(scraps, i)
    before = scraps[i - 1] if i else None
    gap_after = scraps[i + 1].gap if i + 1 < count else 2
    size = _bucket(len(text), _SIZES)
    follows = _class(after) if after is not None else "none"
    precedes = _class(before) if before is not None else "none"
    parting, marked = style
    names = [
        "bias",
        f"marked:{marked}:{follows}",
        f"size{size}",
        f"shape:{scrap.shape}",
        f"after:{follows}",
        f"after:{follows}:{distance}",
        f"before:{precedes}",
        f"gap:{parting}:{_GAPS[min(scrap.gap, 2)]}:{_GAPS[min(gap_after, 2)]}",
        f"next:{_class(scraps[i + 1]) if i + 1 < count else 'none'}:{parting}:{min(gap_after, 1)}",
        f"between:{precedes}:{follows}",
        f"looks{_bucket(looks.get(template(text), 0), (1, 2, 4))}",
    ]
    if len(text) <= 4 and not is_name(text):
        names.append(f"tiny:{follows}:{min(distance, 2)}")
    if any(scraps[k].shape == "credit" for k in range(i + 1, min(count, i + 3))):
        names.append("credit-near")
    if before is not None and before.shape in ("short", "sign-off"):
        names.append(f"below:{_kind_of_line(before.text)}")
    names += _own_features(scrap)
    names += _neighbour_features(page, i)
    return names


def _kind_of_line(text: str) -> str:
    if text.endswith(("——", "──", "--", "—")):
        return "dash"
    if len(text) > 6 and _pattern("series").search(text):
        return "series"
    return "colon" if text[-1] in "：:" else "plain"


def _follower(scraps: Sequence[Scrap], i: int) -> tuple[Scrap | None, int]:
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
    """Whether a line names a person behind an office or a place: 国际问题研究院研究员 虞少华, 江苏南京市  刘国华."""
    words = text.split()
    if len(words) < 2:
        return False
    if len(words[-1]) == 1 and len(words[-2]) == 1:  # 张  三
        words[-2:] = [words[-2] + words[-1]]
    name = words[-1]
    office = words[-2][-1] if len(words) > 1 else ""
    return is_name(name) or (2 <= len(name) <= 3 and office in _OFFICE_ENDS)


def _own_features(scrap: Scrap) -> Features:
    text = scrap.text
    names = []
    if len(text) > 6 and _pattern("series").search(text):
        names.append("series")
    if text.startswith(("——", "──", "--", "—")):
        names.append("dash-first")
    if text.endswith(("——", "──", "--", "—")):
        names.append("dash-last")
    last = text[-1]
    if last in "：:":
        names.append("colon-last")
    elif last in "，、；,;":
        names.append("comma-last")
    elif last in "）)":
        names.append("bracket-last")
    elif last in "。":
        names.append("stop-last")
    elif last in "？！?!":
        names.append("query-last")
    if scrap.end in "，、；,;：:":
        names.append("open-last")
    if "。" in text[:-1]:
        names.append("stop-inside")
    if "，" in text or "," in text:
        names.append("comma-inside")
    if " " in text or "\u3000" in text:
        names.append("space-inside")
    if text[0] in "“「《" and last in "”」》":
        names.append("quoted")
    if _pattern("list-mark").match(text):
        names.append("list-mark")
    elif _pattern("date-first").match(text):
        names.append("date-first")
    if 0 < text[:9].replace(":", "：").find("：") and text[0] > "\u2fff":
        names.append("speaker")
    if is_name(text):
        names.append("name")
    elif _ends_in_name(text):
        names.append("name-last")
    if text[0] in "，。、；：？！）》”’」,;:?!)":
        names.append("cannot-begin")
    if text.isascii():
        names.append("ascii")
    return names


def _neighbour_features(page: Page, i: int) -> Features:
    scraps = page.scraps
    count = len(scraps)
    near = [scraps[j] for j in range(max(0, i - 5), min(count, i + 6)) if j != i]
    shorts = sum(1 for s in near if s.shape == "short" and not s.lead)
    names = [f"shorts{_bucket(shorts, (0, 1, 2, 3, 5, 7))}"]
    start = scraps[i].text[:2]
    if any(s.text.startswith(start) for s in near if s.shape == "short"):
        names.append("same-start")
    run = 0
    for j in range(i + 1, min(count, i + 9)):
        if candidate(scraps, j):
            if run:
                break
        else:
            run += 1
    names.append(f"run{_bucket(run, (0, 1, 2, 4, 7))}")
    return names


def word_features(page: Page, i: int) -> Features:
    """Whose words a line and the text below it use: those of the text above, or new ones."""
    text = page.scraps[i].text
    ahead = _window(page.scraps, range(i + 1, min(len(page.scraps), i + 9)))
    behind = _window(page.scraps, range(i - 1, max(-1, i - 9), -1))
    names = []
    if ahead and behind:
        below = [page.pairs_of(k) for k in ahead]
        above = [page.pairs_of(k) for k in behind]
        lower, upper = set().union(*below), set().union(*above)
        shared = len(lower & upper) / sqrt(len(lower) * len(upper) + 1)
        names.append(f"tile{_bucket(int(shared * 1000), (3, 8, 15, 25, 40, 60, 90))}")
    own = pairs(text)
    if len(own) < 3:
        return [*names, "few-words"]
    forward = max((len(own & pairs(page.scraps[k].text[:160])) / len(own) for k in ahead[:2]), default=0.0)
    back = max((len(own & pairs(page.scraps[k].text[-200:])) / len(own) for k in behind[:2]), default=0.0)
    edges = (0, 15, 30, 50, 75)
    return [
        *names,
        f"ahead{_bucket(int(forward * 100), edges)}",
        f"behind{_bucket(int(back * 100), edges)}",
        "ahead-more" if forward > back + 0.1 else "behind-more" if back > forward + 0.1 else "same-words",
    ]


def _window(scraps: Sequence[Scrap], places: Iterable[int]) -> list[int]:
    """The first three pieces of prose among these places."""
    found: list[int] = []
    for k in places:
        if len(scraps[k].text) > 25:
            found.append(k)
            if len(found) == _TILE:
                break
    return found


def pair_feature(upper: Scrap, lower: Scrap) -> str:
    """The name of the weight for two neighbours that both are title lines."""
    return f"pair:{min(lower.gap, 2)}"


def marked(page: Page, i: int) -> bool:
    """Whether a mark of a story's begin (lead, byline, name, a photo's credit) stands below the lines at `i`."""
    after, _ = _follower(page.scraps, i)
    if after is not None and _class(after) in ("lead", "byline", "name", "credit"):
        return True
    return any(s.shape == "credit" for s in page.scraps[i + 1 : i + 3])


def habit(marks: int, titles: int, has: bool) -> str:
    """The feature of a page's habit: whether its other title lines have such marks, and this one."""
    if titles < _HABIT_FROM:
        return f"habit:few:{has:d}"
    share = marks / titles
    level = "none" if share < 0.1 else "some" if share < 0.6 else "most" if share < 0.9 else "all"
    return f"habit:{level}:{has:d}"


def kinship(page: Page, i: int, borders: Sequence[int]) -> str:
    """The feature of a line's place among stories: whether the text below is kin to the text above.

    `borders` are the sorted indices of first title lines, as far as known. The text below the line (to the
    next border) is compared with the text above it (to the border before) and with other stories nearby: a
    subhead's two sides share words that no other story has.
    """
    at = bisect_left(borders, i)
    after = at + 1 if at < len(borders) and borders[at] == i else at
    below = page.stretch(i, borders[after] if after < len(borders) else len(page.scraps))
    above = page.stretch(borders[at - 1] if at else 0, i, last=True)
    if len(below) < _FEW_PAIRS or len(above) < _FEW_PAIRS:
        return "kin:few"
    strangers = 0.0
    for k in range(max(0, at - _STRANGERS), min(len(borders), after + _STRANGERS)):
        if at - 1 <= k < after or borders[k] == i:
            continue
        end = borders[k + 1] if k + 1 < len(borders) else len(page.scraps)
        other = page.stretch(borders[k], end)
        strangers = max(strangers, len(below & other) / sqrt(len(other) + 1))
    if not strangers:
        return "kin:alone"
    ratio = len(below & above) / sqrt(len(above) + 1) / strangers
    return f"kin{_bucket(int(ratio * 100), (50, 80, 110, 140, 180, 250, 400))}"
