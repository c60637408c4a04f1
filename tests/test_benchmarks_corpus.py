"""The texts that speed is measured on are made the same way each time, and by the size asked for."""

from __future__ import annotations

import pytest

from benchmarks.corpus import ENCODINGS, KINDS, corpus
from benchmarks.stories import gather
from benchmarks.terminal import Chunk, first_shown

STORIES = gather(None)


@pytest.mark.parametrize("kind", KINDS)
def test_a_corpus_is_the_same_each_time_and_of_about_its_size(kind: str) -> None:
    data = corpus(STORIES, kind, 30_000)
    assert data == corpus(STORIES, kind, 30_000)
    assert 30_000 <= len(data) < 90_000


@pytest.mark.parametrize("kind", KINDS)
def test_a_larger_corpus_goes_on_where_the_smaller_one_ends(kind: str) -> None:
    assert corpus(STORIES, kind, 60_000).startswith(corpus(STORIES, kind, 20_000))


@pytest.mark.parametrize("kind", KINDS)
def test_a_corpus_is_text_in_its_encoding(kind: str) -> None:
    assert "�" not in corpus(STORIES, kind, 10_000).decode(ENCODINGS.get(kind, "utf-8"))


def test_the_handbook_gives_enough_stories_to_fill_a_page() -> None:
    assert len(STORIES) >= 8


def test_the_first_chunk_that_completes_a_line_gives_its_time() -> None:
    pytest.importorskip("pyte")
    text = "本报讯（记者何文）".encode()
    chunks = [Chunk(0.1, b"\x1b[2J\x1b[3;5H"), Chunk(0.2, text[:10]), Chunk(0.3, text[10:]), Chunk(0.4, b"!")]
    assert first_shown(chunks, "本报讯（记者何文）") == 0.3
    assert first_shown(chunks[:2], "本报讯（记者何文）") is None
