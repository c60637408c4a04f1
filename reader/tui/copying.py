"""The commands that copy: a paragraph, an article, what is selected; and what the foot says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.strings import t

if TYPE_CHECKING:
    from reader.issue import Article
    from reader.tui.clipboard import Copied
    from reader.tui.desk import Desk

__all__ = [
    "at_hand",
    "copy_article",
    "copy_paragraph",
    "copy_selected",
    "copy_selected_with_source",
    "copy_text",
    "how_much",
    "report",
    "selected_text",
]


def at_hand(desk: Desk) -> Article | None:
    """The article that a command is about: the one under the contents' cursor, or the one that is read."""
    at = desk.contents.at_cursor if desk.in_list else None
    return desk.reading.article if at is None else desk.reading.issue.articles[at]


def selected_text(desk: Desk) -> str:
    """What is selected; empty when nothing is."""
    article = desk.reading.article
    if article is None or desk.selection is None:
        return ""
    start, end = desk.selection.span(article.text)
    return article.text[start:end]


def copy_paragraph(desk: Desk) -> None:
    """The paragraph at hand; in the contents the article, in other lists the words under the cursor."""
    if desk.listed is not None:
        copy_text(desk, desk.listed.quoted()[0])
        return
    article = at_hand(desk)
    if article is None:
        desk.message = t("copy.nothing")
    elif desk.in_list:
        copy_text(desk, article.text)
    else:
        part = desk.reading.hand
        start, end = (0, 0) if part is None else (article.parts[part].start, article.parts[part].end)
        copy_text(desk, article.text[start:end])


def copy_article(desk: Desk) -> None:
    """The article with where it stood; in a list the words under the cursor with where they stand."""
    if desk.listed is not None:
        copy_text(desk, *desk.listed.quoted())
        return
    article = at_hand(desk)
    copy_text(desk, article.text if article else "", _citation(desk, article))


def copy_selected(desk: Desk) -> None:
    """What is selected; the selection is over then."""
    text = selected_text(desk)
    desk.selection = None
    copy_text(desk, text)


def copy_selected_with_source(desk: Desk) -> None:
    """What is selected, with where it stood; the selection is over then."""
    text = selected_text(desk)
    desk.selection = None
    copy_text(desk, text, _citation(desk, desk.reading.article))


def how_much(desk: Desk) -> str | None:
    """What the foot says while text is being selected."""
    text = selected_text(desk)
    return t("foot.selected", count=_count(text)) if text else None


def report(copied: Copied, count: int) -> str:
    """How much was copied (in characters) and how, or why not."""
    names = [*copied.programs, *(["OSC 52"] if copied.terminal else [])]
    if not names:
        return t("copy.too-long")
    done = t("copy.done", count=count, ways=t("copy.separator").join(names))
    return done + t("copy.not-outside") if copied.too_long and names == ["tmux"] else done


def copy_text(desk: Desk, text: str, citation: str = "") -> None:
    """Begin to copy; the foot is told when it is done. `citation`: where it stood, for a line below it."""
    if not text:
        desk.message = t("copy.nothing")
        return
    count = _count(text)
    if citation:
        from reader.library.citing import with_source

        text = with_source(text, citation)
    desk.run_worker(_deliver(desk, text, count), group="copy", exclusive=True)


def _citation(desk: Desk, article: Article | None) -> str:
    from reader.library.citing import source_line

    return "" if article is None else source_line(desk.reading.issue, article)


def _count(text: str) -> int:
    return sum(not ch.isspace() for ch in text)


async def _deliver(desk: Desk, text: str, count: int) -> None:
    import os
    import shutil

    from reader.tui.clipboard import deliver, ways

    copied = await deliver(text, ways(os.environ, shutil.which), desk.write)
    desk.message = report(copied, count)
    desk.update()
