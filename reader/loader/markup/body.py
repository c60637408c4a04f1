"""From what stands in a tree to the body of a story: pieces with the kinds that the elements tell."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.issue import Furniture, Picture
from reader.loader.draft import Piece
from reader.loader.markup.flow import Image, Run
from reader.loader.rawtext import clean
from reader.loader.shortlines import is_closed
from reader.loader.tails import whole_line_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.issue import BlockKind
    from reader.loader.draft import ArticleDraft, IssueDraft
    from reader.loader.markup.flow import Item

__all__ = [
    "HEADINGS",
    "add_body",
    "furniture_of",
    "is_alone_over_text",
    "is_beside_title",
    "is_original",
    "level_of",
    "lists_others",
    "piece_of",
    "plain",
]

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

_KINDS: dict[str, BlockKind] = {
    "table": "table",
    "caption": "caption",
    "figcaption": "caption",
    "li": "paragraph",
    "dt": "paragraph",
    "dd": "paragraph",
    "byline": "byline",
}

_ORIGINAL_WORDS = """
查看原文 阅读原文 原文链接 原文 原文地址 查看全文 阅读全文 全文链接 来源链接 閱讀原文
查看原文链接 原文連結 全文 查看视频 观看视频 视频链接
source original readmore viewsource originalarticle link
"""
_ORIGINALS = frozenset(_ORIGINAL_WORDS.split())
"""Words that a link to the page the story was taken from stands on, without spaces and marks, lower case."""

_POINTS = "•●○■□◆◇▲△▪▫▶►◎※★☆·"
"""What writers type before an item; two points would be one too many."""

_LONGEST_SUBHEAD = 40
_MOST_LINKS = 1000
"""Of one story; what has more is no text that one reads."""


def piece_of(run: Run, issue: IssueDraft, kind: BlockKind | None = None) -> Piece:
    """A run as a piece, with its source lines if it has some, and what the markup says within it."""
    piece = Piece(clean(run.text, issue).strip(), (run.lines,) if run.lines else (), kind)
    if piece.text[:1] not in _POINTS:
        piece.item, piece.depth = run.item, run.depth
    if run.links or run.stressed:
        words = [clean(words).strip() for words, _ in run.links]
        found = zip(_located(piece.text, words), run.links, strict=True)
        piece.links = tuple((*span, clean(url)) for span, (_, url) in found if span is not None)
        stressed = (clean(words).strip() for words in run.stressed)
        piece.stress = tuple(span for span in _located(piece.text, stressed) if span is not None)
    return piece


def _located(text: str, words: Iterable[str]) -> Iterator[tuple[int, int] | None]:
    """Where these words, which follow one another, stand in a text; None for what can't be found."""
    at = 0
    for stretch in words:
        start = text.find(stretch, at) if stretch else -1
        if start >= 0:
            at = start + len(stretch)
        yield (start, at) if start >= 0 else None


def furniture_of(run: Run, issue: IssueDraft) -> Furniture:
    """A run as furniture."""
    return Furniture(clean(run.text, issue).strip(), (run.lines,) if run.lines else None)


_BESIDE = (
    *("yinti", "pretitle", "introtitle", "shoulder", "kicker"),
    *("futi", "subtitle", "sub-title", "deck", "standfirst"),
)


def is_beside_title(run: Run) -> bool:
    """Whether an element is called what sites and books call the lines above and below a title."""
    names = f"{run.node.get('class')} {run.node.get('id')}".lower()
    return any(re.search(rf"(?:^|[\s_-]){name}", names) for name in _BESIDE)


def level_of(run: Run) -> int:
    """A heading's level from 1 to 6, 0 for another run."""
    return int(run.tag[1]) if run.tag in HEADINGS else 0


def is_alone_over_text(head: Run, later: Sequence[Run]) -> bool:
    """Whether a heading below a title is a deck, no subhead: text follows, and no heading like it later."""
    return bool(later) and not level_of(later[0]) and all(run.tag != head.tag for run in later)


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """A text's letters and figures alone, in lower case: what two forms of one title have in common."""
    return _marks().sub("", text).lower()


def add_body(article: ArticleDraft, items: Iterable[Item], issue: IssueDraft) -> None:
    """Put what stands in a tree into a story's body.

    What a browser would hide becomes furniture, so does a link to the story's own page, whose address is
    the story's.
    """
    links = 0
    body = list(article.body)
    for item in items:
        if isinstance(item, Image):
            path = clean(item.path, issue) if item.path else None
            body.append(Picture(path, clean(item.alt, issue)))
        elif isinstance(item, Run):
            if item.hidden:
                issue.furniture.append(furniture_of(item, issue))
            elif is_original(item):
                article.url = article.url or clean(item.links[0][1])
                issue.furniture.append(furniture_of(item, issue))
            else:
                piece = piece_of(item, issue, _kind(item, bool(body)))
                if piece.text:
                    piece.links = piece.links[: max(0, _MOST_LINKS - links)]
                    links += len(piece.links)
                    body.append(piece)
    article.body = body


def _kind(run: Run, late: bool) -> BlockKind | None:
    """What the element says, None where the text itself must tell."""
    if run.tag in _KINDS:
        return _KINDS[run.tag]
    text = run.text
    if run.tag in HEADINGS:
        return "subhead"
    if run.bold and late and len(text) <= _LONGEST_SUBHEAD:
        return None if is_closed(text) or whole_line_kind(text) else "subhead"
    return None


def is_original(run: Run) -> bool:
    """Whether a paragraph is nothing but a link to the page that the story was taken from."""
    if len(run.links) != 1 or len(run.text) > 30:
        return False
    words, url = run.links[0]
    return (
        plain(run.text) == plain(words) and plain(words) in _ORIGINALS and url.startswith(("http:", "https:"))
    )


def lists_others(runs: Sequence[Run], elsewhere: Callable[[str], bool], titles: frozenset[str]) -> bool:
    """Whether some paragraphs are a list of contents.

    Half of them, and two at least, say what stands `elsewhere`; or most of the `titles`, and three at least,
    stand among them. Texts are asked for and given as `plain` has them.
    """
    lines = [run for run in runs if not run.hidden and not is_original(run)]
    texts = (plain(_unnumbered(line)) for run in lines for line in run.text.split("\n"))
    told = [text for text in texts if len(text) > 3]
    found = [text for text in told if elsewhere(text)]
    if len(found) > 1 and 2 * len(found) >= len(told):
        return True
    named = len(titles.intersection(found))
    return named > 2 and 5 * named >= 3 * len(titles)


def _unnumbered(text: str) -> str:
    return re.sub(r"^[\s（(\[【·•\-*]*(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）\].、．:：】]+\s*", "", text)
