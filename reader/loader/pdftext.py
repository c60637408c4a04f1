"""Text pulled out of a PDF of newspaper stories: every line hard-wrapped, pages' feet in the midst.

Each story is a headline of one or more lines, perhaps a byline, a line that names paper, date and page
(`《人民日报》（2025年10月20日 第 01 版）`, here called a stamp), and its text. A list of contents may stand
in front: it tells where a headline ends, and is furniture.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.issue import Furniture, Warning
from reader.loader.draft import ArticleDraft, IssueDraft, Piece, SectionDraft
from reader.loader.hints import iso_date, page_number
from reader.loader.measure import measure_of
from reader.loader.pdfcontents import Contents, read_contents
from reader.loader.pdfheads import Head, head_style, heading_start, read_head
from reader.loader.running import page_numbers, running_heads
from reader.loader.unwrap import unwrap
from reader.strings import t

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from reader.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.issue import ArticleKind
    from reader.loader.draft import Document
    from reader.loader.wrapping import Measure

__all__ = ["read", "sniff"]

_SNIFFED = 4000
_LONGEST_STAMP = 60
_FIRST_HEAD_LINES = 6
_HEAD_LINES = 10
"""At most so many lines above a stamp are looked at for its headline."""

_KINDS: tuple[tuple[str, ArticleKind], ...] = (
    (r"(?:公益|形象|专版|企业|整版)?广告(?:专版)?|廣告", "advertisement"),
    (r"图片(?:报道|新闻|故事)|圖片(?:報道|新聞)|图片[:：].*|图说.{0,6}", "photo"),
    (r".{0,8}版\s*(?:责\s*编|责任编辑|编辑|主编|统筹|美编|校对|设计)\s*[:：].*", "notice"),
    (r"(?:责\s*编|责任编辑|本期编辑|版式设计|值班编辑|值班主任)\s*[:：].*", "notice"),
)


class Stamp(NamedTuple):
    """What the line under a story's heading says, and the indices of the lines it takes."""

    paper: str
    date: str
    page: int | None
    section: str | None
    lines: tuple[int, ...]


@cache
def _stamp() -> re.Pattern[str]:
    day = r"(\d{4})\s*[年.-]\s*(\d{1,2})\s*[月.-]\s*(\d{1,2})\s*日?"
    week = r"(?:\s*星期[一二三四五六日天])?"
    page = r"(?:第\s*)?([A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版"
    name = r"(?:\s*[:：·]?\s*([^\s）)]{1,12}))?"
    inside = rf"{day}{week}[\s,，]*{page}{name}"
    return re.compile(
        rf"(?:《\s*([^》（(]{{1,20}}?)\s*》\s*[（(]?|([^\s《》（）()\d]{{2,12}})\s*[（(])\s*{inside}\s*[）)]?"
    )


def _read_stamp(text: str) -> tuple[str, str, int | None, str | None] | None:
    """Paper, date, page and section of a line that is a stamp."""
    match = _stamp().fullmatch(text) if _holds_year(text) else None
    if match is None:
        return None
    quoted, plain, year, month, day, page, section = match.groups()
    date = iso_date(year, month, day)
    return (quoted or plain, date, page_number(page), section) if date else None


def _holds_year(text: str) -> bool:
    """Whether a digit stands where a stamp's year begins: behind the paper's name or the bracket."""
    bare = "".join(text.split())
    return any(a in "（(》" and b.isdecimal() for a, b in pairwise(bare))


def _stamps(lines: Sequence[str], feet: set[int]) -> dict[int, Stamp]:
    """The stamps of a text by the index of their first line; one may be wrapped over two lines."""
    found: dict[int, Stamp] = {}
    after = -1
    for index, line in enumerate(lines):
        if index <= after or len(line) > _LONGEST_STAMP or ("年" not in line and "-" not in line):
            continue
        if "《" not in line and "（" not in line and "(" not in line:
            continue
        text = line.strip()
        fields = _read_stamp(text) if "版" in text else None
        taken: tuple[int, ...] = (index,)
        if fields is None and text[-1] not in "）)":
            for second in range(index + 1, min(index + 5, len(lines))):
                if second not in feet and "版" in lines[second]:
                    fields = _read_stamp(text + lines[second].strip())
                    taken = (index, second)
                    break
        if fields:
            found[index] = Stamp(*fields, taken)
            after = taken[-1]
    return found


