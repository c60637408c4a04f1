"""What any page of an electronic paper says of itself: its day, its paper, its page's number and name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.loader.fields import Place
from reader.loader.hints import find_date, find_paper, page_number
from reader.loader.htmlpage import place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.htmlpage import Page
    from reader.loader.markup.flow import Run

__all__ = ["date_on", "paper_of", "place_told"]

_LONGEST_LINE = 80
_IN_LINE = (
    r"第?\s*(?<![\dA-Za-z])0*([A-Za-z]{0,2}\d{1,3})\s*版"
    r"(?:\s*[:：·]?\s*([\u4e00-\u9fff]{2,8}))?(?![\u4e00-\u9fff])"
)
"""第01版：要闻 and the like, within a line."""

_NONE = Place()


def date_on(runs: Sequence[Run]) -> str | None:
    """The day that the first short line with one tells."""
    short = (run.text for run in runs if len(run.text) <= _LONGEST_LINE)
    return next((date for text in short if (date := find_date(text))), None)


def paper_of(page: Page, runs: Sequence[Run]) -> str | None:
    """The paper's name: by the title, in 《》 with a date behind it, or before the date of the page."""
    known = find_paper(page.title)
    if known:
        return known
    for run in runs:
        if len(run.text) > _LONGEST_LINE or not find_date(run.text):
            continue
        text = run.text.strip()
        found = re.search(r"《([^《》]{2,12})》", text) or re.match(
            r"([^\s\d，。:：]{2,10}[报報刊])(?=[\s\d,，（(]|$)", text
        )
        if found:
            return found[1]
    parts = [*page.title_parts, *re.split(r"\s*[-–—_]+\s*", page.title)]
    for part in reversed(parts):
        named = re.fullmatch(r"(.{1,10}?[报報刊])(?:数字.{1,4}|电子.{1,4}|多媒体.{1,6}|網|网)?", part)
        if named:
            return named[1]
    return page.paper()


def place_told(runs: Sequence[Run], known: Place = _NONE) -> Place:
    """The page of a story or a list: by a line that is its mark, else by one that tells the day as well.

    `known` is what was found already. A link that is a page's mark tells the name of the page with that
    number or, alone among links, the page.
    """
    page, name = known.page, known.name
    here = next((found for run in runs if not run.linked and (found := place_of(run.text))), None)
    if here is None or here.page is None:
        lines = (" ".join(run.text.split()) for run in runs if len(run.text) <= _LONGEST_LINE)
        dated = (re.search(_IN_LINE, text) for text in lines if find_date(text))
        mark = next((one for one in dated if one), None)
        here = Place(page_number(mark[1].upper()), mark[2]) if mark else _NONE
    if page is None or page == here.page:
        page, name = page or here.page, name or here.name
    if page is not None and name is not None:
        return Place(page, name)
    linked = {one for run in runs for words, _ in run.links if (one := place_of(words)) and one.page}
    if page is None and len(linked) == 1:
        return next(iter(linked))
    names = {one.name for one in linked if one.page == page and one.name}
    return Place(page, name or (next(iter(names)) if len(names) == 1 else None))
