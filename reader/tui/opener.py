"""Opening a paper from inside: a line where its path is typed, and above it what that can become.

While nothing is typed, what was read lately comes first.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.chars import visible
from reader.errors import KanbaoError
from reader.library.completing import Name, matching, names_in, real, split
from reader.library.naming import source_name
from reader.strings import language, t
from reader.tui.background import in_background
from reader.tui.matching import matcher
from reader.tui.naming import seen_name
from reader.tui.picker import Picker, close
from reader.tui.prompt import Prompt
from reader.tui.walking import faults_text, go_to, issue_list, where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.issue import Issue
    from reader.library.listing import IssueRef
    from reader.store.model import Sighting, Visit
    from reader.tui.desk import Desk
    from reader.tui.paint import Span
    from reader.tui.sheet import Sheet

__all__ = ["begin", "choose", "complete", "open_folder"]

_ROWS = 12
_LATELY = 5
"""Issues that are offered at most: what lies where one is is to be seen, too."""


class PathPrompt(Prompt):
    """The line for a path; a name may hold what no terminal should see."""

    def spans(self, width: int) -> list[Span]:
        """The foot's line, made safe."""
        return [(visible(text), tone) for text, tone in super().spans(width)]


class PathList(Picker["Name | Visit"]):
    """What the path that is being typed can become; before anything is, also what was read lately.

    `folder`: the part of the path that was looked into.
    """

    def __init__(self, below: Sheet | None, visits: Sequence[Visit] = ()) -> None:
        super().__init__("open", "", (), below)
        self.folder = "\n"
        self.begun = ""
        self.trouble = ""
        self.chosen = False
        """Whether the cursor was moved since something was typed."""
        self._visits = visits
        self._names: Sequence[Name] = ()

    def move(self, step: int) -> None:
        """The cursor goes some rows on: the entry under it is meant from then on."""
        self.chosen = self.chosen or step != 0
        super().move(step)

    @property
    def typed_folder(self) -> str:
        """The folder that was typed to its slash, as long as no entry of it is meant; else ""."""
        return "" if self.begun or self.chosen else self.folder

    @property
    def rows(self) -> int:
        """As many whatever the folder holds."""
        return _ROWS

    def texts(self, entry: Name | Visit) -> tuple[str, str]:
        """The name, a folder with its slash; of what was read what it is called, and how far one got."""
        if isinstance(entry, Name):
            return visible(entry.name) + ("/" if entry.is_folder else ""), ""
        seen = entry.issue.seen
        file = source_name(seen.path or "-") if seen.masthead else ""
        named = "  ".join(filter(None, (seen_name(seen), file)))
        return visible(named), t("open.share", share=int(entry.share * 100))

    def narrow(self, typed: str) -> None:
        """Show what can be made of what was typed, the cursor on the first."""
        folder, begun = split(typed)
        self.begun, self.chosen = begun, False
        if folder != self.folder:
            self.folder, self.trouble = folder, ""
            self.title = visible(folder or "./")
            try:
                self._names = names_in(folder)
            except KanbaoError as error:
                self._names, self.trouble = (), error.message
        visits = () if typed else self._visits
        self.all = (*visits, *self._names)
        self.show((*visits, *matching(self._names, begun, matcher)))

    def take(self, desk: Desk) -> None:
        """Open the file, or go into the folder, under the cursor."""
        if isinstance(desk.prompt, PathPrompt):
            choose(desk, desk.prompt)
            desk.update()

    def line(self, at: int) -> list[Span]:
        """An entry; or why there is no name."""
        return [(self.trouble, "faint")] if self.trouble and at == len(self.shown) else super().line(at)

    def foot(self) -> list[Span]:
        """How many there are, and the keys."""
        shown = f" {len(self.shown)}/{len(self.all)} "
        enter, whole = ("回车", "Ctrl-O") if language() == "zh" else ("Enter", "Ctrl-O")
        keys = ((enter, "open.enter"), ("Tab", "open.complete"), (whole, "open.whole"))
        spans: list[Span] = [(shown, "faint")]
        for key, label in keys:
            spans += [(f" {key} ", "strong"), (f"{t(label)} ", "faint")]
        return spans


# --- the line


def begin(desk: Desk) -> None:
    """Open the line, and the list of what was read lately and what lies where one is."""
    listed = PathList(desk.sheet, _lately(desk))
    listed.narrow("")
    desk.open_sheet(listed)
    desk.open_prompt(PathPrompt("open"))


