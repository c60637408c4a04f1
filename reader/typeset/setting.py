"""An article becomes lines: every part in its form, blank rows between, boxes framed."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from reader.chars.width import cell_width
from reader.issue import Box, Picture
from reader.strings import t
from reader.typeset import forms
from reader.typeset.breaks import SPACE, analyse
from reader.typeset.fill import fill, trim
from reader.typeset.footnotes import footnotes, with_footnotes
from reader.typeset.forms import FORMS, HEADINGS
from reader.typeset.model import Line, Options
from reader.typeset.table import columns
from reader.typeset.verse import verse_steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.issue import Article, Part, PartName
    from reader.typeset.forms import Form

__all__ = ["set_article"]

_DEFAULT = Options()
_OFFSET = itemgetter(0)


def set_article(
    article: Article, measure: int, options: Options = _DEFAULT, heading_measure: int = 0
) -> list[Line]:
    """Set an article in lines of `measure` cells (less than 2 counts as 2).

    The heading and the bylines right below it are set in lines of `heading_measure` cells where
    that is more, since over columns they have the whole breadth.

    A closing mark may hang up to two cells over the measure (`Options.hang`). Parts with an
    indent follow each other without a gap; a part without one is parted from the one before by a
    blank row, inside a heading only with `Options.heading_gap`, lines of verse only where a stanza
    ends. How lines break: see `reader.typeset.breaks`. Linear in the article's length.
    """
    setter = _Setter(article, max(measure, 2), options)
    setter.broaden(heading_measure)
    for index, part in enumerate(article.parts):
        setter.set_part(index, part)
    setter.finish()
    return setter.lines


class _Setter:
    """The lines of one article so far, and what the next part must know of those before it."""

    def __init__(self, article: Article, measure: int, options: Options) -> None:
        self.lines: list[Line] = []
        self._article = article
        self._blocks = article.blocks
        self._text = article.text
        self._breaks = analyse(self._text, options.ambiguous_wide)
        self._notes = footnotes(article)
        if self._notes:
            self._breaks = with_footnotes(self._breaks, self._notes, options.ambiguous_wide)
        self._measure = self._column = measure
        self._options = options
        self._marks = measure >= forms.LEAST_MEASURE_FOR_MARKS
        self._before: PartName | None = None
        self._gap_after = 0
        self._reached = -1  # index of the last block that was begun
        self._steps: dict[int, int] | None = None  # see `verse_steps`
        self._least_step = 0
        self._frame = ""  # what is drawn before every line while inside a box

    def broaden(self, measure: int) -> None:
        """Set what comes in lines of so many cells, until something comes that is no heading."""
        self._measure = max(self._measure, measure)

    def set_part(self, index: int, part: Part) -> None:
        """Set one part and the gap before it; parts come in order."""
        if part.name not in HEADINGS and part.name != "byline":
            self._measure = self._column
        if part.block is not None and part.block > self._reached:
            self._begin_block(part.block, part)
        form = FORMS[part.name]
        done = (form.table and self._set_columns(index, part)) or (
            form.right and self._set_right(index, part)
        )
        if not done:
            self._set_lines(index, part, form)
        self._before, self._gap_after = part.name, form.after

    def finish(self) -> None:
        """Set what stands behind the last part: pictures, the end of a box, the addresses of links.

        Where nothing stands below the heading, that is said.
        """
        end = len(self._text)
        self._pass_blocks(len(self._blocks), end)
        if self._article.is_bare:
            self._measure = self._column
            self._gap(end, bool(self.lines))
            self._set_words(t("article.bare" if self._text else "article.empty"), end)
        addresses = {number: url for _, number, url in self._notes}
        if addresses:
            self._gap(end, bool(self.lines))
        for number, url in addresses.items():
            self._set_words(f"[{number}] {url}", end)

    # Blocks that are no text: pictures and the frames of boxes.

    def _begin_block(self, block: int, part: Part) -> None:
        self._pass_blocks(block, part.start)
        self._reached = block
        if isinstance(self._blocks[block], Box):
            self._measure = self._column
        if not (isinstance(self._blocks[block], Box) and self._marks):
            return
        self._gap(part.start, self._before is not None)
        if part.name != "box-title":
            self._rule(part.start, forms.BOX_TOP.rstrip())
        self._frame = forms.BOX_SIDE
        self._before, self._gap_after = None, 0

    def _pass_blocks(self, block: int, offset: int) -> None:
        """Close an open box, and set the pictures that stand before this block."""
        if self._frame:
            self._frame = ""
            self._rule(offset, forms.BOX_BOTTOM)
            # The edge stands in an otherwise blank row, which is gap enough.
            self._gap_after = 0
        for passed in self._blocks[self._reached + 1 : block]:
            if isinstance(passed, Picture):
                self._set_picture(passed, offset)

    def _set_picture(self, picture: Picture, offset: int) -> None:
        self._measure = self._column
        self._gap(offset, bool(self.lines))
        self._set_words(" ".join([forms.PICTURE, *picture.alt.split()]).replace(" ", "", 1), offset)
        self._before, self._gap_after = self._before or "caption", 1

    def _set_words(self, words: str, offset: int) -> None:
        """Set words that are not the article's text."""
        text = analyse(words, self._options.ambiguous_wide)
        rooms = self._measure, self._measure
        for start, end in fill(text, (0, len(words)), rooms, self._options.hang):
            self._rule(offset, text.drawn[start:end])

    def _rule(self, offset: int, drawn: str) -> None:
        width = self._cells(drawn)
        self.lines.append(Line(offset, offset, "", drawn, "rule", -1, width))

    def _gap(self, offset: int, wanted: bool) -> None:
        if not wanted:
            return
        frame = self._frame.rstrip()
        if frame:
            self._rule(offset, frame)
        else:
            self.lines.append(Line(offset, offset, "", "", "blank", -1, 0))

    def _gap_before(self, part: Part, *, indented: bool = False, right: bool = False) -> None:
        if self._before is None:
            wanted = False
        elif part.name in HEADINGS and self._before in HEADINGS:
            wanted = self._options.heading_gap
        elif right:
            wanted = self._before in HEADINGS or self._before == "byline"
        elif part.name == "verse" == self._before:
            wanted = self._ends_stanza(part)
        elif indented:
            wanted = bool(self._gap_after) or self._options.paragraph_gap
        else:
            wanted = True
        self._gap(part.start, wanted)

    def _ends_stanza(self, part: Part) -> bool:
        """Whether a line of verse that is a block of its own stands farther below the one before than the
        poem's lines stand apart in the source. Blocks that come from no lines are stanzas themselves.
        """
        if self._steps is None:
            self._steps = verse_steps(self._blocks)
            self._least_step = min(self._steps.values(), default=0)
        step = self._steps.get(-1 if part.block is None else part.block)
        return step is None or step > self._least_step

    def _cells(self, drawn: str) -> int:
        return cell_width(drawn, self._options.ambiguous_wide)

    def _numbers(self, start: int, end: int) -> tuple[tuple[int, str], ...]:
        """The footnotes' numbers in a line, which belong to the character before them (see Line.gaps)."""
        if not self._notes:
            return ()
        first = bisect_right(self._notes, start, key=_OFFSET)
        last = bisect_right(self._notes, end, key=_OFFSET)
        return tuple((at - start, f"[{number}]") for at, number, _ in self._notes[first:last])

    def _segments(self, part: Part) -> Iterator[tuple[int, int]]:
        """The stretches of a part between its line breaks."""
        at = part.start
        for segment in self._text[part.start : part.end].split("\n"):
            yield at, at + len(segment)
            at += len(segment) + 1

    # The three ways to set a part: in lines, at the right margin, in columns.

    def _set_lines(self, index: int, part: Part, form: Form) -> None:
        mark = form.mark if self._marks else ""
        if part.name == "box-title" and self._frame:
            head, rest = forms.BOX_TOP, self._frame
        else:
            head = self._frame + mark
            rest = head if form.repeat else self._frame + " " * self._cells(mark)
        indent = self._indent(form)
        point = self._point(part, indent)
        if point:
            head, rest, indent = head + point, rest + " " * self._cells(point), 0
        self._gap_before(part, indented=bool(indent or point))
        segments = list(self._segments(part))
        insets = self._insets(segments) if form.verse and self._marks else None
        for i, (start, end) in enumerate(segments):
            if insets is not None:
                first, later = head + insets[i], rest + insets[i] + "  "
            else:
                # Inside a part only a line that the source indents is indented again.
                own = i == 0 or self._breaks.flags[start] & SPACE
                first, later = head + " " * (indent if own else 0), rest
            self._fill(index, part.name, (start, end), (first, later))
            head = rest

    def _point(self, part: Part, indent: int) -> str:
        """What is drawn before an item of a list, the indent with it; its lines stand under each other."""
        block = self._article.block_of(part)
        if block is None or not block.item:
            return ""
        before = indent - 2 + 2 * block.depth if self._marks else 0
        return " " * min(max(before, 0), self._measure // 4) + f"{block.item} "

    def _indent(self, form: Form) -> int:
        if not (form.indent and self._options.indent):
            return 0
        if self._marks:
            return form.indent
        return form.indent // 2 if self._measure * 2 >= forms.LEAST_MEASURE_FOR_MARKS else 0

    def _insets(self, segments: list[tuple[int, int]]) -> list[str]:
        """The indents of verse lines: those of the source without what all of them share.

        The first line's own indent is lost with the white space around the part.
        """
        flags, cells = self._breaks.flags, self._breaks.cells
        own = [cells[trim(flags, span)[0]] - cells[span[0]] for span in segments]
        shared = min(
            (n for n, (start, end) in list(zip(own, segments, strict=True))[1:] if start < end), default=0
        )
        most = self._measure // 4
        inset = FORMS["verse"].inset
        return [" " * (inset + min(max(n - shared, 0), most)) for n in own]

    def _fill(self, index: int, name: PartName, span: tuple[int, int], prefixes: tuple[str, str]) -> None:
        """Fill a span without line breaks; `prefixes` stand before its first and its other lines."""
        text, cells = self._breaks.drawn, self._breaks.cells
        prefix, later = prefixes
        width, later_width = self._cells(prefix), self._cells(later)
        rooms = max(self._measure - width, 2), max(self._measure - later_width, 2)
        for begin, stop in fill(self._breaks, span, rooms, self._options.hang):
            if begin == stop:
                self._gap(begin, True)
                continue
            row = width + cells[stop] - cells[begin]
            gaps = self._numbers(begin, stop)
            self.lines.append(Line(begin, stop, text[begin:stop], prefix, name, index, row, gaps))
            prefix, width = later, later_width

    def _set_right(self, index: int, part: Part) -> bool:
        """Set a short part at the right margin; False, and nothing set, where it is too long."""
        cells = self._breaks.cells
        frame = self._cells(self._frame)
        rows: list[tuple[int, int, int]] = []
        for span in self._segments(part):
            start, end = trim(self._breaks.flags, span)
            blanks = self._measure - frame - (cells[end] - cells[start])
            if start == end or blanks < forms.INDENT_CELLS:
                return False
            rows.append((start, end, blanks))
        self._gap_before(part, right=True)
        for start, end, blanks in rows:
            prefix = self._frame + " " * blanks
            text = self._breaks.drawn[start:end]
            gaps = self._numbers(start, end)
            self.lines.append(Line(start, end, text, prefix, part.name, index, self._measure, gaps))
        return True

    def _set_columns(self, index: int, part: Part) -> bool:
        """Set a table in columns; False, and nothing set, where they don't fit."""
        frame = self._cells(self._frame)
        rows = columns(self._text, self._breaks, part.start, part.end, self._measure - frame)
        if rows is None:
            return False
        self._gap_before(part)
        for start, end, blanks, width in rows:
            text = self._breaks.drawn[start:end]
            gaps = tuple(sorted((*blanks, *self._numbers(start, end))))
            self.lines.append(Line(start, end, text, self._frame, part.name, index, frame + width, gaps))
        return True
