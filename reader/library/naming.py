"""What an issue, a section and an article are called where one line must do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.strings import t

if TYPE_CHECKING:
    from reader.issue import Article, Issue, Section

__all__ = ["article_name", "is_day_alone", "issue_name", "section_name", "source_name"]

_HOLDER_WORDS = "articles article posts _posts content contents news data txt text md json html pages"
_HOLDERS = frozenset(_HOLDER_WORDS.split())
"""Folders that scripts put a day's stories into; no paper is called so."""

_FIRST_WORDS = 24
"""Characters of an article's text that stand for a headline it hasn't got."""


def issue_name(issue: Issue) -> str:
    """Masthead, date and number as far as they are known, parted by two spaces; "" for none."""
    return "  ".join(part for part in (issue.masthead, issue.date, issue.number) if part)


def source_name(path: str) -> str:
    """What a path is called where an issue has no masthead: the file's name, or in words a stream.

    The path of a pipe that the shell made (`<(…)`) is a descriptor's number, which tells nobody anything.
    """
    folder, _, name = path.rstrip("/").rpartition("/")
    if name in ("", "-") or path in ("/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"):
        return t("source.stdin")
    if folder == "/dev/fd" or (folder.startswith("/proc/") and folder.endswith("/fd")):
        return t("source.pipe")
    return name


def is_day_alone(issue: Issue) -> bool:
    """Whether the name of an issue's file or folder says no more than the day that is known: 20210601.txt.

    So it is, too, with a file in a day's folder, which is a part of that day.
    """
    path = issue.source.path
    if not issue.date or not any(char.isdigit() for char in path):
        return False
    from reader.loader.hints import is_date_alone, read_folders

    name = path.rstrip("/").rpartition("/")[2]
    if name.lower() in _HOLDERS or read_folders(path).date == issue.date:
        return True
    return is_date_alone(name.partition(".")[0] if name.count(".") == 1 else name)


def section_name(section: Section) -> str:
    """A section's page and name as a paper prints them (第3版 国际); "" for neither."""
    number, name = section.printed
    return " ".join(part for part in (f"第{number}版" if number else "", name) if part)


def article_name(article: Article) -> str:
    """The headline in one line; without one another heading part, else the text's first words."""
    for part in (article.headline, article.kicker, article.deck, article.series):
        if part:
            return part.replace("\n", " ").replace("\t", " ")
    for block in article.text_blocks():
        words = " ".join(block.text.split())
        if words:
            return words if len(words) <= _FIRST_WORDS else words[:_FIRST_WORDS] + "…"
    return article.label or ""
