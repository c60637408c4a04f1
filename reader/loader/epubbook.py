"""An EPUB's parts: its files, what it says of itself, its reading order and its contents.

The standard library's zipfile and the tree of `markup` read it, not lxml nor an EPUB library: a book's
package, contents and pages are small, must be read also where they are no good XML, and a reader that knows
no document types has no entities to expand and nothing outside to fetch.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.errors import KanbaoError
from reader.loader.decode import decode
from reader.loader.markup.tree import parse
from reader.loader.rawtext import clean
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile

    from reader.loader.markup.tree import Node

__all__ = ["Book", "Entry", "open_book"]

MEMBERS_LIMIT = 100_000
MEMBER_BYTES = 32 * 1024 * 1024
TOTAL_BYTES = 256 * 1024 * 1024
"""Of the pages that are read; pictures and fonts are not."""

RATIO_LIMIT = 200
_SMALL = 1024 * 1024
"""Bytes; what is smaller unpacked may be pressed as hard as it likes."""

_DEEPEST = 20
_FONT_METHODS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Fonts are made unreadable by these, and nothing else; a book with them is not encrypted."""


@dataclass(slots=True)
class Entry:
    """A line of the contents: its words, the file and the place in it, and the lines below it."""

    title: str
    path: str = ""
    anchor: str = ""
    below: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Book:
    """A book. `spine` are the paths of its pages in reading order, `lists` those that only list others."""

    files: ZipFile
    path: str
    names: dict[str, str] = field(default_factory=dict)
    title: str = ""
    date: str = ""
    publisher: str = ""
    spine: list[str] = field(default_factory=list)
    lists: set[str] = field(default_factory=set)
    contents: list[Entry] = field(default_factory=list)
    read_bytes: int = 0

    def text(self, name: str) -> str:
        """The text of a file inside. Raises KanbaoError that names it."""
        data = self.data(name)
        try:
            return data.decode("utf-8-sig")  # what nearly all books are in; the bytes needn't be weighed
        except UnicodeDecodeError:
            return decode(data).text

    def data(self, name: str) -> bytes:
        """The bytes of a file inside, held against the limits. Raises KanbaoError that names it."""
        from zipfile import BadZipFile
        from zlib import error as zlib_error

        own = self.names.get(name) or self.names.get(name.lower())
        where = f"{self.path}/{clean(name)}"
        if own is None:
            raise KanbaoError(t("epub.missing"), path=where)
        info = self.files.getinfo(own)
        if info.flag_bits & 1:
            raise KanbaoError(t("archive.encrypted"), path=self.path)
        if info.file_size > MEMBER_BYTES:
            raise KanbaoError(t("archive.member-too-big", limit=MEMBER_BYTES >> 20), path=where)
        if info.file_size > max(_SMALL, RATIO_LIMIT * info.compress_size):
            raise KanbaoError(t("archive.ratio", limit=RATIO_LIMIT), path=where)
        try:
            with self.files.open(info) as file:
                data = file.read(MEMBER_BYTES + 1)
        except NotImplementedError:
            raise KanbaoError(t("archive.method"), path=where) from None
        except (OSError, RuntimeError, ValueError, EOFError, zlib_error, BadZipFile):
            raise KanbaoError(t("archive.damaged-member"), path=where) from None
        self.read_bytes += len(data)
        if len(data) > MEMBER_BYTES or self.read_bytes > TOTAL_BYTES:
            raise KanbaoError(t("archive.too-big", limit=TOTAL_BYTES >> 20), path=self.path)
        return data


def open_book(data: bytes, path: str) -> Book:
    """A book out of its bytes. Raises KanbaoError for what is damaged, encrypted or no EPUB."""
    from zipfile import BadZipFile, ZipFile

    try:
        files = ZipFile(BytesIO(data))
        infos = files.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError, UnicodeError):
        raise KanbaoError(t("archive.damaged"), path=path) from None
    if len(infos) > MEMBERS_LIMIT:
        raise KanbaoError(t("archive.too-many", limit=MEMBERS_LIMIT), path=path)
    book = Book(files, path)
    for info in reversed(infos):
        book.names.setdefault(info.filename.lower(), info.filename)
        book.names[info.filename] = info.filename
    _refuse_encrypted(book)
    _read_package(book)
    return book


def _refuse_encrypted(book: Book) -> None:
    if "META-INF/encryption.xml" not in book.names:
        return
    root = parse(book.text("META-INF/encryption.xml"), xml=True)
    methods = [node.get("algorithm") for node in _named(root, "encryptionmethod")]
    if any(not method.startswith(_FONT_METHODS) for method in methods):
        raise KanbaoError(t("archive.encrypted"), path=book.path)


