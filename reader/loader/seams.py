"""How likely one piece of text runs on in another: named features of a pair, and their learnt weights.

An open end is a near-certain sign of a cut; which tail belongs to it is the question. Nearness and kind
decide most; balance of quotes, the characters on both sides of the seam, and how a paragraph begins decide
the rest. The weights (`seam_weights`) and the statistics of characters (`seam_data.bin`, packed counts) are
learnt by `tools/page_model`.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reader.loader import seamtable
from reader.loader.marks import CLOSERS, SENTENCE_ENDS
from reader.loader.names import is_name
from reader.loader.pieces import OPEN_TO_CLOSE
from reader.loader.seam_weights import WEIGHTS
from reader.loader.seamtable import SeamTable, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.loader.pieces import Scrap

__all__ = [
    "CANNOT_BEGIN",
    "COMMAS",
    "LowerSide",
    "SeamTable",
    "UpperSide",
    "begins_paragraphs",
    "border_level",
    "end_class",
    "fit_feature",
    "fit_weight",
    "gains_features",
    "gains_weight",
    "is_open",
    "is_weak",
    "lower_features",
    "lower_side",
    "lower_weight",
    "most_of_page",
    "pair_features",
    "pair_weight",
    "seen_features",
    "seen_weight",
    "start_class",
    "table",
    "upper_features",
    "upper_side",
    "upper_weight",
    "use_table",
    "use_weights",
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

_BITS = {bits: str(max(-3, min(6, bits))) for bits in range(-6, 10)}
"""The classes of all ratios that a table holds."""

_UNSEEN = ("none", "never")
_FULL = 24
"""Characters: a longer piece is no subhead."""

_LEVELS = (-4, -2, 0)
"""Edges of the classes of how likely a clause ends or begins with a character, in bits."""

_NO_TEXT = frozenset(("label", "box", "credit", "jump", "sign-off"))
"""Shapes of pieces that never run on."""

_WHOLE_BYLINE = 24
"""Characters: a byline shorter than this is whole."""


_CHARACTERS = 4096
"""Characters at seams of which is kept what the table says: papers print no more."""


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
    if scrap.opened is None:
        scrap.opened = _is_open(scrap)
    return scrap.opened


def _is_open(scrap: Scrap) -> bool:
    shape = scrap.shape
    if shape in _NO_TEXT or (shape == "byline" and len(scrap.text) < _WHOLE_BYLINE):
        return False
    return (shape != "closed" and end_class(scrap) != "stop") or bool(scrap.balance()[1])


def is_weak(scrap: Scrap) -> bool:
    """Whether an open piece is more likely a subhead, a name or an entry than half a paragraph."""
    return scrap.shape in ("short", "byline") and _inner(scrap.text) == "none"


@lru_cache(_CHARACTERS)
def _ratio(first: str, second: str) -> str:
    """The log-ratio of a character and a sign in whole bits, -3 to 6; `none` where it was never seen."""
    value = table().ratio(first, second)
    return "none" if value is None else _BITS[value]


def _pair_ratio(first: str, second: str) -> str:
    """The same of two characters; `never` where they were seen often, but never together."""
    counts = table()
    value = counts.ratio(first, second)
    if value is not None:
        return _BITS[value]
    return "never" if counts.never(first, second) else "none"


@lru_cache(_CHARACTERS)
def begins_paragraphs(first: str, least: int) -> bool:
    """Whether a character begins paragraphs so many bits likelier than chance; not where that is unknown."""
    ratio = table().ratio(SeamTable.BORDER, first)
    return ratio is not None and ratio >= least


@lru_cache(_CHARACTERS)
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
    return _upper_names(_upper_looks(upper, end_class(upper), _inner(upper.text), page))


def upper_weight(upper: Scrap, side: UpperSide, page: str, standing: tuple[str, ...]) -> float:
    """The weight of `upper_features` and of how the piece stands on its page (see `joins`).

    `side` is what `upper_side` says of the piece.
    """
    return _upper_weight(_upper_looks(upper, side[0], side[6], page), standing)


_UpperLooks = tuple[str, str, str, str, int, str | None, bool, bool]
_LowerLooks = tuple[str, str, int, tuple[str, str] | None, bool | None, bool, bool]
_KindLooks = tuple[str, str, str, str]
_MarkLooks = tuple[str, bool, str]
_FitLooks = tuple[str, str, str, str, bool]
"""All that the names of features are made of. Many pieces look alike, so weights are kept by it."""

UpperSide = tuple[str, str, str, str, str, str, str, bool]
LowerSide = tuple[str, str, str, str, str, bool]
"""What a piece brings into each pair that it is the upper, or the lower, part of (see `upper_side`)."""


def _upper_looks(upper: Scrap, ends: str, inner: str, page: str) -> _UpperLooks:
    text = upper.text
    return (
        page[0],
        ends,
        inner,
        upper.shape,
        bisect_left(_SIZES, len(text)),
        _ratio(text[-1], SeamTable.BORDER) if ends == "han" else None,
        is_name(text),
        upper.lead,
    )


def _upper_names(looks: _UpperLooks) -> list[str]:
    cuts, ends, inner, shape, size, close, named, lead = looks
    names = [
        f"end:{ends}",
        f"end:{ends}:{size}",
        f"inner:{inner}:{size}",
        f"inner:{inner}:{ends}",
        f"page:{cuts}",
        f"page:{cuts}:{shape}:{inner}",
        f"page:{cuts}:{ends}:{inner}:{size > 3:d}",
    ]
    if close is not None:
        names.append(f"close:{close}")
    if named:
        names.append("upper-name")
    if lead:
        names.append(f"upper-lead:{shape}")
    return names


def lower_features(lower: Scrap, page: str) -> list[str]:
    """Named features of a piece as one that goes on with another. `page`: see `upper_features`."""
    return _lower_names(_lower_looks(lower, start_class(lower), page))


def lower_weight(lower: Scrap, side: LowerSide, page: str) -> float:
    """The weight of `lower_features`; `side` is what `lower_side` says of the piece."""
    return _lower_weight(_lower_looks(lower, side[0], page))


def _lower_looks(lower: Scrap, starts: str, page: str) -> _LowerLooks:
    text = lower.text
    indent = lower.indent if page.endswith("i") else None
    dots = starts == "dots" or text[0] in ". "
    return (
        starts,
        lower.shape,
        bisect_left(_SIZES, len(text)),
        (_ratio(SeamTable.BORDER, text[0]), _ratio(SeamTable.CLAUSE, text[0])) if starts == "han" else None,
        indent,
        dots and not text.strip("…. "),
        is_name(text),
    )


def _lower_names(looks: _LowerLooks) -> list[str]:
    starts, shape, size, begins, indent, dots, named = looks
    names = [f"start:{starts}", f"lower:{shape}", f"lower:{shape}:{size}"]
    if begins is not None:
        names += [f"begin:{begins[0]}", f"clause:{begins[1]}"]
    if indent is not None:
        names.append(f"indent:{indent:d}")
    if dots:
        names.append("lower-dots")
    if named:
        names.append("lower-name")
    return names


def pair_features(upper: Scrap, lower: Scrap, place: str) -> list[str]:
    """Named features of two pieces together.

    `place` says how they stand to each other: next, box, head, over1…, far…, back… (see `joins`).
    """
    kinds, marks, fit = _pair_looks(upper_side(upper), lower_side(lower), place)
    return _kind_names(kinds) + (_mark_names(marks) if marks else []) + (_fit_names(fit) if fit else [])


def pair_weight(upper: UpperSide, lower: LowerSide, place: str) -> float:
    """The weight of `pair_features`, given the sides of two pieces: one stands in many pairs."""
    kinds, marks, fit = _pair_looks(upper, lower, place)
    weight = _kind_weight(kinds)
    if fit is not None:
        weight += _fit_weight(fit)
    return weight + _mark_weight(marks) if marks is not None else weight


def upper_side(upper: Scrap) -> UpperSide:
    """The class of a piece's end, its shape, last and first two characters, and marks left open.

    Then, where the end is Han, how likely a clause ends with it; whether a sentence or clause ended inside;
    whether the piece is too long for a subhead.
    """
    text, ends = upper.text, end_class(upper)
    level = border_level(text[-1], SeamTable.BORDER) if ends == "han" else ""
    left = upper.balance()[1]
    return ends, upper.shape, text[-1], text[:2], left[-1:], level, _inner(text), len(text) > _FULL


def lower_side(lower: Scrap) -> LowerSide:
    """The class of a piece's start, its first and first two characters, and the first mark never opened.

    Then, where the start is Han, how likely a clause begins with it; whether the piece is indented.
    """
    text, starts = lower.text, start_class(lower)
    level = border_level(SeamTable.CLAUSE, text[0]) if starts == "han" else ""
    return starts, text[0], text[:2], lower.balance()[0][:1], level, lower.indent


def _pair_looks(
    upper: UpperSide, lower: LowerSide, place: str
) -> tuple[_KindLooks, _MarkLooks | None, _FitLooks | None]:
    """Kinds and place of two pieces; their marks, where any says something; the characters at the seam."""
    ends, shape, last, above, left, end_level, inner, full = upper
    starts, first, below, missing, start_level, indented = lower
    marks: _MarkLooks | None = None
    if left or missing or above == below or ends == "stop":
        quotes = ""
        if left:
            quotes = "closes" if missing and OPEN_TO_CLOSE[left] == missing else "left-open"
        elif missing:
            quotes = "never-opened"
        # Only a page that indents first lines asks whether a closed piece runs on in one without an indent.
        marks = quotes, above == below, f"ended:{place}:{indented:d}" if ends == "stop" else ""
    fit: _FitLooks | None = None
    if starts in _INNER_STARTS and ends in _INNER_ENDS:
        if starts == ends == "han":
            fit = _pair_ratio(last, first), "", end_level + start_level, inner, full
        else:
            fit = _pair_ratio(last, first), "same-run" if starts == ends else "", "", "", False
    return (ends, starts, shape, place), marks, fit


def _kind_names(looks: _KindLooks) -> list[str]:
    ends, starts, shape, place = looks
    return ["bias", f"place:{place}", f"seam:{ends}:{starts}", f"shape:{shape}:{place}"]


def _mark_names(looks: _MarkLooks) -> list[str]:
    quotes, alike, ended = looks
    return [name for name in (quotes, "same-start" if alike else "", ended) if name]


def _fit_names(looks: _FitLooks) -> list[str]:
    fit, run, level, inner, full = looks
    names = [f"pair:{fit}"]
    if run:
        names.append(run)
    if level:
        names += [f"border:{level}", f"border:{level}:{inner}:{full:d}"]
        if fit in _UNSEEN:
            names.append(f"{fit}:{level}")
    return names


def seen_features(seen: int, place: str) -> list[str]:
    """The features of a seam by how many runs of the characters around it stand elsewhere on the page."""
    return [f"known{seen}", f"known{seen}:{place[:4]}"]


@cache
def seen_weight(seen: int, place: str) -> float:
    """The weight of `seen_features`."""
    return weigh(seen_features(seen, place))


def fit_feature(fit: str, kind: str) -> str:
    """The feature of how near two pieces' subjects are: a class that `fits.Fits` tells.

    `kind` says how they stand to each other: the first letters of a place, or `line` (see `seampairs`).
    """
    return f"fit:{kind}:{fit}"


def gains_features(above: str, below: str, kind: str) -> list[str]:
    """The features of how much nearer they are than what stands above the lower, and below the upper one."""
    return [f"from:{kind}:{above}", f"to:{kind}:{below}"]


@cache
def fit_weight(fit: str, kind: str) -> float:
    """The weight of `fit_feature`."""
    return weigh((fit_feature(fit, kind),))


@cache
def gains_weight(above: str, below: str, kind: str) -> float:
    """The weight of `gains_features`."""
    return weigh(gains_features(above, below, kind))


def weigh(names: Iterable[str]) -> float:
    """The weights of these features together, in log-odds."""
    weight = WEIGHTS.get
    return sum([weight(name, 0.0) for name in names])


@cache
def _upper_weight(looks: _UpperLooks, standing: tuple[str, ...]) -> float:
    return weigh([*_upper_names(looks), *standing])


@cache
def _lower_weight(looks: _LowerLooks) -> float:
    return weigh(_lower_names(looks))


@cache
def _kind_weight(looks: _KindLooks) -> float:
    return weigh(_kind_names(looks))


@cache
def _mark_weight(looks: _MarkLooks) -> float:
    return weigh(_mark_names(looks))


@cache
def _fit_weight(looks: _FitLooks) -> float:
    return weigh(_fit_names(looks))


_FAMILIES = ("fit:", "from:", "to:")
"""How the names of features begin that tell of subjects (see `fit_feature` and `gains_features`)."""


@cache
def most_of_page(place: str, kind: str) -> tuple[float, tuple[float, float], tuple[float, float]]:
    """How far the page can still move a score at this place, of this kind (see `fit_feature`).

    The most that a search of it can add; the least and the most that the nearness of subjects can, and then
    that a comparing with what stands beside the pieces can (nothing where they stand next to each other).
    """
    seen = max(seen_weight(count, place) for count in range(4))
    ranges = _ranges()
    fit, above, below = (ranges.get(family + kind, (0.0, 0.0)) for family in _FAMILIES)
    return seen, fit, (above[0] + below[0], above[1] + below[1])


@cache
def _ranges() -> dict[str, tuple[float, float]]:
    """The least and the most that one feature of each family that tells of subjects can add."""
    ranges: dict[str, tuple[float, float]] = {}
    for name, weight in WEIGHTS.items():
        if name.startswith(_FAMILIES):
            family = name[: name.rindex(":")]
            least, most = ranges.get(family, (0.0, 0.0))
            ranges[family] = min(least, weight), max(most, weight)
    return ranges


def use_weights(weights: Mapping[str, float]) -> None:
    """Weigh seams by other weights from now on (for learning)."""
    WEIGHTS.clear()
    WEIGHTS.update(weights)
    sums = (_upper_weight, _lower_weight, _kind_weight, _mark_weight, _fit_weight)
    for kept in (*sums, seen_weight, fit_weight, gains_weight, most_of_page, _ranges):
        kept.cache_clear()


def use_table(other: SeamTable | None) -> None:
    """Weigh seams by another table of characters from now on (for learning); None: the shipped one again."""
    seamtable.use_table(other)
    for kept in (_ratio, begins_paragraphs, border_level):
        kept.cache_clear()
