"""What the title lines of a story are: label, series, kicker (引题), headline (主题), deck (副题).

No Chinese source marks these but by a dash and by the order of its lines. So every line gets named
features, each with a weight for the three parts, and the best reading from top to bottom (kickers,
headlines, decks) is taken. A line's place in the headline has a start over the other parts: where
nothing speaks against it, a line is part of the headline.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.loader.draft import Piece
from reader.loader.marks import is_column, is_label
from reader.loader.titleseams import LEAST_SIZE, QUOTES, bare_commas, split_line

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    from reader.light import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.issue import LineRange

__all__ = ["Heading", "split_titles"]

PARTS: dict[str, tuple[float, float, float]] = {
    # feature: weight as kicker, headline, deck
    "any": (0.0, 1.0, 0.0),
    "dash-last": (5.0, -2.0, 0.0),  # 外交部发言人——
    "dash-first": (-5.0, -3.0, 6.0),  # ——访联合国秘书长
    "saying-last": (3.5, -1.0, -1.0),  # …刊发社论强调
    "colon-last": (3.5, -0.5, -1.0),  # 中央军委发布命令：
    "occasion-last": (1.0, 0.0, 0.0),  # …举行的记者会上
    "about-first": (2.5, 0.0, 0.0),  # 就中朝建交70周年
    "saying-first": (-1.0, -0.5, 2.0),  # 强调坚定传承…
    "bracketed": (-1.0, 0.0, 3.0),  # （1949年10月—2019年9月）
    "column-last": (-2.0, 3.0, -2.0),  # …势头（国际视点）
    "quoted": (0.0, 1.5, 0.0),  # “加入工会后,就有了依靠”
    "before-quoted": (1.5, 0.0, 0.0),
    "stub-first": (2.0, 0.0, 0.0),  # 周报料王, over a line that is longer by half
    "phrases": (2.0, -1.0, 1.5),  # 宣讲冬奥 平安冬奥 情暖冬奥
    "comma": (1.2, -0.8, 1.2),
    "long": (0.8, -0.5, 0.8),  # 20 characters and more
    "very-long": (0.8, -1.0, 0.8),  # 26 and more: the median title line has 15
    "longer-than-next": (1.5, 0.0, 0.0),  # by a quarter
    "longer-than-before": (0.0, 0.0, 1.5),
    "shortest": (0.0, 1.0, 0.0),
    "stub": (1.0, 0.0, -1.0),  # a place's name alone, over a line that goes on with it
    "lead-repeats": (0.0, 0.7, 0.0),  # the line whose words the lead repeats most
}
"""Evidence for what a title line is. Set by hand on heads of 人民日报 and 工人日报."""

_MOST_LINES = 10

_NO_START = frozenset("，。、；：？！”’」』）》〉】")

_SAYING_WORDS = """
强调 指出 认为 要求 表示 提出 宣布 阐述 呼吁 揭露 谴责 致电 致函 说 称 决定 通知 号召 重申 希望 建议
宣告 声明 批示 勉励 祝贺 报道 透露 承认 強調 認為 說 稱 呼籲 聲明
"""
_SAYING = tuple(_SAYING_WORDS.split())
_OCCASION = ("会上", "之际", "时", "期间", "周年", "大会", "中", "前夕")
_DASHES = ("——", "──", "--", "—", "――")
_ENDINGS = {
    "dash-last": _DASHES,
    "saying-last": _SAYING,
    "colon-last": ("：", ":"),
    "occasion-last": _OCCASION,
}
_STARTS = {
    "dash-first": _DASHES,
    "about-first": ("就", "针对", "围绕", "为纪念", "为庆祝"),
    "saying-first": _SAYING,
}
_STUB = 5
_LENGTHS = (("stub", 0, _STUB), ("long", 20, 999), ("very-long", 26, 999))


@dataclass(frozen=True, slots=True)
class Heading:
    """The parts of a heading, each with its pieces in source order.

    `margin` is the lead of this reading over the next best one in weights of `PARTS` (infinite where
    there is but one). A line that was split stands in two parts with the same source line.
    """

    label: Piece | None = None
    series: Piece | None = None
    kicker: tuple[Piece, ...] = ()
    headline: tuple[Piece, ...] = ()
    deck: tuple[Piece, ...] = ()
    margin: float = float("inf")

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces, label and series first."""
        own = tuple(p for p in (self.label, self.series) if p is not None)
        return own + self.kicker + self.headline + self.deck

    @property
    def lines(self) -> tuple[LineRange, ...]:
        """The source lines of all parts in source order, each once."""
        return tuple(sorted({span for piece in self.pieces for span in piece.lines}))


def split_titles(pieces: Sequence[Piece], body: Sequence[Piece] = ()) -> Heading:
    """What each title line is. `pieces` are the title lines in source order, `body` what follows.

    No character is lost: the pieces of the heading hold the text of `pieces`.
    """
    if len(pieces) == 1 and len(pieces[0].text) <= LEAST_SIZE and not is_label(pieces[0].text):
        return Heading(headline=(pieces[0],))
    rest = _whole(pieces)
    label = _take_label(rest)
    series = _take_series(rest) if len(rest) <= _MOST_LINES else None
    if len(rest) == 1:
        upper, lower = split_line(rest[0])
        kicker = (upper,) if upper is not None else ()
        return Heading(label, series, kicker, (lower,))
    if len(rest) > _MOST_LINES:
        return Heading(label, series, headline=tuple(rest), margin=0.0)
    if not rest:
        return Heading(label, series)
    first, last, margin = _best_reading(rest, _lead_text(body))
    return Heading(label, series, tuple(rest[:first]), tuple(rest[first:last]), tuple(rest[last:]), margin)


