"""Jump lines (下转第三版, 上接第一版, >>A07): which of the issue's stories they lead to.

A line tells a page; which of the page's stories is meant is told by a line there that leads back, by words
that both headings have, by a title in the line itself, by a sentence left open where there is no other story.
What all of that leaves open is no link: a wrong one would be worse.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from reader.chars import fold
from reader.loader.hints import page_number
from reader.loader.shingles import pairs

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from reader.issue import Article, Issue

__all__ = ["Jump", "Jumps", "find_jumps"]

Way = Literal["on", "back", "see"]
Key = TypeVar("Key")


class Jump(NamedTuple):
    """From a part of an article (its id, an index into its parts) to an article.

    `way`: the target goes on with the story, is its beginning, or is another story that is pointed at.
    """

    article: str
    part: int
    target: str
    way: Way


class Jumps(NamedTuple):
    """The links of an issue by where their lines stand; by a half of a story the one behind it, before it."""

    links: dict[tuple[str, int], Jump]
    onward: dict[str, str]
    backward: dict[str, str]


class _Pointer(NamedTuple):
    """A jump line: the article (index) and the part it stands in, where it leads, a title that it names."""

    article: int
    part: int
    way: Way
    page: int
    title: str


class _Half(NamedTuple):
    """What an article is known by as the half of a story."""

    page: int
    title: frozenset[int]
    headed: bool
    open_end: bool


_BACK, _TITLE, _NAMED, _ALONE, _OPEN = 2.0, 1.0, 2.0, 0.5, 0.5
"""What speaks for two halves belonging together: a line that leads back, what their headings share, a title
that the line names, that there is no other story on the page, a sentence that is left open."""

_LEAST = 1.0
"""What must speak for a link at least."""

_LEAST_SHARED = 0.5
"""The part of the shorter heading's pairs of characters that the other must have."""

_MOST = 200
"""Jump lines of a kind, and stories of a page, that are looked at: no paper has as many."""

_LINE_LENGTH = 30
"""Characters that a paragraph has at most that is nothing but a jump line."""

_SENTENCE_ENDS = frozenset("。！？!?…”’」』）)》")


def find_jumps(issue: Issue) -> Jumps:
    """All links of an issue whose pages are known."""
    pages = [section.page for section in issue.sections for _ in section.articles]
    stories: dict[int, list[int]] = {}
    for at, page in enumerate(pages):
        if page is not None:
            stories.setdefault(page, []).append(at)
    pointers = [
        pointer
        for at, article in enumerate(issue.articles)
        if pages[at] is not None
        for pointer in _pointers(at, article)
        if pointer.page != pages[at]
    ]
    ids = [article.id for article in issue.articles]
    links: dict[tuple[str, int], Jump] = {}
    halves: dict[int, int] = {}
    for pointer, target in _linked(issue, pages, stories, pointers):
        key = ids[pointer.article], pointer.part
        links[key] = Jump(*key, ids[target], pointer.way)
        if pointer.way == "on":
            halves[pointer.article] = target
        elif pointer.way == "back":
            halves[target] = pointer.article
    onward = {ids[first]: ids[second] for first, second in halves.items()}
    return Jumps(links, onward, {second: first for first, second in onward.items()})


def _linked(
    issue: Issue, pages: Sequence[int | None], stories: dict[int, list[int]], pointers: Sequence[_Pointer]
) -> Iterator[tuple[_Pointer, int]]:
    """The pointers with the articles they lead to."""
    lines: dict[int, list[_Pointer]] = {}
    for pointer in pointers:
        lines.setdefault(pointer.article, []).append(pointer)
    known: dict[int, _Half] = {}

    def half(at: int) -> _Half:
        if at not in known:
            known[at] = _half(issue.articles[at], pages[at] or 0)
        return known[at]

    def scores(pointer: _Pointer, taken: Container[int]) -> dict[int, float]:
        some = stories.get(pointer.page, [])[:_MOST]
        found = {
            target: _score(pointer, half(pointer.article), half(target), lines.get(target, ()))
            for target in some
            if target not in taken
        }
        return {at: score + _ALONE * (len(some) == 1) for at, score in found.items() if score is not None}

    on = _mutual({pointer: scores(pointer, ()) for pointer in _few(pointers, "on")})
    yield from on.items()
    first = {second: pointer.article for pointer, second in on.items()}
    rest = []
    for pointer in _few(pointers, "back"):
        if pointer.article not in first:
            rest.append(pointer)
        elif pages[first[pointer.article]] == pointer.page:
            yield pointer, first[pointer.article]
    gone = set(first.values())
    yield from _mutual({pointer: scores(pointer, gone) for pointer in rest}).items()
    for pointer in _few(pointers, "see"):
        best = _best(scores(pointer, ()))
        if best is not None:
            yield pointer, best


def _few(pointers: Sequence[_Pointer], way: Way) -> list[_Pointer]:
    """Those that lead one way, no more than a paper has."""
    return [pointer for pointer in pointers if pointer.way == way][:_MOST]


