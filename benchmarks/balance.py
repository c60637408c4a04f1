"""Nothing lost, nothing twice: the characters of a source against those of the issue made of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reader.chars import sanitise, split_lines
from reader.issue import Box, TextBlock
from reader.loader.decode import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.issue import Issue, LineRange

__all__ = ["Balance", "balance", "claims"]


class Balance(NamedTuple):
    """Characters of the source, those that the issue lacks and those that it has too often.

    `astray` counts the groups of source lines whose characters are not those of the fields that
    name these lines; None where a field names no lines, so that it can't be told.
    """

    characters: int
    lost: Counter[str]
    added: Counter[str]
    astray: int | None
    notes: tuple[str, ...] = ()


def balance(data: bytes, issue: Issue) -> Balance:
    """The account of one file. White space doesn't count."""
    clean = sanitise(decode(data).text)
    lines = split_lines(clean.text)
    source = _visible("".join(lines))
    payloads: dict[int, str] = {}
    for number, text in clean.payloads:
        source += _visible(text)
        payloads[number] = payloads.get(number, "") + text
    ours: Counter[str] = Counter()
    for text, _ in claims(issue):
        ours += _visible(text)
    texts = {n: line + payloads.get(n, "") for n, line in enumerate(lines, 1)}
    astray, notes = _astray(texts, list(claims(issue)))
    return Balance(source.total(), source - ours, ours - source, astray, notes)


def _visible(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def claims(issue: Issue) -> Iterator[tuple[str, tuple[LineRange, ...] | None]]:
    """Every counted text of the issue with the source lines it says it came from."""
    for article in issue.articles:
        heading = "".join(
            (article.label or "", article.series or "", article.kicker, article.headline, article.deck)
        )
        if heading:
            yield heading, article.heading_lines or None
        for block in article.blocks:
            if isinstance(block, TextBlock):
                yield block.text, block.lines
            elif isinstance(block, Box):
                if block.title:
                    yield block.title, block.lines
                for inner in block.blocks:
                    yield inner.text, inner.lines
    for piece in issue.furniture:
        yield piece.text, piece.lines


def _astray(
    texts: dict[int, str], claimed: list[tuple[str, tuple[LineRange, ...] | None]]
) -> tuple[int | None, tuple[str, ...]]:
    """Groups of lines that share fields, and whose characters are not those of these fields."""
    if any(lines is None for _, lines in claimed):
        return None, ()
    parent = {n: n for n in texts}

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    beyond = 0
    held: list[tuple[int, str]] = []
    for text, lines in claimed:
        numbers = [n for first, last in lines or () for n in range(first, last + 1) if n in texts]
        if not numbers:
            beyond += 1
            continue
        for n in numbers[1:]:
            parent[root(n)] = root(numbers[0])
        held.append((numbers[0], text))
    groups: dict[int, Counter[str]] = {}
    for n, text in held:
        groups.setdefault(root(n), Counter()).update(_visible(text))
    for n, line in texts.items():
        if line.strip():
            groups.setdefault(root(n), Counter()).subtract(_visible(line))
    wrong = sorted(n for n, account in groups.items() if any(account.values()))
    notes = tuple(
        f"lines around {n}: " + "".join(f"{c}{k:+}" for c, k in list(groups[n].items())[:400] if k)[:60]
        for n in wrong
    )
    return len(wrong) + beyond, notes
