"""How likely one piece of text runs on in another: named features of a pair, and their learnt weights.

An open end is a near-certain sign of a cut; which tail belongs to it is the question. Nearness and kind
decide most; balance of quotes, the characters on both sides of the seam, and how a paragraph begins decide
the rest. The weights (`seam_weights`) and the statistics of characters (`seam_data.bin`, packed counts) are
learnt by `tools/page_model`.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.loader.marks import CLOSERS, SENTENCE_ENDS
from reader.loader.names import is_name
from reader.loader.pieces import OPEN_TO_CLOSE
from reader.loader.seam_weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.loader.pieces import Scrap

__all__ = [
    "CANNOT_BEGIN",
    "COMMAS",
    "SeamTable",
    "border_level",
    "end_class",
    "is_open",
    "is_weak",
    "lower_features",
    "pair_features",
    "start_class",
    "table",
    "upper_features",
    "use_table",
    "weigh",
]

COMMAS = frozenset("，、,～~·")
"""Ends that no paragraph has: the text surely goes on."""

CANNOT_BEGIN = frozenset("，。、；：？！）》〉】〕」』”’％%,.;:?!)]}")
"""First characters that no paragraph has: the text surely began elsewhere."""

_OPENERS = "“‘（《〈【「『〔[({<"

_GOES_ON = {
    char: name
    for name, chars in {"comma": COMMAS, "dash": "—─-－", "break": "；;：:", "opener": _OPENERS}.items()
    for char in chars
}
"""Classes of last characters with which a text goes on, whatever stands before them."""

_STOPS = SENTENCE_ENDS - {"…"} | {""}
"""Sure ends of sentences, closing marks looked through; "": a piece of closing marks alone."""

_OPEN_ENDS = dict.fromkeys(CLOSERS, "quote") | dict.fromkeys("）)〕］]】", "bracket") | {"…": "dots"}
"""Classes of other marks behind which no sentence ended."""

_STARTS = (
    dict.fromkeys(_OPENERS, "opener") | dict.fromkeys(CANNOT_BEGIN, "cannot") | dict.fromkeys("…—", "dots")
)
"""Classes of first characters that are marks."""

_RUNS = frozenset(("digit", "latin"))
_INNER_STARTS = _RUNS | {"han"}
_INNER_ENDS = _RUNS | {"han", "comma", "quote", "dash"}
"""Classes of ends and starts whose characters' pair is looked up."""

_SIZES = (6, 10, 14, 18, 24, 32, 42, 60)
"""Edges of the classes of a piece's length, in characters."""

_UNSEEN = ("none", "never")
_FULL = 24
"""Characters: a longer piece is no subhead."""

_LEVELS = (-4, -2, 0)
"""Edges of the classes of how likely a clause ends or begins with a character, in bits."""

_NO_TEXT = frozenset(("label", "box", "credit", "jump", "sign-off"))
"""Shapes of pieces that never run on."""

_WHOLE_BYLINE = 24
"""Characters: a byline shorter than this is whole."""


_KEPT = 8000
"""Pairs whose ratio is kept: a few hundred characters stand at most seams."""

_EXPECTED = 8
"""Shares (see `SeamTable`) that together make a pair so likely by chance that it is missed."""


