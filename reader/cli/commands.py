"""What each command does."""

from __future__ import annotations

import os
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from reader.cli.output import complain, cut_width, on_terminal, terminal_width, write
from reader.cli.words import BOOKMARKS, CONFIG, FIND, HISTORY, READ, READERS, near_command
from reader.errors import KanbaoError, UsageError
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Self

    from reader.cli.waiting import Sign
    from reader.cli.words import Call
    from reader.issue import Issue
    from reader.library.config import Config
    from reader.library.listing import IssueRef
    from reader.library.opening import How

__all__ = ["perform"]


def perform(call: Call, config: Config) -> int:
    """Do what was asked for; returns the exit code. Raises what `run` turns into one."""
    if call.version:
        from reader import __version__

        write([f"kanbao {__version__}\n"])
        return 0
    if call.help is not None:
        from reader.cli.help import help_text

        write([help_text(call.help)])
        return 0
    if call.data_dir is not None:
        from reader.library.folders import use_data_folder

        use_data_folder(call.data_dir)
    for trouble in config.troubles:
        complain(trouble)
    if call.command in (BOOKMARKS, FIND, HISTORY, READERS):
        return _in_its_module(call, config)
    if call.command == CONFIG:
        return _configure(call, config)
    if call.command == READ and on_terminal():
        return _read(call, config)
    return _print(call, config)


def _in_its_module(call: Call, config: Config) -> int:
    """Commands with a module of their own, which no other call needs."""
    if call.command == FIND:
        from reader.cli.find import find

        return find(call, config)
    if call.command == READERS:
        from reader.cli.formats import formats_table

        write(formats_table())
        return 0
    if call.command == HISTORY:
        from reader.cli.history import history

        return history(call)
    from reader.cli.bookmarks import bookmarks

    return bookmarks(call, config)


def _print(call: Call, config: Config) -> int:
    """Print all paths in turn, each as soon as it is read. 1 when one of them could not be.

    A file inside a folder or an archive that can't be read is told, and is no failure.
    """
    if call.article is not None:
        issues, faults = _opened(call, config)
        if issues:
            write(_chosen(call, issues, config))
        return int(_failed(faults))
    failed = False

    def readable() -> Iterator[Issue]:
        nonlocal failed
        for opened in _each(call, config):
            if isinstance(opened, KanbaoError):
                failed = failed or opened.exit_code > 0
                complain(_hinted(call, opened))
            else:
                yield opened

    several, issues_read = _several(call, readable())
    write(_PRINTERS[call.command](call, issues_read, config, several))
    return int(failed)


def _chosen(call: Call, issues: list[Issue], config: Config) -> Iterator[str]:
    from reader.library import find_article, only_article

    index, article = find_article(issues, call.article or "")
    return _PRINTERS[call.command](call, [only_article(issues[index], article)], config, False)


def _paths(call: Call) -> tuple[str, ...]:
    from reader.library import handbook_path

    return call.paths or (handbook_path(),)


def _cached(call: Call, config: Config) -> bool:
    return config.settings.cache and not call.no_cache


def _each(call: Call, config: Config) -> Iterator[Issue | KanbaoError]:
    from reader.library import open_each

    if call.latest:
        yield _last_issue(call, config)
        return
    yield from open_each(
        _paths(call), call.encoding, cached=_cached(call, config), reader=call.reader, name=call.name
    )


def _last_issue(call: Call, config: Config) -> Issue:
    """The issue that was opened last, read as it was then. Raises KanbaoError."""
    from reader.cli.history import latest
    from reader.library.again import open_seen

    seen = latest()
    try:
        return open_seen(seen, _how(call, config))
    except KanbaoError as error:
        raise KanbaoError(error.message, path=error.path, hint=t("history.hint-others")) from error


def _how(call: Call, config: Config) -> How:
    """How the call says that a path is to be read."""
    from reader.library import How

    return How(call.encoding, _cached(call, config), call.reader, call.name)


def _opened(call: Call, config: Config) -> tuple[list[Issue], list[KanbaoError]]:
    """All issues at once, and what could not be read, which has been said."""
    issues: list[Issue] = []
    faults: list[KanbaoError] = []
    for opened in _each(call, config):
        if isinstance(opened, KanbaoError):
            faults.append(_hinted(call, opened))
            complain(faults[-1])
        else:
            issues.append(opened)
    return issues, faults


