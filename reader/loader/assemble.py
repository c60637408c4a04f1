"""From drafts to the immutable issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.issue import Article, Issue, Section, Source, TextBlock, article_ids

if TYPE_CHECKING:
    from reader.loader.draft import IssueDraft

__all__ = ["assemble"]


def assemble(draft: IssueDraft, source: Source) -> Issue:
    """The issue that a draft describes."""
    drafts = [a for s in draft.sections for a in s.articles]
    ids = iter(
        article_ids(([p.text for p in a.titles], a.body[0].text if a.body else "") for a in drafts)
    )
    return Issue(
        source=source,
        masthead=draft.masthead,
        date=draft.date,
        number=draft.number,
        furniture=tuple(draft.furniture),
        warnings=tuple(draft.warnings),
        sections=tuple(
            Section(
                name=s.name,
                page=s.page,
                articles=tuple(
                    Article(
                        id=next(ids),
                        headline="\n".join(p.text for p in a.titles),
                        date=a.date,
                        url=a.url,
                        authors=a.authors,
                        blocks=tuple(TextBlock(p.kind or "paragraph", p.text, p.lines) for p in a.body),
                        heading_lines=tuple(r for p in a.titles for r in p.lines),
                    )
                    for a in s.articles
                ),
            )
            for s in draft.sections
        ),
    )