def sniff(document: Document) -> float:
    """Sure where stamps stand under headings and the text is wrapped, or where there are several.

    A single story with a stamp and a line a paragraph may as well be a saved page of a site.
    """
    lines = document.lines
    stamps = _stamps(lines[:_SNIFFED], set())
    if not stamps or not any(line.strip() for line in lines[: min(stamps)]):
        return 0.0
    if len(stamps) > 1 or measure_of(lines) is not None or _is_below(lines, stamps):
        return 0.97
    return 0.5


def _is_below(lines: Sequence[str], stamps: Mapping[int, Stamp]) -> bool:
    """Whether the stamps stand below their stories, as on a paper's site."""
    from reader.loader.footstamps import stands_below  # such texts are few

    kept = [index for index, line in enumerate(lines) if line and not line.isspace()]
    places = {index: k for k, index in enumerate(kept)}
    return stands_below(
        [lines[index] for index in kept], [places[stamp.lines[-1]] for stamp in stamps.values()]
    )


class _Text:
    """A text's lines without blank ones, heads and feet, and the second lines of stamps (`rests`).

    `index[k]` is the source line (0-based) of kept line k; `turned` holds the k before which a page
    was turned, `spaced` those before which blank lines stand.
    """

    def __init__(self, lines: list[str], feet: set[int], rests: set[int]) -> None:
        self.lines = lines
        self.index: list[int] = []
        self.turned: set[int] = set()
        self.spaced: set[int] = set()
        turned = blank = False
        for at, line in enumerate(lines):
            if at in rests:
                continue
            if at in feet:
                turned = True
            elif not line or line.isspace():
                blank = True
            else:
                if turned:
                    self.turned.add(len(self.index))
                elif blank and self.index:
                    self.spaced.add(len(self.index))
                turned = blank = False
                self.index.append(at)
        if 10 * len(self.spaced) > 8 * len(self.index):
            self.spaced.clear()  # a blank line after every line says nothing

    def between(self, start: int, end: int) -> list[str]:
        """The kept lines [start, end), as they stand in the source."""
        return [self.lines[at] for at in self.index[start:end]]

    def pieces(self, start: int, end: int, measure: Measure | None) -> list[Piece]:
        """The paragraphs of the kept lines [start, end)."""
        numbers = [at + 1 for at in self.index[start:end]]
        spaced = [k in self.spaced for k in range(start, end)]
        return unwrap(self.between(start, end), numbers, measure, spaced)


def read(document: Document) -> IssueDraft:
    """The stories of a text pulled out of a PDF, a section for each run of stories of one page."""
    lines = document.lines
    feet = page_numbers(lines)
    stamps = _stamps(lines, feet)
    marks = {index for stamp in stamps.values() for index in stamp.lines}
    feet |= running_heads(lines, feet, marks)
    text = _Text(lines, feet, marks - stamps.keys())
    measure = measure_of([lines[at] for at in text.index])
    found = [(k, stamps[at]) for k, at in enumerate(text.index) if at in stamps]
    if _is_below(lines, stamps):
        return _read_above(text, found, sorted(feet | marks), measure)
    begins, contents = _begins(text, [k for k, _ in found], measure)
    style = head_style([text.between(start, k) for start, (k, _) in zip(begins, found, strict=True)])
    draft = IssueDraft(furniture=[_furniture(lines, at) for at in sorted(feet | marks)])
    _preface(draft, text, begins[0] if begins else len(text.index), contents, measure)
    _masthead(draft, [stamp for _, stamp in found])
    ends = [*begins, len(text.index)][1:]
    for start, end, (k, stamp) in zip(begins, ends, found, strict=True):
        numbers = [at + 1 for at in text.index[start:k]]
        head = read_head(text.between(start, k), numbers, style, contents)
        body = text.pieces(k + 1, end, measure)
        _section(draft, stamp).articles.append(_article(head, body, stamp, draft.date))
        if not head.titles:
            line = stamp.lines[0] + 1
            draft.warnings.append(Warning("no-headline", t("loader.no-headline", line=line), ((line, line),)))
    return draft


