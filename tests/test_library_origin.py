"""An article's lines in its source: which were joined, which were moved."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import KanbaoError
from reader.issue import Article, Box, Source, TextBlock
from reader.library.origin import Piece, pieces_of, source_lines
from reader.loader import load

if TYPE_CHECKING:
    from reader.issue import LineRange

HANDBOOK = Path(__file__).resolve().parents[1] / "assets" / "handbook.txt"


def story(*blocks: TextBlock | Box, heading: tuple[LineRange, ...] = ((1, 1),)) -> Article:
    return Article("a1", "夜航", blocks=blocks, heading_lines=heading)


def block(text: str, *lines: LineRange) -> TextBlock:
    return TextBlock("paragraph", text, lines)


def test_pieces_in_their_place_have_no_marks():
    assert pieces_of(story(block("甲", (3, 3)), block("乙", (5, 6)))) == [
        Piece(1, 1),
        Piece(3, 3, "甲"),
        Piece(5, 6, "乙"),
    ]


def test_a_paragraph_in_two_pieces_names_each_at_the_other():
    box = Box("阅读提示", (block("盒", (5, 5)),), ((4, 4),))
    assert pieces_of(story(block("上半下半", (3, 3), (7, 7)), box))[1:] == [
        Piece(3, 3, "上半下半", goes_to=7),
        Piece(4, 4, "阅读提示"),
        Piece(5, 5, "盒"),
        Piece(7, 7, "", comes_from=3, moved=3),
    ]


def test_lines_that_were_only_wrapped_are_no_join():
    assert pieces_of(story(block("一行半", (3, 3), (4, 4))))[1:] == [Piece(3, 3, "一行半"), Piece(4, 4)]


def test_a_tail_before_its_heading_was_moved_behind_what_it_ends():
    moved = pieces_of(story(block("甲", (7, 7)), block("乙", (9, 9)), block("尾", (2, 2)), heading=((5, 5),)))
    assert [piece.moved for piece in moved] == [9, None, None, None]


def test_a_beginning_from_further_on_was_moved_to_the_front():
    moved = pieces_of(story(block("甲", (2, 2)), block("乙", (3, 3)), heading=((8, 8),)))
    assert [piece.moved for piece in moved] == [None, None, 0]


def test_an_article_without_lines_has_no_pieces():
    assert pieces_of(story(TextBlock("paragraph", "甲"), heading=())) == []


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(0, 3)), max_size=20))
def test_what_was_not_moved_is_in_order(lines):
    blocks = [block("段", (first, first + more)) for first, more in lines]
    pieces = pieces_of(story(*blocks, heading=()))
    assert len(pieces) == len(lines)
    assert [piece[:2] for piece in pieces] == sorted((first, first + more) for first, more in lines)
    in_place = sum(piece.moved is None for piece in pieces)
    assert in_place >= 1 or not lines
    if [first for first, _ in lines] == sorted(first for first, _ in lines):
        assert in_place == len(lines)


def source_of(path: Path, data: bytes, encoding: str = "utf-8") -> Source:
    path.write_bytes(data)
    return Source(str(path), "page-dump", encoding, hashlib.sha256(data).hexdigest())


def test_the_source_is_read_again_in_its_encoding_and_clean(tmp_path):
    source = source_of(tmp_path / "a.txt", "夜航\r\n\x1b[31m今夜\x1b[0m起航\r\n".encode("gb18030"), "gb18030")
    assert source_lines(source) == ["夜航", "今夜起航"]


def test_a_file_that_changed_or_went_is_not_shown_for_the_source(tmp_path):
    source = source_of(tmp_path / "a.txt", "夜航\n".encode())
    (tmp_path / "a.txt").write_bytes("晨航\n".encode())
    with pytest.raises(KanbaoError, match=r"变了|changed"):
        source_lines(source)
    (tmp_path / "a.txt").unlink()
    with pytest.raises(KanbaoError, match=r"读不到|can't be read"):
        source_lines(source)


@pytest.mark.parametrize("path", ["-", "/dev/stdin", "/dev/fd/63", "/proc/self/fd/0", ""])
def test_what_could_be_read_only_once_is_not_read_again(path):
    with pytest.raises(KanbaoError):
        source_lines(Source(path, "page-dump", "utf-8", "0" * 64))


def test_the_handbooks_pieces_name_the_lines_that_its_blocks_were_read_from():
    issue = load(HANDBOOK.read_bytes(), path=str(HANDBOOK))
    lines = source_lines(issue.source)
    marks = 0
    for article in issue.articles:
        for piece in pieces_of(article):
            first = lines[piece.first - 1]
            assert piece.words.split("\n")[0][:8] in "".join(lines[piece.first - 1 : piece.last])
            assert first.strip()
            marks += piece.goes_to is not None
            if piece.goes_to is not None:
                assert lines[piece.goes_to - 1].strip()
    assert marks >= 2
