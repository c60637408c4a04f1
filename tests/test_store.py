"""What the store keeps, and how it knows an issue again."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.store import issues, marks, reading, typed
from reader.store.glance import last_place
from reader.store.model import Anchor, NewMark, Sighting, Spot, kind_of
from reader.store.opening import open_database
from reader.store.schema import APPLICATION, MIGRATIONS, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.store.database import Database

ANCHOR = Anchor(Spot("a1", 120, 4), "灯次第亮", "滨河老街的", "了。改造历时")
NEW = NewMark(ANCHOR, "老街灯火", "《滨河晚报》2024年3月5日 第1版《老街灯火》", 3)


def sighting(sha256: str = "ab", path: str | None = "/p/a.txt", heads: str = "h1 h2 h3 h4") -> Sighting:
    return Sighting(
        sha256, path, "滨河晚报", "2024-03-05", "第812期", "page-dump", "utf-8", tuple(heads.split())
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "kanbao.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    with open_database(str(path)) as opened:
        yield opened


# --- marks


def test_a_mark_comes_back_as_it_was_made(database: Database):
    issue = issues.meet(database, sighting())
    made = marks.add(database, issue, NEW)
    assert marks.mark(database, made.id) == made
    assert made.anchor == ANCHOR
    assert (made.at, made.state, made.issue.seen) == (ANCHOR.spot, "found", sighting())
    assert (made.headline, made.citation, made.ordinal) == (NEW.headline, NEW.citation, 3)
    assert made.created == made.modified
    assert made.created.endswith("Z")
    assert len(made.created) == len("2026-11-24T08:00:00Z")


@pytest.mark.parametrize(
    ("length", "note", "kind"),
    [
        (0, None, "bookmark"),
        (4, None, "highlight"),
        (0, "记", "note"),
        (4, "记", "note"),
        (0, "", "bookmark"),
    ],
)
def test_a_marks_kind_follows_from_its_length_and_its_note(length: int, note: str | None, kind: str):
    assert kind_of(length, note) == kind


def test_a_note_can_be_written_changed_and_taken_away(database: Database):
    issue = issues.meet(database, sighting())
    made = marks.add(database, issue, NEW)
    noted = marks.set_note(database, made.id, "第一行\n第二行")
    assert noted is not None
    assert (noted.kind, noted.note) == ("note", "第一行\n第二行")
    bare = marks.set_note(database, made.id, "  ")
    assert bare is not None
    assert (bare.kind, bare.note) == ("highlight", None)
    assert marks.set_note(database, 999, "无处可写") is None


def test_what_would_command_a_terminal_does_not_get_into_a_note(database: Database):
    issue = issues.meet(database, sighting())
    made = marks.add(database, issue, NEW._replace(note="a\x1b[2Jb\ud800\u202ec\n\td"))
    assert made.note == "abc\n\td"


def test_a_removed_mark_is_gone_until_it_is_taken_back(database: Database):
    issue = issues.meet(database, sighting())
    first, second = (marks.add(database, issue, NEW) for _ in range(2))
    assert marks.remove(database, [first.id, first.id, 999]) == [first.id]
    assert marks.marks(database) == [second]
    assert marks.remove(database, [first.id]) == []
    assert marks.restore(database, [first.id, second.id]) == [first.id]
    assert marks.marks(database) == [first, second]


def test_an_id_is_never_used_again(path: Path):
    with open_database(str(path)) as database:
        issue = issues.meet(database, sighting())
        last = marks.add(database, issue, NEW)
        marks.remove(database, [last.id])
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE marks SET deleted = '2001-01-01T00:00:00Z'")
    raw.close()
    with open_database(str(path)) as database:
        assert marks.restore(database, [last.id]) == []  # after a month it is really gone
        assert marks.add(database, issue, NEW).id == last.id + 1


def test_marks_are_asked_for_by_issue(database: Database):
    one = issues.meet(database, sighting("a1", "/p/1", "x"))
    two = issues.meet(database, sighting("a2", "/p/2", "y"))
    first, second = marks.add(database, one, NEW), marks.add(database, two, NEW)
    assert marks.marks(database) == [first, second]
    assert marks.marks(database, [two]) == [second]
    assert marks.marks(database, range(2, 3000)) == [second]
    assert marks.marks(database, []) == []


def test_all_marks_of_a_batch_are_made_or_none(database: Database):
    issue = issues.meet(database, sighting())
    taken = NEW._replace(uuid="same")
    with pytest.raises(Exception, match="UNIQUE"):
        marks.add_all(database, [(issue, NEW), (issue, taken), (issue, taken)])
    assert marks.marks(database) == []


def test_where_a_mark_was_found_is_kept_beside_how_it_was_made(database: Database):
    issue = issues.meet(database, sighting())
    made = marks.add(database, issue, NEW)
    marks.settle(database, [(made.id, Spot("b2", 7, 4), "新题", "《新题》", 1, "moved")])
    (moved,) = marks.marks(database)
    assert (moved.at, moved.state, moved.headline) == (Spot("b2", 7, 4), "moved", "新题")
    assert moved.anchor == ANCHOR


# --- which issue it is


def test_the_same_bytes_are_the_same_issue_wherever_they_lie(database: Database):
    first = issues.meet(database, sighting())
    assert issues.meet(database, sighting(path="/elsewhere/b.txt")) == first
    (known,) = issues.known(database)
    assert known.seen.path == "/elsewhere/b.txt"


def test_an_edited_file_at_its_old_path_is_the_same_issue(database: Database):
    first = issues.meet(database, sighting())
    assert issues.meet(database, sighting("cd", heads="h1 h2 h3 new")) == first
    (known,) = issues.known(database)
    assert known.seen.sha256 == "cd"


def test_another_paper_at_an_old_path_is_another_issue(database: Database):
    first = issues.meet(database, sighting())
    other = sighting("cd", heads="k1 k2 k3 k4")
    assert issues.meet(database, other) != first
    assert issues.related(database, other) == [first, first + 1]


def test_a_file_that_was_renamed_and_edited_is_known_by_its_headings(database: Database, tmp_path: Path):
    first = issues.meet(database, sighting(path=str(tmp_path / "gone.txt")))
    assert issues.meet(database, sighting("cd", "/p/new.txt", "h1 h2 h3 h9")) == first
    assert issues.meet(database, sighting("ef", "/p/other.txt", "h1 h2 k3 k4")) != first


def test_a_copy_beside_the_old_file_is_an_issue_of_its_own_that_is_related(
    database: Database, tmp_path: Path
):
    old = tmp_path / "old.txt"
    old.touch()
    first = issues.meet(database, sighting(path=str(old)))
    copy = sighting("cd", "/p/copy.txt", "h1 h2 h3 h9")
    assert issues.meet(database, copy) != first
    assert first in issues.related(database, copy)


def test_a_stream_has_no_path_to_be_known_by(database: Database):
    first = issues.meet(database, sighting("s1", None, "h1"))
    assert issues.meet(database, sighting("s2", None, "k1")) != first
    assert issues.meet(database, sighting("s1", None, "h1")) == first


def test_a_name_that_is_no_utf8_comes_back(database: Database):
    seen = sighting(path="/p/\udcff\udcfe.txt")
    issues.meet(database, seen)
    assert issues.known(database)[0].seen == seen
    assert issues.meet(database, sighting("cd", seen.path)) == 1


# --- places and history


def test_a_place_and_what_was_read_come_back_the_latest_first(database: Database):
    issue = issues.meet(database, sighting())
    reading.keep_place(database, issue, ANCHOR, 0.25, read=True)
    other = ANCHOR._replace(spot=Spot("a2", 5))
    reading.keep_place(database, issue, other, 0.5)
    reading.keep_place(database, issue, ANCHOR._replace(spot=Spot("a1", 9)), 0.75)
    first, second = reading.readings(database, issue)
    assert (first.anchor and first.anchor.spot, first.read) == (Spot("a1", 9), True)
    assert (second.anchor, second.read) == (other, False)
    reading.set_read(database, issue, ANCHOR, read=False)
    assert reading.readings(database, issue)[0]._replace(updated="") == first._replace(read=False, updated="")


def test_the_history_has_the_latest_issue_first_and_how_far_one_got(database: Database):
    one = issues.meet(database, sighting("a1", "/p/1", "x"), opened=True)
    two = issues.meet(database, sighting("a2", "/p/2", "y"), opened=True)
    issues.meet(database, sighting("a3", "/p/3", "z"))
    reading.keep_place(database, one, ANCHOR, 0.42)
    assert [visit.issue.id for visit in issues.history(database)] == [two, one]
    issues.meet(database, sighting("a1", "/p/1", "x"), opened=True)
    visit = issues.history(database)[0]
    assert (visit.issue.id, visit.article, visit.share) == (one, "a1", 0.42)


def test_the_latest_issue_is_one_that_can_be_opened_again(database: Database):
    assert issues.latest(database) is None
    file = issues.meet(database, sighting("a1", "/p/1", "x"), opened=True)
    issues.meet(database, sighting("a2", None, "y"), opened=True)
    latest = issues.latest(database)
    assert latest is not None
    assert latest.id == file


def test_a_glance_finds_the_last_place_by_bytes_or_by_path(path: Path):
    with open_database(str(path)) as database:
        issue = issues.meet(database, sighting(), opened=True)
        reading.keep_place(database, issue, ANCHOR._replace(spot=Spot("a0", 3)), 0.1)
        reading.keep_place(database, issue, ANCHOR._replace(spot=Spot("a1", 120)), 0.2)
        for _ in ("while it is open", "and when it is closed"):
            by_bytes = last_place(str(path), "ab", "/moved.txt")
            by_path = last_place(str(path), "changed", "/p/a.txt")
            assert by_bytes == (ANCHOR._replace(spot=Spot("a1", 120)), True)
            assert by_path == (ANCHOR._replace(spot=Spot("a1", 120)), False)
            assert last_place(str(path), "other", "/p/other.txt") is None
            assert last_place(str(path), "other", None) is None
            database.close()


def test_a_glance_makes_no_file(path: Path):
    assert last_place(str(path), "ab", "/p/a.txt") is None
    assert not path.parent.exists()


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100])
def test_a_glance_at_what_is_no_store_finds_nothing(path: Path, content: bytes):
    path.parent.mkdir()
    path.write_bytes(content)
    assert last_place(str(path), "ab", "/p/a.txt") is None
    assert path.read_bytes() == content


# --- what is typed


def test_a_draft_is_kept_until_it_is_dropped(database: Database):
    issue = issues.meet(database, sighting())
    made = marks.add(database, issue, NEW)
    of_place = typed.begin_draft(database, issue, ANCHOR, "写到一")
    of_mark = typed.begin_draft(database, issue, made.id, "改到")
    typed.write_draft(database, of_place, "写到一半\n第二行")
    first, second = typed.drafts(database, issue)
    assert (first.id, first.mark, first.anchor, first.text) == (of_place, None, ANCHOR, "写到一半\n第二行")
    assert (second.id, second.mark, second.anchor, second.text) == (of_mark, made.id, None, "改到")
    typed.drop_draft(database, of_place)
    assert [draft.id for draft in typed.drafts(database, issue)] == [of_mark]


def test_queries_come_back_the_latest_first_each_once_and_not_without_end(database: Database):
    for query in ("工会", "渡口", "工会", *(f"第{n}个" for n in range(120)), "渡口"):
        typed.keep_query(database, query)
    found = typed.queries(database, 200)
    assert found[:2] == ["渡口", "第119个"]
    assert len(found) == len(set(found)) == 100


@given(st.text())
def test_any_text_that_can_be_typed_can_be_kept(tmp_path_factory: pytest.TempPathFactory, text: str):
    with open_database(str(tmp_path_factory.mktemp("s") / "kanbao.db")) as database:
        typed.keep_query(database, text)
        issue = issues.meet(database, sighting())
        draft = typed.begin_draft(database, issue, ANCHOR, text)
        assert [d.id for d in typed.drafts(database, issue)] == [draft]
        marks.add(database, issue, NEW._replace(note=text))


# --- versions of the file

FROM_VERSION: dict[int, tuple[str, ...]] = {
    0: (),
}
"""For every version before this one, what a file of it holds that the step must bring over: a new step
comes with a row here and a look at what became of it below."""


@pytest.mark.parametrize("version", range(VERSION))
def test_a_file_of_an_earlier_version_is_brought_to_this_one(path: Path, version: int):
    path.parent.mkdir()
    raw = sqlite3.connect(path, isolation_level=None)
    for number in range(version):
        for statement in MIGRATIONS[number]:
            raw.execute(statement)
    for statement in FROM_VERSION[version]:
        raw.execute(statement)
    raw.execute(f"PRAGMA user_version = {version}")
    raw.close()
    with open_database(str(path)) as database, database.reading() as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch):
    with open_database(str(path)) as database:
        issue = issues.meet(database, sighting())
        kept = marks.add(database, issue, NEW)
    broken = (*MIGRATIONS, ("ALTER TABLE marks ADD COLUMN colour TEXT", "NO SUCH STATEMENT"))
    monkeypatch.setattr("reader.store.schema.MIGRATIONS", broken)
    monkeypatch.setattr("reader.store.schema.VERSION", VERSION + 1)
    with pytest.raises(Exception, match="syntax"):
        open_database(str(path))
    monkeypatch.undo()
    with open_database(str(path)) as database:
        assert marks.marks(database) == [kept]
