"""The values of a JSON text, or of one that has an object a line; crowds and faults are bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.errors import KanbaoError
from reader.strings import t

if TYPE_CHECKING:
    from reader.loader.draft import Raw

__all__ = ["MOST_VALUES", "parsed", "refuse_crowd"]

MOST_VALUES = 1_000_000
"""Lists, objects and fields of one file."""


def refuse_crowd(raw: Raw) -> None:
    """Raise KanbaoError for more values than memory holds; a value of two bytes takes a hundred."""
    data = raw.data
    held = data.count(b"[") + data.count(b"{")
    parted = data.count(b",") if 2 * data.count(b", ") < data.count(b",") else 0
    if max(held, data.count(b'":'), parted) > MOST_VALUES:
        raise KanbaoError(t("json.too-many", limit=MOST_VALUES), path=raw.path)


def parsed(text: str, path: str) -> tuple[Any, list[tuple[int, str]]]:
    """The value of a text, or the list of those on its lines, with the lines that hold none."""
    import json

    decoder = json.JSONDecoder(
        object_pairs_hook=_object, parse_constant=lambda _: None, parse_int=_integer, strict=False
    )
    try:
        try:
            return decoder.decode(text), []
        except json.JSONDecodeError as error:
            found = _lines(text, decoder)
            if found is not None:
                return found
            place = t("loader.line", line=error.lineno)
            ends = error.pos >= len(text) - 1 or error.msg.startswith("Unterminated string")
            raise KanbaoError(
                t("json.broken", column=error.colno),
                path=path,
                place=place,
                hint=t("json.hint-cut") if ends else None,
            ) from None
    except RecursionError:
        raise KanbaoError(t("json.too-deep"), path=path) from None


def _lines(text: str, decoder: Any) -> tuple[list[Any], list[tuple[int, str]]] | None:
    """The values of a file with an object a line, None where it is no such file."""
    values: list[Any] = []
    faults: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip().rstrip(",")
        if not bare:
            continue
        try:
            value = decoder.decode(bare)
        except (ValueError, RecursionError) as error:
            if number == 1:
                if isinstance(error, RecursionError):
                    raise
                return None
            faults.append((number, bare))
        else:
            if not isinstance(value, dict | list):
                return None
            values.append(value)
        if len(faults) > len(values):
            return None
    return (values, faults) if values else None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The fields of an object; another value of a name that it has already is kept as `name (2)`."""
    made: dict[str, Any] = {}
    latest: dict[str, int] = {}
    for name, value in pairs:
        if made.setdefault(name, value) == value:
            continue
        number = latest.get(name, 1) + 1
        while (own := f"{name} ({number})") in made:
            number += 1
        latest[name] = number
        made[own] = value
    return made


def _integer(digits: str) -> int | str:
    """A number; one with more figures than any has that means something stays as it is printed."""
    return int(digits) if len(digits) < 30 else digits
