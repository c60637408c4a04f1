"""The three readings of Big5: Python's big5, cp950 (Microsoft's) and big5hkscs (Hong Kong's)."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from reader.loader.likelihood import cost_bits

__all__ = ["big5_reading"]

# The codes that the Big5 readings disagree on, where a paper really prints them: by themselves, and
# (‧ •) by what stands beside them.
_POINTS: dict[str, tuple[float, float]] = {"‧": (8, 12), "•": (11, 10)}  # between Han, elsewhere
_DISPUTED: dict[str, float] = {
    "﹑": 11,
    "､": 15,
    "¯": 13,
    "‾": 14,
    "～": 8,
    "∼": 14,
    "⊕": 13,
    "♁": 16,
    "⊙": 13,
    "☉": 14,
    "∕": 14,
    "／": 8,
    "﹨": 15,
    "＼": 13,
    "￥": 11,
    "¥": 12,
    "の": 10,
    "々": 12,
}
_FAULT_BITS = 12
_SAMPLE = 2_000


def big5_reading(data: bytes) -> str:
    """Which of Python's Big5 codecs reads these bytes best: big5, cp950 or big5hkscs.

    They agree on all common Han and differ in 260 codes. A fault weighs most, then how likely the
    disputed characters are where they stand.
    """
    texts = {name: data.decode(name, "replace") for name in ("big5", "cp950", "big5hkscs")}
    if texts["big5"] == texts["cp950"] == texts["big5hkscs"]:
        return "big5"
    return min(texts, key=lambda name: (_dispute_bits(texts[name]), cost_bits(texts[name][:_SAMPLE])))


def _dispute_bits(text: str) -> float:
    """The cost of the faults in a Big5 reading and of the characters that another has otherwise."""
    bits = float(_FAULT_BITS * text.count("\ufffd"))
    for match in islice(_disputed_pattern().finditer(text), _SAMPLE):
        character = match[0]
        if character in _POINTS:
            around = text[max(match.start() - 1, 0) : match.end() + 1]
            bits += _POINTS[character][0 if _between_han(around) else 1]
        else:
            bits += _DISPUTED.get(character) or cost_bits(character)
    return bits


def _between_han(three: str) -> bool:
    return len(three) == 3 and three[0] >= "\u3400" and three[2] >= "\u3400"


@cache
def _disputed_pattern() -> re.Pattern[str]:
    """One character that the Big5 codecs disagree on, in any of their readings."""
    codes = [bytes((lead, trail)) for lead in b"\xa1\xa2\xa3\xc6\xc7\xf9" for trail in range(0x40, 0xFF)]
    disputed = set()
    for code in codes:
        readings = {code.decode(name, "ignore") for name in ("cp950", "big5hkscs")}
        if len(readings) > 1:
            disputed |= {reading for reading in readings if len(reading) == 1}
    return re.compile(f"[{re.escape(''.join(sorted(disputed)))}]")
