"""Themes: what each tone of the screen looks like.

A tone is what a piece of text is for (a headline, the cursor's row); a theme gives it a style.
The terminal's own theme and the monochrome one use no colours but the terminal's; what tells
tones apart there is weight, dimming and reversal, so nothing hangs on colour.
"""

from __future__ import annotations

from typing import NamedTuple

from rich.style import Style

__all__ = ["THEMES", "Theme", "styles"]


class Theme(NamedTuple):
    """Colours by use; "default" is the terminal's own. `dims` dims by attribute instead of by colour."""

    id: str
    text: str
    ground: str
    faint: str
    accent: str
    cursor: str
    dims: bool


THEMES: tuple[Theme, ...] = (
    Theme("terminal", "default", "default", "default", "red", "default", dims=True),
    Theme("paper", "#2b2620", "#f6f0e2", "#6f6557", "#a3201d", "#e4d8bd", dims=False),
    Theme("night", "#d8d1c3", "#1b1a18", "#948b7b", "#e08a6d", "#3a352d", dims=False),
    Theme("mono", "default", "default", "default", "default", "default", dims=True),
)
"""In the order that the key for themes goes round. Faint text on paper and night: contrast over 4.9."""


def styles(theme: Theme) -> dict[str, Style]:
    """The style of every tone. All name foreground and background, so that no cell shows another's."""
    base = Style(color=theme.text, bgcolor=theme.ground)
    faint = Style(color=theme.faint, bgcolor=theme.ground, dim=theme.dims or None)
    accent = Style(color=theme.accent, bgcolor=theme.ground)
    bold = Style(bold=True)
    reversal = theme.cursor == "default"
    cursor = base + (Style(reverse=True) if reversal else Style(bgcolor=theme.cursor, bold=True))
    return {
        "text": base,
        "strong": base + bold,
        "faint": faint,
        "accent": accent + bold,
        "cursor": cursor,
        "current": base + bold,
        "selected": base + Style(reverse=True),
        # Lit up by the person: seen without a colour, and less than what is looked for.
        "highlight": base + Style(underline=True, bgcolor=None if reversal else theme.cursor),
        "hit": accent + Style(bold=True, underline=True),
        "hit-now": base + Style(reverse=True, bold=True, underline=True),
        "cursor-hit": cursor + Style(bold=True, underline=True, color=None if reversal else theme.accent),
        # parts of an article that are not plain text
        "headline": base + bold,
        "subhead": base + bold,
        "box-title": base + bold,
        "label": faint + bold,
        "series": faint,
        # Lighter than the headline between them, as a paper sets them: so the block parts from the text.
        "kicker": faint,
        "deck": faint,
        "byline": faint,
        "caption": base + Style(italic=True),
        "credit": faint,
        "sign-off": faint,
        "jump": faint,
        "footnote": faint,
        "link": base + Style(underline=True),
        "stress": base + bold,
        "rule": faint,
        "blank": base,
    }
