"""HTML text cut into tags, text and comments, as browsers cut it.

Linear in the text whatever it holds: what is not found once up to the end (a comment's end, a script's, a
tag's) is not looked for again.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Token", "attributes", "tokens", "unescaped"]

_RAW = frozenset(("script", "style", "noframes", "iframe", "xmp", "noembed"))
"""Elements whose content is no markup, and no text to be read either."""

_PLAIN = frozenset(("textarea", "title"))
"""Elements whose content is text without tags."""


class Token(NamedTuple):
    """A piece of HTML. `text` is an element's name in lower case, or the text, or the comment's inside.

    `attributes` is what stands behind a start tag's name, as written; `at` the offset of the piece in
    characters.
    """

    kind: Literal["text", "start", "end", "comment"]
    text: str
    attributes: str = ""
    at: int = 0


@cache
def _tag() -> re.Pattern[str]:
    # A quote counts only behind an equals sign: <p it's> is a tag. Possessive, so nothing is tried twice.
    return re.compile(r"<(/?)([A-Za-z][^\s/>]*+)((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>", re.ASCII)


@cache
def _attribute() -> re.Pattern[str]:
    return re.compile(r"([^\s=/>\"']+)\s*+(?:=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++)))?+")


@cache
def _raw_end(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])[^>]*+>", re.IGNORECASE)


def unescaped(text: str) -> str:
    """Text with its character references read: &amp; is &, &#x4e2d; is 中."""
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


@cache
def _mark() -> re.Pattern[str]:
    """A < that may begin something: any other is text."""
    return re.compile(r"<(?=[^\W\d_]|[/!?])")


def attributes(text: str) -> dict[str, str]:
    """The attributes of a start tag by name in lower case; the first of two of a name counts."""
    found: dict[str, str] = {}
    for match in _attribute().finditer(text):
        name = match[1].lower()
        if name not in found:
            value = match[2] if match[2] is not None else match[3] if match[3] is not None else match[4]
            found[name] = unescaped(value or "")
    return found


def tokens(html: str, *, xml: bool = False) -> Iterator[Token]:
    """The pieces of a text in its order. What is in scripts and styles is left out.

    In XML (`xml`) a tag that ends with /> holds nothing, whatever it is called.
    """
    at, size = 0, len(html)
    missing: set[str] = set()  # ends that do not come any more
    while at < size:
        found_mark = _mark().search(html, at)
        mark = found_mark.start() if found_mark else size
        if mark > at:
            yield Token("text", unescaped(html[at:mark]), at=at)
        if mark == size:
            return
        follows = html[mark + 1 : mark + 2]
        if follows in "!?":
            token, at = _declaration(html, mark, missing)
            if token is not None:
                yield token
            continue
        found = _tag_at(html, mark, missing) if follows == "/" or follows.isalpha() else None
        if found is None:
            yield Token("text", "<", at=mark)
            at = mark + 1
            continue
        closing, name, inside, at = found
        if closing:
            yield Token("end", name, at=mark)
            continue
        yield Token("start", name, inside, mark)
        if (name in _RAW or name in _PLAIN) and not (xml and inside.endswith("/")):
            start, at = at, _end_of_raw(html, name, at, missing)
            if name in _PLAIN and at > start:
                yield Token("text", unescaped(html[start:at]), at=start)


def _tag_at(html: str, mark: int, missing: set[str]) -> tuple[bool, str, str, int] | None:
    """Whether it is an end tag, the name, what stands behind it, and where the tag ends; None for text."""
    if "tag" not in missing:
        match = _tag().match(html, mark)
        if match:
            return bool(match[1]), match[2].lower(), match[3], match.end()
        if html[mark + 1] != "/" or html[mark + 2 : mark + 3].isalpha():
            missing.add("tag")
    if ">" in missing:
        return None
    end = html.find(">", mark)
    if end < 0:
        missing.add(">")
        return None
    name, _, inside = html[mark + 1 : end].strip("/").partition(" ")
    if not name or not name.isalnum() or not name[0].isalpha():
        return None
    return html[mark + 1] == "/", name.lower(), inside, end + 1


def _declaration(html: str, mark: int, missing: set[str]) -> tuple[Token | None, int]:
    """A comment, a doctype, a processing instruction or CDATA at `mark`, and where it ends."""
    if html.startswith("<!--", mark):
        end = html.find("-->", mark + 4)
        if end >= 0:
            return Token("comment", html[mark + 4 : end], at=mark), end + 3
        return Token("comment", html[mark + 4 :], at=mark), len(html)
    if html.startswith("<![CDATA[", mark) and "]]>" not in missing:
        end = html.find("]]>", mark + 9)
        if end >= 0:
            return Token("text", html[mark + 9 : end], at=mark), end + 3
        missing.add("]]>")
    end = -1 if ">" in missing else html.find(">", mark)
    inner = html.find("[", mark, end) if end > 0 and html[mark + 2 : mark + 9].lower() == "doctype" else -1
    if inner > 0 and "]" not in missing:
        closed = html.find("]", inner)
        if closed < 0:
            missing.add("]")
        else:
            end = max(end, html.find(">", closed))  # a document type with declarations of its own inside
    if end < 0:
        missing.add(">")
        return Token("text", html[mark : mark + 2], at=mark), mark + 2
    return Token("comment", html[mark + 2 : end], at=mark), end + 1


def _end_of_raw(html: str, name: str, at: int, missing: set[str]) -> int:
    """Where the content of a script or its like ends; without an end it goes on to the text's end."""
    if name in missing:
        return at
    match = _raw_end(name).search(html, at)
    if match:
        return match.start()
    missing.add(name)
    return len(html) if name in _RAW else at
