"""Learn what characters are about: which of them stand in the same texts.

Latent semantic analysis: a matrix of texts and characters, weighted by how rare a character is, and its
principal axes. The axes are made equally long (whitened): the first few tell kinds of writing, the later ones
subjects, and these are what tells one story from another. It takes numpy (BSD licence), which nothing else
here needs: `pip install numpy`.
"""

from __future__ import annotations

from array import array
from collections import Counter
from importlib import import_module
from math import log
from typing import TYPE_CHECKING, Any

from reader.chars.folding import fold
from reader.loader.subjects import DIMENSIONS, ZERO
from tools.page_model.material import stories_of
from tools.page_model.regression import LOADER
from tools.page_model.tagged import read_tagged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from benchmarks.stories import Half

__all__ = ["subject_rows", "train_subjects"]

LARGEST = ZERO - 1

_TEXT = 300
"""Characters: paragraphs in a row are put together until they have so many."""

_SHORTEST = 20
"""Characters: shorter ones are titles and entries."""

_FEW, _MOST = 6, 0.5
"""A character in fewer texts, or in more than this share of them, says nothing."""

_COVERED = 99.8
"""Per cent of the numbers that fit; the few that are larger are cut."""


def train_subjects(pages: Path, half: Half, tagged: Path | None) -> None:
    """Write the rows of all characters."""
    texts = [text for story in stories_of(pages, half) for text in _texts(story.paragraphs)]
    if tagged:
        texts += _texts(read_tagged(tagged, half).paragraphs)
    data = packed(subject_rows(texts))
    (LOADER / "subject_data.bin").write_bytes(data)
    print(len(texts), "texts,", len(data), "bytes")


def _texts(paragraphs: Iterable[str]) -> list[str]:
    """Paragraphs put together to texts of about the same length, in simplified characters."""
    texts, held = [], ""
    for paragraph in paragraphs:
        if len(paragraph) < _SHORTEST:
            continue
        held += fold(paragraph)
        if len(held) > _TEXT:
            texts.append(held)
            held = ""
    return texts


def subject_rows(texts: Sequence[str]) -> dict[str, list[int]]:
    """Each character's row, `DIMENSIONS` numbers from -31 to 31."""
    np: Any = import_module("numpy")
    found = Counter(char for text in texts for char in set(text) if "\u3400" <= char <= "\u9fff")
    chars = sorted(char for char, count in found.items() if _FEW <= count <= _MOST * len(texts))
    place = {char: k for k, char in enumerate(chars)}
    rarity = np.array([log(len(texts) / found[char]) for char in chars])
    matrix = np.zeros((len(texts), len(chars)), dtype=np.float32)
    for k, text in enumerate(texts):
        for char, count in Counter(text).items():
            if char in place:
                matrix[k, place[char]] = (1 + log(count)) * rarity[place[char]]
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True) + 1e-9
    variances, axes = np.linalg.eigh(matrix.T @ matrix)
    largest = np.argsort(variances)[::-1][:DIMENSIONS]
    rows = axes[:, largest] * rarity[:, None] / np.sqrt(variances[largest])[None, :]
    scaled = np.round(rows * LARGEST / np.percentile(np.abs(rows), _COVERED))
    return {
        char: [int(n) for n in row]
        for char, row in zip(chars, np.clip(scaled, -LARGEST, LARGEST), strict=True)
    }


def packed(rows: Mapping[str, Sequence[int]]) -> bytes:
    """The rows as `reader.loader.subjects` reads them; other forms of a character get its row."""
    order = sorted(rows)
    place = {char: k for k, char in enumerate(order)}
    known = {
        code: place[simplified]
        for code in range(0x3400, 0xA000)
        if (simplified := chr(code) if chr(code) in place else fold(chr(code))) in place
    }
    return b"".join(
        (
            len(known).to_bytes(4, "little"),
            len(order).to_bytes(4, "little"),
            array("H", known).tobytes(),
            array("H", known.values()).tobytes(),
            bytes(number + ZERO for char in order for number in rows[char]),
        )
    )
