"""From the paths a person names to issues: files, folders, archives, `-`, and the handbook that ships."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import InnerFileError, KanbaoError, UsageError
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader.issue import Issue
    from reader.library.entries import Entry
    from reader.library.listing import IssueRef
    from reader.loader.source import SourceBytes

__all__ = [
    "PLAIN",
    "How",
    "handbook_path",
    "list_path",
    "open_each",
    "open_lazily",
    "open_path",
    "open_paths",
    "read_again",
]

_HEAD = 512


class How(NamedTuple):
    """How a path is to be read.

    `encoding` and `reader` override what a file looks like; `cached`: an issue may be one that was kept when
    the same bytes were parsed before, and is kept for the next time; `name` is what standard input is called;
    `looked` is told how many of how many files were read to list what a folder or an archive holds.
    """

    encoding: str | None = None
    cached: bool = False
    reader: str | None = None
    name: str | None = None
    looked: Callable[[int, int], None] | None = None


PLAIN = How()


def open_path(path: str, encoding: str | None = None, *, cached: bool = False) -> Issue:
    """The issue that a path holds, the first in the order of dates where it holds several.

    `-` is standard input. Raises KanbaoError when the file is the trouble, UsageError for an unknown
    encoding.
    """
    for opened in _opened(path, How(encoding, cached)):
        if not isinstance(opened, KanbaoError):
            return opened
    raise KanbaoError(t("folder.nothing"), path=path)


def list_path(path: str, how: How = PLAIN) -> tuple[list[IssueRef], list[KanbaoError]]:
    """The issues that a path holds, in the order of their dates, undated last; and what can't be read.

    Nothing is read that needn't be to know which issues there are: a file, or files whose names say no date.
    The list of errors grows when issues are opened and files of theirs turn out to be unreadable. Raises
    KanbaoError where the path as a whole can't be read or holds nothing, UsageError as `open_path`.
    """
    faults: list[KanbaoError] = []
    source, entries = _found(path, how, faults)
    if source is not None:
        from reader.library.listing import IssueRef

        issues = _issues(source, how)
        return [IssueRef(i.masthead, i.date, i.source.path, 1, partial(list, [i])) for i in issues], faults
    return _refs(path, entries, how, faults), faults


def open_lazily(path: str, how: How = PLAIN) -> tuple[list[Issue | IssueRef], list[KanbaoError]]:
    """What a path holds in the order of dates, undated last, and what can't be read: as `list_path`.

    The issues of a file are there, having been read to know them; those of a folder or an archive are
    references. Errors as `list_path`.
    """
    faults: list[KanbaoError] = []
    source, entries = _found(path, how, faults)
    if source is not None:  # what opens most often needs no list
        return list(_issues(source, how)), faults
    return list(_refs(path, entries, how, faults)), faults


def _refs(path: str, entries: Iterable[Entry], how: How, faults: list[KanbaoError]) -> list[IssueRef]:
    from reader.library.listing import Reading, list_entries

    refs = list_entries(entries, Reading(faults.append, how.encoding, how.reader, how.looked))
    if not refs and not faults:
        from reader.chars import visible

        raise KanbaoError(t("folder.nothing"), path=visible(path))
    for ref in refs:
        ref.faults = faults
        if ref.masthead is None and (paper := _paper_above(ref.path)):
            ref.masthead, ref.load_with = paper, partial(_with_paper, path=ref.path)
    return refs


def _opened(path: str, how: How) -> Iterator[Issue | KanbaoError]:
    """The issues of a path in the order of their dates, and the faults of files inside where they show."""
    faults: list[KanbaoError] = []
    source, entries = _found(path, how, faults)
    if source is not None:
        yield from _issues(source, how)
        return
    some = False
    for ref in _refs(path, entries, how, faults):
        yield from faults
        faults.clear()
        for issue in ref.load():
            some = True
            yield issue
    yield from faults
    if not some:
        from reader.chars import visible

        raise KanbaoError(t("folder.nothing"), path=visible(path))


def _found(path: str, how: How, faults: list[KanbaoError]) -> tuple[SourceBytes | None, Iterable[Entry]]:
    """The bytes of a file, or None and the files that a folder or an archive holds."""
    status = _status(path)
    if status is not None and stat.S_ISDIR(status.st_mode):
        return None, _files_inside(path, faults)
    if status is not None and stat.S_ISREG(status.st_mode) and _begins_archive(path):
        from reader.library.archives import Archive

        return None, Archive(path, faults.append).entries()
    from reader.loader.source import read_source

    source = read_source(path)
    if how.name and path == "-":
        from reader.chars import visible

        source = replace(source, name=visible(how.name))
    if source.data[:1] in (b"P", b"\x1f") or source.data[257:262] == b"ustar":
        from reader.library.archive_names import is_archive

        if how.reader is None and is_archive(source.name, source.data[:_HEAD]):
            from reader.library.archives import Archive

            return None, Archive(source.name, faults.append, source.data).entries()
    return source, ()


def _status(path: str) -> os.stat_result | None:
    try:
        return None if path == "-" else os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None  # `read_source` says why


def _begins_archive(path: str) -> bool:
    """Whether a file is an archive by its name and its first bytes: it needn't be read whole, then."""
    from reader.library.archive_names import SUFFIXES, is_archive

    if not path.lower().endswith(SUFFIXES):
        return False
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return is_archive(path, file.read(_HEAD))
    except OSError:
        return False


