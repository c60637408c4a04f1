"""The worst: OCR of interleaved columns, and texts that are not Chinese.

No structure is made up. Lines of a Chinese OCR stay as they are printed, each a paragraph; a text in
another script gets the paragraphs that its blank lines and its lines' lengths show. Nothing is taken for
a byline, a caption or verse. One warning says so.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from reader.issue import Furniture, Warning
from reader.loader.draft import ArticleDraft, IssueDraft, Piece, SectionDraft
from reader.loader.measure import measure_of
from reader.loader.unwrap import reflow
from reader.loader.wrapping import BRACKETED, COLON, QUOTED, SENTENCE, line_end
from reader.strings import t

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from reader.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.issue import BlockKind
    from reader.loader.draft import Document

__all__ = ["read", "sniff"]

_SNIFFED = 600
"""Lines that are looked at to tell what a text is."""

_SHARE = 40
"""Characters of each of these lines whose script is told."""

_PROSE = 20
"""From so many characters on a Chinese line is no title nor name."""

_TITLE = 80
"""Longest line, in characters, that may be a title in another script."""


_STOPS = ".!?\"”’'»…:;"


class _Letters(NamedTuple):
    """How many letters of a text are of which script."""

    han: int
    kana: int
    spaced: int  # of scripts that part words by spaces: Latin, Greek, Cyrillic, Hangul, …

    @property
    def chinese(self) -> float:
        """The share of Han among words; a Latin word has some five letters."""
        words = self.han + self.kana + self.spaced / 4
        return self.han / words if words else 0.0


def _letters(text: str) -> _Letters:
    """Letters counted kind by kind: a text has few, and classes so wide are slow to compile."""
    han = kana = spaced = 0
    for char, count in Counter(text).items():
        if "\u4e00" <= char <= "\u9fff":  # most of them
            han += count
        elif char < "A" or "Z" < char < "a" or "z" < char < "\u00c0":
            continue
        elif "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000":
            han += count
        elif char < "\u2000" or "\uac00" <= char <= "\ud7a3":
            spaced += count
        elif "\u3041" <= char <= "\u30ff" or "\uff66" <= char <= "\uff9f":
            kana += count
    return _Letters(han, kana, spaced)


def _looked_at(lines: Sequence[str]) -> list[str]:
    """Lines that hold text, from the beginning and the middle."""
    middle = len(lines) // 2
    some = (
        lines
        if len(lines) <= _SNIFFED
        else [*lines[: _SNIFFED // 2], *lines[middle : middle + _SNIFFED // 2]]
    )
    return [text for line in some if (text := line[:400].strip())]


def sniff(document: Document) -> float:
    """Sure of another script; fairly sure where Chinese prose lines hardly ever end a sentence.

    Measured: of lines of 20 characters and more, 8 % end one in an OCR of interleaved columns, 33 to
    86 % in every kind of page. Hard-wrapped lines don't either, but they have a measure.
    """
    lines = _looked_at(document.lines)
    letters = _letters("".join(line[:_SHARE] for line in lines))
    if not sum(letters):
        return 0.0
    if letters.chinese < 0.3 or letters.kana > 0.2 * letters.han + 10:
        return 0.6
    prose = [line for line in lines if len(line) >= _PROSE]
    if len(prose) < 8 or len(prose) < 0.3 * len(lines):
        return 0.0
    ended = sum(line_end(line) in (SENTENCE, QUOTED, BRACKETED) for line in prose)
    return 0.5 if ended < 0.2 * len(prose) and measure_of(lines) is None else 0.0


def read(document: Document) -> IssueDraft:
    """One article, or one for each stretch between ruled lines, of plain paragraphs; with a warning."""
    draft = IssueDraft(warnings=[Warning("no-structure", t("loader.no-structure"))])
    section = SectionDraft()
    letters = _letters("".join(line[:_SHARE] for line in _looked_at(document.lines)))
    for first, end in _stretches(document.lines, draft):
        lines = document.lines[first:end]
        if letters.chinese < 0.3 and letters.spaced > letters.kana:
            article = _spaced_article(lines, first + 1)
        else:
            article = ArticleDraft(body=_cjk_pieces(lines, first + 1, draft))
        if article.titles or article.body:
            section.articles.append(article)
    draft.sections.append(section)
    return draft


@cache
def _rule() -> re.Pattern[str]:
    return re.compile(r"\s*(?:([-=*_~#－＝＊＿─━═—])\1{7,}|[*＊](?:\s{1,4}[*＊]){2,6})\s*")


def _stretches(lines: Sequence[str], draft: IssueDraft) -> list[tuple[int, int]]:
    """The stretches between ruled lines (********), which are set aside."""
    stretches: list[tuple[int, int]] = []
    first = 0
    for index, line in enumerate(lines):
        if line and not line[-1].isalnum() and _rule().fullmatch(line):
            stretches.append((first, index))
            draft.furniture.append(Furniture(line.strip(), ((index + 1, index + 1),)))
            first = index + 1
    return [*stretches, (first, len(lines))]


def _cjk_pieces(lines: Sequence[str], number: int, draft: IssueDraft) -> list[Piece]:
    """Paragraphs of wrapped lines where a measure shows, else a paragraph a line."""
    flowed = reflow(lines, number)
    if flowed is not None:
        draft.furniture += flowed.furniture
        return [Piece(piece.text, piece.lines, "paragraph", piece.box) for piece in flowed.pieces]
    return [
        Piece(text, ((k, k),), "paragraph") for k, line in enumerate(lines, number) if (text := line.strip())
    ]


def _spaced_article(lines: Sequence[str], number: int) -> ArticleDraft:
    """The paragraphs of a text whose words are parted by spaces, and its title where it plainly has one."""
    widest = _wrap_width(lines)
    pieces: list[Piece] = []
    parts: list[str] = []
    start = number
    title_stands_alone = False
    blank = begins_block = True
    for k, line in enumerate([*lines, ""], number):
        text = line.strip()
        if parts and (not text or not widest or _begins(parts[-1], text, widest)):
            alone = not text and begins_block
            kind: BlockKind = (
                "subhead" if alone and len(parts) == 1 and _is_heading(parts[0]) else "paragraph"
            )
            pieces.append(Piece(_joined(parts), ((start, k - 1),), kind))
            title_stands_alone = title_stands_alone or (len(pieces) == 1 and not text)
            parts = []
        if text:
            if not parts:
                start = k
                begins_block = blank
            parts.append(text)
        blank = not text
    if title_stands_alone and len(pieces) > 1 and _is_title(pieces[0].text):
        return ArticleDraft(titles=[Piece(pieces[0].text, pieces[0].lines)], body=pieces[1:])
    return ArticleDraft(body=pieces)


def _wrap_width(lines: Sequence[str]) -> int:
    """The width, in characters, that lines were wrapped at; 0 where they were not.

    Half of wrapped lines are about so wide, and most don't end a sentence.
    """
    texts = [line for line in _looked_at(lines) if len(line) > 1]
    if len(texts) < 4:
        return 0
    sizes = sorted(map(len, texts))
    widest = sizes[int(0.9 * (len(sizes) - 1))]
    near = sum(0.7 * widest <= size <= 1.25 * widest for size in sizes)
    ended = sum(text[-1] in _STOPS for text in texts)
    return widest if widest <= 160 and 2 * near >= len(sizes) and 2 * ended < len(sizes) else 0


def _begins(above: str, text: str, widest: int) -> bool:
    """Whether a line begins a paragraph without a blank line: one above is short, and a sentence begins."""
    if len(above) + len(text.split(" ", 1)[0]) >= 0.8 * widest:
        return False
    first = text.lstrip("\"'“‘«(*—-")[:1]
    return not first.islower() and (line_end(above) in (SENTENCE, QUOTED, COLON) or above.isupper())


def _joined(parts: Sequence[str]) -> str:
    """Lines as one paragraph. A hyphen at a line's end stays, since it may belong to the word."""
    out: list[str] = []
    for part in parts:
        if out and out[-1][-1] not in "-\u00ad\u2010\u2011—":
            out.append(" ")
        out.append(part)
    return "".join(out)


def _is_heading(text: str) -> bool:
    """Whether a line that stands alone is set in capitals throughout, as headings are."""
    letters = sum(char.isalpha() or char == " " for char in text)
    return 4 <= len(text) <= _TITLE and text.isupper() and letters >= 0.75 * len(text)


def _is_title(text: str) -> bool:
    """Whether a paragraph that stands alone on top is plainly a title: short, letters, no sentence's end."""
    letters = sum(char.isalpha() or char == " " for char in text)
    return (
        len(text) <= _TITLE and text[0].isalnum() and letters >= 0.85 * len(text) and text[-1] not in ".,;:"
    )
