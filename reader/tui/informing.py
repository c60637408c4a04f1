"""The sheet about the article and its issue. The article's key words come when they are known."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from reader.strings import language, t
from reader.tui.copying import at_hand
from reader.tui.sheet import Sheet
from reader.tui.sheets import info_lines, trouble_lines
from reader.tui.signs import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.errors import KanbaoError
    from reader.issue import Article
    from reader.store.model import Mark
    from reader.tui.desk import Desk
    from reader.tui.paint import Span
    from reader.tui.reading import Reading

__all__ = ["toggle_info"]


class InfoSheet(Sheet):
    """`words`: the article's key words, None as long as they aren't known. `marks`: those in it.

    `troubles`: what couldn't be read.
    """

    def __init__(
        self,
        reading: Reading,
        article: Article | None,
        marks: Sequence[Mark],
        troubles: Sequence[KanbaoError] = (),
    ) -> None:
        self.reading = reading
        self.article = article
        self.marks = marks
        self.troubles = troubles
        self.words: list[str] | None = None
        super().__init__("info", t("info.title"), self._lines, (article.url if article else None) or "")

    def _lines(self, width: int) -> list[list[Span]]:
        separator = "、" if language() == "zh" else ", "
        words = "…" if self.words is None else separator.join(self.words)
        more = ((t("info.marks"), counted(self.marks)), (t("info.words"), words))
        return info_lines(self.reading, self.article, more, width) + trouble_lines(self.troubles, width)


def toggle_info(desk: Desk) -> None:
    """Show it for the article at hand (in a list the one at the cursor), or show it no more."""
    if desk.sheet is not None and desk.sheet.kind == "info":
        desk.open_sheet(None)
        return
    reading = desk.reading
    listed = desk.listed.article if desk.listed is not None else None
    article = listed or at_hand(desk)
    marks = desk.kept.of(reading.issue).in_article.get(article.id, ()) if article else ()
    sheet = InfoSheet(reading, article, marks, desk.troubles)
    desk.open_sheet(sheet)
    if article is not None:
        _look_up(desk, sheet, article)


def _look_up(desk: Desk, sheet: InfoSheet, article: Article) -> None:
    """Have the key words found in a thread: what the words are takes half a second to load."""
    from threading import Thread

    def find() -> None:
        from reader.library.keywords import key_words

        try:
            words = key_words(article)
        except MemoryError:
            words = []
        with suppress(RuntimeError):  # The program may have ended meanwhile.
            desk.call_later(_told, desk, sheet, words)

    Thread(target=find, name="key words", daemon=True).start()


def _told(desk: Desk, sheet: InfoSheet, words: list[str]) -> None:
    sheet.words = words
    if desk.sheet is sheet:
        desk.replace()