def _failed(faults: Iterable[KanbaoError]) -> bool:
    """Whether a path could not be read; a file inside one is no failure."""
    return any(fault.exit_code > 0 for fault in faults)


def _hinted(call: Call, error: KanbaoError) -> KanbaoError:
    """The error; for a first word that is no file but nearly a command, with that command as the hint."""
    word = call.paths[0] if call.paths else ""
    if call.command != READ or error.path != word or os.path.lexists(word):
        return error
    near = near_command(word)
    return KanbaoError(error.message, path=word, hint=t("cli.hint-command", command=near)) if near else error


def _show(call: Call, issues: Iterable[Issue], config: Config, several: bool) -> Iterator[str]:
    from reader.library.printed import printed

    # At one cell a Chinese character can't be printed, so the least that is guessed is two.
    width = call.width or max(terminal_width() - 2, 2)
    options = config.settings.options
    if not several:
        yield from (f"{line}\n" for issue in issues for line in printed(issue.articles, width, options))
        return
    for index, issue in enumerate(issues):
        if index:
            yield "\n\n"
        yield f"{_issue_line(issue, width)}\n\n"
        yield from (f"{line}\n" for line in printed(issue.articles, width, options))


def _several(call: Call, issues: Iterator[Issue]) -> tuple[bool, Iterator[Issue]]:
    """Whether the call prints several issues, which have to be told apart; and the issues.

    Raises UsageError where a format takes one only: a path may turn out to hold more.
    """
    if len(call.paths) > 1:
        return True, issues
    first = list(islice(issues, 2))
    if len(first) > 1 and call.format == "json":
        raise UsageError(t("cli.json-issues"), path=call.paths[0], hint="--format jsonl")
    return len(first) > 1, chain(first, issues)


def _issue_line(issue: Issue, width: int) -> str:
    """The line that begins an issue among others: its name, or the file's, between rules."""
    from dataclasses import replace

    from reader.chars import cut, visible
    from reader.library import issue_name, source_name

    named = issue if issue.masthead else replace(issue, masthead=source_name(issue.source.path))
    name = issue_name(named)
    return f"── {cut(visible(name), max(2, width - 6))} ──"


def _toc(_: Call, issues: Iterable[Issue], config: Config, __: bool) -> Iterator[str]:
    from reader.chars import cut
    from reader.library.contents import contents

    width, wide = cut_width(), config.settings.ambiguous_width == 2
    for index, issue in enumerate(issues):
        if index:
            yield "\n"
        for line in contents(issue):
            yield f"{line if width is None else cut(line, width, wide)}\n"


def _export(call: Call, issues: Iterable[Issue], _: Config, several: bool) -> Iterator[str]:
    if call.format.startswith("json"):
        from reader.library.json_export import json_chunks

        one_line = call.format == "jsonl"
        for issue in issues:
            yield from json_chunks(issue, with_text=call.with_text, one_line=one_line)
        return
    from reader.library.markdown import issue_markdown
    from reader.library.text import issue_text

    for index, issue in enumerate(issues):
        if index:
            yield "\n" if call.format == "md" else "\n\n"
        yield from (issue_markdown(issue, of_several=several) if call.format == "md" else issue_text(issue))


_PRINTERS: dict[str, Callable[[Call, Iterable[Issue], Config, bool], Iterator[str]]] = {
    READ: _show,
    "show": _show,
    "toc": _toc,
    "export": _export,
}


def _configure(call: Call, config: Config) -> int:
    """Print the configuration that holds, or one to start from. 0: faults are told, and left out."""
    from reader.library.config_text import default_text, text_in_force
    from reader.strings import language
    from reader.tui.keys import ACTIONS, written

    keys = _keys(config)[0]
    lines = {
        action.id: (action.id, tuple(map(written, action.keys)), action.label(language()))
        for action in (
            action if call.default else action._replace(keys=keys.get(action.id, action.keys))
            for action in ACTIONS
        )
    }
    text = default_text(lines.values()) if call.default else text_in_force(config, lines.values())
    write(f"{line}\n" for line in text)
    return 0


def _keys(config: Config) -> tuple[dict[str, tuple[str, ...]], list[KanbaoError]]:
    """The keys of the actions that are bound otherwise; what is wrong with some has been said."""
    if not config.settings.keys:
        return {}, []
    from reader.tui.binding import bound

    keys, troubles = bound(config.settings.keys, config.path)
    for trouble in troubles:
        complain(trouble)
    return keys, troubles


