"""Running heads and feet: what every page of a text repeats, and what stands in the midst of its sentences.

A foot is known by its number, which grows by one from page to page; words that say it is a page's
number make it sure even alone. A running head is known by standing beside the feet again and again.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from reader.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

__all__ = ["page_numbers", "running_heads", "running_lines"]

_LONGEST = 40
_LONGEST_FOOT = 24
_SAMPLE = 4000
"""Lines whose commonest width is taken for that of all."""
_ENDS = frozenset("。！？!?…”’」』）)：；:;.")
_FOOT_ENDS = frozenset("页)）]］】-‐–—―·•~～")
"""Last characters of feet, but for digits."""
_SPACES = " \t\u3000"
_NUMERALS = "〇零一二三四五六七八九十百"

_DIGIT = "0"
# First characters (`_DIGIT` stands for every digit), pattern, and how many in a row it takes to believe that
# the numbers are pages'.
_FEET: tuple[tuple[str, str, int], ...] = (
    (
        "第",
        r"第\s*(\d{1,4}|[〇零一二三四五六七八九十百]{1,5})\s*页(?:\s*[/／,，、]?\s*共\s*\d{1,4}\s*页)?",
        1,
    ),
    ("共", r"共\s*\d{1,4}\s*页\s*[/／,，、]?\s*第\s*(\d{1,4})\s*页", 1),
    ("Pp", r"[Pp](?:age|AGE|\.)\s*(\d{1,4})(?:\s*(?:of|OF|/)\s*\d{1,4})?", 1),
    ("-‐–—―·•~～", r"[-‐–—―·•~～]{1,3}\s*(\d{1,4})\s*[-‐–—―·•~～]{1,3}", 2),
    (_DIGIT, r"(\d{1,4})\s*[/／]\s*\d{1,4}", 2),
    ("[［【(（" + _DIGIT, r"[\[［【(（]?\s*(\d{1,4})\s*[\]］】)）]?", 3),
)


_LONGEST_NAMED = 90
"""Characters of the longest foot that says more than a number: a paper's name and day, a site's address."""

_SENTENCES = frozenset("。！？；")
"""What no foot holds."""

_NAMED = (
    r"(.{2,80}[\s|｜·—–\-])"
    r"(?:第\s*(\d{1,4})\s*页(?:\s*[/／,，、]?\s*共\s*\d{1,4}\s*页)?|(\d{1,4})\s*[/／]\s*\d{1,4})"
)


class _Foot(NamedTuple):
    line: int  # index
    number: int
    earlier: int  # index into the feet of its kind: the page before, or -1
    length: int  # of the chain up to here


@cache
def _pattern(kind: int) -> re.Pattern[str]:
    return re.compile(_FEET[kind][1])


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"\d+")


def running_lines(lines: Sequence[str]) -> set[int]:
    """The indices of lines that are a page's number or a head or foot that pages repeat."""
    feet = page_numbers(lines)
    return feet | running_heads(lines, feet)


def running_heads(lines: Sequence[str], feet: set[int], marks: Container[int] = ()) -> set[int]:
    """The indices of lines that pages repeat, given those of the page numbers.

    Lines whose index is in `marks` are known to be something else.
    """
    return _repeated(lines, feet, marks) | _interrupting(lines, marks)


def page_numbers(lines: Sequence[str]) -> set[int]:
    """The indices of lines that are a page's number, alone or behind what each of them says."""
    found: list[list[_Foot]] = [[] for _ in _FEET]
    latest: list[dict[int, int]] = [{} for _ in _FEET]
    # Most lines end in a Han, which no foot does but 页: the comprehension spares them the rest. A foot may
    # stand in the middle of its line.
    short = [
        index
        for index, line in enumerate(lines)
        if line
        and not ("\u4e00" <= line[-1] <= "\u9fff" and line[-1] != "页")
        and (len(line) <= _LONGEST_FOOT or (line[0] in _SPACES and len(line.strip()) <= _LONGEST_FOOT))
    ]
    for index in short:
        text = lines[index].strip()
        if not text or not (text[-1] in _FOOT_ENDS or text[-1].isdigit()):
            continue
        first = _DIGIT if text[0].isdigit() else text[0]
        for kind, (starts, _, _) in enumerate(_FEET):
            match = _pattern(kind).fullmatch(text) if first in starts else None
            if match:
                number = _number(match[1])
                earlier = latest[kind].get(number - 1, -1)
                length = found[kind][earlier].length + 1 if earlier >= 0 else 1
                latest[kind][number] = len(found[kind])
                found[kind].append(_Foot(index, number, earlier, length))
                break
    feet: set[int] = set()
    for (_, _, least), kind_found in zip(_FEET, found, strict=True):
        for foot in reversed(kind_found):
            if foot.length >= least or foot.line in feet:
                feet.add(foot.line)
                if foot.earlier >= 0:
                    feet.add(kind_found[foot.earlier].line)
    return feet | _named_feet(lines)


