"""From the paths a person names to issues: files, `-`, and the handbook that ships."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import KanbaoError, UsageError
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.issue import Issue

__all__ = ["handbook_path", "open_each", "open_path", "open_paths"]


def open_path(path: str, encoding: str | None = None) -> Issue:
    """The issue that a path holds; `-` is standard input, `encoding` overrides what the bytes say.

    Raises KanbaoError when the file is the trouble, UsageError for an unknown encoding.
    """
    from reader.loader import load

    return load(_bytes_of(path), path=path, encoding=encoding)


def _bytes_of(path: str) -> bytes:
    if path == "-":
        import sys

        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise KanbaoError(error.strerror or str(error), path=path) from error


def open_each(paths: Iterable[str], encoding: str | None = None) -> Iterator[Issue | KanbaoError]:
    """For each path in the order given its issue, or the error that kept it from being read.

    One path is read when it is asked for, so that many needn't be held at once. Raises UsageError
    when the call is the trouble and every path would meet it.
    """
    for path in paths:
        try:
            yield open_path(path, encoding)
        except UsageError:
            raise
        except KanbaoError as error:
            yield error


def open_paths(paths: Iterable[str], encoding: str | None = None) -> tuple[list[Issue], list[KanbaoError]]:
    """The issues of all paths that can be read, in the order given, and the errors of the others."""
    issues: list[Issue] = []
    errors: list[KanbaoError] = []
    for opened in open_each(paths, encoding):
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
