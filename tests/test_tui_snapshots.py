"""A few whole screens, kept as text with their styles, so that a change of looks is seen in a review.

`KANBAO_SNAPSHOTS=write` writes them anew.
"""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tui_paper import app_on, dump, paper

if TYPE_CHECKING:
    from rich.style import Style

    from reader.tui.app import KanbaoApp

KEPT = Path(__file__).parent / "data" / "screens"

SCREENS = {
    "80x24-one-column-paper": ((80, 24), "T c"),
    "80x24-two-columns-mono": ((80, 24), "T T T c c space"),
    "120x40-one-column-mono": ((120, 40), "T T T c"),
    "120x40-two-columns-paper": ((120, 40), "T c c"),
}
"""Size, and the keys pressed on the small paper; j and k at the end take the message away."""


def told(style: Style) -> str:
    """A style in words."""
    words = [name for name in ("bold", "dim", "italic", "reverse") if getattr(style, name)]
    for colour in (style.color, style.bgcolor):
        words.append("default" if colour is None or colour.is_default else colour.name)
    return " ".join(words)


def picture(app: KanbaoApp) -> str:
    """The screen's rows, then what stands on it in each style but the most common."""
    texts: dict[str, list[str]] = {}
    for strip in app.screen._compositor.render_strips(app.size):
        for segment in strip:
            if segment.text.strip():
                texts.setdefault(told(segment.style), []).append(segment.text.strip())
    common = max(texts, key=lambda style: len("".join(texts[style])))
    styles = [
        f"{style}: {' | '.join(dict.fromkeys(found))}" for style, found in texts.items() if style != common
    ]
    return "\n".join([*dump(app), "", f"{common}: all but", *styles, ""])


@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_looks_as_it_was_approved(name, monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "zh")
    monkeypatch.delenv("NO_COLOR", raising=False)
    size, keys = SCREENS[name]

    async def look() -> str:
        app = app_on(paper())
        async with app.run_test(size=size) as pilot:
            await pilot.press(*keys.split(), "j", "k")
            await pilot.pause()
            return picture(app)

    seen = asyncio.run(look())
    path = KEPT / f"{name}.txt"
    if os.environ.get("KANBAO_SNAPSHOTS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(seen, encoding="utf-8")
    assert seen == path.read_text("utf-8")
