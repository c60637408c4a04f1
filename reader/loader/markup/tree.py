"""HTML as a small tree of elements and texts, however badly it is nested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.markup.spaces import settled
from reader.loader.markup.tags import attributes, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.issue import LineRange

__all__ = ["BLOCKS", "DEEPEST", "MOST", "Builder", "Comment", "Node", "parse"]

DEEPEST = 200
"""So many levels of elements are told apart; what is nested deeper stands in the last one."""

MOST = 500_000
"""So many elements a tree has; of what comes behind them only the text is kept."""

_VOID_WORDS = """
area base basefont bgsound br col embed frame hr img input link meta param source track wbr
"""
_VOID = frozenset(_VOID_WORDS.split())

_BLOCK_WORDS = """
address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 head header hgroup html legend li main menu nav ol optgroup option p
pre section select summary table tbody td tfoot th thead tr ul video audio founder-content founder-title
"""
BLOCKS = frozenset(_BLOCK_WORDS.split())
"""Elements that begin a line of their own."""

_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    # a start tag ends these, if they are open inside the nearest of those
    "li": (frozenset(("li",)), frozenset(("ul", "ol", "menu", "dir"))),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "option": (frozenset(("option",)), frozenset(("select",))),
    "td": (frozenset(("td", "th")), frozenset(("tr", "table"))),
    "th": (frozenset(("td", "th")), frozenset(("tr", "table"))),
    "tr": (frozenset(("tr",)), frozenset(("table", "tbody", "thead", "tfoot"))),
    "tbody": (frozenset(("tbody", "thead", "tfoot")), frozenset(("table",))),
    "thead": (frozenset(("tbody", "thead", "tfoot")), frozenset(("table",))),
    "tfoot": (frozenset(("tbody", "thead", "tfoot")), frozenset(("table",))),
}
_TABLE_PARTS = frozenset(("table", "tbody", "thead", "tfoot", "tr", "td", "th"))


class Comment(str):
    """A comment's inside, among an element's children."""

    __slots__ = ()


class Node:
    """An element: its name in lower case and its children, texts and elements in their order.

    `lines` is the range of source lines it says it came from, None where it says nothing.
    """

    __slots__ = ("_attributes", "children", "lines", "parent", "tag")

    def __init__(
        self,
        tag: str,
        attributes: str | dict[str, str] = "",
        parent: Node | None = None,
        lines: LineRange | None = None,
    ) -> None:
        self.tag = tag
        self.children: list[Node | str] = []
        self.parent = parent
        self.lines = lines
        self._attributes = attributes

    def get(self, name: str) -> str:
        """An attribute's value, empty where there is none."""
        if isinstance(self._attributes, str):
            if name not in self._attributes.lower():
                return ""
            self._attributes = attributes(self._attributes)
        return self._attributes.get(name, "")

    def walk(self) -> Iterator[Node]:
        """This element and all inside it, in their order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(child for child in reversed(node.children) if isinstance(child, Node))

    def find(self, *tags: str) -> Node | None:
        """The first element inside with one of these names."""
        return next((node for node in self.walk() if node is not self and node.tag in tags), None)

    def text(self) -> str:
        """All text inside with white space read as in a browser, comments left out."""
        parts: list[str] = []
        stack: list[Node | str] = [self]
        while stack:
            item = stack.pop()
            if isinstance(item, Node):
                if item.tag in BLOCKS or item.tag == "br":
                    parts.append("\t")
                stack.extend(reversed(item.children))
            elif not isinstance(item, Comment):
                parts.append(item)
        return settled("".join(parts))


class Builder:
    """Makes a tree out of tags and texts in their order. Any order will do.

    `lines` are the source lines that the elements come from which begin from now on.
    """

    def __init__(self) -> None:
        self.lines: LineRange | None = None
        self.root = Node("#root")
        self._open = [self.root]
        self._deeper: dict[str, int] = {}
        self._left = MOST

    def start(self, tag: str, attributes: str | dict[str, str] = "") -> None:
        """An element begins. Those that it can't stand in end before it."""
        if self._left <= 0:
            if tag in BLOCKS or tag == "br":
                self._open[-1].children.append("\t")
            return
        self._left -= 1
        if tag in BLOCKS and tag != "p" and len(self._open) > 1 and self._open[-1].tag == "p":
            self._open.pop()
        elif tag == "p":
            self._close_paragraph()
        elif tag in _CLOSES:
            self._close(*_CLOSES[tag])
        above = self._open[-1]
        if len(self._open) > DEEPEST:
            if tag not in _VOID:
                self._deeper[tag] = self._deeper.get(tag, 0) + 1
            last = above.children[-1] if above.children else None
            if isinstance(last, Node) and last.tag == tag and not last.children and tag not in _VOID:
                return
            above.children.append(Node(tag, attributes, above, self.lines))
            return
        node = Node(tag, attributes, above, self.lines)
        above.children.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def _close_paragraph(self) -> None:
        """A paragraph ends the paragraph it would stand in, with what is marked within a line there."""
        for depth in range(len(self._open) - 1, 0, -1):
            tag = self._open[depth].tag
            if tag == "p":
                del self._open[depth:]
                return
            if tag in BLOCKS:
                return

    def _close(self, ended: frozenset[str], within: frozenset[str]) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            tag = self._open[depth].tag
            if tag in ended:
                del self._open[depth:]
                return
            if tag in within:
                return

    def end(self, tag: str) -> None:
        """An element ends, and all that is open in it. An end without a beginning is nothing."""
        if self._deeper.get(tag):
            self._deeper[tag] -= 1
            above = self._open[-1]
            if tag in BLOCKS and above.children and not isinstance(above.children[-1], Node):
                above.children.append(Node("div", "", above))
            return
        for depth in range(len(self._open) - 1, 0, -1):
            name = self._open[depth].tag
            if name == tag:
                del self._open[depth:]
                return
            if name in BLOCKS and tag not in BLOCKS:
                return  # </b> ends no paragraph
            if name in _TABLE_PARTS and tag not in _TABLE_PARTS and tag not in ("body", "html"):
                return  # </div> ends no table's cell
        if tag in ("p", "br"):
            self._open[-1].children.append(Node("br", "", self._open[-1]))

    def text(self, text: str) -> None:
        """A text."""
        if text:
            self._open[-1].children.append(text)

    def html(self, html: str) -> None:
        """A stretch of HTML; elements may stay open beyond it."""
        for kind, text, inside, _ in tokens(html):
            if kind == "text":
                self.text(text)
            elif kind == "start":
                self.start(text, inside)
            elif kind == "end":
                self.end(text)
            else:
                self._open[-1].children.append(Comment(text))

    def close(self) -> None:
        """All elements that are still open end."""
        del self._open[1:]
        self._deeper.clear()


def parse(html: str, *, xml: bool = False) -> Node:
    """The tree of a text. In XML an element may be closed by its own start tag, whatever it is."""
    builder = Builder()
    if not xml:
        builder.html(html)
        return builder.root
    for kind, text, inside, _ in tokens(html, xml=True):
        if kind == "text":
            builder.text(text)
        elif kind == "start":
            builder.start(text, inside)
            if inside.rstrip().endswith("/"):
                builder.end(text)
        elif kind == "end":
            builder.end(text)
    return builder.root
