"""What is said to be kept is on the disk, whatever happens to programs, disks and files."""

from __future__ import annotations

import os
import resource
import sqlite3
import stat
import subprocess
from typing import TYPE_CHECKING

import pytest
from command import KANBAO, ROOT, environment, kanbao
from mounts import read_only

from benchmarks.kills import STORY, Tally, check, kill_runs, worker
from reader.errors import KanbaoError
from reader.store import marks, reading
from reader.store.glance import last_place
from reader.store.issues import meet
from reader.store.model import Anchor, NewMark, Sighting, Spot
from reader.store.opening import open_database

if TYPE_CHECKING:
    from pathlib import Path

    from reader.store.database import Database
    from reader.store.model import Mark

SEEN = Sighting("ab", None, "滨河晚报", None, None, "page-dump", "utf-8", ("h1",))
NEW = NewMark(Anchor(Spot("a1", 0), "灯次第亮了", "", "。"), "老街灯火", "《老街灯火》")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KANBAO_LANG", "en")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "kanbao.db"


def keep_one(database: Database) -> Mark:
    return marks.add(database, meet(database, SEEN), NEW)


def filled(path: Path) -> Mark:
    """A store that was closed with one mark in it."""
    with open_database(str(path)) as database:
        return keep_one(database)


def refusal(path: Path, patience: float = 5) -> str:
    with pytest.raises(KanbaoError) as caught:
        open_database(str(path), patience=patience)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    """The only line on standard error, which is for people."""
    (line,) = done.stderr.splitlines()
    assert line.startswith("kanbao: ")
    return line


# --- kills


def test_what_was_said_to_be_kept_is_there_after_fifty_kills(path: Path):
    tally = kill_runs(path, 50, seed=2024)
    assert (tally.lost, tally.torn) == (0, 0)
    assert tally.kept > 200


def test_a_mark_that_is_lost_or_torn_would_be_noticed(path: Path):
    running = worker(path, 1, 3)
    said = running.communicate()[0].decode().splitlines()
    kept = {int(line.split(" ", 1)[0]): line.split(" ", 1)[1] for line in said if line[0] != "p"}
    with open_database(str(path)) as database:
        assert check(database, kept, "3") == (0, 0)
        assert check(database, kept, "4") == (1, 0)
        marks.set_note(database, 2, "1 2 half a no")
        assert check(database, kept, "3") == (1, 1)
        marks.remove(database, [3])
        assert check(database, kept, "3") == (2, 1)
    assert Tally() == (0, 0, 0, 0)


def test_the_command_is_killed_the_moment_it_has_said_that_it_kept(path: Path, page: Path):
    said = []
    for number in range(5):
        words = ["bookmarks", "add", page, "--article", "1", "--offset", str(number), "--json"]
        with subprocess.Popen(
            [*KANBAO, *words],
            cwd=ROOT,
            env=environment(KANBAO_DATA_DIR=str(path.parent)),
            stdout=subprocess.PIPE,
        ) as running:
            assert running.stdout is not None
            said.append(running.stdout.readline().decode())
            running.kill()
    done = kanbao("bookmarks", "list", page, "--json", env=environment(KANBAO_DATA_DIR=str(path.parent)))
    assert sorted(done.stdout.splitlines(keepends=True)) == sorted(said)


# --- several programs


@pytest.mark.parametrize("attempt", range(4))
def test_programs_that_make_the_file_and_write_at_once_all_keep_everything(path: Path, attempt: int):
    path.parent.mkdir()
    running = [worker(path, run, 25, waits=True) for run in range(3)]
    said: dict[int, str] = {}
    for program in running:
        assert program.stdin is not None
        program.stdin.close()
        program.stdin = None
    for program in running:
        lines = program.communicate()[0].decode().splitlines()
        assert program.returncode == 0
        assert len(lines) == 50
        said |= {int(line.split(" ", 1)[0]): line.split(" ", 1)[1] for line in lines if line[0] != "p"}
    assert len(said) == 75
    with open_database(str(path)) as database:
        assert check(database, said, "") == (0, 0)
        assert len(marks.marks(database)) == 75


