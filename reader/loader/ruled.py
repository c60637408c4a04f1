"""Stories parted by ruled lines: a title, perhaps lines of fields around it, then a paragraph a line.

So scripts write several stories into one file, and so do services of clippings: number, paper and fields
above the title (A02 | 港聞 | 2021-12-29), a number and who owns the text below it. The ruled lines are
furniture, so are the brackets where every title stands in some (【…】), what most stories have above or
below, and the fields, which tell day, page and authors.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from reader.issue import Furniture
from reader.loader.draft import ArticleDraft, IssueDraft, Piece, SectionDraft
from reader.loader.fieldlines import LONGEST, fields_of, tell
from reader.loader.fields import Place, as_place
from reader.loader.papernames import is_paper
from reader.loader.shortlines import is_closed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.loader.draft import Document

__all__ = ["read", "sniff"]

_LONGEST_TITLE = 60
_SNIFFED = 50
"""Stories that are looked at."""

_AROUND = 4
"""So many lines above a title, and below a story's text, may be no text of the story."""

_LONGEST_COMMON = 40

_SURELY = 0.8
"""The share of stories, and of a story's lines, that must look as they should."""

_Line = tuple[int, str]


@cache
def _rule() -> re.Pattern[str]:
    return re.compile(r"\s*([-=*_#~－＝＊＿─━═—])\1{7,}\s*")


@cache
def _page() -> re.Pattern[str]:
    """What a script writes before a title: 【第05版】, [03版 要闻]."""
    return re.compile(r"[【\[（(]\s*(第?\s*[A-Z]?\d{1,3}\s*版[^】\]）)]{0,10})[】\]）)]\s*(?=\S)")


def sniff(document: Document) -> float:
    """Sure where ruled lines part two stories at least, each a title over prose without another heading."""
    if not any(_rule().fullmatch(line) for line in document.lines):
        return 0.0
    parts = [part for part in islice(_parts(document.lines, []), _SNIFFED) if part]
    common = _common(parts)
    good = 0
    for part in parts:
        above, inner, below = _inner(part, common)
        told = len(inner) > 2 and len(inner[1][1]) <= LONGEST and fields_of(inner[1][1])
        good += _is_story(inner, _SURELY / 2 if told or (above and below) else _SURELY)
    return 0.9 if len(parts) > 1 and good > 1 and good >= _SURELY * len(parts) else 0.0


def _parts(lines: Sequence[str], rules: list[_Line]) -> Iterator[list[_Line]]:
    """The numbered lines, those that are blank left out, between ruled lines, which `rules` is given."""
    held: list[_Line] = []
    for number, line in enumerate(lines, 1):
        if _rule().fullmatch(line):
            rules.append((number, line.strip()))
            yield held
            held = []
        elif text := line.strip():
            held.append((number, text))
    yield held


def _common(parts: Sequence[Sequence[_Line]]) -> frozenset[str]:
    """Short lines that most stories have at their top or foot: the paper, who owns the text."""
    counts: dict[str, int] = {}
    for part in parts:
        for text in {text for _, text in (*part[:_AROUND], *part[-_AROUND:]) if len(text) <= _LONGEST_COMMON}:
            counts[text] = counts.get(text, 0) + 1
    return frozenset(text for text, count in counts.items() if count > 1 and 5 * count >= 4 * len(parts))


def _inner(part: list[_Line], common: frozenset[str]) -> tuple[list[_Line], list[_Line], list[_Line]]:
    """What stands above the title, the story, and what stands below it."""
    start, end = 0, len(part)
    while start < min(_AROUND, end - 1) and _is_aside(part[start][1], common, number=start == 0):
        start += 1
    while end > start + 1 and len(part) - end < _AROUND and _is_aside(part[end - 1][1], common):
        end -= 1
    return part[:start], part[start:end], part[end:]


def _is_aside(text: str, common: frozenset[str], *, number: bool = False) -> bool:
    if text in common or (number and re.fullmatch(r"\d{1,4}[.、．]?", text)):
        return True
    return len(text) <= LONGEST and fields_of(text, others=True) is not None


def _is_story(part: Sequence[_Line], least: float) -> bool:
    """Whether a part is a title over text; `least`: so much of its lines must end as paragraphs do."""
    title, rest = part[0][1], [text for _, text in part[1:]]
    bare = title.strip("【】[]")
    if len(title) > _LONGEST_TITLE or (is_closed(bare) and not (bare[-1] in "？！?!" and least < _SURELY)):
        return False
    while rest and len(rest[0]) <= LONGEST and fields_of(rest[0]):
        rest = rest[1:]
    begun = bool(rest) and (is_closed(rest[0]) or least < _SURELY)
    return begun and sum(map(is_closed, rest)) >= least * len(rest)


def read(document: Document) -> IssueDraft:
    """The stories of a file, each with what the lines below its title say."""
    issue = IssueDraft()
    rules: list[_Line] = []
    parts = [part for part in _parts(document.lines, rules) if part]
    issue.furniture += [Furniture(text, ((number, number),)) for number, text in rules]
    bracketed = all(re.fullmatch(r"【[^【】]+】", part[0][1]) for part in parts)
    common = _common(parts)
    paged = all(_page().match(_inner(part, common)[1][0][1]) for part in parts)
    for whole in parts:
        above, part, below = _inner(whole, common)
        number, title = part[0]
        place = Place()
        if bracketed:
            title = title[1:-1].strip()
            issue.furniture.append(Furniture("【】", ((number, number),)))
        elif paged and (found := _page().match(title)):
            issue.furniture.append(Furniture(found[0].strip(), ((number, number),)))
            title, place = title[found.end() :], as_place(found[1])
        article = ArticleDraft(titles=[Piece(title, ((number, number),), part="headline")])
        rest = part[1:]
        for line, text in (*above, *below):
            place = tell(fields_of(text, others=True) or (), article, issue, place)
            if issue.masthead is None and is_paper(text):
                issue.masthead = text
            issue.furniture.append(Furniture(text, ((line, line),)))
        while rest and len(rest[0][1]) <= LONGEST and (told := fields_of(rest[0][1])):
            place = tell(told, article, issue, place)
            issue.furniture.append(Furniture(rest[0][1], ((rest[0][0], rest[0][0]),)))
            rest = rest[1:]
        article.body = [Piece(text, ((line, line),)) for line, text in rest]
        last = issue.sections[-1] if issue.sections else None
        if last is not None and Place(last.page, last.name) == place:
            last.articles.append(article)
        else:
            issue.sections.append(SectionDraft([article], place.name, place.page))
    return issue
