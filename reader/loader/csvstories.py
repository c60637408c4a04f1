"""CSV and TSV with a header: a row a story. The columns' names are read as those of JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import KanbaoError
from reader.issue import Furniture
from reader.loader.draft import IssueDraft
from reader.loader.fields import role_of
from reader.loader.refusals import LINE_LIMIT
from reader.loader.rowstories import Context, Record, is_story, issues_of
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.loader.draft import Document

__all__ = ["read", "sniff"]

_SEPARATORS = ",\t;|"
_LONGEST_HEADER = 1000


def sniff(document: Document) -> float:
    """Sure where the first line is a header of a story's fields."""
    header = _header(document)
    if header is None:
        return 0.0
    names, _, _ = header
    known = sum(role_of(name) is not None for name in names)
    if not is_story(names) or known < 2:
        return 0.0
    return 0.96 if document.path.lower().endswith((".csv", ".tsv")) else 0.93


def _header(document: Document) -> tuple[list[str], str, int] | None:
    """The columns' names, what parts them and the header's line, None where that line parts nothing.

    A spreadsheet may write `sep=;` above the header.
    """
    number = next((i for i, line in enumerate(document.lines[:3]) if line.strip()), 0)
    line = document.lines[number] if document.lines else ""
    told = line.strip()[4:] if line.lower().startswith("sep=") and len(line.strip()) == 5 else ""
    if told:
        number += 1
        line = document.lines[number] if number < len(document.lines) else ""
    if not line or len(line) > _LONGEST_HEADER:
        return None
    separator = told or max(_SEPARATORS, key=line.count)
    if separator not in line:
        return None
    import csv

    names = [name.strip() for name in next(csv.reader([line], delimiter=separator))]
    return names, separator, number + 1


def read(document: Document) -> list[IssueDraft]:
    """The stories of a file, a row each, as an issue or one for each day.

    What stands in more columns than have a name is kept as well.
    """
    import csv

    issue = IssueDraft()
    header = _header(document)
    if header is None:
        raise KanbaoError(t("csv.no-header"), path=document.path)
    names, separator, line = header
    above = [text for text in document.lines[: line - 1] if text.strip()]
    issue.furniture.append(Furniture("\n".join([*above, *filter(None, names)]), ((1, line),)))
    old = csv.field_size_limit(LINE_LIMIT)
    try:
        made = issues_of(_rows(document.lines[line:], names, separator), issue, named=False)
    except KanbaoError as error:
        raise KanbaoError(error.message, path=document.path) from None
    except csv.Error as error:
        raise KanbaoError(t("csv.broken", reason=str(error)), path=document.path) from None
    finally:
        csv.field_size_limit(old)
    if not issue.sections:
        raise KanbaoError(t("loader.no-stories"), path=document.path)
    return made


def _rows(lines: Iterable[str], names: list[str], separator: str) -> Iterator[tuple[Record, Context]]:
    import csv

    rows = csv.reader((line + "\n" for line in lines), delimiter=separator)
    named = [name or f"column {number}" for number, name in enumerate(names, 1)]
    for row in rows:
        if any(value.strip() for value in row):
            more = [f"column {number}" for number in range(len(names) + 1, len(row) + 1)]
            yield list(zip([*named, *more], row, strict=False)), Context()
