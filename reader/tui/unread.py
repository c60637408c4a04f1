"""Read and unread: marking an article, and going to the next one that wasn't read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.strings import t
from reader.tui.history import Place
from reader.tui.kept import plain
from reader.tui.walking import go_to

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.errors import KanbaoError
    from reader.issue import Article, Issue
    from reader.library.keeping import Keeping, Progress
    from reader.tui.desk import Desk

__all__ = ["next_unread", "toggle_read"]


def toggle_read(desk: Desk) -> None:
    """Mark the article at hand (in the contents the one at the cursor) as read, or as unread."""
    reading = desk.reading
    at = desk.contents.at_cursor if desk.in_list else reading.article_index
    if desk.listed is not None or at is None or not reading.issue.articles:
        return
    issue, article = reading.issue, reading.issue.articles[at]
    if at == reading.article_index:
        desk.following.hold()

    def act(keeping: Keeping) -> bool:
        read = not _is_read(keeping.progress(), article)
        keeping.set_read(article, read=read)
        return read

    desk.kept.ask(issue, act, partial(_marked, desk, issue, article), partial(_unkept, desk, issue, article))


def _marked(desk: Desk, issue: Issue, article: Article, read: bool) -> None:
    from reader.library.keeping import Progress

    progress = desk.kept.of(issue).progress
    before = progress.get(article.id)
    now = Progress(before.offset if before else 0, read)
    desk.kept.learn(issue, progress={**progress, article.id: now})
    desk.say(t("read.read" if read else "read.unread"))


def _unkept(desk: Desk, issue: Issue, article: Article, error: KanbaoError) -> None:
    """It is known as long as the program runs, and said that it isn't kept."""
    _marked(desk, issue, article, not _is_read(desk.kept.of(issue).progress, article))
    desk.say(plain(error))


def next_unread(desk: Desk) -> None:
    """Jump to the next article that wasn't read, in this issue or one behind it.

    An issue behind it of which only the name is known yet is gone to, as by the key for it.
    """
    reading = desk.reading
    _look_in(desk, reading.place, reading.issue_index, reading.article_index + 1)


def _look_in(desk: Desk, origin: Place, at: int, first: int = 0) -> None:
    """Look in the issue with this index from an article on; how far it was read, the store has to say."""
    issue = desk.reading.issues[at]
    found = partial(_found_in, desk, origin, at, first)
    desk.kept.ask(
        issue, lambda keeping: keeping.progress(), found, lambda _: found(desk.kept.of(issue).progress)
    )


def _found_in(desk: Desk, origin: Place, at: int, first: int, progress: Mapping[str, Progress]) -> None:
    reading = desk.reading
    if reading.place[:2] != origin[:2]:
        return  # One has gone elsewhere meanwhile.
    articles = reading.issues[at].articles
    unread = [number for number, article in enumerate(articles) if not _is_read(progress, article)]
    ahead = next((number for number in unread if number >= first), None)
    if ahead is not None:
        reading.go(Place(at, articles[ahead].id, 0))
        if at == origin.issue:
            desk.contents.show_article(ahead)
        return
    behind = reading.issue_beside(1, at)
    if behind is None:
        _say_none(desk)
    elif behind in reading.unread:
        go_to(desk, behind)
    else:
        _look_in(desk, origin, behind)


def _say_none(desk: Desk) -> None:
    """Nothing unread follows: how much of the issue at hand is left."""
    issue = desk.reading.issue
    progress = desk.kept.of(issue).progress
    left = sum(not _is_read(progress, article) for article in issue.articles)
    desk.say(t("read.none-ahead", count=left) if left else t("read.none"))


def _is_read(progress: Mapping[str, Progress], article: Article) -> bool:
    known = progress.get(article.id)
    return known is not None and known.read
