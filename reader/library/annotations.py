"""Marks as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), and back.

An annotation's target is an article: its `source` is the paper's file (or, without one, its digest) with
the article's id as the fragment. Its selectors are a TextQuoteSelector and a TextPositionSelector, whose
positions count code points in the article's canonical text. What the model has no name for stands
under names of our own (`kanbao:…`).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from reader.errors import KanbaoError
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.store.database import Database
    from reader.store.model import KnownIssue, Mark, NewMark, Sighting

__all__ = ["annotations_json", "mark_json", "take_back"]

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"kanbao": "urn:kanbao:"}]
_MOTIVATIONS = {"bookmark": "bookmarking", "highlight": "highlighting", "note": "commenting"}


def mark_json(mark: Mark) -> dict[str, Any]:
    """The object that `kanbao bookmarks list --json` prints; its names are a promise."""
    return {
        "id": mark.id,
        "kind": mark.kind,
        "issue": _issue_json(mark.issue),
        "article": mark.at.article,
        "headline": mark.headline,
        "offset": mark.at.offset,
        "length": mark.at.length,
        "quote": mark.anchor.quote,
        "prefix": mark.anchor.prefix,
        "suffix": mark.anchor.suffix,
        "note": mark.note,
        "created": mark.created,
        "modified": mark.modified,
        "state": mark.state,
    }


def annotations_json(marks: Iterable[Mark]) -> dict[str, Any]:
    """The marks as one AnnotationPage."""
    return {
        "@context": _CONTEXT,
        "id": "urn:kanbao:bookmarks",
        "type": "AnnotationPage",
        "items": [_annotation(mark) for mark in marks],
    }


def _annotation(mark: Mark) -> dict[str, Any]:
    """The mark as it was made: where it is found now, is found out anew wherever it is taken back."""
    anchor = mark.anchor
    start = anchor.spot.offset
    made: dict[str, Any] = {
        "id": f"urn:uuid:{mark.uuid}",
        "type": "Annotation",
        "motivation": _MOTIVATIONS[mark.kind],
        "created": mark.created,
        "modified": mark.modified,
    }
    if mark.note:
        made["body"] = {
            "type": "TextualBody",
            "value": mark.note,
            "format": "text/plain",
            "purpose": "commenting",
        }
    made["target"] = {
        "source": f"{_source(mark.issue.seen)}#{anchor.spot.article}",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": anchor.quote,
                "prefix": anchor.prefix,
                "suffix": anchor.suffix,
            },
            {"type": "TextPositionSelector", "start": start, "end": start + anchor.spot.length},
        ],
    }
    made["kanbao:issue"] = {
        **_issue_json(mark.issue),
        "number": mark.issue.seen.number,
        "reader": mark.issue.seen.reader,
        "encoding": mark.issue.seen.encoding,
    }
    made["kanbao:article"] = anchor.spot.article
    made["kanbao:headline"] = mark.headline
    made["kanbao:citation"] = mark.citation
    made["kanbao:ordinal"] = mark.ordinal
    return made


def _issue_json(issue: KnownIssue) -> dict[str, Any]:
    seen = issue.seen
    # A file's name may hold bytes that are no UTF-8; JSON may not.
    path = "-" if seen.path is None else seen.path.encode("utf-8", "replace").decode("utf-8")
    return {"masthead": seen.masthead, "date": seen.date, "sha256": seen.sha256, "path": path}


def _source(seen: Sighting) -> str:
    if seen.path is None:
        return f"urn:sha256:{seen.sha256}"
    from urllib.parse import quote_from_bytes

    return f"file://{quote_from_bytes(os.fsencode(seen.path))}"


# --- taken back


def take_back(database: Database, text: str, name: str) -> tuple[int, int]:
    """Make the marks that an exported text says; how many were made, and how many were there already.

    A mark that is there has the note that was written last. `name` is the file's, for messages.
    Raises KanbaoError where the text is no such export, and where the marks couldn't be kept; then none is.
    """
    from reader.store import marks
    from reader.store.issues import known, meet

    taken = _read(text, name)
    there = {mark.uuid: mark for mark in marks.marks(database)}
    numbers: dict[str, int] = {issue.seen.sha256: issue.id for issue in known(database) if issue.seen.sha256}
    new: list[tuple[int, NewMark]] = []
    old = 0
    for seen, made in taken:
        mine = there.get(made.uuid or "")
        if mine is not None:
            old += 1
            if (made.modified or "") > mine.modified and made.note != mine.note:
                marks.set_note(database, mine.id, made.note, modified=made.modified)
            continue
        if seen.sha256 not in numbers:
            numbers[seen.sha256] = meet(database, seen)
        new.append((numbers[seen.sha256], made))
    if new:
        marks.add_all(database, new)
    return len(new), old


def _read(text: str, name: str) -> list[tuple[Sighting, NewMark]]:
    """What an export says, each annotation once."""
    import json

    try:
        page = json.loads(text)
        items = page if isinstance(page, list) else page["items"]
        read = {made.uuid: (seen, made) for seen, made in map(_mark, items)}
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise KanbaoError(t("bookmarks.no-export"), path=name, hint=t("bookmarks.hint-export")) from error
    return list(read.values())


def _mark(item: dict[str, Any]) -> tuple[Sighting, NewMark]:
    from reader.store.model import Anchor, NewMark, Sighting, Spot

    target = item["target"]
    selectors = {selector["type"]: selector for selector in target["selector"]}
    quote, position = selectors["TextQuoteSelector"], selectors["TextPositionSelector"]
    start, end = position["start"], position["end"]
    if not 0 <= start <= end < 1 << 62:
        raise ValueError(start)
    issue = item.get("kanbao:issue") or {}
    article = item.get("kanbao:article") or str(target["source"]).rpartition("#")[2]
    body = item.get("body") or {}
    path = _text(issue.get("path")) or "-"
    seen = Sighting(
        sha256=_text(issue.get("sha256")) or "",
        path=path if os.path.isabs(path) else None,  # noqa: PTH117
        masthead=_text(issue.get("masthead")),
        date=_text(issue.get("date")),
        number=_text(issue.get("number")),
        reader=_text(issue.get("reader")) or "",
        encoding=_text(issue.get("encoding")),
        heads=(),
    )
    made = NewMark(
        Anchor(
            Spot(_text(article) or "", start, end - start),
            _text(quote["exact"]) or "",
            _text(quote.get("prefix")) or "",
            _text(quote.get("suffix")) or "",
        ),
        headline=_text(item.get("kanbao:headline")) or "",
        citation=_text(item.get("kanbao:citation")) or "",
        ordinal=int(item.get("kanbao:ordinal") or 0),
        note=_text(body.get("value")),
        created=_moment(item["created"]),
        modified=_moment(item.get("modified") or item["created"]),
        uuid=_uuid(item["id"]),
    )
    return seen, made


def _text(value: Any) -> str | None:
    """A string as a model may hold it, None for null."""
    from reader.chars import sanitise

    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError(value)
    return sanitise(value).text


def _uuid(value: Any) -> str:
    name = (_text(value) or "").removeprefix("urn:uuid:")
    if not name:
        raise ValueError(value)
    return name


def _moment(value: Any) -> str:
    """A time as ISO 8601 writes it in UTC, to the second."""
    from datetime import UTC, datetime

    moment = datetime.fromisoformat(str(value))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
