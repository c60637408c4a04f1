"""What a path holds as a list of issues: told by names where they say the date, read when it is opened.

A folder or an archive of ten years is listed without reading it. Only files whose names say no date are
read for the list, since a date in their text may tell which issue they belong to.
"""

from __future__ import annotations

import os
import pickle
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import InnerFileError, KanbaoError, UsageError
from reader.loader.gather import Gathering, Key, key_of, name_key, nameless
from reader.loader.loading import load_drafts
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.issue import Issue
    from reader.library.entries import Entry
    from reader.loader.draft import IssueDraft
    from reader.loader.loading import Loaded

__all__ = ["IssueRef", "Reading", "list_entries"]

_WHOLE = (".pdf", ".epub")
"""Files that are an issue by themselves, whatever lies beside them."""

_HELD_BYTES = 96 * 1024 * 1024
"""Bytes, packed, of what was found in files that are read for the list: kept for when they are opened."""

_ALL_BYTES = 2 * 1024 * 1024
"""Where all files together have no more bytes, all are read at once: what they say is surer than names."""


class Reading(NamedTuple):
    """How files are to be read, and who is told of those that can't be.

    `looked` is told how many of how many files were read to know which issues there are, and at last of all.
    """

    fault: Callable[[KanbaoError], None]
    encoding: str | None = None
    reader: str | None = None
    looked: Callable[[int, int], None] | None = None


@dataclass(slots=True)
class IssueRef:
    """An issue that can be opened. `date` is ISO 8601, `path` names its file, folder or archive.

    What is known before it is opened is what the names tell. `files` counts the files it is made of.
    `load_with`: what is done to each of its issues once it is read. `faults`: what couldn't be read of the
    path that holds it; it grows as issues are opened.
    """

    masthead: str | None
    date: str | None
    path: str
    files: int
    _load: Callable[[], list[Issue]] = field(repr=False)
    faults: list[KanbaoError] = field(default_factory=list, repr=False)
    load_with: Callable[[Issue], Issue] | None = field(default=None, repr=False)

    @property
    def title(self) -> str:
        """Masthead and date for a list; without either the name of the file or folder."""
        from reader.library.naming import source_name

        named = [part for part in (self.masthead, self.date) if part]
        return "  ".join(named) if self.date else source_name(self.path)

    def load(self) -> list[Issue]:
        """The issues behind it: one, but where no name told that there are several; none if all went."""
        return [self.load_with(issue) for issue in self._load()] if self.load_with else self._load()

    def open(self) -> Issue:
        """The issue; the first, should there be several. Raises KanbaoError when nothing can be read."""
        issues = self.load()
        if not issues:
            raise KanbaoError(t("folder.nothing"), path=self.path)
        return issues[0]


def list_entries(entries: Iterable[Entry], reading: Reading) -> list[IssueRef]:
    """The issues that these files make, in the order of their dates, those without one last."""
    files = list(entries)
    named: dict[Key, list[Entry]] = {}
    unnamed: list[Entry] = []
    small = sum(entry.size for entry in files) <= _ALL_BYTES
    for entry in files:
        key = None if small else name_key(entry.path, alone=entry.name.lower().endswith(_WHOLE))
        if key is None:
            unnamed.append(entry)
        else:
            named.setdefault(key, []).append(entry)
    refs = [_named_ref(key, some, reading) for key, some in named.items()]
    refs += _Told(reading).refs(unnamed)
    refs.sort(key=lambda ref: (ref.date is None, ref.date or ""))
    return refs


def _named_ref(key: Key, entries: Sequence[Entry], reading: Reading) -> IssueRef:
    def load() -> list[Issue]:
        parts = [
            (key_of(draft, loaded, entry.folders), draft, loaded, entry.folders)
            for entry, loaded in _loaded(entries, reading)
            for draft in loaded.drafts
        ]
        of_paper = nameless((own, loaded.reader.name) for own, _, loaded, _ in parts)
        gathered: dict[Key, Gathering] = {}
        for own, draft, loaded, folders in parts:
            gathered.setdefault(of_paper.get(own, own), Gathering()).add(draft, loaded, folders)
        return [gathering.issue(own) for own, gathering in gathered.items()]

    path = entries[0].path if len(entries) == 1 else entries[0].path.rpartition("/")[0]
    return IssueRef(key.masthead, key.date, path, len(entries), load)


