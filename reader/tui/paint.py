"""From spans of text with a tone to strips of the screen. Text is only ever text here, never markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from reader import typeset
from reader.tui.cells import ambiguous_wide, cell_width, cut

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.style import Style

__all__ = ["Span", "fit", "paint", "width_of", "wrap"]

Span = tuple[str, str]
"""A text and its tone (see `reader.tui.theme`)."""


def width_of(spans: Sequence[Span]) -> int:
    """Cells that the spans fill together."""
    return sum(cell_width(text) for text, _ in spans)


def fit(spans: Sequence[Span], cells: int) -> list[Span]:
    """The spans, or as much of them as goes into `cells`, the last one cut with an ellipsis."""
    kept: list[Span] = []
    room = cells
    for text, tone in spans:
        width = cell_width(text)
        if width > room:
            kept.append((cut(text, room), tone))
            break
        kept.append((text, tone))
        room -= width
    return kept


def paint(spans: Sequence[Span], cells: int, tones: Mapping[str, Style], ground: str = "text") -> Strip:
    """A strip of exactly `cells` cells: the spans, cut where they are too long, then the ground's tone."""
    used = width_of(spans)
    if used > cells:
        spans = fit(spans, cells)
        used = width_of(spans)
    segments = [Segment(text, tones.get(tone) or tones["text"]) for text, tone in spans if text]
    if used < cells:
        segments.append(Segment(" " * (cells - used), tones[ground]))
    return Strip(segments, cells)


def wrap(text: str, cells: int, *, hanging: bool = False) -> list[str]:
    """The text in lines of at most `cells` cells by the typesetter's rules (see `reader.typeset.wrap`)."""
    return typeset.wrap(text, cells, ambiguous_wide=ambiguous_wide(), hanging=hanging)
