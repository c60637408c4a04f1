"""Headings of stories in text pulled out of a PDF: headline over several lines, byline.

Where the first line of two is as wide as headlines get, the second goes on with it; where it is
narrower, the paper broke the line there. A last line that names a person or an institution is a byline.
A list of contents says the whole headline, and settles it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.loader.draft import Piece
from reader.loader.marks import CLOSERS, mark
from reader.loader.names import is_name, split_names
from reader.loader.unwrap import join_lines, line_ranges
from reader.loader.wrapping import BRACKETED, HAN, QUOTED, SENTENCE, fills, line_end, line_units

if TYPE_CHECKING:
    from dataclasses import dataclass, field
else:
    from reader.light import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.pdfcontents import Contents

__all__ = ["Head", "HeadStyle", "head_style", "heading_start", "read_head"]


@dataclass(slots=True)
class Head:
    """A heading's title lines and its bylines."""

    titles: list[Piece] = field(default_factory=list)
    bylines: list[Piece] = field(default_factory=list)


_LONGEST_TITLE = 60
_SURE = 3.0
"""What a byline's marks come to that names an office (本报记者), not only people."""

_HANGING = "，。、；：！？”’）》」』…"


@dataclass(frozen=True, slots=True)
class HeadStyle:
    """How a file sets its headings: the headlines' measure in units, and whether bylines are bare names."""

    width: int = 0
    bare_names: bool = True


def head_style(heads: Sequence[Sequence[str]]) -> HeadStyle:
    """The style of a file whose headings (stamps left out) are these."""
    width = title_width(heads)
    named = [head for head in heads if len(head) > 1]
    bare = sum(
        0 < _byline_marks(head[-1].strip()) < _SURE and not fills(head[-2].strip(), head[-1].strip(), width)
        for head in named
    )
    return HeadStyle(width, bare > 0 or len(named) < 5)


def title_width(heads: Sequence[Sequence[str]]) -> int:
    """The measure of headlines, in units, of a file whose headings (stamps left out) are these.

    It is the commonest width of a line that another one follows, when it is among the widest.
    """
    counts: dict[int, int] = {}
    widest = 0
    for head in heads:
        for line in head[:-1]:
            size = line_units(line.strip())
            counts[size] = counts.get(size, 0) + 1
        for line in head:
            if _byline_marks(line.strip()) <= 0:
                widest = max(widest, line_units(line.strip().rstrip(_HANGING)))
    wide = [size for size in counts if size >= 0.75 * widest and counts[size] >= 3]
    return max(wide, key=lambda size: (counts[size], size)) if wide else widest


def heading_start(lines: Sequence[str], measure: int) -> int:
    """Where in these lines, the last ones above a stamp, the heading begins.

    It begins behind the last line that ends a sentence and behind what else ends a story (a sign-off, a
    credit, a signature). `measure` is the text's, in units; 0 where it has none.
    """
    texts = [line.strip() for line in lines]
    start = next((k + 1 for k in range(len(texts) - 2, -1, -1) if _ends_a_sentence(texts, k, measure)), 0)
    while start < len(texts) - 1:
        text = texts[start]
        if _name_list().match(text):
            ends = any(not _lists_names(texts, k) for k in range(start + 1, len(texts)))
        else:
            ends = _ends_a_story(text)
        if not ends:
            break
        start += 1
    return start


def _ends_a_sentence(texts: Sequence[str], k: int, measure: int) -> bool:
    """Whether line k ends as prose does and no title: with 。, or a bracket that a line began with.

    A title may end with ！ or ？; a line with these ends a paragraph when the line above is as wide as
    the text's.
    """
    text = texts[k]
    bare = text.rstrip(CLOSERS)
    if bare.endswith("。"):
        return True
    if bare.endswith(tuple("！？!?…")):
        return measure > 0 and k > 0 and 0 <= measure - line_units(texts[k - 1]) <= HAN
    if not text.endswith(("）", ")")) or _open_brackets(text):
        return line_end(text) == BRACKETED
    if text.count("（") + text.count("(") >= text.count("）") + text.count(")"):
        return line_end(text) == BRACKETED
    above = [line for line in texts[max(0, k - 3) : k] if "（" in line or "(" in line]
    return bool(above) and above[-1][0] in "（("


def _lists_names(texts: Sequence[str], k: int) -> bool:
    """Whether line k is a list of names or goes on with the one above."""
    if _name_list().match(texts[k]):
        return True
    return bool(_name_list().match(texts[k - 1])) and _byline_marks(texts[k]) > 0


@cache
def _colophon() -> re.Pattern[str]:
    return re.compile(
        r".{0,8}(?:版式设计|来源|邮箱|信箱|热线|电话|制图|制表|供图|投稿|来稿|客户端|网址)|——\s*编\s*者"
    )


