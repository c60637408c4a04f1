"""From the words of a call to what they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.errors import UsageError
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "BOOKMARKS",
    "COMMANDS",
    "CONFIG",
    "FIND",
    "FORMATS",
    "HISTORY",
    "OPTIONS",
    "READ",
    "READERS",
    "Call",
    "Option",
    "near_command",
    "parse",
    "trouble_code",
]

READ = "read"
"""The command that has no word: open the reader."""

CONFIG = "config"
"""The command that prints the configuration."""

HISTORY = "history"
"""The command that prints what was opened lately."""

BOOKMARKS = "bookmarks"
"""The command whose first word is what to do with them; that module checks the rest of its call."""

FIND = "find"
"""The command whose first word is a query; its exit codes are those of grep."""

READERS = "formats"
"""The command that prints the table of readers."""

_NO_FILE = (READ, CONFIG, READERS, BOOKMARKS, HISTORY)
"""Commands that name no file, or needn't."""

COMMANDS = ("toc", "show", "export", FIND, BOOKMARKS, HISTORY, READERS, CONFIG, "help")
FORMATS = ("json", "jsonl", "md", "txt")


class Option(NamedTuple):
    """One option: its word, whether a value follows, and the commands it belongs to (all: none named)."""

    word: str
    takes_value: bool = False
    commands: tuple[str, ...] = ()


OPTIONS: tuple[Option, ...] = (
    Option("--article", True, (READ, "show", "export", BOOKMARKS)),
    Option("--context", True, (FIND,)),
    Option("--continue", False, (READ,)),
    Option("--data-dir", True),
    Option("--default", False, (CONFIG,)),
    Option("--encoding", True, (READ, "toc", "show", "export", FIND, BOOKMARKS)),
    Option("--format", True, ("export", BOOKMARKS)),
    Option("--help"),
    Option("--json", False, (FIND, BOOKMARKS, HISTORY)),
    Option("--length", True, (BOOKMARKS,)),
    Option("--name", True, (READ, "toc", "show", "export", FIND)),
    Option("--no-cache", False, (READ, "toc", "show", "export", FIND, BOOKMARKS)),
    Option("--note", True, (BOOKMARKS,)),
    Option("--offset", True, (BOOKMARKS,)),
    Option("--rank", False, (FIND,)),
    Option("--reader", True, (READ, "toc", "show", "export", FIND)),
    Option("--scope", True, (FIND,)),
    Option("--version"),
    Option("--width", True, ("show",)),
    Option("--with-text", False, ("export",)),
    Option("--word", False, (FIND,)),
)
_SHORT = {"-c": "--continue", "-h": "--help"}

_WIDEST = 1000
"""The longest line, in cells, that `--width` may ask for: wider than any terminal or sheet of paper."""


class Call(NamedTuple):
    """What a person asked for. `width` is in cells, None for the terminal's; `context` in characters,
    None for what fills the line.
    """

    command: str
    paths: tuple[str, ...] = ()
    article: str | None = None
    encoding: str | None = None
    format: str = ""
    width: int | None = None
    with_text: bool = False
    no_cache: bool = False
    default: bool = False
    json: bool = False
    offset: str | None = None
    length: str | None = None
    note: str | None = None
    data_dir: str | None = None
    query: str = ""
    scope: str = ""
    context: int | None = None
    rank: bool = False
    word: bool = False
    name: str | None = None
    reader: str | None = None
    latest: bool = False
    version: bool = False
    help: str | None = None
    """The command to be explained, READ for the whole; None when help isn't asked for."""


def parse(words: Sequence[str]) -> Call:
    """The call that these words make. Raises UsageError, with a message for people.

    Options may stand anywhere; after `--` all words are paths. The first word that is no option
    is a command when it is the name of one: a file of that name is `./toc`.
    """
    command = READ
    paths: list[str] = []
    given: dict[str, str] = {}
    rest = list(reversed(words))
    while rest:
        word = rest.pop()
        if word == "--":
            paths += reversed(rest)
            break
        if word.startswith("-") and word != "-":
            option, value = _option(word, rest)
            given[option] = value
        elif command == READ and not paths and word in COMMANDS:
            command = word
        else:
            paths.append(word)
    if "--version" in given:
        return Call(command, version=True)
    if command == "help" or "--help" in given:
        topic = paths[0] if command == "help" and paths else command
        if topic not in (READ, *COMMANDS):
            raise _no_command(topic)
        return Call(command, help=topic if topic != "help" else READ)
    return _checked(command, tuple(paths), given)


def trouble_code(command: str) -> int:
    """The exit code when a file is the trouble; 1 from `find` says that nothing was found."""
    return 2 if command == FIND else 1


