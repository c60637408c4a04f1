"""Every visible string of the interface, Chinese and English, in one catalogue.

A row is `id: (zh, en)`; ids are `area.name`, areas and ids in alphabetical order. `{name}` is
filled in by `t`. The language is that of the locale; `KANBAO_LANG` (`zh` or `en`) overrides it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["STRINGS", "Language", "language", "t"]

Language = Literal["zh", "en"]

STRINGS: dict[str, tuple[str, str]] = {
    # --- app: the screen as a whole
    "app.too-small": (
        "窗口太小：至少要 {columns} 列 {rows} 行",
        "Window too small: {columns}x{rows} at least",
    ),
}


def language(environ: Mapping[str, str] | None = None) -> Language:
    """The interface's language: KANBAO_LANG, else LC_ALL, LC_MESSAGES, LANG, the first that is set.

    Chinese for every `zh…` locale, else English.
    """
    env = os.environ if environ is None else environ
    for name in ("KANBAO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = env.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def t(string_id: str, /, **values: object) -> str:
    """The string with this id in the interface's language, `{name}` filled in from `values`."""
    text = STRINGS[string_id][0 if language() == "zh" else 1]
    return text.format(**values) if values else text
