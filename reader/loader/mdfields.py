"""Lines and lists below a Markdown title that are fields, and the labels that stand over parts of a story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.loader.draft import ArticleDraft
from reader.loader.fieldlines import LONGEST, day_in, fields_of, list_fields, tell
from reader.loader.fields import Place, as_date, as_people, role_of
from reader.loader.markup.body import furniture_of, level_of, piece_of, plain
from reader.loader.markup.flow import Image, Run
from reader.loader.names import is_name
from reader.loader.rawtext import clean
from reader.loader.shortlines import is_closed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.draft import IssueDraft
    from reader.loader.markup.flow import Item

__all__ = ["is_fields", "read_head", "take_fields", "without_labels"]

_NEAR = 8
"""So many paragraphs below a title are looked at."""

_LONGEST_SIGNED = 40
_LONGEST_DECK = 80

_LINKS_WORDS = """
图片 图片链接 图片列表 图片地址 配图 附图 附件 相关链接 原文 原文链接 来源 标签 链接 images links tags
"""
_LINKS = frozenset(_LINKS_WORDS.split())
"""Headings over what a program lists at a story's foot: addresses, or that there are none."""

_NOTHING = frozenset(("无", "無", "暂无", "none", "null", "[]"))


def take_fields(items: Sequence[Item], article: ArticleDraft, issue: IssueDraft) -> tuple[list[Item], Place]:
    """The items without the lines of fields on top, which become furniture, and the place that these tell.

    A line of one field that names an author is a byline and stays. `article` is told what they say where it
    doesn't know it yet.
    """
    kept: list[Item] = []
    place = Place()
    number = 0
    while number < len(items):
        item = items[number]
        run = item if isinstance(item, Run) and number < _NEAR and not level_of(item) else None
        told = fields_of(run.text) if run is not None and len(run.text) <= LONGEST else None
        if run is not None and (lines := _list_at(items, number)):
            for line, fields in lines:
                place = tell(_cleaned(fields), article, issue, place)
                issue.furniture.append(furniture_of(line, issue))
            number += len(lines)
            continue
        if run is not None and number == 0 and _is_deck(run, items) and _set_deck(run, article, issue):
            number += 1
            continue
        if run is not None and told is None and _signed(run, article):
            kept.append(run)
            number += 1
            continue
        if run is None or told is None:
            kept += items[number:]
            break
        number += 1
        if [role for role, _ in told] == ["author"] and "::" not in run.text:
            kept.append(run)
            continue
        place = tell(_cleaned(told), article, issue, place)
        issue.furniture.append(furniture_of(run, issue))
    return kept, place


def _cleaned(fields: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(role, clean(value).strip()) for role, value in fields]


def _list_at(items: Sequence[Item], start: int) -> list[tuple[Run, list[tuple[str, str]]]]:
    """The items of a list of fields that begins here, each with what it says; nothing where none does."""
    runs: list[Run] = []
    for item in items[start:]:
        if not isinstance(item, Run) or not item.item:
            break
        runs.append(item)
    fields = list_fields([run.text for run in runs])
    return list(zip(runs, fields, strict=True)) if fields is not None else []


def is_fields(items: Sequence[Item]) -> bool:
    """Whether these are lines or lists of fields and nothing else."""
    number = 0
    while number < len(items):
        item = items[number]
        if not isinstance(item, Run):
            return False
        size = len(_list_at(items, number)) or int(fields_of(item.text) is not None)
        if not size:
            return False
        number += size
    return number > 0


def read_head(items: Sequence[Item], issue: IssueDraft) -> None:
    """What lines above all stories are: furniture; the fields among them tell the day and the paper."""
    told = ArticleDraft()
    rest, _ = take_fields(items, told, issue)
    issue.furniture += [furniture_of(item, issue) for item in rest if isinstance(item, Run)]
    issue.date = issue.date or told.date


def _is_deck(run: Run, items: Sequence[Item]) -> bool:
    """Whether a short quotation stands between a title and the list of its fields."""
    holder = run.node if run.node.tag == "blockquote" else run.node.parent
    if holder is None or holder.tag != "blockquote" or len(run.text) > _LONGEST_DECK or is_closed(run.text):
        return False
    return bool(_list_at(items, 1))


def _set_deck(run: Run, article: ArticleDraft, issue: IssueDraft) -> bool:
    """Make a line the story's deck; one that front matter has told is there twice, and counts once."""
    told = [piece for piece in article.titles if piece.part == "deck"]
    if told:
        return plain("".join(piece.text for piece in told)) == plain(run.text)
    piece = piece_of(run, issue)
    piece.part = "deck"
    article.titles.append(piece)
    return True


def without_labels(items: Sequence[Item], issue: IssueDraft) -> list[Item]:
    """The items without what programs write over a story's parts (正文) and list at its foot (图片链接：无).

    Both become furniture.
    """
    kept = list(items)
    first = next((i for i, item in enumerate(kept) if isinstance(item, Run)), None)
    if first is not None and _is_label(kept[first]) and len(kept) > first + 1:
        issue.furniture.append(furniture_of(kept.pop(first), issue))  # type: ignore[arg-type]
    last = max((i for i, item in enumerate(kept) if isinstance(item, Run) and level_of(item)), default=0)
    head, foot = (kept[last], kept[last + 1 :]) if last else (None, [])
    if isinstance(head, Run) and plain(head.text) in _LINKS and all(map(_is_listed, foot)):
        issue.furniture += [furniture_of(item, issue) for item in (head, *foot) if isinstance(item, Run)]
        kept = [*kept[:last], *(item for item in foot if isinstance(item, Image))]
    return kept


def _is_label(item: Item) -> bool:
    return isinstance(item, Run) and level_of(item) > 0 and role_of(item.text.strip(" :：")) == "body"


def _is_listed(item: Item) -> bool:
    """An address, a link, the word that there is none; a picture or a rule."""
    if not isinstance(item, Run):
        return True
    text = item.text.strip()
    return text.lower() in _NOTHING or re.fullmatch(r"https?://\S+", text) is not None


def _signed(run: Run, article: ArticleDraft) -> bool:
    """Whether a line is a name and a day (何文 2021-06-01), which are the story's."""
    found = day_in(run.text) if len(run.text) <= _LONGEST_SIGNED else None
    name = (run.text[: found.start()] + run.text[found.end() :]).strip(" \u3000·|,，") if found else ""
    if found is None or not is_name(name):
        return False
    run.tag = "byline"
    article.date = article.date or as_date(found[0])
    article.authors = article.authors or as_people(name)
    return True
