"""EPUB 2 and 3: contents in two levels are sections and stories, in one level stories; without any, pages.

Stories stand in reading order. A page that no line of the contents leads to goes on with the story before it.
What only lists others, a section's own page without a text, and a cover's few words are furniture.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.errors import KanbaoError
from reader.issue import Warning
from reader.loader.draft import ArticleDraft, IssueDraft, Piece, SectionDraft
from reader.loader.epubbook import Book, Entry, open_book
from reader.loader.fields import Place, as_date, as_place
from reader.loader.hints import find_paper
from reader.loader.markup.body import add_body, furniture_of, is_beside_title, level_of, piece_of, plain
from reader.loader.markup.flow import Image, Rule, Run, flow
from reader.loader.markup.tree import BLOCKS, Node, parse
from reader.loader.mdstories import add_day, is_day
from reader.loader.rawtext import clean
from reader.loader.shortlines import is_closed
from reader.loader.tails import whole_line_kind
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.loader.draft import Raw, TitlePart

__all__ = ["read", "sniff"]

_LINES = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "dt", "dd", "figcaption", "blockquote")
)
_COVER = 60
"""Characters; a page in front of all stories that has no more is a cover."""

_COVERS = frozenset(("封面", "封底", "扉页", "书名页", "cover", "coverpage", "titlepage"))
"""What contents call the pages in front that are no stories."""

_LEADS = 60
_LONGEST_TITLE = 40
_NEAR = 6
"""Among so many runs at its beginning a story's title is looked for."""

Item = Run | Image | Rule


def sniff(raw: Raw) -> float:
    """Sure by the mark at its start, or by the container that every EPUB has."""
    if not raw.data.startswith(b"PK"):
        return 0.0
    if raw.data[30:58] == b"mimetypeapplication/epub+zip" or b"META-INF/container.xml" in raw.data:
        return 0.97
    return 0.9 if raw.path.lower().endswith(".epub") else 0.0


@dataclass(slots=True)
class _Place:
    """A line of the contents that leads to a text: the line, and the lines above it."""

    entry: Entry
    above: tuple[Entry, ...] = ()


@dataclass(slots=True)
class _Story:
    """What stands between two places of the contents."""

    place: _Place | None
    items: list[Item] = field(default_factory=list)


def read(raw: Raw) -> IssueDraft:
    """The issue in a book. A page that can't be read is named in a warning, the rest is used."""
    book = open_book(raw.data, raw.path)
    issue = IssueDraft(partial=False, encoding="utf-8")
    _read_title(book, issue)
    places = list(_places(book.contents))
    stories = _stories(book, places, issue)
    titles = {plain(place.entry.title) for place in places}
    if not places and len(stories) == 1 and is_day((), stories[0].items):
        add_day((), stories[0].items, issue)
        stories = []
    sections: dict[tuple[int, ...], SectionDraft] = {}
    parted = _are_sections(stories)
    for story in stories:
        runs = [item for item in story.items if isinstance(item, Run)]
        if _is_furniture(story, runs, titles, bool(places)) or (not places and _is_front(story, stories)):
            issue.date = issue.date or next((date for run in runs if (date := as_date(run.text))), None)
            issue.furniture += [furniture_of(run, issue) for run in runs]
            continue
        for one in _on_page(story, issue, parted=parted):
            above = one.place.above if one.place else ()
            key = tuple(map(id, above))
            if key not in sections:
                where = _where(above)
                sections[key] = SectionDraft(name=where.name, page=where.page)
                issue.sections.append(sections[key])
            article = _article(one, issue)
            article.date = next((date for entry in above if (date := as_date(entry.title))), None)
            sections[key].articles.append(article)
    if not issue.sections:
        faults = (one.message for one in issue.warnings if one.code == "unreadable-part")
        raise KanbaoError(next(faults, t("loader.no-stories")), path=raw.path)
    dates = {article.date for section in issue.sections for article in section.articles} - {None}
    if len(dates) > 1:
        issue.date = None
    return issue


def _are_sections(stories: Sequence[_Story]) -> bool:
    """Whether contents in one level name sections: on each page a heading follows the title at once.

    A story has a few words before its first subhead; a section's name has none before its first story.
    """
    named = [story for story in stories if story.place is not None]
    return len(named) > 1 and all(not one.place.above and _opens_twice(one) for one in named if one.place)


def _opens_twice(story: _Story) -> bool:
    runs = [item for item in story.items if isinstance(item, Run)][:2]
    own = plain(story.place.entry.title) if story.place else ""
    heads = [level_of(run) for run in runs]
    return len(runs) > 1 and plain(runs[0].text) == own and 0 < heads[0] < heads[1]