class _Told:
    """Files that were read to know which issues they make; what they hold is kept as far as there is room."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._held: dict[str, bytes] = {}
        self._room = _HELD_BYTES
        self._of_paper: dict[Key, Key] = {}

    def refs(self, entries: Sequence[Entry]) -> list[IssueRef]:
        """The issues, in the order in which their first files stand."""
        found: dict[Key, list[Entry]] = {}
        readers: set[tuple[Key, str]] = set()
        order: dict[str, int] = {}
        for entry, loaded in _loaded(_counted(entries, self._reading), self._reading):
            keys = [key_of(draft, loaded, entry.folders) for draft in loaded.drafts]
            order[entry.path] = len(order)
            readers.update((key, loaded.reader.name) for key in keys)
            for key in keys:
                some = found.setdefault(key, [])
                if not some or some[-1] is not entry:
                    some.append(entry)
            if self._room > 0:
                self._held[entry.path] = zlib.compress(pickle.dumps((loaded, keys)), 1)
                self._room -= len(self._held[entry.path])
        self._of_paper = nameless(readers)
        for bare, key in self._of_paper.items():
            both = {entry.path: entry for entry in (*found[key], *found.pop(bare))}
            found[key] = sorted(both.values(), key=lambda entry: order[entry.path])
        return [self._ref(key, some) for key, some in found.items()]

    def _ref(self, key: Key, entries: Sequence[Entry]) -> IssueRef:
        path = entries[0].path if len(entries) == 1 else entries[0].path.rpartition("/")[0]
        return IssueRef(key.masthead, key.date, path, len(entries), lambda: self._load(key, entries))

    def _load(self, key: Key, entries: Iterable[Entry]) -> list[Issue]:
        gathering = Gathering()
        alone: list[Issue] = []
        for entry in entries:
            for draft, loaded in self._drafts(key, entry):
                if key.alone:
                    own = Gathering()
                    own.add(draft, loaded, entry.folders)
                    alone.append(own.issue(key))
                else:
                    gathering.add(draft, loaded, entry.folders)
        return [*alone, gathering.issue(key)] if gathering.parts else alone

    def _own(self, key: Key) -> Key:
        return self._of_paper.get(key, key)

    def _drafts(self, key: Key, entry: Entry) -> Iterator[tuple[IssueDraft, Loaded]]:
        """What a file holds of one issue."""
        if entry.path in self._held:
            loaded, keys = pickle.loads(zlib.decompress(self._held[entry.path]))
            yield from (
                (draft, loaded)
                for draft, own in zip(loaded.drafts, keys, strict=True)
                if self._own(own) == key
            )
            return
        for _, loaded in _loaded((entry,), self._reading):
            for draft in loaded.drafts:
                if self._own(key_of(draft, loaded, entry.folders)) == key:
                    yield draft, loaded


def _counted(entries: Sequence[Entry], reading: Reading) -> Iterator[Entry]:
    """The files, each after `reading.looked` was told how many came before it."""
    for count, entry in enumerate(entries):
        if reading.looked is not None:
            reading.looked(count, len(entries))
        yield entry
    if reading.looked is not None and entries:
        reading.looked(len(entries), len(entries))


def _loaded(entries: Iterable[Entry], reading: Reading) -> Iterator[tuple[Entry, Loaded]]:
    """What the files hold, one after the other; of those that can't be read `reading.fault` is told."""
    for entry in entries:
        try:
            data = entry.read()
            loaded = load_drafts(data, entry.path, reading.encoding, reading.reader, entry.folders)
        except UsageError:
            raise
        except KanbaoError as error:
            path = error.path or entry.path
            reading.fault(InnerFileError(error.message, path=path, place=error.place, hint=error.hint))
        except Exception as error:  # one file's fault, whatever it is, is no other's
            if os.environ.get("KANBAO_DEBUG"):
                raise
            reason = f"{type(error).__name__}: {error}"
            reading.fault(InnerFileError(t("loader.reader-failed", error=reason[:200]), path=entry.path))
        else:
            yield entry, loaded
