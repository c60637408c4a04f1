"""Naming one article, by number or id."""

from __future__ import annotations

from dataclasses import replace

import pytest
from library_samples import BARE, EMPTY, ISSUE, LONG, SHORT

from reader.errors import UsageError
from reader.library import find_article, only_article


def test_a_number_counts_the_articles_from_one_through_all_sections():
    assert [find_article([ISSUE], n)[1].id for n in "123"] == [a.id for a in ISSUE.articles]


@pytest.mark.parametrize("number", ["0", "4", "00", "-1", "9" * 5000])
def test_a_number_that_is_not_there_says_how_many_there_are(number: str, monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "en")
    with pytest.raises(UsageError, match="the issue has 3 articles") as caught:
        find_article([ISSUE], number)
    assert len(str(caught.value)) < 200


def test_an_id_is_found_in_any_of_several_issues():
    other = replace(ISSUE, sections=ISSUE.sections[:1])
    assert find_article([other, BARE], SHORT.id) == (1, SHORT)


def test_an_id_in_two_issues_means_the_first():
    assert find_article([ISSUE, BARE], SHORT.id) == (0, SHORT)


@pytest.mark.parametrize("name", ["a0", "", "-", "３", "1.0", "第1篇"])
def test_an_id_that_is_not_there_is_the_calls_fault(name: str, monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "en")
    with pytest.raises(UsageError, match="3 articles in all"):
        find_article([ISSUE], name)


def test_a_number_needs_one_issue_to_count_in():
    with pytest.raises(UsageError):
        find_article([ISSUE, BARE], "1")


def test_an_issue_without_articles_has_none_to_name():
    with pytest.raises(UsageError):
        find_article([EMPTY], "1")


def test_an_issue_cut_to_one_article_keeps_its_names_and_that_articles_section():
    cut = only_article(ISSUE, SHORT)
    assert [(s.name, s.page, s.articles) for s in cut.sections] == [("副刊", 4, (SHORT,))]
    assert (cut.masthead, cut.date, cut.source) == (ISSUE.masthead, ISSUE.date, ISSUE.source)


def test_an_issue_cut_to_one_article_keeps_what_stands_between_its_lines_and_speaks_of_them():
    cut = only_article(ISSUE, LONG)
    assert [f.text for f in cut.furniture] == ["滨河晚报网"]
    assert [w.code for w in cut.warnings] == ["encoding", "join"]


def test_an_article_that_stands_twice_in_an_issue_is_the_one_that_was_counted():
    issue = replace(ISSUE, sections=(*ISSUE.sections, replace(ISSUE.sections[0], page=8)))
    assert [s.page for s in only_article(issue, LONG).sections] == [1]
