"""Who wrote a story and how it begins: authors and dateline, read out of what the text keeps."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.issue import Author, TextBlock
from reader.loader.marks import mark
from reader.loader.names import glued_names, is_name, separators, split_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.issue import Block

__all__ = ["read_authors", "read_dateline", "read_people"]

_NOBODY = frozenset(
    ("编辑部", "本报", "编者", "完", "待续", "未完", "全文完", "本刊", "续完", "下", "上", "中")
)
"""Brackets at a story's end that hold no pen name."""

_TEAMS = ("记者", "记者站", "通讯组", "评论员", "编辑部", "采访组", "报道组", "代表团")

_NO_PERSON = ("图片", "照片", "视觉", "資料照", "资料照", "资料图", "供图", "社发", "社發")
"""How a credit ends that names nobody: 资料图片, 人民视觉."""

_BRACKET = 90
"""How long （记者…） behind a dateline may be, in characters."""


_ROLES = ("记者", "通讯员", "评论员", "特派员", "特约员", "撰稿人", "撰稿", "摄影", "实习生", "编译")
_ROLES_TRADITIONAL = ("記者", "通訊員", "評論員", "特派員", "撰稿人", "攝影", "實習生", "編譯")
_DUTIES = frozenset(("文", "图", "圖", "摄影", "攝影", "撰文", "口述", "整理", "采写", "执笔"))
"""What somebody did for a story, alone between names: 林晓 口述 周大河 整理."""

_AGENCY_ENDS = "社报報网網刊"
"""What an agency's name before a role ends with: 新华社记者, 云河日报全媒体记者, 本报驻韩国记者."""

_PATTERNS: dict[str, str] = {
    "report": (
        r"\s*[^。，,：:！？]{0,60}?(?:记者|通讯员|記者|通訊員)[^。，,：:！？]{0,60}?(?:报道|報道|報導)(?=[：:])"
    ),
    "shot": r"(?:[\s/／]*(?:摄|攝)(?:影?报?道?)|(?<=[^\s/／]{2})[\s/／]+(?:文|图|供图|报道))$",
    "reported": r"(?:报道|報道|報導)$",
    "name-field": r"^(?:作者|撰文|文)[ \u3000]?[:：][ \u3000]*",
    "inner": r"(?:记者|記者|通讯员|通訊員|编译|編譯)[^／/\d]{1,30}?(?=[／/]|$)",
    # （中央社記者林曉新竹1日電）: a place of two characters, or of three behind a name of three
    "placed": r"(?:记者|記者)(?:(\w{2,3})\w\w|(\w{3})\w{3})(?=\d{1,2}日)",
    "sent": r"^[（(]?\w{2,4}社[发發]\s?[（(]",
    "behind-shot": r"(?<=[摄攝])影?[（(/／].*$",
    "house": r"\w{2,8}(?:[报網网報社]|新闻)[/／](?=\w{0,8}(?:记者|記者))",
    "beat": r"(?:[／/]\w{2,6}|(?<=\w\w)\s\w{2,4})(?:报道|報道|報導)$",
}

# With these, few texts have to be tried, and most files need none of the patterns compiled.
_REPORTED = ("报道", "報道", "報導")
_SHOT_ENDS = tuple("摄攝影报道文图")
_NAME_FIELDS = ("作者", "撰文", "文")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[name])


def read_authors(
    blocks: Sequence[Block], fields: tuple[Author, ...] = ()
) -> tuple[tuple[Author, ...], str | None]:
    """The story's authors and its dateline. What a format's own field says (`fields`) wins.

    The byline comes first, then the names in the dateline, then those that sign at the end, then (for
    a story that is nothing but a picture) the photographer's.
    """
    texts = [block for block in blocks if isinstance(block, TextBlock)]
    dateline = _find_dateline(texts)
    if fields:
        return fields, dateline
    found = [a for block in texts if block.kind == "byline" for a in read_people(block.text)]
    if dateline:
        found += [a for a in _dateline_people(dateline) if a not in found]
    if not found:
        found = [a for block in texts if block.kind == "sign-off" for a in _signed(block.text)]
    if not found and not any(block.kind == "paragraph" for block in texts):
        shot = [a for block in texts if block.kind == "credit" for a in read_people(block.text)]
        found = [a for a in shot if not a.name.endswith(_NO_PERSON)]
    return tuple(dict.fromkeys(found)), dateline


def _find_dateline(texts: Iterable[TextBlock]) -> str | None:
    """At the start of the first paragraph, else alone at the end: （新华社北京11月1日电）."""
    last = None
    begun = False
    for block in texts:
        if block.kind == "paragraph" and not begun:
            begun = True
            dateline = read_dateline(block.text)
            if dateline:
                return dateline
        elif block.kind == "sign-off":
            last = block.text
    return last if last and mark("lead").match(last) else None


def read_dateline(text: str) -> str | None:
    """How a paragraph begins that carries a dateline: 本报讯（记者黄洪涛 通讯员鞠保全）, as printed."""
    found = mark("lead").match(text[:120])
    if not found:
        return None
    end = found.end()
    if text[0] in "【[〔（(" and text[end : end + 1] in "】]〕）)":
        end += 1
    rest = text[end : end + 130]
    inner = rest.lstrip()
    if inner[:1] in ("（", "("):
        close = inner.find("）" if inner[0] == "（" else ")")
        if 0 < close < _BRACKET and (
            "记者" in inner[:close] or "記者" in inner[:close] or "员" in inner[:close]
        ):
            return text[: end + len(rest) - len(inner) + close + 1]
    report = _pattern("report").match(rest)
    return text[: end + report.end()] if report else text[:end]


