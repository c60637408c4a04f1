"""Words: jieba's, loaded aside, silent and tidy."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version

CACHE = f"jieba-{version('jieba')}-{sys.implementation.cache_tag}"
TEXT = "渡轮恢复以后，镇上多了三家茶馆。"
PROGRAM = f"""
from reader.library.words import WordCutter
words = WordCutter()
early = words.cut({TEXT!r})
print(early, words.loaded()({TEXT!r}), sep="\\n")
"""


def words_cut_with(tmp_path, **environ: str) -> subprocess.CompletedProcess[str]:
    base = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path / "tmp"), "LC_ALL": "C.UTF-8"}
    (tmp_path / "tmp").mkdir()
    return subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**base, **environ},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )


def test_words_are_runs_of_one_script_at_first_and_then_words(tmp_path):
    done = words_cut_with(tmp_path)
    early, late = done.stdout.splitlines()
    assert early == str(["渡轮恢复以后", "，", "镇上多了三家茶馆", "。"])
    assert "'恢复'" in late
    assert "'茶馆'" in late


def test_jieba_prints_nothing_and_keeps_its_cache_in_the_cache_folder(tmp_path):
    done = words_cut_with(tmp_path, XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert done.stderr == ""
    assert [path.name for path in (tmp_path / "cache").rglob("*") if path.is_file()] == [CACHE]
    assert list((tmp_path / "tmp").iterdir()) == []


def test_what_an_ended_program_left_half_written_goes(tmp_path):
    folder = tmp_path / "cache" / "kanbao" / "words"
    folder.mkdir(parents=True)
    for name, age in (("tmpold", 0), ("tmpnew", None)):
        (folder / name).write_text("")
        if age is not None:
            os.utime(folder / name, (age, age))
    words_cut_with(tmp_path, XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert {path.name for path in folder.iterdir()} == {CACHE, "tmpnew"}


def test_a_cache_that_is_torn_is_made_anew(tmp_path):
    folder = tmp_path / "cache" / "kanbao" / "words"
    folder.mkdir(parents=True)
    (folder / CACHE).write_bytes(b"\x00" * 1000)
    done = words_cut_with(tmp_path, XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert "'茶馆'" in done.stdout
    assert done.stderr == ""
    assert (folder / CACHE).stat().st_size > 1_000_000


def test_what_an_older_version_kept_goes(tmp_path):
    folder = tmp_path / "cache" / "kanbao" / "words"
    folder.mkdir(parents=True)
    (folder / "jieba.cache").write_text("")
    words_cut_with(tmp_path, XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert [path.name for path in folder.iterdir()] == [CACHE]


def test_without_a_cache_folder_words_are_found_all_the_same(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    done = words_cut_with(tmp_path, XDG_CACHE_HOME=str(blocked))
    assert "'茶馆'" in done.stdout
    assert done.stderr == ""
    assert list((tmp_path / "tmp").iterdir()) == []
