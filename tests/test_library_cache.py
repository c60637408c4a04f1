"""What was parsed opens again without being parsed, and never as anything else."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from command import PAGE, ROOT, environment, kanbao
from hypothesis import given
from hypothesis import strategies as st

from reader.issue import Article, Author, Box, Furniture, Issue, Picture, Section, Source, TextBlock, Warning
from reader.library import cache, open_path
from reader.library.cache import LEAST_SIZE, fetch, keep, key_of

if TYPE_CHECKING:
    from pathlib import Path

LONG_PAGE = "\n".join(
    PAGE.replace("三百户", f"{n}百户").replace("三天", f"{n}天") for n in "一二三四五六七八九"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of the test's own: where the entries will lie."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "kanbao" / "issues"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(LONG_PAGE, "utf-8")
    return path


def entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def other_title(issue: Issue) -> Issue:
    """An issue that no file says: what came from the cache can be told by it."""
    return Issue(issue.source, (Section((Article("a1", "只在柜子里有的一期"),)),))


def swap(folder: Path, page: Path) -> Issue:
    """Open a page, then put another issue in the place of its entry."""
    issue = open_path(str(page), cached=True)
    (entry,) = entries(folder)
    keep(entry.stem, other_title(issue))
    return other_title(issue)


def test_a_file_that_was_opened_before_is_not_parsed_again(folder: Path, page: Path):
    kept = swap(folder, page)
    assert open_path(str(page), cached=True) == kept
    assert open_path(str(page)) != kept


def test_a_hit_imports_no_reader_of_files(folder: Path, page: Path):
    code = (
        "import sys; from reader.library import open_path; open_path(sys.argv[1], cached=True);"
        "print(*(name for name in sys.modules if name.startswith('reader.loader')))"
    )
    for expected in (True, False):
        done = subprocess.run(
            [sys.executable, "-c", code, str(page)], capture_output=True, text=True, cwd=ROOT, check=True
        )
        loaded = set(done.stdout.split())
        assert ("reader.loader.formats" in loaded) == expected
    assert loaded == {"reader.loader", "reader.loader.source"}


def test_every_sample_page_comes_back_equal(folder: Path, pages: Path):
    paths = [path for path in sorted(pages.rglob("*")) if path.suffix in (".txt", ".md", ".html")]
    chosen = [path for path in paths if LEAST_SIZE < path.stat().st_size < 200_000][::7]
    assert chosen
    for path in chosen:
        first, again = (open_path(str(path), cached=True) for _ in range(2))
        assert again == first, path
        assert [a.text for a in again.articles] == [a.text for a in first.articles]


text = st.text(max_size=8)
maybe = st.none() | text
lines = st.none() | st.lists(st.tuples(st.integers(1, 99), st.integers(1, 99)), max_size=2).map(tuple)
spot = st.integers(0, 9)
blocks = st.builds(
    TextBlock,
    st.sampled_from(["paragraph", "byline", "table"]),
    text,
    lines,
    st.lists(st.tuples(spot, spot, text), max_size=2).map(tuple),
    st.lists(st.tuples(spot, spot), max_size=2).map(tuple),
    st.sampled_from(["", "•", "1."]),
)
any_block = blocks | st.builds(Picture, maybe, text)
any_block |= st.builds(Box, text, st.lists(blocks, max_size=2).map(tuple), lines)
articles = st.builds(
    Article,
    text,
    text,
    label=maybe,
    series=maybe,
    kicker=text,
    deck=text,
    authors=st.lists(st.builds(Author, text, maybe), max_size=2).map(tuple),
    dateline=maybe,
    date=maybe,
    url=maybe,
    blocks=st.lists(any_block, max_size=4).map(tuple),
    heading_lines=st.just(()) | st.just(((1, 2), (4, 4))),
)
issues = st.builds(
    Issue,
    st.builds(Source, text, text, maybe, text, text),
    st.lists(st.builds(Section, st.lists(articles, max_size=2).map(tuple), maybe, st.none()), max_size=2).map(
        tuple
    ),
    maybe,
    maybe,
    maybe,
    st.lists(st.builds(Furniture, text, lines), max_size=2).map(tuple),
    st.lists(st.builds(Warning, text, text, lines), max_size=2).map(tuple),
)


@given(issues)
def test_whatever_an_issue_holds_comes_back_equal(issue: Issue):
    keep("same", issue)
    again = fetch("same")
    assert again == issue
    assert hash(again) == hash(issue)


# --- what makes another entry


def test_other_bytes_another_name_encoding_or_language_is_another_entry(monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "en")
    keys = [
        key_of("aa", "page.txt", None),
        key_of("ab", "page.txt", None),
        key_of("aa", "2001-06-15.txt", None),
        key_of("aa", "page.txt", "gbk"),
    ]
    monkeypatch.setenv("KANBAO_LANG", "zh")
    keys.append(key_of("aa", "page.txt", None))
    assert len(set(keys)) == len(keys)


def test_other_code_is_another_entry(monkeypatch):
    before = key_of("aa", "page.txt", None)
    monkeypatch.setattr(cache, "_version", lambda: "another loader")
    assert key_of("aa", "page.txt", None) != before


def test_a_changed_file_is_parsed(folder: Path, page: Path):
    kept = swap(folder, page)
    page.write_text(LONG_PAGE.replace("滨河", "滨江"), "utf-8")
    assert open_path(str(page), cached=True) != kept


# --- what goes wrong goes wrong silently


@pytest.mark.parametrize("size", [0, 10, 16, 40, -1])
def test_an_entry_that_was_cut_is_as_if_it_were_not_there(folder: Path, page: Path, size: int):
    issue = open_path(str(page), cached=True)
    (entry,) = entries(folder)
    entry.write_bytes(entry.read_bytes()[:size])
    assert open_path(str(page), cached=True) == issue
    assert fetch(entry.stem) == issue


def test_an_entry_with_a_wrong_bit_is_as_if_it_were_not_there(folder: Path, page: Path):
    issue = open_path(str(page), cached=True)
    (entry,) = entries(folder)
    data = bytearray(entry.read_bytes())
    data[len(data) // 2] ^= 4
    entry.write_bytes(data)
    assert fetch(entry.stem) is None
    assert open_path(str(page), cached=True) == issue


def test_a_whole_entry_of_another_form_is_as_if_it_were_not_there(folder: Path):
    import marshal
    from hashlib import blake2b

    folder.mkdir(parents=True)
    for value in (None, (), ((1,), []), (("p", "r", None, ""), [([[1, 2]], None, None)], *[None] * 5)):
        data = marshal.dumps(value)
        (folder / "odd.issue").write_bytes(blake2b(data, digest_size=16).digest() + data)
        assert fetch("odd") is None


def test_where_nothing_can_be_written_files_open_all_the_same(tmp_path: Path, page: Path, monkeypatch):
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert open_path(str(page), cached=True) == open_path(str(page))


def test_what_takes_too_much_room_goes_from_its_oldest_end(folder: Path, monkeypatch):
    issue = Issue(Source("p", "plain"), masthead="报" * 1000)
    for number, name in enumerate("abcd"):
        keep(name, issue)
        os.utime(folder / f"{name}.issue", (number, number))
    size = (folder / "a.issue").stat().st_size
    monkeypatch.setattr(cache, "SIZE_LIMIT", 4 * size)
    assert fetch("a") == issue  # now it is the one that was used last
    keep("e", issue)
    assert [entry.stem for entry in entries(folder)] == ["a", "c", "d", "e"]


# --- when it is used


def test_small_files_are_not_kept(folder: Path, tmp_path: Path):
    path = tmp_path / "small.txt"
    path.write_text(PAGE[:200], "utf-8")
    open_path(str(path), cached=True)
    assert entries(folder) == []


def test_the_command_keeps_what_it_parsed_unless_told_otherwise(folder: Path, page: Path, tmp_path: Path):
    config = tmp_path / "config.toml"
    config.write_text("cache = false\n", "utf-8")
    assert kanbao("toc", str(page), "--no-cache").returncode == 0
    assert kanbao("toc", str(page), env=environment(KANBAO_CONFIG=str(config))).returncode == 0
    assert entries(folder) == []
    first, again = (kanbao("export", str(page), "--format", "json").stdout for _ in range(2))
    assert len(entries(folder)) == 1
    assert first == again == kanbao("export", str(page), "--format", "json", "--no-cache").stdout


def test_nobody_else_may_look_into_the_cache(folder: Path, page: Path):
    open_path(str(page), cached=True)
    assert folder.stat().st_mode & 0o077 == 0
