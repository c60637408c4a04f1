"""Any saved page of a news site: the story on it, its title, day and address; all else is furniture.

An own finder of the main text, not trafilatura: on eight Chinese pages that (2.3.1, 93 MB with what it
needs) found no title and took lists of other stories into six texts. The text is where prose stands: the
element whose paragraphs have the most characters outside links, commas and full stops counted on top.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.errors import KanbaoError
from reader.issue import Author
from reader.loader.draft import ArticleDraft, IssueDraft, Piece, SectionDraft
from reader.loader.fields import as_date, as_people
from reader.loader.htmlpage import is_html, open_page, set_aside
from reader.loader.mainbody import find_body
from reader.loader.markup.body import add_body, is_beside_title, level_of, plain
from reader.loader.markup.flow import Image, Run
from reader.loader.markup.tree import Node
from reader.loader.paperpage import place_told
from reader.loader.rawtext import clean
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.loader.draft import Raw
    from reader.loader.htmlpage import Page
    from reader.loader.markup.flow import Item

__all__ = ["read", "sniff"]

_NEAR = 40
"""So many runs above the text a title is looked for in."""

_LONGEST_TITLE = 120
_LONGEST_LINE = 80
_CAPTION = r"caption|descr|_desc\b|(?:img|image|pic|photo)[_-]?(?:title|intro|note|info|alt|text)"
"""What sites call the lines below pictures."""

_ORIGINAL = ("原标题：", "原标题:", "原標題：", "原標題:")


def sniff(raw: Raw) -> float:
    """Nearly sure of whatever begins as a page does."""
    return 0.95 if is_html(raw) else 0.0


def read(raw: Raw) -> IssueDraft:
    """The story of a page."""
    issue = IssueDraft(partial=True)
    page = open_page(raw, issue)
    if not any(isinstance(one, Run) for one in page.items) and _leads_on(page.root):
        raise KanbaoError(t("html.frames"), path=raw.path)
    if _is_whole_day(page):
        from reader.loader.daystories import add_day

        issue.date, issue.masthead, issue.partial = as_date(page.title), page.paper(), False
        add_day((), page.items, issue)
        return issue
    article = ArticleDraft(url=page.url)
    title = _told_title(page)
    body = _without_lines(page.items, find_body(page.items, title))
    start = next((i for i in body if i > title), len(page.items))
    taken = [page.items[i] for i in body]
    _find_captions(taken)
    titles = _titles(page, start)
    for part, run in titles.items():
        article.titles.append(Piece(clean(run.text, issue).strip(), part=part))  # type: ignore[arg-type]
    if "headline" not in titles and page.title:
        article.titles.append(Piece(page.title_parts[0] or page.title, part="headline"))
    held = {id(run) for run in titles.values()}
    taken = [item for item in taken if id(item) not in held]
    _read_lines(page, titles, start, article)
    add_body(article, taken, issue)
    set_aside(page.items, [*titles.values(), *taken], issue)
    issue.date, issue.masthead = article.date, _site(page)
    place = place_told(_around(page, titles, start))
    issue.sections.append(SectionDraft([article], place.name or _section(page), place.page))
    return issue


def _leads_on(root: Node) -> bool:
    """Whether a page without a text is one of frames, or sends the browser on to another."""
    return any(
        node.tag == "frameset" or (node.tag == "meta" and node.get("http-equiv").lower() == "refresh")
        for node in root.walk()
    )


_HEADS = 3


def _is_whole_day(page: Page) -> bool:
    """Whether a page holds the stories of a day under headings, and little else: what converters write."""
    runs = [item for item in page.items if isinstance(item, Run) and not item.hidden]
    heads = [run for run in runs if level_of(run)]
    if len(heads) < _HEADS or 10 * sum(run.linked for run in runs) > sum(len(run.text) for run in runs):
        return False
    if not (as_date(page.title) or as_date(heads[0].text[:_LONGEST_LINE])) or heads[0] is not runs[0]:
        return False
    from reader.loader.daystories import is_day

    return is_day((), page.items)


def _told_title(page: Page) -> int:
    """The first item that says what the head's title begins with, and is no link."""
    told = plain(page.title) or plain(page.meta.get("og:title", ""))
    for i, item in enumerate(page.items):
        if isinstance(item, Run) and not item.hidden and 2 * item.linked < len(item.text) <= _LONGEST_TITLE:
            words = plain(item.text)
            if len(words) > 5 and told.startswith(words):
                return i
    return 0


def _without_lines(items: Sequence[Item], body: list[int]) -> list[int]:
    """A body without the lines above its prose that say when and by whom it was put on the site."""
    kept: list[int] = []
    for place, i in enumerate(body):
        item = items[i]
        if isinstance(item, Run) and not level_of(item) and not is_beside_title(item):
            is_line = len(item.text) <= _LONGEST_LINE and (
                as_date(item.text) or item.text.startswith(_ORIGINAL)
            )
            if not is_line:
                return kept + body[place:]
        else:
            kept.append(i)
    return kept


def _find_captions(taken: Sequence[Item]) -> None:
    """A short line below a picture that speaks of pictures is its caption."""
    words = ("图", "圖", "摄", "攝", "视觉中国", "photo", "Photo")
    for above, item in pairwise(taken):
        if not isinstance(above, Image) or not isinstance(item, Run) or len(item.text) > _LONGEST_LINE:
            continue
        inner = [one for one in item.node.children if isinstance(one, Node) and one.text() == item.text]
        named = " ".join(f"{one.get('class')} {one.get('id')}" for one in (item.node, *inner)).lower()
        same = bool(plain(above.alt)) and plain(above.alt) == plain(item.text)
        if same or re.search(_CAPTION, named) or any(word in item.text for word in words):
            item.tag = "figcaption"


