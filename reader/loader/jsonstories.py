"""JSON: an array of stories, one object a line, one story an object, or lists inside an object.

Where an object holds lists of stories, what stands beside the lists (a day, a page, a paper's name) is said
of all of them, and a list's own name is a section's unless it is a word for stories. Of a name that an object
has twice the first value counts and the other is kept beside it. NaN and infinities are nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.errors import KanbaoError
from reader.issue import Furniture, Warning
from reader.loader.draft import IssueDraft
from reader.loader.fields import as_date, as_place, role_of
from reader.loader.hints import find_date, find_paper
from reader.loader.jsonforms import blocks_as_html, rows_of
from reader.loader.jsonvalues import parsed, refuse_crowd
from reader.loader.papernames import is_paper
from reader.loader.rawtext import clean, decoded
from reader.loader.refusals import LINE_LIMIT
from reader.loader.rowstories import Context, Record, has_title, is_story, issues_of
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.loader.draft import Raw

__all__ = ["read", "sniff"]

MOST_BYTES = 64 * 1024 * 1024
"""A larger file is refused: in memory it is several times as large."""

_LONGEST = 2 * LINE_LIMIT
"""Characters of one value. A longer one is no story."""

_DEEPEST = 40
"""Levels of lists and objects that stories are looked for in."""

_SNIFFED = 4096
_LINES_NAMED = 10
_CONTAINER_WORDS = """
articles article data items item news list newslist results result records record stories story docs documents
rows row entries entry posts feed content contents response body pages page sections section hits children
source sources document
文章 列表 新闻 数据
"""
_CONTAINERS = frozenset(_CONTAINER_WORDS.split())
"""Names of lists that say no more than that stories are in them."""


def sniff(raw: Raw) -> float:
    """Sure by the file's name over an object or a list, or by a field that stories have near the start."""
    head = _head(raw.data[:_SNIFFED])
    if not head.startswith(("{", "[")):
        return 0.0
    if raw.path.lower().endswith((".json", ".jsonl", ".ndjson", ".jl")):
        return 0.97
    if head[1:].lstrip()[:1] not in ('"', "{", "["):
        return 0.0
    import re

    names = re.findall(r'"((?:[^"\\]|\\.){1,40})"\s*:', head)
    return 0.95 if is_story(names) else 0.3 if names else 0.0


def _head(data: bytes) -> str:
    """The first characters, near enough: whatever the encoding, names and marks of JSON are ASCII."""
    text = data.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
    return text.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")


def read(raw: Raw) -> list[IssueDraft]:
    """The stories of a file, as an issue or one for each day.

    Raises KanbaoError for what is no JSON, nested too deep or too large.
    """
    if len(raw.data) > MOST_BYTES:
        raise KanbaoError(t("json.too-large", limit=MOST_BYTES >> 20), path=raw.path)
    refuse_crowd(raw)
    issue = IssueDraft()
    text = decoded(raw, issue).strip("\ufeff\0 \t\r\n")
    value, lines = parsed(text, raw.path)
    rows, marks = rows_of(value)
    if marks:
        issue.furniture.append(Furniture("\n".join(clean(mark, issue) for mark in marks)))
    try:
        made = issues_of(_records(rows, raw.path, issue), issue, named=not marks)
    except KanbaoError as error:
        raise KanbaoError(error.message, path=raw.path) from None
    _add_faults(lines, issue)
    if not issue.sections:
        raise KanbaoError(t("loader.no-stories"), path=raw.path)
    return made


def _add_faults(faults: list[tuple[int, str]], issue: IssueDraft) -> None:
    """Lines that are no JSON are kept aside, and one warning names the first of them."""
    if not faults:
        return
    issue.furniture += [Furniture(clean(line, issue), ((number, number),)) for number, line in faults]
    named = [number for number, _ in faults[:_LINES_NAMED]]
    words = ", ".join(map(str, named)) + ("…" if len(faults) > len(named) else "")
    message = t("json.broken-lines", count=len(faults), lines=words)
    issue.warnings.append(Warning("broken-line", message, tuple((n, n) for n in named)))


def _records(value: Any, path: str, issue: IssueDraft) -> Iterator[tuple[Record, Context]]:
    """The records in a value, in its order, each with what is said around it, which is furniture."""
    stack: list[Iterator[tuple[Any, Context, int]]] = [iter([(value, Context(), 0)])]
    while stack:
        try:
            item, context, depth = next(stack[-1])
        except StopIteration:
            stack.pop()
            continue
        if isinstance(item, dict):
            inside = [name for name, held in item.items() if _holds_objects(name, held)]
            own = [name for name in item if name not in inside]
            if is_story(own) or (not inside and has_title(own)):
                yield _record(item, path), context
            elif depth < _DEEPEST:
                around = _around(item, inside, context)
                _set_aside(item, inside, path, issue)
                stack.append(iter([(item[name], _named(name, around), depth + 1) for name in inside]))
        elif isinstance(item, list) and depth < _DEEPEST:
            stack.append(iter([(one, context, depth + 1) for one in item]))


