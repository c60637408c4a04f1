"""From spans of text with a tone to strips of the screen. Text is only ever text here, never markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from reader.tui.cells import cell_width, char_width, cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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


def wrap(text: str, cells: int) -> list[str]:
    """The text in lines of at most `cells` cells, broken anywhere but inside a Latin word that fits."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, used = "", 0
        for found in _words(paragraph):
            word = found
            width = cell_width(word)
            if used + width > cells and line:
                lines.append(line.rstrip())
                line, used = "", 0
                word = word.lstrip()
                width = cell_width(word)
            while width > cells:
                head = _head(word, cells)
                lines.append(head)
                word = word[len(head) :]
                width = cell_width(word)
            line += word
            used += width
        lines.append(line.rstrip())
    return lines


def _words(text: str) -> Iterator[str]:
    """What may not be broken: runs of ASCII up to and with their space, and every other character."""
    start = at = 0
    while at < len(text):
        if not text[at].isascii():
            if start < at:
                yield text[start:at]
            yield text[at]
            start = at + 1
        elif text[at] == " ":
            yield text[start : at + 1]
            start = at + 1
        at += 1
    if start < at:
        yield text[start:at]


def _head(text: str, cells: int) -> str:
    used = 0
    for at, ch in enumerate(text):
        used += char_width(ch)
        if used > cells and at > 0:
            return text[:at]
    return text