def _ends_a_story(text: str) -> bool:
    """Whether this may be a story's last paragraph rather than a line of the next heading."""
    if len(text) > _LONGEST_TITLE:
        return True
    if line_end(text) in (SENTENCE, QUOTED) and text.rstrip(CLOSERS)[-1] not in "？！?!":
        return True
    if any(mark(name).match(text) for name in ("sign-off", "credit", "jump")):
        return True
    # A reader's letter is signed with place and name: 江苏南京市  刘国华.
    _, _, value = text.partition("：")
    if value.isascii() and value:
        return True
    _, _, name = text.replace("\u3000", "  ").rpartition("  ")
    return bool(_colophon().match(text)) or (
        name != text and len(text) <= 16 and 2 <= len(name) <= 4 and is_name(name)
    )


def read_head(lines: Sequence[str], numbers: Sequence[int], style: HeadStyle, contents: Contents) -> Head:
    """The heading in these lines, `numbers` are its source lines."""
    if not lines:
        return Head()
    texts = [line.strip() for line in lines]
    count = len(texts) if _name_list().match(texts[0]) else contents.title_lines(texts)
    if count <= 0:
        count = max(-count, _title_count(texts, style))
    return Head(
        titles=_titles(texts[:count], numbers, style, contents),
        bylines=[Piece(texts[k], ((numbers[k], numbers[k]),), "byline") for k in range(count, len(texts))],
    )


def _titles(
    texts: Sequence[str], numbers: Sequence[int], style: HeadStyle, contents: Contents
) -> list[Piece]:
    """The title lines as the paper broke them. A list of names is one, its lines kept apart."""
    if _name_list().match(texts[0]):
        return [Piece("\n".join(texts), line_ranges(numbers[: len(texts)]))]
    breaks = contents.breaks(texts)
    groups: list[list[int]] = []
    for k in range(len(texts)):
        if groups and not _breaks(texts, k, style.width, breaks):
            groups[-1].append(k)
        else:
            groups.append([k])
    return [
        Piece(join_lines([texts[k] for k in group]), line_ranges([numbers[k] for k in group]))
        for group in groups
    ]


def _breaks(texts: Sequence[str], k: int, width: int, breaks: set[int] | None) -> bool:
    """Whether the paper began a new title line with line k, rather than a program's wrapping."""
    if breaks is not None:
        return k in breaks
    if _open_brackets(texts[k - 1]):
        return False
    return not fills(texts[k - 1], texts[k], width)


def _open_brackets(text: str) -> bool:
    return any(text.count(left) > text.count(right) for left, right in ("（）", "“”", "《》", "()"))


def _title_count(texts: Sequence[str], style: HeadStyle) -> int:
    """How many of a heading's lines are the headline; the others are bylines."""
    count = len(texts)
    while count > 1:
        line = texts[count - 1]
        if _open_brackets("".join(texts[: count - 1])) and not _open_brackets("".join(texts[:count])):
            break
        marks = _byline_marks(line)
        if fills(texts[count - 2], line, style.width):
            marks -= 1.5 if style.bare_names else 2.9
        if marks <= 0:
            break
        count -= 1
        if count < len(texts) - 2:
            break
    return count


@cache
def _name_list() -> re.Pattern[str]:
    """A headline that is itself a list of names: 本版责编：杨  旭  张帅祯."""
    return re.compile(r"\S{0,8}(?:责\s*编|编\s*辑|主\s*编|编\s*委|校\s*对|美\s*编|设\s*计|统\s*筹)\s*[:：]")


@cache
def _institution() -> re.Pattern[str]:
    return re.compile(
        r"[\u4e00-\u9fff]{3,}(?:院|部|委|会|局|社|室|组|中心|大学|编委会|研究所|党校|公司|协会)$"
    )


@cache
def _foreign_name() -> re.Pattern[str]:
    return re.compile(r"[\u4e00-\u9fff]{1,8}(?:[·•・][\u4e00-\u9fffA-Z.]{1,8}){1,4}")


@cache
def _role_words() -> re.Pattern[str]:
    return re.compile(
        r"(?:[□■◎●○◆]\s*)?(?:文[/／]?图?|图[/／]?文|摄影|撰文|编译|整理|作者)\s*[:：/／]?\s*\S"
        r"|\S{2,12}\s+(?:文|图|摄|文[/／]图|文[/／]摄|编译|整理)$"
    )


def _byline_marks(line: str) -> float:
    """How much a heading's last line looks like a byline: above 0 rather, 3 surely."""
    if mark("byline").match(line):
        return 3.0
    if _role_words().match(line):
        return 2.0
    names = split_names(line)
    if names and all(is_name(name) or _foreign_name().fullmatch(name) for name in names):
        # 李 非: a paper that spaces names of two shows it; 路径 may be any word.
        spaced = len(names) > 1 or " " in line or "\u3000" in line
        return 2.5 if spaced or len(names[0]) > 2 else 1.0
    if _institution().fullmatch(line):
        return 0.8
    return -1.0
