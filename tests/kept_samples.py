"""A page of three long stories that is read on a terminal, and what the store then has of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from command import environment, kanbao

from reader.library.keeping import last_spot

if TYPE_CHECKING:
    from pty_terminal import Terminal

    from reader.issue import Issue

HEADS = "老街灯会今晚开幕", "渡口添了两条新船", "旧书市周末照常营业"
_LINE = "古城沿河点亮三百盏花灯，从码头一直挂到桥头，来的人比去年多了一倍，茶馆坐得满满的。"
_LEAD = "本报讯（记者林秋水）"
STORIES = "".join(
    f"{head}\n\n"
    + "".join(f"{_LEAD if day == 0 else ''}第{story}0{day}天，{_LINE * 3}\n\n" for day in range(9))
    for story, head in enumerate(HEADS, 1)
)
OTHERS = STORIES.replace("花灯", "风车")
"""Another page, whose headlines are the same."""


def place_in(issue: Issue) -> tuple[str, int] | None:
    """The headline of the article that the next run will open, and the offset there."""
    found = last_spot(issue)
    article = issue.article(found[0].article) if found else None
    return (article.headline, found[0].offset) if found and article else None


def to_the_second(terminal: Terminal) -> None:
    """Once the program shows the page, go to its second article."""
    terminal.read_until(HEADS[0])
    terminal.press("]")
    terminal.read_until("2/3")


def listed(*words: object) -> list[dict[str, Any]]:
    """The marks that the store has, of all papers or of those named."""
    done = kanbao("bookmarks", "list", "--json", *map(str, words), env=environment())
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