def _dateline_people(dateline: str) -> list[Author]:
    for opening, closing in (("（", "）"), ("(", ")")):
        at = dateline.find(opening)
        if at > 0:
            return read_people(dateline[at + 1 :].rstrip(closing))
    if dateline[0] in "【〔［（(" and dateline[-1] in "】〕］）)":
        placed = _pattern("placed").search(dateline)
        if placed:
            name = placed[1] or placed[2]
            return [Author(name, "記者" if "記者" in placed.group() else "记者")] if is_name(name) else []
        inner = _pattern("inner").search(dateline[1:-1])
        return read_people(inner.group()) if inner else []
    found = mark("lead").match(dateline)
    rest = dateline[found.end() :].lstrip("】〕］）) \u3000") if found else ""
    return read_people(_pattern("reported").sub("", rest)) if rest else []


def _is_team(office: str) -> bool:
    return not office or office.endswith(_TEAMS)


def _signed(text: str) -> list[Author]:
    """Who signs in brackets; a name under a letter or a telegram is that letter's."""
    if text[0] not in "（(":
        return []
    inner = text.strip("（）() \u3000")
    found: list[Author] = []
    if any(word in inner for word in ("记者", "通讯员", "記者", "通訊員")):
        at = max(inner.find("记者"), inner.find("記者")) if mark("lead").match(inner) else 0
        return read_people(inner[at:]) if at >= 0 else []
    names = split_names(inner)
    if names and all(map(is_name, names)):
        found = [Author(name) for name in names]
    elif len(names) > 1 and is_name(names[-1]) and len(inner) <= 24:
        found = [Author(names[-1], names[-2])]
    elif len(names) == 1 and len(inner) <= 4 and inner not in _NOBODY:
        found = [Author(inner)]
    return found


def _is_half(loose: Sequence[str]) -> bool:
    """Whether the last of these is half a name: 何 before the 文 of 何  文."""
    single = 0
    while single < len(loose) and len(loose[-1 - single]) == 1:
        single += 1
    return single % 2 == 1


def _split_role(token: str) -> tuple[str, str] | None:
    """The role and the name glued to it (本报驻韩国记者万宇: 驻韩国记者 and 万宇), None without a role."""
    for role in (*_ROLES, *_ROLES_TRADITIONAL):
        at = token.find(role)
        if 0 <= at <= 14:
            before, name = token[:at], token[at + len(role) :].lstrip(":：")
            if len(name) > 12:
                return None
            agency = max(before.rfind(end) for end in _AGENCY_ENDS)
            return before[agency + 1 :].removeprefix("参与") + role, name
    return None


def _bare_line(text: str) -> str:
    """A byline or credit without what stands around its people: marks, the house, what they did."""
    if "摄" in text or "攝" in text:
        text = _pattern("sent").sub("", text)  # 新华社发（林晓摄）
        text = _pattern("behind-shot").sub("", text)  # 林晓摄（影像中国）, 林晓摄/光明图片
    text = text.strip("□■◎●○◆▲（）() \u3000")
    if "/" in text or "／" in text:
        text = _pattern("house").sub("", text)
    if text.endswith(_REPORTED):
        text = _pattern("beat").sub("", text)  # 林曉／彰化報導, 林曉 廣州報道
    if text.endswith(_SHOT_ENDS):
        text = _pattern("shot").sub("", text)
    if text.startswith(_NAME_FIELDS):
        text = _pattern("name-field").sub("", text)
    return text


def _without_duty(token: str) -> str:
    """整理：林晓 is 林晓."""
    duty, colon, behind = token.partition("：")
    return behind if colon and duty in _DUTIES else token


def read_people(text: str) -> list[Author]:
    """The people a byline or credit names, each with what the paper calls them.

    `本报驻韩国记者 万 宇 本报驻朝鲜记者 王 莉` gives two, with the roles 驻韩国记者 and 驻朝鲜记者. Where a
    line names an office or a pen name alone (本报评论员), that is the name.
    """
    text = _bare_line(text)
    found: list[Author] = []
    role: str | None = None
    office = ""
    loose: list[str] = []

    def close() -> None:
        nonlocal loose, office
        names = split_names(" ".join(loose))
        found.extend(Author(name, role) for name in names)
        if office and not names and not office.startswith("综合"):
            found.append(Author(office))
        loose, office = [], ""

    for token in map(_without_duty, separators().split(text)):
        if not token or (token in _DUTIES and not _is_half(loose)):
            continue
        named = _split_role(token)
        if named:
            close()
            role = named[0]
            if named[1]:
                found.extend(Author(name, role) for name in glued_names(named[1]))
            else:
                office = token
        elif len(token) > 4 and "·" not in token and not is_name(token):
            before = "" if loose or _is_team(office) else office
            if not before:
                close()
            role = office = f"{before}、{token}" if before else token
        else:
            loose.append(token)
    close()
    return found
