"""The text of a tree in reading order: paragraphs, headings, list items, tables and pictures.

White space is read as browsers read it, but that a line break between two Chinese characters is none
(HTML sources are wrapped, and Chinese has no spaces). A `<br>` begins a paragraph: on news sites it does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from reader.loader.markup.lists import Lists
from reader.loader.markup.spaces import settled
from reader.loader.markup.tree import BLOCKS, Comment, Node

if TYPE_CHECKING:
    from reader.issue import LineRange

__all__ = ["Image", "Item", "Rule", "Run", "flow"]

_SILENT = frozenset(("script", "style", "template", "head", "title", "noframes", "iframe", "object", "svg"))
_BOLD = frozenset(("b", "strong"))
_STRESSED = _BOLD | {"em", "i"}
_TOLD = frozenset(
    ("h1", "h2", "h3", "h4", "h5", "h6", "li", "figcaption", "caption", "dt", "dd", "th", "td", "option")
)
"""Elements that say what a text in them is. Others are paragraphs."""

_LAZY = ("data-src", "data-original", "data-lazy-src", "data-url", "data-actualsrc")


@dataclass(slots=True)
class Run:
    """A paragraph or its like: its text and the element that says what it is (p, h1 to h6, li, table …).

    `bold`: all of it is in bold. `linked` is how many characters stand in links, `links` their words and
    addresses, `stressed` the words in bold or italics where others aren't. `item`: what a browser would draw
    before an item of a list, `depth`: how many lists that one stands in. `hidden`: a browser would not show
    it. `node` is the element the text stands in.
    """

    text: str
    tag: str
    node: Node
    lines: LineRange | None = None
    bold: bool = False
    linked: int = 0
    links: list[tuple[str, str]] = field(default_factory=list)
    hidden: bool = False
    stressed: list[str] = field(default_factory=list)
    item: str = ""
    depth: int = 0


@dataclass(slots=True)
class Image:
    """A picture: where it is, if anything says so, and the words that stand for it."""

    path: str | None
    alt: str
    node: Node
    lines: LineRange | None = None


@dataclass(slots=True)
class Rule:
    """A ruled line across (`<hr>`)."""

    node: Node
    lines: LineRange | None = None


Item = Run | Image | Rule
"""What a flow is made of."""


@cache
def _invisible() -> re.Pattern[str]:
    return re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def flow(root: Node) -> list[Item]:
    """What stands in a tree, in its order. Every character outside scripts stands in one run."""
    return _Walk(root).out


class _Walk:
    """One walk over a tree, with the paragraph that is being gathered."""

    def __init__(self, root: Node) -> None:
        self.out: list[Item] = []
        self._outer = _tables_around_tables(root)
        self._parts: list[str] = []
        self._links: list[tuple[str, str]] = []
        self._linked = 0
        self._light = 0  # characters that are not in bold
        self._holder = root
        self._told = ["p"]
        self._hidden = self._bold = self._verbatim = 0
        self._hrefs: list[tuple[str, int]] = []
        self._lines: list[LineRange] = []
        self._images: list[Image] = []
        self._stressed: list[str] = []
        self._stress_from: list[int] = []  # the part that each open stressed element begins with
        self._lists = Lists()
        self._item = ""
        self._concealed: list[str] = []
        self._go(root)
        self._emit()

    def _go(self, root: Node) -> None:
        stack: list[tuple[Node | str, bool]] = [(root, False)]
        while stack:
            item, leaving = stack.pop()
            if not isinstance(item, Node):
                if not isinstance(item, Comment):
                    self._text(item)
            elif leaving:
                self._leave(item)
            elif (item.tag not in _SILENT or item is root) and self._enter(item):
                stack.append((item, True))
                stack.extend((child, False) for child in reversed(item.children))

    def _text(self, text: str) -> None:
        if self._verbatim:
            for i, line in enumerate(text.split("\n")):
                if i:
                    self._emit()
                self._add(line)
        else:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._hidden:
            self._concealed.append(text)
            return
        self._parts.append(text)
        if not text.isspace():
            size = len(text)
            if not self._bold:
                self._light += size
            if self._hrefs:
                self._linked += size

    def _enter(self, node: Node) -> bool:
        """Begin an element; False where what is in it has been read."""
        tag = node.tag
        if tag in BLOCKS:
            self._emit()  # what stood before it has the lines of what that stands in
        if node.lines:
            self._lines.append(node.lines)
        if tag in BLOCKS:
            self._holder = node
            self._item = self._lists.enter(node) or self._item
            if tag == "table" and node not in self._outer and (rows := _rows(node)):
                self._table(node, rows)
                if node.lines:
                    self._lines.pop()
                return False
            told = "p" if tag == "p" and self._told[-1] in ("td", "th") else self._told[-1]
            self._told.append(tag if tag in _TOLD else told)
            self._verbatim += tag == "pre"
        elif tag == "br":
            self._emit()
        elif tag == "hr":
            self._emit()
            self.out.append(Rule(node, self._line()))
        elif tag == "img":
            self._image(node)
        elif tag == "a":
            self._hrefs.append((node.get("href").strip(), len(self._parts)))
        elif tag in _STRESSED:
            self._stress_from.append(len(self._parts))
        self._bold += tag in _BOLD
        self._hidden += _is_hidden(node)
        return True

    def _leave(self, node: Node) -> None:
        tag = node.tag
        if tag in BLOCKS:
            self._emit()
            self._told.pop()
            self._verbatim -= tag == "pre"
            self._holder = node.parent or node
            self._lists.leave(node)
            if tag == "li":
                self._item = ""
        elif tag == "a":
            href, start = self._hrefs.pop()
            self._link(href, start)
        elif tag in _STRESSED:
            self._stress(self._stress_from.pop())
        self._bold -= tag in _BOLD
        self._hidden -= _is_hidden(node)
        if node.lines:
            self._lines.pop()

    def _link(self, href: str, start: int) -> None:
        words = settled("".join(self._parts[start:]))
        if words and _leads_away(href):
            self._links.append((words, href))

    def _stress(self, start: int) -> None:
        """Words in an element within another such element count once."""
        if not self._stress_from and (words := settled("".join(self._parts[start:]))):
            self._stressed.append(words)

    def _line(self) -> LineRange | None:
        return self._lines[-1] if self._lines else None

    def _emit(self) -> None:
        """The paragraph that was gathered is one, if it holds anything."""
        if self._parts:
            text = settled("".join(self._parts))
            if text:
                for href, start in self._hrefs:
                    self._link(href, start)
                if self._stress_from and (words := settled("".join(self._parts[self._stress_from[0] :]))):
                    self._stressed.append(words)
                run = Run(text, self._told[-1], self._holder, self._line())
                run.bold = not self._light
                run.linked, run.links = self._linked, self._links
                run.stressed = self._stressed if self._stressed != [text] else []
                run.item, run.depth, self._item = self._item, self._lists.depth if self._item else 0, ""
                self.out.append(run)
            self._links, self._stressed = [], []
            self._stress_from = [0] * len(self._stress_from)
            self._parts = []
            self._hrefs = [(href, 0) for href, _ in self._hrefs]
        self._light = self._linked = 0
        if self._concealed:
            if text := settled("".join(self._concealed)):
                self.out.append(Run(text, self._told[-1], self._holder, self._line(), hidden=True))
            self._concealed = []
        self.out += self._images
        self._images = []

    def _image(self, node: Node) -> None:
        lazy = next((value for name in _LAZY if (value := node.get(name).strip())), "")
        path = lazy or node.get("src").strip()
        if path.startswith("data:"):
            path = ""
        alt = settled(node.get("alt"))
        if path or alt:
            image = Image(path or None, alt, node, self._line())
            if self._parts and not "".join(self._parts).isspace():
                self._images.append(image)  # behind the paragraph it stands in
            else:
                self.out.append(image)

    def _table(self, node: Node, rows: list[list[Node]]) -> None:
        """A table of figures: its caption, then a row a line, cells parted by a tab; pictures behind it."""
        caption = node.find("caption")
        if caption is not None and (words := caption.text()):
            self.out.append(Run(words, "caption", caption, self._line()))
        lines = ["\t".join(cell.text() for cell in row).rstrip("\t") for row in rows]
        links = [(a.text(), a.get("href").strip()) for a in node.walk() if a.tag == "a"]
        run = Run("\n".join(line for line in lines if line.strip()), "table", node, self._line())
        run.links = [(words, href) for words, href in links if words and _leads_away(href)]
        run.hidden = self._hidden > 0
        self.out.append(run)
        for inner in node.walk():
            if inner.tag == "img":
                self._image(inner)


def _leads_away(href: str) -> bool:
    return bool(href) and not href.startswith(("#", "javascript:", "data:"))


def _is_hidden(node: Node) -> bool:
    if node.tag == "noscript":
        return True
    if node.tag in ("b", "strong", "a", "br", "img"):
        return False
    style = node.get("style")
    found = _invisible().search(style) if style else None
    # Some sites make a whole text visible by script: in a saved page it must not stay away.
    return found is not None and (found[0][0] in "dD" or node.tag not in BLOCKS)


def _tables_around_tables(root: Node) -> set[Node]:
    """All tables that hold another one: these are there for the layout."""
    outer: set[Node] = set()
    for node in root.walk():
        if node.tag != "table":
            continue
        above = node.parent
        while above is not None and above not in outer:
            if above.tag == "table":
                outer.add(above)
            above = above.parent
    return outer


_CELL = 80
"""A table of figures has no more characters in most of its cells."""


def _rows(table: Node) -> list[list[Node]]:
    """The cells of a table of figures, row by row; nothing for a table that only places things.

    It has two rows and two columns at least, and cells of few words; anything that stands outside cells
    would be lost.
    """
    rows: list[list[Node]] = []
    for node in table.walk():
        if node.tag == "tr":
            cells = [c for c in node.children if isinstance(c, Node) and c.tag in ("td", "th")]
            if cells:
                rows.append(cells)
    if rows and table.get("data-grid"):
        return rows
    if len(rows) < 2 or 2 * sum(len(row) > 1 for row in rows) < len(rows):
        return []
    cells = [cell for row in rows for cell in row]
    texts = [cell.text() for cell in cells]
    sizes = sorted(map(len, texts))
    if not sizes[-1] or sizes[9 * (len(sizes) - 1) // 10] > _CELL:
        return []
    if sum(map(_blocks_inside, cells)) > len(cells):
        return []
    caption = table.find("caption")
    whole = _visible(table.text()) - (_visible(caption.text()) if caption is not None else 0)
    return rows if whole == sum(map(_visible, texts)) else []


def _visible(text: str) -> int:
    return len("".join(text.split()))


def _blocks_inside(cell: Node) -> int:
    count = sum(node.tag in BLOCKS or node.tag == "br" for node in cell.walk()) - 1
    return max(count - 1, 0)
