"""The fields at the head of a Markdown file, between two lines of --- (YAML) or +++ (TOML).

Not a whole YAML: scalars, quoted or not, lists in both forms and blocks of text, one level deep, which is all
that front matter of stories holds. What is more stays the text it is. So nothing in it can make an object,
refer to another value or grow; and it is read at 30 MB/s (PyYAML's safe loader: 1.5, in C 16).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Entry", "read_front_matter"]

_MOST_LINES = 2000
_LONGEST = 100
_CALLED = ("name", "title", "text", "label", "value", "姓名", "名称")
_ENDS = {"---": ("---", "..."), "+++": ("+++",)}


@dataclass(slots=True)
class Entry:
    """A field: its name, its values (one, or those of a list), and its 1-based first and last lines.

    A value that is made of fields (`name: 何文`, `email: …`) is what it is called; the others are `rest`.
    """

    name: str
    values: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    first: int = 0
    last: int = 0

    @property
    def text(self) -> str:
        """All values, a line each."""
        return "\n".join(value for value in self.values if value)


def _named(line: str, separator: str) -> tuple[str, str] | None:
    """The name and the value on a line that begins a field, None for another line."""
    quote = line[0] if line[:1] in ('"', "'") else ""
    name, mark, value = line[1:].partition(quote) if quote else ("", "", line)
    if quote:
        value = value.lstrip()
        return (name, value[1:].strip()) if mark and value.startswith(separator) else None
    if separator == "=":
        name, mark, value = line.partition("=")
    else:
        name, mark, value = line.partition(": ")
        if not mark:
            name, mark, value = line.partition(":\t")
        if not mark and line.endswith(":"):
            name, mark, value = line[:-1], ":", ""
    name = name.strip()
    return (name, value.strip()) if mark and name and name[0] not in "-#[" and len(name) < _LONGEST else None


def read_front_matter(lines: Sequence[str]) -> tuple[list[Entry], int]:
    """The fields of a text and how many of its lines they take; no field and 0 where it has none.

    The first line that isn't blank must be the mark, and the closing one must follow; between them there
    must be a field, or a ruled line and a text would be taken for one.
    """
    top = 0
    while top < min(len(lines), 20) and not lines[top].strip():
        top += 1
    mark = lines[top].rstrip() if top < len(lines) else ""
    if mark not in _ENDS:
        return [], 0
    end = next(
        (i for i in range(top + 1, min(len(lines), top + _MOST_LINES)) if lines[i].rstrip() in _ENDS[mark]), 0
    )
    if not end:
        return [], 0
    entries = _entries(lines, top + 1, end, mark)
    return (entries, end + 1) if entries else ([], 0)


def _entries(lines: Sequence[str], start: int, end: int, mark: str) -> list[Entry]:
    entries: list[Entry] = []
    block = ""  # | or > where a block of text runs
    for number in range(start, end):
        line = lines[number]
        text = line.strip()
        indented = line[:1] in (" ", "\t")
        if not text or (text.startswith("#") and not block):
            continue
        if mark == "+++" and re.fullmatch(r"\[{1,2}[\w.\- ]+\]{1,2}", text):
            entries.append(
                Entry(text, first=number + 1, last=number + 1)
            )  # a table: its fields are as others
            continue
        named = None if indented else _named(line.rstrip(), ":" if mark == "---" else "=")
        if named:
            name, value = named
            entries.append(Entry(name, first=number + 1, last=number + 1))
            block = value if re.fullmatch(r"[|>][+\-\d]*", value) else ""
            if value and not block:
                entries[-1].values += _values(value)
        elif entries:
            entry = entries[-1]
            entry.last = number + 1
            _go_on(entry, text, block)
    return entries


def _go_on(entry: Entry, text: str, block: str) -> None:
    """A line below a field's name: an item of its list, a line of its text, or a field inside it."""
    item = re.match(r"-[ \t]+(.*)", text)
    inner = None if block else re.match(r"(?:-[ \t]+)?([\w\-]{1,20}):[ \t]+(\S.*)", text)
    if inner:
        called = inner[1].lower() in _CALLED
        (entry.values if called else entry.rest).append(_scalar(inner[2]) if called else text)
        return
    if block or not (item or text.startswith(("[", "]"))):
        if block.startswith(">") and entry.values:
            entry.values[-1] += " " + text
        else:
            entry.values.append(text if block else _scalar(text.rstrip(",")))
    elif item:
        entry.values += _values(re.sub(r"^(?:-[ \t]+)+", "", item[1].strip()))
    elif text not in ("[", "]"):
        entry.values += _values(text)


def _values(text: str) -> list[str]:
    """The values on a line: those of [a, "b"], or one."""
    if not (text.startswith("[") and text.endswith("]")):
        return [scalar] if (scalar := _scalar(text)) else []
    found = re.findall(r"\"(?:[^\"\\]|\\.)*+\"|'[^']*+'|[^,\s][^,]*+", text[1:-1])
    return [scalar for part in found if (scalar := _scalar(part.strip()))]


def _scalar(text: str) -> str:
    """A scalar as it reads: without its quotes, with its escapes read; null is empty."""
    if len(text) > 1 and text[0] == text[-1] == '"':
        return re.sub(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", _escape, text[1:-1])
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    if text in ("null", "~", "Null", "NULL"):
        return ""
    comment = re.search(r"[ \t]#", text)
    return text[: comment.start()].rstrip() if comment else text


def _escape(match: re.Match[str]) -> str:
    what = match[1]
    if what[0] in "ux" and len(what) > 1:
        return chr(int(what[1:], 16))
    return {"n": "\n", "t": "\t", "r": "\r", "0": "", "e": ""}.get(what, what)
