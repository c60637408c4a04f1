"""What each piece of a story's body is: byline, paragraph, subhead, caption, credit, box …

Most pieces are paragraphs and seen to be at a glance: long, and closed by a sentence mark. A line that
is nothing but a mark (新华社记者 … 摄) is told by its pattern. What is left are short lines without a
sentence's end: there named features of the line and of its neighbours add up for each kind, and the best
one is taken if it beats a plain paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.issue import Box, Picture, TextBlock
from reader.loader.marks import CLOSERS, SENTENCE_ENDS, is_box_title, mark
from reader.loader.names import is_name
from reader.loader.shortlines import LONG, Item, is_closed, is_first, is_names, list_mark, short_line_kind
from reader.loader.tails import split_tail, whole_line_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.issue import Block, BlockKind
    from reader.loader.draft import Piece

__all__ = ["set_blocks"]

_CAPTION_WORDS = """
图为 图① 图② 图1 上图 下图 左图 右图 大图 小图 图中 照片为 照片上 圖為 如图 见图 题图
"""
_CAPTION = tuple(_CAPTION_WORDS.split())
_PICTURED = ("。图为", "。圖為", "。这是", "。這是")
_ONE_CAPTION = 100
"""A story of one paragraph without a credit is a picture if it says so and has no more characters."""

_BRIEF_CAPTION = 60
_CAPTIONS = 5
_PHOTO = 700
"""A story that is a picture has no more pieces of text, and no more characters."""

_MOST_VERSE = 24
_BEHIND_SIGN_OFF = frozenset(
    ("点评", "专家点评", "短评", "编后", "编余", "记者点评", "相关链接", "新闻背景", "链接", "背景")
)


def set_blocks(body: Sequence[Piece | Picture], *, photo: bool | None = None) -> tuple[Block, ...]:
    """The blocks of a body whose borders and paragraphs are known, in its order.

    A piece's own kind and box win, a picture stays where it is. `photo` says whether the story is a picture
    with its caption; None: what its credit and its length tell.
    """
    items = _split([piece for piece in body if not isinstance(piece, Picture)])
    for i, item in enumerate(items):
        if item.kind is None:
            item.kind = _glance(item, i)
    _find_verse(items)
    for i, item in enumerate(items):
        if item.kind is None:
            item.kind = short_line_kind(items, i)
    _find_captions(items, photo)
    return tuple(_boxed(items, _pictures(body)))


def _pictures(body: Sequence[Piece | Picture]) -> dict[int, list[Picture]]:
    """The pictures by the identity of the piece with text that they stand before; 0: the end."""
    before: dict[int, list[Picture]] = {}
    held: list[Picture] = []
    for piece in body:
        if isinstance(piece, Picture):
            held.append(piece)
        elif held and piece.text:
            before[id(piece)] = held
            held = []
    if held:
        before[0] = held
    return before


def _split(body: Sequence[Piece]) -> list[Item]:
    """One item a piece; the sign-off, credit or jump line at its end becomes one of its own."""
    items: list[Item] = []
    end = len(body) - 1
    for i, piece in enumerate(body):
        text = piece.text
        if not text:
            continue
        tail = split_tail(text, i == end) if piece.kind in (None, "paragraph", "caption") else None
        if tail is None:
            items.append(Item(piece, text, piece.kind))
        else:
            kind = piece.kind or ("caption" if tail[2] == "credit" else None)
            items.append(Item(piece, tail[0], kind))
            items.append(Item(piece, tail[1], tail[2]))
    return items


def _glance(item: Item, i: int) -> BlockKind | None:
    """The kind of a piece that needs no neighbours to be told, else None."""
    text = item.text
    if len(text) >= LONG and is_closed(text):
        return "paragraph"
    kind = whole_line_kind(text)
    if kind == "sign-off" and i == 0 and mark("byline").match(text):
        return "byline"  # （本报记者  刘桂莲） above the text
    if kind is not None:
        return kind
    return "paragraph" if len(text) > LONG or (len(text) > _MOST_VERSE and is_closed(text)) else None


def _find_verse(items: Sequence[Item]) -> None:
    """Runs of short lines that are verse: mark them, and the line above a stanza as its subhead."""
    start = 0
    count = len(items)
    while start < count:
        if items[start].kind is not None or len(items[start].text) > _MOST_VERSE:
            start += 1
            continue
        end = start
        while end < count and items[end].kind is None and len(items[end].text) <= _MOST_VERSE:
            end += 1
        first = start + 1 if start == 0 and end - start > 4 and _signs(items[0].text) else start
        signed = first > 0 and (items[first - 1].kind == "byline" or first > start)
        if _is_verse([item.text for item in items[first:end]], end - first == count - first, signed):
            for item in items[first:end]:
                item.kind = "verse"
        start = end


def _signs(text: str) -> bool:
    """Whether the line above a poem is who wrote it."""
    last = text.replace("\u3000", " ").rpartition(" ")[2]  # 数学学院 林晓
    return is_name(text) or is_name(last) or is_names(text) or len("".join(text.split())) <= 3


def _is_verse(texts: Sequence[str], whole: bool, signed: bool = False) -> bool:
    """Whether short lines in a row are verse: commas and full stops take turns at their ends, or (where
    nothing else stands in the body) there are many lines, none of them with a figure or a list mark; below
    their author's name a few are enough.
    """
    if len(texts) < 4:
        return False
    ends = [text.rstrip(CLOSERS)[-1:] for text in texts]
    commas = sum(end in "，,；;、" for end in ends)
    stops = sum(end in SENTENCE_ENDS for end in ends)
    if commas >= 0.25 * len(texts) and commas + stops >= 0.6 * len(texts):
        return True
    plain = not any(list_mark(t) or any(c.isdigit() for c in t) or is_name(t) or "：" in t for t in texts)
    longest = max(map(len, texts))
    return whole and plain and ((len(texts) >= 8 and longest <= 18) or (signed and longest <= 14))


def _find_captions(items: Sequence[Item], photo: bool | None) -> None:
    credits = [i for i, item in enumerate(items) if item.kind == "credit"]
    if not credits and not photo and len(items) != 1:
        return
    if _looks_like_photo(items, credits, bool(photo)):
        for item in items:
            if item.kind == "paragraph":
                item.kind = "caption"
        return
    for i in credits:
        above = items[i - 1] if i else None
        if above is None or above.kind != "paragraph":
            continue
        above_a_story = i + 1 < len(items) and is_first(items, i - 1)
        if above_a_story or len(above.text) <= _BRIEF_CAPTION or any(w in above.text for w in _CAPTION):
            above.kind = "caption"


def _looks_like_photo(items: Sequence[Item], credits: Sequence[int], told: bool) -> bool:
    """A story that is a picture: a few lines of caption and a credit, no dateline and no subheads.

    Where its label told so it needs no credit; a single caption may say itself what it shows.
    """
    texts = [item.text for item in items if item.kind in ("paragraph", "caption")]
    if any(item.kind not in ("paragraph", "caption", "credit", "jump", "byline") for item in items):
        return False
    if not 1 <= len(texts) <= _CAPTIONS or sum(map(len, texts)) > _PHOTO or mark("lead").match(texts[0]):
        return False
    if told:
        return True
    if len(texts) > 1 and any(item.kind == "byline" for item in items):
        return False  # a story with a picture at its end
    if not credits:
        return len(texts[0]) <= _ONE_CAPTION and any(w in "。" + texts[0] for w in _PICTURED)
    return all(item.kind not in ("paragraph", "caption") for item in items[credits[-1] :])


def _boxed(items: Sequence[Item], pictures: dict[int, list[Picture]]) -> list[Block]:
    """The blocks, those of a box inside it; it stands where its title stood, its pictures behind it."""
    if not pictures and not any(item.box is not None or is_box_title(item.text) for item in items):
        return [_text_block(item) for item in items]
    boxes = {id(item.box) for item in items if item.box is not None}
    there = {id(item.origin) for item in items if id(item.origin) in boxes} if boxes else set()
    held: dict[int, list[int]] = {title: [] for title in there}
    for i, item in enumerate(items):
        if id(item.box) in there and id(item.origin) not in there:  # a title is never inside another box
            held[id(item.box)].append(i)
    taken = {i for inside in held.values() for i in inside}
    blocks: list[Block] = []
    for i, item in enumerate(items):
        blocks += pictures.pop(id(item.origin), ())
        if i in taken:
            continue
        if id(item.origin) in there:
            inner = held[id(item.origin)]
        elif item.kind == "paragraph" and item.box is None and is_box_title(item.text):
            inner = _box_reach(items, i)
            taken.update(inner)
        else:
            blocks.append(_text_block(item))
            continue
        blocks.append(Box(item.text, tuple(_text_block(items[k]) for k in inner), item.lines or None))
    return blocks + [picture for held in pictures.values() for picture in held]


def _box_reach(items: Sequence[Item], i: int) -> list[int]:
    """Which items a box holds whose title stands at `i` and whose end nothing marks.

    One paragraph; all to the story's end where the story proper has ended above (a sign-off, then 点评);
    lines without a sentence's end (亮点 and its figures) as long as they go on.
    """
    count = len(items)
    if i + 1 >= count:
        return []
    if items[i - 1].kind == "sign-off" and "".join(items[i].text.split()) in _BEHIND_SIGN_OFF:
        end = next((k for k in range(i + 1, count) if is_box_title(items[k].text)), count)
        return list(range(i + 1, end))
    inner = []
    for k in range(i + 1, min(count, i + 9)):
        item = items[k]
        if item.box is not None or is_box_title(item.text):
            break
        inner.append(k)
        if item.kind == "paragraph" and is_closed(item.text):
            if len(inner) > 2:
                inner.pop()  # one line above it is its own title (名词解释), more are a list (亮点)
            break
    else:
        return inner[:1]
    for k in inner:
        items[k].kind = "paragraph" if items[k].kind == "subhead" else items[k].kind
    return inner


def _text_block(item: Item) -> TextBlock:
    origin, kind = item.origin, item.kind or "paragraph"
    if not (origin.links or origin.stress or origin.item):
        return TextBlock(kind, item.text, item.lines or None)
    first = origin.text.startswith(item.text)
    start = 0 if first else origin.text.rfind(item.text)
    end = start + len(item.text)
    links = tuple((a - start, b - start, url) for a, b, url in origin.links if start <= a and b <= end)
    stress = tuple((a - start, b - start) for a, b in origin.stress if start <= a and b <= end)
    mark, depth = (origin.item, origin.depth) if first else ("", 0)
    return TextBlock(kind, item.text, item.lines or None, links, stress, mark, depth)
