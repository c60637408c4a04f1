"""`kanbao bookmarks`: list, add, export, import and remove bookmarks, highlights and notes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.cli.output import complain, cut_width, on_terminal, write
from reader.cli.words import BOOKMARKS
from reader.errors import KanbaoError, UsageError
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader.cli.words import Call
    from reader.issue import Issue
    from reader.library.config import Config
    from reader.store.database import Database
    from reader.store.model import Mark

__all__ = ["bookmarks"]

_LARGEST = 64 * 1024 * 1024
"""Bytes of an export that are read back at most."""

_DIGITS = 15
"""Digits of the largest number that is taken for an offset or an id."""


def bookmarks(call: Call, config: Config) -> int:
    """Do what the first word says, which is `list` where there is none; returns the exit code.

    Raises UsageError where the call is the trouble, KanbaoError where a file or the store is.
    """
    action, *rest = call.paths or ("list",)
    if action not in _ACTIONS:
        from difflib import get_close_matches

        near = get_close_matches(action, _ACTIONS, 1)
        hint = t("cli.hint-near", word=near[0]) if near else _help_hint()
        raise UsageError(t("bookmarks.no-action", word=action, actions=", ".join(_ACTIONS)), hint=hint)
    _check_options(call, action)
    return _ACTIONS[action](call, config, rest)


_OPTIONS: dict[str, tuple[str, ...]] = {
    "--article": ("add",),
    "--encoding": ("list", "add", "export"),
    "--format": ("export",),
    "--length": ("add",),
    "--note": ("add",),
    "--offset": ("add",),
}
"""What each option is for; `--json`, `--no-cache` and `--data-dir` go with all of them."""


def _check_options(call: Call, action: str) -> None:
    for option, actions in _OPTIONS.items():
        if getattr(call, option.removeprefix("--")) and action not in actions:
            where = ", ".join(f"kanbao {BOOKMARKS} {action}" for action in actions)
            raise UsageError(t("cli.other-command", option=option, commands=where))


def _help_hint() -> str:
    return t("cli.hint-command-help", command=BOOKMARKS)


def _one_path(action: str, paths: list[str], *, needed: bool) -> str | None:
    if len(paths) > 1 or (needed and not paths):
        message = "bookmarks.one-file" if needed else "bookmarks.one-file-at-most"
        raise UsageError(t(message, command=f"{BOOKMARKS} {action}"), hint=_help_hint())
    return paths[0] if paths else None


def _number(option: str, value: str) -> int:
    if not (value.isascii() and value.isdigit()) or len(value.lstrip("0")) > _DIGITS:
        raise UsageError(t("bookmarks.no-number", option=option, value=value[:40]))
    return int(value)


def _issue(call: Call, config: Config, path: str) -> Issue:
    from reader.library import open_path

    return open_path(path, call.encoding, cached=config.settings.cache and not call.no_cache)


def _store() -> Database:
    from reader.library.keeping import open_store

    database = open_store()
    if database.notice:
        complain(database.notice)
    return database


# --- list, export


def _marks(call: Call, config: Config, path: str | None) -> list[Mark]:
    """The marks of the paper at a path, or all of them, found again. Where none was ever made, none."""
    from reader.library.allmarks import found_again
    from reader.library.keeping import Keeping, store_path

    issue = None if path is None else _issue(call, config, path)
    if not os.path.lexists(store_path()):
        return []
    with _store() as database:
        if issue is not None:
            return Keeping(database, issue).marks()
        return found_again(database, cached=config.settings.cache and not call.no_cache)


def _list(call: Call, config: Config, paths: list[str]) -> int:
    marks = _marks(call, config, _one_path("list", paths, needed=False))
    write(map(_json_line, marks) if call.json else _lines(marks))
    return 0


def _json_line(mark: Mark) -> str:
    import json

    from reader.library.annotations import mark_json

    return json.dumps(mark_json(mark), ensure_ascii=False) + "\n"


def _lines(marks: Iterable[Mark]) -> Iterator[str]:
    from itertools import groupby

    from reader.chars import cut, visible
    from reader.library.marks_markdown import issue_line

    width = cut_width()
    gap = ""
    for _, group in groupby(marks, key=lambda mark: mark.issue.id):
        inside = list(group)
        yield f"{gap}{visible(issue_line(inside[0].issue.seen))}\n"
        gap = "\n"
        for mark in inside:
            line = visible(_line(mark))
            yield f"{line if width is None else cut(line, width)}\n"


def _line(mark: Mark) -> str:
    parts = [f"{mark.id:>4}", t(f"bookmarks.{mark.kind}")]
    if mark.state != "found":
        parts.append(t(f"bookmarks.{mark.state}"))
    parts += [mark.headline, f"“{' '.join(mark.anchor.quote.split())}”"]
    if mark.note:
        parts.append(" ".join(mark.note.split()))
    return "  ".join(parts)


def _export(call: Call, config: Config, paths: list[str]) -> int:
    form = call.format or ("json" if call.json else "md")
    if form not in ("md", "json"):
        raise UsageError(t("cli.unknown-format", format=form, formats="md, json"))
    marks = _marks(call, config, _one_path("export", paths, needed=False))
    if form == "json":
        import json

        from reader.library.annotations import annotations_json

        write([json.dumps(annotations_json(marks), ensure_ascii=False, indent=1) + "\n"])
    else:
        from reader.library.marks_markdown import marks_markdown

        write(marks_markdown(marks))
    return 0


# --- add, import, rm


def _add(call: Call, config: Config, paths: list[str]) -> int:
    from reader.library import find_article
    from reader.library.keeping import Keeping

    path = _one_path("add", paths, needed=True)
    assert path is not None
    if call.article is None or call.offset is None:
        raise UsageError(t("bookmarks.no-place"), hint=_help_hint())
    offset = _number("--offset", call.offset)
    length = _number("--length", call.length) if call.length is not None else 0
    issue = _issue(call, config, path)
    _, article = find_article([issue], call.article)
    if offset + length > len(article.text):
        raise UsageError(t("bookmarks.beyond", count=len(article.text)), path=path, hint=_help_hint())
    with _store() as database:
        mark = Keeping(database, issue).add(article, offset, length, call.note)
    if on_terminal() and not call.json:
        from reader.chars import visible

        write([visible(f"{t('bookmarks.kept')}{_line(mark)}") + "\n"])
    else:
        write([_json_line(mark)])
    return 0


def _import(call: Call, _: Config, paths: list[str]) -> int:
    from reader.library.annotations import take_back
    from reader.loader.source import read_source

    path = _one_path("import", paths, needed=True)
    assert path is not None
    source = read_source(path)
    if len(source.data) > _LARGEST:
        raise KanbaoError(t("source.too-big", limit=_LARGEST >> 20), path=path)
    text = source.data.decode("utf-8-sig", "replace")
    with _store() as database:
        new, old = take_back(database, text, path)
    told = f'{{"new": {new}, "there": {old}}}' if call.json else t("bookmarks.taken", new=new, old=old)
    write([f"{told}\n"])
    return 0


def _remove(call: Call, _: Config, words: list[str]) -> int:
    from reader.chars import visible
    from reader.library.keeping import store_path
    from reader.store import marks

    if not words:
        raise UsageError(t("bookmarks.rm-what"), hint=_help_hint())
    numbers = [_number("rm", word) for word in words]
    if not os.path.lexists(store_path()):
        raise UsageError(t("bookmarks.no-such", numbers=", ".join(words)))
    with _store() as database:
        there = {number: marks.mark(database, number) for number in numbers}
        missing = [str(number) for number, mark in there.items() if mark is None]
        if missing:
            raise UsageError(
                t("bookmarks.no-such", numbers=", ".join(missing)), hint=t("bookmarks.hint-list")
            )
        removed = set(marks.remove(database, numbers))
    gone = [mark for number, mark in there.items() if mark is not None and number in removed]
    if call.json:
        write(map(_json_line, gone))
    else:
        write(visible(f"{t('bookmarks.removed')}{_line(mark)}") + "\n" for mark in gone)
    return 0


_ACTIONS: dict[str, Callable[[Call, Config, list[str]], int]] = {
    "list": _list,
    "add": _add,
    "export": _export,
    "import": _import,
    "rm": _remove,
}
