"""The files of a folder and the folders in it, in the order of their names."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from reader.chars import visible
from reader.errors import InnerFileError, KanbaoError
from reader.library.entries import Entry, in_order, is_passed_over
from reader.loader.source import read_source, reason
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["FILES_LIMIT", "Folder"]

FILES_LIMIT = 1_000_000
"""The most files that are looked at."""

_DEEPEST = 64
_PAGES = (".html", ".htm", ".mhtml", ".xhtml")


def _shown(name: str) -> str:
    """A name of the disk, safe to show. One in GBK, as old archives leave behind, reads as it was meant."""
    if name.isascii() or not any("\udc80" <= char <= "\udcff" for char in name):
        return visible(name)
    try:
        meant = os.fsencode(name).decode("gb18030")
    except UnicodeDecodeError:
        return visible(name)
    is_chinese = all(char.isascii() or "\u2e80" <= char <= "\u9fff" or char >= "\uff00" for char in meant)
    return visible(meant if is_chinese else name)


class Folder:
    """A folder on the disk. What is hidden, no file, or no newspaper's by its name is passed over silently.

    A folder that is reached twice by links is walked once. `fault` is told of what can't be looked into.
    """

    def __init__(self, path: str, fault: Callable[[KanbaoError], None]) -> None:
        bare = path.rstrip("/")
        if bare.rpartition("/")[2] in ("", ".", ".."):
            # That tells nothing; the folder's own name may be a date's or a paper's.
            bare = os.path.abspath(path)  # noqa: PTH100
        self.root = visible(bare)
        self._path = path
        self._fault = fault

    def read(self, entry: Entry) -> bytes:
        """The bytes of a file, which may have gone or become something else meanwhile."""
        return read_source(self.path_of(entry), named=False).data

    def path_of(self, entry: Entry) -> str:
        """Where the file lies, as the system knows it."""
        return os.path.join(self._path, str(entry.place))  # noqa: PTH118

    def entries(self) -> Iterator[Entry]:
        """All files, those of a folder before the files of the folders in it."""
        seen: set[tuple[int, int]] = set()
        pending: list[tuple[str, tuple[str, ...]]] = [("", ())]
        count = 0
        while pending:
            inner, folders = pending.pop()
            found = self._listed(inner, folders, seen)
            if found is None:
                continue
            below: list[tuple[str, tuple[str, ...]]] = []
            pages = {name.rpartition(".")[0] for name, _, _ in found if name.lower().endswith(_PAGES)}
            for name, is_folder, size in found:
                place = f"{inner}/{name}" if inner else name
                if is_folder:
                    if name.endswith("_files") and name[: -len("_files")] in pages:
                        continue  # what a browser saved beside a page
                    below.append((place, (*folders, _shown(name))))
                    continue
                count += 1
                if count > FILES_LIMIT:
                    self._fault(InnerFileError(t("folder.too-many", limit=FILES_LIMIT), path=self.root))
                    return
                yield Entry(self, folders, _shown(name), place, size)
            pending += reversed(below)

    def _listed(
        self, inner: str, folders: tuple[str, ...], seen: set[tuple[int, int]]
    ) -> list[tuple[str, bool, int]] | None:
        """Names, whether they are folders, sizes; None where the folder was seen or can't be looked into."""
        path = os.path.join(self._path, inner) if inner else self._path  # noqa: PTH118
        shown = "/".join((self.root.rstrip("/"), *folders))
        try:
            status = os.stat(path)  # noqa: PTH116
            if (status.st_dev, status.st_ino) in seen:
                return None
            if len(folders) > _DEEPEST:
                self._fault(InnerFileError(t("folder.too-deep", limit=_DEEPEST), path=shown))
                return None
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(path) as entries:
                found = list(self._files(entries, shown))
        except OSError as error:
            if not folders:
                raise KanbaoError(reason(error), path=shown) from error
            self._fault(InnerFileError(reason(error), path=shown))
            return None
        return sorted(found, key=lambda file: in_order(file[0]))

    def _files(self, entries: Iterator[os.DirEntry[str]], shown: str) -> Iterator[tuple[str, bool, int]]:
        for entry in entries:
            name = entry.name
            try:
                is_folder = entry.is_dir()
                if is_passed_over(name, folder=is_folder):
                    continue
                if is_folder:
                    yield name, True, 0
                    continue
                status = entry.stat()
            except OSError as error:
                if not is_passed_over(name):
                    self._fault(InnerFileError(reason(error), path=f"{shown}/{_shown(name)}"))
                continue
            if stat.S_ISREG(status.st_mode):
                yield name, False, status.st_size
