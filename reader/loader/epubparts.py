"""The texts of a book in reading order, parted where its contents lead to."""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.errors import KanbaoError
from reader.issue import Warning
from reader.loader.markup.body import furniture_of, level_of, plain
from reader.loader.markup.flow import Image, Run, flow
from reader.loader.markup.tree import BLOCKS, Node, parse
from reader.loader.rawtext import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.loader.draft import IssueDraft
    from reader.loader.epubbook import Book, Entry
    from reader.loader.markup.flow import Item

__all__ = ["Part", "Spot", "are_sections", "parts_of", "spots_of"]

_LINES = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "dt", "dd", "figcaption", "blockquote")
)


@dataclass(slots=True)
class Spot:
    """A line of the contents that leads to a text: the line, and the lines above it."""

    entry: Entry
    above: tuple[Entry, ...] = ()


@dataclass(slots=True)
class Part:
    """What stands between two places of the contents."""

    place: Spot | None
    items: list[Item] = field(default_factory=list)


def spots_of(contents: Sequence[Entry], above: tuple[Entry, ...] = ()) -> Iterator[Spot]:
    """The lines of the contents that lead to a text, in their order."""
    for entry in contents:
        if entry.path:
            yield Spot(entry, (*above, entry) if entry.below else above)
        yield from spots_of(entry.below, (*above, entry))


def parts_of(book: Book, places: Sequence[Spot], issue: IssueDraft) -> list[Part]:
    """The texts of the book in reading order, parted where the contents lead to."""
    by_path: dict[str, list[Spot]] = {}
    for place in places:
        by_path.setdefault(place.entry.path, []).append(place)
    stories: list[Part] = []
    for path in [*book.spine, *(path for path in by_path if path not in book.spine)]:
        try:
            root = parse(clean(book.text(path), issue), xml=True)
        except KanbaoError as error:
            if error.path == book.path:
                raise
            where = error.path.removeprefix(f"{book.path}/") if error.path else path
            issue.warnings.append(Warning("unreadable-part", f"{where}: {error.message}"))
            continue
        items = [_at_home(item, path) for item in flow(root)]
        if path in book.lists:
            issue.furniture += [furniture_of(item, issue) for item in items if isinstance(item, Run)]
            continue
        here = by_path.get(path, [])
        if here:
            _part(stories, here, items, root)
        elif stories and places:
            stories[-1].items += items
        else:
            stories.append(Part(None, items))
    return stories


def _at_home(item: Item, path: str) -> Item:
    """A picture's address inside the book."""
    if isinstance(item, Image) and item.path and "://" not in item.path:
        item.path = posixpath.normpath(posixpath.join(posixpath.dirname(path), item.path)).lstrip("/")
    return item


def _part(stories: list[Part], here: Sequence[Spot], items: Sequence[Item], root: Node) -> None:
    """The stories of one page. Of two lines that lead to one spot the last, a story's, counts."""
    if all(not place.entry.anchor for place in here):
        stories.append(Part(here[-1], list(items)))
        return
    order = {id(node): number for number, node in enumerate(root.walk())}
    anchors = {name: node for node in root.walk() if (name := node.get("id") or node.get("name"))}
    starts: dict[int, Spot] = {}
    for place in here:
        anchor = anchors.get(place.entry.anchor)
        starts[order[id(_line(anchor))] if anchor is not None else 0] = place
    spots = sorted(starts)
    parts = {spot: Part(starts[spot]) for spot in spots}
    front = stories[-1] if stories else Part(None)
    for item in items:
        past = bisect_right(spots, order[id(item.node)])
        (parts[spots[past - 1]] if past else front).items.append(item)
    if not stories and front.items:
        stories.append(front)
    stories += parts.values()


def _line(anchor: Node) -> Node:
    """The paragraph that a mark stands in, or the mark itself where it stands between paragraphs."""
    node: Node | None = anchor
    while node is not None and node.tag not in BLOCKS:
        node = node.parent
    return node if node is not None and node.tag in _LINES else anchor


def are_sections(stories: Sequence[Part]) -> bool:
    """Whether contents in one level name sections: on each page a heading follows the title at once.

    A story has a few words before its first subhead; a section's name has none before its first story.
    """
    named = [story for story in stories if story.place is not None]
    return len(named) > 1 and all(not one.place.above and _opens_twice(one) for one in named if one.place)


def _opens_twice(story: Part) -> bool:
    runs = [item for item in story.items if isinstance(item, Run)][:2]
    own = plain(story.place.entry.title) if story.place else ""
    heads = [level_of(run) for run in runs]
    return len(runs) > 1 and plain(runs[0].text) == own and 0 < heads[0] < heads[1]
