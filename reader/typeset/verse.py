"""How far apart the lines of a poem stand in the source, where each is a block of its own."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.issue import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.issue import Block

__all__ = ["verse_steps"]


def verse_steps(blocks: Sequence[Block]) -> dict[int, int]:
    """For each line of verse right below another one, by its index: the source lines from that one to it.

    Blocks that come from no lines, or from several each, are left out: these are stanzas.
    """
    steps: dict[int, int] = {}
    for index, (upper, lower) in enumerate(pairwise(blocks), 1):
        if not (isinstance(upper, TextBlock) and isinstance(lower, TextBlock)):
            continue
        if upper.kind == lower.kind == "verse" and upper.lines and lower.lines:
            step = lower.lines[0][0] - upper.lines[-1][1]
            if step > 0 and "\n" not in upper.text + lower.text:
                steps[index] = step
    return steps
