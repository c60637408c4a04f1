"""A path gives its bytes, or a message that names it and says what to do."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import tracemalloc
from pathlib import Path

import pytest

from reader.errors import KanbaoError
from reader.loader import source
from reader.loader.source import PACKED_LIMIT, SIZE_LIMIT, read_source

TEXT = "早市提前到五点半\n".encode()
IS_ROOT = os.geteuid() == 0
READ_AND_PRINT = """
import sys
from reader.errors import KanbaoError
from reader.loader.source import read_source
try:
    sys.stdout.buffer.write(read_source(sys.argv[1]).data)
except KanbaoError as error:
    sys.exit(str(error))
"""


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KANBAO_LANG", "en")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_bytes(TEXT)
    return path


def trouble(path: str | Path) -> str:
    with pytest.raises(KanbaoError) as caught:
        read_source(str(path))
    assert caught.value.exit_code == 1
    assert caught.value.path
    return str(caught.value)


def in_a_process(*words: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", READ_AND_PRINT, *words]
    return subprocess.run(command, capture_output=True, timeout=60, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_a_file_is_read_whole_under_the_name_it_was_given(page: Path):
    read = read_source(str(page))
    assert (read.data, read.name, read.warnings) == (TEXT, str(page), ())


def test_a_file_whose_size_the_system_does_not_tell_is_read_to_its_end():
    path = Path("/proc/version")
    if not path.exists():
        pytest.skip("there is no /proc here")
    assert read_source(str(path)).data == path.read_bytes() != b""


def test_an_empty_file_is_no_bytes(tmp_path: Path):
    (tmp_path / "empty").touch()
    assert read_source(str(tmp_path / "empty")).data == b""


def test_the_null_device_is_empty():
    assert read_source(os.devnull).data == b""


def test_a_symbolic_link_is_followed(page: Path, tmp_path: Path):
    (tmp_path / "today").symlink_to(page)
    assert read_source(str(tmp_path / "today")).data == TEXT


def test_a_missing_file_is_named(tmp_path: Path):
    assert trouble(tmp_path / "weather") == f"{tmp_path}/weather: no such file"


@pytest.mark.parametrize("typed", ["pgae.txt", "page", "page.tx", "Page.txt", "paeg.txt"])
def test_a_missing_file_whose_name_is_nearly_right_gets_a_suggestion(page: Path, typed: str):
    assert trouble(page.parent / typed).endswith(f"no such file (did you mean {page}?)")


def test_a_missing_folder_is_named(tmp_path: Path):
    message = trouble(tmp_path / "2021" / "12" / "page.txt")
    assert message.endswith(f"no such file (there is no folder {tmp_path}/2021)")


def test_a_folder_is_refused_with_a_file_inside_it(page: Path):
    assert trouble(page.parent) == f"{page.parent}: a folder, where a file is meant (for instance {page})"


def test_a_folder_without_files_is_refused(tmp_path: Path):
    assert trouble(tmp_path) == f"{tmp_path}: a folder, where a file is meant"


def test_a_path_through_a_file_is_refused(page: Path):
    assert "a part of the path is not a folder" in trouble(page / "inside")


def test_of_a_link_that_leads_nowhere_its_goal_is_named(tmp_path: Path):
    (tmp_path / "page.txt").symlink_to("gone.txt")
    assert trouble(tmp_path / "page.txt").endswith(
        "no such file (a symbolic link to gone.txt, which is not there)"
    )


def test_links_in_a_circle_are_refused(tmp_path: Path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert "circle" in trouble(tmp_path / "a")


def test_a_dangling_link_is_a_missing_file(tmp_path: Path):
    (tmp_path / "a").symlink_to(tmp_path / "gone")
    assert "no such file" in trouble(tmp_path / "a")


@pytest.mark.parametrize("path", ["", "a\0b", "新闻" * 300])
def test_a_path_that_no_file_can_have_is_refused(path: str):
    assert trouble(path)


@pytest.mark.skipif(IS_ROOT, reason="root may read everything")
def test_a_file_without_permission_is_refused_with_the_way_out(page: Path):
    page.chmod(0)
    assert trouble(page) == f"{page}: no permission to read it (chmod u+r lets you read a file of yours)"


@pytest.mark.skipif(not IS_ROOT, reason="only root can become another user")
def test_a_file_of_another_user_is_refused(page: Path):
    command = (
        "import os, sys; os.setgroups([]); os.setgid(65534); os.setuid(65534);"
        "from reader.errors import KanbaoError; from reader.loader.source import read_source\n"
        "try: read_source(sys.argv[1])\n"
        "except KanbaoError as error: print(error)"
    )
    page.chmod(0o600)
    for folder in (page.parent, *page.parent.parents):
        if not folder.stat().st_mode & 0o001 and folder.is_relative_to("/tmp"):
            folder.chmod(0o755)
    words = [sys.executable, "-c", "import reader.strings, reader.loader.source;" + command, str(page)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == f"{page}: no permission to read it\n"


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/urandom", "/dev/full"])
def test_a_device_is_refused(device: str):
    if not Path(device).exists():
        pytest.skip(f"there is no {device} here")
    assert trouble(device) == f"{device}: a device, not a file"


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)  # the name of a socket may have 107 bytes at most
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("news")
        assert trouble("news") == "news: a socket, not a file"


def test_a_file_over_the_limit_is_refused_and_the_limit_named(tmp_path: Path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
        os.pwrite(file.fileno(), TEXT * 4000, 0)  # A file of nothing but holes is no text.
    assert trouble(path) == f"{path}: too big: the limit is 256 MB (split it into several files first)"


def test_a_book_may_have_more_bytes_than_a_text(tmp_path: Path):
    path = tmp_path / "pictures.epub"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04".ljust(30) + b"mimetypeapplication/epub+zip")
        file.truncate(PACKED_LIMIT + 1)
    assert trouble(path) == f"{path}: too big: the limit is 512 MB (split it into several files first)"


@pytest.mark.parametrize(
    ("begins", "complaint"),
    [
        (b"\x89PNG\r\n\x1a\n" + TEXT * 4000, "not text: it looks like PNG"),
        (b"", "not text but binary data"),
    ],
    ids=["a picture", "nothing but holes"],
)
@pytest.mark.parametrize("size", [4 << 20, 16 * SIZE_LIMIT])
def test_a_large_file_that_is_no_text_is_refused_before_it_is_read_whole(
    tmp_path: Path, begins: bytes, complaint: str, size: int
):
    path = tmp_path / "page.txt"
    with path.open("wb") as file:
        file.write(begins)
        file.truncate(size)
    tracemalloc.start()
    try:
        assert trouble(path) == f"{path}: {complaint}"
        assert tracemalloc.get_traced_memory()[1] < size // 2
    finally:
        tracemalloc.stop()


def test_a_text_with_a_hole_in_it_is_read(tmp_path: Path):
    path = tmp_path / "log.txt"
    data = bytes(1 << 20) + TEXT * 60_000
    path.write_bytes(data)
    assert read_source(str(path)).data == data


def test_a_name_that_is_no_utf8_or_holds_escapes_is_shown_safely(tmp_path: Path):
    path = os.fsencode(tmp_path) + b"/\xb1\xa8\x1b[2J.txt"
    Path(os.fsdecode(path)).write_bytes(TEXT)
    read = read_source(os.fsdecode(path))
    assert (read.data, read.name) == (TEXT, f"{tmp_path}/\\xb1\\xa8\\x1b[2J.txt")
    assert trouble(os.fsdecode(path[:-1])).isprintable()


def test_a_file_that_changed_once_while_it_was_read_is_read_again(page: Path):
    with page.open("rb") as file, Growing(page, times=1):
        read = source._read_file(file.fileno(), "page.txt")
    assert (read.data, read.warnings) == (TEXT * 2, ())


def test_a_file_that_keeps_changing_is_read_with_a_warning(page: Path):
    with page.open("rb") as file, Growing(page, times=99):
        read = source._read_file(file.fileno(), "page.txt")
    assert read.data.startswith(TEXT)
    assert [w.code for w in read.warnings] == ["changed-while-read"]


class Growing:
    """Let a file grow by one line at each of the next `times` reads of this process, as a log does."""

    def __init__(self, path: Path, times: int) -> None:
        self.path, self.times = path, times

    def __enter__(self) -> None:
        self.read = os.read
        os.read = self.grow_and_read  # type: ignore[assignment]

    def __exit__(self, *_: object) -> None:
        os.read = self.read

    def grow_and_read(self, descriptor: int, size: int) -> bytes:
        data = self.read(descriptor, size)
        if data and self.times:
            self.times -= 1
            with self.path.open("ab") as file:
                file.write(TEXT)
        return data


def test_standard_input_is_read_to_its_end():
    assert in_a_process("-", input=TEXT * 100_000).stdout == TEXT * 100_000


def test_standard_input_may_be_a_file(page: Path):
    with page.open("rb") as file:
        assert in_a_process("-", stdin=file).stdout == TEXT


def test_standard_input_may_stand_in_mid_file(page: Path):
    with page.open("rb", buffering=0) as file:
        file.read(3)
        assert in_a_process("-", stdin=file).stdout == TEXT[3:]


def test_standard_input_from_an_endless_device_is_refused():
    with Path("/dev/zero").open("rb") as zero:
        assert in_a_process("-", stdin=zero).stderr == b"-: a device, not a file\n"


def test_a_closed_standard_input_is_said_to_be_closed():
    done = subprocess.run(
        ["bash", "-c", 'exec "$0" -c "$1" - <&-', sys.executable, READ_AND_PRINT],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == b"-: standard input is closed\n"


def test_a_process_substitution_is_read_to_its_end(page: Path):
    done = subprocess.run(
        ["bash", "-c", '"$0" -c "$1" <(cat "$2"; cat "$2")', sys.executable, READ_AND_PRINT, str(page)],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.stdout == TEXT * 2


def test_a_substituted_process_that_says_nothing_is_empty():
    done = subprocess.run(
        ["bash", "-c", '"$0" -c "$1" <(true)', sys.executable, READ_AND_PRINT],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, b"")


def test_a_descriptor_that_is_not_open_is_no_file():
    assert trouble("/dev/fd/987") == "/dev/fd/987: no such file"


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


def test_a_named_pipe_is_read_to_its_end(pipe: Path):
    writer = threading.Thread(target=pipe.write_bytes, args=(TEXT * 50_000,))
    writer.start()
    assert read_source(str(pipe)).data == TEXT * 50_000
    writer.join()


def test_a_named_pipe_that_is_closed_without_a_word_is_empty(pipe: Path):
    writer = threading.Thread(target=pipe.write_bytes, args=(b"",))
    writer.start()
    assert read_source(str(pipe)).data == b""
    writer.join()


def test_a_named_pipe_that_nobody_writes_to_is_given_up(pipe: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(source, "WRITER_SECONDS", 0.05)
    assert "a pipe that nothing has written to" in trouble(pipe)


def test_an_endless_pipe_is_refused_at_the_limit(pipe: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(source, "SIZE_LIMIT", 1024 * 1024)
    writer = subprocess.Popen(["bash", "-c", 'exec yes > "$0"', str(pipe)], stderr=subprocess.DEVNULL)
    assert trouble(pipe) == f"{pipe}: too big: the limit is 1 MB (split it into several files first)"
    writer.wait(timeout=60)
