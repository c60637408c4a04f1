"""Saved pages of electronic papers: stories as Founder's system writes them, and lists of a page's stories.

A story's page has its heading in a comment (`enpproperty`: `<introtitle>` `<title>` `<subtitle>`) or in
h1 to h4, its text in an element `ozoom` or `founder-content`. A list has the page's name and date, and links
to the stories, which stand in the same folder where they were saved with it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.loader.draft import ArticleDraft, IssueDraft, Piece, SectionDraft
from reader.loader.fields import Place, as_date, as_people, as_place
from reader.loader.hints import find_date
from reader.loader.htmlpage import is_html, is_inside, open_page, place_of, set_aside
from reader.loader.markup.body import add_body, level_of, plain
from reader.loader.markup.flow import Image, Run
from reader.loader.markup.tags import unescaped
from reader.loader.markup.tree import Comment
from reader.loader.paperlist import LIST_LINK, STORY_LINK, read_list
from reader.loader.paperpage import date_on, paper_of, place_told
from reader.loader.rawtext import clean
from reader.loader.tails import whole_line_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.draft import Raw, TitlePart
    from reader.loader.htmlpage import Page
    from reader.loader.markup.flow import Item
    from reader.loader.markup.tree import Node

__all__ = ["read", "sniff"]

_MARKS = (b"enpproperty", b'"ozoom"', b"=ozoom", b"'ozoom'", b"founder-content", b"enpcontent")
_BODY_MARKS, _PAGE_MARKS = (
    (b"articlecontent", b"article-content"),
    (b"paper-box", b"pagepicmap", b"news-list"),
)
_BODIES = ("ozoom", "founder-content", "articlecontent", "article-content", "newscontent")
_FIELDS: dict[str, TitlePart] = {"introtitle": "kicker", "title": "headline", "subtitle": "deck"}
_LONGEST_PART = 40
_CAPTION_LINES = 3
_NAMES = (*_FIELDS, "author", "date", "nodename")
_ICONS = r"(?i)logo|icon|/files/|/template/|button|arrow|blank|spacer|qrcode|\.gif$"


def sniff(raw: Raw) -> float:
    """Sure by Founder's marks, or by links to three pages or stories as such papers name them."""
    if not is_html(raw):
        return 0.0
    text = raw.data[:400_000].lower()
    if any(mark in text or mark in raw.data for mark in _MARKS):
        return 0.97
    if any(mark in text for mark in _BODY_MARKS) and any(mark in text for mark in _PAGE_MARKS):
        return 0.96
    links = re.findall(rb"href=[\"']?([^\"'\s>]{1,300})", text)
    lists = sum(re.search(LIST_LINK.encode(), link) is not None for link in links)
    stories = sum(re.search(STORY_LINK.encode(), link) is not None for link in links)
    return 0.96 if lists > 1 and stories else 0.0


def read(raw: Raw) -> IssueDraft:
    """A story of a page, or the list of its stories. All else on the page is furniture."""
    issue = IssueDraft(partial=True)
    page = open_page(raw, issue)
    told = _told(page.comments)
    body = _body(page.root, empty="title" in told)
    if body is None:
        read_list(page, issue)
    else:
        _read_story(page, body, told, issue)
    return issue


def _told(comments: Sequence[str]) -> dict[str, str]:
    """The fields of the comment that Founder's system leaves in a story's page."""
    told: dict[str, str] = {}
    for comment in comments:
        lower = _ascii_lower(comment)
        for name in _NAMES if "<title>" in lower or "enpproperty" in lower else ():
            start, end = lower.find(f"<{name}>"), lower.find(f"</{name}>")
            if 0 <= start < end and name not in told:
                value = unescaped(comment[start + len(name) + 2 : end])
                told[name] = clean(re.sub(r"<[^<>]*>", "\n", value)).strip()
    return told


def _ascii_lower(text: str) -> str:
    """A text of the same length with small Latin letters."""
    return text.translate({capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)})


