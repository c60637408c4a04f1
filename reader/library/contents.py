"""The contents of an issue as a list for people: sections, and numbered articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chars import visible
from reader.library.naming import article_name, issue_name, section_name
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.issue import Article, Issue

__all__ = ["contents"]


def contents(issue: Issue) -> Iterator[str]:
    """The lines, without ends: the issue, then each section's name and its articles.

    The numbers count through the issue from 1: they are those of `find_article`.
    """
    count = len(issue.articles)
    size = t("cli.articles", count=count)
    name, path = issue_name(issue), visible(issue.source.path)
    yield f"{name}  {size}  {path}" if name else f"{path}  {size}"
    digits = len(str(count))
    number = 0
    for section in issue.sections:
        heading = section_name(section)
        if heading:
            yield ""
            yield heading
        elif number == 0:
            yield ""
        for article in section.articles:
            number += 1
            yield f"{number:>{digits + 2}}  {_entry(article, issue)}"


def _entry(article: Article, issue: Issue) -> str:
    date = f"{article.date}  " if article.date and article.date != issue.date else ""
    name = article_name(article)
    label = f"[{article.label}] " if article.label and article.label != name else ""
    parts = f"{date}{label}{name}", t("article.no-text") if article.is_bare else ""
    return "  ".join(filter(None, parts))
