"""The command that writes the article to a file: a name is typed, and nothing is replaced unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chars import visible
from reader.strings import t
from reader.tui.prompt import Prompt

if TYPE_CHECKING:
    from reader.tui.desk import Desk

__all__ = ["ask_name", "save"]


def ask_name(desk: Desk) -> None:
    """Open the line for the file's name."""
    from reader.library.saving import default_name

    article = desk.reading.article
    if article is None:
        desk.message = t("copy.nothing")
    else:
        desk.open_prompt(Prompt("save", default_name(desk.reading.issue, article)))


def save(desk: Desk, prompt: Prompt) -> None:
    """Write the article to what was typed; where a file is there, the line stays and asks once more."""
    from reader.errors import KanbaoError
    from reader.library.citing import article_file
    from reader.library.saving import is_markdown, save_text

    article, path = desk.reading.article, prompt.line.text.strip()
    if article is None or not path:
        desk.open_prompt(None)
        return
    text = article_file(desk.reading.issue, article, markdown=is_markdown(path))
    try:
        done = save_text(path, text, over=prompt.asked == path)
    except KanbaoError as error:
        desk.open_prompt(None)
        desk.message = str(error)
        return
    if not done:
        prompt.asked = path
        prompt.notice = t("save.exists")
        return
    desk.open_prompt(None)
    desk.message = t("save.done", path=visible(path))
