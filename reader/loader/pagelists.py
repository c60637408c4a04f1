"""Lists of a page's stories, beside the stories themselves: each story once, under the page of its list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.issue import Furniture

if TYPE_CHECKING:
    from reader.loader.draft import ArticleDraft, IssueDraft, SectionDraft

__all__ = ["with_stories"]


def with_stories(issue: IssueDraft) -> None:
    """Take out the entries of lists whose stories are there; the stories get the page that the list names.

    An entry's story is the one in a file that is called like the last part of the entry's address. Of the
    entry, its words are furniture then. Stories stand in the order of their list.
    """
    if not any(article.listed for section in issue.sections for article in section.articles):
        return
    there = {
        _last(article.source): (section, article)
        for section in issue.sections
        for article in section.articles
        if not article.listed and article.source
    }
    for section in list(issue.sections):
        kept: list[ArticleDraft] = []
        for article in section.articles:
            found = there.pop(_last(article.url), None) if article.listed else None
            if found is None:
                kept.append(article)
                continue
            kept.append(_moved(*found))
            text = "\n".join(piece.text for piece in article.titles)
            issue.furniture.append(Furniture(text, source=article.source))
        section.articles = kept
    issue.sections = [section for section in issue.sections if section.articles]


def _moved(section: SectionDraft, article: ArticleDraft) -> ArticleDraft:
    section.articles = [one for one in section.articles if one is not article]
    return article


def _last(path: str | None) -> str:
    return (path or "").partition("?")[0].partition("#")[0].replace("\\", "/").rpartition("/")[2].lower()