def _titles(page: Page, start: int) -> dict[str, Run]:
    """The line that is the title, with what stands right above and below it in headings.

    The head's title, which begins with it on nearly every site, is the measure; then headings, the elements
    called title, and nearness to the text.
    """
    told = plain(page.title) or plain(page.meta.get("og:title", ""))
    best: tuple[float, int] | None = None
    for i in range(min(start + 3, len(page.items)) - 1, -1, -1):
        item = page.items[i]
        if not isinstance(item, Run) or item.hidden or not 2 <= len(item.text) <= _LONGEST_TITLE:
            continue
        score = _title_score(item, told) - 0.02 * min(max(start - i, 0), _NEAR)
        if score > (2 if told else 0.5) and (best is None or score > best[0]):
            best = (score, i)
    if best is None:
        return {}
    at = best[1]
    titles: dict[str, Run] = {}
    main = page.items[at]
    for step, part in ((-1, "kicker"), (0, "headline"), (1, "deck")):
        beside = page.items[at + step] if 0 <= at + step < len(page.items) else None
        if isinstance(beside, Run) and (step == 0 or _belongs(beside, main)):
            titles[part] = beside
    return titles


def _title_score(run: Run, told: str) -> float:
    words = plain(run.text)
    score = 0.0
    if len(words) > 3 and told:
        if told.startswith(words):
            score += 4 + min(len(words), 30) / 30
        elif words in told:
            score += 2
    score += {"h1": 2.5, "h2": 1.0, "h3": 0.6}.get(run.tag, 0.0)
    named = f"{run.node.get('class')} {run.node.get('id')} {run.node.get('itemprop')}".lower()
    if "title" in named or "headline" in named:
        score += 1
    return score - (3 if run.linked > len(run.text) / 2 else 0)


def _around(page: Page, titles: dict[str, Run], start: int) -> list[Run]:
    """The lines near the title: a page's mark further down is another story's."""
    at = next((i for i, item in enumerate(page.items) if item is titles.get("headline")), start)
    near = page.items[max(at - _NEAR, 0) : max(start, at) + 1]
    return [item for item in near if isinstance(item, Run) and not item.hidden]


def _belongs(item: Run, main: Item) -> bool:
    """Whether a heading beside the title is a part of it: both stand in one element, and it is less."""
    same = item.node.parent is not None and item.node.parent is main.node.parent
    is_part = level_of(item) > 1 or is_beside_title(item)
    return same and is_part and not item.linked and not item.hidden


def _read_lines(page: Page, titles: dict[str, Run], start: int, article: ArticleDraft) -> None:
    """Day and authors: by the head, then by the lines between title and text."""
    article.date = page.date()
    at = [i for i, item in enumerate(page.items) if any(item is run for run in titles.values())]
    lines = _between(page.items, max(at, default=start), start)
    for text in lines:
        article.date = article.date or as_date(text[:200])
        if not article.authors and not re.search("[电電訊讯真]", text):
            article.authors = _people(text)
    if article.date is None:
        around = _between(page.items, max(at, default=0) - 8, start)
        around = [re.sub(r"(\d{4})\s+(\d{1,2}/\d{1,2})(?!\d)", r"\1/\2", text) for text in around]
        article.date = next((date for text in around if (date := as_date(text[:200]))), None)


def _people(line: str) -> tuple[Author, ...]:
    """Who wrote it, by a line below the title: 作者：林晓, 記者陳遠／台北報導."""
    found = re.search(r"(?:作者|撰文|文)\s*[:：/]\s*([^\s|｜来源來源责责編编]{2,20})", line)
    if found:
        return as_people(found[1])
    name = r"[\u4e00-\u9fff]{2,3}"
    found = re.search(rf"(记者|記者)[:： \u3000]*({name}(?:[、 \u3000]{name})*)(?![\u4e00-\u9fff])", line)
    return tuple(Author(one, found[1]) for one in re.split("[、 \u3000]", found[2])) if found else ()


def _between(items: Sequence[Item], first: int, last: int) -> list[str]:
    near = items[max(first, 0) : min(last, max(first, 0) + _NEAR)]
    return [item.text for item in near if isinstance(item, Run) and len(item.text) <= 200]


def _site(page: Page) -> str | None:
    """The site's name: as the head says, else the title's last part."""
    told = page.paper()
    account = next((node for node in page.root.walk() if node.get("id") in ("js_name", "profileBt")), None)
    if account is not None:  # of a page of 微信公众平台 the name of the account is the paper's
        told = clean(account.text()) or told
    if told:
        return told
    parts = page.title_parts
    last = parts[-1] if len(parts[-1]) <= 12 else re.split(r"[-–—]", parts[-1])[0].strip()
    if len(parts) > 1 and 1 < len(last) <= 12:
        return last
    found = re.search(r"[-–—]([^-–—]{2,10})$", page.title)
    return found[1].strip() if found and len(parts) == 1 else None


def _section(page: Page) -> str | None:
    told = page.meta.get("article:section", "")
    parts = page.title_parts
    return told or (parts[1] if len(parts) == 3 and 1 < len(parts[1]) <= 8 else None)
