"""What a person types to find something, read into terms.

Spaces part terms, all of which an article has to hold; "…" keeps spaces; `-x` leaves out articles
that hold x; `title:` `author:` `section:` `label:` before a term restrict it. The same marks in full
width, and curly quotes, mean the same, as a Chinese keyboard sends them. A term is in NFC and without
characters that no text here has (controls, soft hyphens, variation selectors).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from reader.chars.invisible import without_invisible
from reader.errors import UsageError
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Field", "NothingYetError", "Query", "QueryError", "Term", "parse"]

Field = Literal["title", "author", "section", "label"]

FIELDS: tuple[str, ...] = get_args(Field)
_IN_CHINESE: dict[str, Field] = {
    "标题": "title",
    "標題": "title",
    "作者": "author",
    "版": "section",
    "标签": "label",
    "標籤": "label",
}
_QUOTES = '"“”＂'
_MINUS = "-－"
_COLONS = ":："
_LETTERS = {ord(low) + 0xFEE0: low for low in map(chr, range(0x21, 0x7F))}


class QueryError(UsageError):
    """A query that can't be read. `position` counts its characters from 0, after `sanitise` and NFC."""

    def __init__(self, message: str, position: int, *, hint: str | None = None) -> None:
        super().__init__(message, place=t("find.place", number=position + 1), hint=hint)
        self.position = position

    @property
    def brief(self) -> str:
        """What is wrong and where, without advice, for where the query itself stands beside it."""
        return t("find.fault", number=self.position + 1, message=self.message)


class NothingYetError(QueryError):
    """A query that holds nothing to look for: while one types, it is only not written yet."""


class Term(NamedTuple):
    """One thing to be found or left out. `position` is where it begins in the query."""

    text: str
    field: Field | None = None
    quoted: bool = False
    position: int = 0


class Query(NamedTuple):
    """A query as read.

    `terms` (free or `title:`) give the hits, `filters` (`author:` `section:` `label:`) only say which
    articles count, `excluded` which do not. One of the first two is there.
    """

    text: str
    terms: tuple[Term, ...] = ()
    filters: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()

    def in_titles(self) -> Query:
        """The same query with the heading as its scope: every term without a field is a `title:` term."""
        return self._replace(terms=tuple(map(_title, self.terms)), excluded=tuple(map(_title, self.excluded)))


def _title(term: Term) -> Term:
    return term if term.field else term._replace(field="title")


def parse(text: str, *, typing: bool = False) -> Query:
    """The query that a text is. Raises QueryError, which says what can't be read and where.

    With `typing` the end of the text may still be open: a quote closes there, and a lone `-` or
    `title:` counts for nothing yet.
    """
    from unicodedata import normalize

    from reader.chars.sanitise import sanitise

    text = normalize("NFC", sanitise(text).text)
    terms: list[Term] = []
    filters: list[Term] = []
    excluded: list[Term] = []
    for negated, term in _terms(text, typing):
        (excluded if negated else filters if term.field not in (None, "title") else terms).append(term)
    if not terms and not filters:
        if excluded:
            raise QueryError(t("find.only-excluded"), excluded[0].position, hint=t("find.hint-excluded"))
        raise NothingYetError(t("find.empty"), 0)
    return Query(text, tuple(terms), tuple(filters), tuple(excluded))


def _terms(text: str, typing: bool) -> Iterator[tuple[bool, Term]]:
    at = 0
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if at == len(text):
            return
        begin = at
        negated = text[at] in _MINUS
        at += negated
        field, at = _field(text, at)
        last = at == len(text)
        if last or text[at].isspace():
            if typing and last:
                return
            raise QueryError(_lacking(negated, field), begin)
        word, quoted, at = _word(text, at, typing)
        kept = without_invisible(word)
        if not kept:
            if typing and at == len(text):
                return
            raise QueryError(t("find.empty-quotes" if quoted else "find.invisible"), begin)
        yield negated, Term(kept, field, quoted, begin)


def _field(text: str, at: int) -> tuple[Field | None, int]:
    """The field that a term begins with, and where its value begins."""
    end = at
    while end < len(text) and not text[end].isspace() and text[end] not in _COLONS:
        end += 1
    name = text[at:end].translate(_LETTERS).lower()
    name = _IN_CHINESE.get(name, name)
    if end < len(text) and text[end] in _COLONS and name in FIELDS:
        return name, end + 1  # type: ignore[return-value]
    return None, at


def _lacking(negated: bool, field: Field | None) -> str:
    return t("find.no-value", field=field) if field else t("find.lone-minus" if negated else "find.empty")


def _word(text: str, at: int, typing: bool) -> tuple[str, bool, int]:
    """The value that begins here, whether quotes held it, and where it ends.

    A quote encloses a value only where the value begins with it and white space or nothing follows
    the next one; a word like “家”的背后 is itself. White space inside quotes is one space a run.
    """
    end = at
    while end < len(text) and not text[end].isspace():
        end += 1
    if text[at] not in _QUOTES:
        return text[at:end], False, end
    close = next((n for n in range(at + 1, len(text)) if text[n] in _QUOTES), len(text))
    if close == len(text):
        if text[at] == "”":
            return text[at:end], False, end
        if not typing:
            raise QueryError(t("find.open-quote"), at)
    elif close + 1 < len(text) and not text[close + 1].isspace():
        if close < end or text[at] == "”":
            return text[at:end], False, end
        raise QueryError(t("find.behind-quote"), close + 1)
    return " ".join(text[at + 1 : close].split()), True, min(close + 1, len(text))
