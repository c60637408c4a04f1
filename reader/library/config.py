"""The configuration file: read into settings, each fault named with its line, the rest used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reader.errors import KanbaoError
from reader.library.folders import config_path
from reader.library.settings import ROWS, KeyRow, Settings, in_toml, names
from reader.strings import reason_of, t

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Config", "read_config", "trouble"]

_SIZE_LIMIT = 1 << 18
"""Bytes; a larger file is none of ours."""

_FAULTS = 20
"""Lines that can't be read are named up to this number; then the file is no TOML at all."""

_KEYS = "keys"


class Config(NamedTuple):
    """The settings in force and the file that they come from; what is wrong in it, in the file's order."""

    settings: Settings
    path: str
    exists: bool = False
    troubles: tuple[KanbaoError, ...] = ()


def read_config() -> Config:
    """The configuration of this run. Without a file the defaults, for the price of a failed `open`.

    Never raises for what the file holds or lacks: that is told in `troubles`.
    """
    path = config_path()
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib costs more than the rest
            data = file.read(_SIZE_LIMIT + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Config(Settings(), path)
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        return Config(Settings(), path, True, (_whole(path, t("config.unreadable", reason=reason)),))
    if len(data) > _SIZE_LIMIT:
        return Config(Settings(), path, True, (_whole(path, t("config.too-big")),))
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    settings, troubles = _read(text, path)
    return Config(settings, path, True, tuple(troubles))


def trouble(path: str, line: int, key: str, message: str) -> KanbaoError:
    """A fault in the file: `path, line 3, theme: message`."""
    place = t("config.line", line=line) if line else ""
    return KanbaoError(message, path=path, place=", ".join(part for part in (place, key) if part))


def _whole(path: str, message: str) -> KanbaoError:
    return KanbaoError(message, path=path)


def _read(text: str, path: str) -> tuple[Settings, list[KanbaoError]]:
    lines = text.split("\n")
    troubles: list[tuple[int, KanbaoError]] = []
    tables = _parse(lines, path, troubles)
    rows = {row.name: row for row in ROWS}
    values: dict[str, Any] = {}
    for name, value in tables.items():
        row = rows.get(name)
        line = _line_of(lines, "", name)
        if row is not None and row.allows(value):
            values[row.field] = value
        elif row is not None:
            message = t("config.not-allowed", choices=row.choices(), value=_shown(value))
            troubles.append((line, trouble(path, line, name, message)))
        elif name == _KEYS and isinstance(value, dict):
            values[_KEYS] = _key_rows(value, lines, path, troubles)
        elif name == _KEYS:
            troubles.append((line, trouble(path, line, name, t("config.no-table"))))
        else:
            troubles.append((line, trouble(path, line, name, _unknown(name))))
    troubles.sort(key=lambda pair: pair[0])
    return Settings()._replace(**values), [error for _, error in troubles]


def _key_rows(
    table: dict[str, Any], lines: Sequence[str], path: str, troubles: list[tuple[int, KanbaoError]]
) -> tuple[KeyRow, ...]:
    rows: list[KeyRow] = []
    for action, value in table.items():
        line = _line_of(lines, _KEYS, action)
        keys = [value] if isinstance(value, str) else value
        if isinstance(keys, list) and all(isinstance(key, str) for key in keys):
            rows.append(KeyRow(action, tuple(keys), line))
        else:
            message = t("config.no-keys", value=_shown(value))
            troubles.append((line, trouble(path, line, action, message)))
    return tuple(rows)


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, list(names()), 1)
    message = t("config.unknown")
    return f"{message} ({t('cli.hint-near', word=near[0])})" if near else message


def _shown(value: object) -> str:
    text = in_toml(value) if isinstance(value, str | int | bool) else str(value)
    return text if len(text) <= 40 else text[:39] + "…"


# --- TOML of which some lines are none


def _parse(lines: list[str], path: str, troubles: list[tuple[int, KanbaoError]]) -> dict[str, Any]:
    """The file's tables. A line that is no TOML is named and left out, and the rest read again."""
    import tomllib

    rest = list(lines)
    for _ in range(_FAULTS):
        try:
            return tomllib.loads("\n".join(rest))
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            at = _faulty_line(rest, str(error))
            key = rest[at].partition("=")[0].strip() if "=" in rest[at] else ""
            troubles.append((at + 1, trouble(path, at + 1, key[:40], t("config.no-toml"))))
            rest[at] = ""
    return {}


def _faulty_line(lines: Sequence[str], message: str) -> int:
    """The index of the line to blame: the first without which all before it can be read."""
    import re
    import tomllib

    found = re.search(r"at line (\d+)", message)
    last = min(int(found[1]), len(lines)) if found else len(lines)
    # What was left open further up is found out only where something else stands, or at the end.
    for at in range(last - 1, max(last - 1 - 60, -1), -1):
        if not lines[at].strip():
            continue
        try:
            tomllib.loads("\n".join(lines[:at]))
        except (tomllib.TOMLDecodeError, RecursionError):
            continue
        return at
    return max(last - 1, 0)


def _line_of(lines: Sequence[str], table: str, name: str) -> int:
    """The number of the line that sets a key of a table ("" for none), 0 where it isn't seen."""
    inside = ""
    outer = 0
    for number, line in enumerate(lines, 1):
        stripped = line.strip()
        if stripped.startswith("["):
            inside = stripped.strip("[").partition("]")[0].strip().strip("\"'")
            if not table and inside == name:
                return number
            continue
        key = stripped.partition("=")[0].strip()
        parts = [part.strip().strip("\"'") for part in key.split(".")]
        if inside == table and parts == [name]:
            return number
        if not inside and (parts == [table, name] or (not table and parts[0] == name)):
            return number
        if not inside and table and parts == [table]:
            outer = number
    return outer
