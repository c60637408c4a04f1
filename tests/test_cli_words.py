"""What the words of a call mean."""

from __future__ import annotations

import pytest

from reader.cli.help import HELP
from reader.cli.words import COMMANDS, FORMATS, OPTIONS, READ, Call, parse
from reader.errors import UsageError


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "en")


def refusal(*words: str) -> str:
    with pytest.raises(UsageError) as caught:
        parse(words)
    assert caught.value.exit_code == 2
    return str(caught.value)


def test_no_words_open_the_reader_on_nothing_named():
    assert parse([]) == Call(READ)


def test_words_are_paths_in_the_order_given():
    assert parse(["b.txt", "a.txt", "-"]).paths == ("b.txt", "a.txt", "-")


def test_the_first_word_is_a_command_when_it_is_called_like_one():
    assert parse(["toc", "toc"]) == Call("toc", ("toc",))
    assert parse(["./toc"]) == Call(READ, ("./toc",))
    assert parse(["page.txt", "toc"]) == Call(READ, ("page.txt", "toc"))


def test_options_may_stand_before_between_and_behind_the_paths():
    expected = Call("show", ("a", "b"), article="a3f", encoding="gbk", width=60)
    assert parse(["--encoding", "gbk", "show", "a", "--article=a3f", "b", "--width", "60"]) == expected


def test_after_two_dashes_all_words_are_paths():
    assert parse(["--", "toc", "--help", "--"]) == Call(READ, ("toc", "--help", "--"))
    assert parse(["toc", "--", "-x"]) == Call("toc", ("-x",))


def test_the_last_of_several_values_counts():
    assert parse(["show", "a", "--width", "40", "--width", "60"]).width == 60


def test_a_value_may_begin_with_a_dash():
    assert parse(["a", "--article", "-1"]).article == "-1"


@pytest.mark.parametrize(("word", "near"), [("--artcle", "--article"), ("--fromat", "--format")])
def test_an_unknown_option_is_named_with_the_nearest_known(word: str, near: str):
    assert refusal("a", word) == f"there is no option {word} (did you mean {near}?)"


def test_an_unknown_option_unlike_any_points_to_the_help():
    assert refusal("-z") == "there is no option -z (see kanbao --help)"


def test_a_query_that_begins_with_a_minus_is_told_where_it_belongs():
    assert refusal("-广告 工会") == (
        "there is no option -广告 工会 "
        "(a query that begins with a minus stands behind --: kanbao find -- '-广告 工会')"
    )


@pytest.mark.parametrize(
    "words", [["--article"], ["--article="], ["--article", ""], ["toc", "a", "--encoding"]]
)
def test_an_option_without_its_value_is_refused(words: list[str]):
    assert "needs a value" in refusal(*words)


def test_a_value_where_none_belongs_is_refused():
    assert "takes no value" in refusal("export", "a", "--format", "json", "--with-text=yes")


@pytest.mark.parametrize(
    ("words", "where"),
    [
        (["a", "--width", "60"], "kanbao show"),
        (["toc", "a", "--article", "1"], "kanbao, kanbao show, kanbao export, kanbao bookmarks"),
        (["show", "a", "--format", "md"], "kanbao export, kanbao bookmarks"),
        (["a", "--with-text"], "kanbao export"),
    ],
)
def test_an_option_of_another_command_says_whose_it_is(words: list[str], where: str):
    assert refusal(*words).endswith(f"belongs to: {where}")


@pytest.mark.parametrize("command", ["toc", "show"])
def test_a_command_needs_a_file(command: str):
    assert refusal(command).startswith(f"{command} needs the name of a file")


@pytest.mark.parametrize("value", ["0", "000", "-5", "abc", "1.5", "1e3", "６０", " 60", "+60", "²"])
def test_a_width_that_is_no_positive_number_is_refused(value: str):
    assert "--width" in refusal("show", "a", "--width", value)


@pytest.mark.parametrize("value", ["1001", "9" * 5000])
def test_a_width_beyond_all_terminals_is_refused_with_the_limit(value: str):
    assert "at most 1000 cells" in refusal("show", "a", "--width", value)
    assert parse(["show", "a", "--width", "0001000"]).width == 1000


def test_standard_input_is_read_once():
    assert "only once" in refusal("-", "a", "-")


def test_a_file_that_begins_with_a_dash_is_told_how_to_be_named():
    assert "./-rf.txt" in refusal("-rf.txt")


def test_export_needs_a_format_that_it_knows():
    assert "json, jsonl, md, txt" in refusal("export", "a")
    assert "there is no format xml" in refusal("export", "a", "--format", "xml")
    assert [parse(["export", "a", "--format", f]).format for f in FORMATS] == list(FORMATS)


def test_json_is_for_one_file_and_names_jsonl_for_several():
    assert "jsonl" in refusal("export", "a", "b", "--format", "json")
    assert parse(["export", "a", "b", "--format", "jsonl"]).paths == ("a", "b")


def test_the_whole_text_goes_with_json_only():
    assert parse(["export", "a", "--format", "jsonl", "--with-text"]).with_text
    assert "--with-text" in refusal("export", "a", "--format", "md", "--with-text")


def test_a_number_of_an_article_needs_one_file_to_count_in():
    assert "id" in refusal("a", "b", "--article", "1")
    assert parse(["a", "b", "--article", "a3f"]).article == "a3f"


def test_help_is_asked_for_by_option_or_command():
    assert parse(["--help"]).help == READ
    assert parse(["-h"]).help == READ
    assert parse(["help"]).help == READ
    assert parse(["toc", "--help"]).help == "toc"
    assert parse(["help", "export"]).help == "export"
    assert parse(["help", "help"]).help == READ


def test_help_for_what_is_no_command_is_refused_with_the_nearest():
    assert refusal("help", "exprot").startswith("there is no command exprot; there are toc, show")
    assert "did you mean export?" in refusal("help", "exprot")
    assert "did you mean" not in refusal("help", "nonsense")


def test_help_is_given_whatever_else_the_call_lacks():
    assert parse(["export", "--help"]).help == "export"
    assert parse(["show", "--width", "0", "-h"]).help == "show"


def test_every_command_and_option_is_explained_in_both_languages():
    for text in HELP[READ]:
        assert all(option.word in text for option in OPTIONS)
        assert all(f"kanbao {command}" in text for command in COMMANDS)
    assert set(HELP) == {READ, *COMMANDS} - {"help"}
    for command, texts in HELP.items():
        for option in OPTIONS:
            if command in option.commands:
                assert all(option.word in text for text in texts), (command, option.word)


def test_the_help_fits_a_terminal_of_eighty_cells():
    from reader.chars import cell_width

    for texts in HELP.values():
        for text in texts:
            assert max(cell_width(line) for line in text.splitlines()) <= 80
