"""Logistic regression over named features, sparse, by AdaGrad; and the module that its weights become."""

from __future__ import annotations

import json
import math
import random
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["LOADER", "ROOT", "Sample", "learn", "write_weights"]

ROOT = Path(__file__).resolve().parents[2]
LOADER = ROOT / "reader" / "loader"

Sample = tuple[list[str], bool]
"""The names of a thing's features, and whether it is what is sought."""

ROUNDS = 12
RATE = 0.25
DECAY = 1.0
"""How strongly a weight is pulled back to where it began, over all samples that have its feature: what few
samples have, few can say."""

LEAST = 0.03
"""A weight smaller than this, in log-odds, is left out: it decides nothing."""


def learn(
    samples: Sequence[Sample], prior: Mapping[str, float], decay: float = DECAY, averaged: int = 1
) -> dict[str, float]:
    """Weights of the features, in log-odds, that best predict the truth of the samples, begun at `prior`.

    They are the average of those of the last so many rounds: the last steps of a single one hang on chance.
    """
    weights = dict(prior)
    squares: dict[str, float] = {}
    counts = Counter(name for names, _ in samples for name in names)
    pull = {name: decay / count for name, count in counts.items()}
    order = list(range(len(samples)))
    rng = random.Random(7)
    sums: dict[str, float] = {}
    for number in range(ROUNDS):
        rng.shuffle(order)
        for k in order:
            names, truth = samples[k]
            z = sum(weights.get(name, 0.0) for name in names)
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, z)))) - truth
            for name in names:
                weight = weights.get(name, 0.0)
                step = error + pull[name] * (weight - prior.get(name, 0.0))
                squares[name] = squares.get(name, 1e-2) + step * step
                weights[name] = weight - RATE * step / math.sqrt(squares[name])
        if number >= ROUNDS - averaged:
            for name, weight in weights.items():
                sums[name] = sums.get(name, 0.0) + weight / averaged
    return sums


def write_weights(path: Path, what: str, weights: Mapping[str, float]) -> None:
    """A module with one table, sorted, small weights left out. `what` ends "…features that tell"."""
    rows = "".join(
        f"    {json.dumps(name, ensure_ascii=False)}: {weight:.2f},\n"
        for name, weight in sorted(weights.items())
        if abs(weight) >= LEAST
    )
    doc = f"Weights of the features that tell {what}, in log-odds. Written by tools/page_model."
    path.write_text(f'"""{doc}"""\n\nWEIGHTS: dict[str, float] = {{\n{rows}}}\n', "utf-8")
