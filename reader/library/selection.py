"""One article out of issues: by its number as a person counts, or by its id."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import UsageError
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.issue import Article, Issue, LineRange

__all__ = ["find_article", "only_article"]


def find_article(issues: Sequence[Issue], name: str) -> tuple[int, Article]:
    """The article called `name`, and the index of its issue.

    Digits are a number that counts the articles from 1, which needs one issue to count in;
    anything else is an id, and the first issue that has it counts. Raises UsageError when there is none.
    """
    if name.isascii() and name.removeprefix("-").isdigit():
        return 0, _by_number(issues, name)
    for index, issue in enumerate(issues):
        article = issue.article(name)
        if article is not None:
            return index, article
    count = sum(len(issue.articles) for issue in issues)
    raise UsageError(t("cli.no-article-id", id=name, count=count), hint=t("cli.hint-toc"))


def _by_number(issues: Sequence[Issue], digits: str) -> Article:
    if len(issues) != 1:
        raise UsageError(t("cli.number-of-several", number=digits))
    articles = issues[0].articles
    # Thousands of digits: int() refuses them, and no issue has so many articles.
    number = int(digits) if len(digits) < 10 else 0
    if not 1 <= number <= len(articles):
        raise UsageError(
            t("cli.no-article", number=digits[:20], count=len(articles)),
            path=issues[0].source.path,
            hint=t("cli.hint-toc"),
        )
    return articles[number - 1]


def only_article(issue: Issue, article: Article) -> Issue:
    """The issue as if it held nothing but this article.

    Furniture stays where it stood between the article's lines, warnings where they speak of these
    lines or of the file as a whole.
    """
    section = next(s for s in issue.sections if any(a is article for a in s.articles))
    own = list(article.heading_lines)
    for block in article.blocks:
        own += getattr(block, "lines", None) or ()
    for text_block in article.text_blocks():
        own += text_block.lines or ()
    return replace(
        issue,
        sections=(replace(section, articles=(article,)),),
        furniture=tuple(f for f in issue.furniture if f.lines and _touch(f.lines, own)),
        warnings=tuple(w for w in issue.warnings if not w.lines or _touch(w.lines, own)),
    )


def _touch(some: Iterable[LineRange], others: Sequence[LineRange]) -> bool:
    return any(a <= d and c <= b for a, b in some for c, d in others)