class SeamTable:
    """Packed counts: how much likelier than chance one character follows another, or a border of clauses.

    The file holds the number of first characters and of pairs (4 bytes each), the sorted first characters
    (2 bytes each), where the pairs of each one begin (4 bytes each, and the end of the last), the second
    characters of the pairs (2 bytes each, sorted for each first one) and half a byte each: log2 of the ratio
    plus 6, the earlier pair in the lower half. Numbers are little-endian. Three signs stand in pairs for what
    is no character: `BORDER` for a paragraph's begin (as first) and a clause's end (as second), `CLAUSE` (as
    first) for a clause's begin, `SHARE` (as first) for a character's share of all: log2 of it a million
    times, less 6.
    """

    BORDER, CLAUSE, SHARE = "\0", "\1", "\2"

    def __init__(self, data: bytes) -> None:
        firsts = int.from_bytes(data[:4], "little")
        count = int.from_bytes(data[4:8], "little")
        at = 8 + 2 * firsts
        heads = array("H", data[8:at])
        starts = array("I", data[at : at + 4 * firsts + 4])
        at += 4 * firsts + 4
        self._spans = dict(zip(heads, pairwise(starts), strict=True))
        self._seconds = array("H", data[at : at + 2 * count])
        self._values = data[at + 2 * count :]
        self._asked: dict[str, int | None] = {}

    def ratio(self, first: str, second: str) -> int | None:
        """The log-ratio of this pair in whole bits, -6 to 9; None where it was hardly ever seen."""
        pair = first + second
        if pair not in self._asked:
            if len(self._asked) > _KEPT:
                self._asked.clear()
            self._asked[pair] = self._look_up(first, second)
        return self._asked[pair]

    def _look_up(self, first: str, second: str) -> int | None:
        span = self._spans.get(ord(first))
        if span is None:
            return None
        code = ord(second)
        at = bisect_left(self._seconds, code, *span)
        if at == span[1] or self._seconds[at] != code:
            return None
        return (self._values[at >> 1] >> 4 * (at & 1) & 15) - 6

    def never(self, first: str, second: str) -> bool:
        """Whether a pair that was not seen would have been, were it no rarer than chance makes it."""
        shares = self.ratio(self.SHARE, first), self.ratio(self.SHARE, second)
        return shares[0] is not None and shares[1] is not None and shares[0] + shares[1] >= _EXPECTED


_table: list[SeamTable] = []


def use_table(other: SeamTable | None) -> None:
    """Weigh seams by another table (for learning and tests); None: the shipped one again."""
    _table[:] = [other] if other else []


def table() -> SeamTable:
    """The table in use: the shipped one, read when first needed, unless `use_table` named another."""
    return _table[0] if _table else _shipped()


@cache
def _shipped() -> SeamTable:
    from pathlib import Path  # only pages with open ends need it

    return SeamTable(Path(__file__).with_name("seam_data.bin").read_bytes())


def end_class(scrap: Scrap) -> str:
    """What a piece's last character says of its end.

    One of: comma, dash, break, opener, stop (a sentence ended), dots, quote, bracket, digit, latin, han.
    """
    last = scrap.text[-1]
    if last in _GOES_ON:
        return _GOES_ON[last]
    if scrap.shape == "closed" or scrap.end in _STOPS:
        return "stop"
    if last in _OPEN_ENDS:
        return _OPEN_ENDS[last]
    return "digit" if last.isdigit() else "latin" if last.isascii() else "han"


def start_class(scrap: Scrap) -> str:
    """What a piece's first character says of its beginning.

    One of: lead (it begins as a story does), dots, cannot (begin a paragraph), opener, digit, latin, han,
    other.
    """
    if scrap.lead:
        return "lead"
    first = scrap.text[0]
    if first in _STARTS:
        return _STARTS[first]
    if first.isdigit():
        return "digit"
    return "latin" if first.isascii() else "han" if first > "\u2fff" else "other"


def is_open(scrap: Scrap) -> bool:
    """Whether a piece may run on elsewhere: no sentence's end, or an opening mark without its closing one."""
    if scrap.shape in _NO_TEXT or (scrap.shape == "byline" and len(scrap.text) < _WHOLE_BYLINE):
        return False
    return end_class(scrap) != "stop" or bool(scrap.balance()[1])


def is_weak(scrap: Scrap) -> bool:
    """Whether an open piece is more likely a subhead, a name or an entry than half a paragraph."""
    return scrap.shape in ("short", "byline") and _inner(scrap.text) == "none"


def _ratio(first: str, second: str) -> str:
    """The log-ratio of a pair in whole bits, -3 to 6; `none` where it was never seen."""
    value = table().ratio(first, second)
    return "none" if value is None else str(max(-3, min(6, value)))


def _pair_ratio(first: str, second: str) -> str:
    """The same of two characters of a text; `never` where they were seen often, but never together."""
    value = table().ratio(first, second)
    if value is not None:
        return str(max(-3, min(6, value)))
    return "never" if table().never(first, second) else "none"