def _named(root: Node, *names: str) -> Iterator[Node]:
    """The elements with these names, whatever prefix their namespace has."""
    return (node for node in root.walk() if node.tag.rpartition(":")[2] in names)


def _read_package(book: Book) -> None:
    """Title, day, reading order and contents, by the package that the container names."""
    package = ""
    if "META-INF/container.xml" in book.names:
        container = parse(book.text("META-INF/container.xml"), xml=True)
        package = next(
            (path for node in _named(container, "rootfile") if (path := node.get("full-path"))), ""
        )
    package = package or next((name for name in book.names.values() if name.endswith(".opf")), "")
    if not package:
        raise KanbaoError(t("epub.no-package"), path=book.path)
    root = parse(book.text(package), xml=True)
    for node in _named(root, "title", "date", "publisher"):
        name = node.tag.rpartition(":")[2]
        text = clean(node.text())
        if text and not getattr(book, name):
            setattr(book, name, text)
    items = {node.get("id"): node for node in _named(root, "item")}
    folder = posixpath.dirname(package)
    paths = {name: _joined(folder, item.get("href"))[0] for name, item in items.items()}
    for node in _named(root, "itemref"):
        path = paths.get(node.get("idref"), "")
        if path and path not in book.spine:
            book.spine.append(path)
    if not book.spine:
        kinds = ("application/xhtml+xml", "text/html")
        book.spine = [paths[name] for name, item in items.items() if item.get("media-type") in kinds]
    _read_contents(book, root, items, paths)


def _joined(folder: str, href: str) -> tuple[str, str]:
    """The path inside the book that a reference leads to, and the place in that file."""
    path, _, anchor = href.strip().partition("#")
    if not path:
        return "", unquote(anchor)
    return posixpath.normpath(posixpath.join(folder, unquote(path))).lstrip("/"), unquote(anchor)


def _read_contents(book: Book, root: Node, items: dict[str, Node], paths: dict[str, str]) -> None:
    """The contents: by the navigation page of EPUB 3, else by the NCX of EPUB 2."""
    for name, item in items.items():
        if "nav" in item.get("properties").split() and paths[name] in book.names:
            book.lists.add(paths[name])
            book.contents = book.contents or _nav_entries(book, paths[name])
    if book.contents:
        return
    toc = next((node.get("toc") for node in _named(root, "spine")), "")
    kind = "application/x-dtbncx+xml"
    names = [toc, *(name for name, item in items.items() if item.get("media-type") == kind)]
    path = next((paths[name] for name in names if name in paths and paths[name] in book.names), "")
    if path:
        tree = parse(book.text(path), xml=True)
        top = next(_named(tree, "navmap"), None)
        book.contents = _ncx_entries(top, posixpath.dirname(path), 0) if top is not None else []


def _nav_entries(book: Book, path: str) -> list[Entry]:
    tree = parse(book.text(path), xml=True)
    navs = list(_named(tree, "nav"))
    nav = next((node for node in navs if "toc" in node.get("epub:type").split()), navs[0] if navs else None)
    top = nav.find("ol", "ul") if nav is not None else None
    return _list_entries(top, path, 0) if top is not None else []


def _list_entries(top: Node, path: str, depth: int) -> list[Entry]:
    """The lines of a list, and of the lists in it."""
    entries: list[Entry] = []
    for line in _children(top, "li"):
        link = next(
            (node for node in line.children if not isinstance(node, str) and node.tag in ("a", "span")), None
        )
        link = link or line.find("a", "span")
        inner = next(iter(_children(line, "ol", "ul")), None)
        if link is None:
            continue
        target, anchor = _joined(posixpath.dirname(path), link.get("href"))
        entry = Entry(clean(link.text()), target, anchor)
        if inner is not None and depth < _DEEPEST:
            entry.below = _list_entries(inner, path, depth + 1)
        entries.append(entry)
    return entries


def _ncx_entries(top: Node, folder: str, depth: int) -> list[Entry]:
    entries: list[Entry] = []
    for point in _children(top, "navpoint"):
        label = next((node.text() for node in _children(point, "navlabel")), "")
        target, anchor = _joined(folder, next((n.get("src") for n in _children(point, "content")), ""))
        below = _ncx_entries(point, folder, depth + 1) if depth < _DEEPEST else []
        entries.append(Entry(clean(label), target, anchor, below))
    return entries


def _children(node: Node, *names: str) -> list[Node]:
    return [
        child
        for child in node.children
        if not isinstance(child, str) and child.tag.rpartition(":")[2] in names
    ]