def _score(pointer: _Pointer, own: _Half, other: _Half, lines: Sequence[_Pointer]) -> float | None:
    """What speaks for a line leading to an article; None where a line of that article's says otherwise."""
    score = 0.0
    if pointer.way != "see":
        answers = [line for line in lines if line.way == ("back" if pointer.way == "on" else "on")]
        if any(line.page == own.page for line in answers):
            score += _BACK
        elif answers:
            return None
    if pointer.title and _likeness(pairs(fold(pointer.title)), other.title) >= _LEAST_SHARED:
        score += _NAMED
    likeness = _likeness(own.title, other.title)
    if likeness >= _LEAST_SHARED:
        score += _TITLE + likeness
    first = own if pointer.way == "on" else other
    second = other if pointer.way == "on" else own
    if pointer.way != "see" and first.open_end:
        score += _OPEN + _OPEN * (not second.headed)
    return score


def _mutual(scores: dict[_Pointer, dict[int, float]]) -> dict[_Pointer, int]:
    """The pairs in which each is the other's best without an equal; those left over are looked at again."""
    found: dict[_Pointer, int] = {}
    left = dict(scores)
    while True:
        back: dict[int, dict[_Pointer, float]] = {}
        for pointer, some in left.items():
            for target, score in some.items():
                back.setdefault(target, {})[pointer] = score
        best = {pointer: _best(some) for pointer, some in left.items()}
        new = {p: target for p, target in best.items() if target is not None and _best(back[target]) == p}
        if not new:
            return found
        found |= new
        reached = set(new.values())
        left = {
            pointer: {target: score for target, score in some.items() if target not in reached}
            for pointer, some in left.items()
            if pointer not in new
        }


def _best(scores: dict[Key, float]) -> Key | None:
    """What has the highest score, high enough and higher than any other."""
    ranked = sorted(scores.items(), key=lambda item: -item[1])[:2]
    if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]


def _half(article: Article, page: int) -> _Half:
    heading = "".join(filter(None, (article.kicker, article.headline, article.deck)))
    bodies = [part for part in article.parts if part.name == "paragraph"]
    end = article.text[bodies[-1].start : bodies[-1].end].rstrip() if bodies else ""
    found = _pattern().search(end)
    end = end[: found.start()].rstrip() if found and found.end() == len(end) else end
    is_open = bool(end) and end[-1] not in _SENTENCE_ENDS
    return _Half(page, pairs(fold(_without_space(heading))), bool(article.headline), is_open)


def _likeness(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


# --- the lines


@cache
def _pattern() -> re.Pattern[str]:
    """A jump line in brackets: （下转第三版）, （紧接第2版《……》）, (全文见第三版)."""
    return re.compile(rf"[（(【\[][^（()）【】]{{0,12}}?{_LINE}(?P<rest>[^（()）【】]{{0,30}})[）)】\]]")


@cache
def _bare() -> re.Pattern[str]:
    """A jump line that is a paragraph of its own: 下转第三版, >>A07, 详见3版."""
    return re.compile(rf"[（(【\[]?[^（()）。]{{0,12}}?{_LINE}(?P<rest>[^（()）。]{{0,30}})[）)】\]]?")


_NUMBER = r"第?\s?(?:[A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})"
_LINE = (
    rf"(?:(?P<back>上[接续續]|承接)\s?(?:本[报報])?(?P<b>{_NUMBER})\s?版?"
    rf"|(?P<on>下[转轉接续續]|[紧緊][接转轉])\s?(?:本[报報])?(?P<o>{_NUMBER})\s?版?"
    rf"|(?P<turn>[转轉])(?:本[报報])?(?P<t>{_NUMBER})\s?版|(?P<join>[接续續])(?:本[报報])?(?P<j>{_NUMBER})\s?版"
    rf"|(?P<see>[见見刊])(?:今[日天])?(?:本[报報])?(?P<s>{_NUMBER})\s?版"
    rf"|(?P<arrow>>>|＞＞|»|▶{{1,3}}|►{{1,3}})\s?(?P<a>[A-Za-z]?\d{{1,3}})\s?版?)"
)
_WAYS: dict[str, tuple[str, Way]] = {
    "back": ("b", "back"),
    "join": ("j", "back"),
    "on": ("o", "on"),
    "turn": ("t", "on"),
    "arrow": ("a", "on"),
    "see": ("s", "see"),
}


def _pointers(at: int, article: Article) -> Iterator[_Pointer]:
    """The jump lines of an article. One in the heading acts on the first paragraph."""
    first = next((n for n, part in enumerate(article.parts) if part.block is not None), 0)
    for number, part in enumerate(article.parts):
        text = article.text[part.start : part.end]
        for found in _lines_of(text, whole=part.name == "jump" or len(text) <= _LINE_LENGTH):
            group, way = next(named for name, named in _WAYS.items() if found[name])
            page = page_number(found[group].strip("第 \u3000").upper())
            if page:
                title = re.search("《(.+?)》", found["rest"])
                where = first if part.block is None else number
                yield _Pointer(at, where, way, page, title[1] if title else "")


def _lines_of(text: str, *, whole: bool) -> Iterator[re.Match[str]]:
    """The jump lines in a text: all of it, one at its begin or end, or one that points (全文见第三版)."""
    if whole:
        found = _bare().fullmatch(text.strip())
        if found:
            yield found
            return
    for found in _pattern().finditer(text):
        at_begin, at_end = not text[: found.start()].strip(), len(text[found.end() :].strip()) <= 1
        if at_begin or at_end or found["see"]:
            yield found


def _without_space(text: str) -> str:
    return "".join(text.split())