def _files_inside(path: str, faults: list[KanbaoError]) -> Iterator[Entry]:
    """The files of a folder; an archive in it gives its members."""
    from reader.library.archive_names import SUFFIXES
    from reader.library.archives import Archive
    from reader.library.walking import Folder

    folder = Folder(path, faults.append)
    for entry in folder.entries():
        if not entry.name.lower().endswith(SUFFIXES) or not _begins_archive(folder.path_of(entry)):
            yield entry
            continue
        try:
            inside = Archive(folder.path_of(entry), faults.append)
            yield from inside.entries()
        except KanbaoError as error:
            faults.append(InnerFileError(error.message, path=error.path))


def _issues(source: SourceBytes, how: How) -> list[Issue]:
    """The issues of one file: from the cache where they may be, else parsed."""
    from reader.loader import load_issues

    if not how.cached:
        issues = load_issues(source.data, source.name, how.encoding, how.reader)
    else:
        issues = _kept(source, how)
    if source.warnings:
        issues = [replace(issue, warnings=(*source.warnings, *issue.warnings)) for issue in issues]
    return [_with_paper(issue, source.name) for issue in issues]


def _with_paper(issue: Issue, path: str) -> Issue:
    """The issue; where nothing names its paper, with that of the folders above the one we are in."""
    paper = _paper_above(path) if issue.masthead is None else None
    return replace(issue, masthead=paper) if paper else issue


def _paper_above(path: str) -> str | None:
    """The paper that the folders above a path name which is written from the one we are in, else None."""
    if os.path.isabs(path) or path in ("", "-"):  # noqa: PTH117 - spares the import of pathlib
        return None
    from reader.loader.hints import read_path

    try:
        return read_path(os.path.abspath(path)).masthead  # noqa: PTH100
    except OSError:
        return None


def _kept(source: SourceBytes, how: How) -> list[Issue]:
    """The issue from the cache, else parsed and put there; small files and several issues are not."""
    from hashlib import sha256

    from reader.library.cache import LEAST_SIZE, fetch, keep, key_of
    from reader.loader import load_issues

    if len(source.data) < LEAST_SIZE:
        return load_issues(source.data, source.name, how.encoding, how.reader)
    key = key_of(sha256(source.data).hexdigest(), source.name, how.encoding, how.reader)
    issue = fetch(key)
    if issue is not None:
        return [issue]
    issues = load_issues(source.data, source.name, how.encoding, how.reader)
    if len(issues) == 1:
        keep(key, issues[0])
    return issues


def open_each(
    paths: Iterable[str],
    encoding: str | None = None,
    *,
    cached: bool = False,
    reader: str | None = None,
    name: str | None = None,
) -> Iterator[Issue | KanbaoError]:
    """For each path in the order given its issues, or the error that kept it from being read.

    Several issues of a path come in the order of their dates, undated last; a file inside that can't be read
    is an InnerFileError among them. Each is read when it is asked for, so that many needn't be held at once.
    Raises UsageError when the call is the trouble and every path would meet it. The other arguments are
    those of `How`.
    """
    how = How(encoding, cached, reader, name)
    for path in paths:
        try:
            yield from _opened(path, how)
        except UsageError:
            raise
        except KanbaoError as error:
            yield error


def open_paths(
    paths: Iterable[str], encoding: str | None = None, *, cached: bool = False
) -> tuple[list[Issue], list[KanbaoError]]:
    """The issues of all paths that can be read, as `open_each` gives them, and the errors of the others."""
    issues: list[Issue] = []
    errors: list[KanbaoError] = []
    for opened in open_each(paths, encoding, cached=cached):
        if isinstance(opened, KanbaoError):
            errors.append(opened)
        else:
            issues.append(opened)
    return issues, errors


def read_again(path: str) -> bytes | None:
    """The bytes of a file or of a member of an archive (`a.zip/inner/name`) that was read before.

    None where neither is there. Raises KanbaoError where it can't be read any more.
    """
    from reader.library.archives import Archive
    from reader.loader.source import read_source

    if Path(path).is_file():
        return read_source(path).data
    holder = next((str(folder) for folder in Path(path).parents if folder.is_file()), None)
    if holder is None or not _begins_archive(holder):
        return None
    archive = Archive(holder, lambda _: None)
    return next((entry.read() for entry in archive.entries() if entry.path == path), None)


def handbook_path() -> str:
    """The file of the handbook: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package, package.parent):
        path = folder / "assets" / "handbook.txt"
        if path.is_file():
            return str(path)
    raise KanbaoError(t("cli.no-handbook"), path=str(package / "assets" / "handbook.txt"))
