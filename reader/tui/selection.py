"""A selection in an article's text: two offsets, and how they move by character, word, sentence, paragraph.

Both ends are borders between characters. An end that is moved stops at the ends of units where it
is behind the other one, and at their begins where it is before: so a unit is always taken whole.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.chars.width import char_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Units = Callable[[str], list[tuple[int, int]]]

__all__ = ["Selection", "characters", "paragraphs", "sentences", "stepped", "words"]

_CLOSING = "”’」』）》〉】〕\"'"
"""What may stand between a sentence's mark and its end."""


class Selection(NamedTuple):
    """`anchor` stays, `head` moves; offsets in the article's canonical text."""

    anchor: int
    head: int

    @property
    def turned(self) -> Selection:
        """The same text, its other end to be moved."""
        return Selection(self.head, self.anchor)

    def span(self, text: str) -> tuple[int, int]:
        """What is selected, [start, end): at least the one character at hand, as long as there is any."""
        start, end = sorted(self)
        if start == end:
            units = characters(text[start : start + 16])
            end = start + (units[0][1] if units else 0)
        return start, min(end, len(text))


def stepped(text: str, selection: Selection, units: Units, step: int) -> Selection:
    """The head by one unit on (1) or back (-1).

    Where it would pass the other end it stops there, and where there is no unit left it stays.
    `units` cuts a paragraph (a text without line breaks) into its units, in order.
    """
    anchor, head = selection
    if step > 0:
        border = 1 if head >= anchor else 0
        found = next((at for at in _borders(text, head, units, border, 1) if at > head), head)
        passes = head < anchor < found
    else:
        border = 1 if head > anchor else 0
        found = next((at for at in _borders(text, head, units, border, -1) if at < head), head)
        passes = head > anchor and (found < anchor or found == head)
    return Selection(anchor, anchor if passes else found)


def _borders(text: str, head: int, units: Units, border: int, step: int) -> Iterator[int]:
    """The begins (border 0) or ends (1) of the units, paragraph by paragraph from the head's on."""
    start = text.rfind("\n", 0, head) + 1
    while 0 <= start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        found = [start + unit[border] for unit in units(text[start:end])]
        yield from found if step > 0 else reversed(found)
        if step > 0:
            start = end + 1
        elif start == 0:
            return
        else:
            start = text.rfind("\n", 0, start - 1) + 1


# --- units of a paragraph


def characters(text: str) -> list[tuple[int, int]]:
    """Each character with the marks that combine with it; of no width at the begin: with the first."""
    starts = [at for at, ch in enumerate(text) if char_width(ch) or ch == "\t"]
    if not text:
        return []
    starts[:1] = [0]
    return list(pairwise([*starts, len(text)]))


def words(text: str, cut: Callable[[str], list[str]]) -> list[tuple[int, int]]:
    """The words among the pieces that `cut` makes: those that hold a letter, a digit or a Han character."""
    units = []
    at = 0
    for piece in cut(text):
        if any(ch.isalnum() for ch in piece):
            units.append((at, at + len(piece)))
        at += len(piece)
    return units


def sentences(text: str) -> list[tuple[int, int]]:
    """Up to and with 。！？…… and the quotes that close behind them, without the indent before."""
    units = []
    start = at = 0
    while at < len(text):
        at += 1
        if text[at - 1] in "。！？!?…" and (at == len(text) or text[at] not in "。！？!?…"):
            while at < len(text) and text[at] in _CLOSING:
                at += 1
            units.append((start, at))
            start = at
    units.append((start, len(text)))
    return [trimmed for unit in units if (trimmed := _trimmed(text, *unit))]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The whole of it, without the white space at its ends."""
    unit = _trimmed(text, 0, len(text))
    return [unit] if unit else []


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    kept = len(piece.strip())
    start += len(piece) - len(piece.lstrip())
    return (start, start + kept) if kept else None
