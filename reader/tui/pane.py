"""The article's rows as spans: margin, mark of the paragraph at hand, prefix, text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.strings import t
from reader.tui.layout import MIN_COLUMNS, MIN_ROWS
from reader.tui.paint import wrap

if TYPE_CHECKING:
    from reader.tui.layout import Layout
    from reader.tui.paint import Span
    from reader.tui.reading import Reading

__all__ = ["HAND", "notice_spans", "pane_spans"]

HAND = "›"
"""The mark of the paragraph at hand, one cell wide in every terminal."""


def pane_spans(reading: Reading, layout: Layout, row: int, hand_row: int | None) -> list[Span]:
    """A row of the pane (0 is its first). `hand_row`: the row of text that bears the mark."""
    at = row - layout.gap
    if not 0 <= at < layout.text_rows:
        return []
    article = reading.article
    if article is None:
        return [(" " * layout.margin + t("pane.empty-issue"), "faint")] if at == 0 else []
    lines = reading.lines
    if reading.top + at >= len(lines):
        return []
    line = lines[reading.top + at]
    margin = " " * layout.margin
    spans: list[Span] = [(margin, "text")]
    if at == hand_row and layout.margin >= 2:
        spans = [(margin[:-2], "text"), (HAND, "accent"), (" ", "text")]
    if line.prefix:
        spans.append((line.prefix, "rule" if line.prefix.strip() else "text"))
    spans.append((line.text, line.role))
    return spans


def notice_spans(columns: int, rows: int, row: int) -> list[Span]:
    """What a window that is too small says instead, in its middle, in as many lines as it takes."""
    text = t("app.too-small", columns=MIN_COLUMNS, rows=MIN_ROWS)
    lines = wrap(text, max(2, columns - 2))
    at = row - max(0, (rows - len(lines)) // 2)
    return [(" " + lines[at], "text")] if 0 <= at < len(lines) else []
