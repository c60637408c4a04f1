"""Stories as other papers print them: without a lead, with subheads.

A story without lead or byline, and subheads that stand in it like title lines, are what costs the reader
most, and few of the samples have either. Both are made out of the text itself: the lead is taken off, and a
sentence is taken out of a section to stand over it, cut down to a clause. Real subheads are made so: their
words are the section's, and those of one story are of a length.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.stories import Story
from reader.loader.pieces import Scrap
from tools.page_model.rareforms import PLACES

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator

__all__ = ["varied", "with_subheads", "without_lead"]

_LEAD = re.compile(
    r"[^，。：]{2,40}?[电讯]\s*(?:[（(][^）)]{2,40}[）)]|\s?[^，。：]{0,30}记者[^。：]{2,40}?报道：)?\s*"
)
_BYLINE_TOO = 0.5
"""So often a story without a lead loses its byline too."""

_SECTION = 2
"""Paragraphs that a subhead has below it at least."""

_SENTENCES = re.compile(r"[^。！？]+[。！？]”?")
_CLAUSES = re.compile(r"[^，。！？：；、“”《》（）]+")
_CLAUSE, _DOUBLE = range(5, 17), range(10, 30)
_DOUBLES, _SPACES, _ASK = 0.3, 0.25, 0.1
"""So often a story's subheads have a comma each (a space instead, of so many of these), or ask."""

_PLACED, _ALONE = 0.25, 0.3
"""So often a story's subheads begin with a line that names a place, which so many of these are alone."""

_NO_SUBHEAD = re.compile(r"[一-鿿]{0,4}(?:说|表示|指出|认为|介绍|据)|[他她它这那其并而但也还于因为从对]")


def varied(
    stories: Iterable[Story], leads_off: float, subheads: float, rng: random.Random
) -> Iterator[Story]:
    """The stories, of each hundred so many without a lead, and so many of the long ones with subheads."""
    for story in stories:
        if rng.random() < leads_off:
            story = without_lead(story, rng)  # noqa: PLW2901 - a variant of the same story
        if rng.random() < subheads:
            story = with_subheads(story, rng)  # noqa: PLW2901
        yield story


def without_lead(story: Story, rng: random.Random) -> Story:
    """The story without its first paragraph's lead, or without the byline above the text."""
    first, *rest = story.paragraphs
    scrap = Scrap(first, ((1, 1),), 0)
    if scrap.lead and (lead := _LEAD.match(first)) and len(first) - lead.end() > 20:
        return Story(story.titles, (first[lead.end() :], *rest), story.family)
    if scrap.shape in ("byline", "short") and len(rest) > 1 and rng.random() < _BYLINE_TOO:
        return Story(story.titles, tuple(rest), story.family)
    return story


def with_subheads(story: Story, rng: random.Random) -> Story:
    """The story with two to four subheads, each out of its section; unchanged where it is too short."""
    body = list(story.paragraphs)
    most = min(4, (len(body) - 1) // _SECTION)
    if most < 2:
        return story
    number = rng.randint(2, most)
    size = rng.choice((6, 7, 8, 8, 9, 10, 12))
    double = rng.random() < _DOUBLES
    asks, spaces = rng.random() < _ASK, rng.random() < _SPACES
    placed = rng.random() if rng.random() < _PLACED else 1.0
    starts = [1 + round(k * (len(body) - 1) / number) + rng.choice((0, 0, 1)) for k in range(number)]
    out: list[str] = list(body[: starts[0]])
    for start, end in zip(starts, [*starts[1:], len(body)], strict=True):
        section = body[start:end]
        head = _subhead(section, size, double, rng)
        if head and asks:
            head += "？"
        elif head and spaces:
            head = head.replace("，", " ")
        out += [*_placed(head, placed, rng), *section] if head else section
    return Story(story.titles, tuple(out), story.family)


def _placed(head: str, placed: float, rng: random.Random) -> tuple[str, ...]:
    """A subhead of two lines, whose first one is a place alone, or that place alone."""
    if placed == 1.0:
        return (head,)
    place = rng.choice(PLACES)
    return (place,) if placed < _ALONE else (place, head)


def _subhead(section: list[str], size: int, double: bool, rng: random.Random) -> str | None:
    """A clause of about this size (or two, with a comma) out of a sentence that the section then lacks.

    None where none fits.
    """
    found: list[tuple[int, int, str, str]] = []
    for n, text in enumerate(section):
        sentences = _SENTENCES.findall(text)
        if len(sentences) < 3:
            continue
        for sentence in sentences[1:]:
            whole = sentence.rstrip("。！？”")
            if double and len(whole) in _DOUBLE and whole.count("，") == 1 and not _NO_SUBHEAD.match(whole):
                found.append((0, n, sentence, whole))
            for clause in () if double else _CLAUSES.findall(sentence):
                if len(clause) in _CLAUSE and not _NO_SUBHEAD.match(clause):
                    found.append((abs(len(clause) - size), n, sentence, clause))
    if not found:
        return None
    best = min(found)[0]
    _, n, sentence, clause = rng.choice([entry for entry in found if entry[0] <= best + 1])
    section[n] = section[n].replace(sentence, "", 1)
    return clause
