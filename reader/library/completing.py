"""What a path that is being typed can become: the files and folders beside what was typed so far."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import KanbaoError
from reader.strings import reason_of, t

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Name", "matching", "names_in", "real", "split"]


class Name(NamedTuple):
    """A name in a folder, as the system has it."""

    name: str
    is_folder: bool


def split(typed: str) -> tuple[str, str]:
    """The folder that was typed, with its slash ("" for the one where one is), and the name's beginning."""
    if typed in ("~", ".."):
        return f"{typed}/", ""
    at = typed.rfind("/") + 1
    return typed[:at], typed[at:]


def real(typed: str) -> str:
    """The path that was typed, `~` being the home; a file that is called `-` is no standard input."""
    path = os.path.expanduser(typed)  # noqa: PTH111 - pathlib raises where there is no such person
    return f"./{path}" if path == "-" else path


def names_in(folder: str) -> list[Name]:
    """What a folder as it was typed holds: folders first, each kind by name, digits by their value.

    Raises KanbaoError where it can't be read.
    """
    try:
        with os.scandir(real(folder) or ".") as entries:
            names = [Name(entry.name, _is_folder(entry)) for entry in entries]
    except (OSError, ValueError) as error:
        raise KanbaoError(t("source.unreadable", reason=reason_of(error)), path=folder) from error
    names.sort(key=lambda name: (not name.is_folder, _in_order(name.name)))
    return names


def matching(
    names: Sequence[Name], begin: str, matcher: Callable[[str], Callable[[str], bool]]
) -> Sequence[Name]:
    """The names that the beginning of one can become; hidden ones only where it begins with a full stop.

    First those that begin with it, large and small letters being the same, then those that `matcher` says
    hold it otherwise (see `reader.tui.matching`).
    """
    hidden = begin.startswith(".")
    shown = [name for name in names if name.name.startswith(".") == hidden]
    if not begin:
        return shown
    wanted, holds = begin.casefold(), matcher(begin)
    first = [name for name in shown if name.name.casefold().startswith(wanted)]
    first.sort(key=lambda name: name.name != begin)
    taken = set(first)
    return [*first, *(name for name in shown if name not in taken and holds(name.name))]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _in_order(name: str) -> tuple[tuple[int, int | str], ...]:
    """A key by which page 9 comes before page 10."""
    parts: list[tuple[int, int | str]] = []
    at = 0
    while at < len(name):
        end, number = at + 1, "0" <= name[at] <= "9"
        while end < len(name) and ("0" <= name[end] <= "9") == number:
            end += 1
        piece = name[at:end]
        parts.append((0, int(piece)) if number and len(piece) < 20 else (1, piece.casefold()))
        at = end
    return tuple(parts)
