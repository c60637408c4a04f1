"""An issue as the JSON that other programs read; its names are a promise (version 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.issue import Box, TextBlock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.issue import Article, Block, Furniture, Issue, LineRange, Section, Warning

__all__ = ["article_json", "issue_json", "json_chunks"]

FORMAT = "kanbao.issue"
VERSION = 1


def issue_json(issue: Issue, *, with_text: bool = False) -> dict[str, Any]:
    """The object for one issue; `with_text` adds each article's canonical text as `text`."""
    return {
        **_head(issue),
        "sections": [
            {**_section(s), "articles": [article_json(a, with_text=with_text) for a in s.articles]}
            for s in issue.sections
        ],
        "furniture": [_furniture(f) for f in issue.furniture],
        "warnings": [_warning(w) for w in issue.warnings],
    }


def article_json(article: Article, *, with_text: bool = False) -> dict[str, Any]:
    """The object for one article."""
    made: dict[str, Any] = {
        "id": article.id,
        "date": article.date,
        "url": article.url,
        "kind": article.kind,
        "label": article.label,
        "series": article.series,
        "kicker": article.kicker,
        "headline": article.headline,
        "deck": article.deck,
        "authors": [{"name": a.name, "role": a.role} for a in article.authors],
        "dateline": article.dateline,
        "heading_lines": _pairs(article.heading_lines),
        "blocks": [_block(b) for b in article.blocks],
    }
    if article.info:
        made["info"] = _info(article.info)
    if article.source is not None:
        made["source"] = _path(article.source)
    if with_text:
        made["text"] = article.text
    return made


def _info(info: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """What the source says beyond the fields: name to value, to a list of them where a name has several."""
    made: dict[str, Any] = {}
    for name, value in info:
        if name not in made:
            made[name] = value
        elif isinstance(made[name], list):
            made[name].append(value)
        else:
            made[name] = [made[name], value]
    return made


def _path(path: str) -> str:
    """A file's name may hold bytes that are no UTF-8; JSON may not."""
    return path.encode("utf-8", "replace").decode("utf-8")


def json_chunks(issue: Issue, *, with_text: bool = False, one_line: bool = False) -> Iterator[str]:
    """What `json.dumps(issue_json(issue))` would be, in chunks no larger than an article.

    Each article, furniture and warning has a line of its own, or with `one_line` all of it is one.
    The last chunk ends the line.
    """
    import json

    def dump(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    gap = "" if one_line else "\n"
    yield f'{dump(_head(issue))[:-1]}, "sections": ['
    between = gap
    for section in issue.sections:
        yield f'{between}{dump(_section(section))[:-1]}, "articles": ['
        articles = (article_json(a, with_text=with_text) for a in section.articles)
        yield from _items(articles, dump, gap)
        yield "]}"
        between = f",{gap}"
    yield f'],{gap or " "}"furniture": ['
    yield from _items(map(_furniture, issue.furniture), dump, gap)
    yield f'],{gap or " "}"warnings": ['
    yield from _items(map(_warning, issue.warnings), dump, gap)
    yield "]}\n"


def _items(items: Iterable[object], dump: Callable[[object], str], gap: str) -> Iterator[str]:
    between = gap
    for item in items:
        yield between + dump(item)
        between = f",{gap or ' '}"


def _head(issue: Issue) -> dict[str, Any]:
    source = issue.source
    return {
        "format": FORMAT,
        "version": VERSION,
        "masthead": issue.masthead,
        "date": issue.date,
        "number": issue.number,
        "source": {
            "path": _path(source.path),
            "reader": source.reader,
            "encoding": source.encoding,
            "sha256": source.sha256,
        },
    }


def _section(section: Section) -> dict[str, Any]:
    return {"name": section.name, "page": section.page}


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, TextBlock):
        made = {"kind": block.kind, "text": block.text, "lines": _pairs(block.lines)}
        return {**made, **_markup(block)}
    if isinstance(block, Box):
        blocks = [_block(inner) for inner in block.blocks]
        return {"kind": "box", "title": block.title, "lines": _pairs(block.lines), "blocks": blocks}
    return {"kind": "picture", "path": block.path, "alt": block.alt}


def _markup(block: TextBlock) -> dict[str, Any]:
    """What the source's markup says of a block beyond its kind, where it says anything."""
    made: dict[str, Any] = {}
    if block.links:
        made["links"] = [{"start": start, "end": end, "url": url} for start, end, url in block.links]
    if block.stress:
        made["stress"] = [[start, end] for start, end in block.stress]
    if block.item:
        made["item"] = {"mark": block.item, "depth": block.depth}
    return made


def _furniture(furniture: Furniture) -> dict[str, Any]:
    return {"text": furniture.text, "lines": _pairs(furniture.lines), **_source(furniture.source)}


def _warning(warning: Warning) -> dict[str, Any]:
    return {
        "code": warning.code,
        "message": warning.message,
        "lines": _pairs(warning.lines),
        **_source(warning.source),
    }


def _source(source: str | None) -> dict[str, Any]:
    return {} if source is None else {"source": _path(source)}


def _pairs(lines: Sequence[LineRange] | None) -> list[list[int]] | None:
    return None if lines is None else [[first, last] for first, last in lines]
