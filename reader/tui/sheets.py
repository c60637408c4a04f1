"""What the sheet about an article and its issue says."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from reader.chars import visible
from reader.strings import STRINGS, language, t
from reader.tui.cells import cell_width
from reader.tui.naming import articles_text, date_text, paper_name, section_name, title_of
from reader.tui.paint import Span, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.errors import KanbaoError
    from reader.issue import Article, Issue, LineRange, Warning
    from reader.tui.reading import Reading

    Rows: TypeAlias = Sequence[tuple[str, str]]

__all__ = ["info_lines", "table_row", "trouble_lines"]

_MOST_TROUBLES = 500
"""Of files that couldn't be read; who has more looks at the folder."""

_FIELDS_SHOWN = 40
_LONGEST_NAME = 16
_MOST_OF_FIELD = 500
"""Of what a record says beside its story: fields, characters of a field's name, of its value."""


def info_lines(reading: Reading, article: Article | None, more: Rows, width: int) -> list[list[Span]]:
    """What is known of an article, and of its issue, with what the loader wasn't sure of.

    `more`: what else is told of the article, names with values.
    """
    lines: list[list[Span]] = []
    if article is not None:
        lines.append([(t("info.article"), "strong")])
        lines += _table(_article_facts(reading, article, more), width)
        lines.append([])
    lines.append([(t("info.issue"), "strong")])
    lines += _table(_issue_facts(reading.issue), width)
    warnings = reading.issue.warnings
    if not warnings:
        return lines
    lines.append([])
    lines.append([(t("info.warnings", count=len(warnings)), "strong")])
    for warning in warnings:
        where = "" if _names_its_line(warning) else _places(warning.lines)
        text = visible(warning.message) + (
            f"（{where}）" if where and language() == "zh" else f" ({where})" if where else ""
        )
        lines += _point(text, width)
    return lines


def trouble_lines(troubles: Sequence[KanbaoError], width: int) -> list[list[Span]]:
    """What couldn't be read, file by file, below a head and a blank line; nothing where all could."""
    if not troubles:
        return []
    lines: list[list[Span]] = [[], [(t("info.troubles", count=len(troubles)), "strong")]]
    for trouble in troubles[:_MOST_TROUBLES]:
        lines += _point(visible(str(trouble)), width)
    return lines + ([[("…", "faint")]] if len(troubles) > _MOST_TROUBLES else [])


def _point(text: str, width: int) -> list[list[Span]]:
    """A text with a point before it."""
    return [
        [("· " if at == 0 else "  ", "faint"), (line, "text")]
        for at, line in enumerate(wrap(text, width - 2))
    ]


def _article_facts(reading: Reading, article: Article, more: Rows) -> Iterator[tuple[str, str]]:
    yield t("info.headline"), title_of(article)
    at = reading.index.article_at.get(article.id)
    section = None if at is None else reading.index.section_of(at)
    yield t("info.section"), section_name(None if section is None else reading.issue.sections[section])
    yield t("info.kind"), t(f"kind.{article.kind}")
    index = reading.index
    yield t("info.repeats"), _named(reading, index.repeats.get(article.id))
    yield t("info.onward"), _named(reading, index.jumps.onward.get(article.id))
    yield t("info.backward"), _named(reading, index.jumps.backward.get(article.id))
    yield t("info.label"), article.label or ""
    yield t("info.date"), date_text(article.date)
    separator = "、" if language() == "zh" else ", "
    yield t("info.authors"), separator.join(_author(a.name, a.role) for a in article.authors)
    yield t("info.dateline"), article.dateline or ""
    paragraphs = sum(block.kind == "paragraph" for block in article.text_blocks())
    yield (
        t("info.length"),
        t(
            "info.characters",
            count=len(article.text),
            paragraphs=paragraphs,
            minutes=reading.minutes_of(article),
        ),
    )
    yield from more
    ranges = [*article.heading_lines, *(r for block in article.text_blocks() for r in block.lines or ())]
    yield t("info.lines"), _places(ranges)
    yield t("info.url"), article.url or ""
    for name, value in article.info[:_FIELDS_SHOWN]:
        words = " ".join(value.split())
        cut = words[:_MOST_OF_FIELD] + ("…" if len(words) > _MOST_OF_FIELD else "")
        yield visible(name)[:_LONGEST_NAME], visible(cut)


def _named(reading: Reading, article_id: str | None) -> str:
    """Another article of the issue: its number, its page and its title."""
    at = reading.index.article_at.get(article_id or "")
    if at is None:
        return ""
    section = reading.index.section_of(at)
    where = section_name(None if section is None else reading.issue.sections[section])
    return "  ".join(filter(None, (str(at + 1), where, title_of(reading.issue.articles[at]))))


def _issue_facts(issue: Issue) -> Iterator[tuple[str, str]]:
    yield t("info.paper"), paper_name(issue)
    yield t("info.date"), date_text(issue.date)
    yield t("info.number"), issue.number or ""
    yield t("info.count"), articles_text(len(issue.articles))
    yield t("info.path"), issue.source.path
    reader = f"reader.{issue.source.reader}"
    yield t("info.reader"), t(reader) if reader in STRINGS else issue.source.reader
    yield t("info.encoding"), issue.source.encoding or ""
    yield t("info.furniture"), t("info.pieces", count=len(issue.furniture)) if issue.furniture else ""


def _author(name: str, role: str | None) -> str:
    return f"{name}（{role}）" if role and language() == "zh" else f"{name} ({role})" if role else name


def _names_its_line(warning: Warning) -> bool:
    """Whether the message itself says at which line its doubt begins."""
    if not warning.lines:
        return False
    line = t("info.line", first=min(first for first, _ in warning.lines))
    _, found, after = warning.message.partition(line)
    return bool(found) and not after[:1].isdigit()


def _places(ranges: Iterable[LineRange] | None) -> str:
    """The source lines from the first to the last of the ranges, as people write them."""
    found = list(ranges or ())
    if not found:
        return ""
    first, last = min(begin for begin, _ in found), max(end for _, end in found)
    return t("info.line", first=first) if first == last else t("info.line-range", first=first, last=last)


def _table(rows: Iterable[tuple[str, str]], width: int) -> list[list[Span]]:
    """Rows of a name and a value; those without a value are left out."""
    known = [(name, visible(value)) for name, value in rows if value]
    column = max((cell_width(name) for name, _ in known), default=0)
    return [line for name, value in known for line in table_row(name, value, column, width, "faint")]


def table_row(name: str, value: str, column: int, width: int, tone: str = "text") -> list[list[Span]]:
    """A name in a column of its own, its value beside it in as many lines as it takes."""
    lines = []
    parts = wrap(value, max(2, width - column - 3))
    names = wrap(name, column)
    for at in range(max(len(parts), len(names))):
        shown = names[at] if at < len(names) else ""
        lines.append(
            [
                (" " + shown + " " * (column - cell_width(shown) + 2), tone),
                (parts[at] if at < len(parts) else "", "text"),
            ]
        )
    return lines