def _on_page(story: _Story, issue: IssueDraft, *, parted: bool) -> list[_Story]:
    """The stories on a page whose line in the contents says that it is a page of the paper (第1版 要闻).

    `parted`: such lines name sections, whatever they say.
    """
    place = story.place
    if place is None or place.entry.below:
        return [story]
    if not parted and as_place(place.entry.title).page is None:
        return [story]
    own = plain(place.entry.title)
    runs = [item for item in story.items if isinstance(item, Run)]
    levels = [level_of(run) for run in runs if level_of(run) and plain(run.text) != own]
    if not levels:
        return [story]
    top = min(levels)
    inner = _Place(place.entry, (*place.above, place.entry))
    found: list[_Story] = []
    for item in story.items:
        is_head = isinstance(item, Run) and level_of(item) == top and plain(item.text) != own
        if is_head and isinstance(item, Run):
            found.append(_Story(_Place(Entry(clean(item.text), place.entry.path), inner.above)))
        if found:
            found[-1].items.append(item)
        elif isinstance(item, Run):
            issue.furniture.append(furniture_of(item, issue))
    return found


def _read_title(book: Book, issue: IssueDraft) -> None:
    """The paper's name and the day, by the book's title, its publisher and its date."""
    digits = re.search(r"(?<!\d)(?:18|19|20)\d{6}(?!\d)", book.title)
    issue.date = as_date(book.title) or as_date(digits[0] if digits else "") or as_date(book.date)
    name = re.sub(r"[\[(（【][^\[\]()（）【】]*\d{4}[^\[\]()（）【】]*[\])）】]", " ", book.title)
    name = re.sub(
        r"(?:18|19|20)\d\d\s*[年\-./]?\s*\d{1,2}\s*[月\-./]?\s*\d{1,2}\s*日?|第\s*\d+\s*期", " ", name
    )
    name = name.strip(" \u3000《》()（）[]【】·:：-—_|,，")
    issue.masthead = find_paper(book.title) or find_paper(book.publisher)
    if issue.masthead is None and 1 < len(name) <= 12:
        issue.masthead = name
    number = re.search(r"第\s*\d+\s*期", book.title)
    issue.number = "".join(number[0].split()) if number else None


def _places(contents: Sequence[Entry], above: tuple[Entry, ...] = ()) -> Iterator[_Place]:
    for entry in contents:
        if entry.path:
            yield _Place(entry, (*above, entry) if entry.below else above)
        yield from _places(entry.below, (*above, entry))


def _stories(book: Book, places: Sequence[_Place], issue: IssueDraft) -> list[_Story]:
    """The texts of the book in reading order, parted where the contents lead to."""
    by_path: dict[str, list[_Place]] = {}
    for place in places:
        by_path.setdefault(place.entry.path, []).append(place)
    stories: list[_Story] = []
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
            stories.append(_Story(None, items))
    return stories


def _at_home(item: Item, path: str) -> Item:
    """A picture's address inside the book."""
    if isinstance(item, Image) and item.path and "://" not in item.path:
        item.path = posixpath.normpath(posixpath.join(posixpath.dirname(path), item.path)).lstrip("/")
    return item


def _part(stories: list[_Story], here: Sequence[_Place], items: Sequence[Item], root: Node) -> None:
    """The stories of one page. Of two lines that lead to one spot the last, a story's, counts."""
    if all(not place.entry.anchor for place in here):
        stories.append(_Story(here[-1], list(items)))
        return
    order = {id(node): number for number, node in enumerate(root.walk())}
    anchors = {name: node for node in root.walk() if (name := node.get("id") or node.get("name"))}
    starts: dict[int, _Place] = {}
    for place in here:
        anchor = anchors.get(place.entry.anchor)
        starts[order[id(_line(anchor))] if anchor is not None else 0] = place
    spots = sorted(starts)
    parts = {spot: _Story(starts[spot]) for spot in spots}
    front = stories[-1] if stories else _Story(None)
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


def _is_furniture(story: _Story, runs: Sequence[Run], titles: set[str], has_contents: bool) -> bool:
    """Whether a text is no story: nothing, a cover, a section's own heading, a list of others."""
    if not any(isinstance(item, Run | Image) for item in story.items):
        return True
    size = sum(len(run.text) for run in runs)
    place = story.place
    linked = sum(run.linked for run in runs)
    if (
        len(runs) > 2
        and 2 * linked >= size
        and sum(plain(run.text) in titles for run in runs if run.linked) > 1
    ):
        return True
    if place is None:
        return not runs or (has_contents and size <= _COVER)
    if not place.entry.below:
        return plain(place.entry.title) in _COVERS and size <= _COVER
    return _leads_to(runs, place.entry) or _is_heading_alone(place.entry, runs, titles)


def _is_front(story: _Story, stories: Sequence[_Story]) -> bool:
    """Whether a page of a book without contents is a cover, or lists the stories with links to them."""
    runs = [item for item in story.items if isinstance(item, Run)]
    if len(stories) > 1 and story is stories[0] and sum(len(run.text) for run in runs) <= _COVER:
        return not any(is_closed(run.text) for run in runs)
    lines = [run for run in runs if not level_of(run)]
    return len(lines) > 1 and all(10 * run.linked >= 8 * len(run.text) for run in lines)


