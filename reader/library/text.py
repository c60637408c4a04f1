"""An issue as plain text: a paragraph a line, blank lines between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.issue import Box, TextBlock
from reader.library.naming import issue_name, section_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.issue import Article, Issue

__all__ = ["issue_text"]


def issue_text(issue: Issue) -> Iterator[str]:
    """The text in chunks, each a block with its line end.

    The issue's and the sections' names stand above what they name where they are known. Heading
    parts are a line each, directly below each other; two blank lines part articles, one the rest.
    """
    name = issue_name(issue)
    gap = ""
    if name:
        yield f"{name}\n"
        gap = "\n\n"
    for section in issue.sections:
        heading = section_name(section)
        if heading:
            yield f"{gap}{heading}\n"
            gap = "\n"
        for article in section.articles:
            for block in _article(article):
                yield f"{gap}{block}\n"
                gap = "\n"
            gap = "\n\n"


def _article(article: Article) -> Iterator[str]:
    parts = (article.label, article.series, article.kicker, article.headline, article.deck)
    heading = "\n".join(part for part in parts if part)
    if heading:
        yield heading
    for block in article.blocks:
        if isinstance(block, TextBlock):
            if block.text:
                yield block.text
        elif isinstance(block, Box):
            if block.title:
                yield block.title
            yield from (inner.text for inner in block.blocks if inner.text)
