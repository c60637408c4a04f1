"""The screen: its state, where its parts stand, and their drawing.

The text, the list and the sheet never take Textual's focus. What has the keys is the desk's own
state, so a key that follows another at once can't go astray while a widget is being focused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset, Region
from textual.screen import Screen

from reader.library.settings import Settings
from reader.tui.bars import first_message, foot_spans, next_title_start, top_spans
from reader.tui.cells import upright
from reader.tui.choices import first_script, first_shape, first_theme
from reader.tui.contents import Contents
from reader.tui.layout import WIDE_COLUMNS, Box, lay_out
from reader.tui.paint import paint, width_of
from reader.tui.pane import notice_spans, pane_spans
from reader.tui.reading import Reading
from reader.tui.theme import THEMES, styles
from reader.tui.widgets import Drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.strip import Strip

    from reader.errors import KanbaoError
    from reader.issue import Issue
    from reader.tui.finding import Finding
    from reader.tui.history import Place
    from reader.tui.hits import HitList as Listed
    from reader.tui.keys import Context
    from reader.tui.layout import Layout, Shape
    from reader.tui.lit import Layer
    from reader.tui.paint import Span
    from reader.tui.prompt import Prompt
    from reader.tui.selection import Selection
    from reader.tui.sheet import Sheet

__all__ = ["STYLES", "Desk"]

STYLES = """
Desk { layers: page over sheet; overflow: hidden hidden; background: ansi_default; }
Desk > Drawn { position: absolute; layer: page; background: ansi_default; }
Desk > #contents { layer: over; }
Desk > #sheet { layer: sheet; }
"""
"""For the application's CSS: a default screen's own is not read. Boxes are set by `Desk.place`."""

_WHEEL_ROWS = 3


class Desk(Screen[None], inherit_bindings=False):
    """The one screen. `reader.tui.commands` changes its state and calls `update`."""

    def __init__(
        self,
        issues: Sequence[Issue],
        start: tuple[int, str] | None,
        settings: Settings | None = None,
        troubles: Sequence[KanbaoError] = (),
    ) -> None:
        super().__init__()
        self.settings = settings or Settings()
        script = first_script(self.settings.script)
        self.reading = Reading(issues, start, self.settings.options, self.settings.reading_speed, script)
        self.contents = Contents(self.reading.issue, self.reading.shown)
        self.contents.show_article(self.reading.article_index)
        self.beside = True
        """Whether the contents is wanted beside the text (on a wide screen)."""
        self.in_list = False
        """Whether the contents has the keys; on a narrow screen it is then over the text."""
        self.alone = False
        self.theme_index = first_theme(self.settings.theme)
        self.tones = styles(THEMES[self.theme_index])
        self.selection: Selection | None = None
        self.sheet: Sheet | None = None
        self.prompt: Prompt | None = None
        self.finding: Finding | None = None
        """What is looked for; its hits are lit until Esc."""
        self.queries: list[str] = []
        """What was looked for, the latest last."""
        self.waiting_for_words = False
        self.listed: Listed | None = None
        """A list in the text's place."""
        self.came_by: tuple[Listed, Place] | None = None
        """The list from which the last jump went, and where one was below it."""
        self.message = first_message(self.reading.issue, troubles)
        self.shape = first_shape(self.settings)
        self._cells = (80, 24)
        self.layout_now = self._lay_out(self.shape, shown=False)
        self._hand_row: int | None = None
        self._followed = (0, -1)
        """The issue and the article that the list's cursor last went to by itself."""
        self._drawn: dict[str, object] = {}

    # --- Textual's side

    def compose(self) -> ComposeResult:
        """The widgets; where they stand is set by `place`."""
        yield Drawn(self._draw_top, id="top")
        yield Drawn(self._draw_pane, id="pane", pressed=self._press_pane, wheel=self._wheel_pane)
        yield Drawn(self._draw_foot, id="foot", pressed=self._press_foot)
        yield Drawn(
            self._draw_contents, id="contents", pressed=self._press_contents, wheel=self._wheel_contents
        )
        yield Drawn(self._draw_sheet, id="sheet", pressed=self._press_sheet, wheel=self._wheel_sheet)

    def on_mount(self) -> None:
        """Stand the widgets where the terminal's size wants them, before the first frame."""
        self.place(*self.app.size)

    def on_resize(self, event: events.Resize) -> None:
        """Lay out anew."""
        self.place(*event.size)

    # --- state

    @property
    def context(self) -> Context:
        """What has the keys."""
        if self.sheet:
            return "info" if self.sheet.kind == "info" else "sheet"
        if self.selection:
            return "select"
        return "list" if self.in_list or self.listed else "pane"

    @property
    def listing(self) -> Contents | Listed:
        """The list that has the keys, or would have them."""
        return self.listed or self.contents

    def place(self, columns: int, rows: int) -> None:
        """Lay out for a terminal of this size, keeping the text's place."""
        self._cells = (columns, rows)
        shown = self.in_list or (self.beside and columns >= WIDE_COLUMNS and not self.alone)
        now = self.layout_now = self._lay_out(self.shape, shown)
        self.reading.resize(now.measure, now.text_rows, now.text_columns, now.breadth)
        if now.contents:
            self.contents.resize(now.contents.height - self._contents_head)
        if self.listed:
            self.listed.resize(now.pane.height - self._contents_head)
        if self.sheet is not None:
            self.sheet.resize(now.pane if now.foot else now.pane._replace(height=rows - 1))
        sheet = self.sheet.box if self.sheet and now.fits else None
        contents = None if sheet and not now.wide else now.contents
        boxes = {"top": now.top, "contents": contents, "pane": now.pane, "sheet": sheet}
        for name, box in boxes.items():
            self._stand(self.query_one(f"#{name}", Drawn), box)
        self._drawn.clear()
        self.update()

    def laid_out(self, shape: Shape) -> Layout:
        """The layout that the screen would have in another shape."""
        return self._lay_out(shape, shown=self.layout_now.contents is not None)

    def reshape(self, shape: Shape) -> None:
        """Set the text in another shape, keeping its place."""
        self.shape = shape
        self.replace()

    def update(self) -> None:
        """Draw again what no longer shows the state as it is."""
        reading, contents = self.reading, self.contents
        if contents.issue is not reading.issue:
            contents.show(reading.issue)
            contents.show_article(reading.article_index)
        where = (reading.issue_index, reading.article_index)
        if where != self._followed and not self.in_list:
            contents.show_article(reading.article_index)
        if where != self._followed:
            self.selection = None
        self._followed = where
        self._hand_row = None if self.sheet else reading.hand_row
        look = (self._cells, self.theme_index, self.context)
        self._stand_foot()
        self._refresh_if("top", (look, where, reading.top))
        lit = (self.selection, self.finding, self.finding and (self.finding.lit, self.finding.now(reading)))
        listed = self.listed and (self.listed, self.listed.state)
        self._refresh_if("pane", (look[:2], where, reading.spread, self._hand_row, lit, listed))
        prompt = self.prompt and (
            self.prompt.kind,
            self.prompt.line.text,
            self.prompt.line.cursor,
            self.prompt.notice,
            self.prompt.label(),
        )
        said = (self.message, self.selection, prompt)
        self._refresh_if("foot", (look, where, reading.top, said, contents.cursor, listed))
        state = (look, where, contents.query, contents.top, len(contents.rows))
        if not self._refresh_if("contents", state):
            self._refresh_cursor_rows()
        self._drawn["cursor"] = contents.cursor
        self._refresh_if("sheet", (look, self.sheet, self.sheet and self.sheet.state))
        if self.prompt is not None and self.layout_now.fits:
            self.app.cursor_position = Offset(self.prompt.cursor_cell(self._cells[0]), self._cells[1] - 1)

    def write(self, sequence: str) -> None:
        """Send the terminal something that shows nothing."""
        driver = self.app._driver
        if driver is not None:
            driver.write(sequence)

    def replace(self) -> None:
        """Lay out again for the same size."""
        self.place(*self._cells)

    def open_sheet(self, sheet: Sheet | None) -> None:
        """Show a sheet over everything, or none."""
        self.sheet = sheet
        self.replace()

    def open_prompt(self, prompt: Prompt | None) -> None:
        """Let the foot be typed in, or be the foot again."""
        self.prompt = prompt
        self.message = None
        self.replace()

    def open_list(self, listed: Listed | None) -> None:
        """Show a list in the text's place, or the text again."""
        self.listed = listed
        self.in_list = False
        self.replace()

    def open_entry(self) -> None:
        """Open the article under the list's cursor, at its place if it is at hand; the text has the keys."""
        if self.listed is not None:
            self.listed.open(self)
            return
        article = self.contents.at_cursor
        if article is not None:
            if article != self.reading.article_index:
                self.reading.go_article(article)
            self.give_keys(to_list=False)

    def give_keys(self, to_list: bool) -> None:
        """Give the keys to the contents or the text; a contents over the text comes and goes with them."""
        if self.in_list != to_list:
            self.in_list = to_list
            self.contents.show_article(self.reading.article_index)
            self.replace()

    # --- drawing

    def _lay_out(self, shape: Shape, shown: bool) -> Layout:
        return lay_out(*self._cells, contents=shown, alone=self.alone, shape=shape)

    @property
    def _contents_head(self) -> int:
        """Rows above the list: its title at the height of the text's first line, and room around it."""
        return 2 * self.layout_now.gap + 1

    def _paint(self, spans: Sequence[Span], width: int) -> Strip:
        return paint(spans, width, self.tones)

    def _draw_top(self, _: int, width: int) -> Strip:
        return self._paint(top_spans(self.reading, width), width)

    def _draw_foot(self, _: int, width: int) -> Strip:
        if self.prompt is not None:
            return self._paint(self.prompt.spans(width), width)
        return self._paint(self._foot(width), width)

    def _foot(self, width: int) -> list[Span]:
        message = self.message
        if message is None and self.selection is not None:
            from reader.tui.copying import how_much

            message = how_much(self)
        return foot_spans(self.reading, self.listing.under, width, self.context, message)

    @property
    def _lit(self) -> list[Layer]:
        """What is lit of the article's text: hits, the one that one stands on, what is selected."""
        article, finding = self.reading.article, self.finding
        layers: list[Layer] = []
        if finding is not None and finding.lit:
            layers.append((finding.ranges(self.reading), "hit"))
            now = finding.now(self.reading)
            layers.append(([(now.start, now.end)] if now else [], "hit-now"))
        if self.selection is not None and article is not None:
            layers.append(([self.selection.span(article.text)], "selected"))
        return layers

    def _draw_pane(self, row: int, width: int) -> Strip:
        if not self.layout_now.fits:
            return self._paint(notice_spans(*self._cells, row), width)
        if self.listed is not None:
            return self._paint(self._listed_spans(self.listed, row, width), width)
        return self._paint(pane_spans(self.reading, self.layout_now, row, self._hand_row, self._lit), width)

    def _listed_spans(self, listed: Listed, row: int, width: int) -> list[Span]:
        head = self._contents_head
        if row < head:
            return listed.title_spans(width) if row == self.layout_now.gap else []
        return listed.row_spans(row - head, width)

    def _draw_contents(self, row: int, width: int) -> Strip:
        head = self._contents_head
        border = upright() if self.layout_now.wide else ""
        inner = width - len(border)
        if row == self.layout_now.gap:
            spans = self.contents.title_spans(inner)
        elif row < head:
            spans = []
        else:
            current = self.reading.article_index
            spans = self.contents.row_spans(row - head, inner, current, active=self.in_list)
        gap = inner - width_of(spans)
        return self._paint([*spans, (" " * gap, "text"), (border, "faint")], width)

    def _draw_sheet(self, row: int, width: int) -> Strip:
        return self._paint(self.sheet.spans(row, width) if self.sheet else [], width)

    def _stand_foot(self) -> None:
        """The line below; with the text alone it comes over the last row while it says something."""
        now, (columns, rows) = self.layout_now, self._cells
        speaks = now.fits and (self.prompt or self.message)
        box = now.foot or (Box(0, rows - 1, columns, 1) if speaks else None)
        if self._drawn.get("foot-box", self) != box:
            self._drawn["foot-box"] = box
            self._drawn.pop("foot", None)
            self._stand(self.query_one("#foot", Drawn), box)

    @staticmethod
    def _stand(widget: Drawn, box: Box | None) -> None:
        widget.display = box is not None
        if box is not None:
            widget.styles.offset = (box.x, box.y)
            widget.styles.width = box.width
            widget.styles.height = box.height

    def _refresh_if(self, name: str, state: object) -> bool:
        """Draw a widget again if what it shows is another than at its last drawing; whether it was."""
        if self._drawn.get(name) == state:
            return False
        self._drawn[name] = state
        self.query_one(f"#{name}").refresh()
        return True

    def _refresh_cursor_rows(self) -> None:
        """The row that the cursor left and the one it came to, and no other."""
        contents = self.contents
        for row in {self._drawn.get("cursor"), contents.cursor}:
            y = self._contents_head - contents.top + row if isinstance(row, int) else -1
            if y >= self._contents_head and self._drawn.get("cursor") != contents.cursor:
                self.query_one("#contents").refresh(Region(0, y, self._cells[0], 1))

    # --- the mouse, a courtesy

    def _press_pane(self, x: int, row: int) -> None:
        self.message = self.selection = None
        if self.listed is not None:
            if self.prompt is None and self.listed.point(row - self._contents_head):
                self.listed.open(self)
            self.update()
            return
        self.give_keys(to_list=False)
        now = self.layout_now
        block = self.reading.block_at(row - now.gap, now.column_at(x))
        if block is not None:
            self.reading.point(block)
        self.update()

    def _press_contents(self, _: int, row: int) -> None:
        if self.prompt is None and self.contents.point(row - self._contents_head):
            self.message = None
            self.open_entry()
            self.update()

    def _press_foot(self, column: int, _: int) -> None:
        start = next_title_start(self._foot(self._cells[0]))
        if self.prompt is None and start is not None and column >= start:
            self.reading.step_article(1)
            self.update()

    def _press_sheet(self, _: int, row: int) -> None:
        if self.sheet is not None:
            self.sheet.press(self, row)

    def _wheel_pane(self, step: int) -> None:
        self.message = None
        (self.listed or self.reading).scroll(step * _WHEEL_ROWS)
        self.update()

    def _wheel_contents(self, step: int) -> None:
        self.contents.scroll(step * _WHEEL_ROWS)
        self.update()

    def _wheel_sheet(self, step: int) -> None:
        if self.sheet is not None:
            self.sheet.scroll(step * _WHEEL_ROWS)
            self.update()
