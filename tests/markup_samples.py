"""What tests of formats with markup share: an issue of a text, and the account of its characters."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.balance import claims
from reader.loader.loading import load_issues

if TYPE_CHECKING:
    from reader.issue import Article, Issue

__all__ = ["account", "issue_of", "story_of"]


def issue_of(text: str | bytes, path: str, reader: str | None = None) -> Issue:
    """The one issue of a file with this text, in UTF-8 where it is not bytes."""
    data = text.encode() if isinstance(text, str) else text
    (issue,) = load_issues(data, path, reader=reader)
    return issue


def story_of(text: str | bytes, path: str) -> Article:
    """The one article of a file."""
    (article,) = issue_of(text, path).articles
    return article


def account(content: str, issue: Issue) -> tuple[dict[str, int], dict[str, int]]:
    """The characters of a source's text content that the issue lacks, and those it has too often."""
    source = Counter("".join(content.split()))
    ours = Counter("".join("".join(text for text, _ in claims(issue)).split()))
    return dict(source - ours), dict(ours - source)
