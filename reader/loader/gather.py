"""From many files to issues: the parts of one issue that a folder or an archive holds, put together.

A file of a reader that is `partial` (in the table of formats, or as its draft says) holds a part of an issue.
Parts with the same paper, masthead and date make one issue, also from several folders where those are a
page's or a section's; parts without a date make one for each folder. Sections are joined by page and name and
stand in the order of their pages, articles in the order of the files.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from reader.issue import Source
from reader.loader.assemble import assemble
from reader.loader.draft import IssueDraft, SectionDraft
from reader.loader.hints import read_folders, read_path
from reader.loader.loading import source_of
from reader.loader.pagelists import with_stories

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.issue import Issue
    from reader.loader.loading import Loaded

__all__ = ["Gathering", "Key", "key_of", "name_key", "nameless"]


class Key(NamedTuple):
    """What tells issues apart: a paper's own folders, its masthead, its date; the file that is one alone."""

    group: str
    masthead: str | None
    date: str | None
    alone: str = ""


_PAPERS = "e-paper"


def name_key(path: str, *, alone: bool = False) -> Key | None:
    """Which issue a file belongs to by its name and folders alone; None where they say no date."""
    hint = read_path(path)
    if hint.date is None:
        return None
    return Key(
        "" if alone else "/".join(read_folders(path).others), hint.masthead, hint.date, path if alone else ""
    )


def key_of(draft: IssueDraft, loaded: Loaded, folders: Sequence[str] = ()) -> Key:
    """Which issue a draft belongs to. `folders` lie between what was opened and the file."""
    path = loaded.source.path
    hint = read_path(path)
    masthead = draft.masthead or hint.masthead
    dates = {article.date for section in draft.sections for article in section.articles}
    date = draft.date or (dates.pop() if len(dates) == 1 else None)
    if date is None and not any(dates):
        date = hint.date
    reader = loaded.reader
    partial = reader.partial or (reader.pages and date is not None)
    if draft.partial is not None:
        partial = draft.partial
    if not partial or (any(dates) and date is None):
        return Key("", masthead, date, path)
    others = list(read_folders(path).others)
    if date is not None and _section_folder(draft, path, folders):
        others.pop()
    return Key("/".join(others), masthead, date)


def nameless(found: Iterable[tuple[Key, str]]) -> dict[Key, Key]:
    """For keys of an electronic paper's pages that don't name the paper, those of the paper beside them.

    `found` are keys with the name of the reader that found each. Stories often have the paper's name in a
    picture alone, while the lists of their pages spell it; it counts where one paper of that day is there.
    """
    papers: dict[tuple[str, str | None], set[Key]] = {}
    bare: set[Key] = set()
    for key, reader in found:
        if key.masthead is not None and not key.alone:
            papers.setdefault((key.group, key.date), set()).add(key)
        elif reader == _PAPERS and key.date is not None and not key.alone:
            bare.add(key)
    beside = ((key, papers.get((key.group, key.date), set())) for key in bare)
    return {key: next(iter(some)) for key, some in beside if len(some) == 1}


def _section_folder(draft: IssueDraft, path: str, folders: Sequence[str]) -> str | None:
    """The folder that a part's section is called by: the file lies in it, and nothing else names one."""
    told = read_folders(path)
    named = any(section.name or section.page is not None for section in draft.sections)
    if named or not folders or told.page is not None or not told.others or read_path(path).page is not None:
        return None
    if (
        len(folders) == 1
        and len(told.others) > 1
        and told.others[-2].lower().startswith(f"{folders[0].lower()}.")
    ):
        return None  # an archive's own name over all that is in it
    return folders[-1] if folders[-1] == told.others[-1] else None