def _set_aside(item: dict[str, Any], inside: Iterable[str], path: str, issue: IssueDraft) -> None:
    """The names and values of an object that holds stories, and the names of what holds them."""
    held = set(inside)
    told = (
        clean(name if name in held else f"{name} {_text(value, path)}", issue) for name, value in item.items()
    )
    if words := "\n".join(line.strip() for line in told):
        issue.furniture.append(Furniture(words))


def _holds_objects(name: str, value: Any) -> bool:
    if isinstance(value, dict):
        return role_of(name) is None or _scalar(value) is None
    return isinstance(value, list) and any(isinstance(item, dict | list) for item in value[:50])


_VALUES = (
    "name",
    "rendered",
    "text",
    "content",
    "html",
    "title",
    "value",
    "姓名",
    "#text",
    "_text",
    "$t",
    "__cdata",
)
_WRAPPERS = ("$date", "$oid", "$numberLong", "$numberInt", "$numberDouble")
"""How databases write a value as an object."""


def _scalar(value: dict[str, Any]) -> Any:
    """What an object stands for that only wraps one value, None for another object."""
    for name in _VALUES:
        if isinstance(value.get(name), str):
            return value[name]
    if len(value) == 1:
        (name, held), *_ = value.items()
        if name in _WRAPPERS:
            return _scalar(held) if isinstance(held, dict) else held
    return None


def _around(item: dict[str, Any], inside: Iterable[str], context: Context) -> Context:
    """What an object that holds stories says of them."""
    skipped = set(inside)
    if _is_answer(item):
        skipped.update(
            name for name, value in item.items() if role_of(name) == "page" and isinstance(value, int)
        )
    for name, value in item.items():
        if (
            name in skipped
            or not isinstance(value, str | int)
            or value in ("", None)
            or isinstance(value, bool)
        ):
            continue
        role, text = role_of(name), clean(str(value)).strip()
        if role == "date":
            context = replace(context, date=context.date or as_date(text))
        elif role == "page":
            place = as_place(text)
            context = replace(context, page=place.page or context.page, name=place.name or context.name)
        elif (role in ("section", "title") or name.lower() == "name") and text.lower() not in _CONTAINERS:
            place = as_place(text)
            if place.page is None and context.masthead is None and (find_paper(text) or is_paper(text)):
                context = replace(context, masthead=text, date=context.date or find_date(text))
                continue
            context = replace(context, page=context.page or place.page, name=place.name or context.name)
        elif role == "masthead":
            context = replace(context, masthead=text)
        elif role == "number":
            context = replace(context, number=text)
    return context


_COUNT_WORDS = """
total totalcount totalpage totalpages pagesize pagecount limit offset hasmore size
"""
_COUNTS = frozenset(_COUNT_WORDS.split())
"""What a server says of a list that it gives in parts."""


def _is_answer(item: dict[str, Any]) -> bool:
    """Whether an object is a server's answer, whose page is the list's and none of a paper's."""
    return any(name.lower().replace("_", "") in _COUNTS for name in item)


def _named(name: str, context: Context) -> Context:
    """What the name of a list says: a day, a page, a section, or nothing."""
    text = clean(name).strip()
    if text.lower().lstrip("_") in _CONTAINERS or (role_of(text) and text.isascii()):
        return context
    if (date := as_date(text)) and any(char.isdigit() for char in text):
        return replace(context, date=date)
    place = as_place(text)
    return replace(context, page=place.page or context.page, name=place.name or context.name)


def _record(item: dict[str, Any], path: str) -> Record:
    """The fields of a story. An object of fields in it (meta: {date: …}) tells what the story does not."""
    told = {role_of(name) for name in item}
    record: Record = []
    for name, value in item.items():
        known = {role_of(inner) for inner in value} - {None} if isinstance(value, dict) else set()
        if isinstance(value, dict) and role_of(name) is None and known - told:
            record.append((name, ""))
            record += [(inner, _text(held, path)) for inner, held in value.items()]
        elif role_of(name) == "body" and isinstance(value, list) and (html := blocks_as_html(value)):
            record.append((name, html))
        else:
            record.append((name, _text(value, path)))
    return record


def _text(value: Any, path: str) -> str:
    """A value as text: a list a line an item, of an object inside its name or all of it as JSON."""
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).lower()
    if isinstance(value, list):
        return "\n".join(_text(item, path) for item in value)
    if isinstance(value, dict):
        scalar = _scalar(value)
        if scalar is not None:
            return _text(scalar, path)
        import json

        return json.dumps(value, ensure_ascii=False) if value else ""
    text = str(value)
    if len(text) > _LONGEST:
        raise KanbaoError(t("json.value-too-long", limit=_LONGEST), path=path)
    return text
