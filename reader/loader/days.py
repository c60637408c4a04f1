"""Several days under which one file has its stories, as an issue for each.

A list, a table or records whose stories have many dates of their own stay one issue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.draft import IssueDraft, SectionDraft

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["by_day"]


def by_day(issue: IssueDraft, shares: Sequence[tuple[int, int]]) -> list[IssueDraft]:
    """An issue for each day, in the order of the days; the one issue where a story has none or all have one.

    `shares`: for each story, in the order of the sections, which pieces of furniture [start, end) are its
    own. The issue that was given becomes the first of them, and keeps its warnings and the furniture of no
    story.
    """
    placed = [(section, article) for section in issue.sections for article in section.articles]
    days = sorted({article.date for _, article in placed if article.date is not None})
    if len(days) < 2 or len(shares) != len(placed) or any(article.date is None for _, article in placed):
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
