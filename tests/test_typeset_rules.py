"""Lines keep the rules of Chinese print: a checker written from the rules, on real pages and any text.

The rules (W3C clreq; GB/T 15834-2011): no line begins with a closing mark or ends with an opening
one; —— and …… are not parted; a number keeps its sign, separators, unit and 第; a Latin word and
the parts of a URL are whole unless longer than the line; a closing mark hangs at most two cells
over the measure. The checker looks at what is drawn and at the text, and knows nothing of how
lines are made.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.chars.width import cell_width
from reader.issue import Article, TextBlock
from reader.loader import load
from reader.typeset import Line, Options, set_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

NOT_FIRST = set("，。、；：？！）》〉】〕」』”’…—·％‰℃～々ー" + ",.;:?!)]}%")
NOT_LAST = set("（《〈【〔「『“‘" + "([{￥$")
HANGING = set("，。、；：？！．）》〉】〕〗］｝」』”’»›" + ",.;:?!)]}>\"'＂＇＞｡､｣﹂﹄")
DOUBLED = ("——", "……", "──", "⋯⋯", "――")
WHOLE = re.compile(
    r"第[0-9０-９]+"
    r"|(?<![\u00c0-\u10ff])[+＋±−]?[0-9０-９]+(?:[.．,，:：/×][0-9０-９]+)*(?![A-Za-z0-9０-９\u00c0-\u10ff])"
    r"(?:[%％‰℃]|[年月日时分秒号版期])?"
    r"|[0-9A-Za-z\u00c0-\u00d6\u00d8-\u10ff]+(?:['’][A-Za-z\u00d8-\u10ff]+)*"
    r"|[￥$＄][0-9０-９]"
)
URL = re.compile(r"(?:https?://|www\.)[!#-&(-~]+")
URL_PART = re.compile(r"(?:https?://)?[^/?&-]+[/?&-]*")
ESCAPE = re.compile(r"%[0-9A-Fa-f]{1,2}")  # in a URL it is no percent sign
OPEN_QUOTE = re.compile(r"(?:^|(?<=[\s（《(]))[\"'](?=[\u4e00-\u9fff])")
CLOSE_QUOTE = re.compile(r"(?<=[\u4e00-\u9fff。！？])[\"'](?=$|[\s，。、；：）》,])")


def paragraphs(article: Article, lines: list[Line]) -> Iterator[list[Line]]:
    """The lines of each stretch of text between two line breaks."""
    group: list[Line] = []
    for line in lines:
        if line.part < 0:
            continue
        if group and (line.part != group[-1].part or "\n" in article.text[group[-1].end : line.start]):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def whole_pieces(text: str) -> Iterator[tuple[int, int]]:
    """What is not to be split in a text: start and end of each piece."""
    for url in URL.finditer(text):
        for part in URL_PART.finditer(url.group()):
            yield url.start() + part.start(), url.start() + part.end()
    for match in WHOLE.finditer(URL.sub(lambda url: "_" * len(url.group()), text)):
        yield match.span()


def room(line: Line, measure: int) -> int:
    return measure - cell_len(line.prefix)


def faults(article: Article, lines: list[Line], measure: int, hang: int = 2) -> Iterator[str]:
    for group in paragraphs(article, lines):
        for upper, lower in itertools.pairwise(group):
            if lower.text[0] in NOT_FIRST and not ESCAPE.match(lower.text):
                yield f"begins with {lower.text[0]!r}: {lower.text!r}"
            if upper.text[-1] in NOT_LAST:
                yield f"ends with {upper.text[-1]!r}: {upper.text!r}"
            if upper.text[-1] + lower.text[0] in DOUBLED:
                yield f"{upper.text[-1] + lower.text[0]} is parted: {upper.text!r}"
            around = article.text[upper.start : lower.end]
            seam = lower.start - upper.start
            for quote in OPEN_QUOTE.finditer(around):
                if quote.end() == seam:
                    yield f"ends with an opening quote: {upper.text!r}"
            for quote in CLOSE_QUOTE.finditer(around):
                if quote.start() == seam:
                    yield f"begins with a closing quote: {lower.text!r}"
        yield from splits(article.text, group, measure)
        for line in group:
            yield from width_faults(line, measure, hang)


def splits(text: str, group: list[Line], measure: int) -> Iterator[str]:
    """Pieces that are split though they fit into a line together with the marks that cling to them."""
    begin = group[0].start
    text = text[begin : group[-1].end]
    seams = {line.start - begin: room(line, measure) for line in group[1:]}
    first_room = room(group[0], measure)
    for piece in whole_pieces(text):
        for seam in range(piece[0] + 1, piece[1]):
            if seam in seams:
                start, end = with_marks(text, *piece)
                fits = min(seams[seam], first_room if start == 0 else measure)
                if cell_len(text[start:end]) <= fits:
                    yield f"{text[start:end]!r} is split at {seam - start}"


def with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A piece with the opening marks before it and the closing ones behind it."""
    while start and (category(text[start - 1]) in ("Ps", "Pi") or text[start - 1] in "\"'№"):
        start -= 1
    while end < len(text) and category(text[end])[0] == "P":
        end += 1
    return start, end


