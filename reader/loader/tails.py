"""What stands at the end of a line of prose and is a block of its own: sign-offs, credits, jump lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.marks import CLOSERS, SENTENCE_ENDS, holds_caption, mark
from reader.loader.names import is_name, split_names

if TYPE_CHECKING:
    from reader.issue import BlockKind

__all__ = ["TAIL_ENDS", "split_tail", "whole_line_kind"]

TAIL_ENDS = frozenset("）)摄攝发發图圖影片社版")
"""What a split-off end can end with: a quick look before anything is tried."""

SIGNATURE: dict[str, float] = {
    # what brackets at the end of a story hold
    "dateline": 4.0,  # （本报平壤1月2日电）
    "working-word": 4.0,  # （记者…）, （摘自…）, （作者为…）
    "name": 3.0,
    "names": 3.0,
    "name-last": 2.5,  # （辽宁读者 石磊）
    "short": 0.5,
    "parted": 1.0,  # two spaces before the bracket
    "last": 1.0,  # the body's last piece
    "stage": -4.0,  # （掌声）
}
"""Evidence that brackets behind a sentence are a sign-off."""

SIGNATURE_NEEDS = 2.5

_WORKING_WORDS = """
记者 通讯员 评论员 作者 摘自 摘编 原载 选自 编辑部 供稿 整理 编译 责任编辑 来源 综合 据新 据本 转载 文字
待续 未完 記者 通訊員 摘編 編輯部
"""
_WORKING = tuple(_WORKING_WORDS.split())
_STAGE = ("掌声", "笑", "鼓掌", "欢呼", "下同", "略", "见图", "附图", "图", "注", "全文", "见")
_ROLES = ("记者", "通讯员", "特派员", "記者", "通訊員", "读者", "摄影")
_REACH = 90
"""How far from its end a line is searched for the beginning of its tail, in characters."""


def split_tail(text: str, last: bool = False) -> tuple[str, str, BlockKind] | None:
    """The line's prose, its tail and the tail's kind; None where the line has none.

    `last` says that the line is its story's last. Only white space between the two is left out.
    """
    if text[-1] not in TAIL_ENDS:
        return None
    return _bracket(text, last) if text[-1] in "）)" else _credit(text)


def _bracket(text: str, last: bool) -> tuple[str, str, BlockKind] | None:
    at = max(text.rfind("（"), text.rfind("("))
    if at < 2 or len(text) - at > _REACH:
        return None
    prose, tail = text[:at].rstrip(), text[at:]
    if not prose or prose.rstrip(CLOSERS)[-1:] not in SENTENCE_ENDS:
        return None
    if mark("jump").match(tail):
        return prose, tail, "jump"
    if mark("credit").match(tail):
        return prose, tail, "credit"
    score = signature_score(tail[1:-1]) + SIGNATURE["last"] * last
    if len(prose) <= at - 2:
        score += SIGNATURE["parted"]
    return (prose, tail, "sign-off") if score >= SIGNATURE_NEEDS else None


def signature_score(inner: str) -> float:
    """How much what stands between brackets looks like a sign-off, by `SIGNATURE`."""
    names = []
    if inner.startswith(_STAGE):
        names.append("stage")
    if "电" in inner or "電" in inner or "讯" in inner:
        names.append("dateline")
    elif any(word in inner for word in _WORKING):
        names.append("working-word")
    elif is_name(inner):
        names.append("name")
    else:
        parts = split_names(inner)
        if all(is_name(part) for part in parts):
            names.append("names")
        elif len(parts) > 1 and len(inner) <= 24 and is_name(parts[-1]):
            names.append("name-last")
    if len("".join(inner.split())) <= 4:
        names.append("short")
    return sum(SIGNATURE[name] for name in names)


def _credit(text: str) -> tuple[str, str, BlockKind] | None:
    """新华社记者 陈泽国 摄 behind a sentence, or parted from a caption by two spaces."""
    start = max(0, len(text) - _REACH)
    stretch = text[start:-1]
    at = max(stretch.rfind(end) for end in "。！？!?…”）")
    if at < 0 or len(stretch) - at < 2:
        at = _gap(stretch)
        while at >= 0 and _names_a_role(stretch[:at]):
            at = _gap(stretch[:at].rstrip())  # 新华社记者  卢  山摄: the spaces stand inside the credit
    if at < 0:
        return None
    prose, tail = text[: start + at + 1].rstrip(), text[start + at + 1 :].strip()
    if not prose or not mark("credit").match(tail):
        return None
    return prose, tail, "credit"


def _gap(text: str) -> int:
    """Where the last two spaces in a row stand, -1 for nowhere."""
    return max(text.rfind("  "), text.rfind("\u3000\u3000"), text.rfind(" \u3000"))


def _names_a_role(text: str) -> bool:
    """Whether a text ends in a role, or in one with the beginning of its bearer's name."""
    end = "".join(text[-12:].split())
    return any(end.rfind(role) >= max(0, len(end) - len(role) - 3) for role in _ROLES)


def whole_line_kind(text: str) -> BlockKind | None:
    """The kind of a short line that is nothing but a jump line, credit, byline or sign-off, or a
    caption with its credit."""
    if len(text) > _REACH:
        return None
    end = text[-1]
    kind: BlockKind | None = None
    if mark("jump").match(text):
        kind = "jump"
    elif end in TAIL_ENDS and mark("credit").match(text):
        kind = "caption" if holds_caption(text) else "credit"
    elif text[0] in "（(" and end in "）)":
        if mark("sign-off").match(text) and (signature_score(text[1:-1]) > 0 or len(text) <= 8):
            kind = "sign-off"
    elif end not in SENTENCE_ENDS and mark("byline").match(text):
        kind = "byline"
    return kind
