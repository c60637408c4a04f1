"""Where on a page the story's text stands, and what in that place is no text of the story."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from reader.loader.markup.body import level_of
from reader.loader.markup.flow import Image, Run
from reader.loader.shortlines import is_closed
from reader.loader.tails import whole_line_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.markup.flow import Item
    from reader.loader.markup.tree import Node

__all__ = ["find_body"]

_PROSE = 25
"""Characters outside links from which on a paragraph may be prose."""

_LEAST = 40
"""A text has at least so many characters, or there is none on the page."""

_EDITOR = r"[（(【\[]?\s*(?:责任编辑|责编|編輯|编辑|责校|校对|审核|监制|核稿)"


_OTHER_TAGS = frozenset(("nav", "footer", "aside", "form", "select", "button", "noscript", "textarea"))


@cache
def _others() -> re.Pattern[str]:
    """Elements that hold no text of the story, by the words that sites call them with."""
    words = (
        "comment|footer|foot_|foot$|copyright|navbar|nav$|^nav|sidebar|share|related|relate|recommend|hot-|rank|"
        "login|banner|breadcrumb|toolbar|advert|^ads?$|ad-|privacy|cookie|pager|pagination|tags|keyword|"
        "mediakit|subscribe|download|also_|more_|popup|modal|copy-|statement|disclaimer|social|qrcode|weixin|app[a-z]*\\d"
    )
    return re.compile(words, re.IGNORECASE)


def find_body(items: Sequence[Item], title: int = 0) -> list[int]:
    """Which items are the story's text, in their order; nothing where there is no prose.

    Each paragraph of prose counts for the element it stands in and half for the one above. Of the best
    element, what is mostly links, what stands in an element that sites call otherwise, and what comes behind
    the last prose is left out.
    """
    others = _Others()
    alone = Counter(id(item.node) for item in items if isinstance(item, Run))
    scores: dict[int, float] = {}
    nodes: dict[int, Node] = {}
    for i, item in enumerate(items):
        if isinstance(item, Run) and (value := _prose(item)):
            weight = value * (0.2 if others.holds(item.node) else 1.0) * (0.2 if i < title else 1.0)
            is_paragraph = item.node.tag in ("p", "li") or (
                item.node.tag == "div" and alone[id(item.node)] == 1
            )
            node: Node | None = item.node.parent if is_paragraph else item.node
            for share in (1.0, 0.5, 0.2):
                if node is None:
                    break
                nodes[id(node)] = node
                scores[id(node)] = scores.get(id(node), 0.0) + weight * share
                node = node.parent
    if not scores:
        return []
    best = nodes[max(scores, key=lambda key: scores[key])]
    inside = _inside(items, best)
    others = _Others()
    others.pass_over(best)
    kept = [i for i in inside if _is_kept(items[i], others)]
    return _trimmed(items, kept)


def _prose(run: Run) -> float:
    """How much prose a run is: its characters outside links, and more for each mark inside sentences."""
    own = len(run.text) - run.linked
    if own < _PROSE or run.hidden or own < 0.6 * len(run.text) or run.tag in ("option", "th"):
        return 0.0
    marks = sum(run.text.count(mark) for mark in "，。、；：！？,.")
    return own + 12.0 * min(marks, own // 8) if marks or own > 2 * _PROSE else 0.0


class _Others:
    """Which elements are, or stand in, one that is called something that no story's text is."""

    def __init__(self) -> None:
        self._known: dict[int, bool] = {}

    def holds(self, node: Node | None) -> bool:
        """Whether an element is or stands in such a one."""
        path: list[int] = []
        found = False
        while node is not None:
            known = self._known.get(id(node))
            if known is not None:
                found = known
                break
            path.append(id(node))
            if node.tag in _OTHER_TAGS or _is_called_other(node):
                found = True
                break
            node = node.parent
        self._known.update(dict.fromkeys(path, found))
        return found

    def pass_over(self, node: Node | None) -> None:
        """What this element and those around it are called says nothing of what is in it."""
        while node is not None:
            self._known[id(node)] = False
            node = node.parent


def _is_called_other(node: Node) -> bool:
    names = f"{node.get('id')} {node.get('class')}".split()
    return node.tag not in ("body", "html") and any(_others().search(name) for name in names)


def _inside(items: Sequence[Item], outer: Node) -> list[int]:
    found: list[int] = []
    known: dict[int, bool] = {id(outer): True}
    for i, item in enumerate(items):
        path: list[int] = []
        node: Node | None = item.node
        while node is not None and id(node) not in known:
            path.append(id(node))
            node = node.parent
        held = node is not None and known[id(node)]
        known.update(dict.fromkeys(path, held))
        if held:
            found.append(i)
    return found


def _is_kept(item: Item, others: _Others) -> bool:
    if isinstance(item, Image):
        return not others.holds(item.node) and not re.search(
            r"icon|logo|btn|/img/next|\.gif$", item.path or ""
        )
    if not isinstance(item, Run) or item.hidden or others.holds(item.node):
        return False
    if item.linked >= 0.6 * len(item.text):
        return False
    return len(item.text) > 2 or item.tag in ("h2", "h3", "h4") or item.bold or _says(item)


def _says(run: Run) -> bool:
    """Whether a short paragraph is a sentence or says who wrote the story: 短。 …… （记者 陈晓）"""
    return (
        run.tag == "p" and not run.linked and (is_closed(run.text) or whole_line_kind(run.text) is not None)
    )


def _trimmed(items: Sequence[Item], kept: Sequence[int]) -> list[int]:
    """Without what stands behind the last prose, an editor's line excepted, and headings over nothing."""
    last = -1
    parents: set[int] = set()
    prose = [place for place, i in enumerate(kept) if isinstance(run := items[i], Run) and _prose(run)]
    for place, i in enumerate(kept):
        item = items[i]
        if isinstance(item, Run) and (_prose(item) or _ends(item)):
            last = place
            parents.add(id(item.node.parent))
        elif isinstance(item, Run) and id(item.node.parent) in parents and _says(item):
            last = place  # a paragraph among those of the text, however short
        elif (
            isinstance(item, Run) and _is_editor(item) and 2 * sum(one < place for one in prose) > len(prose)
        ):
            return _with_words(items, kept[: place + 1])
    held = list(kept[: last + 1])
    held += [i for i in kept[last + 1 :] if isinstance(run := items[i], Run) and _is_editor(run)]
    return _with_words(items, held)


def _with_words(items: Sequence[Item], held: Sequence[int]) -> list[int]:
    body = [i for n, i in enumerate(held) if not _over_nothing(items, held, n)]
    size = sum(len(item.text) for i in body if isinstance(item := items[i], Run))
    return body if size >= _LEAST else []


def _is_editor(run: Run) -> bool:
    """责任编辑：…, which stands below a story, and nothing of it below."""
    return len(run.text) <= 40 and re.match(_EDITOR, run.text) is not None


def _ends(run: Run) -> bool:
    return is_closed(run.text) and len(run.text) > 8 and not run.linked


def _over_nothing(items: Sequence[Item], held: Sequence[int], n: int) -> bool:
    item = items[held[n]]
    if not isinstance(item, Run) or not level_of(item) or level_of(item) == 1:
        return False
    following = items[held[n + 1]] if n + 1 < len(held) else None
    return following is None or (isinstance(following, Run) and level_of(following) > 0)
