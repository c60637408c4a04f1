"""An issue goes on where one was and knows what was read of it, whatever became of its file."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from command import PAGE, ROOT

from reader.library import open_path
from reader.library.folders import data_folder, use_data_folder
from reader.library.keeping import Keeping, Progress, file_of, last_spot, open_store, store_path
from reader.store import issues, reading
from reader.store.model import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.issue import Issue
    from reader.store.database import Database


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KANBAO_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture
def database() -> Iterator[Database]:
    with open_store() as opened:
        yield opened


def opened(page: Path, text: str = "") -> Issue:
    if text:
        page.write_text(text, "utf-8")
    return open_path(str(page))


def leave_at(database: Database, issue: Issue, words: str) -> Spot:
    """Read up to these words and leave."""
    article = next(a for a in issue.articles if words in a.text)
    keeping = Keeping(database, issue)
    keeping.meet(opened=True)
    keeping.keep_place(article, article.text.index(words))
    return Spot(article.id, article.text.index(words))


def said(issue: Issue, spot: Spot, length: int) -> str:
    article = issue.article(spot.article)
    assert article is not None
    return article.text[spot.offset : spot.offset + length]


def test_an_issue_goes_on_where_one_was(database: Database, page: Path):
    issue = opened(page)
    assert last_spot(issue) is None
    spot = leave_at(database, issue, "优先租给手艺人")
    assert last_spot(issue) == (spot, True)


def test_it_goes_on_at_the_same_words_where_the_file_was_edited(database: Database, page: Path):
    leave_at(database, opened(page), "优先租给手艺人")
    edited = opened(page, PAGE.replace("傍晚六点，", ""))
    found = last_spot(edited)
    assert found is not None
    assert found[1] is False
    assert said(edited, found[0], 7) == "优先租给手艺人"


def test_it_goes_on_in_a_file_that_was_moved(database: Database, page: Path, tmp_path: Path):
    spot = leave_at(database, opened(page), "优先租给手艺人")
    moved = opened(page.rename(tmp_path / "moved.txt"))
    assert last_spot(moved) == (spot, True)


def test_it_begins_at_the_begin_where_the_words_are_gone(database: Database, page: Path):
    leave_at(database, opened(page), "优先租给手艺人")
    without = PAGE.replace("空出来的铺面优先租给手艺人，老招牌由街道出钱修补，", "")
    assert last_spot(opened(page, without)) is None


def test_the_first_look_makes_no_file(page: Path):
    assert last_spot(opened(page)) is None
    assert not os.path.lexists(store_path())


def test_how_far_each_article_was_read_is_known_again(database: Database, page: Path):
    issue = opened(page)
    street, rain = issue.articles
    keeping = Keeping(database, issue)
    assert keeping.progress() == {}
    assert issues.known(database) == []  # Asking enters nothing.
    keeping.keep_place(street, 40)
    assert keeping.progress() == {street.id: Progress(40, False)}
    keeping.keep_place(rain, 5, read=True)
    keeping.keep_place(rain, 0)
    keeping.set_read(street, read=True)
    assert Keeping(database, issue).progress() == {
        street.id: Progress(40, True),
        rain.id: Progress(0, True),
    }
    keeping.set_read(rain, read=False)
    assert keeping.progress()[rain.id] == Progress(0, False)


def test_an_article_that_got_another_id_was_read_all_the_same(database: Database, page: Path):
    issue = opened(page)
    street, _ = issue.articles
    Keeping(database, issue).keep_place(street, 40, read=True)
    (section,) = issue.sections
    renamed = replace(issue, sections=(replace(section, articles=(replace(street, id="z1"),)),))
    assert Keeping(database, renamed).progress() == {"z1": Progress(40, True)}


def test_the_share_is_that_of_the_characters_above(database: Database, page: Path):
    issue = opened(page)
    first, last = issue.articles
    keeping = Keeping(database, issue)
    assert keeping.share(first, 0) == 0
    assert 0 < keeping.share(first, 50) < keeping.share(last, 0) < keeping.share(last, 50) < 1
    assert keeping.share(last, len(last.text)) == 1
    keeping.keep_place(last, 0)
    assert issues.history(database)[0].share == keeping.share(last, 0)
    assert reading.readings(database, keeping.meet())[0].article == last.id


def test_marks_are_the_same_for_whoever_opens_the_issue_next(database: Database, page: Path):
    issue = opened(page)
    made = Keeping(database, issue).add(issue.articles[1], 3, 4, "雨")
    with open_store() as other:
        assert Keeping(other, opened(page)).marks() == [made]
    assert made.citation == "《今起三天有小雨》"


@pytest.mark.parametrize("path", ["-", "", "/dev/stdin", "/dev/fd/63", "/proc/self/fd/0"])
def test_a_stream_has_no_file(path: str):
    assert file_of(path) is None


def test_a_file_has_its_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert file_of("a/../page.txt") == str(tmp_path / "page.txt")


def test_the_data_folder_may_be_named_from_home_and_is_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("KANBAO_DATA_DIR", "~/marks")
    assert data_folder() == str(tmp_path / "marks")
    monkeypatch.delenv("KANBAO_DATA_DIR")
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert data_folder() == str(tmp_path / ".local" / "share" / "kanbao")
    monkeypatch.chdir(tmp_path)
    use_data_folder("here")
    assert data_folder() == str(tmp_path / "here")
    use_data_folder(None)


def test_the_look_before_the_first_frame_loads_no_more_of_the_store_than_it_needs(
    database: Database, page: Path
):
    leave_at(database, opened(page), "优先租给手艺人")
    code = (
        "import sys; from reader.library import open_path; from reader.library.keeping import last_spot;"
        "assert last_spot(open_path(sys.argv[1]));"
        "print(*(name for name in sys.modules if name.startswith('reader.store.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(page)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    needed = ("anchor", "glance", "names", "schema")
    assert set(done.stdout.split()) == {f"reader.store.{name}" for name in needed}
