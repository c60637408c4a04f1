"""An article becomes lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chars.width import cell_width, char_width
from reader.typeset.model import Line, Options

if TYPE_CHECKING:
    from reader.issue import Article

__all__ = ["set_article"]

_BLANK = Line(0, 0, "", "", "blank", -1, 0)
_INDENTED = ("paragraph",)


def set_article(article: Article, measure: int, options: Options = Options()) -> list[Line]:  # noqa: B008
    """Set an article in lines of `measure` cells."""
    wide = options.ambiguous_wide
    lines: list[Line] = []
    before = ""
    for index, part in enumerate(article.parts):
        indented = options.indent and part.name in _INDENTED
        if lines and not (indented and before in _INDENTED):
            lines.append(_BLANK._replace(start=part.start, end=part.start))
        before = part.name
        prefix = "    " if indented and measure > 12 else ""
        at = part.start
        for piece in article.text[part.start : part.end].split("\n"):
            begin = at
            room = measure - len(prefix)
            for i in range(at, at + len(piece)):
                width = char_width(article.text[i], wide)
                if width > room and i > begin:
                    text = article.text[begin:i].replace("\t", " ")
                    lines.append(
                        Line(begin, i, text, prefix, part.name, index, cell_width(prefix + text, wide))
                    )
                    begin, room, prefix = i, measure, ""
                room -= width
            text = article.text[begin : at + len(piece)].replace("\t", " ")
            lines.append(
                Line(begin, at + len(piece), text, prefix, part.name, index, cell_width(prefix + text, wide))
            )
            at += len(piece) + 1
            prefix = ""
    return lines
