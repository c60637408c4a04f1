"""The imprint of a page: who edited and set it (本版责编：林晓　版式设计：周大河). It is no story's text."""

from __future__ import annotations

__all__ = ["OFFICES", "is_imprint"]

_OWN_WORDS = """
责编 责任编辑 責編 責任編輯 本版责编 本版编辑 本版主编 本版美编 本版统筹 本版制图 本版撰文 本版責編 本版編輯
"""
_OWN = frozenset(_OWN_WORDS.split())
"""Offices that only an imprint names."""

_OTHER_WORDS = """
编辑 主编 执行主编 值班主任 值班编委 值班总编 编审 美编 版式 版式设计 版面设计 版式策划 统筹
校对 检校 组版 排版 责任校对 视觉 视觉设计 編輯 美編 校對 版面設計 版面 首席编辑 值班责编 副主编
"""
OFFICES = _OWN | frozenset(_OTHER_WORDS.split())
"""Offices of those who make a page."""

_LONGEST = 80
_ORNAMENTS = "■□◆●▲○（()） \u3000"


def is_imprint(text: str) -> bool:
    """Whether a line is an imprint: it begins with an office and a colon, and only an imprint names that
    office, or a second one follows (编辑：林晓 美编：周大河).
    """
    if len(text) > _LONGEST or ("：" not in text and ":" not in text) or text[-1] in "。！？":
        return False
    offices = [_office(part) for part in text.replace(":", "：").split("：")[:-1]]
    first = "".join(offices[0].split())
    if first not in OFFICES:
        return False
    return first in _OWN or any(office.endswith(tuple(OFFICES)) for office in offices[1:])


def _office(part: str) -> str:
    """What stands before a colon, ornaments left out."""
    return part.strip(_ORNAMENTS)