def width_faults(line: Line, measure: int, hang: int) -> Iterator[str]:
    width = cell_len(line.drawn)
    if width != line.width:
        yield f"{width} cells, not {line.width}: {line.drawn!r}"
    over = width - measure
    if over > hang:
        yield f"{over} cells too long: {line.drawn!r}"
    elif over > 0:
        tail = line.text
        while cell_len(tail) > room(line, measure) - over and tail and tail[-1] in HANGING:
            tail = tail[:-1]
        if cell_len(tail) > room(line, measure):
            yield f"what hangs is no closing mark: {line.drawn!r}"


def losses(article: Article, lines: list[Line]) -> Iterator[str]:
    """What is not shown exactly once, in order, as it stands in the text."""
    at = 0
    for line in lines:
        if line.start < at:
            yield f"shown twice: {article.text[line.start : at]!r}"
        elif article.text[at : line.start].strip():
            yield f"not shown: {article.text[at : line.start]!r}"
        if line.text.replace(" ", "") != article.text[line.start : line.end].replace("\t", "").replace(
            " ", ""
        ):
            yield f"shown otherwise: {line.text!r}"
        if len(line.text) != line.end - line.start:
            yield f"not character for character: {line.text!r}"
        at = max(at, line.end)
    if article.text[at:].strip():
        yield f"not shown: {article.text[at:]!r}"


def plain_article(text: str) -> Article:
    """A page's lines as paragraphs, whatever they are."""
    blocks = tuple(TextBlock("paragraph", line) for line in text.splitlines() if line.strip())
    return Article("a0", "", blocks=blocks)


def text_of(path: Path) -> str:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    return "".join(ch for ch in text if ch.isprintable() or ch in "\n\t\u3000")


def pages_of(folder: Path, *patterns: str) -> Iterable[Path]:
    found = sorted(path for pattern in patterns for path in folder.glob(pattern))
    assert found, f"no sample matches {patterns}"
    return found


def test_no_rule_is_broken_on_the_real_page_at_any_width(pages: Path) -> None:
    path = pages / "grrb-2021-page" / "page.txt"
    issue = load(path.read_bytes(), path="page.txt")
    for article in issue.articles:
        for measure in range(20, 121):
            lines = set_article(article, measure)
            assert [*faults(article, lines, measure), *losses(article, lines)] == [], measure


CHINESE = ("rmrb-dump/*.txt", "rmrb-export/*/*.txt", "rmrb-crawl/*/*.txt", "rmrb-records-gbk/*.txt",
           "rmrb-pdf/*.txt", "ocr-1967/*.txt", "xwlb-md/*.md", "hkcnews-md/*/*.md")  # fmt: skip


@pytest.mark.parametrize("measure", [20, 26, 33, 40, 47, 60, 72, 99, 120])
def test_no_rule_is_broken_on_any_chinese_page(pages: Path, measure: int) -> None:
    found = []
    for path in pages_of(pages, *CHINESE):
        article = plain_article(text_of(path))
        lines = set_article(article, measure)
        found += [f"{path.name}: {fault}" for fault in faults(article, lines, measure)]
        found += [f"{path.name}: {loss}" for loss in losses(article, lines)]
    assert found == []


