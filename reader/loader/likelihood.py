"""How likely a text is as a newspaper's: a cost in bits for each character.

Common Han cost what `frequency` counts, what is printed among them and ASCII what `_MARKS` says,
everything else what its block of Unicode does.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from reader.loader.frequency import HAN

__all__ = ["cost_at_most", "cost_bits"]

FAULT_BITS = 20
"""The cost of U+FFFD, more than any character that papers print."""

# What is printed among Han, and ASCII. A character that stands in no row here and not in HAN
# costs what its block costs.
_MARKS: dict[float, str] = {
    3.5: " ",
    4.5: "\n，",
    5: "etaoinsrhld",
    5.5: "0123456789\r。、　",
    6: "cumwfgypbvk",
    6.5: "“”：ABCDEFGHIJKLMNOPQRSTUVWXYZxjqz.,",
    7: "《》（）；「」\t-/:()\"'",
    8: "！？—…『』【】‘’·━─│２０１９３４５６７８!?;%&=<>_#*+[]{}@$|\\^`~",
    9: "‧〈〉～〔〕●■▲◆★☆○◎△※→％＋／＝．－éèàçöüäßñáíóêâôîûúã",
    10: "①②③④⑤⑥⑦⑧⑨⑩［］｛｝｜＆＠＃＄＊–•©®°™€£×÷々〇の",
    13: "￥﹑＼＜＞＂＇＿｀＾",
    14: "\x1b\f\ufeff\u200b\u00ad",
}

# (first code point of a block, bits): from there to the next row.
_BLOCKS: tuple[tuple[int, float], ...] = (
    (0x0000, 18),  # C0 but what _MARKS has
    (0x0020, 7),
    (0x007F, 20),  # DEL and C1
    (0x00A0, 12),
    (0x00C0, 12),
    (0x0100, 15),
    (0x0370, 13),  # Greek
    (0x0400, 14),  # Cyrillic
    (0x0460, 16),
    (0x0530, 13),
    (0x0590, 14),  # Hebrew, Arabic
    (0x0700, 16),
    (0x0900, 13),  # Indian and other scripts of Asia
    (0x1100, 16),
    (0x1E00, 13),
    (0x2000, 13),  # punctuation, symbols
    (0x2150, 11),
    (0x2190, 12),
    (0x2460, 11),
    (0x2500, 15),  # box drawing
    (0x2580, 12),
    (0x27C0, 16),
    (0x2E80, 18),
    (0x3000, 11),
    (0x3040, 14),  # kana
    (0x3100, 13),  # bopomofo
    (0x3130, 17),
    (0x3200, 15),
    (0x3400, 24),  # Han, extension A
    (0x4E00, 23),  # Han that are not in HAN
    (0x9FA6, 26),
    (0xA000, 18),
    (0xAC00, 16),  # Hangul
    (0xD7A4, 26),
    (0xE000, 26),  # private use
    (0xF900, 24),
    (0xFB00, 17),
    (0xFE10, 14),
    (0xFE60, 15),
    (0xFF00, 10),  # full-width Latin
    (0xFF5F, 15),
    (0xFFF0, 26),
    (0xFFFD, FAULT_BITS),
    (0xFFFE, 27),
    (0x10000, 25),
    (0x1F000, 13),  # emoji
    (0x1FB00, 26),
    (0x20000, 24),  # Han, extensions B and on
    (0x32000, 27),
)


class _Costs(dict[str, float]):
    """The cost of every character in bits, filled as they are met."""

    def __init__(self) -> None:
        super().__init__()
        for bits, characters in HAN.items():
            self.update(dict.fromkeys(characters, bits + 0.5))
        for cost, characters in _MARKS.items():
            self.update(dict.fromkeys(characters, cost))

    def __missing__(self, character: str) -> float:
        row = bisect_right(_BLOCKS, (ord(character), 99.0)) - 1
        cost = self[character] = _BLOCKS[row][1]
        return cost


_COMMON_BITS = 12
"""Han up to this cost are six of seven that a paper prints, and a fifth of those that are counted."""

_MOST_BITS = 27
"""More than any character costs."""


@cache
def _common() -> dict[str, float]:
    """The costs of common characters: a fifth of the table, and of the time to make it."""
    common: dict[str, float] = {}
    for bits, characters in HAN.items():
        if bits <= _COMMON_BITS:
            common |= dict.fromkeys(characters, bits + 0.5)
    for cost, characters in _MARKS.items():
        common |= dict.fromkeys(characters, cost)
    return common


def cost_at_most(text: str) -> float:
    """What `cost_bits` is not above, by common characters alone: enough to see that a text is likely."""
    cost = _common().get
    return sum([cost(character, _MOST_BITS) for character in text])


_costs: _Costs | None = None


def cost_bits(text: str) -> float:
    """How unlikely a text is as a newspaper's, in bits: the sum over its characters."""
    global _costs  # noqa: PLW0603 - made when first needed
    if _costs is None:
        _costs = _Costs()
    return sum(map(_costs.__getitem__, text))
