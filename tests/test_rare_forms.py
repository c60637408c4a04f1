"""Stories to learn from, put into forms that few samples have: their own text stays whole."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.stories import Story, gather
from tools.page_model.rareforms import in_rare_form

STORIES = gather(None)


def formed(story: Story, seed: int) -> Story:
    return in_rare_form(story, random.Random(seed))


@given(st.sampled_from(STORIES), st.integers(0, 10_000))
def test_a_story_in_a_rare_form_keeps_every_paragraph_in_its_order(story: Story, seed: int):
    paragraphs = iter(formed(story, seed).paragraphs)
    assert all(paragraph in paragraphs for paragraph in story.paragraphs)


@given(st.sampled_from(STORIES), st.integers(0, 10_000))
def test_no_title_line_of_a_rare_form_is_empty(story: Story, seed: int):
    assert all(title.strip() for title in formed(story, seed).titles)


def test_most_stories_stay_as_they_are():
    same = [story for seed, story in enumerate(STORIES * 20) if formed(story, seed) == story]
    assert len(same) > len(STORIES) * 20 * 0.6
