"""What the typesetter takes and gives: options and lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["Line", "Options"]


@dataclass(frozen=True, slots=True)
class Options:
    """How an article is set.

    `indent`: paragraphs are indented by two characters (4 cells). `hang`: a closing mark may hang
    up to two cells over the measure. `paragraph_gap`: a blank row between indented paragraphs
    too. `ambiguous_wide`: the terminal draws East Asian Ambiguous characters two cells wide.
    `heading_gap`: a blank row between the parts of the heading too (kicker, headline, deck), so
    that they are told apart where nothing is printed bold.
    """

    indent: bool = True
    hang: bool = True
    paragraph_gap: bool = False
    ambiguous_wide: bool = False
    heading_gap: bool = True


class Line(NamedTuple):
    """One row of cells.

    `start`, `end`: the line shows article.text[start:end]. White space at a line's ends is left
    out of that range, and no range holds a line break; all other characters are in one range.
    Blank lines and rules have the empty range where they stand. `text`: what is drawn of the
    range, character for character (a tab is drawn as a space). `prefix`: indentation and marks
    drawn before it. `role`: the part's name, "blank", or "rule" (borders and picture lines, drawn
    by us). `part`: index into article.parts, -1 for blank lines and rules. `width`: cells of
    prefix, text and `gaps`, what is drawn within the line that is not the article's text: (i, what) stands
    before text[i] (at its end where i is its length), in a table's row blanks, so that columns stand under
    each other, elsewhere a footnote's number; `drawn` has it filled in.
    """

    start: int
    end: int
    text: str
    prefix: str
    role: str
    part: int
    width: int
    gaps: tuple[tuple[int, str], ...] = ()

    @property
    def drawn(self) -> str:
        """The whole row: prefix, text and gaps."""
        if not self.gaps:
            return self.prefix + self.text
        pieces = [self.prefix]
        at = 0
        for index, filled in self.gaps:
            pieces += (self.text[at:index], filled)
            at = index
        return "".join(pieces) + self.text[at:]