def test_a_file_that_another_program_holds_is_told_in_one_line_and_can_be_used_later(path: Path):
    kept = filled(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_database(str(path), patience=0.05) as database:
        with pytest.raises(KanbaoError) as caught:
            keep_one(database)
        assert str(caught.value) == (
            f"{path}: another program holds the file of bookmarks and did not let go (nothing was kept)"
        )
        assert marks.marks(database) == [kept]
        other.execute("ROLLBACK")
        assert len({kept.id, keep_one(database).id}) == 2
    other.close()


def test_a_file_that_is_held_while_it_is_opened_is_told_in_one_line(path: Path):
    path.parent.mkdir()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert "another program holds the file" in refusal(path, patience=0.05)
    other.close()
    filled(path)


# --- files and folders


def test_files_are_for_their_owner_alone(tmp_path: Path):
    path = tmp_path / "home" / "share" / "kanbao" / "kanbao.db"
    old = os.umask(0)
    try:
        with open_database(str(path)) as database:
            keep_one(database)
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    finally:
        os.umask(old)
    assert modes == {"kanbao.db": 0o600, "kanbao.db-wal": 0o600, "kanbao.db-shm": 0o600}
    for folder in (path.parent, path.parent.parent, path.parent.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_name_with_marks_of_its_own_is_a_name(tmp_path: Path):
    path = tmp_path / "100%23 看?报#1" / "kanbao.db"
    kept = filled(path)
    with open_database(str(path)) as database:
        assert marks.marks(database) == [kept]


def test_where_no_folder_can_be_made_one_line_says_so(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    assert str(tmp_path / "file" / "data") in refusal(tmp_path / "file" / "data" / "kanbao.db")


def test_a_folder_in_the_files_place_is_told(path: Path):
    path.mkdir(parents=True)
    assert "can't be" in refusal(path)


def in_read_only(folder: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run `kanbao` where this folder can't be written: by its mode, or for root by a mount of its own."""
    command: list[str | Path] = [*KANBAO, *words]
    if os.geteuid() == 0:
        command = [*read_only(folder), *command]
    else:
        folder.chmod(0o500)
    try:
        return subprocess.run(
            command,
            cwd=ROOT,
            env=environment(KANBAO_DATA_DIR=str(folder / "kanbao")),
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    finally:
        folder.chmod(0o700)


def test_in_a_home_that_is_read_only_nothing_is_kept_and_one_reads_on(tmp_path: Path, page: Path):
    home = tmp_path / "home"
    home.mkdir()
    done = in_read_only(home, "bookmarks", "add", page, "--article", "1", "--offset", "0")
    assert (done.returncode, done.stdout) == (1, "")
    assert "kanbao.db" in one_line(done)
    assert in_read_only(home, "bookmarks").returncode == 0
    assert in_read_only(home, "show", page).returncode == 0
    assert list(home.iterdir()) == []


def test_what_was_kept_before_a_home_became_read_only_can_be_read(tmp_path: Path, page: Path):
    home = tmp_path / "home"
    home.mkdir()
    env = environment(KANBAO_DATA_DIR=str(home / "kanbao"))
    made = kanbao("bookmarks", "add", page, "--article", "1", "--offset", "0", env=env).stdout
    done = in_read_only(home, "bookmarks", "list", "--json")
    assert (done.returncode, done.stdout, done.stderr) == (0, made, "")
    done = in_read_only(home, "bookmarks", "rm", "1")
    assert done.returncode == 1
    assert one_line(done).endswith("can't be written (nothing was kept)")


def limited(size: int, *words: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `kanbao` where no file can grow beyond so many bytes."""
    return subprocess.run(
        [*KANBAO, *words],
        cwd=ROOT,
        env=environment(KANBAO_DATA_DIR=str(folder)),
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )


@pytest.mark.parametrize("size", [0, 4096, 20_000])
def test_on_a_disk_without_room_for_the_file_nothing_is_kept_and_one_reads_on(
    path: Path, page: Path, size: int
):
    done = limited(size, "bookmarks", "add", page, "--article", "1", "--offset", "0", folder=path.parent)
    assert (done.returncode, done.stdout) == (1, "")
    assert "kanbao.db" in one_line(done)
    shown = limited(size, "show", page, folder=path.parent)
    assert (shown.returncode, shown.stderr) == (0, "")
    filled(path)  # As soon as there is room.


def test_a_disk_that_fills_up_loses_nothing_of_what_was_kept(path: Path, page: Path):
    env = environment(KANBAO_DATA_DIR=str(path.parent))
    made = kanbao("bookmarks", "add", page, "--article", "1", "--offset", "0", env=env).stdout
    long = "长" * 30_000
    done = limited(
        path.stat().st_size,
        *("bookmarks", "add", page, "--article", "1", "--offset", "3", "--note", long),
        folder=path.parent,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert one_line(done).endswith("(nothing was kept)")
    after = kanbao("bookmarks", "list", "--json", env=env)
    assert (after.returncode, after.stdout, after.stderr) == (0, made, "")


# --- damaged, newer, another's


def cut_short(content: bytes) -> bytes:
    return content[: len(content) // 2]


def overwritten(content: bytes) -> bytes:
    return content[:4096] + os.urandom(len(content) - 4096)


def no_database(content: bytes) -> bytes:
    return "这不是数据库\n".encode() * (len(content) // 20)


@pytest.mark.parametrize("damage", [cut_short, overwritten, no_database])
def test_a_damaged_file_is_set_aside_whole_and_a_new_one_begun(path: Path, damage):
    filled(path)
    path.write_bytes(damage(path.read_bytes()))
    damaged = path.read_bytes()
    with open_database(str(path)) as database:
        (aside,) = (file for file in path.parent.iterdir() if "damaged" in file.name)
        assert aside.read_bytes() == damaged
        assert database.notice == (
            f"{path}: the file of bookmarks is damaged; it was renamed to {aside}, and a new one begun"
        )
        assert marks.marks(database) == []
        kept = keep_one(database)
    with open_database(str(path)) as database:
        assert (database.notice, marks.marks(database)) == ("", [kept])


def test_each_damaged_file_gets_a_name_of_its_own(path: Path):
    for number in range(3):
        filled(path)
        path.write_bytes(b"damaged no %d" % number * 100)
        open_database(str(path)).close()
    asides = {file.read_bytes()[:12] for file in path.parent.iterdir() if "damaged" in file.name}
    assert asides == {b"damaged no 0", b"damaged no 1", b"damaged no 2"}


def test_programs_that_meet_a_damaged_file_at_once_set_it_aside_once(path: Path):
    path.parent.mkdir()
    path.write_bytes("这不是数据库".encode() * 400)
    running = [worker(path, run, 10, waits=True) for run in range(3)]
    for program in running:
        assert program.stdin is not None
        program.stdin.close()
        program.stdin = None
    said = [program.communicate()[0] for program in running]
    assert [program.returncode for program in running] == [0, 0, 0]
    assert sum(lines.count(b"\n") for lines in said) == 60
    assert sum("damaged" in file.name for file in path.parent.iterdir()) == 1
    with open_database(str(path)) as database:
        assert len(marks.marks(database)) == 30


def test_the_command_says_that_a_damaged_file_was_set_aside_and_goes_on(path: Path, page: Path):
    path.parent.mkdir()
    path.write_bytes(b"no database" * 1000)
    env = environment(KANBAO_DATA_DIR=str(path.parent))
    done = kanbao("bookmarks", "add", page, "--article", "1", "--offset", "0", env=env)
    assert done.returncode == 0
    assert "it was renamed to" in one_line(done)
    again = kanbao("bookmarks", "list", "--json", env=env)
    assert (again.stdout, again.stderr) == (done.stdout, "")


def test_a_file_of_a_newer_version_is_left_alone(path: Path, page: Path):
    filled(path)
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    before = path.read_bytes()
    assert refusal(path) == f"{path}: written by a newer kanbao (version 99; this one knows 1); left alone"
    env = environment(KANBAO_DATA_DIR=str(path.parent))
    done = kanbao("bookmarks", "add", page, "--article", "1", "--offset", "0", env=env)
    assert (done.returncode, done.stdout) == (1, "")
    assert "newer kanbao" in one_line(done)
    assert last_place(str(path), "ab", None) is None
    assert kanbao("show", page, env=env).returncode == 0
    assert path.read_bytes() == before
    assert not any("damaged" in file.name for file in path.parent.iterdir())


def test_another_programs_database_is_left_alone(path: Path):
    path.parent.mkdir()
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE recipes (name)")
    raw.close()
    before = path.read_bytes()
    assert "another program's file" in refusal(path)
    assert path.read_bytes() == before


def test_damage_that_shows_while_reading_is_one_line_too(path: Path):
    with open_database(str(path)) as database:
        for _ in range(200):
            keep_one(database)
    with open_database(str(path)) as database:
        size = path.stat().st_size
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(os.urandom(size - 4096))
        with database.reading() as connection:
            connection.execute("PRAGMA shrink_memory")  # What was read before is still held.
        with pytest.raises(KanbaoError, match="is damaged"):
            marks.marks(database)


def test_a_store_that_was_closed_says_so_in_one_line(path: Path):
    with open_database(str(path)) as database:
        keep_one(database)
    with pytest.raises(KanbaoError, match="can't be used"):
        keep_one(database)
    with pytest.raises(KanbaoError, match="can't be used"):
        reading.readings(database, 1)


def test_a_worker_writes_a_text_that_has_every_place_it_names():
    assert len(STORY.text) > 50_000
