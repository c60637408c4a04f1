"""A bookmark, a highlight, a note or a draft of one as a line of their list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.chars import visible
from reader.strings import t
from reader.tui.cells import cell_width, cut
from reader.tui.naming import quoted
from reader.tui.signs import bookmark_sign, highlight_sign, note_sign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.issue import Issue
    from reader.store.model import Mark
    from reader.tui.known import Unkept
    from reader.tui.paint import Span

__all__ = ["Entry", "entry_spans", "right_of"]

_LEAST_TITLE = 8


class Entry(NamedTuple):
    """A mark, or a note that was being typed. `at`: the index of its issue among the open ones, else None."""

    at: int | None
    mark: Mark | None = None
    draft: Unkept | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What it is known by."""
        if self.mark is not None:
            return "mark", self.mark.id
        return "draft", self.draft.number if self.draft else 0


def entry_spans(
    entry: Entry, issue: Issue | None, room: int, shown: Callable[[str], str], *, titled: bool
) -> Iterator[Span]:
    """An entry in a line of about `room` cells: its sign, the note, the words it is about.

    `issue` is its issue where that is open, `shown` how text of a paper is shown (see `Reading.shown`).
    `titled`: the article is named, since no head does.
    """
    mark, draft = entry.mark, entry.draft
    sign = note_sign() if draft or mark is None else _SIGNS[mark.kind]()
    yield f"{sign} ", "accent"
    if titled and mark is not None:
        cells = max(_LEAST_TITLE, room // 4)
        title = cut(shown(visible(mark.headline)), cells)
        yield title + " " * (cells - cell_width(title) + 2), "faint"
    quote = shown(_line(_quote(entry, issue)))
    words = _line((mark.note if mark else draft.text if draft else "") or "")
    if words:
        yield words, "text"
        yield (f"  {quoted(quote)}" if quote else ""), "faint"
    else:
        yield quote, "highlight" if mark and mark.kind == "highlight" else "text"


def _quote(entry: Entry, issue: Issue | None) -> str:
    """The words it is about; those at a point go on to the paragraph's end, where they are known."""
    mark = entry.mark
    if mark is None:
        return entry.draft.quote if entry.draft else ""
    if mark.at.length or mark.note or mark.state == "not-found":
        return mark.anchor.quote
    article = issue.article(mark.at.article) if issue else None
    if article is not None:
        return article.text[mark.at.offset :].partition("\n")[0]
    goes_on = mark.anchor.suffix and not mark.anchor.suffix.startswith("\n")
    return mark.anchor.quote + ("…" if goes_on else "")


def right_of(entry: Entry, *, dated: bool) -> str:
    """What stands at a line's end: that it isn't found, isn't finished, or (`dated`) when it was made."""
    if entry.draft is not None:
        return t("marks.draft")
    if entry.mark is not None and entry.mark.state == "not-found":
        return t("marks.not-found")
    return entry.mark.modified[:10] if entry.mark is not None and dated else ""


_SIGNS: dict[str, Callable[[], str]] = {
    "bookmark": bookmark_sign,
    "highlight": highlight_sign,
    "note": note_sign,
}


def _line(text: str) -> str:
    """A text in one line, with nothing that a terminal should not see."""
    return visible(" ".join(text.split()))
