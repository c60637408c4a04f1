"""Stories of a corpus whose fields stand in tags, one a line: <doc>, <contenttitle>…</contenttitle>, </doc>.

The names of the tags are read as those of JSON. The tags are furniture.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.issue import Furniture
from reader.loader.draft import IssueDraft
from reader.loader.fields import role_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.loader.draft import Document
    from reader.loader.rowstories import Context, Record

__all__ = ["read", "sniff"]

_SNIFFED = 200
_LONG = ("title", "body")
"""What may begin on the line below its tag."""


@cache
def _open() -> re.Pattern[str]:
    return re.compile(r"\s*<(\w{1,20})>(.*)")


@cache
def _edge() -> re.Pattern[str]:
    return re.compile(r"\s*</?(\w{1,20})>\s*")


@cache
def _indent() -> re.Pattern[str]:
    """What begins a paragraph in a text whose line breaks a corpus took out."""
    return re.compile(r"(?<=[。！？；：”’）…])[\u3000\ue40c]{2}")


def sniff(document: Document) -> float:
    """Sure where records, each in a tag of its own, have tags for a title and a text."""
    lines = document.lines[:_SNIFFED]
    first = next((line for line in lines if line.strip()), "")
    edge = _edge().fullmatch(first)
    if edge is None or not any(line.strip() == f"</{edge[1]}>" for line in lines):
        return 0.0
    roles = {role_of(found[1]) for line in lines if (found := _open().fullmatch(line)) and "</" in found[2]}
    return 0.93 if {"title", "body"} <= roles else 0.0


def read(document: Document) -> list[IssueDraft]:
    """The stories of a file, a record each, as an issue or one for each day."""
    from reader.loader.rowstories import Context, issues_of

    issue = IssueDraft()
    nowhere = Context()
    return issues_of(_told(_records(document.lines, issue), nowhere), issue, named=False)


def _told(records: Iterable[Record], context: Context) -> Iterator[tuple[Record, Context]]:
    for record in records:
        yield record, context


def _records(lines: Iterable[str], issue: IssueDraft) -> Iterator[Record]:
    """The fields of each record. A value may go on over lines, to the line that ends with its closing tag."""
    record: Record = []
    name = ""
    parts: list[str] = []
    for line in lines:
        if (
            not name
            and (found := _open().fullmatch(line))
            and (found[2].strip() or role_of(found[1]) in _LONG)
        ):
            name, parts = found[1], [found[2]]
        elif name:
            parts.append(line)
        elif line.strip():
            issue.furniture.append(Furniture(line.strip()))
            if record and _edge().fullmatch(line) and line.lstrip().startswith("</"):
                yield record
                record = []
            continue
        end = f"</{name}>"
        if name and parts[-1].rstrip().endswith(end):
            parts[-1] = parts[-1].rstrip().removesuffix(end)
            issue.furniture.append(Furniture(f"<{name}>{end}"))
            if any(told == name for told, _ in record):  # the closing tag of the record above is gone
                yield record
                record = []
            record.append((name, _indent().sub("\n", "\n".join(parts))))
            name = ""
    if name:
        if any(told == name for told, _ in record):
            yield record
            record = []
        record.append((name, "\n".join(parts)))
        issue.furniture.append(Furniture(f"<{name}>"))
    if record:
        yield record
