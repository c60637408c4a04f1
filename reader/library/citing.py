"""An article or a part of it with where it stood: 《报名》2021年12月24日 第3版《标题》."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as calendar
from typing import TYPE_CHECKING

from reader.issue import Issue
from reader.library.naming import article_name

if TYPE_CHECKING:
    from reader.issue import Article, Section

__all__ = ["article_alone", "article_file", "source_line", "with_source"]

_INNER = str.maketrans("《》", "〈〉")
"""A title within a title has the single marks (GB/T 15834, 4.15)."""


def source_line(issue: Issue, article: Article) -> str:
    """Paper, date, page and headline as a Chinese text quotes them; what isn't known is left out."""
    section = _section_of(issue, article)
    place = [_titled(issue.masthead) + _date(article.date or issue.date)]
    if section is not None and section.page is not None:
        place.append(f"第{section.printed[0]}版")
    return " ".join(part for part in place if part) + _titled(article_name(article))


def with_source(text: str, citation: str) -> str:
    """The text, a blank line, and a line that says where it stood (see `source_line`)."""
    return f"{text}\n\n——{citation}\n"


def _section_of(issue: Issue, article: Article) -> Section | None:
    """The section that holds this very article."""
    return next((s for s in issue.sections if any(a is article for a in s.articles)), None)


def article_alone(issue: Issue, article: Article) -> Issue:
    """An issue that has no name and no section and holds this article alone."""
    section = _section_of(issue, article)
    bare = () if section is None else (replace(section, articles=(article,), name=None, page=None),)
    return Issue(issue.source, bare)


def article_file(issue: Issue, article: Article, *, markdown: bool) -> str:
    """What a file with this article holds: its blocks as Markdown or text, then where it stood."""
    from reader.library.markdown import escape, issue_markdown
    from reader.library.text import issue_text

    alone = article_alone(issue, article)
    source = f"——{source_line(issue, article)}"
    if markdown:
        return "".join(issue_markdown(alone)) + f"\n{escape(source)}\n"
    return "".join(issue_text(alone)) + f"\n{source}\n"


def _titled(name: str | None) -> str:
    one_line = " ".join((name or "").split())
    return f"《{one_line.translate(_INNER)}》" if one_line else ""


def _date(date: str | None) -> str:
    """An ISO date in Chinese; what is no date as it is."""
    try:
        day = calendar.fromisoformat(date or "")
    except ValueError:
        return date or ""
    return f"{day.year}年{day.month}月{day.day}日"
