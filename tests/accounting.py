"""Nothing lost, nothing twice: what every test that loads a text can ask of the issue."""

from __future__ import annotations

from benchmarks.balance import balance
from reader.issue import Article, Box, Issue
from reader.loader import load

__all__ = ["assert_accounted", "bodies", "read", "titles"]


def assert_accounted(data: bytes, issue: Issue) -> None:
    """Fail unless every visible character of the bytes stands exactly once in the issue.

    Every text must also come from the source lines that it names.
    """
    account = balance(data, issue)
    assert not account.lost, f"lost: {dict(account.lost)}"
    assert not account.added, f"added: {dict(account.added)}"
    assert not account.astray, "\n".join(account.notes)


def read(text: str, path: str = "page.txt", encoding: str = "utf-8") -> Issue:
    """The issue of a text that lies on disk as `path`, its account settled."""
    data = text.encode(encoding)
    issue = load(data, path=path)
    assert_accounted(data, issue)
    return issue


def titles(article: Article) -> tuple[str, str, str]:
    """Kicker, headline and deck."""
    return article.kicker, article.headline, article.deck


def bodies(article: Article) -> list[tuple[str, str]]:
    """Kind and text of each block in reading order; a box is its title, then what it holds."""
    found: list[tuple[str, str]] = []
    for block in article.blocks:
        if isinstance(block, Box):
            found.append(("box", block.title))
            found += [(f"in box: {inner.kind}", inner.text) for inner in block.blocks]
        else:
            found.append((getattr(block, "kind", "picture"), getattr(block, "text", "")))
    return found