class Opened(NamedTuple):
    """What the paths hold for the screen, read or not; where to begin, whether one chooses first; faults."""

    pile: list[Issue | IssueRef]
    begin: int | None
    choose: bool
    faults: list[KanbaoError]
    failed: bool


def _pile(call: Call, config: Config, wait: _Wait) -> Opened:
    """The issues for the screen: of a path that holds many only the latest is read. Faults have been said."""
    from reader.library import open_lazily
    from reader.library.naming import source_name
    from reader.library.pile import read_latest

    if call.latest:
        return Opened([_last_issue(call, config)], 0, False, [], False)
    how = _how(call, config)._replace(looked=wait.looked)
    pile: list[Issue | IssueRef] = []
    begin: int | None = None
    faults: list[KanbaoError] = []
    choose = failed = False
    for path in _paths(call):
        wait.name = source_name(path)
        wait.looked(0, 0)
        try:
            found, inside = open_lazily(path, how)
            latest = read_latest(found)
        except UsageError:
            raise
        except KanbaoError as error:
            failed = True
            faults.append(_hinted(call, error))
            wait.complain(faults[-1])
            continue
        for fault in inside:
            wait.complain(fault)
        faults += inside
        if latest is None:
            failed = True
            continue
        begin = len(pile) + latest if begin is None else begin
        choose = choose or len(found) > 1
        pile += found
    return Opened(pile, begin, choose, faults, failed)


class _Wait:
    """Whoever waits for a slow path is told what is read, from half a second on, and may quit.

    A timer's signal tells it, so that what opens at once, as most does, costs nothing.
    """

    _PATIENCE, _STEP = 0.5, 0.1  # seconds until there is a line, and between two

    def __init__(self, paths: Sequence[str]) -> None:
        self.name = ""
        """What is read."""
        self._paths = paths
        self._looked = (0, 0)
        self._sign: Sign | None = None

    def looked(self, count: int, files: int) -> None:
        """So many of so many files were looked at to know which issues there are."""
        self._looked = count, files

    def complain(self, trouble: KanbaoError) -> None:
        """Say what is wrong, in a line of its own."""
        if self._sign is not None:
            self._sign.clear()
        complain(trouble)

    def __enter__(self) -> Self:
        import signal
        from threading import current_thread, main_thread

        if current_thread() is main_thread():
            signal.signal(signal.SIGALRM, self._tell)
            signal.setitimer(signal.ITIMER_REAL, self._PATIENCE, self._STEP)
        return self

    def __exit__(self, *_: object) -> None:
        import signal
        from threading import current_thread, main_thread

        try:
            if current_thread() is main_thread():
                signal.setitimer(signal.ITIMER_REAL, 0)
                signal.signal(signal.SIGALRM, signal.SIG_DFL)
        finally:
            if self._sign is not None:
                self._sign.end()

    def _tell(self, *_: object) -> None:
        if self._sign is None:
            from reader.cli.waiting import Sign, reads_terminal

            self._sign = Sign(keys=not reads_terminal(self._paths))
        self._sign.show(self.name, *self._looked)


def _read(call: Call, config: Config) -> int:
    """Open the reader on all paths. 1 when one of them could not be read."""
    from reader.library import find_article

    if call.article is not None:
        issues, faults = _opened(call, config)
        opened = Opened([*issues], 0 if issues else None, False, faults, _failed(faults))
    else:
        with _Wait(call.paths) as wait:
            opened = _pile(call, config, wait)
    if opened.begin is None:
        return 1
    place = None
    if call.article is not None:
        index, article = find_article(issues, call.article)
        place = (index, article.id)

    from reader.cli.terminal import terminal_taken
    from reader.tui import run
    from reader.tui.start import Start

    def read(issue: Issue) -> Issue:
        from reader.library.again import open_anew

        return open_anew(issue, _how(call, config))

    keys, troubles = _keys(config)
    with terminal_taken():
        code = run(
            opened.pile,
            start=Start(place, call.latest, read, opened.begin, opened.choose),
            settings=config.settings._replace(cache=_cached(call, config)),
            keys=keys,
            troubles=(*config.troubles, *troubles, *opened.faults),
        )
    return code or int(opened.failed)
