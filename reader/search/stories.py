"""Whether one story is what a query asks for, and where: one term at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.chars.folding import fold
from reader.search.pattern import Hit, compiled, found_in_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.issue import Article, Issue, Part, Section
    from reader.search.query import Term

__all__ = ["Story", "by_sound", "literal", "meets", "printed", "stories"]

_BYLINES = ("byline", "credit", "sign-off")
"""Blocks that say who wrote a story or took its pictures."""


class Story(NamedTuple):
    """An article where it stands."""

    issue: Issue
    section: Section
    article: Article


def stories(issues: Iterable[Issue]) -> list[Story]:
    """All articles of issues, in reading order."""
    return [Story(issue, s, article) for issue in issues for s in issue.sections for article in s.articles]


def in_heading(part: Part) -> bool:
    """Whether a part belongs to the heading: label, series, kicker, headline, deck."""
    return part.block is None


def literal(term: Term, article: Article) -> Iterator[Hit]:
    """Where the characters of a term stand; of a `title:` term in the heading."""
    return found_in_parts(compiled(term.text), article, in_heading if term.field == "title" else None)


def by_sound(term: Term, story: Story) -> Iterator[Hit]:
    """Where the headline, or the section's name, is what the letters of a term stand for.

    A section's name stands nowhere in the article, so it gives an empty hit at the begin.
    """
    from reader.chars.pinyin import spans, syllables

    sounds = None if term.quoted else syllables(term.text)
    if sounds is None:
        return
    if term.field is None and spans(story.section.name or "", *sounds):
        yield Hit(0, 0, "section", pinyin=True)
    for part in story.article.parts:
        if part.name == "headline":
            for start, end in spans(story.article.headline, *sounds):
                yield Hit(part.start + start, part.start + end, "headline", pinyin=True)


def meets(term: Term, story: Story) -> bool:
    """Whether a story is one that an `author:`, `section:` or `label:` term lets through."""
    pattern = compiled(term.text)
    if term.field == "label":
        return pattern.search(story.article.label or "") is not None
    if term.field == "section":
        return pattern.search(story.section.name or "") is not None or _is_page(term.text, story.section)
    names = (author.name for author in story.article.authors)
    return any(map(pattern.search, names)) or any(True for _ in printed(term, story.article))


def _is_page(value: str, section: Section) -> bool:
    """Whether a value names the section by its page: 3, 3版, 第3版."""
    number = fold(value).removeprefix("第").removesuffix("版")
    return number.isascii() and number.isdigit() and section.page == int(number[:9])


def printed(term: Term, article: Article) -> list[Hit]:
    """Where the article's text prints what an `author:` or `label:` term asks for.

    An author stands in bylines, credits, sign-offs and the dateline.
    """
    pattern = compiled(term.text)
    if term.field == "label":
        return list(found_in_parts(pattern, article, lambda part: part.name == "label"))
    if term.field != "author":
        return []
    start = article.text.find(article.dateline) if article.dateline else -1
    end = start + len(article.dateline or "")
    return [
        hit
        for hit in found_in_parts(pattern, article)
        if hit.part in _BYLINES or start <= hit.start < hit.end <= end
    ]
