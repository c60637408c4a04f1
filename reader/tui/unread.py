"""Read and unread: marking an article, and going to the next one that wasn't read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.strings import t
from reader.tui.history import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.errors import KanbaoError
    from reader.issue import Article, Issue
    from reader.library.keeping import Progress
    from reader.tui.desk import Desk

__all__ = ["next_unread", "toggle_read"]


def toggle_read(desk: Desk) -> None:
    """Mark the article at hand (in the contents the one at the cursor) as read, or as unread."""
    reading = desk.reading
    at = desk.contents.at_cursor if desk.in_list else reading.article_index
    if desk.listed is not None or at is None or not reading.issue.articles:
        return
    issue, article = reading.issue, reading.issue.articles[at]
    known = desk.kept.of(issue).progress.get(article.id)
    read = not (known and known.read)
    if at == reading.article_index:
        desk.following.hold()
    desk.kept.ask(
        issue,
        lambda keeping: keeping.set_read(article, read=read),
        lambda _: _marked(desk, issue, article, read),
        lambda error: _not_marked(desk, issue, article, read, error),
    )


def _marked(desk: Desk, issue: Issue, article: Article, read: bool) -> None:
    from reader.library.keeping import Progress

    progress = desk.kept.of(issue).progress
    before = progress.get(article.id)
    now = Progress(before.offset if before else 0, read)
    desk.kept.learn(issue, progress={**progress, article.id: now})
    desk.say(t("read.read" if read else "read.unread"))


def _not_marked(desk: Desk, issue: Issue, article: Article, read: bool, error: KanbaoError) -> None:
    """It is known as long as the program runs, and said that it isn't kept."""
    _marked(desk, issue, article, read)
    desk.say(str(error))


def next_unread(desk: Desk) -> None:
    """Jump to the next article that wasn't read, in this issue or one behind it."""
    reading = desk.reading
    progress = desk.kept.of(reading.issue).progress
    at = _unread(reading.issue, progress, reading.article_index + 1)
    if at is not None:
        reading.go_article(at)
        desk.contents.show_article(at)
        return
    _look_in(desk, reading.issue, reading.issue_index + 1)


def _look_in(desk: Desk, origin: Issue, at: int) -> None:
    """Look in the issue with this index: how far it was read, the store has to say."""
    issues = desk.reading.issues
    if at >= len(issues):
        progress = desk.kept.of(origin).progress
        left = sum(not _is_read(progress, article) for article in origin.articles)
        desk.say(t("read.none-ahead", count=left) if left else t("read.none"))
        return
    found = partial(_found_in, desk, origin, at)
    desk.kept.ask(
        issues[at],
        lambda keeping: keeping.progress(),
        found,
        lambda _: found(desk.kept.of(issues[at]).progress),
    )


def _found_in(desk: Desk, origin: Issue, at: int, progress: Mapping[str, Progress]) -> None:
    reading = desk.reading
    if reading.issue is not origin or at >= len(reading.issues):
        return  # One has gone elsewhere meanwhile.
    article = _unread(reading.issues[at], progress, 0)
    if article is None:
        _look_in(desk, origin, at + 1)
    else:
        reading.go(Place(at, reading.issues[at].articles[article].id, 0))


def _unread(issue: Issue, progress: Mapping[str, Progress], first: int) -> int | None:
    """The index of the first article from `first` on that wasn't read."""
    for at in range(first, len(issue.articles)):
        if not _is_read(progress, issue.articles[at]):
            return at
    return None


def _is_read(progress: Mapping[str, Progress], article: Article) -> bool:
    known = progress.get(article.id)
    return known is not None and known.read
