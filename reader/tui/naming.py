"""What things are called on the screen, each in one line: papers, dates, sections, articles."""

from __future__ import annotations

from datetime import date as calendar
from typing import TYPE_CHECKING

from reader.library.naming import article_name, is_day_alone, source_name
from reader.strings import language, t

if TYPE_CHECKING:
    from reader.issue import Article, Issue, Section
    from reader.store.model import Sighting

__all__ = ["articles_text", "date_text", "paper_name", "quoted", "section_name", "seen_name", "title_of"]


_INNER = str.maketrans("“”‘’", "‘’“”")
"""Quotation marks within quotation marks (GB/T 15834, 4.8)."""


def quoted(words: str) -> str:
    """Words of a text in quotation marks, on one line; their own become the inner ones."""
    return f"“{' '.join(words.split()).translate(_INNER)}”"


def title_of(article: Article) -> str:
    """The headline in one line; without one what comes nearest, at last the first words."""
    return article_name(article) or t("article.untitled")


def section_name(section: Section | None) -> str:
    """`3版 国际`; what isn't known is left out, empty when nothing is."""
    if section is None:
        return ""
    number, name = section.printed
    return " ".join(part for part in (t("section.page", page=number) if number else "", name) if part)


def paper_name(issue: Issue) -> str:
    """The masthead; without one the file's name, unless that says the date over again: then ""."""
    return issue.masthead or ("" if is_day_alone(issue) else source_name(issue.source.path))


def seen_name(seen: Sighting) -> str:
    """What an issue that isn't open is called: its masthead or file, and its date; hostile as it may be."""
    return "  ".join(filter(None, (seen.masthead or source_name(seen.path or "-"), date_text(seen.date))))


def articles_text(count: int) -> str:
    """How many articles, in words."""
    return t("contents.count", count=count)


def date_text(date: str | None) -> str:
    """An ISO date as a paper writes it, with its weekday; what is no date is given back as it is."""
    if not date:
        return ""
    try:
        day = calendar.fromisoformat(date)
    except ValueError:
        return date
    weekday = t("date.weekdays").split()[day.weekday()]
    if language() == "zh":
        return f"{day.year}年{day.month}月{day.day}日 {weekday}"
    return f"{weekday} {day.day} {t('date.months').split()[day.month - 1]} {day.year}"