def _body(root: Node, *, empty: bool) -> Node | None:
    """The element that holds a story's text, or would: some stories are a title, and pictures at most."""
    best: Node | None = None
    rank = 2 * len(_BODIES)
    full = _with_text(root)
    for node in root.walk():
        name = node.tag if node.tag in _BODIES else node.get("id").lower()
        if name not in _BODIES:
            continue
        own = _BODIES.index(name) + (0 if id(node) in full else len(_BODIES))
        if own < rank and (empty or own < len(_BODIES)):
            best, rank = node, own
    return best


def _with_text(root: Node) -> set[int]:
    """The elements that hold a text, at any depth."""
    full: set[int] = set()
    for node in root.walk():
        if any(
            isinstance(one, str) and not isinstance(one, Comment) and one.strip() for one in node.children
        ):
            above: Node | None = node
            while above is not None and id(above) not in full:
                full.add(id(above))
                above = above.parent
    return full


def _read_story(page: Page, body: Node, told: dict[str, str], issue: IssueDraft) -> None:
    article = ArticleDraft(url=page.url)
    items = page.items
    inside = [i for i, item in enumerate(items) if is_inside(item.node, body)]
    start = inside[0] if inside else _place_in(page.root, items, body)
    taken: list[Item] = []
    titles = _titles(page, told, start)
    for part in ("kicker", "headline", "deck"):
        text, run = titles.get(part, ("", None))
        texts = [line.strip() for line in text.split("\n") if line.strip()]
        article.titles += [Piece(clean(line), part=part) for line in texts]
        if run is not None:
            taken.append(run)
    heads = [i for i, item in enumerate(items) if item in taken and i < start]
    between = items[max(heads) + 1 : start] if heads else _photo(items[:start])
    pictures, lines = _pictures(between)
    place = _read_page(page, told, lines, article, issue)
    held = [item for item in (items[i] for i in inside) if not any(item is one for one in taken)]
    held = [item for item in held if not (isinstance(item, Image) and _is_icon(item))]
    bylines = [run for run in lines if not run.linked and _is_byline(run)]
    for run in bylines:
        run.tag = "p"  # no subhead, whatever element it stands in
    add_body(article, [*bylines, *pictures, *held], issue)
    set_aside(items, [*taken, *bylines, *pictures, *held], issue)
    issue.date = article.date
    issue.sections.append(SectionDraft([article], place.name, place.page))


def _photo(above: Sequence[Item]) -> Sequence[Item]:
    """The picture right above a text whose heading is not printed, with the lines below the picture."""
    for i in range(len(above) - 1, max(len(above) - _CAPTION_LINES - 2, -1), -1):
        item = above[i]
        if isinstance(item, Image):
            return [] if _is_icon(item) else above[i:]
        if isinstance(item, Run) and (item.linked or find_date(item.text) or place_of(item.text)):
            break
    return []


def _place_in(root: Node, items: Sequence[Item], body: Node) -> int:
    """How many items stand before an element in which none stands."""
    order = {id(node): number for number, node in enumerate(root.walk())}
    place = order[id(body)]
    return sum(order.get(id(item.node), 0) < place for item in items)


def _titles(page: Page, told: dict[str, str], start: int) -> dict[str, tuple[str, Run | None]]:
    """The heading's parts, each with the line of the page that says the same.

    By the comment where it has a title, else by the page's headings above the text: what stands above the
    first h1 is kicker, what below it deck.
    """
    above = [item for item in page.items[:start] if isinstance(item, Run)]
    if told.get("title"):
        found: dict[str, tuple[str, Run | None]] = {}
        free = list(reversed(above))
        for name, part in _FIELDS.items():
            text = told.get(name, "")
            if text:
                words = plain(text)
                run = next((run for run in free if plain(run.text) == words and not run.linked), None)
                run = run or next((run for run in free if plain(run.text) == words), None)
                free = [one for one in free if one is not run]
                found[part] = (text, run)
        return found
    heads = [run for run in above if level_of(run) and not run.hidden and not _is_byline(run)]
    main = next((run for run in heads if run.tag == "h1"), None)
    if main is None:
        main = max(heads, key=lambda run: -level_of(run), default=None)
    if main is None:
        return _unmarked_titles(page, above)
    near = [run for run in heads if run.node.parent is main.node.parent or run is main]
    at = near.index(main)
    found = {"headline": (main.text, main)}
    if at:
        found["kicker"] = (near[at - 1].text, near[at - 1])
    if at + 1 < len(near):
        found["deck"] = (near[at + 1].text, near[at + 1])
    return found


