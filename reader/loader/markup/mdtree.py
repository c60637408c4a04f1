"""Markdown as a tree, with the source lines of each paragraph."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from reader.loader.markup.spaces import is_wide
from reader.loader.markup.tree import Builder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from reader.loader.markup.tree import Node

__all__ = ["markdown_tree"]

_STOPS = "。！？；…”’」』）)"
_FIELDS = 30
"""Lines of fields at most."""

_EVEN = 4
"""Lines that differ by no more characters in length are hard-wrapped."""


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    made = (
        MarkdownIt("commonmark", {"html": True, "maxNesting": 100})
        .enable(["table", "strikethrough"])
        .use(footnote_plugin)
    )
    made.core.ruler.at("inline", _inline)
    made.inline.ruler.before("link", "wikilink", _wikilink)
    made.inline.ruler.before("link", "comment", _comment)
    made.inline.ruler.before("link", "shortcode", _shortcode)
    return made


_CROWD = 10_000
"""Marks, or lines, in one paragraph. What has more is no paragraph of a person: it is read in parts.

The parser takes 1 KB for a mark, and of some sorts of marks a time that grows with their square.
"""


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(r"[*_~`\[\]()<>&!\\{=^|]")


@cache
def _active() -> re.Pattern[str]:
    """What some rule for what stands in a line begins with; the two spaces break a line."""
    return re.compile(r"[\\`*_\[\]!<&~{^]|[ \t]{2}\n|%%")


def _inline(state: StateCore) -> None:
    """The parser's own step, but that plain paragraphs, most of a paper's, do without it.

    A crowded paragraph is left for `_Writer`.
    """
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            if _active().search(token.content) is None:
                token.children += _plain_lines(token.content)
            elif not _is_crowded(token.content):
                state.md.inline.parse(token.content, state.md, state.env, token.children)


def _plain_lines(text: str) -> Iterator[Token]:
    """A paragraph without marks, as the parser would have given it: a text a line, soft breaks between."""
    from markdown_it.token import Token

    for number, line in enumerate(text.split("\n")):
        if number:
            yield Token("softbreak", "br", 0)
        words = line.rstrip(" ")
        if words := words.lstrip(" \t") if number else words:
            yield Token("text", "", 0, content=words)


def _is_crowded(text: str) -> bool:
    return len(text) > _CROWD and (
        text.count("\n") > _CROWD or sum(1 for _ in islice(_marks().finditer(text), _CROWD + 1)) > _CROWD
    )


def _parts(text: str) -> Iterator[str]:
    """A crowded paragraph's lines, some at a time."""
    held: list[str] = []
    marks = 0
    for line in text.split("\n"):
        own = 1 + (line.count("[") + line.count("*") + line.count("_") if len(line) < _CROWD else len(line))
        if held and marks + own > _CROWD // 4:
            yield "\n".join(held)
            held, marks = [], 0
        held.append(line)
        marks += own
    yield "\n".join(held)


def _shortcode(state: StateInline, silent: bool) -> bool:
    """What site generators put in by name, `{{< figure src="a.jpg" title="…" >}}`: a picture, or nothing."""
    at = state.pos
    if not state.src.startswith(("{{<", "{{%", "{%"), at):
        return False
    close = {"{{<": ">}}", "{{%": "%}}"}.get(state.src[at : at + 3], "%}")
    end = state.src.find(close, at + 2, at + 2000)
    if end < 0:
        return False
    if not silent:
        name, *_ = state.src[at + 3 : end].split() or [""]
        told = dict(re.findall(r"""([\w-]+)=["']?([^"'\s]*(?:[^"'\n]*(?=["']))?)""", state.src[at + 3 : end]))
        if name in ("figure", "img", "image", "picture") and told.get("src"):
            token = state.push("image", "img", 0)
            token.attrs = {"src": told["src"]}
            token.content = told.get("alt") or told.get("caption") or told.get("title") or ""
    state.pos = end + len(close)
    return True


def _comment(state: StateInline, silent: bool) -> bool:
    """What the writer of a vault tells nobody else: %%words%%."""
    at = state.pos
    if not state.src.startswith("%%", at):
        return False
    end = state.src.find("%%", at + 2)
    if end < 0 or not state.src[at + 2 : end].strip():
        return False
    if not silent:
        state.push("comment", "", 0).content = state.src[at : end + 2]
    state.pos = end + 2
    return True