@cache
def _named() -> re.Pattern[str]:
    return re.compile(_NAMED)


def _named_feet(lines: Sequence[str]) -> set[int]:
    """The indices of feet that hold more than a page's number: A03 要闻 云河日报 2021/12/1 第3页.

    The rest of them is the same on every page, and the number grows by one.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for index, line in enumerate(lines):
        if not line or len(line) > _LONGEST_NAMED:
            continue
        if line[-1] != "页" and not (line[-1].isdigit() and ("/" in line or "／" in line)):
            continue
        match = _named().fullmatch(line.strip()) if _SENTENCES.isdisjoint(line) else None
        if match:
            found.setdefault(match[1].strip(), []).append((index, int(match[2] or match[3])))
    feet: set[int] = set()
    for places in found.values():
        for (upper, number), (lower, following) in pairwise(places):
            if following == number + 1:
                feet |= {upper, lower}
    return feet


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    total = unit = 0
    for char in text:
        value = _NUMERALS.index(char)
        if value >= 11:  # 十, 百 stand behind their factor, which may be left out
            total += max(unit, 1) * (10 if char == "十" else 100)
            unit = 0
        else:
            unit = max(value - 1, 0)
    return total + unit


def _repeated(lines: Sequence[str], feet: set[int], marks: Container[int]) -> set[int]:
    """Lines beside the feet that stand there on a third of all pages."""
    if len(feet) < 3:
        return set()
    places: dict[str, list[int]] = {}
    for foot in feet:
        for step in (-1, 1):
            for index in _beside(lines, foot, step, feet):
                key = _digits().sub("0", "".join(lines[index].split()))
                places.setdefault(key, []).append(index)
    least = max(3, len(feet) // 3)
    return {
        index for found in places.values() if len(found) >= least for index in found if index not in marks
    }


def _beside(lines: Sequence[str], foot: int, step: int, feet: set[int]) -> list[int]:
    """The two nearest lines on one side of a foot that hold text and are short."""
    found: list[int] = []
    index = foot + step
    while 0 <= index < len(lines) and abs(index - foot) <= 4 and len(found) < 2:
        text = lines[index].strip()
        if text and index not in feet:
            if len(text) > _LONGEST:
                break
            found.append(index)
        index += step
    return found


def _interrupting(lines: Sequence[str], marks: Container[int]) -> set[int]:
    """Short lines that stand three times or more, often behind a wide line whose sentence goes on.

    Other lines that repeat (a byline, a subhead) don't stand there. A running head stands between
    stories too.
    """
    from collections import Counter

    counts = Counter(lines)
    repeated = {
        line
        for line, count in counts.items()
        if count >= 3 and len(line) <= _LONGEST and len(line.strip()) >= 3 and line.rstrip()[-1] not in _ENDS
    }
    if not repeated:
        return set()
    places: dict[str, list[int]] = {}
    for index in [k for k, line in enumerate(lines) if line in repeated]:
        places.setdefault(lines[index].strip(), []).append(index)
    widths = Counter([len(line.encode("utf-8", "surrogatepass")) + len(line) for line in lines[:_SAMPLE]])
    widths.pop(0, None)
    measure = max(widths, key=lambda size: widths[size], default=0)
    found: set[int] = set()
    for text, indices in places.items():
        if not measure or 4 * len(text) > 0.8 * measure:
            continue
        cuts = sum(_is_cut(lines, index, measure) for index in indices)
        if cuts >= 2 and 10 * cuts >= len(indices):
            found.update(index for index in indices if index not in marks)
    return found


def _is_cut(lines: Sequence[str], index: int, measure: int) -> bool:
    """Whether the line before this one is as wide as lines get and ends without a mark."""
    above = lines[index - 1].rstrip() if index else ""
    if not above or above[-1] in _ENDS or index + 1 >= len(lines):
        return False
    return 0 <= measure - (len(above.encode("utf-8", "surrogatepass")) + len(above)) <= 4
