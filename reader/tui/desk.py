"""The screen: its state, where its parts stand, and which of them have to be drawn again.

The text, the list and the sheet never take Textual's focus. What has the keys is the desk's own
state, so a key that follows another at once can't go astray while a widget is being focused.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias, TypeGuard

from textual.geometry import Offset, Region
from textual.screen import Screen

from reader.library.settings import Settings
from reader.strings import language, t
from reader.tui.bars import first_message
from reader.tui.choices import first_script, first_shape, first_theme
from reader.tui.contents import Contents
from reader.tui.following import Following, left_at, where_text
from reader.tui.kept import Kept
from reader.tui.keys import foot_label
from reader.tui.layout import WIDE_COLUMNS, Box, lay_out
from reader.tui.parts import PARTS
from reader.tui.queries import recall
from reader.tui.reading import Reading
from reader.tui.signs import beside_rows
from reader.tui.start import Start
from reader.tui.theme import THEMES, styles
from reader.tui.watching import SECONDS, Watch
from reader.tui.widgets import Drawn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult

    from reader.errors import KanbaoError
    from reader.issue import Issue
    from reader.library.listing import IssueRef
    from reader.store.model import Mark
    from reader.tui.finding import Finding
    from reader.tui.history import Place
    from reader.tui.hits import HitList
    from reader.tui.issuelist import IssueList
    from reader.tui.keys import Context
    from reader.tui.known import Known
    from reader.tui.layout import Layout, Shape
    from reader.tui.leads import ReadingOn
    from reader.tui.marklist import MarkList
    from reader.tui.prompt import Prompt
    from reader.tui.selection import Selection
    from reader.tui.sheet import Sheet

    Listed: TypeAlias = HitList | IssueList | MarkList

__all__ = ["STYLES", "Desk"]

_LAST_SECONDS = 2.0
"""At the end: how long what is still to be kept may take."""

_SHEET_CONTEXTS: dict[str, Context] = {"help": "help", "info": "info", "note": "note"}
"""What has the keys in the sheets that do more than others."""

STYLES = """
Desk { layers: page over sheet; overflow: hidden hidden; background: ansi_default; }
Desk > Drawn { position: absolute; layer: page; background: ansi_default; }
Desk > #contents { layer: over; }
Desk > #sheet { layer: sheet; }
"""
"""For the application's CSS: a default screen's own is not read. Boxes are set by `Desk.place`."""


class Desk(Screen[None], inherit_bindings=False):
    """The one screen. `reader.tui.commands` changes its state and calls `update`."""

    def __init__(
        self,
        issues: Sequence[Issue | IssueRef],
        start: Start | None = None,
        settings: Settings | None = None,
        troubles: Sequence[KanbaoError] = (),
    ) -> None:
        super().__init__()
        self.settings = settings or Settings()
        start = start or Start()
        script = first_script(self.settings.script)
        self.reading = Reading(
            issues,
            start.place or (start.issue, ""),
            self.settings.options,
            self.settings.reading_speed,
            script,
        )
        self.reading.left_at = self._left_at
        self.files = Watch(self.reading.issues, start.read)
        self.contents = Contents(self.reading.issue, self.reading.shown)
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
        self.listed: Listed | None = self._issues() if start.choose else None
        """A list in the text's place."""
        self.mark_list: MarkList | None = None
        """The list of bookmarks and notes, as it was left."""
        self.marks_here: Sequence[Mark] = ()
        """The marks in the article at hand."""
        self.signs: Mapping[int, str] = {}
        """By row of the article at hand the signs that stand beside it."""
        self.kept = Kept(self.say, self.update, self._met)
        self.following = Following(self)
        self.message: str | None = None
        self._go_on(start)
        self.troubles = list(troubles)
        """What is wrong in the configuration, and what couldn't be read since the program began."""
        self.message = first_message(self.reading.issue, self.troubles, self.message)
        self.shape = first_shape(self.settings)
        self.cells = (80, 24)
        self.layout_now = self._lay_out(self.shape, shown=False)
        self.contents.show_article(self.reading.article_index)
        self.hand_row: int | None = None
        self._followed = (0, -1)
        """The issue and the article that the list's cursor last went to by itself."""
        self._drawn: dict[str, object] = {}
        self.reading_on: ReadingOn | None = None
        """The story that is read on over pages."""
        self.wanted: int | None = None
        """The issue (its index) that is being read to be shown."""

    # --- Textual's side

    def compose(self) -> ComposeResult:
        """The widgets; where they stand is set by `place`."""
        for name, (draw, pressed, wheel) in PARTS.items():
            yield Drawn(
                partial(draw, self), id=name, pressed=partial(pressed, self), wheel=partial(wheel, self)
            )

    def on_mount(self) -> None:
        """Stand the widgets where the terminal's size wants them, before the first frame."""
        self.place(*self.app.size)

    def on_unmount(self) -> None:
        """What was still to be kept is kept."""
        self.following.flush()
        if self.prompt is not None:
            self.prompt.ended()
        self.kept.close(_LAST_SECONDS)

    def on_resize(self, event: events.Resize) -> None:
        """Lay out anew."""
        self.place(*event.size)

    # --- state

    @property
    def context(self) -> Context:
        """What has the keys."""
        if self.sheet:
            return _SHEET_CONTEXTS.get(self.sheet.kind, "sheet")
        if self.selection:
            return "select"
        if self.listed:
            return self.listed.context
        return "list" if self.in_list else "pane"

    @property
    def listing(self) -> Contents | Listed:
        """The list that has the keys, or would have them."""
        return self.listed or self.contents

    def place(self, columns: int, rows: int) -> None:
        """Lay out for a terminal of this size, keeping the text's place."""
        self.cells = (columns, rows)
        shown = self.in_list or (self.beside and columns >= WIDE_COLUMNS and not self.alone)
        now = self.layout_now = self._lay_out(self.shape, shown)
        self.reading.resize(now.measure, now.text_rows, now.text_columns, now.breadth)
        if now.contents:
            self.contents.resize(now.contents.height - self.list_head)
        if self.listed:
            self.listed.resize(now.pane.height - self.list_head)
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
        self.following.look()
        known = self.kept.of(reading.issue)
        contents.progress, contents.marks = known.progress, known.in_article
        self.marks_here = known.in_article.get(reading.article.id, ()) if reading.article else ()
        self.signs = beside_rows(reading.lines, self.marks_here) if self.marks_here else {}
        if self.listed is not None:
            self.listed.look()
        where = (reading.issue_index, reading.article_index)
        if where != self._followed and not self.in_list:
            contents.show_article(reading.article_index)
        if where != self._followed:
            self.selection = None
        self._followed = where
        covered = self.sheet is not None and self.sheet.covers
        self.hand_row = None if covered else reading.hand_row
        look = (self.cells, self.theme_index, self.context)
        self._stand_foot()
        self._refresh_if("top", (look, where, reading.top))
        lit = (self.selection, self.finding, self.finding and (self.finding.lit, self.finding.now(reading)))
        listed = self.listed and (self.listed, self.listed.state)
        marked = (self.signs, self.marks_here)
        self._refresh_if("pane", (look[:2], where, reading.spread, self.hand_row, lit, listed, marked))
        prompt = self.prompt and (
            self.prompt.kind,
            self.prompt.line.text,
            self.prompt.line.cursor,
            self.prompt.notice,
            self.prompt.label(),
        )
        said = (self.message, self.selection, prompt, marked, self.hand_row)
        self._refresh_if("foot", (look, where, reading.top, said, contents.cursor, listed))
        state = (look, where, contents.query, contents.top, len(contents.rows), self.kept.version)
        if not self._refresh_if("contents", state):
            self._refresh_cursor_rows()
        self._drawn["cursor"] = contents.cursor
        self._refresh_if("sheet", (look, self.sheet, self.sheet and self.sheet.state))
        if self.prompt is not None and self.layout_now.fits:
            self.app.cursor_position = Offset(*self.prompt.cursor_at(*self.cells))

    def begin_to_keep(self) -> None:
        """Open the store, once the first frame stands."""
        self.kept.begin(self.call_later)
        self.kept.of(self.reading.issue)
        recall(self)
        self.set_interval(SECONDS, self.look_at_file)

    def look_at_file(self) -> None:
        """See whether the file of the issue at hand has changed, or the store by another program."""
        self.files.check(self)
        self.kept.look_at_others(self.reading.issue, self._others_wrote)

    def show_anew(self, at: int, issue: Issue, place: Place) -> None:
        """The issue with this index has another text from now on, and one is at this place of it."""
        self.selection = self.listed = self.mark_list = None
        if self.sheet is not None and self.sheet.covers:
            self.sheet = None
        if self.finding is not None:
            self.finding = self.finding.anew()
        self.reading.replace(at, issue, place)
        self.kept.of(issue)
        self.replace()

    def say(self, line: str) -> None:
        """Say a line at the foot, until the next key."""
        self.message = line

    def write(self, sequence: str) -> None:
        """Send the terminal something that shows nothing."""
        driver = self.app._driver
        if driver is not None:
            driver.write(sequence)

    def replace(self) -> None:
        """Lay out again for the same size."""
        self.place(*self.cells)

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

    def holds(self, listed: object) -> TypeGuard[Listed]:
        """Whether a list that was left is still of use: another query or text has hits of its own."""
        from reader.tui.issuelist import IssueList

        hits = self.finding.listed if self.finding else None
        return listed is hits or listed is self.mark_list or isinstance(listed, IssueList)

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

    # --- inside

    def _met(self, known: Known) -> None:
        """Notes that were being typed when the program ended are offered again."""
        if known.drafts:
            key = foot_label("marks", language())[0]
            unfinished = t("marks.unfinished", count=len(known.drafts), key=key)
            self.message = "  ".join(filter(None, (self.message, unfinished)))

    def _others_wrote(self) -> None:
        """Another program wrote to the store: a list that shows what isn't open is looked up, too."""
        if self.mark_list is not None:
            from reader.tui.listmarks import look_at_others

            look_at_others(self)

    def _left_at(self, at: int) -> Place | None:
        """Where one was in another issue that was opened; it is said."""
        found = left_at(self.reading.issues, at)
        if found is not None:
            self._say_where(*found)
        return found and found[0]

    def _issues(self) -> Listed:
        from reader.tui.walking import issue_list

        return issue_list(self)

    def _go_on(self, start: Start) -> None:
        """Begin where one was; with `latest` it is said in any case which issue this is."""
        reading = self.reading
        before = left_at(reading.issues, start.issue) if reading.issues and start.place is None else None
        if before is not None:
            reading.begin_at(before[0])
            self._say_where(*before)
        if start.latest and self.message is None:
            self.message = where_text(self.reading.issue, None, same=True)

    def _say_where(self, place: Place, same: bool) -> None:
        """One goes on at a place, which is said unless it is the issue's very begin."""
        issue = self.reading.issues[place.issue]
        self.following.resumed = True
        if place.offset or issue.articles[0].id != place.article:
            self.message = where_text(issue, place.article, same=same)

    def _lay_out(self, shape: Shape, shown: bool) -> Layout:
        return lay_out(*self.cells, contents=shown, alone=self.alone, shape=shape)

    @property
    def list_head(self) -> int:
        """Rows above the list: its title at the height of the text's first line, and room around it."""
        return 2 * self.layout_now.gap + 1

    def _stand_foot(self) -> None:
        """The line below; with the text alone it comes over the last row while it says something."""
        now, (columns, rows) = self.layout_now, self.cells
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
            y = self.list_head - contents.top + row if isinstance(row, int) else -1
            if y >= self.list_head and self._drawn.get("cursor") != contents.cursor:
                self.query_one("#contents").refresh(Region(0, y, self.cells[0], 1))
