"""A list with a cursor, of which some rows are heads that the cursor passes over. No screen is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.cells import cell_width, cut

if TYPE_CHECKING:
    from reader.tui.paint import Span

__all__ = ["Listing", "list_title"]


def list_title(name: str, count: str, order: str, width: int) -> list[Span]:
    """The line above a list in the text's place: of what it is, how many there are, the order."""
    name = cut(name, max(8, width - cell_width(count + order) - 8))
    gap = max(1, width - 4 - cell_width(name + count + order))
    return [
        (" ", "text"),
        (name, "strong"),
        (f"  {count}", "faint"),
        (" " * gap, "text"),
        (order, "faint"),
    ]


class Listing:
    """Where the cursor stands and what is shown. The rows themselves are kept by what inherits from it.

    `cursor` is an index into the rows and stands on an entry if there is one; `top` is the first row
    on the screen, `height` how many it shows at once.
    """

    cursor = top = 0
    height = 20

    def hold(self, count: int, heads: frozenset[int]) -> None:
        """Hold so many rows from now on, of which these are heads. The cursor stands on the first entry."""
        self._count, self._heads = count, heads
        self.cursor = self.top = 0
        self._to_entry(0, 1)

    def look(self) -> None:
        """Take in what has changed since it was drawn: nothing, where nothing can."""

    # --- moving

    def resize(self, height: int) -> None:
        """`height`: rows that the list shows at once."""
        self.height = max(1, height)
        self._follow()

    def move(self, step: int) -> None:
        """The cursor goes `step` rows on, to the nearest entry there; it stops at the ends."""
        target = min(max(self.cursor + step, 0), self._count - 1)
        if not self._to_entry(target, 1 if step > 0 else -1):
            self._to_entry(target, -1 if step > 0 else 1)
        if step < 0 and self.cursor < self.height and self._heads.issuperset(range(self.cursor)):
            self.top = 0

    def to_end(self, last: bool) -> None:
        """To the first or the last entry."""
        self.move(self._count if last else -self._count)

    def step_group(self, step: int) -> None:
        """To the first entry of the next (1) or previous (-1) group."""
        heads = sorted(self._heads)
        own = max((row for row in heads if row <= self.cursor), default=-1)
        # Heads right above one another begin one group.
        while own - 1 in self._heads:
            own -= 1
        beside = [
            row
            for row in heads
            if (row > self.cursor if step > 0 else row < own) and row - 1 not in self._heads
        ]
        if beside:
            self._to_entry(beside[0] if step > 0 else beside[-1], 1)

    def take(self, row: int) -> None:
        """The cursor goes to a row."""
        self.cursor = row
        self._follow()

    def scroll(self, rows: int) -> None:
        """Show other rows, the cursor staying where it is, on the screen or off it."""
        self.top = max(0, min(self.top + rows, self._count - self.height))

    def point(self, row: int) -> bool:
        """The cursor goes to the entry at a row of the screen; False where there is none."""
        at = self.top + row
        if 0 <= at < self._count and at not in self._heads:
            self.cursor = at
            return True
        return False

    # --- inside

    def _to_entry(self, row: int, step: int) -> bool:
        while 0 <= row < self._count:
            if row not in self._heads:
                self.take(row)
                return True
            row += step
        return False

    def _follow(self) -> None:
        """Bring the cursor's row on the screen, with the heads that stand just above it."""
        first = self.cursor
        while self.cursor - first < self.height - 1 and first - 1 in self._heads:
            first -= 1
        if first < self.top:
            self.top = first
        elif self.cursor >= self.top + self.height:
            self.top = self.cursor - self.height + 1
        self.top = max(0, min(self.top, max(0, self._count - self.height)))
