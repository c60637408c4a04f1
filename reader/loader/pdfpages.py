"""A PDF's pages as lines in reading order, their running heads and feet set aside and read.

A head or foot stands at a page's edge and says what other pages say there too, but for its numbers; or it
says nothing but paper, date, page and section.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from reader.loader.hints import Hint, find_date, find_paper, page_number, read_line
from reader.loader.pdfboxes import HANGING, body_size
from reader.loader.pdflayout import columns
from reader.loader.running import page_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.loader.pdffile import Pdf, Run, Sheet
    from reader.loader.pdflines import Line

__all__ = ["Pages", "paper_in", "read_pages"]

_EDGE_ROWS = 4
_LONGEST = 70
_CLOSE = 3.5
"""Of a row's size: the next row of a head or foot is no further away."""

_WATERMARK = 4
_NO_MASTHEAD = (
    "预报",
    "汇报",
    "情报",
    "海报",
    "喜报",
    "简报",
    "快报",
    "通报",
    "公报",
    "战报",
    "电报",
    "举报",
)
"""A line that ends so names no paper."""


@dataclass(slots=True)
class Pages:
    """All lines in reading order, what was set aside by page, and what a page's head or foot says.

    `body` is the size of most letters, in points; `hints` are by the page's number (0-based), `extent` is how
    wide the text of most pages is.
    """

    lines: list[Line] = field(default_factory=list)
    furniture: list[tuple[int, str]] = field(default_factory=list)
    hints: dict[int, Hint] = field(default_factory=dict)
    body: float = 1.0
    extent: float = 0.0


def read_pages(pdf: Pdf) -> Pages:
    """The pages of a PDF as lines."""
    pages = Pages(body=body_size(run for sheet in pdf.sheets for run in sheet.runs))
    edges = _edges(pdf.sheets)
    column = 0
    for sheet in pdf.sheets:
        edge = edges.get(sheet.number, [])
        aside = {id(run) for row in edge for run in row}
        for row in edge:
            text = _row_text(row)
            pages.furniture.append((sheet.number, text))
            if hint := _hint(text):
                pages.hints[sheet.number] = _merged(pages.hints.get(sheet.number, Hint()), hint)
        rest = [run for run in sheet.runs if id(run) not in aside]
        pages.furniture += [(sheet.number, run.text) for run in rest if run.turn == _WATERMARK]
        for turned in _by_turn(rest):
            for part in columns(turned, sheet.number, pages.body):
                column += 1
                _measure(part, column, pages.body)
                pages.lines += part
    _borrow_edges(pages.lines)
    widths = sorted(line.edges[1] - line.edges[0] for line in pages.lines)
    pages.extent = widths[-1] if widths else 0.0
    return pages


def _by_turn(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs by the way they stand, those that most of the page's letters stand in first."""
    parts: dict[int, list[Run]] = {}
    for run in runs:
        if run.turn != _WATERMARK:
            parts.setdefault(run.turn, []).append(run)
    return sorted(parts.values(), key=lambda part: -sum(len(run.text) for run in part))


# --- running heads and feet


def _rows(sheet: Sheet) -> list[list[Run]]:
    """A page's runs by their height, from the top; the turned ones are left out."""
    rows: list[list[Run]] = []
    for run in sorted((r for r in sheet.runs if r.turn == 0), key=lambda r: -r.base):
        if rows and rows[-1][0].base - run.base < 0.4 * run.size:
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def _row_text(row: Iterable[Run]) -> str:
    return "  ".join(run.text for run in sorted(row, key=lambda run: run.left))


def _edges(sheets: Sequence[Sheet]) -> dict[int, list[list[Run]]]:
    """The heads and feet of each page, by its number."""
    rows_of = {sheet.number: _rows(sheet) for sheet in sheets}
    found: dict[int, list[list[Run]]] = {}
    for foot in (False, True):
        side = {page: (rows[::-1] if foot else rows)[:_EDGE_ROWS] for page, rows in rows_of.items()}
        keys, numbers = _repeated(side), _numbered(side)
        for page, rows in side.items():
            for depth, row in enumerate(rows):
                text = _row_text(row)
                said = _key(text, row[0].base) in keys or (page, depth) in numbers
                far = depth and abs(rows[depth - 1][0].base - row[0].base) > _CLOSE * rows[depth - 1][0].size
                if far or row in found.get(page, ()) or not (said or _says(text, foot=foot)):
                    break  # what stands further from the edge is no head either
                found.setdefault(page, []).append(row)
    return found


def _says(text: str, *, foot: bool) -> bool:
    """Whether a line says nothing but what heads and feet say. A date alone may be a letter's last line."""
    hint = _hint(text)
    return hint is not None and (not foot or bool(hint.page or hint.masthead))


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"[\dA-Z]+|(?<=第)[一二三四五六七八九十]{1,3}(?=[版页])")


def _key(text: str, base: float) -> tuple[str, int]:
    return _digits().sub("0", "".join(text.split())), round(base / 6)


