"""The article's rows as spans, column beside column: margin, mark of the paragraph at hand, prefix, text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.strings import t
from reader.tui.layout import MIN_COLUMNS, MIN_ROWS
from reader.tui.lit import text_spans
from reader.tui.paint import wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.tui.layout import Layout
    from reader.tui.lit import Layer
    from reader.tui.paint import Span
    from reader.tui.reading import Reading

__all__ = ["HAND", "Dress", "notice_spans", "pane_spans"]

HAND = "›"
"""The mark of the paragraph at hand, one cell wide in every terminal."""


class Dress(NamedTuple):
    """What is drawn on and beside the rows of the article at hand.

    `hand_row`: the row that bears the mark of the paragraph at hand. `layers`: what is lit of the text
    (see `lit.text_spans`). `signs`: by row what stands beside it, at most two cells.
    """

    hand_row: int | None
    layers: Sequence[Layer]
    signs: Mapping[int, str]


def pane_spans(reading: Reading, layout: Layout, row: int, dress: Dress) -> list[Span]:
    """A row of the pane (0 is its first), with what is drawn on and beside the article's rows."""
    at = row - layout.gap
    if not 0 <= at < layout.text_rows:
        return []
    article = reading.article
    if article is None:
        return [(" " * layout.margin + t("pane.empty-issue"), "faint")] if at == 0 else []
    spread = reading.spread
    if at < spread.head[1] - spread.head[0]:
        return _line_spans(reading, layout.margin, spread.at(0, at), dress)[0]
    spans: list[Span] = []
    reached = 0
    for column in range(layout.text_columns):
        before = layout.left_of(column) - reached
        found, cells = _line_spans(reading, before, spread.at(column, at), dress)
        spans += found
        reached += cells
    return spans


def _line_spans(reading: Reading, before: int, row: int | None, dress: Dress) -> tuple[list[Span], int]:
    """A row of the article behind so many blank cells, and the cells of both; the blanks if there is none."""
    if row is None:
        return [(" " * before, "text")], before
    line = reading.lines[row]
    sign = dress.signs.get(row, "")[-max(0, before - 2) :] if before > 2 else ""
    spans: list[Span] = [(" " * before, "text")]
    if sign or (row == dress.hand_row and before >= 2):
        hand = HAND if row == dress.hand_row else " "
        spans = [(" " * (before - 2 - len(sign)), "text"), (sign + hand, "accent"), (" ", "text")]
    if line.prefix:
        spans.append((line.prefix, "rule" if line.prefix.strip() else "text"))
    return spans + text_spans(line, dress.layers), before + line.width


def notice_spans(columns: int, rows: int, row: int) -> list[Span]:
    """What a window that is too small says instead, in its middle, in as many lines as it takes."""
    text = t("app.too-small", columns=MIN_COLUMNS, rows=MIN_ROWS)
    lines = wrap(text, max(2, columns - 2))
    at = row - max(0, (rows - len(lines)) // 2)
    return [(" " + lines[at], "text")] if 0 <= at < len(lines) else []