@dataclass(slots=True)
class Gathering:
    """One issue in the making: its parts in the order of their files. All have the same `Key`."""

    parts: list[tuple[IssueDraft, Loaded, tuple[str, ...]]] = field(default_factory=list)

    def add(self, draft: IssueDraft, loaded: Loaded, folders: Iterable[str] = ()) -> None:
        """Take in what a file holds of the issue."""
        self.parts.append((draft, loaded, tuple(folders)))

    def issue(self, key: Key) -> Issue:
        """The issue that the parts make; that of one file is as if the file were opened by itself."""
        several = len({loaded.source.path for _, loaded, _ in self.parts}) > 1
        origins = {draft.origin for draft, _, _ in self.parts}
        made = IssueDraft(masthead=key.masthead, date=key.date)
        made.origin = origins.pop() if len(origins) == 1 else None
        for draft, loaded, folders in self.parts:
            _place(draft, loaded, folders, several)
            made.sections += draft.sections
            made.furniture += draft.furniture
            made.warnings += draft.warnings
            made.number = made.number or draft.number
        with_stories(made)
        made.sections = _joined(made.sections)
        if several:
            sources = {loaded.source.path: source_of(draft, loaded.source) for draft, loaded, _ in self.parts}
            files = tuple(sources.values())
            return assemble(made, _common(files), files)
        draft, loaded, _ = self.parts[0]
        return assemble(made, source_of(draft, loaded.source))


def _place(draft: IssueDraft, loaded: Loaded, folders: tuple[str, ...], several: bool) -> None:
    """Give a part what its path says of its sections, and everything in it the file it comes from."""
    path = loaded.source.path
    told = read_folders(path)
    if len(draft.sections) == 1 and draft.sections[0].page is None:
        section = draft.sections[0]
        name = _section_folder(draft, path, folders)
        section.page = read_path(path).page or told.page or _numbered(path, loaded)
        if section.page is not None and section.page == told.page:
            section.name = section.name or told.section
        section.name = section.name or (name if section.page is None else None)
    elif len(draft.sections) == 1 and draft.sections[0].page == told.page:
        draft.sections[0].name = draft.sections[0].name or told.section
    if not several:
        return
    for section in draft.sections:
        for article in section.articles:
            article.source = path
    draft.furniture = [replace(piece, source=path) for piece in draft.furniture]
    draft.warnings = [replace(warning, source=path) for warning in draft.warnings]


def _numbered(path: str, loaded: Loaded) -> int | None:
    """The page of a file that is called by nothing else, in a day's folder: 20210601/03.txt."""
    stem = path.rpartition("/")[2].partition(".")[0]
    if loaded.reader.pages and stem.isdecimal() and len(stem) <= 2 and read_folders(path).date:
        return int(stem) or None
    return None


def _joined(sections: Iterable[SectionDraft]) -> list[SectionDraft]:
    """Sections of the same page and name as one; those with a page first, in the order of their pages."""
    made: dict[tuple[int | None, str | None], SectionDraft] = {}
    names: dict[int, str | None] = {}
    for section in sections:
        page, name = section.page, section.name
        if page is not None:
            first = names.setdefault(page, name)
            if first is None and name is not None:
                made[page, name] = made.pop((page, None))
                made[page, name].name = names[page] = name
            elif name is None:
                name = first
        there = made.get((page, name))
        if there is None:
            made[page, name] = SectionDraft(list(section.articles), name, page)
        else:
            there.articles += section.articles
    return sorted(made.values(), key=lambda s: (s.page is None, s.page or 0))


def _common(files: Sequence[Source]) -> Source:
    """Where several files lie, as one source. The digest is that of their names and digests, in order."""
    folders = [file.path.split("/")[:-1] for file in files]
    shortest, longest = min(folders), max(folders)
    same = next((i for i, part in enumerate(shortest) if longest[i : i + 1] != [part]), len(shortest))
    digest = sha256()
    for file in files:
        digest.update(f"{file.path.rpartition('/')[2]}\0{file.sha256}\n".encode("utf-8", "replace"))
    readers = {file.reader for file in files}
    encodings = {file.encoding for file in files}
    return Source(
        "/".join(shortest[:same]) or ("/" if files[0].path.startswith("/") else "."),
        files[0].reader if len(readers) == 1 else "several",
        encodings.pop() if len(encodings) == 1 else None,
        digest.hexdigest(),
    )
