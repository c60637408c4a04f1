"""A story's page of a paper's site, saved as text: navigation, the paper's name, date and page, the story.

What stands around the story is the site's: it goes to the furniture. The anchor is a line that names
paper, date or page (《工人日报》(2021年12月22日 02版), 第8686期:第01版 首版, 解放军报>19980130); lines like
作者:… and 版面:… are fields.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.issue import Furniture
from reader.loader.draft import ArticleDraft, IssueDraft, Piece, SectionDraft
from reader.loader.export import FIELDS, split_authors
from reader.loader.hints import Hint, iso_date, page_number, read_line
from reader.loader.names import is_name
from reader.loader.sitelines import doubled, is_site_line, is_surely_site_line, split_watermark
from reader.loader.tails import whole_line_kind

if TYPE_CHECKING:
    from dataclasses import dataclass, field
else:
    from reader.light import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.draft import Document

__all__ = ["read", "sniff"]

_HEAD = 40
"""How many lines at the top are searched for the anchor."""

_POINTS = "•·●▪■"
"""What a browser draws before the items of lists."""

_LONGEST_FIELD = 60
_REPRINTED = ("原载", "原刊", "本文原载", "摘自", "转自", "选自", "原載", "轉自")
"""How a line begins that says where a text was printed first."""

_MOST_ABOVE = 5
"""How many lines above 《报名》(日期 版) can be title lines."""


@dataclass(slots=True)
class _Line:
    """A line that is not blank, with its number, and what it tells as a running line or a field."""

    number: int
    text: str
    hint: Hint | None = None
    fields: dict[str, str] = field(default_factory=dict)


@cache
def _wiki() -> re.Pattern[str]:
    return re.compile(r"(\w{2,14})>(\d{4})(\d\d)(\d\d)$")


@cache
def _cited() -> re.Pattern[str]:
    return re.compile(r"《[ \u3000]?\w{2,12}[ \u3000]?》[ \u3000]?[(（].{6,40}[)）]$")


@cache
def _field() -> re.Pattern[str]:
    return re.compile(r"(作者|记者|单位|栏目|版面|版次|专栏|来源)[:：][ \u3000]*(.*)$")


@cache
def _day() -> re.Pattern[str]:
    field = r"(?:作者|记者|来源|编辑|责编|字数|点击|浏览)[:：][ \u3000]*[^\s:：]{0,20}"
    return re.compile(
        r"(?:(?:时间|日期|发布时间)[:：])?[ \u3000]*(\d{4})[年\-./](\d{1,2})[月\-./](\d{1,2})日?"
        rf"(?:[ \u3000]+\d{{1,2}}:\d\d(?::\d\d)?)?(?:[ \u3000]+{field})*"
    )


def _dated(text: str) -> Hint | None:
    """What an item of a site's list says that is a day, perhaps with its hour and fields behind it."""
    if text[0] not in _POINTS:
        return None
    found = _day().fullmatch(text.lstrip(_POINTS + " \u3000"))
    date = iso_date(found[1], found[2], found[3]) if found else None
    return Hint(date=date) if date else None


def sniff(document: Document) -> float:
    """Sure where a site's line or 《报名》(…版) stands with a line that names date or page."""
    cited = running = site = wiki = 0
    for line in document.lines[:_HEAD]:
        text = line.strip()
        if not text or len(text) > 120:
            continue
        if text[0] == "《" and _cited().match(text) and read_line(text):
            cited += 1
        elif ">" in text and _wiki().match(text):
            wiki += 1
        elif read_line(text) or _dated(text):
            running += 1
        elif is_surely_site_line(text) or (text[0] in _POINTS and is_site_line(text)):
            site += 1
    if cited or wiki > 1:
        return 0.9
    foot = any(is_surely_site_line(line.strip()) for line in document.lines[-8:])
    return 0.8 if running and (site or foot) and len(document.lines) < 400 else 0.0


def read(document: Document) -> IssueDraft:
    """The story or stories of a saved page, the site's lines set aside."""
    issue = IssueDraft()
    lines = [_Line(n, text) for n, line in enumerate(document.lines, 1) if (text := line.strip())]
    if any(_wiki().match(line.text) for line in lines[:_HEAD]):
        _read_wiki(lines, issue)
    else:
        _read_story(lines, issue)
    return issue


def _aside(lines: Sequence[_Line], issue: IssueDraft) -> None:
    issue.furniture += [Furniture(line.text, ((line.number, line.number),)) for line in lines]


def _pieces(lines: Sequence[_Line], issue: IssueDraft) -> list[Piece]:
    pieces = []
    for line in lines:
        text, watermark = split_watermark(line.text)
        span = ((line.number, line.number),)
        if watermark:
            issue.furniture.append(Furniture(watermark, span))
        if text:
            pieces.append(Piece(text, span))
    return pieces


