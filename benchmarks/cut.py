"""Pages cut up as a printed page is: whole stories set in columns, dumped block by block.

A paragraph is cut where its column ends, at a line's end, so also inside words. Blocks are parted
by blank lines and stand in the order in which a page's columns fall out of a layout program:

- `plain`: each story's heading, then its columns in order;
- `turned`: in some stories the heading comes after the first column, or the last column before
  the heading;
- `stray`: the last columns of one to three stories stand among another story's columns.

What the page truly says is kept with it. The same seed gives the same pages.
"""

from __future__ import annotations

import random
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from benchmarks.cut_model import Block, CutPage, CutStory, Draft, Form, Style, Unit
from benchmarks.setting import set_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.stories import Story

__all__ = ["FORMS", "CutPage", "CutStory", "Form", "make_page", "make_pages"]

FORMS: tuple[Form, ...] = ("plain", "turned", "stray")

TURNED_SHARE = 0.45
"""Share of a `turned` page's stories of several columns that stand out of order."""

BOX_TITLES = ("阅读提示", "核心阅读", "核心提示", "新闻背景", "相关链接", "名词解释", "编者按", "小资料")
SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜敏静磊洋勇艳杰涛明超霞平刚桂英华文"
LEAD = r"(?:本报|据?新华社)[^。，]{0,30}?[电讯]\s*(?:[（(][^）)]*[）)])?\s*(\S.*[。！？])$"
SENTENCE_END = tuple("。！？”…）!?)")
HALF_WIDTH = str.maketrans("，：；！？", ",:;!?")


def make_pages(stories: Sequence[Story], form: Form, count: int, seed: int = 1) -> Iterator[CutPage]:
    """`count` pages of this form. The n-th page depends on the stories, the form, the seed and n only."""
    for number in range(1, count + 1):
        yield make_page(stories, form, f"{form}-{seed}-{number:03}")


def make_page(stories: Sequence[Story], form: Form, name: str) -> CutPage:
    """One page of 4 to 9 stories of one family, made by chance that hangs on `name` alone."""
    rng = random.Random(name)
    style = Style(
        headings=rng.choices(("each", "block", "line"), (6, 2, 2))[0],
        half_width=rng.random() < 0.5,
        indents=rng.random() < 0.2,
        keeps_numbers=rng.random() < 0.6,
        wide_headings=rng.random() < 0.2,
    )
    drafts = _drafts(rng, stories)
    for number, draft in enumerate(drafts):
        _lay_out(rng, style, number, draft)
    if form == "turned":
        for draft in drafts:
            if len(_columns(draft.units)) > 1 and rng.random() < TURNED_SHARE:
                _turn(rng, draft.units)
    units = [unit for draft in drafts for unit in draft.units]
    if form == "stray":
        for _ in range(rng.choice((1, 2, 3))):
            _stray(rng, drafts, units)
    text = _dump(units, style)
    order = sorted(range(len(drafts)), key=lambda n: _heading_lines(drafts[n])[0])
    return CutPage(form, name, text, tuple(_truth(drafts[n]) for n in order))


def _drafts(rng: random.Random, stories: Sequence[Story]) -> list[Draft]:
    """The stories of one page, with a box, a photo story and an advertisement now and then."""
    family = rng.choice(stories).family
    pool = [s for s in stories if s.family == family]
    chosen = rng.sample(pool, min(len(pool), rng.randint(4, 9)))
    while len(chosen) > 4 and sum(s.length for s in chosen) > 9000:
        chosen.remove(max(chosen, key=lambda s: s.length))
    drafts = [Draft(list(s.titles), list(s.paragraphs)) for s in chosen]
    for draft in drafts:
        if rng.random() < 0.15:
            _set_box_aside(rng, draft)
    if rng.random() < 0.15:
        drafts[-1].label = "广告"
    spare = [s for s in pool if s not in chosen]
    if spare and rng.random() < 0.4 and (photo := _photo(rng, rng.choice(spare))):
        drafts.insert(rng.randint(0, len(drafts) - 1), photo)
    return drafts


def _set_box_aside(rng: random.Random, draft: Draft) -> None:
    """Make one of the story's own paragraphs the text of a box."""
    fit = [
        n
        for n in range(2, len(draft.paragraphs) - 1)
        if 40 <= len(draft.paragraphs[n]) <= 220
        and draft.paragraphs[n].endswith("。")
        and draft.paragraphs[n - 1].endswith(SENTENCE_END)
    ]
    if fit and len(draft.paragraphs) > 4:
        title = rng.choice(BOX_TITLES)
        title = " ".join(title) if rng.random() < 0.4 else title
        draft.box = (title, draft.paragraphs.pop(rng.choice(fit)))


def _photo(rng: random.Random, story: Story) -> Draft | None:
    """A photo with headline, caption and credit, out of a story that is not on the page."""
    captions = [
        lead[1] for p in story.paragraphs if (lead := re.match(LEAD, p)) and 50 <= len(lead[1]) <= 260
    ]
    if not captions:
        return None
    name = rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, rng.choice((1, 2))))
    credit = rng.choice(("新华社记者 {} 摄", "本报记者 {}摄", "本报通讯员 {} 摄", "{} 摄（新华社发）"))
    return Draft([story.titles[-1]], [captions[0], credit.format(name)], kind="photo")


