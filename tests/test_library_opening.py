"""From paths to issues: in order, each for itself, and the handbook where none is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from command import PAGE

from reader.errors import KanbaoError, UsageError
from reader.library import handbook_path, open_each, open_path, open_paths

if TYPE_CHECKING:
    from pathlib import Path


def test_a_path_is_opened_under_the_name_the_person_used(page: Path, monkeypatch):
    monkeypatch.chdir(page.parent)
    assert open_path("page.txt").source.path == "page.txt"


def test_the_same_bytes_give_the_same_issue_under_any_name(page: Path):
    other = page.with_name("other.txt")
    other.write_bytes(page.read_bytes())
    one, two = open_path(str(page)), open_path(str(other))
    assert [a.id for a in one.articles] == [a.id for a in two.articles]
    assert one.source.sha256 == two.source.sha256


def test_issues_and_errors_come_apart_each_in_the_order_given(page: Path):
    missing, folder = str(page.with_name("no.txt")), str(page.with_name("empty"))
    page.with_name("empty").mkdir()
    issues, errors = open_paths([missing, str(page), folder, str(page)])
    assert [issue.source.path for issue in issues] == [str(page)] * 2
    assert [error.path for error in errors] == [missing, folder]


def test_a_path_is_read_when_it_is_asked_for(page: Path):
    later = page.with_name("later.txt")
    opened = open_each([str(page), str(later)])
    assert not isinstance(next(opened), KanbaoError)
    later.write_text(PAGE, "utf-8")
    assert not isinstance(next(opened), KanbaoError)


def test_an_unknown_encoding_is_no_files_trouble(page: Path):
    with pytest.raises(UsageError):
        open_paths([str(page)], "klingon")


def test_the_handbook_is_there_and_holds_a_newspaper():
    issue = open_path(handbook_path())
    assert len(issue.articles) >= 8
    assert issue.masthead == "看报"


@pytest.mark.parametrize("whole", [True, False])
def test_the_paper_of_a_folder_is_found_from_inside_it_as_from_anywhere(whole, tmp_path: Path, monkeypatch):
    day = tmp_path / "人民日报" / "20251020"
    day.mkdir(parents=True)
    (day / "20251020-01-01.txt").write_text("\n云河县通了公交\n\n　　公交车昨天上路。\n", "utf-8")
    monkeypatch.chdir(day.parent)
    assert open_path(str(day) if whole else "20251020").masthead == "人民日报"
    assert open_path(
        str(day / "20251020-01-01.txt") if whole else "20251020/20251020-01-01.txt"
    ).masthead == ("人民日报")
