"""Stories out of records with named fields: JSON objects, rows of a CSV.

What a field means its name tells (`fields`), and where no name tells the headline or the text, what the
fields hold (`unnamed`). What nobody knows is kept in the story's info, and told of where it says something.
Of several fields that hold the text the first with words counts; a second form of the same text is markup,
another text goes into the info. Field names and values other than headings and text are furniture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from reader.errors import KanbaoError
from reader.issue import Furniture, Warning
from reader.loader.days import by_day
from reader.loader.draft import ArticleDraft, IssueDraft, Piece, SectionDraft
from reader.loader.fields import (
    SOURCES,
    Place,
    as_date,
    as_people,
    as_place,
    is_made,
    page_behind,
    role_of,
    told_by_address,
)
from reader.loader.hints import PAPERS
from reader.loader.markup.body import add_body, plain
from reader.loader.markup.tags import unescaped
from reader.loader.papernames import is_paper
from reader.loader.rawtext import clean
from reader.loader.shortlines import is_closed
from reader.loader.tails import whole_line_kind
from reader.loader.unnamed import guessed_roles, says_something
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.loader.draft import TitlePart
    from reader.loader.fields import Role

__all__ = ["MOST_RECORDS", "Context", "Record", "has_title", "is_story", "issues_of"]

MOST_RECORDS = 100_000
"""Stories of one file."""

_NOTHING = frozenset(("nan", "NaN", "None", "NULL", "null", "NaT", "<NA>", "\\N"))
"""What programs write for a value that isn't there, where a table has no other way."""

_PARTS: dict[str, TitlePart] = {"title": "headline", "kicker": "kicker", "deck": "deck"}

Record = list[tuple[str, str]]
"""The fields of a record in their order, each with its value as text; lists are a line an item."""


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a record: the page, the section and the day it is listed under, the paper."""

    page: int | None = None
    name: str | None = None
    date: str | None = None
    masthead: str | None = None
    number: str | None = None


@dataclass(slots=True)
class _Read:
    """A record that is being read."""

    article: ArticleDraft = field(default_factory=ArticleDraft)
    page: int | None = None
    name: str | None = None
    page_name: str | None = None
    lettered: str = ""
    bodies: list[tuple[str, str]] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    guessed: Mapping[str, Role] = field(default_factory=dict)

    def role_of(self, name: str) -> Role | None:
        """What a field means by its name, else by what such fields hold."""
        return role_of(name) or self.guessed.get(name)


_LOOKED_AT = 50
"""Records that show what fields hold whose names nobody knows."""


def is_story(names: Iterable[str]) -> bool:
    """Whether fields with these names are a story's: a text, or a title and something that goes with it."""
    roles = {role_of(name) for name in names}
    return "body" in roles or ("title" in roles and bool(roles & {"author", "date", "url", "kicker", "deck"}))


def has_title(names: Iterable[str]) -> bool:
    """Whether one of these fields is a title."""
    return any(role_of(name) == "title" for name in names)


def issues_of(
    records: Iterable[tuple[Record, Context]], issue: IssueDraft, *, named: bool = True
) -> list[IssueDraft]:
    """Put records into an issue, in their order; those of one page or section in a row make a section.

    Of several days each may make an issue (`days`); `issue` is the first that is returned.

    Where no page is told, all that is of one section stands in it: a site's lists are by time. Records of one
    day may be a part of that day's issue. `named`: each record names its fields, so that the names are part
    of the source. Raises KanbaoError, without a path, for more than MOST_RECORDS.
    """
    dates: set[str | None] = set()
    sections: dict[tuple[str | None, str | None], SectionDraft] = {}
    last: tuple[str | None, int | None, str | None] | None = None
    told = iter(records)
    first = list(islice(told, _LOOKED_AT))
    shares: dict[int, tuple[int, int]] = {}
    start = 0
    under_days = True
    guessed = guessed_roles([record for record, _ in first])
    for count, (record, context) in enumerate(chain(first, told)):
        if count >= MOST_RECORDS:
            raise KanbaoError(t("records.too-many", limit=MOST_RECORDS))
        read = _read(record, context, issue, named, guessed)
        article = read.article
        dates.add(article.date)
        place = (article.date, read.page, read.name)
        if read.page is None and read.name is not None:
            section = sections.get(place[::2])
            if section is None:
                section = sections[place[::2]] = SectionDraft(name=read.name)
                issue.sections.append(section)
            section.articles.append(article)
        else:
            if place != last or not issue.sections:
                issue.sections.append(SectionDraft(name=read.name, page=read.page))
            issue.sections[-1].articles.append(article)
        last = place
        shares[id(article)] = (start, len(issue.furniture))
        start = len(issue.furniture)
        under_days = under_days and context.date is not None
    issue.partial = len(dates) == 1
    if issue.partial:
        issue.date = issue.date or dates.pop()
    if issue.masthead is None:
        _set_common_paper(issue)
    order = [shares[id(article)] for section in issue.sections for article in section.articles]
    made = by_day(issue, order) if under_days else [issue]
    for one in made:
        _tell_unused(one)
    return made