def _is_byline(run: Run) -> bool:
    return run.tag != "h1" and whole_line_kind(run.text.strip() or " ") == "byline"


def _unmarked_titles(page: Page, above: Sequence[Run]) -> dict[str, tuple[str, Run | None]]:
    """The heading's parts where no element is one: the line that the page's title holds, and those beside it.

    Systems of before 2010 set them in cells of a table.
    """
    told = plain(page.title)
    lines = [run for run in above if not run.linked and not run.hidden and len(plain(run.text)) > 3]
    lines = [run for run in lines if not find_date(run.text) and not place_of(run.text)]
    at = max(
        (i for i, run in enumerate(lines) if run.node.tag == "founder-title" or plain(run.text) in told),
        key=lambda i: (lines[i].node.tag == "founder-title", len(plain(lines[i].text))),
        default=None,
    )
    if at is None:
        return {"headline": (page.title_parts[0], None)} if page.title else {}
    found: dict[str, tuple[str, Run | None]] = {"headline": (lines[at].text, lines[at])}
    for part, i in (("kicker", at - 1), ("deck", at + 1)):
        if 0 <= i < len(lines) and len(lines[i].text) <= _LONGEST_PART and not whole_line_kind(lines[i].text):
            found[part] = (lines[i].text, lines[i])
    return found


def _pictures(between: Sequence[Item]) -> tuple[list[Run | Image], list[Run]]:
    """What stands between heading and text: pictures with the captions below them, and other lines."""
    pictures: list[Run | Image] = []
    lines: list[Run] = []
    captioned = False
    for item in between:
        if isinstance(item, Image):
            captioned = not _is_icon(item)
            if captioned:
                pictures.append(item)
        elif isinstance(item, Run):
            if captioned and not item.linked and not find_date(item.text) and not place_of(item.text):
                item.tag = "figcaption"
                pictures.append(item)
            else:
                lines.append(item)
                captioned = False
    return pictures, lines


def _is_icon(image: Image) -> bool:
    return image.path is None or re.search(_ICONS, image.path) is not None


def _read_page(
    page: Page, told: dict[str, str], lines: Sequence[Run], article: ArticleDraft, issue: IssueDraft
) -> Place:
    """Date, page, section, paper and authors: by the comment, by the lines below the heading, by the page."""
    place = as_place(told["nodename"]) if told.get("nodename") else Place()
    article.date = as_date(told.get("date", "")) if told.get("date") else None
    article.authors = as_people(told["author"]) if told.get("author") else ()
    for run in lines:
        text = " ".join(run.text.split())
        article.date = article.date or find_date(text)
        number = re.search(r"第\s*([A-Z]?\d{1,3})\s*版", text)
        if number and place.page is None:
            place = Place(as_place(number[1]).page, place.name)
        people = re.sub(r"^.*作者[:：]", "", text)
        people = re.sub(r"《.*|[（(]?\s*\d{4}.*|来源.*", "", people).strip()
        is_byline = number or "作者" in text or (people and whole_line_kind(people) == "byline")
        is_paper = re.fullmatch(r".{2,12}[报報刊网網社]", people) is not None
        if not (article.authors or is_paper) and 0 < len(people) <= 40 and not run.linked and is_byline:
            article.authors = as_people(people)
    shown = [item for item in page.items if isinstance(item, Run) and not item.hidden]
    article.date = article.date or date_on(shown) or page.date()
    issue.masthead = paper_of(page, shown)
    return place_told(shown, place)
