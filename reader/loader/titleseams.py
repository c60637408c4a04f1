"""The seam of a kicker and a headline that were dumped on one line.

Most title lines are one title, however long. So a line is parted only where the evidence adds up; what
is parted keeps its source line in both pieces, and no character is lost.
"""

from __future__ import annotations

from reader.loader.draft import Piece

__all__ = ["LEAST_SIZE", "QUOTES", "bare_commas", "split_line"]

LEAST_SIZE = 24
"""A shorter line is never parted. Title lines have 34 characters at most, 15 in the median."""

QUOTES = {"“": "”", "「": "」", "『": "』", "《": "》"}

SEAMS: dict[str, float] = {
    "over-26": 1.0,
    "over-30": 1.0,  # no single title line of 144 measured ones is longer than 34
    "comma-above": 1.5,
    "no-comma-below": 0.5,
    "headline-size": 1.0,  # at least 12 characters above, 8 to 20 below
    "odd-size": -2.0,
    "quote-goes-on": 0.5,  # the quotation opens the lower part and a predicate follows
    "quote-whole": 2.0,  # the lower part is a quotation
    "term-again": 2.0,  # three characters or more stand in both parts
    "governed": -2.0,  # …的“家”: the quotation belongs to what stands before it
    "verb-before": -1.0,  # 开展“…”
}
"""Evidence that one title line is a kicker and a headline dumped without anything between them."""

_SEAM_NEEDS = 5.5

_LONGEST_LINE = 34
"""Characters of the longest of 144 measured title lines."""

_LEAST_KICKER, _LEAST_HEADLINE, _MOST_HEADLINE = 12, 8, 24
_GOVERNS = frozenset("的以用把为让被是和与到在对向从称等及或于")
_VERB_WORDS = """
开展 打造 推进 启动 举办 推出 探索 构建 实施 践行 落实 建设 授予 荣获 争当 发布 发起 组织 弘扬 传承 建立
设立 成为 做好 当好 讲好
"""
_VERBS = tuple(_VERB_WORDS.split())
_COMMAS = frozenset("，,；;：:")


def bare_commas(text: str) -> list[int]:
    """Where commas stand in the text outside of quotation marks; its last character is left out."""
    if not _COMMAS.intersection(text):
        return []
    depth = 0
    places = []
    for i, char in enumerate(text[:-1]):
        if char in QUOTES:
            depth += 1
        elif char in "”」』》":
            depth = max(0, depth - 1)
        elif char in _COMMAS and not depth:
            places.append(i)
    return places


def split_line(piece: Piece) -> tuple[Piece | None, Piece]:
    """A kicker and a headline that were dumped on one line, or None and the line as it is.

    Only strong evidence parts a line: `SEAMS` must add up, or a dash that closes a long kicker.
    """
    text = piece.text
    if len(text) < LEAST_SIZE:
        return None, piece
    seam = _dash_seam(text) or _quote_seam(text) or _space_seam(text)
    if not seam:
        return None, piece
    above, below = text[:seam].rstrip(), text[seam:].lstrip()
    return Piece(above, piece.lines, piece.kind, piece.box), Piece(below, piece.lines, piece.kind, piece.box)


def _dash_seam(text: str) -> int:
    """重庆…用起来、活起来——举目有“家”的背后: a kicker with a comma and a dash, longer than what follows."""
    at = text.find("——")
    if at < 16 or text.count("——") != 1:
        return 0
    above, below = text[:at], text[at + 2 :].strip()
    if not below or len(above) < 1.3 * len(below) or len(below) < 5 or not bare_commas(above):
        return 0
    return 0 if below.startswith(("访", "记", "写在", "来自", "评", "读", "兼", "论", "谈", "致")) else at + 2


def _space_seam(text: str) -> int:
    """The only white space in a line that is longer than any title line: a kicker ends there."""
    parts = text.split()
    if len(parts) != 2 or len(text) <= _LONGEST_LINE:
        return 0
    above, below = parts
    fits = len(above) >= _LEAST_KICKER and _LEAST_HEADLINE <= len(below) <= _MOST_HEADLINE
    return text.index(below, len(above)) if fits and not text.isascii() else 0


def _quote_seam(text: str) -> int:
    """The place of the quotation mark that best opens a headline, or 0."""
    best, place = _SEAM_NEEDS, 0
    for at in range(12, len(text) - 7):
        if text[at] in QUOTES and text[at - 1] not in "，,、；;：:。 　“「『《（(—·":
            score = sum(SEAMS[name] for name in _seam_features(text, at))
            if score >= best:
                best, place = score, at
    return place


def _seam_features(text: str, at: int) -> list[str]:
    above, below = text[:at], text[at:]
    names = []
    if len(text) >= 26:
        names.append("over-26")
    if len(text) >= 30:
        names.append("over-30")
    if bare_commas(above):
        names.append("comma-above")
    if not bare_commas(below):
        names.append("no-comma-below")
    names.append("headline-size" if len(above) >= 12 and 8 <= len(below) <= 20 else "odd-size")
    closing = below.find(QUOTES[below[0]])
    if closing == len(below) - 1:
        names.append("quote-whole")
    elif 0 < closing <= len(below) - 4:
        names.append("quote-goes-on")
    if any(above[i : i + 3] in below for i in range(len(above) - 2)):
        names.append("term-again")
    if above[-1] in _GOVERNS:
        names.append("governed")
    elif above.endswith(_VERBS):
        names.append("verb-before")
    return names
