"""Stories that an issue has twice: the same text, printed or gathered again. Both stay; it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.issue import Article, Issue

__all__ = ["find_repeats"]

_LEAST_SHARED = 0.8
"""The part of the shorter text that stands in the longer one."""

_LEAST_LENGTH = 0.5
"""The part of the longer text that the shorter one is as long as; a shorter one is a summary of it."""

_LEAST = 24
"""Characters of a text below which it only repeats what is the same altogether."""

_BEGIN = 16
"""Characters that paragraphs, which may be the same, begin with."""

_MOST = 12
"""Stories with something in common that one is compared with: what more have in common says nothing."""


class _Text(NamedTuple):
    """A story without its white space."""

    headline: str
    body: str


def find_repeats(issue: Issue) -> dict[str, str]:
    """By the id of an article that repeats an earlier one of its issue, the id of that.

    Only articles that have a heading or the begin of a paragraph in common are compared.
    """
    by_sign: dict[str, list[int]] = {}
    texts: dict[int, _Text] = {}
    found: dict[str, str] = {}
    for at, article in enumerate(issue.articles):
        pieces = [piece for piece in map(_squeezed, _paragraphs(article)) if piece]
        if not pieces:
            continue
        texts[at] = _Text(_squeezed(article.headline), "".join(pieces))
        near: dict[int, None] = {}
        for sign in dict.fromkeys((f"#{texts[at].headline}", *(piece[:_BEGIN] for piece in pieces))):
            held = by_sign.setdefault(sign, [])
            near.update(dict.fromkeys(held))
            if len(held) < _MOST:
                held.append(at)
        for earlier in sorted(near)[:_MOST]:
            if _same(texts[earlier], texts[at]):
                first = issue.articles[earlier].id
                found[article.id] = found.get(first, first)
                break
    return found


def _same(one: _Text, other: _Text) -> bool:
    short, long = sorted((one.body, other.body), key=len)
    if len(short) < _LEAST:
        return short == long and (one.headline == other.headline or not (one.headline and other.headline))
    if len(short) < _LEAST_LENGTH * len(long):
        return False
    shared = sum(len(sentence) for sentence in _sentences(short) if sentence in long)
    return shared >= _LEAST_SHARED * len(short)


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text: paragraphs may be parted otherwise in the other."""
    start = 0
    while start < len(text):
        end = text.find("。", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _paragraphs(article: Article) -> Iterator[str]:
    for block in article.text_blocks():
        if block.kind in ("paragraph", "caption", "table", "verse"):
            yield block.text


def _squeezed(text: str) -> str:
    return "".join(text.split())
