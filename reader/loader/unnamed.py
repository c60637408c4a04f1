"""What fields are that nobody knows by their names, by what stands in them.

Some hold the text or the headline of every record, where no field with a known name does; others say
something that a person would want to read, and are told of.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.loader.fields import role_of
from reader.loader.shortlines import is_closed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.loader.fields import Role

__all__ = ["guessed_roles", "is_beside", "says_something"]

_BESIDE_WORDS = """
source sourcename media origin from tags tag keyword keywords lang language type kind status state id uid uuid
guid sn no number index key md5 sha1 hash editor editors extra location place city province country region
来源 來源 媒体 媒體 出处 出處 标签 標籤 关键词 關鍵詞 类型 類型 语言 状态 编号 序号 编辑 編輯 责编 责任编辑
地点 地区 图片 配图 字数 主题词 分类号
"""
_BESIDE = frozenset(_BESIDE_WORDS.split())
"""Names of what stands beside a story and is neither its headline nor its text."""

_PARTS_WORDS = """
abstract summary description desc excerpt digest snippet intro lead brief
摘要 内容摘要 文章摘要 正文摘要 简介 概要 导语 正文片段 片段
"""
_PARTS = frozenset(_PARTS_WORDS.split())
"""Names of fields that hold a part of the text, which is read where no field holds all of it."""

_LEAST_TEXT = 30
"""Characters that the values of a field have on average, where it holds the text."""

_LEAST_TITLE, _MOST_TITLE = 4, 60
_LEAST_SAID = 6
"""Characters on average; what is shorter (12, 县台, draft) is no more than a mark."""


@cache
def _no_words() -> re.Pattern[str]:
    """An address, a number, a day with its hour, a file's name, a digest: nothing that is read."""
    return re.compile(
        r"[a-z]{2,10}:/?/?\S+|www\.\S+|[\d\s:：年月日時时分秒.,/T+Z\-]+|[\w./\\-]+\.[A-Za-z0-9]{2,5}"
        r"|[0-9A-Za-z_\-+=/.]+|[\[{].*",
        re.IGNORECASE | re.DOTALL,
    )


def is_beside(name: str) -> bool:
    """Whether a field by its name is what stands beside a story: a source, tags, a number."""
    bare = re.sub(r"[\s_\-]+", "", name.lower())
    return bare in _BESIDE or bare.endswith(("id", "url", "count", "数", "數")) or bare.startswith("column ")


def says_something(name: str, values: Sequence[str]) -> bool:
    """Whether a field that has no place in a story says what a person would read: words, no mark.

    A field with the same few values in all records tells them apart into kinds, and is none.
    """
    told = [value for value in values if value]
    if not told or role_of(name) is not None or is_beside(name):
        return False
    if len(told) > 2 and 3 * len(set(told)) < 2 * len(told):
        return False
    words = [value for value in told if not _no_words().fullmatch(value)]
    return 2 * len(words) > len(told) and sum(map(len, words)) >= _LEAST_SAID * len(words)


def guessed_roles(records: Sequence[Sequence[tuple[str, str]]]) -> Mapping[str, Role]:
    """Which fields hold the text and the headline of these records, where none with a known name does.

    The longest is the text, if it reads as one; the longest short one that differs in every record is the
    headline. Nothing is told of fields whose names are known.
    """
    columns: dict[str, list[str]] = {}
    known: set[Role] = set()
    for record in records:
        for name, value in record:
            role = role_of(name)
            if role is not None and value.strip():
                known.add(role)
            elif role is None:
                columns.setdefault(name, []).append(value.strip())
    columns = {name: values for name, values in columns.items() if says_something(name, values)}
    found: dict[str, Role] = {}
    if "body" not in known:
        texts = {name: _mean(values) for name, values in columns.items() if _is_text(values)}
        parts = [name for name in columns if re.sub(r"[\s_\-]+", "", name.lower()) in _PARTS]
        if texts:
            found[max(texts, key=texts.__getitem__)] = "body"
        elif parts:
            found[max(parts, key=lambda name: _mean(columns[name]))] = "body"
    if "title" not in known and ("body" in known or found):
        titles = {
            name: _mean(values)
            for name, values in columns.items()
            if name not in found and _is_title(values, len(records))
        }
        if titles:
            found[max(titles, key=titles.__getitem__)] = "title"
    return found


def _mean(values: Sequence[str]) -> float:
    told = [len(value) for value in values if value]
    return sum(told) / len(told) if told else 0.0


def _is_text(values: Sequence[str]) -> bool:
    told = [value for value in values if value]
    return _mean(told) >= _LEAST_TEXT and 2 * sum(map(is_closed, told)) > len(told)


def _is_title(values: Sequence[str], records: int) -> bool:
    told = [value for value in values if value]
    return (
        2 * len(told) > records
        and len(set(told)) == len(told)
        and all(_LEAST_TITLE <= len(value) <= _MOST_TITLE and "\n" not in value for value in told)
        and 2 * sum(map(is_closed, told)) <= len(told)
    )