def _repeated(side: dict[int, list[list[Run]]]) -> set[tuple[str, int]]:
    """What stands at the same height of a third of the pages, of three at least."""
    counts: dict[tuple[str, int], int] = {}
    for rows in side.values():
        for row in rows:
            text = _row_text(row)
            if len(text) <= _LONGEST:
                key = _key(text, row[0].base)
                counts[key] = counts.get(key, 0) + 1
    least = max(3, len(side) // 3)
    return {key for key, count in counts.items() if count >= least}


def _numbered(side: dict[int, list[list[Run]]]) -> set[tuple[int, int]]:
    """The rows, by page and depth, that are a page's number: they rise, or the first pages say their own."""
    places: list[tuple[int, int]] = []
    texts: list[str] = []
    for page, rows in side.items():
        for depth, row in enumerate(rows):
            places.append((page, depth))
            texts.append(_row_text(row))
    found = {places[index] for index in page_numbers(texts)}
    own = {
        place
        for place, text in zip(places, texts, strict=True)
        if re.fullmatch(r"\W{0,3}\d{1,4}\W{0,3}", text) and re.sub(r"\D", "", text) == str(place[0] + 1)
    }
    return found | (own if len(own) == len(side) else set())


# --- what they say


@cache
def _page_mark() -> re.Pattern[str]:
    return re.compile(
        r"第?\s?([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s?版|(?<![A-Za-z\d])([A-Z]\d{1,2})(?![A-Za-z\d])"
    )


@cache
def _parts() -> re.Pattern[str]:
    date = r"\d{4}\s?[年\-./]\s?\d{1,2}\s?[月\-./]\s?\d{1,2}\s?日?"
    others = r"星期[一二三四五六日天]|(?:总|總)?第\s?\d{2,6}\s?[期号號]|农历\S{4,12}|今日\d{1,3}版"
    return re.compile(rf"{date}|{others}|{_page_mark().pattern}")


def _hint(text: str) -> Hint | None:
    """What a running line says, or None for one that is none: paper, date, page and section in any order."""
    if not 2 <= len(text) <= _LONGEST:
        return None
    if hint := read_line(text):
        return hint
    bare = "".join(text.split())
    if _paper().fullmatch(bare) and not bare.endswith(_NO_MASTHEAD):
        return Hint(bare)
    date, page = find_date(text), _page_mark().search(text)
    if not date and not page:
        return None
    words = re.split(r"[\s\u3000:：|｜·•,，()（）《》\-—_/]+", _parts().sub(" ", text))
    words = [word for word in words if word]
    papers = [word for word in words if _paper().fullmatch(word)]
    others = [word for word in words if word not in papers and not word.isdigit()]
    if len(others) > 1 or any(len(word) > 8 for word in others) or (others and not page):
        return None
    number = page_number((page[1] or page[2]).upper()) if page else None
    return Hint(papers[0] if papers else None, date, number or None, others[0] if others else None)


@cache
def _paper() -> re.Pattern[str]:
    return re.compile(
        r"[\u4e00-\u9fff]{1,8}(?:日报|晚报|早报|时报|商报|晨报|周报|青年报|工人报|报|日報|晚報|時報|報|周刊|新闻)"
    )


def paper_in(title: str) -> str | None:
    """The name of a paper in a file's title."""
    words = re.split(r"[\s\u3000《》()（）\[\]【】·:：\-—_|,，]+|\d+[年月日]?", title)
    return find_paper(title) or next((word for word in words if _paper().fullmatch(word)), None)


def _merged(one: Hint, other: Hint) -> Hint:
    told = {name: getattr(other, name) for name in ("masthead", "date", "page", "section", "number")}
    return replace(one, **{name: value for name, value in told.items() if value and not getattr(one, name)})


# --- the edges of columns


def _measure(lines: Sequence[Line], column: int, body: float) -> None:
    """The edges that most of a column's lines begin and end at."""
    texts = [line for line in lines if abs(line.size - body) < 0.12 * body] or list(lines)
    left, right = min(line.left for line in texts), max(map(_full_right, texts))
    ends: dict[int, int] = {}
    for line in texts:
        ends[round(line.right)] = ends.get(round(line.right), 0) + 1
    common = max(ends, key=lambda end: (ends[end], end))
    near = sum(ends.get(common + d, 0) for d in (-1, 0, 1))
    # A single line that is too long doesn't move it.
    if near >= 0.3 * len(texts) and near > 2:
        right = float(common)
    for line in lines:
        line.column, line.edges = column, (left, right)


def _full_right(line: Line) -> float:
    """Where a line ends but for a mark that may hang over the column's edge."""
    return line.right - (line.size if line.text[-1] in HANGING else 0.0)


def _borrow_edges(lines: Sequence[Line]) -> None:
    """A column of one line or two has the edges of the column like it that was last seen."""
    known: list[tuple[float, float]] = []
    sizes: dict[int, int] = {}
    for line in lines:
        sizes[line.column] = sizes.get(line.column, 0) + 1
    for line in lines:
        if sizes[line.column] > 3:
            if line.edges not in known[-12:]:
                known.append(line.edges)
            continue
        fit = [e for e in known[-12:] if e[0] <= line.left + 1 and line.right <= e[1] + line.size]
        if fit:
            line.edges = min(fit, key=lambda e: abs(e[0] - line.edges[0]) + abs(e[1] - line.edges[1]) / 2)
