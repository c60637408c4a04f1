r"""An issue as Markdown (CommonMark, with GFM's tables).

A story's heading parts stand below its headline, so that a program that cuts the file at its
headings leaves them with their story. What the text holds is escaped only where it would be taken
for a mark, so that the file reads well unrendered too.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.issue import Box, Picture, TextBlock
from reader.library.naming import issue_name, section_name, source_name
from reader.typeset.forms import FORMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.issue import Article, Block, Issue

__all__ = ["escape", "issue_markdown"]

_CAPTION = FORMS["caption"].mark
"""Stands before a caption, as in the reader."""

_BORDER = "---"
"""Parts a story without a headline from what stands before it."""


def issue_markdown(issue: Issue, *, of_several: bool = False) -> Iterator[str]:
    """The text in chunks, each a block of Markdown with its line end.

    The highest heading is `#`: that of the issue, the section or the article, whichever is known.
    `of_several`: the issue stands among others, so that every one has its `#` (the file's name where it
    has none of its own), its sections are `##` and its articles `###`, whatever is known of them.
    """
    level = 1
    gap = ""
    name = issue_name(issue) or (source_name(issue.source.path) if of_several else "")
    if name:
        yield f"{_heading(level, name)}\n"
        gap = "\n"
        level += 1
    named = of_several or any(section_name(section) for section in issue.sections)
    for section in issue.sections:
        heading = section_name(section)
        if heading:
            yield f"{gap}{_heading(level, heading)}\n"
            gap = "\n"
        for article in section.articles:
            for block in _article(article, level + named):
                yield f"{gap}{block}\n"
                gap = "\n"


def _article(article: Article, level: int) -> Iterator[str]:
    yield _heading(level, article.headline) if article.headline else _BORDER
    if article.label:
        yield _marked("*", article.label)
    if article.series:
        yield _marked("*", article.series)
    if article.kicker:
        yield _marked("**", article.kicker)
    if article.deck:
        yield _marked("**", article.deck)
    lists = _Lists()
    for block in article.blocks:
        made = _block(block, level + 1)
        if made and isinstance(block, TextBlock) and block.item:
            yield lists.mark(block.item, block.depth) + made
        elif made:
            lists = _Lists()
            yield made


def _block(block: Block, level: int) -> str:
    if isinstance(block, Picture):
        return f"![{_lines(block.alt)}]({_destination(block.path)})" if block.path or block.alt else ""
    if isinstance(block, Box):
        inside = [_marked("**", block.title)] if block.title else []
        lists = _Lists()
        for inner in block.blocks:
            made = _text_block(inner, level)
            if made and inner.item:
                made = lists.mark(inner.item, inner.depth) + made
            elif made:
                lists = _Lists()
            inside += [made] if made else []
        return "\n".join(f"> {line}".rstrip(" ") for line in "\n\n".join(inside).split("\n"))
    return _text_block(block, level)


def _text_block(block: TextBlock, level: int) -> str:
    if not block.text.strip():
        return ""
    if block.kind == "subhead":
        return _heading(level, block.text)
    if block.kind == "caption":
        return f"{_CAPTION}{_marked('*', block.text)}"
    if block.kind in {"byline", "credit", "sign-off", "jump"}:
        return _marked("*", block.text)
    if block.kind == "table":
        return _table(block.text)
    return _with_marks(block) if block.links or block.stress else _lines(block.text)


class _Lists:
    """The lists that one stands in: an item's mark begins where the words of the item around it do.

    Anything deeper would be a block of code, anything less no part of that item (CommonMark 5.2).
    """

    def __init__(self) -> None:
        self._words_at: list[int] = []

    def mark(self, item: str, depth: int) -> str:
        """What stands before an item's words."""
        del self._words_at[depth:]
        indent = self._words_at[-1] if self._words_at else 0
        own = f"{item if item[0].isdigit() else '-'} "
        self._words_at.append(indent + len(own))
        return " " * indent + own


def _with_marks(block: TextBlock) -> str:
    """A text with its links and what is in bold. A link within bold words, or with such in it, is a link."""
    marks = [(start, end, f"]({_destination(url)})") for start, end, url in block.links]
    marks += (
        (start, end, "**")
        for start, end in block.stress
        if not any(start < last and first < end for first, last, _ in block.links)
    )

    def between(text: str, at: int) -> str:
        return _inline().sub(r"\\\g<0>", text) if at else escape(text)

    made: list[str] = []
    at = 0
    for start, end, close in sorted(marks):
        words = _inline().sub(r"\\\g<0>", block.text[start:end])
        before = between(block.text[at:start], at)
        if before.endswith("!") and close != "**":
            before = f"{before[:-1]}\\!"  # with the bracket it would begin a picture
        made += (before, "**" if close == "**" else "[", words, close)
        at = end
    return "".join((*made, between(block.text[at:], at))).replace("\n", "\\\n")


def _heading(level: int, text: str) -> str:
    """An ATX heading. A row of # that stands alone at its end would be taken for a closing mark."""
    one_line = escape(" ".join(text.split("\n")).strip())
    head = one_line.rstrip("#")
    if head != one_line and (not head or head.endswith((" ", "\t"))):
        one_line = one_line[:-1] + "\\#"
    return f"{'#' * min(level, 6)} {one_line}"


def _marked(mark: str, text: str) -> str:
    """Every printed line within emphasis of its own: a mark next to a line's end is always one."""
    lines = (line.strip() for line in text.split("\n"))
    return "\\\n".join(f"{mark}{escape(line)}{mark}" for line in lines if line)


def _lines(text: str) -> str:
    """Printed lines kept as lines by hard breaks. White space at a line's begin would be dropped."""
    return "\\\n".join(escape(line) for line in text.strip().split("\n") if line.strip())


def _table(text: str) -> str:
    """A row a line and cells parted by tabs, the first row as the head that GFM wants."""
    rows = [
        [escape(cell.strip()).replace("|", "\\|") for cell in row.split("\t")] for row in text.split("\n")
    ]
    columns = max(len(row) for row in rows)
    rows = [row + [""] * (columns - len(row)) for row in rows]
    rows.insert(1, ["---"] * columns)
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _destination(path: str | None) -> str:
    """A link's target: within <> anything may stand but these."""
    text = (path or "").replace("\\", "\\\\").replace("<", "\\<").replace(">", "\\>").replace("\n", " ")
    return f"<{text}>" if text else ""


@cache
def _inline() -> re.Pattern[str]:
    # Marks wherever they stand; an underscore within a word and a lone tilde or & are none.
    return re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<=~)~|&(?=#?\w{1,40};)")


@cache
def _opening() -> re.Pattern[str]:
    # Marks at the begin of a line: heading, quote, list, rule, underline of a heading, table.
    return re.compile(r"(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|[-_=](?=[-_=\s]*$)|\||\d{1,9}(?=[.)](\s|$)))")


def escape(line: str) -> str:
    """One line of text such that Markdown shows these very characters."""
    made = _inline().sub(r"\\\g<0>", line.lstrip(" \t"))
    opening = _opening().match(made)
    if opening is None:
        return made
    at = opening.end() if opening[0][0].isdigit() else 0
    return f"{made[:at]}\\{made[at:]}"
