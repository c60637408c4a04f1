"""Opening a path from inside: a line where its name is typed, and above it what it can become."""

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
from reader.tui.picker import Picker, close
from reader.tui.prompt import Prompt
from reader.tui.walking import faults_text, go_to, issue_list, where

if TYPE_CHECKING:
    from reader.issue import Issue
    from reader.library.listing import IssueRef
    from reader.tui.desk import Desk
    from reader.tui.paint import Span
    from reader.tui.sheet import Sheet

__all__ = ["begin", "choose", "complete", "open_folder"]

_ROWS = 12


class PathPrompt(Prompt):
    """The line for a path; a name may hold what no terminal should see."""

    def spans(self, width: int) -> list[Span]:
        """The foot's line, made safe."""
        return [(visible(text), tone) for text, tone in super().spans(width)]


class PathList(Picker[Name]):
    """What the path that is being typed can become. `folder`: the part of it that was looked into."""

    def __init__(self, below: Sheet | None) -> None:
        super().__init__("open", "", (), below)
        self.folder = "\n"
        self.trouble = ""

    @property
    def rows(self) -> int:
        """As many whatever the folder holds."""
        return _ROWS

    def texts(self, entry: Name) -> tuple[str, str]:
        """The name, a folder with its slash."""
        return visible(entry.name) + ("/" if entry.is_folder else ""), ""

    def narrow(self, typed: str) -> None:
        """Show what can be made of what was typed, the cursor on the first."""
        folder, begun = split(typed)
        if folder != self.folder:
            self.folder, self.trouble = folder, ""
            self.title = visible(folder or "./")
            try:
                self.all = names_in(folder)
            except KanbaoError as error:
                self.all, self.trouble = (), error.message
        self.show(matching(self.all, begun, matcher))

    def take(self, desk: Desk) -> None:
        """Open the file, or go into the folder, under the cursor."""
        if isinstance(desk.prompt, PathPrompt):
            choose(desk, desk.prompt)
            desk.update()

    def line(self, at: int) -> list[Span]:
        """A name; or why there is none."""
        return [(self.trouble, "faint")] if self.trouble and at == 0 else super().line(at)

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
    """Open the line, and the list of what lies where one is."""
    listed = PathList(desk.sheet)
    listed.narrow("")
    desk.open_sheet(listed)
    desk.open_prompt(PathPrompt("open"))


def complete(desk: Desk) -> None:
    """Tab: take over the name under the cursor; a folder's with its slash, so that one is in it."""
    prompt, listed = desk.prompt, desk.sheet
    if isinstance(listed, PathList) and prompt is not None and listed.at_cursor is not None:
        name, is_folder = listed.at_cursor
        prompt.line.write(listed.folder + name + ("/" if is_folder else ""))
        listed.narrow(prompt.line.text)


def choose(desk: Desk, prompt: Prompt) -> None:
    """Enter: open the file under the cursor, or go into the folder; a name that isn't listed as it is."""
    listed = desk.sheet
    entry = listed.at_cursor if isinstance(listed, PathList) else None
    if entry is not None and entry.is_folder:
        complete(desk)
    elif isinstance(listed, PathList) and entry is not None:
        _open(desk, listed.folder + entry.name)
    elif prompt.line.text.strip():
        _open(desk, prompt.line.text.strip())


def open_folder(desk: Desk) -> None:
    """Ctrl-O: open the folder under the cursor as a whole; on a file, the folder that is listed."""
    listed = desk.sheet
    if isinstance(listed, PathList):
        entry = listed.at_cursor
        inner = entry.name if entry is not None and entry.is_folder else ""
        _open(desk, listed.folder + inner or ".")


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
