"""Finding in issues for people and programs: searches that are ready to ask, and hits as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.search import Search

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.issue import Issue
    from reader.search import Hit, Query, Story
    from reader.search.whole import Words

__all__ = ["CONTEXT", "hit_json", "searches", "words"]

CONTEXT = 32
"""Characters on either side of a hit that tell programs where it stands."""


def words() -> Words:
    """Jieba's words. Waits for it to load: half a second the first time."""
    from reader.library.words import word_cutter
    from reader.search.whole import Words

    return Words(word_cutter().loaded())


def searches(
    query: Query, issues: Iterable[Issue], *, whole: bool, together: bool = False
) -> Iterator[Search]:
    """The query held against issues: one search for each as it comes, or one for all of them.

    It is one for all where that is asked for (`together`), and where the query has letters that may be
    pinyin: whether they are depends on all the text. `whole`: whole words only.
    """
    from reader.search import stories
    from reader.search.search import may_be_pinyin

    with_words = words() if whole else None
    groups: Iterable[Sequence[Issue]]
    if together or any(map(may_be_pinyin, query.terms)):
        groups = [list(issues)]
    else:
        groups = ([issue] for issue in issues)
    for group in groups:
        yield Search(query, stories(group), with_words)


def hit_json(story: Story, hit: Hit, context: int = CONTEXT) -> dict[str, Any]:
    """The object for one hit, with so many characters on either side, no further than its part goes."""
    from reader.search.snippets import around

    issue, section, article = story
    before, match, after = around(article, hit, context, context)
    made: dict[str, Any] = {
        "issue": {
            "masthead": issue.masthead,
            "date": issue.date,
            # A file's name may hold bytes that are no UTF-8; JSON may not.
            "path": issue.source.path.encode("utf-8", "replace").decode("utf-8"),
        },
        "article": article.id,
        "headline": article.headline,
        "section": section.name,
        "page": section.page,
        "part": hit.part,
        "offset": hit.start,
        "length": hit.end - hit.start,
        "match": match,
        "before": before,
        "after": after,
    }
    if hit.pinyin:
        made["by"] = "pinyin"
    return made
