"""Article files of crawlers: line 1 kicker, line 2 headline, line 3 deck, then a paragraph a line.

An empty line among the first three means just that. A line among them that ends as a sentence does or begins
as a report does is text: some crawlers write a title and then the text. The file's name says date, page and
number (20210601-01-03.txt), or the folders above it do (2021年/06月/01日/第01版/03.txt), or it is the story's
title over nothing but paragraphs (老街灯火又亮起来.txt). A line below the title that says a day, or a day and
other fields (2021-06-01 来源：县台), is furniture.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.issue import Furniture
from reader.loader.authors import read_dateline
from reader.loader.draft import ArticleDraft, IssueDraft, Piece, SectionDraft
from reader.loader.hints import iso_date, read_folders, read_line, read_path
from reader.loader.shortlines import is_closed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.draft import Document, TitlePart

__all__ = ["read", "sniff"]

_PARTS: tuple[TitlePart, ...] = ("kicker", "headline", "deck")

_LONGEST = 120
"""Characters; what is longer than this is no title line, in any paper."""

_ENDS = "。！？；，、"
_SENTENCE = 40
"""Characters; a closed line that is longer is no title line."""

_NAMED, _LEAST_NAMED = 8, 4
"""Characters of a title, its marks left out, looked for in a file's name; so many it must have."""

_MOST_LINES = 2000
"""Of a story whose file is called by its title."""

_MARKS, _NAME = frozenset(":："), 8
"""What stands behind a field's name, and within how many characters."""

_FIELDS = 5
"""So many lines are looked at for a day and other fields below a title."""


def _name(stem: str) -> re.Match[str] | None:
    """Date, page, number: 20210601-01-03, 2021-06-01_A02_5."""
    return _whole_name().fullmatch(stem) if stem.startswith(("18", "19", "20")) else None


@cache
def _whole_name() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\d)((?:18|19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)[-_]([A-Z]?)(\d{1,3})[-_](\d{1,4})(?:\D.*)?"
    )


@cache
def _short_name() -> re.Pattern[str]:
    """Page and number, in a day's folder: 01-03, A02_5, 1-1."""
    return re.compile(r"([A-Z]?)(\d{1,3})[-_.](\d{1,4})")


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0] or path.rpartition("/")[2]


def sniff(document: Document) -> float:
    """Sure by a whole name over lines that can be a heading's; by folders where the empty lines tell too."""
    lines = document.lines[:5]
    heads = [line.strip() for line in lines[:3]]
    if len(lines) < 2 or max(map(len, heads)) > _LONGEST:
        return 0.0
    stem = _stem(document.path)
    name = _name(stem)
    if name and iso_date(name[1], name[3], name[4]):
        return 0.95
    hint, folders = read_path(document.path), read_folders(document.path)
    is_titled = _is_titled(stem, heads)
    if (folders.date and _short_name().fullmatch(stem) and heads[1]) or (
        is_titled and _is_one_story(document.lines)
    ):
        return 0.92
    is_headed = any(told is not None and told.page is not None for told in map(read_line, heads))
    if is_headed or hint.date is None or (hint.page is None and folders.page is None):
        return 0.0  # a page's running head is in no story's file
    is_numbered = stem.replace("-", "").replace("_", "").isdigit()
    if not heads[1] or (heads[0] and len(heads) > 2 and heads[2] and not (is_numbered and folders.page)):
        return 0.0
    return 0.92 if (is_numbered or is_titled) and not heads[1].endswith(tuple(_ENDS)) else 0.0


def _bare(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _is_titled(stem: str, heads: Sequence[str]) -> bool:
    """Whether a file is called by one of its first two lines."""
    name = _bare(stem)
    titles = [_bare(head) for head in heads[:2] if not read_line(head)]
    if any(len(title) >= _LEAST_NAMED and title[:_NAMED] in name for title in titles):
        return True
    return (
        len(name) >= _LEAST_NAMED and not name.isdecimal() and any(title.startswith(name) for title in titles)
    )


def _is_one_story(lines: Sequence[str]) -> bool:
    """Whether below the first lines all are paragraphs, but for a sign-off at the end: no other heading."""
    texts = [text for line in lines if (text := line.strip())]
    if len(texts) < 2 or len(texts) > _MOST_LINES:
        return False
    start = next((i for i, text in enumerate(texts[:4]) if i and is_closed(text)), 0)
    above = texts[1:start]
    return start > 0 and len(above) < 3 and all(map(is_closed, texts[start:-1]))


def _heads(document: Document) -> tuple[TitlePart, ...]:
    """What the first lines are; where the text begins early, the first of them is the headline.

    So it is where the file is called by it.
    """
    stem = _stem(document.path)
    if not _name(stem) and _is_titled(stem, [document.lines[0].strip()]):
        return ("headline",)
    for number, line in enumerate(document.lines[: len(_PARTS)]):
        text = line.strip()
        if text.endswith("。") or (len(text) > _SENTENCE and is_closed(text)) or read_dateline(text):
            if number == 0:
                return _PARTS
            alone = number == 1 or not document.lines[1].strip() or _fields(document.lines[1].strip())
            return ("headline",) if alone and document.lines[0].strip() else _PARTS[:number]
    return _PARTS


def read(document: Document) -> IssueDraft:
    """The one story of a file, on its page."""
    issue, article = IssueDraft(), ArticleDraft()
    titles: list[Piece] = []
    body: list[Piece] = []
    heads = _heads(document)
    for number, line in enumerate(document.lines, 1):
        text = line.strip()
        if not text:
            continue
        told = []
        if 1 < number <= _FIELDS and titles and all(piece.kind == "byline" for piece in body):
            told = _fields(text, named=len(heads) == 1)
        if [role for role, _ in told] == ["author"]:
            body.append(Piece(text, ((number, number),), "byline"))
        elif told:
            from reader.loader.fieldlines import tell

            tell(told, article, issue)
            issue.furniture.append(Furniture(text, ((number, number),)))
        elif number <= len(heads):
            titles.append(Piece(text, ((number, number),), part=heads[number - 1]))
        else:
            body.append(Piece(text, ((number, number),)))
    article.titles, article.body = titles, body
    section = SectionDraft([article])
    name = _name(_stem(document.path))
    folders = read_folders(document.path)
    hint = read_path(document.path)
    section.page, section.name = folders.page, folders.section
    date = hint.date or folders.date
    if name and (day := iso_date(name[1], name[3], name[4])):
        date = day
        if section.page != int(name[6]):
            section.page, section.name = int(name[6]), None
        if name[5] and not section.name:
            section.name = name[5] + name[6]
    elif section.page is None:
        short = _short_name().fullmatch(_stem(document.path))
        section.page = int(short[2]) if short and folders.date else hint.page
        section.name = short[1] + short[2] if short and short[1] and not section.name else section.name
    issue.sections.append(section)
    issue.date = date or article.date
    return issue


def _fields(text: str, *, named: bool = False) -> list[tuple[str, str]]:
    """What a line says that begins with a day, or with `named` is a field; nothing for another line."""
    is_named = named and bool(_MARKS.intersection(text[:_NAME]))
    if len(text) > _LONGEST or not (text[:1].isdigit() or is_named):
        return []
    from reader.loader.fieldlines import fields_of  # most files have no such line

    return fields_of(text, others=True) or []