def near_command(word: str) -> str | None:
    """The command that a word may be a slip of the fingers for."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, COMMANDS, 1)), None)


def _no_command(word: str) -> UsageError:
    near = near_command(word)
    hint = t("cli.hint-near", word=near) if near else None
    return UsageError(t("cli.no-command", command=word, commands=", ".join(COMMANDS)), hint=hint)


def _option(word: str, rest: list[str]) -> tuple[str, str]:
    """The option that a word begins and its value, taken from the words to come where it needs one."""
    name, equals, value = word.partition("=")
    name = _SHORT.get(name, name)
    option = next((o for o in OPTIONS if o.word == name), None)
    if option is None:
        from difflib import get_close_matches

        near = get_close_matches(name, [o.word for o in OPTIONS], 1)
        if near:
            hint = t("cli.hint-near", word=near[0])
        elif not word.isascii() or " " in word:  # no option is written so: a query that excludes
            hint = t("cli.hint-dash-query", word=word)
        else:
            hint = t("cli.hint-dash-file", word=word) if "." in word else t("cli.hint-help")
        raise UsageError(t("cli.unknown-option", word=word), hint=hint)
    if not option.takes_value:
        if equals:
            raise UsageError(t("cli.takes-no-value", option=name))
        return name, ""
    if not equals:
        if not rest:
            raise UsageError(t("cli.needs-value", option=name), hint=t("cli.hint-help"))
        value = rest.pop()
    if not value:
        raise UsageError(t("cli.needs-value", option=name), hint=t("cli.hint-help"))
    return name, value


def _checked(command: str, paths: tuple[str, ...], given: dict[str, str]) -> Call:
    for option in OPTIONS:
        if option.word in given and option.commands and command not in option.commands:
            where = ", ".join(f"kanbao {c}" if c != READ else "kanbao" for c in option.commands)
            raise UsageError(t("cli.other-command", option=option.word, commands=where))
    if command == CONFIG and paths:
        raise UsageError(t("cli.config-path", path=paths[0]), hint=t("cli.hint-config"))
    if command == HISTORY and paths:
        raise UsageError(t("cli.history-path", path=paths[0]))
    if "--continue" in given and paths:
        raise UsageError(t("cli.continue-path", path=paths[0]))
    query, paths = _query(paths) if command == FIND else ("", paths)
    if command == READERS and paths:
        raise UsageError(t("cli.formats-path", path=paths[0]))
    if command not in _NO_FILE and not paths:
        raise UsageError(t("cli.no-path", command=command), hint=t("cli.hint-command-help", command=command))
    if paths.count("-") > 1:
        raise UsageError(t("cli.twice-input"))
    if "--name" in given and "-" not in paths:
        raise UsageError(t("cli.name-of-input"))
    form = given.get("--format", "")
    if command == "export":
        _check_format(form, paths, with_text="--with-text" in given)
    article = given.get("--article")
    if (
        article is not None
        and len(paths) > 1
        and command != BOOKMARKS
        and article.isascii()
        and article.isdigit()
    ):
        raise UsageError(t("cli.number-of-several", number=article))
    return Call(
        command,
        paths,
        article=article,
        encoding=given.get("--encoding"),
        format=form,
        width=_cells(given["--width"]) if "--width" in given else None,
        with_text="--with-text" in given,
        no_cache="--no-cache" in given,
        default="--default" in given,
        json="--json" in given,
        offset=given.get("--offset"),
        length=given.get("--length"),
        note=given.get("--note"),
        data_dir=given.get("--data-dir"),
        query=query,
        scope=_scope(given.get("--scope", "")),
        context=_characters(given["--context"]) if "--context" in given else None,
        rank="--rank" in given,
        word="--word" in given,
        name=given.get("--name"),
        reader=given.get("--reader"),
        latest="--continue" in given,
    )


def _check_format(form: str, paths: tuple[str, ...], *, with_text: bool) -> None:
    known = ", ".join(FORMATS)
    if not form:
        raise UsageError(t("cli.no-format", formats=known))
    if form not in FORMATS:
        raise UsageError(t("cli.unknown-format", format=form, formats=known))
    if form == "json" and len(paths) > 1:
        raise UsageError(t("cli.json-several"), hint="--format jsonl")
    if with_text and not form.startswith("json"):
        raise UsageError(t("cli.with-text"))


def _query(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """What is to be found, and where."""
    if not words:
        raise UsageError(t("cli.no-query", command=FIND), hint=t("cli.hint-command-help", command=FIND))
    return words[0], words[1:]


def _scope(value: str) -> str:
    if value not in ("", "title"):
        raise UsageError(t("cli.bad-scope", value=value))
    return value


def _characters(value: str) -> int:
    """A number of characters. Of more digits than any text has characters the first ones do."""
    if not (value.isascii() and value.isdigit()):
        raise UsageError(t("cli.bad-context", value=value[:20]))
    return int(value.lstrip("0")[:9] or "0")


def _cells(value: str) -> int:
    """A width in cells."""
    if not (value.isascii() and value.isdigit()) or not value.strip("0"):
        raise UsageError(t("cli.bad-width", value=value))
    digits = value.lstrip("0")
    if len(digits) > len(str(_WIDEST)) or int(digits) > _WIDEST:
        raise UsageError(t("cli.too-wide", limit=_WIDEST, value=value[:20]))
    return int(digits)
