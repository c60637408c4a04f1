"""Keep out of the model what would command a terminal instead of showing in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Sanitised", "sanitise", "split_lines"]

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Sanitised:
    """A text without control characters.

    `payloads` are the visible characters that stood inside escape sequences, each with its
    1-based source line; `removed` counts the code points taken out. Line ends stay as they were.
    """

    text: str
    payloads: tuple[tuple[int, str], ...] = ()
    removed: int = 0


def sanitise(text: str) -> Sanitised:
    """Take out control characters and escape sequences. First thin form."""
    return Sanitised(text)


def split_lines(text: str) -> list[str]:
    """The lines of a text without their ends. \\n, \\r\\n and \\r end a line, nothing else does."""
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return lines
