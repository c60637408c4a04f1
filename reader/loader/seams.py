"""How likely one piece of text runs on in another: named features of a pair, and their learnt weights.

An open end is a near-certain sign of a cut; which tail belongs to it is the question. Nearness and kind
decide most; balance of quotes, the characters on both sides of the seam, and how a paragraph begins decide
the rest. The statistics of characters are counts learnt by `tools/learn_page_model.py` and shipped packed.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from reader.loader.names import is_name
from reader.loader.pieces import CLOSERS
from reader.loader.seam_weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.loader.pieces import Scrap

__all__ = [
    "SeamTable",
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
DASHES = frozenset("—─-－")
BREAKS = frozenset("；;：:")
OPENERS = frozenset("“‘（《〈【「『〔[({<")
CANNOT_BEGIN = frozenset("，。、；：？！）》〉】〕」』”’％%,.;:?!)]}")
_SIZES = (6, 10, 14, 18, 24, 32, 42, 60)


class SeamTable:
    """Packed counts: how much likelier than chance one character follows another or begins a paragraph.

    The file holds the number of keys (4 bytes), the sorted keys (4 bytes each: first << 16 | second,
    first 0 where the second begins a paragraph, second 0 where the first ends one) and a signed byte
    each: log2 of the ratio, times 8.
    """

    def __init__(self, data: bytes) -> None:
        count = int.from_bytes(data[:4], "little")
        self._keys = array("I", data[4 : 4 + 4 * count])
        self._values = array("b", data[4 + 4 * count : 4 + 5 * count])

    def ratio(self, first: str, second: str) -> int | None:
        """The packed log-ratio of this pair (eighths of a bit); None where it was never seen."""
        key = (ord(first) & 0xFFFF) << 16 | ord(second) & 0xFFFF if first else ord(second) & 0xFFFF
        keys = self._keys
        at = bisect_left(keys, key)
        return self._values[at] if at < len(keys) and keys[at] == key else None


_table: list[SeamTable] = []


def use_table(other: SeamTable | None) -> None:
    """Weigh seams by another table (for learning and tests); None: the shipped one again."""
    _table[:] = [other] if other else []


def table() -> SeamTable:
    """The table in use: the shipped one, read when first needed, unless `use_table` named another."""
    return _table[0] if _table else _shipped()


@cache
def _shipped() -> SeamTable:
    from pathlib import Path  # noqa: PLC0415 - only pages with open ends need it

    return SeamTable(Path(__file__).with_name("seam_data.bin").read_bytes())


def end_class(scrap: Scrap) -> str:
    """What a piece's last character says of its end."""
    last = scrap.text[-1]
    if last in COMMAS:
        return "comma"
    if last in DASHES:
        return "dash"
    if last in BREAKS:
        return "break"
    if last in OPENERS:
        return "opener"
    if scrap.shape == "closed" or scrap.end in "。！？!?":
        return "stop"
    if last == "…":
        return "dots"
    if last in CLOSERS:
        return "quote"
    if last.isdigit():
        return "digit"
    if last.isascii():
        return "latin"
    return "han"


def start_class(scrap: Scrap) -> str:
    """What a piece's first character says of its beginning."""
    if scrap.lead:
        return "lead"
    first = scrap.text[0]
    if first in "…—":
        return "dots"
    if first in CANNOT_BEGIN:
        return "cannot"
    if first in OPENERS:
        return "opener"
    if first.isdigit():
        return "digit"
    if first.isascii():
        return "latin"
    if first > "\u2fff":
        return "han"
    return "other"


def is_open(scrap: Scrap) -> bool:
    """Whether a piece may run on elsewhere: no sentence's end, or an opening mark without its closing one."""
    if scrap.shape in ("label", "box", "credit", "jump", "sign-off"):
        return False
    if scrap.shape == "byline" and len(scrap.text) < 24:
        return False
    return end_class(scrap) != "stop" or bool(scrap.balance()[1])


def is_weak(scrap: Scrap) -> bool:
    """Whether an open piece is more likely a subhead, a name or an entry than half a paragraph."""
    return scrap.shape in ("short", "byline") and _inner(scrap.text) == "none"


def _ratio(first: str, second: str) -> str:
    value = table().ratio(first, second)
    if value is None:
        return "none"
    return str(max(-3, min(6, value // 8)))


def _size(length: int) -> int:
    for k, edge in enumerate(_SIZES):
        if length <= edge:
            return k
    return len(_SIZES)


def _inner(text: str) -> str:
    """Whether a sentence ended inside a piece, or a clause did. Subheads and list entries have neither."""
    if "。" in text:
        return "stop"
    return "comma" if "，" in text or "," in text else "none"


def upper_features(upper: Scrap, page: str) -> list[str]:
    """Named features of a piece as one that runs on elsewhere.

    `page` says what is known of the page: how many cuts it surely has (0 to 3), then `i` if it indents
    first lines.
    """
    ends, inner = end_class(upper), _inner(upper.text)
    size = _size(len(upper.text))
    names = [
        f"end:{ends}",
        f"end:{ends}:{size}",
        f"inner:{inner}:{size}",
        f"inner:{inner}:{ends}",
        f"page:{page[0]}",
        f"page:{page[0]}:{upper.shape}:{inner}",
        f"page:{page[0]}:{ends}:{inner}:{size > 3:d}",
    ]
    if ends == "han":
        names.append(f"close:{_ratio(upper.text[-1], chr(0))}")
    if is_name(upper.text):
        names.append("upper-name")
    return names


def lower_features(lower: Scrap, page: str) -> list[str]:
    """Named features of a piece as one that goes on with another. `page`: see `upper_features`."""
    starts = start_class(lower)
    names = [f"start:{starts}", f"lower:{lower.shape}", f"lower:{lower.shape}:{_size(len(lower.text))}"]
    if starts == "han":
        names.append(f"begin:{_ratio('', lower.text[0])}")
    if page.endswith("i"):
        names.append(f"indent:{lower.indent:d}")
    if not lower.text.strip("…. "):
        names.append("lower-dots")
    if is_name(lower.text):
        names.append("lower-name")
    return names


def pair_features(upper: Scrap, lower: Scrap, place: str) -> list[str]:
    """Named features of two pieces together.

    `place` says how they stand to each other: next, box, head, over1…, back (see `joins`).
    """
    ends, starts = end_class(upper), start_class(lower)
    missing, left = lower.balance()[0], upper.balance()[1]
    names = ["bias", f"place:{place}", f"seam:{ends}:{starts}", f"shape:{upper.shape}:{place}"]
    if upper.text[:2] == lower.text[:2]:
        names.append("same-start")
    if left:
        names.append("closes" if missing and _matches(left, missing) else "left-open")
    elif missing:
        names.append("never-opened")
    if starts in ("han", "digit", "latin") and ends in ("han", "digit", "latin", "comma", "quote", "dash"):
        names.append(f"pair:{_ratio(upper.text[-1], lower.text[0])}")
    if starts == ends and starts in ("digit", "latin"):
        names.append("same-run")
    return names


def _matches(left: str, missing: str) -> bool:
    return {"“": "”", "（": "）", "《": "》", "「": "」", "『": "』", "【": "】", "〈": "〉"}.get(
        left[-1]
    ) == missing[0]


def weigh(names: Iterable[str]) -> float:
    """The weights of these features together, in log-odds."""
    weight = WEIGHTS.get
    return sum(weight(name, 0.0) for name in names)