def _read_above(
    text: _Text, found: Sequence[tuple[int, Stamp]], aside: Sequence[int], measure: Measure | None
) -> IssueDraft:
    """The stories above their stamps."""
    from reader.loader.footstamps import is_foot_line, story_above

    draft = IssueDraft(furniture=[_furniture(text.lines, at) for at in aside])
    _masthead(draft, [stamp for _, stamp in found])
    start = 0
    for k, stamp in found:
        article, site = story_above(text.pieces(start, k, measure), draft)
        article.date = stamp.date if stamp.date != draft.date else None
        article.kind = _kind("".join(piece.text for piece in article.titles))
        _section(draft, stamp).articles.append(article)
        draft.furniture += [Furniture(piece.text, piece.lines) for piece in site]
        start = k + 1
        while start < len(text.index) and is_foot_line(text.lines[text.index[start]].strip()):
            draft.furniture.append(_furniture(text.lines, text.index[start]))
            start += 1
    if start < len(text.index):
        _section(draft, found[-1][1]).articles[-1].body = [
            *draft.sections[-1].articles[-1].body,
            *text.pieces(start, len(text.index), measure),
        ]
    return draft


def _furniture(lines: Sequence[str], at: int) -> Furniture:
    return Furniture(lines[at].strip(), ((at + 1, at + 1),))


def _begins(text: _Text, stamps: Sequence[int], measure: Measure | None) -> tuple[list[int], Contents]:
    """For each stamp the kept line where its heading begins; and the list of contents."""
    # The lines above each stamp up to the turn of a page, where one is near.
    near = [_turn_above(text, k, after) for k, after in zip(stamps, [0, *stamps], strict=False)]
    by_page = sum(start is not None for start in near) >= 0.9 * len(stamps)
    limit = near[0] if by_page and near and near[0] is not None else next(iter(stamps), 0)
    contents = read_contents(text.between(0, limit))
    width = measure.width if measure else 0
    begins: list[int] = []
    after = contents.lines
    for k, start in zip(stamps, near, strict=True):
        begin = start if start is not None and start >= after else None
        if not begins and k - after <= _FIRST_HEAD_LINES and (begin is None or not by_page):
            begin = after
        elif begin is None or not by_page:
            begin = _heading_start(text, k, after, contents, width)
        begins.append(begin)
        after = k + 1
    return begins, contents


def _turn_above(text: _Text, k: int, after: int) -> int | None:
    for start in range(k - 1, max(after, k - _HEAD_LINES) - 1, -1):
        if start in text.turned or start == 0:
            return start
    return None


def _heading_start(text: _Text, k: int, after: int, contents: Contents, width: int) -> int:
    """Where a heading begins that no turned page shows: by the contents, else behind the last paragraph."""
    above = max(after, k - _HEAD_LINES)
    for start in range(above, k):
        if contents.title_lines(text.between(start, k)) > 0:
            return start
    start = next((n for n in range(k - 1, above, -1) if n in text.spaced), above)
    return start + heading_start(text.between(start, k), width)


def _preface(draft: IssueDraft, text: _Text, end: int, contents: Contents, measure: Measure | None) -> None:
    """What stands in front of the first story: the contents and a cover are furniture."""
    start = min(contents.lines, end)
    if end - start <= 6 and all(len(line) <= 40 for line in text.between(start, end)):
        start = end
    draft.furniture += [_furniture(text.lines, at) for at in text.index[:start]]
    if start < end:
        body = text.pieces(start, end, measure)
        draft.sections.append(SectionDraft(articles=[ArticleDraft(body=body)]))


def _masthead(draft: IssueDraft, stamps: Sequence[Stamp]) -> None:
    if not stamps:
        return
    papers = [stamp.paper for stamp in stamps]
    dates = [stamp.date for stamp in stamps]
    draft.masthead = _commonest(papers, 0.5)
    draft.date = _commonest(dates, 0.8)


def _commonest(values: Sequence[str], least: float) -> str | None:
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    best = max(counts, key=lambda value: counts[value])
    return best if counts[best] > least * len(values) else None


def _section(draft: IssueDraft, stamp: Stamp) -> SectionDraft:
    """The section a story goes in: the last one while the page stays the same."""
    last = draft.sections[-1] if draft.sections else None
    if last is None or (last.page, last.name) != (stamp.page, stamp.section):
        last = SectionDraft(name=stamp.section, page=stamp.page)
        draft.sections.append(last)
    return last


def _article(head: Head, body: list[Piece], stamp: Stamp, date: str | None) -> ArticleDraft:
    return ArticleDraft(
        titles=head.titles,
        body=[*head.bylines, *body],
        date=stamp.date if stamp.date != date else None,
        kind=_kind("".join(piece.text for piece in head.titles)),
    )


def _kind(title: str) -> ArticleKind | None:
    bare = "".join(title.split())
    return next((kind for pattern, kind in _kinds() if pattern.fullmatch(bare)), None)


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], ArticleKind], ...]:
    return tuple((re.compile(pattern), kind) for pattern, kind in _KINDS)
