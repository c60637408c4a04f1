"""From the paths a person names to issues: files, `-`, and the handbook that ships."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import KanbaoError, UsageError
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.issue import Issue

__all__ = ["handbook_path", "open_each", "open_path", "open_paths"]


def open_path(path: str, encoding: str | None = None, *, cached: bool = False) -> Issue:
    """The issue that a path holds; `-` is standard input, `encoding` overrides what the bytes say.

    `cached`: it may be one that was kept when these bytes were parsed before, and is kept for the
    next time; it is equal to a newly parsed one. Raises KanbaoError when the file is the trouble,
    UsageError for an unknown encoding.
    """
    from reader.loader.source import read_source

    source = read_source(path)
    issue = (_kept if cached else _parsed)(source.data, source.name, encoding)
    return replace(issue, warnings=(*source.warnings, *issue.warnings)) if source.warnings else issue


def _parsed(data: bytes, name: str, encoding: str | None) -> Issue:
    from reader.loader import load

    return load(data, path=name, encoding=encoding)


def _kept(data: bytes, name: str, encoding: str | None) -> Issue:
    """The issue from the cache, else parsed and put there; small files are not worth it."""
    from hashlib import sha256

    from reader.library.cache import LEAST_SIZE, fetch, keep, key_of

    if len(data) < LEAST_SIZE:
        return _parsed(data, name, encoding)
    key = key_of(sha256(data).hexdigest(), name, encoding)
    issue = fetch(key)
    if issue is None:
        issue = _parsed(data, name, encoding)
        keep(key, issue)
    return issue


def open_each(
    paths: Iterable[str], encoding: str | None = None, *, cached: bool = False
) -> Iterator[Issue | KanbaoError]:
    """For each path in the order given its issue, or the error that kept it from being read.

    One path is read when it is asked for, so that many needn't be held at once. Raises UsageError
    when the call is the trouble and every path would meet it.
    """
    for path in paths:
        try:
            yield open_path(path, encoding, cached=cached)
        except UsageError:
            raise
        except KanbaoError as error:
            yield error


def open_paths(
    paths: Iterable[str], encoding: str | None = None, *, cached: bool = False
) -> tuple[list[Issue], list[KanbaoError]]:
    """The issues of all paths that can be read, in the order given, and the errors of the others."""
    issues: list[Issue] = []
    errors: list[KanbaoError] = []
    for opened in open_each(paths, encoding, cached=cached):
        if isinstance(opened, KanbaoError):
            errors.append(opened)
        else:
            issues.append(opened)
    return issues, errors


def handbook_path() -> str:
    """The file of the handbook: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package, package.parent):
        path = folder / "assets" / "handbook.txt"
        if path.is_file():
            return str(path)
    raise KanbaoError(t("cli.no-handbook"), path=str(package / "assets" / "handbook.txt"))
