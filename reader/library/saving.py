"""Writing a file so that it is there whole or not at all, and never over another unasked."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.errors import KanbaoError
from reader.library.naming import article_name
from reader.strings import reason_of, t

if TYPE_CHECKING:
    from reader.issue import Article, Issue

__all__ = ["default_name", "is_markdown", "save_text"]

_LONGEST = 40
"""Characters of a headline that a name keeps: with a date, under the 255 bytes that file systems take."""

_NEVER = frozenset('/\\:*?"<>|')
"""What some file system or shell does not take in a name."""


def default_name(issue: Issue, article: Article) -> str:
    """A name for the article's file: its date and its headline, safe on every file system."""
    words = "".join(" " if ch in _NEVER or not ch.isprintable() else ch for ch in article_name(article))
    title = " ".join(words.split())[:_LONGEST].strip(" .-")
    date = article.date or issue.date or ""
    stem = "-".join(part for part in (date if date.replace("-", "").isalnum() else "", title) if part)
    return f"{stem or 'article'}.md"


def is_markdown(path: str) -> bool:
    """Whether a file is to be Markdown: it is, unless its suffix says text."""
    return not path.lower().endswith((".txt", ".text"))


def save_text(path: str, text: str, *, over: bool) -> bool:
    """Write the text (UTF-8) to a path, `~` being the home; False where a file is there and `over` isn't set.

    What is replaced keeps its permissions, and a link leads on to what it led to. Raises KanbaoError
    where it can't be written.
    """
    target = os.path.realpath(os.path.expanduser(path))  # noqa: PTH111 - pathlib has no such pair
    try:
        there = os.path.lexists(target)
        if there and not os.path.isfile(target):  # noqa: PTH113
            raise KanbaoError(t("save.no-file"), path=path)
        if there and not over:
            return False
        _write(target, text, os.stat(target).st_mode & 0o7777 if there else None)  # noqa: PTH116
    except (OSError, ValueError) as error:
        raise KanbaoError(t("cli.cannot-write", reason=reason_of(error)), path=path) from error
    return True


def _write(target: str, text: str, mode: int | None) -> None:
    """By a file beside it, which takes its place when all is written."""
    beside = f"{os.path.dirname(target)}/.kanbao-{os.getpid()}.part"  # noqa: PTH120
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(descriptor)
        if mode is not None:
            os.chmod(beside, mode)  # noqa: PTH101
        os.replace(beside, target)  # noqa: PTH105
    except BaseException:
        os.unlink(beside)  # noqa: PTH108
        raise
