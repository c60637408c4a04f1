"""Lists of a page's stories, beside the stories themselves: each story once, under the page of its list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.issue import Furniture

if TYPE_CHECKING:
    from reader.loader.draft import ArticleDraft, IssueDraft, SectionDraft

__all__ = ["last_part", "with_stories"]


def with_stories(issue: IssueDraft) -> None:
    """Take out the entries of lists whose stories are there; the stories get the page that the list names.

    An entry's story is the one in a file that is called like the last part of the entry's address, that was
    saved from such an address, or, where browsers called the file otherwise, the one with the entry's title.
    Of the entry, its words are furniture then. Stories stand in the order of their list.
    """
    if not any(article.listed for section in issue.sections for article in section.articles):
        return
    stories = [
        (section, article)
        for section in issue.sections
        for article in section.articles
        if not article.listed and article.source
    ]
    there: dict[str, tuple[SectionDraft, ArticleDraft]] = {}
    for section, article in stories:
        for name in (last_part(article.source), last_part(article.url), _title(article)):
            if name:
                there.setdefault(name, (section, article))
    free = {id(article) for _, article in stories}
    for section in list(issue.sections):
        kept: list[ArticleDraft] = []
        for article in section.articles:
            names = (last_part(article.url), _title(article)) if article.listed else ()
            found = next((there[one] for one in names if one in there and id(there[one][1]) in free), None)
            if found is None:
                kept.append(article)
                continue
            free.discard(id(found[1]))
            kept.append(_moved(*found))
            text = "\n".join(piece.text for piece in article.titles)
            issue.furniture.append(Furniture(text, source=article.source))
        section.articles = kept
    issue.sections = [section for section in issue.sections if section.articles]


def _moved(section: SectionDraft, article: ArticleDraft) -> ArticleDraft:
    section.articles = [one for one in section.articles if one is not article]
    return article


def _title(article: ArticleDraft) -> str:
    """The headline's letters; a mark before them keeps them from being a file's name."""
    from reader.loader.markup.body import plain  # few folders hold lists

    lines = (piece.text for piece in article.titles if piece.part in ("headline", None))
    title = plain("".join(lines))
    return f"/{title}" if title else ""


def last_part(path: str | None) -> str:
    """What a file's path or an address ends with, in lower case, without what is asked of a server."""
    return (path or "").partition("?")[0].partition("#")[0].replace("\\", "/").rpartition("/")[2].lower()
