"""Texts of any size and kind, made by recombining whole stories with other numbers and names.

The same kind, size and stories give the same bytes.
"""

from __future__ import annotations

import random
import re
from itertools import count
from typing import TYPE_CHECKING

from benchmarks.cut import make_page
from benchmarks.setting import set_lines
from benchmarks.stories import Story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["ENCODINGS", "KINDS", "corpus", "export_of"]

SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜敏静磊洋勇艳杰涛明超霞平刚桂英华文"
TOWNS = ("临江", "青石", "柳河", "白塔", "云岭", "双桥", "东湖", "梅山", "南浦", "石门", "龙泉", "清溪")
REPORTER = re.compile(r"(记者|通讯员)([\u4e00-\u9fff]{2,3})(?=[、）)\s])")
DIGITS = "0123456789", "０１２３４５６７８９"
ENCODINGS = {"records": "gb18030"}


def corpus(stories: Sequence[Story], kind: str, size: int, seed: int = 1) -> bytes:
    """About `size` bytes of this kind (one of `KINDS`), cut at a story's end; at least one story."""
    rng = random.Random(f"{kind}-{seed}")
    encoding = ENCODINGS.get(kind, "utf-8")
    parts: list[bytes] = []
    length = 0
    for text in KINDS[kind](rng, stories):
        parts.append(text.encode(encoding, "replace"))
        length += len(parts[-1])
        if length >= size:
            break
    return b"".join(parts)


def _varied(rng: random.Random, stories: Sequence[Story]) -> Iterator[Story]:
    """Stories without end: the lead and paragraphs of two, with other digits, names and places."""
    families: dict[str, list[Story]] = {}
    for story in stories:
        families.setdefault(story.family, []).append(story)
    while True:
        first = rng.choice(stories)
        second = rng.choice(families[first.family])
        rest = [*first.paragraphs[1:], *second.paragraphs[1:]]
        chosen = sorted(rng.sample(range(len(rest)), min(len(rest), rng.randint(3, 14))))
        table: dict[int, str] = {}
        for digits in DIGITS:
            # The first digits of numbers stay, so that years, days and hours remain likely.
            other = digits[3:]
            table.update(zip(map(ord, other), rng.sample(other, len(other)), strict=True))
        name = rng.choice(SURNAMES) + rng.choice(GIVEN) + rng.choice(GIVEN)
        town = rng.choice(TOWNS)
        body = [first.paragraphs[0], *(rest[n] for n in chosen)]
        yield Story(
            tuple(f"{town}{t}" if n == 0 else t for n, t in enumerate(first.titles)),
            tuple(REPORTER.sub(rf"\g<1>{name}", p.translate(table)) for p in body),
            first.family,
        )


def _date(rng: random.Random) -> tuple[int, int, int]:
    return rng.randint(1981, 2021), rng.randint(1, 12), rng.randint(1, 28)


def _pages(rng: random.Random, stories: Sequence[Story]) -> Iterator[str]:
    """Bare pages, cut up in columns."""
    source = _varied(rng, stories)
    for number in count():
        some = [next(source) for _ in range(9)]
        form = rng.choice(("plain", "plain", "turned", "stray"))
        yield make_page(some, form, f"{number}-{rng.random()}").text + "\n"  # type: ignore[arg-type]


def _dump(rng: random.Random, stories: Sequence[Story]) -> Iterator[str]:
    """Archive pages: a line with date and page, and a mark over each story."""
    source = _varied(rng, stories)
    while True:
        year, month, day = _date(rng)
        page = rng.randint(1, 12)
        yield f"{year}年{month}月{day}日人民日报 第{page}版\n\n"
        for _ in range(rng.randint(5, 9)):
            story = next(source)
            body = "\n".join(["  " + story.titles[0], *story.titles[1:], *story.paragraphs])
            yield f"第{page}版(国际)\n专栏:\n\n{body}\n\n\n"


def export_of(story: Story, author: str, date: str) -> str:
    """A story as an export has it: a line of author and time under the heading, paragraphs indented."""
    body = "\n\n".join("　　" + p for p in story.paragraphs)
    return "\n".join(story.titles) + f"\n作者：{author}  时间：{date}\n\n{body}\n\n"


def _marked(rng: random.Random, stories: Sequence[Story]) -> Iterator[str]:
    """An export with marker lines."""
    for story in _varied(rng, stories):
        year, month, day = _date(rng)
        author = rng.choice(SURNAMES) + rng.choice(GIVEN)
        yield export_of(story, author, f"{year}-{month:02}-{day:02}")


def _unmarked(rng: random.Random, stories: Sequence[Story]) -> Iterator[str]:
    """The same with nothing but blank lines."""
    for story in _varied(rng, stories):
        yield "\n".join(story.titles) + "\n\n" + "\n\n".join(story.paragraphs) + "\n\n"


def _pdf(rng: random.Random, stories: Sequence[Story]) -> Iterator[str]:
    """Every line hard-wrapped, a footer after each 32nd."""
    lines_so_far, page = 0, 1
    for story in _varied(rng, stories):
        year, month, day = _date(rng)
        lines = [part for title in story.titles for part in _wrapped(title, 19)]
        lines.append(f"《人民日报》（{year}年{month:02}月{day:02}日 第 {rng.randint(1, 20):02} 版）")
        for paragraph in story.paragraphs:
            lines += _wrapped(paragraph, 31)
        out = []
        for line in lines:
            out.append(line)
            lines_so_far += 1
            if lines_so_far % 32 == 0:
                out.append(f"第 {page} 页")
                page += 1
        yield "\n".join(out) + "\n"


def _records(rng: random.Random, stories: Sequence[Story]) -> Iterator[str]:
    """CD-ROM records, hard-wrapped at 38 characters."""
    for story in _varied(rng, stories):
        year, month, day = _date(rng)
        lines = [
            f"【 日  期 】{year}{month:02}{day:02}",
            f"【 版  号 】{rng.randint(1, 12)}",
            "【 标  题 】" + "  ".join(story.titles),
            f"【 作  者 】{rng.choice(SURNAMES)}{rng.choice(GIVEN)}",
            "【 正  文 】",
        ]
        for paragraph in story.paragraphs:
            whole = "    " + paragraph
            lines += [whole[n : n + 38] for n in range(0, len(whole), 38)]
        yield "\n".join([*lines, "    ", "    ", ""])


def _columns(rng: random.Random, stories: Sequence[Story]) -> Iterator[str]:
    """The worst: two columns read across, line by line, as OCR does."""
    source = _varied(rng, stories)
    while True:
        left, right = next(source), next(source)
        pairs = zip(
            _wrapped("".join(left.paragraphs), 16), _wrapped("".join(right.paragraphs), 16), strict=False
        )
        yield "\n".join([left.titles[0], *(line for pair in pairs for line in pair), ""])


def _wrapped(text: str, measure: int) -> list[str]:
    return [text[a:b] for a, b in set_lines(text, measure, keeps_numbers=False)]


KINDS: dict[str, Callable[[random.Random, Sequence[Story]], Iterator[str]]] = {
    "page": _pages,
    "dump": _dump,
    "marked": _marked,
    "unmarked": _unmarked,
    "pdf": _pdf,
    "records": _records,
    "ocr": _columns,
}
