"""Forms that programs write tables and texts in as JSON, turned into a list of objects and a text in HTML."""

from __future__ import annotations

from html import escape
from typing import Any

from reader.loader.fields import role_of

__all__ = ["blocks_as_html", "rows_of"]


def rows_of(value: Any) -> tuple[Any, list[str]]:
    """A table that is written column by column, or as columns and rows, as a list of objects, and its marks.

    pandas writes {"title": {"0": …, "1": …}}, {"title": [… , …]} and {"columns": […], "data": [[…], …]}. The
    marks are the names and numbers of such a table, each once. Another value comes back as it is.
    """
    found: tuple[list[dict[str, Any]], list[str]] = ([], [])
    if isinstance(value, list) and len(value) > 1 and all(isinstance(row, list) for row in value):
        rows = _with_names(value[0], value[1:])
        found = rows, list(rows[0]) if rows else []
    elif isinstance(value, dict):
        found = _split(value) if "columns" in value else _by_columns(value)
    return found if found[0] else (value, [])


def _split(value: dict[str, Any]) -> tuple[list[dict[str, Any]], list[str]]:
    names, data, index = value.get("columns"), value.get("data"), value.get("index")
    rows = _with_names(names, data) if isinstance(data, list) else []
    numbers = [str(number) for number in index] if isinstance(index, list) else []
    return rows, [*map(str, value), *numbers, *rows[0]] if rows else []


def _by_columns(value: dict[str, Any]) -> tuple[list[dict[str, Any]], list[str]]:
    columns = list(value.values())
    if not columns or not _are_story_columns(value):
        return [], []
    if all(isinstance(column, dict) for column in columns):
        keys = list(columns[0])
        if keys and all(list(column) == keys for column in columns):
            return [{name: column[key] for name, column in value.items()} for key in keys], [*value, *keys]
    if all(isinstance(column, list) for column in columns):
        size = len(columns[0])
        if size > 1 and all(len(column) == size for column in columns):
            return [{name: column[i] for name, column in value.items()} for i in range(size)], list(value)
    return [], []


def _are_story_columns(names: Any) -> bool:
    roles = {role_of(name) for name in names if isinstance(name, str)}
    return "title" in roles and len(roles - {None}) > 1


def _with_names(names: Any, rows: list[Any]) -> list[dict[str, Any]]:
    """Rows with their columns' names; nothing where these are no names of a story's fields."""
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return []
    if not _are_story_columns(names) or not all(isinstance(row, list) for row in rows):
        return []
    most = max(map(len, rows), default=0)
    names = [*names, *(f"column {number}" for number in range(len(names) + 1, most + 1))]
    return [dict(zip(names, row, strict=False)) for row in rows]


_ADDRESSES = ("src", "url", "image")
_WORDS = ("text", "content", "html", "value")


def blocks_as_html(blocks: list[Any]) -> str:
    """A text written as a list of blocks ({"type": "heading", "text": …}) as HTML; "" for another list."""
    if not blocks or not all(isinstance(block, dict | str) for block in blocks):
        return ""
    if not any(isinstance(block, dict) and isinstance(block.get("type"), str) for block in blocks):
        return ""
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            parts.append(f"<p>{block}</p>")
            continue
        data = block.get("data") if isinstance(block.get("data"), dict) else block
        kind = str(block.get("type", "")).lower()
        words = next((data[name] for name in _WORDS if isinstance(data.get(name), str)), "")
        picture = next((data[name] for name in _ADDRESSES if isinstance(data.get(name), str)), "")
        caption = data.get("caption") if isinstance(data.get("caption"), str) else ""
        if picture and ("im" in kind or "pic" in kind or "photo" in kind):
            alt = data.get("alt") if isinstance(data.get("alt"), str) else ""
            parts.append(f'<img src="{escape(picture)}" alt="{escape(alt)}">')
            parts.append(f"<figcaption>{caption}</figcaption>" if caption else "")
        elif "head" in kind or kind in ("h1", "h2", "h3", "h4", "title", "subtitle"):
            parts.append(f"<h3>{words}</h3>")
        elif isinstance(data.get("items"), list):
            parts += [f"<li>{item}</li>" for item in data["items"] if isinstance(item, str)]
        else:
            parts.append(f"<p>{words}</p>")
    return "".join(parts)
