"""What every key does: one table from the key table's ids to functions of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.strings import t
from reader.tui.bars import issue_beside
from reader.tui.choices import keep_theme
from reader.tui.keys import action_of
from reader.tui.later import later
from reader.tui.prompt import Prompt
from reader.tui.theme import THEMES, styles
from reader.tui.typing import type_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.desk import Desk

__all__ = ["ROUTES", "press"]

_WHEN_TOO_SMALL = ("quit", "quit-now", "suspend")


def press(desk: Desk, key: str, character: str | None) -> None:
    """A key was pressed (Textual's name of it, and what it prints): do what it means, draw what changed."""
    if desk.prompt is not None:
        type_key(desk, desk.prompt, key, character)
        return
    fits = desk.layout_now.fits
    action = action_of(desk.context if fits else "pane", key, character)
    if not fits and action not in _WHEN_TOO_SMALL:
        return
    desk.message = None
    if action is not None:
        ROUTES[action](desk)
    desk.update()


# --- the text, the list, the sheet


def _moved(desk: Desk, done: bool, otherwise: str) -> None:
    """After a move that may have had nowhere to go: say so."""
    if not done:
        desk.message = t(otherwise)


def _toggle_contents(desk: Desk) -> None:
    """Beside the text it comes and goes and the text has the keys; over the text it has them itself."""
    if desk.listed:
        desk.open_list(None)
    elif desk.layout_now.wide:
        desk.beside = not desk.layout_now.contents
        desk.in_list = False
        desk.replace()
    else:
        desk.give_keys(to_list=not desk.in_list)


def _close_list(desk: Desk) -> None:
    """The filter first, since it is on top; then the list."""
    if desk.listing.query:
        desk.listing.filter("")
    elif desk.listed:
        desk.open_list(None)
    else:
        desk.give_keys(to_list=False)


def _other_pane(desk: Desk) -> None:
    if not desk.listed:
        desk.give_keys(to_list=not desk.in_list)


def _back(desk: Desk) -> None:
    """Back over jumps; where the jump came from a list, to the list as it was."""
    left = desk.reading.back()
    _moved(desk, left is not None, "foot.no-back")
    if left is not None and left.listed is not None and desk.holds(left.listed):
        desk.open_list(left.listed)


def _turn(desk: Desk) -> None:
    """The other order of the list, where it has one."""
    if desk.listed is not None:
        desk.listed.turn(desk)


def _step_sheet(desk: Desk, screens: float) -> None:
    if desk.sheet is not None:
        desk.sheet.scroll(round(screens * desk.sheet.height) or (1 if screens > 0 else -1))


def _scroll_sheet(desk: Desk, rows: int) -> None:
    if desk.sheet is not None:
        desk.sheet.scroll(rows)


def _next_theme(desk: Desk) -> None:
    desk.theme_index = (desk.theme_index + 1) % len(THEMES)
    desk.tones = styles(THEMES[desk.theme_index])
    keep_theme(desk.theme_index, desk.settings.theme)
    desk.message = t(f"theme.{THEMES[desk.theme_index].id}")


def _toggle_alone(desk: Desk) -> None:
    desk.alone = not desk.alone
    desk.in_list = False
    desk.replace()


def _go_to(desk: Desk) -> None:
    desk.sheet = desk.selection = None
    desk.open_prompt(Prompt("go-to"))


def _filter(desk: Desk) -> None:
    desk.open_prompt(Prompt("filter", desk.listing.query))


ROUTES: dict[str, Callable[[Desk], None]] = {
    "line-down": lambda desk: desk.reading.scroll(1),
    "line-up": lambda desk: desk.reading.scroll(-1),
    "page-down": lambda desk: _page(desk, 1),
    "page-up": lambda desk: _page(desk, -1),
    "half-down": lambda desk: desk.reading.half(1),
    "half-up": lambda desk: desk.reading.half(-1),
    "article-start": lambda desk: desk.reading.to_start(),
    "article-end": lambda desk: desk.reading.to_end(),
    "next-article": lambda desk: _step_article(desk, 1),
    "previous-article": lambda desk: _step_article(desk, -1),
    "next-section": lambda desk: _moved(desk, desk.reading.step_section(1), "foot.no-section-after"),
    "previous-section": lambda desk: _moved(desk, desk.reading.step_section(-1), "foot.no-section-before"),
    "next-paragraph": lambda desk: desk.reading.step_paragraph(1),
    "previous-paragraph": lambda desk: desk.reading.step_paragraph(-1),
    "back": _back,
    "forward": lambda desk: _moved(desk, desk.reading.forward() is not None, "foot.no-forward"),
    "follow": later("leads", "follow"),
    "other-pane": _other_pane,
    "copy": later("copying", "copy_paragraph"),
    "copy-article": later("copying", "copy_article"),
    "bookmark": later("marking", "toggle_bookmark"),
    "note": later("notes", "write_note"),
    "highlight": later("marking", "highlight"),
    "marks": later("listmarks", "show_marks"),
    "highlight-selection": later("marking", "highlight_selected"),
    "note-selection": later("notes", "write_on_selected"),
    "edit-note": later("notes", "edit_shown"),
    "next-note": later("notes", "next_note"),
    "marks-order": _turn,
    "marks-scope": later("listmarks", "next_scope"),
    "edit-mark": later("listmarks", "edit"),
    "delete-mark": later("listmarks", "delete"),
    "undelete-mark": later("listmarks", "undelete"),
    "select": later("selecting", "begin"),
    "source": later("origin", "show_origin"),
    "page": later("origin", "show_page"),
    "save": later("saving", "ask_name"),
    "command": later("piping", "ask_command"),
    "toggle-read": later("unread", "toggle_read"),
    "next-unread": later("unread", "next_unread"),
    "reread": later("watching", "reread"),
    "contents": _toggle_contents,
    "entry-down": lambda desk: desk.listing.move(1),
    "entry-up": lambda desk: desk.listing.move(-1),
    "list-page-down": lambda desk: desk.listing.move(desk.listing.height),
    "list-page-up": lambda desk: desk.listing.move(-desk.listing.height),
    "list-half-down": lambda desk: desk.listing.move(max(1, desk.listing.height // 2)),
    "list-half-up": lambda desk: desk.listing.move(-max(1, desk.listing.height // 2)),
    "first-entry": lambda desk: desk.listing.to_end(last=False),
    "last-entry": lambda desk: desk.listing.to_end(last=True),
    "next-group": lambda desk: desk.listing.step_group(1),
    "previous-group": lambda desk: desk.listing.step_group(-1),
    "open": lambda desk: desk.open_entry(),
    "filter": _filter,
    "order": _turn,
    "find": later("seeking", "begin"),
    "find-selection": later("seeking", "find_selected"),
    "next-hit": later("seeking", "step", 1),
    "previous-hit": later("seeking", "step", -1),
    "hits": later("listhits", "show_hits"),
    "dim": later("seeking", "dim"),
    "close-list": _close_list,
    "extend-right": later("selecting", "extend", "character", 1),
    "extend-left": later("selecting", "extend", "character", -1),
    "extend-word": later("selecting", "extend", "word", 1),
    "shrink-word": later("selecting", "extend", "word", -1),
    "extend-line": later("selecting", "extend_line", 1),
    "shrink-line": later("selecting", "extend_line", -1),
    "extend-sentence": later("selecting", "extend", "sentence", 1),
    "shrink-sentence": later("selecting", "extend", "sentence", -1),
    "extend-paragraph": later("selecting", "extend", "paragraph", 1),
    "shrink-paragraph": later("selecting", "extend", "paragraph", -1),
    "other-end": later("selecting", "turn"),
    "copy-selection": later("copying", "copy_selected"),
    "copy-selection-source": later("copying", "copy_selected_with_source"),
    "command-selection": later("piping", "ask_command"),
    "end-selection": later("selecting", "end"),
    "sheet-down": lambda desk: _scroll_sheet(desk, 1),
    "sheet-up": lambda desk: _scroll_sheet(desk, -1),
    "sheet-page-down": lambda desk: _step_sheet(desk, 1),
    "sheet-page-up": lambda desk: _step_sheet(desk, -1),
    "sheet-half-down": lambda desk: _step_sheet(desk, 0.5),
    "sheet-half-up": lambda desk: _step_sheet(desk, -0.5),
    "sheet-start": lambda desk: _scroll_sheet(desk, -desk.sheet.top if desk.sheet else 0),
    "sheet-end": lambda desk: _scroll_sheet(desk, len(desk.sheet.lines) if desk.sheet else 0),
    "close-sheet": later("helping", "close"),
    "open-address": later("browsing", "open_address"),
    "copy-address": later("browsing", "copy_address"),
    "go-to": _go_to,
    "previous-issue": later("walking", "step", -1),
    "next-issue": later("walking", "step", 1),
    "issues": later("walking", "show_issues"),
    "open-path": later("opener", "begin"),
    "info": later("informing", "toggle_info"),
    "columns": later("shaping", "next_columns"),
    "narrower": later("shaping", "step_measure", -1),
    "wider": later("shaping", "step_measure", 1),
    "theme": _next_theme,
    "script": later("scripting", "next_script"),
    "text-alone": _toggle_alone,
    "actions": later("palette", "open_palette"),
    "help": later("helping", "toggle_help"),
    "search-help": later("helping", "begin"),
    "suspend": lambda desk: desk.app.action_suspend_process(),
    "quit": lambda desk: desk.app.exit(0),
    "quit-now": lambda desk: desk.app.exit(0),
    "interrupt": lambda desk: desk.app.exit(0),
}


def _read_on(desk: Desk, step: int) -> bool:
    """At an article's end or begin: over to the other half of a story, where it has one."""
    from reader.tui.leads import read_on

    return read_on(desk, step)


def _page(desk: Desk, step: int) -> None:
    """A screen on or back; at an issue's end or beginning it tells the way to the issue beside it."""
    reading = desk.reading
    if (reading.at_end if step > 0 else reading.top == 0) and _read_on(desk, step):
        return
    before = (reading.article_index, reading.top)
    if step > 0:
        reading.page_down()
    else:
        reading.page_up()
    if (reading.article_index, reading.top) == before:
        desk.message = issue_beside(reading, step) or None


def _step_article(desk: Desk, step: int) -> None:
    """In the list the cursor goes along."""
    done = desk.reading.step_article(step)
    if not done:
        desk.message = issue_beside(desk.reading, step) or t("foot.last" if step > 0 else "foot.first")
    desk.contents.show_article(desk.reading.article_index)