@pytest.mark.parametrize("measure", [20, 33, 41, 60, 78, 119])
def test_no_rule_is_broken_on_the_english_page(pages: Path, measure: int) -> None:
    (path,) = pages_of(pages, "press-other/*.txt")
    article = plain_article(text_of(path))
    lines = set_article(article, measure)
    assert [*faults(article, lines, measure), *losses(article, lines)] == []


@pytest.mark.parametrize("measure", [20, 30, 40, 60, 76, 100])
def test_full_lines_of_chinese_end_within_two_cells_of_the_measure(pages: Path, measure: int) -> None:
    full = near = 0
    for path in pages_of(pages, "grrb*/*.txt", *CHINESE[:4]):
        article = plain_article(text_of(path))
        for group in paragraphs(article, set_article(article, measure)):
            full += len(group) - 1
            near += sum(line.width >= measure - 2 for line in group[:-1])
    assert near / full >= 0.97


def test_without_hanging_no_line_is_longer_than_the_measure(pages: Path) -> None:
    article = plain_article(text_of(pages / "grrb-2021-page" / "page.txt"))
    for measure in range(20, 121, 5):
        lines = set_article(article, measure, Options(hang=False))
        assert list(faults(article, lines, measure, hang=0)) == []


CHARACTERS = list("国工会报的一中，。、；：？！“”‘’（）《》【】—…·％０９ＡＢab1 0,.%-/'\"()　\t:")
SEQUENCES = ["——", "……", "12月", "第3版", "2021年", "3.5%", "don't", "http://a.cn/b-c?d=1&e=2", "e\u0301",
             "👍🏽", "👨\u200d👩\u200d👧", "🇨🇳", "☎\ufe0f", "ｶﾞ", "\u1112\u1161\u11ab"]  # fmt: skip
PIECES = st.sampled_from(CHARACTERS + SEQUENCES)
ANY = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))
newspaper_texts = st.lists(PIECES, min_size=1, max_size=120).map("".join)
texts = st.one_of(
    st.lists(st.one_of(PIECES, st.just("\n")), min_size=1, max_size=120).map("".join),
    st.lists(st.one_of(PIECES, ANY), min_size=1, max_size=120).map("".join),
)
options = st.builds(Options, indent=st.booleans(), hang=st.booleans(), paragraph_gap=st.booleans())
KINDS = ("paragraph", "subhead", "caption", "sign-off", "verse", "table", "byline")


def article_of(text: str, kind: str = "paragraph") -> Article:
    return Article("a0", "标题", blocks=(TextBlock(kind, text), TextBlock("paragraph", "末段。")))  # type: ignore[arg-type]


@settings(max_examples=400, deadline=None)
@given(texts, st.integers(2, 200), options, st.sampled_from(KINDS))
def test_any_text_is_shown_once_and_whole(text: str, measure: int, how: Options, kind: str) -> None:
    article = article_of(text, kind)
    assert list(losses(article, set_article(article, measure, how))) == []


@settings(max_examples=400, deadline=None)
@given(texts, st.integers(4, 200), options, st.booleans())
def test_no_line_of_any_text_is_too_long_for_its_options(
    text: str, measure: int, how: Options, wide: bool
) -> None:
    how = replace(how, ambiguous_wide=wide)
    for line in set_article(article_of(text), measure, how):
        assert line.width == cell_width(line.drawn, wide)
        assert line.width <= measure + (2 if how.hang else 0)


@settings(max_examples=300, deadline=None)
@given(newspaper_texts, st.integers(40, 120))
def test_the_rules_hold_for_any_mixture_of_marks_that_has_room(text: str, measure: int) -> None:
    article = article_of(text)
    lines = set_article(article, measure)
    for group in paragraphs(article, lines):
        for upper, lower in itertools.pairwise(group):
            # A pile of marks longer than a line has to break somewhere.
            if not re.search(r"[^\u4e00-\u9fff]{18}", article.text[upper.start : lower.end]):
                assert lower.text[0] not in NOT_FIRST
                assert upper.text[-1] not in NOT_LAST
