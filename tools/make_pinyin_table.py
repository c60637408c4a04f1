"""Make reader/chars/pinyin.txt: which Chinese characters each syllable writes, tones left out.

    pip install pypinyin && python tools/make_pinyin_table.py

Source: the readings of single characters in `pypinyin` (MIT licence). Characters: those of GB2312
and of Big5, simplified and traditional. Every reading of a character counts; `v` stands for ü, as
it is typed. A line is a syllable, a space, its characters.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path

from pypinyin.constants import PINYIN_DICT

TARGET = Path(__file__).parents[1] / "reader" / "chars" / "pinyin.txt"
HAN = range(0x3400, 0x2FA20)


def plain(reading: str) -> str:
    """A reading without its tone: `lǚ` is `lv`."""
    parts = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(ch for ch in parts if ch.isascii())


def common(char: str) -> bool:
    """Whether GB2312 or Big5 has the character."""
    for encoding in ("gb2312", "big5"):
        try:
            char.encode(encoding)
        except UnicodeEncodeError:
            continue
        return True
    return False


def main() -> None:
    """Write the table."""
    characters: dict[str, list[str]] = defaultdict(list)
    count = 0
    for code, readings in sorted(PINYIN_DICT.items()):
        char = chr(code)
        if code not in HAN or not common(char):
            continue
        count += 1
        for syllable in dict.fromkeys(plain(reading) for reading in readings.split(",")):
            if syllable.isalpha():
                characters[syllable].append(char)
    lines = (f"{syllable} {''.join(found)}\n" for syllable, found in sorted(characters.items()))
    TARGET.write_text("".join(lines), encoding="utf-8")
    print(f"{TARGET}: {count} characters, {len(characters)} syllables, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