_FIELDS_NAMED = 10


def _tell_unused(issue: IssueDraft) -> None:
    """One warning that names the fields whose words are in no story, if there are such fields."""
    columns: dict[str, list[str]] = {}
    for section in issue.sections:
        for article in section.articles:
            for name, value in article.info:
                columns.setdefault(name, []).append(value)
    unused = [name for name, values in columns.items() if says_something(name, values)]
    if unused:
        named = t("records.names-between").join(unused[:_FIELDS_NAMED])
        more = "…" if len(unused) > _FIELDS_NAMED else ""
        issue.warnings.append(Warning("unused-field", t("records.unused", names=named + more)))


def _set_common_paper(issue: IssueDraft) -> None:
    """Take the paper that all stories name as their source, if it is called as papers are."""
    papers = {
        next((value for name, value in article.info if name.lower() in SOURCES), None)
        for section in issue.sections
        for article in section.articles
    }
    paper = papers.pop() if len(papers) == 1 else None
    if paper in PAPERS:
        issue.masthead = paper
    elif paper and is_paper(paper):
        issue.origin = paper


def _read(
    record: Record, context: Context, issue: IssueDraft, named: bool, guessed: Mapping[str, Role]
) -> _Read:
    read = _Read(guessed=guessed)
    issue.masthead = issue.masthead or context.masthead
    issue.number = issue.number or context.number
    for name, value in record:
        _take(read, clean(name).strip(), clean(value, issue).strip(), issue, named)
    if read.page is None:
        read.page = context.page
    read.name = read.name or read.page_name or context.name
    if read.lettered and read.name and not read.name.startswith(read.lettered):
        read.name = f"{read.lettered} {read.name}"  # A02 and B02 are different pages
    article = read.article
    article.date = article.date or context.date
    if article.date is None:
        article.date = next((as_date(value) for name, value in article.info if is_made(name)), None)
    if article.date is None and article.url:
        article.date, page = told_by_address(article.url)
        read.page = read.page if read.page is not None else page
    _add_text(read, issue)
    _settle_title(article)
    marks = "\n".join(mark for mark in read.marks if mark)
    if marks:
        issue.furniture.append(Furniture(marks))
    return read


def _take(read: _Read, name: str, value: str, issue: IssueDraft, named: bool) -> None:
    """One field. What becomes of its value; its name and all but heading and text are furniture."""
    article, role = read.article, read.role_of(name)
    mark = name if named else ""
    if role == "body":
        read.bodies.append((name, value))
        read.marks.append(mark)
        return
    part = _PARTS.get(role or "")
    if part and value and not any(piece.part == part for piece in article.titles):
        lines = [_bare(line) for line in value.split("\n")]
        article.titles += [Piece(line, part=part) for line in lines if line]
        read.marks.append(mark)
        return
    if role == "label" and value and article.label is None and len(value) <= 20:
        article.label = Piece(value)
        read.marks.append(mark)
        return
    read.marks.append(f"{mark} {value}".strip())
    if not value or value in _NOTHING:
        return
    if role == "author" and not article.authors:
        article.authors = as_people("、".join(value.split("\n")))
    elif role == "date" and article.date is None and (date := as_date(value)):
        article.date = date
        read.page = page_behind(value) if read.page is None and "版" in value else read.page
    elif role == "url" and article.url is None:
        article.url = value
    elif role == "page" and (read.page is None or read.page_name is None):
        place = as_place(value)
        read.page = place.page if read.page is None else read.page
        read.page_name = read.page_name or place.name
        read.lettered = read.lettered or place.lettered
    elif role == "section" and read.name is None and not value.isdecimal():
        place = as_place(value) if "版" in value else Place(None, value)
        read.name = place.name
        read.page = place.page if read.page is None else read.page
    elif role == "masthead":
        issue.masthead = issue.masthead or value
    elif role == "number":
        issue.number = issue.number or value
    else:
        article.info += ((name, value),)