def _is_heading_alone(entry: Entry, runs: Sequence[Run], titles: set[str]) -> bool:
    """Whether nothing stands on a section's own page but its heading, or titles of its stories."""
    own = plain(entry.title)
    rest = [run for run in runs if plain(run.text) not in titles]
    return not rest or (
        not any(run.tag == "p" for run in rest) and plain("".join(r.text for r in runs)) in own
    )


def _leads_to(runs: Sequence[Run], entry: Entry) -> bool:
    """Whether a section's own page is the list of its stories, each with a few of its words below it."""
    below = {one.path for one in entry.below if one.path != entry.path}
    folder = posixpath.dirname(entry.path)
    led: set[str] = set()
    for run in runs:
        hrefs = (href.partition("#")[0] for _, href in run.links)
        here = {posixpath.normpath(posixpath.join(folder, unquote(href))) for href in hrefs if href} & below
        if not led and not here and not level_of(run) and plain(run.text) != plain(entry.title):
            return False
        led |= here
    return bool(below) and 2 * len(led) > len(below)


def _where(above: Sequence[Entry]) -> Place:
    """Page and section by the lines above a story's line."""
    page: int | None = None
    name: str | None = None
    for entry in above:
        place = as_place(entry.title)
        page = place.page if place.page is not None else page
        name = place.name or name
    return Place(page, name)


def _article(story: _Story, issue: IssueDraft) -> ArticleDraft:
    """A story: its title is the line that says what the contents say, else the words of the contents.

    A heading right above the title is its kicker, one right below it its deck.
    """
    article = ArticleDraft()
    items = story.items
    told = story.place.entry.title if story.place else ""
    main = _title(items, told)
    parts: list[tuple[int, TitlePart]] = []
    if main is None and told:
        article.titles.append(Piece(told, part="headline"))
    elif main is not None:
        parts.append((main, "headline"))
        if main and (_level(items, main - 1) or _is_named(items, main - 1)):
            parts.insert(0, (main - 1, "kicker"))
        if (_level(items, main + 1) and _is_deck(items, main + 1)) or _is_named(items, main + 1):
            parts.append((main + 1, "deck"))
    for i, part in parts:
        run = items[i]
        if isinstance(run, Run):
            piece = piece_of(run, issue)
            piece.part = part
            article.titles.append(piece)
    taken = {i for i, _ in parts}
    body: list[Item] = []
    for i, item in enumerate(items):
        if isinstance(item, Run):
            item.links = [(words, href) for words, href in item.links if ":" in href]
        if i in taken:
            continue
        if isinstance(item, Run) and _leads_on(item, article):
            issue.furniture.append(furniture_of(item, issue))
        else:
            body.append(item)
    add_body(article, body, issue)
    return article


def _leads_on(run: Run, article: ArticleDraft) -> bool:
    """Whether a line leads about in the book (Next | Section menu | Main menu) or says what made it."""
    if re.match(r"This article was downloaded by", run.text):
        article.url = article.url or next((clean(href) for _, href in run.links), None)
        return True
    own = re.sub(r"[\W_]+", "", run.text)
    return len(own) <= _LEADS and not run.links and 10 * run.linked >= 8 * len(own) > 0


def _level(items: Sequence[Item], i: int) -> int:
    item = items[i] if i < len(items) else None
    return level_of(item) if isinstance(item, Run) else 0


def _is_named(items: Sequence[Item], i: int) -> bool:
    item = items[i] if i < len(items) else None
    return isinstance(item, Run) and is_beside_title(item) and not is_closed(item.text)


def _title(items: Sequence[Item], told: str) -> int | None:
    """The line that is the title, among the first ones."""
    words = plain(told)
    near = [(i, item) for i, item in enumerate(items[: 4 * _NEAR]) if isinstance(item, Run)][:_NEAR]
    heads = [i for i, run in near if level_of(run)]
    if not words:
        return heads[0] if heads else _short_line(near)
    same = [i for i, run in near if plain(run.text) == words]
    if same:
        return same[0]
    alike = (
        i for i, run in near if i in heads and (text := plain(run.text)) and (words in text or text in words)
    )
    return next(alike, None)


def _short_line(near: Sequence[tuple[int, Run]]) -> int | None:
    """The first line, if it can be a title and a text follows."""
    if len(near) < 2 or len(near[0][1].text) > _LONGEST_TITLE or "\n" in near[0][1].text:
        return None
    text = near[0][1].text
    return None if is_closed(text) or whole_line_kind(text) else near[0][0]


def _is_deck(items: Sequence[Item], i: int) -> bool:
    """Whether a heading below the title is a deck: text follows it, and no heading like it comes later."""
    run = items[i]
    later = [item for item in items[i + 1 :] if isinstance(item, Run)]
    return (
        bool(later)
        and not level_of(later[0])
        and isinstance(run, Run)
        and all(r.tag != run.tag for r in later)
    )