def complete(desk: Desk) -> None:
    """Tab: take over the name under the cursor; a folder's with its slash, so that one is in it."""
    prompt, listed = desk.prompt, desk.sheet
    if isinstance(listed, PathList) and prompt is not None and listed.at_cursor is not None:
        prompt.line.write(_path(listed, listed.at_cursor))
        listed.narrow(prompt.line.text)


def choose(desk: Desk, prompt: Prompt) -> None:
    """Enter: open the file under the cursor, go into the folder, or go on in what was read lately; a name
    that isn't listed as it is.
    """
    listed = desk.sheet
    if isinstance(listed, PathList) and listed.at_cursor is not None:
        entry = listed.at_cursor
        if not isinstance(entry, Name):
            _go_on(desk, entry.issue.seen)
        elif entry.is_folder:
            complete(desk)
        else:
            _open(desk, _path(listed, entry))
    elif prompt.line.text.strip():
        _open(desk, prompt.line.text.strip())


def open_folder(desk: Desk) -> None:
    """Ctrl-O: open as a whole the folder that was typed with its slash, else the one under the cursor; on a
    file, the folder in which it lies.
    """
    listed = desk.sheet
    if isinstance(listed, PathList) and listed.typed_folder:
        _open(desk, listed.typed_folder)
    elif isinstance(listed, PathList):
        entry = listed.at_cursor
        path = _path(listed, entry) if entry is not None else listed.folder
        _open(desk, path[: path.rfind("/") + 1] or ".")


def _path(listed: PathList, entry: Name | Visit) -> str:
    """The path of an entry as one would type it; a folder's with its slash."""
    if isinstance(entry, Name):
        return listed.folder + entry.name + ("/" if entry.is_folder else "")
    return entry.issue.seen.path or ""


# --- what was read lately


def _lately(desk: Desk) -> list[Visit]:
    """What was read lately, but for what is being read."""
    from reader.library.keeping import file_of
    from reader.library.lately import lately

    source = desk.reading.issue.source
    visits = lately(_LATELY + 1)
    others = [visit for visit in visits if visit.issue.seen.path != file_of(source.path)]
    return others[:_LATELY]


def _go_on(desk: Desk, seen: Sighting) -> None:
    """To where one was in an issue, which is read first where it isn't open."""
    from reader.tui.elsewhere import go_seen

    close(desk)
    go_seen(desk, seen)


# --- opening


class _Found(NamedTuple):
    """What a path held: the issues, read or not, which of them was read, and what couldn't be read."""

    pile: list[Issue | IssueRef]
    latest: int | None
    faults: list[KanbaoError]


def _open(desk: Desk, typed: str) -> None:
    close(desk)
    path = real(typed)
    name = visible(source_name(path))
    desk.message = t("issues.reading", name=name)
    in_background(desk, partial(_read, path, desk.settings.cache), partial(_came, desk, name, where(desk)))


def _read(path: str, cached: bool) -> _Found:
    from reader.library import How, open_lazily
    from reader.library.pile import read_latest

    pile, faults = open_lazily(path, How(cached=cached))
    return _Found(pile, read_latest(pile), faults)


def _came(desk: Desk, name: str, origin: object, found: _Found | KanbaoError) -> None:
    """The path was read, or could not be: in the thread of the screen."""
    if isinstance(found, KanbaoError):
        desk.message = f"{name}: {found.message}"
        return
    desk.troubles += found.faults
    if found.latest is None:
        desk.message = faults_text(found.faults) if found.faults else t("issues.gone", name=name)
        return
    at = _added(desk, found)
    desk.message = faults_text(found.faults) if found.faults else None
    if where(desk) != origin or desk.prompt is not None:
        desk.message = desk.message or t("open.added", name=name)
    elif len(found.pile) == 1:
        go_to(desk, at)
    else:
        listed = issue_list(desk)
        listed.stand_on(at)
        desk.open_list(listed)


def _added(desk: Desk, found: _Found) -> int:
    """Open what isn't open yet; the index of the issue that was read."""
    reading = desk.reading
    known = {_key(reading.issues[at]): at for at in reading.order}
    new = [held for held in found.pile if _key(held) not in known]
    known.update(zip(map(_key, new), reading.add(new), strict=True))
    assert found.latest is not None
    return known[_key(found.pile[found.latest])]


def _key(held: Issue | IssueRef) -> tuple[str | None, ...]:
    """By what an issue is known again as one that is open."""
    from reader.library.listing import IssueRef

    path = held.path if isinstance(held, IssueRef) else held.source.path
    sha256 = "" if isinstance(held, IssueRef) else held.source.sha256
    return path, held.date, held.masthead, sha256