def _lay_out(rng: random.Random, style: Style, number: int, draft: Draft) -> None:
    """Set a story in columns and make its units: label, heading, columns with the box between them."""
    if style.half_width:
        draft.titles = [t.translate(HALF_WIDTH) for t in draft.titles]
        draft.paragraphs = [p.translate(HALF_WIDTH) for p in draft.paragraphs]
    if draft.label:
        draft.units.append(Unit(number, "label", [Block([draft.label])]))
    draft.units.append(Unit(number, "heading", _heading(rng, style, draft.titles)))
    columns = _set_columns(rng, style, draft)
    cut_borders = [
        n for n in range(1, len(columns)) if columns[n - 1][-1].paragraph == columns[n][0].paragraph
    ]
    if draft.box and style.half_width:
        draft.box = (draft.box[0], draft.box[1].translate(HALF_WIDTH))
    at = rng.choice(cut_borders) if cut_borders else len(columns)
    for n, column in enumerate(columns):
        if draft.box and n == at:
            draft.units.append(_box_unit(number, draft.box))
        draft.units.append(Unit(number, "column", column))
    if draft.box and at == len(columns):
        draft.units.append(_box_unit(number, draft.box))


def _box_unit(number: int, box: tuple[str, str]) -> Unit:
    return Unit(number, "box", [Block([box[0]]), Block([box[1]])])


def _heading(rng: random.Random, style: Style, titles: list[str]) -> list[Block]:
    if style.headings == "each" or len(titles) == 1:
        return [Block([title]) for title in titles]
    if style.headings == "line" and rng.random() < 0.6:
        joint = rng.choice(("", "", " ", "　"))
        return [Block([joint.join(titles[:2])]), *(Block([t]) for t in titles[2:])]
    return [Block(titles)]


def _set_columns(rng: random.Random, style: Style, draft: Draft) -> list[list[Block]]:
    """The story's pieces by column. A photo's caption stands in one."""
    measure = rng.randint(10, 22)
    lines = [
        (n, start, end)
        for n, paragraph in enumerate(draft.paragraphs)
        for start, end in set_lines(paragraph, measure, keeps_numbers=style.keeps_numbers)
    ]
    count = 1 if draft.kind == "photo" else max(1, min(rng.choice((1, 2, 2, 3, 3, 4)), len(lines) // 5))
    borders = [0]
    for n in range(1, count):
        border = round(len(lines) * n / count) + rng.randint(-2, 2)
        if _is_subhead(draft, lines[border - 1]):
            border -= 1
        if border > borders[-1] + 1:
            borders.append(border)
    columns: list[list[Block]] = []
    for first, last in zip(borders, [*borders[1:], len(lines)], strict=True):
        pieces: dict[int, tuple[int, int]] = {}
        for n, start, end in lines[first:last]:
            pieces[n] = (pieces[n][0] if n in pieces else start, end)
        columns.append([_piece(style, draft, n, *span) for n, span in pieces.items()])
    return columns


def _is_subhead(draft: Draft, line: tuple[int, int, int]) -> bool:
    """Whether this line looks like a subhead, which no paper leaves at a column's end."""
    paragraph, start, end = draft.paragraphs[line[0]], line[1], line[2]
    return start == 0 and end == len(paragraph) and not paragraph.endswith(SENTENCE_END)


def _piece(style: Style, draft: Draft, number: int, start: int, end: int) -> Block:
    text = draft.paragraphs[number][start:end].strip()
    return Block(["　　" + text if style.indents and start == 0 else text], number, start)


def _columns(units: Sequence[Unit]) -> list[Unit]:
    return [unit for unit in units if unit.kind == "column"]


def _turn(rng: random.Random, units: list[Unit]) -> None:
    """Put the first column before the heading, or the last one."""
    columns = _columns(units)
    column = columns[0] if rng.random() < 0.5 else columns[-1]
    units.remove(column)
    units.insert(next(n for n, unit in enumerate(units) if unit.kind == "heading"), column)


def _stray(rng: random.Random, drafts: Sequence[Draft], units: list[Unit]) -> None:
    """Move the last column of one story between two columns of another."""
    several = [n for n, draft in enumerate(drafts) if len(_columns(draft.units)) > 1]
    if len(several) < 2:
        return
    owner, host = rng.sample(several, 2)
    column = _columns(drafts[owner].units)[-1]
    units.remove(column)
    before = rng.choice(_columns(drafts[host].units)[1:])
    # The host's own last column may have strayed: then before wherever it stands now.
    units.insert(next(n for n, unit in enumerate(units) if unit is before), column)


def _dump(units: Sequence[Unit], style: Style) -> str:
    """The page's text; gives every block its source lines."""
    lines: list[str] = []
    for unit in units:
        if unit.kind == "heading" and lines and style.wide_headings:
            lines.append("")
        for block in unit.blocks:
            block.numbers = list(range(len(lines) + 1, len(lines) + len(block.lines) + 1))
            lines += [*block.lines, ""]
    return "\n".join(lines)


def _heading_lines(draft: Draft) -> list[int]:
    heading = next(unit for unit in draft.units if unit.kind == "heading")
    return [n for block in heading.blocks for n in block.numbers]


def _truth(draft: Draft) -> CutStory:
    pieces = sorted(
        (block for unit in _columns(draft.units) for block in unit.blocks),
        key=lambda block: (block.paragraph, block.start),
    )
    joins = tuple((a.numbers[0], b.numbers[0]) for a, b in pairwise(pieces) if a.paragraph == b.paragraph)
    counts = [sum(p.paragraph == n for p in pieces) for n in range(len(draft.paragraphs))]
    heading = _heading_lines(draft)
    return CutStory(
        titles=tuple(draft.titles),
        paragraphs=tuple(draft.paragraphs),
        label=draft.label,
        boxes=(draft.box,) if draft.box else (),
        heading_lines=tuple(heading),
        lines=(*heading, *(p.numbers[0] for p in pieces)),
        joins=joins,
        cut=tuple(n for n, count in enumerate(counts) if count > 1),
        kind=draft.kind,
    )