def _commented(tokens: Sequence[Token]) -> dict[int, int]:
    """Where, among the tokens, a comment of several paragraphs begins: `%%` alone above and below them.

    By the first token the index of the last. One that is never closed is none.
    """
    found: dict[int, int] = {}
    begun = -1
    for at in range(len(tokens) - 2):
        opening, inside = tokens[at], tokens[at + 1]
        if opening.type != "paragraph_open" or opening.level or inside.content.count("%%") != 1:
            continue
        if begun < 0 and inside.content.startswith("%%"):
            begun = at
        elif begun >= 0 and inside.content.rstrip().endswith("%%"):
            found[begun] = at + 2
            begun = -1
    return found


def _wikilink(state: StateInline, silent: bool) -> bool:
    """A vault's own links: [[note]], [[note|words]], [[note#part]], ![[picture.png|words]]."""
    at = state.pos
    image = state.src.startswith("![[", at)
    if not image and not state.src.startswith("[[", at):
        return False
    start = at + 2 + image
    end = state.src.find("]]", start, start + 300)
    inside = state.src[start:end] if end > start else ""
    if not inside or "\n" in inside or "[" in inside:
        return False
    if not silent:
        target, _, words = inside.partition("|")
        if image:
            token = state.push("image", "img", 0)
            token.attrs = {"src": target.strip()}
            token.content = "" if words.strip().replace("x", "").isdigit() else words
        else:
            state.push("text", "", 0).content = words or target
    state.pos = end + 2
    return True


def markdown_tree(lines: Sequence[str], above: int = 0) -> Node:
    """The tree of a text's lines. Its elements name their source lines, `above` lines standing before."""
    builder = Builder()
    writer = _Writer(builder, lines, above)
    env: dict[str, Any] = {}
    tokens = _parser().parse("\n".join(lines), env)
    writer.env = env
    comments = _commented(tokens)
    last = -1
    for at, token in enumerate(tokens):
        if at in comments:
            last = comments[at]
            builder.start("div", _HIDDEN)
        writer.write(token)
        if at == last:
            builder.end("div")
    builder.close()
    return builder.root


_HIDDEN = {"style": "display:none"}
_ATTRIBUTES = {"table": {"data-grid": "1"}}
"""What a walk over the tree should know: this table is none for the layout."""


class _Writer:
    """Puts the parser's tokens into a tree."""

    def __init__(self, builder: Builder, lines: Sequence[str], above: int) -> None:
        self._builder = builder
        self._source = lines
        self._above = above
        self.env: dict[str, Any] = {}
        self._number = ""  # of a note, before its words
        self._quoted = False  # a quotation's first words come

    def write(self, token: Token) -> None:
        builder, kind = self._builder, token.type
        if token.map:
            first = token.map[0] + 1 + self._above
            builder.lines = (first, max(first, self._last(token.map) + 1 + self._above))
        if kind == "inline":
            self._inline(token)
        elif kind == "html_block":
            builder.html(token.content)
        elif kind in ("fence", "code_block"):
            builder.start("pre")
            if kind == "fence":
                builder.start("dd")  # whatever stands in it, it is no title
            builder.text(token.content)
            builder.end("pre")
        elif kind == "hr":
            builder.start("hr")
        elif kind == "footnote_open":
            builder.start("div")
            self._number = f"[{token.meta.get('label') or token.meta.get('id', '')}] "
        elif kind == "footnote_close":
            builder.end("div")
        elif token.nesting > 0 and token.tag:
            self._quoted = kind == "blockquote_open" or (self._quoted and kind == "paragraph_open")
            # The paragraph that is no element in a tight list has its lines all the same.
            # An item has the number that it has in the source, which a browser would count itself.
            own = {"data-mark": f"{token.info}{token.markup}"} if token.info and token.tag == "li" else ""
            builder.start(token.tag, _ATTRIBUTES.get(token.tag, own))
        elif token.nesting < 0 and token.tag:
            builder.end(token.tag)

    def _last(self, span: Sequence[int]) -> int:
        """The last line of a span that isn't blank, from 0: the parser counts blank lines below in."""
        last = min(span[1], len(self._source)) - 1
        while last > span[0] and not self._source[last].strip():
            last -= 1
        return last

    def _inline(self, token: Token) -> None:
        builder = self._builder
        if self._number:
            builder.text(self._number)
            self._number = ""
        if token.children or not _is_crowded(token.content):
            self._children(token.content, token.children or [])
            return
        parser = _parser()
        for part in _parts(token.content):
            if _is_crowded(part):
                builder.text(part)
            else:
                children: list[Token] = []
                parser.inline.parse(part, parser, self.env, children)
                self._children(part, children)
            builder.text("\n")

    def _children(self, text: str, children: Sequence[Token]) -> None:
        """What stands in a paragraph, or in a part of one."""
        builder = self._builder
        breaks = _paragraph_ends(text.split("\n")) if "\n" in text else frozenset()
        if self._quoted and text.startswith("[!"):
            breaks |= {0}  # a callout's title
        soft = 0
        _drop_stars(children)
        last = children[-1] if children else None
        if last is not None and last.type == "text" and "^" in last.content:
            last.content = re.sub(r"(?:^|[ \t]+)\^[A-Za-z0-9-]{1,40}$", "", last.content)
        for child in children:
            kind = child.type
            if kind in ("softbreak", "hardbreak"):
                if kind == "hardbreak" or soft in breaks:
                    builder.start("br")
                else:
                    builder.text("\n")
                soft += 1
            else:
                self._in_line(child)

    def _in_line(self, token: Token) -> None:
        builder, kind = self._builder, token.type
        if kind == "text":
            builder.text(self._words(token.content))
        elif kind == "code_inline":
            builder.text(token.content)
        elif kind == "html_inline":
            builder.html(token.content)
        elif kind == "comment":
            builder.start("span", _HIDDEN)
            builder.text(token.content)
            builder.end("span")
        elif kind == "image":
            words = _plain(token) or token.content
            builder.start("img", {"src": str(token.attrs.get("src", "")), "alt": words})
        elif kind == "footnote_ref":
            builder.text(f"[{token.meta.get('label') or token.meta.get('id', '')}]")
        elif token.nesting > 0:
            builder.start(token.tag, {key: str(value) for key, value in token.attrs.items()})
        elif token.nesting < 0:
            builder.end(token.tag)

    def _words(self, text: str) -> str:
        """A text without the marks that only vaults know: ==lit==, > [!note], ^block."""
        if self._quoted:
            self._quoted = False
            text = re.sub(r"^\[![\w-]{1,30}\][+-]?[ \t]*", "", text)
        if "==" in text:
            text = re.sub(r"==(?=\S)([^=\n]+)(?<=\S)==", r"\1", text)
        return text


