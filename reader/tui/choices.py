"""What a person chose by key holds in the next run too: the theme, the columns, the longest line, the
script.

The configuration says how it begins. A choice holds as long as the configuration says what it said
when the choice was made; one that is changed afterwards is the newer wish.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chars.script import SCRIPTS
from reader.library.memory import remember, remembered
from reader.tui.layout import LEAST_MEASURE, MOST_COLUMNS, MOST_MEASURE, Shape
from reader.tui.theme import THEMES

if TYPE_CHECKING:
    from reader.chars.script import Script
    from reader.library.settings import Settings

__all__ = ["first_script", "first_shape", "first_theme", "keep_script", "keep_shape", "keep_theme"]

_AUTO = "auto"


def first_theme(configured: str) -> int:
    """The index of the theme to start with: the one last chosen by key, else the configured one."""
    ids = [theme.id for theme in THEMES]
    wanted = _chosen("theme", configured)
    return ids.index(wanted) if wanted in ids else ids.index(configured)


def keep_theme(index: int, configured: str) -> None:
    """Remember a theme that was chosen by key."""
    _choose("theme", THEMES[index].id, configured)


def first_script(configured: Script) -> Script:
    """The script to start with: the one last chosen by key, else the configured one."""
    wanted = _chosen("script", configured)
    return next((script for script in SCRIPTS if script == wanted), configured)


def keep_script(script: Script, configured: Script) -> None:
    """Remember a script that was chosen by key."""
    _choose("script", script, configured)


def first_shape(settings: Settings) -> Shape:
    """The shape to start with: columns and longest line as last chosen by key, else as configured."""
    measure, columns = _number("measure", settings.measure), _number("columns", settings.columns)
    if not LEAST_MEASURE // 2 <= measure <= MOST_MEASURE // 2:
        measure = settings.measure
    if not 0 <= columns <= MOST_COLUMNS:
        columns = 0
    return Shape(measure * 2, columns)


def keep_shape(before: Shape, now: Shape, settings: Settings) -> None:
    """Remember what of the text's shape was changed by key."""
    if now.columns != before.columns:
        _choose("columns", now.columns or _AUTO, settings.columns)
    if now.measure != before.measure:
        _choose("measure", now.measure // 2, settings.measure)


def _number(name: str, configured: int | str) -> int:
    """The number that was chosen, else the configured one; 0 for as many as suit, -1 for what is none."""
    for value in (_chosen(name, configured), str(configured)):
        if value == _AUTO:
            return 0
        if value.isdecimal() and len(value) < 4:
            return int(value)
    return -1


def _chosen(name: str, configured: object) -> str:
    """What was chosen while the configuration said what it says now, "" for nothing."""
    kept = remembered(name).split()
    return kept[0] if len(kept) == 2 and kept[1] == str(configured) else ""


def _choose(name: str, value: object, configured: object) -> None:
    remember(name, f"{value} {configured}")