def _read_story(lines: list[_Line], issue: IssueDraft) -> None:
    """One story: a head of running lines, fields and site lines around its titles, then its text."""
    while lines and (is_site_line(lines[-1].text) or read_line(lines[-1].text)):
        _aside([lines.pop()], issue)
    cited = next((i for i, line in enumerate(lines[:_HEAD]) if _cited().match(line.text)), None)
    start = _head_end(lines, cited)
    content = [line for line in lines[:start] if not _set_aside_head(line, issue)]
    known = [line for line in lines[:start] if line not in content]
    page, name = _tell(known, issue)
    authors = next((split_authors(text) for line in known if (text := line.fields.get("author"))), ())
    if cited is not None:
        content = _nearest(lines[:cited], content, issue)
    titles = _pieces(content, issue)
    body = _pieces(lines[start:], issue)
    while len(titles) > 1 and (_is_byline(titles[-1].text) or titles[-1].text.startswith(_REPRINTED)):
        body.insert(0, titles.pop())
    again = doubled([piece.text for piece in body])
    if again:
        from reader.loader.archive import (
            set_aside,
        )  # seldom needed, and every text is asked about a site's page

        issue.warnings.append(set_aside(body[again:], issue))
        body = body[:again]
    if not titles:
        from reader.loader.titlelines import find_titles

        found = find_titles([piece.text for piece in body])
        titles, body = body[: found.stop], body[found.stop :]
    article = ArticleDraft(titles=titles, body=body, authors=authors)
    issue.sections = [SectionDraft([article], name, page)]


def _is_byline(text: str) -> bool:
    """Whether the line below a title says who wrote it."""
    return is_name(text) or whole_line_kind(text) == "byline"


def _head_end(lines: Sequence[_Line], cited: int | None) -> int:
    """How many lines make the head: to the citing line, else to the last running, field or site line."""
    if cited is not None:
        return cited + 1
    end = 0
    for i, line in enumerate(lines[:_HEAD]):
        if _known(line):
            end = i + 1
        elif len(line.text) > _LONGEST_FIELD:
            break
    return end


def _known(line: _Line) -> bool:
    """Whether a line of the head is a running line, a field or a site's; remembers what it tells."""
    line.hint = read_line(line.text) or _dated(line.text)
    if line.hint is not None:
        return True
    found = _field().match(line.text) if len(line.text) <= _LONGEST_FIELD else None
    if found:
        line.fields[FIELDS.get(found[1], "other")] = found[2].strip()
        return True
    return is_site_line(line.text)


def _set_aside_head(line: _Line, issue: IssueDraft) -> bool:
    if not _known(line):
        return False
    _aside([line], issue)
    return True


def _nearest(head: Sequence[_Line], content: list[_Line], issue: IssueDraft) -> list[_Line]:
    """Of the head's lines that are no site's, those right above the citing line; the rest goes aside."""
    above: list[_Line] = []
    for line in reversed(head):
        if line not in content or len(above) == _MOST_ABOVE:
            break
        above.insert(0, line)
    _aside([line for line in content if line not in above], issue)
    return above


def _tell(head: Sequence[_Line], issue: IssueDraft) -> tuple[int | None, str | None]:
    """Fill in the issue from the head's lines; returns page and section name."""
    page: int | None = None
    name: str | None = None
    for line in head:
        hint = line.hint or Hint()
        issue.masthead = issue.masthead or hint.masthead
        issue.date = issue.date or hint.date
        issue.number = issue.number or hint.number
        page = page if page is not None else hint.page
        name = name or hint.section or line.fields.get("page") or None
    if name and (number := page_number(name.strip("第版"))) is not None:
        return page if page is not None else number, None
    return page, name


def _read_wiki(lines: list[_Line], issue: IssueDraft) -> None:
    """Stories beneath 解放军报>19980130; each has its title, then fields (作者, 版面), then its text."""
    paper: re.Match[str] | None = None
    block: list[_Line] = []
    for line in [*lines, _Line(0, "")]:
        found = _wiki().match(line.text)
        if line.number and not found:
            block.append(line)
            continue
        if paper is None:
            _aside(block, issue)
        else:
            _wiki_stories(paper, block, issue)
        block = []
        if found:
            paper = found
            _aside([line], issue)


def _wiki_stories(paper: re.Match[str], block: list[_Line], issue: IssueDraft) -> None:
    fields = [
        i
        for i, line in enumerate(block)
        if i and len(line.text) <= _LONGEST_FIELD and _field().match(line.text)
    ]
    if not fields:
        _aside(block, issue)
        return
    issue.masthead = issue.masthead or paper[1]
    issue.date = issue.date or iso_date(paper[2], paper[3], paper[4])
    heads = [i for i in fields if i - 1 not in fields]
    _aside(block[: heads[0] - 1], issue)
    for n, first in enumerate(heads):
        last = first
        while last + 1 in fields:
            last += 1
        end = heads[n + 1] - 1 if n + 1 < len(heads) else len(block)
        article = ArticleDraft(
            _pieces(block[first - 1 : first], issue), _pieces(block[last + 1 : end], issue)
        )
        name = None
        for line in block[first : last + 1]:
            _known(line)
            article.authors += split_authors(line.fields.get("author", ""))
            name = name or line.fields.get("page") or None
            _aside([line], issue)
        if not issue.sections or issue.sections[-1].name != name:
            issue.sections.append(SectionDraft(name=name))
        issue.sections[-1].articles.append(article)