_OPENING = "“‘「『《〈（(【〔［[\"'—"
_CLOSING = "”’」』》〉）)】〕］]\"'。！？；，：、,.:;!?…—%％"


def _drop_stars(children: Sequence[Token]) -> None:
    """Take out pairs of ** that the parser left in a text.

    CommonMark sees no bold in 的**“十四五”**规划, since marks stand inside the stars and no spaces outside.
    Stars that stand for what a name leaves out (张**、李**) stay.
    """
    stars = [
        (child, match.start(), match.end())
        for child in children
        if child.type == "text" and "**" in child.content
        for match in re.finditer(r"\*{2,3}", child.content)
    ]
    if len(stars) < 2:
        return
    places = {id(child): i for i, child in enumerate(children)}
    taken: list[tuple[Token, int, int]] = []
    for opening, closing in zip(stars[::2], stars[1::2], strict=False):
        after = opening[0].content[opening[2] : opening[2] + 1]
        before = closing[0].content[: closing[1]].rstrip()[-1:]
        at = places[id(closing[0])] - 1
        while not before and at >= 0:
            before = children[at].content.rstrip()[-1:]
            at -= 1
        if (after and after in _OPENING) or (before and before in _CLOSING):
            taken += [opening, closing]
    for child, start, end in reversed(taken):
        child.content = child.content[:start] + child.content[end:]


def _plain(token: Any) -> str:
    return "".join(child.content for child in token.children or ())


@cache
def _field() -> re.Pattern[str]:
    """作者：何文, **日期**: 2021-06-01, `记者:: 何文`: a line that is a field, as its neighbours are."""
    return re.compile(r"[*_]{0,2}[\w ]{1,10}[*_]{0,2}[ ]?[:：]{1,2}[*_]{0,2}[ \t]*\S.{0,80}$")


def _paragraph_ends(lines: Sequence[str]) -> frozenset[int]:
    """After which lines of a paragraph's source a paragraph ends for a Chinese writer.

    Markdown joins lines, but many write a paragraph a line without a blank line between. A line that ends a
    sentence ends a paragraph, unless the lines are of one length: then they are wrapped. Fields end with
    their line.
    """
    texts = [line.strip() for line in lines]
    if len(texts) <= _FIELDS and all(_field().match(text) for text in texts):
        return frozenset(range(len(texts) - 1))
    whole = [text for text in texts[:-1] if text]
    if len(whole) > 1 and max(map(len, whole)) - min(map(len, whole)) <= _EVEN and len(whole[0]) < 60:
        ended = sum(text[-1] in _STOPS for text in whole)
        if ended < len(whole):
            return frozenset()
    return frozenset(
        i
        for i, text in enumerate(texts[:-1])
        if text and text[-1] in _STOPS and texts[i + 1] and any(map(is_wide, text[-8:]))
    )
