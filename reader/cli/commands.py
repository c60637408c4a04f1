"""What each command does."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.cli.output import complain, cut_width, on_terminal, terminal_width, write
from reader.cli.words import READ, near_command
from reader.errors import KanbaoError
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader.cli.words import Call
    from reader.issue import Issue

__all__ = ["perform"]


def perform(call: Call) -> int:
    """Do what was asked for; returns the exit code. Raises what `run` turns into one."""
    if call.version:
        from reader import __version__

        write([f"kanbao {__version__}\n"])
        return 0
    if call.help is not None:
        from reader.cli.help import help_text

        write([help_text(call.help)])
        return 0
    if call.command == READ and on_terminal():
        return _read(call)
    return _print(call)


def _print(call: Call) -> int:
    """Print all paths in turn, each as soon as it is read. 1 when one of them could not be."""
    if call.article is not None:
        issues, failed = _opened(call)
        if issues:
            write(_chosen(call, issues))
        return int(failed)
    failed = False

    def readable() -> Iterator[Issue]:
        nonlocal failed
        for opened in _each(call):
            if isinstance(opened, KanbaoError):
                failed = True
                complain(_hinted(call, opened))
            else:
                yield opened

    write(_PRINTERS[call.command](call, readable()))
    return int(failed)


def _chosen(call: Call, issues: list[Issue]) -> Iterator[str]:
    from reader.library import find_article, only_article

    index, article = find_article(issues, call.article or "")
    return _PRINTERS[call.command](call, [only_article(issues[index], article)])


def _paths(call: Call) -> tuple[str, ...]:
    from reader.library import handbook_path

    return call.paths or (handbook_path(),)


def _each(call: Call) -> Iterator[Issue | KanbaoError]:
    from reader.library import open_each

    return open_each(_paths(call), call.encoding)


def _opened(call: Call) -> tuple[list[Issue], bool]:
    """All issues at once, and whether a path could not be read, which has been said."""
    from reader.library import open_paths

    issues, errors = open_paths(_paths(call), call.encoding)
    for error in errors:
        complain(_hinted(call, error))
    return issues, bool(errors)


def _hinted(call: Call, error: KanbaoError) -> KanbaoError:
    """The error; for a first word that is no file but nearly a command, with that command as the hint."""
    word = call.paths[0] if call.paths else ""
    if call.command != READ or error.path != word or os.path.lexists(word):
        return error
    near = near_command(word)
    return KanbaoError(error.message, path=word, hint=t("cli.hint-command", command=near)) if near else error


def _show(call: Call, issues: Iterable[Issue]) -> Iterator[str]:
    from reader.library.printed import printed

    # At one cell a Chinese character can't be printed, so the least that is guessed is two.
    width = call.width or max(terminal_width() - 2, 2)
    if not _several(call):
        yield from (f"{line}\n" for issue in issues for line in printed(issue.articles, width))
        return
    for index, issue in enumerate(issues):
        if index:
            yield "\n\n"
        yield f"{_issue_line(issue, width)}\n\n"
        yield from (f"{line}\n" for line in printed(issue.articles, width))


def _several(call: Call) -> bool:
    """Whether the call prints several issues, which have to be told apart."""
    return len(call.paths) > 1 and call.article is None


def _issue_line(issue: Issue, width: int) -> str:
    """The line that begins an issue among others: its name, or the file's, between rules."""
    from dataclasses import replace

    from reader.chars import cut, visible
    from reader.library import issue_name, source_name

    named = issue if issue.masthead else replace(issue, masthead=source_name(issue.source.path))
    name = issue_name(named)
    return f"── {cut(visible(name), max(2, width - 6))} ──"


def _toc(_: Call, issues: Iterable[Issue]) -> Iterator[str]:
    from reader.chars import cut
    from reader.library.contents import contents

    width = cut_width()
    for index, issue in enumerate(issues):
        if index:
            yield "\n"
        for line in contents(issue):
            yield f"{line if width is None else cut(line, width)}\n"


def _export(call: Call, issues: Iterable[Issue]) -> Iterator[str]:
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
        yield from (
            issue_markdown(issue, of_several=_several(call)) if call.format == "md" else issue_text(issue)
        )


_PRINTERS: dict[str, Callable[[Call, Iterable[Issue]], Iterator[str]]] = {
    READ: _show,
    "show": _show,
    "toc": _toc,
    "export": _export,
}


def _read(call: Call) -> int:
    """Open the reader on all paths. 1 when one of them could not be read."""
    from reader.library import find_article

    issues, failed = _opened(call)
    if not issues:
        return 1
    start = None
    if call.article is not None:
        index, article = find_article(issues, call.article)
        start = (index, article.id)

    from reader.cli.terminal import terminal_taken
    from reader.tui import run

    with terminal_taken():
        code = run(issues, start=start)
    return code or int(failed)
