"""Files that are written: whole, under a sensible name, over nothing unasked."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from tui_paper import FERRY, article, paper

from reader.errors import KanbaoError
from reader.library.saving import default_name, is_markdown, save_text


def test_a_name_is_the_date_and_the_headline():
    assert default_name(paper(), FERRY) == "2023-10-09-老码头又响起汽笛.md"
    assert default_name(replace(paper(), date=None), FERRY) == "老码头又响起汽笛.md"


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("../../etc/passwd", "etc passwd.md"),
        ("问：能 / 不能？\n答", "问：能 不能？ 答.md"),
        ('a\\b*c?d"e<f>g|h:i', "a b c d e f g h i.md"),
        ("-rf .", "rf.md"),
        ("长" * 200, "长" * 40 + ".md"),
        ("///", "article.md"),
    ],
)
def test_a_headline_is_made_safe_for_a_name(headline, expected):
    story = article(1, 0, headline=headline, blocks=())
    assert default_name(paper(date=None, sections=()), story) == expected


def test_all_but_text_is_markdown():
    assert [is_markdown(name) for name in ("a.md", "a", "a.markdown", "a.txt", "A.TXT")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_a_file_is_written_and_nothing_else_is_left(tmp_path):
    assert save_text(str(tmp_path / "a.md"), "渡轮\n", over=False)
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    assert (tmp_path / "a.md").read_bytes() == "渡轮\n".encode()


def test_what_is_there_is_replaced_only_when_that_was_asked(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("旧")
    path.chmod(0o640)
    assert not save_text(str(path), "新", over=False)
    assert path.read_text("utf-8") == "旧"
    assert save_text(str(path), "新", over=True)
    assert path.read_text("utf-8") == "新"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_leads_on_to_its_file(tmp_path):
    (tmp_path / "real.md").write_text("旧")
    (tmp_path / "link.md").symlink_to("real.md")
    assert save_text(str(tmp_path / "link.md"), "新", over=True)
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text("utf-8") == "新"


def test_the_tilde_is_the_home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert save_text("~/a.md", "新", over=False)
    assert (tmp_path / "a.md").exists()


def test_folders_pipes_and_places_that_are_not_there_are_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "no" / "a.md", tmp_path / ("长" * 200), "/dev/null"):
        with pytest.raises(KanbaoError) as refused:
            save_text(str(path), "新", over=True)
        assert "\n" not in str(refused.value)
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]
