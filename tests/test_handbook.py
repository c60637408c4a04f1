"""The issue that ships with the reader: a page dump with the traps of a real one, read whole.

`data/handbook-truth.json` was written by hand beside the handbook: what a person reads there.
Change both together.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader.issue import Box, Picture, TextBlock
from reader.loader import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.issue import Article, Block, Issue, LineRange

HANDBOOK = Path(__file__).resolve().parents[1] / "assets" / "handbook.txt"
TRUTH: dict[str, Any] = json.loads(
    (Path(__file__).parent / "data" / "handbook-truth.json").read_text(encoding="utf-8")
)
STORIES: list[dict[str, Any]] = [story for section in TRUTH["sections"] for story in section["articles"]]
NAMES = [
    f"page {section['page']} story {number}"
    for section in TRUTH["sections"]
    for number, _ in enumerate(section["articles"], 1)
]
each_story = pytest.mark.parametrize("number", range(len(STORIES)), ids=NAMES)
SOURCE = HANDBOOK.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def handbook() -> Issue:
    return load(HANDBOOK.read_bytes(), path=str(HANDBOOK))


def as_printed(block: Block) -> dict[str, Any]:
    """A block in the words of the truth."""
    if isinstance(block, TextBlock):
        return {"kind": block.kind, "text": block.text}
    if isinstance(block, Box):
        return {"kind": "box", "title": block.title, "blocks": [as_printed(inner) for inner in block.blocks]}
    return {"kind": "picture"}


def headings(article: Article) -> dict[str, Any]:
    """The heading parts of an article in the words of the truth."""
    return {
        "label": article.label,
        "kicker": article.kicker,
        "headline": article.headline,
        "deck": article.deck,
    }


def counted_texts(issue: Issue) -> Iterator[str]:
    """Every text in which a visible character of the source may stand."""
    for article in issue.articles:
        yield from (t for t in (article.label, article.series, article.headline) if t)
        yield from (article.kicker, article.deck)
        for block in article.blocks:
            if isinstance(block, Box):
                yield block.title
        yield from (block.text for block in article.text_blocks())
    yield from (piece.text for piece in issue.furniture)


def test_the_pages_and_their_names_are_those_of_the_paper(handbook: Issue) -> None:
    assert handbook.masthead == TRUTH["masthead"]
    assert handbook.date == TRUTH["date"]
    assert [(s.page, s.name, len(s.articles)) for s in handbook.sections] == [
        (s["page"], s["name"], len(s["articles"])) for s in TRUTH["sections"]
    ]


@each_story
def test_a_story_has_its_heading(handbook: Issue, number: int) -> None:
    story = STORIES[number]
    expected = {name: story[name] for name in ("label", "kicker", "headline", "deck")}
    assert headings(handbook.articles[number]) == expected


@each_story
def test_a_story_is_whole_and_in_order(handbook: Issue, number: int) -> None:
    blocks = [as_printed(b) for b in handbook.articles[number].blocks if not isinstance(b, Picture)]
    assert blocks == STORIES[number]["blocks"]


@each_story
def test_a_story_knows_who_wrote_it(handbook: Issue, number: int) -> None:
    story, article = STORIES[number], handbook.articles[number]
    assert article.dateline == story["dateline"]
    if "authors" in story:
        assert [{"name": a.name, "role": a.role} for a in article.authors] == story["authors"]
    if "kind" in story:
        assert article.kind == story["kind"]


def test_no_visible_character_is_lost_or_made_up(handbook: Issue) -> None:
    read = Counter("".join("".join(text.split()) for text in counted_texts(handbook)))
    assert read == Counter("".join(SOURCE.split()))


def test_every_block_names_the_lines_it_came_from(handbook: Issue) -> None:
    lines = SOURCE.splitlines()

    def printed(ranges: tuple[LineRange, ...]) -> str:
        return "".join("".join(lines[first - 1 : last]) for first, last in ranges)

    for article in handbook.articles:
        for block in article.text_blocks():
            assert block.lines is not None
            assert block.text in printed(block.lines)


# The traps are there: a handbook without them would prove nothing. These ask the text alone.


def cut_paragraphs() -> Iterator[tuple[str, int, int]]:
    """Each paragraph that is dumped in two pieces: its story's headline, and the pieces' line numbers."""
    lines = SOURCE.splitlines()
    for story in STORIES:
        for block in story["blocks"]:
            text = block.get("text", "")
            if block["kind"] == "paragraph" and not any(text in line for line in lines):
                head = next(n for n, line in enumerate(lines, 1) if line and text.startswith(line))
                tail = next(n for n, line in enumerate(lines, 1) if line and text.endswith(line))
                assert lines[head - 1] + lines[tail - 1] == text
                yield story["headline"], head, tail


def line_of(text: str) -> int:
    """The number of the first source line that is this text."""
    return SOURCE.splitlines().index(text) + 1


def test_paragraphs_of_two_stories_and_more_are_cut_at_a_column_end() -> None:
    assert len({headline for headline, _, _ in cut_paragraphs()}) >= 2


def test_a_box_stands_between_the_halves_of_a_paragraph() -> None:
    titles = [line_of(b["title"]) for story in STORIES for b in story["blocks"] if b["kind"] == "box"]
    assert any(head < title < tail for _, head, tail in cut_paragraphs() for title in titles)


def test_a_tail_stands_before_its_heading() -> None:
    assert any(tail < line_of(headline) < head for headline, head, tail in cut_paragraphs())


def test_a_photo_has_a_caption_and_a_credit() -> None:
    assert any([b["kind"] for b in story["blocks"]] == ["caption", "credit"] for story in STORIES)


def test_a_heading_has_kicker_headline_and_deck() -> None:
    assert any(story["kicker"] and story["headline"] and story["deck"] for story in STORIES)


def test_a_sign_off_ends_a_line_of_prose() -> None:
    lines = SOURCE.splitlines()
    signs = [b["text"] for story in STORIES for b in story["blocks"] if b["kind"] == "sign-off"]
    assert any(line.endswith(sign) and line != sign for sign in signs for line in lines)


def test_a_story_jumps_to_another_page() -> None:
    jumps = [b["text"] for story in STORIES for b in story["blocks"] if b["kind"] == "jump"]
    assert jumps == ["（下转第二版）", "（上接第一版）"]
