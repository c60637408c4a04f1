"""The parts of the screen: what each draws of the desk's state, and what the mouse does there, a courtesy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.bars import foot_spans, next_title_start, top_spans
from reader.tui.cells import upright
from reader.tui.lit import apart
from reader.tui.paint import paint, width_of
from reader.tui.pane import Dress, notice_spans, pane_spans
from reader.tui.signs import lit_ranges, signs_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.strip import Strip

    from reader.tui.desk import Desk
    from reader.tui.lit import Layer
    from reader.tui.paint import Span

    Draw = Callable[[Desk, int, int], Strip]
    Press = Callable[[Desk, int, int], None]
    Wheel = Callable[[Desk, int], None]

__all__ = ["PARTS"]

_WHEEL_ROWS = 3


# --- drawing: a row of the part, so many cells wide


def _draw_top(desk: Desk, _: int, width: int) -> Strip:
    return paint(top_spans(desk.reading, width), width, desk.tones)


def _draw_foot(desk: Desk, _: int, width: int) -> Strip:
    spans = desk.prompt.spans(width) if desk.prompt is not None else _foot(desk, width)
    return paint(spans, width, desk.tones)


def _foot(desk: Desk, width: int) -> list[Span]:
    message = desk.message
    if message is None and desk.selection is not None:
        from reader.tui.copying import how_much

        message = how_much(desk)
    in_list = desk.context in ("list", "marks")
    at_hand = desk.listing.under if in_list else _signs_at_hand(desk)
    return foot_spans(desk.reading, at_hand, width, desk.context, message)


def _signs_at_hand(desk: Desk) -> str:
    """The signs of the marks on the paragraph at hand, which may have begun above the screen."""
    article, hand = desk.reading.article, desk.reading.hand
    if not desk.marks_here or article is None or hand is None:
        return ""
    part = article.parts[hand]
    return signs_of(mark for mark in desk.marks_here if part.start <= mark.at.offset <= part.end)


def _draw_pane(desk: Desk, row: int, width: int) -> Strip:
    if not desk.layout_now.fits:
        spans = notice_spans(*desk.cells, row)
    elif desk.listed is None:
        spans = pane_spans(desk.reading, desk.layout_now, row, Dress(desk.hand_row, _lit(desk), desk.signs))
    elif row >= desk.list_head:
        spans = desk.listed.row_spans(row - desk.list_head, width)
    else:
        spans = desk.listed.title_spans(width) if row == desk.layout_now.gap else []
    return paint(spans, width, desk.tones)


def _lit(desk: Desk) -> list[Layer]:
    """What stands out of the article's text: by the source's markup, highlights, hits, what is selected."""
    article, finding = desk.reading.article, desk.finding
    layers: list[Layer] = [*desk.reading.markup, (apart(lit_ranges(desk.marks_here)), "highlight")]
    if finding is not None and finding.lit:
        layers.append((finding.ranges(desk.reading), "hit"))
        now = finding.now(desk.reading)
        layers.append(([(now.start, now.end)] if now else [], "hit-now"))
    if desk.selection is not None and article is not None:
        layers.append(([desk.selection.span(article.text)], "selected"))
    return layers


def _draw_contents(desk: Desk, row: int, width: int) -> Strip:
    border = upright() if desk.layout_now.wide else ""
    inner = width - len(border)
    spans: list[Span] = []
    if row == desk.layout_now.gap:
        spans = desk.contents.title_spans(inner)
    elif row >= desk.list_head:
        current = desk.reading.article_index
        spans = desk.contents.row_spans(row - desk.list_head, inner, current, active=desk.in_list)
    gap = inner - width_of(spans)
    return paint([*spans, (" " * gap, "text"), (border, "faint")], width, desk.tones)


def _draw_sheet(desk: Desk, row: int, width: int) -> Strip:
    return paint(desk.sheet.spans(row, width) if desk.sheet else [], width, desk.tones)


# --- the mouse: a click at a column and row of the part, a turn of the wheel by so many steps


def _press_pane(desk: Desk, x: int, row: int) -> None:
    desk.message = desk.selection = None
    if desk.listed is not None:
        if desk.prompt is None and desk.listed.point(row - desk.list_head):
            desk.listed.open(desk)
    else:
        desk.give_keys(to_list=False)
        now = desk.layout_now
        block = desk.reading.block_at(row - now.gap, now.column_at(x))
        if block is not None:
            desk.reading.point(block)
    desk.update()


def _press_contents(desk: Desk, _: int, row: int) -> None:
    if desk.prompt is None and desk.contents.point(row - desk.list_head):
        desk.message = None
        desk.open_entry()
        desk.update()


def _press_foot(desk: Desk, column: int, _: int) -> None:
    start = next_title_start(_foot(desk, desk.cells[0]))
    if desk.prompt is None and start is not None and column >= start:
        desk.reading.step_article(1)
        desk.update()


def _press_sheet(desk: Desk, _: int, row: int) -> None:
    if desk.sheet is not None:
        desk.sheet.press(desk, row)


def _press_nothing(*_: object) -> None:
    """There is nothing to do here."""


def _wheel_pane(desk: Desk, step: int) -> None:
    desk.message = None
    (desk.listed or desk.reading).scroll(step * _WHEEL_ROWS)
    desk.update()


def _wheel_contents(desk: Desk, step: int) -> None:
    desk.contents.scroll(step * _WHEEL_ROWS)
    desk.update()


def _wheel_sheet(desk: Desk, step: int) -> None:
    if desk.sheet is not None:
        desk.sheet.scroll(step * _WHEEL_ROWS)
        desk.update()


PARTS: dict[str, tuple[Draw, Press, Wheel]] = {
    "top": (_draw_top, _press_nothing, _press_nothing),
    "pane": (_draw_pane, _press_pane, _wheel_pane),
    "foot": (_draw_foot, _press_foot, _press_nothing),
    "contents": (_draw_contents, _press_contents, _wheel_contents),
    "sheet": (_draw_sheet, _press_sheet, _wheel_sheet),
}
"""What each draws, what a click does, what the wheel does; in the order that they lie over one another."""
