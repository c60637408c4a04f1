"""The configuration as text: what holds now, and a commented file to start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chars import visible
from reader.library.settings import ROWS, Settings, in_toml, value_of
from reader.strings import language, t

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.library.config import Config

__all__ = ["default_text", "text_in_force"]

KeyLine = tuple[str, tuple[str, ...], str]
"""An action's id, its keys as the file has them, and what it does."""


def text_in_force(config: Config, keys: Iterable[KeyLine]) -> Iterator[str]:
    """The file's path, and every setting and action as a file would have them; lines without ends."""
    yield f"# {visible(config.path)}"
    if not config.exists:
        yield f"# {t('config.absent')}"
    yield ""
    for row in ROWS:
        yield f"{row.name} = {in_toml(value_of(config.settings, row))}"
    yield ""
    yield "[keys]"
    for action, bound, _ in keys:
        yield f"{action} = {_list(bound)}"


def default_text(keys: Iterable[KeyLine]) -> Iterator[str]:
    """A file in which every line is a comment, so that it changes nothing; lines without ends."""
    yield f"# {t('config.default-head')}"
    defaults = Settings()
    for row in ROWS:
        yield ""
        yield f"# {row.does(language())}"
        yield f"# {row.choices()}"
        yield f"#{row.name} = {in_toml(value_of(defaults, row))}"
    yield ""
    yield f"# {t('config.keys-head')}"
    yield "[keys]"
    for action, bound, does in keys:
        yield f"#{action} = {_list(bound)}  # {does}"


def _list(keys: tuple[str, ...]) -> str:
    return f"[{', '.join(map(in_toml, keys))}]"
