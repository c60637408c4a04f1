"""An article as the typesetter prints it, in one column without a margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.typeset import Options, set_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.issue import Article

__all__ = ["printed"]


def printed(articles: Iterable[Article], width: int, options: Options | None = None) -> Iterator[str]:
    """The printed lines, without ends, at a measure of `width` cells; two blank ones between articles."""
    how = options or Options()
    first = True
    for article in articles:
        if not first:
            yield ""
            yield ""
        first = False
        for line in set_article(article, width, how):
            yield line.drawn.rstrip()