def _add_text(read: _Read, issue: IssueDraft) -> None:
    """The text of a record, from the first field that has any; the others only if they say something else."""
    told = [(name, value) for name, value in read.bodies if value]
    if not told:
        return
    _add_body(read.article, *told[0], issue)
    if len(told) == 1:
        return
    taken = plain("".join(piece.text for piece in read.article.body if isinstance(piece, Piece)))
    for name, value in told[1:]:
        if plain(_bare_all(name, value)).removeprefix(_title(read.article)) != taken:
            read.article.info += ((name, value),)
            read.marks.append(value)


_LONGEST_TITLE = 40


def _settle_title(article: ArticleDraft) -> None:
    """A title that the text begins with stands once; without one, a short line over the text is the title."""
    body = list(article.body)
    first = body[0] if body else None
    if not isinstance(first, Piece):
        return
    told = next((piece for piece in article.titles if piece.part == "headline"), None)
    if told is not None:
        if len(body) > 1 and plain(first.text) and plain(first.text) == plain(told.text):
            article.body = body[1:]
    elif (
        len(body) > 1
        and first.kind in (None, "subhead")
        and len(first.text) <= _LONGEST_TITLE
        and not is_closed(first.text)
        and not whole_line_kind(first.text)
    ):
        first.part, first.kind = "headline", None
        article.titles.append(first)
        article.body = body[1:]


def _title(article: ArticleDraft) -> str:
    return plain("".join(piece.text for piece in article.titles))


def _add_body(article: ArticleDraft, name: str, value: str, issue: IssueDraft) -> None:
    if _is_html(value):
        from reader.loader.markup.flow import flow
        from reader.loader.markup.tree import parse

        add_body(article, flow(parse(value)), issue)
    elif "markdown" in name.lower():
        from reader.loader.markup.flow import flow
        from reader.loader.markup.mdtree import markdown_tree

        add_body(article, flow(markdown_tree(value.split("\n"))), issue)
    else:
        if _references().search(value):
            value = clean(unescaped(value))  # crawlers leave &nbsp; behind where they take tags out
        article.body = [Piece(text) for line in value.split("\n") if (text := line.strip())]


def _bare_all(name: str, value: str) -> str:
    """A text without the markup it is in."""
    made = ArticleDraft()
    _add_body(made, name, value, IssueDraft())
    return "".join(piece.text for piece in made.body if isinstance(piece, Piece))


@cache
def _tags() -> re.Pattern[str]:
    return re.compile(
        r"</?(?:p|br|div|span|strong|b|em|i|u|a|img|figure|figcaption|h[1-6]|ul|ol|li|table|tr|td|section|font|"
        r"center|blockquote|sup|sub)(?:\s[^<>]*)?/?>",
        re.IGNORECASE,
    )


@cache
def _references() -> re.Pattern[str]:
    return re.compile(r"&(?:nbsp|quot|amp|lt|gt|[lr][sd]quo|[mn]dash|hellip|middot|emsp|ensp|#\d{2,6});")


def _is_html(value: str) -> bool:
    """Whether a text has tags in it that texts of stories have."""
    return "<" in value and _tags().search(value) is not None


def _bare(title: str) -> str:
    """A title without tags in it."""
    if not _is_html(title):
        return clean(unescaped(title) if _references().search(title) else title).strip()
    from reader.loader.markup.tree import parse

    return clean(parse(title).text())
