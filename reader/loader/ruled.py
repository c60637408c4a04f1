"""Stories parted by ruled lines: a title, perhaps lines of fields below it, then a paragraph a line.

So scripts write several stories into one file. The ruled lines are furniture, so are the brackets where every
title stands in some (【…】), and the fields, which tell day, page and authors.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from reader.issue import Furniture
from reader.loader.draft import ArticleDraft, IssueDraft, Piece, SectionDraft
from reader.loader.fieldlines import LONGEST, fields_of, tell
from reader.loader.fields import Place
from reader.loader.shortlines import is_closed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.loader.draft import Document

__all__ = ["read", "sniff"]

_LONGEST_TITLE = 60
_SNIFFED = 50
"""Stories that are looked at."""

_Line = tuple[int, str]


@cache
def _rule() -> re.Pattern[str]:
    return re.compile(r"\s*([-=*_#~－＝＊＿─━═—])\1{7,}\s*")


def sniff(document: Document) -> float:
    """Sure where ruled lines part two stories at least, each a title over prose without another heading."""
    if not any(_rule().fullmatch(line) for line in document.lines):
        return 0.0
    parts = [part for part in islice(_parts(document.lines, []), _SNIFFED) if part]
    good = sum(map(_is_story, parts))
    return 0.9 if len(parts) > 1 and good > 1 and good >= 0.8 * len(parts) else 0.0


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


def _is_story(part: Sequence[_Line]) -> bool:
    title, rest = part[0][1], [text for _, text in part[1:]]
    if len(title) > _LONGEST_TITLE or is_closed(title.strip("【】[]")):
        return False
    while rest and len(rest[0]) <= LONGEST and fields_of(rest[0]):
        rest = rest[1:]
    return bool(rest) and is_closed(rest[0]) and sum(map(is_closed, rest)) >= 0.8 * len(rest)


def read(document: Document) -> IssueDraft:
    """The stories of a file, each with what the lines below its title say."""
    issue = IssueDraft()
    rules: list[_Line] = []
    parts = [part for part in _parts(document.lines, rules) if part]
    issue.furniture += [Furniture(text, ((number, number),)) for number, text in rules]
    bracketed = all(re.fullmatch(r"【[^【】]+】", part[0][1]) for part in parts)
    for part in parts:
        number, title = part[0]
        if bracketed:
            title = title[1:-1].strip()
            issue.furniture.append(Furniture("【】", ((number, number),)))
        article = ArticleDraft(titles=[Piece(title, ((number, number),), part="headline")])
        rest = part[1:]
        place = Place()
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
