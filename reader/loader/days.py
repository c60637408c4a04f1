"""Several days that one file of records holds, as an issue for each.

A list of stories by their subject has many dates as well, and stays one issue: days are told apart where the
file puts stories under them, where the stories have pages of a paper, or where several stand together for
each day.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.loader.draft import IssueDraft, SectionDraft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.draft import ArticleDraft

__all__ = ["by_day"]

_FEW_DAYS = 7
"""So many days, at most, are told apart by pages however few stories each has."""


def by_day(issue: IssueDraft, shares: Sequence[tuple[int, int]], *, told: bool = False) -> list[IssueDraft]:
    """An issue for each day, in the order of the days, or the one issue where these are no days of a paper.

    `shares`: for each story, in the order of the sections, which pieces of furniture [start, end) are its
    own. `told`: the file has the stories under days. The issue that was given becomes the first of them, and
    keeps its warnings and the furniture of no story.
    """
    placed = [(section, article) for section in issue.sections for article in section.articles]
    days = sorted({article.date for _, article in placed if article.date is not None})
    if len(days) < 2 or len(shares) != len(placed) or not (told or _are_days(placed)):
        return [issue]
    if any(article.date is None for _, article in placed):
        return [issue]
    made = {
        day: IssueDraft(masthead=issue.masthead, date=day, partial=True, part=day, origin=issue.origin)
        for day in days
    }
    last: tuple[int, str | None] | None = None
    for (section, article), (start, end) in zip(placed, shares, strict=True):
        day = made[article.date or ""]
        if (id(section), article.date) != last:
            day.sections.append(SectionDraft(name=section.name, page=section.page))
        last = (id(section), article.date)
        day.sections[-1].articles.append(article)
        day.furniture += issue.furniture[start:end]
    rest = issue.furniture[max(end for _, end in shares) :]
    first = made.pop(days[0])
    issue.sections, issue.furniture = first.sections, [*first.furniture, *rest]
    issue.date, issue.partial, issue.part = days[0], True, days[0]
    return [issue, *made.values()]


def _are_days(placed: Sequence[tuple[SectionDraft, ArticleDraft]]) -> bool:
    dates = [article.date for _, article in placed]
    count = len(set(dates))
    many = len(dates) >= 2 * count
    if all(section.page is not None for section, _ in placed):
        return many or count <= _FEW_DAYS
    runs = 1 + sum(one != other for one, other in pairwise(dates))
    return many and runs == count
