"""Headlines of a PDF that has no contents: by the size of their letters, where they stand, what follows them.

Lines in larger letters than the text's are a heading. Of several sizes of headings the smallest may be that
of subheads: little larger than the text and with the story's text right above and below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.marks import CLOSERS, SENTENCE_ENDS, mark
from reader.loader.pdfboxes import HEADING
from reader.loader.pdfmarks import Start
from reader.loader.wrapping import BRACKETED, line_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.pdflines import Line

__all__ = ["headings", "is_heading"]

_LARGE = 1.45
"""Of the text's size: letters from this size on are no subhead's."""

_LONGEST_BOLD = 40
_MOST_LINES = 8


def is_heading(line: Line, body: float) -> bool:
    """Whether a line is set in larger letters than the text."""
    return line.size >= HEADING * body


def headings(lines: Sequence[Line], body: float) -> list[Start]:
    """Where stories begin, by their headings; each start counts the heading's lines."""
    groups = _groups(lines, [is_heading(line, body) for line in lines])
    if not groups:
        bold = sum(len(line.text) for line in lines if line.bold)
        if 0 < 4 * bold < sum(len(line.text) for line in lines):
            groups = _groups(lines, [_is_bold_title(lines, at) for at in range(len(lines))])
        return [Start(at, count, "") for at, count in groups]
    largest = [max(line.size for line in lines[at : at + count]) for at, count in groups]
    large = any(size >= _LARGE * body for size in largest)
    found = []
    for (at, count), size in zip(groups, largest, strict=True):
        if large and size < _LARGE * body and _is_subhead(lines, at, count, body):
            continue
        found.append(Start(at, count, ""))
    return found


def _groups(lines: Sequence[Line], marked: Sequence[bool]) -> list[tuple[int, int]]:
    """The runs of marked lines: first index and count. Much white, or a page, parts two headings."""
    groups: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        if not marked[at]:
            continue
        last = lines[at - 1] if at else None
        if groups and last is not None and sum(groups[-1]) == at and _belongs(last, line, groups[-1][1]):
            groups[-1] = (groups[-1][0], groups[-1][1] + 1)
        else:
            groups.append((at, 1))
    return groups


def _belongs(last: Line, line: Line, count: int) -> bool:
    if last.page != line.page or count >= _MOST_LINES:
        return False
    drop = last.base - line.base
    return 0 < drop < 3.2 * max(last.size, line.size)


def _is_subhead(lines: Sequence[Line], at: int, count: int, body: float) -> bool:
    """Whether a small heading stands inside a story: text right above, no sign-off, no lead below."""
    above = lines[at - 1] if at else None
    below = lines[at + count] if at + count < len(lines) else None
    if above is None or below is None or is_heading(above, body) or count > 2:
        return False
    text = above.text.rstrip()
    if line_end(text) == BRACKETED or any(mark(name).match(text) for name in ("sign-off", "credit", "jump")):
        return False
    return not (mark("byline").match(below.text) or mark("lead").match(below.text))


def _is_bold_title(lines: Sequence[Line], at: int) -> bool:
    """Whether a line of the text's size is a headline by its weight: short, no sentence, alone."""
    line = lines[at]
    text = line.text.rstrip(CLOSERS + " ")
    return line.bold and len(line.text) <= _LONGEST_BOLD and not text.endswith(tuple(SENTENCE_ENDS))
