"""Make reader/loader/frequency.py: how common each Chinese character is, as a cost in bits.

The counts are those of jieba's word list (MIT licence: words with their frequency in a corpus of
news and literature), once as they are and once in traditional characters by OpenCC (Apache-2.0),
in its general, Taiwan and Hong Kong forms. Simplified and traditional weigh the same. Only
figures come out of it, no text.

    pip install jieba opencc
    python tools/make_frequency_table.py
"""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

import jieba
import opencc

TARGET = Path(__file__).resolve().parents[1] / "reader" / "loader" / "frequency.py"
RAREST_BITS = 17
# The word list has lost a digit: 318825 for 的, which is no rarer than 是 (796991) in any text.
CORRECTIONS = {"的": 10}
CHARACTERS_A_LINE = 48
HEAD = '''"""How common each Chinese character is: made by tools/make_frequency_table.py, not by hand.

`HAN` has, under each cost in bits (minus the binary logarithm of a character's share), the
characters of that cost, the most common first. Simplified and traditional writing weigh the same.
Source: the word frequencies of jieba 0.42.1, in both scripts by OpenCC.
"""

from __future__ import annotations

__all__ = ["HAN"]

HAN: dict[int, str] = {
'''


def shares() -> dict[str, float]:
    """Each character's share of running text, both scripts mixed half and half."""
    words = Path(jieba.__file__).parent / "dict.txt"
    forms = [opencc.OpenCC(name) for name in ("s2t", "s2tw", "s2hk")]
    simplified: Counter[str] = Counter()
    traditional: Counter[str] = Counter()
    for line in words.read_text(encoding="utf-8").splitlines():
        word, written, _ = line.split(" ")
        count = int(written) * CORRECTIONS.get(word, 1)
        for character in word:
            simplified[character] += count
        for form in forms:
            for character in form.convert(word):
                traditional[character] += count
    simple, tradition = simplified.total(), traditional.total()
    return {c: (simplified[c] / simple + traditional[c] / tradition) / 2 for c in simplified | traditional}


def main() -> None:
    """Write the table."""
    bands: dict[int, list[str]] = {}
    for character, share in sorted(shares().items(), key=lambda item: (-item[1], item[0])):
        if share > 0 and character > "\u3400":
            bits = round(-math.log2(share))
            if bits <= RAREST_BITS:
                bands.setdefault(bits, []).append(character)
    lines = [HEAD]
    for bits, characters in bands.items():
        rows = [
            "".join(characters[i : i + CHARACTERS_A_LINE])
            for i in range(0, len(characters), CHARACTERS_A_LINE)
        ]
        if len(rows) == 1:
            lines.append(f'    {bits}: "{rows[0]}",\n')
        else:
            lines.append(f"    {bits}: (\n")
            lines.extend(f'        "{row}"\n' for row in rows)
            lines.append("    ),\n")
    lines.append("}\n")
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