def _whole(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines; one that begins with a mark that may not begin a line was cut off from the line above."""
    rest: list[Piece] = []
    for piece in pieces:
        above = rest[-1] if rest and piece.text[0] in _NO_START else None
        if above is not None and piece.part == above.part and not (above.links or piece.links):
            rest[-1] = Piece(above.text + piece.text, above.lines + piece.lines, above.kind, part=above.part)
        else:
            rest.append(piece)
    return rest


def _take_label(rest: list[Piece]) -> Piece | None:
    """A label wherever it stands (广告), or a column's name above the other lines (国际时评)."""
    if len(rest) > 1:
        for i, piece in enumerate(rest):
            if is_label(piece.text):
                return rest.pop(i)
        if is_column(rest[0].text):
            return rest.pop(0)
    return None


_SERIES_ENDS = frozenset("）)一二三四五六七八九十百道评论谈载①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
"""Last characters of every line in a series but for digits: most lines are spared the pattern."""


_NO_SERIES = frozenset("。！？")
"""What no such line holds. A class of them in the pattern would take longer to compile than to look for."""


@cache
def _series() -> re.Pattern[str]:
    number = r"[一二三四五六七八九十百\d]{1,3}"
    return re.compile(
        rf".{{2,26}}(?:[（(](?:之)?(?:{number}|上|中|下|续|完)[）)]|(?:系列|述评|报道|访谈|评论|连载|谈)之{number}|[①-⑳])$"
        r"|.{2,20}(?:系列(?:报道|述评|评论|访谈|谈)|连载)$"
    )


def _take_series(rest: list[Piece]) -> Piece | None:
    """A line with a running number, where another line below it can be the headline."""
    for i, piece in enumerate(rest[:-1]):
        below = any(not p.text.startswith(_DASHES) for p in rest[i + 1 :])
        last = piece.text[-1]
        may_be = len(piece.text) <= 32 and (last in _SERIES_ENDS or last.isdecimal())
        if below and may_be and _NO_SERIES.isdisjoint(piece.text) and _series().match(piece.text):
            return rest.pop(i)
    return None


def _lead_text(body: Sequence[Piece]) -> str:
    for piece in body[:4]:
        if len(piece.text) > 30:
            return piece.text[:200]
    return ""


def _best_reading(rest: Sequence[Piece], lead: str) -> tuple[int, int, float]:
    """Where the headline begins and ends among the lines, and by how much that reading leads."""
    scores = [_weigh(names) for names in _features([p.text for p in rest], lead)]
    count = len(rest)
    readings = []
    for first in range(count):
        for last in range(first + 1, count + 1):
            score = sum(s[0] for s in scores[:first])
            score += sum(s[1] for s in scores[first:last])
            score += sum(s[2] for s in scores[last:])
            readings.append((score, -first, last))
    readings.sort(reverse=True)
    score, first, last = readings[0]
    margin = score - readings[1][0] if len(readings) > 1 else float("inf")
    return -first, last, margin


def _weigh(names: Sequence[str]) -> tuple[float, float, float]:
    rows = [PARTS[name] for name in names]
    return (sum(r[0] for r in rows), sum(r[1] for r in rows), sum(r[2] for r in rows))


def _features(texts: Sequence[str], lead: str) -> list[list[str]]:
    """Named features of each title line, seen among its neighbours and held against the lead."""
    sizes = [_size(t) for t in texts]
    all_names = [_own_features(text, size) for text, size in zip(texts, sizes, strict=True)]
    least = min(sizes)
    repeats = [_overlap(t, lead) for t in texts]
    most = max(repeats)
    for i, names in enumerate(all_names):
        if sizes[i] == least and sizes.count(least) == 1:
            names.append("shortest")
        if i + 1 < len(texts):
            if sizes[i] >= 1.25 * sizes[i + 1]:
                names.append("longer-than-next")
            if "quoted" in all_names[i + 1]:
                names.append("before-quoted")
        if not i and len(texts) > 1 and sizes[0] <= _STUB and sizes[1] >= 1.5 * sizes[0]:
            names.append("stub-first")
        if i and sizes[i] >= 1.25 * sizes[i - 1] > 5:
            names.append("longer-than-before")
        if repeats[i] == most > 0.3 and repeats.count(most) == 1:
            names.append("lead-repeats")
    return all_names


def _size(text: str) -> int:
    """A title's length in characters without a column's name in brackets at its end."""
    column = _column().search(text) if text[-1] in "）)" else None
    return len(text) - len(column.group()) if column else len(text)


@cache
def _column() -> re.Pattern[str]:
    return re.compile(r"(?<=.)[（(][^（()）]{2,20}[）)]$")


def _own_features(text: str, size: int) -> list[str]:
    names = ["any"]
    names += [name for name, endings in _ENDINGS.items() if text.endswith(endings)][:1]
    names += [name for name, starts in _STARTS.items() if text.startswith(starts)]
    if text[-1] in "）)":
        if text[0] in "（(":
            names.append("bracketed")
        elif _column().search(text):
            names.append("column-last")
    closing = QUOTES.get(text[0])
    if closing and text[-1] == closing and text.count(closing) == 1:
        names.append("quoted")
    elif bare_commas(text):
        names.append("comma")
    if len(text.split()) > 2:
        names.append("phrases")
    names += [name for name, least, most in _LENGTHS if least <= size <= most]
    return names


def _overlap(text: str, lead: str) -> float:
    """What share of a title's pairs of characters the lead repeats."""
    pairs = {text[i : i + 2] for i in range(len(text) - 1)}
    return sum(pair in lead for pair in pairs) / len(pairs) if lead and pairs else 0.0
