"""A line's text as spans: what is selected apart from the rest, and a table's blanks where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.paint import Span
    from reader.typeset import Line

__all__ = ["text_spans"]


def text_spans(line: Line, selected: tuple[int, int] | None = None) -> list[Span]:
    """The line without its prefix; `selected`: the range of the article's text shown as chosen."""
    if not line.gaps and selected is None:
        return [(line.text, line.role)]
    size = len(line.text)
    first, last = 0, 0
    if selected is not None and line.part >= 0:
        first, last = (min(max(at - line.start, 0), size) for at in selected)
    gaps = dict(line.gaps)
    spans: list[Span] = []
    borders = sorted({0, first, last, size, *gaps})
    for at, end in zip(borders, [*borders[1:], size], strict=True):
        if at in gaps:
            spans.append((" " * gaps[at], "selected" if first < at < last else line.role))
        if at < end:
            spans.append((line.text[at:end], "selected" if first <= at < last else line.role))
    return spans
