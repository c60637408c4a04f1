"""A term as a regular expression over printed text, and the places in an article that it matches.

Offsets stay those of the printed text, since nothing is converted: each character of the term stands
for the class of those that fold alike, a Latin letter with an accent also for the letter with the accent
behind it, and between two Han characters white space may stand.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.chars.folding import classes
from reader.chars.invisible import INVISIBLE

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from reader.issue import Article, Part

__all__ = ["Hit", "compiled", "found_in_parts", "is_han"]


class Hit(NamedTuple):
    """A place in an article that a query finds: [start, end) in its canonical text, in code points.

    `part` names the part it stands in, or `section` or `author` where what was found (a section's
    name, an author whom the text doesn't print) stands nowhere in the text: then the hit is empty
    and at the article's begin. `pinyin` says that letters met characters by their sound.
    """

    start: int
    end: int
    part: str
    pinyin: bool = False


def is_han(char: str) -> bool:
    """Whether white space between this character and another one of its kind only spaces them out."""
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or char in "々〇"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U0003ffff"
    )


@lru_cache(256)
def compiled(text: str) -> re.Pattern[str]:
    """The pattern of a term's text (see `query.Term`), which is not empty.

    The gaps can't take what a class takes, so matching never goes back over what it has read.
    """
    import re

    pieces: list[str] = []
    gap = ""
    before = ""
    for char in text:
        if char.isspace():
            gap = rf"[{INVISIBLE}]*+\s[\s{INVISIBLE}]*+"
            before = ""
            continue
        if before:
            between_han = is_han(before) and is_han(char)
            gap = rf"[\s{INVISIBLE}]*+" if between_han else f"[{INVISIBLE}]*+"
        pieces += (gap, _accented(char) if _may_be_accented(char) else _class(char))
        gap, before = "", char
    return re.compile("".join(pieces))


def _class(char: str) -> str:
    import re

    alike = classes(char)
    return f"[{''.join(map(re.escape, alike))}]" if len(alike) > 1 else re.escape(char)


def _may_be_accented(char: str) -> bool:
    """Whether it stands among the Latin letters with accents (Unicode: Latin-1 to Extended-B, Additional)."""
    return "\u00c0" <= char <= "\u024f" or "\u1e00" <= char <= "\u1eff"


def _accented(char: str) -> str:
    """A letter as one character, or with some or all of its accents behind it as characters of their own."""
    from unicodedata import normalize

    parts = normalize("NFD", char)
    forms = [_class(char)]
    for at in range(len(parts) - 1, 0, -1):
        begun = normalize("NFC", parts[:at])
        if len(begun) == 1:
            forms.append(_class(begun) + parts[at:])
    return f"(?:{'|'.join(forms)})" if len(forms) > 1 else forms[0]


def found_in_parts(
    pattern: re.Pattern[str], article: Article, wanted: Callable[[Part], bool] | None = None
) -> Iterator[Hit]:
    """The matches in an article, part by part, left to right and without overlap within each.

    A match never reaches from one part into the next. `wanted` chooses the parts.
    """
    text = article.text
    if not pattern.search(text):
        return
    for part in article.parts:
        if wanted is None or wanted(part):
            for match in pattern.finditer(text, part.start, part.end):
                yield Hit(match.start(), match.end(), part.name)