def _border(last: str, first: str) -> str:
    """Whether a clause may end with one character, and one begin with another: 0 (hardly) to 3 each."""
    return border_level(last, SeamTable.BORDER) + border_level(SeamTable.CLAUSE, first)


def border_level(first: str, second: str) -> str:
    """How likely a clause ends (or begins) with a character, the other being a sign: 0 to 3, n unknown."""
    ratio = table().ratio(first, second)
    return "n" if ratio is None else str(bisect_left(_LEVELS, ratio))


def _inner(text: str) -> str:
    """Whether a sentence ended inside a piece, or a clause did. Subheads and list entries have neither."""
    if "。" in text:
        return "stop"
    return "comma" if "，" in text or "," in text else "none"


def upper_features(upper: Scrap, page: str) -> list[str]:
    """Named features of a piece as one that runs on elsewhere.

    `page` says what is known of the page (see `traits.page_traits`): how many cuts it surely has (0 to 3),
    then `i` if it indents first lines.
    """
    ends, inner, cuts = end_class(upper), _inner(upper.text), page[0]
    size = bisect_left(_SIZES, len(upper.text))
    names = [
        f"end:{ends}",
        f"end:{ends}:{size}",
        f"inner:{inner}:{size}",
        f"inner:{inner}:{ends}",
        f"page:{cuts}",
        f"page:{cuts}:{upper.shape}:{inner}",
        f"page:{cuts}:{ends}:{inner}:{size > 3:d}",
    ]
    if ends == "han":
        names.append(f"close:{_ratio(upper.text[-1], SeamTable.BORDER)}")
    if is_name(upper.text):
        names.append("upper-name")
    if upper.lead:
        names.append(f"upper-lead:{upper.shape}")
    return names


def lower_features(lower: Scrap, page: str) -> list[str]:
    """Named features of a piece as one that goes on with another. `page`: see `upper_features`."""
    starts = start_class(lower)
    names = [
        f"start:{starts}",
        f"lower:{lower.shape}",
        f"lower:{lower.shape}:{bisect_left(_SIZES, len(lower.text))}",
    ]
    if starts == "han":
        names.append(f"begin:{_ratio(SeamTable.BORDER, lower.text[0])}")
        names.append(f"clause:{_ratio(SeamTable.CLAUSE, lower.text[0])}")
    if page.endswith("i"):
        names.append(f"indent:{lower.indent:d}")
    if not lower.text.strip("…. "):
        names.append("lower-dots")
    if is_name(lower.text):
        names.append("lower-name")
    return names


def pair_features(upper: Scrap, lower: Scrap, place: str) -> list[str]:
    """Named features of two pieces together.

    `place` says how they stand to each other: next, box, head, over1…, far…, back… (see `joins`).
    """
    ends, starts = end_class(upper), start_class(lower)
    above, below = upper.text, lower.text
    missing, left = lower.balance()[0], upper.balance()[1]
    names = ["bias", f"place:{place}", f"seam:{ends}:{starts}", f"shape:{upper.shape}:{place}"]
    if ends == "stop":
        names.append(f"ended:{place}:{lower.indent:d}")  # only a page that indents first lines asks this
    if above[:2] == below[:2]:
        names.append("same-start")
    if left:
        names.append("closes" if missing and OPEN_TO_CLOSE[left[-1]] == missing[0] else "left-open")
    elif missing:
        names.append("never-opened")
    if starts in _INNER_STARTS and ends in _INNER_ENDS:
        pair = _pair_ratio(above[-1], below[0])
        names.append(f"pair:{pair}")
        if starts == ends == "han":
            border = _border(above[-1], below[0])
            names += [f"border:{border}", f"border:{border}:{_inner(above)}:{len(above) > _FULL:d}"]
            if pair in _UNSEEN:
                names.append(f"{pair}:{border}")
        elif starts == ends and starts in _RUNS:
            names.append("same-run")
    return names


def weigh(names: Iterable[str]) -> float:
    """The weights of these features together, in log-odds."""
    weight = WEIGHTS.get
    return sum([weight(name, 0.0) for name in names])
