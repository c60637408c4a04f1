"""Where Enter leads when a paragraph leads to several things: a list to choose from, narrowed by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.strings import t
from reader.tui.leads import Lead
from reader.tui.matching import matcher
from reader.tui.picker import Picker, close
from reader.tui.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.tui.desk import Desk

__all__ = ["ask", "choose"]


class LeadList(Picker[Lead]):
    """What a paragraph leads to."""

    def texts(self, entry: Lead) -> tuple[str, str]:
        """What it is, and where."""
        return entry.name, entry.where

    def narrow(self, typed: str) -> None:
        """Show what has the words in it, the cursor on the first."""
        holds = matcher(typed.strip())
        self.show([lead for lead in self.all if holds(f"{lead.name}\n{lead.where}")])

    def take(self, desk: Desk) -> None:
        """Go where the entry under the cursor leads."""
        lead = self.at_cursor
        close(desk)
        if lead is not None:
            lead.go(desk)
        desk.update()


def ask(desk: Desk, leads: Sequence[Lead]) -> None:
    """Open the list, and the line where one types."""
    desk.open_sheet(LeadList("follow", t("follow.title"), leads, desk.sheet))
    desk.open_prompt(Prompt("follow"))


def choose(desk: Desk, prompt: Prompt) -> None:
    """Enter: go where the entry under the cursor leads."""
    listed = desk.sheet
    if isinstance(listed, LeadList) and listed.at_cursor is not None:
        listed.take(desk)
    else:
        prompt.notice = t("contents.nothing")
