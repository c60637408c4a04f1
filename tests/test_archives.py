"""Archives: read where they lie, by names of any age, and never beyond their limits."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_folders import headlines, opened, page, story

from reader.errors import InnerFileError
from reader.library import archives, list_path, open_each
from reader.library.archive_names import name_parts
from reader.library.origin import source_lines, source_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DUMP = "老街灯火又亮起来\n\n　　昨天傍晚，老街的灯火又亮起来，街坊们搬出板凳坐到夜里，说起从前赶集的日子。\n"

DAY = {
    "20210601/20210601-01-01.txt": story("老街灯火又亮起来"),
    "20210601/20210601-02-01.txt": story("镇上来了新校长"),
    "20210602/20210602-01-01.txt": story("水库开闸放水"),
}


def zipped(path: Path, files: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name, text)
    return path


def tarred(path: Path, files: Mapping[str, str | bytes], mode: str = "w", encoding: str = "utf-8") -> Path:
    with tarfile.open(path, mode, format=tarfile.GNU_FORMAT, encoding=encoding) as made:  # type: ignore[call-overload]
        for name, text in files.items():
            data = text.encode() if isinstance(text, str) else text
            info = tarfile.TarInfo(name)
            info.size = len(data)
            made.addfile(info, io.BytesIO(data))
    return path


def in_gbk(path: Path, names: Mapping[str, str]) -> Path:
    """A zip as old programs in China wrote it: names are bytes of GBK and nothing says so."""
    stand_in = {f"{n:04}" + "x" * (len(name.encode("gbk")) - 4): name for n, name in enumerate(names)}
    zipped(path, {short: names[name] for short, name in stand_in.items()})
    data = path.read_bytes()
    for short, name in stand_in.items():
        data = data.replace(short.encode(), name.encode("gbk"))
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tgz"])
def test_an_archive_is_read_as_the_folder_in_it_would_be(tmp_path: Path, name: str):
    path = tmp_path / name
    if name == "a.zip":
        zipped(path, DAY)
    else:
        tarred(path, DAY, "w" if name == "a.tar" else "w:gz")
    issues, faults = opened(path)
    assert not faults
    assert [(i.date, headlines(i)) for i in issues] == [
        ("2021-06-01", ["老街灯火又亮起来", "镇上来了新校长"]),
        ("2021-06-02", ["水库开闸放水"]),
    ]
    assert issues[0].articles[0].source == f"{path}/20210601/20210601-01-01.txt"
    assert sorted(tmp_path.iterdir()) == [path]


def test_a_gz_is_the_one_file_in_it(tmp_path: Path):
    path = tmp_path / "20210601.txt.gz"
    path.write_bytes(gzip.compress(page("老街灯火又亮起来").encode("gb18030")))
    ((issue,), _) = opened(path)
    assert (issue.date, headlines(issue), issue.source.encoding) == (
        "2021-06-01",
        ["老街灯火又亮起来"],
        "gb18030",
    )
    assert issue.source.path == f"{path}/20210601.txt"


def test_an_archive_without_its_suffix_is_known_by_its_bytes(tmp_path: Path):
    path = zipped(tmp_path / "download", DAY)
    assert len(opened(path)[0]) == 2


def test_an_archive_in_a_folder_is_read_with_the_folder(tmp_path: Path):
    zipped(tmp_path / "六月.zip", DAY)
    (tmp_path / "20210603.txt").write_text(page("今起三天有小雨"), "utf-8")
    assert [i.date for i in opened(tmp_path)[0]] == ["2021-06-01", "2021-06-02", "2021-06-03"]


def test_names_in_gbk_are_read(tmp_path: Path):
    names = {
        "滨河晚报/二〇二一年六月一日要闻版.txt": page("老街灯火又亮起来"),
        "滨河晚报/副刊的文章.txt": page("水库开闸放水"),
    }
    path = in_gbk(tmp_path / "a.zip", names)
    assert {i.source.path for i in opened(path)[0]} == {f"{path}/{name}" for name in names}


def test_names_in_gbk_are_read_in_a_tar_too(tmp_path: Path):
    path = tarred(tmp_path / "a.tar", {"滨河晚报/要闻版的文章.txt": page("老街灯火又亮起来")}, encoding="gbk")
    assert [i.source.path for i in opened(path)[0]] == [f"{path}/滨河晚报/要闻版的文章.txt"]


def test_the_lines_of_a_member_can_be_read_again(tmp_path: Path):
    ((first, _), _) = opened(zipped(tmp_path / "a.zip", DAY))
    article = first.articles[1]
    lines = source_lines(source_of(first, article))
    assert lines[article.heading_lines[0][0] - 1] == "镇上来了新校长"


def test_hidden_members_are_passed_over_without_a_word(tmp_path: Path):
    extra = {"__MACOSX/._a.txt": "x", ".hidden": "x", "a/p1.jpg": b"\xff\xd8\xff"}
    issues, faults = opened(zipped(tmp_path / "a.zip", DAY | extra))
    assert (len(issues), faults) == (2, [])


# --- names that would lead elsewhere


@pytest.mark.parametrize("name", ["../../20210601.txt", "/20210601.txt", "C:\\x\\..\\20210601.txt"])
@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_a_name_leads_nowhere_and_nothing_is_written(tmp_path: Path, name: str, kind: str):
    (tmp_path / "in").mkdir()
    path = (zipped if kind == "zip" else tarred)(tmp_path / "in" / "a.zip", {name: page("老街灯火又亮起来")})
    before = sorted(tmp_path.rglob("*"))
    ((issue,), _) = opened(path)
    assert issue.source.path.startswith(f"{path}/")
    assert ".." not in issue.source.path.removeprefix(str(path)).split("/")
    assert sorted(tmp_path.rglob("*")) == before


@given(st.text(alphabet="ab./\\:C老 \n", max_size=20))
def test_no_part_of_a_name_goes_up_or_to_the_root(name: str):
    assert not {"", ".", ".."} & {part.strip() for part in name_parts(name)}


def test_links_are_told_and_not_followed(tmp_path: Path):
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as made:
        data = page("老街灯火又亮起来").encode()
        info = tarfile.TarInfo("20210601.txt")
        info.size = len(data)
        made.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("20210602.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        made.addfile(link)
        pipe = tarfile.TarInfo("20210603.txt")
        pipe.type = tarfile.FIFOTYPE
        made.addfile(pipe)
    issues, (fault,) = opened(path)
    assert [i.date for i in issues] == ["2021-06-01"]
    assert fault.path == f"{path}/20210602.txt"


def test_a_link_in_a_zip_is_told_and_not_followed(tmp_path: Path):
    path = zipped(tmp_path / "a.zip", DAY)
    with zipfile.ZipFile(path, "a") as made:
        link = zipfile.ZipInfo("20210609.txt")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        made.writestr(link, "/etc/hostname")
    issues, (fault,) = opened(path)
    assert (len(issues), fault.path) == (2, f"{path}/20210609.txt")


def test_an_archive_in_an_archive_is_not_opened_and_said(tmp_path: Path):
    inner = zipped(tmp_path / "inner.zip", DAY).read_bytes()
    path = zipped(tmp_path / "a.zip", {**DAY, "inner.zip": inner})
    issues, (fault,) = opened(path)
    assert (len(issues), fault.path) == (2, f"{path}/inner.zip")


# --- bombs and damage


def test_a_zip_bomb_is_refused_by_its_ratio(tmp_path: Path):
    path = zipped(
        tmp_path / "a.zip", {"20210601.txt": b"0" * (archives._SMALL + 1), "20210602.txt": page("好的")}
    )
    issues, (fault,) = opened(path)
    assert [i.date for i in issues] == ["2021-06-02"]
    assert str(archives.RATIO_LIMIT) in str(fault)


@pytest.mark.parametrize("kind", ["gz", "tar.gz"])
def test_a_gz_bomb_is_refused_by_its_ratio(tmp_path: Path, kind: str):
    path = tmp_path / f"a.{kind}"
    bomb = b"0" * (4 * archives._SMALL)
    if kind == "gz":
        path.write_bytes(gzip.compress(bomb))
    else:
        tarred(path, {"a.txt": bomb, "b.txt": page("好的")}, "w:gz")
    issues, (fault,) = opened(path)
    assert (issues, fault.exit_code) == ([], 1)
    assert str(archives.RATIO_LIMIT) in str(fault)


@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_too_many_members_are_refused(tmp_path: Path, monkeypatch, kind: str):
    monkeypatch.setattr(archives, "MEMBERS_LIMIT", 2)
    path = (zipped if kind == "zip" else tarred)(tmp_path / f"a.{kind}", DAY)
    issues, (fault,) = opened(path)
    assert issues == []
    assert "2" in str(fault.message)


@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_too_many_bytes_are_refused(tmp_path: Path, monkeypatch, kind: str):
    monkeypatch.setattr(archives, "TOTAL_BYTES", 100)
    path = (zipped if kind == "zip" else tarred)(tmp_path / f"a.{kind}", DAY)
    issues, (fault,) = opened(path)
    assert (issues, fault.exit_code) == ([], 1)


@pytest.mark.parametrize("kind", ["zip", "tar", "tgz"])
def test_a_member_that_is_too_big_is_told_and_the_rest_comes_in(tmp_path: Path, monkeypatch, kind: str):
    monkeypatch.setattr(archives, "MEMBER_BYTES", 10_000)
    files = {**DAY, "20210607.txt": os.urandom(20_000)}
    path = tmp_path / f"a.{kind}"
    if kind == "zip":
        zipped(path, files)
    else:
        tarred(path, files, "w" if kind == "tar" else "w:gz")
    issues, (fault,) = opened(path)
    assert (len(issues), fault.path) == (2, f"{path}/20210607.txt")


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz"])
@pytest.mark.parametrize("share", [0.3, 0.7, 0.95])
def test_an_archive_cut_short_is_an_error_or_gives_what_it_has(tmp_path: Path, name: str, share: float):
    path = tmp_path / name
    if name == "a.zip":
        zipped(path, DAY)
    else:
        tarred(path, DAY, "w" if name == "a.tar" else "w:gz")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    issues, faults = opened(path)
    assert issues or faults


def test_a_damaged_member_is_told_and_the_rest_comes_in(tmp_path: Path):
    path = zipped(tmp_path / "a.zip", DAY)
    with zipfile.ZipFile(path) as made:
        at = made.infolist()[0].header_offset + 30 + len("20210601/20210601-01-01.txt") + 8
    data = bytearray(path.read_bytes())
    data[at : at + 8] = b"\xff" * 8
    path.write_bytes(data)
    issues, (fault,) = opened(path)
    assert [headlines(i) for i in issues] == [["镇上来了新校长"], ["水库开闸放水"]]
    assert isinstance(fault, InnerFileError)
    assert fault.path == f"{path}/20210601/20210601-01-01.txt"


@given(st.binary(max_size=200), st.sampled_from([b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b""]))
def test_whatever_an_archive_holds_it_is_an_issue_or_an_error(data: bytes, start: bytes):
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.zip"
        path.write_bytes(start + data)
        assert list(open_each([str(path)]))


def test_members_of_an_archive_are_listed_without_reading_them(tmp_path: Path):
    big = {name: text * 400 for name, text in DAY.items()}
    path = zipped(tmp_path / "a.zip", {**big, "20210604.txt": os.urandom(3 << 20)})
    refs, faults = list_path(str(path))
    assert [ref.date for ref in refs] == ["2021-06-01", "2021-06-02", "2021-06-04"]
    assert faults == []
    assert refs[2].load() == []
    assert [fault.path for fault in faults] == [f"{path}/20210604.txt"]


@pytest.mark.parametrize("name", ["day.tar", "day.tar.gz"])
def test_of_a_tar_cut_short_the_whole_members_come_in_and_the_damage_is_told(tmp_path: Path, name: str):
    whole = tarred(tmp_path / "whole.tar", {f"2021060{day}.txt": DUMP for day in range(1, 10)}).read_bytes()
    half = whole[: 5 * (512 + 512 * -(-len(DUMP.encode()) // 512)) + 600]
    path = tmp_path / name
    path.write_bytes(gzip.compress(half) if name.endswith("gz") else half)
    issues, errors = opened(path)
    assert [issue.date for issue in issues] == [f"2021-06-0{day}" for day in range(1, 6)]
    assert str(errors[0]) == f"{path}: the archive is damaged or incomplete"


def test_of_a_gz_cut_short_the_beginning_is_read_and_the_damage_is_told(tmp_path: Path):
    path = tmp_path / "20210601.txt.gz"
    path.write_bytes(gzip.compress(DUMP.encode() * 500)[:-12])
    issues, errors = opened(path)
    assert [issue.date for issue in issues] == ["2021-06-01"]
    assert [str(error) for error in errors] == [f"{path}: the archive is damaged or incomplete"]


def test_a_member_packed_by_an_unknown_method_is_told_and_the_rest_comes_in(tmp_path: Path):
    path = zipped(tmp_path / "days.zip", {"20210601.txt": DUMP, "20210602.txt": DUMP})
    data = bytearray(path.read_bytes())
    data[8] = data[data.index(b"PK\x01\x02") + 10] = 98
    path.write_bytes(data)
    issues, errors = opened(path)
    assert [issue.date for issue in issues] == ["2021-06-02"]
    assert [str(e) for e in errors] == [
        f"{path}/20210601.txt: it is packed by a method that can't be read here"
    ]
