"""An article in the other script: the same parts at the same offsets, for showing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.chars.script import convert
from reader.issue import Box, Picture, TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.chars.script import Script
    from reader.issue import Article, Block

__all__ = ["in_script"]


def in_script(article: Article, script: Script) -> Article:
    """The article with its heading and blocks in a script (see `reader.chars.script`).

    Its id, its parts and their offsets are the printed article's. Authors, dateline and all else that
    was read out of the text stay as printed. As printed, it is the article itself.
    """
    if script == "printed":
        return article
    text = convert(article.text, script)
    pieces = iter([text[part.start : part.end] for part in article.parts])

    def heading(printed: str) -> str:
        return next(pieces) if printed else printed

    return replace(
        article,
        # In the order of the parts.
        label=heading(article.label or "") or article.label,
        series=heading(article.series or "") or article.series,
        kicker=heading(article.kicker),
        headline=heading(article.headline),
        deck=heading(article.deck),
        blocks=_blocks(article.blocks, pieces, script),
    )


def _blocks(blocks: tuple[Block, ...], pieces: Iterator[str], script: Script) -> tuple[Block, ...]:
    """The blocks with the texts that come next; one without text has none among them."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, TextBlock):
            made.append(_block(block, pieces))
        elif isinstance(block, Box):
            title = next(pieces) if block.title else block.title
            made.append(
                replace(block, title=title, blocks=tuple(_block(one, pieces) for one in block.blocks))
            )
        elif isinstance(block, Picture):
            made.append(replace(block, alt=convert(block.alt, script)))
    return tuple(made)


def _block(block: TextBlock, pieces: Iterator[str]) -> TextBlock:
    return replace(block, text=next(pieces)) if block.text else block
